import { MAIL_ID } from '../messages/mail.id.ts';
import { type CalendarMethod, calendarPart } from './calendar.ts';
import { addressBlock, type Letter, oneLine } from './letter.ts';
import { agendaList, eventRows, type LetterEvent, subjectDate } from './letter-event.ts';
import { type Composed, composeMessage, type Sender } from './message.ts';

export { composeAskMissing, composeReportReady, composeSignInCode, composeTaskChase } from './desk-letters.ts';
export { calendarUid, type LetterEvent } from './letter-event.ts';
export type { Composed, Sender } from './message.ts';

/** Whom a letter is for. Office or name is there; the address block reads well with either alone. */
export type Recipient = { email: string; name: string | null; position: string | null; agency: string | null };

/** What every mail about an event to a guest needs. `messageId` is stable per mail owed; `sentAt` in epoch ms. */
type GuestMail = { event: LetterEvent; sender: Sender; to: Recipient; messageId: string; sentAt: number };

/** A mail that leads to the invitee's page by his own `link`, and by `check` to the public page that says it is genuine. */
type Linked = GuestMail & { link: string; check: string };

/** Who is stood in for; office or name is there. */
type Principal = { position: string | null; name: string | null };

/**
 * The invitation: text, HTML and a calendar REQUEST for this recipient alone. What is unconfirmed reads "menyusul" in
 * text and HTML. `link` is the invitee's own. Throws a TypeError for a malformed address.
 */
export function composeInvitation(x: Linked): Promise<Composed> {
  const words = MAIL_ID.invitation;
  const letter: Letter = {
    ...eventLetter(x),
    opening: words.opening(oneLine(x.event.host) || x.sender.name),
    ask: [words.answer],
    link: { label: words.button, url: x.link },
    check: x.check,
    closing: [words.thanks],
    footer: [words.own, MAIL_ID.safety],
  };
  return compose(x, letter, MAIL_ID.subject.invitation, { method: 'REQUEST', link: x.link }, false);
}

/** The reminder to one who is silent or undecided; no calendar part, the one they have stands. `daysBefore` ≥ 0. */
export function composeReminder(x: Linked & { daysBefore: number }): Promise<Composed> {
  const words = MAIL_ID.reminder;
  // "3 hari lagi" would give away a date that is only planned.
  const nearness = x.event.unconfirmed.includes('date') ? null : words.nearness(x.daysBefore);
  const letter: Letter = {
    ...eventLetter(x),
    opening: words.opening(oneLine(x.event.host) || x.sender.name, nearness),
    ask: [words.answer],
    link: { label: MAIL_ID.invitation.button, url: x.link },
    check: x.check,
    closing: [words.thanks],
    footer: [MAIL_ID.invitation.own, MAIL_ID.safety],
  };
  return compose(x, letter, MAIL_ID.subject.reminder, null, true);
}

/** To a named representative: whom he stands for, the programme, a calendar REQUEST of his own and the link. */
export function composeRepresentative(x: Linked & { principal: Principal }): Promise<Composed> {
  const words = MAIL_ID.representative;
  const letter: Letter = {
    ...eventLetter(x),
    opening: words.opening(principalName(x.principal)),
    ask: [words.link],
    link: { label: words.button, url: x.link },
    check: x.check,
    closing: [words.thanks],
    footer: [MAIL_ID.safety],
  };
  return compose(x, letter, MAIL_ID.subject.representative, { method: 'REQUEST', link: x.link }, true);
}

/** To a representative whose principal changed his mind: he is released, and his calendar entry is cancelled. */
export function composeRepresentativeReleased(x: GuestMail & { principal: Principal }): Promise<Composed> {
  const words = MAIL_ID.released;
  const letter: Letter = {
    ...eventLetter(x),
    opening: words.opening(principalName(x.principal)),
    programme: null,
    closing: [words.thanks],
    footer: [MAIL_ID.safety],
  };
  return compose(x, letter, MAIL_ID.subject.released, { method: 'CANCEL', link: null }, true);
}

function eventLetter({ event, sender, to }: GuestMail): Letter {
  return {
    address: addressBlock(to),
    opening: '',
    heading: oneLine(event.title),
    rows: eventRows(event),
    list: null,
    programme: agendaList(event),
    figure: null,
    ask: [],
    link: null,
    check: null,
    closing: [],
    from: oneLine(sender.name),
    footer: [],
  };
}

function compose(
  x: GuestMail,
  letter: Letter,
  subject: (title: string) => string,
  calendar: { method: CalendarMethod; link: string | null } | null,
  automatic: boolean,
): Promise<Composed> {
  const { event, sender, messageId, sentAt } = x;
  const to = { email: x.to.email, name: x.to.position ?? x.to.name };
  const organizer = { email: sender.organizer, name: sender.name };
  return composeMessage({
    letter,
    subject: `${subject(oneLine(event.title))}${subjectDate(event)}`,
    sender,
    to,
    calendar: calendar && {
      method: calendar.method,
      content: calendarPart({ ...calendar, event, organizer, attendee: to, stampedAt: sentAt }),
    },
    messageId,
    sentAt,
    automatic,
  });
}

function principalName({ position, name }: Principal): string {
  const [office, person] = [oneLine(position ?? ''), oneLine(name ?? '')];
  return office && person ? `${office} (${person})` : office || person;
}
