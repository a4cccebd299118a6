import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { findInvitationRow, noteWhatsAppOpened } from '../db/invitation-changes.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { type Refusal, unlessFinal } from './refusals.ts';

/**
 * Notes that a person opened the WhatsApp draft of an invitation: opened, not sent, which only he knows. Each opening
 * is an entry of the audit; the invitation keeps the last. Of an event called off it tells that it is.
 */
export async function openedWhatsApp(
  ctx: Context,
  invitationId: string,
): Promise<{ ok: true; eventId: string } | Refusal> {
  const invitation = await findInvitationRow(ctx, invitationId);
  if (!invitation) return { ok: false, reason: 'not_found' };
  const { eventId } = invitation;
  const event = await findEvent(ctx, eventId);
  if (event?.status === 'reported') return { ok: false, reason: 'final' };
  if (event?.status === 'cancelled' && event.sentAt === null) return { ok: false, reason: 'cancelled' };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      noteWhatsAppOpened(ctx, invitationId, ctx.now(), ctx.actor),
      auditedIfChanged(ctx, eventId, 'invitation.whatsapp_opened', invitationId),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId } : written;
}
