import { type Entry, entryOf, freeBusyOf, timesOf } from './busy-feed/events.ts';
import { type Part, partsOf } from './busy-feed/lines.ts';
import { type Purse, Spent } from './busy-feed/recurrence.ts';
import { Unreadable } from './busy-feed/rule.ts';
import { zonesOf } from './busy-feed/zones.ts';
import { clipped, type Interval, merged } from './schedule/intervals.ts';

/** The largest calendar that is read, in bytes. */
export const LARGEST_FEED = 2 * 1024 * 1024;
const MOST_EVENTS = 5000;
/** What a whole calendar may cost: some 2 s of one core at worst. */
const PURSE: Readonly<Purse> = { steps: 300_000, instances: 20_000 };

/** Why a calendar cannot be read: none at all, cut off or unreadable throughout, too large, more in it than is expanded. */
export type FeedFault = 'not_calendar' | 'broken' | 'too_large' | 'too_many';
/** `skipped`: entries that could not be read; `guessed`: entries in an unknown zone, read by the organization's clock. */
export type BusyFeed =
  | { ok: true; busy: Interval[]; skipped: number; guessed: number }
  | { ok: false; reason: FeedFault };

const all = (parts: readonly Part[], name: string) =>
  parts.flatMap((calendar) => (calendar.name === 'VCALENDAR' ? calendar.parts.filter((p) => p.name === name) : []));

/** Every entry's times and those of VFREEBUSY; counts what cannot be read. */
function readParts(calendars: readonly Part[], zone: string, window: Interval, purse: Purse): BusyFeed {
  const zones = zonesOf(zone, all(calendars, 'VTIMEZONE'), window, purse);
  const busy: Interval[] = [];
  const parts = all(calendars, 'VEVENT');
  const entries: Entry[] = [];
  let [skipped, guessed] = [0, 0];
  for (const part of parts) {
    const entry = entryOf(part, zones);
    if (entry) entries.push(entry);
    else skipped += 1;
  }
  const replaced = Map.groupBy(
    entries.filter((entry) => entry.replaces),
    ({ uid }) => uid,
  );
  for (const entry of entries) {
    const others = entry.replaces ? [] : (replaced.get(entry.uid) ?? []);
    try {
      const times = timesOf(
        entry,
        others.flatMap(({ replaces }) => replaces ?? []),
        window,
        purse,
      );
      busy.push(...times);
      if (times.length && entry.start.guessed) guessed += 1;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      skipped += 1;
    }
  }
  const frees = all(calendars, 'VFREEBUSY');
  for (const part of frees) {
    const read = freeBusyOf(part, zones);
    if (!read) skipped += 1;
    purse.instances -= read?.busy.length ?? 0;
    if (purse.instances < 0) throw new Spent();
    busy.push(...(read?.busy ?? []));
    if (read?.guessed) guessed += 1;
  }
  if (skipped > 0 && skipped === parts.length + frees.length) return { ok: false, reason: 'broken' };
  return { ok: true, busy: merged(busy.flatMap((one) => clipped(one, window) ?? [])), skipped, guessed };
}

/**
 * When the owner of a calendar is busy within a window: iCalendar text (RFC 5545, as producers really write it) to merged
 * stretches. Whole days and times without zone are read by the clock of `zone` (IANA). What is transparent, cancelled or
 * shown as free does not count. Nothing else is kept of it: no title, no place, no person. The work is bounded whatever the
 * text says.
 */
export function readBusyFeed(text: string, { zone, ...window }: Interval & { zone: string }): BusyFeed {
  if (text.length > LARGEST_FEED) return { ok: false, reason: 'too_large' };
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) return { ok: false, reason: 'not_calendar' };
  const calendars = partsOf(text.replace(/^\uFEFF/, '').trim());
  if (!calendars) return { ok: false, reason: 'broken' };
  if (all(calendars, 'VEVENT').length + all(calendars, 'VFREEBUSY').length > MOST_EVENTS)
    return { ok: false, reason: 'too_many' };
  try {
    return readParts(calendars, zone, window, { ...PURSE });
  } catch (error) {
    if (error instanceof Spent) return { ok: false, reason: 'too_many' };
    throw error;
  }
}
