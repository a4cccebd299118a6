import type { CalendarEvent } from '../db/calendar.ts';
import type { EventRow } from '../db/events.ts';
import { type CalendarView, type Days, datesOf } from '../domain/calendar.ts';
import { clock, dateOf, zoneLabel } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import { kindById } from '../domain/kinds.ts';
import type { Clash } from '../domain/schedule/clashes.ts';
import { type Language, messages } from '../messages/index.ts';
import { whoText } from '../messages/schedule.ts';
import { hoursOn, startClock } from './day-words.ts';
import { eventPath, StatusBadge } from './event-frame.tsx';
import { dayText } from './when.ts';

/** What is looked at: a date in it, and what is looked for ('' is anything). */
export type Looked = {
  view: CalendarView;
  date: string;
  status: EventRow['status'] | '';
  kind: string;
  programme: string;
  agency: string;
  calledOff: boolean;
};

/** An event on its dates, with what it clashes with. */
export type Shown = CalendarEvent & Days & { clashes: readonly Clash[] };

const LOOKS = { month: 'bulan', week: 'minggu', list: 'daftar' } as const satisfies Record<CalendarView, string>;
export const viewNamed = (name: string | undefined): CalendarView =>
  (Object.keys(LOOKS) as CalendarView[]).find((view) => LOOKS[view] === name) ?? 'month';

/** The address of a look; what is anything does not stand in it. */
export function calendarPath(looked: Looked, change: Partial<Looked> = {}): string {
  const { view, date, status, kind, programme, agency, calledOff } = { ...looked, ...change };
  const query = new URLSearchParams({
    lihat: LOOKS[view],
    tanggal: date,
    status,
    jenis: kind,
    program: programme,
    instansi: agency,
    batal: calledOff ? 'ya' : '',
  });
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return `/kalender?${query}`;
}

/** Where a new event begins that shall be on a date. */
export const newEventOn = (date: string) => `/acara/baru?tanggal=${date}`;

/** The bare paper of a day: for a mouse it leads to a new event there; with keys one chooses the day, which offers the same. */
export function Paper({ date, language, class: name }: { date: string; language: Language; class: string }) {
  return (
    <a class={name} href={newEventOn(date)} tabindex={-1}>
      <span class="unseen">{messages(language).calendar.createOn({ day: dayText(date, language) })}</span>
    </a>
  );
}

/** Which events lie on a date. */
export const onDate = (events: readonly Shown[], date: string) =>
  events.filter(({ first, last }) => first <= date && date <= last);

/** Rows as the calendar places them. */
export const shownEvents = (events: readonly CalendarEvent[], clashes: ReadonlyMap<string, Clash[]>): Shown[] =>
  events.map((event) => ({
    ...event,
    ...datesOf(event.startsLocal, event.endsLocal),
    clashes: clashes.get(event.id) ?? [],
  }));

/** A mark a state, so that none is told by colour alone; the legend says each in words. */
export const MARKS: Record<EventRow['status'], string> = {
  scheduled: '○',
  invited: '◐',
  closed: '●',
  reported: '✓',
  postponed: '…',
  cancelled: '✕',
};

/** Where something stands in a grid: lines from 1, and how many cells it takes. */
export type Cell = { column: number; length: number; row: number; rows: number };
export const cellClass = ({ column, length, row, rows }: Cell) => `c${column}-${length}-${row}-${rows}`;
/** The rules that put cells in their places, for a style element with the page's nonce. */
export function cellRules(cells: readonly Cell[]): string {
  const rules = cells.map((cell) => {
    const { column, length, row, rows } = cell;
    return `.${cellClass(cell)}{grid-area:${row}/${column}/span ${rows}/span ${length}}`;
  });
  return `@media print,(min-width:52rem){${[...new Set(rules)].join('')}}`;
}

/** A kind of event in a word. */
export function kindWord(type: string, language: Language): string {
  const words: Record<string, string> = messages(language).calendar.kinds;
  return words[type] ?? kindById(type)?.name[language] ?? type;
}

/** Who or what is needed twice, each once. */
export function clashWords(clashes: readonly Clash[], language: Language): string {
  const who = clashes.map((clash) =>
    clash.kind === 'venue' ? (clash.venue ?? '') : whoText(clash.subject, clash.name, language),
  );
  const [first = '', ...more] = new Set(who);
  return more.length ? `${first} (+${more.length})` : first;
}

const unsureTime = ({ unconfirmed }: Shown) => (['date', 'time'] as const).find((what) => unconfirmed.includes(what));

/** The zone of an event where it is not that of the reader. */
export function otherZone(event: Shown, zone: string): string {
  const own = zoneLabel(event.timezone, event.startsAt);
  return own === zoneLabel(zone, event.startsAt) ? '' : own;
}

type ChipProps = {
  event: Shown;
  cell?: Cell;
  goesOn?: { begins: boolean; ends: boolean };
  zone: string;
  language: Language;
};

/** An event in a grid: mark, clock, kind, name, and in words what is unsure or clashes. */
export function EventChip({ event, cell, goesOn, zone, language }: ChipProps) {
  const { calendar: words, status: states } = messages(language);
  const unsure = unsureTime(event);
  const starts = startClock(event);
  const time = starts && [starts, otherZone(event, zone)].filter(Boolean).join(' ');
  const marks = [
    event.status,
    event.first !== event.last && 'long',
    unsure && 'unsure',
    event.clashes.length > 0 && 'clashing',
    goesOn && !goesOn.begins && 'goes-before',
    goesOn && !goesOn.ends && 'goes-after',
    cell && cellClass(cell),
  ];
  return (
    <a class={['chip-event', ...marks].filter(Boolean).join(' ')} href={eventPath(event.id)}>
      <span class="meta">
        <span class="mark" aria-hidden="true">
          {MARKS[event.status]}
        </span>
        <span class="unseen">{states[event.status]}</span> {time && <b>{time}</b>} {kindWord(event.type, language)}
        {event.first !== event.last && (
          <span class="unseen">, {words.until({ day: dayText(event.last, language) })}</span>
        )}
      </span>
      <span class="name">{event.title}</span>
      {unsure && <span class="word unsure-word">{words.unsure[unsure]}</span>}
      {event.clashes.length > 0 && (
        <span class="word clash-word">{words.clashOf({ who: clashWords(event.clashes, language) })}</span>
      )}
    </a>
  );
}

/** An event as a line below its day: all that a grid has no room for. */
export function EventRowOn({ event, date, language }: { event: Shown; date: string; language: Language }) {
  const { calendar: words, event: one, events } = messages(language);
  return (
    <li class={`day-line ${event.status}`}>
      <p class="clock">{hoursOn({ ...event, endsLocal: ending(event) }, date, language)}</p>
      <div class="grow">
        <h3>
          <a href={eventPath(event.id)}>{event.title}</a>
        </h3>
        <p class="about">
          {kindById(event.type)?.name[language] ?? event.type} · {event.venueName}
          {event.first !== event.last && ` · ${words.until({ day: dayText(event.last, language) })}`}
          {event.programme && ` · ${event.programme}`}
        </p>
        {event.clashes.length > 0 && (
          <p class="clash-word">{words.clashOf({ who: clashWords(event.clashes, language) })}</p>
        )}
      </div>
      <p class="badges">
        {event.sample && <span class="badge info">{events.sample}</span>}
        {event.unconfirmed.length > 0 && <span class="badge unsure">{one.unconfirmed}</span>}
        <StatusBadge status={event.status} language={language} />
      </p>
    </li>
  );
}

/** One that ends at midnight ends on its last day. */
const ending = ({ endsLocal, last }: Shown) => (dateOf(endsLocal) === last ? endsLocal : `${last}T24:00`);

/** The name of a holiday, as provisional as it is; nothing on other days. */
export function HolidayName({ date, language }: { date: string; language: Language }) {
  const holiday = holidayOn(date);
  if (!holiday) return null;
  const { calendar: words } = messages(language);
  return <span class="holiday">{holiday.provisional ? words.provisional({ name: holiday.name }) : holiday.name}</span>;
}

/** '08.00–10.00' of a clash. */
export const clockSpan = (event: Shown) => `${clock(event.startsLocal)}–${clock(ending(event))}`;
