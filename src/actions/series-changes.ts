import { createHash } from 'node:crypto';
import { runBatch } from '../db/database.ts';
import { type EventRow, findPlannedEvent } from '../db/events.ts';
import { eventsOfSeries, renameSeries } from '../db/series.ts';
import { changedTimes, type EventChange } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { heldAt, type Scope, type Span, spanFor } from '../domain/series.ts';
import type { Context } from './context.ts';
import { type CLEARABLE, cancelEvent, changeEvent } from './event-changes.ts';
import type { Refusal } from './refusals.ts';

type Cleared = readonly (typeof CLEARABLE)[number][];
/** Of the events in reach: how many stand as was said, and how many stayed because they are over, ended or called off. */
export type Reach = { changed: number; untouched: number };
type Done = { ok: true; announced: boolean } & Reach;

/** Mails of several events go out together: the one who calls starts them. */
const quietly = (ctx: Context): Context => ({ ...ctx, start: { ...ctx.start, dispatch: async () => {} } });

/** The other events of a series that a change reaches, and how many of them nothing changes any more. */
async function inReach(ctx: Context, anchor: EventRow, scope: Scope, open: EventRow['status'][]) {
  if (scope === 'this' || !anchor.seriesId) return { within: [], untouched: 0 };
  const all = await eventsOfSeries(ctx, anchor.seriesId);
  const others = all.filter(({ id, startsAt }) => {
    if (id === anchor.id) return false;
    return scope === 'all' || startsAt > anchor.startsAt || (startsAt === anchor.startsAt && id > anchor.id);
  });
  const within = others.filter(({ status, endsAt }) => open.includes(status) && endsAt > ctx.now());
  return { within, untouched: others.length - within.length };
}

/** Of a change what differs from an event as it stands; its times are told apart. */
function differing(event: EventRow, programme: string | null, change: EventChange): EventChange {
  const { starts_at: _, ends_at: __, weekday: ___, rrule: ____, timezone, ...plain } = change;
  const stands: Record<string, unknown> = {
    title: event.title,
    theme: event.theme,
    programme,
    host: event.host,
    leader: [event.leaderName, event.leaderPosition],
    venue: [event.venueName, event.venueAddress, event.venueCity],
    dress: event.dress,
    notes: event.notes,
    capacity: event.capacity,
    roles: event.roles.map((r) => [r.role, r.name, r.position]),
    unconfirmed: [...event.unconfirmed].sort(),
  };
  const said: Record<string, unknown> = {
    ...plain,
    leader: plain.leader && [plain.leader.name ?? null, plain.leader.position ?? null],
    venue: plain.venue && [plain.venue.name, plain.venue.address ?? null, plain.venue.city ?? null],
    roles: plain.roles?.map((r) => [r.role, r.name ?? null, r.position ?? null]),
    unconfirmed: plain.unconfirmed && [...plain.unconfirmed].sort(),
  };
  const names = (Object.keys(plain) as (keyof typeof plain)[]).filter(
    (name) => said[name] !== undefined && JSON.stringify(said[name]) !== JSON.stringify(stands[name]),
  );
  return {
    ...Object.fromEntries(names.map((name) => [name, plain[name]])),
    ...(timezone && timezone !== event.timezone ? { timezone } : {}),
  };
}

const spanOf = (event: EventRow): Span => ({
  startsAt: event.startsLocal,
  endsAt: event.endsGiven ? event.endsLocal : undefined,
});

/**
 * Changes an event, and with `following` or `all` what was changed in it also in the other events of its series that are
 * still open and to come: the fields that differ and no others; a new start moves each by as many days and to the same
 * clock. Each is changed and announced like any event, one after the other, the one named last: a process that dies on the
 * way leaves that one as it was, and the same change said again reaches the rest and moves nothing twice.
 */
export async function changeSeries(
  ctx: Context,
  id: string,
  change: EventChange,
  cleared: Cleared,
  scope: Scope,
  from: { revision?: number; draftId?: string } = {},
): Promise<
  Done | Refusal | { ok: false; reason: 'changed' } | { ok: false; reason: 'invalid'; problems: FieldProblem[] }
> {
  const found = await findPlannedEvent(ctx, id);
  if (!found) return { ok: false, reason: 'not_found' };
  const { event } = found;
  if (event.status === 'reported') return { ok: false, reason: 'final' };
  if (event.status === 'cancelled') return { ok: false, reason: 'cancelled' };
  if (from.revision !== undefined && from.revision !== event.revision) return { ok: false, reason: 'changed' };
  if (change.rrule !== undefined && change.rrule !== event.rrule)
    return { ok: false, reason: 'invalid', problems: [{ field: 'rrule', rule: 'series_rule', params: {} }] };
  const before = spanOf(event);
  const endsAt = change.ends_at?.slice(0, 16) ?? (cleared.includes('ends_at') ? undefined : before.endsAt);
  const after = { startsAt: (change.starts_at ?? before.startsAt).slice(0, 16), endsAt };
  const times = { starts_at: after.startsAt, ends_at: endsAt, timezone: change.timezone ?? event.timezone };
  const agreed = parseInput(changedTimes, { ...times, weekday: change.weekday, agenda: change.agenda });
  if (!agreed.ok) return { ok: false, reason: 'invalid', problems: agreed.problems };

  const { within, untouched } = await inReach(ctx, event, scope, ['scheduled', 'invited']);
  const said = differing(event, found.programme, change);
  const mark = createHash('sha256')
    .update(`${event.id} ${event.revision} ${scope} ${JSON.stringify([change, cleared])}`)
    .digest('hex')
    .slice(0, 26);
  const quiet = quietly(ctx);
  const reach = { changed: 1, untouched };
  let announced = false;
  for (const other of within) {
    if (other.seriesChange === mark) {
      reach.changed += 1;
      continue;
    }
    const span = spanFor(spanOf(other), before, after);
    const { agenda, tasks } = heldAt(
      { starts_at: after.startsAt, agenda: said.agenda, tasks: said.tasks },
      span.startsAt,
    );
    const own = { ...said, ...(agenda ? { agenda } : {}), ...(tasks ? { tasks } : {}) };
    const moved = span.startsAt !== other.startsLocal || span.endsAt !== spanOf(other).endsAt;
    const timed = moved ? { starts_at: span.startsAt, ends_at: span.endsAt } : {};
    if (!Object.keys({ ...own, ...timed }).length && !cleared.length) {
      reach.changed += 1;
      continue;
    }
    const done = await changeEvent(quiet, other.id, { ...own, ...timed }, cleared, { seriesChange: mark });
    if (done.ok) reach.changed += 1;
    else reach.untouched += 1;
    announced ||= done.ok && done.announced;
  }
  const last = await changeEvent(quiet, id, change, cleared, from);
  // what all its events are called, the series is called
  if (last.ok && scope === 'all' && change.title && event.seriesId)
    await runBatch(ctx.db, [renameSeries(ctx, event.seriesId, change.title)]);
  if (announced || (last.ok && last.announced)) await ctx.start.dispatch();
  return last.ok ? { ...last, announced: announced || last.announced, ...reach } : last;
}

/** Cancels an event, and with `following` or `all` the others of its series that are open and to come. Said again it tells nobody again. */
export async function cancelSeries(
  ctx: Context,
  id: string,
  reason: string,
  scope: Scope,
): Promise<({ ok: true } & Reach) | Refusal> {
  const found = await findPlannedEvent(ctx, id);
  if (!found) return { ok: false, reason: 'not_found' };
  const { status } = found.event;
  if (status === 'reported') return { ok: false, reason: 'final' };
  if (status === 'closed') return { ok: false, reason: 'closed' };
  const { within, untouched } = await inReach(ctx, found.event, scope, [
    'scheduled',
    'invited',
    'postponed',
    'cancelled',
  ]);
  const quiet = quietly(ctx);
  let changed = 0;
  for (const other of [...within, found.event]) if ((await cancelEvent(quiet, other.id, reason)).ok) changed += 1;
  await ctx.start.dispatch();
  return { ok: true, changed, untouched: untouched + within.length + 1 - changed };
}
