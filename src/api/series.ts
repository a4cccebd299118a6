import type { Hono } from 'hono';
import * as z from 'zod';
import { answersOf } from '../db/event-list.ts';
import { type Figures, figuresOf, summed } from '../db/figures.ts';
import { eventsOfProgramme, findProgramme, type ListedProgramme, listProgrammes } from '../db/programmes.ts';
import { eventsOfSeries, findSeries, listSeries, type SeriesRow } from '../db/series.ts';
import { rfc3339, toInstant } from '../domain/dates.ts';
import type { ApiEnv } from './environment.ts';
import { PAGES } from './events.ts';
import { problem } from './problem.ts';
import { page, paging, read } from './route.ts';
import { eventOut, pageOut } from './shapes.ts';

const figures = { present: z.number().int(), counts: z.record(z.string(), z.number().int()) };
const { status } = eventOut.shape;
const seriesOut = z
  .object({
    id: z.string(),
    title: z.string(),
    rrule: z.string().nullable(),
    exdates: z.array(z.string()),
    starts_at: z.string(),
    timezone: z.string(),
  })
  .meta({ id: 'Series' });
const heldOut = z.object({
  id: z.string(),
  title: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  status,
  capacity: z.number().int().nullable(),
  answers: z.record(z.string(), z.number().int()),
  ...figures,
});
const wholeSeriesOut = seriesOut
  .extend({ events: z.array(heldOut), totals: z.object({ events: z.number().int(), ...figures }) })
  .meta({ id: 'SeriesWithEvents' });
const programmeOut = z.object({ id: z.string(), name: z.string(), events: z.number().int() }).meta({ id: 'Programme' });
const wholeProgrammeOut = programmeOut
  .extend({
    months: z.array(z.object({ month: z.string(), events: z.number().int(), ...figures })),
    event_ids: z.array(z.string()),
  })
  .meta({ id: 'ProgrammeWithFigures' });

const showSeries = ({ id, title, rrule, exdates, startsLocal, timezone }: SeriesRow) => ({
  id,
  title,
  rrule,
  exdates,
  starts_at: rfc3339(toInstant(startsLocal, timezone), timezone),
  timezone,
});
const showProgramme = ({ id, name, events }: ListedProgramme) => ({ id, name, events });

const NOTHING: Figures = { present: 0, counts: {} };

/** Series and programmes: what joins events, and what their record comes to together. */
export function seriesRoutes(app: Hono<ApiEnv>): void {
  read(
    app,
    {
      method: 'get',
      path: '/series',
      does: 'Series, the newest first',
      query: PAGES,
      answers: [200, pageOut(seriesOut)],
    },
    async (c) => {
      const asked = paging(c, z.object({ createdAt: z.number(), id: z.string() }));
      if (!asked.ok) return asked.response;
      const rows = await listSeries(c.get('ctx'), asked.limit + 1, asked.after);
      return c.json(page(rows, asked.limit, ({ createdAt, id }) => ({ createdAt, id }), showSeries));
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/series/:id',
      does: 'A series with its events and their figures',
      answers: [200, wholeSeriesOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const series = await findSeries(ctx, c.req.param('id') ?? '');
      if (!series) return problem(c, 404, 'not_found');
      const events = await eventsOfSeries(ctx, series.id);
      const ids = events.map(({ id }) => id);
      const [answers, of] = await Promise.all([answersOf(ctx, ids), figuresOf(ctx, ids)]);
      return c.json({
        ...showSeries(series),
        events: events.map((event) => ({
          id: event.id,
          title: event.title,
          starts_at: rfc3339(event.startsAt, event.timezone),
          ends_at: rfc3339(event.endsAt, event.timezone),
          status: event.status,
          capacity: event.capacity,
          answers: answers.get(event.id) ?? {},
          ...(of.get(event.id) ?? NOTHING),
        })),
        totals: { events: events.length, ...summed([...of.values()]) },
      });
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/programmes',
      does: 'Programmes by name',
      query: PAGES,
      answers: [200, pageOut(programmeOut)],
    },
    async (c) => {
      const asked = paging(c, z.object({ name: z.string() }));
      if (!asked.ok) return asked.response;
      const rows = await listProgrammes(c.get('ctx'), asked.limit + 1, asked.after?.name ?? null);
      return c.json(page(rows, asked.limit, ({ name }) => ({ name }), showProgramme));
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/programmes/:id',
      does: 'A programme with its events and their figures by month',
      answers: [200, wholeProgrammeOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const programme = await findProgramme(ctx, c.req.param('id') ?? '');
      if (!programme) return problem(c, 404, 'not_found');
      const events = await eventsOfProgramme(ctx, programme.id);
      const of = await figuresOf(
        ctx,
        events.map(({ id }) => id),
      );
      const months = [...new Set(events.map(({ startsLocal }) => startsLocal.slice(0, 7)))];
      return c.json({
        id: programme.id,
        name: programme.name,
        events: events.length,
        months: months.map((month) => {
          const held = events.filter(({ startsLocal }) => startsLocal.startsWith(month));
          return { month, events: held.length, ...summed(held.flatMap(({ id }) => of.get(id) ?? [])) };
        }),
        event_ids: events.map(({ id }) => id),
      });
    },
  );
}
