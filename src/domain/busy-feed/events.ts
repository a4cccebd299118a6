import type { Interval } from '../schedule/intervals.ts';
import { type Part, type Property, propertiesOf } from './lines.ts';
import { instancesOf, type Purse, pay, Spent } from './recurrence.ts';
import { ruleOf } from './rule.ts';
import { DAY, dayOf, durationOf, wallOf } from './walls.ts';
import type { Zone, Zones } from './zones.ts';

/** A time as a calendar writes it: what the wall shows, in which zone; a whole day has its midnight. */
type Moment = { wall: number; isDate: boolean; zone: Zone; guessed: boolean };

/** An entry that can be read. `key`: what its instances are called by those that replace them. */
export type Entry = {
  uid: string;
  start: Moment;
  /** milliseconds; of whole days by the wall */
  length: number;
  rules: Record<string, unknown>[];
  more: { start: Moment; length: number }[];
  except: Moment[];
  replaces: Moment | null;
  counts: boolean;
};

function momentOf(value: unknown, tzid: string | null, zones: Zones): Moment | null {
  const read = wallOf(value);
  if (!read) return null;
  const { wall, isDate, utc } = read;
  if (isDate) return { wall, isDate, zone: zones.home, guessed: false };
  return { wall, isDate, ...(utc ? { zone: zones.utc, guessed: false } : zones.of(tzid)) };
}

const instantOf = ({ wall, zone }: Moment) => zone.instant(wall);

/** From one time to another: whole days by the wall, else in real time. */
const between = (from: Moment, until: Moment) =>
  from.isDate ? dayOf(until.wall + DAY - 1) * DAY - from.wall : instantOf(until) - instantOf(from);

/** A period 'start/end' or 'start/duration' as the parser gives it. */
function periodOf(value: unknown, tzid: string | null, zones: Zones): { start: Moment; length: number } | null {
  if (!Array.isArray(value)) return null;
  const start = momentOf(value[0], tzid, zones);
  const end = momentOf(value[1], tzid, zones);
  const length = start && end ? between(start, end) : durationOf(value[1]);
  return start && length !== null ? { start, length } : null;
}

/** What says that an entry takes no time: transparent, cancelled, shown as free. */
function isFree(properties: readonly Property[]): boolean {
  const says = (name: string) => `${properties.find((p) => p.name === name)?.values[0] ?? ''}`.toUpperCase();
  return (
    says('transp') === 'TRANSPARENT' || says('status') === 'CANCELLED' || says('x-microsoft-cdo-busystatus') === 'FREE'
  );
}

/** One VEVENT; null when it cannot be read. */
export function entryOf(part: Part, zones: Zones): Entry | null {
  const properties = propertiesOf(part);
  if (!properties) return null;
  const named = (name: string) => properties.find((p) => p.name === name);
  const moment = (name: string) => {
    const found = named(name);
    return found ? momentOf(found.values[0], found.tzid, zones) : null;
  };
  const moments = (name: string) =>
    properties.flatMap((p) =>
      p.name === name && p.type !== 'period' ? p.values.flatMap((v) => momentOf(v, p.tzid, zones) ?? []) : [],
    );
  let start = moment('dtstart');
  const end = moment('dtend');
  if (!start || (named('dtend') && !end)) return null;
  const duration = named('duration') ? durationOf(named('duration')?.values[0]) : null;
  if (named('duration') && duration === null) return null;
  // Outlook writes whole days as midnights of its own zone
  const wholeDays = `${named('x-microsoft-cdo-alldayevent')?.values[0]}`.toUpperCase() === 'TRUE';
  if (wholeDays && start.wall % DAY === 0 && (end?.wall ?? 0) % DAY === 0)
    start = { ...start, isDate: true, zone: zones.home };
  const length = end ? between(start, end) : (duration ?? (start.isDate ? DAY : 0));
  const periods = properties.flatMap((p) =>
    p.name === 'rdate' && p.type === 'period' ? p.values.flatMap((v) => periodOf(v, p.tzid, zones) ?? []) : [],
  );
  const replaces = moment('recurrence-id');
  return {
    uid: String(named('uid')?.values[0] ?? ''),
    start,
    length,
    rules: properties.flatMap((p) => (p.name === 'rrule' ? (p.values as Record<string, unknown>[]) : [])),
    more: [...periods, ...moments('rdate').map((at) => ({ start: at, length }))],
    except: moments('exdate'),
    replaces,
    counts: !isFree(properties),
  };
}

/** The busy periods of a VFREEBUSY; null when it cannot be read. */
export function freeBusyOf(part: Part, zones: Zones): { busy: Interval[]; guessed: boolean } | null {
  const properties = propertiesOf(part);
  if (!properties) return null;
  const periods = properties.flatMap((p) =>
    p.name === 'freebusy' && p.fbtype?.toUpperCase() !== 'FREE'
      ? p.values.flatMap((value) => periodOf(value, p.tzid, zones) ?? [])
      : [],
  );
  const busy = periods.map(({ start, length }) => ({ from: instantOf(start), until: instantOf(start) + length }));
  return { busy, guessed: periods.some(({ start }) => start.guessed) };
}

/** Whether an instance of an entry is named by some times: a whole day names everything on it. */
function namedBy(entry: Entry, times: readonly Moment[]): (wall: number) => boolean {
  const days = new Set(times.filter((t) => t.isDate || entry.start.isDate).map((t) => dayOf(t.wall)));
  const instants = new Set(times.filter((t) => !t.isDate).map(instantOf));
  return (wall) => days.has(dayOf(wall)) || (!entry.start.isDate && instants.has(entry.start.zone.instant(wall)));
}

/**
 * The times an entry takes near a window: its recurrences without those excepted and those that other entries replace, which
 * stand for themselves. Throws Spent when the purse is empty, Unreadable for rules that cannot be read.
 */
export function timesOf(entry: Entry, replaced: readonly Moment[], window: Interval, purse: Purse): Interval[] {
  const { start, length, rules, more } = entry;
  if (!entry.counts || length <= 0) return [];
  const { zone } = start;
  pay(purse, replaced.length);
  const near = { from: zone.wall(window.from) - length - DAY, until: zone.wall(window.until) + DAY };
  const walls = new Set([start.wall]);
  for (const raw of entry.replaces ? [] : rules) {
    const rule = ruleOf(raw, start.wall, start.isDate ? (instant) => instant : zone.wall);
    for (const wall of instancesOf(rule, start.wall, near, purse)) walls.add(wall);
  }
  const gone = namedBy(entry, [...entry.except, ...replaced]);
  const standing = [...walls].filter((wall) => !gone(wall)).map((wall) => ({ start: { ...start, wall }, length }));
  const added = more.filter((one) => !gone(one.start.wall));
  const times = [...standing, ...added].map((one) => {
    const from = instantOf(one.start);
    // a whole day may have 23 hours
    const until = one.start.isDate ? one.start.zone.instant(one.start.wall + one.length) : from + one.length;
    return { from, until };
  });
  const inside = times.filter(({ from, until }) => from < window.until && until > window.from);
  purse.instances -= inside.length;
  if (purse.instances < 0) throw new Spent();
  return inside;
}
