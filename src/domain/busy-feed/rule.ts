import { DAY, dayOf, wallOf } from './walls.ts';

/** Thrown by a rule that no calendar means: too many at once, or parts not read here. */
export class Unreadable extends Error {}

const FREQUENCIES = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
type Frequency = (typeof FREQUENCIES)[number];
/** Milliseconds of what recurs within a day. */
export const SHORT: Partial<Record<Frequency, number>> = { SECONDLY: 1000, MINUTELY: 60_000, HOURLY: 3_600_000 };
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export type Rule = {
  freq: Frequency;
  interval: number;
  count: number;
  /** the last wall that belongs to it */
  until: number;
  months: number[];
  monthDays: number[];
  yearDays: number[];
  weekdays: { nth: number; day: number }[];
  positions: number[];
  /** milliseconds of the day */
  times: number[];
  weekStart: number;
};

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/**
 * A rule as the parser gives it, for something that begins at `start`. `wallOfInstant` shows UTC on the clock that `start` is
 * told by. Throws Unreadable for parts that are not read (BYWEEKNO, parts of rules within a day).
 */
export function ruleOf(raw: Record<string, unknown>, start: number, wallOfInstant: (instant: number) => number): Rule {
  const numbers = (name: string, most: number) =>
    listOf(raw[name]).map((value) => {
      const n = Number(value);
      if (!Number.isInteger(n) || Math.abs(n) > most) throw new Unreadable(name);
      return n;
    });
  const freq = FREQUENCIES.find((name) => name === raw.freq);
  const parts = Object.keys(raw).filter((name) => name.startsWith('by'));
  if (!freq || raw.byweekno !== undefined || (SHORT[freq] && parts.length)) throw new Unreadable('rule');
  const ends = raw.until === undefined ? null : wallOf(String(raw.until));
  if (raw.until !== undefined && !ends) throw new Unreadable('until');
  const time = start - dayOf(start) * DAY;
  const clock = (name: string, most: number, unit: number, otherwise: number) =>
    raw[name] === undefined ? [otherwise] : numbers(name, most).map((n) => n * unit);
  const hours = clock('byhour', 23, 3_600_000, Math.floor(time / 3_600_000) * 3_600_000);
  const minutes = clock('byminute', 59, 60_000, Math.floor((time % 3_600_000) / 60_000) * 60_000);
  const seconds = clock('bysecond', 59, 1000, time % 60_000);
  if (hours.length * minutes.length * seconds.length > 1440) throw new Unreadable('times');
  return {
    freq,
    interval: Math.max(1, numbers('interval', 1e6)[0] ?? 1),
    count: raw.count === undefined ? Number.POSITIVE_INFINITY : Number(raw.count),
    until: !ends
      ? Number.POSITIVE_INFINITY
      : ends.isDate
        ? ends.wall + DAY - 1
        : ends.utc
          ? wallOfInstant(ends.wall)
          : ends.wall,
    months: numbers('bymonth', 12),
    monthDays: numbers('bymonthday', 31),
    yearDays: numbers('byyearday', 366),
    weekdays: listOf(raw.byday).map((value) => {
      const m = /^([+-]?\d{0,2})(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value));
      const nth = Number(m?.[1] ?? 0);
      if (!m || Number.isNaN(nth)) throw new Unreadable('byday');
      return { nth, day: WEEKDAYS.indexOf(m[2] ?? '') };
    }),
    positions: numbers('bysetpos', 366),
    times: hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => h + m + s))).sort((a, b) => a - b),
    // the parser counts from Sunday as 1
    weekStart:
      raw.wkst === undefined ? 1 : typeof raw.wkst === 'number' ? raw.wkst - 1 : WEEKDAYS.indexOf(`${raw.wkst}`),
  };
}
