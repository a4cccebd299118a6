import * as z from 'zod';
import { isDate, parseInstant } from './dates.ts';
import { count, line, lines } from './input.ts';
import { COUNT_WHATS } from './kinds.ts';

const instant = () =>
  z
    .string()
    .refine((s) => parseInstant(s) !== null, { params: { rule: 'instant' } })
    .transform((s) => parseInstant(s) ?? 0);

const representative = z.object({ name: line(200), position: line(200).optional() });

/** One arrival: of an invitation (holder or representative) or of a walk-in with a name. */
export const attendanceRecord = z
  .object({
    invitation_id: line(100).optional(),
    name: line(200).optional(),
    position: line(200).optional(),
    agency: line(200).optional(),
    present: z.enum(['holder', 'representative']).optional(),
    representative: representative.optional(),
    at: instant().optional(),
    session: line(100).optional(),
    nonce: line(200).optional(),
  })
  .superRefine((record, ctx) => {
    if (record.invitation_id && !record.present)
      ctx.addIssue({ code: 'custom', path: ['present'], params: { rule: 'required' } });
    if (!record.invitation_id && !record.name)
      ctx.addIssue({ code: 'custom', path: ['invitation_id'], params: { rule: 'invitation_or_name' } });
  });
export type AttendanceRecord = z.output<typeof attendanceRecord>;
export const attendanceInput = z.object({ records: z.array(attendanceRecord).min(1).max(500) });

/** By what a unit is known, however it is written. */
export const unitKey = (unit: string): string => unit.toLowerCase().replace(/\s+/g, ' ');

/** Refuses what stands twice in one list, at the field of the second: one of the two would silently replace the other. */
function onceEach<T>(field: string, keyOf: (item: T) => string) {
  return (items: T[], ctx: z.RefinementCtx<T[]>) => {
    const seen = new Set<string>();
    for (const [i, item] of items.entries()) {
      const key = keyOf(item);
      if (seen.has(key)) ctx.addIssue({ code: 'custom', path: [i, field], params: { rule: 'twice' } });
      seen.add(key);
    }
  };
}

export const forcesInput = z.object({
  units: z
    .array(z.object({ unit: line(200), personnel: count(1_000_000), vehicles: count(100_000).optional() }))
    .min(1)
    .max(200)
    .superRefine(onceEach('unit', ({ unit }) => unitKey(unit))),
});

export const countsInput = z.object({
  counts: z
    .array(z.object({ what: z.enum(COUNT_WHATS), number: count(10_000_000), note: lines(500).optional() }))
    .min(1)
    .max(100)
    .superRefine(onceEach('what', ({ what }) => what)),
});

export const OUTCOME_KINDS = ['emphasis', 'remark', 'quote', 'risk', 'decision', 'follow_up', 'question'] as const;

export const outcomesInput = z.object({
  outcomes: z
    .array(
      z.object({
        kind: z.enum(OUTCOME_KINDS),
        text: lines(4000).refine((s) => /[\p{L}\p{N}]/u.test(s), { params: { rule: 'invisible' } }),
        speaker: line(200).optional(),
        owner: line(200).optional(),
        due: z
          .string()
          .refine((s) => isDate(s), { params: { rule: 'date' } })
          .optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type OutcomeInput = z.output<typeof outcomesInput>['outcomes'][number];
