import type { Context } from '../actions/context.ts';
import { changeEvent } from '../actions/event-changes.ts';
import { recordCounts, recordForces, recordOutcomes } from '../actions/recordings.ts';
import type { Refusal } from '../actions/refusals.ts';
import type { EventRow } from '../db/events.ts';
import { type ForceRow, listForces } from '../db/forces.ts';
import { addDays, dateOf, daysBetween, isDate } from '../domain/dates.ts';
import { type EventChange, eventChange } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { kindById, type MissingField } from '../domain/kinds.ts';
import { ASKED_ROLES } from '../domain/missing.ts';
import { countsInput, forcesInput, type OutcomeInput, outcomesInput } from '../domain/record-inputs.ts';
import { filled, filledIn, filledNumber } from './form-data.ts';

type Filled = { ok: true } | Refusal | { ok: false; reason: 'invalid'; problems: FieldProblem[] };
type Gap = { ctx: Context; event: EventRow; typed: URLSearchParams };

const wrong = (problems: FieldProblem[]): Filled => ({ ok: false, reason: 'invalid', problems });
const lacks = (field: string): FieldProblem => ({ field, rule: 'required', params: {} });

const count =
  (what: 'participants' | 'residents' | 'packages' | 'patients') =>
  async ({ ctx, event, typed }: Gap): Promise<Filled> => {
    const parsed = parseInput(countsInput, { counts: [{ what, number: filledNumber(typed, 'number') }] });
    return parsed.ok ? recordCounts(ctx, event.id, parsed.value.counts) : wrong(parsed.problems);
  };

async function forces({ ctx, event, typed }: Gap): Promise<Filled> {
  const unit = {
    unit: filled(typed, 'unit'),
    personnel: filledNumber(typed, 'personnel'),
    vehicles: filledNumber(typed, 'vehicles'),
  };
  const parsed = parseInput(forcesInput, { units: [unit] });
  return parsed.ok ? recordForces(ctx, event.id, parsed.value.units) : wrong(parsed.problems);
}

/** Vehicles by unit, `vehicles_0` at the first of the event's units; those left empty stay unknown. */
async function vehicles({ ctx, event, typed }: Gap): Promise<Filled> {
  const given = (await listForces(ctx, event.id)).flatMap(({ id, unit, personnel }) => {
    const number = filledNumber(typed, `vehicles_${id}`);
    return number === undefined ? [] : [{ id, unit, personnel, vehicles: number }];
  });
  if (!given.length) return wrong([lacks('vehicles')]);
  const parsed = parseInput(forcesInput, { units: given });
  if (parsed.ok) return recordForces(ctx, event.id, parsed.value.units);
  const at = (index: string | undefined) => `vehicles_${given[Number(index)]?.id}`;
  return wrong(parsed.problems.map((p) => ({ ...p, field: at(/\[(\d+)\]/.exec(p.field)?.[1]) })));
}

const change = ({ ctx, event }: Gap, values: EventChange): Promise<Filled> => changeEvent(ctx, event.id, values);

const role =
  (asked: keyof typeof ASKED_ROLES, otherwise: string) =>
  async (gap: Gap): Promise<Filled> => {
    const { event, typed } = gap;
    const who = filledIn(typed, ['name', 'position']);
    if (!Object.keys(who).length) return wrong([lacks('name')]);
    const pattern = ASKED_ROLES[asked];
    const called = kindById(event.type)?.roles.find((one) => pattern.test(one)) ?? otherwise;
    const others = event.roles.filter((one) => !pattern.test(one.role) || one.name || one.position);
    const parsed = parseInput(eventChange, { roles: [...others, { role: called, ...who }] });
    return parsed.ok ? change(gap, parsed.value) : wrong(parsed.problems);
  };

const confirmed = (event: EventRow, what: 'time' | 'date' | 'venue') => event.unconfirmed.filter((one) => one !== what);

async function time(gap: Gap): Promise<Filled> {
  const { event, typed } = gap;
  const { starts, ends } = filledIn(typed, ['starts', 'ends']);
  if (!starts) return wrong([lacks('starts')]);
  const parsed = parseInput(eventChange, {
    starts_at: `${dateOf(event.startsLocal)}T${starts}`,
    ends_at: ends && `${dateOf(event.endsLocal)}T${ends}`,
    timezone: event.timezone,
    unconfirmed: confirmed(event, 'time'),
  });
  return parsed.ok ? change(gap, parsed.value) : wrong(parsed.problems);
}

async function date(gap: Gap): Promise<Filled> {
  const { event, typed } = gap;
  const day = filled(typed, 'date');
  if (!day) return wrong([lacks('date')]);
  if (!isDate(day)) return wrong([{ field: 'date', rule: 'date', params: {} }]);
  const shift = daysBetween(event.startsLocal, day);
  const parsed = parseInput(eventChange, {
    starts_at: `${day}${event.startsLocal.slice(10)}`,
    ends_at: event.endsGiven ? `${addDays(dateOf(event.endsLocal), shift)}${event.endsLocal.slice(10)}` : undefined,
    unconfirmed: confirmed(event, 'date'),
  });
  return parsed.ok ? change(gap, parsed.value) : wrong(parsed.problems);
}

async function venue(gap: Gap): Promise<Filled> {
  const { event, typed } = gap;
  const { venueAddress: address, venueCity: city } = event;
  const parsed = parseInput(eventChange, {
    venue: { name: filled(typed, 'venue'), address, city },
    unconfirmed: confirmed(event, 'venue'),
  });
  return parsed.ok ? change(gap, parsed.value) : wrong(parsed.problems);
}

const outcome =
  (kind: OutcomeInput['kind']) =>
  async ({ ctx, event, typed }: Gap): Promise<Filled> => {
    const parsed = parseInput(outcomesInput, { outcomes: [{ kind, ...filledIn(typed, ['text', 'owner', 'due']) }] });
    if (!parsed.ok) return wrong(parsed.problems);
    const done = await recordOutcomes(ctx, event.id, parsed.value.outcomes);
    return done.ok ? { ok: true } : done;
  };

/** What can be filled in on the report's own page; the rest is filled in where it belongs. */
const GAPS = {
  date,
  time,
  venue,
  participants: count('participants'),
  residents: count('residents'),
  packages: count('packages'),
  patients: count('patients'),
  forces,
  vehicles,
  commander: role('commander', 'Komandan'),
  speakers: role('speakers', 'Narasumber'),
  follow_up: outcome('follow_up'),
  residents_raised: outcome('question'),
} satisfies Partial<Record<MissingField, (gap: Gap) => Promise<Filled>>>;

export type FillableGap = keyof typeof GAPS;

/** Whether a missing thing has a form on the report's page; vehicles only once there are units to give them to. */
export function isFillable(field: string, forces: ForceRow[]): field is FillableGap {
  return field in GAPS && (field !== 'vehicles' || forces.length > 0);
}

/** Records what was missing, from the fields of its form. A problem is named by the form's field. */
export async function fillGap(gap: Gap, field: FillableGap): Promise<Filled> {
  const done = await GAPS[field](gap);
  if (done.ok || done.reason !== 'invalid') return done;
  const own: Record<string, string> = { starts_at: 'starts', ends_at: 'ends' };
  const named = (path: string) => {
    const last = path.split('.').at(-1) ?? path;
    if (field === 'venue') return 'venue';
    if (field === 'date') return 'date';
    return own[last] ?? last;
  };
  return wrong(done.problems.map((p) => ({ ...p, field: named(p.field) })));
}
