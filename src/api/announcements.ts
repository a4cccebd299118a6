import type { Hono } from 'hono';
import * as z from 'zod';
import { toldByHand } from '../actions/told-by-hand.ts';
import { type ByHand, listByHand } from '../db/announcements.ts';
import { findEvent } from '../db/events.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { read, write } from './route.ts';

const maybe = z.string().nullable();
const untoldOut = z
  .object({
    invitation_id: z.string(),
    position: maybe,
    name: maybe,
    agency: z.string(),
    phone: maybe,
    office_phone: maybe,
    staff_phone: maybe,
    representative: z.object({ name: z.string(), contact: maybe }).nullable(),
  })
  .meta({ id: 'Untold' });

const show = (who: ByHand): z.input<typeof untoldOut> => ({
  invitation_id: who.id,
  position: who.position,
  name: who.name,
  agency: who.agency,
  phone: who.phone,
  office_phone: who.officePhone,
  staff_phone: who.staffPhone,
  representative: who.representativeName ? { name: who.representativeName, contact: who.representativeContact } : null,
});

/** Whom a person has to tell of a change, since no mail does. */
export function announcementRoutes(app: Hono<ApiEnv>): void {
  read(
    app,
    {
      method: 'get',
      path: '/events/:id/untold',
      does: 'Whom no mail tells of the newest change and nobody has told yet, in order of precedence',
      answers: [200, z.object({ data: z.array(untoldOut), next_cursor: z.null() })],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const event = await findEvent(ctx, c.req.param('id') ?? '');
      if (!event) return problem(c, 404, 'not_found');
      const left = (await listByHand(ctx, event.id)).filter(({ told }) => !told);
      return c.json({ data: left.map(show), next_cursor: null });
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/invitations/:id/told',
      does: 'Says that a person told an invitee of the newest change, or did not after all',
      body: z.object({ told: z.boolean().default(true) }),
      answers: [200, z.object({ told: z.boolean() })],
    },
    async (c, { told }) => {
      const done = await toldByHand(c.get('ctx'), c.req.param('id') ?? '', told);
      return done.ok ? c.json({ told }) : refused(c, done);
    },
  );
}
