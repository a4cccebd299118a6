import { and, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import type { EventLine } from './event-list.ts';
import type { EventRow } from './events.ts';
import { programmes } from './schema/directory.ts';

export type ProgrammeRow = typeof programmes.$inferSelect;
/** A programme in the list: how many events it has (none that is cancelled), and from when until when (epoch ms). */
export type ListedProgramme = { id: string; name: string; events: number; first: number | null; last: number | null };

/** A page of programmes by name, after a name. */
export async function listProgrammes(t: Tenant, limit: number, after: string | null): Promise<ListedProgramme[]> {
  return t.db.all<ListedProgramme>(sql`
    select p.id, p.name, count(e.id) as events, min(e.starts_at) as first, max(e.starts_at) as last
    from (select id, name from programmes where organization_id = ${t.organizationId} and name > ${after ?? ''} order by name limit ${limit}) p
    left join events e on e.organization_id = ${t.organizationId} and e.programme_id = p.id and e.status <> 'cancelled'
    group by p.id order by p.name`);
}

/** One programme of the organization. */
export async function findProgramme(t: Tenant, id: string): Promise<ProgrammeRow | undefined> {
  return (
    await t.db
      .select()
      .from(programmes)
      .where(and(eq(programmes.organizationId, t.organizationId), eq(programmes.id, id)))
  )[0];
}

/** An event of a programme. */
export type ProgrammeEvent = Omit<EventLine, 'sample'> & Pick<EventRow, 'host' | 'seriesId'>;
/** So many of its events, the latest, are told. */
const MOST = 2000;

/** The events of a programme by their start, none that is cancelled. */
export async function eventsOfProgramme(t: Tenant, id: string): Promise<ProgrammeEvent[]> {
  const rows = await t.db.all<Omit<ProgrammeEvent, 'unconfirmed'> & { unconfirmed: string }>(sql`
    select e.id, e.type, e.title, e.host, e.status, e.starts_local as startsLocal, e.ends_local as endsLocal, e.starts_at as startsAt,
      e.ends_at as endsAt, e.timezone, e.venue_name as venueName, e.unconfirmed, e.series_id as seriesId
    from events e where e.organization_id = ${t.organizationId} and e.programme_id = ${id} and e.status <> 'cancelled'
    order by e.starts_at desc limit ${MOST}`);
  return rows.map((row) => ({ ...row, unconfirmed: JSON.parse(row.unconfirmed) })).reverse();
}

/** Gives a programme another name, unless another has it. */
export function renameProgramme(t: Tenant, id: string, name: string): Statement {
  return statement(
    t.db,
    sql`update or ignore programmes set name = ${name} where id = ${id} and organization_id = ${t.organizationId} and name <> ${name}`,
  );
}
