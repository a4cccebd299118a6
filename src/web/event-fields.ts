import { CLEARABLE } from '../actions/events.ts';
import type { PlannedEvent } from '../db/events.ts';
import { dateOf, isLocal } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { filled, filledIn } from './form-data.ts';
import { type Form, fieldName } from './forms.tsx';
import { agendaFromText, agendaText, type FromText, tasksFromText, tasksText } from './plan-text.ts';

const PLAIN = [
  'type',
  'title',
  'theme',
  'programme',
  'host',
  'starts_at',
  'ends_at',
  'timezone',
  'weekday',
  'dress',
  'notes',
  'rrule',
];
const ROLE_PARTS = ['role', 'name', 'position'] as const;
const MAX_ROLES = 100;

/** How many rows of officers were filled in. */
export function crewRows(typed: URLSearchParams): number {
  let rows = 0;
  while (rows < MAX_ROLES && ROLE_PARTS.some((part) => filled(typed, `roles_${rows}_${part}`))) rows += 1;
  return rows;
}

/** The same with the rows of officers moved up over empty ones, so that row and place in the list are one number. */
export function withoutEmptyRows(typed: URLSearchParams): URLSearchParams {
  const rows = Array.from({ length: MAX_ROLES }, (_, i) =>
    ROLE_PARTS.map((part) => typed.get(`roles_${i}_${part}`) ?? ''),
  );
  const result = new URLSearchParams([...typed].filter(([name]) => !/^roles_\d+_/.test(name)));
  for (const [i, row] of rows.filter((parts) => parts.some((part) => part.trim())).entries()) {
    for (const [k, part] of ROLE_PARTS.entries()) result.append(`roles_${i}_${part}`, row[k] ?? '');
  }
  return result;
}

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

export type EventFields = { input: Record<string, unknown>; agenda: FromText<unknown>; tasks: FromText<unknown> };

/** What was typed of an event, as `eventInput` takes it. */
export function eventFields(typed: URLSearchParams): EventFields {
  const startsAt = filled(typed, 'starts_at');
  const agenda = agendaFromText(typed.get('agenda') ?? '', startsAt && isLocal(startsAt) ? dateOf(startsAt) : null);
  const tasks = tasksFromText(typed.get('tasks') ?? '');
  return {
    agenda,
    tasks,
    input: {
      ...filledIn(typed, PLAIN),
      leader: some(part(typed, 'leader', ['name', 'position'])),
      venue: part(typed, 'venue', ['name', 'address', 'city']),
      roles: Array.from({ length: crewRows(typed) }, (_, i) => part(typed, `roles_${i}`, ROLE_PARTS)),
      unconfirmed: typed.getAll('unconfirmed'),
      agenda: agenda.items.length ? agenda.items : undefined,
      tasks: tasks.items.length ? tasks.items : undefined,
    },
  };
}

/** Problems of an event's input at the form's fields; those of the rundown and the tasks name their line. */
export function withEventProblems(form: Form, problems: FieldProblem[], { agenda, tasks }: EventFields): Form {
  const said: Record<string, string> = {};
  for (const problem of problems) {
    const [, list, index] = /^(agenda|tasks)\[(\d+)\]/.exec(problem.field) ?? [];
    const line = (list === 'agenda' ? agenda : tasks).lines[Number(index)];
    const words = messages(form.language).eventForm;
    const text = list && problem.rule === 'local' ? words.clockWrong : problemText(problem, form.language);
    if (list) said[list] ??= line === undefined ? text : words.lineWrong({ n: line, text });
    else said[fieldName(problem.field).replace(/^unconfirmed_.*/, 'unconfirmed')] = text;
  }
  return { ...form, problems: { ...form.problems, ...said } };
}

/** An event as its form shows it. Tasks already done are not in it: they stay whatever is written. */
export function eventValues({
  event,
  programme,
  agenda,
  tasks,
}: PlannedEvent): Record<string, string | string[] | null> {
  const crew = event.roles.flatMap((row, i) => ROLE_PARTS.map((name) => [`roles_${i}_${name}`, row[name]] as const));
  return {
    title: event.title,
    theme: event.theme,
    programme,
    host: event.host,
    leader_name: event.leaderName,
    leader_position: event.leaderPosition,
    starts_at: event.startsLocal,
    ends_at: event.endsGiven ? event.endsLocal : null,
    timezone: event.timezone,
    venue_name: event.venueName,
    venue_address: event.venueAddress,
    venue_city: event.venueCity,
    unconfirmed: event.unconfirmed,
    dress: event.dress,
    notes: event.notes,
    rrule: event.rrule,
    agenda: agendaText(agenda, event.startsLocal),
    tasks: tasksText(tasks.filter((task) => task.doneAt === null)),
    ...Object.fromEntries(crew),
  };
}

/**
 * What was typed over an event as `eventChange` takes it: the rundown and the tasks only where their text was changed.
 * `emptied` names fields that lost their content.
 */
export function changeFields(
  typed: URLSearchParams,
  planned: PlannedEvent,
): EventFields & { emptied: (typeof CLEARABLE)[number][] } {
  const fields = eventFields(typed);
  const before = eventValues(planned);
  const { type: _, ...input } = fields.input;
  const same = (name: 'agenda' | 'tasks') => (typed.get(name) ?? '').trim() === before[name];
  return {
    ...fields,
    input: {
      ...input,
      leader: input.leader ?? {},
      agenda: same('agenda') ? undefined : input.agenda,
      tasks: same('tasks') ? undefined : input.tasks,
    },
    emptied: CLEARABLE.filter((name) => before[name] && !filled(typed, name)),
  };
}
