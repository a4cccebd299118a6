import { addDays, clock, dateOf, daysBetween, minutesBetween } from '../domain/dates.ts';
import { type AgendaInput, daysText, deadline, type TaskInput } from '../domain/plan.ts';
import { freshRows, isFilled, type Row } from './form-rows.ts';

/** `day`: which day of the event, 1 first; `time`: minutes, a clock time, or from and until. */
export const AGENDA_PARTS = ['day', 'time', 'title', 'officer'] as const;
/** `when`: days before the event, or a date. */
export const TASK_PARTS = ['when', 'title'] as const;
export type AgendaRow = Row<(typeof AGENDA_PARTS)[number]>;
export type TaskRow = Row<(typeof TASK_PARTS)[number]>;
/** What was read of rows, each item with the key of its row. */
export type Read<T> = { item: T; key: number }[];

const DATE = /^(?:(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{4})-(\d\d)-(\d\d))$/;
const MINUTES = /^(\d{1,4})\s*(?:m|mnt|menit|min|minutes)?\.?$/i;
const CLOCKS = /^(\d{1,2})[.:](\d\d)(?:\s*(?:-|–|—|s\.?\s*d\.?|s\/d)\s*(\d{1,2})[.:](\d\d))?$/i;
const DAYS = /^(?:[hd]\s*)?([+-])?\s*(\d{1,3})$/i;
const THE_DAY = /^[hd]$/i;

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');
const orNone = <K extends string>(key: K, text: string) =>
  (text.trim() ? { [key]: text.trim() } : {}) as { [key in K]?: string };

/** A date as people write it (4-3-2027, 04/03/2027, 2027-03-04) as '2027-03-04'; what is none comes back as typed. */
export function dateFrom(text: string): string {
  const m = DATE.exec(text.trim());
  if (!m) return text.trim();
  return m[4] ? `${m[4]}-${m[5]}-${m[6]}` : `${m[3]}-${two(m[2])}-${two(m[1])}`;
}

/** A clock time as people write it (8.00, 08:00) as '08:00'; what is none comes back as typed. */
export function clockFrom(text: string): string {
  const m = /^(\d{1,2})[.:](\d\d)(?::\d\d)?$/.exec(text.trim());
  return m ? `${two(m[1])}:${m[2]}` : text.trim();
}

/** The date some days on; one that the calendar lacks stays as it is, for the schema to refuse. */
function on(date: string, days: number): string {
  try {
    return addDays(date, days);
  } catch {
    return date;
  }
}

/**
 * A rundown from its rows: "15" is minutes behind the item before, "08.30" or "08.30-09.00" the clock of the row's day;
 * an end before its start is on the next day. Without a first day clocks are left out. A row whose day is later than
 * the one before starts that day at `startClock` unless it says its own. A time that is none is handed on for the
 * schema to refuse; rows with nothing in them are left out.
 */
export function agendaFromRows(
  rows: readonly AgendaRow[],
  firstDay: string | null,
  startClock: string | null,
): Read<AgendaInput> {
  let day = 1;
  return rows
    .filter((row) => isFilled(row, ['time', 'title', 'officer']))
    .map(({ key, typed }) => {
      const before = day;
      if (/^\d{1,2}$/.test(typed.day.trim())) day = Math.max(1, Number(typed.day));
      const item: AgendaInput = { title: typed.title.trim(), ...orNone('officer', typed.officer) };
      const date = firstDay && on(firstDay, day - 1);
      const time = typed.time.trim();
      const [minutes, clocks] = [MINUTES.exec(time), CLOCKS.exec(time)];
      if (minutes) item.minutes = Number(minutes[1]);
      else if (time && !clocks) item.starts_at = time;
      if (date && clocks) {
        const [from, until] = [`${two(clocks[1])}:${clocks[2]}`, clocks[3] && `${two(clocks[3])}:${clocks[4]}`];
        item.starts_at = `${date}T${from}`;
        if (until) item.ends_at = `${until < from ? on(date, 1) : date}T${until}`;
      } else if (date && day > before && startClock && !item.starts_at) item.starts_at = `${date}T${startClock}`;
      return { item, key };
    });
}

/** Tasks from their rows: "H-7", "7" or "-7" days before, "H+1" or "+1" after, "H" the day itself, or a date. */
export function tasksFromRows(rows: readonly TaskRow[]): Read<TaskInput> {
  return rows
    .filter((row) => isFilled(row, TASK_PARTS))
    .map(({ key, typed }) => {
      const title = typed.title.trim();
      const when = typed.when.trim();
      if (!when) return { item: { title }, key };
      if (THE_DAY.test(when)) return { item: { title, days_before: 0 }, key };
      const days = DAYS.exec(when);
      if (days) return { item: { title, days_before: (days[1] === '+' ? -1 : 1) * Number(days[2]) }, key };
      return { item: { title, due_on: dateFrom(when) }, key };
    });
}

type Item = { startsLocal: string; endsLocal: string; title: string; officer: string | null };

/**
 * A rundown as rows that read back as the same from the same start: what follows the item before has its minutes alone,
 * so that it moves with the start; what does not has its clock, and its day where that is another.
 */
export function agendaRows(items: readonly Item[], startsLocal: string): AgendaRow[] {
  let [cursor, day] = [startsLocal, 1];
  return freshRows(
    AGENDA_PARTS,
    items.map(({ startsLocal: from, endsLocal: until, title, officer }) => {
      const follows = from === cursor && minutesBetween(from, until) > 0;
      const own = daysBetween(startsLocal, from) + 1;
      const another = !follows && own !== day;
      if (another) day = own;
      cursor = until;
      return {
        day: another ? String(own) : '',
        time: follows ? String(minutesBetween(from, until)) : `${clock(from)}-${clock(until)}`,
        title,
        officer,
      };
    }),
  );
}

/** Tasks as rows that read back as the same for an event of that date: by days where they fall so, else by their date. */
export function taskRows(tasks: readonly { title: string; dueOn: string }[], date: string): TaskRow[] {
  return freshRows(
    TASK_PARTS,
    tasks.map(({ title, dueOn }) => {
      const days = daysBetween(dueOn, dateOf(date));
      const said = Math.abs(days) <= 365 && deadline(dateOf(date), days) === dueOn;
      return { title, when: said ? daysText(days) : dueOn.split('-').reverse().join('-') };
    }),
  );
}
