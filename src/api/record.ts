import type { Hono } from 'hono';
import * as z from 'zod';
import { checkIn, type Roll, readRoll, undoCheckIn } from '../actions/attendance.ts';
import { recordCounts, recordForces, recordOutcomes } from '../actions/recordings.ts';
import { listCounts } from '../db/counts.ts';
import { findEvent } from '../db/events.ts';
import { listForces } from '../db/forces.ts';
import { listOutcomes, type OutcomeRow } from '../db/outcomes.ts';
import { rfc3339 } from '../domain/dates.ts';
import { attendanceInput, countsInput, forcesInput, outcomesInput } from '../domain/record-inputs.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { read, write } from './route.ts';
import { checkInOut, rollOut } from './shapes.ts';

type AttendanceRow = Roll['walkIns'][number];

function showRoll(roll: Roll): z.input<typeof rollOut> {
  const at = (ms: number) => rfc3339(ms, roll.event.timezone);
  const sessions = (rows: AttendanceRow[]) =>
    rows.map((a) => ({ id: a.id, session: a.session || null, present: a.present, at: at(a.at) }));
  const offices = roll.offices.map(({ view, arrivals, presentFor }) => {
    const { invitation } = view;
    const first = arrivals[0];
    const sent = arrivals.find((a) => a.present === 'representative');
    return {
      id: first?.id ?? null,
      invitation_id: invitation.id,
      position: invitation.position,
      name: invitation.name ?? (first?.present === 'holder' ? first.name : null),
      agency: invitation.agency,
      present: first?.present ?? null,
      representative: sent ? { name: sent.name, position: sent.position } : null,
      at: first ? at(first.at) : null,
      sessions: sessions(arrivals),
      present_for: presentFor,
    };
  });
  const walkIns = roll.walkIns.map((a) => ({
    id: a.id,
    invitation_id: null,
    position: a.position,
    name: a.name,
    agency: a.agency,
    present: a.present,
    representative: null,
    at: at(a.at),
    sessions: sessions([a]),
    present_for: [],
  }));
  return { data: [...offices, ...walkIns], totals: roll.totals, next_cursor: null };
}

const outcomeOut = ({ id, kind, text, speaker, owner, due }: OutcomeRow) => ({ id, kind, text, speaker, owner, due });

/** Who came, how many, what was said. */
export function recordRoutes(app: Hono<ApiEnv>): void {
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/attendance',
      does: 'Records who came',
      body: attendanceInput,
      answers: [200, checkInOut],
    },
    async (c, body) => {
      const done = await checkIn(c.get('ctx'), c.req.param('id') ?? '', body.records);
      return done.ok ? c.json({ data: done.outcomes }) : refused(c, done);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/attendance',
      does: 'The roll: offices, walk-ins, totals',
      answers: [200, rollOut],
    },
    async (c) => {
      const roll = await readRoll(c.get('ctx'), c.req.param('id') ?? '');
      return roll ? c.json(showRoll(roll)) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    { method: 'delete', path: '/attendance/:id', does: 'Undoes one record', answers: [204, 'nothing'] },
    async (c) => {
      const done = await undoCheckIn(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.body(null, 204) : refused(c, done);
    },
  );

  const units = z.object({
    data: z.array(z.object({ unit: z.string(), personnel: z.number(), vehicles: z.number().nullable() })),
  });
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/forces',
      does: 'Strength on parade; a unit again replaces',
      body: forcesInput,
      answers: [200, units],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await recordForces(ctx, id, body.units);
      if (!done.ok) return refused(c, done);
      const rows = await listForces(ctx, id);
      return c.json({ data: rows.map((r) => ({ unit: r.unit, personnel: r.personnel, vehicles: r.vehicles })) });
    },
  );

  const counted = z.object({
    data: z.array(z.object({ what: z.string(), number: z.number(), note: z.string().nullable() })),
  });
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/counts',
      does: 'What was counted; the same again replaces',
      body: countsInput,
      answers: [200, counted],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await recordCounts(ctx, id, body.counts);
      if (!done.ok) return refused(c, done);
      const rows = await listCounts(ctx, id);
      return c.json({ data: rows.map((r) => ({ what: r.what, number: r.number, note: r.note })) });
    },
  );

  const outcome = z.object({
    id: z.string(),
    kind: z.string(),
    text: z.string(),
    speaker: z.string().nullable(),
    owner: z.string().nullable(),
    due: z.string().nullable(),
  });
  const said = z.object({ data: z.array(outcome) });
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/outcomes',
      does: 'What was said, decided, asked, risked, agreed',
      body: outcomesInput,
      answers: [201, said],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await recordOutcomes(ctx, id, body.outcomes);
      if (!done.ok) return refused(c, done);
      const rows = (await listOutcomes(ctx, id)).filter((r) => done.ids.includes(r.id));
      return c.json({ data: rows.map(outcomeOut) }, 201);
    },
  );

  read(
    app,
    { method: 'get', path: '/events/:id/outcomes', does: 'All outcomes, in order', answers: [200, said] },
    async (c) => {
      const ctx = c.get('ctx');
      const event = await findEvent(ctx, c.req.param('id') ?? '');
      if (!event) return problem(c, 404, 'not_found');
      const rows = await listOutcomes(ctx, event.id);
      return c.json({ data: rows.map(outcomeOut), next_cursor: null });
    },
  );
}
