/** A row of a list in a form: its key in the fields' names (`list_key_part`) and what was typed in each part. */
export type Row<Part extends string> = { key: number; typed: Record<Part, string> };

/** Rows read of one list; more is no form of ours. */
const MOST = 300;

const named = (name: string, list: string) => {
  const m = /^(\d{1,4})_(\w+)$/.exec(name.startsWith(`${list}_`) ? name.slice(list.length + 1) : '');
  return m && { key: Number(m[1]), part: m[2] ?? '' };
};

/** The rows of a list in the order in which they stand in the form, empty ones too. */
export function rowsIn<Part extends string>(typed: URLSearchParams, list: string, parts: readonly Part[]): Row<Part>[] {
  const rows = new Map<number, Row<Part>>();
  for (const [name, value] of typed) {
    const found = named(name, list);
    const part = parts.find((one) => one === found?.part);
    if (!found || !part) continue;
    const row = rows.get(found.key) ?? { key: found.key, typed: blank(parts) };
    row.typed[part] = value;
    rows.set(found.key, row);
  }
  return [...rows.values()].slice(0, MOST);
}

function blank<Part extends string>(parts: readonly Part[]): Record<Part, string> {
  return Object.fromEntries(parts.map((part) => [part, ''])) as Record<Part, string>;
}

/** Whether something was typed in one of `parts` of a row. */
export const isFilled = <Part extends string>(row: Row<Part>, parts: readonly Part[]) =>
  parts.some((part) => row.typed[part].trim() !== '');

/** The same form with other rows in a list. */
export function withRows<Part extends string>(
  typed: URLSearchParams,
  list: string,
  rows: readonly Row<Part>[],
): URLSearchParams {
  const result = new URLSearchParams([...typed].filter(([name]) => !named(name, list)));
  for (const row of rows) {
    for (const [part, value] of Object.entries<string>(row.typed)) result.append(`${list}_${row.key}_${part}`, value);
  }
  return result;
}

/** Rows from what each holds, numbered from 0. */
export function freshRows<Part extends string>(
  parts: readonly Part[],
  held: readonly Partial<Record<Part, string | null>>[],
): Row<Part>[] {
  return held.map((one, key) => ({
    key,
    typed: Object.fromEntries(parts.map((part) => [part, one[part] ?? ''])) as Record<Part, string>,
  }));
}

/** The rows with an empty one behind that of key `after`, or at the end; and the new one's key. */
export function withEmptyRow<Part extends string>(
  rows: readonly Row<Part>[],
  parts: readonly Part[],
  after?: number,
): { rows: Row<Part>[]; key: number } {
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
  const at = after === undefined ? -1 : rows.findIndex((row) => row.key === after);
  const place = at < 0 ? rows.length : at + 1;
  return { rows: [...rows.slice(0, place), { key, typed: blank(parts) }, ...rows.slice(place)], key };
}
