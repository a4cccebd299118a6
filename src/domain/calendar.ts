import { addDays, dateOf, daysBetween, weekdayIndex } from './dates.ts';

/** How a calendar is looked at. */
export const CALENDAR_VIEWS = ['month', 'week', 'list'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Dates, both included. */
export type Days = { first: string; last: string };

/** The dates from the first to the last, in order. */
export function daysOf({ first, last }: Days): string[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
}

/** The Monday on or before a date. */
const monday = (date: string) => addDays(date, -((weekdayIndex(date) + 6) % 7));

/** The seven dates of the week a date lies in, Monday first. */
export function weekOf(date: string): string[] {
  const first = monday(date);
  return daysOf({ first, last: addDays(first, 6) });
}

/** The month a date lies in. */
export function monthOf(date: string): Days {
  const first = `${date.slice(0, 7)}-01`;
  // no month is longer than 31 days, and the 1st plus 31 is always in the next
  return { first, last: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}

/** The weeks of a month, whole: those at its ends bring days of its neighbours. */
export function weeksOf(date: string): string[][] {
  const { first, last } = monthOf(date);
  const weeks: string[][] = [];
  for (let day = monday(first); day <= last; day = addDays(day, 7)) weeks.push(weekOf(day));
  return weeks;
}

/** What a look shows: whole weeks of a month, one week, or the days of a month. */
export function shownDays(view: CalendarView, date: string): Days {
  if (view === 'list') return monthOf(date);
  const days = view === 'week' ? weekOf(date) : weeksOf(date).flat();
  return { first: days[0] ?? date, last: days.at(-1) ?? date };
}

/** The date that stands for what comes `before` or `after` what is shown. */
export function neighbour(view: CalendarView, date: string, which: 'before' | 'after'): string {
  if (view === 'week') return addDays(date, which === 'before' ? -7 : 7);
  const { first, last } = monthOf(date);
  return which === 'before' ? monthOf(addDays(first, -1)).first : addDays(last, 1);
}

/** Something in a row of days: columns from 0, its lane from 0; whether it begins and ends there or goes on beyond. */
export type Bar<T> = { item: T; column: number; length: number; lane: number; begins: boolean; ends: boolean };

/**
 * Things of one or more days in a row of days, stacked so that no two share a day in one lane: what begins earlier lies
 * higher, of two the longer, else the one given first. What lies outside the row is left out.
 */
export function barsOf<T extends Days>(row: readonly string[], items: readonly T[]): Bar<T>[] {
  const [first = '', last = ''] = [row[0], row.at(-1)];
  const within = items.filter((item) => item.first <= last && item.last >= first);
  const at = (day: string) => (day <= first ? 0 : day >= last ? row.length - 1 : daysBetween(first, day));
  const bars = within.map((item) => {
    const [from, until] = [at(item.first), at(item.last)];
    const reach = { begins: item.first >= first, ends: item.last <= last };
    return { item, column: from, length: until - from + 1, ...reach };
  });
  const filled: number[] = [];
  return bars
    .sort((a, b) => a.column - b.column || b.length - a.length)
    .map((bar) => {
      const free = filled.findIndex((until) => until <= bar.column);
      const lane = free < 0 ? filled.length : free;
      filled[lane] = bar.column + bar.length;
      return { ...bar, lane };
    });
}

/** Minutes of one day, half open. */
export type Minutes = { from: number; until: number };
/** Something among the hours of a day: beside how many others, and as which of them (from 0). */
export type Block<T> = { item: T; column: number; columns: number };

/** Things of one day side by side where they share time, in order of time; all that hang together are as narrow. */
export function blocksOf<T extends Minutes>(items: readonly T[]): Block<T>[] {
  const blocks: Block<T>[] = [];
  let group: Block<T>[] = [];
  let columns: number[] = [];
  let over = Number.NEGATIVE_INFINITY;
  const close = () => {
    for (const block of group) block.columns = columns.length;
    [group, columns] = [[], []];
  };
  for (const item of [...items].sort((a, b) => a.from - b.from || b.until - a.until)) {
    if (item.from >= over) close();
    const free = columns.findIndex((until) => until <= item.from);
    const column = free < 0 ? columns.length : free;
    columns[column] = item.until;
    over = Math.max(over, item.until);
    const block = { item, column, columns: 0 };
    group.push(block);
    blocks.push(block);
  }
  close();
  return blocks;
}

/** The dates an event lies on by its own clock; one that ends at midnight does not touch the day it ends on. */
export function datesOf(startsLocal: string, endsLocal: string): Days {
  const [first, ends] = [dateOf(startsLocal), dateOf(endsLocal)];
  const atMidnight = ends > first && endsLocal.slice(11, 16) === '00:00';
  return { first, last: atMidnight ? addDays(ends, -1) : ends };
}
