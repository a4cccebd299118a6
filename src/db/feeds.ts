import { sql } from 'drizzle-orm';
import type { Interval } from '../domain/schedule/intervals.ts';
import { type Database, rowsOf, type Statement, statement, type Tenant } from './database.ts';

/** What a page may know of an office's calendar: never its URL. `busyMs`: time taken from now on. */
export type FeedRow = {
  host: string;
  state: 'new' | 'ok' | 'dead';
  lastError: string | null;
  fetchedAt: number | null;
  failures: number;
  skipped: number;
  guessed: number;
  busyMs: number;
};

/** An office's calendar; undefined when it has none. */
export async function findFeed(t: Tenant, officeId: string, now: number): Promise<FeedRow | undefined> {
  const rows = await rowsOf<Omit<FeedRow, 'host'> & { url: string }>(
    t.db,
    sql`select f.url as url, f.state as state, f.last_error as lastError, f.fetched_at as fetchedAt, f.failures as failures,
        f.skipped as skipped, f.guessed as guessed,
        (select coalesce(sum(b.until_at - max(b.from_at, ${now})), 0) from office_busy b
          where b.office_id = f.office_id and b.organization_id = f.organization_id and b.until_at > ${now}) as busyMs
      from office_feeds f where f.office_id = ${officeId} and f.organization_id = ${t.organizationId}`,
  );
  if (!rows[0]) return undefined;
  const { url, ...row } = rows[0];
  return { ...row, host: new URL(url).host };
}

/** Gives an office a calendar in place of the one it had, to be read at once; of another URL nothing known stays. */
export function storeFeed(
  t: Tenant,
  { officeId, url, now }: { officeId: string; url: string; now: number },
): Statement[] {
  const org = t.organizationId;
  return [
    statement(
      t.db,
      sql`delete from office_busy where office_id = ${officeId} and organization_id = ${org} and not exists
        (select 1 from office_feeds f where f.office_id = ${officeId} and f.organization_id = ${org} and f.url = ${url})`,
    ),
    statement(
      t.db,
      sql`insert into office_feeds (office_id, organization_id, url, next_fetch_at)
        select o.id, ${org}, ${url}, ${now} from offices o where o.id = ${officeId} and o.organization_id = ${org}
        on conflict (office_id) do update set url = excluded.url, state = 'new', last_error = null, failures = 0, etag = null,
          fetched_at = null, read_at = null, skipped = 0, guessed = 0, next_fetch_at = excluded.next_fetch_at`,
    ),
  ];
}

/** Takes an office's calendar away with everything read from it; the last statement changes a row when there was one. */
export function removeFeed(t: Tenant, officeId: string): Statement[] {
  const own = sql`office_id = ${officeId} and organization_id = ${t.organizationId}`;
  return [
    statement(t.db, sql`delete from office_busy where ${own}`),
    statement(t.db, sql`delete from office_feeds where ${own}`),
  ];
}

export type ClaimedFeed = {
  officeId: string;
  organizationId: string;
  timezone: string;
  url: string;
  etag: string | null;
  readAt: number | null;
};

/**
 * Takes the calendars that are due, over all organizations, each by one sweep only. A try counts as failed until it
 * succeeds, and the next is set before it begins (after 30, 60, 120 … minutes, at most 6 h): one that ends the process does
 * not end the next one too.
 */
export async function claimFeeds(db: Database, now: number, limit: number): Promise<ClaimedFeed[]> {
  return rowsOf<ClaimedFeed>(
    db,
    sql`update office_feeds set failures = failures + 1,
        state = case when failures >= 5 then 'dead' else state end,
        last_error = case when failures >= 5 then coalesce(last_error, 'unfinished') else last_error end,
        next_fetch_at = ${now} + min(1800000 << min(failures, 4), 21600000)
      where office_id in (select office_id from office_feeds where next_fetch_at <= ${now} order by next_fetch_at limit ${limit})
      returning office_id as officeId, organization_id as organizationId, url, etag, read_at as readAt,
        (select timezone from organizations where id = organization_id) as timezone`,
  );
}

/** What was claimed stands as long as nobody gave the office another calendar meanwhile. */
const still = (t: Tenant, { officeId, url }: Pick<ClaimedFeed, 'officeId' | 'url'>) =>
  sql`exists (select 1 from office_feeds f where f.office_id = ${officeId} and f.organization_id = ${t.organizationId} and f.url = ${url})`;

/** Writes when an office is busy: only what changed is a row written. */
export function keepBusy(t: Tenant, feed: ClaimedFeed, busy: readonly Interval[]): Statement[] {
  const list = sql`json_each(${JSON.stringify(busy.map(({ from, until }) => [from, until]))})`;
  const times = sql`select json_extract(value, '$[0]'), json_extract(value, '$[1]') from ${list}`;
  const { officeId } = feed;
  return [
    statement(
      t.db,
      sql`delete from office_busy where office_id = ${officeId} and organization_id = ${t.organizationId}
        and ${still(t, feed)} and (from_at, until_at) not in (${times})`,
    ),
    statement(
      t.db,
      sql`insert or ignore into office_busy (office_id, organization_id, from_at, until_at)
        select ${officeId}, ${t.organizationId}, json_extract(value, '$[0]'), json_extract(value, '$[1]') from ${list}
        where ${still(t, feed)}`,
    ),
  ];
}

export type FeedRead = { etag: string | null; skipped: number; guessed: number };

/** Says that a calendar was reached at `now` and is due again at `next`; with `read` that all of it was read. */
export function feedReached(t: Tenant, feed: ClaimedFeed, now: number, next: number, read?: FeedRead): Statement {
  const more = read
    ? sql`, read_at = ${now}, etag = ${read.etag}, skipped = ${read.skipped}, guessed = ${read.guessed}`
    : sql``;
  return statement(
    t.db,
    sql`update office_feeds set state = 'ok', last_error = null, failures = 0, fetched_at = ${now}, next_fetch_at = ${next}${more}
      where office_id = ${feed.officeId} and organization_id = ${t.organizationId} and url = ${feed.url}`,
  );
}

/** Says why a calendar could not be read; after five times in a row it is dead. */
export function feedFailed(t: Tenant, feed: ClaimedFeed, error: string): Statement {
  return statement(
    t.db,
    sql`update office_feeds set last_error = ${error}, state = case when failures >= 5 then 'dead' else state end
      where office_id = ${feed.officeId} and organization_id = ${t.organizationId} and url = ${feed.url}`,
  );
}
