import type { Child } from 'hono/jsx';
import type { EventRow } from '../db/events.ts';
import { kindById } from '../domain/kinds.ts';
import { type Messages, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { momentText, plannedWhen, plannedWhere } from './when.ts';

export type Tab = keyof Messages['event']['tabs'];

const PATHS: Record<Tab, string> = {
  overview: '',
  plan: '/rencana',
  invitations: '/undangan',
  attendance: '/kehadiran',
  outcomes: '/hasil',
  report: '/laporan',
};

/** Where a part of an event is; without a part, its overview. */
export function eventPath(eventId: string, tab: Tab = 'overview'): string {
  return `/acara/${eventId}${PATHS[tab]}`;
}

/** Where an event's photos are. */
export const photosPath = (eventId: string) => `${eventPath(eventId)}/foto`;

/** Where a series is. */
export const seriesPath = (id: string) => `/seri/${id}`;

/** The field by which a form that stands on the overview too says where it was sent from. */
export const FROM_OVERVIEW = { name: 'dari', value: 'ringkasan' };

/** Whether a form was sent from the overview. */
export const fromOverview = (typed: URLSearchParams) => typed.get(FROM_OVERVIEW.name) === FROM_OVERVIEW.value;

/** The word for where an event stands. */
export function StatusBadge({ status, language }: { status: EventRow['status'] } & Pick<PageProps, 'language'>) {
  return <span class={`badge ${status}`}>{messages(language).status[status]}</span>;
}

function Unsure({ show, language }: { show: boolean } & Pick<PageProps, 'language'>) {
  return show ? <span class="badge unsure">{messages(language).event.unconfirmed}</span> : null;
}

/** When and where, as planned, with a mark at what is not confirmed. */
function WhenWhere({ event, language }: { event: EventRow } & Pick<PageProps, 'language'>) {
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

/** The way through a sample event, part by part. */
const WAY: Tab[] = ['overview', 'plan', 'invitations', 'attendance', 'outcomes', 'report'];

/** Says on each part of a sample that it is one, what to look at there, where to go on, and how to be rid of it. */
function SampleNotice({ event, tab, language, member }: Omit<Props, 'children' | 'title'>) {
  const { sample: words, event: parts } = messages(language);
  const next = WAY[WAY.indexOf(tab) + 1];
  const seen = event.status === 'closed' || event.status === 'reported';
  return (
    <div class="sample-notice no-print">
      <p>
        <strong>{words.notice}</strong> {tab === 'report' && seen ? words.done : words.look[tab]}{' '}
        {next && <a href={eventPath(event.id, next)}>{words.next({ page: parts.tabs[next] })}</a>}
      </p>
      {mayEdit(member) && (
        <form method="post" action={`${eventPath(event.id)}/contoh/hapus`}>
          <Submit kind="quiet">{words.remove}</Submit>
        </form>
      )}
    </div>
  );
}

/** That a date poll runs, and until when; while the date is open and none runs, an editor is led to one. */
function Polling({ event, language, member }: { event: EventRow } & Pick<PageProps, 'language' | 'member'>) {
  const { poll: words } = messages(language);
  const path = `${eventPath(event.id)}/jajak`;
  const { pollingUntil: until, timezone, status } = event;
  if (until !== null)
    return (
      <p class="notice info">
        {words.running({ when: momentText(until, timezone, language) })} <a href={path}>{words.see}</a>
      </p>
    );
  const open =
    status === 'postponed' || (event.unconfirmed.includes('date') && ['scheduled', 'invited'].includes(status));
  return open && mayEdit(member) ? (
    <p class="no-print">
      <a href={path}>{words.make}</a>
    </p>
  ) : null;
}

/** `title`: of a page that is no part with a tab of its own, but belongs to that of `tab`. */
type Props = { event: EventRow; tab: Tab; title?: string; children?: Child } & PageProps;

/** A page of one event: its name, when and where, the way to its parts, and the part. */
export function EventFrame({ event, tab, title, children, ...page }: Props) {
  const { event: words } = messages(page.language);
  const kind = kindById(event.type);
  return (
    <Layout title={`${title ?? words.tabs[tab]}: ${event.title}`} {...page}>
      <div class={tab === 'overview' ? 'event-head' : 'event-head brief'}>
        <p class="kind">
          {kind?.name[page.language] ?? event.type} <StatusBadge status={event.status} language={page.language} />
        </p>
        <h1>{event.title}</h1>
        <WhenWhere event={event} language={page.language} />
        <Polling event={event} language={page.language} member={page.member} />
        {event.status === 'postponed' && <p class="notice warn">{words.postponed}</p>}
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
      {event.sample && !title && <SampleNotice event={event} tab={tab} {...page} />}
      {children}
    </Layout>
  );
}
