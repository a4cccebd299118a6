import { type Summary, summaryText } from '../actions/summaries.ts';
import { summaryMessage } from '../actions/summary-files.ts';
import { dayMonthYear, dayMonthYearEn } from '../domain/dates.ts';
import { outlined } from '../domain/draft/outline.ts';
import { kindById } from '../domain/kinds.ts';
import { mainSums, summaryCharts } from '../domain/summary/charts.ts';
import { summaryFactsOf } from '../domain/summary/facts.ts';
import { isMonth, type Period, periodAfter, periodBefore } from '../domain/summary/period.ts';
import type { SummaryEvent } from '../domain/summary/record.ts';
import { type Language, messages } from '../messages/index.ts';
import { Charts } from './charts.tsx';
import { dayParts } from './day-words.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath, seriesPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Empty, Numbers, PageHead } from './parts.tsx';
import { MessageToCopy } from './report-parts.tsx';
import { countsText } from './series-page.tsx';
import { SummarySheet } from './summary-sheet.tsx';
import { dayText } from './when.ts';

/** Sums shown above everything else. */
const HEADED = 3;

const homeOf = ({ of, id }: Pick<Summary, 'of' | 'id'>) => (of === 'series' ? seriesPath(id) : `/program/${id}`);
const query = ({ from, until }: Period) => `?dari=${from}&sampai=${until}`;

/** A period in the reader's language. */
function periodWords(period: Period, language: Language): string {
  if (isMonth(period)) return dayParts(period.from, language).monthYear;
  const day = language === 'en' ? dayMonthYearEn : dayMonthYear;
  return period.from === period.until ? day(period.from) : `${day(period.from)} – ${day(period.until)}`;
}

type Shown = { summary: Summary; language: Language };

/** Which days: the period before and after, all of it, or any two days. */
function Picker({ summary, form }: { summary: Summary; form: Form }) {
  const { language } = form;
  const { summaries: words } = messages(language);
  const path = `${homeOf(summary)}/laporan`;
  const { period, whole } = summary;
  const [before, after] = [periodBefore(period), periodAfter(period)];
  const wrong = Object.keys(form.problems).length > 0;
  return (
    <section class="no-print" aria-label={words.pick}>
      <p class="files">
        {(!whole || before.until >= whole.from) && (
          <a href={`${path}${query(before)}`} rel="prev">
            {words.before({ period: periodWords(before, language) })}
          </a>
        )}
        {(!whole || after.from <= whole.until) && (
          <a href={`${path}${query(after)}`} rel="next">
            {words.after({ period: periodWords(after, language) })}
          </a>
        )}
        <a href={`${path}?semua=ya`}>{words.whole}</a>
      </p>
      <details open={wrong}>
        <summary>{words.pick}</summary>
        <form method="get" action={path} novalidate>
          <ErrorSummary form={form} labels={{ dari: words.from, sampai: words.until }} />
          <Field form={form} name="dari" type="date" label={words.from} required short />
          <Field form={form} name="sampai" type="date" label={words.until} required short />
          <Submit kind="quiet">{words.show}</Submit>
        </form>
      </details>
    </section>
  );
}

function Files({ summary, language }: Shown) {
  const words = messages(language).report;
  const path = `${homeOf(summary)}/laporan`;
  const days = query(summary.period);
  return (
    <section aria-labelledby="berkas" class="no-print">
      <h2 id="berkas">{words.files}</h2>
      <p class="files">
        <a href={`${path}.docx${days}`}>{words.docx}</a>
        <a href={`${path}.pdf${days}`}>{words.pdf}</a>
        <a href={`${path}.md${days}`}>{words.markdown}</a>
        <a href={`${path}.md${days}&form=pesan`}>{words.messageDownload}</a>
      </p>
    </section>
  );
}

function Events({ summary, language }: Shown) {
  const { summaries: words, series } = messages(language);
  const figures = new Map(summaryFactsOf(summary.facts, 'event').map((fact) => [fact.refs[0], fact.data]));
  const row = (event: SummaryEvent) => {
    const counted = figures.get(event.id);
    const counts = Object.fromEntries(event.counts.map(({ what, number }) => [what, number]));
    return (
      <tr id={`acara-${event.id}`}>
        <th scope="row">
          <a href={eventPath(event.id)}>{event.title}</a>
          <small>{event.unconfirmed.includes('date') ? words.noDate : dayText(event.startsAt, language)}</small>
        </th>
        <td>
          {kindById(event.kindId)?.name[language] ?? event.kindId}
          <small>{event.host}</small>
        </td>
        <td class="number">{counted?.persons ?? ''}</td>
        <td>{countsText({ present: 0, counts }, language)}</td>
      </tr>
    );
  };
  return (
    <section aria-labelledby="daftar-acara" class="no-print">
      <h2 id="daftar-acara">{words.events}</h2>
      <div class="wide-table">
        <table class="series-table">
          <thead>
            <tr>
              {[words.event, words.kind, words.present, series.counts].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>{summary.held.map(row)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Head({ summary, language }: Shown) {
  const { summaries: words, quickRecord } = messages(language);
  const sums = mainSums(summary.facts).slice(0, HEADED);
  const [came] = summaryFactsOf(summary.facts, 'presence');
  const shown = (n: number) => n.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID');
  return (
    <Numbers
      rows={[
        [summary.held.length, words.held],
        ...sums.map(({ data }) => [shown(data.number), quickRecord.number[data.what].toLowerCase()] as const),
        ...(came ? [[shown(came.data.number), words.presences] as const] : []),
      ]}
    />
  );
}

type Props = { summary: Summary; form: Form } & PageProps;

/** One report over a series or a programme: its days, the report with its evidence, the files, the events. */
export function SummaryPage({ summary, form, ...page }: Props) {
  const { language, member } = page;
  const { summaries: words, report } = messages(language);
  const { of, name, held, period } = summary;
  const title = `${words.report[of]}: ${name}`;
  return (
    <Layout title={title} {...page}>
      <PageHead
        title={periodWords(period, language)}
        over={
          <>
            {words.report[of]} · <a href={homeOf(summary)}>{name}</a>
          </>
        }
      />
      <Picker summary={summary} form={form} />
      {held.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneText}</p>
        </Empty>
      ) : (
        <div class="report">
          <Head summary={summary} language={language} />
          <div class="aside-page">
            <aside aria-label={words.report[of]}>
              <MessageToCopy text={summaryMessage(summary)} main shares={mayEdit(member)} language={language} />
              <Files summary={summary} language={language} />
              <Charts charts={summaryCharts(summary.facts)} language={language} />
            </aside>
            <div>
              <p class="hint no-print">
                {words.intro} {report.marks}
              </p>
              <SummarySheet
                summary={summary}
                sections={outlined(summaryText(summary, 'laporan'))}
                organization={member.organizationName}
                language={language}
              />
            </div>
          </div>
          <Events summary={summary} language={language} />
        </div>
      )}
    </Layout>
  );
}
