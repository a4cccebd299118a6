import { findEvent, type PlannedEvent } from '../db/events.ts';
import type { DeliveryRow } from '../db/invitations.ts';
import { findPoll } from '../db/polls.ts';
import { localOf } from '../domain/dates.ts';
import type { Composed, LetterEvent, Sender } from '../mail/letters.ts';
import { composePollClosed, composePollFixed, composePollQuestion } from '../mail/poll-letters.ts';
import { recommendationText, slotText } from '../messages/polls.ts';
import type { Context } from './context.ts';
import { checkLink, pollLink } from './links.ts';
import { viewPoll } from './poll-view.ts';

const KINDS = ['poll', 'poll_reminder', 'poll_fixed', 'poll_closed'] as const satisfies DeliveryRow['kind'][];
type PollMail = (typeof KINDS)[number];

/** Whether a mail is one of a date poll. */
export const isPollMail = (kind: DeliveryRow['kind']): kind is PollMail => (KINDS as readonly string[]).includes(kind);

/**
 * Composes a mail of a date poll as poll and event stand now. Null when it may not go out any more: the poll was closed
 * otherwise, its deadline is past, he has answered everything or is asked no more, the event will not be.
 */
export async function composePollMail(
  ctx: Context,
  delivery: DeliveryRow,
  { event }: PlannedEvent,
  common: { event: LetterEvent; sender: Sender; messageId: string; sentAt: number },
): Promise<Composed | null> {
  const number = Math.floor(delivery.sequence / 1000);
  const invitationId = delivery.invitationId ?? undefined;
  const found = await findPoll(ctx, event.id, { number, invitationId });
  if (!found || ['cancelled', 'closed', 'reported'].includes(event.status)) return null;
  const { poll, slots, seats } = found;
  const times = slots.map((slot) => slotText(slot, 'id'));
  if (!invitationId) {
    const now = await findEvent(ctx, event.id);
    if (poll.state !== 'open' || !now) return null;
    const view = await viewPoll(ctx, now, found);
    const to = { email: delivery.recipient, name: null };
    const answered = seats.filter((seat) => seat.answers.length > 0).length;
    const said = recommendationText(view, 'id');
    const link = `${ctx.baseUrl}/acara/${event.id}/jajak`;
    return composePollClosed({ ...common, to, link, times, answered, asked: seats.length, recommendation: said });
  }
  const seat = seats[0];
  if (!seat) return null;
  const { invitation } = seat;
  const linked = {
    ...common,
    to: { ...invitation, email: delivery.recipient },
    link: pollLink(ctx, seat),
    check: checkLink(ctx, invitation, event.sequence),
  };
  if (delivery.kind === 'poll_fixed') {
    if (poll.state !== 'fixed' || event.status === 'postponed') return null;
    const others = slots.filter(({ ordinal }) => ordinal !== poll.fixedSlot).map((slot) => slotText(slot, 'id'));
    return composePollFixed({ ...linked, others });
  }
  if (poll.state !== 'open' || poll.deadlineAt <= ctx.now()) return null;
  const reminder = delivery.kind === 'poll_reminder';
  if (reminder && seat.answers.length >= slots.length) return null;
  const deadline = localOf(poll.deadlineAt, slots[0]?.timezone ?? event.timezone);
  return composePollQuestion({
    ...linked,
    times,
    deadline,
    reminder,
    toldDate: event.sentAt !== null && !event.unconfirmed.includes('date'),
  });
}
