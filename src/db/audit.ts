import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import { auditEntries } from './schema/system.ts';

export type AuditRow = typeof auditEntries.$inferSelect;
export type NewAuditEntry = {
  eventId: string | null;
  at: number;
  actor: string;
  door: string;
  action: string;
  subject: string;
  before?: unknown;
  after?: unknown;
};

/** Appends an entry in the action's own batch. */
export function appendAudit(t: Tenant, entry: NewAuditEntry): Statement {
  return t.db.insert(auditEntries).values({ ...entry, organizationId: t.organizationId });
}

/** Appends entries of several events, as one statement. */
export function appendAudits(t: Tenant, entries: NewAuditEntry[]): Statement {
  const of = (name: keyof NewAuditEntry) => sql.raw(`json_extract(value, '$.${name}')`);
  return statement(
    t.db,
    sql`insert into audit_entries (organization_id, event_id, at, actor, door, action, subject, before, after)
    select ${t.organizationId}, ${of('eventId')}, ${of('at')}, ${of('actor')}, ${of('door')}, ${of('action')}, ${of('subject')}, ${of('before')}, ${of('after')}
    from json_each(${JSON.stringify(entries)})`,
  );
}

const insertWhere = (t: Tenant, e: NewAuditEntry, condition: ReturnType<typeof sql>): Statement =>
  statement(
    t.db,
    sql`insert into audit_entries (organization_id, event_id, at, actor, door, action, subject, before, after)
    select ${t.organizationId}, ${e.eventId}, ${e.at}, ${e.actor}, ${e.door}, ${e.action}, ${e.subject},
      ${e.before === undefined ? null : JSON.stringify(e.before)}, ${e.after === undefined ? null : JSON.stringify(e.after)}
    where ${condition}`,
  );

/** Appends an entry unless the event has one of this action already: for what can happen only once. */
export function appendAuditOnce(t: Tenant, e: NewAuditEntry): Statement {
  return insertWhere(
    t,
    e,
    sql`not exists (select 1 from audit_entries where event_id = ${e.eventId} and action = ${e.action})`,
  );
}

/** Appends an entry if the statement before it in the batch changed a row. */
export function appendAuditIfChanged(t: Tenant, e: NewAuditEntry): Statement {
  return insertWhere(t, e, sql`changes() > 0`);
}

/** An event's entries, oldest first. */
export async function listAudit(t: Tenant, eventId: string, limit: number, after: number | null): Promise<AuditRow[]> {
  return t.db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organizationId, t.organizationId),
        eq(auditEntries.eventId, eventId),
        after ? sql`${auditEntries.id} > ${after}` : undefined,
      ),
    )
    .orderBy(asc(auditEntries.id))
    .limit(limit);
}

/** The oldest entries not yet sealed, and the last seal before them (null at the beginning). */
export async function unsealed(db: Database, limit: number): Promise<{ rows: AuditRow[]; last: string | null }> {
  const rows = await db.select().from(auditEntries).where(sql`hash is null`).orderBy(asc(auditEntries.id)).limit(limit);
  const first = rows[0];
  if (!first) return { rows, last: null };
  const before = await db.all<{ hash: string | null }>(
    sql`select hash from audit_entries where id < ${first.id} order by id desc limit 1`,
  );
  return { rows, last: before[0]?.hash ?? null };
}

/** Writes seals, in one statement; an entry already sealed stays as it is. */
export function seal(db: Database, seals: { id: number; hash: string }[]): Statement {
  return statement(
    db,
    sql`update audit_entries set hash = (select json_extract(value, '$.hash') from json_each(${JSON.stringify(seals)})
      where json_extract(value, '$.id') = audit_entries.id)
    where hash is null and id in (select json_extract(value, '$.id') from json_each(${JSON.stringify(seals)}))`,
  );
}

/** What a task of an event was when it was last removed; undefined when none of that id ever was. */
export async function removedTask(t: Tenant, eventId: string, taskId: string): Promise<unknown> {
  const rows = await t.db
    .select({ before: auditEntries.before })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.organizationId, t.organizationId),
        eq(auditEntries.eventId, eventId),
        eq(auditEntries.subject, taskId),
        eq(auditEntries.action, 'task.removed'),
      ),
    )
    .orderBy(sql`${auditEntries.id} desc`)
    .limit(1);
  return rows[0]?.before ?? undefined;
}
