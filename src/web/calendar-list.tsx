import { type Days, daysOf } from '../domain/calendar.ts';
import { holidayOn } from '../domain/holidays.ts';
import { ramadanOn } from '../domain/schedule/ramadan.ts';
import { type Language, messages } from '../messages/index.ts';
import { EventRowOn, HolidayName, newEventOn, onDate, type Shown } from './calendar-parts.tsx';
import { look } from './forms.tsx';
import { dayText } from './when.ts';

/** The days that hold something, one after the other; what lasts several stands on the first of them shown. */
export function DayList({
  days,
  events,
  today,
  language,
}: {
  days: Days;
  events: readonly Shown[];
  today: string;
  language: Language;
}) {
  const { home } = messages(language);
  const beginning = (day: string) =>
    events.filter(({ first, last }) => first === day || (day === days.first && first < day && last >= day));
  const held = daysOf(days)
    .map((day) => ({ day, on: beginning(day) }))
    .filter(({ day, on }) => on.length || holidayOn(day));
  return (
    <div class="day-list">
      {held.map(({ day, on }) => (
        <section class={day === today ? 'today' : undefined}>
          <h2>
            {dayText(day, language)} {day === today && <span class="badge info">{home.todayMark}</span>}{' '}
            <HolidayName date={day} language={language} />
          </h2>
          {on.length > 0 && (
            <ul class="day-lines">
              {on.map((event) => (
                <EventRowOn event={event} date={day} language={language} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** The day chosen in a month, with all that a cell has no room for. */
export function ChosenDay({
  date,
  events,
  editor,
  language,
}: {
  date: string;
  events: readonly Shown[];
  editor: boolean;
  language: Language;
}) {
  const { calendar: words, home } = messages(language);
  const on = onDate(events, date);
  const ramadan = ramadanOn(date);
  return (
    <section class="chosen-day no-print" aria-labelledby="hari">
      <h2 id="hari">{dayText(date, language)}</h2>
      <p>
        <HolidayName date={date} language={language} />
      </p>
      {ramadan && <p class="hint">{words.ramadan({ year: ramadan.year })}</p>}
      {on.length > 0 ? (
        <ul class="day-lines">
          {on.map((event) => (
            <EventRowOn event={event} date={date} language={language} />
          ))}
        </ul>
      ) : (
        <p class="calm first-capital">{home.noEvents}</p>
      )}
      {editor && (
        <a class={look('quiet')} href={newEventOn(date)}>
          {words.create}
        </a>
      )}
    </section>
  );
}
