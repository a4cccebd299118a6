import type { Hono, Context as HonoContext } from 'hono';
import type * as z from 'zod';
import type { Context } from '../actions/context.ts';
import { pollLink } from '../actions/links.ts';
import { type PollView, viewPoll } from '../actions/poll-view.ts';
import { endPoll, extendPoll, fixDate, makePoll, pollDraft, recordToldPoll } from '../actions/polls.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { findPoll } from '../db/polls.ts';
import { rfc3339 } from '../domain/dates.ts';
import { deadlineInput, fixInput, pollInput, toldPollAnswer } from '../domain/polls.ts';
import type { Language } from '../messages/index.ts';
import { recommendationText, slotReasons } from '../messages/polls.ts';
import { clashText } from '../messages/schedule.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem, refused } from './problem.ts';
import { nothing, read, write } from './route.ts';
import { pollOut } from './shapes.ts';

function showPoll(ctx: Context, event: EventRow, view: PollView, language: Language): z.input<typeof pollOut> {
  const { poll, slots, seats, result } = view;
  const zone = slots[0]?.timezone ?? event.timezone;
  const at = (ms: number) => rfc3339(ms, zone);
  return {
    id: poll.id,
    event_id: event.id,
    number: poll.number,
    state: poll.state,
    deadline_at: at(poll.deadlineAt),
    takes_answers: poll.state === 'open' && poll.deadlineAt > ctx.now(),
    fixed_slot: poll.fixedSlot,
    created_at: at(poll.createdAt),
    slots: slots.flatMap((slot, i) => {
      const rank = result.slots.findIndex(({ index }) => index === i);
      const stands = result.slots[rank];
      if (!stands) return [];
      return [
        {
          slot: slot.ordinal,
          starts_at: at(slot.startsAt),
          ends_at: at(slot.endsAt),
          rank: rank + 1,
          cost: stands.cost,
          recommended: poll.state === 'open' && result.recommended === i,
          counts: {
            in_person: stands.inPerson.length,
            delegate: stands.delegates.length,
            cannot: stands.cannot.length,
            none: stands.silent.length,
          },
          reasons: slotReasons(view, stands, language),
          conflicts: slot.clashes.map((clash) => clashText(clash, { language, zone })),
        },
      ];
    }),
    recommended:
      poll.state !== 'open' || result.recommended === null ? null : (slots[result.recommended]?.ordinal ?? null),
    recommendation: recommendationText(view, language),
    asked: seats.map((seat) => ({
      invitation_id: seat.invitation.id,
      position: seat.invitation.position,
      name: seat.invitation.name,
      agency: seat.invitation.agency,
      requirement: seat.invitation.requirement,
      link: pollLink(ctx, seat),
      whatsapp: pollDraft(ctx, event, view, seat),
      delivery: seat.asked === null || seat.asked === 'dropped' ? 'none' : seat.asked,
      note: [...seat.answers].sort((a, b) => b.id - a.id)[0]?.note ?? null,
      answers: seat.answers.map(({ slot, answer, channel, at: when }) => ({ slot, answer, channel, at: at(when) })),
    })),
  };
}

/** The newest poll of the event as it stands now. */
async function answerPoll(c: HonoContext<ApiEnv>, status: 200 | 201): Promise<Response> {
  const ctx = c.get('ctx');
  const id = c.req.param('id') ?? '';
  const [event, found] = await Promise.all([findEvent(ctx, id), findPoll(ctx, id)]);
  if (!event || !found) return problem(c, 404, 'not_found');
  return c.json(showPoll(ctx, event, await viewPoll(ctx, event, found), c.get('language')), status);
}

/** Asking for a date. */
export function pollRoutes(app: Hono<ApiEnv>): void {
  const idOf = (c: HonoContext<ApiEnv>) => c.req.param('id') ?? '';
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/poll',
      does: 'Asks those who matter which of two to five times they can keep; without invitations those who must come and the leaders',
      body: pollInput,
      answers: [201, pollOut],
    },
    async (c, body) => {
      const done = await makePoll(c.get('ctx'), idOf(c), body);
      if (done.ok) return answerPoll(c, done.created ? 201 : 200);
      return done.reason === 'invalid' ? invalid(c, done.problems) : refused(c, done);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/poll',
      does: 'The newest date poll with its weighted result',
      answers: [200, pollOut],
    },
    (c) => answerPoll(c, 200),
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/poll/answers',
      does: 'Records what one asked answered elsewhere, to any of the times',
      body: toldPollAnswer,
      answers: [201, pollOut],
    },
    async (c, { invitation_id, answers, note, channel }) => {
      const given = { answers, note: note ?? null, channel };
      const done = await recordToldPoll(c.get('ctx'), idOf(c), invitation_id, given);
      if (done.ok) return answerPoll(c, 201);
      const wrong = (field: string, rule: string) => invalid(c, [{ field, rule, params: {} }]);
      if (done.reason === 'unasked') return wrong('invitation_id', 'not_asked');
      if (done.reason === 'no_slot') return wrong('answers', 'invalid');
      return refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/poll/fix',
      does: 'Makes one of the times the event’s date and tells everyone',
      body: fixInput,
      answers: [200, pollOut],
    },
    async (c, { slot }) => {
      const done = await fixDate(c.get('ctx'), idOf(c), slot);
      if (done.ok) return answerPoll(c, 200);
      return done.reason === 'invalid' ? invalid(c, done.problems) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/poll/deadline',
      does: 'Moves the deadline of the open poll',
      body: deadlineInput,
      answers: [200, pollOut],
    },
    async (c, { deadline_at }) => {
      const done = await extendPoll(c.get('ctx'), idOf(c), deadline_at);
      if (done.ok) return answerPoll(c, 200);
      return done.reason === 'invalid' ? invalid(c, done.problems) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/poll/end',
      does: 'Ends the open poll without a date',
      body: nothing,
      answers: [200, pollOut],
    },
    async (c) => {
      const done = await endPoll(c.get('ctx'), idOf(c));
      return done.ok ? answerPoll(c, 200) : refused(c, done);
    },
  );
}
