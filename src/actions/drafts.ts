import { runBatch } from '../db/database.ts';
import { type DraftRow, deleteDraft, findDraft, listDrafts, upsertDraft } from '../db/drafts.ts';
import type { Context } from './context.ts';

/** Bytes of a form that are kept. */
const MOST_BYTES = 65_536;
/** Ids come from the page, so that a form has its draft before it was ever saved. */
const ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * Keeps what a member has typed into an event's form (url-encoded), by the id the form carries; `eventId` where it changes
 * an event. Only he sees it. It is no change of the record yet: the audit is silent.
 */
export async function saveDraft(
  ctx: Context,
  draft: { id: string; typed: string; eventId?: string },
): Promise<{ ok: true } | { ok: false; reason: 'bad_id' | 'too_long' }> {
  if (!ID.test(draft.id)) return { ok: false, reason: 'bad_id' };
  if (new TextEncoder().encode(draft.typed).length > MOST_BYTES) return { ok: false, reason: 'too_long' };
  const { id, typed, eventId = null } = draft;
  await runBatch(ctx.db, [upsertDraft(ctx, { id, userId: ctx.actor, eventId, typed, updatedAt: ctx.now() })]);
  return { ok: true };
}

/** One draft of him who acts. */
export const readDraft = (ctx: Context, id: string): Promise<DraftRow | undefined> => findDraft(ctx, ctx.actor, id);

/** The drafts of him who acts, the newest ten. */
export const myDrafts = (ctx: Context): Promise<DraftRow[]> => listDrafts(ctx, ctx.actor);

/** Throws a draft of his away. Said again it does nothing. */
export async function dropDraft(ctx: Context, id: string): Promise<void> {
  await runBatch(ctx.db, [deleteDraft(ctx, id, ctx.actor)]);
}
