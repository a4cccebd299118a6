import { and, asc, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { forceCounts } from './schema/record.ts';

export type ForceRow = typeof forceCounts.$inferSelect;
export type UnitStrength = { id: string; unit: string; unitKey: string; personnel: number; vehicles: number | null };

/** Strength on parade by unit, in the order first given. */
export async function listForces(t: Tenant, eventId: string): Promise<ForceRow[]> {
  return t.db
    .select()
    .from(forceCounts)
    .where(and(eq(forceCounts.organizationId, t.organizationId), eq(forceCounts.eventId, eventId)))
    .orderBy(asc(forceCounts.ordinal));
}

/** Sets units' strength; the same unit again replaces. */
export function setForces(t: Tenant, eventId: string, units: UnitStrength[]): Statement {
  return statement(
    t.db,
    sql`insert into force_counts (id, organization_id, event_id, unit_key, unit, personnel, vehicles, ordinal)
    select json_extract(value, '$.id'), ${t.organizationId}, ${eventId}, json_extract(value, '$.unitKey'), json_extract(value, '$.unit'),
      json_extract(value, '$.personnel'), json_extract(value, '$.vehicles'),
      (select coalesce(max(ordinal), -1) + 1 from force_counts where event_id = ${eventId}) + j.key
    from json_each(${JSON.stringify(units)}) j where true
    on conflict (event_id, unit_key) do update set unit = excluded.unit, personnel = excluded.personnel, vehicles = excluded.vehicles`,
  );
}

/** Takes units away by their keys. */
export function dropForces(t: Tenant, eventId: string, keys: string[]): Statement {
  return t.db
    .delete(forceCounts)
    .where(
      and(
        eq(forceCounts.organizationId, t.organizationId),
        eq(forceCounts.eventId, eventId),
        sql`${forceCounts.unitKey} in (select value from json_each(${JSON.stringify(keys)}))`,
      ),
    );
}
