import { addDays, addMinutes, dateOf, daysBetween, minutesBetween } from './dates.ts';
import { titleKey } from './offices.ts';
import { precedenceClass } from './precedence.ts';

/**
 * A row of a rundown that is being arranged. `day`: 1 first. A pause takes its time and is nothing to announce; with negative
 * minutes what follows begins before the row above has ended.
 */
export type RundownRow = { day: number; minutes: number; pause: boolean };
type Clocked = { startsAt: string; endsAt: string };

/** The rows by the clock (locals): each day from its own start, one behind the other. `starts` has the local of each day. */
export function placeRows<Row extends RundownRow>(rows: readonly Row[], starts: readonly string[]): (Row & Clocked)[] {
  let [day, cursor] = [0, ''];
  return rows.map((row) => {
    if (row.day !== day) [day, cursor] = [row.day, starts[row.day - 1] ?? cursor];
    const startsAt = cursor;
    cursor = addMinutes(startsAt, row.minutes);
    return { ...row, startsAt, endsAt: cursor };
  });
}

type Item = Clocked & { title: string; officer: string | null };
export type ItemRow<Of extends Item> = RundownRow & { item: Of | null };

/**
 * A planned rundown (locals, in its order) as rows: what lies between two items becomes a pause. `starts` has the start of
 * every day from the event's first to the last that has an item; an empty day starts when the first does.
 */
export function rowsOfItems<Of extends Item>(
  items: readonly Of[],
  startsAt: string,
): { rows: ItemRow<Of>[]; starts: string[] } {
  const rows: ItemRow<Of>[] = [];
  const starts = [startsAt];
  let [day, cursor] = [1, startsAt];
  for (const item of items) {
    // a rundown that began before its event was moved stays on the first day
    const own = Math.max(day, daysBetween(startsAt, item.startsAt) + 1);
    if (own > day || rows.length === 0) {
      while (starts.length < own) starts.push(`${addDays(dateOf(startsAt), starts.length)}${startsAt.slice(10)}`);
      if (own > 1 || item.startsAt < startsAt) starts[own - 1] = item.startsAt;
      [day, cursor] = [own, starts[own - 1] ?? startsAt];
    }
    const gap = minutesBetween(cursor, item.startsAt);
    if (gap !== 0) rows.push({ day, minutes: gap, pause: true, item: null });
    rows.push({ day, minutes: Math.max(0, minutesBetween(item.startsAt, item.endsAt)), pause: false, item });
    cursor = item.endsAt;
  }
  return { rows, starts };
}

/** The list with the row at `from` taken to the place `to` of what is left, on that day. The order of the others stays. */
export function moveRow<Row extends { day: number }>(
  rows: readonly Row[],
  from: number,
  to: number,
  day: number,
): Row[] {
  const row = rows[from];
  if (!row) return [...rows];
  const rest = rows.filter((_, i) => i !== from);
  return [...rest.slice(0, to), { ...row, day }, ...rest.slice(to)];
}

/**
 * The row at `index` one place up (-1) or down (+1). From a day's edge it goes over to the next day, of which there are
 * `days`; from the end of all it goes nowhere.
 */
export function stepRow<Row extends { day: number }>(
  rows: readonly Row[],
  index: number,
  by: -1 | 1,
  days: number,
): Row[] {
  const row = rows[index];
  if (!row) return [...rows];
  if (rows[index + by]?.day === row.day) return moveRow(rows, index, index + by, row.day);
  const day = row.day + by;
  return day < 1 || day > days ? [...rows] : rows.map((one, i) => (i === index ? { ...one, day } : one));
}

const SPEECH = /^(?:kata )?(?:sambutan|arahan|amanat|pengarahan|pidato|sepatah kata)\b/;

/** Whether an item is a speech, by the words officials write for one: sambutan, arahan, amanat, pengarahan, pidato. */
export const isSpeech = (title: string) => SPEECH.test(titleKey(title));

/** The office that a speech's title names: 'Sambutan oleh Bupati Uji' is of 'bupati uji'. */
const officeInTitle = (title: string) =>
  titleKey(title)
    .replace(SPEECH, '')
    .replace(/^[\s:,–-]*(?:(?:oleh|dari)\s+)?(?:(?:bapak|ibu|yth\.?)\s+)*/, '');

/** The class from which on nothing is known of an office. */
const UNKNOWN = 20;

/**
 * The class of precedence of who speaks (0 first), null where the office is not known: by the officer of the item, by whom
 * the event's roles name for it (`positionOf` a role), else by the title.
 */
export function speechClass(
  { title, officer }: { title: string; officer: string | null },
  positionOf: (role: string) => string | null = () => null,
): number | null {
  const said = [officer && positionOf(officer), officer, officeInTitle(title)];
  const known = said.map((position) => (position ? precedenceClass(position) : UNKNOWN)).find((c) => c < UNKNOWN);
  return known ?? null;
}

/**
 * The speeches of each day from the lowest to the highest office (practice; the classes are those of UU 9/2010 art. 11),
 * within the places that speeches hold. Of one class their order stays; one whose office is not known (`classOf` null)
 * keeps its place.
 */
export function orderSpeeches<Row extends { day: number }>(
  rows: readonly Row[],
  classOf: (row: Row) => number | null,
): Row[] {
  const ordered = [...rows];
  for (const day of new Set(rows.map((row) => row.day))) {
    const places = rows.flatMap((row, at) => (row.day === day && classOf(row) !== null ? [at] : []));
    const sorted = places
      .map((at) => ({ at, rank: classOf(rows[at] as Row) ?? 0 }))
      .sort((a, b) => b.rank - a.rank || a.at - b.at);
    places.forEach((place, i) => {
      ordered[place] = rows[sorted[i]?.at ?? place] as Row;
    });
  }
  return ordered;
}
