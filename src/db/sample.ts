import { and, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { events } from './schema/events.ts';

/** What hangs on an event; the audit stays. */
const HANGING = [
  'agenda_items',
  'tasks',
  'milestones',
  'event_changes',
  'answers',
  'deliveries',
  'attendance',
  'force_counts',
  'counts',
  'outcomes',
  'reports',
  'invitations',
  'event_drafts',
];

/**
 * Removes a sample event and then all that hung on it; of an event that is none, nothing. The first statement says whether
 * there was one.
 */
export function deleteSample(t: Tenant, id: string): [Statement, Statement[]] {
  return [
    t.db
      .delete(events)
      .where(and(eq(events.organizationId, t.organizationId), eq(events.id, id), eq(events.sample, true))),
    HANGING.map((table) =>
      statement(
        t.db,
        sql`delete from ${sql.identifier(table)} where event_id = ${id} and organization_id = ${t.organizationId}
          and not exists (select 1 from events where id = ${id})`,
      ),
    ),
  ];
}
