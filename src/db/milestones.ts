import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, Statement, Tenant } from './database.ts';
import type { MilestoneRow } from './events.ts';
import { milestones, tasks } from './schema/events.ts';

/** Milestones of an event that are due by `now`, earliest first. */
export async function dueMilestones(t: Tenant, eventId: string, now: number): Promise<MilestoneRow[]> {
  return t.db
    .select()
    .from(milestones)
    .where(
      and(
        eq(milestones.organizationId, t.organizationId),
        eq(milestones.eventId, eventId),
        sql`state = 'due' and due_at <= ${now}`,
      ),
    )
    .orderBy(asc(milestones.dueAt));
}

/** When the event's next thing happens by itself (epoch ms), or null. */
export async function nextDue(t: Tenant, eventId: string): Promise<number | null> {
  const [stone, chase] = await t.db.batch([
    t.db
      .select({ at: sql<number | null>`min(due_at)` })
      .from(milestones)
      .where(and(eq(milestones.organizationId, t.organizationId), eq(milestones.eventId, eventId), sql`state = 'due'`)),
    t.db
      .select({ at: sql<number | null>`min(chase_at)` })
      .from(tasks)
      .where(
        and(
          eq(tasks.organizationId, t.organizationId),
          eq(tasks.eventId, eventId),
          sql`chase_at is not null and chased_at is null and done_at is null`,
        ),
      ),
  ]);
  const times = [stone[0]?.at, chase[0]?.at].filter((at): at is number => typeof at === 'number');
  return times.length ? Math.min(...times) : null;
}

/** Ends a milestone that is still due; the first to say so wins. */
export function settleMilestone(t: Tenant, id: string, state: 'done' | 'skipped', at: number): Statement {
  return t.db
    .update(milestones)
    .set({ state, doneAt: state === 'done' ? at : null })
    .where(and(eq(milestones.organizationId, t.organizationId), eq(milestones.id, id), sql`state = 'due'`));
}

/** Ends all milestones of an event of some kinds that are still due, those before `before` (epoch ms) where given. */
export function settleMilestones(
  t: Tenant,
  eventId: string,
  kinds: MilestoneRow['kind'][],
  state: 'done' | 'skipped',
  at: number,
  before?: number,
): Statement {
  return t.db
    .update(milestones)
    .set({ state, doneAt: state === 'done' ? at : null })
    .where(
      and(
        eq(milestones.organizationId, t.organizationId),
        eq(milestones.eventId, eventId),
        sql`state = 'due' and kind in (select value from json_each(${JSON.stringify(kinds)}))`,
        before === undefined ? undefined : sql`due_at <= ${before}`,
      ),
    );
}

/**
 * For the sweep, over all organizations: events with something due since before `before` (epoch ms), oldest first.
 * Both lists are read from partial indexes that hold only what is still to do. Nothing is due of what is final.
 */
export async function eventsOverdue(
  db: Database,
  before: number,
  limit: number,
): Promise<{ organizationId: string; eventId: string }[]> {
  return db.all<{ organizationId: string; eventId: string }>(sql`
    select distinct organization_id as organizationId, event_id as eventId from (
      select m.organization_id, m.event_id, m.due_at as at from milestones m join events e on e.id = m.event_id
        where m.state = 'due' and m.due_at <= ${before} and e.status <> 'reported'
      union all
      select t.organization_id, t.event_id, t.chase_at from tasks t join events e on e.id = t.event_id
        where t.chase_at is not null and t.chased_at is null and t.done_at is null and t.chase_at <= ${before}
          and e.status <> 'reported'
      order by at limit ${limit * 4}
    ) limit ${limit}`);
}
