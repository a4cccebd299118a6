import type { ListedEvent } from '../db/event-list.ts';
import type { Home, NearEvent, Waiting } from '../db/home.ts';
import { localOf } from '../domain/dates.ts';
import { messages } from '../messages/index.ts';
import { CalendarStrip } from './calendar-strip.tsx';
import { hoursOn, partOfDay, shortDay } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, StatusBadge, seriesPath } from './event-frame.tsx';
import { EventLine } from './event-lines.tsx';
import { look } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';
import { dayText } from './when.ts';

type Words = Pick<PageProps, 'language'>;

/** What one does next with an event of today. */
function nextStep(event: NearEvent, now: number): { href: string; word: 'attend' | 'invite' | 'finish' | 'open' } {
  if (event.status === 'reported') return { href: eventPath(event.id), word: 'open' };
  if (event.status === 'closed' || event.endsAt <= now) return { href: eventPath(event.id, 'report'), word: 'finish' };
  if (event.invited === 0 && event.startsAt > now) return { href: eventPath(event.id, 'invitations'), word: 'invite' };
  return { href: eventPath(event.id, 'attendance'), word: 'attend' };
}

type TodayProps = Words & { event: NearEvent; today: string; now: number; editor: boolean };

function TodayEvent({ event, today, now, editor, language }: TodayProps) {
  const words = messages(language).home;
  const { href, word } = nextStep(event, now);
  return (
    <li>
      <p class="over">
        <span class="clock">{hoursOn(event, today, language)}</span>{' '}
        <StatusBadge status={event.status} language={language} />
      </p>
      <h3>
        <a href={eventPath(event.id)}>{event.title}</a>
      </h3>
      <p>{event.venueName}</p>
      {editor && (
        <a class={look()} href={href}>
          {words[word]}
        </a>
      )}
    </li>
  );
}

const ORDER = ['unclosed', 'silent', 'deliveries', 'tasks', 'drafts'] as const satisfies Waiting['what'][];
const PLACES: Record<Waiting['what'], (id: string) => string> = {
  unclosed: (id) => eventPath(id, 'report'),
  silent: (id) => `${eventPath(id)}/telepon`,
  deliveries: (id) => eventPath(id, 'invitations'),
  tasks: (id) => eventPath(id, 'plan'),
  drafts: (id) => eventPath(id, 'report'),
};

/** Events of one sort told one by one; the rest of them are counted. */
const TOLD = 3;

function WaitingFor({
  what,
  events,
  today,
  timezone,
  language,
}: Words & { what: Waiting['what']; events: Waiting[]; today: string; timezone: string }) {
  const words = messages(language).home;
  const total = events.reduce((sum, { n }) => sum + n, 0);
  const line = ({ eventId, seriesId, title, startsAt, n }: Waiting) => (
    <li>
      <a href={seriesId ? seriesPath(seriesId) : PLACES[what](eventId)}>
        <span class="grow">
          {title} <small>{shortDay(localOf(startsAt, timezone), language, today)}</small>
        </span>
        {total > events.length && <span class="badge">{n}</span>}
        <Icon name="next" />
      </a>
    </li>
  );
  return (
    <li>
      <b>{words.wait[what]({ n: total })}</b>
      <ul>{events.slice(0, TOLD).map(line)}</ul>
      {events.length > TOLD && (
        <details>
          <summary>{words.others({ n: events.length - TOLD })}</summary>
          <ul>{events.slice(TOLD).map(line)}</ul>
        </details>
      )}
    </li>
  );
}

function WaitingLines({ home, timezone, language }: Words & { home: Home; timezone: string }) {
  const words = messages(language).home;
  if (!home.waiting.length && !home.proposals) return <p class="calm">{words.nothingWaits}</p>;
  return (
    <ul class="waits">
      {ORDER.map((what) => {
        const events = home.waiting.filter((one) => one.what === what);
        if (!events.length) return null;
        return <WaitingFor what={what} events={events} today={home.today} timezone={timezone} language={language} />;
      })}
      {home.proposals > 0 && (
        <li>
          <b>{words.wait.proposals({ n: home.proposals })}</b>
          <ul>
            <li>
              <a href="/direktori">
                <span class="grow">{words.atDirectory}</span>
                <Icon name="next" />
              </a>
            </li>
          </ul>
        </li>
      )}
    </ul>
  );
}

type Props = {
  home: Home;
  /** What comes after today, the nearest first. */
  next: ListedEvent[];
  now: number;
} & PageProps;

/** The first page: today, what comes next, what waits, the two weeks ahead. */
export function HomePage({ home, next, now, ...page }: Props) {
  const { language, member } = page;
  const words = messages(language).home;
  const editor = mayEdit(member);
  const today = home.days[0]?.events ?? [];
  const hello = words.greeting[partOfDay(now, member.timezone)];
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={hello({ name: member.name || member.email })} over={dayText(home.today, language)}>
        {editor && (
          <a class={look(today.length ? 'quiet' : 'main')} href="/acara/baru">
            {words.create}
          </a>
        )}
      </PageHead>
      <div class="home">
        <section aria-labelledby="hari-ini">
          <h2 id="hari-ini">{words.today}</h2>
          {today.length > 0 ? (
            <ul class="today">
              {today.map((event) => (
                <TodayEvent event={event} today={home.today} now={now} editor={editor} language={language} />
              ))}
            </ul>
          ) : (
            <p class="calm">{words.nothingToday}</p>
          )}
          {next.length > 0 && (
            <>
              <h2>{words.next}</h2>
              <ul class="event-lines">
                {next.map((event) => (
                  <EventLine event={event} month language={language} />
                ))}
              </ul>
            </>
          )}
          <p>
            <a href="/acara">{words.all}</a>
          </p>
        </section>
        <section aria-labelledby="menunggu">
          <h2 id="menunggu">{words.waiting}</h2>
          <WaitingLines home={home} timezone={member.timezone} language={language} />
        </section>
      </div>
      <CalendarStrip days={home.days} today={home.today} language={language} />
    </Layout>
  );
}
