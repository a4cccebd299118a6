import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Statement, Tenant } from './database.ts';
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
