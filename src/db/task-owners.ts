import { and, eq, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import type { EventRow, TaskRow } from './events.ts';
import { events, tasks } from './schema/events.ts';
import { organizations } from './schema/organizations.ts';
import { taskOwners } from './schema/rundown.ts';

export type OwnerRow = typeof taskOwners.$inferSelect;
export type NewOwner = Pick<
  OwnerRow,
  'id' | 'eventId' | 'key' | 'name' | 'agency' | 'email' | 'phone' | 'tokenHash' | 'createdAt'
>;

/** One owner of the organization's tasks. */
export async function findOwner(t: Tenant, id: string): Promise<OwnerRow | undefined> {
  return (
    await t.db
      .select()
      .from(taskOwners)
      .where(and(eq(taskOwners.organizationId, t.organizationId), eq(taskOwners.id, id)))
  )[0];
}

/** Stores an owner; of one who is there already, what is given anew replaces what was known, and his link stays. */
export function storeOwner(t: Tenant, owner: NewOwner): Statement {
  const { name, agency, phone } = owner;
  const given = Object.fromEntries(Object.entries({ name, agency, phone }).filter(([, value]) => value !== null));
  const insert = t.db.insert(taskOwners).values({ ...owner, organizationId: t.organizationId });
  const target = [taskOwners.eventId, taskOwners.key];
  return Object.keys(given).length
    ? insert.onConflictDoUpdate({ target, set: given })
    : insert.onConflictDoNothing({ target });
}

/** Gives undone tasks of an event to the owner of a key, or to nobody (null). What he has already is not changed. */
export function assignTasks(t: Tenant, eventId: string, ids: string[], key: string | null): Statement {
  const owner =
    key === null
      ? sql`null`
      : sql`(select id from task_owners where event_id = ${eventId} and organization_id = ${t.organizationId} and key = ${key})`;
  return statement(
    t.db,
    sql`update tasks set owner_id = ${owner}, told_at = null
      where organization_id = ${t.organizationId} and event_id = ${eventId} and id in (select value from json_each(${JSON.stringify(ids)}))
        and done_at is null and owner_id is not ${owner}`,
  );
}

/**
 * Owes word to each owner with an e-mail who has not heard of a task as it stands, one mail each, and notes that he is
 * told. Only while tasks are asked about: the event is neither cancelled nor postponed nor final. `ahead`: not once it is over.
 */
export function oweOwners(t: Tenant, eventId: string, now: number, ahead: boolean): Statement[] {
  const open = sql`exists (select 1 from events e where e.id = ${eventId} and e.organization_id = ${t.organizationId}
    and e.status in ('scheduled', 'invited', 'closed') ${ahead ? sql`and e.ends_at > ${now}` : sql``})`;
  const untold = sql`organization_id = ${t.organizationId} and event_id = ${eventId} and owner_id is not null and told_at is null and done_at is null`;
  return [
    statement(
      t.db,
      // one that waits in the ledger will say it too: it is composed when it goes out
      sql`insert or ignore into deliveries (organization_id, event_id, id, subject_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at)
        select o.organization_id, o.event_id, 'dl_' || lower(hex(randomblob(10))), o.id, 'task_assigned', 0,
          'task_assigned:' || o.id || ':' || ${now}, o.email, 'owed', ${now}, ${now}
        from task_owners o where o.id in (select owner_id from tasks where ${untold}) and o.email is not null and ${open}
          and not exists (select 1 from deliveries d where d.event_id = ${eventId} and d.kind = 'task_assigned' and d.subject_id = o.id and d.state = 'owed')`,
    ),
    statement(
      t.db,
      sql`update tasks set told_at = ${now} where ${untold} and ${open}
        and owner_id in (select id from task_owners where event_id = ${eventId} and email is not null)`,
    ),
  ];
}

/** Owes each owner with an e-mail a reminder of the tasks marked as chased at `now` in the same batch. */
export function oweChases(t: Tenant, eventId: string, ids: string[], occasion: number, now: number): Statement {
  return statement(
    t.db,
    sql`insert or ignore into deliveries (organization_id, event_id, id, subject_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at)
      select o.organization_id, o.event_id, 'dl_' || lower(hex(randomblob(10))), o.id, 'task_chase', ${occasion},
        'task_chase:' || o.id || ':' || ${occasion}, o.email, 'owed', ${now}, ${now}
      from task_owners o where o.organization_id = ${t.organizationId} and o.event_id = ${eventId} and o.email is not null
        and o.id in (select owner_id from tasks where id in (select value from json_each(${JSON.stringify(ids)})))`,
  );
}

/** Owners are to hear anew of what is not done: word owed to them was dropped. */
export function forgetTold(t: Tenant, eventId: string): Statement {
  return t.db
    .update(tasks)
    .set({ toldAt: null })
    .where(and(eq(tasks.organizationId, t.organizationId), eq(tasks.eventId, eventId), sql`done_at is null`));
}

/** The next generation of an owner's link; of two at once from one generation the first counts. */
export function renewLink(t: Tenant, { id, tokenGeneration }: OwnerRow, tokenHash: string): Statement {
  return t.db
    .update(taskOwners)
    .set({ tokenHash, tokenGeneration: tokenGeneration + 1 })
    .where(
      and(
        eq(taskOwners.organizationId, t.organizationId),
        eq(taskOwners.id, id),
        eq(taskOwners.tokenGeneration, tokenGeneration),
      ),
    );
}

/** What stands behind the link of an owner of tasks. `asker`: who made the event, to be asked about it. */
export type OwnedTasks = {
  owner: OwnerRow;
  event: EventRow;
  organization: string;
  asker: { name: string; email: string } | null;
  tasks: Pick<TaskRow, 'id' | 'title' | 'dueOn' | 'doneAt' | 'doneBy'>[];
};

const tasksJson = sql<string>`(select json_group_array(json_object('id', k.id, 'title', k.title, 'dueOn', k.due_on, 'doneAt', k.done_at, 'doneBy', k.done_by))
  from (select * from tasks where owner_id = ${taskOwners.id} and organization_id = ${taskOwners.organizationId} order by due_on, ordinal) k)`;
const askerJson = sql<
  string | null
>`(select json_object('name', u.name, 'email', u.email) from users u where ${events.createdBy} = 'user:' || u.id)`;

/** By the hash of an owner's token; undefined for an unknown or revoked one, and when no task is his any more. One query. */
export async function findOwnedTasks(db: Database, tokenHash: string): Promise<OwnedTasks | undefined> {
  const rows = await db
    .select({ owner: taskOwners, event: events, organization: organizations.name, asker: askerJson, tasks: tasksJson })
    .from(taskOwners)
    .innerJoin(events, eq(events.id, taskOwners.eventId))
    .innerJoin(organizations, eq(organizations.id, taskOwners.organizationId))
    .where(eq(taskOwners.tokenHash, tokenHash));
  const row = rows[0];
  const own = row ? (JSON.parse(row.tasks) as OwnedTasks['tasks']) : [];
  if (!row || !own.length) return undefined;
  return { ...row, tasks: own, asker: row.asker === null ? null : (JSON.parse(row.asker) as OwnedTasks['asker']) };
}
