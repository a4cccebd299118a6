import { runBatch } from '../db/database.ts';
import { oweToCoordinators, oweToInvitees } from '../db/deliveries.ts';
import { type EventRow, findEvent, type MilestoneRow } from '../db/events.ts';
import { dueMilestones, nextDue, settleMilestone } from '../db/milestones.ts';
import { oweChases } from '../db/task-owners.ts';
import { markChased, tasksToChase } from '../db/tasks.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { sendInvitations } from './deliveries.ts';
import { closeEvent } from './events.ts';
import { closeDue, remindDue } from './poll-time.ts';

/** How long a lifecycle sleeps at most before it looks again: a platform's sleep ends at 365 days. */
const LONGEST_WAIT = 300 * 86_400_000;

/** Tells the reminders of one time of an event from those of the time it was moved to; milestones are at most 99 days before. */
const occasion = (event: EventRow, step = 0) => event.sequence * 100 + step;

/** Does what one due milestone asks and settles it. May run twice: everything it owes is owed once. */
async function act(ctx: Context, event: EventRow, milestone: MilestoneRow, later: MilestoneRow[]): Promise<void> {
  const now = ctx.now();
  const open = event.status === 'scheduled' || event.status === 'invited';
  const settle = (state: 'done' | 'skipped') => [
    settleMilestone(ctx, milestone.id, state, now),
    auditedIfChanged(ctx, event.id, `milestone.${state}`, milestone.id, {
      after: { kind: milestone.kind, step: milestone.step },
    }),
  ];
  switch (milestone.kind) {
    case 'send': {
      // nobody is invited to what has begun
      const sent = event.startsAt > now ? await sendInvitations(ctx, event.id) : null;
      await runBatch(ctx.db, settle(sent?.ok && sent.owed > 0 ? 'done' : 'skipped'));
      return;
    }
    case 'reminder': {
      // after a pause only the nearest reminder goes out, and none once the event has begun
      const useful = event.status === 'invited' && event.startsAt > now && !later.some((m) => m.kind === 'reminder');
      await runBatch(ctx.db, [
        ...(useful ? [oweToInvitees(ctx, event.id, 'reminder', occasion(event, milestone.step), now, true)] : []),
        ...settle(useful ? 'done' : 'skipped'),
      ]);
      if (useful) await ctx.start.dispatch();
      return;
    }
    case 'ask_missing': {
      await runBatch(ctx.db, [
        ...(open ? [oweToCoordinators(ctx, event.id, 'ask_missing', occasion(event), now)] : []),
        ...settle(open ? 'done' : 'skipped'),
      ]);
      if (open) await ctx.start.dispatch();
      return;
    }
    case 'poll_reminder':
    case 'poll_close': {
      const owed = await (milestone.kind === 'poll_close' ? closeDue : remindDue)(ctx, event.id, milestone.step);
      await runBatch(ctx.db, [...owed, ...settle(owed.length ? 'done' : 'skipped')]);
      if (owed.length) await ctx.start.dispatch();
      return;
    }
    case 'draft':
      // owed before closing, which settles this milestone: a kill in between must not leave the draft untold
      if (open) await runBatch(ctx.db, [oweToCoordinators(ctx, event.id, 'report_ready', occasion(event), now)]);
      await closeEvent(ctx, event.id);
      await runBatch(ctx.db, settle('done'));
      return;
  }
}

/**
 * Chases tasks whose day passed undone, each once: every owner hears of his, and the coordinators of all, since those without
 * an owner or without his address are theirs and the rest is on their heads too.
 */
async function chaseTasks(ctx: Context, event: EventRow): Promise<void> {
  const now = ctx.now();
  const late = await tasksToChase(ctx, event.id, now);
  if (!late.length) return;
  const ids = late.map((t) => t.id);
  const open = event.status === 'scheduled' || event.status === 'invited' || event.status === 'closed';
  const occasion = Math.floor(Math.max(...late.map((t) => t.chaseAt ?? 0)) / 60_000);
  await runBatch(ctx.db, [
    ...(open
      ? [oweToCoordinators(ctx, event.id, 'task_chase', occasion, now), oweChases(ctx, event.id, ids, occasion, now)]
      : []),
    markChased(ctx, ids, now),
  ]);
  if (open) await ctx.start.dispatch();
}

/**
 * Does what is due of an event's time and says how long to wait for the next (ms), or null when nothing is left or
 * another generation owns it. Harmless to run twice: each milestone is settled by a conditional update.
 */
export async function advanceEvent(
  ctx: Context,
  eventId: string,
  generation: number,
): Promise<{ wait: number | null }> {
  const event = await findEvent(ctx, eventId);
  if (!event || event.lifecycle !== generation || event.status === 'reported') return { wait: null };
  // read anew each time: one may settle others
  for (;;) {
    const [milestone, ...later] = await dueMilestones(ctx, eventId, ctx.now());
    const now = milestone && (await findEvent(ctx, eventId));
    if (!now) break;
    await act(ctx, now, milestone, later);
  }
  const after = await findEvent(ctx, eventId);
  if (after && after.status !== 'reported') await chaseTasks(ctx, after);
  const next = await nextDue(ctx, eventId);
  return { wait: next === null ? null : Math.min(Math.max(next - ctx.now(), 1000), LONGEST_WAIT) };
}
