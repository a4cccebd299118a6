import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { findOrganization } from '../db/organizations.ts';
import {
  beginReport,
  currentReport,
  draftingReport,
  findReport,
  lockEvent,
  lockReport,
  type ReportRow,
  saveDraft,
} from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import { completeDraft } from '../domain/draft/complete.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { writeReport } from '../domain/draft/writer.ts';
import { computeFacts, type Fact } from '../domain/facts.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import { verifyDraft } from '../domain/verification/verify.ts';
import { writeWithModel } from '../llm/writer.ts';
import { audited, auditedOnce } from './audit.ts';
import { actingFor, type Context } from './context.ts';
import { eventRecord } from './record.ts';
import type { Refusal } from './refusals.ts';

/** Until when (epoch ms) a promised draft is the workflow's; after that the sweep starts it again. */
export function draftLease(ctx: Context): number {
  return ctx.now() + 15_000 + (ctx.model?.timeoutMs ?? 0);
}

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

/** A draft with its verdicts, as it is stored: a source that does not exist counts against its sentence and is not kept. */
function judged(draft: Draft, facts: Fact[]): StoredSection[] {
  const known = new Set(facts.map((f) => f.id));
  return verifyDraft(draft, facts).sections.map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.map((s) => ({ ...s, sources: s.sources.filter((id) => known.has(id)) })),
  }));
}

/**
 * Drafts a promised report: facts from rows, words from the model or the deterministic writer, each sentence verified.
 * Saved once; run again it does nothing. A model is not asked again after the first attempt failed to save.
 */
export async function draftReport(ctx: Context, reportId: string): Promise<void> {
  const row = await findReport(ctx.db, reportId);
  if (row?.status !== 'drafting') return;
  const own = actingFor(ctx, row.organizationId);
  const found = await eventRecord(own, row.eventId);
  if (!found) return;
  const { record, planned } = found;
  const kind = kindById(record.kindId);
  const facts = computeFacts(record, kind);
  const allowed = (await findOrganization(ctx.db, row.organizationId))?.modelAllowed ?? false;
  const byModel = ctx.model && allowed && row.attempt === 0 ? await writeWithModel(ctx.model, facts) : null;
  const whole = writeReport(facts, 'laporan');
  // a model may leave out what it likes; what is recorded is told all the same
  const report = byModel ? completeDraft(verifyDraft(byModel, facts), whole) : whole;
  await runBatch(ctx.db, [
    saveDraft(own, reportId, {
      writer: byModel && ctx.model ? ctx.model.name : 'deterministic',
      sections: judged(report, facts),
      message: judged(writeReport(facts, 'pesan'), facts),
      facts: facts.map((f) => ({ id: f.id, label: f.label, value: f.value })),
      missing: missingFields(record, kind),
      factsRevision: planned.event.factsRevision,
      draftedAt: ctx.now(),
    }),
  ]);
}

/** The report that stands, and whether a fact changed after it was drafted. */
export async function readReport(
  ctx: Context,
  eventId: string,
): Promise<{ report: ReportRow; stale: boolean } | undefined> {
  const [event, report] = await Promise.all([findEvent(ctx, eventId), currentReport(ctx, eventId)]);
  if (!event || !report) return undefined;
  return { report, stale: report.status === 'draft' && event.factsRevision > report.factsRevision };
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
