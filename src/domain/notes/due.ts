import { addDays, daysBetween, isDate, parseWeekday, weekdayIndex } from '../dates.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'pebruari', 'february', 'feb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agu', 'agt', 'agst', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov'],
  ['desember', 'december', 'des', 'dec'],
];
const NAMES = MONTHS.flat().sort((a, b) => b.length - a.length);
const WRITTEN = new RegExp(String.raw`(?<!\d)(\d{1,2})\s+(${NAMES.join('|')})\b\.?(?:,?\s+(\d{4})\b)?`, 'giu');
const IN_DIGITS = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/])/gu;
const ISO = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/gu;
const WEEKDAY =
  /\b(?:paling lambat|paling telat|selambat-?lambatnya|sebelum|tenggat|deadline|due|by|before)(?:\s*:)?(?:\s+(?:pada|hari|on))*\s+(senin|selasa|rabu|kamis|jum['’]?at|sabtu|monday|tuesday|wednesday|thursday|friday|saturday)\b(?!\s+(?:depan|lalu|next))/giu;
/** What says of a date behind it that something is to be done by it. */
const DUE_WORD =
  /\b(?:paling lambat|paling telat|selambat-?lambatnya|sebelum|tenggat(?: waktu)?|deadline|due|by|before|hingga|sampai(?: dengan)?|tgl\.?|tanggal|pada)\b/iu;
/** How far before a date its word may stand, in characters. */
const NEAR = 40;
/** A day without a year is that of the next half year. */
const HALF_YEAR = 183;

const two = (n: number) => String(n).padStart(2, '0');

/** The date of a day and month; without a year the one on or within half a year after `from`. Null for none. */
function dateOn(day: number, month: number, year: number | null, from: string): string | null {
  const on = (y: number) => `${y}-${two(month)}-${two(day)}`;
  if (year !== null) return isDate(on(year)) ? on(year) : null;
  const first = Number(from.slice(0, 4));
  const next = [on(first), on(first + 1)].find((date) => isDate(date) && date >= from);
  return next && daysBetween(from, next) <= HALF_YEAR ? next : null;
}

type Found = { at: number; date: string };

function written(text: string, from: string): Found[] {
  const found: Found[] = [];
  const add = (at: number, date: string | null) => date && found.push({ at, date });
  for (const m of text.matchAll(WRITTEN)) {
    const month = MONTHS.findIndex((names) => names.includes((m[2] ?? '').toLowerCase())) + 1;
    add(m.index, dateOn(Number(m[1]), month, m[3] ? Number(m[3]) : null, from));
  }
  for (const m of text.matchAll(IN_DIGITS)) {
    // 08.00 and 5-10 are hours and spans: without a year only a stroke makes a date
    if (!m[4] && m[2] !== '/') continue;
    const year = m[4] ? Number(m[4].length === 2 ? `20${m[4]}` : m[4]) : null;
    add(m.index, dateOn(Number(m[1]), Number(m[3]), year, from));
  }
  for (const m of text.matchAll(ISO)) add(m.index, isDate(m[1] ?? '') ? (m[1] ?? '') : null);
  return found;
}

/** Every date that stands in a text, written out or in digits, days first; `from` (a date) places those without a year. */
export const datesIn = (text: string, from: string): string[] => [
  ...new Set(written(text, from).map(({ date }) => date)),
];

/** Days of the week that something is due by, as the next of that name after `from`; none where `from` is one itself. */
function weekdays(text: string, from: string): string[] {
  return [...text.matchAll(WEEKDAY)].flatMap((m) => {
    const day = parseWeekday(m[1] ?? '');
    const ahead = day === null ? 0 : (day - weekdayIndex(from) + 7) % 7;
    return ahead ? [addDays(from, ahead)] : [];
  });
}

/**
 * The date by which something is to be done, 'YYYY-MM-DD', where a text says one and only one; `from` is the event's date.
 * "Paling lambat 12 Maret 2027", "tgl 12/3", "sebelum Jumat". Null for what is not certain: next week, tomorrow, two dates,
 * a day before the event.
 */
export function dueIn(text: string, from: string): string | null {
  const dated = written(text, from).filter(({ at }) => DUE_WORD.test(text.slice(Math.max(0, at - NEAR), at)));
  const dates = new Set(dated.length ? dated.map(({ date }) => date) : weekdays(text, from));
  const [due] = dates;
  return dates.size === 1 && due && due >= from ? due : null;
}
