import type { Chart } from '../domain/charts.ts';
import { dayMonthYear, isDate } from '../domain/dates.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { attendanceAnnex, inCourse } from './attendance-annex.ts';
import { minutesBody, minutesRows, minutesSigners } from './minutes.ts';
import { type Block, clean, KEPT_TOGETHER, type Paper } from './paper.ts';
import { pressBlocks } from './press.ts';
import { heading, headings, prose } from './prose.ts';
import { type PaperSentence, type ReportPaper, signedAt } from './report-contents.ts';

function letterhead({ organization, host }: ReportPaper): Block {
  const lines = [clean(organization)];
  if (clean(host) && !lines[0]?.toLowerCase().includes(clean(host).toLowerCase())) lines.push(clean(host));
  return { kind: 'letterhead', lines: lines.filter(Boolean) };
}

function title({ title }: ReportPaper, kind: string): Block {
  const text = clean(title);
  const said = text.toLowerCase().startsWith(kind.toLowerCase());
  return { kind: 'title', lines: said ? [text] : [kind, text].filter(Boolean), underlined: true, keep: true };
}

function missingBlocks({ missing }: ReportPaper): Block[] {
  const items = missing.map(({ label }) => ({ mark: null, text: clean(label) }));
  if (!items.length) return [];
  return [
    heading(DOCUMENTS_ID.missing),
    { kind: 'text', text: DOCUMENTS_ID.missingNote, keep: true },
    { kind: 'list', items, keep: items.length <= KEPT_TOGETHER },
  ];
}

function placeLine({ place, date }: ReportPaper): string {
  const day = date && isDate(date) ? dayMonthYear(date) : '';
  return `${signedAt(place ?? '') || DOCUMENTS_ID.blank}, ${day || DOCUMENTS_ID.blank}`;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** Who was there, charts and photos, each an annex with a page of its own to begin with. */
function annexes(report: ReportPaper): Block[] {
  const { charts = [], photos = [], tables = [] } = report;
  const present = attendanceAnnex(report);
  const parts: { name: string; blocks: Block[] }[] = present ? [present] : [];
  for (const { name, head, rows, widths } of tables) {
    const table: Block = { kind: 'table', head, rows: rows.map((row) => row.map(clean)), widths };
    parts.push({ name, blocks: [table] });
  }
  if (charts.length) {
    const drawn = charts.map((chart): Block => ({ kind: 'chart', chart: cleaned(chart) }));
    parts.push({ name: DOCUMENTS_ID.charts, blocks: drawn });
  }
  if (photos.length) {
    const shown = photos.map((photo) => ({ ...photo, caption: clean(photo.caption ?? '') || null }));
    parts.push({ name: DOCUMENTS_ID.photos, blocks: [{ kind: 'photos', photos: shown }] });
  }
  return parts.flatMap(({ name, blocks }, index) => {
    const number = parts.length > 1 ? ` ${ROMAN[index]}` : '';
    const text = `${DOCUMENTS_ID.annex}${number}: ${name}`.toUpperCase();
    return [{ kind: 'heading', level: 1, text, newPage: true, keep: true }, ...blocks];
  });
}

const cleaned = (chart: Chart): Chart => ({
  ...chart,
  bars: chart.bars.map((bar) => ({ ...bar, label: clean(bar.label), text: clean(bar.text) })),
});

/** The last block that is no heading stays with the signature, so that nobody signs an empty page. */
const keptWithSignature = (blocks: Block[]): Block[] =>
  blocks.map((block, index) => (index === blocks.length - 1 ? { ...block, keep: true } : block));

function fullReport(report: ReportPaper): Block[] {
  const sections = report.sections.filter(inCourse);
  return [
    letterhead(report),
    title(report, DOCUMENTS_ID.report),
    ...keptWithSignature([
      ...sections.flatMap((section, index) => [...headings(section, sections[index - 1]), ...prose(section.sentences)]),
      ...missingBlocks(report),
    ]),
    {
      kind: 'signatures',
      place: placeLine(report),
      signers: [
        {
          as: null,
          position: clean(report.signatory?.position ?? '') || DOCUMENTS_ID.blank,
          name: clean(report.signatory?.name ?? '') || null,
        },
      ],
    },
    ...annexes(report),
  ];
}

function minutes(report: ReportPaper): Block[] {
  const rows = minutesRows(report);
  return [
    letterhead(report),
    title(report, DOCUMENTS_ID.minutes),
    ...(rows.length ? [{ kind: 'rows' as const, rows }] : []),
    ...keptWithSignature([...minutesBody(report), ...missingBlocks(report)]),
    { kind: 'signatures', place: placeLine(report), signers: minutesSigners(report) },
    ...annexes(report),
  ];
}

/** The short form for chat groups, as it would be read out: each line of its own, what it is about in bold. */
function message(report: ReportPaper): Block[] {
  const lines = (sentences: readonly PaperSentence[]) =>
    sentences
      .flatMap(({ text }) => text.split(/\n(?=[a-z]\. )/))
      .map((text): Block => {
        const whole = clean(text);
        const lead = /^[\p{L} ]{2,60}:(?: |$)/u.exec(whole)?.[0] ?? '';
        return { kind: 'text', ragged: true, text: whole.slice(lead.length), ...(lead ? { lead } : {}) };
      });
  return [
    { kind: 'line', text: DOCUMENTS_ID.salutation, align: 'left' },
    ...report.sections.flatMap((section) => [heading(section.heading), ...lines(section.sentences)]),
  ];
}

/** What is printed on every page of a draft, and of a release that nobody let out. */
export function headerOf({
  form,
  status,
  approval,
}: Pick<ReportPaper, 'form' | 'status' | 'approval'>): Paper['header'] {
  if (form === 'siaran-pers') {
    return approval ? null : { strong: `${DOCUMENTS_ID.draft} –`, note: DOCUMENTS_ID.pressDraftNote };
  }
  return status === 'final' ? null : { strong: DOCUMENTS_ID.draft, note: DOCUMENTS_ID.draftNote };
}

/** The report in its form as blocks, the same for DOCX and PDF. */
export function paperOf(report: ReportPaper): Paper {
  const forms = { laporan: fullReport, notulen: minutes, 'siaran-pers': press, pesan: message };
  const { final } = report;
  return {
    title: clean(report.title),
    author: clean(report.organization),
    at: report.at ?? null,
    header: headerOf(report),
    footer: {
      title: clean(report.title),
      final: final
        ? `${DOCUMENTS_ID.final}, ${dayMonthYear(final.date)}, ${DOCUMENTS_ID.digest} ${clean(final.hash).slice(0, 16)}`
        : null,
    },
    compact: report.form === 'siaran-pers',
    blocks: forms[report.form ?? 'laporan'](report),
  };
}

function press(report: ReportPaper): Block[] {
  return [letterhead(report), ...pressBlocks(report), ...annexes(report)];
}
