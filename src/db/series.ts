import { and, eq } from 'drizzle-orm';
import type { Statement, Tenant } from './database.ts';
import { series } from './schema/events.ts';

export type SeriesRow = typeof series.$inferSelect;
export type NewSeries = Omit<typeof series.$inferInsert, 'organizationId'>;

/** Keeps what joins some events; said twice with the same id it is kept once. */
export function insertSeries(t: Tenant, row: NewSeries): Statement {
  return t.db
    .insert(series)
    .values({ ...row, organizationId: t.organizationId })
    .onConflictDoNothing({ target: series.id });
}

/** One series of the organization. */
export async function findSeries(t: Tenant, id: string): Promise<SeriesRow | undefined> {
  return (
    await t.db
      .select()
      .from(series)
      .where(and(eq(series.organizationId, t.organizationId), eq(series.id, id)))
  )[0];
}
