import ICAL from 'ical.js';
import { instancesOf, Spent } from './busy-feed/recurrence.ts';
import { ruleOf, Unreadable } from './busy-feed/rule.ts';
import { addDays, addMinutes, dateOf, daysBetween, isDate, localOf, minutesBetween } from './dates.ts';
import type { AgendaInput, TaskInput } from './plan.ts';

/** So many events come of one rule at most. */
export const MOST_OCCURRENCES = 100;
/** Beyond it no date is read (src/domain/dates.ts). */
const LAST = Date.parse('2199-12-31T23:59:59Z');
/** Steps one rule may take: 26 leap days need 5,000. */
const STEPS = 50_000;

const wallOf = (local: string) => Date.parse(`${local.slice(0, 16)}:00Z`);
const localFrom = (wall: number) => new Date(wall).toISOString().slice(0, 16);

/** `starts_at` is wall-clock in `timezone`; `exdates` are dates on which it is not held. */
export type Repeating = { rrule: string; starts_at: string; timezone: string; exdates?: readonly string[] };
type Expanded = { ok: true; starts: string[] } | { ok: false; rule: string; params: Record<string, unknown> };
const refused = (rule: string, params: Record<string, unknown> = {}): Expanded => ({ ok: false, rule, params });

/** The parts of a rule as its parser reads them; null for text that is no rule (RFC 5545, 3.3.10). */
export function partsOf(rrule: string): Record<string, unknown> | null {
  try {
    const text = `BEGIN:VEVENT\r\nRRULE:${rrule.replace(/^RRULE:/, '')}\r\nEND:VEVENT`;
    const [, [property]] = ICAL.parse(text) as unknown as [string, [[string, object, string, Record<string, unknown>]]];
    return property[3];
  } catch {
    return null;
  }
}

/**
 * When something that repeats is held: locals in order, its own start the first of them whether the rule names that day or
 * not, dates excepted left out (they count for COUNT: RFC 5545, 3.8.5.1). Refused by name: `rrule` what cannot be read,
 * `series_none` what is never held, `series_short` what the calendar has not as often, `series_long` more than a hundred.
 */
export function occurrencesOf({ rrule, starts_at, timezone, exdates = [] }: Repeating): Expanded {
  const parts = partsOf(rrule);
  const counted = parts?.count === undefined ? null : Number(parts.count);
  const until = parts?.until === undefined ? null : String(parts.until);
  if (!parts || (counted !== null && !(counted >= 1)) || (until && !isDate(until.slice(0, 10))))
    return refused('rrule');
  const start = wallOf(starts_at);
  try {
    const rule = ruleOf(parts, start, (instant) => wallOf(localOf(instant, timezone)));
    const walls = instancesOf(rule, start, { from: start, until: LAST }, { steps: STEPS, instances: 0 });
    const all = [...new Set(walls.map(localFrom))];
    if (counted !== null && all.length < Math.min(counted, MOST_OCCURRENCES)) {
      return refused('series_short', { found: all.length, count: counted });
    }
    const except = new Set(exdates);
    const starts = all.filter((local) => !except.has(dateOf(local)));
    if (starts.length > MOST_OCCURRENCES) return refused('series_long', { maximum: MOST_OCCURRENCES });
    return starts.length ? { ok: true, starts } : refused('series_none');
  } catch (error) {
    if (error instanceof Unreadable && error.message === 'too dense')
      return refused('series_long', { maximum: MOST_OCCURRENCES });
    if (error instanceof Unreadable) return refused('rrule');
    if (error instanceof Spent) return refused('series_short', { found: 1, count: counted ?? 2 });
    throw error;
  }
}

type Timed = {
  starts_at: string;
  ends_at?: string;
  weekday?: string;
  agenda?: readonly AgendaInput[];
  tasks?: readonly TaskInput[];
};

/** The same held at another start (a local): its end, rundown and given due dates move with it by the clock on the wall. */
export function heldAt<E extends Timed>(event: E, startsAt: string): E {
  const by = minutesBetween(event.starts_at, startsAt);
  const days = daysBetween(event.starts_at, startsAt);
  const moved = (local: string | undefined) => local && addMinutes(local, by);
  return {
    ...event,
    weekday: days ? undefined : event.weekday,
    starts_at: startsAt,
    ends_at: moved(event.ends_at),
    agenda: event.agenda?.map((item) => ({ ...item, starts_at: moved(item.starts_at), ends_at: moved(item.ends_at) })),
    tasks: event.tasks?.map((task) => ({ ...task, due_on: task.due_on && addDays(task.due_on, days) })),
  };
}

/** Over which events of a series a change reaches: the one named, it and all after it, or all. */
export const SCOPES = ['this', 'following', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** When something is held (locals); without an end that was given it lasts as its kind does. */
export type Span = { startsAt: string; endsAt?: string };

const lengthOf = ({ startsAt, endsAt }: Span) => (endsAt ? minutesBetween(startsAt, endsAt) : undefined);

/**
 * When another event of a series is held after one of them moved from `before` to `after`: by as many days, at the same
 * clock where that changed, and as long where the length changed. What did not change stays as it has it.
 */
export function spanFor(other: Span, before: Span, after: Span): Span {
  const clock = (after.startsAt.slice(10) === before.startsAt.slice(10) ? other : after).startsAt.slice(10, 16);
  const startsAt = `${addDays(dateOf(other.startsAt), daysBetween(before.startsAt, after.startsAt))}${clock}`;
  const length = lengthOf(lengthOf(before) === lengthOf(after) ? other : after);
  return { startsAt, endsAt: length === undefined ? undefined : addMinutes(startsAt, length) };
}
