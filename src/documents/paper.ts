import type { Chart } from '../domain/charts.ts';

/** A picture with what it shows. Width and height in pixels. */
export type PaperPhoto = {
  bytes: Uint8Array;
  type: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  caption: string | null;
};

/** Who signs: what for ('Notulis'), the office, the name; a line to fill in where the name is not known. */
export type Signer = { as: string | null; position: string | null; name: string | null };

/** `keep`: not parted from what follows it by the end of a page. */
export type Block = { keep?: boolean } & (
  | { kind: 'letterhead'; lines: string[] }
  | { kind: 'title'; lines: string[]; underlined: boolean }
  | { kind: 'line'; text: string; bold?: boolean; align: 'left' | 'center' }
  | { kind: 'heading'; text: string; level: 1 | 2; newPage?: boolean }
  /** `lead` stands in bold before the text. */
  | { kind: 'text'; text: string; lead?: string; ragged?: boolean }
  /** A mark of its own ('a.', '-') before each item, or numbers where there is none. */
  | { kind: 'list'; items: { mark: string | null; text: string }[] }
  | { kind: 'rows'; rows: { label: string; value: string }[] }
  | { kind: 'table'; head: string[]; rows: string[][]; widths: number[] }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'photos'; photos: PaperPhoto[] }
  | { kind: 'signatures'; place: string; signers: Signer[] }
);

/** A document as paper has it, before it is DOCX or PDF: both say the same, in the same order. All texts are clean. */
export type Paper = {
  title: string;
  author: string;
  /** When its words were written (epoch ms): the same paper is the same file. Null: when it is made. */
  at: number | null;
  /** On every page, at its top. */
  header: { strong: string; note: string } | null;
  /** On every page, at its foot, beside its number; the second line only of what is final. */
  footer: { title: string; final: string | null };
  /** Set a little smaller, to stay on one page. */
  compact?: boolean;
  blocks: Block[];
};

/** Millimetres: A4, 25 mm margins, 30 mm at the binding edge. */
export const SHEET = { width: 210, height: 297, top: 25, right: 25, bottom: 25, left: 30 };
/** A list of up to this long is not split over pages. */
export const KEPT_TOGETHER = 10;
/** A longer first line of the letterhead would break in its larger size. */
export const LETTERHEAD_LONGEST = 40;
/** Room for a signature and a stamp, in millimetres. */
export const SIGNATURE_ROOM = 25;
/** Of the text's width, what each part of a chart's line takes. */
export const CHART_WIDTHS = { label: 0.34, bar: 0.3, text: 0.36 };
/** Hexadecimal shades of a bar's parts: told apart in black and white too. */
export const SHADES = ['1F4E79', '7BA7D0', 'D9D9D9'];

/** XML 1.0 has no place for most control characters, and Word refuses a file with one. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whole units, of `whole` in all, that each part of a bar takes; what is not nothing takes one at least. */
export function shares(chart: Chart, bar: Chart['bars'][number], whole: number): { units: number; shade: string }[] {
  const most = Math.max(1, ...chart.bars.map(({ value }) => value));
  const parts = bar.parts ?? [bar.value];
  let left = whole;
  return parts.flatMap((value, index) => {
    const units = value > 0 ? Math.min(left, Math.max(1, Math.round((value / most) * whole))) : 0;
    left -= units;
    return units > 0 ? [{ units, shade: SHADES[index] ?? SHADES[0] ?? '' }] : [];
  });
}

/** Two photos a row. */
export const pairs = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / 2) }, (_, i) => all.slice(i * 2, i * 2 + 2));
