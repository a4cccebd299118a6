import { isZone, offsetAt } from '../dates.ts';
import type { Interval } from '../schedule/intervals.ts';
import { type Part, propertiesOf } from './lines.ts';
import { instancesOf, type Purse, pay } from './recurrence.ts';
import { ruleOf, Unreadable } from './rule.ts';
import { DAY, dayOf, wallOf } from './walls.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

/** A clock on the wall and UTC, both ways; a time that the clock skips is moved on, of two the first is meant. */
export type Zone = { wall(instant: number): number; instant(wall: number): number };

/** What a zone costs that was not asked for before: names are tried out, an own one is worked out. */
const LOOKING_UP = 300;

/** A zone by its offset (milliseconds east of UTC) at an instant, asked about twice a day at most. */
function zoneBy(offsetOf: (instant: number) => number): Zone {
  const known = new Map<number, number>();
  const atDay = (day: number) => {
    const offset = known.get(day) ?? offsetOf(day * DAY);
    known.set(day, offset);
    return offset;
  };
  const offset = (instant: number) => {
    const day = dayOf(instant);
    return atDay(day) === atDay(day + 1) ? atDay(day) : offsetOf(instant);
  };
  return {
    wall: (instant) => instant + offset(instant),
    instant(wall) {
      const [before, after] = [atDay(dayOf(wall) - 1), atDay(dayOf(wall) + 2)];
      const [first, second] = [wall - before, wall - after];
      return before === after || offset(first) === before || offset(second) !== after ? first : second;
    },
  };
}

/** Milliseconds of '+07:00' or '-033000'. */
function offsetOfText(text: unknown): number | null {
  const m = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(String(text));
  if (!m) return null;
  return (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 3600 + Number(m[3]) * 60 + Number(m[4] ?? 0)) * 1000;
}

/** When and to what a zone of the calendar's own changes its clock, near a window. */
function changesOf(part: Part, window: Interval, purse: Purse): { at: number; from: number; to: number }[] {
  return part.parts.flatMap((observance) => {
    const properties = propertiesOf(observance) ?? [];
    const values = (name: string) => properties.filter((p) => p.name === name).flatMap((p) => p.values);
    const start = wallOf(values('dtstart')[0]);
    const [from, to] = [offsetOfText(values('tzoffsetfrom')[0]), offsetOfText(values('tzoffsetto')[0])];
    if (!start || from === null || to === null) return [];
    const walls = [start.wall, ...values('rdate').flatMap((value) => wallOf(value)?.wall ?? [])];
    for (const raw of values('rrule')) {
      const rule = ruleOf(raw as Record<string, unknown>, start.wall, (instant) => instant + from);
      // of rules that ended the last change still holds
      const since = Math.min(window.from - 800 * DAY, rule.until - 400 * DAY);
      walls.push(...instancesOf(rule, start.wall, { from: since, until: window.until + DAY }, purse));
    }
    return walls.map((wall) => ({ at: wall - from, from, to }));
  });
}

function ownZone(part: Part, window: Interval, purse: Purse): Zone | null {
  const changes = changesOf(part, window, purse).sort((a, b) => a.at - b.at);
  const [first] = changes;
  if (!first) return null;
  return zoneBy((instant) => (changes.findLast(({ at }) => at <= instant) ?? { to: first.from }).to);
}

/** 'Asia/Jakarta' of that, of '/freeassociation.sourceforge.net/Asia/Jakarta' and of Windows names; else null. */
function ianaName(tzid: string): string | null {
  const bare = tzid.trim().replace(/^"|"$/g, '');
  const path = bare.split('/').filter(Boolean);
  const ends = [3, 2, 1].map((n) => path.slice(-n).join('/'));
  const windows = WINDOWS_ZONES[bare];
  return windows ?? [bare, ...ends].find((name) => name !== '' && isZone(name)) ?? null;
}

export type Zones = { home: Zone; utc: Zone; of(tzid: string | null): { zone: Zone; guessed: boolean } };

/**
 * The zones of a calendar: by IANA's and Windows' names, then as the calendar itself describes them, then by an offset in the
 * name ('GMT+0700', '(UTC+07:00) Jakarta'). Times without zone and of unknown zones are told by the clock of `home`; the
 * latter are `guessed`.
 */
export function zonesOf(home: string, described: readonly Part[], window: Interval, purse: Purse): Zones {
  const homeZone = zoneBy((instant) => offsetAt(instant, home));
  const utc: Zone = { wall: (instant) => instant, instant: (wall) => wall };
  const own = new Map<string, Part>();
  for (const part of described) {
    const tzid = propertiesOf({ ...part, parts: [] })?.find(({ name }) => name === 'tzid')?.values[0];
    if (tzid !== undefined) own.set(String(tzid), part);
  }
  const found = new Map<string, { zone: Zone; guessed: boolean }>();
  const find = (tzid: string): Zone | null => {
    const name = ianaName(tzid);
    if (name) return zoneBy((instant) => offsetAt(instant, name));
    const part = own.get(tzid);
    try {
      const described = part && ownZone(part, window, purse);
      if (described) return described;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    const offset = offsetOfText(/(?:GMT|UTC)([+-]\d\d:?\d\d)/i.exec(tzid)?.[1]);
    return offset === null ? null : zoneBy(() => offset);
  };
  return {
    home: homeZone,
    utc,
    of(tzid) {
      if (tzid === null) return { zone: homeZone, guessed: false };
      const before = found.get(tzid);
      if (before) return before;
      pay(purse, LOOKING_UP);
      const zone = find(tzid);
      const made = { zone: zone ?? homeZone, guessed: zone === null };
      found.set(tzid, made);
      return made;
    },
  };
}
