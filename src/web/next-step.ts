import type { EventRow } from '../db/events.ts';
import type { Overview } from '../db/overview.ts';
import { dateOf, daysBetween, localOf } from '../domain/dates.ts';

/** How many days before the event those who are silent are called rather than waited for. */
const NEAR_DAYS = 3;

/** What an event needs next, and of how many where that is a number. */
export type NextStep =
  | { step: 'send' | 'call' | 'wait'; n: number }
  | { step: 'invite' | 'ready' | 'attend' | 'ended' | 'drafting' | 'draft' | 'final' | 'postponed' | 'cancelled' };

/** Invitees with an address whom no invitation was owed yet. */
function unsentOf({ invited, withoutEmail, deliveries }: Overview): number {
  const owed = Object.values(deliveries.invitations).reduce((sum, n) => sum + n, 0);
  return Math.max(0, invited - withoutEmail - owed);
}

/** Days from `now` (epoch ms) to the event's first day, by its own calendar; negative afterwards. */
export const daysUntil = (event: Pick<EventRow, 'startsLocal' | 'timezone'>, now: number) =>
  daysBetween(dateOf(localOf(now, event.timezone)), dateOf(event.startsLocal));

/** The one thing to do next at an event as it stands at `now` (epoch ms). */
export function nextStep(event: EventRow, overview: Overview, now: number): NextStep {
  if (event.status === 'cancelled' || event.status === 'postponed') return { step: event.status };
  if (event.status === 'reported') return { step: 'final' };
  if (event.status === 'closed') return { step: overview.report?.status === 'draft' ? 'draft' : 'drafting' };
  if (now >= event.endsAt) return { step: 'ended' };
  const days = daysUntil(event, now);
  if (days <= 0) return { step: 'attend' };
  if (overview.invited === 0) return { step: 'invite' };
  const unsent = unsentOf(overview);
  if (unsent) return { step: 'send', n: unsent };
  const silent = overview.answers.pending + overview.answers.tentative;
  if (silent === 0) return { step: 'ready' };
  return { step: days <= NEAR_DAYS ? 'call' : 'wait', n: silent };
}
