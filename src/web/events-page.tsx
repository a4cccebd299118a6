import type { PlannedEvent } from '../db/events.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, StatusBadge, WhenWhere } from './event-frame.tsx';
import { look } from './forms.tsx';
import { Layout } from './layout.tsx';

/** Tasks not done whose day is over, for an event that is still going on or to come. */
export function lateTasks({ event, tasks }: PlannedEvent, now: number): number {
  if (event.status === 'cancelled' || event.status === 'reported') return 0;
  const today = dateOf(localOf(now, event.timezone));
  return tasks.filter((task) => task.doneAt === null && task.dueOn < today).length;
}

function EventItem({ planned, now, language }: { planned: PlannedEvent; now: number } & Pick<PageProps, 'language'>) {
  const { event } = planned;
  const late = event.endsAt > now ? lateTasks(planned, now) : 0;
  return (
    <li>
      <p class="kind">
        {kindById(event.type)?.name[language] ?? event.type} <StatusBadge status={event.status} language={language} />{' '}
        {late > 0 && <span class="badge late">{messages(language).events.late({ n: late })}</span>}
      </p>
      <h3>
        <a href={eventPath(event.id)}>{event.title}</a>
      </h3>
      <WhenWhere event={event} language={language} />
    </li>
  );
}

type Props = {
  events: PlannedEvent[];
  /** The cursor of the next, older page. */
  older: string | null;
  first: boolean;
  now: number;
} & PageProps;

/** All events: those still to come with the nearest first, then the past with the latest first. */
export function EventsPage({ events, older, first, now, ...page }: Props) {
  const words = messages(page.language).events;
  const { language } = page;
  const upcoming = events.filter(({ event }) => event.endsAt >= now).reverse();
  const past = events.filter(({ event }) => event.endsAt < now);
  const editor = mayEdit(page.member);
  const items = (list: PlannedEvent[]) => (
    <ul class="cards">
      {list.map((planned) => (
        <EventItem planned={planned} now={now} language={language} />
      ))}
    </ul>
  );
  return (
    <Layout title={words.title} {...page}>
      <div class="title-row">
        <h1>{words.title}</h1>
        {editor && (
          <a class={look()} href="/acara/baru">
            {words.create}
          </a>
        )}
      </div>
      {events.length === 0 && first && (
        <div class="empty">
          <h2>{words.empty}</h2>
          <p>{editor ? words.emptyText : words.emptyViewer}</p>
        </div>
      )}
      {(upcoming.length > 0 || (first && events.length > 0)) && (
        <>
          <h2>{words.upcoming}</h2>
          {upcoming.length ? items(upcoming) : <p>{words.none}</p>}
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>{words.past}</h2>
          {items(past)}
        </>
      )}
      <p class="pages">
        {!first && <a href="/acara">{words.newest}</a>} {older && <a href={`/acara?sebelum=${older}`}>{words.older}</a>}
      </p>
    </Layout>
  );
}
