import { raw } from 'hono/html';
import { barsOf, blocksOf, weekOf } from '../domain/calendar.ts';
import { weekdayIndex } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import { type Language, messages } from '../messages/index.ts';
import {
  type Cell,
  calendarPath,
  cellClass,
  cellRules,
  EventChip,
  HolidayName,
  type Looked,
  Paper,
  type Shown,
} from './calendar-parts.tsx';
import { dayParts } from './day-words.ts';
import { dayText } from './when.ts';

/** The hours shown, and how fine they are (minutes). */
const [OPENS, CLOSES, STEP] = [7 * 60, 21 * 60, 15];
/** Narrower than this many steps an event could not be read. */
const LEAST = 3;
/** Columns of a day: events side by side share them. */
const PARTS = 60;

const minutesOf = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/** Where in a day an event of one day lies: among the hours, before them (or at no hour), or after them. */
function partOf(event: Shown): 'early' | 'hours' | 'late' {
  if (event.first !== event.last || event.unconfirmed.includes('time')) return 'early';
  const [from, until] = minutesIn(event);
  if (until <= OPENS) return 'early';
  return from >= CLOSES ? 'late' : 'hours';
}

function minutesIn({ startsLocal, endsLocal }: Shown): [number, number] {
  const from = minutesOf(startsLocal);
  const until = minutesOf(endsLocal);
  return [from, until > from ? until : endsLocal.slice(0, 10) > startsLocal.slice(0, 10) ? 1440 : from + STEP];
}

type Placed = { event: Shown; cell: Cell };

/** The events among a day's hours, side by side where they share time. */
function inHours(events: readonly Shown[]): Placed[] {
  const rows = (CLOSES - OPENS) / STEP;
  const timed = events.map((event) => {
    const [from, until] = minutesIn(event);
    const row = Math.min(Math.floor((Math.max(from, OPENS) - OPENS) / STEP), rows - LEAST);
    const end = Math.ceil((Math.min(until, CLOSES) - OPENS) / STEP);
    return { event, from: row, until: Math.max(end, row + LEAST) };
  });
  return blocksOf(timed).map(({ item: { event, from, until }, column, columns }) => {
    const left = Math.floor((column * PARTS) / columns);
    const length = Math.max(1, Math.floor(((column + 1) * PARTS) / columns) - left);
    return { event, cell: { column: left + 1, length, row: from + 1, rows: until - from } };
  });
}

type Props = {
  looked: Looked;
  events: readonly Shown[];
  today: string;
  zone: string;
  editor: boolean;
  nonce: string;
  language: Language;
};

/** Hours of the scale as they are written. */
const SCALE = Array.from({ length: (CLOSES - OPENS) / 60 }, (_, i) => `${String(OPENS / 60 + i).padStart(2, '0')}.00`);

/** A week with its hours; on a phone its days one below the other. */
export function WeekGrid({ looked, events, today, zone, editor, nonce, language }: Props) {
  const { calendar: words, home } = messages(language);
  const days = weekOf(looked.date);
  const starting = events.filter((event) => partOf(event) === 'early');
  const bars = barsOf(days, starting);
  const lanes = Math.max(0, ...bars.map(({ lane }) => lane + 1));
  const top = bars.map((bar) => {
    return { ...bar, cell: { column: bar.column + 2, length: bar.length, row: bar.lane + 2, rows: 1 } };
  });
  const rows = { hours: lanes + 2, late: lanes + 3 };
  const of = (day: string, part: 'hours' | 'late') =>
    events.filter((event) => event.first === day && partOf(event) === part);
  const hours = new Map(days.map((day) => [day, inHours(of(day, 'hours'))]));
  const columnCell = (column: number, row: number): Cell => ({ column, length: 1, row, rows: 1 });
  const frame = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((column) => [
    columnCell(column, 1),
    columnCell(column, rows.hours),
    columnCell(column, rows.late),
    { column, length: 1, row: 2, rows: Math.max(1, lanes) },
  ]);
  const cells = [...frame, ...top.map(({ cell }) => cell), ...[...hours.values()].flat().map(({ cell }) => cell)];
  const late = days.some((day) => of(day, 'late').length);
  return (
    <div class="week-grid">
      <style nonce={nonce}>{raw(cellRules(cells))}</style>
      {lanes > 0 && (
        <p class={`side ${cellClass({ column: 1, length: 1, row: 2, rows: lanes })}`} aria-hidden="true">
          {words.long}
        </p>
      )}
      <div class={`side scale ${cellClass(columnCell(1, rows.hours))}`} aria-hidden="true">
        {SCALE.map((hour) => (
          <span>{hour}</span>
        ))}
      </div>
      {late && (
        <p class={`side ${cellClass(columnCell(1, rows.late))}`} aria-hidden="true">
          {words.late}
        </p>
      )}
      <ol>
        {days.map((day, i) => {
          const { weekday, day: number, month } = dayParts(day, language);
          const free = holidayOn(day) !== null || [0, 6].includes(weekdayIndex(day));
          const marks = [free && 'free', day === today && 'today'].filter(Boolean).join(' ');
          const place = (row: number) => cellClass(columnCell(i + 2, row));
          return (
            <li class={marks || undefined}>
              <p class={`head ${place(1)}`}>
                <a href={`${calendarPath(looked, { view: 'month', date: day })}#hari`}>
                  <span aria-hidden="true">
                    {weekday} <b class="number">{number}</b> {month}
                  </span>
                  <span class="unseen">
                    {dayText(day, language)}
                    {day === today && `, ${home.todayMark}`}
                  </span>
                </a>
                <HolidayName date={day} language={language} />
              </p>
              {top
                .filter((bar) => bar.column === i)
                .map((bar) => (
                  <EventChip event={bar.item} cell={bar.cell} goesOn={bar} zone={zone} language={language} />
                ))}
              <div class={`hours ${place(rows.hours)}`}>
                {editor && <Paper class="paper" date={day} language={language} />}
                {hours.get(day)?.map(({ event, cell }) => (
                  <EventChip event={event} cell={cell} zone={zone} language={language} />
                ))}
              </div>
              <div class={`late ${place(rows.late)}`}>
                {of(day, 'late').map((event) => (
                  <EventChip event={event} zone={zone} language={language} />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
