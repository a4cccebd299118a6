import { type SQL, sql } from 'drizzle-orm';
import type { Days } from '../domain/calendar.ts';
import { addDays, toInstant } from '../domain/dates.ts';
import { COUNTING } from './answers.ts';
import { rowsOf, type Tenant } from './database.ts';
import type { EventLine } from './event-list.ts';
import type { EventRow } from './events.ts';

/** An event as a calendar shows it. */
export type CalendarEvent = EventLine & Pick<EventRow, 'programmeId'> & { programme: string | null };

/** What is looked for; null is anything. `agency`: one of whose offices is invited, by a part of its name. */
export type CalendarFilter = {
  statuses: readonly EventRow['status'][];
  kind: string | null;
  programmeId: string | null;
  agency: string | null;
};

/** An event lasts at most so many days (src/domain/events.ts). */
const LONGEST_DAYS = 31;

/** Instants around some dates, wherever their clocks are. */
export function instantsAround({ first, last }: Days): { from: number; until: number } {
  return {
    from: toInstant(`${addDays(first, -1)}T00:00`, 'UTC'),
    until: toInstant(`${addDays(last, 2)}T00:00`, 'UTC'),
  };
}

/**
 * The events that lie on some dates, each by its own clock, the earliest first, at most `limit`; and the organization's
 * programmes by name. Two queries in one round trip.
 */
export async function readCalendar(
  t: Tenant,
  days: Days,
  { statuses, kind, programmeId, agency }: CalendarFilter,
  limit: number,
): Promise<{ events: CalendarEvent[]; programmes: { id: string; name: string }[] }> {
  const org = t.organizationId;
  const { from, until } = instantsAround({ first: addDays(days.first, -LONGEST_DAYS), last: days.last });
  const where: SQL[] = [
    sql`e.organization_id = ${org} and e.starts_at >= ${from} and e.starts_at < ${until}`,
    sql`substr(e.starts_local, 1, 10) <= ${days.last} and substr(e.ends_local, 1, 10) >= ${days.first}`,
    sql`e.status in (select value from json_each(${JSON.stringify(statuses)}))`,
    ...(kind ? [sql`e.type = ${kind}`] : []),
    ...(programmeId ? [sql`e.programme_id = ${programmeId}`] : []),
    ...(agency
      ? [
          // no LIKE: its patterns are cut at 50 bytes
          sql`exists (select 1 from invitations i where i.event_id = e.id and i.organization_id = ${org}
            and instr(lower(i.agency), ${agency.toLowerCase()}) > 0)`,
        ]
      : []),
  ];
  type Row = Omit<CalendarEvent, 'unconfirmed' | 'sample'> & { unconfirmed: string; sample: number };
  const [events, programmes] = (await t.db.batch([
    rowsOf<Row>(
      t.db,
      sql`select e.id as id, e.type as type, e.title as title, e.status as status, e.starts_local as startsLocal,
        e.ends_local as endsLocal, e.starts_at as startsAt, e.ends_at as endsAt, e.timezone as timezone,
        e.venue_name as venueName, e.unconfirmed as unconfirmed, e.sample as sample, e.programme_id as programmeId,
        p.name as programme
        from events e left join programmes p on p.id = e.programme_id and p.organization_id = e.organization_id
        where ${sql.join(where, sql` and `)} order by e.starts_at, e.id limit ${limit}`,
    ),
    rowsOf<{ id: string; name: string }>(
      t.db,
      sql`select id as id, name as name from programmes where organization_id = ${org} order by name limit 200`,
    ),
  ] as never)) as unknown as [Row[], { id: string; name: string }[]];
  return {
    events: events.map((row) => ({ ...row, unconfirmed: JSON.parse(row.unconfirmed), sample: Boolean(row.sample) })),
    programmes,
  };
}

/** An event as a subscribed calendar tells it; `asked`: how the office asked for stands to it, null without an office. */
export type FeedRow = Pick<
  EventRow,
  | 'id'
  | 'type'
  | 'title'
  | 'status'
  | 'sequence'
  | 'host'
  | 'leaderName'
  | 'leaderPosition'
  | 'startsLocal'
  | 'endsLocal'
  | 'startsAt'
  | 'endsAt'
  | 'timezone'
  | 'venueName'
  | 'venueAddress'
  | 'venueCity'
  | 'unconfirmed'
  | 'createdAt'
  | 'changedAt'
> & { asked: 'invited' | 'represented' | 'declined' | null };

/**
 * The events of a window (epoch ms), those called off too, samples never, the earliest first. For an office also whether it
 * was asked: an invitation counts once the event's letters went out. One query, which reads each event of the window.
 */
export async function readFeedEvents(
  t: Tenant,
  { from, until }: { from: number; until: number },
  officeId: string | null,
): Promise<FeedRow[]> {
  const org = t.organizationId;
  const rows = await t.db.all<Omit<FeedRow, 'unconfirmed'> & { unconfirmed: string }>(sql`
    select e.id, e.type, e.title, e.status, e.sequence, e.host, e.leader_name as leaderName, e.leader_position as leaderPosition,
      e.starts_local as startsLocal, e.ends_local as endsLocal, e.starts_at as startsAt, e.ends_at as endsAt, e.timezone,
      e.venue_name as venueName, e.venue_address as venueAddress, e.venue_city as venueCity, e.unconfirmed,
      e.created_at as createdAt, e.changed_at as changedAt,
      case when i.id is null or e.sent_at is null then null when a.answer in ('represented', 'declined') then a.answer else 'invited' end as asked
    from events e
    left join invitations i on i.event_id = e.id and i.office_id = ${officeId} and i.organization_id = ${org}
    left join answers a on a.id = ${COUNTING}
    where e.organization_id = ${org} and e.sample = 0
      and e.starts_at >= ${from - LONGEST_DAYS * 86_400_000} and e.starts_at < ${until} and e.ends_at >= ${from}
    order by e.starts_at, e.id`);
  return rows.map((row) => ({ ...row, unconfirmed: JSON.parse(row.unconfirmed) }));
}
