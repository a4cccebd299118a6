import { clock, dateOf, localOf, zoneLabel } from '../domain/dates.ts';
import { type Language, messages } from '../messages/index.ts';
import { dayText } from './when.ts';

/** A date (or local) in the pieces that lists and calendars show: 'Kam', '4', 'Mar', 'Maret 2027'. */
export function dayParts(dateOrLocal: string, language: Language) {
  const [weekday = '', day = '', month = '', year = ''] = dayText(dateOrLocal, language).replace(',', '').split(' ');
  return { weekday: weekday.slice(0, 3), day, month: month.slice(0, 3), year, monthYear: `${month} ${year}` };
}

/** 'Kam 4 Mar' of a date or local; with the year where it is not that of `today`. */
export function shortDay(dateOrLocal: string, language: Language, today: string): string {
  const { weekday, day, month, year } = dayParts(dateOrLocal, language);
  return [weekday, day, month, ...(today.startsWith(year) ? [] : [year])].join(' ');
}

type Hours = { startsLocal: string; endsLocal: string; unconfirmed: readonly string[] };

/** The clock time at which an event starts, on a date on which it does; nothing while that is unconfirmed. */
export function startClock({ startsLocal, unconfirmed }: Hours, date = dateOf(startsLocal)): string {
  return unconfirmed.includes('time') || dateOf(startsLocal) !== date ? '' : clock(startsLocal);
}

/** The hours of an event on one of its dates: '08.00–10.00 WITA'; what is unconfirmed is said to be so. */
export function hoursOn(
  event: Hours & { timezone: string; startsAt: number },
  date: string,
  language: Language,
): string {
  if (event.unconfirmed.includes('time')) return messages(language).home.hourUnsure;
  const from = startClock(event, date);
  const until = dateOf(event.endsLocal) === date ? clock(event.endsLocal) : '';
  if (!from && !until) return messages(language).home.allDay;
  return `${from || '…'}–${until || '…'} ${zoneLabel(event.timezone, event.startsAt)}`;
}

/** Which greeting the clock of a zone asks for: morning until 11, noon until 15, afternoon until 18. */
export function partOfDay(now: number, zone: string): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = Number(localOf(now, zone).slice(11, 13));
  if (hour >= 3 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 15) return 'noon';
  return hour >= 15 && hour < 18 ? 'afternoon' : 'evening';
}
