import { addDays, addMinutes, dateOf, localOf, toInstant } from '../dates.ts';
import type { Requirement } from '../kinds/kind.ts';
import { type Occupation, withTravel } from './clashes.ts';
import { absenceCost, type Day, type Discomfort, dayOf, discomfort } from './cost.ts';
import { type Interval, merged, overlaps } from './intervals.ts';
import { ramadanOn } from './ramadan.ts';
import { HOURS } from './warnings.ts';

const MINUTE = 60_000;
/** Events begin on the hour or half past. */
const GRID = 30;

/** One to be invited, with everything that takes his time in the window. */
export type Candidate = { requirement: Requirement; precedenceClass: number; occupations: readonly Occupation[] };

/** `from`, `until`: locals of `zone`; `now`: epoch milliseconds. At most `limit` slots, at most `perDay` of one date. */
export type Search = {
  from: string;
  until: string;
  durationMinutes: number;
  zone: string;
  now: number;
  limit?: number;
  perDay?: number;
};

/** One who could not come himself: his place in the list asked for, what that costs, and what takes him. */
export type Absence = { index: number; cost: number; occupation: Occupation };
export type Slot = Interval & {
  startsLocal: string;
  cost: number;
  absences: Absence[];
  discomforts: Discomfort[];
  day: Day;
};

type Start = Interval & { day: Day; minute: number; cost: number };

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clockAt = (minute: number) => addMinutes('2000-01-01T00:00', minute).slice(11);

/**
 * Every start on the half hour within working hours of the zone (07.30–16.00, in Ramadan 08.00–15.00), in order of time,
 * inside the window and not past. What is longer than a working day may begin only when the day does.
 */
function startsOf({ from, until, durationMinutes, zone, now }: Search): Start[] {
  const window = { from: Math.max(toInstant(from, zone), now), until: toInstant(until, zone) };
  const today = dateOf(localOf(now, zone));
  const starts: Start[] = [];
  for (let date = dateOf(from); date <= dateOf(until); date = addDays(date, 1)) {
    const ramadan = ramadanOn(date) !== null;
    const opens = minutesOf(ramadan ? HOURS.ramadanOpens : HOURS.opens);
    const closes = minutesOf(ramadan ? HOURS.ramadanCloses : HOURS.closes);
    const last = Math.max(opens, closes - durationMinutes);
    // one look at the zone a day: clocks are not changed during working hours
    const opening = toInstant(`${date}T${clockAt(opens)}`, zone);
    const day = dayOf(date, today);
    for (let minute = opens; minute <= last; minute += GRID) {
      const start = opening + (minute - opens) * MINUTE;
      const end = start + durationMinutes * MINUTE;
      if (start < window.from || end > window.until) continue;
      const comfort = discomfort(day, minute, durationMinutes).reduce((sum, { points }) => sum + points, 0);
      starts.push({ from: start, until: end, day, minute, cost: comfort });
    }
  }
  return starts;
}

/** Which of the starts, all of one length and in order, meet busy time (merged, in order): one walk over both. */
function meeting(starts: readonly Start[], busy: readonly Interval[], hit: (index: number) => void): void {
  let at = 0;
  starts.forEach((start, index) => {
    while ((busy[at]?.until ?? Number.POSITIVE_INFINITY) <= start.from) at += 1;
    const next = busy[at];
    if (next && next.from < start.until) hit(index);
  });
}

/** The best of the starts, cheapest first, of two the earlier; no more than `perDay` of one date. */
function best(starts: Start[], limit: number, perDay: number): Start[] {
  const taken = new Map<string, number>();
  const chosen: Start[] = [];
  for (const start of starts.sort((a, b) => a.cost - b.cost || a.from - b.from)) {
    const n = taken.get(start.day.date) ?? 0;
    if (n >= perDay) continue;
    taken.set(start.day.date, n + 1);
    chosen.push(start);
    if (chosen.length === limit) break;
  }
  return chosen;
}

/**
 * The dates that cost the fewest and least delegates, best first: see `cost.ts` for what counts. No slot has one who must
 * come himself taken, lies outside the window or working hours, or begins before now. The same question has the same answer:
 * of two that cost the same the earlier comes first. Sorting the occupations is the dearest step, so twice as many take
 * about twice as long; the number of starts depends on the window alone. Throws a RangeError for a malformed local or zone.
 */
export function suggestSlots(search: Search, invited: readonly Candidate[]): Slot[] {
  const starts = startsOf(search);
  const free = new Uint8Array(starts.length).fill(1);
  for (const { requirement, precedenceClass, occupations } of invited) {
    const cost = absenceCost(precedenceClass, requirement);
    meeting(starts, merged(occupations.map(withTravel)), (index) => {
      const start = starts[index];
      if (cost === null) free[index] = 0;
      else if (start) start.cost += cost;
    });
  }
  const possible = starts.filter((_, index) => free[index]);
  return best(possible, search.limit ?? 20, search.perDay ?? 3).map((start): Slot => {
    const { from, until, cost, day, minute } = start;
    const absences = invited.flatMap(({ requirement, precedenceClass, occupations }, index): Absence[] => {
      const occupation = occupations.find((o) => overlaps(withTravel(o), start));
      return occupation ? [{ index, cost: absenceCost(precedenceClass, requirement) ?? 0, occupation }] : [];
    });
    const startsLocal = `${day.date}T${clockAt(minute)}`;
    return {
      from,
      until,
      startsLocal,
      cost,
      absences,
      day,
      discomforts: discomfort(day, minute, search.durationMinutes),
    };
  });
}
