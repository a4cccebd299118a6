import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { COUNTING } from './answers.ts';
import type { Statement, Tenant } from './database.ts';
import type { EventRow } from './events.ts';
import { events, series } from './schema/events.ts';

export type SeriesRow = typeof series.$inferSelect;
export type NewSeries = Omit<typeof series.$inferInsert, 'organizationId'>;

/** Keeps what joins some events; said twice with the same id it is kept once. */
export function insertSeries(t: Tenant, row: NewSeries): Statement {
  return t.db
    .insert(series)
    .values({ ...row, organizationId: t.organizationId })
    .onConflictDoNothing({ target: series.id });
}

/** Gives a series another name. */
export function renameSeries(t: Tenant, id: string, title: string): Statement {
  return t.db
    .update(series)
    .set({ title })
    .where(and(eq(series.organizationId, t.organizationId), eq(series.id, id)));
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

/** The events of a series by their start; none of another organization. */
export async function eventsOfSeries(t: Tenant, id: string): Promise<EventRow[]> {
  return t.db
    .select()
    .from(events)
    .where(and(eq(events.organizationId, t.organizationId), eq(events.seriesId, id)))
    .orderBy(asc(events.startsAt), asc(events.id));
}

export type SeriesCursor = { createdAt: number; id: string };

/** A page of series, the newest first. */
export async function listSeries(t: Tenant, limit: number, after: SeriesCursor | null): Promise<SeriesRow[]> {
  return t.db
    .select()
    .from(series)
    .where(
      and(
        eq(series.organizationId, t.organizationId),
        after ? sql`(${series.createdAt}, ${series.id}) < (${after.createdAt}, ${after.id})` : undefined,
      ),
    )
    .orderBy(desc(series.createdAt), desc(series.id))
    .limit(limit);
}

/** Who is in a wave: an invitee of one event of a series, and how he stands. */
export type Participant = {
  id: string;
  eventId: string;
  officeId: string | null;
  position: string | null;
  name: string | null;
  agency: string;
  answer: string;
};

/** All invited to the events of a series, event by event, in order of precedence. One query. */
export async function participantsOf(t: Tenant, seriesId: string): Promise<Participant[]> {
  return t.db.all<Participant>(sql`
    select i.id, i.event_id as eventId, i.office_id as officeId, i.position, i.name, i.agency, coalesce(a.answer, 'pending') as answer
    from events e join invitations i on i.event_id = e.id and i.organization_id = e.organization_id
    left join answers a on a.id = ${COUNTING}
    where e.organization_id = ${t.organizationId} and e.series_id = ${seriesId}
    order by e.starts_at, e.id, i.precedence_class, i.ordinal, i.id`);
}
