import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
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
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, KEPT_TOGETHER, LETTERHEAD_LONGEST, type Paper, SHEET } from './paper.ts';
import { chartDocx, photosDocx, rowsDocx, signaturesDocx, TEXT_WIDTH, tableDocx, twips } from './paper-docx-parts.ts';

const FONT = 'Arial';
/** Half points. */
const SIZE = { text: 24, compact: 21, large: 28, small: 18, footer: 16 };
const RED = 'B00020';
const PAGE_WORDS = [DOCUMENTS_ID.page, DOCUMENTS_ID.of];

/** A paper as DOCX: A4 in Arial 12, justified, with real headings and lists; a draft says so on every page. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const bold = { run: { font: FONT, size: SIZE.text, bold: true, color: '000000' } };
  const document = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: {
      default: {
        document: { run: { font: FONT, size: paper.compact ? SIZE.compact : SIZE.text, language: { value: 'id-ID' } } },
        heading1: { ...bold, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
        heading2: { ...bold, paragraph: { spacing: { before: 160, after: 60 }, keepNext: true } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'numbers',
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
        properties: {
          page: {
            size: { width: twips(SHEET.width), height: twips(SHEET.height) },
            margin: {
              top: twips(SHEET.top),
              right: twips(SHEET.right),
              bottom: twips(SHEET.bottom),
              left: twips(SHEET.left),
            },
          },
        },
        headers: { default: header(paper) },
        footers: { default: footer(paper) },
        children: paper.blocks.flatMap((block) => blockDocx(block, paper.compact ? 264 : 300)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** `line` is the height of lines of prose, in 240ths of one. */
function blockDocx(block: Block, line: number): FileChild[] {
  switch (block.kind) {
    case 'letterhead':
      return letterhead(block.lines);
    case 'title':
      return titleLines(block);
    case 'line':
      return [
        new Paragraph({
          alignment: AlignmentType[block.align === 'center' ? 'CENTER' : 'LEFT'],
          keepNext: block.keep,
          spacing: { before: 120, after: 120 },
          children: [new TextRun({ text: block.text, bold: block.bold })],
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          pageBreakBefore: block.newPage,
          children: [new TextRun(block.text)],
        }),
      ];
    case 'text':
      return [
        body([...(block.lead ? [new TextRun({ text: block.lead, bold: true })] : []), new TextRun(block.text)], {
          keepNext: block.keep,
          spacing: { after: block.ragged ? 60 : 120, line },
          ...(block.ragged ? { alignment: AlignmentType.LEFT } : {}),
        }),
      ];
    case 'list':
      return listItems(block, line);
    case 'rows':
      return rowsDocx(block.rows);
    case 'table':
      return tableDocx(block, block.keep ?? false);
    case 'chart':
      return chartDocx(block.chart);
    case 'photos':
      return photosDocx(block.photos);
    case 'signatures':
      return signaturesDocx(block);
  }
}

function letterhead(lines: string[]): Paragraph[] {
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
            size: index === 0 && line.length <= LETTERHEAD_LONGEST ? SIZE.large : SIZE.text,
          }),
        ],
      }),
  );
}

function titleLines({ lines, underlined }: Extract<Block, { kind: 'title' }>): Paragraph[] {
  return lines.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { after: index === lines.length - 1 ? 200 : 0 },
        children: [new TextRun({ text, bold: true, allCaps: true, ...(underlined ? { underline: {} } : {}) })],
      }),
  );
}

function body(children: TextRun[], more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    widowControl: true,
    ...more,
    children,
  });
}

function listItems({ items, keep = false }: Extract<Block, { kind: 'list' }>, line: number): Paragraph[] {
  const together = items.length <= KEPT_TOGETHER;
  return items.map(({ mark, text }, index) => {
    const last = index === items.length - 1;
    const own = mark !== null;
    return body([new TextRun(own ? `${mark}\t${text}` : text)], {
      keepNext: last ? keep : keep && together,
      alignment: own ? AlignmentType.JUSTIFIED : AlignmentType.LEFT,
      spacing: { after: last ? 120 : 40, line },
      ...(own
        ? { indent: { left: 454, hanging: 454 }, tabStops: [{ type: TabStopType.LEFT, position: 454 }] }
        : { numbering: { reference: 'numbers', level: 0 } }),
    });
  });
}

function header({ header }: Paper): Header {
  if (!header) return new Header({ children: [new Paragraph({})] });
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: header.strong, bold: true, size: SIZE.large, color: RED }),
          new TextRun({ text: ` ${header.note}`, size: SIZE.small, color: RED }),
        ],
      }),
    ],
  });
}

function footer({ footer }: Paper): Footer {
  const { title, final } = footer;
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '808080' } },
        children: [
          new TextRun({ text: title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title, size: SIZE.footer }),
          new TextRun({
            size: SIZE.footer,
            children: [`\t${PAGE_WORDS[0]} `, PageNumber.CURRENT, ` ${PAGE_WORDS[1]} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
      ...(final ? [new Paragraph({ children: [new TextRun({ text: final, size: SIZE.footer })] })] : []),
    ],
  });
}
