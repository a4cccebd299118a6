import { MAIL_ID } from '../messages/mail.id.ts';
import { taskItems } from './desk-letters.ts';
import { composeGuestMail, eventLetter, type GuestMail } from './guest-letter.ts';
import { type Letter, oneLine } from './letter.ts';
import type { Composed } from './message.ts';

/** To one who sees to tasks, maybe of another agency, with his own `link`. `dueOn` are dates, earliest first. */
type OwnerMail = GuestMail & { link: string; tasks: readonly { title: string; dueOn: string }[] };

/** Says which tasks are his: all that are open, whichever were given just now. */
export function composeTasksAssigned(x: OwnerMail): Promise<Composed> {
  return compose(x, MAIL_ID.ownTasks.assigned, (title) => MAIL_ID.subject.assigned(x.tasks.length, title));
}

/** Reminds of tasks whose day has passed. */
export function composeOwnerChase(x: OwnerMail): Promise<Composed> {
  return compose(x, MAIL_ID.ownTasks.late, (title) => MAIL_ID.subject.ownTasks(x.tasks.length, title));
}

function compose(
  x: OwnerMail,
  opening: (host: string) => string,
  subject: (title: string) => string,
): Promise<Composed> {
  const words = MAIL_ID.ownTasks;
  const letter: Letter = {
    ...eventLetter(x),
    opening: opening(oneLine(x.event.host) || x.sender.name),
    programme: null,
    list: { label: words.label, items: taskItems(x, x.tasks, true).map((text) => ({ lead: null, text })) },
    ask: [words.ask],
    link: { label: words.button, url: x.link },
    closing: [words.thanks],
    footer: [words.own, words.safety],
  };
  return composeGuestMail(x, letter, subject, null, true);
}
