import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import {
  beginReport,
  currentReport,
  draftingReport,
  lockEvent,
  lockReport,
  type ReportRow,
  type ReportText,
} from '../db/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { audited, auditedOnce } from './audit.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';
import { draftLease } from './report-drafts.ts';

/** Starts the workflow of the version being drafted, if one is. */
export async function startReport(ctx: Context, eventId: string): Promise<void> {
  const drafting = await draftingReport(ctx, eventId);
  if (drafting) await ctx.start.report(drafting.id);
}

/** Begins a new version of a closed event's report, from what is recorded now. */
export async function redraftReport(ctx: Context, eventId: string): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status !== 'closed') return { ok: false, reason: 'not_drafted' };
  const id = ctx.newId('rp');
  await runBatch(ctx.db, [
    beginReport(ctx, id, eventId, ctx.now(), draftLease(ctx)),
    audited(ctx, eventId, 'report.redrafted', id),
  ]);
  await startReport(ctx, eventId);
  return { ok: true };
}

/** The report that stands, with its words in one form, and whether a fact changed after it was drafted. */
export async function readReport(
  ctx: Context,
  eventId: string,
  form: ReportForm = 'laporan',
): Promise<{ report: ReportRow; text: ReportText | null; stale: boolean } | undefined> {
  const [event, found] = await Promise.all([findEvent(ctx, eventId), currentReport(ctx, eventId, form)]);
  if (!event || !found) return undefined;
  const { report } = found;
  return { ...found, stale: report.status === 'draft' && event.factsRevision > report.factsRevision };
}

/** Locks the newest draft and the event with it. Said again it changes nothing. */
export async function finalizeReport(ctx: Context, eventId: string): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: true };
  const [locked] = (await runBatch(ctx.db, [
    lockReport(ctx, eventId, ctx.now(), ctx.actor),
    auditedOnce(ctx, eventId, 'report.finalised', eventId),
    lockEvent(ctx, eventId),
  ])) as [{ id: string }[]];
  if (locked.length) return { ok: true };
  return (await findEvent(ctx, eventId))?.status === 'reported' ? { ok: true } : { ok: false, reason: 'not_drafted' };
}
