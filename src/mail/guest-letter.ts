import { type CalendarMethod, calendarPart } from './calendar.ts';
import { addressBlock, type Letter, oneLine } from './letter.ts';
import { agendaList, eventRows, type LetterEvent, subjectDate } from './letter-event.ts';
import { type Composed, composeMessage, type Sender } from './message.ts';

/** Whom a letter is for. Office or name is there; the address block reads well with either alone. */
export type Recipient = { email: string; name: string | null; position: string | null; agency: string | null };

/** What every mail about an event to a guest needs. `messageId` is stable per mail owed; `sentAt` in epoch ms. */
export type GuestMail = { event: LetterEvent; sender: Sender; to: Recipient; messageId: string; sentAt: number };

/** A mail that leads to the invitee's page by his own `link`, and by `check` to the public page that says it is genuine. */
export type Linked = GuestMail & { link: string; check: string };

/** Who is stood in for; office or name is there. */
export type Principal = { position: string | null; name: string | null };

/** A letter about an event with its facts and rundown; what it says and asks is the caller's. */
export function eventLetter({ event, sender, to }: GuestMail): Letter {
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

/** The mail of a letter to a guest, with a calendar part of its own where given. */
export function composeGuestMail(
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

/** 'Bupati Sungai Rawa (H. Fulan)'. */
export function principalName({ position, name }: Principal): string {
  const [office, person] = [oneLine(position ?? ''), oneLine(name ?? '')];
  return office && person ? `${office} (${person})` : office || person;
}
