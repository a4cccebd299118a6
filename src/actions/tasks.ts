import { removedTask } from '../db/audit.ts';
import { runBatch } from '../db/database.ts';
import { type EventRow, findEvent, type TaskRow } from '../db/events.ts';
import { oweOwners } from '../db/task-owners.ts';
import { deleteTask, findTask, insertTask, tickTask, untickTask, updateTasks } from '../db/tasks.ts';
import { dateOf } from '../domain/dates.ts';
import { deadline } from '../domain/plan.ts';
import { isOwner, type NewTaskInput, type TaskChange } from '../domain/task-owners.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { chaseOf } from './event-rows.ts';
import { replaceLifecycle } from './events.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';
import { giving } from './task-owners.ts';

type Done = { ok: true; eventId: string } | Refusal;

/** Ticks a task, or takes the tick back. The first tick stands; said again it changes nothing. */
export async function tickOff(ctx: Context, taskId: string, done: boolean): Promise<Done> {
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

/**
 * Ticks a task as its owner does by his link, or takes back his own tick: of anybody else's it changes nothing. Not found
 * unless the task is his.
 */
export async function tickAsOwner(ctx: Context, ownerId: string, taskId: string, done: boolean): Promise<Done> {
  const task = await findTask(ctx, taskId);
  if (!task || task.ownerId !== ownerId) return { ok: false, reason: 'not_found' };
  const open = await openEvent(ctx, task.eventId);
  if (!open.ok) return open;
  if (done ? task.doneAt !== null : task.doneBy !== ctx.actor) return { ok: true, eventId: task.eventId };
  return tickOff(ctx, taskId, done);
}

/** When a task is due by what was said of it, for an event; `daysBefore` null where a date was given. */
function dueOf({ startsLocal }: EventRow, said: { due_on?: string; days_before?: number }) {
  const { due_on, days_before = 1 } = said;
  return due_on
    ? { dueOn: due_on, daysBefore: null }
    : { dueOn: deadline(dateOf(startsLocal), days_before), daysBefore: days_before };
}

const over = (ctx: Context, event: EventRow) => event.endsAt <= ctx.now();

/** Adds a task to an event, for its owner where one is named, who is told. Repeated with the same Idempotency-Key, once. */
export async function addTask(
  ctx: Context,
  eventId: string,
  input: NewTaskInput,
): Promise<{ ok: true; eventId: string; id: string } | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const { event } = open;
  const id = ctx.newId('ts');
  const due = dueOf(event, input);
  const chaseAt = chaseOf(ctx, due.dueOn, event.timezone, over(ctx, event));
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertTask(ctx, { id, eventId, title: input.title, ...due, chaseAt }),
      auditedIfChanged(ctx, eventId, 'task.added', id, { after: { title: input.title, due_on: due.dueOn } }),
      ...(isOwner(input.owner) ? giving(ctx, eventId, [id], input.owner) : []),
      ...oweOwners(ctx, eventId, ctx.now(), false),
    ]),
  );
  if (!Array.isArray(written)) return written;
  await afterwards(ctx, eventId, chaseAt !== null, isOwner(input.owner));
  return { ok: true, eventId, id };
}

/** The event's time looks at its tasks anew, and what is owed goes out. */
async function afterwards(ctx: Context, eventId: string, timed: boolean, told: boolean): Promise<void> {
  if (timed) await replaceLifecycle(ctx, eventId);
  if (told) await ctx.start.dispatch();
}

/**
 * Changes a task that is not done: title, day, owner. Its owner hears of another day or title, a new owner of the task; the
 * same again tells nobody. A task that is done stays as it is.
 */
export async function changeTask(ctx: Context, taskId: string, change: TaskChange): Promise<Done> {
  const task = await findTask(ctx, taskId);
  if (!task) return { ok: false, reason: 'not_found' };
  const { eventId } = task;
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const { event } = open;
  const moved = change.due_on !== undefined || change.days_before !== undefined;
  const due = moved ? dueOf(event, change) : { dueOn: task.dueOn, daysBefore: task.daysBefore };
  const title = change.title ?? task.title;
  const chaseAt = due.dueOn === task.dueOn ? task.chaseAt : chaseOf(ctx, due.dueOn, event.timezone, over(ctx, event));
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      updateTasks(ctx, eventId, [{ id: taskId, title, ...due, chaseAt }], true),
      auditedIfChanged(ctx, eventId, 'task.changed', taskId, {
        before: { title: task.title, due_on: task.dueOn },
        after: { title, due_on: due.dueOn },
      }),
      ...(change.owner ? giving(ctx, eventId, [taskId], change.owner) : []),
      ...(change.owner
        ? [
            auditedIfChanged(ctx, eventId, 'task.assigned', taskId, {
              after: { agency: change.owner.agency, name: change.owner.name },
            }),
          ]
        : []),
      ...oweOwners(ctx, eventId, ctx.now(), false),
    ]),
  );
  if (!Array.isArray(written)) return written;
  await afterwards(ctx, eventId, chaseAt !== task.chaseAt, true);
  return { ok: true, eventId };
}

/** Takes a task out of its event; `restoreTask` brings it back. Said again it is not found. */
export async function removeTask(ctx: Context, taskId: string): Promise<Done> {
  const task = await findTask(ctx, taskId);
  if (!task) return { ok: false, reason: 'not_found' };
  const { eventId, title, dueOn, daysBefore, ownerId } = task;
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      deleteTask(ctx, taskId),
      auditedIfChanged(ctx, eventId, 'task.removed', taskId, { before: { title, dueOn, daysBefore, ownerId } }),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId } : written;
}

/** Brings a removed task back as the audit has it, with its owner, undone. One that is there stays as it is. */
export async function restoreTask(ctx: Context, eventId: string, taskId: string): Promise<Done> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const before = await removedTask(ctx, eventId, taskId);
  if (!before) return { ok: false, reason: 'not_found' };
  const was = before as Pick<TaskRow, 'title' | 'dueOn' | 'daysBefore' | 'ownerId'>;
  const chaseAt = chaseOf(ctx, was.dueOn, open.event.timezone, over(ctx, open.event));
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertTask(ctx, { id: taskId, eventId, ...was, chaseAt }),
      auditedIfChanged(ctx, eventId, 'task.restored', taskId),
    ]),
  );
  if (!Array.isArray(written)) return written;
  await afterwards(ctx, eventId, chaseAt !== null, false);
  return { ok: true, eventId };
}
