import { createHash } from 'node:crypto';
import { countInvitations } from '../db/invitations.ts';
import { eventsOfSeries } from '../db/series.ts';
import type { InviteeInput } from '../domain/invitations.ts';
import type { Context } from './context.ts';
import { copyInvitees } from './event-copy.ts';
import { inviteeRow, storeInvitees } from './invitations.ts';
import type { Refusal } from './refusals.ts';

/** The same invitee of the same draft comes out with the same id, so that the database refuses him the second time. */
const guestId = (eventId: string, nth: number, invitee: InviteeInput) =>
  `iv_${createHash('sha256')
    .update(`draft ${eventId} ${nth} ${JSON.stringify(invitee)}`)
    .digest('hex')
    .slice(0, 26)}`;

/** Whom the form of a new event names: those of an event it was copied from, and those written in it. */
export type DraftGuests = { copiedFrom?: string; invitees: InviteeInput[] };

/**
 * Invites those whom the form of an event just made from it names. `created` is what making it said: of a form sent again
 * nobody is asked twice, and what a first try left undone is done.
 */
export async function inviteGuestsOfDraft(
  ctx: Context,
  event: { id: string; created: boolean },
  { copiedFrom, invitees }: DraftGuests,
): Promise<{ ok: true } | Refusal> {
  if (!event.created && (await countInvitations(ctx, event.id)) > 0) return { ok: true };
  if (copiedFrom) {
    const copied = await copyInvitees(ctx, copiedFrom, event.id);
    if (!copied.ok && copied.reason !== 'not_found') return copied;
  }
  if (!invitees.length) return { ok: true };
  const rows = invitees.map((invitee, nth) => inviteeRow(ctx, invitee, guestId(event.id, nth, invitee)));
  return (await storeInvitees(ctx, event.id, rows)) ?? { ok: true };
}

/**
 * The same for all events that one form made. As often as it is said: each is asked once, and those a first try did not come
 * to are asked then.
 */
export async function inviteGuestsOfSeries(
  ctx: Context,
  event: { id: string; created: boolean; seriesId: string | null },
  guests: DraftGuests,
): Promise<void> {
  if (!guests.copiedFrom && !guests.invitees.length) return;
  const all = event.seriesId ? await eventsOfSeries(ctx, event.seriesId) : [event];
  for (const { id } of all) await inviteGuestsOfDraft(ctx, { id, created: event.created }, guests);
}
