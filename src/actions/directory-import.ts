import { runBatch } from '../db/database.ts';
import { wholeDirectory } from '../db/directory.ts';
import { insertOffices, type NewOffice, updateContacts } from '../db/offices.ts';
import { installHolders, type NewHolder } from '../db/tenures.ts';
import { type Decision, type Meaning, meaningOf, outcomeOf } from '../domain/directory.ts';
import { officeKey, parsePosition } from '../domain/offices.ts';
import { type PastedRow, parseDirectoryRows, type RowProblem } from '../domain/pasted-rows.ts';
import { audited } from './audit.ts';
import type { Context } from './context.ts';
import { officeRow } from './directory.ts';

export type PreviewRow = PastedRow & Meaning;
export type Preview = { rows: PreviewRow[]; problems: RowProblem[]; ignored: string[] };

/** What each pasted row would do on `today`, and what of it cannot be read. An office that stands twice is a problem of the second. */
export async function previewImport(ctx: Context, text: string, today: string): Promise<Preview> {
  const { rows, problems, ignored } = parseDirectoryRows(text);
  const meaning = meaningOf(await wholeDirectory(ctx, today));
  const first = new Map<string, number>();
  const twice: RowProblem[] = [];
  const once = rows.filter(({ line, row }) => {
    const key = officeKey(row.position, row.agency);
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else twice.push({ line, field: 'position', rule: 'repeated', params: { line: before } });
    return before === undefined;
  });
  return {
    rows: once.map((pasted) => ({ ...pasted, ...meaning(pasted.row) })),
    problems: [...problems, ...twice].sort((a, b) => a.line - b.line),
    ignored,
  };
}

export type Imported = { ok: true; offices: number; contacts: number; holders: number };

/**
 * Imports pasted rows into the directory, all or none. `decisions` by line settle what is similar, and `skip` leaves any
 * row out, one with a problem too. A change of holder holds from `today`. The same again changes nothing.
 */
export async function importDirectory(
  ctx: Context,
  text: string,
  decisions: Partial<Record<number, Decision>>,
  today: string,
): Promise<
  | Imported
  | { ok: false; reason: 'invalid'; problems: RowProblem[] }
  | { ok: false; reason: 'undecided'; lines: number[] }
> {
  const preview = await previewImport(ctx, text, today);
  const problems = preview.problems.filter((p) => decisions[p.line] !== 'skip');
  if (problems.length) return { ok: false, reason: 'invalid', problems };
  const offices: NewOffice[] = [];
  const contacts: Parameters<typeof updateContacts>[1] = [];
  const holders: NewHolder[] = [];
  const undecided: number[] = [];
  for (const { line, row, ...meaning } of preview.rows) {
    const outcome = outcomeOf(row, meaning, decisions[line]);
    if (outcome === 'skip') continue;
    if (outcome === null) {
      undecided.push(line);
      continue;
    }
    const known = outcome.office === 'new' ? null : outcome.office;
    const added = known ? null : officeRow(ctx, row);
    if (added) offices.push(added);
    if (known && meaning.contacts.length)
      contacts.push({
        id: known.id,
        email: row.email ?? null,
        phone: row.phone ?? null,
        staffEmail: row.staff_email ?? null,
        staffPhone: row.staff_phone ?? null,
      });
    const officeId = known?.id ?? added?.id;
    if (outcome.install && row.name && officeId)
      holders.push({
        id: ctx.newId('tn'),
        officeId,
        name: row.name,
        capacity: parsePosition(row.position).capacity,
        from: known?.holder ? today : null,
      });
  }
  if (undecided.length) return { ok: false, reason: 'undecided', lines: undecided };
  const imported: Imported = { ok: true, offices: offices.length, contacts: contacts.length, holders: holders.length };
  if (!offices.length && !contacts.length && !holders.length) return imported;
  await runBatch(ctx.db, [
    ...insertOffices(ctx, offices),
    updateContacts(ctx, contacts),
    ...installHolders(ctx, holders, ctx.now()),
    audited(ctx, null, 'directory.imported', ctx.organizationId, {
      after: { offices: offices.length, contacts: contacts.length, holders: holders.length },
    }),
  ]);
  return imported;
}
