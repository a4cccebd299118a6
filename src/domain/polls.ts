import * as z from 'zod';
import { TOLD_CHANNELS } from './answers.ts';
import { addDays, dateOf, isLocal, localOf, minutesBetween, toInstant } from './dates.ts';
import { line, lines } from './input.ts';
import { precedenceClass } from './precedence.ts';

export const POLL_ANSWERS = ['in_person', 'delegate', 'cannot'] as const;
export type PollAnswer = (typeof POLL_ANSWERS)[number];

export const FEWEST_SLOTS = 2;
export const MOST_SLOTS = 5;
/** "Those who matter", not everybody. */
export const MOST_ASKED = 100;
/** How long a slot may last. */
const MAX_DAYS = 31;
/** A date is asked about at most a year ahead, so that a mistyped year is noticed. */
const MAX_AHEAD_DAYS = 731;

const local = () => z.string().refine((s) => isLocal(s), { params: { rule: 'local' } });

const slotInput = z.object({ starts_at: local(), ends_at: local().optional() });

/** A poll: times in the event's zone, and who is asked; without `invitations` those who matter most. */
export const pollInput = z
  .object({
    slots: z.array(slotInput).min(FEWEST_SLOTS).max(MOST_SLOTS),
    deadline_at: local(),
    invitations: z.array(line(100)).min(1).max(MOST_ASKED).optional(),
  })
  .superRefine(({ slots }, ctx) => {
    const seen = new Set<string>();
    slots.forEach(({ starts_at, ends_at }, i) => {
      if (!isLocal(starts_at)) return;
      const key = starts_at.slice(0, 16);
      if (seen.has(key))
        ctx.addIssue({ code: 'custom', path: ['slots', i, 'starts_at'], params: { rule: 'slot_twice' } });
      seen.add(key);
      if (!ends_at || !isLocal(ends_at)) return;
      const minutes = minutesBetween(starts_at, ends_at);
      const path = ['slots', i, 'ends_at'];
      if (minutes <= 0) ctx.addIssue({ code: 'custom', path, params: { rule: 'ends_first' } });
      else if (minutes > MAX_DAYS * 1440)
        ctx.addIssue({ code: 'custom', path, params: { rule: 'too_long', days: MAX_DAYS } });
    });
  });
export type PollInput = z.output<typeof pollInput>;

export const deadlineInput = z.object({ deadline_at: local() });
export const fixInput = z.object({ slot: z.number().int().min(1).max(MOST_SLOTS) });

const given = z.array(z.object({ slot: z.number().int().min(1).max(MOST_SLOTS), answer: z.enum(POLL_ANSWERS) }));

/** What one of them answered, as somebody heard it: any of the slots, at least one. */
export const toldPollAnswer = z.object({
  invitation_id: line(100),
  answers: given.min(1).max(MOST_SLOTS),
  note: lines(1000).optional(),
  channel: z.enum(TOLD_CHANNELS),
});

/** The same from a link's own form, or from a coordinator's. */
export const pollAnswerForm = z.object({ answers: given.min(1).max(MOST_SLOTS), note: lines(1000).optional() });

/** Answers to some slots by one asked, through whichever door. */
export type GivenPollAnswers = {
  answers: { slot: number; answer: PollAnswer }[];
  note: string | null;
  channel: 'link' | (typeof TOLD_CHANNELS)[number];
};

type Fault = { field: string; rule: string; params: Record<string, unknown> };

/** What is wrong with a poll's times, seen from `now` (epoch ms): slots lie ahead, the deadline before the first of them. */
export function pollTimeFaults(input: Pick<PollInput, 'slots' | 'deadline_at'>, zone: string, now: number): Fault[] {
  const starts = input.slots.map(({ starts_at }) => toInstant(starts_at, zone));
  const faults = starts.flatMap((at, i): Fault[] => {
    const field = `slots[${i}].starts_at`;
    if (at <= now) return [{ field, rule: 'slot_past', params: {} }];
    return at > now + MAX_AHEAD_DAYS * 86_400_000 ? [{ field, rule: 'slot_far', params: {} }] : [];
  });
  return [...faults, ...deadlineFaults(input.deadline_at, Math.min(...starts), zone, now)];
}

/** The same of the deadline alone; `first`: when the earliest slot begins (epoch ms). */
export function deadlineFaults(deadline: string, first: number, zone: string, now: number): Fault[] {
  const at = toInstant(deadline, zone);
  if (at <= now) return [{ field: 'deadline_at', rule: 'deadline_past', params: {} }];
  return at >= first ? [{ field: 'deadline_at', rule: 'deadline_late', params: {} }] : [];
}

const REMINDER_HOUR = '08:00';

/** When those who have not answered everything are reminded: at 08.00 of the zone on the day before the deadline (epoch ms). */
export function pollReminderAt(deadlineAt: number, zone: string): number {
  return toInstant(`${addDays(dateOf(localOf(deadlineAt, zone)), -1)}T${REMINDER_HOUR}`, zone);
}

/** The classes of UU 9/2010 art. 11(1) a–f: the leaders of a regency, whose calendars are asked first. */
const LEADING = precedenceClass('Sekretaris Daerah');

/** Whether one invited is asked unless a person chooses otherwise: who must come himself, and the leaders. */
export function mattersByDefault(invited: { requirement: string; precedenceClass: number }): boolean {
  if (invited.requirement === 'optional') return false;
  return invited.requirement === 'in_person' || invited.precedenceClass <= LEADING;
}

/** A time asked about. `ordinal` from 1; `endsGiven`: an end was named, else the event is said to go on until it is done. */
export type SlotTimes = {
  ordinal: number;
  startsLocal: string;
  endsLocal: string;
  endsGiven: boolean;
  timezone: string;
  startsAt: number;
  endsAt: number;
};
