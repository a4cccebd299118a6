import { runBatch } from '../db/database.ts';
import { findOrganization } from '../db/organizations.ts';
import { findReport, saveDraft, saveTexts } from '../db/reports.ts';
import type { ModelUsage, StoredSection } from '../db/schema/reports.ts';
import { completeDraft } from '../domain/draft/complete.ts';
import { type Draft, REPORT_FORMS } from '../domain/draft/draft.ts';
import { writeReport } from '../domain/draft/writer.ts';
import { computeFacts, type Fact } from '../domain/facts.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import { verifyDraft } from '../domain/verification/verify.ts';
import { writeWithModel } from '../llm/writer.ts';
import { actingFor, type Context } from './context.ts';
import { eventRecord } from './record.ts';

/** Until when (epoch ms) a promised draft is the workflow's; after that the sweep starts it again. */
export function draftLease(ctx: Context): number {
  return ctx.now() + 15_000 + (ctx.model?.timeoutMs ?? 0);
}

/** A draft with its verdicts, as it is stored: a source that does not exist counts against its sentence and is not kept. */
function judged(draft: Draft, facts: Fact[]): StoredSection[] {
  const known = new Set(facts.map((f) => f.id));
  let n = 0;
  return verifyDraft(draft, facts).sections.map(({ part, heading, sentences }) => ({
    ...(part && { part }),
    heading,
    sentences: sentences.map((s) => ({ id: `s${++n}`, ...s, sources: s.sources.filter((id) => known.has(id)) })),
  }));
}

/**
 * The words of the full report: the model's where the installation has one and the organization lets it (asked again before
 * every call, so that a no counts at once), section by section where they stand beside the deterministic writer's.
 */
async function fullReport(ctx: Context, facts: Fact[], first: boolean) {
  const whole = writeReport(facts, 'laporan');
  const { model } = ctx;
  const mayAsk = async () => (await findOrganization(ctx.db, ctx.organizationId))?.modelAllowed ?? false;
  if (!model || !first || !(await mayAsk())) return { report: whole, writer: 'deterministic', usage: null };
  const terms = { nonce: ctx.newId('pagar'), mayAsk, clock: ctx.now };
  const { draft, worded, usage } = await writeWithModel(model, facts, whole, terms);
  const took: ModelUsage = { model: model.name, ...usage };
  return {
    // a model may leave out what it likes; what is recorded is told all the same
    report: completeDraft(verifyDraft(draft, facts), whole),
    writer: worded.length > 0 ? model.name : 'deterministic',
    usage: usage.calls > 0 ? took : null,
  };
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
  const { report, writer, usage } = await fullReport(own, facts, row.attempt === 0);
  const texts = Object.fromEntries(
    REPORT_FORMS.map((form) => [form, judged(form === 'laporan' ? report : writeReport(facts, form), facts)]),
  );
  await runBatch(ctx.db, [
    saveTexts(own, reportId, texts),
    saveDraft(own, reportId, {
      writer,
      usage,
      facts,
      missing: missingFields(record, kind),
      factsRevision: planned.event.factsRevision,
      draftedAt: ctx.now(),
    }),
  ]);
}
