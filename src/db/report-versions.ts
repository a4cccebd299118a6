import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { ReportForm } from '../domain/draft/draft.ts';
import { type Statement, statement, type Tenant } from './database.ts';
import type { ReportRow } from './reports.ts';
import { members, users } from './schema/organizations.ts';
import { reportApprovals, reportEdits, reports } from './schema/reports.ts';

export type EditRow = typeof reportEdits.$inferSelect;
export type ApprovalRow = typeof reportApprovals.$inferSelect;

/** Appends what was done to a sentence, if the statement before it in the batch changed the text. */
export function insertEdit(t: Tenant, e: Omit<EditRow, 'organizationId'>): Statement {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return statement(
    t.db,
    sql`insert into report_edits (id, organization_id, event_id, report_id, form, sentence_id, what, before, after, revision, "by", at)
      select ${e.id}, ${t.organizationId}, ${e.eventId}, ${e.reportId}, ${e.form}, ${e.sentenceId}, ${e.what},
        ${json(e.before)}, ${json(e.after)}, ${e.revision}, ${e.by}, ${e.at}
      where changes() > 0`,
  );
}

/** What was done to a version's sentences, oldest first; in one form or in all. */
export async function listEdits(t: Tenant, reportId: string, form?: ReportForm): Promise<EditRow[]> {
  return t.db
    .select()
    .from(reportEdits)
    .where(
      and(
        eq(reportEdits.organizationId, t.organizationId),
        eq(reportEdits.reportId, reportId),
        form ? eq(reportEdits.form, form) : undefined,
      ),
    )
    .orderBy(asc(reportEdits.at), asc(reportEdits.revision));
}

export type VersionRow = Pick<
  ReportRow,
  'id' | 'version' | 'status' | 'writer' | 'startedAt' | 'draftedAt' | 'finalAt' | 'finalBy' | 'finalHash'
> & {
  /** Who asked for it and how: null where the event's end did. */
  by: string | null;
  action: string | null;
  edits: number;
};

/** An event's versions, newest first, without their words. */
export async function listVersions(t: Tenant, eventId: string): Promise<VersionRow[]> {
  const asked = (column: 'actor' | 'action') => sql<
    string | null
  >`(select a.${sql.identifier(column)} from audit_entries a
    where a.organization_id = ${t.organizationId} and a.event_id = ${eventId} and a.subject = reports.id
      and a.action in ('report.redrafted', 'report.refreshed') order by a.id limit 1)`;
  return t.db
    .select({
      id: reports.id,
      version: reports.version,
      status: reports.status,
      writer: reports.writer,
      startedAt: reports.startedAt,
      draftedAt: reports.draftedAt,
      finalAt: reports.finalAt,
      finalBy: reports.finalBy,
      finalHash: reports.finalHash,
      by: asked('actor'),
      action: asked('action'),
      edits: sql<number>`(select count(*) from report_edits x where x.report_id = reports.id)`,
    })
    .from(reports)
    .where(and(eq(reports.organizationId, t.organizationId), eq(reports.eventId, eventId)))
    .orderBy(desc(reports.version));
}

/** One version of an event's report. */
export async function findVersion(t: Tenant, eventId: string, version: number): Promise<ReportRow | undefined> {
  const rows = await t.db
    .select()
    .from(reports)
    .where(
      and(eq(reports.organizationId, t.organizationId), eq(reports.eventId, eventId), eq(reports.version, version)),
    );
  return rows[0];
}

/** Names of users who did something to an event of the organization, by id; those who left it keep theirs. */
export async function namesOfUsers(t: Tenant, eventId: string, ids: string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map();
  const rows = await t.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      sql`users.id in (select value from json_each(${JSON.stringify(ids)})) and exists (select 1 from audit_entries
        where audit_entries.organization_id = ${t.organizationId} and audit_entries.event_id = ${eventId} and audit_entries.actor = 'user:' || users.id)`,
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What a user is in the organization; undefined for one who is none of its members. */
export async function roleOf(t: Tenant, userId: string): Promise<string | undefined> {
  const rows = await t.db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, t.organizationId), eq(members.userId, userId)));
  return rows[0]?.role;
}

/** The approval of an event's words in one form that counts for those with this hash; undefined where there is none. */
export async function standingApproval(
  t: Tenant,
  eventId: string,
  form: ReportForm,
  textHash: string,
): Promise<ApprovalRow | undefined> {
  const rows = await t.db
    .select()
    .from(reportApprovals)
    .where(
      and(
        eq(reportApprovals.organizationId, t.organizationId),
        eq(reportApprovals.eventId, eventId),
        eq(reportApprovals.form, form),
        eq(reportApprovals.textHash, textHash),
        sql`withdrawn_at is null`,
      ),
    )
    .orderBy(desc(reportApprovals.at))
    .limit(1);
  return rows[0];
}

/** Approves words with a hash, if they are still those of `revision`; once. */
export function insertApproval(
  t: Tenant,
  a: Pick<ApprovalRow, 'id' | 'eventId' | 'reportId' | 'form' | 'textHash' | 'by' | 'at'>,
  revision: number,
): Statement {
  return statement(
    t.db,
    sql`insert or ignore into report_approvals (id, organization_id, event_id, report_id, form, text_hash, "by", at)
      select ${a.id}, ${t.organizationId}, ${a.eventId}, x.report_id, x.form, ${a.textHash}, ${a.by}, ${a.at}
      from report_texts x where x.report_id = ${a.reportId} and x.form = ${a.form} and x.revision = ${revision}
        and x.organization_id = ${t.organizationId}`,
  );
}

/** Takes back every approval that stands for words with this hash. */
export function withdrawApprovals(
  t: Tenant,
  eventId: string,
  form: ReportForm,
  textHash: string,
  by: string,
  at: number,
): Statement {
  return t.db
    .update(reportApprovals)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(
      and(
        eq(reportApprovals.organizationId, t.organizationId),
        eq(reportApprovals.eventId, eventId),
        eq(reportApprovals.form, form),
        eq(reportApprovals.textHash, textHash),
        sql`withdrawn_at is null`,
      ),
    );
}
