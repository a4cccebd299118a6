import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { allTexts, currentReport, draftingReport, insertRefreshed, type Revisions, stillTrue } from '../db/reports.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { writeReport } from '../domain/draft/writer.ts';
import { computeFacts } from '../domain/facts.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import { changedFacts, judged, type Part, refreshed } from '../domain/report-changes.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { eventRecord } from './record.ts';
import { type Refusal, unlessFinal } from './refusals.ts';

/*
 * What a kill leaves behind. Filling a gap is two batches: what is recorded, then the refresh. Killed between them, the fact
 * is recorded and the draft is stale: the page says so and offers the same refresh, which makes the very version that was
 * not made. The refresh itself is one batch (version, words, audit): whole or not at all; with a newer version there, with
 * other words than those it read or on a final event its first statement makes no row, and then nor do the others.
 */

const TRIES = 5;

/** The words of each form that a version has. */
export const revisionsOf = (texts: Partial<Record<ReportForm, { revision: number }>>): Revisions =>
  Object.fromEntries(Object.entries(texts).map(([form, { revision }]) => [form, revision]));

/**
 * Brings the draft that stands up to what is recorded now, as a next version in which only what rests on changed facts is
 * other. Asks no model. `made` is false where nothing that the report says changed; then no version is made.
 */
export async function refreshReport(
  ctx: Context,
  eventId: string,
): Promise<{ ok: true; made: boolean; version: number } | Refusal> {
  for (let time = 0; time < TRIES; time++) {
    const [event, drafting] = await Promise.all([findEvent(ctx, eventId), draftingReport(ctx, eventId)]);
    if (!event) return { ok: false, reason: 'not_found' };
    if (event.status === 'reported') return { ok: false, reason: 'final' };
    const report = (await currentReport(ctx, eventId))?.report;
    if (event.status !== 'closed' || drafting || report?.status !== 'draft')
      return { ok: false, reason: 'not_drafted' };
    // the words first: an edit that comes after is seen at the insert
    const texts = await allTexts(ctx, report.id);
    const found = await eventRecord(ctx, eventId);
    if (!found) return { ok: false, reason: 'not_found' };
    const kind = kindById(found.record.kindId);
    const facts = computeFacts(found.record, kind);
    const missing = missingFields(found.record, kind);
    const old = report.facts ?? [];
    const { changed, gone } = changedFacts(old, facts);
    const lacking = REPORT_FORMS.filter((form) => !texts[form]);
    const { factsRevision } = found.planned.event;
    if (!changed.size && !gone.size && !lacking.length && canonicalJson(missing) === canonicalJson(report.missing)) {
      await unlessFinal(() => runBatch(ctx.db, [stillTrue(ctx, report.id, factsRevision)]));
      return { ok: true, made: false, version: report.version };
    }
    const words = Object.fromEntries(
      REPORT_FORMS.map((form): [ReportForm, Part[]] => {
        const text = texts[form];
        if (text)
          return [form, refreshed({ sections: text.sections, facts: old }, facts, (of) => writeReport(of, form))];
        let n = 0;
        const { sections } = writeReport(facts, form);
        return [
          form,
          sections.map(({ part, heading, sentences }) => ({
            ...(part && { part }),
            heading,
            sentences: sentences.map((one) => ({ id: `s${++n}`, ...judged(one, facts, heading) })),
          })),
        ];
      }),
    );
    const id = ctx.newId('rp');
    const next = { id, facts, missing, factsRevision, at: ctx.now(), texts: words };
    const written = await unlessFinal(() =>
      runBatch(ctx.db, [
        ...insertRefreshed(ctx, report, revisionsOf(texts), next),
        auditedIfChanged(ctx, eventId, 'report.refreshed', id, {
          after: { version: report.version + 1, changed: [...changed], gone: [...gone] },
        }),
      ]),
    );
    if (!Array.isArray(written)) return written;
    if ((written[0] as unknown[]).length) return { ok: true, made: true, version: report.version + 1 };
  }
  return { ok: false, reason: 'changed' };
}
