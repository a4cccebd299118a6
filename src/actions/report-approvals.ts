import { createHash } from 'node:crypto';
import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { listPhotos } from '../db/photos.ts';
import { insertApproval, roleOf, standingApproval, withdrawApprovals } from '../db/report-versions.ts';
import { currentReport, draftingReport } from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { printable } from '../domain/draft/markdown.ts';
import { type HashedPhoto, PRESS_PHOTOS } from '../domain/photos.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';

/** The form that leaves the house only with an owner's word. */
export const APPROVED_FORM: ReportForm = 'siaran-pers';

export type Approval = { by: string; at: number };

/**
 * SHA-256 (hex) of what would be printed: headings and sentences, without sources and marks, and the photos behind them with
 * their captions. A release without photos has the hash of its words.
 */
export function printedHash(sections: StoredSection[], photos: readonly HashedPhoto[]): string {
  const said = printable({ sections }).map(({ part, heading, sentences }) => [
    part ?? '',
    heading,
    sentences.map(({ text }) => text),
  ]);
  const shown = photos.slice(0, PRESS_PHOTOS).map(({ sha256, caption }) => [sha256, caption]);
  return createHash('sha256')
    .update(canonicalJson(shown.length ? [said, shown] : said))
    .digest('hex');
}

/**
 * Whose approval counts for these words and the event's photos; null where nobody's does. Other words or photos, other hash:
 * an edit voids it by itself.
 */
export async function approvalOf(ctx: Context, eventId: string, sections: StoredSection[]): Promise<Approval | null> {
  const photos = await listPhotos(ctx, eventId);
  const found = await standingApproval(ctx, eventId, APPROVED_FORM, printedHash(sections, photos));
  return found ? { by: found.by, at: found.at } : null;
}

/** Whether the one who acts owns the organization: a person does, a token never. */
async function isOwner(ctx: Context): Promise<boolean> {
  const user = /^user:(.+)$/.exec(ctx.actor)?.[1];
  return user !== undefined && (await roleOf(ctx, user)) === 'owner';
}

/**
 * An owner's word that the press release may leave as it stands, or that it may not any more. Said twice it is one. `seen`:
 * the hash of what the owner saw; anything else is `changed`. Allowed on a final report: it changes no text.
 */
export async function approveRelease(
  ctx: Context,
  eventId: string,
  approved: boolean,
  seen?: string,
): Promise<{ ok: true } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (!(await isOwner(ctx))) return { ok: false, reason: 'owner_only' };
  const [found, drafting, photos] = await Promise.all([
    currentReport(ctx, eventId, APPROVED_FORM),
    draftingReport(ctx, eventId),
    listPhotos(ctx, eventId),
  ]);
  if (!found?.text || drafting) return { ok: false, reason: 'not_drafted' };
  const hash = printedHash(found.text.sections, photos);
  if (seen !== undefined && seen !== hash) return { ok: false, reason: 'changed' };
  const { id: reportId } = found.report;
  const at = ctx.now();
  const standing = await standingApproval(ctx, eventId, APPROVED_FORM, hash);
  if (Boolean(standing) === approved) return { ok: true };
  const approval = { id: ctx.newId('ra'), eventId, reportId, form: APPROVED_FORM, textHash: hash, by: ctx.actor, at };
  await runBatch(ctx.db, [
    approved
      ? insertApproval(ctx, approval, found.text.revision)
      : withdrawApprovals(ctx, eventId, APPROVED_FORM, hash, ctx.actor, at),
    auditedIfChanged(ctx, eventId, approved ? 'release.approved' : 'release.withdrawn', reportId, {
      after: { form: APPROVED_FORM, hash },
    }),
  ]);
  if (approved && !(await standingApproval(ctx, eventId, APPROVED_FORM, hash))) return { ok: false, reason: 'changed' };
  return { ok: true };
}
