import { createHash } from 'node:crypto';
import { answerKept, insertAnswer } from '../db/answers.ts';
import { runBatch } from '../db/database.ts';
import { oweRepresentatives } from '../db/deliveries.ts';
import type { EventRow } from '../db/events.ts';
import type { AnswerRow, InvitationView } from '../db/invitations.ts';
import type { GivenAnswer } from '../domain/answers.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';

/** Why an event takes no answers any more; null while it does. */
export function answersEnded(status: EventRow['status']): 'closed' | 'cancelled' | 'postponed' | null {
  if (status === 'cancelled' || status === 'postponed') return status;
  return status === 'closed' || status === 'reported' ? 'closed' : null;
}

/**
 * Records an answer to an invitation, through whichever door: appended, never replacing; the newest stands. A named
 * representative with an e-mail is owed his own mail, one no longer named is owed word of it. One round trip. An event
 * closed or cancelled meanwhile takes none: `ended`. Of one `requestKey` one answer is kept.
 */
export async function recordAnswer(
  ctx: Context,
  invitation: { id: string; eventId: string },
  given: GivenAnswer,
  requestKey = ctx.newId('an'),
): Promise<{ ok: true } | { ok: false; reason: 'ended' }> {
  const now = ctx.now();
  const { representative } = given;
  const results = (await runBatch(ctx.db, [
    insertAnswer(ctx, {
      eventId: invitation.eventId,
      invitationId: invitation.id,
      answer: given.answer,
      representativeName: representative?.name ?? null,
      representativePosition: representative?.position ?? null,
      representativeContact: representative?.contact ?? null,
      filledBy: given.filledBy,
      note: given.note,
      channel: given.channel,
      by: ctx.actor,
      at: now,
      requestKey,
    }),
    auditedIfChanged(ctx, invitation.eventId, 'answer.recorded', invitation.id, {
      after: { invitation_id: invitation.id, answer: given.answer, channel: given.channel },
    }),
    ...oweRepresentatives(ctx, invitation.eventId, invitation.id, now),
  ])) as D1Result[];
  const [inserted, , , ...owed] = results.map((r) => r.meta.changes);
  // nothing inserted: the event ended, or this very request was kept before a crash
  if (!inserted && !(await answerKept(ctx, requestKey))) return { ok: false, reason: 'ended' };
  if (owed.some((changes) => changes > 0)) await ctx.start.dispatch();
  return { ok: true };
}

const isSame = (kept: AnswerRow, given: GivenAnswer) =>
  kept.answer === given.answer &&
  kept.channel === given.channel &&
  kept.note === given.note &&
  kept.filledBy === given.filledBy &&
  kept.representativeName === (given.representative?.name ?? null) &&
  kept.representativePosition === (given.representative?.position ?? null) &&
  kept.representativeContact === (given.representative?.contact ?? null);

/**
 * Records what an operator was told. `seen` is when (epoch ms) the newest answer was given that his form was shown with,
 * 0 without one: a form sent twice, one after the other or at once, is one answer, and a correction of it another.
 */
export async function recordTold(
  ctx: Context,
  { invitation, answer: newest }: Pick<InvitationView, 'invitation' | 'answer'>,
  given: GivenAnswer,
  seen: number,
): ReturnType<typeof recordAnswer> {
  if (newest && newest.at > seen && isSame(newest, given)) return { ok: true };
  const told = JSON.stringify([invitation.id, newest?.id ?? invitation.askedAfter, given]);
  return recordAnswer(ctx, invitation, given, `told_${createHash('sha256').update(told).digest('hex')}`);
}
