import type { Hono } from 'hono';
import * as z from 'zod';
import { answersEnded, recordAnswer } from '../actions/answers.ts';
import type { Context } from '../actions/context.ts';
import { addInvitees } from '../actions/invitations.ts';
import { whatsappDraft } from '../actions/letters.ts';
import { invitationLink } from '../actions/links.ts';
import { listAnswers } from '../db/answers.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { type AnswerRow, findInvitation, type InvitationView, listInvitations } from '../db/invitations.ts';
import { answerOfTold, toldAnswer } from '../domain/answers.ts';
import { rfc3339 } from '../domain/dates.ts';
import { inviteesInput } from '../domain/invitations.ts';
import type { ApiEnv } from './environment.ts';
import { PAGES } from './events.ts';
import { problem, refused } from './problem.ts';
import { page, paging, read, write } from './route.ts';
import { answerOut, invitationOut, pageOut } from './shapes.ts';

const representative = (a: AnswerRow | null) =>
  a?.answer === 'represented' && a.representativeName
    ? { name: a.representativeName, position: a.representativePosition, contact: a.representativeContact }
    : null;

/** An invitation as the API tells it. The link is composed again; it is stored nowhere. */
function showInvitation(ctx: Context, event: EventRow, view: InvitationView): z.input<typeof invitationOut> {
  const { invitation, answer, delivery, rank } = view;
  return {
    id: invitation.id,
    office_id: invitation.officeId,
    position: invitation.position,
    capacity: invitation.capacity,
    name: invitation.name,
    agency: invitation.agency,
    email: invitation.email,
    phone: invitation.phone,
    requirement: invitation.requirement,
    role: invitation.role,
    precedence: rank,
    link: invitationLink(ctx, invitation),
    status: answer?.answer ?? 'pending',
    representative: representative(answer),
    answered_at: answer ? rfc3339(answer.at, event.timezone) : null,
    channel: answer?.channel ?? null,
    whatsapp: whatsappDraft(ctx, event, invitation),
    delivery: {
      state: !delivery || delivery.state === 'dropped' ? 'none' : delivery.state,
      attempts: delivery?.attempts ?? 0,
      last_error: delivery?.lastError ?? null,
    },
  };
}

function showAnswer(answer: AnswerRow, zone: string): z.input<typeof answerOut> {
  return {
    answer: answer.answer,
    representative: representative(answer),
    note: answer.note,
    filled_by: answer.filledBy,
    channel: answer.channel,
    by: answer.by,
    at: rfc3339(answer.at, zone),
  };
}

/** Invitees and what they answered. */
export function invitationRoutes(app: Hono<ApiEnv>): void {
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/invitations',
      does: 'Adds invitees, all or none',
      body: inviteesInput,
      answers: [201, z.object({ data: z.array(invitationOut) })],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await addInvitees(ctx, id, body.invitees);
      if (!done.ok) return refused(c, done);
      const event = await findEvent(ctx, id);
      if (!event) return problem(c, 404, 'not_found');
      return c.json({ data: done.rows.map((r) => ({ ...showInvitation(ctx, event, r), created: r.created })) }, 201);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/invitations',
      does: 'Invitees in order of precedence',
      query: PAGES,
      answers: [200, pageOut(invitationOut)],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const asked = paging(c, z.object({ precedenceClass: z.number(), ordinal: z.number(), id: z.string() }));
      if (!asked.ok) return asked.response;
      const event = await findEvent(ctx, c.req.param('id') ?? '');
      if (!event) return problem(c, 404, 'not_found');
      const rows = await listInvitations(ctx, event.id, asked.limit + 1, asked.after);
      const cursor = ({ invitation: i }: InvitationView) => ({
        precedenceClass: i.precedenceClass,
        ordinal: i.ordinal,
        id: i.id,
      });
      return c.json(page(rows, asked.limit, cursor, (r) => showInvitation(ctx, event, r)));
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/invitations/:id/answers',
      does: 'Records an answer heard elsewhere',
      body: toldAnswer,
      answers: [201, invitationOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const view = await findInvitation(ctx, id);
      const event = view && (await findEvent(ctx, view.invitation.eventId));
      if (!view || !event) return problem(c, 404, 'not_found');
      const ended = answersEnded(event.status);
      if (ended) return refused(c, { reason: event.status === 'reported' ? 'final' : ended });
      const done = await recordAnswer(ctx, view.invitation, answerOfTold(body));
      if (!done.ok) return refused(c, { reason: 'closed' });
      const after = await findInvitation(ctx, id);
      return after ? c.json(showInvitation(ctx, event, after), 201) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/invitations/:id/answers',
      does: 'Every answer, oldest first',
      query: PAGES,
      answers: [200, pageOut(answerOut)],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const asked = paging(c, z.number().int());
      if (!asked.ok) return asked.response;
      const view = await findInvitation(ctx, c.req.param('id') ?? '');
      const event = view && (await findEvent(ctx, view.invitation.eventId));
      if (!view || !event) return problem(c, 404, 'not_found');
      const rows = await listAnswers(ctx, view.invitation.id, asked.limit + 1, asked.after);
      return c.json(
        page(
          rows,
          asked.limit,
          (r) => r.id,
          (r) => showAnswer(r, event.timezone),
        ),
      );
    },
  );
}
