import { changesSince, toldSequence } from '../db/event-changes.ts';
import type { PlannedEvent } from '../db/events.ts';
import type { AnswerRow, DeliveryRow, InvitationView } from '../db/invitations.ts';
import type { ToldTimes } from '../db/schema/events.ts';
import {
  type Composed,
  changedParts,
  composeCancellation,
  composeChange,
  composePostponement,
  type LetterEvent,
  type Recipient,
  type Sender,
} from '../mail/letters.ts';
import type { Context } from './context.ts';
import { checkLink, invitationLink } from './links.ts';

/** What stood before a change, as letters tell it. */
export const toldBefore = ({ startsLocal, endsLocal, timezone, unconfirmed, ...venue }: ToldTimes) => ({
  startsAt: startsLocal,
  endsAt: endsLocal,
  timezone,
  venue: { name: venue.venueName, address: venue.venueAddress, city: venue.venueCity },
  unconfirmed,
});

/**
 * Composes word of what changed since its reader was last told, as the event stands now: changed, postponed or cancelled.
 * `named`: the answer that named a representative, when it goes to him. Null when there is nothing to tell: the
 * invitation never arrived, or a later mail has said it already.
 */
export async function composeAnnouncement(
  ctx: Context,
  delivery: DeliveryRow,
  { event }: PlannedEvent,
  { invitation, delivery: invited }: InvitationView,
  named: AnswerRow | undefined,
  common: { event: LetterEvent; sender: Sender; messageId: string; sentAt: number },
): Promise<Composed | null> {
  const forHim = delivery.kind === 'representative_change';
  if (!forHim && invited?.state !== 'sent' && invited?.state !== 'parked') return null;
  const kinds = forHim ? ['representative', 'representative_change'] : ['invitation', 'change'];
  const told = (await toldSequence(ctx, invitation.id, kinds)) ?? 0;
  const changes = await changesSince(ctx, event.id, told);
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return null;
  const to: Recipient = forHim
    ? {
        email: delivery.recipient,
        name: named?.representativeName ?? null,
        position: named?.representativePosition ?? null,
        agency: null,
      }
    : { email: delivery.recipient, name: invitation.name, position: invitation.position, agency: invitation.agency };
  const principal = forHim ? { position: invitation.position, name: invitation.name } : null;
  const mail = { ...common, to, principal };
  if (event.status === 'cancelled') return composeCancellation({ ...mail, reason: last.reason });
  const linked = {
    ...mail,
    link: invitationLink(ctx, invitation),
    check: checkLink(ctx, invitation, event.sequence),
    before: toldBefore(first.before),
  };
  if (event.status === 'postponed') return composePostponement({ ...linked, reason: last.reason });
  const askAnew = changes.some((change) => change.retimed);
  // changed and changed back before word of it went out
  if (!askAnew && changedParts(common.event, linked.before) === 'none') return null;
  return composeChange({ ...linked, askAnew });
}
