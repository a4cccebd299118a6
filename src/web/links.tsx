import { Hono, type Context as HonoContext } from 'hono';
import { answersEnded, recordAnswer } from '../actions/answers.ts';
import { letterEvent } from '../actions/letters.ts';
import { checkCode, checkLink, linkExpired, tokenHash } from '../actions/links.ts';
import { clockOf, contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { findLinked, type Linked } from '../db/links.ts';
import { answerForm, answerOfForm } from '../domain/answers.ts';
import { parseInput } from '../domain/input.ts';
import { logUnexpected } from '../log.ts';
import { eventCalendar } from '../mail/calendar.ts';
import { calendarUid } from '../mail/letter-event.ts';
import { messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import { filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { linkSecurity } from './link-frame.tsx';
import { LinkPage } from './link-page.tsx';
import { refusedLink } from './link-refusal.tsx';
import { bodyUpTo } from './security.ts';

const FORM_BYTES = 64 * 1024;
const FIELDS = [
  'answer',
  'representative_name',
  'representative_position',
  'representative_contact',
  'filled_by',
  'note',
];

type C = HonoContext<WebEnv>;

/** What the link leads to; undefined alike for an unknown, revoked or expired token. One query. */
async function linkedTo(c: C): Promise<Linked | undefined> {
  const hash = tokenHash(c.req.param('token') ?? '');
  const linked = hash ? await findLinked(openDatabase(c.env.DB), hash) : undefined;
  return linked && !linkExpired(linked.event, clockOf(c.env)()) ? linked : undefined;
}

/**
 * The form as it stands at: the representative named before stays in it, or sending it again would release him. Who
 * filled it in is asked anew each time.
 */
function standingForm(c: C, { answer: counting, earlier }: Linked): Form {
  const answer = counting ?? earlier;
  return freshForm(c.get('language'), {
    representative_name: answer?.representativeName,
    representative_position: answer?.representativePosition,
    representative_contact: answer?.representativeContact,
  });
}

const inLanguage = (c: C) => (c.get('language') === 'en' ? '?lang=en' : '');
const addressOf = (c: C) => `/r/${c.req.param('token')}${inLanguage(c)}`;

function page(c: C, linked: Linked, form: Form, status: 200 | 409 | 422, late = false) {
  const ended = answersEnded(linked.event.status) ?? (late ? 'closed' : null);
  return c.html(
    <LinkPage
      linked={linked}
      form={ended ? null : form}
      ended={ended}
      late={late}
      action={addressOf(c)}
      calendar={`/r/${c.req.param('token')}/acara.ics`}
      check={`/periksa/${checkCode(c.env.LINK_SECRET, linked.invitation)}${inLanguage(c)}`}
      code={checkLink({ linkSecret: c.env.LINK_SECRET, baseUrl: c.env.BASE_URL }, linked.invitation)}
      now={clockOf(c.env)()}
      language={c.get('language')}
      nonce={c.get('nonce')}
    />,
    status,
  );
}

/** Shows the invitation and changes nothing: mail scanners open links, with browsers too. */
async function showInvitation(c: C) {
  const linked = await linkedTo(c);
  return linked ? page(c, linked, standingForm(c, linked), 200) : refusedLink(c, 'not_found');
}

/** The event as a calendar file. Of one cancelled or put off there is none to keep: the page says why. */
async function calendarFile(c: C) {
  const linked = await linkedTo(c);
  if (!linked) return refusedLink(c, 'not_found');
  const { event } = linked;
  if (event.status === 'cancelled' || event.status === 'postponed')
    return c.redirect(`/r/${c.req.param('token')}`, 303);
  const file = eventCalendar(letterEvent(linked, calendarUid(event.id)), {
    url: `${c.env.BASE_URL}/r/${c.req.param('token')}`,
    organizer: { email: c.env.MAIL_FROM, name: event.host },
    stampedAt: clockOf(c.env)(),
  });
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': 'attachment; filename="acara.ics"',
  });
}

/** A person's answer. The link is its own authority: no cookie, no Origin. */
async function takeAnswer(c: C) {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refusedLink(c, 'media_type');
  const linked = await linkedTo(c);
  if (!linked) return refusedLink(c, 'not_found');
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  if (answersEnded(linked.event.status)) return page(c, linked, form, 409, true);
  const parsed = parseInput(answerForm, filledIn(typed, FIELDS));
  if (!parsed.ok) {
    // in the order of the fields, as the summary leads through them
    const problems = FIELDS.flatMap((name) => parsed.problems.filter((p) => p.field === name));
    const wrong = withProblems(form, problems);
    if (wrong.problems.answer) wrong.problems.answer = messages(form.language).link.choose;
    return page(c, linked, wrong, 422);
  }
  const { invitation } = linked;
  const who = { organizationId: invitation.organizationId, actor: `link:${invitation.id}`, door: 'link' as const };
  const done = await recordAnswer(contextFor(c.env, who), invitation, answerOfForm(parsed.value));
  return done.ok ? c.redirect(addressOf(c), 303) : page(c, linked, form, 409, true);
}

/** Everything under /r/. */
export const linkPages = new Hono<WebEnv>();
linkPages.onError((error, c) => {
  // never the path itself: it holds the token
  logUnexpected(error, { method: c.req.method, route: '/r/:token' });
  return refusedLink(c, 'failed');
});
linkPages.use(linkSecurity);
linkPages.get('/:token', showInvitation);
linkPages.get('/:token/acara.ics', calendarFile);
linkPages.post(
  '/:token',
  bodyUpTo(FORM_BYTES, (c) => refusedLink(c, 'too_large')),
  takeAnswer,
);
linkPages.options('/:token', (c) => c.body(null, 204, { Allow: 'GET, HEAD, POST, OPTIONS' }));
linkPages.all('/:token', (c) => {
  c.header('Allow', 'GET, HEAD, POST, OPTIONS');
  return refusedLink(c, 'method');
});
linkPages.all('*', (c) => refusedLink(c, 'not_found'));
