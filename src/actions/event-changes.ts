import { runBatch, type Statement } from '../db/database.ts';
import { dropOwed } from '../db/deliveries.ts';
import { deleteDraft } from '../db/drafts.ts';
import { announceChange, askAnew, noteChange } from '../db/event-changes.ts';
import {
  clearPlan,
  type EventRow,
  factsChanged,
  findEvent,
  findPlannedEvent,
  insertPlan,
  moveStatus,
  type NewEvent,
  type Plan,
  type PlannedEvent,
  programmeStatements,
  sameRevision,
  updateEvent,
} from '../db/events.ts';
import { settleMilestones } from '../db/milestones.ts';
import { closePoll } from '../db/polls.ts';
import { forgetTold, oweOwners } from '../db/task-owners.ts';
import { type TaskMove, updateTasks } from '../db/tasks.ts';
import { dateOf, toInstant } from '../domain/dates.ts';
import { changedTimes, type EventChange } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { type AgendaInput, deadline, shiftAgenda } from '../domain/plan.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { chaseOf, kindOf, planRows, times } from './event-rows.ts';
import { replaceLifecycle } from './events.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';
import { carriedOn, givingAll } from './task-owners.ts';

/** What of an event may be emptied again; a rundown or tasks emptied are the kind's again. */
export const CLEARABLE = ['theme', 'programme', 'ends_at', 'dress', 'notes', 'capacity', 'agenda', 'tasks'] as const;
type Clearable = (typeof CLEARABLE)[number];
const CLEARED: Record<Clearable, Partial<NewEvent>> = {
  theme: { theme: null },
  programme: { programmeId: null },
  // the end itself follows from the kind, with the plan
  ends_at: {},
  dress: { dress: null },
  notes: { notes: null },
  capacity: { capacity: null },
  agenda: {},
  tasks: {},
};

/** The change's columns, for those that were given or emptied. */
function columnsOf(change: EventChange, cleared: readonly Clearable[]): Partial<NewEvent> {
  const all: Record<string, unknown> = {
    title: change.title,
    theme: change.theme,
    host: change.host,
    leaderName: change.leader && (change.leader.name ?? null),
    leaderPosition: change.leader && (change.leader.position ?? null),
    venueName: change.venue?.name,
    venueAddress: change.venue && (change.venue.address ?? null),
    venueCity: change.venue && (change.venue.city ?? null),
    dress: change.dress,
    notes: change.notes,
    capacity: change.capacity,
    roles: change.roles?.map((r) => ({ role: r.role, name: r.name ?? null, position: r.position ?? null })),
    unconfirmed: change.unconfirmed,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as Partial<NewEvent>;
  return Object.assign(given, ...cleared.map((name) => CLEARED[name]));
}

/** Whether those who answered answered for another time: another start, a later end, a date or hour certain only now. */
function retimes(event: EventRow, columns: Partial<NewEvent>): boolean {
  const unsure = (list: readonly string[]) => ['date', 'time'].filter((what) => list.includes(what)).join();
  return (
    (columns.startsAt ?? event.startsAt) !== event.startsAt ||
    (columns.endsAt ?? event.endsAt) > event.endsAt ||
    unsure(columns.unconfirmed ?? event.unconfirmed) !== unsure(event.unconfirmed)
  );
}

/** Whether a change touches what those invited were told: when or where. */
function touchesTold(event: EventRow, columns: Partial<NewEvent>): boolean {
  const told = ['startsAt', 'endsAt', 'timezone', 'venueName', 'venueAddress', 'venueCity'] as const;
  const unsure = columns.unconfirmed ?? event.unconfirmed;
  return (
    told.some((k) => columns[k] !== undefined && columns[k] !== event[k]) ||
    JSON.stringify([...unsure].sort()) !== JSON.stringify([...event.unconfirmed].sort())
  );
}

/** A postponed event that is given a time is on again, and what was put off with it is certain unless said otherwise. */
function onAgain(event: EventRow, change: EventChange): Partial<NewEvent> {
  if (event.status !== 'postponed' || change.starts_at === undefined) return {};
  const certain = { unconfirmed: event.unconfirmed.filter((what) => what === 'venue') };
  return { status: event.sentAt === null ? 'scheduled' : 'invited', ...(change.unconfirmed ? {} : certain) };
}

/** What is written with a change: before it, which may refuse the whole, and after it, with the id under which it was announced. */
type Along = { before: Statement[]; after: (changeId: string) => Statement[] };

/** `announced`: those invited are told of it. */
type Changed = { ok: true; announced: boolean } | Refusal | { ok: false; reason: 'invalid'; problems: FieldProblem[] };

/**
 * Changes an event. New times plan it anew: rundown and tasks unless written by the coordinator, milestones still
 * ahead; a rundown the coordinator wrote moves with the start. `cleared` names what is emptied. A change of time or place
 * is announced to everyone invited, once; another start, a later end or a date now certain asks for their answers anew. What is over
 * is corrected without announcing. A postponed event given a time is on again.
 * `from.revision` is the event's as it was when the change was begun: another by now is `changed`. `from.draftId` goes with it,
 * and `from.along` is written in the same batch; of a failure of it the batch fails whole and throws.
 * `from.seriesChange`: the change over several events that this is part of.
 */
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared?: readonly Clearable[],
  from?: { along?: Along },
): Promise<Changed>;
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared: readonly Clearable[],
  from: { revision?: number; draftId?: string; seriesChange?: string },
): Promise<Changed | { ok: false; reason: 'changed' }>;
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared: readonly Clearable[] = [],
  from: { revision?: number; draftId?: string; along?: Along; seriesChange?: string } = {},
): Promise<Changed | { ok: false; reason: 'changed' }> {
  const found = await findPlannedEvent(ctx, id);
  if (!found) return { ok: false, reason: 'not_found' };
  const { event } = found;
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  if (from.revision !== undefined && from.revision !== event.revision) return { ok: false, reason: 'changed' };
  if (change.rrule !== undefined && change.rrule !== event.rrule)
    return { ok: false, reason: 'invalid', problems: [{ field: 'rrule', rule: 'series_rule', params: {} }] };
  const zone = change.timezone ?? event.timezone;
  const startsLocal = (change.starts_at ?? event.startsLocal).slice(0, 16);
  const moved = startsLocal !== event.startsLocal || zone !== event.timezone;
  // a length that came from the kind moves with the start; an end that was given stays until another is given
  const endsStays = event.endsGiven && !cleared.includes('ends_at');
  const endsGiven = change.ends_at ?? (endsStays ? event.endsLocal : undefined);
  const agreed = parseInput(changedTimes, {
    starts_at: startsLocal,
    ends_at: endsGiven,
    timezone: zone,
    weekday: change.weekday,
    agenda: change.agenda,
  });
  if (!agreed.ok) return { ok: false, reason: 'invalid', problems: agreed.problems };

  const anew = {
    agenda: Boolean(change.agenda) || cleared.includes('agenda'),
    tasks: Boolean(change.tasks) || cleared.includes('tasks'),
  };
  const again = onAgain(event, change);
  const replans =
    moved ||
    again.status !== undefined ||
    (endsGiven ?? '') !== (event.endsGiven ? event.endsLocal : '') ||
    anew.agenda ||
    anew.tasks;
  // a rundown that was written keeps its lengths and moves with the start
  const written = !anew.agenda && moved && found.agenda.some((a) => a.given);
  const what = {
    agenda: anew.agenda || written || (replans && !found.agenda.some((a) => a.given)),
    tasks: anew.tasks,
  };
  const { plan, endsLocal } = planRows(
    ctx,
    id,
    {
      kind: kindOf(event.type),
      startsAt: startsLocal,
      endsAt: endsGiven,
      zone,
      agenda: written ? movedAgenda(found, startsLocal) : ownItems(found, change.agenda),
      tasks: change.tasks,
    },
    what,
  );
  const tasks = changedTasks(ctx, found, plan.tasks, change, { startsLocal, endsLocal, zone });
  plan.tasks = tasks.anew;
  const owned = tasks.given.length > 0 || found.tasks.some((t) => t.ownerId !== null);
  // what was marked on the day stays with the items of that day
  if (what.agenda && dateOf(startsLocal) === dateOf(event.startsLocal)) plan.agenda = sameItems(found, plan.agenda);
  const columns: Partial<NewEvent> = {
    ...columnsOf(change, cleared),
    ...(replans ? { ...times(startsLocal, endsLocal, zone), endsGiven: endsGiven !== undefined } : {}),
    ...again,
  };
  // a postponed event was announced as such: only a time for it is news
  const ahead = Math.max(event.endsAt, columns.endsAt ?? 0) > ctx.now();
  const news = event.status === 'postponed' ? columns.status !== undefined : ahead;
  const announced = news && event.sentAt !== null && touchesTold(event, columns);
  const changeId = ctx.newId('ch');
  const retimed = retimes(event, columns);
  const noted = { id: changeId, eventId: id, kind: 'changed' as const, retimed, reason: null, differs: columns };
  const statements: Statement[] = [
    ...(from.revision === undefined ? [] : [sameRevision(ctx, id, from.revision)]),
    ...(from.along?.before ?? []),
    ...(change.programme ? programmeStatements(ctx, ctx.newId('pg'), change.programme) : []),
    ...(announced ? [noteChange(ctx, noted, ctx.actor, ctx.now())] : []),
    updateEvent(
      ctx,
      id,
      { ...columns, changedAt: ctx.now(), ...(from.seriesChange ? { seriesChange: from.seriesChange } : {}) },
      change.programme,
    ),
    ...(replans ? [...clearPlan(ctx, id, { ...what, again: announced && retimed }), ...insertPlan(ctx, plan)] : []),
    ...(moved && !anew.tasks ? [updateTasks(ctx, id, tasks.moved, false)] : []),
    ...tasks.given,
    audited(ctx, id, 'event.changed', id, { before: pick(event, columns), after: columns }),
    ...(announced ? announceChange(ctx, id, changeId, ctx.now()) : []),
    // nobody was sent anything yet, and some were heard by phone: for a time that is no more
    ...(!announced && retimed && ahead && event.sentAt === null ? [askAnew(ctx, id)] : []),
    ...(owned ? oweOwners(ctx, id, ctx.now(), true) : []),
    ...(from.draftId ? [deleteDraft(ctx, from.draftId)] : []),
    ...(from.along?.after(changeId) ?? []),
  ];
  const done = await unlessFinal(() => runBatch(ctx.db, statements)).catch(async (error) => {
    if (from.revision === undefined || (await findEvent(ctx, id))?.revision === from.revision) throw error;
    return { ok: false as const, reason: 'changed' as const };
  });
  if (!Array.isArray(done)) return done;
  if (replans) await replaceLifecycle(ctx, id);
  if (announced || owned) await ctx.start.dispatch();
  return { ok: true, announced };
}

/** What becomes of tasks: those written anew go on as those they were; else those by D-minus move with the date. */
function changedTasks(
  ctx: Context,
  { event, tasks }: PlannedEvent,
  anew: Plan['tasks'],
  change: EventChange,
  { startsLocal, endsLocal, zone }: { startsLocal: string; endsLocal: string; zone: string },
): { anew: Plan['tasks']; given: Statement[]; moved: TaskMove[] } {
  const undone = tasks.filter((t) => t.doneAt === null);
  const over = toInstant(endsLocal, zone) <= ctx.now();
  const moved = undone.flatMap(({ id, title, given, daysBefore }): TaskMove[] => {
    // plans made before days were kept have them from their kind
    const days =
      daysBefore ?? (given ? null : (kindOf(event.type).tasks.find((t) => t.title === title)?.daysBefore ?? null));
    if (days === null) return [];
    const due = deadline(dateOf(startsLocal), days);
    return [{ id, title, dueOn: due, daysBefore: days, chaseAt: chaseOf(ctx, due, zone, over) }];
  });
  const carried = carriedOn(undone, anew);
  // what is ticked stays as it is and is not owed again
  const ticked = new Set(tasks.flatMap((t) => (t.doneAt === null ? [] : [t.title])));
  return {
    anew: carried.filter((t) => !ticked.has(t.title)),
    given: givingAll(ctx, event.id, change.tasks, carried),
    moved,
  };
}

/** A given rundown in which only ids of the event's own items count. */
function ownItems({ agenda }: PlannedEvent, given: EventChange['agenda']): AgendaInput[] | undefined {
  const own = new Set(agenda.map((a) => a.id));
  return given?.map((item: AgendaInput) => ({ ...item, id: item.id && own.has(item.id) ? item.id : undefined }));
}

/** The items of a rundown written anew as those they were, by title and officer, where they do not say so themselves. */
function sameItems({ agenda }: PlannedEvent, anew: Plan['agenda']): Plan['agenda'] {
  const own = new Set(agenda.map((a) => a.id));
  const kept = new Set(anew.map((a) => a.id));
  const left = agenda.filter((a) => !kept.has(a.id));
  return anew.map((item) => {
    if (own.has(item.id)) return item;
    const at = left.findIndex((a) => a.title === item.title && a.officer === item.officer);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same ? { ...item, id: same.id } : item;
  });
}

/** The rundown as it was, from another start. */
const movedAgenda = ({ event, agenda }: PlannedEvent, startsLocal: string) =>
  shiftAgenda(
    agenda.map((a) => ({ startsAt: a.startsLocal, endsAt: a.endsLocal, title: a.title, officer: a.officer })),
    event.startsLocal,
    startsLocal,
  ).map((a) => ({ title: a.title, starts_at: a.startsAt, ends_at: a.endsAt, officer: a.officer ?? undefined }));

const pick = (event: EventRow, columns: object) =>
  Object.fromEntries(Object.keys(columns).map((k) => [k, event[k as keyof EventRow]]));

type CalledOff = { ok: true } | Refusal;

/** What stops of itself, and is dropped from the ledger, when an event will not be when it was said to be. */
const halted = (ctx: Context, id: string): Statement[] => [
  dropOwed(ctx, id, ['invitation', 'reminder', 'representative', 'ask_missing', 'task_chase', 'task_assigned']),
  // put on again, owners hear of their tasks with the new days
  forgetTold(ctx, id),
  settleMilestones(ctx, id, ['send', 'reminder', 'ask_missing', 'draft'], 'skipped', ctx.now()),
  ...closePoll(ctx, id, ctx.actor, ctx.now()),
];

/** Takes an event off its date: one batch, with word to everyone told so far. Said again it does nothing new. */
async function callOff(
  ctx: Context,
  event: EventRow,
  kind: 'cancelled' | 'postponed',
  reason: string,
  values: Partial<NewEvent>,
): Promise<CalledOff> {
  const { id, status } = event;
  const changeId = ctx.newId('ch');
  const noted = { id: changeId, eventId: id, kind, retimed: kind === 'postponed', reason };
  const done = await unlessFinal(() =>
    runBatch(ctx.db, [
      noteChange(ctx, noted, ctx.actor, ctx.now()),
      moveStatus(ctx, id, ['scheduled', 'invited', 'postponed'], { status: kind, changedAt: ctx.now(), ...values }),
      auditedIfChanged(ctx, id, `event.${kind}`, id, { before: { status }, after: { status: kind, reason } }),
      ...halted(ctx, id),
      ...announceChange(ctx, id, changeId, ctx.now()),
      factsChanged(ctx, id),
    ]),
  );
  if (!Array.isArray(done)) return done;
  await ctx.start.dispatch();
  return { ok: true };
}

/**
 * Cancels an event and tells everyone invited, those who declined too, and the representatives told. Nothing else goes
 * out after it. What is ended stays ended: `closed`. Said again it tells nobody again.
 */
export async function cancelEvent(ctx: Context, id: string, reason: string): Promise<CalledOff> {
  const event = await findEvent(ctx, id);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'closed') return { ok: false, reason: 'closed' };
  if (event.status === 'cancelled') return { ok: true };
  return callOff(ctx, event, 'cancelled', reason, { cancelledReason: reason });
}

/**
 * Puts an event off without a new date and tells everyone invited. Date and hour are uncertain until `changeEvent` gives
 * it a time, which tells everyone again. Said again it tells nobody again.
 */
export async function postponeEvent(ctx: Context, id: string, reason: string): Promise<CalledOff> {
  const open = await openEvent(ctx, id);
  if (!open.ok) return open;
  const { event } = open;
  if (event.status === 'closed') return { ok: false, reason: 'closed' };
  if (event.status === 'postponed') return { ok: true };
  const unconfirmed = [...new Set([...event.unconfirmed, 'date' as const, 'time' as const])];
  return callOff(ctx, event, 'postponed', reason, { unconfirmed });
}
