import { dateOf, isDate, weekdayIndex } from './dates.ts';
import { holidayOn } from './holidays.ts';
import { partsOf } from './series.ts';

/** Days of the week as rules name them, from Monday. */
export const RULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type RuleDay = (typeof RULE_DAYS)[number];
/** Every day, on days of the week, on the start's day of the month (the 4th), on its weekday there (the first Monday). */
export const REPEATS = ['daily', 'weekly', 'monthly_date', 'monthly_weekday'] as const;
export type Repeats = (typeof REPEATS)[number];

/** How something repeats, as people say it. Of a weekly one without days the start's day counts. */
export type Repetition = {
  repeats: Repeats;
  every: number;
  /** weekly only, from Monday */
  days: RuleDay[];
  ends: { count: number } | { until: string } | null;
};

/** The rule's name of the weekday of a date or local. */
export const ruleDayOf = (date: string): RuleDay => RULE_DAYS[(weekdayIndex(date) + 6) % 7] as RuleDay;

/** Which weekday of its month a date is: 1 to 4, and -1 for the last where it is a fifth. */
export function nthInMonth(date: string): number {
  const nth = Math.ceil(Number(date.slice(8, 10)) / 7);
  return nth === 5 ? -1 : nth;
}

const FREQ = { daily: 'DAILY', weekly: 'WEEKLY', monthly_date: 'MONTHLY', monthly_weekday: 'MONTHLY' } as const;

function dayPart({ repeats, days }: Repetition, start: string): string {
  if (repeats === 'daily') return '';
  if (repeats === 'weekly') {
    return `;BYDAY=${RULE_DAYS.filter((day) => (days.length ? days.includes(day) : day === ruleDayOf(start)))}`;
  }
  if (repeats === 'monthly_date') return `;BYMONTHDAY=${Number(start.slice(8, 10))}`;
  return `;BYDAY=${nthInMonth(start)}${ruleDayOf(start)}`;
}

/** The rule (RFC 5545, 3.3.10) that says it, for something that starts on a date. Without an end it is none yet. */
export function ruleOf(repetition: Repetition, start: string): string {
  const { repeats, every, ends } = repetition;
  const interval = every > 1 ? `;INTERVAL=${every}` : '';
  const end = !ends ? '' : 'count' in ends ? `;COUNT=${ends.count}` : `;UNTIL=${ends.until.replaceAll('-', '')}`;
  return `FREQ=${FREQ[repeats]}${interval}${dayPart(repetition, start)}${end}`;
}

const KNOWN = new Set(['freq', 'interval', 'byday', 'bymonthday', 'count', 'until']);

/** A rule as the form says it, for something that starts on a date; null for one that it cannot say. */
export function repetitionOf(rrule: string, start: string): Repetition | null {
  const parts = partsOf(rrule);
  if (!parts || Object.keys(parts).some((name) => !KNOWN.has(name))) return null;
  const named = [parts.byday ?? []].flat().map(String);
  const until = parts.until === undefined ? null : String(parts.until);
  const count = parts.count === undefined ? null : Number(parts.count);
  if (until !== null && !isDate(until)) return null;
  const ends = until !== null ? { until } : count !== null ? { count } : null;
  const repeats = REPEATS.find((one) => {
    if (FREQ[one] !== parts.freq) return false;
    if (one === 'weekly') return named.every((day) => RULE_DAYS.includes(day as RuleDay));
    return dayPart({ repeats: one, every: 1, days: [], ends: null }, start) === saidDays(parts);
  });
  if (!repeats || (repeats === 'weekly' && parts.bymonthday !== undefined)) return null;
  const days = named.length ? named : [ruleDayOf(start)];
  return {
    repeats,
    every: Number(parts.interval ?? 1),
    days: repeats === 'weekly' ? RULE_DAYS.filter((day) => days.includes(day)) : [],
    ends,
  };
}

const saidDays = ({ byday, bymonthday }: Record<string, unknown>) =>
  `${byday === undefined ? '' : `;BYDAY=${[byday].flat()}`}${bymonthday === undefined ? '' : `;BYMONTHDAY=${[bymonthday].flat()}`}`;

/** What may be left out of a series: holidays and joint leave, Saturdays and Sundays. */
export const SKIPS = ['holidays', 'weekends'] as const;
export type Skip = (typeof SKIPS)[number];

/** Why a date is one to leave out; null for one that is not. */
export function offOn(date: string, skips: readonly Skip[] = SKIPS): Skip | null {
  if (skips.includes('holidays') && holidayOn(date)) return 'holidays';
  return skips.includes('weekends') && weekdayIndex(dateOf(date)) % 6 === 0 ? 'weekends' : null;
}

/** The dates left out of some starts (locals): never the first, which was chosen by its date. */
export const skippedOf = (starts: readonly string[], skips: readonly Skip[]): string[] =>
  starts.slice(1).flatMap((start) => (offOn(start, skips) ? [dateOf(start)] : []));
