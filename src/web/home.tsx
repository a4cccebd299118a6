import type { Context as HonoContext } from 'hono';
import { hasEvents, searchEvents } from '../db/event-list.ts';
import { readHome } from '../db/home.ts';
import { addDays, toInstant } from '../domain/dates.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { FirstSteps } from './first-steps.tsx';
import { HomePage } from './home-page.tsx';

type C = HonoContext<WebEnv>;

/** Days of the calendar strip, and events told after today's. */
const DAYS = 14;
const NEXT = 4;

/** GET /: what stands today; for an organization without any event, how to begin. */
export async function showHome(c: C) {
  const ctx = c.get('ctx');
  const { timezone } = c.get('member');
  const now = ctx.now();
  const home = await readHome(ctx, now, timezone, DAYS);
  const from = toInstant(`${addDays(home.today, 1)}T00:00`, timezone);
  const next = await searchEvents(ctx, { view: 'coming', from }, now, home.today, NEXT);
  const empty = !next.length && !home.waiting.length && home.days.every((day) => !day.events.length);
  if (empty && !(await hasEvents(ctx))) return c.html(<FirstSteps {...pageOf(c)} />);
  return c.html(<HomePage home={home} next={next} now={now} {...pageOf(c)} />);
}
