import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  ImageRun,
  type IParagraphOptions,
  type ITableCellOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Chart } from '../domain/charts.ts';
import { laidFlat } from '../domain/pictures.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, CHART_WIDTHS, type PaperPhoto, pairs, SHADES, SHEET, SIGNATURE_ROOM, shares } from './paper.ts';

/** Twentieths of a point. */
export const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);
export const TEXT_WIDTH = twips(SHEET.width - SHEET.left - SHEET.right);
/** Units that the longest bar of a chart is made of. */
const BAR_UNITS = 24;
/** Pixels, at 96 to the inch. */
const PHOTO = { width: 280, height: 210 };
const SMALL = 20;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: none, bottom: none, left: none, right: none };
const hair = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
/** Keeps the bars of two lines apart. */
const WHITE = { style: BorderStyle.SINGLE, size: 40, color: 'FFFFFF' };
const GRID = { top: hair, bottom: hair, left: hair, right: hair };

type Cell = { text: string; bold?: boolean; size?: number } & Partial<ITableCellOptions> & {
    paragraph?: IParagraphOptions;
  };

function cell({ text, bold, size, paragraph, ...options }: Cell): TableCell {
  return new TableCell({
    borders: NO_BORDERS,
    ...options,
    children: [new Paragraph({ ...paragraph, children: text ? [new TextRun({ text, bold, size })] : [] })],
  });
}

function table(columnWidths: number[], rows: TableRow[], bordered = false): Table {
  const inner = bordered ? { insideHorizontal: hair, insideVertical: hair } : {};
  return new Table({
    rows,
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: bordered ? { ...GRID, ...inner } : { ...NO_BORDERS, insideHorizontal: none, insideVertical: none },
  });
}

const gap = (after = 0) => new Paragraph({ spacing: { after, line: 120, lineRule: 'exact' }, children: [] });
const across = (...parts: number[]) => parts.map((part) => Math.round(TEXT_WIDTH * part));

/** Labels and values with their colons in one line each. */
export function rowsDocx(rows: { label: string; value: string }[]): FileChild[] {
  const lines = rows.map(
    ({ label, value }) =>
      new TableRow({
        cantSplit: true,
        children: [label, ':', value].map((text) => cell({ text, margins: { left: 0 } })),
      }),
  );
  return [table(across(0.3, 0.03, 0.67), lines), gap(120)];
}

/** A table with its head on every page it runs over. */
export function tableDocx({ head, rows, widths }: Extract<Block, { kind: 'table' }>, keep: boolean): FileChild[] {
  const line = (texts: string[], bold: boolean, keepNext: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: bold,
      children: texts.map((text) =>
        cell({
          text,
          bold,
          borders: GRID,
          margins: { top: 50, bottom: 50, left: 90, right: 90 },
          paragraph: { keepNext },
          ...(bold ? { shading: { type: ShadingType.CLEAR, fill: 'E7E6E6' } } : {}),
        }),
      ),
    });
  const lines = rows.map((texts, index) => line(texts, false, keep && index === rows.length - 1));
  return [table(across(...widths), [line(head, true, true), ...lines], true), gap()];
}

/** A chart of real text beside shaded cells: it can be read aloud, searched and mended. */
export function chartDocx(chart: Chart): FileChild[] {
  const [label = 0, bar = 0, text = 0] = across(CHART_WIDTHS.label, CHART_WIDTHS.bar, CHART_WIDTHS.text);
  const unit = Math.floor(bar / BAR_UNITS);
  const lines = chart.bars.map((each, index) => {
    const keepNext = index < chart.bars.length - 1 || Boolean(chart.legend || chart.note);
    const parts = shares(chart, each, BAR_UNITS);
    const empty = BAR_UNITS - parts.reduce((sum, { units }) => sum + units, 0);
    const paragraph = { keepNext, spacing: { before: 30, after: 30 } };
    return new TableRow({
      cantSplit: true,
      children: [
        cell({ text: each.label, size: SMALL, paragraph }),
        ...parts.map(({ units, shade }) =>
          cell({
            text: '',
            columnSpan: units,
            shading: { type: ShadingType.CLEAR, fill: shade },
            borders: { ...NO_BORDERS, top: WHITE, bottom: WHITE },
            paragraph,
          }),
        ),
        ...(empty ? [cell({ text: '', columnSpan: empty, paragraph })] : []),
        cell({ text: each.text, size: SMALL, paragraph, margins: { left: 90 } }),
      ],
    });
  });
  const small = (children: TextRun[], keepNext = false) =>
    new Paragraph({ keepNext, spacing: { before: 60, after: 60 }, children });
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 280, after: 80 },
      children: [new TextRun({ text: chart.title, bold: true })],
    }),
    table([label, ...Array(BAR_UNITS).fill(unit), text], lines),
    ...(chart.legend
      ? [
          small(
            chart.legend.flatMap((name, index) => [
              new TextRun({ text: '■ ', color: SHADES[index], size: SMALL }),
              new TextRun({ text: `${name}   `, size: SMALL }),
            ]),
            Boolean(chart.note),
          ),
        ]
      : []),
    ...(chart.note ? [small([new TextRun({ text: chart.note, size: SMALL })])] : []),
  ];
}

/** Two a row, each over its caption. */
export function photosDocx(photos: PaperPhoto[]): FileChild[] {
  const rows = pairs(photos).map(
    (pair) =>
      new TableRow({
        cantSplit: true,
        children: [0, 1].map((at) => {
          const photo = pair[at];
          return new TableCell({ borders: NO_BORDERS, children: photo ? photoLines(photo) : [new Paragraph({})] });
        }),
      }),
  );
  return [table(across(0.5, 0.5), rows), gap()];
}

/** What brings a picture of each EXIF orientation upright: first mirrored from left to right, then turned clockwise. */
const TURNS: Record<number, { rotation?: number; flip?: true }> = {
  2: { flip: true },
  3: { rotation: 180 },
  4: { flip: true, rotation: 180 },
  5: { flip: true, rotation: 270 },
  6: { rotation: 90 },
  7: { flip: true, rotation: 90 },
  8: { rotation: 270 },
};

function photoLines({ bytes, type, width, height, caption }: PaperPhoto): Paragraph[] {
  const { bytes: upright, turned } = laidFlat(bytes);
  const { rotation = 0, flip } = TURNS[turned] ?? {};
  const aside = turned > 4;
  // one that lies on its side is drawn beyond the lines that are kept for it: it gets a smaller frame and more air
  const scale = Math.min((aside ? PHOTO.height : PHOTO.width) / width, PHOTO.height / height);
  const [across, down] = (aside ? [height, width] : [width, height]).map((side) => Math.round(side * scale));
  const words = caption ?? DOCUMENTS_ID.photos;
  const image = new ImageRun({
    type: type === 'image/png' ? 'png' : 'jpg',
    data: upright,
    transformation: {
      width: across ?? 0,
      height: down ?? 0,
      rotation,
      ...(flip ? { flip: { horizontal: true } } : {}),
    },
    altText: { name: words, title: words, description: words },
  });
  const centred = { alignment: AlignmentType.CENTER };
  return [
    new Paragraph({
      ...centred,
      keepNext: true,
      spacing: aside ? { before: 520, after: 460 } : { before: 120, after: 60 },
      children: [image],
    }),
    new Paragraph({
      ...centred,
      spacing: { after: 160 },
      children: caption ? [new TextRun({ text: caption, size: SMALL })] : [],
    }),
  ];
}

/** Place and date, what for, the office, room for a signature, the name: at the right, or side by side. */
export function signaturesDocx({ place, signers }: Extract<Block, { kind: 'signatures' }>): FileChild[] {
  const [only, second] = signers;
  if (only && !second) {
    const right = { indent: { left: Math.round(TEXT_WIDTH * 0.45) } };
    return [
      ...signerLines(only, place, right),
      nameLine(only, { ...right, spacing: { before: twips(SIGNATURE_ROOM) } }),
    ];
  }
  const column = (children: Paragraph[]) => new TableCell({ borders: NO_BORDERS, children });
  const upper = signers.map((signer, at) => column(signerLines(signer, at === signers.length - 1 ? place : ' ', {})));
  const names = signers.map((signer) => column([nameLine(signer, { spacing: { before: twips(SIGNATURE_ROOM) } })]));
  const rows = [upper, names].map((children) => new TableRow({ cantSplit: true, children }));
  return [table(across(...signers.map(() => 1 / signers.length)), rows)];
}

type Signer = Extract<Block, { kind: 'signatures' }>['signers'][number];

const CENTRED = { alignment: AlignmentType.CENTER, keepLines: true };

function signerLines({ as, position }: Signer, place: string, more: IParagraphOptions): Paragraph[] {
  const lines = [place, as ? `${as},` : null, position].filter((line) => line !== null);
  return lines.map(
    (text, index) =>
      new Paragraph({
        ...CENTRED,
        ...more,
        keepNext: true,
        spacing: { before: index === 0 ? 480 : 0 },
        children: [new TextRun(text)],
      }),
  );
}

function nameLine({ name }: Signer, more: IParagraphOptions): Paragraph {
  const run = new TextRun({
    text: name ?? DOCUMENTS_ID.blank,
    bold: Boolean(name),
    ...(name ? { underline: {} } : {}),
  });
  return new Paragraph({ ...CENTRED, ...more, children: [run] });
}
