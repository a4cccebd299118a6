import type { Context as HonoContext } from 'hono';
import { pollLink } from '../actions/links.ts';
import { viewPoll } from '../actions/poll-view.ts';
import { endPoll, extendPoll, fixDate, makePoll, pollDraft, pollRefused, recordToldPoll } from '../actions/polls.ts';
import { findEvent } from '../db/events.ts';
import { findPoll } from '../db/polls.ts';
import { TOLD_CHANNELS } from '../domain/answers.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { deadlineInput, pollInput } from '../domain/polls.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { mayEdit, pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { answersIn, standingAnswers } from './poll-answers.tsx';
import { deadlineOf, pollMaking, pollOfForm } from './poll-making.ts';
import { PollPage } from './poll-page.tsx';
import { PollSeatPage } from './poll-seat.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const pollPath = (c: C) => `${eventPath(idOf(c))}/jajak`;
const typedForm = (c: C, typed: URLSearchParams): Form => ({ typed, problems: {}, language: c.get('language') });

const NOTICES = {
  dikirim: 'sent',
  ditetapkan: 'fixedNow',
  diakhiri: 'endedNow',
  tenggat: 'extendedNow',
  dicatat: 'recordedNow',
} as const;

/** The page, with a form as it was typed where one came back. */
async function show(c: C, typed: { making?: Form; check?: boolean; deadline?: Form } = {}, status: 200 | 422 = 200) {
  const ctx = c.get('ctx');
  const [event, found] = await Promise.all([findEvent(ctx, idOf(c)), findPoll(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const view = found ? await viewPoll(ctx, event, found) : null;
  const free = found?.poll.state !== 'open' && mayEdit(c.get('member')) && !pollRefused(event, ctx.now());
  const words = messages(c.get('language')).poll;
  const notice = NOTICES[c.req.query('jajak') as keyof typeof NOTICES];
  const until = found && localOf(found.poll.deadlineAt, found.slots[0]?.timezone ?? event.timezone);
  const deadline = freshForm(
    c.get('language'),
    until ? { deadline_on: dateOf(until), deadline_clock: until.slice(11) } : {},
  );
  return c.html(
    <PollPage
      event={event}
      view={view}
      unreached={
        found && found.poll.state !== 'ended'
          ? found.seats
              .filter(({ invitation }) => !invitation.email)
              .map((seat) => ({ seat, whatsapp: pollDraft(ctx, event, found, seat) }))
          : []
      }
      making={free ? await pollMaking(c, event, typed.making, typed.check) : null}
      deadline={typed.deadline ?? deadline}
      notice={notice && status === 200 ? words[notice] : null}
      now={ctx.now()}
      {...pageOf(c)}
    />,
    status,
  );
}

/** GET /acara/:id/jajak: the date poll and its result, or the form of a new one. */
export const showPoll = (c: C) => show(c);

/** POST /acara/:id/jajak: asks; or only looks for suggestions and clashes with what was typed. */
export async function takePoll(c: C) {
  const typed = await typedIn(c);
  const form = typedForm(c, typed);
  const step = filled(typed, 'langkah');
  if (step === 'saran' || step === 'periksa') return show(c, { making: form, check: step === 'periksa' });
  const { input, rename } = pollOfForm(typed);
  const parsed = parseInput(pollInput, input);
  const wrong = (problems: Parameters<typeof withProblems>[1]) => {
    const marked = withProblems(form, problems, rename);
    // of nobody ticked the rule says how many, which is not what is meant
    if (problems.some(({ field }) => field === 'invitations'))
      marked.problems.diminta = problemText({ rule: 'nobody_asked', params: {} }, form.language);
    return show(c, { making: marked, check: true }, 422);
  };
  if (!parsed.ok) return wrong(parsed.problems);
  const done = await makePoll(c.get('ctx'), idOf(c), parsed.value);
  if (done.ok) return c.redirect(`${pollPath(c)}?jajak=dikirim`, 303);
  return done.reason === 'invalid' ? wrong(done.problems) : errorPage(c, done.reason);
}

/** POST /acara/:id/jajak/tetapkan: one press fixes the event's date. */
export async function fixPollDate(c: C) {
  const slot = Number(filled(await typedIn(c), 'slot'));
  const done = await fixDate(c.get('ctx'), idOf(c), slot);
  if (done.ok) return c.redirect(`${pollPath(c)}?jajak=ditetapkan`, 303);
  return done.reason === 'invalid' ? show(c, {}, 422) : errorPage(c, done.reason);
}

/** POST /acara/:id/jajak/tenggat: another deadline. */
export async function movePollDeadline(c: C) {
  const typed = await typedIn(c);
  const wrong = (problems: Parameters<typeof withProblems>[1]) =>
    show(c, { deadline: withProblems(typedForm(c, typed), problems, () => 'deadline_on') }, 422);
  const parsed = parseInput(deadlineInput, { deadline_at: deadlineOf(typed) });
  if (!parsed.ok) return (await findPoll(c.get('ctx'), idOf(c))) ? wrong(parsed.problems) : errorPage(c, 'not_found');
  const done = await extendPoll(c.get('ctx'), idOf(c), parsed.value.deadline_at);
  if (done.ok) return c.redirect(`${pollPath(c)}?jajak=tenggat`, 303);
  return done.reason === 'invalid' ? wrong(done.problems) : errorPage(c, done.reason);
}

/** POST /acara/:id/jajak/akhiri: over without a date. */
export async function endPollPage(c: C) {
  const done = await endPoll(c.get('ctx'), idOf(c));
  return done.ok ? c.redirect(`${pollPath(c)}?jajak=diakhiri`, 303) : errorPage(c, done.reason);
}

async function showSeat(c: C, typed?: Form) {
  const ctx = c.get('ctx');
  const invitationId = c.req.param('invitation') ?? '';
  const [event, poll] = await Promise.all([findEvent(ctx, idOf(c)), findPoll(ctx, idOf(c), { invitationId })]);
  const seat = poll?.seats[0];
  if (!event || !poll || !seat) return errorPage(c, 'not_found');
  if (poll.poll.state !== 'open') return errorPage(c, 'poll_closed');
  const form = typed ?? standingAnswers(c.get('language'), seat.answers);
  if (!typed) form.typed.set('channel', 'phone');
  return c.html(
    <PollSeatPage
      event={event}
      poll={poll}
      seat={seat}
      form={form}
      link={pollLink(ctx, seat)}
      whatsapp={pollDraft(ctx, event, poll, seat)}
      {...pageOf(c)}
    />,
    typed ? 422 : 200,
  );
}

/** GET /acara/:id/jajak/:invitation: one who is asked. */
export const showPollSeat = (c: C) => showSeat(c);

/** POST /acara/:id/jajak/:invitation: what he answered, as somebody heard it. */
export async function takePollTold(c: C) {
  const ctx = c.get('ctx');
  const invitationId = c.req.param('invitation') ?? '';
  const typed = await typedIn(c);
  const poll = await findPoll(ctx, idOf(c), { invitationId });
  if (!poll?.seats.length) return errorPage(c, 'not_found');
  const given = answersIn(typed, poll.slots, c.get('language'));
  const channel = TOLD_CHANNELS.find((one) => one === filled(typed, 'channel'));
  if (!given.ok || !channel) {
    const form = given.ok ? typedForm(c, typed) : given.form;
    return showSeat(c, channel ? form : withProblems(form, [{ field: 'channel', rule: 'required', params: {} }]));
  }
  const { answers, note } = given;
  const done = await recordToldPoll(ctx, idOf(c), invitationId, { answers, note, channel });
  if (done.ok) return c.redirect(`${pollPath(c)}?jajak=dicatat`, 303);
  return errorPage(c, done.reason === 'unasked' || done.reason === 'no_slot' ? 'not_found' : done.reason);
}
