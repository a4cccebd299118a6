import * as z from 'zod';
import { isDate, isLocal, isZone, parseWeekday, toInstant, weekdayIndex } from './dates.ts';
import { line, lines } from './input.ts';
import { kindById } from './kinds.ts';
import { type AgendaInput, agendaFaults } from './plan.ts';
import { occurrencesOf } from './series.ts';
import { isOwner, taskOwner } from './task-owners.ts';

const local = () => z.string().refine((s) => isLocal(s), { params: { rule: 'local' } });
const date = () => z.string().refine((s) => isDate(s), { params: { rule: 'date' } });
/** A rule with an end: COUNT or UNTIL, never both (RFC 5545, 3.3.10). */
const rrule = () =>
  z
    .string()
    .trim()
    .max(500)
    .refine(
      (s) =>
        /^(RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[0-9A-Z,+-]+)*$/.test(s) &&
        (s.match(/;(COUNT|UNTIL)=/g) ?? []).length === 1,
      {
        params: { rule: 'rrule' },
      },
    );

export const UNCONFIRMED = ['time', 'date', 'venue'] as const;

const MAX_DAYS = 31;

const fields = {
  type: z.string().refine((id) => kindById(id) !== undefined, { params: { rule: 'kind' } }),
  title: line(300),
  theme: line(300).optional(),
  programme: line(200).optional(),
  host: line(200),
  leader: z.object({ name: line(200).optional(), position: line(200).optional() }).optional(),
  starts_at: local(),
  ends_at: local().optional(),
  timezone: z.string().refine((s) => isZone(s), { params: { rule: 'zone' } }),
  weekday: z
    .string()
    .refine((s) => parseWeekday(s) !== null, { params: { rule: 'weekday_name' } })
    .optional(),
  venue: z.object({ name: line(200), address: line(300).optional(), city: line(200).optional() }),
  dress: line(200).optional(),
  notes: lines(4000).optional(),
  rrule: rrule().optional(),
  /** dates on which what repeats is not held */
  exdates: z.array(date()).max(366).optional(),
  /** how many have room, for waves of one training */
  capacity: z.number().int().min(1).max(100_000).optional(),
  roles: z
    .array(z.object({ role: line(100), name: line(200).optional(), position: line(200).optional() }))
    .max(100)
    .optional(),
  agenda: z
    .array(
      z.object({
        title: line(300),
        starts_at: local().optional(),
        ends_at: local().optional(),
        minutes: z.number().int().min(1).max(1440).optional(),
        officer: line(200).optional(),
      }),
    )
    .min(1)
    .max(200)
    .optional(),
  tasks: z
    .array(
      z.object({
        title: line(300),
        due_on: date().optional(),
        days_before: z.number().int().min(-365).max(365).optional(),
        owner: taskOwner.optional(),
      }),
    )
    .max(200)
    .optional(),
  unconfirmed: z
    .array(z.enum(UNCONFIRMED))
    .max(3)
    .transform((list) => [...new Set(list)])
    .optional(),
};

type Times = { starts_at?: string; ends_at?: string; timezone?: string; weekday?: string; agenda?: AgendaInput[] };

/** Rules between fields: the weekday is the date's, the end comes after the start and not a month later. */
function timesAgree(event: Times, ctx: z.RefinementCtx): void {
  const { starts_at, ends_at, timezone, weekday } = event;
  if (!starts_at || !isLocal(starts_at)) return;
  const given = weekday ? parseWeekday(weekday) : null;
  if (given !== null && given !== weekdayIndex(starts_at)) {
    ctx.addIssue({
      code: 'custom',
      path: ['weekday'],
      params: { rule: 'weekday', given, actual: weekdayIndex(starts_at), date: starts_at.slice(0, 10) },
    });
  }
  // a clock that is none is refused at its own field
  const agenda = event.agenda ?? [];
  const readable = agenda.every((item) => [item.starts_at, item.ends_at].every((t) => t === undefined || isLocal(t)));
  for (const fault of agendaFaults(
    readable ? agenda : [],
    starts_at,
    ends_at && isLocal(ends_at) ? ends_at : undefined,
  )) {
    ctx.addIssue({ code: 'custom', path: ['agenda', fault.index, 'starts_at'], params: { rule: fault.reason } });
  }
  if (!ends_at || !timezone || !isLocal(ends_at) || !isZone(timezone)) return;
  const minutes = (toInstant(ends_at, timezone) - toInstant(starts_at, timezone)) / 60_000;
  if (minutes <= 0) ctx.addIssue({ code: 'custom', path: ['ends_at'], params: { rule: 'ends_first' } });
  else if (minutes > MAX_DAYS * 1440)
    ctx.addIssue({ code: 'custom', path: ['ends_at'], params: { rule: 'too_long', days: MAX_DAYS } });
}

/** A rule that gives dates: as many as it says, and no more than one form may make. */
function repeats(event: z.output<z.ZodObject<typeof fields>>, ctx: z.RefinementCtx): void {
  const { rrule, starts_at, timezone, exdates } = event;
  if (!rrule) return;
  const held = occurrencesOf({ rrule, starts_at, timezone, exdates });
  if (!held.ok) ctx.addIssue({ code: 'custom', path: ['rrule'], params: { ...held.params, rule: held.rule } });
  // one mail a date would be dozens at once: who sees to what is said for each when it comes near
  event.tasks?.forEach(({ owner }, i) => {
    if (isOwner(owner)) ctx.addIssue({ code: 'custom', path: ['tasks', i, 'owner'], params: { rule: 'series_owner' } });
  });
}

/** A new event, as forms and programs give it. Times are wall-clock in `timezone`. */
export const eventInput = z.object(fields).superRefine(timesAgree).superRefine(repeats);
export type EventInput = z.output<typeof eventInput>;

/** A change: what is left out stays. Times are judged again together with what stays, by `changedTimes`. */
export const eventChange = z.object(fields).partial().omit({ type: true, exdates: true });
export type EventChange = z.output<typeof eventChange>;

/** The rules between times, for a change merged with what the event has. */
export const changedTimes = z
  .object({
    starts_at: z.string(),
    ends_at: z.string().optional(),
    timezone: z.string(),
    weekday: z.string().optional(),
    agenda: fields.agenda,
  })
  .superRefine(timesAgree);

export const cancelInput = z.object({ reason: lines(1000) });
