/*
 * Dates as officials write them. Three shapes, never mixed:
 * `local`   'YYYY-MM-DDTHH:MM', the clock on the wall, without a zone (seconds are accepted on input and dropped)
 * `date`    'YYYY-MM-DD'
 * `instant` epoch milliseconds, UTC
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
const FIRST_YEAR = 1945;
const LAST_YEAR = 2199;

const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const DAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The short names of Keppres 41/1987; Intl agrees, but not in every locale. */
const INDONESIAN_ZONES = new Map([
  ['Asia/Jakarta', 'WIB'],
  ['Asia/Pontianak', 'WIB'],
  ['Asia/Makassar', 'WITA'],
  ['Asia/Jayapura', 'WIT'],
]);

/** The instant whose zone name is meant when none is given: no rule reads the clock. */
const LABEL_INSTANT = Date.UTC(2026, 0, 1);

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

/** The wall clock of `zone` at an instant, as if it were UTC (epoch milliseconds, whole seconds). */
function wallOf(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Milliseconds that the clock of `zone` is ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  return wallOf(instant, zone) - Math.floor(instant / 1000) * 1000;
}

/** A local or a date as if it were UTC; throws a RangeError for anything else. */
function wall(text: string): number {
  if (!isLocal(text) && !isDate(text)) throw new RangeError(`not a local time or a date: ${text}`);
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text.slice(0, 16)}:${text.slice(17) || '00'}Z`);
}

function localFromWall(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16);
}

/** Whether `name` is an IANA zone that Intl knows, spelled as IANA spells it. Offsets ('+07:00') and 'WIB' are not. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    const resolved = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
    return resolved === name || resolved.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** Whether `text` is a date 'YYYY-MM-DD' that the calendar has, in the years 1945 to 2199. */
export function isDate(text: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!m) return false;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether `text` is a local time 'YYYY-MM-DDTHH:MM[:SS]' of a date that the calendar has; 24:00 is not. */
export function isLocal(text: string): boolean {
  return /^.{10}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text) && isDate(text.slice(0, 10));
}

/**
 * The instant at which the clock of `zone` shows `local`. A time that daylight saving skips is moved on by the gap, one
 * that it repeats is the first of the two. Throws a RangeError for a malformed local or an unknown zone.
 */
export function toInstant(local: string, zone: string): number {
  const shown = wall(local);
  const before = offsetAt(shown - DAY, zone);
  const after = offsetAt(shown + DAY, zone);
  const [first, second] = [shown - before, shown - after];
  if (before === after || offsetAt(first, zone) === before || offsetAt(second, zone) !== after) return first;
  return second;
}

/** What the clock of `zone` shows at an instant: a local, to the minute. */
export function localOf(instant: number, zone: string): string {
  return localFromWall(wallOf(instant, zone));
}

/** An instant in RFC 3339, to the second, with the zone's offset: '2027-03-04T08:00:00+08:00'. */
export function rfc3339(instant: number, zone: string): string {
  const offset = offsetAt(instant, zone);
  // RFC 3339 has no seconds in offsets; a few zones had them before 1972.
  if (offset % MINUTE !== 0) return `${new Date(instant).toISOString().slice(0, 19)}Z`;
  const minutes = Math.abs(offset) / MINUTE;
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const text = new Date(wallOf(instant, zone)).toISOString().slice(0, 19);
  return `${text}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant of an RFC 3339 text with seconds and an offset or Z (RFC 3339, 5.6); null for anything else. */
export function parseInstant(text: string): number | null {
  const m = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i.exec(text);
  const clock = m?.[1]?.toUpperCase();
  if (!m || !clock || !isLocal(clock)) return null;
  const fraction = m[2] ? Math.floor(Number(`0${m[2]}`) * 1000) : 0;
  const offset = m[3] ? (m[3] === '-' ? -1 : 1) * (Number(m[4]) * 60 + Number(m[5])) * MINUTE : 0;
  return wall(clock) + fraction - offset;
}

/** A zone as Indonesians write it: WIB, WITA, WIT, else what Intl says at that instant ('UTC', 'GMT+9'). */
export function zoneLabel(zone: string, instant: number = LABEL_INSTANT): string {
  const label = INDONESIAN_ZONES.get(zone);
  if (label) return label;
  const parts = new Intl.DateTimeFormat('id-ID', { timeZone: zone, timeZoneName: 'short' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The weekday of a date or local: 0 = Minggu (Sunday) … 6 = Sabtu. */
export function weekdayIndex(dateOrLocal: string): number {
  return new Date(wall(dateOrLocal)).getUTCDay();
}

/** The Indonesian name of a weekday, 0 = Minggu … 6 = Sabtu; throws a RangeError for another number. */
export function weekdayName(index: number): string {
  const name = DAYS[index];
  if (!name) throw new RangeError(`no weekday ${index}`);
  return name;
}

/** The weekday that a text names, Indonesian or English, in any case; "Jum'at" and Jumat, Minggu and Ahad alike. */
export function parseWeekday(text: string): number | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '');
  if (word === 'ahad') return 0;
  const index = [DAYS, DAYS_EN].map((names) => names.findIndex((name) => name.toLowerCase() === word));
  return index.find((i) => i >= 0) ?? null;
}

/** '4 Maret 2027' of a date or local. */
export function dayMonthYear(dateOrLocal: string): string {
  const day = new Date(wall(dateOrLocal));
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** 'Kamis, 4 Maret 2027' of a date or local. */
export function longDate(dateOrLocal: string): string {
  return `${weekdayName(weekdayIndex(dateOrLocal))}, ${dayMonthYear(dateOrLocal)}`;
}

/** 'Thursday, 4 March 2027' of a date or local. */
export function longDateEn(dateOrLocal: string): string {
  return `${DAYS_EN[weekdayIndex(dateOrLocal)]}, ${dayMonthYearEn(dateOrLocal)}`;
}

/** '4 March 2027' of a date or local. */
export function dayMonthYearEn(dateOrLocal: string): string {
  const day = new Date(wall(dateOrLocal));
  return `${day.getUTCDate()} ${MONTHS_EN[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** '08.00' of a local. */
export function clock(local: string): string {
  return local.slice(11, 16).replace(':', '.');
}

/** 'Kamis, 4 Maret 2027 pukul 08.00 WITA' */
export function dateTimeLine(local: string, zone: string): string {
  return `${longDate(local)} pukul ${clock(local)} ${zoneLabel(zone, toInstant(local, zone))}`;
}

/** The date of a local. */
export function dateOf(local: string): string {
  return local.slice(0, 10);
}

/** The date `days` (negative: earlier) after a date. */
export function addDays(date: string, days: number): string {
  return dateOf(localFromWall(wall(date) + days * DAY));
}

/** The local `minutes` (negative: earlier) after a local, by the clock on the wall. */
export function addMinutes(local: string, minutes: number): string {
  return localFromWall(wall(local) + minutes * MINUTE);
}

/** A local without its seconds. */
export function toMinute(local: string): string {
  return localFromWall(wall(local));
}

/** Calendar days from `from` to `to` (dates or locals); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (wall(dateOf(to)) - wall(dateOf(from))) / DAY;
}

/** Minutes by the wall clock from one local to another; negative when `to` is earlier. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((wall(to) - wall(from)) / MINUTE);
}
