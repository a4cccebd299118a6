import { runBatch, type Statement } from '../db/database.ts';
import { dropOwed } from '../db/deliveries.ts';
import { deleteDraft } from '../db/drafts.ts';
import {
  clearPlan,
  type EventRow,
  findEvent,
  findEventByDraft,
  findPlannedEvent,
  insertEvent,
  insertPlan,
  moveStatus,
  type NewEvent,
  nextLifecycle,
  type PlannedEvent,
  programmeStatements,
  sameRevision,
  updateEvent,
} from '../db/events.ts';
import { settleMilestones } from '../db/milestones.ts';
import { beginReport } from '../db/reports.ts';
import { changedTimes, type EventChange, type EventInput } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { shiftAgenda } from '../domain/plan.ts';
import { audited, auditedOnce } from './audit.ts';
import type { Context } from './context.ts';
import { eventRows, kindOf, planRows, times } from './event-rows.ts';
import { type Refusal, unlessFinal } from './refusals.ts';
import { draftLease, startReport } from './reports.ts';

/** What makes an event and its plan, for one batch; rows of `eventRows`. */
export function creation(ctx: Context, rows: ReturnType<typeof eventRows>, input: EventInput): Statement[] {
  const { event, plan } = rows;
  return [
    ...(input.programme ? programmeStatements(ctx, ctx.newId('pg'), input.programme) : []),
    ...insertEvent(ctx, event, input.programme ?? null, plan),
    audited(ctx, event.id, 'event.created', event.id, {
      after: { title: input.title, type: input.type, starts_at: input.starts_at, timezone: input.timezone },
    }),
    ...(event.draftId ? [deleteDraft(ctx, event.draftId)] : []),
  ];
}

/**
 * Creates an event and its plan: rundown, tasks, milestones. Its time begins to run. Repeated with the same
 * Idempotency-Key, or from the same draft of the form, it finds what it made; the draft is gone with it.
 */
export async function createEvent(
  ctx: Context,
  input: EventInput,
  from: { draftId?: string } = {},
): Promise<{ id: string; created: boolean }> {
  const { draftId } = from;
  const rows = eventRows(ctx, input, from);
  const made = await onceByDraft(ctx, draftId, () => runBatch(ctx.db, creation(ctx, rows, input)));
  if (made) return { id: made.id, created: false };
  if (rows.running) await ctx.start.lifecycle(rows.event.id, 1);
  return { id: rows.event.id, created: true };
}

/** Writes what a draft becomes, unless it has become an event already: that one is returned. Two at once make one. */
export async function onceByDraft(
  ctx: Context,
  draftId: string | undefined,
  write: () => Promise<unknown>,
): Promise<EventRow | undefined> {
  const made = draftId === undefined ? undefined : await findEventByDraft(ctx, draftId);
  if (made) return made;
  try {
    await write();
    return undefined;
  } catch (error) {
    // the unique index lets one of two through
    const first = draftId === undefined ? undefined : await findEventByDraft(ctx, draftId);
    if (!first) throw error;
    return first;
  }
}

/** What of an event may be emptied again; a rundown or tasks emptied are the kind's again. */
export const CLEARABLE = ['theme', 'programme', 'ends_at', 'dress', 'notes', 'rrule', 'agenda', 'tasks'] as const;
type Clearable = (typeof CLEARABLE)[number];
const CLEARED: Record<Clearable, Partial<NewEvent>> = {
  theme: { theme: null },
  programme: { programmeId: null },
  // the end itself follows from the kind, with the plan
  ends_at: {},
  dress: { dress: null },
  notes: { notes: null },
  rrule: { rrule: null },
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
    rrule: change.rrule,
    roles: change.roles?.map((r) => ({ role: r.role, name: r.name ?? null, position: r.position ?? null })),
    unconfirmed: change.unconfirmed,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as Partial<NewEvent>;
  return Object.assign(given, ...cleared.map((name) => CLEARED[name]));
}

/** Whether a change touches what those invited were told: when or where. */
function movesTimeOrPlace(event: EventRow, columns: Partial<NewEvent>): boolean {
  const told = ['startsAt', 'endsAt', 'timezone', 'venueName', 'venueAddress', 'venueCity'] as const;
  if (told.some((k) => columns[k] !== undefined && columns[k] !== event[k])) return true;
  return (
    columns.unconfirmed !== undefined &&
    JSON.stringify([...columns.unconfirmed].sort()) !== JSON.stringify([...event.unconfirmed].sort())
  );
}

type Changed = { ok: true } | Refusal | { ok: false; reason: 'invalid'; problems: FieldProblem[] };

/**
 * Changes an event. New times plan it anew: rundown and tasks unless written by the coordinator, milestones still
 * ahead; a rundown the coordinator wrote moves with the start. `cleared` names what is emptied. A change of time or place
 * that would have to be announced to those invited is `not_built` yet; what is over is corrected without announcing.
 * `from.revision` is the event's as it was when the change was begun: another by now is `changed`. `from.draftId` goes with it.
 */
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared?: readonly Clearable[],
): Promise<Changed>;
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared: readonly Clearable[],
  from: { revision: number; draftId?: string },
): Promise<Changed | { ok: false; reason: 'changed' }>;
export async function changeEvent(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared: readonly Clearable[] = [],
  from: { revision?: number; draftId?: string } = {},
): Promise<Changed | { ok: false; reason: 'changed' }> {
  const found = await findPlannedEvent(ctx, id);
  if (!found) return { ok: false, reason: 'not_found' };
  const { event } = found;
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  if (from.revision !== undefined && from.revision !== event.revision) return { ok: false, reason: 'changed' };
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
  const replans = moved || (endsGiven ?? '') !== (event.endsGiven ? event.endsLocal : '') || anew.agenda || anew.tasks;
  // a rundown that was written keeps its lengths and moves with the start
  const written = !anew.agenda && moved && found.agenda.some((a) => a.given);
  const what = {
    agenda: anew.agenda || written || (replans && !found.agenda.some((a) => a.given)),
    tasks: anew.tasks || (moved && !found.tasks.some((t) => t.given)),
  };
  const { plan, endsLocal } = planRows(
    ctx,
    id,
    {
      kind: kindOf(event.type),
      startsAt: startsLocal,
      endsAt: endsGiven,
      zone,
      agenda: written ? movedAgenda(found, startsLocal) : change.agenda,
      tasks: change.tasks,
    },
    what,
  );
  // what is ticked stays as it is and is not owed again
  const ticked = new Set(found.tasks.flatMap((t) => (t.doneAt === null ? [] : [t.title])));
  plan.tasks = plan.tasks.filter((t) => !ticked.has(t.title));
  const columns: Partial<NewEvent> = {
    ...columnsOf(change, cleared),
    ...(replans ? { ...times(startsLocal, endsLocal, zone), endsGiven: endsGiven !== undefined } : {}),
  };
  if (event.status === 'invited' && event.endsAt > ctx.now() && movesTimeOrPlace(event, columns))
    return { ok: false, reason: 'not_built' };
  const statements: Statement[] = [
    ...(from.revision === undefined ? [] : [sameRevision(ctx, id, from.revision)]),
    ...(change.programme ? programmeStatements(ctx, ctx.newId('pg'), change.programme) : []),
    updateEvent(ctx, id, columns, change.programme),
    ...(replans ? [...clearPlan(ctx, id, what), ...insertPlan(ctx, plan)] : []),
    audited(ctx, id, 'event.changed', id, { before: pick(event, columns), after: columns }),
    ...(from.draftId ? [deleteDraft(ctx, from.draftId)] : []),
  ];
  const done = await unlessFinal(() => runBatch(ctx.db, statements)).catch(async (error) => {
    if (from.revision === undefined || (await findEvent(ctx, id))?.revision === from.revision) throw error;
    return { ok: false as const, reason: 'changed' as const };
  });
  if (!Array.isArray(done)) return done;
  if (replans) await replaceLifecycle(ctx, id);
  return { ok: true };
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

/** The workflow that owns the event's time is replaced by one that reads the plan anew. */
export async function replaceLifecycle(ctx: Context, eventId: string): Promise<void> {
  const generation = await nextLifecycle(ctx, eventId);
  if (generation) await ctx.start.lifecycle(eventId, generation);
}

/** Cancels an event nobody was written to yet; one that was announced must be cancelled aloud, which is `not_built`. */
export async function cancelEvent(ctx: Context, id: string, reason: string): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, id);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'closed') return { ok: false, reason: 'closed' };
  if (event.status === 'cancelled') return { ok: true };
  if (event.status === 'invited') return { ok: false, reason: 'not_built' };
  await runBatch(ctx.db, [
    moveStatus(ctx, id, ['scheduled', 'postponed'], { status: 'cancelled', cancelledReason: reason }),
    dropOwed(ctx, id),
    settleMilestones(ctx, id, ['send', 'reminder', 'ask_missing', 'draft'], 'skipped', ctx.now()),
    audited(ctx, id, 'event.cancelled', id, {
      before: { status: event.status },
      after: { status: 'cancelled', reason },
    }),
  ]);
  const after = await findEvent(ctx, id);
  return after?.status === 'cancelled' ? { ok: true } : { ok: false, reason: 'not_built' };
}

/** What ends an event and begins its report, for one batch. The first statement's rows say whether it was open. */
export function closing(ctx: Context, id: string, status: EventRow['status']): Statement[] {
  const now = ctx.now();
  return [
    moveStatus(ctx, id, ['scheduled', 'invited'], { status: 'closed', closedAt: now }),
    beginReport(ctx, ctx.newId('rp'), id, now, draftLease(ctx)),
    auditedOnce(ctx, id, 'event.closed', id, { before: { status }, after: { status: 'closed' } }),
    // who closes by hand needs no asking; time asks also when it drafts at once, after a pause
    dropOwed(ctx, id, ctx.door === 'system' ? ['reminder'] : ['reminder', 'ask_missing']),
    settleMilestones(ctx, id, ['draft'], ctx.door === 'system' ? 'done' : 'skipped', now),
    settleMilestones(ctx, id, ['send', 'reminder', 'ask_missing'], 'skipped', now),
  ];
}

/** Ends an event and begins its report. Said again it does nothing new. */
export async function closeEvent(ctx: Context, id: string): Promise<{ ok: true; already: boolean } | Refusal> {
  const event = await findEvent(ctx, id);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  if (event.status === 'closed' || event.status === 'reported') return { ok: true, already: true };
  const [moved] = (await runBatch(ctx.db, closing(ctx, id, event.status))) as [{ id: string }[]];
  if (!moved.length) return { ok: true, already: true };
  await startReport(ctx, id);
  return { ok: true, already: false };
}
