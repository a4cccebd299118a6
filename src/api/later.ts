import type { Context as HonoContext, Hono } from 'hono';
import { findEvent } from '../db/events.ts';
import type { ApiEnv } from './environment.ts';
import { problem } from './problem.ts';

/** Calls of the contract that are not built yet. An unknown or foreign event is 404 all the same. */
const LATER: [string, string][] = [
  ['POST', '/schedule/conflicts'],
  ['POST', '/schedule/suggestions'],
  ['GET', '/series/:id/report'],
  ['POST', '/inbox'],
];
const LATER_OF_EVENT = ['report.pdf', 'letter.docx', 'letter.pdf', 'guest-list.pdf', 'guest-list.xlsx', 'guest-list.csv'];

/** Answers 501 as problem+json where the contract names a call that later work brings. */
export function laterRoutes(app: Hono<ApiEnv>): void {
  const later = (c: HonoContext<ApiEnv>) => problem(c, 501, 'not_built');
  for (const [method, path] of LATER) app.on(method, path, later);
  for (const file of LATER_OF_EVENT) {
    app.get(`/events/:id/${file}`, async (c) => {
      const event = await findEvent(c.get('ctx'), c.req.param('id'));
      return event ? later(c) : problem(c, 404, 'not_found');
    });
  }
}
