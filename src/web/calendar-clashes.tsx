import type { Clash } from '../domain/schedule/clashes.ts';
import { type Language, messages } from '../messages/index.ts';
import { whoText } from '../messages/schedule.ts';
import { clockSpan, otherZone, type Shown } from './calendar-parts.tsx';
import { shortDay } from './day-words.ts';
import { eventPath } from './event-frame.tsx';

/** How many pairs are told before their number has to do. */
const TOLD = 12;

type Other = Pick<Shown, 'id' | 'title'> & Partial<Shown>;
type Pair = { one: Shown; other: Other; clashes: Clash[] };

/** Each pair of events once, as the first of them that is shown sees it. */
export function pairsOf(events: readonly Shown[]): Pair[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const pairs = new Map<string, Pair>();
  for (const one of events) {
    for (const clash of one.clashes) {
      const id = clash.eventId ?? '';
      const key = [one.id, id].sort().join(' ');
      const known = pairs.get(key);
      const other: Other = byId.get(id) ?? { id, title: clash.title ?? '' };
      if (!known) pairs.set(key, { one, other, clashes: [clash] });
      else if (known.one === one) known.clashes.push(clash);
    }
  }
  return [...pairs.values()];
}

function When({ event, zone, today, language }: { event: Other; zone: string; today: string; language: Language }) {
  if (!event.startsLocal) return null;
  const shown = event as Shown;
  return (
    <span class="clock">
      {shortDay(shown.first, language, today)} {clockSpan(shown)} {otherZone(shown, zone)}
    </span>
  );
}

/** What clashes in the time shown: who or what is asked twice, and by which two. */
export function CalendarClashes({
  events,
  zone,
  today,
  language,
}: {
  events: readonly Shown[];
  zone: string;
  today: string;
  language: Language;
}) {
  const { calendar: words, schedule } = messages(language);
  const pairs = pairsOf(events);
  if (!pairs.length) return null;
  return (
    <section class="clashes" aria-labelledby="bentrok">
      <h2 id="bentrok">{words.clashes({ n: pairs.length })}</h2>
      <ul>
        {pairs.slice(0, TOLD).map(({ one, other, clashes }) => {
          const [clash] = clashes;
          const what = clashes.map((c) =>
            c.kind === 'venue'
              ? words.venueTwice({ venue: c.venue ?? '' })
              : words.twice({ who: whoText(c.subject, c.name, language) }),
          );
          return (
            <li>
              <strong>{[...new Set(what)].join('; ')}</strong>
              <br />
              <a href={eventPath(one.id)}>{one.title}</a>{' '}
              <When event={one} zone={zone} today={today} language={language} />
              {' · '}
              <a href={eventPath(other.id)}>{other.title}</a>{' '}
              <When event={other} zone={zone} today={today} language={language} />
              {clash && clash.travel > 0 && <small>{words.travel({ minutes: clash.travel })}</small>}
              {clash?.tentative && <small>{schedule.tentative}</small>}
            </li>
          );
        })}
      </ul>
      {pairs.length > TOLD && <p class="hint">{words.andMore({ n: pairs.length - TOLD })}</p>}
    </section>
  );
}
