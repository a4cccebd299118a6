import type { Context as HonoContext } from 'hono';
import { answersEnded } from '../actions/answers.ts';
import { changeInvitation, withdrawInvitation } from '../actions/invitation-changes.ts';
import { whatsappDraft } from '../actions/letters.ts';
import { invitationLink } from '../actions/links.ts';
import { openedWhatsApp } from '../actions/whatsapp.ts';
import { listAnswers } from '../db/answers.ts';
import { findOffice } from '../db/directory.ts';
import { findEvent } from '../db/events.ts';
import { findInvitation } from '../db/invitations.ts';
import { parseInput } from '../domain/input.ts';
import { invitationChange } from '../domain/invitations.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { type Found, InvitationPage } from './invitation-page.tsx';
import { CORRECTION } from './invitation-parts.tsx';
import { errorPage } from './refusals.tsx';
import { takeTold } from './told.ts';

type C = HonoContext<WebEnv>;

const pathOf = ({ event, view }: Found) => `${eventPath(event.id, 'invitations')}/${view.invitation.id}`;

/** An invitation of the event in the path, with all its page shows; undefined when it is not one of it. */
export async function findForPage(c: C, id = c.req.param('invitation') ?? ''): Promise<Found | undefined> {
  const ctx = c.get('ctx');
  const [event, view, history] = await Promise.all([
    findEvent(ctx, c.req.param('id') ?? ''),
    findInvitation(ctx, id),
    listAnswers(ctx, id),
  ]);
  if (!event || view?.invitation.eventId !== event.id) return undefined;
  const { officeId } = view.invitation;
  return { event, view, history, office: (officeId && (await findOffice(ctx, officeId))) || null };
}

/** The answer form as it starts: what stands, and the way one was last in touch. */
function toldForm(c: C, { view: { invitation, answer } }: Found): Form {
  const byWhatsApp = (invitation.whatsappOpenedAt ?? 0) > (answer?.at ?? 0);
  return freshForm(c.get('language'), {
    channel: byWhatsApp ? 'whatsapp' : 'phone',
    representative_name: answer?.representativeName,
    representative_position: answer?.representativePosition,
    representative_contact: answer?.representativeContact,
  });
}

/** What may be corrected, as it stands. */
function changeForm(c: C, { view: { invitation } }: Found): Form {
  const { name, email, phone, requirement, role } = invitation;
  return { ...freshForm(c.get('language'), { name, email, phone, requirement, role }), prefix: CORRECTION };
}

/** What the redirect after a correction says was done. */
function noticeOf(c: C): { tone: 'good'; text: string } | null {
  const words = messages(c.get('language')).invitation;
  const text = { ya: words.corrected, kirim: words.correctedOwed }[c.req.query('diperbaiki') ?? ''];
  return text ? { tone: 'good', text } : null;
}

type Wrong = { told?: Form; change?: Form; kept?: 'sent' | 'answered' | 'attended' };

/** The page of one invitee; with a form that came back, as 422. */
export function showFound(c: C, at: Found, wrong: Wrong = {}) {
  const ctx = c.get('ctx');
  const { invitation } = at.view;
  const staffPhone = at.office?.staffPhone;
  const words = messages(c.get('language')).invitation;
  return c.html(
    <InvitationPage
      {...at}
      told={wrong.told ?? toldForm(c, at)}
      change={wrong.change ?? changeForm(c, at)}
      correcting={c.req.query('perbaiki') === 'ya'}
      notice={wrong.kept ? { tone: 'warn', text: words.kept[wrong.kept] } : noticeOf(c)}
      link={invitationLink(ctx, invitation)}
      whatsapp={whatsappDraft(ctx, at.event, { ...invitation, phone: invitation.phone ?? at.office?.phone ?? null })}
      whatsappStaff={staffPhone ? whatsappDraft(ctx, at.event, { ...invitation, phone: staffPhone }) : null}
      {...pageOf(c)}
    />,
    wrong.kept ? 409 : Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /acara/:id/undangan/:invitation: one invitee, how to reach him, his answers. */
export async function showInvitation(c: C) {
  const at = await findForPage(c);
  return at ? showFound(c, at) : errorPage(c, 'not_found');
}

/** POST /acara/:id/undangan/:invitation: an answer heard by phone, WhatsApp, letter or in person. */
export async function takeToldAnswer(c: C) {
  const at = await findForPage(c);
  if (!at) return errorPage(c, 'not_found');
  const ended = answersEnded(at.event.status);
  if (ended) return errorPage(c, ended);
  const done = await takeTold(c, at.view, await typedIn(c));
  if (done.ok) return c.redirect(pathOf(at), 303);
  return done.form ? showFound(c, at, { told: done.form }) : errorPage(c, 'closed');
}

/** POST /acara/:id/undangan/:invitation/dibuka: the WhatsApp draft was opened; sent, nobody knows. */
export async function noteOpened(c: C) {
  const at = await findInvitation(c.get('ctx'), c.req.param('invitation') ?? '');
  if (!at || at.invitation.eventId !== c.req.param('id')) return errorPage(c, 'not_found');
  const done = await openedWhatsApp(c.get('ctx'), at.invitation.id);
  return done.ok ? c.body(null, 204) : errorPage(c, done.reason);
}

/** POST /acara/:id/undangan/:invitation/ubah: name, contacts and standing corrected. */
export async function correctInvitation(c: C) {
  const at = await findForPage(c);
  if (!at) return errorPage(c, 'not_found');
  const typed = await typedIn(c);
  const language = c.get('language');
  const form: Form = { typed, problems: {}, language, prefix: CORRECTION };
  const fields = filledIn(typed, ['name', 'email', 'phone', 'requirement', 'role']);
  const parsed = parseInput(invitationChange, { ...fields, new_link: filled(typed, 'new_link') === 'ya' });
  if (!parsed.ok) return showFound(c, at, { change: withProblems(form, parsed.problems) });
  const done = await changeInvitation(c.get('ctx'), at.view.invitation.id, parsed.value);
  if (done.ok) return c.redirect(`${pathOf(at)}?diperbaiki=${done.owed ? 'kirim' : 'ya'}`, 303);
  if (done.reason === 'invalid') return showFound(c, at, { change: withProblems(form, done.problems) });
  if (done.reason !== 'sending') return errorPage(c, done.reason);
  return showFound(c, at, { change: { ...form, problems: { email: messages(language).invitation.stillSending } } });
}

/** POST /acara/:id/undangan/:invitation/hapus: one to whom nothing was sent is taken off the list. */
export async function removeInvitation(c: C) {
  const at = await findForPage(c);
  if (!at) {
    // taken off already: the list shows so
    const event = await findEvent(c.get('ctx'), c.req.param('id') ?? '');
    return event ? c.redirect(eventPath(event.id, 'invitations'), 303) : errorPage(c, 'not_found');
  }
  const done = await withdrawInvitation(c.get('ctx'), at.view.invitation.id);
  if (done.ok) return c.redirect(eventPath(done.eventId, 'invitations'), 303);
  const { reason } = done;
  if (reason === 'sent' || reason === 'answered' || reason === 'attended') return showFound(c, at, { kept: reason });
  return errorPage(c, reason);
}
