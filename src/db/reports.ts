import { and, desc, eq, sql } from 'drizzle-orm';
import type { ReportForm } from '../domain/draft/draft.ts';
import type { HashedPhoto } from '../domain/photos.ts';
import { type Database, rowsOf, type Statement, statement, type Tenant } from './database.ts';
import { photosAre } from './photos.ts';
import { events } from './schema/events.ts';
import { reports, reportTexts, type StoredSection } from './schema/reports.ts';

export type ReportRow = typeof reports.$inferSelect;
/** The words of a version in one form; `revision` rises with every edit. */
export type ReportText = { sections: StoredSection[]; revision: number };

/** Drafts made before sentences had ids: the n-th of the m-th section. */
function withIds(sections: StoredSection[]): StoredSection[] {
  return sections.map((section, i) => ({
    ...section,
    sentences: section.sentences.map((one, j) => ({ ...one, id: one.id ?? `s${i + 1}-${j + 1}` })),
  }));
}

/**
 * The newest version of an event's report that stands (a draft or the final one), else the one being drafted; with its
 * words in the form asked for, null where it has none.
 */
export async function currentReport(
  t: Tenant,
  eventId: string,
  form: ReportForm = 'laporan',
): Promise<{ report: ReportRow; text: ReportText | null } | undefined> {
  const rows = await t.db
    .select({ report: reports, sections: reportTexts.sections, revision: reportTexts.revision })
    .from(reports)
    .leftJoin(reportTexts, and(eq(reportTexts.reportId, reports.id), eq(reportTexts.form, form)))
    .where(and(eq(reports.organizationId, t.organizationId), eq(reports.eventId, eventId)))
    .orderBy(desc(reports.version))
    .limit(2);
  const [newest, before] = rows;
  const found = newest?.report.status === 'drafting' && before ? before : newest;
  if (!found) return undefined;
  const { report, sections, revision } = found;
  return { report, text: sections ? { sections: withIds(sections), revision: revision ?? 0 } : null };
}

/** The words of one version in one form, null where it has none. */
export async function findText(t: Tenant, reportId: string, form: ReportForm): Promise<ReportText | null> {
  const [row] = await t.db
    .select({ sections: reportTexts.sections, revision: reportTexts.revision })
    .from(reportTexts)
    .where(
      and(
        eq(reportTexts.organizationId, t.organizationId),
        eq(reportTexts.reportId, reportId),
        eq(reportTexts.form, form),
      ),
    );
  return row ? { ...row, sections: withIds(row.sections) } : null;
}

/** A figure in the report of the event of the same kind that was held last before another. */
export type PreviousFigure = { title: string; startsLocal: string; id: string; number: number };

/**
 * What the newest report of the last event of the kind before this one counted: the facts of numbers alone, read within the
 * database. Empty where there is none, or where its day is not sure.
 */
export function previousFigures(
  t: Tenant,
  event: { id: string; type: string; startsAt: number },
): Promise<PreviousFigure[]> {
  return rowsOf<PreviousFigure>(
    t.db,
    sql`with previous as (
        select id, title, starts_local from events
        where organization_id = ${t.organizationId} and type = ${event.type} and starts_at < ${event.startsAt} and id <> ${event.id}
          and status in ('closed', 'reported') and sample = 0
          and not exists (select 1 from json_each(unconfirmed) where value = 'date')
        order by starts_at desc limit 1),
      newest as (
        select r.facts, p.title, p.starts_local from previous p
        join reports r on r.event_id = p.id and r.status in ('draft', 'final')
        order by r.version desc limit 1)
      select n.title, n.starts_local as startsLocal, json_extract(f.value, '$.id') as id,
        coalesce(json_extract(f.value, '$.data.number'), json_extract(f.value, '$.data.personnel')) as number
      from newest n, json_each(n.facts) f
      where json_extract(f.value, '$.kind') in ('attendance_total', 'force_total', 'count')`,
  ).then((rows) => rows);
}

/** The words of one version in every form that it has. */
export async function allTexts(t: Tenant, reportId: string): Promise<Partial<Record<ReportForm, ReportText>>> {
  const rows = await t.db
    .select({ form: reportTexts.form, sections: reportTexts.sections, revision: reportTexts.revision })
    .from(reportTexts)
    .where(and(eq(reportTexts.organizationId, t.organizationId), eq(reportTexts.reportId, reportId)));
  return Object.fromEntries(
    rows.map(({ form, sections, revision }) => [form, { sections: withIds(sections), revision }]),
  );
}

/** Words of a newest draft, if they are still those of `revision`; rows say whether. The revision rises. */
export function updateText(t: Tenant, reportId: string, form: ReportForm, sections: StoredSection[], revision: number) {
  return t.db
    .update(reportTexts)
    .set({ sections, revision: revision + 1 })
    .where(
      and(
        eq(reportTexts.organizationId, t.organizationId),
        eq(reportTexts.reportId, reportId),
        eq(reportTexts.form, form),
        eq(reportTexts.revision, revision),
        newestDraft(reportId),
      ),
    )
    .returning({ revision: reportTexts.revision });
}

/**
 * The next version made from a newest draft, with its words: statements for one batch, of which the first says by its rows
 * whether it was made. Nothing is made where the draft is no more the newest, its words changed, or the event is not closed.
 */
export function insertRefreshed(
  t: Tenant,
  from: ReportRow,
  revisions: Revisions,
  next: Pick<ReportRow, 'id' | 'facts' | 'missing' | 'factsRevision'> & {
    at: number;
    texts: Partial<Record<ReportForm, StoredSection[]>>;
  },
): [Statement, Statement] {
  const { id, facts, missing, factsRevision, at, texts } = next;
  return [
    rowsOf(
      t.db,
      sql`insert into reports (id, organization_id, event_id, version, status, facts_revision, writer, facts, missing,
          started_at, retry_at, drafted_at)
        select ${id}, ${t.organizationId}, ${from.eventId}, ${from.version + 1}, 'draft', ${factsRevision}, ${from.writer},
          ${JSON.stringify(facts)}, ${JSON.stringify(missing)}, ${at}, ${at}, ${at}
        from events e where e.id = ${from.eventId} and e.organization_id = ${t.organizationId} and e.status = 'closed'
          and ${newestDraft(from.id)} and ${wordedAs(from.id, revisions)}
        returning id`,
    ),
    statement(
      t.db,
      sql`insert into report_texts (report_id, form, organization_id, event_id, sections)
        select r.id, j.key, r.organization_id, r.event_id, j.value
        from reports r, json_each(${JSON.stringify(texts)}) j
        where r.id = ${id} and r.organization_id = ${t.organizationId} and changes() > 0`,
    ),
  ];
}

/** That a draft still says what is recorded at this revision of the facts. */
export function stillTrue(t: Tenant, id: string, factsRevision: number): Statement {
  return t.db
    .update(reports)
    .set({ factsRevision })
    .where(
      and(
        eq(reports.organizationId, t.organizationId),
        eq(reports.id, id),
        eq(reports.status, 'draft'),
        sql`facts_revision < ${factsRevision}`,
      ),
    );
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

/** The words of a draft that is still awaited, all forms in one statement; goes before `saveDraft` in its batch. */
export function saveTexts(t: Tenant, id: string, texts: Partial<Record<ReportForm, StoredSection[]>>): Statement {
  return statement(
    t.db,
    sql`insert or ignore into report_texts (report_id, form, organization_id, event_id, sections)
      select r.id, j.key, r.organization_id, r.event_id, j.value
      from reports r, json_each(${JSON.stringify(texts)}) j
      where r.id = ${id} and r.organization_id = ${t.organizationId} and r.status = 'drafting'`,
  );
}

/** Saves a draft where it is still awaited. */
export function saveDraft(
  t: Tenant,
  id: string,
  draft: Pick<ReportRow, 'writer' | 'usage' | 'facts' | 'missing' | 'factsRevision' | 'draftedAt'>,
): Statement {
  return t.db
    .update(reports)
    .set({ ...draft, status: 'draft' })
    .where(and(eq(reports.organizationId, t.organizationId), eq(reports.id, id), eq(reports.status, 'drafting')));
}

/** That a report is its event's newest version and may still be worded anew; `id` is the report's. */
const newestDraft = (id: string) => sql`exists (select 1 from reports r where r.id = ${id} and r.status = 'draft'
  and r.version = (select max(v.version) from reports v where v.event_id = r.event_id))`;

/** That the words of a report are those of these revisions, by form. */
const wordedAs = (id: string, revisions: Revisions) => sql`(select count(*) from report_texts x
    join json_each(${JSON.stringify(revisions)}) j on j.key = x.form and j.value = x.revision where x.report_id = ${id})
  = (select count(*) from report_texts x where x.report_id = ${id})`;

export type Revisions = Partial<Record<ReportForm, number>>;

/** Locks a draft if it is the newest and its words and photos are those that were hashed; rows say whether it is. The event follows. */
export function lockReport(
  t: Tenant,
  id: string,
  final: { at: number; by: string; hash: string; revisions: Revisions; photos: readonly HashedPhoto[] },
) {
  return t.db
    .update(reports)
    .set({ status: 'final', finalAt: final.at, finalBy: final.by, finalHash: final.hash })
    .where(
      and(
        eq(reports.organizationId, t.organizationId),
        eq(reports.id, id),
        newestDraft(id),
        wordedAs(id, final.revisions),
        photosAre(id, final.photos),
      ),
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
