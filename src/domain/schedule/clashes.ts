import {
  bare,
  type Engagement,
  type NeedKind,
  type Needs,
  nameOn,
  needsFor,
  needsOf,
  type Subject,
} from './engagements.ts';
import { clipped, type Interval, overlaps } from './intervals.ts';
import { type Place, sameSite, TRAVEL, type Travel, travelMinutes } from './places.ts';

export const CLASHES = [
  'office',
  'holder',
  'representative',
  'venue',
  'leader',
  'speaker',
  'deadline',
  'occupied',
  'busy',
] as const;
export type ClashKind = (typeof CLASHES)[number];

const MINUTE = 60_000;

/** Time of an office taken by what is no event here: a calendar's entry (`busy`), or another organization (`occupied`). */
export type Busy = Interval & {
  officeKey: string;
  kind: 'busy' | 'occupied';
  source: string | null;
  tentative: boolean;
};

/** A stretch in which a subject is taken, and by what. `travel`: minutes to be added on both sides. */
export type Occupation = Interval & {
  kind: NeedKind | 'busy' | 'occupied';
  travel: number;
  tentative: boolean;
  eventId: string | null;
  title: string | null;
  venue: string | null;
  /** who it is there, by name, position or role; the calendar's name for `busy` */
  name: string | null;
  as: string | null;
  instead: string | null;
};

/** Everything that takes a subject's time, seen from a place (null: nobody knows where yet, so no travel). */
export function occupationsOf(
  subject: Subject,
  needs: Needs,
  busy: ReadonlyMap<string, readonly Busy[]>,
  place: Place | null,
  travel?: Travel,
): Occupation[] {
  const events = needsFor(subject, needs).map(({ engagement, kind, name, as, instead }): Occupation => {
    const { from, until, id, title, tentative } = engagement;
    const minutes = travelMinutes(place, engagement.place, travel);
    const who = name ?? nameOn(subject, engagement.date);
    const { venue } = engagement.place;
    return { kind, from, until, travel: minutes, tentative, eventId: id, title, venue, name: who, as, instead };
  });
  const others = ((subject.officeKey && busy.get(subject.officeKey)) || []).map((taken): Occupation => {
    const { kind, from, until, tentative, source } = taken;
    const nothing = { travel: 0, eventId: null, title: null, venue: null, name: null, instead: null };
    return { ...nothing, kind, from, until, tentative, as: source };
  });
  return [...events, ...others];
}

/** The time an occupation takes with the way there and back. */
export function withTravel({ from, until, travel }: Interval & { travel: number }): Interval {
  return { from: from - travel * MINUTE, until: until + travel * MINUTE };
}

/** Busy times by the office they belong to. */
export function busyByOffice(busy: readonly Busy[]): Map<string, Busy[]> {
  const map = new Map<string, Busy[]>();
  for (const taken of busy) {
    const list = map.get(taken.officeKey);
    if (list) list.push(taken);
    else map.set(taken.officeKey, [taken]);
  }
  return map;
}

/** A date that cannot be kept any more; `title` null is the letter of invitation itself. */
export type Deadline = Interval & { title: string | null; dueOn: string };

/** An event as planned. `place` null: not known yet. */
export type Asked = Interval & { place: Place | null; subjects: readonly Subject[]; deadlines: readonly Deadline[] };

/** One thing that stands against the plan. `travel`: minutes of way, when only these are missing, else 0. */
export type Clash = Omit<Occupation, 'kind'> & {
  kind: ClashKind;
  subject: Subject | null;
};

/** What is said of a subject that is asked as leader, speaker or representative is that; of an office, how it is needed there. */
function kindOf(subject: Subject, occupation: Occupation): ClashKind {
  if (subject.as === 'office' || occupation.kind === 'busy' || occupation.kind === 'occupied') return occupation.kind;
  return subject.as;
}

/** The same person or office asked twice (as guest and as leader) clashes once with one event: as an office, else as asked first. */
function onceEach(clashes: readonly Clash[]): Clash[] {
  const seen = new Set<string>();
  const later = ({ subject }: Clash) => Number(subject?.as !== 'office');
  return clashes
    .toSorted((a, b) => later(a) - later(b))
    .filter(({ subject, eventId, name, kind, from }) => {
      const who = [subject?.officeKey, name && bare(name)]
        .filter(Boolean)
        .map((key) => `${eventId ?? `${kind} ${from}`}\n${key}`);
      const again = who.some((key) => seen.has(key) && subject?.as !== 'office');
      for (const key of who) seen.add(key);
      return !again;
    });
}

/**
 * What stands against a plan, in order of time: people of it needed elsewhere (with the way between venues), its venue
 * taken, deadlines past. What another organization has is told clipped to the asked time. The engagements and busy times
 * may be any that lie near; the plan's own event must not be among them.
 */
export function clashesOf(
  asked: Asked,
  engagements: readonly Engagement[],
  busy: readonly Busy[] = [],
  travel?: Travel,
): Clash[] {
  const needs = needsOf(engagements);
  const taken = busyByOffice(busy);
  const people = asked.subjects.flatMap((subject) =>
    occupationsOf(subject, needs, taken, asked.place, travel).flatMap((occupation): Clash[] => {
      if (!overlaps(withTravel(occupation), asked)) return [];
      const direct = overlaps(occupation, asked);
      const told = occupation.kind === 'occupied' ? clipped(occupation, asked) : null;
      const kind = kindOf(subject, occupation);
      return [{ ...occupation, ...told, kind, subject, travel: direct ? 0 : occupation.travel }];
    }),
  );
  const rest = { travel: 0, name: null, as: null, instead: null, subject: null };
  const place = asked.place;
  const venues = engagements.flatMap((engagement): Clash[] => {
    if (!place || !overlaps(engagement, asked) || !sameSite(place, engagement.place)) return [];
    const { from, until, id, title } = engagement;
    const tentative = engagement.tentative || engagement.venueTentative;
    return [{ ...rest, kind: 'venue', from, until, tentative, eventId: id, title, venue: engagement.place.venue }];
  });
  const missed = asked.deadlines.map(({ from, until, title }): Clash => {
    return { ...rest, kind: 'deadline', from, until, tentative: false, eventId: null, title, venue: null };
  });
  return [...onceEach(people), ...venues, ...missed].sort((a, b) => a.from - b.from);
}

/** An event with everybody it needs. */
export type Needing = { engagement: Engagement; subjects: readonly Subject[] };

/** The events that may clash with one for how near they lie: those it meets once the longest way is added. */
export function nearTo(engagement: Engagement, all: readonly Engagement[], travel: Travel = TRAVEL): Engagement[] {
  const wide = withTravel({ ...engagement, travel: Math.max(travel.betweenCities, travel.withinCity) });
  return all.filter((other) => other.id !== engagement.id && overlaps(other, wide));
}

/** What events have against each other, by the event's id: each against those near it, by the same rules as one planned. */
export function clashesAmong(
  events: readonly Needing[],
  all: readonly Engagement[],
  travel?: Travel,
): Map<string, Clash[]> {
  const found = new Map<string, Clash[]>();
  for (const { engagement, subjects } of events) {
    const { from, until, place } = engagement;
    const asked = { from, until, place, subjects, deadlines: [] };
    const clashes = clashesOf(asked, nearTo(engagement, all, travel), [], travel);
    if (clashes.length) found.set(engagement.id, clashes);
  }
  return found;
}
