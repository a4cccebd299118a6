import type { Hono } from 'hono';
import type * as z from 'zod';
import { type LiveRundown, markItem, readRundown } from '../actions/rundown.ts';
import type { EventRow } from '../db/events.ts';
import { rfc3339, toInstant } from '../domain/dates.ts';
import { markInput } from '../domain/live-rundown.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { read, write } from './route.ts';
import { markOut, rundownOut } from './shapes.ts';

/** A rundown as the API tells it: planned and expected times with the event's offset. */
function showRundown({ timezone: zone }: EventRow, live: LiveRundown): z.input<typeof rundownOut> {
  const at = (local: string) => rfc3339(toInstant(local, zone), zone);
  return {
    data: live.items.map(({ item, expected }) => ({
      id: item.id,
      title: item.title,
      officer: item.officer,
      starts_at: at(item.startsLocal),
      ends_at: at(item.endsLocal),
      expected_starts_at: rfc3339(expected.startsAt, zone),
      expected_ends_at: rfc3339(expected.endsAt, zone),
      state: expected.state,
      started: expected.started,
      finished: expected.finished,
    })),
    last_mark: live.newest,
    next_cursor: null,
  };
}

/** The rundown on the day. */
export function rundownRoutes(app: Hono<ApiEnv>): void {
  read(
    app,
    {
      method: 'get',
      path: '/events/:id/rundown',
      does: 'The rundown with planned and expected times',
      answers: [200, rundownOut],
    },
    async (c) => {
      const found = await readRundown(c.get('ctx'), c.req.param('id') ?? '');
      return found ? c.json(showRundown(found.event, found.live)) : problem(c, 404, 'not_found');
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/agenda/:id/marks',
      does: 'Marks what an item of the rundown does on the day; what follows moves. Said twice, the first counts: `already`. With `after`, the last_mark one saw, lateness is said and a mark taken back only while nothing else was marked',
      body: markInput,
      answers: [200, markOut],
    },
    async (c, body) => {
      const ctx = c.get('ctx');
      const done = await markItem(ctx, c.req.param('id') ?? '', body);
      if (!done.ok) return refused(c, done);
      const found = await readRundown(ctx, done.eventId);
      if (!found) return problem(c, 404, 'not_found');
      return c.json({
        outcome: done.already ? 'already' : 'recorded',
        rundown: showRundown(found.event, found.live),
      } satisfies z.input<typeof markOut>);
    },
  );
}
