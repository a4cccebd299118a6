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

/** A date in a text, by its characters; `full` where its year is written too. */
type Found = { at: number; end: number; date: string; full: boolean };

function written(text: string, from: string): Found[] {
  const found: Found[] = [];
  const add = (m: RegExpExecArray, date: string | null, full: boolean) =>
    date && found.push({ at: m.index, end: m.index + m[0].length, date, full });
  for (const m of text.matchAll(WRITTEN)) {
    const month = MONTHS.findIndex((names) => names.includes((m[2] ?? '').toLowerCase())) + 1;
    add(m, dateOn(Number(m[1]), month, m[3] ? Number(m[3]) : null, from), m[3] !== undefined);
  }
  for (const m of text.matchAll(IN_DIGITS)) {
    // 08.00 and 5-10 are hours and spans: without a year only a stroke makes a date
    if (!m[4] && m[2] !== '/') continue;
    const year = m[4] ? Number(m[4].length === 2 ? `20${m[4]}` : m[4]) : null;
    add(m, dateOn(Number(m[1]), Number(m[3]), year, from), year !== null);
  }
  for (const m of text.matchAll(ISO)) add(m, isDate(m[1] ?? '') ? (m[1] ?? '') : null, true);
  return found;
}

/** Every date that stands in a text, written out or in digits, days first; `from` (a date) places those without a year. */
export const datesIn = (text: string, from: string): string[] => [
  ...new Set(written(text, from).map(({ date }) => date)),
];

/** Days of the week that something is due by, as the next of that name after `from`; none where `from` is one itself. */
function weekdays(text: string, from: string): Found[] {
  return [...text.matchAll(WEEKDAY)].flatMap((m) => {
    const day = parseWeekday(m[1] ?? '');
    const ahead = day === null ? 0 : (day - weekdayIndex(from) + 7) % 7;
    return ahead ? [{ at: m.index, end: m.index + m[0].length, date: addDays(from, ahead), full: false }] : [];
  });
}

/**
 * The date by which something is to be done, 'YYYY-MM-DD', where a text says one and only one; `from` is the event's date.
 * "Paling lambat 12 Maret 2027", "tgl 12/3", "sebelum Jumat". Null for what is not certain: next week, tomorrow, two dates,
 * a day before the event.
 */
export function dueIn(text: string, from: string): string | null {
  const dated = written(text, from).filter(({ at }) => DUE_WORD.test(text.slice(Math.max(0, at - NEAR), at)));
  const dates = new Set((dated.length ? dated : weekdays(text, from)).map(({ date }) => date));
  const [due] = dates;
  return dates.size === 1 && due && due >= from ? due : null;
}

const DAYS = "senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const FIRM =
  'paling lambat|paling telat|selambat-?lambatnya|tenggat(?: waktu)?(?:nya)?|batas waktu(?:nya)?|deadline|due';
const TO_DATE = String.raw`(?:\s*[:=]|\s+(?:adalah|ialah|pada|hari|tanggal|tgl\.?|on|by))*\s*(?:(?:${DAYS})\s*[,/]?\s*)?$`;
/** What makes the date right behind it a deadline and nothing else. */
const DEADLINE = new RegExp(
  String.raw`(?<![\p{L}-])(?:(?:dengan|with)\s+)?(?:(?:${FIRM})\s+)?(?:${FIRM})${TO_DATE}`,
  'iu',
);
const ON_DAY = /(?<![\p{L}-])(?:tgl\.?|tanggal)\s*$/iu;
const BY_THEN = new RegExp(
  String.raw`(?<![\p{L}-])(?:${FIRM}|sebelum|hingga|sampai(?: dengan)?|by|before)${TO_DATE}`,
  'iu',
);
const FIRMLY = new RegExp(`^(?:${FIRM})`, 'iu');

/** A phrase that says a deadline, by its characters; `apart`: only where it stands between commas. */
type Deadline = { from: number; until: number; apart: boolean };

/**
 * The phrases of a text that say it is due by `due` ("paling lambat 12 Maret 2027") and no more than that. "Sebelum" and
 * "hingga" are none: they say it otherwise than a deadline does.
 */
export function deadlinesIn(text: string, due: string, from: string): Deadline[] {
  const dated = written(text, from).flatMap(({ at, end, date }): Deadline[] => {
    if (date !== due) return [];
    const near = Math.max(0, at - 2 * NEAR);
    const lead = text.slice(near, at);
    const firm = DEADLINE.exec(lead) ?? ON_DAY.exec(lead);
    return firm ? [{ from: near + firm.index, until: end, apart: !DEADLINE.test(lead) }] : [];
  });
  const days = weekdays(text, from).filter(({ at, end, date }) => date === due && FIRMLY.test(text.slice(at, end)));
  return [...dated, ...days.map(({ at, end }) => ({ from: at, until: end, apart: false }))];
}

/** Whether a text itself says in full, with the year, by when it is to be done: `due` need not be said beside it. */
export function saysDue(text: string, due: string): boolean {
  return written(text, due).some(
    ({ at, date, full }) => full && date === due && BY_THEN.test(text.slice(Math.max(0, at - 2 * NEAR), at)),
  );
}
