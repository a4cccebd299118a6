import { raw } from 'hono/html';
import { type Bar, barsOf, weeksOf } from '../domain/calendar.ts';
import { addDays, weekdayIndex } from '../domain/dates.ts';
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
  onDate,
  Paper,
  type Shown,
} from './calendar-parts.tsx';
import { dayParts } from './day-words.ts';
import { dayText } from './when.ts';

/** How many events lie above each other in a day before their number has to do. */
const LANES = 4;

type Week = { days: string[]; bars: (Bar<Shown> & { cell: Cell })[]; hidden: Map<string, number> };

function weekWith(days: string[], events: readonly Shown[]): Week {
  const all = barsOf(days, events);
  const bars = all
    .filter(({ lane }) => lane < LANES)
    .map((bar) => {
      return { ...bar, cell: { column: bar.column + 1, length: bar.length, row: bar.lane + 2, rows: 1 } };
    });
  const hidden = new Map<string, number>();
  for (const { lane, column, length } of all) {
    if (lane < LANES) continue;
    for (let i = column; i < column + length; i += 1) hidden.set(days[i] ?? '', (hidden.get(days[i] ?? '') ?? 0) + 1);
  }
  return { days, bars, hidden };
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

const moreCell = (column: number): Cell => ({ column, length: 1, row: LANES + 2, rows: 1 });

function DayCell({
  day,
  column,
  week,
  looked,
  events,
  today,
  zone,
  editor,
  language,
}: Omit<Props, 'nonce'> & { day: string; column: number; week: Week }) {
  const { calendar: words, home } = messages(language);
  const n = onDate(events, day).length;
  const more = week.hidden.get(day) ?? 0;
  const chosen = calendarPath(looked, { date: day });
  const other = day.slice(0, 7) !== looked.date.slice(0, 7);
  const free = holidayOn(day) !== null || [0, 6].includes(weekdayIndex(day));
  const marks = [other && 'other', free && 'free', day === today && 'today', day === looked.date && 'chosen'];
  return (
    <li class={['cell', ...marks].filter(Boolean).join(' ')}>
      {editor && n === 0 ? (
        <Paper class={`paper k${column}`} date={day} language={language} />
      ) : (
        <span class={`paper k${column}`} />
      )}
      <p class={`head k${column}`}>
        <a href={`${chosen}#hari`} aria-current={day === looked.date ? 'date' : undefined}>
          <span class="number" aria-hidden="true">
            {dayParts(day, language).day}
          </span>
          <span class="unseen">
            {words.dayLink({ day: dayText(day, language), n })}
            {day === today && `, ${home.todayMark}`}
          </span>
          {n > 0 && (
            <span class="tally" aria-hidden="true">
              {'•'.repeat(Math.min(n, 3))} {n}
            </span>
          )}
        </a>
        <HolidayName date={day} language={language} />
      </p>
      {week.bars
        .filter((bar) => bar.column === column)
        .map((bar) => (
          <EventChip event={bar.item} cell={bar.cell} goesOn={bar} zone={zone} language={language} />
        ))}
      {more > 0 && (
        <a class={`more ${cellClass(moreCell(column + 1))}`} href={`${chosen}#hari`}>
          <span aria-hidden="true">{words.moreOn({ n: more })}</span>
          <span class="unseen">{words.moreOnLong({ n: more, day: dayText(day, language) })}</span>
        </a>
      )}
    </li>
  );
}

/** A month as weeks: on a desk with its events, on a phone with their number. */
export function MonthGrid({ nonce, ...props }: Props) {
  const { looked, events, language } = props;
  const weeks = weeksOf(looked.date).map((days) => weekWith(days, events));
  const cells = [...weeks.flatMap(({ bars }) => bars.map(({ cell }) => cell)), ...[1, 2, 3, 4, 5, 6, 7].map(moreCell)];
  const monday = weeks[0]?.days[0] ?? looked.date;
  return (
    <div class="month-grid">
      <style nonce={nonce}>{raw(cellRules(cells))}</style>
      <p class="weekdays" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5, 6].map((i) => (
          <span>{dayParts(addDays(monday, i), language).weekday}</span>
        ))}
      </p>
      {weeks.map((week) => (
        <ol class="week-row">
          {week.days.map((day, column) => (
            <DayCell day={day} column={column} week={week} {...props} />
          ))}
        </ol>
      ))}
    </div>
  );
}
