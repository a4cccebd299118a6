import type { EventChange } from '../db/event-changes.ts';
import type { AgendaRow, EventRow } from '../db/events.ts';
import type { InvitationRow } from '../db/invitations.ts';
import { kindById } from '../domain/kinds.ts';
import { whatsappLink } from '../domain/phones.ts';
import { calendarUid, type LetterEvent, whenLine, whereLine } from '../mail/letter-event.ts';
import { WHATSAPP_ID } from '../messages/whatsapp.id.ts';
import { toldBefore } from './announcements.ts';
import type { Context } from './context.ts';
import { invitationLink } from './links.ts';

/** An event as letters tell it. */
export function letterEvent(
  { event, agenda }: { event: EventRow; agenda: readonly Pick<AgendaRow, 'startsLocal' | 'title'>[] },
  uid: string,
): LetterEvent {
  return {
    id: event.id,
    uid,
    sequence: event.sequence,
    title: event.title,
    theme: event.theme,
    kindName: kindById(event.type)?.name.id ?? event.type,
    host: event.host,
    leader:
      event.leaderName || event.leaderPosition ? { name: event.leaderName, position: event.leaderPosition } : null,
    startsAt: event.startsLocal,
    endsAt: event.endsLocal,
    timezone: event.timezone,
    venue: { name: event.venueName, address: event.venueAddress, city: event.venueCity },
    dress: event.dress,
    notes: event.notes,
    unconfirmed: event.unconfirmed,
    agenda: agenda.map((a) => ({ startsAt: a.startsLocal, title: a.title })),
  };
}

type Reached = Pick<InvitationRow, 'id' | 'tokenGeneration' | 'position' | 'name' | 'phone'>;
const addresseeOf = ({ position, name }: Reached) => [position, name].filter(Boolean).join(', ');

/**
 * A WhatsApp draft that a person sends: whom it is for, what, when, where, and the link. What is unconfirmed reads
 * "menyusul". Opens the invitee's chat where his number is a mobile one, else asks whom to send it to.
 */
export function whatsappDraft(ctx: Context, event: EventRow, invitation: Reached): string {
  const letter = letterEvent({ event, agenda: [] }, calendarUid(event.id));
  return whatsappLink(
    invitation.phone,
    WHATSAPP_ID.invitation({
      addressee: addresseeOf(invitation),
      host: event.host,
      title: event.title,
      when: whenLine(letter),
      where: whereLine(letter),
      link: invitationLink(ctx, invitation),
    }),
  );
}

/** The same for one who must hear of the newest change: what stood before beside what stands, or that it will not be. */
export function whatsappOfChange(ctx: Context, event: EventRow, change: EventChange, invitation: Reached): string {
  const now = letterEvent({ event, agenda: [] }, calendarUid(event.id));
  const was = { ...now, ...toldBefore(change.before) };
  const common = { addressee: addresseeOf(invitation), host: event.host, title: event.title };
  const before = { whenBefore: whenLine(was), whereBefore: whereLine(was) };
  const text =
    change.kind === 'changed'
      ? WHATSAPP_ID.changed({
          ...common,
          ...before,
          when: whenLine(now),
          where: whereLine(now),
          askAnew: change.retimed,
          link: invitationLink(ctx, invitation),
        })
      : WHATSAPP_ID[change.kind]({ ...common, ...before, reason: change.reason });
  return whatsappLink(invitation.phone, text);
}
