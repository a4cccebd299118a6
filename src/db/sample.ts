import { and, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { promiseDeletionOf } from './photos.ts';
import { events } from './schema/events.ts';

/** What hangs on an event; the audit stays. */
const HANGING = [
  'agenda_items',
  'agenda_marks',
  'tasks',
  'task_owners',
  'milestones',
  'event_changes',
  'answers',
  'deliveries',
  'attendance',
  'force_counts',
  'counts',
  'outcomes',
  'reports',
  'report_texts',
  'report_edits',
  'report_approvals',
  'photos',
  'notes',
  'note_proposals',
  'invitations',
  'polls',
  'poll_slots',
  'poll_seats',
  'poll_answers',
  'event_drafts',
];

/** The invitations of a sample as if they had been sent at `now` (epoch ms): nothing of them is owed, and no mail leaves. */
export function insertSentInvitations(t: Tenant, eventId: string, now: number): Statement {
  return statement(
    t.db,
    sql`insert into deliveries (organization_id, event_id, id, invitation_id, kind, sequence, message_key, recipient, state,
        attempts, next_attempt_at, finished_at, created_at)
      select i.organization_id, i.event_id, 'dl_' || lower(hex(randomblob(10))), i.id, 'invitation', 0, 'invitation:' || i.id || ':0',
        i.email, 'sent', 1, ${now}, ${now}, ${now}
      from invitations i join events e on e.id = i.event_id and e.sample = 1
      where i.organization_id = ${t.organizationId} and i.event_id = ${eventId} and i.email is not null`,
  );
}

/**
 * Removes a sample event and then all that hung on it, promising at `now` (epoch ms) that the files go too; of an event that is none, nothing. The first statement says whether
 * there was one.
 */
export function deleteSample(t: Tenant, id: string, now: number): [Statement, Statement[]] {
  return [
    t.db
      .delete(events)
      .where(and(eq(events.organizationId, t.organizationId), eq(events.id, id), eq(events.sample, true))),
    [
      promiseDeletionOf(t, sql`event_id = ${id} and not exists (select 1 from events where id = ${id})`, now),
      ...HANGING.map((table) =>
        statement(
          t.db,
          sql`delete from ${sql.identifier(table)} where event_id = ${id} and organization_id = ${t.organizationId}
          and not exists (select 1 from events where id = ${id})`,
        ),
      ),
    ],
  ];
}
