import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ReportForm } from '../domain/draft/draft.ts';
import type { Statement, Tenant } from './database.ts';
import { reportTemplates } from './schema/reports.ts';

export type TemplateRow = typeof reportTemplates.$inferSelect;

const own = (t: Tenant) => eq(reportTemplates.organizationId, t.organizationId);

/** The templates that stand, at most one a form. */
export async function listTemplates(t: Tenant): Promise<TemplateRow[]> {
  return t.db
    .select()
    .from(reportTemplates)
    .where(and(own(t), isNull(reportTemplates.removedAt)))
    .orderBy(asc(reportTemplates.form));
}

/** One of the organization's, taken back or not. */
export async function findTemplate(t: Tenant, id: string): Promise<TemplateRow | undefined> {
  return (
    await t.db
      .select()
      .from(reportTemplates)
      .where(and(own(t), eq(reportTemplates.id, id)))
  )[0];
}

/** The template of a form that stood at an instant: what was made final keeps the look that it had. */
export async function templateAt(t: Tenant, form: ReportForm, at: number): Promise<TemplateRow | undefined> {
  const rows = await t.db
    .select()
    .from(reportTemplates)
    .where(
      and(
        own(t),
        eq(reportTemplates.form, form),
        sql`${reportTemplates.at} <= ${at} and (${reportTemplates.removedAt} is null or ${reportTemplates.removedAt} > ${at})`,
      ),
    )
    .orderBy(sql`${reportTemplates.at} desc`)
    .limit(1);
  return rows[0];
}

/** A new template of a form; the one before goes first, by `endTemplates` in the same batch. */
export function insertTemplate(
  t: Tenant,
  row: Omit<TemplateRow, 'organizationId' | 'removedBy' | 'removedAt'>,
): Statement {
  return t.db.insert(reportTemplates).values({ ...row, organizationId: t.organizationId });
}

/** Takes back the one that stands for a form; its row stays. */
export function endTemplates(t: Tenant, form: ReportForm, by: string, at: number): Statement {
  return t.db
    .update(reportTemplates)
    .set({ removedBy: by, removedAt: at })
    .where(and(own(t), eq(reportTemplates.form, form), isNull(reportTemplates.removedAt)));
}

/** Takes one back, once. */
export function endTemplate(t: Tenant, id: string, by: string, at: number): Statement {
  return t.db
    .update(reportTemplates)
    .set({ removedBy: by, removedAt: at })
    .where(and(own(t), eq(reportTemplates.id, id), isNull(reportTemplates.removedAt)));
}
