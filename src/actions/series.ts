import { createHash } from 'node:crypto';
import { listAttendance } from '../db/attendance.ts';
import { runBatch } from '../db/database.ts';
import { type EventRow, findEvent, findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { findInvitation } from '../db/invitations.ts';
import { eventsOfSeries, participantsOf } from '../db/series.ts';
import { type EventInput, eventInput } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import type { InviteeInput } from '../domain/invitations.ts';
import { agencyKey, officeKey } from '../domain/offices.ts';
import { heldAt } from '../domain/series.ts';
import { type Balanced, balanceWaves } from '../domain/waves.ts';
import { recordAnswer } from './answers.ts';
import type { Context } from './context.ts';
import { copyInvitees } from './event-copy.ts';
import { eventRows } from './event-rows.ts';
import { creation, onceByDraft } from './events.ts';
import { withdrawInvitation } from './invitation-changes.ts';
import { inviteeRow, storeInvitees } from './invitations.ts';

type NotFound = { ok: false; reason: 'not_found' };
const MISSING: NotFound = { ok: false, reason: 'not_found' };

/** Whether an event can still be prepared: on, and not over. */
export const isAhead = (ctx: Context, { status, endsAt }: EventRow) =>
  (status === 'scheduled' || status === 'invited') && endsAt > ctx.now();

/** An event as it would be given to make another like it. */
function givenLike({ event, programme, agenda, tasks }: PlannedEvent): unknown {
  return {
    type: event.type,
    title: event.title,
    theme: event.theme,
    programme,
    host: event.host,
    leader: { name: event.leaderName, position: event.leaderPosition },
    starts_at: event.startsLocal,
    ends_at: event.endsGiven ? event.endsLocal : null,
    timezone: event.timezone,
    venue: { name: event.venueName, address: event.venueAddress, city: event.venueCity },
    dress: event.dress,
    notes: event.notes,
    capacity: event.capacity,
    roles: event.roles,
    unconfirmed: event.unconfirmed,
    agenda: agenda.some((item) => item.given)
      ? agenda.map((a) => ({ title: a.title, starts_at: a.startsLocal, ends_at: a.endsLocal, officer: a.officer }))
      : null,
    tasks: tasks.some((task) => task.given) ? tasks.map((t) => ({ title: t.title, due_on: t.dueOn })) : null,
  };
}

/**
 * Adds an event on another date to a series, like its last one and at the same clock. Of one `nonce` comes one event; a
 * date that has one already is told.
 */
export async function addToSeries(
  ctx: Context,
  seriesId: string,
  date: string,
  nonce: string,
): Promise<{ ok: true; id: string } | NotFound | { ok: false; reason: 'invalid'; problems: FieldProblem[] }> {
  const all = await eventsOfSeries(ctx, seriesId);
  const last = all.at(-1);
  const planned = last && (await findPlannedEvent(ctx, last.id));
  if (!planned) return MISSING;
  const parsed = parseInput(eventInput, givenLike(planned));
  if (!parsed.ok) return { ok: false, reason: 'invalid', problems: parsed.problems };
  const input: EventInput = heldAt(parsed.value, `${date}${planned.event.startsLocal.slice(10)}`);
  const rows = eventRows(ctx, { ...input, rrule: planned.event.rrule ?? undefined }, { draftId: nonce, seriesId });
  const there = all.find((e) => e.status !== 'cancelled' && e.startsLocal === rows.event.startsLocal);
  if (there && there.draftId !== nonce)
    return { ok: false, reason: 'invalid', problems: [{ field: 'date', rule: 'series_there', params: {} }] };
  const made = await onceByDraft(ctx, nonce, () => runBatch(ctx.db, creation(ctx, rows, input)));
  if (!made && rows.running) await ctx.start.lifecycle(rows.event.id, 1);
  return { ok: true, id: made?.id ?? rows.event.id };
}

/** Invites those of one event of a series to all after it that are open. Who is invited there already is not asked twice. */
export async function copyToFollowing(
  ctx: Context,
  seriesId: string,
  fromId: string,
): Promise<{ ok: true; added: number } | NotFound> {
  const all = await eventsOfSeries(ctx, seriesId);
  const at = all.findIndex(({ id }) => id === fromId);
  if (at < 0) return MISSING;
  let added = 0;
  for (const event of all.slice(at + 1).filter((one) => isAhead(ctx, one))) {
    const done = await copyInvitees(ctx, fromId, event.id);
    if (done.ok) added += done.added;
  }
  return { ok: true, added };
}

export type Division = {
  waves: { event: EventRow; taken: number; parts: Balanced<InviteeInput>['waves'][number] }[];
  left: Balanced<InviteeInput>['left'];
  /** How many of those given are in one of the waves already. */
  already: number;
};

const personKey = (who: { position?: string | null; name?: string | null; agency: string }) =>
  who.position ? officeKey(who.position, who.agency) : `\n${who.name?.trim().toLowerCase()}\n${agencyKey(who.agency)}`;

/** How participants would be spread over the open events of a series: by agency, even, within the capacities. Nothing is done yet. */
export async function divide(ctx: Context, seriesId: string, given: InviteeInput[]): Promise<Division | null> {
  const [all, there] = await Promise.all([eventsOfSeries(ctx, seriesId), participantsOf(ctx, seriesId)]);
  if (!all.length) return null;
  const open = all.filter((event) => isAhead(ctx, event));
  const known = new Set(there.filter(({ answer }) => answer !== 'declined').map(personKey));
  const groups = new Map<string, { name: string; members: InviteeInput[] }>();
  let already = 0;
  for (const invitee of given) {
    if (known.has(personKey(invitee))) already += 1;
    else {
      known.add(personKey(invitee));
      const key = agencyKey(invitee.agency);
      const group = groups.get(key) ?? { name: invitee.agency, members: [] };
      group.members.push(invitee);
      groups.set(key, group);
    }
  }
  const taken = open.map(({ id }) => there.filter((p) => p.eventId === id && p.answer !== 'declined').length);
  const balanced = balanceWaves(
    [...groups.values()],
    open.map(({ capacity }, i) => ({ capacity, taken: taken[i] ?? 0 })),
  );
  return {
    waves: open.map((event, i) => ({ event, taken: taken[i] ?? 0, parts: balanced.waves[i] ?? [] })),
    left: balanced.left,
    already,
  };
}

const idOf = (...of: string[]) => `iv_${createHash('sha256').update(of.join(' ')).digest('hex').slice(0, 26)}`;

/**
 * Invites participants to the waves they are divided into; none is sent anything yet. Said again nobody is asked twice, and a
 * process that died on the way is made good: those in a wave stay there, the rest is divided anew.
 */
export async function inviteDivided(
  ctx: Context,
  seriesId: string,
  given: InviteeInput[],
): Promise<({ ok: true; invited: number } & Pick<Division, 'left' | 'already'>) | NotFound> {
  const division = await divide(ctx, seriesId, given);
  if (!division) return MISSING;
  let invited = 0;
  for (const { event, parts } of division.waves) {
    const members = parts.flatMap((part) => part.members);
    const rows = members.map((one) => inviteeRow(ctx, one, idOf('wave', event.id, personKey(one))));
    if (rows.length && !(await storeInvitees(ctx, event.id, rows))) invited += rows.length;
  }
  return { ok: true, invited, left: division.left, already: division.already };
}

/**
 * Moves a participant to another event of the same series: invited there, and his invitation here taken back, or where it
 * went out already answered for him with `note`, since what was sent cannot be unsent. Who has come stays (`attended`).
 */
export async function moveParticipant(
  ctx: Context,
  invitationId: string,
  to: string,
  note: string,
): Promise<{ ok: true } | NotFound | { ok: false; reason: 'stays' }> {
  const [found, target] = await Promise.all([findInvitation(ctx, invitationId), findEvent(ctx, to)]);
  if (!found || !target?.seriesId) return MISSING;
  const { invitation } = found;
  const source = await findEvent(ctx, invitation.eventId);
  if (source?.seriesId !== target.seriesId) return MISSING;
  if (source.id === target.id) return { ok: true };
  if (!isAhead(ctx, source) || !isAhead(ctx, target)) return { ok: false, reason: 'stays' };
  const came = await listAttendance(ctx, source.id);
  if (came.some((row) => row.invitationId === invitationId)) return { ok: false, reason: 'stays' };
  const { position, name, agency, email, phone, requirement, role } = invitation;
  const asked: InviteeInput = {
    position: position ?? undefined,
    name: name ?? undefined,
    agency,
    email: email ?? undefined,
    phone: phone ?? undefined,
    requirement,
    role,
  };
  const refused = await storeInvitees(ctx, to, [inviteeRow(ctx, asked, idOf('move', to, invitationId))]);
  if (refused) return { ok: false, reason: 'stays' };
  const gone = await withdrawInvitation(ctx, invitationId);
  if (gone.ok || gone.reason === 'not_found') return { ok: true };
  if (gone.reason !== 'sent' && gone.reason !== 'answered') return { ok: false, reason: 'stays' };
  if (found.answer?.answer === 'declined') return { ok: true };
  const answered = await recordAnswer(
    ctx,
    { id: invitationId, eventId: source.id },
    { answer: 'declined', representative: null, note, filledBy: null, channel: 'in_person' },
  );
  return answered.ok ? { ok: true } : { ok: false, reason: 'stays' };
}
