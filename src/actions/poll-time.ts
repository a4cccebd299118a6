import type { Statement } from '../db/database.ts';
import { oweToCoordinators } from '../db/deliveries.ts';
import { findPoll, oweToSeats, pollOccasion, UNANSWERED } from '../db/polls.ts';
import type { Context } from './context.ts';

/** What is owed when the reminder of a poll falls due: word to those with a slot left; nothing once it takes no answers. */
export async function remindDue(ctx: Context, eventId: string, number: number): Promise<Statement[]> {
  const found = await findPoll(ctx, eventId, { number });
  const now = ctx.now();
  if (found?.poll.state !== 'open' || found.poll.deadlineAt <= now) return [];
  return [oweToSeats(ctx, found.poll.id, 'poll_reminder', now, UNANSWERED)];
}

/** What is owed at the deadline of a poll: word to the coordinators, who decide; nothing where they have decided. */
export async function closeDue(ctx: Context, eventId: string, number: number): Promise<Statement[]> {
  const found = await findPoll(ctx, eventId, { number });
  if (found?.poll.state !== 'open') return [];
  return [oweToCoordinators(ctx, eventId, 'poll_closed', pollOccasion(found.poll, 'poll_closed'), ctx.now())];
}
