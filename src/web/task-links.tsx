import { Hono, type Context as HonoContext } from 'hono';
import { linkExpired, tokenHash } from '../actions/links.ts';
import { tickAsOwner } from '../actions/tasks.ts';
import { clockOf, contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { findOwnedTasks, type OwnedTasks } from '../db/task-owners.ts';
import { logUnexpected } from '../log.ts';
import { messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import { linkSecurity } from './link-frame.tsx';
import { refusedLink } from './link-refusal.tsx';
import { bodyUpTo } from './security.ts';
import { TaskLinkPage } from './task-link-page.tsx';

const FORM_BYTES = 4 * 1024;

type C = HonoContext<WebEnv>;

const notFound = (c: C) => refusedLink(c, 'not_found', messages(c.get('language')).tasks.page.notFound);

/** What the link leads to; undefined alike for an unknown, revoked or expired token, and when no task is left to him. One query. */
async function ownedBy(c: C): Promise<OwnedTasks | undefined> {
  const hash = tokenHash(c.req.param('token') ?? '');
  const owned = hash ? await findOwnedTasks(openDatabase(c.env.DB), hash) : undefined;
  return owned && !linkExpired(owned.event, clockOf(c.env)()) ? owned : undefined;
}

const addressOf = (c: C) => `/t/${c.req.param('token')}${c.get('language') === 'en' ? '?lang=en' : ''}`;

function endedOf({ event: { status } }: OwnedTasks) {
  if (status === 'reported') return 'final' as const;
  return status === 'cancelled' || status === 'postponed' ? status : null;
}

function page(c: C, owned: OwnedTasks, late = false) {
  return c.html(
    <TaskLinkPage
      owned={owned}
      ended={endedOf(owned)}
      late={late}
      action={addressOf(c)}
      now={clockOf(c.env)()}
      language={c.get('language')}
      nonce={c.get('nonce')}
    />,
    late ? 409 : 200,
  );
}

/** Shows the tasks and changes nothing: mail scanners open links, with browsers too. */
async function showTasks(c: C) {
  const owned = await ownedBy(c);
  return owned ? page(c, owned) : notFound(c);
}

/** A person's tick (`selesai`, a task's id), or his own tick taken back (`buka`). The link is its own authority. */
async function takeTick(c: C) {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return refusedLink(c, 'media_type');
  const owned = await ownedBy(c);
  if (!owned) return notFound(c);
  const typed = await typedIn(c);
  const [ticked, opened] = [filled(typed, 'selesai'), filled(typed, 'buka')];
  const { owner } = owned;
  const who = { organizationId: owner.organizationId, actor: `link:${owner.id}`, door: 'link' as const };
  const done = await tickAsOwner(contextFor(c.env, who), owner.id, ticked ?? opened ?? '', ticked !== undefined);
  if (done.ok) return c.redirect(addressOf(c), 303);
  return done.reason === 'not_found' ? notFound(c) : page(c, owned, true);
}

/** Everything under /t/. */
export const taskLinkPages = new Hono<WebEnv>();
taskLinkPages.onError((error, c) => {
  // never the path itself: it holds the token
  logUnexpected(error, { method: c.req.method, route: '/t/:token' });
  return refusedLink(c, 'failed');
});
taskLinkPages.use(linkSecurity);
taskLinkPages.get('/:token', showTasks);
taskLinkPages.post(
  '/:token',
  bodyUpTo(FORM_BYTES, (c) => refusedLink(c, 'too_large')),
  takeTick,
);
taskLinkPages.options('/:token', (c) => c.body(null, 204, { Allow: 'GET, HEAD, POST, OPTIONS' }));
taskLinkPages.all('/:token', (c) => {
  c.header('Allow', 'GET, HEAD, POST, OPTIONS');
  return refusedLink(c, 'method');
});
taskLinkPages.all('*', notFound);
