import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { agendaItems, events } from './schema/events.ts';
import { answers, invitations } from './schema/invitations.ts';
import { organizations } from './schema/organizations.ts';

/** What stands behind a link: the one query that starts from a token and so finds the organization, not the reverse. */
export type Linked = {
  invitation: typeof invitations.$inferSelect;
  event: typeof events.$inferSelect;
  organization: string;
  answer: typeof answers.$inferSelect | null;
};

/** By the hash of a link's token; undefined for an unknown or revoked one. One query. */
export async function findLinked(db: Database, tokenHash: string): Promise<Linked | undefined> {
  const rows = await db
    .select({ invitation: invitations, event: events, organization: organizations.name, answer: answers })
    .from(invitations)
    .innerJoin(events, eq(events.id, invitations.eventId))
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(answers, sql`${answers.id} = (select max(a.id) from answers a where a.invitation_id = ${invitations.id})`)
    .where(eq(invitations.tokenHash, tokenHash));
  return rows[0];
}

/** The rundown of the event a link leads to. */
export async function agendaOf(db: Database, organizationId: string, eventId: string): Promise<{ startsLocal: string; title: string }[]> {
  return db
    .select({ startsLocal: agendaItems.startsLocal, title: agendaItems.title })
    .from(agendaItems)
    .where(sql`${agendaItems.organizationId} = ${organizationId} and ${agendaItems.eventId} = ${eventId}`)
    .orderBy(agendaItems.ordinal);
}
