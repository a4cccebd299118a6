import { datesOf, daysOf } from '../calendar.ts';
import { clock, dateOf, toInstant, weekdayIndex } from '../dates.ts';
import { holidayOn } from '../holidays.ts';
import { type Interval, overlaps } from './intervals.ts';
import { ramadanOn } from './ramadan.ts';

const DAY = 86_400_000;

export const WARNINGS = [
  'holiday',
  'joint_leave',
  'weekend',
  'friday_prayer',
  'ramadan',
  'odd_hours',
  'occupied_unknown',
  'calendar_unread',
] as const;

/** What a planner should know and may decide against. `from`/`until`: the part of the day it is about (epoch ms). */
export type Warning = Interval & {
  kind: (typeof WARNINGS)[number];
  date: string;
  /** of the holiday, of Ramadan, of the office whose calendar it is */
  name: string | null;
  provisional: boolean;
  source: string;
};

/** Law and practice as an official would cite them. */
export const SOURCES = {
  workingDays: 'Perpres 21/2023 Pasal 3: hari kerja Senin sampai dengan Jumat',
  workingHours:
    'Perpres 21/2023 Pasal 4: jam kerja dimulai pukul 07.30 waktu setempat; sesudah pukul 21.00 tidak lazim',
  friday: 'Perpres 21/2023 Pasal 4: istirahat Jumat 90 menit (Salat Jumat, lazimnya pukul 11.30–13.00)',
  ramadan: 'Perpres 21/2023 Pasal 4: jam kerja Ramadan dimulai pukul 08.00; lazimnya selesai pukul 15.00',
} as const;

/** Hours of the day, wall clock. Friday's and the end in Ramadan are practice; see the sources. */
export const HOURS = {
  opens: '07:30',
  closes: '16:00',
  late: '21:00',
  prayer: ['11:30', '13:00'],
  ramadanOpens: '08:00',
  ramadanCloses: '15:00',
} as const;

/** Whether an event's first or last hour lies outside `opens` to `closes` (clocks); nights between its days do not count. */
function outside(startsLocal: string, endsLocal: string, opens: string, closes: string): boolean {
  const [start, end] = [startsLocal.slice(11, 16), endsLocal.slice(11, 16)];
  return start < opens || start >= closes || end > closes || end <= opens;
}

/** Everything to know about when an event is held: `startsLocal`, `endsLocal` are wall clock in `zone`. In order of time. */
export function warningsFor(startsLocal: string, endsLocal: string, zone: string): Warning[] {
  const event = { from: toInstant(startsLocal, zone), until: toInstant(endsLocal, zone) };
  const dates = daysOf(datesOf(startsLocal, endsLocal));
  const at = (date: string, clock: string) => toInstant(`${date}T${clock}`, zone);
  const whole = (date: string): Interval => ({ from: at(date, '00:00'), until: at(date, '00:00') + DAY });
  const found: Warning[] = [];
  const warn = (kind: Warning['kind'], date: string, part: Interval, more: Partial<Warning> & { source: string }) =>
    found.push({ kind, date, name: null, provisional: false, ...part, ...more });
  for (const date of dates) {
    const holiday = holidayOn(date);
    const { name, provisional, source } = holiday ?? {};
    if (holiday) warn(holiday.kind, date, whole(date), { name, provisional, source: source ?? '' });
    const weekday = weekdayIndex(date);
    if (weekday === 0 || weekday === 6) warn('weekend', date, whole(date), { source: SOURCES.workingDays });
    const prayer = { from: at(date, HOURS.prayer[0]), until: at(date, HOURS.prayer[1]) };
    if (weekday === 5 && overlaps(event, prayer)) warn('friday_prayer', date, prayer, { source: SOURCES.friday });
  }
  const [first = dateOf(startsLocal), last = first] = [dates[0], dates.at(-1)];
  const ramadan = ramadanOn(first) ?? ramadanOn(last);
  if (ramadan && outside(startsLocal, endsLocal, HOURS.ramadanOpens, HOURS.ramadanCloses)) {
    const { year: name, provisional } = ramadan;
    const source = provisional ? `${SOURCES.ramadan}. ${ramadan.source}` : SOURCES.ramadan;
    warn('ramadan', first, event, { name, provisional, source });
  }
  if (outside(startsLocal, endsLocal, HOURS.opens, HOURS.late))
    warn('odd_hours', first, event, {
      name: `${clock(startsLocal)}–${clock(endsLocal)}`,
      source: SOURCES.workingHours,
    });
  return found.sort((a, b) => a.from - b.from);
}
