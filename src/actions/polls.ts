import { runBatch, type Statement } from '../db/database.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { findInvitations, type InvitationRow, listInvitations } from '../db/invitations.ts';
import {
  closePoll,
  findPoll,
  insertPoll,
  insertPollAnswers,
  moveDeadline,
  oweToSeats,
  type Poll,
  type PollSlot,
  type Seat,
  stillOpen,
  takesAnswers,
  timePoll,
  untold,
} from '../db/polls.ts';
import { addMinutes, minutesBetween, toInstant } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';
import { whatsappLink } from '../domain/phones.ts';
import {
  deadlineFaults,
  type GivenPollAnswers,
  MOST_ASKED,
  mattersByDefault,
  type PollInput,
  pollReminderAt,
  pollTimeFaults,
} from '../domain/polls.ts';
import { slotText } from '../messages/polls.ts';
import { WHATSAPP_ID } from '../messages/whatsapp.id.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { changeEvent } from './event-changes.ts';
import { replaceLifecycle } from './events.ts';
import { pollLink, pollToken, tokenHash } from './links.ts';
import type { Refusal } from './refusals.ts';

type Invalid = { ok: false; reason: 'invalid'; problems: FieldProblem[] };

/** Why no date can be asked about: the event is over, or off for good. What is put off waits for one. */
export function pollRefused(event: EventRow, now: number): Refusal | null {
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled' || event.status === 'closed') return { ok: false, reason: event.status };
  const past = event.status !== 'postponed' && !event.unconfirmed.includes('date') && event.endsAt <= now;
  return past ? { ok: false, reason: 'closed' } : null;
}

/** The slots as they are kept: in the event's zone, as long as the event where no end is given. */
export function slotsOf(event: EventRow, input: PollInput['slots']): PollSlot[] {
  const { timezone } = event;
  const length = minutesBetween(event.startsLocal, event.endsLocal);
  return input
    .map(({ starts_at, ends_at }) => {
      const startsLocal = starts_at.slice(0, 16);
      const endsLocal = ends_at?.slice(0, 16) ?? addMinutes(startsLocal, length);
      const instants = { startsAt: toInstant(startsLocal, timezone), endsAt: toInstant(endsLocal, timezone) };
      return { startsLocal, endsLocal, endsGiven: ends_at !== undefined || event.endsGiven, timezone, ...instants };
    })
    .sort((a, b) => a.startsAt - b.startsAt)
    .map((slot, i) => ({ ordinal: i + 1, ...slot }));
}

/** Who of those invited is asked: those named, else those who matter by default. */
async function askedFor(
  ctx: Context,
  eventId: string,
  named: string[] | undefined,
): Promise<InvitationRow[] | Invalid> {
  const invalid = (field: string, rule: string): Invalid => ({
    ok: false,
    reason: 'invalid',
    problems: [{ field, rule, params: {} }],
  });
  if (!named) {
    const all = (await listInvitations(ctx, eventId)).map(({ invitation }) => invitation);
    const asked = all.filter(mattersByDefault).slice(0, MOST_ASKED);
    return asked.length ? asked : invalid('invitations', 'nobody_asked');
  }
  const found = (await findInvitations(ctx, eventId, named)).map(({ invitation }) => invitation);
  const known = new Set(found.map(({ id }) => id));
  const missing = named.findIndex((id) => !known.has(id));
  return missing < 0 ? found : invalid(`invitations[${missing}]`, 'unknown_invitation');
}

/** Whether the poll that is open asks just this: a form sent twice. */
const isSame = ({ poll, slots, seats }: Poll, wanted: PollSlot[], deadlineAt: number, asked: InvitationRow[]) =>
  poll.deadlineAt === deadlineAt &&
  JSON.stringify(slots.map((s) => [s.startsAt, s.endsAt])) ===
    JSON.stringify(wanted.map((s) => [s.startsAt, s.endsAt])) &&
  JSON.stringify(seats.map((s) => s.invitation.id).sort()) === JSON.stringify(asked.map((i) => i.id).sort());

const stonesOf = (ctx: Context, deadlineAt: number, zone: string) => [
  { id: ctx.newId('ms'), kind: 'poll_reminder' as const, dueAt: pollReminderAt(deadlineAt, zone) },
  { id: ctx.newId('ms'), kind: 'poll_close' as const, dueAt: deadlineAt },
];

/**
 * Asks those who matter which of some times they can keep: owes each with an address his mail, and times reminder and
 * close. One at a time: while another is open `poll_open`; the very same again is that one.
 */
export async function makePoll(
  ctx: Context,
  eventId: string,
  input: PollInput,
): Promise<{ ok: true; created: boolean } | Refusal | Invalid> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  const now = ctx.now();
  const refused = pollRefused(event, now);
  if (refused) return refused;
  const faults = pollTimeFaults(input, event.timezone, now);
  if (faults.length) return { ok: false, reason: 'invalid', problems: faults };
  const asked = await askedFor(ctx, eventId, input.invitations);
  if (!Array.isArray(asked)) return asked;
  const deadlineAt = toInstant(input.deadline_at, event.timezone);
  const poll = { id: ctx.newId('po'), eventId, deadlineAt };
  const slots = slotsOf(event, input.slots);
  const seats = asked.map(({ id: invitationId }) => {
    const id = ctx.newId('st');
    const hash = tokenHash(pollToken(ctx.linkSecret, id, 0));
    if (!hash) throw new Error('a fresh token does not have the shape of a token');
    return { id, invitationId, tokenHash: hash };
  });
  const [first, ...rest] = insertPoll(ctx, poll, slots, seats, ctx.actor, now);
  await runBatch(ctx.db, [
    first as Statement,
    auditedIfChanged(ctx, eventId, 'poll.made', poll.id, {
      after: { slots: slots.map((s) => s.startsLocal), asked: asked.length, deadline: input.deadline_at },
    }),
    ...rest,
    timePoll(ctx, poll.id, stonesOf(ctx, deadlineAt, event.timezone), now),
    oweToSeats(ctx, poll.id, 'poll', now),
  ]);
  const found = await findPoll(ctx, eventId);
  const made = found?.poll.id === poll.id;
  if (!made && !(found?.poll.state === 'open' && isSame(found, slots, deadlineAt, asked)))
    return { ok: false, reason: 'poll_open' };
  if (made) await replaceLifecycle(ctx, eventId);
  await ctx.start.dispatch();
  return { ok: true, created: made };
}

/**
 * Records what one asked answered, through whichever door: appended where it differs, the newest counts. By link only
 * before the deadline; `ended` once the poll takes none, or the event will not be.
 */
export async function recordPollAnswers(
  ctx: Context,
  seat: { id: string; pollId: string; eventId: string; invitationId: string },
  { answers, note, channel }: GivenPollAnswers,
): Promise<{ ok: true } | { ok: false; reason: 'ended' }> {
  const now = ctx.now();
  const given = { pollId: seat.pollId, seatId: seat.id, answers, note, channel, by: ctx.actor };
  const results = await runBatch(ctx.db, [
    insertPollAnswers(ctx, given, now),
    auditedIfChanged(ctx, seat.eventId, 'poll.answered', seat.pollId, {
      after: { invitation_id: seat.invitationId, answers, channel },
    }),
    takesAnswers(ctx, seat.pollId, channel, now),
  ]);
  const taking = results[2] as { taking: number }[] | D1Result;
  const rows = Array.isArray(taking) ? taking : taking.results;
  return rows.length ? { ok: true } : { ok: false, reason: 'ended' };
}

/** What an operator was told of one invited to the event: of its newest poll. `unasked`: he has no seat in it. */
export async function recordToldPoll(
  ctx: Context,
  eventId: string,
  invitationId: string,
  given: GivenPollAnswers,
): Promise<{ ok: true } | Refusal | { ok: false; reason: 'unasked' } | { ok: false; reason: 'no_slot' }> {
  const found = await findPoll(ctx, eventId, { invitationId });
  if (!found) return { ok: false, reason: 'not_found' };
  const seat = found.seats[0];
  if (!seat) return { ok: false, reason: 'unasked' };
  if (given.answers.some(({ slot }) => slot > found.slots.length)) return { ok: false, reason: 'no_slot' };
  const done = await recordPollAnswers(ctx, { id: seat.id, pollId: found.poll.id, eventId, invitationId }, given);
  return done.ok ? done : { ok: false, reason: 'poll_closed' };
}

/**
 * Makes a slot of the open poll the event's date. Poll, event, word of it and audit are one batch: a process that dies leaves
 * all of it or nothing. Those told before hear of the change as of any other; of those asked, who does not hear of it
 * otherwise is told the date. The same slot again is harmless; another, or a poll ended meanwhile, is `poll_closed`.
 */
export async function fixDate(
  ctx: Context,
  eventId: string,
  ordinal: number,
): Promise<{ ok: true } | Refusal | Invalid> {
  const [event, found] = await Promise.all([findEvent(ctx, eventId), findPoll(ctx, eventId)]);
  if (!event || !found) return { ok: false, reason: 'not_found' };
  const { poll } = found;
  if (poll.state !== 'open') return poll.fixedSlot === ordinal ? { ok: true } : { ok: false, reason: 'poll_closed' };
  const slot = found.slots.find((one) => one.ordinal === ordinal);
  if (!slot)
    return {
      ok: false,
      reason: 'invalid',
      problems: [{ field: 'slot', rule: 'choice', params: { values: found.slots.map((s) => s.ordinal).join(' · ') } }],
    };
  const now = ctx.now();
  const change = {
    starts_at: slot.startsLocal,
    ...(slot.endsGiven ? { ends_at: slot.endsLocal } : {}),
    timezone: slot.timezone,
    unconfirmed: event.unconfirmed.filter((what) => what === 'venue'),
  };
  const [closing, ...rest] = closePoll(ctx, eventId, ctx.actor, now, ordinal);
  const after = (changeId: string) => [
    closing as Statement,
    auditedIfChanged(ctx, eventId, 'poll.fixed', poll.id, { after: { slot: ordinal, starts_at: slot.startsLocal } }),
    ...rest,
    oweToSeats(ctx, poll.id, 'poll_fixed', now, untold(changeId)),
  ];
  try {
    const done = await changeEvent(ctx, eventId, change, [], { along: { before: [stillOpen(ctx, poll.id)], after } });
    if (!done.ok) return done;
  } catch (error) {
    const other = await findPoll(ctx, eventId, { number: poll.number });
    if (!other || other.poll.state === 'open') throw error;
    return other.poll.fixedSlot === ordinal ? { ok: true } : { ok: false, reason: 'poll_closed' };
  }
  await ctx.start.dispatch();
  return { ok: true };
}

/** Ends the open poll without a date; nothing more goes out of it. Said again it does nothing new. */
export async function endPoll(ctx: Context, eventId: string): Promise<{ ok: true } | Refusal> {
  const found = await findPoll(ctx, eventId);
  if (!found) return { ok: false, reason: 'not_found' };
  const [closing, ...rest] = closePoll(ctx, eventId, ctx.actor, ctx.now());
  if (found.poll.state === 'open')
    await runBatch(ctx.db, [
      closing as Statement,
      auditedIfChanged(ctx, eventId, 'poll.ended', found.poll.id),
      ...rest,
    ]);
  const after = await findPoll(ctx, eventId, { number: found.poll.number });
  return after?.poll.state === 'ended' ? { ok: true } : { ok: false, reason: 'poll_closed' };
}

/** Moves the deadline of the open poll, a local of the event's zone; its reminder comes anew. The same again does nothing. */
export async function extendPoll(
  ctx: Context,
  eventId: string,
  deadline: string,
): Promise<{ ok: true } | Refusal | Invalid> {
  const [event, found] = await Promise.all([findEvent(ctx, eventId), findPoll(ctx, eventId)]);
  if (!event || !found) return { ok: false, reason: 'not_found' };
  const { poll, slots } = found;
  if (poll.state !== 'open') return { ok: false, reason: 'poll_closed' };
  const zone = slots[0]?.timezone ?? event.timezone;
  const deadlineAt = toInstant(deadline, zone);
  if (deadlineAt === poll.deadlineAt) return { ok: true };
  const problems = deadlineFaults(deadline, Math.min(...slots.map((s) => s.startsAt)), zone, ctx.now());
  if (problems.length) return { ok: false, reason: 'invalid', problems };
  const [move, ...rest] = moveDeadline(ctx, poll.id, deadlineAt);
  await runBatch(ctx.db, [
    move as Statement,
    auditedIfChanged(ctx, eventId, 'poll.extended', poll.id, {
      before: { deadline: poll.deadlineAt },
      after: { deadline },
    }),
    ...rest,
    timePoll(ctx, poll.id, stonesOf(ctx, deadlineAt, zone), ctx.now()),
  ]);
  await replaceLifecycle(ctx, eventId);
  return { ok: true };
}

/** A WhatsApp draft that a person sends to one asked: the question with his link, or the date that was fixed. */
export function pollDraft(
  ctx: Context,
  event: EventRow,
  { poll, slots }: Pick<Poll, 'poll' | 'slots'>,
  seat: Seat,
): string {
  const { invitation } = seat;
  const addressee = [invitation.position, invitation.name].filter(Boolean).join(', ');
  const common = { addressee, host: event.host, title: event.title, link: pollLink(ctx, seat) };
  const fixed = slots.find((slot) => slot.ordinal === poll.fixedSlot);
  return whatsappLink(
    invitation.phone,
    fixed
      ? WHATSAPP_ID.pollFixed({ ...common, when: slotText(fixed, 'id') })
      : WHATSAPP_ID.poll({ ...common, slots: slots.map((slot) => slotText(slot, 'id')) }),
  );
}
