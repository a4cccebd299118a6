import type { Context as HonoContext } from 'hono';
import { whatsappOfChange } from '../actions/letters.ts';
import { toldByHand } from '../actions/told-by-hand.ts';
import { listByHand, newestChange } from '../db/announcements.ts';
import { findEvent } from '../db/events.ts';
import { findInvitation } from '../db/invitations.ts';
import { ByHandPage } from './by-hand-page.tsx';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** GET /acara/:id/kabari: whom a person has to tell of what was announced last. */
export async function showByHand(c: C) {
  const ctx = c.get('ctx');
  const event = await findEvent(ctx, c.req.param('id') ?? '');
  if (!event) return errorPage(c, 'not_found');
  const [change, all] = await Promise.all([newestChange(ctx, event.id), listByHand(ctx, event.id)]);
  return c.html(
    <ByHandPage
      event={event}
      change={change ?? null}
      left={all.filter((who) => !who.told)}
      told={all.filter((who) => who.told)}
      draft={(who, phone) => (change ? whatsappOfChange(ctx, event, change, { ...who, phone }) : '')}
      {...pageOf(c)}
    />,
  );
}

/** POST /acara/:id/undangan/:invitation/kabari: a person told him, or did not after all. */
export async function takeToldByHand(c: C) {
  const view = await findInvitation(c.get('ctx'), c.req.param('invitation') ?? '');
  if (!view || view.invitation.eventId !== c.req.param('id')) return errorPage(c, 'not_found');
  const done = await toldByHand(c.get('ctx'), view.invitation.id, filled(await typedIn(c), 'sudah') !== '0');
  return done.ok
    ? c.redirect(`${eventPath(done.eventId)}/kabari#${view.invitation.id}`, 303)
    : errorPage(c, done.reason);
}
