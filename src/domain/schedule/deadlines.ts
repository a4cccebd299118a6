import { dateOf, localOf, toInstant } from '../dates.ts';
import type { EventKind } from '../kinds/kind.ts';
import { LADDER } from '../kinds/kind.ts';
import { deadline, planEvent } from '../plan.ts';
import type { Deadline } from './clashes.ts';

const DAY = 86_400_000;

/** The day of a deadline as a stretch of its zone. */
export function deadlineOn(dueOn: string, title: string | null, zone: string): Deadline {
  const from = toInstant(`${dueOn}T00:00`, zone);
  return { from, until: from + DAY, title, dueOn };
}

/**
 * The deadlines of the D-minus plan that are past when an event would be planned now (epoch milliseconds): the kind's tasks,
 * or without a kind the letter alone. None for what has begun: past events are recorded, not prepared. `startsLocal` is
 * wall clock in `zone`.
 */
export function missedDeadlines(
  plan: { kind: EventKind | null; startsLocal: string; endsLocal: string; zone: string },
  now: number,
): Deadline[] {
  const { kind, startsLocal, endsLocal, zone } = plan;
  if (toInstant(startsLocal, zone) <= now) return [];
  const today = dateOf(localOf(now, zone));
  const due = kind
    ? planEvent({ kind, startsAt: startsLocal, endsAt: endsLocal, zone }).tasks
    : [{ title: null, dueOn: deadline(dateOf(startsLocal), LADDER.sendDaysBefore) }];
  return due.filter(({ dueOn }) => dueOn < today).map(({ title, dueOn }) => deadlineOn(dueOn, title, zone));
}
