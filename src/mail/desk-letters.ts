import { dateOf, dateTimeLine, localOf, longDate } from '../domain/dates.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import { addressBlock, type Letter, oneLine } from './letter.ts';
import { type LetterEvent, whenLine, whereLine } from './letter-event.ts';
import { type Composed, composeMessage, type Sender } from './message.ts';

/** One of the organizing desk: a coordinator, an owner. */
type Colleague = { email: string; name?: string | null; position?: string | null };

/** What every mail about an event to the desk needs; `link` is a page behind sign-in, `sentAt` in epoch ms. */
type DeskMail = {
  event: LetterEvent;
  sender: Sender;
  to: Colleague;
  link: string;
  messageId: string;
  sentAt: number;
};

/** Asks the coordinator for what the report will lack; `draftAt` is when the draft is made by itself (a local). */
export function composeAskMissing(
  x: DeskMail & { missing: readonly { label: string }[]; draftAt: string | null },
): Promise<Composed> {
  const words = MAIL_ID.missing;
  return compose(x, MAIL_ID.subject.missing(oneLine(x.event.title)), {
    opening: words.opening,
    list: { label: MAIL_ID.label.missing, items: x.missing.map(({ label }) => ({ lead: null, text: oneLine(label) })) },
    ask: [words.ask, ...(x.draftAt ? [words.draftAt(dateTimeLine(x.draftAt, x.event.timezone))] : [])],
    link: { label: words.button, url: x.link },
  });
}

/** Chases tasks not ticked; `dueOn` are dates ('2027-03-04'), earliest first; those before `sentAt`'s day say so. */
export function composeTaskChase(
  x: DeskMail & { tasks: readonly { title: string; dueOn: string }[] },
): Promise<Composed> {
  const words = MAIL_ID.tasks;
  const today = dateOf(localOf(x.sentAt, x.event.timezone));
  const items = x.tasks.map(({ title, dueOn }) => {
    const nearness = dueOn < today ? `, ${words.late}` : dueOn === today ? `, ${words.today}` : '';
    return { lead: null, text: `${oneLine(title)} (${words.due(longDate(dueOn))}${nearness})` };
  });
  return compose(x, MAIL_ID.subject.tasks(items.length, oneLine(x.event.title)), {
    opening: words.opening,
    list: { label: MAIL_ID.label.tasks, items },
    ask: [words.ask],
    link: { label: words.button, url: x.link },
  });
}

/** Says that a draft of the report stands there; `missingCount` is how many things the report lists as missing. */
export function composeReportReady(x: DeskMail & { missingCount: number }): Promise<Composed> {
  const words = MAIL_ID.report;
  return compose(x, MAIL_ID.subject.report(oneLine(x.event.title)), {
    opening: words.opening,
    ask: [words.missing(x.missingCount), words.ask],
    link: { label: words.button, url: x.link },
  });
}

/** The code to sign in with. It carries no link, so that nobody learns to sign in by following one from a mail. */
export function composeSignInCode(x: {
  code: string;
  sender: Sender;
  to: Colleague;
  messageId: string;
  sentAt: number;
  minutes: number;
}): Promise<Composed> {
  const words = MAIL_ID.code;
  const letter: Letter = {
    address: [],
    opening: words.opening,
    heading: null,
    rows: [],
    list: null,
    programme: null,
    figure: oneLine(x.code),
    ask: [words.valid(x.minutes), words.secret],
    link: null,
    check: null,
    closing: [],
    from: oneLine(x.sender.name),
    footer: [],
  };
  const { sender, to, messageId, sentAt } = x;
  return composeMessage({
    letter,
    subject: MAIL_ID.subject.code(x.code),
    sender,
    to: { email: to.email, name: to.name ?? null },
    calendar: null,
    messageId,
    sentAt,
    automatic: true,
  });
}

function compose(x: DeskMail, subject: string, said: Partial<Letter>): Promise<Composed> {
  const letter: Letter = {
    address: addressBlock(x.to),
    opening: '',
    heading: oneLine(x.event.title),
    rows: [
      { label: MAIL_ID.label.when, value: whenLine(x.event) },
      { label: MAIL_ID.label.where, value: whereLine(x.event) },
    ],
    list: null,
    programme: null,
    figure: null,
    ask: [],
    link: null,
    check: null,
    closing: [],
    from: oneLine(x.sender.name),
    footer: [],
    ...said,
  };
  return composeMessage({
    letter,
    subject,
    sender: x.sender,
    to: { email: x.to.email, name: x.to.name ?? null },
    calendar: null,
    messageId: x.messageId,
    sentAt: x.sentAt,
    automatic: true,
  });
}
