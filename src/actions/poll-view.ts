import type { EventRow } from '../db/events.ts';
import { listInvitations } from '../db/invitations.ts';
import type { Poll, PollSlot } from '../db/polls.ts';
import { dateOf, localOf, minutesBetween } from '../domain/dates.ts';
import { type PollResult, pollResult } from '../domain/poll-result.ts';
import { type Clash, clashesOf } from '../domain/schedule/clashes.ts';
import { dayOf, discomfort } from '../domain/schedule/cost.ts';
import type { Context } from './context.ts';
import { occupied, type Person, placeOf, subjectsOf } from './schedule-occupied.ts';

/** A poll with what stands against each of its slots and its weighted result. */
export type PollView = Omit<Poll, 'slots'> & { slots: (PollSlot & { clashes: Clash[] })[]; result: PollResult };

/** Of so many invitees clashes are looked for. */
const ALSO_INVITED = 500;

type Time = Pick<PollSlot, 'startsAt' | 'endsAt'>;
type Who = { position: string | null; name: string | null; agency?: string | null };

/**
 * What stands against several times of an event for some people, for its leader and its venue: a list for each time.
 * Subjects of clashes are told by their place in `people`. As many queries as for one time; other organizations are not
 * asked, since looking is written down.
 */
export async function clashesOfTimes(
  ctx: Context,
  event: EventRow,
  times: readonly Time[],
  people: readonly Who[],
): Promise<{ clash: Clash; who: number | null }[][]> {
  if (!times.length) return [];
  const one = ({ position, name, agency }: Who, as: Person['as']): Person => ({
    as,
    position: position ?? undefined,
    name: name ?? undefined,
    agency: agency ?? undefined,
    field: null,
  });
  const leader = { position: event.leaderPosition, name: event.leaderName };
  const known = await subjectsOf(ctx, [
    ...people.map((who) => one(who, 'office')),
    ...(leader.position || leader.name ? [one(leader, 'leader')] : []),
  ]);
  if (!known.ok) throw new Error('only fields of a form can be ambiguous');
  const subjects = known.found.map(({ subject }) => subject);
  const places = new Map(subjects.slice(0, people.length).map((subject, i) => [subject, i]));
  const window = { from: Math.min(...times.map((t) => t.startsAt)), until: Math.max(...times.map((t) => t.endsAt)) };
  const { engagements, busy } = await occupied(ctx, window, event.timezone, known, { exclude: event.id, look: false });
  const place = placeOf({ name: event.venueName, city: event.venueCity ?? undefined });
  return times.map(({ startsAt, endsAt }) =>
    clashesOf(
      { from: startsAt, until: endsAt, place, subjects, deadlines: [] },
      engagements,
      busy,
      known.settings.travel,
    ).map((clash) => ({ clash, who: (clash.subject && places.get(clash.subject)) ?? null })),
  );
}

/** A slot's points of discomfort by day and hour, seen from `now` (epoch ms). */
export function discomfortOf(slot: PollSlot, now: number): number {
  const day = dayOf(dateOf(slot.startsLocal), dateOf(localOf(now, slot.timezone)));
  const minute = minutesBetween(`${dateOf(slot.startsLocal)}T00:00`, slot.startsLocal);
  const parts = discomfort(day, minute, minutesBetween(slot.startsLocal, slot.endsLocal));
  return parts.reduce((sum, { points }) => sum + points, 0);
}

/**
 * A poll as its coordinator sees it. While it is open, calendars are asked for those who have not spoken for a slot
 * themselves: a man's own word counts more than what his calendar says.
 */
export async function viewPoll(ctx: Context, event: EventRow, { poll, slots, seats }: Poll): Promise<PollView> {
  const open = poll.state === 'open';
  const asked = new Set(seats.map(({ invitation }) => invitation.id));
  // who is invited and not asked has to keep the date too
  const others = (open ? await listInvitations(ctx, event.id, ALSO_INVITED) : []).flatMap(({ invitation, answer }) =>
    asked.has(invitation.id) || answer?.answer === 'declined' ? [] : [invitation],
  );
  const people = [...seats.map(({ invitation }) => invitation), ...others];
  const known = open ? await clashesOfTimes(ctx, event, slots, people) : [];
  const answered = seats.map(({ answers }) => new Map(answers.map(({ slot, answer }) => [slot, answer])));
  const against = slots.map(({ ordinal }, i) =>
    (known[i] ?? []).flatMap(({ clash, who }) => (who !== null && answered[who]?.has(ordinal) ? [] : [clash])),
  );
  const voices = seats.map(({ invitation }, i) => ({
    requirement: invitation.requirement,
    precedenceClass: invitation.precedenceClass,
    answers: slots.map(({ ordinal }) => answered[i]?.get(ordinal) ?? null),
  }));
  const beside = slots.map((slot, i) => ({
    clashes: against[i]?.length ?? 0,
    discomfort: discomfortOf(slot, poll.createdAt),
  }));
  return {
    poll,
    seats,
    slots: slots.map((slot, i) => ({ ...slot, clashes: against[i] ?? [] })),
    result: pollResult(voices, beside),
  };
}
