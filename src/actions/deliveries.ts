import { runBatch } from '../db/database.ts';
import { countOwed, findDelivery, oweToInvitees, retryNow, settleParked } from '../db/deliveries.ts';
import { findEvent, moveStatus, updateSent } from '../db/events.ts';
import { countInvitations } from '../db/invitations.ts';
import { settleMilestones } from '../db/milestones.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';

/**
 * Owes an invitation to every invitee with an address who has none yet, and what a temporary refusal left owed again at
 * once; then starts the dispatch. Said twice it owes nothing twice. `owed` counts what is owed or on its way.
 */
export async function sendInvitations(ctx: Context, eventId: string): Promise<{ ok: true; owed: number } | Refusal> {
  const event = await findEvent(ctx, eventId);
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'cancelled' || event.status === 'postponed') return { ok: false, reason: event.status };
  if (event.status === 'closed' || event.status === 'reported') return { ok: false, reason: 'closed' };
  if (!(await countInvitations(ctx, eventId))) return { ok: true, owed: 0 };
  const now = ctx.now();
  await runBatch(ctx.db, [
    oweToInvitees(ctx, eventId, 'invitation', 0, now, false),
    auditedIfChanged(ctx, eventId, 'invitations.owed', eventId),
    retryNow(ctx, eventId, now),
    moveStatus(ctx, eventId, ['scheduled'], { status: 'invited' }),
    updateSent(ctx, eventId, now),
    settleMilestones(ctx, eventId, ['send'], 'done', now),
    settleMilestones(ctx, eventId, ['reminder'], 'skipped', now, now),
  ]);
  const owed = await countOwed(ctx, eventId);
  if (owed) await ctx.start.dispatch();
  return { ok: true, owed };
}

/** A person's word on a mail whose outcome is unknown: send it again, or it arrived. */
export async function settleDelivery(
  ctx: Context,
  deliveryId: string,
  as: 'resend' | 'arrived',
): Promise<{ ok: true; eventId: string } | Refusal> {
  const delivery = await findDelivery(ctx, deliveryId);
  if (!delivery) return { ok: false, reason: 'not_found' };
  const event = await findEvent(ctx, delivery.eventId);
  if (as === 'resend' && event?.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  await runBatch(ctx.db, [
    settleParked(ctx, deliveryId, as === 'resend' ? 'owed' : 'sent', ctx.now()),
    auditedIfChanged(ctx, delivery.eventId, `delivery.${as}`, deliveryId, { before: { state: delivery.state } }),
  ]);
  if (as === 'resend') await ctx.start.dispatch();
  return { ok: true, eventId: delivery.eventId };
}
