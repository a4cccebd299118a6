import { addDays, dateOf, daysBetween, weekdayIndex } from '../dates.ts';
import { holidayOn } from '../holidays.ts';
import type { Requirement } from '../kinds/kind.ts';
import { ramadanOn } from './ramadan.ts';
import { HOURS } from './warnings.ts';

/*
 * What a date costs. Delegates first: who must come himself makes a slot impossible; who may send somebody costs 1,600 to
 * 3,000 by the class of his office (UU 9/2010 art. 11: the higher the dearer; two delegates always cost more than one,
 * whoever he is); an optional guest a tenth of it. Comfort second: at most 97, less than the cheapest guest (160), so it
 * only decides between slots that cost the same people. All figures are practice, to be changed here.
 */

const LOWEST = 14;
const SHARE: Record<Exclude<Requirement, 'in_person'>, number> = { may_delegate: 100, optional: 10 };

/** What it costs that an office of a class (0 first; unknown ones as the lowest) cannot come himself; null: it may not be. */
export function absenceCost(precedenceClass: number, requirement: Requirement): number | null {
  if (requirement === 'in_person') return null;
  return (30 - Math.min(precedenceClass, LOWEST)) * SHARE[requirement];
}

/** The smallest cost of an absence: comfort stays below it. */
export const SMALLEST_ABSENCE = (30 - LOWEST) * SHARE.optional;

/** A part of a slot's discomfort: what it is, and its points. */
export type Discomfort = { kind: 'day' | 'prayer' | 'hour' | 'ramadan' | 'notice'; points: number };

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const BEST_START = minutesOf('09:00');
const NOON = [minutesOf('12:00'), minutesOf('13:00')] as const;
const PRAYER = HOURS.prayer.map(minutesOf) as [number, number];
const RAMADAN_END = minutesOf(HOURS.ramadanCloses);

/** Sunday to Saturday; the middle of the week suits best. */
const WEEKDAY = [28, 2, 0, 0, 0, 4, 24];

function dayPoints(date: string): number {
  const kind = holidayOn(date)?.kind;
  const holiday = kind === 'holiday' ? 36 : kind === 'joint_leave' ? 32 : 0;
  return Math.max(holiday, WEEKDAY[weekdayIndex(date)] ?? 0);
}

/** Days of notice that the D-minus plan wants, and what less of it costs. */
const NOTICE: readonly (readonly [days: number, points: number])[] = [
  [14, 0],
  [10, 4],
  [7, 8],
  [3, 14],
  [0, 18],
];

/** What does not depend on the hour, once for a date: made by `dayOf`, used by `discomfort`. */
export type Day = { date: string; day: number; notice: number; noticeDays: number; friday: boolean; ramadan: boolean };

/** A date seen from today (dates of the event's zone). */
export function dayOf(date: string, today: string): Day {
  const noticeDays = daysBetween(today, date);
  return {
    date,
    day: dayPoints(date),
    noticeDays,
    notice: NOTICE.find(([days]) => noticeDays >= days)?.[1] ?? 18,
    friday: weekdayIndex(date) === 5,
    ramadan: ramadanOn(date) !== null,
  };
}

/**
 * What is uncomfortable about beginning at a minute of a day's wall clock and going on for some minutes; parts of 0 points
 * are left out. One that goes on over midnight counts its worst day.
 */
export function discomfort(day: Day, minute: number, duration: number): Discomfort[] {
  const end = minute + duration;
  const crosses = ([from, until]: readonly [number, number]) => minute < until && from < end;
  let days = day.day;
  for (let n = 1; n * 1440 < end; n += 1) days = Math.max(days, dayPoints(dateOf(addDays(day.date, n))));
  const fromBest = Math.min(13, Math.ceil(Math.abs(minute - BEST_START) / 30));
  const prayer = day.friday && crosses(PRAYER);
  const parts: Discomfort[] = [
    { kind: 'day', points: days },
    { kind: 'prayer', points: prayer ? 18 : 0 },
    { kind: 'hour', points: fromBest + (crosses(NOON) && !prayer ? 4 : 0) },
    { kind: 'ramadan', points: day.ramadan ? 3 + (end > RAMADAN_END ? 5 : 0) : 0 },
    { kind: 'notice', points: day.notice },
  ];
  return parts.filter(({ points }) => points > 0);
}
