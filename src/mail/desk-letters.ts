import { dateOf, dateTimeLine, daysBetween, localOf, longDate } from '../domain/dates.ts';
import { daysText } from '../domain/plan.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import { addressBlock, type Letter, oneLine } from './letter.ts';
import { type LetterEvent, whenLine, whereLine } from './letter-event.ts';
import { type Composed, composeMessage, type Sender } from './message.ts';

/** One of the organizing desk: a coordinator, an owner. */
export type Colleague = { email: string; name?: string | null; position?: string | null };

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
  return composeDeskMail(x, MAIL_ID.subject.missing(oneLine(x.event.title)), {
    opening: words.opening,
    list: { label: MAIL_ID.label.missing, items: x.missing.map(({ label }) => ({ lead: null, text: oneLine(label) })) },
    ask: [words.ask, ...(x.draftAt ? [words.draftAt(dateTimeLine(x.draftAt, x.event.timezone))] : [])],
    link: { label: words.button, url: x.link },
  });
}

type DueTask = { title: string; dueOn: string };
/** Who sees to a task; `email` where he is reminded himself. */
type Owner = { name: string | null; agency: string | null; email: string | null };

/** Tasks with the days they are due on, those before today marked. */
export function taskItems(x: Pick<DeskMail, 'event' | 'sentAt'>, tasks: readonly DueTask[], days = false): string[] {
  const words = MAIL_ID.tasks;
  const today = dateOf(localOf(x.sentAt, x.event.timezone));
  return tasks.map(({ title, dueOn }) => {
    const nearness = dueOn < today ? `, ${words.late}` : dueOn === today ? `, ${words.today}` : '';
    const when = days ? `${daysText(daysBetween(dueOn, x.event.startsAt))}, ${longDate(dueOn)}` : longDate(dueOn);
    return `${oneLine(title)} (${words.due(when)}${nearness})`;
  });
}

/**
 * Chases tasks not ticked; `dueOn` are dates ('2027-03-04'), earliest first; those before `sentAt`'s day say so. Each names
 * its owner, and that he is reminded too where he has an e-mail.
 */
export function composeTaskChase(
  x: DeskMail & { tasks: readonly (DueTask & { owner?: Owner | null })[] },
): Promise<Composed> {
  const words = MAIL_ID.tasks;
  const said = taskItems(x, x.tasks);
  const items = x.tasks.map(({ owner }, i) => {
    const who = owner && [owner.name, owner.agency].map((part) => oneLine(part ?? '')).filter(Boolean);
    const by = who?.length ? `: ${who.join(', ')}${owner?.email ? `, ${words.reminded}` : ''}` : '';
    return { lead: null, text: `${said[i]}${by}` };
  });
  return composeDeskMail(x, MAIL_ID.subject.tasks(items.length, oneLine(x.event.title)), {
    opening: words.opening,
    list: { label: MAIL_ID.label.tasks, items },
    ask: [words.ask],
    link: { label: words.button, url: x.link },
  });
}

/** Says that a draft of the report stands there; `missingCount` is how many things the report lists as missing. */
export function composeReportReady(x: DeskMail & { missingCount: number }): Promise<Composed> {
  const words = MAIL_ID.report;
  return composeDeskMail(x, MAIL_ID.subject.report(oneLine(x.event.title)), {
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

/** A mail about an event to the desk; what it says and asks is the caller’s. */
export function composeDeskMail(x: DeskMail, subject: string, said: Partial<Letter>): Promise<Composed> {
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
