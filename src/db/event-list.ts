import { sql } from 'drizzle-orm';
import { COUNTING } from './answers.ts';
import type { Tenant } from './database.ts';
import type { EventRow } from './events.ts';
import type { Standings } from './overview.ts';

/** What every line about an event says of it. */
export type EventLine = Pick<
  EventRow,
  | 'id'
  | 'type'
  | 'title'
  | 'status'
  | 'startsLocal'
  | 'endsLocal'
  | 'startsAt'
  | 'endsAt'
  | 'timezone'
  | 'venueName'
  | 'unconfirmed'
  | 'sample'
>;

/** An event as a line of a list. `overdue`: its tasks not done whose day is over. `held`: how many its series has, and are over. */
export type ListedEvent = EventLine &
  Pick<EventRow, 'programmeId' | 'seriesId'> & {
    programme: string | null;
    overdue: number;
    held: { all: number; over: number } | null;
  };

export type EventSearch = {
  /** Not over yet, the nearest first; or over, the latest first. */
  view: 'coming' | 'past';
  /** Each must stand in title, programme or venue. */
  words?: string[];
  kind?: string | null;
  programmeId?: string | null;
  /** The last line of the page before. */
  after?: { startsAt: number; id: string } | null;
  /** Only what starts at or after this instant (epoch ms). */
  from?: number;
};

/** An event lasts at most so many days (src/domain/events.ts). */
const LONGEST = 31 * 86_400_000;
const MOST_WORDS = 6;

/** Of a series the one event that stands for it: the nearest to come, or the latest that is over; none that is cancelled. */
function standsForSeries(coming: boolean, now: number, from: number) {
  const nearer = coming
    ? sql`s.starts_at > ${Math.max(now - LONGEST, from - 1)} and s.ends_at > ${now} and (s.starts_at, s.id) < (e.starts_at, e.id)`
    : sql`s.ends_at <= ${now} and (s.starts_at, s.id) > (e.starts_at, e.id)`;
  return sql`(e.series_id is null or (e.status <> 'cancelled' and not exists (select 1 from events s
    where s.organization_id = e.organization_id and s.series_id = e.series_id and s.status <> 'cancelled' and ${nearer})))`;
}

/**
 * A page of events at `now` (epoch ms; `today` its date in the organization's zone), found by their start. Cancelled ones are
 * among them. A series is one line, unless words are looked for: its events may be called differently.
 */
export async function searchEvents(
  t: Tenant,
  { view, words = [], kind, programmeId, after, from = 0 }: EventSearch,
  now: number,
  today: string,
  limit: number,
): Promise<ListedEvent[]> {
  const coming = view === 'coming';
  const order = sql.raw(coming ? 'asc' : 'desc');
  const beyond = sql.raw(coming ? '>' : '<');
  const where = [
    sql`e.organization_id = ${t.organizationId}`,
    coming
      ? sql`e.starts_at > ${Math.max(now - LONGEST, from - 1)} and e.ends_at > ${now}`
      : sql`e.starts_at <= ${now} and e.ends_at <= ${now}`,
    ...(after ? [sql`(e.starts_at, e.id) ${beyond} (${after.startsAt}, ${after.id})`] : []),
    ...(words.length ? [] : [standsForSeries(coming, now, from)]),
    ...(kind ? [sql`e.type = ${kind}`] : []),
    ...(programmeId ? [sql`e.programme_id = ${programmeId}`] : []),
    // no LIKE: its patterns are cut at 50 bytes
    ...words
      .slice(0, MOST_WORDS)
      .map(
        (word) =>
          sql`instr(lower(e.title || ' ' || e.venue_name || ' ' || coalesce(p.name, '')), ${word.toLowerCase()}) > 0`,
      ),
  ];
  const overdue = coming
    ? sql`(select count(*) from tasks k where k.event_id = e.id and +k.organization_id = e.organization_id and k.done_at is null
        and k.due_on < ${today} and e.status in ('scheduled', 'invited'))`
    : sql`0`;
  const rows = await t.db.all<
    Omit<ListedEvent, 'unconfirmed' | 'sample' | 'held'> & { unconfirmed: string; sample: number; held: string | null }
  >(sql`
    select e.id, e.type, e.title, e.status, e.starts_local as startsLocal, e.ends_local as endsLocal, e.starts_at as startsAt,
      e.ends_at as endsAt, e.timezone, e.venue_name as venueName, e.unconfirmed, e.sample, e.programme_id as programmeId,
      p.name as programme, ${overdue} as overdue, e.series_id as seriesId,
      iif(e.series_id is null, null, (select json_object('all', count(*), 'over', sum(s.ends_at <= ${now})) from events s
        where s.organization_id = e.organization_id and s.series_id = e.series_id and s.status <> 'cancelled')) as held
    from events e left join programmes p on p.id = e.programme_id and p.organization_id = e.organization_id
    where ${sql.join(where, sql` and `)}
    order by e.starts_at ${order}, e.id ${order} limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    unconfirmed: JSON.parse(row.unconfirmed),
    sample: Boolean(row.sample),
    held: row.held === null ? null : JSON.parse(row.held),
  }));
}

/** Whether the organization has any event at all. */
export async function hasEvents(t: Tenant): Promise<boolean> {
  return (await t.db.all(sql`select 1 from events where organization_id = ${t.organizationId} limit 1`)).length > 0;
}

/** How many invitees of each event stand at each answer; an event without invitees is not there. */
export async function answersOf(t: Tenant, eventIds: string[]): Promise<Map<string, Standings>> {
  if (!eventIds.length) return new Map();
  const rows = await t.db.all<{ eventId: string; answer: keyof Standings; n: number }>(sql`
    select i.event_id as eventId, coalesce(a.answer, 'pending') as answer, count(*) as n
    from json_each(${JSON.stringify(eventIds)}) j
    join invitations i on i.event_id = j.value and i.organization_id = ${t.organizationId}
    left join answers a on a.id = ${COUNTING}
    group by 1, 2`);
  const counted = new Map<string, Standings>();
  for (const { eventId, answer, n } of rows) {
    const none: Standings = { pending: 0, accepted: 0, represented: 0, declined: 0, tentative: 0 };
    const standing = counted.get(eventId) ?? none;
    counted.set(eventId, { ...standing, [answer]: n });
  }
  return counted;
}
