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
import { type LetterEvent, whenLine, whereLine } from './letter-event.ts';
import type { Composed } from './message.ts';

/** When and where the reader believes the event to be. */
export type ToldBefore = Pick<LetterEvent, 'startsAt' | 'endsAt' | 'timezone' | 'venue' | 'unconfirmed'>;

/** To a representative: whom he stands for; null to the one invited. */
type For = { principal: Principal | null };

const opening = (words: { opening: string; representative: (principal: string) => string }, { principal }: For) =>
  principal ? words.representative(principalName(principal)) : words.opening;

/** The rows of the event, each that changed followed by what it was. */
function rowsBeside(event: LetterEvent, rows: Letter['rows'], before: ToldBefore): Letter['rows'] {
  const { label } = MAIL_ID;
  const was = { ...event, ...before };
  const old: Record<string, { label: string; value: string }> = {
    [label.when]: { label: label.whenBefore, value: whenLine(was) },
    [label.where]: { label: label.whereBefore, value: whereLine(was) },
  };
  return rows.flatMap((row) => {
    const earlier = old[row.label];
    return earlier && earlier.value !== row.value ? [row, earlier] : [row];
  });
}

/** What differs for its reader between what he was told and what is: nothing, the time, the place, or both. */
export function changedParts(event: LetterEvent, before: ToldBefore): 'none' | 'time' | 'place' | 'both' {
  const was = { ...event, ...before };
  const time = whenLine(was) !== whenLine(event);
  const place = whereLine(was) !== whereLine(event);
  return time ? (place ? 'both' : 'time') : place ? 'place' : 'none';
}

/**
 * A changed time or place, the old beside the new, with a calendar REQUEST that replaces the one before. `askAnew`: answers
 * given before no longer count. A representative is not asked: who sent him is.
 */
export function composeChange(x: Linked & For & { before: ToldBefore; askAnew: boolean }): Promise<Composed> {
  const words = MAIL_ID.change;
  const parts = changedParts(x.event, x.before);
  const letter = eventLetter(x);
  const asked = x.principal ? words.representativeAsk : x.askAnew ? words.askAnew : words.stands;
  return composeGuestMail(
    x,
    {
      ...letter,
      opening: opening(words[parts], x),
      rows: rowsBeside(x.event, letter.rows, x.before),
      ask: [asked],
      link: { label: x.principal ? MAIL_ID.representative.button : MAIL_ID.invitation.button, url: x.link },
      check: x.check,
      closing: [words.thanks],
      footer: [...(x.principal ? [] : [MAIL_ID.invitation.own]), MAIL_ID.safety],
    },
    MAIL_ID.subject.change[parts],
    { method: 'REQUEST', link: x.link },
    true,
  );
}

/** The event will not be: its calendar entry goes. `reason` as the organizer wrote it. */
export function composeCancellation(x: GuestMail & For & { reason: string | null }): Promise<Composed> {
  const words = MAIL_ID.cancellation;
  const letter = eventLetter(x);
  return composeGuestMail(
    x,
    {
      ...letter,
      opening: opening(words, x),
      rows: withReason(letter.rows, x.reason),
      programme: null,
      closing: [words.thanks],
      footer: [MAIL_ID.safety],
    },
    MAIL_ID.subject.cancellation,
    { method: 'CANCEL', link: null },
    true,
  );
}

/** The event is put off without a new date: its calendar entry goes until there is one; the link stays. */
export function composePostponement(
  x: Linked & For & { before: ToldBefore; reason: string | null },
): Promise<Composed> {
  const words = MAIL_ID.postponement;
  const letter = eventLetter(x);
  const [when, ...rows] = withReason(rowsBeside(x.event, letter.rows, x.before), x.reason);
  return composeGuestMail(
    x,
    {
      ...letter,
      opening: opening(words, x),
      rows: [when, ...rows].filter((row) => row !== undefined),
      programme: null,
      ask: [words.later],
      link: { label: MAIL_ID.representative.button, url: x.link },
      check: x.check,
      closing: [words.thanks],
      footer: [MAIL_ID.safety],
    },
    MAIL_ID.subject.postponement,
    { method: 'CANCEL', link: null },
    true,
  );
}

const withReason = (rows: Letter['rows'], reason: string | null): Letter['rows'] =>
  reason ? [...rows, { label: MAIL_ID.label.reason, value: oneLine(reason) }] : rows;
