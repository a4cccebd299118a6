import type { Context as HonoContext } from 'hono';
import { sendInvitations, settleDelivery } from '../actions/deliveries.ts';
import { addInvitees } from '../actions/invitations.ts';
import { whatsappDraft } from '../actions/letters.ts';
import { listUnsettled } from '../db/deliveries.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { type InvitationView, listInvitations } from '../db/invitations.ts';
import { parseInput } from '../domain/input.ts';
import { inviteeInput, inviteesInput } from '../domain/invitations.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { InvitationsPage } from './invitations-page.tsx';
import { inviteesFromText, lineProblems, proposalsFor } from './invitee-forms.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
type Forms = { one?: Form; many?: Form; proposed?: Form };

const idOf = (c: C) => c.req.param('id') ?? '';
const number = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);

/** What the redirect after a POST says was done. */
function noticeOf(c: C): string | null {
  const words = messages(c.get('language')).invitations;
  const [created, there, owed] = ['baru', 'ada', 'kirim'].map((name) => number(c.req.query(name)));
  if (typeof owed === 'number') return words.sent({ owed });
  return typeof created === 'number' ? words.added({ created, there: there ?? 0 }) : null;
}

async function eventAndViews(c: C): Promise<{ event: EventRow | undefined; views: InvitationView[] }> {
  const ctx = c.get('ctx');
  const [event, views] = await Promise.all([findEvent(ctx, idOf(c)), listInvitations(ctx, idOf(c))]);
  return { event, views };
}

/** The page; with a form that came back, as 422. */
async function page(c: C, wrong: Forms = {}) {
  const ctx = c.get('ctx');
  const [{ event, views }, unsettled] = await Promise.all([eventAndViews(c), listUnsettled(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const { language, member } = pageOf(c);
  const blank = freshForm(language);
  const filter = {
    status: c.req.query('status') ?? '',
    words: (c.req.query('q') ?? '').slice(0, 200),
    page: number(c.req.query('hal')) || 1,
  };
  return c.html(
    <InvitationsPage
      event={event}
      views={views}
      unsettled={unsettled}
      filter={filter}
      notice={noticeOf(c)}
      whatsapp={(view) => whatsappDraft(ctx, event, view.invitation)}
      forms={{
        one: wrong.one ?? { ...freshForm(language, { requirement: 'may_delegate', role: 'guest' }) },
        many: wrong.many ?? blank,
        proposed: wrong.proposed ?? blank,
        proposals: proposalsFor(event, member.region, views),
      }}
      {...pageOf(c)}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /acara/:id/undangan */
export const showInvitations = (c: C) => page(c);

async function add(c: C, invitees: Parameters<typeof addInvitees>[2]) {
  const done = await addInvitees(c.get('ctx'), idOf(c), invitees);
  if (!done.ok) return errorPage(c, done.reason);
  const created = done.rows.filter((row) => row.created).length;
  return c.redirect(`${eventPath(idOf(c), 'invitations')}?baru=${created}&ada=${done.rows.length - created}`, 303);
}

/** POST /acara/:id/undangan: one invitee. */
export async function addInvitee(c: C) {
  const typed = await typedIn(c);
  const fields = filledIn(typed, ['position', 'name', 'agency', 'email', 'phone', 'requirement', 'role']);
  const parsed = parseInput(inviteeInput, fields);
  if (parsed.ok) return add(c, [parsed.value]);
  return page(c, { one: withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems) });
}

/** POST /acara/:id/undangan/banyak: one invitee a line, all or none. */
export async function addLines(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const read = inviteesFromText(typed.get('invitees') ?? '');
  const parsed = parseInput(inviteesInput, { invitees: read.invitees });
  if (parsed.ok) return add(c, parsed.value.invitees);
  return page(c, { many: { typed, problems: { invitees: lineProblems(parsed.problems, read, language) }, language } });
}

/** POST /acara/:id/undangan/usulan: those ticked of the kind's proposals. */
export async function addProposed(c: C) {
  const typed = await typedIn(c);
  const ticked = new Set(typed.getAll('usulan'));
  const { event, views } = await eventAndViews(c);
  if (!event) return errorPage(c, 'not_found');
  const chosen = proposalsFor(event, c.get('member').region, views).filter(({ number: n }) => ticked.has(String(n)));
  if (chosen.length)
    return add(
      c,
      chosen.map(({ invitee }) => invitee),
    );
  const language = c.get('language');
  return page(c, { proposed: { typed, problems: { usulan: messages(language).invitations.proposedNone }, language } });
}

/** POST /acara/:id/kirim */
export async function send(c: C) {
  const done = await sendInvitations(c.get('ctx'), idOf(c));
  if (!done.ok) return errorPage(c, done.reason);
  return c.redirect(`${eventPath(idOf(c), 'invitations')}?kirim=${done.owed}`, 303);
}

/** POST /acara/:id/surat/:delivery: a person's word on a mail whose outcome is unknown. */
export async function settle(c: C) {
  const as = filled(await typedIn(c), 'sebagai');
  if (as !== 'resend' && as !== 'arrived') return errorPage(c, 'not_found');
  const done = await settleDelivery(c.get('ctx'), c.req.param('delivery') ?? '', as);
  return done.ok ? c.redirect(eventPath(done.eventId, 'invitations'), 303) : errorPage(c, done.reason);
}
