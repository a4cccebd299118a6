import { runBatch, type Statement } from '../db/database.ts';
import { dropOwed } from '../db/deliveries.ts';
import { deleteDraft } from '../db/drafts.ts';
import {
  type EventRow,
  findEvent,
  findEventByDraft,
  insertEvent,
  insertEvents,
  moveStatus,
  nextLifecycle,
  programmeStatements,
} from '../db/events.ts';
import { settleMilestones } from '../db/milestones.ts';
import { closePoll } from '../db/polls.ts';
import { beginReport } from '../db/reports.ts';
import { insertSeries } from '../db/series.ts';
import { oweOwners } from '../db/task-owners.ts';
import type { EventInput } from '../domain/events.ts';
import { heldAt, occurrencesOf } from '../domain/series.ts';
import { isOwner } from '../domain/task-owners.ts';
import { audited, auditedAll, auditedOnce } from './audit.ts';
import type { Context } from './context.ts';
import { eventRows } from './event-rows.ts';
import type { Refusal } from './refusals.ts';
import { draftLease } from './report-drafts.ts';
import { startReport } from './reports.ts';
import { givingAll } from './task-owners.ts';

const hasOwners = (input: EventInput) => (input.tasks ?? []).some((task) => isOwner(task.owner));

type Rows = ReturnType<typeof eventRows>;

/** What makes the events of a series, the series with them, for one batch: as many statements, however many they are. */
function seriesCreation(ctx: Context, seriesId: string, all: Rows[], input: EventInput): Statement[] {
  const { title, timezone, programme, rrule = null, exdates = [] } = input;
  const created = { title, type: input.type, timezone, series: seriesId };
  const plan = {
    agenda: all.flatMap((rows) => rows.plan.agenda),
    tasks: all.flatMap((rows) => rows.plan.tasks),
    milestones: all.flatMap((rows) => rows.plan.milestones),
  };
  const draftId = all[0]?.event.draftId;
  return [
    ...(programme ? programmeStatements(ctx, ctx.newId('pg'), programme) : []),
    insertSeries(ctx, {
      id: seriesId,
      title,
      rrule,
      exdates,
      startsLocal: input.starts_at.slice(0, 16),
      timezone,
      createdBy: ctx.actor,
      createdAt: ctx.now(),
    }),
    ...insertEvents(
      ctx,
      all.map((rows) => rows.event),
      programme ?? null,
      plan,
    ),
    auditedAll(
      ctx,
      'event.created',
      all.map(({ event }) => ({ eventId: event.id, after: { ...created, starts_at: event.startsLocal } })),
    ),
    ...(draftId ? [deleteDraft(ctx, draftId)] : []),
  ];
}

/** What makes an event and its plan, for one batch; rows of `eventRows`. */
export function creation(ctx: Context, rows: Rows, input: EventInput): Statement[] {
  const { event, plan } = rows;
  return [
    ...(input.programme ? programmeStatements(ctx, ctx.newId('pg'), input.programme) : []),
    ...insertEvent(ctx, event, input.programme ?? null, plan),
    ...givingAll(ctx, event.id, input.tasks, plan.tasks),
    ...(hasOwners(input) ? oweOwners(ctx, event.id, ctx.now(), true) : []),
    audited(ctx, event.id, 'event.created', event.id, {
      after: { title: input.title, type: input.type, starts_at: input.starts_at, timezone: input.timezone },
    }),
    ...(event.draftId ? [deleteDraft(ctx, event.draftId)] : []),
  ];
}

/**
 * Creates an event and its plan: rundown, tasks, milestones. Its time begins to run. With a rule it creates all that the rule
 * gives, all or none, each an event of its own; the first is returned. Repeated with the same Idempotency-Key, or from the
 * same draft of the form, it finds what it made; the draft is gone with it.
 * A process that dies before the time of its events begins to run leaves that to the sweep, which finds what is due.
 */
export async function createEvent(
  ctx: Context,
  input: EventInput,
  from: { draftId?: string } = {},
): Promise<{ id: string; created: boolean; seriesId: string | null }> {
  const { draftId } = from;
  const starts = startsOf(input);
  const seriesId = starts.length > 1 ? ctx.newId('sr') : undefined;
  const all = starts.map((startsAt, i) =>
    eventRows(ctx, heldAt(input, startsAt), { draftId: i ? undefined : draftId, seriesId }),
  );
  const [first] = all;
  if (!first) throw new Error('an event that is never held');
  const made = await onceByDraft(ctx, draftId, () =>
    runBatch(ctx.db, seriesId ? seriesCreation(ctx, seriesId, all, input) : creation(ctx, first, input)),
  );
  if (made) return { id: made.id, created: false, seriesId: made.seriesId };
  const running = all.filter((rows) => rows.running).map((rows) => rows.event.id);
  if (running.length > 1) await ctx.start.lifecycles(running);
  else if (running[0]) await ctx.start.lifecycle(running[0], 1);
  if (hasOwners(input)) await ctx.start.dispatch();
  return { id: first.event.id, created: true, seriesId: seriesId ?? null };
}

/** When an event is held: of a rule all its starts. The rule was found good with the input. */
function startsOf({ starts_at, timezone, rrule, exdates }: EventInput): string[] {
  if (!rrule) return [starts_at];
  const held = occurrencesOf({ rrule, starts_at, timezone, exdates });
  if (!held.ok) throw new RangeError(`a rule that gives no dates: ${rrule}`);
  return held.starts;
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

/** The workflow that owns the event's time is replaced by one that reads the plan anew. */
export async function replaceLifecycle(ctx: Context, eventId: string): Promise<void> {
  const generation = await nextLifecycle(ctx, eventId);
  if (generation) await ctx.start.lifecycle(eventId, generation);
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
    ...closePoll(ctx, id, ctx.actor, now),
  ];
}

/** Ends an event and begins its report. Said again it does nothing new. */
export async function closeEvent(ctx: Context, id: string): Promise<{ ok: true; already: boolean } | Refusal> {
  const event = await findEvent(ctx, id);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'cancelled' || event.status === 'postponed') return { ok: false, reason: event.status };
  if (event.status === 'closed' || event.status === 'reported') return { ok: true, already: true };
  const [moved] = (await runBatch(ctx.db, closing(ctx, id, event.status))) as [{ id: string }[]];
  if (!moved.length) return { ok: true, already: true };
  await startReport(ctx, id);
  return { ok: true, already: false };
}
