import type { Context } from '../actions/context.ts';
import { clashesByStart } from '../actions/schedule-series.ts';
import { addMinutes, dateOf, minutesBetween } from '../domain/dates.ts';
import { holidayOn } from '../domain/holidays.ts';
import { offOn, type Skip } from '../domain/repeats.ts';
import { occurrencesOf, type Repeating } from '../domain/series.ts';
import type { EventFields } from './event-fields.ts';

/** One date of a series to be: what day that is, whether it is left out, and how many clashes stand against it. */
type SeriesDate = {
  start: string;
  off: Skip | null;
  holiday: string | null;
  provisional: boolean;
  skipped: boolean;
  clashes: number;
};
/** Null while nothing repeats, or not readably. */
export type SeriesDates = SeriesDate[] | null;

type Office = { position?: string; agency?: string; name?: string };

/** The dates a form comes to; those that stay are looked at for clashes together, in as many queries as one date takes. */
export async function datesOfForm(
  ctx: Context,
  { input }: EventFields,
  endsAt: string | undefined,
  offices: Office[],
): Promise<SeriesDates> {
  const { rrule, starts_at, timezone, exdates = [] } = input as Partial<Repeating>;
  if (!rrule || !starts_at || !timezone || !endsAt) return null;
  const all = occurrencesOf({ rrule, starts_at, timezone });
  if (!all.ok) return null;
  const minutes = minutesBetween(starts_at, endsAt);
  const kept = all.starts.filter((start) => !exdates.includes(dateOf(start)));
  const times = kept.map((start) => ({ startsLocal: start, endsLocal: addMinutes(start, minutes) }));
  const clashes = minutes > 0 ? await clashesByStart(ctx, { ...input, timezone }, times, offices) : new Map();
  return all.starts.map((start) => {
    const holiday = holidayOn(start);
    return {
      start,
      off: offOn(start),
      holiday: holiday?.name ?? null,
      provisional: holiday?.provisional ?? false,
      skipped: exdates.includes(dateOf(start)),
      clashes: clashes.get(start) ?? 0,
    };
  });
}
