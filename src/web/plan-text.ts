import { addDays, clock, dateOf } from '../domain/dates.ts';

/** An item of the rundown as `eventInput` takes it. */
type AgendaItem = { title: string; starts_at?: string; ends_at?: string; officer?: string };
type Task = { title: string; due_on?: string; days_before?: number };
/** Items read from text; `lines[i]` is the line (1 first) that item `i` stood in. */
export type FromText<T> = { items: T[]; lines: number[] };

const DATE = /^(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d\d)-(\d\d))(?:\s+(.*))?$/;
const TIMES = /^(\d{1,2})[.:](\d\d)(?:\s*(?:-|–|s\.?d\.?|s\/d)\s*(\d{1,2})[.:](\d\d))?\s+(.+)$/i;
const DAYS = /^[hd]\s*([+-])\s*(\d{1,3})\s+(.+)$/i;

const two = (text: string | undefined) => (text ?? '').padStart(2, '0');

/** A date at the start of a line, and what follows it; whether the calendar has that date is for the schema to say. */
function leadingDate(line: string): { date: string; rest: string } | null {
  const m = DATE.exec(line);
  if (!m) return null;
  const date = m[4] ? `${m[4]}-${m[5]}-${m[6]}` : `${m[3]}-${two(m[2])}-${two(m[1])}`;
  return { date, rest: m[7] ?? '' };
}

function readLines<T>(text: string, read: (line: string) => T | null): FromText<T> {
  const found: FromText<T> = { items: [], lines: [] };
  for (const [i, line] of text.split('\n').entries()) {
    const item = line.trim() ? read(line.trim()) : null;
    if (item === null) continue;
    found.items.push(item);
    found.lines.push(i + 1);
  }
  return found;
}

/** "Judul; petugas": what stands after the last semicolon is the officer. */
function titleAndOfficer(text: string): { title: string; officer?: string } {
  const at = text.lastIndexOf(';');
  if (at < 0) return { title: text };
  const officer = text.slice(at + 1).trim();
  return { title: text.slice(0, at).trim(), ...(officer ? { officer } : {}) };
}

/**
 * A rundown from text, one item a line: "08.15-08.45 Paparan; narasumber". Clock times are of `firstDay` until a line
 * holds another date; without a first day they are left out. An end before its start is on the next day.
 */
export function agendaFromText(text: string, firstDay: string | null): FromText<AgendaItem> {
  let day = firstDay;
  return readLines(text, (line) => {
    const dated = leadingDate(line);
    if (dated && !dated.rest) {
      day = firstDay && dated.date;
      return null;
    }
    const m = TIMES.exec(line);
    if (!m) return titleAndOfficer(line);
    const item: AgendaItem = titleAndOfficer(m[5] ?? '');
    if (!day) return item;
    const [from, until] = [`${two(m[1])}:${m[2]}`, m[3] && `${two(m[3])}:${m[4]}`];
    item.starts_at = `${day}T${from}`;
    if (until) item.ends_at = `${until < from ? nextDay(day) : day}T${until}`;
    return item;
  });
}

/** The day after; a date that the calendar lacks stays as it is, for the schema to refuse. */
function nextDay(date: string): string {
  try {
    return addDays(date, 1);
  } catch {
    return date;
  }
}

/** Tasks from text, one a line: "H-7 Mengirim surat" (days before), "25-02-2027 Mengirim surat", or the title alone. */
export function tasksFromText(text: string): FromText<Task> {
  return readLines(text, (line) => {
    const dated = leadingDate(line);
    if (dated?.rest) return { title: dated.rest, due_on: dated.date };
    const m = DAYS.exec(line);
    if (m) return { title: m[3] ?? '', days_before: (m[1] === '+' ? -1 : 1) * Number(m[2]) };
    return { title: line };
  });
}

const dayFirst = (date: string) => date.split('-').reverse().join('-');

/** A rundown as text that reads back as the same. */
export function agendaText(
  items: readonly { startsLocal: string; endsLocal: string; title: string; officer: string | null }[],
  startsLocal: string,
): string {
  let day = dateOf(startsLocal);
  return items
    .flatMap((item) => {
      const own = dateOf(item.startsLocal);
      const header = own === day ? [] : [dayFirst(own)];
      day = own;
      const officer = item.officer ? `; ${item.officer}` : item.title.includes(';') ? ';' : '';
      return [...header, `${clock(item.startsLocal)}-${clock(item.endsLocal)} ${item.title}${officer}`];
    })
    .join('\n');
}

/** Tasks as text that reads back as the same. */
export function tasksText(tasks: readonly { title: string; dueOn: string }[]): string {
  return tasks.map((task) => `${dayFirst(task.dueOn)} ${task.title}`).join('\n');
}
