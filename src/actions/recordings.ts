import { setCounts } from '../db/counts.ts';
import { runBatch, type Statement } from '../db/database.ts';
import { factsChanged, findEvent } from '../db/events.ts';
import { setForces } from '../db/forces.ts';
import { findOutcome, insertOutcomes, removeOutcome } from '../db/outcomes.ts';
import type { OutcomeInput } from '../domain/record-inputs.ts';
import { audited, type Refusal, unlessFinal } from './audit.ts';
import type { Context } from './context.ts';

/** What every recording does: on an event that is neither cancelled nor final, with the audit, making drafts stale. */
async function recordOn(
  ctx: Context,
  eventId: string,
  action: string,
  after: unknown,
  write: () => Statement,
): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [write(), audited(ctx, eventId, action, eventId, { after }), factsChanged(ctx, eventId)]),
  );
  return Array.isArray(written) ? { ok: true } : written;
}

/** Records strength on parade by unit; the same unit again, however written, replaces. */
export function recordForces(
  ctx: Context,
  eventId: string,
  units: { unit: string; personnel: number; vehicles?: number }[],
) {
  const rows = units.map((u) => ({
    id: ctx.newId('fc'),
    unit: u.unit,
    unitKey: u.unit.toLowerCase().replace(/\s+/g, ' '),
    personnel: u.personnel,
    vehicles: u.vehicles ?? null,
  }));
  return recordOn(ctx, eventId, 'forces.recorded', units, () => setForces(ctx, eventId, rows));
}

/** Records what was counted; the same again replaces. */
export function recordCounts(ctx: Context, eventId: string, counts: { what: string; number: number; note?: string }[]) {
  const rows = counts.map((c) => ({ id: ctx.newId('ct'), what: c.what, number: c.number, note: c.note ?? null }));
  return recordOn(ctx, eventId, 'counts.recorded', counts, () => setCounts(ctx, eventId, rows));
}

/** Appends what was said, decided, asked, risked and agreed; the new rows' ids in order. */
export async function recordOutcomes(
  ctx: Context,
  eventId: string,
  outcomes: OutcomeInput[],
): Promise<{ ok: true; ids: string[] } | Refusal> {
  const rows = outcomes.map((o) => ({
    id: ctx.newId('oc'),
    kind: o.kind,
    text: o.text,
    speaker: o.speaker ?? null,
    owner: o.owner ?? null,
    due: o.due ?? null,
  }));
  const done = await recordOn(ctx, eventId, 'outcomes.recorded', rows, () =>
    insertOutcomes(ctx, eventId, rows, ctx.now()),
  );
  return done.ok ? { ok: true, ids: rows.map((r) => r.id) } : done;
}

/** Takes one outcome back. Said again it is not found. */
export async function dropOutcome(ctx: Context, id: string): Promise<{ ok: true; eventId: string } | Refusal> {
  const row = await findOutcome(ctx, id);
  if (!row) return { ok: false, reason: 'not_found' };
  const done = await recordOn(ctx, row.eventId, 'outcome.removed', { id }, () => removeOutcome(ctx, id, ctx.now()));
  return done.ok ? { ok: true, eventId: row.eventId } : done;
}
