import { findEvent } from '../db/events.ts';
import { type InvitationView, listInvitations } from '../db/invitations.ts';
import type { Context } from './context.ts';
import { type Suggestions, suggestDates } from './schedule.ts';
import type { Invalid } from './schedule-occupied.ts';

/** Of so many invitees dates are looked for, the highest first. */
const ASKED = 500;

/** Who is asked when a date is looked for: every office invited that did not decline. */
const asked = ({ invitation, answer }: InvitationView) =>
  invitation.position && answer?.answer !== 'declined'
    ? [{ position: invitation.position, agency: invitation.agency, requirement: invitation.requirement }]
    : [];

/** A window (dates, both whole) and a length in minutes; `look`: others are asked too, which is written down. */
export type Wanted = { from: string; until: string; durationMinutes: number; look: boolean };

/**
 * Dates for an event as it stands: for those it invited, at its venue, by its own clock. Null for an unknown or foreign id,
 * `nobody` where no office is invited.
 */
export async function datesForEvent(
  ctx: Context,
  id: string,
  { from, until, durationMinutes, look }: Wanted,
): Promise<Suggestions | Invalid | { ok: false; reason: 'nobody' } | null> {
  const [event, views] = await Promise.all([findEvent(ctx, id), listInvitations(ctx, id, ASKED)]);
  if (!event) return null;
  const invitees = views.flatMap(asked);
  if (!invitees.length) return { ok: false, reason: 'nobody' };
  const input = {
    from,
    until,
    duration_minutes: durationMinutes,
    timezone: event.timezone,
    invitees,
    venue: { name: event.venueName, city: event.venueCity ?? undefined },
    limit: 12,
  };
  return suggestDates(ctx, input, { exclude: id, look });
}
