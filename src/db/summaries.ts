import { type SQL, sql } from 'drizzle-orm';
import type { CountWhat } from '../domain/kinds.ts';
import type { AttendanceRecord, InvitationRecord, OutcomeKind, Unconfirmed } from '../domain/record.ts';
import { COUNTING } from './answers.ts';
import { rowsOf, type Tenant } from './database.ts';
import type { EventRow } from './events.ts';

/** What is summed up: the events of a series or of a programme; never samples. */
export type Joined = { of: 'series' | 'programme'; id: string };

const joined = (t: Tenant, { of, id }: Joined): SQL =>
  sql`e.organization_id = ${t.organizationId} and e.sample = 0 and ${of === 'series' ? sql`e.series_id` : sql`e.programme_id`} = ${id}`;

/** Name of the series or programme, the days ('YYYY-MM-DD') of its first and last held event, how many were held in a month. */
export type Head = { name: string; first: string | null; last: string | null; inMonth: number };

/** What a summary is of, and from when until when events of it were held; `month` is 'YYYY-MM'. */
export async function findJoined(t: Tenant, what: Joined, month: string): Promise<Head | undefined> {
  const name =
    what.of === 'series'
      ? sql`select title as name from series where organization_id = ${t.organizationId} and id = ${what.id}`
      : sql`select name from programmes where organization_id = ${t.organizationId} and id = ${what.id}`;
  const rows = await t.db.all<Head>(sql`
    select n.name, substr(min(e.starts_local), 1, 10) as first, substr(max(e.starts_local), 1, 10) as last,
      coalesce(sum(substr(e.starts_local, 1, 7) = ${month}), 0) as inMonth
    from (${name}) n left join events e on ${joined(t, what)} and e.status in ('closed', 'reported')
    group by n.name`);
  return rows[0];
}

export type SummedEvent = Pick<
  EventRow,
  | 'id'
  | 'type'
  | 'title'
  | 'host'
  | 'leaderName'
  | 'leaderPosition'
  | 'startsLocal'
  | 'endsAt'
  | 'venueName'
  | 'venueAddress'
  | 'venueCity'
  | 'status'
> & { roles: EventRow['roles']; unconfirmed: Unconfirmed[] };

/** The events whose start falls on days from `from` until `until` (both within), by their start; at most `most`. */
export async function eventsJoined(
  t: Tenant,
  what: Joined,
  from: string,
  until: string,
  most: number,
): Promise<SummedEvent[]> {
  const rows = await t.db.all<Omit<SummedEvent, 'roles' | 'unconfirmed'> & { roles: string; unconfirmed: string }>(sql`
    select e.id, e.type, e.title, e.host, e.leader_name as leaderName, e.leader_position as leaderPosition,
      e.starts_local as startsLocal, e.ends_at as endsAt, e.venue_name as venueName, e.venue_address as venueAddress,
      e.venue_city as venueCity, e.status, e.roles, e.unconfirmed
    from events e where ${joined(t, what)} and e.starts_local >= ${from} and e.starts_local < ${`${until}U`}
    order by e.starts_at, e.id limit ${most}`);
  return rows.map((row) => ({ ...row, roles: JSON.parse(row.roles), unconfirmed: JSON.parse(row.unconfirmed) }));
}

type Of<Row> = Row & { eventId: string };
/** What is recorded at some events, each row with its event, in the order in which it was recorded. */
export type Recorded = {
  counts: Of<{ id: string; what: CountWhat; number: number; note: string | null }>[];
  forces: Of<{ id: string; unit: string; personnel: number; vehicles: number | null }>[];
  outcomes: Of<{
    id: string;
    kind: OutcomeKind;
    text: string;
    speaker: string | null;
    owner: string | null;
    due: string | null;
  }>[];
  attendance: Of<Omit<AttendanceRecord, 'representative'>>[];
  invitations: Of<
    Omit<InvitationRecord, 'representative'> & {
      representativeName: string | null;
      representativePosition: string | null;
    }
  >[];
  /** Only what the coordinator gave, or all of a rundown that was run. */
  agenda: Of<{ title: string }>[];
};

/**
 * All that is recorded at events, in one round trip of six queries however many they are; `withRundown`: those whose rundown
 * tells something.
 */
export async function recordedAt(
  t: Tenant,
  eventIds: readonly string[],
  withRundown: readonly string[],
): Promise<Recorded> {
  const ids = sql`json_each(${JSON.stringify(eventIds)}) j`;
  const own = (table: SQL) =>
    sql`${ids} cross join ${table} x on x.event_id = j.value and x.organization_id = ${t.organizationId}`;
  const [counts, forces, outcomes, attendance, invitations, agenda] = await t.db.batch([
    rowsOf<Recorded['counts'][number]>(
      t.db,
      sql`select x.event_id as eventId, x.id, x.what, x.number, x.note from ${own(sql`counts`)} order by j.key, x.what`,
    ),
    rowsOf<Recorded['forces'][number]>(
      t.db,
      sql`select x.event_id as eventId, x.id, x.unit, x.personnel, x.vehicles from ${own(sql`force_counts`)} order by j.key, x.ordinal`,
    ),
    rowsOf<Recorded['outcomes'][number]>(
      t.db,
      sql`select x.event_id as eventId, x.id, x.kind, x.text, x.speaker, x.owner, x.due from ${own(sql`outcomes`)}
        where x.removed_at is null order by j.key, x.ordinal`,
    ),
    rowsOf<Recorded['attendance'][number]>(
      t.db,
      sql`select x.event_id as eventId, x.id, x.invitation_id as invitationId, x.present, x.name, x.position, x.agency,
          nullif(x.session, '') as session, x.at
        from ${own(sql`attendance`)} where x.undone_at is null order by j.key, x.at`,
    ),
    rowsOf<Recorded['invitations'][number]>(
      t.db,
      sql`select i.event_id as eventId, i.id, i.position, i.name, i.agency, i.role, coalesce(i.precedence_class, 0) as precedenceClass,
          coalesce(a.answer, 'pending') as status, a.representative_name as representativeName,
          a.representative_position as representativePosition
        from ${ids} cross join invitations i on i.event_id = j.value and i.organization_id = ${t.organizationId}
        left join answers a on a.id = ${COUNTING}
        order by j.key, i.ordinal`,
    ),
    rowsOf<Recorded['agenda'][number]>(
      t.db,
      sql`select x.event_id as eventId, x.title from json_each(${JSON.stringify(withRundown)}) j
        cross join agenda_items x on x.event_id = j.value and x.organization_id = ${t.organizationId}
        where x.given = 1 or exists (select 1 from agenda_marks m where m.event_id = x.event_id and m.organization_id = ${t.organizationId})
        order by j.key, x.ordinal`,
    ),
  ]);
  return { counts, forces, outcomes, attendance, invitations, agenda };
}
