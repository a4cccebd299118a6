import { noteToldByHand } from '../db/announcements.ts';
import { runBatch } from '../db/database.ts';
import { findEvent } from '../db/events.ts';
import { findInvitationRow } from '../db/invitation-changes.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { type Refusal, unlessFinal } from './refusals.ts';

/**
 * Notes that a person told an invitee of what was announced last, where no mail could; or takes that back. Of an event called
 * off too. Said again it changes nothing; the next change has to be told anew.
 */
export async function toldByHand(
  ctx: Context,
  invitationId: string,
  told: boolean,
): Promise<{ ok: true; eventId: string } | Refusal> {
  const invitation = await findInvitationRow(ctx, invitationId);
  const event = invitation && (await findEvent(ctx, invitation.eventId));
  if (!event) return { ok: false, reason: 'not_found' };
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      noteToldByHand(ctx, invitationId, told),
      auditedIfChanged(ctx, event.id, told ? 'invitation.told' : 'invitation.untold', invitationId, {
        after: { sequence: event.sequence },
      }),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId: event.id } : written;
}
