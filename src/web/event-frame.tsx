import type { Child } from 'hono/jsx';
import type { EventRow } from '../db/events.ts';
import { kindById } from '../domain/kinds.ts';
import { type Messages, messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { Layout } from './layout.tsx';
import { plannedWhen, plannedWhere } from './when.ts';

export type Tab = keyof Messages['event']['tabs'];

const PATHS: Record<Tab, string> = {
  plan: '',
  invitations: '/undangan',
  attendance: '/kehadiran',
  outcomes: '/hasil',
  report: '/laporan',
};

/** Where a part of an event is. */
export function eventPath(eventId: string, tab: Tab = 'plan'): string {
  return `/acara/${eventId}${PATHS[tab]}`;
}

/** The word for where an event stands. */
export function StatusBadge({ status, language }: { status: EventRow['status'] } & Pick<PageProps, 'language'>) {
  return <span class={`badge ${status}`}>{messages(language).status[status]}</span>;
}

function Unsure({ show, language }: { show: boolean } & Pick<PageProps, 'language'>) {
  return show ? <span class="badge unsure">{messages(language).event.unconfirmed}</span> : null;
}

/** When and where, as planned, with a mark at what is not confirmed. */
export function WhenWhere({ event, language }: { event: EventRow } & Pick<PageProps, 'language'>) {
  const { unconfirmed } = event;
  return (
    <>
      <p class="when">
        {plannedWhen(event, language)}{' '}
        <Unsure show={unconfirmed.includes('date') || unconfirmed.includes('time')} language={language} />
      </p>
      <p class="where">
        {plannedWhere(event)} <Unsure show={unconfirmed.includes('venue')} language={language} />
      </p>
    </>
  );
}

type Props = { event: EventRow; tab: Tab; children?: Child } & PageProps;

/** A page of one event: its name, when and where, the way to its parts, and the part. */
export function EventFrame({ event, tab, children, ...page }: Props) {
  const { event: words } = messages(page.language);
  const kind = kindById(event.type);
  return (
    <Layout title={`${words.tabs[tab]}: ${event.title}`} {...page}>
      <div class="event-head">
        <p class="kind">
          {kind?.name[page.language] ?? event.type} <StatusBadge status={event.status} language={page.language} />
        </p>
        <h1>{event.title}</h1>
        <WhenWhere event={event} language={page.language} />
        {event.status === 'cancelled' && (
          <p class="notice wrong">{words.cancelledBecause({ reason: event.cancelledReason ?? '' })}</p>
        )}
      </div>
      <nav class="tabs" aria-label={words.parts}>
        {(Object.keys(PATHS) as Tab[]).map((name) => (
          <a href={eventPath(event.id, name)} aria-current={name === tab ? 'page' : undefined}>
            {words.tabs[name]}
          </a>
        ))}
      </nav>
      {children}
    </Layout>
  );
}
