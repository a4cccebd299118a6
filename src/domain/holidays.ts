import { addDays, dateOf, isDate, weekdayIndex } from './dates.ts';

export type Holiday = {
  /** 'YYYY-MM-DD' */
  date: string;
  name: string;
  kind: 'holiday' | 'joint_leave';
  /** Not yet decreed: say so wherever it is shown. */
  provisional: boolean;
  source: string;
};

const DECREE_2026 =
  'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1497 Tahun 2025, Nomor 2 Tahun 2025, dan Nomor 5 Tahun 2025';
const COMPUTED = 'Perkiraan kalender; menunggu keputusan bersama';

/** Holidays of every year: month and day, name, the rule that fixes the day. */
const FIXED: readonly (readonly [string, string, string])[] = [
  ['01-01', 'Tahun Baru Masehi', 'Keppres 251/1967'],
  ['05-01', 'Hari Buruh Internasional', 'Keppres 24/2013'],
  ['06-01', 'Hari Lahir Pancasila', 'Keppres 24/2016'],
  ['08-17', 'Proklamasi Kemerdekaan', 'Keppres 251/1967'],
  ['12-25', 'Kelahiran Yesus Kristus', 'Keppres 251/1967'],
];

const MOVABLE_2026: readonly (readonly [string, string])[] = [
  ['01-16', 'Isra Mikraj Nabi Muhammad S.A.W.'],
  ['02-17', 'Tahun Baru Imlek 2577 Kongzili'],
  ['03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
  ['03-21', 'Idulfitri 1447 Hijriah'],
  ['03-22', 'Idulfitri 1447 Hijriah'],
  ['04-03', 'Wafat Yesus Kristus'],
  ['04-05', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['05-14', 'Kenaikan Yesus Kristus'],
  ['05-27', 'Iduladha 1447 Hijriah'],
  ['05-31', 'Hari Raya Waisak 2570 BE'],
  ['06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah'],
  ['08-25', 'Maulid Nabi Muhammad S.A.W.'],
];

const JOINT_LEAVE_2026: readonly (readonly [string, string])[] = [
  ['02-16', 'Cuti bersama Tahun Baru Imlek 2577 Kongzili'],
  ['03-18', 'Cuti bersama Hari Suci Nyepi (Tahun Baru Saka 1948)'],
  ['03-20', 'Cuti bersama Idulfitri 1447 Hijriah'],
  ['03-23', 'Cuti bersama Idulfitri 1447 Hijriah'],
  ['03-24', 'Cuti bersama Idulfitri 1447 Hijriah'],
  ['05-15', 'Cuti bersama Kenaikan Yesus Kristus'],
  ['05-28', 'Cuti bersama Iduladha 1447 Hijriah'],
  ['12-24', 'Cuti bersama Kelahiran Yesus Kristus'],
];

const MOVABLE_2027: readonly (readonly [string, string])[] = [
  ['01-05', 'Isra Mikraj Nabi Muhammad S.A.W.'],
  ['02-06', 'Tahun Baru Imlek 2578 Kongzili'],
  ['03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'],
  ['03-10', 'Idulfitri 1448 Hijriah'],
  ['03-11', 'Idulfitri 1448 Hijriah'],
  ['03-26', 'Wafat Yesus Kristus'],
  ['03-28', 'Kebangkitan Yesus Kristus (Paskah)'],
  ['05-06', 'Kenaikan Yesus Kristus'],
  ['05-17', 'Iduladha 1448 Hijriah'],
  ['05-20', 'Hari Raya Waisak 2571 BE'],
  ['06-06', '1 Muharam Tahun Baru Islam 1449 Hijriah'],
  ['08-15', 'Maulid Nabi Muhammad S.A.W.'],
];

function fixedOn(date: string): Holiday | undefined {
  const found = FIXED.find(([day]) => date.slice(5) === day);
  return found && { date, name: found[1], kind: 'holiday', provisional: false, source: found[2] };
}

function fixedOf(year: number): Holiday[] {
  return FIXED.flatMap(([day]) => fixedOn(`${year}-${day}`) ?? []);
}

/**
 * The holidays and joint leave that are known by date, in order: 2026 by joint decree, 2027 provisional but for the days
 * that every year has. Other years have only the latter (`holidayOn` knows them).
 */
export const HOLIDAYS: readonly Holiday[] = [
  ...fixedOf(2026).map((day) => ({ ...day, source: DECREE_2026 })),
  ...MOVABLE_2026.map(([day, name]) => decreed(`2026-${day}`, name, 'holiday')),
  ...JOINT_LEAVE_2026.map(([day, name]) => decreed(`2026-${day}`, name, 'joint_leave')),
  ...fixedOf(2027),
  ...MOVABLE_2027.map(
    ([day, name]): Holiday => ({ date: `2027-${day}`, name, kind: 'holiday', provisional: true, source: COMPUTED }),
  ),
].sort((a, b) => (a.date < b.date ? -1 : 1));

function decreed(date: string, name: string, kind: Holiday['kind']): Holiday {
  return { date, name, kind, provisional: false, source: DECREE_2026 };
}

const BY_DATE = new Map(HOLIDAYS.map((day) => [day.date, day]));

/** The holiday or joint leave on a date (or local), or null. */
export function holidayOn(date: string): Holiday | null {
  const day = dateOf(date);
  return BY_DATE.get(day) ?? fixedOn(day) ?? null;
}

/** Monday to Friday, neither a holiday nor joint leave. Throws a RangeError for what is no date. */
export function isWorkingDay(date: string): boolean {
  const weekday = weekdayIndex(dateOf(date));
  return weekday !== 0 && weekday !== 6 && holidayOn(date) === null;
}

/** The date itself when it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: string): string {
  return nearestWorkingDay(date, -1);
}

/** The date itself when it is a working day, else the first one after it. */
export function workingDayOnOrAfter(date: string): string {
  return nearestWorkingDay(date, 1);
}

function nearestWorkingDay(date: string, step: 1 | -1): string {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, step);
  return day;
}
