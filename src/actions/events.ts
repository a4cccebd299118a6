import { runBatch, type Statement } from '../db/database.ts';
import { dropOwed } from '../db/deliveries.ts';
import { deleteDraft } from '../db/drafts.ts';
import {
  type EventRow,
  findEvent,
  findEventByDraft,
  insertEvent,
  moveStatus,
  nextLifecycle,
  programmeStatements,
} from '../db/events.ts';
import { settleMilestones } from '../db/milestones.ts';
import { closePoll } from '../db/polls.ts';
import { beginReport } from '../db/reports.ts';
import { oweOwners } from '../db/task-owners.ts';
import type { EventInput } from '../domain/events.ts';
import { isOwner } from '../domain/task-owners.ts';
import { audited, auditedOnce } from './audit.ts';
import type { Context } from './context.ts';
import { eventRows } from './event-rows.ts';
import type { Refusal } from './refusals.ts';
import { draftLease, startReport } from './reports.ts';
import { givingAll } from './task-owners.ts';

const hasOwners = (input: EventInput) => (input.tasks ?? []).some((task) => isOwner(task.owner));

/** What makes an event and its plan, for one batch; rows of `eventRows`. */
export function creation(ctx: Context, rows: ReturnType<typeof eventRows>, input: EventInput): Statement[] {
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
  if (hasOwners(input)) await ctx.start.dispatch();
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
