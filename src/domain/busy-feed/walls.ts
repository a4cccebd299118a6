/*
 * Time in calendars: a `wall` is what a clock on some wall shows, written as if it were UTC (epoch milliseconds); an instant
 * is UTC. Years outside 1600 to 2400 belong to no calendar (birthdays without a year are written as 1604).
 */

export const DAY = 86_400_000;

/** The wall of '2027-03-04T08:00:00', with or without Z, or '2027-03-04'; null for what the calendar does not have. */
export function wallOf(text: unknown): { wall: number; isDate: boolean; utc: boolean } | null {
  // dates without VALUE=DATE are read by the parser as times with nothing in them
  const m = /^(1[6-9]|2[0-3])\d\d-\d\d-\d\d(T\d\d:\d\d:\d\d|T::|)(Z?)$/.exec(typeof text === 'string' ? text : '');
  if (!m) return null;
  const isDate = m[2]?.length !== 9;
  const clock = isDate ? 'T00:00:00' : (m[2] ?? '').replace(/60$/, '59');
  const wall = Date.parse(`${m[0].slice(0, 10)}${clock}Z`);
  return Number.isNaN(wall) ? null : { wall, isDate, utc: m[3] === 'Z' };
}

/** Milliseconds of 'P1DT2H', 'P2W', '-PT15M'; null for anything else. Days are of 24 hours. */
export function durationOf(text: unknown): number | null {
  const m = /^([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
    typeof text === 'string' ? text : '',
  );
  if (!m) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = m.slice(2).map((part) => Number(part ?? 0));
  const ms = (weeks * 7 + days) * DAY + (hours * 3600 + minutes * 60 + seconds) * 1000;
  return m[1] === '-' ? -ms : ms;
}

/** The number of a wall's day since 1970. */
export const dayOf = (wall: number) => Math.floor(wall / DAY);
/** 0 = Sunday … 6 of a day's number. */
export const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7;
/** The number of a year's and month's (from 0, any) first day. */
export const monthStart = (year: number, month: number) => Date.UTC(year, month, 1) / DAY;
