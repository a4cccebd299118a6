import { sql } from 'drizzle-orm';
import { addDays, dateOf, localOf, toInstant } from '../domain/dates.ts';
import { COUNTING } from './answers.ts';
import type { Tenant } from './database.ts';
import type { EventLine } from './event-list.ts';

/** An event in the strip of coming days. */
export type NearEvent = EventLine & { invited: number };

/** Something that waits for a person, at one event. `n`: how many; the event's own instants in epoch milliseconds. */
export type Waiting = {
  what: 'tasks' | 'deliveries' | 'drafts' | 'unclosed' | 'silent';
  eventId: string;
  title: string;
  startsAt: number;
  n: number;
  /** Where it waits at several events of one series: they are one line. */
  seriesId: string | null;
};

export type Home = {
  today: string;
  /** Day by day from today, each of `days` dates, with the events that lie in it (also those begun before). */
  days: { date: string; events: NearEvent[] }[];
  waiting: Waiting[];
  /** Holders proposed by invitations and not yet confirmed. */
  proposals: number;
};

const DAY = 86_400_000;
/** An event lasts at most so many days (src/domain/events.ts). */
const LONGEST_DAYS = 31;
/** Tasks overdue longer ago are history. */
const TASKS_DAYS = 60;
/** How many events of one sort of waiting are told. */
const MOST = 20;
const SILENT_DAYS = 3;

/** Events that lie in the days from `from` to before `until` (epoch ms), the earliest first. */
function near(t: Tenant, from: number, until: number) {
  return t.db.all<Omit<NearEvent, 'unconfirmed' | 'sample'> & { unconfirmed: string; sample: number }>(sql`
    select e.id, e.type, e.title, e.status, e.starts_local as startsLocal, e.ends_local as endsLocal, e.starts_at as startsAt, e.ends_at as endsAt,
      e.timezone, e.venue_name as venueName, e.unconfirmed, e.sample,
      (select count(*) from invitations i where i.event_id = e.id and i.organization_id = e.organization_id) as invited
    from events e where e.organization_id = ${t.organizationId} and e.starts_at >= ${from - LONGEST_DAYS * DAY} and e.starts_at < ${until}
      and (e.ends_at > ${from} or e.starts_at >= ${from}) and e.status not in ('cancelled', 'postponed')
    order by e.starts_at, e.id`);
}

/** What waits, each sort found by an index of its own. D1 joins at most five selects. */
function waiting(t: Tenant, now: number, today: string) {
  const org = t.organizationId;
  const event = (alias: string) => sql.raw(`${alias}.id as eventId, ${alias}.title, ${alias}.starts_at as startsAt`);
  const alone = sql`null as seriesId`;
  const together = sql`iif(count(distinct e.id) > 1, e.series_id, null) as seriesId`;
  const bySeries = sql`coalesce(e.series_id, e.id)`;
  const part = (what: Waiting['what'], query: ReturnType<typeof sql>) =>
    sql`select * from (select ${what} as what, * from (${query}) limit ${MOST})`;
  const silent = sql`(select count(*) from invitations i left join answers a on a.id = ${COUNTING}
    where i.event_id = e.id and i.organization_id = e.organization_id and coalesce(a.answer, 'pending') in ('pending', 'tentative'))`;
  return t.db.all<Waiting>(
    sql.join(
      [
        // what was due already when a past event was recorded was never owed
        part(
          'tasks',
          sql`select ${event('e')}, count(*) as n, ${together} from tasks k join events e on e.id = k.event_id and e.organization_id = k.organization_id
            where k.organization_id = ${org} and k.done_at is null and k.due_on < ${today} and k.due_on >= ${addDays(today, -TASKS_DAYS)}
              and e.status in ('scheduled', 'invited', 'closed') and (e.ends_at > ${now} or k.chase_at is not null)
            group by ${bySeries} order by min(e.starts_at)`,
        ),
        part(
          'deliveries',
          sql`select ${event('e')}, count(*) as n, ${alone} from deliveries d join events e on e.id = d.event_id and e.organization_id = d.organization_id
            where d.organization_id = ${org} and d.state in ('parked', 'failed', 'bounced') and e.status in ('scheduled', 'invited')
            group by e.id order by e.starts_at`,
        ),
        part(
          'drafts',
          sql`select ${event('e')}, count(*) as n, ${together} from events e where e.organization_id = ${org} and e.status = 'closed'
              and exists (select 1 from reports r where r.event_id = e.id and r.organization_id = e.organization_id and r.status = 'draft')
            group by ${bySeries} order by max(e.ends_at) desc`,
        ),
        part(
          'unclosed',
          sql`select ${event('e')}, count(*) as n, ${together} from events e where e.organization_id = ${org} and e.status in ('scheduled', 'invited')
              and e.ends_at <= ${now} group by ${bySeries} order by max(e.ends_at) desc`,
        ),
        part(
          'silent',
          sql`select ${event('e')}, ${silent} as n, ${alone} from events e where e.organization_id = ${org} and e.starts_at > ${now}
              and e.starts_at <= ${now + SILENT_DAYS * DAY} and e.status = 'invited' order by e.starts_at`,
        ),
      ],
      sql` union all `,
    ),
  );
}

/**
 * What a member sees first at `now` (epoch ms): the events of the next `days` days by date in `zone` (IANA), and what waits
 * for a person. Three queries, whatever the organization has behind it.
 */
export async function readHome(t: Tenant, now: number, zone: string, days = 14): Promise<Home> {
  const today = dateOf(localOf(now, zone));
  const from = toInstant(`${today}T00:00`, zone);
  const [events, open, [counted]] = await Promise.all([
    near(t, from, toInstant(`${addDays(today, days)}T00:00`, zone)),
    waiting(t, now, today),
    t.db.all<{ n: number }>(
      sql`select count(*) as n from tenures where organization_id = ${t.organizationId} and state = 'proposed'`,
    ),
  ]);
  const dates = Array.from({ length: days }, (_, i) => addDays(today, i));
  const rows: NearEvent[] = events.map((e) => ({
    ...e,
    sample: Boolean(e.sample),
    unconfirmed: JSON.parse(e.unconfirmed),
  }));
  return {
    today,
    days: dates.map((date) => ({
      date,
      // an event is on the dates its own zone gives it
      events: rows.filter((e) => dateOf(e.startsLocal) <= date && date <= dateOf(e.endsLocal)),
    })),
    waiting: open.filter((w) => w.n > 0),
    proposals: counted?.n ?? 0,
  };
}
