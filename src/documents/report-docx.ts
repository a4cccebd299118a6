import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { dayMonthYear, isDate } from '../domain/dates.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';

/** A report as it goes on paper: flagged sentences are already left out. */
export type ReportPaper = {
  title: string;
  /** Letterhead, first line. */
  organization: string;
  /** Letterhead, second line, unless the organization says it already. */
  host: string;
  /** Where and when it is signed; the date as '2027-03-04'. Left blank to fill in when null. */
  place: string | null;
  date: string | null;
  sections: readonly { heading: string; sentences: readonly { text: string }[] }[];
  missing: readonly { label: string }[];
  status: 'draft' | 'final';
  signatory: { position: string; name: string | null } | null;
};

const FONT = 'Arial';
/** Twentieths of a point: A4, 25 mm margins, 30 mm at the binding edge; text is 155 mm wide. */
const PAGE = { width: 11906, height: 16838, margin: { top: 1417, right: 1417, bottom: 1417, left: 1701 } };
const TEXT_WIDTH = PAGE.width - PAGE.margin.left - PAGE.margin.right;
/** Sentences are joined into paragraphs of about this many characters. */
const PARAGRAPH = 420;
/** A list of what is missing up to this long is not split over pages. */
const KEPT_TOGETHER = 10;
/** Half points; a longer first line of the letterhead would break at 14 points. */
const LETTERHEAD = { large: 28, small: 24, longest: 40 };

/**
 * The report as an official laporan in DOCX: letterhead over a double rule, title, sections in justified paragraphs,
 * what is missing in a block of its own, room for a signature, page numbers; a draft says so on every page.
 */
export async function reportDocx(report: ReportPaper): Promise<Uint8Array> {
  const document = new Document({
    title: clean(report.title),
    creator: clean(report.organization),
    lastModifiedBy: clean(report.organization),
    styles: {
      default: {
        document: { run: { font: FONT, size: 24, language: { value: 'id-ID' } } },
        heading1: {
          run: { font: FONT, size: 24, bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'missing',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 454, hanging: 454 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: PAGE.margin } },
        headers: { default: draftHeader(report) },
        footers: { default: pageFooter(report) },
        children: [
          ...letterhead(report),
          ...titleBlock(report),
          ...report.sections.flatMap((each, index) =>
            section(each, report.missing.length === 0 && index === report.sections.length - 1),
          ),
          ...missingBlock(report),
          ...signatureBlock(report),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function letterhead({ organization, host }: ReportPaper): Paragraph[] {
  const lines = [clean(organization)];
  if (clean(host) && !lines[0]?.toLowerCase().includes(clean(host).toLowerCase())) lines.push(clean(host));
  return lines.map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: index === lines.length - 1 ? 320 : 0 },
        ...(index === lines.length - 1
          ? { border: { bottom: { style: BorderStyle.THIN_THICK_MEDIUM_GAP, size: 24, space: 6, color: '000000' } } }
          : {}),
        children: [
          new TextRun({
            text: line,
            bold: true,
            allCaps: true,
            size: index === 0 && line.length <= LETTERHEAD.longest ? LETTERHEAD.large : LETTERHEAD.small,
          }),
        ],
      }),
  );
}

function titleBlock({ title }: ReportPaper): Paragraph[] {
  const text = clean(title);
  const lines = /^laporan\b/i.test(text) ? [text] : [DOCUMENTS_ID.report, text];
  return lines.map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { after: index === lines.length - 1 ? 200 : 0 },
        children: [new TextRun({ text: line, bold: true, allCaps: true, underline: {} })],
      }),
  );
}

/** `last`: its end stays with the signature, so that nobody signs an empty page. */
function section({ heading, sentences }: ReportPaper['sections'][number], last: boolean): Paragraph[] {
  const texts = paragraphs(sentences.map(({ text }) => text));
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(clean(heading))] }),
    ...texts.map((text, index) => body(text, { keepNext: last && index === texts.length - 1 })),
  ];
}

/** Prose flows on until a paragraph is long enough; what somebody said, and list items, are paragraphs of their own. */
function paragraphs(sentences: string[]): string[] {
  const made: string[] = [];
  let open = false;
  for (const sentence of sentences) {
    const alone = standsAlone(sentence);
    const last = made.at(-1);
    if (!alone && open && last !== undefined && last.length + sentence.length <= PARAGRAPH) {
      made[made.length - 1] = `${last} ${clean(sentence)}`;
    } else {
      made.push(...sentence.split('\n').map(clean).filter(Boolean));
    }
    open = !alone;
  }
  return made;
}

function standsAlone(sentence: string): boolean {
  const outside = sentence.trim().replace(/\([^)]*\)/g, '');
  return /\n|:(\s|$)|,\s*[“"]|^([-•–*]|\d{1,2}[.)]|[a-z][.)])\s/.test(outside);
}

function body(text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { after: 120, line: 300 },
    ...more,
    children: [new TextRun(text)],
  });
}

function missingBlock({ missing }: ReportPaper): Paragraph[] {
  if (missing.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(DOCUMENTS_ID.missing)] }),
    body(DOCUMENTS_ID.missingNote, { keepNext: true }),
    ...missing.map(({ label }, index) =>
      body(clean(label), {
        keepNext: missing.length <= KEPT_TOGETHER || index === missing.length - 1,
        alignment: AlignmentType.LEFT,
        spacing: { after: 40, line: 300 },
        numbering: { reference: 'missing', level: 0 },
      }),
    ),
  ];
}

/** A place as letters are dated from it: 'Sungai Rawa' of 'Kabupaten Sungai Rawa'. */
const signedAt = (place: string) => clean(place).replace(/^(?:Kabupaten|Kab\.|Kota)\s+(?=\S)/i, '');

function signatureBlock({ place, date, signatory }: ReportPaper): Paragraph[] {
  const { blank } = DOCUMENTS_ID;
  const day = date && isDate(date) ? dayMonthYear(date) : '';
  const name = clean(signatory?.name ?? '');
  const line = (run: TextRun, options: IParagraphOptions = {}) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { left: Math.round(TEXT_WIDTH * 0.45) },
      keepNext: true,
      keepLines: true,
      ...options,
      children: [run],
    });
  return [
    line(new TextRun(`${signedAt(place ?? '') || blank}, ${day || blank}`), { spacing: { before: 480 } }),
    // Room for a signature and a stamp: 25 mm.
    line(new TextRun(clean(signatory?.position ?? '') || blank), { spacing: { after: 1417 } }),
    line(new TextRun({ text: name || blank, bold: Boolean(name), underline: name ? {} : undefined }), {
      keepNext: false,
    }),
  ];
}

function draftHeader({ status }: ReportPaper): Header {
  if (status === 'final') return new Header({ children: [new Paragraph({})] });
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: DOCUMENTS_ID.draft, bold: true, size: 28, color: 'B00020' }),
          new TextRun({ text: `  ${DOCUMENTS_ID.draftNote}`, size: 18, color: 'B00020' }),
        ],
      }),
    ],
  });
}

function pageFooter({ title }: ReportPaper): Footer {
  const shown = clean(title);
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '808080' } },
        children: [
          new TextRun({ text: shown.length > 70 ? `${shown.slice(0, 69).trimEnd()}…` : shown, size: 16 }),
          new TextRun({
            size: 16,
            children: [`\t${DOCUMENTS_ID.page} `, PageNumber.CURRENT, ` ${DOCUMENTS_ID.of} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** XML 1.0 has no place for most control characters, and Word refuses a file with one. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
