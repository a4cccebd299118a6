import type { Chart } from '../domain/charts.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, CHART_WIDTHS, type PaperPhoto, pairs, SHADES, SHEET, SIGNATURE_ROOM, shares } from './paper.ts';

/** A piece of a document as pdfmake takes it. */
export type Node = string | { readonly [name: string]: unknown };

export const points = (millimetres: number) => (millimetres * 72) / 25.4;
export const TEXT_WIDTH = points(SHEET.width - SHEET.left - SHEET.right);
export const GREY = '#808080';
const SMALL = 9.5;
const BAR = { width: CHART_WIDTHS.bar * TEXT_WIDTH, height: 9 };

/** Labels and values with their colons in one line each. */
export function rowsPdf(rows: { label: string; value: string }[]): Node {
  return {
    table: { widths: ['30%', 6, '*'], body: rows.map(({ label, value }) => [label, ':', value]), dontBreakRows: true },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingTop: () => 1,
      paddingBottom: () => 1,
    },
    margin: [0, 0, 0, 8],
  };
}

/** A table with its head on every page it runs over. */
export function tablePdf({ head, rows, widths }: Extract<Block, { kind: 'table' }>): Node {
  // a percentage would count the padding twice
  const room = TEXT_WIDTH - widths.length * 10 - 2;
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widths.map((part) => part * room),
      // pdfmake writes into what it is given
      body: [head.map((text) => ({ text, bold: true, fillColor: '#E7E6E6' })), ...rows.map((row) => [...row])],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => GREY,
      vLineColor: () => GREY,
      paddingLeft: () => 5,
      paddingRight: () => 5,
    },
    margin: [0, 2, 0, 8],
  };
}

/** A chart as lines of a label, a drawn bar and its number in words. */
export function chartPdf(chart: Chart): Node {
  const lines = chart.bars.map((bar) => {
    let x = 0;
    const rects = shares(chart, bar, BAR.width).map(({ units, shade }) => {
      const rect = { type: 'rect', x, y: 2, w: units, h: BAR.height, color: `#${shade}` };
      x += units;
      return rect;
    });
    return [bar.label, rects.length ? { canvas: rects } : '', { text: bar.text, margin: [6, 0, 0, 0] }];
  });
  const legend = chart.legend?.flatMap((name, index) => [
    { canvas: [{ type: 'rect', x: 0, y: 2, w: 8, h: 8, color: `#${SHADES[index]}` }], width: 11 },
    { text: name, width: 'auto', margin: [0, 0, 12, 0] },
  ]);
  return {
    stack: [
      { text: chart.title, bold: true, fontSize: 11, margin: [0, 12, 0, 4] },
      {
        table: {
          widths: [CHART_WIDTHS.label * TEXT_WIDTH - 4, BAR.width, CHART_WIDTHS.text * TEXT_WIDTH - 4],
          body: lines,
          dontBreakRows: true,
        },
        layout: {
          hLineWidth: () => 0,
          vLineWidth: () => 0,
          paddingLeft: () => 0,
          paddingRight: () => 2,
          paddingTop: () => 1,
          paddingBottom: () => 1,
        },
      },
      ...(legend ? [{ columns: legend, margin: [0, 4, 0, 0] }] : []),
      ...(chart.note ? [{ text: chart.note, margin: [0, 4, 0, 0] }] : []),
    ],
    fontSize: SMALL,
    unbreakable: true,
  };
}

/** Two a row, each over its caption. */
export function photosPdf(photos: PaperPhoto[]): Node[] {
  const width = TEXT_WIDTH / 2 - 8;
  return pairs(photos).map((pair) => ({
    columns: [0, 1].map((at) => {
      const photo = pair[at];
      if (!photo) return { text: '', width: '*' };
      return {
        width: '*',
        stack: [
          {
            image: `data:${photo.type};base64,${Buffer.from(photo.bytes).toString('base64')}`,
            fit: [width, width * 0.75],
            alignment: 'center',
          },
          { text: photo.caption ?? '', fontSize: SMALL, alignment: 'center', margin: [0, 4, 0, 0] },
        ],
      };
    }),
    columnGap: 16,
    unbreakable: true,
    margin: [0, 6, 0, 10],
  }));
}

/** Place and date, what for, the office, room for a signature, the name: at the right, or side by side. */
export function signaturesPdf({ place, signers }: Extract<Block, { kind: 'signatures' }>): Node {
  const columns = signers.map(({ as, position }, index) => ({
    stack: [index === signers.length - 1 ? place : ' ', ...(as ? [`${as},`] : []), ...(position ? [position] : [])],
    width: '*',
  }));
  const names = signers.map(({ name }) => ({
    text: name ?? DOCUMENTS_ID.blank,
    bold: Boolean(name),
    ...(name ? { decoration: 'underline' } : {}),
    width: '*',
  }));
  const room = signers.length === 1 ? [{ text: '', width: '45%' }] : [];
  return {
    stack: [
      { columns: [...room, ...columns] },
      { columns: [...room, ...names], margin: [0, points(SIGNATURE_ROOM), 0, 0] },
    ],
    alignment: 'center',
    unbreakable: true,
    margin: [0, 24, 0, 0],
  };
}
