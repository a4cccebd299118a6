import { addDays, dateOf, dayMonthYear, daysBetween, weekdayIndex } from '../dates.ts';

/** Both ends within; dates 'YYYY-MM-DD'. */
export type Period = { from: string; until: string };

/** The last day of a date's month. */
export function endOfMonth(date: string): string {
  const next = addDays(`${date.slice(0, 7)}-01`, 31);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}

/** The month of a date or local. */
export const monthOf = (local: string): Period => {
  const from = `${dateOf(local).slice(0, 7)}-01`;
  return { from, until: endOfMonth(from) };
};

/** Whether a period is one calendar month. */
export const isMonth = ({ from, until }: Period) => from.endsWith('-01') && until === endOfMonth(from);

/** The period of the same sort right before: of a month the month before, else as many days. */
export function periodBefore({ from, until }: Period): Period {
  const last = addDays(from, -1);
  if (isMonth({ from, until })) return monthOf(last);
  return { from: addDays(from, -daysBetween(from, until) - 1), until: last };
}

/** The period of the same sort right after. */
export function periodAfter({ from, until }: Period): Period {
  const first = addDays(until, 1);
  if (isMonth({ from, until })) return monthOf(first);
  return { from: first, until: addDays(first, daysBetween(from, until)) };
}

/** A period as it is written: 'Maret 2027', '1 s.d. 15 Maret 2027', '28 Februari 2027 s.d. 3 Maret 2027'. */
export function periodText({ from, until }: Period): string {
  const whole = dayMonthYear(until);
  if (from === until) return whole;
  const [, ...month] = whole.split(' ');
  if (isMonth({ from, until })) return month.join(' ');
  if (from.slice(0, 7) === until.slice(0, 7)) return `${Number(from.slice(8))} s.d. ${whole}`;
  return `${dayMonthYear(from)} s.d. ${whole}`;
}

/** Longer periods are told by month. */
const WEEKLY = 62;

/** The weeks of a period (Monday to Sunday, cut at its ends), or its months where it is long. */
export function partsOf({ from, until }: Period): { by: 'week' | 'month'; parts: Period[] } {
  const by = daysBetween(from, until) < WEEKLY ? 'week' : 'month';
  const parts: Period[] = [];
  for (let at = from; at <= until; at = addDays(parts.at(-1)?.until ?? until, 1)) {
    const end = by === 'week' ? addDays(at, (7 - weekdayIndex(at)) % 7) : endOfMonth(at);
    parts.push({ from: at, until: end < until ? end : until });
  }
  return { by, parts };
}
