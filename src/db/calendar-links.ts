import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Statement, Tenant } from './database.ts';
import { calendarLinks } from './schema/calendar-links.ts';
import { offices } from './schema/directory.ts';
import { organizations } from './schema/organizations.ts';

export type CalendarLinkRow = typeof calendarLinks.$inferSelect;

const live = (t: Tenant) => and(eq(calendarLinks.organizationId, t.organizationId), isNull(calendarLinks.revokedAt));
const ofOffice = (officeId: string | null) =>
  officeId === null ? isNull(calendarLinks.officeId) : eq(calendarLinks.officeId, officeId);

/** The live links: the organization's first, then those of offices by their titles. */
export async function listCalendarLinks(t: Tenant): Promise<(CalendarLinkRow & { office: string | null })[]> {
  const rows = await t.db
    .select({ link: calendarLinks, office: offices.title })
    .from(calendarLinks)
    .leftJoin(offices, and(eq(offices.id, calendarLinks.officeId), eq(offices.organizationId, t.organizationId)))
    .where(live(t))
    .orderBy(sql`office_id is not null`, offices.title, calendarLinks.id);
  return rows.map(({ link, office }) => ({ ...link, office }));
}

/** The live link of the organization (null) or of an office; undefined where there is none. */
export async function findCalendarLink(t: Tenant, officeId: string | null): Promise<CalendarLinkRow | undefined> {
  return (
    await t.db
      .select()
      .from(calendarLinks)
      .where(and(live(t), ofOffice(officeId)))
  )[0];
}

/** A link by its id, revoked or not. */
export async function calendarLinkById(t: Tenant, id: string): Promise<CalendarLinkRow | undefined> {
  return (
    await t.db
      .select()
      .from(calendarLinks)
      .where(and(eq(calendarLinks.organizationId, t.organizationId), eq(calendarLinks.id, id)))
  )[0];
}

/** Makes a link unless a live one is there. */
export function insertCalendarLink(
  t: Tenant,
  link: Omit<typeof calendarLinks.$inferInsert, 'organizationId'>,
): Statement {
  return t.db
    .insert(calendarLinks)
    .values({ ...link, organizationId: t.organizationId })
    .onConflictDoNothing();
}

/** Raises a live link's generation from the one given: the address before leads nowhere from then. */
export function raiseCalendarLink(t: Tenant, id: string, generation: number, tokenHash: string): Statement {
  return t.db
    .update(calendarLinks)
    .set({ generation: generation + 1, tokenHash })
    .where(and(live(t), eq(calendarLinks.id, id), eq(calendarLinks.generation, generation)));
}

/** Ends a live link. */
export function endCalendarLink(t: Tenant, id: string, at: number): Statement {
  return t.db
    .update(calendarLinks)
    .set({ revokedAt: at })
    .where(and(live(t), eq(calendarLinks.id, id)));
}

/** What stands behind a calendar's secret address. */
export type Subscribed = Pick<CalendarLinkRow, 'id' | 'organizationId' | 'officeId'> & { organization: string };

/** By the hash of a token; undefined for an unknown, renewed or revoked one. One query. */
export async function findSubscribed(db: Database, tokenHash: string): Promise<Subscribed | undefined> {
  const { id, organizationId, officeId } = calendarLinks;
  const rows = await db
    .select({ id, organizationId, officeId, organization: organizations.name })
    .from(calendarLinks)
    .innerJoin(organizations, eq(organizations.id, calendarLinks.organizationId))
    .where(and(eq(calendarLinks.tokenHash, tokenHash), isNull(calendarLinks.revokedAt)));
  return rows[0];
}
