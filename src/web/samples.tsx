import type { Context as HonoContext } from 'hono';
import { makeSampleEvent, removeSample } from '../actions/sample-event.ts';
import type { WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** POST /contoh: the organization's sample event, made unless it is there. */
export async function makeSample(c: C) {
  const { organizationName: host, timezone } = c.get('member');
  const { id } = await makeSampleEvent(c.get('ctx'), { host, timezone });
  return c.redirect(eventPath(id), 303);
}

/** POST /acara/:id/contoh/hapus: only a sample can be removed; said again it is not found. */
export async function dropSample(c: C) {
  const done = await removeSample(c.get('ctx'), c.req.param('id') ?? '');
  return done.ok ? c.redirect('/', 303) : errorPage(c, done.reason);
}
