import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import type { TaskRow } from './events.ts';
import { tasks } from './schema/events.ts';

const own = (t: Tenant, id: string) => and(eq(tasks.organizationId, t.organizationId), eq(tasks.id, id));

/** One task of the organization. */
export async function findTask(t: Tenant, id: string): Promise<TaskRow | undefined> {
  return (await t.db.select().from(tasks).where(own(t, id)))[0];
}

/** Ticks a task that is not ticked yet. */
export function tickTask(t: Tenant, id: string, at: number, by: string): Statement {
  return t.db
    .update(tasks)
    .set({ doneAt: at, doneBy: by })
    .where(and(own(t, id), isNull(tasks.doneAt)));
}

/** Takes a tick back. */
export function untickTask(t: Tenant, id: string): Statement {
  return t.db.update(tasks).set({ doneAt: null, doneBy: null }).where(own(t, id));
}

/** Tasks of an event whose chase is due: undone, not chased, and `chase_at` passed. */
export async function tasksToChase(t: Tenant, eventId: string, now: number): Promise<TaskRow[]> {
  return t.db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.organizationId, t.organizationId),
        eq(tasks.eventId, eventId),
        sql`chase_at is not null and chased_at is null and done_at is null and chase_at <= ${now}`,
      ),
    );
}

/** Marks tasks as chased. */
export function markChased(t: Tenant, ids: string[], now: number): Statement {
  return t.db
    .update(tasks)
    .set({ chasedAt: now })
    .where(
      and(eq(tasks.organizationId, t.organizationId), sql`id in (select value from json_each(${JSON.stringify(ids)}))`),
    );
}

/** A task's title, day and chase as they shall be; what was chased for another day is chased again. */
export type TaskMove = Pick<TaskRow, 'id' | 'title' | 'dueOn' | 'daysBefore' | 'chaseAt'>;

/**
 * Changes undone tasks of an event, many as one JSON parameter. Of a task that moves its owner is told anew; one that stands
 * so already is not touched. `given`: they are the coordinator's own from now.
 */
export function updateTasks(t: Tenant, eventId: string, moves: TaskMove[], given: boolean): Statement {
  const change = (name: string) => sql`json_extract(j.value, ${`$.${name}`})`;
  return statement(
    t.db,
    sql`update tasks set title = ${change('title')}, due_on = ${change('dueOn')}, days_before = ${change('daysBefore')}, chase_at = ${change('chaseAt')},
        given = ${given ? sql`1` : sql`given`}, chased_at = iif(due_on = ${change('dueOn')}, chased_at, null), told_at = null
      from json_each(${JSON.stringify(moves)}) j
      where tasks.id = ${change('id')} and tasks.organization_id = ${t.organizationId} and tasks.event_id = ${eventId} and tasks.done_at is null
        and (title <> ${change('title')} or due_on <> ${change('dueOn')} or days_before is not ${change('daysBefore')})`,
  );
}

/** Appends a task to an event's; said twice with the same id, once. */
export function insertTask(
  t: Tenant,
  task: Omit<TaskMove, 'chaseAt'> & Pick<TaskRow, 'eventId' | 'chaseAt'> & { ownerId?: string | null },
): Statement {
  return statement(
    t.db,
    sql`insert or ignore into tasks (id, organization_id, event_id, ordinal, title, due_on, days_before, given, chase_at, owner_id)
      select ${task.id}, ${t.organizationId}, ${task.eventId}, (select coalesce(max(ordinal), -1) + 1 from tasks where event_id = ${task.eventId}),
        ${task.title}, ${task.dueOn}, ${task.daysBefore}, 1, ${task.chaseAt}, ${task.ownerId ?? null}`,
  );
}

/** Takes a task out of its event. */
export function deleteTask(t: Tenant, id: string): Statement {
  return t.db.delete(tasks).where(own(t, id));
}
