import type { Context as HonoContext } from 'hono';
import { sendInvitations, settleDelivery } from '../actions/deliveries.ts';
import { addInvitees } from '../actions/invitations.ts';
import { listUnsettled } from '../db/deliveries.ts';
import { listDirectory } from '../db/directory.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { type InvitationView, invitationsByOffice, listInvitations } from '../db/invitations.ts';
import { eventPulse } from '../db/overview.ts';
import { dateOf } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { inviteeInput, inviteesInput } from '../domain/invitations.ts';
import { officeKey } from '../domain/offices.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath, fromOverview } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { InviteeList } from './invitations-list.tsx';
import { InvitationsPage, mayInvite } from './invitations-page.tsx';
import { DirectoryPick, NO_PICK, type Pick } from './invitee-directory.tsx';
import { inviteesFromText, lineProblems, proposalsFor, WAYS, type Way } from './invitee-forms.tsx';
import { isCurrent } from './live.ts';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
type Forms = { one?: Form; many?: Form; proposed?: Form };

/** How many offices of the directory a search shows. */
const PICKED = 30;

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

const filterOf = (c: C) => ({
  status: c.req.query('status') ?? '',
  words: (c.req.query('q') ?? '').slice(0, 200),
  page: number(c.req.query('hal')) || 1,
});

function openWay(c: C, views: InvitationView[], proposals: unknown[]): Way | null {
  const said = WAYS.find((way) => way === c.req.query('tambah'));
  if (said || views.length) return said ?? null;
  return proposals.length ? 'usulan' : 'satu';
}

/** The page; with a form that came back, as 422. */
async function page(c: C, wrong: Forms = {}, pick: Pick = NO_PICK) {
  const ctx = c.get('ctx');
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  if (pulse === undefined) return errorPage(c, 'not_found');
  const [{ event, views }, unsettled] = await Promise.all([eventAndViews(c), listUnsettled(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const { language, member } = pageOf(c);
  const first = views.length === 0;
  const proposals = proposalsFor(event, member.region, views);
  return c.html(
    <InvitationsPage
      event={event}
      views={views}
      unsettled={unsettled}
      filter={filterOf(c)}
      pulse={pulse}
      notice={noticeOf(c)}
      forms={{
        one: wrong.one ?? { ...freshForm(language, { requirement: 'may_delegate', role: 'guest' }) },
        many: wrong.many ?? freshForm(language),
        proposed:
          wrong.proposed ?? freshForm(language, { usulan: first ? proposals.map((p) => String(p.number)) : [] }),
        proposals,
        first,
        pick,
        open: pick === NO_PICK ? openWay(c, views, proposals) : 'direktori',
      }}
      {...pageOf(c)}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** The list alone, for the page that is open; 304 while nothing is new. */
async function list(c: C) {
  const ctx = c.get('ctx');
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  if (pulse === undefined) return errorPage(c, 'not_found');
  if (isCurrent(c.req.header('If-None-Match'), pulse)) return c.body(null, 304);
  const [{ event, views }, unsettled] = await Promise.all([eventAndViews(c), listUnsettled(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const { language, member } = pageOf(c);
  const editable = mayInvite(event, member);
  return c.html(<InviteeList {...{ event, views, unsettled, editable, pulse, language }} filter={filterOf(c)} />);
}

/** GET /acara/:id/undangan; for htmx the list alone. */
export const showInvitations = (c: C) => (c.req.header('HX-Request') ? list(c) : page(c));

async function add(c: C, way: Way, invitees: Parameters<typeof addInvitees>[2]) {
  const done = await addInvitees(c.get('ctx'), idOf(c), invitees);
  if (!done.ok) return errorPage(c, done.reason);
  const created = done.rows.filter((row) => row.created).length;
  const query = `baru=${created}&ada=${done.rows.length - created}&tambah=${way}`;
  return c.redirect(`${eventPath(idOf(c), 'invitations')}?${query}`, 303);
}

/** Offices of the directory that a search finds, with who holds them on the event's date and who is invited already. */
async function picked(c: C, event: EventRow, search: string): Promise<Pick> {
  const ctx = c.get('ctx');
  const found = await listDirectory(ctx, { date: dateOf(event.startsLocal), search, limit: PICKED });
  const offices = found.agencies.flatMap((agency) => agency.offices);
  const keys = offices.map((office) => officeKey(office.title, office.agency));
  const invited = await invitationsByOffice(ctx, event.id, keys);
  return {
    search,
    offices: offices.map((o, i) => ({ ...o, invited: invited.has(keys[i] ?? '') })),
    total: found.total,
  };
}

/** GET /acara/:id/undangan/direktori: the directory searched, to invite from it; for htmx the findings alone. */
export async function showPick(c: C) {
  const event = await findEvent(c.get('ctx'), idOf(c));
  if (!event) return errorPage(c, 'not_found');
  const pick = await picked(c, event, (c.req.query('cari') ?? '').slice(0, 200));
  if (!c.req.header('HX-Request')) return page(c, {}, pick);
  return c.html(<DirectoryPick path={eventPath(event.id, 'invitations')} pick={pick} language={c.get('language')} />);
}

/** POST /acara/:id/undangan/direktori: the offices ticked among those found. */
export async function addPicked(c: C) {
  const typed = await typedIn(c);
  const event = await findEvent(c.get('ctx'), idOf(c));
  if (!event) return errorPage(c, 'not_found');
  const ticked = new Set(typed.getAll('jabatan'));
  const pick = await picked(c, event, filled(typed, 'cari') ?? '');
  const chosen = pick.offices.filter(({ id }) => ticked.has(id));
  if (!chosen.length) return page(c, {}, pick);
  const invitees = chosen.map(({ title, agency }) => ({ position: title, agency }));
  const parsed = parseInput(inviteesInput, { invitees });
  return parsed.ok ? add(c, 'direktori', parsed.value.invitees) : page(c, {}, pick);
}

/** POST /acara/:id/undangan: one invitee. */
export async function addInvitee(c: C) {
  const typed = await typedIn(c);
  const fields = filledIn(typed, ['position', 'name', 'agency', 'email', 'phone', 'requirement', 'role']);
  const parsed = parseInput(inviteeInput, fields);
  if (parsed.ok) return add(c, 'satu', [parsed.value]);
  return page(c, { one: withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems) });
}

/** POST /acara/:id/undangan/banyak: one invitee a line, all or none. */
export async function addLines(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const read = inviteesFromText(typed.get('invitees') ?? '');
  const parsed = parseInput(inviteesInput, { invitees: read.invitees });
  if (parsed.ok) return add(c, 'banyak', parsed.value.invitees);
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
      'usulan',
      chosen.map(({ invitee }) => invitee),
    );
  const language = c.get('language');
  return page(c, { proposed: { typed, problems: { usulan: messages(language).invitations.proposedNone }, language } });
}

/** POST /acara/:id/kirim */
export async function send(c: C) {
  const tab = fromOverview(await typedIn(c)) ? 'overview' : 'invitations';
  const done = await sendInvitations(c.get('ctx'), idOf(c));
  if (!done.ok) return errorPage(c, done.reason);
  return c.redirect(`${eventPath(idOf(c), tab)}?kirim=${done.owed}`, 303);
}

/** POST /acara/:id/surat/:delivery: a person's word on a mail whose outcome is unknown. */
export async function settle(c: C) {
  const typed = await typedIn(c);
  const as = filled(typed, 'sebagai');
  if (as !== 'resend' && as !== 'arrived') return errorPage(c, 'not_found');
  const done = await settleDelivery(c.get('ctx'), c.req.param('delivery') ?? '', as);
  if (!done.ok) return errorPage(c, done.reason);
  return c.redirect(eventPath(done.eventId, fromOverview(typed) ? 'overview' : 'invitations'), 303);
}
