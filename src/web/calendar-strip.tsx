import type { Home } from '../db/home.ts';
import { weekdayIndex } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import { type Language, messages } from '../messages/index.ts';
import { dayParts, startClock } from './day-words.ts';
import { eventPath } from './event-frame.tsx';
import { dayText } from './when.ts';

type Day = Home['days'][number];

function HolidayName({ date, language }: { date: string; language: Language }) {
  const { home: words } = messages(language);
  const holiday = holidayOn(date);
  if (!holiday) return null;
  return (
    <p class="holiday">
      <span lang="id">{holiday.name}</span>
      {holiday.provisional && ` (${words.provisional})`}
    </p>
  );
}

function DayOf({ day, today, language }: { day: Day; today: string; language: Language }) {
  const { home: words } = messages(language);
  const { weekday, day: number, month } = dayParts(day.date, language);
  const holiday = holidayOn(day.date) !== null;
  const isToday = day.date === today;
  const free = holiday || [0, 6].includes(weekdayIndex(day.date));
  const idle = !isToday && !holiday && day.events.length === 0;
  const marks = [isToday && 'today', free && 'free', idle && 'idle', number === '1' && 'turns'].filter(Boolean);
  return (
    <li class={marks.join(' ') || undefined}>
      <p class="date">
        <span aria-hidden="true">
          {weekday} <b>{number}</b> <span class="month-name">{month}</span>
        </span>
        <span class="unseen">
          {dayText(day.date, language)}
          {isToday && `, ${words.todayMark}`}
          {day.events.length === 0 && `: ${words.noEvents}`}
        </span>
      </p>
      <div class="held">
        <HolidayName date={day.date} language={language} />
        {day.events.map((event) => (
          <a href={eventPath(event.id)}>
            <span class="clock">{startClock(event, day.date)}</span> <span class="name">{event.title}</span>
          </a>
        ))}
      </div>
    </li>
  );
}

/** The coming days as a list, two weeks side by side on a desk: what is on each, and what holiday it is. */
export function CalendarStrip({ days, today, language }: Pick<Home, 'days' | 'today'> & { language: Language }) {
  const words = messages(language).home;
  return (
    <section aria-labelledby="dua-pekan">
      <div class="title-row">
        <h2 id="dua-pekan">{words.strip}</h2>
        <a href="/kalender">{messages(language).calendar.open}</a>
      </div>
      <ol class="strip">
        {days.map((day) => (
          <DayOf day={day} today={today} language={language} />
        ))}
      </ol>
    </section>
  );
}
