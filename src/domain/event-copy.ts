import { addDays, addMinutes, dateOf, daysBetween, minutesBetween } from './dates.ts';
import type { EventInput } from './events.ts';

/** What of a planned event a copy is made from; locals in the event's zone. */
type Planned = {
  event: {
    type: string;
    title: string;
    theme: string | null;
    host: string;
    leaderName: string | null;
    leaderPosition: string | null;
    startsLocal: string;
    endsLocal: string;
    endsGiven: boolean;
    timezone: string;
    venueName: string;
    venueAddress: string | null;
    venueCity: string | null;
    dress: string | null;
    roles: { role: string; name: string | null; position: string | null }[];
  };
  programme: string | null;
  agenda: { startsLocal: string; endsLocal: string; title: string; officer: string | null; given: boolean }[];
  tasks: { title: string; dueOn: string; given: boolean }[];
};

/** An event without its date: the rundown as minutes from the start, tasks as days before. Null where it is the kind's. */
export type EventCopy = Omit<EventInput, 'starts_at' | 'ends_at' | 'agenda' | 'tasks'> & {
  /** 'HH:MM' of the start. */
  clock: string;
  /** Its length where an end was given. */
  minutes: number | null;
  agenda: { title: string; offset: number; minutes: number; officer: string | null }[] | null;
  tasks: { title: string; daysBefore: number }[] | null;
};

const orNone = (text: string | null) => text ?? undefined;

/** What is the same when an event is held again: all but its date, notes, repetition and what was unconfirmed. */
export function copyOf({ event, programme, agenda, tasks }: Planned): EventCopy {
  const { startsLocal } = event;
  const day = dateOf(startsLocal);
  return {
    type: event.type,
    title: event.title,
    theme: orNone(event.theme),
    programme: orNone(programme),
    host: event.host,
    leader:
      event.leaderName || event.leaderPosition
        ? { name: orNone(event.leaderName), position: orNone(event.leaderPosition) }
        : undefined,
    timezone: event.timezone,
    venue: { name: event.venueName, address: orNone(event.venueAddress), city: orNone(event.venueCity) },
    dress: orNone(event.dress),
    roles: event.roles.map((r) => ({ role: r.role, name: orNone(r.name), position: orNone(r.position) })),
    clock: startsLocal.slice(11, 16),
    minutes: event.endsGiven ? minutesBetween(startsLocal, event.endsLocal) : null,
    agenda: agenda.some((a) => a.given)
      ? agenda.map((a) => ({
          title: a.title,
          offset: minutesBetween(startsLocal, a.startsLocal),
          minutes: minutesBetween(a.startsLocal, a.endsLocal),
          officer: a.officer,
        }))
      : null,
    tasks: tasks.some((t) => t.given)
      ? tasks.map((t) => ({ title: t.title, daysBefore: daysBetween(t.dueOn, day) }))
      : null,
  };
}

/** The copy held on a date ('YYYY-MM-DD') at its usual clock, or from another local: as a new event's input. */
export function copyAt(copy: EventCopy, when: string): EventInput {
  const { clock, minutes, agenda, tasks, ...same } = copy;
  const starts_at = when.length > 10 ? when.slice(0, 16) : `${when}T${clock}`;
  return {
    ...same,
    starts_at,
    ends_at: minutes === null ? undefined : addMinutes(starts_at, minutes),
    agenda: agenda?.map((a) => ({
      title: a.title,
      starts_at: addMinutes(starts_at, a.offset),
      ends_at: addMinutes(starts_at, a.offset + a.minutes),
      officer: orNone(a.officer),
    })),
    tasks: tasks?.map((t) => ({ title: t.title, due_on: addDays(dateOf(starts_at), -t.daysBefore) })),
  };
}
