import { CLEARABLE } from '../actions/event-changes.ts';
import type { PlannedEvent } from '../db/events.ts';
import { dateOf, isDate, isLocal } from '../domain/dates.ts';
import { changedTimes, eventInput } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import type { AgendaInput, TaskInput } from '../domain/plan.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { filled, filledIn, filledNumber } from './form-data.ts';
import { freshRows, isFilled, rowsIn, withRows } from './form-rows.ts';
import { type Form, fieldName } from './forms.tsx';
import {
  AGENDA_PARTS,
  agendaFromRows,
  agendaRows,
  clockFrom,
  dateFrom,
  type Read,
  TASK_PARTS,
  taskRows,
  tasksFromRows,
} from './plan-rows.ts';
import { repetitionFault, repetitionFields, repetitionText } from './repeat-fields.ts';

const PLAIN = ['type', 'title', 'theme', 'programme', 'host', 'timezone', 'weekday', 'dress', 'notes'];
export const ROLE_PARTS = ['role', 'name', 'position'] as const;

/** Parts of the plan that follow the kind of event until the coordinator makes them his own. */
export type OwnPart = 'agenda' | 'tasks';
export const isOwn = (typed: URLSearchParams, part: OwnPart) => typed.get(`${part}_own`) === '1';

/** The same with the rows of officers moved up over empty ones, so that row and place in the list are one number. */
export function withoutEmptyRows(typed: URLSearchParams): URLSearchParams {
  const rows = rowsIn(typed, 'roles', ROLE_PARTS).filter((row) => isFilled(row, ROLE_PARTS));
  return withRows(
    typed,
    'roles',
    rows.map((row, key) => ({ ...row, key })),
  );
}

/** How many rows of officers were filled in. */
export const crewRows = (typed: URLSearchParams) =>
  rowsIn(typed, 'roles', ROLE_PARTS).filter((row) => isFilled(row, ROLE_PARTS)).length;

function some(group: Record<string, string>): Record<string, string> | undefined {
  return Object.keys(group).length ? group : undefined;
}

const part = (typed: URLSearchParams, group: string, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = filled(typed, `${group}_${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The times as locals, whole or not: dates and clocks stand in fields of their own. An end without a date is on the first day. */
function timesIn(typed: URLSearchParams) {
  const [on, untilOn] = ['starts_on', 'ends_on'].map((name) => dateFrom(typed.get(name) ?? ''));
  const [at, untilAt] = ['starts_clock', 'ends_clock'].map((name) => clockFrom(typed.get(name) ?? ''));
  const ends = untilOn || untilAt;
  return {
    startsAt: on && at ? `${on}T${at}` : undefined,
    endsAt: ends && (untilOn || on) ? `${untilOn || on}T${untilAt}` : undefined,
    firstDay: on && isDate(on) ? on : null,
    startClock: at && isLocal(`2000-01-01T${at}`) ? at : null,
  };
}

export type EventFields = {
  input: Record<string, unknown>;
  agenda: Read<AgendaInput>;
  tasks: Read<TaskInput>;
  /** Known before the whole start is. */
  firstDay: string | null;
};

/** What was typed of an event, as `eventInput` takes it. */
export function eventFields(typed: URLSearchParams): EventFields {
  const { startsAt, endsAt, firstDay, startClock } = timesIn(typed);
  const agenda = isOwn(typed, 'agenda')
    ? agendaFromRows(rowsIn(typed, 'agenda', AGENDA_PARTS), firstDay, startClock)
    : [];
  const tasks = isOwn(typed, 'tasks') ? tasksFromRows(rowsIn(typed, 'tasks', TASK_PARTS)) : [];
  return {
    agenda,
    tasks,
    firstDay,
    input: {
      ...filledIn(typed, PLAIN),
      ...repetitionFields(typed, startsAt, firstDay),
      capacity: filledNumber(typed, 'capacity'),
      starts_at: startsAt,
      ends_at: endsAt,
      leader: some(part(typed, 'leader', ['name', 'position'])),
      venue: part(typed, 'venue', ['name', 'address', 'city']),
      roles: rowsIn(typed, 'roles', ROLE_PARTS)
        .filter((row) => isFilled(row, ROLE_PARTS))
        .map(({ key }) => part(typed, `roles_${key}`, ROLE_PARTS)),
      unconfirmed: typed.getAll('unconfirmed'),
      agenda: agenda.length ? agenda.map(({ item }) => item) : undefined,
      tasks: tasks.length ? tasks.map(({ item }) => item) : undefined,
    },
  };
}

/** What is wrong with an event's input. Rules between its times are asked also while another field is missing. */
export function eventProblems({ input }: Pick<EventFields, 'input'>): FieldProblem[] {
  const whole = parseInput(eventInput, input);
  if (whole.ok) return [];
  const times = input.starts_at && input.timezone ? parseInput(changedTimes, input) : whole;
  const all = [...whole.problems, ...(times.ok ? [] : times.problems)];
  return all.filter((problem, i) => all.findIndex((other) => other.field === problem.field) === i);
}

/** The form's field that a rule's path is about. */
function fieldOf(path: string, typed: URLSearchParams, { agenda, tasks, firstDay }: EventFields): string {
  const [, list, index, inner = ''] = /^(agenda|tasks)\[(\d+)\]\.?(\w*)/.exec(path) ?? [];
  if (list === 'agenda') {
    const own = inner === 'title' || inner === 'officer' ? inner : 'time';
    return `agenda_${agenda[Number(index)]?.key}_${own}`;
  }
  if (list === 'tasks') return `tasks_${tasks[Number(index)]?.key}_${inner === 'title' ? inner : 'when'}`;
  if (path === 'starts_at') return firstDay ? 'starts_clock' : 'starts_on';
  if (path === 'ends_at') return isDate(dateFrom(typed.get('ends_on') ?? '')) ? 'ends_clock' : endField(typed);
  if (path === 'rrule') return repetitionFault(typed);
  return fieldName(path).replace(/^unconfirmed_.*/, 'unconfirmed');
}

const endField = (typed: URLSearchParams) => (filled(typed, 'ends_on') ? 'ends_on' : 'ends_clock');

/** Problems of an event's input at the form's fields. */
export function withEventProblems(form: Form, problems: FieldProblem[], fields: EventFields): Form {
  const words = messages(form.language).eventForm;
  const said: Record<string, string> = {};
  for (const problem of problems) {
    const field = fieldOf(problem.field, form.typed, fields);
    const unreadable = problem.rule === 'local' ? (/_on$/.test(field) ? words.dateWrong : words.clockWrong) : undefined;
    const text = field.endsWith('_when') && problem.rule === 'date' ? words.whenWrong : unreadable;
    const ends = problem.rule === 'rrule' ? repetitionText(field, form.language) : undefined;
    said[field] ??= text ?? ends ?? problemText(problem, form.language);
  }
  return { ...form, problems: { ...form.problems, ...said } };
}

/** An event as its form shows it. Tasks already done are not in it: they stay whatever is written. */
export function eventValues({ event, programme, agenda, tasks }: PlannedEvent): URLSearchParams {
  const { startsLocal, endsLocal, endsGiven } = event;
  const plain: Record<string, string | null> = {
    type: event.type,
    title: event.title,
    theme: event.theme,
    programme,
    host: event.host,
    leader_name: event.leaderName,
    leader_position: event.leaderPosition,
    starts_on: dateOf(startsLocal),
    starts_clock: startsLocal.slice(11, 16),
    ends_on: endsGiven && dateOf(endsLocal) !== dateOf(startsLocal) ? dateOf(endsLocal) : null,
    ends_clock: endsGiven ? endsLocal.slice(11, 16) : null,
    timezone: event.timezone,
    venue_name: event.venueName,
    venue_address: event.venueAddress,
    venue_city: event.venueCity,
    dress: event.dress,
    notes: event.notes,
    capacity: event.capacity?.toString() ?? null,
    agenda_own: agenda.some((item) => item.given) ? '1' : null,
    tasks_own: tasks.some((task) => task.given) ? '1' : null,
  };
  let typed = new URLSearchParams(Object.entries(plain).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  for (const one of event.unconfirmed) typed.append('unconfirmed', one);
  typed = withRows(typed, 'roles', freshRows(ROLE_PARTS, event.roles));
  if (plain.agenda_own) typed = withRows(typed, 'agenda', agendaRows(agenda, startsLocal));
  const open = tasks.filter((task) => task.doneAt === null);
  if (plain.tasks_own) typed = withRows(typed, 'tasks', taskRows(open, startsLocal));
  return typed;
}

/** What a part's rows say, apart from their numbers and from rows with nothing in them; '' while the part is the kind's. */
export function saidBy(typed: URLSearchParams, name: OwnPart): string {
  if (!isOwn(typed, name)) return '';
  const parts: readonly string[] = name === 'agenda' ? AGENDA_PARTS : TASK_PARTS;
  const rows = rowsIn(typed, name, parts).filter((row) => isFilled(row, parts));
  return rows.map((row) => parts.map((one) => row.typed[one]?.trim()).join('\t')).join('\n');
}

/**
 * What was typed over an event as `eventChange` takes it: the rundown and the tasks only where they were changed.
 * `emptied` names fields that lost their content, and parts of the plan given back to the kind.
 */
export function changeFields(
  typed: URLSearchParams,
  planned: PlannedEvent,
): EventFields & { emptied: (typeof CLEARABLE)[number][] } {
  const fields = eventFields(typed);
  const before = eventValues(planned);
  const { type: _, ...input } = fields.input;
  // rows are read from the start that stands in the form: they are written again when that moves
  const stays = input.starts_at === planned.event.startsLocal;
  const same = (name: OwnPart) => stays && saidBy(typed, name) === saidBy(before, name);
  const lost = (name: (typeof CLEARABLE)[number]) => {
    if (name === 'agenda' || name === 'tasks') return saidBy(before, name) !== '' && !input[name];
    if (name === 'ends_at') return before.has('ends_clock') && !input.ends_at;
    return before.has(name) && !filled(typed, name);
  };
  return {
    ...fields,
    input: {
      ...input,
      leader: input.leader ?? {},
      agenda: same('agenda') ? undefined : input.agenda,
      tasks: same('tasks') ? undefined : input.tasks,
    },
    emptied: CLEARABLE.filter(lost),
  };
}
