import { addDays, addMinutes, dateOf, minutesBetween, toInstant, toMinute } from './dates.ts';
import { workingDayOnOrAfter, workingDayOnOrBefore } from './holidays.ts';
import type { EventKind, KindInvitee } from './kinds.ts';
import type { TaskOwner } from './task-owners.ts';

/** The hour of the event's zone at which a milestone D-n falls due. */
const MORNING = '08:00';
const HOUR = 3_600_000;

export type AgendaInput = {
  /** Of an item that is there already and stays the same. */
  id?: string;
  title: string;
  minutes?: number;
  /** locals */
  starts_at?: string;
  ends_at?: string;
  officer?: string;
};
export type TaskInput = { title: string; due_on?: string; days_before?: number; owner?: TaskOwner };

export type PlanInput = {
  kind: EventKind;
  /** locals in `zone` */
  startsAt: string;
  endsAt?: string;
  zone: string;
  agenda?: readonly AgendaInput[];
  tasks?: readonly TaskInput[];
};

/** Locals; `given` when the coordinator wrote it, false when it is the kind's. */
export type PlannedItem = {
  id?: string;
  startsAt: string;
  endsAt: string;
  title: string;
  officer: string | null;
  given: boolean;
};
/** `daysBefore`: null where a date was given, which does not move with the event. */
export type PlannedTask = {
  title: string;
  dueOn: string;
  daysBefore: number | null;
  given: boolean;
};
/** `step`: days before the start, 0 for what comes after the end; `dueAt` in epoch milliseconds. */
export type PlannedMilestone = { kind: 'send' | 'reminder' | 'ask_missing' | 'draft'; step: number; dueAt: number };

export type Plan = {
  /** local */
  endsAt: string;
  agenda: PlannedItem[];
  tasks: PlannedTask[];
  milestones: PlannedMilestone[];
};

/**
 * The plan of an event: its end, the rundown by the clock, tasks with due dates, milestones by their instants. Agenda and
 * tasks that are given replace the kind's. Without an end the kind's duration counts, or the given agenda when that is
 * longer. Throws a RangeError for a malformed local, date or zone, never for an unlucky one.
 */
export function planEvent(input: PlanInput): Plan {
  const startsAt = toMinute(input.startsAt);
  const usualEnd = addMinutes(startsAt, input.kind.durationMinutes);
  const until = input.endsAt ? toMinute(input.endsAt) : usualEnd;
  const agenda = input.agenda?.length
    ? givenAgenda(input.agenda, startsAt, until)
    : kindAgenda(input.kind, startsAt, until);
  const endsAt = input.endsAt ? until : agenda.map((item) => item.endsAt).reduce(later, until);
  return {
    endsAt,
    agenda,
    tasks: planTasks(input.kind, dateOf(startsAt), input.tasks),
    milestones: planMilestones(input.kind, startsAt, endsAt, input.zone),
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The kind's rundown from the start; what would begin at the end or after it is left out, the last part is cut. */
function kindAgenda(kind: EventKind, startsAt: string, endsAt: string): PlannedItem[] {
  const items: PlannedItem[] = [];
  let cursor = startsAt;
  for (const { minutes, title, role } of kind.agenda) {
    if (items.length > 0 && cursor >= endsAt) break;
    const end = addMinutes(cursor, minutes);
    const cut = end > endsAt ? later(endsAt, cursor) : end;
    items.push({ startsAt: cursor, endsAt: cut, title, officer: role ?? null, given: false });
    cursor = cut;
  }
  return items;
}

/**
 * The coordinator's rundown by the clock: nothing of it is dropped or cut. An item without a clock follows the one before;
 * items without a length share what is left until the next clock, or until the event's end.
 */
function givenAgenda(given: readonly AgendaInput[], startsAt: string, endsAt: string): PlannedItem[] {
  let cursor = startsAt;
  const items = given.map((item, index): PlannedItem => {
    const start = item.starts_at ? toMinute(item.starts_at) : cursor;
    const length = item.minutes ?? fairShare(given.slice(index), start, endsAt);
    const end = item.ends_at ? toMinute(item.ends_at) : addMinutes(start, length);
    cursor = later(start, end);
    const { id, title, officer = null } = item;
    return { ...(id ? { id } : {}), startsAt: start, endsAt: cursor, title, officer, given: true };
  });
  return items.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

/** Minutes for the first of `rest`, which starts at `start` and has no length of its own. */
function fairShare(rest: readonly AgendaInput[], start: string, endsAt: string): number {
  const next = rest.findIndex((item, index) => index > 0 && item.starts_at !== undefined);
  const run = next < 0 ? rest : rest.slice(0, next);
  const left = minutesBetween(start, rest[next]?.starts_at ?? endsAt);
  const taken = run.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const sharing = run.filter((item, index) => index === 0 || (item.minutes === undefined && !item.ends_at)).length;
  return Math.max(0, Math.floor((left - taken) / sharing));
}

/**
 * Deadlines. One on a holiday or weekend moves to the working day before it; one on the event's day or after it never
 * before that day, and then to the next working day. A given date stands as given; a given task without any is due the
 * day before the event.
 */
function planTasks(kind: EventKind, date: string, given?: readonly TaskInput[]): PlannedTask[] {
  if (!given?.length) {
    return kind.tasks.map(({ title, daysBefore }) => ({
      title,
      dueOn: deadline(date, daysBefore),
      daysBefore,
      given: false,
    }));
  }
  return given.map(({ title, due_on, days_before = 1 }) => ({
    title,
    dueOn: due_on ?? deadline(date, days_before),
    daysBefore: due_on ? null : days_before,
    given: true,
  }));
}

/** Days before the event as one writes them: H-7, H, H+1. */
export const daysText = (daysBefore: number) =>
  daysBefore === 0 ? 'H' : daysBefore > 0 ? `H-${daysBefore}` : `H+${-daysBefore}`;

/** When a task of so many days before a date (negative: after it) is due: see `planTasks`. */
export function deadline(date: string, daysBefore: number): string {
  const day = addDays(date, -daysBefore);
  const before = workingDayOnOrBefore(day);
  return daysBefore <= 0 && before < date ? workingDayOnOrAfter(day) : before;
}

/**
 * What an event's workflow does and when, earliest first: D-n at 08.00 of the event's zone, n calendar days before the
 * start and moved off no holiday; after the end by the hours of the kind. `startsAt` and `endsAt` are locals in `zone`.
 */
function planMilestones(kind: EventKind, startsAt: string, endsAt: string, zone: string): PlannedMilestone[] {
  const morning = (days: number) => toInstant(`${addDays(dateOf(startsAt), -days)}T${MORNING}`, zone);
  const end = toInstant(endsAt, zone);
  const milestones: PlannedMilestone[] = [
    { kind: 'send', step: kind.sendDaysBefore, dueAt: morning(kind.sendDaysBefore) },
    ...kind.reminderDaysBefore.map((step): PlannedMilestone => ({ kind: 'reminder', step, dueAt: morning(step) })),
    { kind: 'ask_missing', step: 0, dueAt: end + kind.askHoursAfter * HOUR },
    { kind: 'draft', step: 0, dueAt: end + kind.draftHoursAfter * HOUR },
  ];
  return milestones.sort((a, b) => a.dueAt - b.dueAt);
}

export type AgendaFault = { index: number; reason: 'ends_before_start' | 'before_event' | 'after_event' };

/**
 * What a door should refuse in a given agenda: an item that ends before it starts, or whose clock lies outside the event
 * (locals; an event without a given end has none to pass).
 */
export function agendaFaults(agenda: readonly AgendaInput[], startsAt: string, endsAt?: string): AgendaFault[] {
  const [first, last] = [toMinute(startsAt), endsAt && toMinute(endsAt)];
  return agenda.flatMap((item, index): AgendaFault[] => {
    const start = item.starts_at && toMinute(item.starts_at);
    const end = item.ends_at && toMinute(item.ends_at);
    if (start && end && end < start) return [{ index, reason: 'ends_before_start' }];
    if ((start || end || first) < first) return [{ index, reason: 'before_event' }];
    if (last && ((start && start >= last) || (end && end > last))) return [{ index, reason: 'after_event' }];
    return [];
  });
}

/** Items moved with the event, by as many minutes of the wall clock as its start has moved (locals). */
export function shiftAgenda<Item extends { startsAt: string; endsAt: string }>(
  items: readonly Item[],
  fromStart: string,
  toStart: string,
): Item[] {
  const by = minutesBetween(fromStart, toStart);
  return items.map((item) => ({
    ...item,
    startsAt: addMinutes(item.startsAt, by),
    endsAt: addMinutes(item.endsAt, by),
  }));
}

/**
 * The offices a kind proposes, in order of precedence, for a region: 'Banyuasin', 'Kabupaten Banyuasin' or 'Kota Dumai'
 * (a city has a Wali Kota). Places below it are not known here: '…' stands for them until the coordinator writes them.
 */
export function proposedInvitees(kind: EventKind, region: string): KindInvitee[] {
  const [, word = '', place = ''] =
    /^(?:(kabupaten|kab\.|kota)\s+)?(.*)$/i.exec(region.replace(/\s+/g, ' ').trim()) ?? [];
  const city = word.toLowerCase() === 'kota';
  const fill = (text: string) =>
    (city ? text.replace(/\bKabupaten\b/g, 'Kota').replace(/\bBupati\b/g, 'Wali Kota') : text)
      .replaceAll('{wilayah}', () => place || '…')
      .replace(/\{(kecamatan|desa)\}/g, '…');
  return kind.invitees.map((invitee) => ({
    ...invitee,
    position: fill(invitee.position),
    agency: fill(invitee.agency),
  }));
}
