import { and, desc, eq, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import { events } from './schema/events.ts';
import { reports } from './schema/reports.ts';

export type ReportRow = typeof reports.$inferSelect;

/** The newest version of an event's report that stands (a draft or the final one), else the one being drafted. */
export async function currentReport(t: Tenant, eventId: string): Promise<ReportRow | undefined> {
  const rows = await t.db
    .select()
    .from(reports)
    .where(and(eq(reports.organizationId, t.organizationId), eq(reports.eventId, eventId)))
    .orderBy(desc(reports.version))
    .limit(2);
  const [newest, before] = rows;
  return newest?.status === 'drafting' && before ? before : newest;
}

/** Promises a next version of a closed event's report, once: while one is being drafted no second is begun. */
export function beginReport(t: Tenant, id: string, eventId: string, now: number, retryAt: number): Statement {
  return statement(
    t.db,
    sql`insert or ignore into reports (id, organization_id, event_id, version, status, facts_revision, started_at, retry_at)
    select ${id}, ${t.organizationId}, ${eventId}, coalesce((select max(version) from reports where event_id = ${eventId}), 0) + 1, 'drafting',
      e.facts_revision, ${now}, ${retryAt}
    from events e where e.id = ${eventId} and e.organization_id = ${t.organizationId} and e.status = 'closed'
      and not exists (select 1 from reports where event_id = ${eventId} and status in ('drafting', 'final'))`,
  );
}

/** The version of an event being drafted, if any. */
export async function draftingReport(t: Tenant, eventId: string): Promise<ReportRow | undefined> {
  const rows = await t.db
    .select()
    .from(reports)
    .where(
      and(eq(reports.organizationId, t.organizationId), eq(reports.eventId, eventId), eq(reports.status, 'drafting')),
    );
  return rows[0];
}

/** A report by id, over all organizations: the workflow that drafts it knows no more. */
export async function findReport(db: Database, id: string): Promise<ReportRow | undefined> {
  return (await db.select().from(reports).where(eq(reports.id, id)))[0];
}

/** Saves a draft where it is still awaited. */
export function saveDraft(
  t: Tenant,
  id: string,
  draft: Pick<ReportRow, 'writer' | 'sections' | 'message' | 'facts' | 'missing' | 'factsRevision' | 'draftedAt'>,
): Statement {
  return t.db
    .update(reports)
    .set({ ...draft, status: 'draft' })
    .where(and(eq(reports.organizationId, t.organizationId), eq(reports.id, id), eq(reports.status, 'drafting')));
}

/** Locks the newest draft; rows say whether there was one. The event follows in the same batch. */
export function lockReport(t: Tenant, eventId: string, at: number, by: string) {
  return t.db
    .update(reports)
    .set({ status: 'final', finalAt: at, finalBy: by })
    .where(
      sql`organization_id = ${t.organizationId} and id = (select id from reports where event_id = ${eventId} order by version desc limit 1) and status = 'draft'`,
    )
    .returning({ id: reports.id });
}

/** The event is final once its report is; nothing changes where none is. */
export function lockEvent(t: Tenant, eventId: string): Statement {
  return t.db
    .update(events)
    .set({ status: 'reported' })
    .where(
      and(
        eq(events.organizationId, t.organizationId),
        eq(events.id, eventId),
        sql`exists (select 1 from reports where event_id = ${eventId} and status = 'final')`,
      ),
    );
}

/** For the sweep: drafts promised and not kept by `now`; each is pushed on so that two sweeps do not both take it. */
export async function overdueDrafts(db: Database, now: number, retryAt: number): Promise<{ id: string }[]> {
  return db
    .update(reports)
    .set({ retryAt, attempt: sql`attempt + 1` })
    .where(sql`status = 'drafting' and retry_at <= ${now}`)
    .returning({ id: reports.id });
}
