import { dateTimeLine } from '../domain/dates.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import { type Colleague, composeDeskMail } from './desk-letters.ts';
import { composeGuestMail, eventLetter, type Linked } from './guest-letter.ts';
import { type Letter, type LetterList, oneLine } from './letter.ts';
import { type LetterEvent, whenLine } from './letter-event.ts';
import type { Composed, Sender } from './message.ts';

const numbered = (label: string, times: readonly string[]): LetterList => ({
  label,
  items: times.map((text, i) => ({ lead: `${i + 1}.`, text })),
});

/** The event with nothing said of when: that is what is asked. */
const undated = (event: LetterEvent): LetterEvent => ({
  ...event,
  unconfirmed: [...event.unconfirmed, 'date', 'time'],
});

/**
 * Asks one of those who matter which of some times (in words) he can keep, or reminds him; no calendar part. `deadline` is a
 * local of the event's zone. `toldDate`: he may know the event under the date it has so far, which stands beside.
 */
export function composePollQuestion(
  x: Linked & { times: readonly string[]; deadline: string; reminder: boolean; toldDate: boolean },
): Promise<Composed> {
  const words = MAIL_ID.poll;
  const letter = eventLetter({ ...x, event: undated(x.event) });
  const rows: Letter['rows'] = letter.rows.filter(({ label }) => label !== MAIL_ID.label.when);
  const before = { label: MAIL_ID.label.whenBefore, value: whenLine(x.event) };
  const host = oneLine(x.event.host) || x.sender.name;
  return composeGuestMail(
    { ...x, event: undated(x.event) },
    {
      ...letter,
      opening: x.reminder ? words.reminderOpening(host) : words.opening(host),
      rows: x.toldDate ? [before, ...rows] : rows,
      list: numbered(words.times, x.times),
      programme: null,
      ask: [words.ask(dateTimeLine(x.deadline, x.event.timezone))],
      link: { label: words.button, url: x.link },
      check: x.check,
      closing: [x.reminder ? words.reminderThanks : words.thanks],
      footer: [words.own, MAIL_ID.safety],
    },
    x.reminder ? words.subject.reminder : words.subject.question,
    null,
    x.reminder,
  );
}

/** Tells one who was asked which date it became; `others` are the times that were not taken, in words. */
export function composePollFixed(x: Linked & { others: readonly string[] }): Promise<Composed> {
  const words = MAIL_ID.poll;
  return composeGuestMail(
    x,
    {
      ...eventLetter(x),
      opening: words.fixedOpening,
      list: { label: words.others, items: x.others.map((text) => ({ lead: null, text })) },
      programme: null,
      ask: [words.fixedAsk],
      link: { label: words.fixedButton, url: x.link },
      check: x.check,
      closing: [words.fixedThanks],
      footer: [MAIL_ID.safety],
    },
    words.subject.fixed,
    null,
    true,
  );
}

/** Tells the desk that a poll's deadline passed: how many answered, what is recommended (in words), and where to decide. */
export function composePollClosed(x: {
  event: LetterEvent;
  sender: Sender;
  to: Colleague;
  link: string;
  messageId: string;
  sentAt: number;
  times: readonly string[];
  answered: number;
  asked: number;
  recommendation: string;
}): Promise<Composed> {
  const words = MAIL_ID.poll;
  return composeDeskMail(x, words.subject.closed(oneLine(x.event.title)), {
    opening: words.closedOpening(x.answered, x.asked),
    list: numbered(words.times, x.times),
    ask: [x.recommendation, words.closedAsk],
    link: { label: words.closedButton, url: x.link },
  });
}
