import { type Rule, SHORT, Unreadable } from './rule.ts';
import { DAY, dayOf, monthStart, weekdayOf } from './walls.ts';

/*
 * Recurrence rules (RFC 5545, 3.3.10), period by period and only near the window, so that no rule, whatever it says, can
 * keep us: every step costs, and the purse is that of the whole calendar.
 */

/** What may still be spent on a calendar: steps through periods and days, and instances. */
export type Purse = { steps: number; instances: number };
/** Thrown when the purse is empty. */
export class Spent extends Error {}

/** Pays for some steps of work; throws Spent when there is not enough. */
export function pay(purse: Purse, steps: number): void {
  purse.steps -= steps;
  if (purse.steps < 0) throw new Spent();
}

/** More of one rule than this within the window is no appointment. */
const MOST_OF_ONE = 2000;

/** The n-th (from 1; negative: from the end) of some days in order, or with 0 all of them. */
const nths = (days: number[], nth: number) => (nth === 0 ? days : days.slice(nth > 0 ? nth - 1 : nth).slice(0, 1));
const range = (from: number, until: number) => Array.from({ length: until - from }, (_, i) => from + i);
const byWeekday = (days: number[], weekdays: Rule['weekdays']) =>
  weekdays.flatMap(({ nth, day }) =>
    nths(
      days.filter((d) => weekdayOf(d) === day),
      nth,
    ),
  );

/** Days of a month that a rule names: by number, by weekday, or both; else the day of its start. */
function daysOfMonth(rule: Rule, year: number, month: number, startDay: number): number[] {
  const [from, until] = [monthStart(year, month), monthStart(year, month + 1)];
  const at = new Date(from * DAY);
  if (rule.months.length && !rule.months.includes(at.getUTCMonth() + 1)) return [];
  const numbered = (list: number[]) =>
    list.map((n) => (n > 0 ? from + n - 1 : until + n)).filter((d, i) => list[i] !== 0 && d >= from && d < until);
  if (!rule.weekdays.length) return numbered(rule.monthDays.length ? rule.monthDays : [startDay]);
  const weekdays = byWeekday(range(from, until), rule.weekdays);
  if (!rule.monthDays.length) return weekdays;
  const among = new Set(numbered(rule.monthDays));
  return weekdays.filter((d) => among.has(d));
}

function daysOfYear(rule: Rule, year: number, start: Date): number[] {
  const [from, until] = [monthStart(year, 0), monthStart(year + 1, 0)];
  const { months, monthDays, yearDays, weekdays } = rule;
  if (yearDays.length) {
    const days = yearDays.map((n) => (n > 0 ? from + n - 1 : until + n)).filter((d) => d >= from && d < until);
    return weekdays.length ? days.filter((d) => weekdays.some(({ day }) => weekdayOf(d) === day)) : days;
  }
  if (weekdays.length && !months.length && !monthDays.length) return byWeekday(range(from, until), weekdays);
  const inside = months.length || monthDays.length ? range(0, 12) : [start.getUTCMonth()];
  return inside.flatMap((month) => daysOfMonth(rule, year, month, start.getUTCDate()));
}

/** The n-th period of a rule: its first day, and the days in it that belong to the rule. */
function periodOf(rule: Rule, start: number, nth: number): { from: number; days: () => number[] } {
  const first = dayOf(start);
  const at = new Date(start);
  const n = nth * rule.interval;
  const months = ({ months: named }: Rule, day: number) =>
    !named.length || named.includes(new Date(day * DAY).getUTCMonth() + 1);
  if (rule.freq === 'DAILY') {
    const day = first + n;
    const fits = () => {
      const numbers = rule.monthDays.length ? daysOfMonth({ ...rule, weekdays: [] }, ...yearMonth(day), 1) : [day];
      const named = !rule.weekdays.length || rule.weekdays.some((w) => w.day === weekdayOf(day));
      return months(rule, day) && named && numbers.includes(day);
    };
    return { from: day, days: () => (fits() ? [day] : []) };
  }
  if (rule.freq === 'WEEKLY') {
    const from = first - ((weekdayOf(first) - rule.weekStart + 7) % 7) + 7 * n;
    const named = rule.weekdays.length ? rule.weekdays.map(({ day }) => day) : [weekdayOf(first)];
    return { from, days: () => range(from, from + 7).filter((d) => named.includes(weekdayOf(d)) && months(rule, d)) };
  }
  if (rule.freq === 'MONTHLY') {
    const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + n];
    return { from: monthStart(year, month), days: () => daysOfMonth(rule, year, month, at.getUTCDate()) };
  }
  const year = at.getUTCFullYear() + n;
  return { from: monthStart(year, 0), days: () => daysOfYear(rule, year, at) };
}

function yearMonth(day: number): [number, number] {
  const at = new Date(day * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth()];
}

/** The most days a period has: so many lie at least before a date. And what looking through one costs. */
const PERIOD = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };
const COST = { DAILY: 1, WEEKLY: 2, MONTHLY: 4, YEARLY: 40 };

/**
 * When something that begins at `start` and recurs begins within a window (walls, both included), in order; `start` itself
 * is the first. Rules without COUNT are entered near the window. Throws Spent when the purse is empty, Unreadable for more
 * than 2,000.
 */
export function instancesOf(
  rule: Rule,
  start: number,
  window: { from: number; until: number },
  purse: Purse,
): number[] {
  const found: number[] = [];
  const last = Math.min(window.until, rule.until);
  const { freq, interval, count } = rule;
  const counts = Number.isFinite(count);
  const take = (wall: number) => {
    if (wall < window.from) return;
    if (found.push(wall) > MOST_OF_ONE) throw new Unreadable('too dense');
  };
  if (start <= last) take(start);
  const short = SHORT[freq];
  if (short) {
    const step = short * interval;
    for (let n = Math.max(1, Math.ceil((window.from - start) / step)); n < count; n += 1) {
      if (start + n * step > last) break;
      pay(purse, 1);
      take(start + n * step);
    }
    return found;
  }
  const period = freq as keyof typeof PERIOD;
  const length = PERIOD[period] * interval * DAY;
  let counted = 1;
  for (let nth = counts ? 0 : Math.max(0, Math.floor((window.from - start) / length) - 1); ; nth += 1) {
    const { from, days } = periodOf(rule, start, nth);
    // a period beyond all calendars has no number
    if (!(from * DAY <= last)) return found;
    const named = [...new Set(days())].sort((a, b) => a - b);
    pay(purse, COST[period] + named.length * rule.times.length);
    let walls = named.flatMap((day) => rule.times.map((time) => day * DAY + time));
    const all = walls;
    if (rule.positions.length)
      walls = [...new Set(rule.positions.flatMap((n) => (n === 0 ? [] : nths(all, n))))].sort((a, b) => a - b);
    for (const wall of walls) {
      if (wall <= start) continue;
      if (wall > last || counted >= count) return found;
      counted += 1;
      take(wall);
    }
  }
}
