import * as z from 'zod';
import { dateOf } from './dates.ts';
import { line } from './input.ts';

export const programmeInput = z.object({ name: line(200) });

/** Where an event of a programme stands on its board. */
export const STAGES = ['preparing', 'invited', 'today', 'held', 'reported'] as const;
export type Stage = (typeof STAGES)[number];

type Staged = { status: string; startsLocal: string; endsLocal: string; startsAt: number; endsAt: number };

/** The column of an event at `now` (epoch ms), `today` its date there: what is over waits for its report until that is final. */
export function stageOf({ status, startsLocal, endsLocal, endsAt }: Staged, now: number, today: string): Stage {
  if (status === 'reported') return 'reported';
  if (status === 'closed') return 'held';
  if (status === 'postponed') return 'preparing';
  if (dateOf(startsLocal) <= today && today <= dateOf(endsLocal)) return 'today';
  if (endsAt <= now) return 'held';
  return status === 'invited' ? 'invited' : 'preparing';
}
