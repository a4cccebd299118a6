import { eq, sql } from 'drizzle-orm';
import type { Mark } from '../domain/live-rundown.ts';
import type { Database } from './database.ts';
import { whichCounts } from './invitations.ts';
import { events, type ToldTimes } from './schema/events.ts';
import { answers, invitations } from './schema/invitations.ts';
import { organizations } from './schema/organizations.ts';

/** What stands behind a link: the one query that starts from a token and so finds the organization, not the reverse. */
export type Linked = {
  invitation: typeof invitations.$inferSelect;
  event: typeof events.$inferSelect;
  organization: string;
  answer: typeof answers.$inferSelect | null;
  /** Given for another time of the event: kept, and asked anew. */
  earlier: typeof answers.$inferSelect | null;
  /** What was said before the newest announced change; null when nothing was. */
  before: ToldTimes | null;
  agenda: { id: string; startsLocal: string; endsLocal: string; title: string }[];
  /** What was pressed while the rundown ran. */
  marks: Mark[];
};

const agendaJson = sql<string>`(select json_group_array(json_object('id', g.id, 'startsLocal', g.starts_local, 'endsLocal', g.ends_local, 'title', g.title)) from
  (select id, starts_local, ends_local, title from agenda_items where event_id = ${events.id} and organization_id = ${events.organizationId} order by ordinal) g)`;

const marksJson = sql<string>`(select json_group_array(json_object('id', m.id, 'itemId', m.item_id, 'kind', m.kind, 'minutes', m.minutes, 'of', m.of, 'at', m.at))
  from (select * from agenda_marks where event_id = ${events.id} and organization_id = ${events.organizationId} order by id) m)`;

const beforeJson = sql<
  string | null
>`(select "before" from event_changes where event_id = ${events.id} and sequence = ${events.sequence})`;

/** By the hash of a link's token, with the event's rundown; undefined for an unknown or revoked one. One query. */
export async function findLinked(db: Database, tokenHash: string): Promise<Linked | undefined> {
  const rows = await db
    .select({
      invitation: invitations,
      event: events,
      organization: organizations.name,
      answer: answers,
      agenda: agendaJson,
      marks: marksJson,
      before: beforeJson,
    })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(answers, sql`${answers.id} = (select max(a.id) from answers a where a.invitation_id = ${invitations.id})`)
    .where(eq(invitations.tokenHash, tokenHash));
  const row = rows[0];
  return (
    row && {
      ...row,
      ...whichCounts(row.invitation, row.answer),
      agenda: JSON.parse(row.agenda) as Linked['agenda'],
      marks: JSON.parse(row.marks) as Mark[],
      before: row.before === null ? null : (JSON.parse(row.before) as ToldTimes),
    }
  );
}

/** What the public check page may know of an invitation: no name, no contact, no answer. */
export type Checkable = {
  invitation: Pick<
    typeof invitations.$inferSelect,
    'id' | 'organizationId' | 'eventId' | 'position' | 'agency' | 'tokenGeneration'
  >;
  event: typeof events.$inferSelect;
  organization: string;
};

/** An invitation by its id, for whoever shows its check code; undefined when there is none. One query. */
export async function findCheckable(db: Database, invitationId: string): Promise<Checkable | undefined> {
  const { id, organizationId, eventId, position, agency, tokenGeneration } = invitations;
  const rows = await db
    .select({
      invitation: { id, organizationId, eventId, position, agency, tokenGeneration },
      event: events,
      organization: organizations.name,
    })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .where(eq(invitations.id, invitationId));
  return rows[0];
}
