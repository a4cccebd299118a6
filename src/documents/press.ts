import { dayMonthYear, isDate } from '../domain/dates.ts';
import { headlined } from '../domain/draft/markdown.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, clean } from './paper.ts';
import { prose } from './prose.ts';
import { type ReportPaper, signedAt } from './report-contents.ts';

/** 'SUNGAI RAWA, 4 Maret 2027 – ' as a release begins; nothing where the place or the day is not known. */
function dateline({ place, date }: ReportPaper): string {
  const from = signedAt(place ?? '').toUpperCase();
  const day = date && isDate(date) ? dayMonthYear(date) : '';
  return from && day ? `${from}, ${day} – ` : '';
}

/** Whether a release says already where and when it is from. */
const isDated = (text: string) => /^[^.]{2,60}?(?:\)|\d{4}|\p{Lu}{2,})\s*[–—-]\s/u.test(text);

/** Head, number to fill in, headline, paragraphs behind a dateline, whom to ask, the end mark. */
export function pressBlocks(report: ReportPaper): Block[] {
  const { headline, body: parts } = headlined(report.sections);
  const body = parts.flatMap(({ sentences }) => prose(sentences));
  const opening = body.find((block) => block.kind === 'text');
  if (opening && !isDated(opening.text)) opening.text = dateline(report) + opening.text;
  const host = clean(report.host) || clean(report.organization);
  return [
    { kind: 'title', lines: [DOCUMENTS_ID.press], underlined: true, keep: true },
    { kind: 'line', text: `${DOCUMENTS_ID.number}: ${DOCUMENTS_ID.blank}`, align: 'center', keep: true },
    { kind: 'title', lines: [clean(headline ?? report.title)], underlined: false, keep: true },
    ...body.map((block, index): Block => (index === body.length - 1 ? { ...block, keep: true } : block)),
    { kind: 'line', text: `${DOCUMENTS_ID.contact}: ${host}`, align: 'left', keep: true },
    { kind: 'line', text: DOCUMENTS_ID.end, align: 'center' },
  ];
}
