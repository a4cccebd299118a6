import type { Hono } from 'hono';
import * as z from 'zod';
import { calendarAddress, makeCalendarLink, revokeCalendarLink } from '../actions/calendar-links.ts';
import type { Context } from '../actions/context.ts';
import { type CalendarLinkRow, listCalendarLinks } from '../db/calendar-links.ts';
import { rfc3339 } from '../domain/dates.ts';
import { line } from '../domain/input.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { read, write } from './route.ts';

const linkOut = z
  .object({ id: z.string(), office_id: z.string().nullable(), url: z.string(), created_at: z.string() })
  .meta({ id: 'CalendarLink' });
const linksOut = z.object({ data: z.array(linkOut), next_cursor: z.null() });
const linkInput = z.object({ office_id: line(100).optional() });

const showLink = (ctx: Context, link: CalendarLinkRow): z.input<typeof linkOut> => ({
  id: link.id,
  office_id: link.officeId,
  url: calendarAddress(ctx, link),
  created_at: rfc3339(link.createdAt, 'UTC'),
});

/** Secret addresses by which calendars are subscribed to. */
export function calendarRoutes(app: Hono<ApiEnv>): void {
  read(
    app,
    {
      method: 'get',
      path: '/calendar/links',
      does: 'The addresses to subscribe to, of the organization and of offices',
      answers: [200, linksOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const links = await listCalendarLinks(ctx);
      return c.json({ data: links.map((link) => showLink(ctx, link)), next_cursor: null });
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/calendar/links',
      does: 'An address to subscribe to: of an office, or of the organization without one; the same again where there is one',
      body: linkInput,
      answers: [201, linkOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const done = await makeCalendarLink(ctx, body.office_id ?? null);
      return done.ok ? c.json(showLink(ctx, done.link), done.made ? 201 : 200) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'delete',
      path: '/calendar/links/:id',
      does: 'Takes an address back: it leads nowhere any more',
      answers: [204, 'nothing'],
    },
    async (c) => {
      const done = await revokeCalendarLink(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.body(null, 204) : refused(c, done);
    },
  );
}
