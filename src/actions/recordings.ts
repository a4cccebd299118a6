import { dropCounts, setCounts } from '../db/counts.ts';
import { runBatch, type Statement } from '../db/database.ts';
import { factsChanged } from '../db/events.ts';
import { dropForces, setForces } from '../db/forces.ts';
import { findOutcome, insertOutcomes, removeOutcomes } from '../db/outcomes.ts';
import { type OutcomeInput, unitKey } from '../domain/record-inputs.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/** What every recording does: on an event that is neither cancelled nor final, with the audit, making drafts stale. */
async function recordOn(
  ctx: Context,
  eventId: string,
  action: string,
  after: unknown,
  write: Statement[],
): Promise<{ ok: true } | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      ...write,
      auditedIfChanged(ctx, eventId, action, eventId, { after }),
      factsChanged(ctx, eventId),
    ]),
  );
  return Array.isArray(written) ? { ok: true } : written;
}

/** Records strength on parade by unit; the same unit again, however written, replaces. Units in `removed` go. */
export async function recordForces(
  ctx: Context,
  eventId: string,
  units: { unit: string; personnel: number; vehicles?: number }[],
  removed: string[] = [],
): Promise<{ ok: true } | Refusal> {
  const rows = units.map((u) => ({
    id: ctx.newId('fc'),
    unit: u.unit,
    unitKey: unitKey(u.unit),
    personnel: u.personnel,
    vehicles: u.vehicles ?? null,
  }));
  const gone = removed.length
    ? await recordOn(ctx, eventId, 'forces.removed', removed, [dropForces(ctx, eventId, removed.map(unitKey))])
    : { ok: true as const };
  if (!gone.ok || !rows.length) return gone;
  return recordOn(ctx, eventId, 'forces.recorded', units, [setForces(ctx, eventId, rows)]);
}

/** Records what was counted; the same again replaces. What is in `removed` was not counted after all. */
export async function recordCounts(
  ctx: Context,
  eventId: string,
  counts: { what: string; number: number; note?: string }[],
  removed: string[] = [],
): Promise<{ ok: true } | Refusal> {
  const rows = counts.map((c) => ({ id: ctx.newId('ct'), what: c.what, number: c.number, note: c.note ?? null }));
  const gone = removed.length
    ? await recordOn(ctx, eventId, 'counts.removed', removed, [dropCounts(ctx, eventId, removed)])
    : { ok: true as const };
  if (!gone.ok || !rows.length) return gone;
  return recordOn(ctx, eventId, 'counts.recorded', counts, [setCounts(ctx, eventId, rows)]);
}

/**
 * Appends what was said, decided, asked, risked and agreed; the new rows' ids in order. With a context that makes the same
 * ids again, as doors do for a form sent twice, the second time appends nothing.
 */
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
  const ids = rows.map((r) => r.id);
  if (await findOutcome(ctx, ids[0] ?? '')) return { ok: true, ids };
  const done = await recordOn(ctx, eventId, 'outcomes.recorded', rows, [insertOutcomes(ctx, eventId, rows, ctx.now())]);
  return done.ok ? { ok: true, ids } : done;
}

/** Takes an outcome back, or `n` recorded together from it on. Said again it does nothing. */
export async function dropOutcomes(ctx: Context, id: string, n = 1): Promise<{ ok: true; eventId: string } | Refusal> {
  const row = await findOutcome(ctx, id);
  if (!row) return { ok: false, reason: 'not_found' };
  if (row.removedAt !== null && n === 1) return { ok: true, eventId: row.eventId };
  const done = await recordOn(ctx, row.eventId, 'outcome.removed', { id, n }, [removeOutcomes(ctx, row, n, ctx.now())]);
  return done.ok ? { ok: true, eventId: row.eventId } : done;
}
