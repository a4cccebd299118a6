import * as z from 'zod';
import { email, type FieldProblem, line, parseInput, phone } from './input.ts';

/** What a row of a pasted directory can say. */
export const ROW_FIELDS = ['position', 'name', 'agency', 'email', 'phone', 'staff_email', 'staff_phone'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

const directoryRow = z.object({
  position: line(200),
  agency: line(200),
  name: line(200).optional(),
  email: email().optional(),
  phone: phone().optional(),
  staff_email: email().optional(),
  staff_phone: phone().optional(),
});
export type DirectoryRow = z.output<typeof directoryRow>;

/** A row that can be read, by the line it begins on (1 first). */
export type PastedRow = { line: number; row: DirectoryRow };
export type RowProblem = FieldProblem & { line: number };
export type PastedRows = {
  rows: PastedRow[];
  problems: RowProblem[];
  /** Headings of columns that say nothing we keep. */
  ignored: string[];
};

/** Rows read at once. */
export const MOST_ROWS = 1000;

type Cells = { line: number; cells: string[] };

/** Cells as spreadsheets copy and save them: a cell in quotes may hold separators and line breaks, "" is a quote. */
function cellsOf(text: string, separator: string): Cells[] {
  const rows: Cells[] = [];
  let row: Cells = { line: 1, cells: [] };
  let cell = '';
  let quoted = false;
  let at = 1;
  const endCell = () => {
    row.cells.push(cell.replace(/\s+/g, ' ').trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (char === '\n') at += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (char === separator) endCell();
    else if (char === '\n') {
      endCell();
      rows.push(row);
      row = { line: at, cells: [] };
    } else cell += char;
  }
  endCell();
  rows.push(row);
  return rows.filter(({ cells }) => cells.some(Boolean));
}

/** Tab where spreadsheets copied it; else the semicolon of Indonesian CSV; else the comma. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const lines = text.split('\n').filter((l) => l.trim());
  return lines.filter((l) => l.includes(';')).length * 2 >= lines.length ? ';' : ',';
}

const STAFF = /\b(?:staf|staff|ajudan|adc|tu|sekpri|spri|protokol|aide|pa)\b/;
const HEADINGS: readonly (readonly [RegExp, RowField])[] = [
  [/\b(?:surel|e ?mail|alamat surat elektronik)\b/, 'email'],
  [/\b(?:telepon|telpon|telp|tlp|tel|hp|handphone|ponsel|whatsapp|wa|kontak|phone|mobile)\b/, 'phone'],
  [/\b(?:instansi|lembaga|organisasi|opd|skpd|unit kerja|satuan kerja|satker|kantor|agency|asal)\b/, 'agency'],
  [/\b(?:jabatan|posisi|position|title)\b/, 'position'],
  [/\b(?:nama|name|pejabat)\b/, 'name'],
];

/** What a column's heading means; null for one we do not keep. */
function fieldOf(heading: string): RowField | null {
  const words = heading
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  // 'nama jabatan' is the office, 'nama instansi' the agency: the first rule that fits, counts
  const field = HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  if (field === 'email' || field === 'phone') return STAFF.test(words) ? `staff_${field}` : field;
  return field;
}

const isNumbering = (cell: string | undefined) => /^(?:no\.?|nomor|#|\d{1,4}[.)]?)?$/i.test(cell ?? '');

/** The columns by a header row, or the usual order with a column of numbers before it or not. */
function columnsOf(rows: Cells[]): { columns: (RowField | null)[]; ignored: string[]; body: Cells[] } {
  const first = rows[0]?.cells ?? [];
  const named = first.map((heading) => (isNumbering(heading) ? null : fieldOf(heading)));
  const header = named.includes('position') && named.filter(Boolean).length >= 2 && !first.some((c) => c.includes('@'));
  if (!header) {
    const numbered = rows.length > 0 && rows.every(({ cells }) => cells[0] !== '' && isNumbering(cells[0]));
    return { columns: numbered ? [null, ...ROW_FIELDS] : [...ROW_FIELDS], ignored: [], body: rows };
  }
  const columns = named.map((field, i) => (named.indexOf(field) === i ? field : null));
  return {
    columns,
    ignored: first.filter((heading, i) => columns[i] === null && !isNumbering(heading)),
    body: rows.slice(1),
  };
}

/**
 * Reads lines copied from a spreadsheet, or typed, with tabs, `;` or `,` between the cells. A header row in Indonesian or
 * English names the columns in any order; without one they are: jabatan, nama, instansi, surel, telepon, surel staf, telepon
 * staf. An empty agency is that of the row above (joined cells are copied so), unless that row is wrong. Dashes stand for nothing.
 */
export function parseDirectoryRows(text: string): PastedRows {
  const plain = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const { columns, ignored, body } = columnsOf(cellsOf(plain, separatorOf(plain)));
  const rows: PastedRow[] = [];
  const problems: RowProblem[] = [];
  let agency: string | undefined;
  for (const { line: at, cells } of body.slice(0, MOST_ROWS)) {
    const given: Partial<Record<RowField, string>> = {};
    for (const [i, cell] of cells.entries()) {
      const field = columns[i];
      if (field && cell && !/^[-–—]+$/.test(cell)) given[field] = cell;
    }
    const spare = cells.slice(columns.length).some(Boolean);
    if (spare) problems.push({ line: at, field: '', rule: 'columns', params: { maximum: columns.length } });
    const read = parseInput(directoryRow, { ...given, agency: given.agency ?? agency });
    agency = read.ok && !spare ? read.value.agency : undefined;
    if (!read.ok) problems.push(...read.problems.map((p) => ({ line: at, ...p })));
    else if (!spare) rows.push({ line: at, row: read.value });
  }
  const over = body[MOST_ROWS];
  if (over) problems.push({ line: over.line, field: '', rule: 'big_array', params: { maximum: MOST_ROWS } });
  return { rows, problems, ignored };
}
