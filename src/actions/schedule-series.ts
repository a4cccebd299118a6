import { toInstant } from '../domain/dates.ts';
import { clashesOf } from '../domain/schedule/clashes.ts';
import type { Context } from './context.ts';
import { occupied, type Person, placeOf, subjectsOf } from './schedule-occupied.ts';

type Named = { name?: string; position?: string };
/** What of an event's input names people and places; any of it may be missing or not yet readable. */
type Asked = { timezone: string; venue?: unknown; leader?: unknown; roles?: unknown };
/** Of so many offices clashes are looked for. */
const ASKED = 500;

/**
 * How many clashes stand against each of several times (locals) of one event, by their starts. As many queries as for one
 * time, since the time that all of them span is read at once; other organizations are not asked.
 */
export async function clashesByStart(
  ctx: Context,
  { timezone, venue, leader, roles }: Asked,
  times: { startsLocal: string; endsLocal: string }[],
  offices: (Named & { agency?: string })[],
): Promise<Map<string, number>> {
  const spans = times.map(({ startsLocal, endsLocal }) => ({
    start: startsLocal,
    from: toInstant(startsLocal, timezone),
    until: toInstant(endsLocal, timezone),
  }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return new Map();
  const person = (as: Person['as'], { name, position }: Named): Person[] =>
    name || position ? [{ as, name: name || undefined, position: position || undefined, field: null }] : [];
  const known = await subjectsOf(ctx, [
    ...offices
      .slice(0, ASKED)
      .flatMap((office) => person('office', office).map((one) => ({ ...one, agency: office.agency || undefined }))),
    ...person('leader', (leader ?? {}) as Named),
    ...((roles ?? []) as Named[]).flatMap((role) => person('speaker', role)),
  ]);
  if (!known.ok) return new Map();
  const { engagements, busy } = await occupied(ctx, { from: first.from, until: last.until }, timezone, known, {
    look: false,
  });
  const named = (venue ?? {}) as { name?: string; city?: string };
  const place = placeOf(named.name ? { name: named.name, city: named.city } : undefined);
  const subjects = known.found.map(({ subject }) => subject);
  return new Map(
    spans.map(({ start, from, until }) => {
      const clashes = clashesOf(
        { from, until, place, subjects, deadlines: [] },
        engagements,
        busy,
        known.settings.travel,
      );
      return [start, clashes.length];
    }),
  );
}
