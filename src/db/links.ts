import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { events } from './schema/events.ts';
import { answers, invitations } from './schema/invitations.ts';
import { organizations } from './schema/organizations.ts';

/** What stands behind a link: the one query that starts from a token and so finds the organization, not the reverse. */
export type Linked = {
  invitation: typeof invitations.$inferSelect;
  event: typeof events.$inferSelect;
  organization: string;
  answer: typeof answers.$inferSelect | null;
  agenda: { startsLocal: string; title: string }[];
};

const agendaJson = sql<string>`(select json_group_array(json_object('startsLocal', g.starts_local, 'title', g.title)) from
  (select starts_local, title from agenda_items where event_id = ${events.id} and organization_id = ${events.organizationId} order by ordinal) g)`;

/** By the hash of a link's token, with the event's rundown; undefined for an unknown or revoked one. One query. */
export async function findLinked(db: Database, tokenHash: string): Promise<Linked | undefined> {
  const rows = await db
    .select({
      invitation: invitations,
      event: events,
      organization: organizations.name,
      answer: answers,
      agenda: agendaJson,
    })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(answers, sql`${answers.id} = (select max(a.id) from answers a where a.invitation_id = ${invitations.id})`)
    .where(eq(invitations.tokenHash, tokenHash));
  const row = rows[0];
  return row && { ...row, agenda: JSON.parse(row.agenda) as Linked['agenda'] };
}
