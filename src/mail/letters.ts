import { MAIL_ID } from '../messages/mail.id.ts';
import {
  composeGuestMail,
  eventLetter,
  type GuestMail,
  type Linked,
  type Principal,
  principalName,
} from './guest-letter.ts';
import { type Letter, oneLine } from './letter.ts';
import type { Composed } from './message.ts';

export { changedParts, composeCancellation, composeChange, composePostponement } from './change-letters.ts';
export { composeAskMissing, composeReportReady, composeSignInCode, composeTaskChase } from './desk-letters.ts';
export type { Recipient } from './guest-letter.ts';
export { calendarUid, type LetterEvent } from './letter-event.ts';
export type { Composed, Sender } from './message.ts';
export { composeOwnerChase, composeTasksAssigned } from './task-letters.ts';

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
  return composeGuestMail(x, letter, MAIL_ID.subject.invitation, { method: 'REQUEST', link: x.link }, false);
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
  return composeGuestMail(x, letter, MAIL_ID.subject.reminder, null, true);
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
  return composeGuestMail(x, letter, MAIL_ID.subject.representative, { method: 'REQUEST', link: x.link }, true);
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
  return composeGuestMail(x, letter, MAIL_ID.subject.released, { method: 'CANCEL', link: null }, true);
}
