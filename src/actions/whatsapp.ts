import { runBatch } from '../db/database.ts';
import { findInvitationRow, noteWhatsAppOpened } from '../db/invitation-changes.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/**
 * Notes that a person opened the WhatsApp draft of an invitation: opened, not sent, which only he knows. Each opening
 * is an entry of the audit; the invitation keeps the last. Nobody is written to about a cancelled event.
 */
export async function openedWhatsApp(
  ctx: Context,
  invitationId: string,
): Promise<{ ok: true; eventId: string } | Refusal> {
  const invitation = await findInvitationRow(ctx, invitationId);
  if (!invitation) return { ok: false, reason: 'not_found' };
  const { eventId } = invitation;
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      noteWhatsAppOpened(ctx, invitationId, ctx.now(), ctx.actor),
      auditedIfChanged(ctx, eventId, 'invitation.whatsapp_opened', invitationId),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId } : written;
}
