import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, KEPT_TOGETHER, LETTERHEAD_LONGEST, type Paper, SHEET } from './paper.ts';
import {
  chartPdf,
  GREY,
  type Node,
  photosPdf,
  points,
  rowsPdf,
  signaturesPdf,
  TEXT_WIDTH,
  tablePdf,
} from './paper-pdf-parts.ts';

const RED = '#B00020';
/** Paragraphs of up to this many characters are not split over pages, so that no line of one stands alone. */
const UNSPLIT = 600;

type Maker = typeof import('pdfmake/build/pdfmake.min.js').default;

let ready: Promise<Maker> | undefined;

/** The maker with its typefaces, loaded by the first who needs it: a megabyte that other requests do not pay for. */
function maker(): Promise<Maker> {
  ready ??= Promise.all([import('pdfmake/build/pdfmake.min.js'), import('./compiled/typefaces.ts')]).then(
    ([{ default: made }, { REGULAR, MEDIUM }]) => {
      made.addVirtualFileSystem({ 'regular.ttf': REGULAR, 'medium.ttf': MEDIUM });
      const cuts = { normal: 'regular.ttf', bold: 'medium.ttf', italics: 'regular.ttf', bolditalics: 'medium.ttf' };
      made.addFonts({ Roboto: cuts });
      // a document takes nothing from elsewhere
      made.setUrlAccessPolicy(() => false);
      return made;
    },
  );
  return ready;
}

/** Pictures among letters and marks that turn text around: the typeface has none, and its boxes would lie over the words. */
const UNPRINTABLE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\uFE0F)/gu;
const KEPT = /[©®™]/;

/** Every text of a document without what can't be printed. */
function printedOnly<T>(node: T): T {
  if (typeof node === 'string')
    return node.replace(UNPRINTABLE, (mark) => (KEPT.test(mark) ? mark : '')).replace(/ {2,}/g, ' ') as T;
  if (Array.isArray(node)) return node.map(printedOnly) as T;
  if (!node || typeof node !== 'object' || node instanceof Uint8Array || node instanceof Date) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'image' ? value : printedOnly(value)]),
  ) as T;
}

/** A paper as PDF: A4, page numbers, its title and language for who reads it aloud. Throws what the maker throws. */
export async function pdfOf(paper: Paper): Promise<Uint8Array> {
  const made = await maker();
  return made.createPdf(pdfDefinition(paper)).getBuffer();
}

/** The paper as pdfmake takes it. */
export function pdfDefinition(paper: Paper): { content: Node[] } & Record<string, unknown> {
  return {
    info: {
      title: paper.title,
      author: paper.author,
      creator: 'Pendopo',
      producer: 'Pendopo',
      ...(paper.at !== null && { creationDate: new Date(paper.at) }),
    },
    language: 'id-ID',
    displayTitle: true,
    version: '1.7',
    pageSize: 'A4',
    pageMargins: [points(SHEET.left), points(SHEET.top), points(SHEET.right), points(SHEET.bottom)],
    defaultStyle: { font: 'Roboto', fontSize: paper.compact ? 10 : 11, lineHeight: paper.compact ? 1.1 : 1.18 },
    header: () => printedOnly(header(paper)),
    footer: (page: number, pages: number) => printedOnly(footer(paper, page, pages)),
    content: printedOnly(together(paper.blocks)),
  };
}

/** What is kept with what follows it becomes one piece that no page's end parts. */
function together(blocks: Block[]): Node[] {
  const pieces: Node[] = [];
  let kept: Node[] = [];
  for (const block of blocks) {
    const made = blockPdf(block);
    const keep = block.keep ?? false;
    const long = block.kind === 'list' && block.items.length > KEPT_TOGETHER;
    const breaks = block.kind === 'heading' && block.newPage;
    if (breaks && kept.length) kept = flush(pieces, kept);
    const last = made.at(-1);
    if (keep && !long && !(block.kind === 'table' || block.kind === 'chart' || block.kind === 'photos')) {
      // a page cannot begin inside a piece
      if (breaks) pieces.push(...made);
      else kept.push(...made);
    } else if (keep && last !== undefined && block.kind === 'list') {
      pieces.push(...flushed(kept, made.slice(0, 1)), ...made.slice(1, -1));
      kept = made.length > 1 ? [last] : [];
    } else {
      const [first, ...rest] = made;
      pieces.push(...flushed(kept, first === undefined ? [] : [first]), ...rest);
      kept = [];
    }
  }
  flush(pieces, kept);
  return pieces;
}

function flushed(kept: Node[], next: Node[]): Node[] {
  const all = [...kept, ...next];
  return all.length > 1 ? [{ stack: all, unbreakable: true }] : all;
}

function flush(pieces: Node[], kept: Node[]): Node[] {
  pieces.push(...flushed(kept, []));
  return [];
}

function blockPdf(block: Block): Node[] {
  switch (block.kind) {
    case 'letterhead':
      return [letterhead(block.lines)];
    case 'title':
      return block.lines.map((text, index) => ({
        text: text.toUpperCase(),
        bold: true,
        alignment: 'center',
        ...(block.underlined ? { decoration: 'underline' } : { fontSize: 13 }),
        margin: [0, 0, 0, index === block.lines.length - 1 ? 10 : 0],
      }));
    case 'line':
      return [{ text: block.text, bold: block.bold ?? false, alignment: block.align, margin: [0, 6, 0, 6] }];
    case 'heading':
      return [
        {
          text: block.text,
          bold: true,
          headlineLevel: block.level,
          margin: [0, block.newPage ? 0 : 10, 0, 4],
          ...(block.newPage ? { pageBreak: 'before' } : {}),
        },
      ];
    case 'text': {
      const text = block.lead ? [{ text: block.lead, bold: true }, block.text] : block.text;
      const alignment = block.ragged ? 'left' : 'justify';
      const margin = [0, 0, 0, block.ragged ? 3 : 6];
      // text of one line is never parted; a piece of its own is
      const whole = { text, alignment, margin };
      return block.text.length > UNSPLIT ? [whole] : [{ stack: [whole], unbreakable: true }];
    }
    case 'list':
      return block.items.map(({ mark, text }, index) => ({
        columns: [
          { text: mark ?? `${index + 1}.`, width: 22 },
          { text, width: '*', alignment: mark ? 'justify' : 'left' },
        ],
        unbreakable: text.length <= UNSPLIT,
        margin: [0, 0, 0, index === block.items.length - 1 ? 6 : 2],
      }));
    case 'rows':
      return [rowsPdf(block.rows)];
    case 'table':
      return [tablePdf(block)];
    case 'chart':
      return [chartPdf(block.chart)];
    case 'photos':
      return photosPdf(block.photos);
    case 'signatures':
      return [signaturesPdf(block)];
  }
}

function letterhead(lines: string[]): Node {
  return {
    stack: [
      ...lines.map((line, index) => ({
        text: line.toUpperCase(),
        bold: true,
        alignment: 'center',
        fontSize: index === 0 && line.length <= LETTERHEAD_LONGEST ? 14 : 12,
        lineHeight: 1.15,
      })),
      {
        canvas: [
          { type: 'line', x1: 0, y1: 4, x2: TEXT_WIDTH, y2: 4, lineWidth: 0.7 },
          { type: 'line', x1: 0, y1: 6.5, x2: TEXT_WIDTH, y2: 6.5, lineWidth: 2 },
        ],
      },
    ],
    margin: [0, 0, 0, 16],
  };
}

function header({ header }: Paper): Node | null {
  if (!header) return null;
  return {
    text: [
      { text: header.strong, bold: true, fontSize: 14 },
      { text: ` ${header.note}`, fontSize: 9 },
    ],
    color: RED,
    alignment: 'right',
    margin: [points(SHEET.left), points(12), points(SHEET.right), 0],
  };
}

function footer({ footer: { title, final } }: Paper, page: number, pages: number): Node {
  const shown = title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title;
  return {
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: 0.5, lineColor: GREY }] },
      {
        columns: [
          { text: shown, width: '*' },
          { text: `${DOCUMENTS_ID.page} ${page} ${DOCUMENTS_ID.of} ${pages}`, width: 'auto' },
        ],
        margin: [0, 4, 0, 0],
      },
      ...(final ? [final] : []),
    ],
    fontSize: 8,
    margin: [points(SHEET.left), points(6), points(SHEET.right), 0],
  };
}
