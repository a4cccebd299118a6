import { sql } from 'drizzle-orm';
import type { Tenant } from './database.ts';

/** What an event's record comes to: rows of its roll present, and what was counted. */
export type Figures = { present: number; counts: Record<string, number> };

/** The figures of some events, by their ids. One query, which reads what was recorded at them. */
export async function figuresOf(t: Tenant, eventIds: string[]): Promise<Map<string, Figures>> {
  if (!eventIds.length) return new Map();
  const rows = await t.db.all<{ eventId: string; present: number; counts: string }>(sql`
    select j.value as eventId,
      (select count(distinct coalesce(a.invitation_id, a.id)) from attendance a
        where a.event_id = j.value and a.organization_id = ${t.organizationId} and a.undone_at is null) as present,
      (select json_group_object(c.what, c.number) from counts c where c.event_id = j.value and c.organization_id = ${t.organizationId}) as counts
    from json_each(${JSON.stringify(eventIds)}) j`);
  return new Map(rows.map(({ eventId, present, counts }) => [eventId, { present, counts: JSON.parse(counts) }]));
}

/** Several figures together. */
export function summed(all: readonly Figures[]): Figures {
  const counts: Record<string, number> = {};
  for (const one of all)
    for (const [what, number] of Object.entries(one.counts)) counts[what] = (counts[what] ?? 0) + number;
  return { present: all.reduce((sum, { present }) => sum + present, 0), counts };
}
