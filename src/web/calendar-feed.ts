import { createHash } from 'node:crypto';
import { Hono, type Context as HonoContext } from 'hono';
import { feedOf } from '../actions/calendar-feed.ts';
import { tokenHash } from '../actions/links.ts';
import { contextFor } from '../context.ts';
import { findSubscribed } from '../db/calendar-links.ts';
import { openDatabase } from '../db/database.ts';
import { logUnexpected } from '../log.ts';
import { messages } from '../messages/index.ts';
import type { WebEnv } from './environment.ts';
import { linkSecurity } from './link-frame.tsx';
import { isCurrent } from './live.ts';

type C = HonoContext<WebEnv>;

/** The same words whichever address it was: unknown, renewed or taken back. */
const notFound = (c: C) => c.text(messages(c.get('language')).subscriptions.notFound, 404);

/** GET /kalender/{token}.ics: the calendar behind a secret address, or 304 while it is as the reader has it. */
async function showFeed(c: C) {
  const hash = tokenHash(c.req.param('file')?.replace(/\.ics$/, '') ?? '');
  const subscribed = hash ? await findSubscribed(openDatabase(c.env.DB), hash) : undefined;
  if (!subscribed) return notFound(c);
  const { id, organizationId } = subscribed;
  const text = await feedOf(contextFor(c.env, { organizationId, actor: `calendar:${id}`, door: 'link' }), subscribed);
  if (text === null) return notFound(c);
  const etag = createHash('sha256').update(text).digest('base64url').slice(0, 27);
  c.header('ETag', `"${etag}"`);
  if (isCurrent(c.req.header('If-None-Match'), etag)) return c.body(null, 304);
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': 'inline; filename="kalender.ics"',
  });
}

/** Calendars to subscribe to. The address is its own authority: no cookie; whatever is done to it changes nothing. */
export const calendarFeeds = new Hono<WebEnv>();
const AT = '/:file{[A-Za-z0-9_-]+\\.ics}';
calendarFeeds.use(AT, linkSecurity);
calendarFeeds.get(AT, showFeed);
calendarFeeds.all(AT, (c) => {
  c.header('Allow', 'GET, HEAD');
  return c.body(null, 405);
});
calendarFeeds.onError((error, c) => {
  // never the path itself: it holds the token
  logUnexpected(error, { method: c.req.method, route: '/kalender/:token.ics' });
  return c.body(null, 500);
});
