import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { insertEdit, listEdits } from '../db/report-versions.ts';
import { currentReport, draftingReport, type ReportRow, updateText } from '../db/reports.ts';
import type { StoredSentence } from '../db/schema/reports.ts';
import { computeFacts, type Fact } from '../domain/facts.ts';
import { kindById } from '../domain/kinds.ts';
import { applied, type Deed, WHAT } from '../domain/report-editing.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { eventRecord } from './record.ts';
import { type Refusal, unlessFinal } from './refusals.ts';

/*
 * What a kill leaves behind: an edit is one batch (words, edit, audit), so it is done whole or not at all; the form's sender
 * sends it again, which is harmless. Nothing is written before the batch, and nothing after it.
 */

/** Another was quicker this often: more often somebody is really in the way. */
const TRIES = 5;

export type EditDone =
  | { ok: true; sentence: string; now: StoredSentence | null }
  | Refusal
  /** It says something else than was seen: `now` is what it says, null where it was removed. */
  | { ok: false; reason: 'changed'; now: StoredSentence | null };

/** The facts of a version, to check words against; recomputed from the record for versions that kept only their words. */
export async function factsOf(ctx: Context, report: Pick<ReportRow, 'eventId' | 'facts'>): Promise<Fact[]> {
  const kept = report.facts ?? [];
  if (kept.every((fact) => fact.kind !== undefined && fact.data !== undefined))
    return kept.map((fact) => ({ ...fact, refs: fact.refs ?? [] }) as Fact);
  const found = await eventRecord(ctx, report.eventId);
  return found ? computeFacts(found.record, kindById(found.record.kindId)) : [];
}

/**
 * Does one thing to a sentence of the draft that stands: words it anew, adds one, removes, brings back, keeps by name or lets
 * go of the name. Judged by the facts of the version. Said twice it is done once. Two at once are both done where they are
 * about two sentences; of two about one, the later hears `changed` with what stands.
 */
export async function editSentence(ctx: Context, eventId: string, deed: Deed): Promise<EditDone> {
  const { form } = deed;
  const newId = ctx.newId('sn');
  for (let time = 0; time < TRIES; time++) {
    const [event, found, drafting] = await Promise.all([
      findEvent(ctx, eventId),
      currentReport(ctx, eventId, form),
      draftingReport(ctx, eventId),
    ]);
    if (!event) return { ok: false, reason: 'not_found' };
    if (event.status === 'reported') return { ok: false, reason: 'final' };
    if (!found?.text || drafting || found.report.status !== 'draft') return { ok: false, reason: 'not_drafted' };
    const { report, text } = found;
    const [facts, past] = await Promise.all([factsOf(ctx, report), listEdits(ctx, report.id, form)]);
    const at = ctx.now();
    const done = applied(text.sections, deed, { facts, past, by: ctx.actor, at, newId });
    if (!done.ok) return done;
    const now = (sections: typeof text.sections) =>
      sections.flatMap(({ sentences }) => sentences).find(({ id }) => id === done.sentence) ?? null;
    if (!done.changed) return { ok: true, sentence: done.sentence, now: now(text.sections) };
    const { before, after, sentence, parts } = done;
    const revision = text.revision + 1;
    const what = WHAT[deed.action];
    const said = (one: StoredSentence | null) =>
      one && { text: one.text, verdict: one.verdict, kept: Boolean(one.kept) };
    const written = await unlessFinal(() =>
      runBatch(ctx.db, [
        updateText(ctx, report.id, form, parts, text.revision),
        insertEdit(ctx, {
          id: ctx.newId('re'),
          eventId,
          reportId: report.id,
          form,
          sentenceId: sentence,
          what,
          before,
          after,
          revision,
          by: ctx.actor,
          at,
        }),
        auditedIfChanged(ctx, eventId, `sentence.${what}`, report.id, {
          before: { form, sentence, ...said(before) },
          after: { form, sentence, ...said(after) },
        }),
      ]),
    );
    if (!Array.isArray(written)) return written;
    const [rows] = written as [{ revision: number }[]];
    if (rows.length) return { ok: true, sentence, now: now(parts) };
  }
  return { ok: false, reason: 'changed', now: null };
}
