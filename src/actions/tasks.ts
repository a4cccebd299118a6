import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { findTask, tickTask, untickTask } from '../db/tasks.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { type Refusal, unlessFinal } from './refusals.ts';

/** Ticks a task, or takes the tick back. The first tick stands; said again it changes nothing. */
export async function tickOff(
  ctx: Context,
  taskId: string,
  done: boolean,
): Promise<{ ok: true; eventId: string } | Refusal> {
  const task = await findTask(ctx, taskId);
  if (!task) return { ok: false, reason: 'not_found' };
  // a tick that is there already changes no row, so the database would not object
  if ((await findEvent(ctx, task.eventId))?.status === 'reported') return { ok: false, reason: 'final' };
  const written = await unlessFinal(() =>
    runBatch(
      ctx.db,
      done
        ? [tickTask(ctx, taskId, ctx.now(), ctx.actor), auditedIfChanged(ctx, task.eventId, 'task.done', taskId)]
        : [untickTask(ctx, taskId), audited(ctx, task.eventId, 'task.reopened', taskId)],
    ),
  );
  return Array.isArray(written) ? { ok: true, eventId: task.eventId } : written;
}
