import type { LiveRundown } from '../actions/rundown.ts';
import type { AgendaRow, EventRow } from '../db/events.ts';
import { dateOf, localOf, toInstant, zoneLabel } from '../domain/dates.ts';
import { type Expected, nowAndNext, standingMarks } from '../domain/live-rundown.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { look } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Layout } from './layout.tsx';
import { live as renewing } from './live.ts';
import { Notice } from './parts.tsx';
import { clockAt, minutesBehind, RundownTable, spanOf } from './rundown-times.tsx';
import { dayText } from './when.ts';

/** Minutes that one says something is late by, with one press. */
const LATE = [5, 10, 15];

export type LiveProps = {
  event: EventRow;
  live: LiveRundown;
  /** What its reader has; `seen` the newest mark he had before. */
  pulse: string;
  seen: number | null;
  /** Somebody else had said it before. */
  already: boolean;
  /** Epoch ms. */
  now: number;
};
type Part = LiveProps & Pick<PageProps, 'language' | 'member'>;
type Placed = { item: AgendaRow; expected: Expected };

const takesMarks = ({ status }: EventRow) => !['reported', 'cancelled', 'postponed'].includes(status);
const placed = (live: LiveRundown, of: Expected | undefined) => live.items.find((one) => one.expected.id === of?.id);
const livePath = (event: EventRow, page: 'jalan' | 'layar' = 'jalan') => `${eventPath(event.id)}/${page}`;

/** The newest mark that counts, in words; '' while there is none. */
function lastMark({ event, live, language }: Pick<Part, 'event' | 'live' | 'language'>): string {
  const mark = standingMarks(live.marks).at(-1);
  const of = live.items.find(({ item }) => item.id === mark?.itemId);
  if (!mark || !of || mark.kind === 'undone') return '';
  const { title } = of.item;
  return messages(language).live.last[mark.kind]({
    title,
    clock: clockAt(mark.at, event.timezone),
    n: mark.minutes ?? 0,
  });
}

function Behind({ event, one, language }: { event: EventRow; one: Placed; language: Language }) {
  const words = messages(language).live;
  const n = minutesBehind(toInstant(one.item.startsLocal, event.timezone), one.expected);
  return n > 0 ? <span class="badge late">{words.behind({ n })}</span> : <span class="badge done">{words.onTime}</span>;
}

/** One item, large: what, who, from when until when. */
function Card({
  what,
  one,
  event,
  language,
}: { what: 'now' | 'next'; one: Placed | undefined } & Pick<Part, 'event' | 'language'>) {
  const words = messages(language).live;
  return (
    <div class={`live-card ${what}`}>
      <p class="over">{words[what]}</p>
      {one ? (
        <>
          <h2>{one.item.title}</h2>
          {one.item.officer && <p class="officer">{one.item.officer}</p>}
          <p class="span">
            <b>{spanOf(one.expected, event.timezone)}</b> <Behind event={event} one={one} language={language} />
          </p>
        </>
      ) : (
        <p>{what === 'now' ? words.nothingNow : '–'}</p>
      )}
    </div>
  );
}

/** A button of the form of marks: `tanda` says what and of which item. */
function MarkButton({
  does,
  of,
  kind,
  label,
  children,
}: {
  does: string;
  of: Placed;
  kind: 'main' | 'quiet';
  label?: string;
  children: string;
}) {
  return (
    <button
      type="submit"
      id={`tanda-${does}`}
      class={`${look(kind, true)} press`}
      name="tanda"
      value={`${does}.${of.item.id}`}
      aria-label={label}
    >
      {children}
    </button>
  );
}

function Buttons({ event, live, language }: Part) {
  const words = messages(language).live;
  const found = nowAndNext(live.items.map(({ expected }) => expected));
  const [now, next] = [placed(live, found.now), placed(live, found.next)];
  const late = now ?? next;
  const path = livePath(event);
  return (
    <form class="live-buttons" method="post" action={path} hx-post={path} hx-target="#jalan" hx-swap="outerMorph">
      <input type="hidden" name="sesudah" value={String(live.newest)} />
      <div class="pressing">
        {now && (
          <MarkButton does="finished" of={now} kind="main">
            {words.finish}
          </MarkButton>
        )}
        {next && (
          <MarkButton
            does="started"
            of={next}
            kind={now ? 'quiet' : 'main'}
            label={words.startOf({ title: next.item.title })}
          >
            {now ? words.startOf({ title: next.item.title }) : words.start}
          </MarkButton>
        )}
      </div>
      {late && (
        <div class="pressing three">
          {LATE.map((n) => (
            <MarkButton does={`late-${n}`} of={late} kind="quiet" label={words.lateOf({ n, title: late.item.title })}>
              {words.late({ n })}
            </MarkButton>
          ))}
        </div>
      )}
      {standingMarks(live.marks).length > 0 && (
        <p class="undo-line">
          <span>{lastMark({ event, live, language })}</span>
          <button type="submit" id="tanda-undone" class={look('plain')} name="tanda" value="undone">
            <Icon name="undo" />
            {words.undo}
          </button>
        </p>
      )}
    </form>
  );
}

/** What stands now: it asks for itself again every few seconds, and is put in place whole when anything was marked. */
export function LivePart(part: Part) {
  const { event, live, pulse, seen, already, member, language } = part;
  const words = messages(language).live;
  const expected = live.items.map((one) => one.expected);
  const { now, next } = nowAndNext(expected);
  const over = live.items.length > 0 && !now && !next;
  const news = seen !== null && seen !== live.newest ? lastMark(part) : '';
  const tooEarly = takesMarks(event) && dateOf(localOf(part.now, event.timezone)) < dateOf(event.startsLocal);
  return (
    <div id="jalan" {...renewing(`${livePath(event)}?tanda=${live.newest}`, pulse)}>
      <p class="news" role="status">
        {already ? words.already : news}
      </p>
      {over ? (
        <p class="notice good">{words.over}</p>
      ) : (
        <div class="live-cards">
          <Card what="now" one={placed(live, now)} event={event} language={language} />
          <Card what="next" one={placed(live, next)} event={event} language={language} />
        </div>
      )}
      {mayEdit(member) && takesMarks(event) && <Buttons {...part} />}
      {!takesMarks(event) && <Notice tone="info">{words.closed}</Notice>}
      {tooEarly && <Notice tone="warn">{words.early({ day: dayText(event.startsLocal, language) })}</Notice>}
      <p class="hint">{words.rule}</p>
      <h2>{words.list}</h2>
      <RundownTable event={event} live={live} language={language} />
    </div>
  );
}

/** The rundown on the day, with what one presses. */
export function LivePage(props: LiveProps & PageProps) {
  const { event, live: _, pulse: __, seen: ___, already: ____, now: _____, ...page } = props;
  const words = messages(page.language);
  return (
    <EventFrame event={event} tab="plan" {...page}>
      <div class="title-row">
        <h2>{words.live.title}</h2>
        <div class="actions no-print">
          <a class={look('plain')} href={eventPath(event.id, 'plan')}>
            {words.event.tabs.plan}
          </a>
          <a class={look('quiet')} href={livePath(event, 'layar')}>
            {words.live.screen}
          </a>
        </div>
      </div>
      <LivePart {...props} />
    </EventFrame>
  );
}

/** The part of the large screen that renews itself. */
export function ScreenPart({ event, live, pulse, language }: Part) {
  const words = messages(language).live;
  const { now, next } = nowAndNext(live.items.map((one) => one.expected));
  const [running, coming] = [placed(live, now), placed(live, next)];
  const zone = event.timezone;
  return (
    <div id="layar" class="screen-part" {...renewing(livePath(event, 'layar'), pulse)}>
      <div class="screen-now">
        <p class="over">{words.now}</p>
        <p class="what">{running?.item.title ?? (coming || live.items.length === 0 ? words.nothingNow : words.over)}</p>
        {running && (
          <p>
            {running.item.officer} <b>{spanOf(running.expected, zone)}</b>
          </p>
        )}
      </div>
      {coming && (
        <div class="screen-next">
          <p class="over">{words.next}</p>
          <p class="what">{coming.item.title}</p>
          <p>
            {coming.item.officer} <b>{words.from({ clock: clockAt(coming.expected.startsAt, zone) })}</b>
          </p>
        </div>
      )}
    </div>
  );
}

/** A screen read from the back of the hall: the clock, what runs, what comes. Nothing on it is pressed but the way back. */
export function ScreenPage(props: LiveProps & PageProps) {
  const { event, live: _, pulse: __, seen: ___, already: ____, now, ...page } = props;
  const words = messages(page.language).live;
  return (
    <Layout title={`${words.screen}: ${event.title}`} {...page}>
      <div class="screen">
        <div class="screen-head">
          <h1>{event.title}</h1>
          <p class="screen-clock">
            <span data-clock={event.timezone} data-now={String(now)}>
              {clockAt(now, event.timezone)}
            </span>{' '}
            <small>{zoneLabel(event.timezone, now)}</small>
          </p>
        </div>
        <ScreenPart {...props} />
        <p class="no-print">
          <a href={livePath(event)}>{words.back}</a>
        </p>
      </div>
    </Layout>
  );
}
