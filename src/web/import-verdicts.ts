import { createHash } from 'node:crypto';
import type { Preview, PreviewRow } from '../actions/directory-import.ts';
import { alikePersons } from '../domain/alike.ts';
import type { Decision } from '../domain/directory.ts';
import { samePerson } from '../domain/names.ts';
import type { RowField, RowProblem } from '../domain/pasted-rows.ts';
import { type Language, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';

/** What a person has to do about a row: mend it, decide, look at it, or nothing. */
export type Verdict = 'wrong' | 'similar' | 'change' | 'fill' | 'new' | 'same';

/** The verdict on a row that can be read. */
export function verdictOf({ means, contacts }: Pick<PreviewRow, 'means' | 'contacts'>): Exclude<Verdict, 'wrong'> {
  if (means === 'similar_office' || means === 'similar_person') return 'similar';
  if (means === 'change' || means === 'new') return means;
  return means === 'holder' || contacts.length ? 'fill' : 'same';
}

/** The name a known office's holder would have by a row that is alike to it; null where the holder stays. */
export function holderBy({ row, office }: Pick<PreviewRow, 'row' | 'office'>): string | null {
  if (!row.name || !office) return null;
  const { holder } = office;
  if (holder && (samePerson({ name: row.name }, { name: holder.name }) || alikePersons(row.name, holder.name)))
    return null;
  return row.name;
}

/** The form's field that holds what was decided about a line. */
export const lineField = (line: number) => `baris_${line}`;

/** What was decided, by line, as the form says it. `tulisan` is the same person under a new writing. */
export function decisionsOf(typed: URLSearchParams): Partial<Record<number, Decision>> {
  const decided: Partial<Record<number, Decision>> = {};
  for (const [name, value] of typed) {
    const line = /^baris_([1-9]\d{0,5})$/.exec(name)?.[1];
    if (!line) continue;
    if (value === 'same' || value === 'new' || value === 'skip') decided[Number(line)] = value;
    else if (value === 'tulisan') decided[Number(line)] = 'same';
  }
  return decided;
}

/** The names that shall be written as the table has them. */
export function spellingsOf({ rows }: Preview, typed: URLSearchParams) {
  return rows.flatMap(({ line, row, office }) => {
    const wanted = typed.get(lineField(line)) === 'tulisan' || typed.get(`tulisan_${line}`) === '1';
    return wanted && office?.holder && row.name
      ? [{ officeId: office.id, from: office.holder.name, to: row.name }]
      : [];
  });
}

/** A seal of what was shown: the rows and what they mean beside the directory. */
export function sealOf({ rows, problems }: Preview): string {
  const shown = rows.map(({ line, row, means, office }) => [line, row, means, office?.id, office?.holder]);
  return createHash('sha256')
    .update(JSON.stringify([shown, problems]))
    .digest('base64url')
    .slice(0, 22);
}

/** What is wrong with a pasted line, with the column it is about. */
export function problemOf({ rule, params, field }: RowProblem, language: Language): string {
  const { directoryImport: words } = messages(language);
  const own = words.problem[rule as keyof typeof words.problem] as ((inputs: object) => string) | undefined;
  const text = own ? own(params) : problemText({ rule, params }, language);
  const column = words.columns[field as RowField];
  return column ? words.wrongField({ field: column, text }) : text;
}
