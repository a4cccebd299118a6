import { clock, dateOf, localOf, longDate, longDateEn, zoneLabel } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import type { Clash } from '../domain/schedule/clashes.ts';
import type { Subject } from '../domain/schedule/engagements.ts';
import type { Interval } from '../domain/schedule/intervals.ts';
import type { Slot } from '../domain/schedule/suggestions.ts';
import type { Warning } from '../domain/schedule/warnings.ts';
import { type Language, messages } from './index.ts';

/** In whose words and by which clock a schedule is told. */
export type Told = { language: Language; zone: string };

const dayText = (date: string, language: Language) => (language === 'en' ? longDateEn(date) : longDate(date));

/** 'Kamis, 4 Maret 2027 pukul 08.00–10.00 WITA', over several days with both dates. */
export function spanText({ from, until }: Interval, { language, zone }: Told): string {
  const words = messages(language).schedule;
  const [start, end] = [localOf(from, zone), localOf(until, zone)];
  const clocks = { from: clock(start), until: clock(end), zone: zoneLabel(zone, from) };
  return dateOf(start) === dateOf(end)
    ? words.span({ date: dayText(start, language), ...clocks })
    : words.spanDays({ fromDate: dayText(start, language), untilDate: dayText(end, language), ...clocks });
}

/** A subject as one says it: the office, else the name. */
export function whoText(subject: Subject | null, name: string | null, language: Language): string {
  return subject?.position ?? subject?.name ?? name ?? messages(language).schedule.someone;
}

/** What stands against a plan, as a sentence or two. Of another organization's event nothing is known and nothing said. */
export function clashText(clash: Clash, told: Told): string {
  const { language } = told;
  const words = messages(language).schedule;
  const { kind, subject, name, as, instead, title, venue } = clash;
  const who = whoText(subject, name, language);
  const when = spanText(clash, told);
  const there = { who, title: title ?? '', when };
  const date = dayText(localOf(clash.from, told.zone), language);
  const said = {
    office: () => words.office(there),
    holder: () =>
      as ? words.holder({ ...there, name: name ?? who, as }) : words.holderAlone({ ...there, name: name ?? who }),
    representative: () =>
      instead ? words.representative({ ...there, name: name ?? who, instead }) : words.needed(there),
    leader: () => (subject?.as === 'leader' ? words.needed(there) : words.leader(there)),
    speaker: () => (as && subject?.as !== 'speaker' ? words.speaker({ ...there, as }) : words.needed(there)),
    venue: () => words.venue({ venue: venue ?? '', title: title ?? '', when }),
    deadline: () => (title ? words.deadline({ title, date }) : words.letter({ date })),
    occupied: () => words.occupied({ who, when }),
    busy: () => (as ? words.busy({ who, source: as, when }) : words.busyOwn({ who, when })),
  }[kind]();
  const more = [
    ...(clash.travel ? [words.travel({ minutes: clash.travel })] : []),
    ...(clash.tentative ? [words.tentative] : []),
  ];
  return [said, ...more].join(' ');
}

/** A warning as a sentence; its source stands beside it. */
export function warningText({ kind, date, name, provisional }: Warning, { language }: Told): string {
  const words = messages(language).schedule.warnings;
  const day = dayText(date, language);
  const said = {
    holiday: () => words.holiday({ date: day, name: name ?? '' }),
    joint_leave: () => words.joint_leave({ date: day, name: name ?? '' }),
    weekend: () => words.weekend({ date: day }),
    friday_prayer: () => words.friday_prayer({ date: day }),
    ramadan: () => words.ramadan({ date: day, name: name ?? '' }),
    odd_hours: () => words.odd_hours({ name: name ?? '' }),
    occupied_unknown: () => words.occupied_unknown,
    calendar_unread: () => words.calendar_unread({ name: name ?? '' }),
  }[kind]();
  return provisional ? `${said} ${words.provisional}` : said;
}

/** Whom an absence is about, and the sentence that says why he cannot come himself. */
export function absenceText(absence: Slot['absences'][number], subject: Subject, told: Told): string {
  return clashText({ ...absence.occupation, subject, travel: 0 }, told);
}

/** Why a slot stands where it stands: who cannot come, the day, the hour, the time left; what weighs most first. */
export function reasonTexts(
  slot: Slot,
  invited: readonly { subject: Subject; requirement: string }[],
  told: Told,
): string[] {
  const { language, zone } = told;
  const words = messages(language).schedule.reasons;
  const absences = slot.absences.flatMap((absence) => {
    const one = invited[absence.index];
    if (!one) return [];
    const line = { who: whoText(one.subject, null, language), why: absenceText(absence, one.subject, told) };
    return [one.requirement === 'optional' ? words.absent(line) : words.delegate(line)];
  });
  const kinds = new Set(slot.discomforts.map(({ kind }) => kind));
  const day = dayText(slot.startsLocal, language);
  const holiday = holidayOn(slot.startsLocal);
  const when = {
    day: holiday ? `${day} (${holiday.name})` : day,
    clock: clock(slot.startsLocal),
    zone: zoneLabel(zone),
  };
  const points = slot.discomforts.find(({ kind }) => kind === 'day')?.points ?? 0;
  const days = slot.day.noticeDays;
  return [
    ...(absences.length ? absences : [words.everyone]),
    points === 0 ? words.workday(when) : points < 10 ? words.mondayFriday(when) : words.day(when),
    ...(kinds.has('prayer') ? [words.prayer] : []),
    ...(kinds.has('hour') ? [words.hour] : []),
    ...(kinds.has('ramadan') ? [words.ramadan] : []),
    kinds.has('notice') ? words.notice({ days }) : words.enoughNotice({ days }),
  ];
}
