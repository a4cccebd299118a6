import type { Context as HonoContext } from 'hono';
import { listSilent } from '../db/call-list.ts';
import { findEvent } from '../db/events.ts';
import { eventPulse, readOverview } from '../db/overview.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { isCurrent } from './live.ts';
import { OverviewPage, type Seen, Standing } from './overview-page.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** How many of the silent are shown before one goes to the list. */
const SILENT = 8;

const idOf = (c: C) => c.req.param('id') ?? '';
const number = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);

/** Everything the overview shows, at one instant. The pulse is read first: what changes meanwhile is shown again, never missed. */
async function read(c: C, known?: string) {
  const ctx = c.get('ctx');
  const now = ctx.now();
  const pulse = known ?? (await eventPulse(ctx, idOf(c), now));
  const event = pulse === undefined ? undefined : await findEvent(ctx, idOf(c));
  if (!event || pulse === undefined) return undefined;
  const [overview, silent] = await Promise.all([readOverview(ctx, event, now), listSilent(ctx, event.id, SILENT)]);
  return { event, overview, silent, now, pulse };
}

/** GET /acara/:id: what stands, in one look. */
export async function showOverview(c: C) {
  const found = await read(c);
  if (!found) return errorPage(c, 'not_found');
  const sent = number(c.req.query('kirim'));
  const notice = sent === null ? null : messages(c.get('language')).overview.sent({ n: sent });
  return c.html(<OverviewPage {...found} notice={notice} {...pageOf(c)} />);
}

/** What the page that asks showed last, so that the news can be said in one line. */
function seenBefore(c: C): Seen | null {
  const [answered, arrived] = [number(c.req.query('jawaban')), number(c.req.query('hadir'))];
  return answered === null || arrived === null ? null : { answered, arrived };
}

/** GET /acara/:id/ringkas: the part of the overview that changes, or 304 while nothing did. */
export async function pollOverview(c: C) {
  const ctx = c.get('ctx');
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  if (pulse === undefined) return errorPage(c, 'not_found');
  c.header('ETag', `"${pulse}"`);
  if (isCurrent(c.req.header('If-None-Match'), pulse)) return c.body(null, 304);
  const found = await read(c, pulse);
  if (!found) return errorPage(c, 'not_found');
  return c.html(<Standing {...found} before={seenBefore(c)} {...pageOf(c)} />);
}
