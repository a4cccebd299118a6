import * as z from 'zod';
import { isLocal, isZone } from './dates.ts';
import { count, line, lines } from './input.ts';
import { COUNT_WHATS, kindById } from './kinds.ts';

/** Kinds that an officer records on the spot: rounds, visits, outreach to residents. */
export const QUICK_KINDS = ['sambang', 'silaturahmi', 'sosialisasi', 'penyuluhan', 'bakti-sosial'] as const;
export type QuickKind = (typeof QUICK_KINDS)[number];

const MOST_TEXTS = 20;
const degrees = (most: number) => z.number().min(-most).max(most).optional();

/** What was done, recorded on one screen. Residents are counted and never named, so what they raised has no speaker. */
export const quickRecordInput = z
  .object({
    type: z.enum(QUICK_KINDS),
    /** Without one it is the kind and the place. */
    title: line(300).optional(),
    programme: line(200).optional(),
    place: line(200),
    /** Kept to two decimals, about a kilometre: a village, not a house. Both or none. */
    latitude: degrees(90),
    longitude: degrees(180),
    counts: z
      .array(z.object({ what: z.enum(COUNT_WHATS), number: count(10_000_000) }))
      .max(COUNT_WHATS.length)
      .default([]),
    messages: z.array(lines(4000)).max(MOST_TEXTS).default([]),
    themes: z
      .array(z.object({ kind: z.enum(['remark', 'question']), text: lines(4000) }))
      .max(MOST_TEXTS)
      .default([]),
    officer: z.object({ name: line(200).optional(), position: line(200).optional() }).optional(),
    /** Wall-clock in `timezone`; now without it. */
    starts_at: z
      .string()
      .refine((s) => isLocal(s), { params: { rule: 'local' } })
      .optional(),
    timezone: z.string().refine((s) => isZone(s), { params: { rule: 'zone' } }),
  })
  .superRefine((record, ctx) => {
    const counted = kindById(record.type)?.counts ?? [];
    for (const [i, { what }] of record.counts.entries())
      if (!counted.includes(what))
        ctx.addIssue({
          code: 'custom',
          path: ['counts', i, 'what'],
          params: { rule: 'choice', values: counted.join(' · ') },
        });
    if ((record.latitude === undefined) !== (record.longitude === undefined))
      ctx.addIssue({ code: 'custom', path: ['latitude'], params: { rule: 'required' } });
  });
export type QuickRecordInput = z.output<typeof quickRecordInput>;

/** A position as the record keeps it: 'sekitar -2,98, 104,75'; null without one. */
export function coarsePosition({ latitude, longitude }: { latitude?: number; longitude?: number }): string | null {
  if (latitude === undefined || longitude === undefined) return null;
  const [north, east] = [latitude, longitude].map((d) => d.toFixed(2).replace('.', ','));
  return `sekitar ${north}, ${east}`;
}

/** The title of a record that was given none. */
export function quickTitle(type: QuickKind, place: string): string {
  return `${kindById(type)?.name.id ?? type} di ${place}`.slice(0, 300);
}
