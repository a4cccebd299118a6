import { createHash } from 'node:crypto';
import { runBatch } from '../db/database.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { listPhotos } from '../db/photos.ts';
import {
  allTexts,
  beginReport,
  currentReport,
  draftingReport,
  lockEvent,
  lockReport,
  type ReportRow,
  type ReportText,
  type Revisions,
} from '../db/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import type { HashedPhoto } from '../domain/photos.ts';
import { leftBehind } from '../domain/report-leaving.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';
import { draftLease } from './report-drafts.ts';
import { revisionsOf } from './report-refresh.ts';
import { versionHash } from './report-versions.ts';

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
): Promise<{ event: EventRow; report: ReportRow; text: ReportText | null; stale: boolean } | undefined> {
  const [event, found] = await Promise.all([findEvent(ctx, eventId), currentReport(ctx, eventId, form)]);
  return event && found && { event, ...found, stale: isStale(event, found.report) };
}

/** Whether something was recorded since a draft was made of an event. */
export const isStale = (event: EventRow, report: ReportRow) =>
  report.status === 'draft' && event.factsRevision > report.factsRevision;

/** What of a version somebody saw, for a hidden field: its number, how often its words were changed, which photos it has. */
export function stampOf(version: number, revisions: Revisions, photos: readonly HashedPhoto[] = []): string {
  const pairs = Object.entries(revisions).sort(([a], [b]) => (a < b ? -1 : 1));
  const seen = photos.map(({ sha256, caption }) => [sha256, caption]);
  const pictures = photos.length
    ? [createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 12)]
    : [];
  return [version, ...pairs.map(([form, revision]) => `${form}-${revision}`), ...pictures].join('.');
}

/** What the one who signs on a page says: the stamp of what he saw, and that flagged sentences may stay behind. */
type Signing = { seen?: string; without?: boolean };

/**
 * Locks the newest draft and the event with it, with a hash over all of it. Said again it changes nothing. Anything else than
 * was `seen`, and an edit in between, is `changed`: he looks again; `left_behind` where sentences are flagged that nobody kept
 * and he did not say `without` them. One batch: a kill leaves either the draft or the final report, never an event locked
 * without one.
 */
export async function finalizeReport(
  ctx: Context,
  eventId: string,
  { seen, without = true }: Signing = {},
): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: true };
  const [report, drafting] = await Promise.all([
    currentReport(ctx, eventId).then((found) => found?.report),
    draftingReport(ctx, eventId),
  ]);
  if (drafting || report?.status !== 'draft') return { ok: false, reason: 'not_drafted' };
  const [texts, photos] = await Promise.all([allTexts(ctx, report.id), listPhotos(ctx, eventId)]);
  const revisions = revisionsOf(texts);
  if (seen !== undefined && seen !== stampOf(report.version, revisions, photos))
    return { ok: false, reason: 'changed' };
  const behind = leftBehind(texts).length;
  if (behind && !without) return { ok: false, reason: 'left_behind' };
  const hash = versionHash(report, texts, photos);
  const [locked] = (await runBatch(ctx.db, [
    lockReport(ctx, report.id, { at: ctx.now(), by: ctx.actor, hash, revisions, photos }),
    auditedIfChanged(ctx, eventId, 'report.finalised', eventId, {
      after: { version: report.version, hash, left_behind: behind },
    }),
    lockEvent(ctx, eventId),
  ])) as [{ id: string }[]];
  if (locked.length) return { ok: true };
  return (await findEvent(ctx, eventId))?.status === 'reported' ? { ok: true } : { ok: false, reason: 'changed' };
}
