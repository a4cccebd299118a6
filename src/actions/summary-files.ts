import { findOrganization } from '../db/organizations.ts';
import type { ReportPaper } from '../documents/report-contents.ts';
import { reportDocx } from '../documents/report-docx.ts';
import { reportPdf } from '../documents/report-pdf.ts';
import { longDate } from '../domain/dates.ts';
import { printable, renderMarkdown } from '../domain/draft/markdown.ts';
import { venueText } from '../domain/facts/event.ts';
import { summaryCharts } from '../domain/summary/charts.ts';
import { summaryFactsOf } from '../domain/summary/facts.ts';
import { periodText } from '../domain/summary/period.ts';
import { figuresText } from '../domain/summary/wording.ts';
import { EVENT_LIST, type SummaryForm } from '../domain/summary/writer.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import type { Context } from './context.ts';
import { PAPER_TYPES, slug } from './paper-files.ts';
import { type Summary, summaryText } from './summaries.ts';

export const SUMMARY_FILES = ['md', 'docx', 'pdf'] as const;
export type SummaryFile = (typeof SUMMARY_FILES)[number];

/** What a summary is called on paper. */
export const summaryTitle = ({ name, period }: Pick<Summary, 'name' | 'period'>) => `${name}, ${periodText(period)}`;

/** A summary's text for chat groups. */
export const summaryMessage = (summary: Summary): string =>
  renderMarkdown({ form: 'pesan', title: summaryTitle(summary), sections: summaryText(summary, 'pesan'), missing: [] });

/** The events that are summed up, as a table behind the report. */
function eventTable({ held, facts }: Summary): NonNullable<ReportPaper['tables']>[number] {
  const { day, event, where, figures } = DOCUMENTS_ID.eventHead;
  const own = new Map(summaryFactsOf(facts, 'event').map((fact) => [fact.refs[0], fact.data]));
  const rows = held.map((one) => {
    const data = own.get(one.id);
    const venue = one.unconfirmed.includes('venue') ? [] : [venueText(one.venue)];
    return [
      data?.date ? longDate(data.date) : DOCUMENTS_ID.dayUnknown,
      one.title,
      [one.host, ...venue].join(', '),
      data ? figuresText(data) : '',
    ];
  });
  return { name: DOCUMENTS_ID.eventList, head: [day, event, where, figures], rows, widths: [0.2, 0.28, 0.26, 0.26] };
}

/** The part of the words that lists the events, which paper has as a table. */
const isList = ({ heading }: { heading: string }) => heading.endsWith(EVENT_LIST);

/** A summary as a file. What is not recorded stands in a section of its own, so that none is added. */
export async function summaryFile(
  ctx: Context,
  summary: Summary,
  kind: SummaryFile,
  form: SummaryForm,
): Promise<{ body: string | ArrayBuffer; type: string; name: string }> {
  const title = summaryTitle(summary);
  const sections = summaryText(summary, form);
  const file = { type: PAPER_TYPES[kind], name: `${form}-${slug(title)}.${kind}` };
  if (kind === 'md') return { ...file, body: renderMarkdown({ form, title, sections, missing: [] }) };
  const organization = (await findOrganization(ctx.db, ctx.organizationId))?.name ?? '';
  const paper: ReportPaper = {
    form,
    title,
    organization,
    host: organization,
    place: null,
    date: null,
    sections: printable({ sections: sections.filter((section) => !isList(section)) }),
    missing: [],
    status: 'draft',
    signatory: null,
    tables: [eventTable(summary)],
    charts: summaryCharts(summary.facts),
  };
  const bytes = await (kind === 'pdf' ? reportPdf(paper) : reportDocx(paper));
  return { ...file, body: bytes.slice().buffer as ArrayBuffer };
}
