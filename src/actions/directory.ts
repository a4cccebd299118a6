import { runBatch } from '../db/database.ts';
import { findOffice, findTenure, listTenures, type TenureRow } from '../db/directory.ts';
import { insertOffices, type NewOffice, updateOffice } from '../db/offices.ts';
import { endTenure as endStatement, installHolders, rejectTenure as rejectStatement, respell } from '../db/tenures.ts';
import type { HolderInput, OfficeChangeInput, OfficeInput } from '../domain/directory.ts';
import { samePerson } from '../domain/names.ts';
import { agencyKey, officeKey, parsePosition } from '../domain/offices.ts';
import { precedenceClass } from '../domain/precedence.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';

type NotFound = { ok: false; reason: 'not_found' };
const NOT_FOUND: NotFound = { ok: false, reason: 'not_found' };

/** A row for an office that may be new. */
export function officeRow(
  ctx: Context,
  input: Pick<OfficeInput, 'position' | 'agency' | 'email' | 'phone' | 'staff_email' | 'staff_phone'>,
): NewOffice {
  const { title } = parsePosition(input.position);
  return {
    id: ctx.newId('of'),
    agencyId: ctx.newId('ac'),
    agencyKey: agencyKey(input.agency),
    agency: input.agency,
    key: officeKey(input.position, input.agency),
    title,
    precedenceClass: precedenceClass(title),
    email: input.email ?? null,
    phone: input.phone ?? null,
    staffEmail: input.staff_email ?? null,
    staffPhone: input.staff_phone ?? null,
  };
}

/** Adds an office with its agency, contacts and holder. One that is there, however it is written, is `exists` and stays. */
export async function addOffice(
  ctx: Context,
  input: OfficeInput,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'exists' }> {
  const office = officeRow(ctx, input);
  const capacity = input.capacity ?? parsePosition(input.position).capacity;
  const holder = input.name
    ? [{ id: ctx.newId('tn'), officeId: office.id, name: input.name, capacity, from: input.from ?? null }]
    : [];
  const [agencies, offices] = insertOffices(ctx, [office]);
  if (!agencies || !offices) throw new Error('an office is two statements');
  await runBatch(ctx.db, [
    agencies,
    offices,
    auditedIfChanged(ctx, null, 'office.added', office.id, { after: { title: office.title, agency: office.agency } }),
    // of an office that was there already nothing is found by this new id
    ...installHolders(ctx, holder, ctx.now()),
  ]);
  return (await findOffice(ctx, office.id)) ? { ok: true, id: office.id } : { ok: false, reason: 'exists' };
}

/** Changes an office's title, class and contacts. `exists`: its agency has another office of that title. */
export async function changeOffice(
  ctx: Context,
  id: string,
  input: OfficeChangeInput,
): Promise<{ ok: true } | NotFound | { ok: false; reason: 'exists' }> {
  const before = await findOffice(ctx, id);
  if (!before) return NOT_FOUND;
  const { title } = parsePosition(input.title);
  const after = {
    title,
    key: officeKey(title, before.agency),
    precedenceClass: input.precedence_class ?? precedenceClass(title),
    email: input.email ?? null,
    phone: input.phone ?? null,
    staffEmail: input.staff_email ?? null,
    staffPhone: input.staff_phone ?? null,
  };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter((name) => before[name] !== after[name]);
  if (!changed.length) return { ok: true };
  const [written] = (await runBatch(ctx.db, [
    updateOffice(ctx, { id, ...after }),
    // contacts are deleted one day, the audit is not: it says which changed
    auditedIfChanged(ctx, null, 'office.changed', id, {
      before: { title: before.title, precedence_class: before.precedenceClass },
      after: { title, precedence_class: after.precedenceClass, changed },
    }),
  ])) as D1Result[];
  return written?.meta.changes ? { ok: true } : { ok: false, reason: 'exists' };
}

/** Who holds an office on a date, of its tenures. */
export function holderOn(tenures: readonly TenureRow[], date: string): TenureRow | undefined {
  return tenures
    .filter((u) => u.state === 'confirmed' && (u.fromDate ?? '') <= date && (u.untilDate ?? '9999') >= date)
    .sort((a, b) => ((a.fromDate ?? '') < (b.fromDate ?? '') ? 1 : -1))[0];
}

const isHe = (holder: TenureRow | undefined, name: string, capacity: string) =>
  holder !== undefined && holder.capacity === capacity && samePerson({ name: holder.name }, { name });

/**
 * A new holder from a day on: who held the office then ends the day before. He who holds it already in that capacity
 * stays (`already`), however his name is written. Invitations made from now on name the holder of their event's day.
 */
export async function changeHolder(
  ctx: Context,
  officeId: string,
  input: HolderInput,
): Promise<{ ok: true; already: boolean } | NotFound> {
  const office = await findOffice(ctx, officeId);
  if (!office) return NOT_FOUND;
  const present = holderOn(await listTenures(ctx, officeId), input.from);
  if (isHe(present, input.name, input.capacity)) return { ok: true, already: true };
  await runBatch(ctx.db, [
    ...installHolders(ctx, [{ ...input, id: ctx.newId('tn'), officeId }], ctx.now()),
    audited(ctx, null, 'office.holder_changed', officeId, {
      before: present ? { name: present.name, capacity: present.capacity } : null,
      after: { name: input.name, capacity: input.capacity, from: input.from },
    }),
  ]);
  return { ok: true, already: false };
}

/**
 * Confirms who was proposed. Where nobody was known he is the holder as far as is known; where another holds the office
 * he takes it over on `today`; where he is the holder written differently, the proposed writing stands.
 */
export async function confirmTenure(
  ctx: Context,
  id: string,
  today: string,
): Promise<{ ok: true; officeId: string } | NotFound> {
  const proposal = await findTenure(ctx, id);
  if (!proposal) return NOT_FOUND;
  const { officeId, name, capacity } = proposal;
  if (proposal.state !== 'proposed') return { ok: true, officeId };
  const present = holderOn(await listTenures(ctx, officeId), today);
  const from = present ? today : null;
  await runBatch(ctx.db, [
    ...(present && isHe(present, name, capacity)
      ? respell(ctx, present.id, proposal)
      : installHolders(ctx, [{ id: ctx.newId('tn'), officeId, name, capacity, from }], ctx.now())),
    audited(ctx, null, 'tenure.confirmed', officeId, {
      before: present ? { name: present.name, capacity: present.capacity } : null,
      after: { name, capacity, from },
    }),
  ]);
  return { ok: true, officeId };
}

/** Says that one proposed, or entered by mistake, does not hold the office; the same name is not proposed again. */
export async function rejectTenure(ctx: Context, id: string): Promise<{ ok: true; officeId: string } | NotFound> {
  const tenure = await findTenure(ctx, id);
  if (!tenure) return NOT_FOUND;
  await runBatch(ctx.db, [
    rejectStatement(ctx, id),
    auditedIfChanged(ctx, null, 'tenure.rejected', tenure.officeId, {
      before: { name: tenure.name, capacity: tenure.capacity, state: tenure.state },
    }),
  ]);
  return { ok: true, officeId: tenure.officeId };
}

/** Ends a tenure on its last day without a successor: the office is vacant after it. A day outside it is `outside`. */
export async function endTenure(
  ctx: Context,
  id: string,
  until: string,
): Promise<{ ok: true; officeId: string } | NotFound | { ok: false; reason: 'outside' }> {
  const tenure = await findTenure(ctx, id);
  if (tenure?.state !== 'confirmed') return NOT_FOUND;
  const { officeId } = tenure;
  if (tenure.untilDate === until) return { ok: true, officeId };
  const [ended] = (await runBatch(ctx.db, [
    endStatement(ctx, id, until),
    auditedIfChanged(ctx, null, 'tenure.ended', officeId, { after: { name: tenure.name, until } }),
  ])) as D1Result[];
  return ended?.meta.changes ? { ok: true, officeId } : { ok: false, reason: 'outside' };
}
