import { Hono, type Context as HonoContext } from 'hono';
import { checkCode, linkExpired, tokenHash } from '../actions/links.ts';
import { recordPollAnswers } from '../actions/polls.ts';
import { clockOf, contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { findLinkedSeat, type LinkedSeat } from '../db/polls.ts';
import { logUnexpected } from '../log.ts';
import type { WebEnv } from './environment.ts';
import { typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { linkSecurity } from './link-frame.tsx';
import { refusedLink } from './link-refusal.tsx';
import { answersIn, standingAnswers } from './poll-answers.tsx';
import { PollLinkPage, type PollOver } from './poll-link-page.tsx';
import { bodyUpTo } from './security.ts';

const FORM_BYTES = 64 * 1024;

type C = HonoContext<WebEnv>;

/** What the link leads to; undefined alike for an unknown, revoked or expired token. One query. */
async function linkedTo(c: C): Promise<LinkedSeat | undefined> {
  const hash = tokenHash(c.req.param('token') ?? '');
  const linked = hash ? await findLinkedSeat(openDatabase(c.env.DB), hash) : undefined;
  if (!linked) return undefined;
  const { event, poll, slots } = linked;
  const endsAt = Math.max(event.endsAt, ...slots.map((slot) => slot.endsAt));
  const life = { endsAt, sentAt: poll.closedAt, createdAt: poll.createdAt };
  return linkExpired(life, clockOf(c.env)()) ? undefined : linked;
}

/** Why no answer is taken at `now` (epoch ms); null while one is. */
function overAt({ event, poll }: LinkedSeat, now: number): PollOver | null {
  if (event.status === 'cancelled') return 'cancelled';
  if (poll.state === 'fixed') return 'fixed';
  if (poll.state === 'ended') return event.status === 'postponed' ? 'postponed' : 'ended';
  return poll.deadlineAt <= now ? 'late' : null;
}

const inLanguage = (c: C) => (c.get('language') === 'en' ? '?lang=en' : '');
const addressOf = (c: C) => `/j/${c.req.param('token')}${inLanguage(c)}`;

function page(c: C, linked: LinkedSeat, form: Form, status: 200 | 409 | 422) {
  const over = overAt(linked, clockOf(c.env)()) ?? (status === 409 ? 'ended' : null);
  return c.html(
    <PollLinkPage
      linked={linked}
      form={over ? null : form}
      over={over}
      refused={status === 409}
      action={addressOf(c)}
      check={`/periksa/${checkCode(c.env.LINK_SECRET, linked.invitation)}${inLanguage(c)}`}
      language={c.get('language')}
      nonce={c.get('nonce')}
    />,
    status,
  );
}

/** Shows what is asked and changes nothing: mail scanners open links, with browsers too. */
async function showPollLink(c: C) {
  const linked = await linkedTo(c);
  return linked
    ? page(c, linked, standingAnswers(c.get('language'), linked.answers), 200)
    : refusedLink(c, 'not_found');
}

/** A person's answer. The link is its own authority: no cookie, no Origin. */
async function takePollAnswer(c: C) {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refusedLink(c, 'media_type');
  const linked = await linkedTo(c);
  if (!linked) return refusedLink(c, 'not_found');
  const language = c.get('language');
  const typed = await typedIn(c);
  if (overAt(linked, clockOf(c.env)())) return page(c, linked, { typed, problems: {}, language }, 409);
  const given = answersIn(typed, linked.slots, language);
  if (!given.ok) return page(c, linked, given.form, 422);
  const { seat, poll, invitation } = linked;
  const who = { organizationId: seat.organizationId, actor: `link:${invitation.id}`, door: 'link' as const };
  const done = await recordPollAnswers(
    contextFor(c.env, who),
    { id: seat.id, pollId: poll.id, eventId: seat.eventId, invitationId: invitation.id },
    { answers: given.answers, note: given.note, channel: 'link' },
  );
  if (done.ok) return c.redirect(addressOf(c), 303);
  const now = await linkedTo(c);
  return now ? page(c, now, { typed, problems: {}, language }, 409) : refusedLink(c, 'not_found');
}

/** Everything under /j/. */
export const pollLinkPages = new Hono<WebEnv>();
pollLinkPages.onError((error, c) => {
  // never the path itself: it holds the token
  logUnexpected(error, { method: c.req.method, route: '/j/:token' });
  return refusedLink(c, 'failed');
});
pollLinkPages.use(linkSecurity);
pollLinkPages.get('/:token', showPollLink);
pollLinkPages.post(
  '/:token',
  bodyUpTo(FORM_BYTES, (c) => refusedLink(c, 'too_large')),
  takePollAnswer,
);
pollLinkPages.options('/:token', (c) => c.body(null, 204, { Allow: 'GET, HEAD, POST, OPTIONS' }));
pollLinkPages.all('/:token', (c) => {
  c.header('Allow', 'GET, HEAD, POST, OPTIONS');
  return refusedLink(c, 'method');
});
pollLinkPages.all('*', (c) => refusedLink(c, 'not_found'));
