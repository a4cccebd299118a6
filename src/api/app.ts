import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { logUnexpected } from '../log.ts';
import { requireToken } from './access.ts';
import { announcementRoutes } from './announcements.ts';
import { calendarRoutes } from './calendar.ts';
import type { ApiEnv } from './environment.ts';
import { eventRoutes } from './events.ts';
import { invitationRoutes } from './invitations.ts';
import { laterRoutes } from './later.ts';
import { noteRoutes } from './notes.ts';
import { openApiDocument } from './openapi.ts';
import { photoRoutes } from './photos.ts';
import { pollRoutes } from './polls.ts';
import { problem } from './problem.ts';
import { recordRoutes } from './record.ts';
import { reportEditRoutes } from './report-edits.ts';
import { reportRoutes } from './reports.ts';
import { routes } from './route.ts';
import { rundownRoutes } from './rundown.ts';
import { scheduleRoutes } from './schedule.ts';
import { seriesRoutes } from './series.ts';
import { summaryRoutes } from './summaries.ts';
import { taskRoutes } from './tasks.ts';

/** The JSON API, version 1: what programs come in by. */
export const api = new Hono<ApiEnv>();

api.use(async (c, next) => {
  c.set('requestId', randomBytes(8).toString('hex'));
  c.set('language', /^en\b/i.test(c.req.header('Accept-Language') ?? '') ? 'en' : 'id');
  await next();
  c.res.headers.set('X-Request-Id', c.get('requestId'));
  c.res.headers.set('Cache-Control', 'no-store');
  c.res.headers.set('X-Content-Type-Options', 'nosniff');
  c.res.headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
});
api.get('/openapi.json', (c) => c.json(openApiDocument(c.env.BASE_URL)));
api.use(requireToken);
eventRoutes(api);
invitationRoutes(api);
announcementRoutes(api);
recordRoutes(api);
noteRoutes(api);
photoRoutes(api);
reportRoutes(api);
reportEditRoutes(api);
scheduleRoutes(api);
calendarRoutes(api);
rundownRoutes(api);
taskRoutes(api);
pollRoutes(api);
seriesRoutes(api);
summaryRoutes(api);
laterRoutes(api);
for (const path of new Set(routes.map((route) => route.path))) {
  const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
  api.all(path, (c) => {
    c.header('Allow', methods.join(', '));
    return problem(c, 405, 'method');
  });
}
// mounted below the pages, which would answer in HTML what nothing here answered
api.all('*', (c) => problem(c, 404, 'not_found'));
api.onError((error, c) => {
  logUnexpected(error, { request: c.get('requestId'), method: c.req.method });
  return problem(c, 500, 'unexpected');
});
