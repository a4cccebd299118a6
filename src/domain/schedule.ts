import * as z from 'zod';
import { isDate, isLocal, isZone, toInstant } from './dates.ts';
import { line } from './input.ts';
import { kindById, REQUIREMENTS } from './kinds.ts';

const MAX_DAYS = 31;
/** How long a window may be searched: half a year. */
const MAX_WINDOW_DAYS = 184;
const MAX_OFFICES = 500;

const local = () => z.string().refine((s) => isLocal(s), { params: { rule: 'local' } });
const zone = () => z.string().refine((s) => isZone(s), { params: { rule: 'zone' } });
const office = { position: line(200), agency: line(200).optional(), name: line(200).optional() };
const person = z.object({ name: line(200).optional(), position: line(200).optional() });
const place = { address: line(300).optional(), city: line(200).optional() };
/** As an event has it; a name alone does too. */
const venue = z.union([
  z.object({ name: line(200), ...place }),
  line(200).transform((name) => ({ name, city: undefined })),
]);

/** The end comes after the start and not a month later; what is malformed is refused at its own field. */
function timesAgree(asked: { starts_at: string; ends_at: string; timezone: string }, ctx: z.RefinementCtx): void {
  const { starts_at, ends_at, timezone } = asked;
  if (!isLocal(starts_at) || !isLocal(ends_at) || !isZone(timezone)) return;
  const minutes = (toInstant(ends_at, timezone) - toInstant(starts_at, timezone)) / 60_000;
  if (minutes <= 0) ctx.addIssue({ code: 'custom', path: ['ends_at'], params: { rule: 'ends_first' } });
  else if (minutes > MAX_DAYS * 1440)
    ctx.addIssue({ code: 'custom', path: ['ends_at'], params: { rule: 'too_long', days: MAX_DAYS } });
}

/**
 * A time and who shall be there: wall clock in `timezone`. `event_id` is the event being planned, which does not clash with
 * itself; `type` its kind, whose deadlines count.
 */
export const conflictsInput = z
  .object({
    starts_at: local(),
    ends_at: local(),
    timezone: zone(),
    offices: z.array(z.object(office)).max(MAX_OFFICES),
    venue: venue.optional(),
    leader: person.optional(),
    speakers: z.array(person).max(100).optional(),
    type: z
      .string()
      .refine((id) => kindById(id) !== undefined, { params: { rule: 'kind' } })
      .optional(),
    event_id: line(100).optional(),
  })
  .superRefine(timesAgree);
export type ConflictsInput = z.output<typeof conflictsInput>;

/** A bound of a window: a local, or a date, which is meant whole. */
const bound = () => z.string().refine((s) => isLocal(s) || isDate(s), { params: { rule: 'local' } });

/** The locals of a window's bounds: from a date's first minute until its last. */
export function windowOf(input: { from: string; until: string }): { from: string; until: string } {
  const from = isDate(input.from) ? `${input.from}T00:00` : input.from;
  const until = isDate(input.until) ? `${input.until}T23:59` : input.until;
  return { from: from.slice(0, 16), until: until.slice(0, 16) };
}

function windowAgrees(asked: { from: string; until: string; timezone: string }, ctx: z.RefinementCtx): void {
  const readable = [asked.from, asked.until].every((s) => isLocal(s) || isDate(s)) && isZone(asked.timezone);
  if (!readable) return;
  const { from, until } = windowOf(asked);
  const days = (toInstant(until, asked.timezone) - toInstant(from, asked.timezone)) / 86_400_000;
  if (days <= 0) ctx.addIssue({ code: 'custom', path: ['until'], params: { rule: 'ends_first' } });
  else if (days > MAX_WINDOW_DAYS)
    ctx.addIssue({ code: 'custom', path: ['until'], params: { rule: 'window_too_long', days: MAX_WINDOW_DAYS } });
}

/** A window (wall clock in `timezone`), a length, and who shall be asked. */
export const suggestionsInput = z
  .object({
    from: bound(),
    until: bound(),
    duration_minutes: z
      .number()
      .int()
      .min(15)
      .max(MAX_DAYS * 1440),
    timezone: zone(),
    invitees: z
      .array(z.object({ ...office, requirement: z.enum(REQUIREMENTS).default('may_delegate') }))
      .min(1)
      .max(MAX_OFFICES),
    venue: venue.optional(),
    event_id: line(100).optional(),
    limit: z.number().int().min(1).max(100).default(20),
  })
  .superRefine(windowAgrees);
export type SuggestionsInput = z.output<typeof suggestionsInput>;

const minutes = () => z.number().int().min(0).max(1440).optional();

/** How an organization plans; what is left out stays. */
export const scheduleSettingsInput = z.object({
  shares_occupied: z.boolean().optional(),
  travel_between_cities: minutes(),
  travel_within_city: minutes(),
});
export type ScheduleSettingsInput = z.output<typeof scheduleSettingsInput>;
