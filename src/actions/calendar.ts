import { findScheduled, readOccupied } from '../db/schedule.ts';
import { type Clash, clashesAmong, nearTo } from '../domain/schedule/clashes.ts';
import type { Interval } from '../domain/schedule/intervals.ts';
import type { Context } from './context.ts';
import { peopleOf } from './schedule.ts';
import { subjectsOf } from './schedule-occupied.ts';

/**
 * What the events of a window (epoch ms) have against each other, by the id of an event that is not over; of the pair the
 * other may be. Ten queries in three round trips, however many events; where none lie near each other, seven in two.
 */
export async function clashesWithin(ctx: Context, window: Interval): Promise<Map<string, Clash[]>> {
  const { settings, tenures } = await findScheduled(ctx, []);
  const { travel } = settings;
  const margin = Math.max(travel.betweenCities, travel.withinCity) * 60_000;
  const wide = { from: window.from - margin, until: window.until + margin };
  const { engagements } = await readOccupied(ctx, wide, { officeIds: null, tenures });
  const now = ctx.now();
  const near = engagements.filter((one) => one.until > now && nearTo(one, engagements, travel).length > 0);
  if (!near.length) return new Map();
  const people = near.map(peopleOf);
  const known = await subjectsOf(ctx, people.flat());
  if (!known.ok) throw new Error('only fields of a form can be ambiguous');
  const found = known.found.map(({ subject }) => subject);
  const events = near.map((engagement, i) => ({ engagement, subjects: found.splice(0, people[i]?.length ?? 0) }));
  return clashesAmong(events, engagements, travel);
}
