import type { Context as HonoContext } from 'hono';
import { dropDraft, myDrafts } from '../actions/drafts.ts';
import type { DraftRow } from '../db/drafts.ts';
import { listEvents, type PlannedEvent } from '../db/events.ts';
import { isDate } from '../domain/dates.ts';
import { type EventKind, KINDS, kindById } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { type PageProps, pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { look, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Notice, PageHead } from './parts.tsx';
import { dayText, momentText } from './when.ts';

type C = HonoContext<WebEnv>;

const RECENT = 5;

function lengthOf({ durationMinutes }: EventKind, language: Language): string {
  const words = messages(language).kinds;
  const [hours, minutes] = [Math.floor(durationMinutes / 60), durationMinutes % 60];
  if (!minutes) return words.hours({ hours });
  return hours ? words.hoursMinutes({ hours, minutes }) : words.minutes({ minutes });
}

/** How long a kind usually takes and what is counted at it. */
function factsOf(kind: EventKind, language: Language): string {
  const words = messages(language).kinds;
  const counts = [
    ...kind.counts.map((what) => words.what[what]),
    ...(kind.asks.includes('forces') ? [words.forces] : []),
    ...(!kind.counts.length && kind.asks.includes('attendance') ? [words.attendance] : []),
  ];
  return words.facts({ length: lengthOf(kind, language), counts: counts.join(', ') });
}

function Kinds({ language, draftId, date }: { language: Language; draftId?: string; date?: string }) {
  const words = messages(language).kinds;
  const draft = `${draftId ? `&konsep=${draftId}` : ''}${date ? `&tanggal=${date}` : ''}`;
  return (
    <section aria-labelledby="jenis">
      <h2 id="jenis">{words.choose}</h2>
      <p class="hint">{words.hint}</p>
      <ul class="choose-grid">
        {KINDS.map((kind) => (
          <li>
            <a href={`/acara/baru?jenis=${kind.id}${draft}`}>
              <b>{kind.name[language]}</b>
              {words.about[kind.id as keyof typeof words.about]}
              <small>{factsOf(kind, language)}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drafts({ drafts, zone, language }: { drafts: DraftRow[]; zone: string; language: Language }) {
  const words = messages(language).kinds;
  return (
    <section aria-labelledby="konsep">
      <h2 id="konsep">{words.drafts}</h2>
      <ul class="rows">
        {drafts.map(({ id, typed, eventId, updatedAt }) => {
          const held = new URLSearchParams(typed);
          const title = filled(held, 'title') ?? words.untitled;
          const kind = kindById(held.get('type') ?? '')?.name[language] ?? '';
          const when = momentText(updatedAt, zone, language);
          return (
            <li>
              <span class="grow">
                <a href={eventId ? `${eventPath(eventId)}/ubah?konsep=${id}` : `/acara/baru?konsep=${id}`}>{title}</a>
                <small>{eventId ? words.draftOfChange({ when }) : words.draftOf({ kind, when })}</small>
              </span>
              <form method="post" action="/acara/baru/buang">
                <Submit name="konsep" value={id} kind="plain">
                  {words.drop}
                  <span class="unseen">{words.dropWhat({ title })}</span>
                </Submit>
              </form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Recent({ events, language }: { events: PlannedEvent[]; language: Language }) {
  const words = messages(language).kinds;
  return (
    <section aria-labelledby="salin">
      <h2 id="salin">{words.recent}</h2>
      <p class="hint">{words.recentHint}</p>
      <ul class="rows">
        {events.map(({ event }) => (
          <li>
            <span class="grow">
              {event.title}
              <small>{dayText(event.startsLocal, language)}</small>
            </span>
            <a class={look('plain')} href={`${eventPath(event.id)}/salin`}>
              {words.copy}
              <span class="unseen">{words.copyWhat({ title: event.title })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  drafts: DraftRow[];
  events: PlannedEvent[];
  draftId?: string;
  date?: string;
  unchosen: boolean;
} & PageProps;

function KindsPage({ drafts, events, draftId, date, unchosen, ...page }: Props) {
  const { language, member } = page;
  const words = messages(language).kinds;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} />
      {unchosen && (
        <Notice tone="wrong" alert>
          <a href="#jenis">{messages(language).problems.kind}</a>
        </Notice>
      )}
      {drafts.length > 0 && <Drafts drafts={drafts} zone={member.timezone} language={language} />}
      <Kinds language={language} draftId={draftId} date={date} />
      {events.length > 0 && <Recent events={events} language={language} />}
    </Layout>
  );
}

/** The date on which a new event shall be, where its address names one. */
export function dateAsked(c: C): string | undefined {
  const date = c.req.query('tanggal') ?? '';
  return isDate(date) ? date : undefined;
}

/** The kinds of event to choose from, one's own drafts to go on with, earlier events to copy; 422 for a kind that is none. */
export async function showKinds(c: C, draftId?: string, unchosen = false) {
  const ctx = c.get('ctx');
  const [drafts, events] = await Promise.all([
    draftId ? [] : myDrafts(ctx),
    draftId ? [] : listEvents(ctx, RECENT, null),
  ]);
  const props = { drafts, events, draftId, date: dateAsked(c), unchosen, ...pageOf(c) };
  return c.html(<KindsPage {...props} />, unchosen ? 422 : 200);
}

/** POST /acara/baru/buang: throws a draft of one's own away; that of a change leads back to its event. */
export async function throwDraft(c: C) {
  const typed = await typedIn(c);
  await dropDraft(c.get('ctx'), filled(typed, 'konsep') ?? '');
  const event = filled(typed, 'acara');
  return c.redirect(event && /^\w{1,60}$/.test(event) ? `${eventPath(event)}/ubah` : '/acara/baru', 303);
}
