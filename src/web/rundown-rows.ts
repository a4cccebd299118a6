import type { AgendaRow, PlannedEvent } from '../db/events.ts';
import { addDays, dateOf, isLocal } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import type { AgendaInput } from '../domain/plan.ts';
import { isSpeech, moveRow, orderSpeeches, placeRows, rowsOfItems, speechClass, stepRow } from '../domain/rundown.ts';
import { messages } from '../messages/index.ts';
import { freshRows, type Row, rowsIn, withEmptyRow, withRows } from './form-rows.ts';
import { clockFrom } from './plan-rows.ts';

/** `pause`: '1' for a row that only takes time; `day`: 1 first. */
export const ROW_PARTS = ['id', 'title', 'officer', 'minutes', 'day', 'pause'] as const;
export const LIST = 'baris';
const MOST_DAYS = 31;
const MOST_MINUTES = 1440;
const UNDO = 'sebelum';

export type TypedRow = Row<(typeof ROW_PARTS)[number]>;
type Language = 'id' | 'en';
/** What of the event the rows are arranged for. */
export type Ground = Pick<PlannedEvent, 'event'>;

const whole = (text: string) => (/^-?\d{1,4}$/.test(text.trim()) ? Number(text) : null);
export const daysIn = (typed: URLSearchParams) => Math.min(MOST_DAYS, Math.max(1, Number(typed.get('hari')) || 1));
export const startName = (day: number) => `mulai_${day}`;
export const fieldOf = (key: number, part: string) => `${LIST}_${key}_${part}`;

/** The rows as they were typed, in order of their days. */
export function typedRows(typed: URLSearchParams): (TypedRow & { day: number; minutes: number; pause: boolean })[] {
  const days = daysIn(typed);
  return rowsIn(typed, LIST, ROW_PARTS)
    .map((row) => ({
      ...row,
      day: Math.min(days, Math.max(1, whole(row.typed.day) ?? 1)),
      minutes: whole(row.typed.minutes) ?? 0,
      pause: row.typed.pause === '1',
    }))
    .sort((a, b) => a.day - b.day);
}
export type ArrangedRow = ReturnType<typeof typedRows>[number];

function withTypedRows(typed: URLSearchParams, rows: readonly ArrangedRow[]): URLSearchParams {
  return withRows(
    typed,
    LIST,
    rows.map((row) => ({ key: row.key, typed: { ...row.typed, day: String(row.day) } })),
  );
}

/** A rundown as its form shows it. */
export function rundownValues({ event, agenda }: PlannedEvent): URLSearchParams {
  const items = agenda.map((a) => ({ ...a, startsAt: a.startsLocal, endsAt: a.endsLocal }));
  const { rows, starts } = rowsOfItems<AgendaRow & { startsAt: string; endsAt: string }>(items, event.startsLocal);
  const typed = new URLSearchParams({ revision: String(event.revision), hari: String(starts.length) });
  starts.forEach((start, i) => {
    typed.set(startName(i + 1), start.slice(11, 16));
  });
  return withRows(
    typed,
    LIST,
    freshRows(
      ROW_PARTS,
      rows.map((row) => ({
        id: row.item?.id,
        title: row.item?.title,
        officer: row.item?.officer,
        minutes: String(row.minutes),
        day: String(row.day),
        pause: row.pause ? '1' : null,
      })),
    ),
  );
}

/** The date of a day, 1 first. */
export const dateOfDay = ({ event }: Ground, day: number) => addDays(dateOf(event.startsLocal), day - 1);

/** Where the rows fall by the clock; a start that is none yet counts as the event's. */
export function placedRows(typed: URLSearchParams, ground: Ground) {
  const starts = Array.from({ length: daysIn(typed) }, (_, i) => {
    const local = `${dateOfDay(ground, i + 1)}T${clockFrom(typed.get(startName(i + 1)) ?? '')}`;
    return isLocal(local) ? local : `${dateOfDay(ground, i + 1)}${ground.event.startsLocal.slice(10)}`;
  });
  return placeRows(typedRows(typed), starts);
}

/** How a row is called where it is spoken of. */
export function nameOf(row: ArrangedRow, at: number, language: Language): string {
  const words = messages(language).rundown;
  if (row.pause) return words.pause;
  return row.typed.title.trim() ? `“${row.typed.title.trim().slice(0, 80)}”` : words.row({ n: at + 1 });
}

/** The office that a role of the event's is filled by. */
function positionOf({ event }: Ground) {
  const leading = kindById(event.type)?.leaderRole;
  return (role: string) => {
    const named = event.roles.find((one) => one.role.toLowerCase() === role.trim().toLowerCase())?.position;
    return named ?? (role.trim().toLowerCase() === leading?.toLowerCase() ? event.leaderPosition : null);
  };
}

/** `said`: what was done, to be read out; `fresh`: the row to write in next. */
type Arranged = { typed: URLSearchParams; said: string; fresh?: number };

function sorted(typed: URLSearchParams, ground: Ground, language: Language): Arranged {
  const { said } = messages(language).rundown;
  const rows = typedRows(typed);
  const of = positionOf(ground);
  const speech = (row: ArrangedRow) => !row.pause && isSpeech(row.typed.title);
  const classOf = (row: ArrangedRow) => (speech(row) ? speechClass(row.typed, of) : null);
  const n = rows.filter((row) => classOf(row) !== null).length;
  const left = rows.filter(speech).length - n;
  if (n < 2) return { typed, said: said.unsorted };
  const text = left ? said.sortedSome({ n, left }) : said.sorted({ n });
  // a speech that changes its day's place keeps the place's day
  return { typed: withTypedRows(typed, orderSpeeches(rows, classOf)), said: text };
}

function moved(
  typed: URLSearchParams,
  ground: Ground,
  before: ArrangedRow[],
  after: ArrangedRow[],
  key: number,
  language: Language,
): Arranged {
  const { said } = messages(language).rundown;
  const result = withTypedRows(typed, after);
  const was = before.findIndex((row) => row.key === key);
  const rows = placedRows(result, ground);
  const at = rows.findIndex((row) => row.key === key);
  const row = rows[at];
  if (!row) return { typed, said: '' };
  const what = nameOf(row, was, language);
  const clock = row.startsAt.slice(11, 16).replace(':', '.');
  if (row.day !== before[was]?.day) return { typed: result, said: said.movedDay({ what, day: row.day, clock }) };
  if (at === was) return { typed, said: said.stays({ what }) };
  return { typed: result, said: said.moved({ what, n: at + 1, all: rows.length, clock }) };
}

function added(typed: URLSearchParams, day: number, pause: boolean, language: Language): Arranged {
  const { said } = messages(language).rundown;
  const rows = typedRows(typed);
  const last = rows.findLast((row) => row.day <= day);
  const { rows: more, key } = withEmptyRow(rows, ROW_PARTS, last?.key);
  // before all others where the first days are empty
  const ordered = last ? more : [...more.filter((row) => row.key === key), ...more.filter((row) => row.key !== key)];
  const filled = ordered.map((row) =>
    row.key === key
      ? { key, typed: { ...row.typed, day: String(day), minutes: pause ? '15' : '10', pause: pause ? '1' : '' } }
      : row,
  );
  return { typed: withRows(typed, LIST, filled), said: said.added, fresh: key };
}

/** The form after one of its buttons, without what can be undone. */
function after(typed: URLSearchParams, action: string, ground: Ground, language: Language): Arranged | null {
  const { said } = messages(language).rundown;
  const rows = typedRows(typed);
  const [, verb, ...numbers] =
    /^(naik|turun|hapus|pindah|tambah|jeda|hari|sambutan)(?:-(\d{1,4}))?(?:-(\d{1,4}))?(?:-(\d{1,2}))?$/.exec(action) ??
    [];
  const [first, second, third] = numbers.map((text) => (text === undefined ? -1 : Number(text)));
  const at = rows.findIndex((row) => row.key === first);
  switch (verb) {
    case 'naik':
    case 'turun':
      if (at < 0) return null;
      return moved(
        typed,
        ground,
        rows,
        stepRow(rows, at, verb === 'naik' ? -1 : 1, daysIn(typed)),
        first ?? 0,
        language,
      );
    case 'pindah': {
      if (at < 0) return null;
      const day = Math.min(daysIn(typed), Math.max(1, third ?? 1));
      const there = moveRow(rows, at, Math.min(second ?? 0, rows.length - 1), day).sort((a, b) => a.day - b.day);
      return moved(typed, ground, rows, there, first ?? 0, language);
    }
    case 'hapus': {
      const row = rows[at];
      if (!row) return null;
      const what = nameOf(row, at, language);
      return {
        typed: withTypedRows(
          typed,
          rows.filter((one) => one !== row),
        ),
        said: said.removed({ what }),
      };
    }
    case 'tambah':
    case 'jeda':
      return added(typed, Math.max(1, first ?? 1), verb === 'jeda', language);
    case 'hari': {
      if (daysIn(typed) >= MOST_DAYS) return null;
      const more = new URLSearchParams(typed);
      more.set('hari', String(daysIn(typed) + 1));
      more.set(startName(daysIn(typed) + 1), ground.event.startsLocal.slice(11, 16));
      return added(more, daysIn(more), false, language);
    }
    case 'sambutan':
      return sorted(typed, ground, language);
    default:
      return null;
  }
}

/**
 * A form after a button was pressed: rows moved, more, fewer, speeches in order, or the last of these undone. What no
 * button asks for only counts the times again. Nothing that was typed is lost.
 */
export function arranged(typed: URLSearchParams, action: string, ground: Ground, language: Language): Arranged {
  const { said } = messages(language).rundown;
  const before = typed.get(UNDO);
  if (action === 'urung' && before !== null) {
    const back = new URLSearchParams(before);
    back.set('revision', typed.get('revision') ?? '');
    return { typed: back, said: said.undone };
  }
  const done = after(typed, action, ground, language);
  if (!done) return { typed, said: said.counted };
  if (done.typed !== typed) {
    const was = new URLSearchParams(typed);
    was.delete(UNDO);
    done.typed.set(UNDO, was.toString());
  }
  return done;
}

export const undoName = UNDO;

/** What is wrong with a form before its rundown can be made of it, by field. */
export function rundownProblems(typed: URLSearchParams, ground: Ground, language: Language): Record<string, string> {
  const words = messages(language).rundown.problem;
  const problems: Record<string, string> = {};
  for (let day = 1; day <= daysIn(typed); day++)
    if (!isLocal(`${dateOfDay(ground, day)}T${clockFrom(typed.get(startName(day)) ?? '')}`))
      problems[startName(day)] = words.clock;
  for (const row of typedRows(typed)) {
    const minutes = whole(row.typed.minutes);
    const fits = minutes !== null && Math.abs(minutes) <= MOST_MINUTES && (row.pause || minutes >= 0);
    if (!fits) problems[fieldOf(row.key, 'minutes')] = row.pause ? words.pause : words.minutes;
  }
  return problems;
}

/** The rundown as it was arranged, each item with the key of its row. */
export function agendaOfRows(typed: URLSearchParams, ground: Ground): { key: number; item: AgendaInput }[] {
  return placedRows(typed, ground)
    .filter((row) => !row.pause)
    .map(({ key, typed: row, startsAt, endsAt }) => ({
      key,
      item: {
        ...(row.id ? { id: row.id } : {}),
        title: row.title.trim(),
        starts_at: startsAt,
        ends_at: endsAt,
        ...(row.officer.trim() ? { officer: row.officer.trim() } : {}),
      },
    }));
}
