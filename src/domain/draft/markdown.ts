import { leaves } from '../report-leaving.ts';
import type { ReportForm } from './draft.ts';
import { outlined } from './outline.ts';
import { HEADLINE } from './press.ts';

/** A verified report as it is kept. */
export type MarkdownReport = {
  title: string;
  form: ReportForm;
  sections: {
    part?: string;
    heading: string;
    sentences: { text: string; verdict: 'supported' | 'flagged'; kept?: object }[];
  }[];
  missing: { label: string }[];
};

/** What Markdown would take for its own at the start of a line or inside it; everything else stays as it is. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_<[\]~])/g, '\\$1')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^([#>+|-]|\d+[.)])(?=\s)/, (mark) =>
      /^\d/.test(mark) ? `${mark.slice(0, -1)}\\${mark.slice(-1)}` : `\\${mark}`,
    );
}

/** A list within a sentence: each of its lines by itself, another line break of somebody's text is a space. */
function lined(text: string, made: (line: string) => string, between: string): string {
  return text
    .split(/\n(?=[a-z]\. )/)
    .map(made)
    .join(between);
}

/** WhatsApp makes bold of *…*; a label is what stands before the first colon. */
function boldLabel(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const label = /^[\p{L} ]{2,60}(?=:(?: |$))/u.exec(line)?.[0];
  return label ? `*${label}*${line.slice(label.length)}` : line;
}

/** What may leave the house: supported sentences, and flagged ones that a person kept; headings as readers see them. */
export function printable(
  report: Pick<MarkdownReport, 'sections'>,
): { part?: string; heading: string; sentences: { text: string }[] }[] {
  const left = report.sections
    .map((section) => ({ ...section, sentences: section.sentences.filter(leaves) }))
    .filter(({ sentences }) => sentences.length > 0);
  return outlined(left);
}

function asMarkdown(report: MarkdownReport): string {
  const blocks = [`# ${escaped(report.title)}`];
  let within: string | undefined;
  for (const { part, heading, sentences } of printable(report)) {
    if (part && part !== within) blocks.push(`## ${escaped(part)}`);
    within = part;
    blocks.push(
      `${part ? '###' : '##'} ${escaped(heading)}`,
      ...sentences.map(({ text }) => lined(text, escaped, '  \n')),
    );
  }
  if (report.missing.length > 0) {
    blocks.push('## Belum tercatat', report.missing.map(({ label }) => `- ${escaped(label)}`).join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function asMessage(report: MarkdownReport): string {
  const blocks = printable(report).map(({ heading, sentences }) =>
    [`*${heading}*`, ...sentences.map(({ text }) => lined(text, boldLabel, '\n'))].join('\n'),
  );
  const told = report.sections.some(({ heading }) => heading === 'BELUM TERCATAT');
  if (report.missing.length > 0 && !told) {
    blocks.push(['*BELUM TERCATAT*', ...report.missing.map(({ label }) => `- ${label}`)].join('\n'));
  }
  return `${['Yth. Pimpinan', ...blocks].join('\n\n')}\n`;
}

/** The headline of a press release, null where its section was left out; and the sections behind it. */
export function headlined<Of extends { heading: string; sentences: readonly { text: string }[] }>(
  sections: readonly Of[],
): { headline: string | null; body: Of[] } {
  const [first, ...rest] = sections;
  if (first?.heading !== HEADLINE) return { headline: null, body: [...sections] };
  return { headline: first.sentences[0]?.text.replace(/\.$/, '') ?? null, body: rest };
}

/** A press release: its headline, then paragraphs alone; what is missing is a matter of the house. */
function asRelease(report: MarkdownReport): string {
  const { headline, body } = headlined(printable(report));
  const blocks = body.flatMap(({ sentences }) => sentences.map(({ text }) => lined(text, escaped, '  \n')));
  return `${[`# ${escaped(headline ?? report.title)}`, ...blocks].join('\n\n')}\n`;
}

/**
 * A report as text: Markdown for the full one, for the short one lines to paste into WhatsApp. Flagged sentences are left
 * out unless a person kept them; what is missing is listed.
 */
export function renderMarkdown(report: MarkdownReport): string {
  if (report.form === 'siaran-pers') return asRelease(report);
  return report.form === 'pesan' ? asMessage(report) : asMarkdown(report);
}
