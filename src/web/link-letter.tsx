import type { Linked } from '../db/links.ts';
import { clock, dateOf, daysBetween, localOf, toInstant, zoneLabel } from '../domain/dates.ts';
import { expectedTimes } from '../domain/live-rundown.ts';
import { type Language, messages } from '../messages/index.ts';
import { FactRows } from './facts.tsx';
import { bytes, cutTo } from './link-room.ts';
import { dayText, type Occasion, plannedWhere, toldStart, toldWhen, toldWhere } from './when.ts';

/**
 * How far off an event is, in calendar days of its own zone: "7 hari lagi", "besok", "sudah berlalu". Nothing while the
 * date is unconfirmed. `now` in epoch ms.
 */
export function nearness(event: Occasion, now: number, language: Language): string {
  if (event.unconfirmed.includes('date')) return '';
  const words = messages(language).link.near;
  const today = dateOf(localOf(now, event.timezone));
  if (dateOf(event.endsLocal) < today) return words.past;
  const days = daysBetween(today, dateOf(event.startsLocal));
  if (days < 0) return words.now;
  if (days === 0) return words.today;
  return days === 1 ? words.tomorrow : words.days({ n: days });
}

/** Enough of a venue for a map to find it. */
const MAP_BYTES = 180;

/** Where a map shows the venue; nothing while it is unconfirmed. Only a link: nobody is told of it until it is followed. */
function mapOf(event: Occasion): string | null {
  if (event.unconfirmed.includes('venue')) return null;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(cutTo(plannedWhere(event), MAP_BYTES, ''))}`;
}

/** The hours of one day: '08.00 WITA s.d. selesai'. */
function hours(event: Occasion, language: Language): string {
  const words = messages(language).when;
  const zone = (local: string) => `${clock(local)} ${zoneLabel(event.timezone, toInstant(local, event.timezone))}`;
  const until = event.endsGiven ? zone(event.endsLocal) : words.finish;
  return `${zone(event.startsLocal)} ${words.until} ${until}`;
}

type Told = { event: Linked['event']; language: Language; now: number };

/**
 * Day, hours and place, as an official letter has them under its sentence: on a phone the answers still fit below. What an
 * announced change made of them stands beside what was said `before`.
 */
export function LetterFacts({ event, before, language, now }: Told & Pick<Linked, 'before'>) {
  const words = messages(language).link;
  const { later } = messages(language).when;
  const near = event.status !== 'cancelled' && event.status !== 'postponed' && nearness(event, now, language);
  const was = before && { ...event, ...before };
  const old = (said: (of: Occasion, language: Language) => string) =>
    was &&
    said(was, language) !== said(event, language) && <small>{words.changed.was({ was: said(was, language) })}</small>;
  const nearMark = near && <span class="near">{near}</span>;
  // over several days, or without a date: day and hours read better as one
  const apart = !event.unconfirmed.includes('date') && dateOf(event.startsLocal) === dateOf(event.endsLocal);
  return (
    <dl>
      {apart ? (
        <>
          <div>
            <dt>{words.date}</dt>
            <dd>
              {dayText(event.startsLocal, language)} {nearMark}
            </dd>
          </div>
          <div>
            <dt>{words.time}</dt>
            <dd>
              {event.unconfirmed.includes('time') ? later : hours(event, language)} {old(toldWhen)}
            </dd>
          </div>
        </>
      ) : (
        <div>
          <dt>{words.when}</dt>
          <dd>
            {toldWhen(event, language)} {nearMark} {old(toldWhen)}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.where}</dt>
        <dd>
          {toldWhere(event, language)} {old(toldWhere)}
        </dd>
      </div>
    </dl>
  );
}

/** The ways to a calendar and a map. */
export function LetterWays({ event, language, calendar }: Omit<Told, 'now'> & { calendar: string | null }) {
  const words = messages(language).link;
  const map = mapOf(event);
  return (
    <p class="ways">
      {calendar && <a href={calendar}>{words.calendar}</a>}{' '}
      {map && (
        <a href={map} rel="noreferrer">
          {words.map}
        </a>
      )}
    </p>
  );
}

type RundownProps = Omit<Told, 'now'> & Pick<Linked, 'agenda' | 'marks'> & { budget: number };

/** By item, the clock time at which it is expected to begin, where what was marked on the day makes it another than planned. */
function expectedStarts({ event, agenda, marks }: RundownProps): Map<string, string> {
  if (!marks.length || event.unconfirmed.includes('time')) return new Map();
  const at = (local: string) => toInstant(local, event.timezone);
  const spans = agenda.map((item) => ({ id: item.id, startsAt: at(item.startsLocal), endsAt: at(item.endsLocal) }));
  const starts = expectedTimes(spans, marks).map((one, i) => {
    const planned = clock(agenda[i]?.startsLocal ?? '');
    const expected = clock(localOf(one.startsAt, event.timezone));
    return [one.id, one.state === 'done' || expected === planned ? '' : expected] as const;
  });
  return new Map(starts);
}

function Rundown(props: RundownProps) {
  const { event, agenda, language, budget } = props;
  const words = messages(language).link;
  const expected = expectedStarts(props);
  const severalDays = agenda.some((item) => dateOf(item.startsLocal) !== dateOf(event.startsLocal));
  let left = budget;
  const shown = agenda.filter((item) => {
    left -= bytes(item.title) + 12;
    return left > 0;
  });
  if (!shown.length) return null;
  return (
    <>
      <h2>{words.agenda}</h2>
      <ol>
        {shown.map((item) => (
          <li>
            <b>{toldStart(item.startsLocal, event, severalDays, language)}</b>
            <span>
              {item.title}{' '}
              {expected.get(item.id) && (
                <small>({messages(language).live.guest({ clock: expected.get(item.id) ?? '' })})</small>
              )}
            </span>
          </li>
        ))}
        {shown.length < agenda.length && (
          <li>
            <b />
            <span>{words.agendaMore({ n: agenda.length - shown.length })}</span>
          </li>
        )}
      </ol>
    </>
  );
}

/** What else there is to know: dress, theme, leader, notes and rundown, the last two as far as `budget` bytes go. */
export function LetterDetails({ linked, language, budget }: { linked: Linked; language: Language; budget: number }) {
  const { event, agenda, marks } = linked;
  const words = messages(language).link;
  const notes = cutTo(event.notes ?? '', budget, words.cut);
  const leader = [event.leaderPosition, event.leaderName].filter(Boolean).join(', ');
  const rows = [
    [words.dress, event.dress],
    [words.theme, event.theme],
    [words.leader, leader],
    [words.notes, notes],
  ] as const;
  return (
    <>
      {rows.some(([, value]) => value) && (
        <>
          <h2>{words.details}</h2>
          <dl>
            <FactRows rows={rows} />
          </dl>
        </>
      )}
      <Rundown event={event} agenda={agenda} marks={marks} language={language} budget={budget - bytes(notes)} />
    </>
  );
}
