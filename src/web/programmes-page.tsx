import type { ListedEvent } from '../db/event-list.ts';
import { type Figures, summed } from '../db/figures.ts';
import type { ListedProgramme, ProgrammeEvent, ProgrammeRow } from '../db/programmes.ts';
import { localOf } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { STAGES, stageOf } from '../domain/programmes.ts';
import { endOfMonth } from '../domain/summary/period.ts';
import { messages } from '../messages/index.ts';
import { dayParts, shortDay } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, seriesPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, freshForm, Select, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Empty, Notice, PageHead } from './parts.tsx';
import { countsText } from './series-page.tsx';

type ListProps = { programmes: ListedProgramme[]; form: Form } & PageProps;

/** All programmes by name. */
export function ProgrammesPage({ programmes, form, ...page }: ListProps) {
  const { language, member } = page;
  const { programmes: words } = messages(language);
  const month = (at: number) => dayParts(localOf(at, member.timezone), language).monthYear;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} />
      <p>{words.intro}</p>
      {programmes.length === 0 && (
        <Empty title={words.empty}>
          <p>{words.emptyText}</p>
        </Empty>
      )}
      <ul class="rows">
        {programmes.map(({ id, name, events, first, last }) => (
          <li>
            <span class="grow">
              <a href={`/program/${id}`}>{name}</a>
              {first !== null && last !== null && (
                <small>
                  {month(first) === month(last) ? month(first) : words.span({ first: month(first), last: month(last) })}
                </small>
              )}
            </span>
            <span class="badge">{words.events({ n: events })}</span>
          </li>
        ))}
      </ul>
      {mayEdit(member) && (
        <form method="post" action="/program" class="no-print" novalidate>
          <ErrorSummary form={form} labels={{ name: words.name }} />
          <Field form={form} name="name" label={words.name} maxlength={200} required />
          <Submit kind="quiet">{words.make}</Submit>
        </form>
      )}
    </Layout>
  );
}

/** Events of one column: those of one series are one line, which leads to the series. */
function byLine(events: ProgrammeEvent[]): { event: ProgrammeEvent; n: number }[] {
  const lines = new Map<string, { event: ProgrammeEvent; n: number }>();
  for (const event of events) {
    const key = event.seriesId ?? event.id;
    const line = lines.get(key) ?? { event, n: 0 };
    line.n += 1;
    lines.set(key, line);
  }
  return [...lines.values()];
}

const SHOWN = 8;

type BoardProps = { events: ProgrammeEvent[]; now: number; today: string } & Pick<PageProps, 'language'>;

function Board({ events, now, today, language }: BoardProps) {
  const { programmes: words } = messages(language);
  const line = ({ event, n }: { event: ProgrammeEvent; n: number }) => (
    <li>
      <a href={n > 1 && event.seriesId ? seriesPath(event.seriesId) : eventPath(event.id)}>{event.title}</a>
      <small>
        {shortDay(event.startsLocal, language, today)} · {kindById(event.type)?.name[language] ?? event.type} ·{' '}
        {event.host}
        {n > 1 && ` · ${words.round({ n })}`}
      </small>
    </li>
  );
  return (
    <div class="board">
      {STAGES.map((stage) => {
        const inIt = events.filter((event) => stageOf(event, now, today) === stage);
        // what is over reads backwards
        const lines = byLine(stage === 'held' || stage === 'reported' ? inIt.toReversed() : inIt);
        return (
          <section aria-labelledby={`papan-${stage}`}>
            <h3 id={`papan-${stage}`}>
              {words.stage[stage]} <span class="badge">{inIt.length}</span>
            </h3>
            {lines.length === 0 && <p class="calm">{words.nothing}</p>}
            <ul>{lines.slice(0, SHOWN).map(line)}</ul>
            {lines.length > SHOWN && (
              <details>
                <summary>{words.others({ n: lines.length - SHOWN })}</summary>
                <ul>{lines.slice(SHOWN).map(line)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Months({
  id,
  events,
  figures,
  language,
}: { id: string; events: ProgrammeEvent[]; figures: Map<string, Figures> } & Pick<PageProps, 'language'>) {
  const { programmes: words } = messages(language);
  const months = new Map<string, ProgrammeEvent[]>();
  for (const event of events) {
    const month = event.startsLocal.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  if (!months.size) return <p class="calm">{words.noMonths}</p>;
  return (
    <div class="wide-table">
      <table class="series-table">
        <thead>
          <tr>
            {[words.month, words.held, words.present, words.counted].map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].map(([month, list]) => {
            const sum = summed(list.flatMap(({ id }) => figures.get(id) ?? []));
            return (
              <tr>
                <th scope="row">
                  {list.some(({ status }) => status === 'closed' || status === 'reported') ? (
                    <a href={`/program/${id}/laporan?dari=${month}-01&sampai=${endOfMonth(`${month}-01`)}`}>
                      {dayParts(`${month}-01`, language).monthYear}
                    </a>
                  ) : (
                    dayParts(`${month}-01`, language).monthYear
                  )}
                </th>
                <td class="number">{list.length}</td>
                <td class="number">{sum.present || ''}</td>
                <td>{countsText(sum, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type ToolsProps = { id: string; events: ProgrammeEvent[]; offered: ListedEvent[]; form: Form; today: string };

function Tools({ id, events, offered, form, today }: ToolsProps) {
  const { programmes: words } = messages(form.language);
  const blank = freshForm(form.language);
  const label = ({ title, startsLocal }: { title: string; startsLocal: string }) =>
    `${title} (${shortDay(startsLocal, form.language, today)})`;
  const options = (list: { id: string; title: string; startsLocal: string }[]) =>
    list.map((event) => ({ value: event.id, label: label(event) }));
  const open = byLine(events.filter(({ status }) => status !== 'reported')).map(({ event }) => event);
  const path = `/program/${id}`;
  return (
    <section class="add no-print">
      {offered.length > 0 && (
        <details>
          <summary>{words.put}</summary>
          <form method="post" action={`${path}/acara`}>
            <p class="hint">{words.putHint}</p>
            <Select
              form={{ ...blank, prefix: 'masuk-' }}
              name="acara"
              label={words.event}
              options={options(offered)}
              required
            />
            <Submit kind="quiet">{words.putSend}</Submit>
          </form>
        </details>
      )}
      {open.length > 0 && (
        <details>
          <summary>{words.take}</summary>
          <form method="post" action={`${path}/acara`}>
            <Select
              form={{ ...blank, prefix: 'keluar-' }}
              name="acara"
              label={words.event}
              options={options(open)}
              required
            />
            <Submit kind="quiet" name="keluar" value="1">
              {words.takeSend}
            </Submit>
          </form>
        </details>
      )}
      <details open={Object.keys(form.problems).length > 0}>
        <summary>{words.rename}</summary>
        <form method="post" action={path} novalidate>
          <Field form={form} name="name" label={words.name} maxlength={200} required />
          <Submit kind="quiet">{words.save}</Submit>
        </form>
      </details>
    </section>
  );
}

type Props = {
  programme: ProgrammeRow;
  events: ProgrammeEvent[];
  figures: Map<string, Figures>;
  offered: ListedEvent[];
  form: Form;
  now: number;
  today: string;
  done: boolean;
} & PageProps;

/** A programme: its board, its figures by month, and what may be done with it. */
export function ProgrammePage({ programme, events, figures, offered, form, now, today, done, ...page }: Props) {
  const { language, member } = page;
  const { programmes: words } = messages(language);
  return (
    <Layout title={programme.name} {...page}>
      <PageHead title={programme.name} over={<a href="/program">{words.title}</a>} />
      {done && <Notice tone="good">{words.done}</Notice>}
      <p class="no-print">
        <a href={`/kalender?program=${programme.id}`}>{words.calendar}</a> ·{' '}
        <a href={`/acara?program=${programme.id}`}>{words.list}</a>
        {events.some(({ status }) => status === 'closed' || status === 'reported') && (
          <>
            {' · '}
            <a href={`/program/${programme.id}/laporan`}>{messages(language).summaries.report.programme}</a>
          </>
        )}
      </p>
      <h2>{words.board}</h2>
      <Board events={events} now={now} today={today} language={language} />
      <h2>{words.months}</h2>
      <Months id={programme.id} events={events} figures={figures} language={language} />
      {mayEdit(member) && <Tools id={programme.id} events={events} offered={offered} form={form} today={today} />}
    </Layout>
  );
}
