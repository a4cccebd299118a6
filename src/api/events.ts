import type { Hono, Context as HonoContext } from 'hono';
import * as z from 'zod';
import { sendInvitations } from '../actions/deliveries.ts';
import { cancelEvent, changeEvent, postponeEvent } from '../actions/event-changes.ts';
import { closeEvent, createEvent } from '../actions/events.ts';
import { letterEvent } from '../actions/letters.ts';
import { cancelSeries, changeSeries, type Reach } from '../actions/series-changes.ts';
import { findPlannedEvent, listEvents, type PlannedEvent } from '../db/events.ts';
import { rfc3339, toInstant } from '../domain/dates.ts';
import { cancelInput, eventChange, eventInput } from '../domain/events.ts';
import { KINDS } from '../domain/kinds.ts';
import { SCOPES } from '../domain/series.ts';
import { eventCalendar } from '../mail/calendar.ts';
import { calendarUid } from '../mail/letters.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem, refused } from './problem.ts';
import { nothing, page, paging, read, write } from './route.ts';
import { eventOut, pageOut, reachedOut } from './shapes.ts';
import { showTask } from './tasks.ts';

/** An event as the API tells it: instants with the event's offset, dates as they are. */
export function showEvent(
  c: HonoContext<ApiEnv>,
  { event, programme, agenda, tasks, milestones }: PlannedEvent,
): z.input<typeof eventOut> {
  const zone = event.timezone;
  const at = (local: string) => rfc3339(toInstant(local, zone), zone);
  const instant = (ms: number | null) => (ms === null ? null : rfc3339(ms, zone));
  return {
    id: event.id,
    series_id: event.seriesId,
    type: event.type,
    status: event.status,
    sequence: event.sequence,
    title: event.title,
    theme: event.theme,
    programme,
    host: event.host,
    leader:
      event.leaderName || event.leaderPosition ? { name: event.leaderName, position: event.leaderPosition } : null,
    starts_at: at(event.startsLocal),
    ends_at: at(event.endsLocal),
    timezone: zone,
    venue: { name: event.venueName, address: event.venueAddress, city: event.venueCity },
    dress: event.dress,
    notes: event.notes,
    rrule: event.rrule,
    capacity: event.capacity,
    roles: event.roles,
    unconfirmed: event.unconfirmed,
    agenda: agenda.map((a) => ({
      starts_at: at(a.startsLocal),
      ends_at: at(a.endsLocal),
      title: a.title,
      officer: a.officer,
    })),
    tasks: tasks.map((t) => showTask(c, t)),
    milestones: milestones.map((m) => ({
      kind: m.kind,
      due_at: instant(m.dueAt) ?? '',
      state: m.state,
      done_at: instant(m.doneAt),
    })),
    created_at: instant(event.createdAt) ?? '',
  };
}

const showKind = (kind: (typeof KINDS)[number]) => ({
  id: kind.id,
  name: kind.name.id,
  names: kind.name,
  duration_minutes: kind.durationMinutes,
  agenda: kind.agenda.map((a) => ({ title: a.title, minutes: a.minutes })),
  roles: kind.roles,
  tasks: kind.tasks.map((t) => ({ title: t.title, days_before: t.daysBefore })),
  milestones: [
    { kind: 'send', days_before: kind.sendDaysBefore },
    ...kind.reminderDaysBefore.map((days_before) => ({ kind: 'reminder', days_before })),
    { kind: 'ask_missing', hours_after: kind.askHoursAfter },
    { kind: 'draft', hours_after: kind.draftHoursAfter },
  ],
  counts: kind.counts,
  asks: kind.asks,
  invitees: kind.invitees,
});

const SCOPE = { scope: 'over which events of its series: this (default), following or all' };
const BAD_SCOPE = [{ field: 'scope', rule: 'choice', params: { values: SCOPES.join(' · ') } }];
const scopeOf = (c: HonoContext<ApiEnv>) => SCOPES.find((one) => one === (c.req.query('scope') ?? 'this'));

/** The event as it stands now, and how far the change reached in its series. */
async function reached(c: HonoContext<ApiEnv>, id: string, done: { ok: true } & Partial<Reach>): Promise<Response> {
  const found = await findPlannedEvent(c.get('ctx'), id);
  if (!found) return problem(c, 404, 'not_found');
  const { changed, untouched } = done;
  const reach = changed === undefined || untouched === undefined ? {} : { reach: { changed, untouched } };
  return c.json({ ...showEvent(c, found), ...reach });
}

/** Events and their plans. */
export function eventRoutes(app: Hono<ApiEnv>): void {
  read(app, { method: 'get', path: '/event-types', does: 'The kinds of event', answers: [200, 'kinds'] }, (c) =>
    c.json({ data: KINDS.map(showKind), next_cursor: null }),
  );

  write(
    app,
    { method: 'post', path: '/events', does: 'Creates and plans an event', body: eventInput, answers: [201, eventOut] },
    async (c, body) => {
      const ctx = c.get('ctx');
      const { id } = await createEvent(ctx, body);
      const made = await findPlannedEvent(ctx, id);
      return made
        ? c.json(showEvent(c, made), 201, { Location: `/api/v1/events/${id}` })
        : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events',
      does: 'Events, latest start first',
      query: PAGES,
      answers: [200, pageOut(eventOut)],
    },
    async (c) => {
      const asked = paging(c, z.object({ startsAt: z.number(), id: z.string() }));
      if (!asked.ok) return asked.response;
      const rows = await listEvents(c.get('ctx'), asked.limit + 1, asked.after);
      return c.json(
        page(
          rows,
          asked.limit,
          (r) => ({ startsAt: r.event.startsAt, id: r.event.id }),
          (r) => showEvent(c, r),
        ),
      );
    },
  );

  read(app, { method: 'get', path: '/events/:id', does: 'One event', answers: [200, eventOut] }, async (c) => {
    const found = await findPlannedEvent(c.get('ctx'), c.req.param('id') ?? '');
    return found ? c.json(showEvent(c, found)) : problem(c, 404, 'not_found');
  });

  write(
    app,
    {
      method: 'patch',
      path: '/events/:id',
      does: 'Changes an event',
      body: eventChange,
      query: SCOPE,
      answers: [200, reachedOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const scope = scopeOf(c);
      if (!scope) return invalid(c, BAD_SCOPE);
      const done = scope === 'this' ? await changeEvent(ctx, id, body) : await changeSeries(ctx, id, body, [], scope);
      if (!done.ok) {
        if (done.reason === 'invalid') return invalid(c, done.problems);
        return done.reason === 'changed' ? problem(c, 409, 'running') : refused(c, done);
      }
      return reached(c, id, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/cancel',
      does: 'Cancels an event',
      body: cancelInput,
      query: SCOPE,
      answers: [200, reachedOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const scope = scopeOf(c);
      if (!scope) return invalid(c, BAD_SCOPE);
      const { reason } = body;
      const done = scope === 'this' ? await cancelEvent(ctx, id, reason) : await cancelSeries(ctx, id, reason, scope);
      return done.ok ? reached(c, id, done) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/postpone',
      does: 'Puts an event off without a new date and tells everyone invited; a later change of its time puts it on again',
      body: cancelInput,
      answers: [200, eventOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await postponeEvent(ctx, id, body.reason);
      if (!done.ok) return refused(c, done);
      const found = await findPlannedEvent(ctx, id);
      return found ? c.json(showEvent(c, found)) : problem(c, 404, 'not_found');
    },
  );

  const owed = z.object({ owed: z.number().int() });
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/send',
      does: 'Sends every invitation still owed',
      body: nothing,
      answers: [202, owed],
    },
    async (c) => {
      const done = await sendInvitations(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.json({ owed: done.owed }, 202) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/close',
      does: 'Ends the event and begins the report',
      body: nothing,
      answers: [202, 'status'],
    },
    async (c) => {
      const done = await closeEvent(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.json({ status: 'closed' }, 202) : refused(c, done);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/calendar.ics',
      does: 'The event as an iCalendar file',
      answers: [200, 'text/calendar'],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const found = await findPlannedEvent(ctx, c.req.param('id') ?? '');
      if (!found) return problem(c, 404, 'not_found');
      const { event } = found;
      const file = eventCalendar(letterEvent(found, calendarUid(event.id)), {
        url: `${ctx.baseUrl}/acara/${event.id}`,
        organizer: { email: ctx.mailFrom, name: event.host },
        stampedAt: ctx.now(),
      });
      return c.body(file, 200, {
        'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
        'Content-Disposition': `attachment; filename="${event.id}.ics"`,
      });
    },
  );
}

/** The parameters of every list. */
export const PAGES = { limit: 'rows a page, 1 to 100', cursor: 'next_cursor of the page before' };
