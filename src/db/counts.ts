import { and, asc, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { counts } from './schema/record.ts';

export type CountRow = typeof counts.$inferSelect;
export type NewCount = { id: string; what: string; number: number; note: string | null };

/** What was counted at an event. */
export async function listCounts(t: Tenant, eventId: string): Promise<CountRow[]> {
  return t.db
    .select()
    .from(counts)
    .where(and(eq(counts.organizationId, t.organizationId), eq(counts.eventId, eventId)))
    .orderBy(asc(counts.what));
}

/** Sets counts; the same again replaces. */
export function setCounts(t: Tenant, eventId: string, list: NewCount[]): Statement {
  return statement(
    t.db,
    sql`insert into counts (id, organization_id, event_id, what, number, note)
    select json_extract(value, '$.id'), ${t.organizationId}, ${eventId}, json_extract(value, '$.what'), json_extract(value, '$.number'), json_extract(value, '$.note')
    from json_each(${JSON.stringify(list)}) where true
    on conflict (event_id, what) do update set number = excluded.number, note = excluded.note`,
  );
}

/** Takes away what was counted. */
export function dropCounts(t: Tenant, eventId: string, whats: string[]): Statement {
  return t.db
    .delete(counts)
    .where(
      and(
        eq(counts.organizationId, t.organizationId),
        eq(counts.eventId, eventId),
        sql`${counts.what} in (select value from json_each(${JSON.stringify(whats)}))`,
      ),
    );
}
