import { runBatch } from '../db/database.ts';
import { findOffice } from '../db/directory.ts';
import {
  type ClaimedFeed,
  claimFeeds,
  feedFailed,
  feedReached,
  findFeed,
  keepBusy,
  removeFeed,
  storeFeed,
} from '../db/feeds.ts';
import { type AddressFault, readAddress } from '../domain/addresses.ts';
import { LARGEST_FEED, readBusyFeed } from '../domain/busy-feed.ts';
import { addDays, dateOf, localOf, toInstant } from '../domain/dates.ts';
import type { Interval } from '../domain/schedule/intervals.ts';
import { audited, auditedIfChanged } from './audit.ts';
import { actingFor, type Context } from './context.ts';
import { fetchOutside } from './safe-fetch.ts';

const EVERY_MS = 30 * 60_000;
/** A calendar that says it did not change is still read whole this often: the window moves on. */
const READ_WHOLE_MS = 12 * 3_600_000;
const FEEDS_A_SWEEP = 4;
const [DAYS_BACK, DAYS_AHEAD] = [1, 400];
const LONGEST_URL = 2000;

type NotFound = { ok: false; reason: 'not_found' };
const NOT_FOUND: NotFound = { ok: false, reason: 'not_found' };

/** Gives an office its private calendar (webcal: is https:). It is read by the next sweep; the audit names its host alone. */
export async function setFeed(
  ctx: Context,
  officeId: string,
  text: string,
): Promise<{ ok: true } | NotFound | { ok: false; reason: AddressFault }> {
  if (!(await findOffice(ctx, officeId))) return NOT_FOUND;
  const read = readAddress(text.trim().replace(/^webcals?:/i, 'https:'), ctx.outside.allowed);
  if (!read.ok) return read;
  const { url } = read;
  url.hash = '';
  if (url.href.length > LONGEST_URL) return { ok: false, reason: 'bad_url' };
  const before = await findFeed(ctx, officeId, ctx.now());
  await runBatch(ctx.db, [
    ...storeFeed(ctx, { officeId, url: url.href, now: ctx.now() }),
    audited(ctx, null, 'office.calendar_set', officeId, {
      before: before ? { host: before.host } : null,
      after: { host: url.host },
    }),
  ]);
  return { ok: true };
}

/** Takes an office's calendar away; one that has none stays as it is. */
export async function dropFeed(ctx: Context, officeId: string): Promise<{ ok: true } | NotFound> {
  if (!(await findOffice(ctx, officeId))) return NOT_FOUND;
  const before = await findFeed(ctx, officeId, ctx.now());
  await runBatch(ctx.db, [
    ...removeFeed(ctx, officeId),
    auditedIfChanged(ctx, null, 'office.calendar_removed', officeId, { before: before ? { host: before.host } : null }),
  ]);
  return { ok: true };
}

/** From yesterday on, whole days of the organization's zone. */
function windowFor(now: number, zone: string): Interval {
  const today = dateOf(localOf(now, zone));
  const start = (days: number) => toInstant(`${addDays(today, days)}T00:00`, zone);
  return { from: start(-DAYS_BACK), until: start(DAYS_AHEAD + 1) };
}

/** Fetches one calendar and writes when its office is busy, or why it cannot be read. What was known stays then. */
async function readFeed(ctx: Context, feed: ClaimedFeed): Promise<void> {
  const now = ctx.now();
  const fresh = feed.readAt !== null && feed.readAt > now - READ_WHOLE_MS;
  const fetched = await fetchOutside(ctx, feed.url, {
    most: LARGEST_FEED,
    etag: fresh ? feed.etag : null,
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
  });
  const failed = (error: string) => runBatch(ctx.db, [feedFailed(ctx, feed, error)]);
  if (!fetched.ok) return void (await failed(fetched.status ? `http_${fetched.status}` : fetched.reason));
  const next = now + EVERY_MS;
  if ('unchanged' in fetched) return void (await runBatch(ctx.db, [feedReached(ctx, feed, now, next)]));
  const read = readBusyFeed(fetched.text, { ...windowFor(now, feed.timezone), zone: feed.timezone });
  if (!read.ok) return void (await failed(read.reason));
  await runBatch(ctx.db, [
    ...keepBusy(ctx, feed, read.busy),
    feedReached(ctx, feed, now, next, { etag: fetched.etag, skipped: read.skipped, guessed: read.guessed }),
  ]);
}

/**
 * Reads the calendars that are due, a few at a time, over all organizations. Beside the sweep and not in it: a slow server
 * somewhere must not hold up mails. Calling twice reads none twice. Throws the first failure of our own at the end.
 */
export async function readDueFeeds(ctx: Context): Promise<void> {
  const due = await claimFeeds(ctx.db, ctx.now(), FEEDS_A_SWEEP);
  const done = await Promise.allSettled(due.map((feed) => readFeed(actingFor(ctx, feed.organizationId), feed)));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
}
