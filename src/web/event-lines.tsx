import type { ListedEvent } from '../db/event-list.ts';
import type { Standings } from '../db/overview.ts';
import { dateOf, zoneLabel } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { dayParts, startClock } from './day-words.ts';
import { eventPath, StatusBadge, seriesPath } from './event-frame.tsx';
import { AnswerBar } from './parts.tsx';
import { dayText } from './when.ts';

type Words = { language: Language };

type DayProps = Words & {
  event: Pick<ListedEvent, 'startsLocal' | 'endsLocal' | 'unconfirmed' | 'timezone' | 'startsAt'>;
  /** Where no heading says the month. */
  month?: boolean;
};

/** The day in the margin of a line, its clock time below; read out as a whole date. */
function DayMark({ event, month, language }: DayProps) {
  const parts = dayParts(event.startsLocal, language);
  const hour = startClock(event);
  return (
    <p class="day-mark">
      <span aria-hidden="true">
        <span class="weekday">{parts.weekday}</span> <b>{parts.day}</b>{' '}
        {month && <span class="weekday">{parts.month}</span>}
      </span>
      <span class="unseen">{dayText(event.startsLocal, language)}</span>
      {hour && (
        <span class="hour">
          {hour} {zoneLabel(event.timezone, event.startsAt)}
        </span>
      )}
    </p>
  );
}

/** How the answers stand: a thin bar, and how many of how many have answered. */
function Answered({ counts, language }: Words & { counts: Standings }) {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const firm = all - counts.pending - counts.tentative;
  return (
    <p class="answered">
      <AnswerBar counts={counts} />
      <span>{messages(language).events.answered({ n: firm, all })}</span>
    </p>
  );
}

/** One event as a line: day, title, kind and place, answers, where it stands. */
export function EventLine({
  event,
  counts,
  month,
  language,
}: Words & { event: ListedEvent; counts?: Standings; month?: boolean }) {
  const { events: words, event: one } = messages(language);
  const lasts = dateOf(event.endsLocal) !== dateOf(event.startsLocal);
  return (
    <li class={`event-line ${event.status}`}>
      <DayMark event={event} month={month} language={language} />
      <div class="grow">
        <h3>
          <a href={eventPath(event.id)}>{event.title}</a>
        </h3>
        <p class="about">
          {kindById(event.type)?.name[language] ?? event.type} · {event.venueName}
          {lasts && ` · ${words.until({ day: dayText(event.endsLocal, language) })}`}
          {event.held && event.seriesId && (
            <>
              {' · '}
              <a href={seriesPath(event.seriesId)}>{words.inSeries(event.held)}</a>
            </>
          )}
          {event.programme && event.programmeId && (
            <>
              {' · '}
              <a href={`/acara?program=${event.programmeId}`}>{event.programme}</a>
            </>
          )}
        </p>
      </div>
      <div class="stands">
        {counts && event.status !== 'cancelled' && <Answered counts={counts} language={language} />}
        <p class="badges">
          {event.sample && <span class="badge info">{words.sample}</span>}
          {event.unconfirmed.length > 0 && event.status === 'scheduled' && (
            <span class="badge unsure">{one.unconfirmed}</span>
          )}
          {event.overdue > 0 && <span class="badge late">{words.late({ n: event.overdue })}</span>}
          <StatusBadge status={event.status} language={language} />
        </p>
      </div>
    </li>
  );
}
