import type { Child } from 'hono/jsx';
import type { EventRow } from '../db/events.ts';
import { type Figures, summed } from '../db/figures.ts';
import type { Standings } from '../db/overview.ts';
import type { SeriesRow } from '../db/series.ts';
import { COUNT_WHATS } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { startClock } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, StatusBadge, seriesPath } from './event-frame.tsx';
import { Field, type Form, freshForm, Select, Submit, TextArea } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Numbers, PageHead } from './parts.tsx';
import { ruleText } from './rule-words.ts';
import { dayText } from './when.ts';

/** One event of a series with what became of it. */
export type Occurrence = { event: EventRow; answers: Standings | undefined; figures: Figures | undefined };

/** What was counted, in words: '12 kunjungan, 40 warga'. */
export function countsText(figures: Figures | undefined, language: Language): string {
  const { number } = messages(language).quickRecord;
  return COUNT_WHATS.flatMap((what) => {
    const n = figures?.counts[what];
    return n === undefined ? [] : [`${n} ${number[what].toLowerCase()}`];
  }).join(', ');
}

const invitedOf = (answers: Standings | undefined) => Object.values(answers ?? {}).reduce((sum, n) => sum + n, 0);
const comingOf = (answers: Standings | undefined) => (answers?.accepted ?? 0) + (answers?.represented ?? 0);

function Row({ one, editor, now, language }: { one: Occurrence; editor: boolean; now: number; language: Language }) {
  const { series: words } = messages(language);
  const { event, answers, figures } = one;
  const open = event.status === 'scheduled' || event.status === 'invited';
  const [all, coming] = [invitedOf(answers), comingOf(answers)];
  const full = event.capacity !== null && all - (answers?.declined ?? 0) > event.capacity;
  return (
    <tr id={event.id} class={event.status === 'cancelled' ? 'gone' : undefined}>
      <th scope="row">
        <a href={eventPath(event.id)}>{dayText(event.startsLocal, language)}</a>
        <small>{startClock(event)}</small>
      </th>
      <td>
        <StatusBadge status={event.status} language={language} />
      </td>
      <td>
        {all > 0 && words.firm({ n: coming, all })}
        {event.capacity !== null && (
          <small class={full ? 'over-full' : undefined}>
            {full ? words.full({ n: event.capacity }) : words.capacity({ n: event.capacity })}
          </small>
        )}
      </td>
      <td class="number">{figures?.present || ''}</td>
      <td>{countsText(figures, language)}</td>
      <td class="no-print">
        {open && editor && event.startsAt <= now + DAY && (
          <a
            href={`${eventPath(event.id)}/catat`}
            aria-label={`${words.record}: ${dayText(event.startsLocal, language)}`}
          >
            {words.record}
          </a>
        )}
        {(event.status === 'closed' || event.status === 'reported') && (
          <a
            href={eventPath(event.id, 'report')}
            aria-label={`${words.report}: ${dayText(event.startsLocal, language)}`}
          >
            {words.report}
          </a>
        )}
      </td>
    </tr>
  );
}

/** A round may be recorded from the day before: clocks differ, and officers go early. */
const DAY = 86_400_000;

function Table({ list, ...row }: { list: Occurrence[]; editor: boolean; now: number; language: Language }) {
  const { series: words } = messages(row.language);
  const sum = summed(list.flatMap(({ figures }) => figures ?? []));
  const heads = [words.day, words.status, words.answers, words.present, words.counts];
  return (
    <div class="wide-table">
      <table class="series-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
            <td class="no-print" />
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <Row one={one} {...row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={3}>
              {words.sum}
            </th>
            <td class="number">{sum.present || ''}</td>
            <td>{countsText(sum, row.language)}</td>
            <td class="no-print" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export type SeriesForms = { add: Form; copy: Form; divide: Form };

type FormsProps = { id: string; list: Occurrence[]; forms: SeriesForms; showing: string; language: Language };

function Tools({ id, list, forms, showing, language }: FormsProps) {
  const { series: words, fields } = messages(language);
  const path = seriesPath(id);
  const wrong = (form: Form) => Object.keys(form.problems).length > 0;
  const sources = list.filter(({ answers }) => invitedOf(answers) > 0);
  return (
    <section class="add no-print">
      {sources.length > 0 && (
        <details>
          <summary>{words.copy}</summary>
          <form method="post" action={`${path}/undangan`} novalidate>
            <p class="hint">{words.copyHint}</p>
            <Select
              form={forms.copy}
              name="dari"
              label={words.copyFrom}
              options={sources.map(({ event }) => ({ value: event.id, label: dayText(event.startsLocal, language) }))}
              blank={false}
              required
            />
            <Submit kind="quiet">{words.copySend}</Submit>
          </form>
        </details>
      )}
      <details open={wrong(forms.divide)}>
        <summary>{words.divide}</summary>
        <form method="post" action={`${path}/bagi`} novalidate>
          <TextArea
            form={forms.divide}
            name="invitees"
            label={fields.invitees}
            hint={words.divideHint}
            rows={8}
            required
          />
          <Submit kind="quiet">{words.divideLook}</Submit>
        </form>
      </details>
      <details open={wrong(forms.add)}>
        <summary>{words.add}</summary>
        <form method="post" action={`${path}/tanggal`} novalidate>
          <p class="hint">
            {words.addHint} {words.removeHint}
          </p>
          <input type="hidden" name="nonce" value={showing} />
          <Field form={forms.add} name="date" type="date" label={words.addOn} required short />
          <Submit kind="quiet">{words.addSend}</Submit>
        </form>
      </details>
    </section>
  );
}

type Props = {
  series: SeriesRow;
  list: Occurrence[];
  forms: SeriesForms;
  showing: string;
  notice?: Child;
  now: number;
} & PageProps;

const isToCome = ({ status }: EventRow) => status === 'scheduled' || status === 'invited' || status === 'postponed';

/** A series: what is held when, what became of each, and what may be done with all of them. */
export function SeriesPage({ series, list, forms, showing, notice, now, ...page }: Props) {
  const { language, member } = page;
  const { series: words } = messages(language);
  const editor = mayEdit(member);
  const held = list.filter(({ event }) => event.status !== 'cancelled');
  const next = held.find(({ event }) => event.endsAt > now && isToCome(event))?.event;
  const recorded = held.filter(({ event }) => event.status === 'closed' || event.status === 'reported').length;
  const over = held.filter(({ event }) => event.endsAt <= now).length;
  const rule = series.rrule && ruleText(series.rrule, series.startsLocal, language);
  const some = list.some(({ answers }) => invitedOf(answers) > 0);
  return (
    <Layout title={`${words.title}: ${series.title}`} {...page}>
      <PageHead title={series.title} over={[words.title, rule].filter(Boolean).join(' · ')} />
      {notice}
      <Numbers
        rows={[
          [held.length, words.number.all],
          [over, words.number.over],
          [recorded, words.number.recorded],
        ]}
      />
      <p>
        {next ? (
          <>
            {words.next}: <a href={eventPath(next.id)}>{dayText(next.startsLocal, language)}</a>
          </>
        ) : (
          words.noNext
        )}
        {some && (
          <>
            {' · '}
            <a href={`${seriesPath(series.id)}/peserta`}>{words.participants}</a>
          </>
        )}
        {recorded > 0 && (
          <>
            {' · '}
            <a href={`${seriesPath(series.id)}/laporan`}>{messages(language).summaries.report.series}</a>
          </>
        )}
      </p>
      <Table list={list} editor={editor} now={now} language={language} />
      {editor && <Tools id={series.id} list={list} forms={forms} showing={showing} language={language} />}
    </Layout>
  );
}

/** The forms of a series as nobody has filled them in yet. */
export const freshForms = (language: Language): SeriesForms => ({
  add: freshForm(language),
  copy: freshForm(language),
  divide: freshForm(language),
});
