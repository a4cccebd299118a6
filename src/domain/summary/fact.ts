import type { CountWhat, MissingField } from '../kinds.ts';
import type { OutcomeKind } from '../record.ts';
import type { Period } from './period.ts';
import type { NotHeld, SummaryRecord } from './record.ts';

/** A sum is only over those that recorded it: `events` of them. */
export type Sum = { what: CountWhat; number: number; events: number };
type Named = { name: string; number: number };
type Strength = { personnel: number; vehicles: number | null; events: number };

/** What each kind of fact of a summary holds. `of`: how many events were held in all. */
export type SummaryData = {
  name: { of: SummaryRecord['of']; text: string };
  period: Period;
  events: { number: number };
  /** The days of the first and the last event. */
  span: { first: string; last: string };
  /** How many events were of a kind, by a host, at a place, led by somebody. */
  kind: Named;
  host: Named;
  place: Named;
  leader: Named;
  /** A week or a month of the period. */
  part: Period & { number: number; sums: Sum[] };
  not_held: { state: NotHeld; number: number };
  sum: Sum & { of: number };
  /** Persons at the door, event by event: who came to several counts in each. */
  presence: { number: number; events: number; of: number };
  unit: Strength & { name: string };
  strength: Strength & { of: number };
  /** What the period before came to, where this one has it too. */
  before: Period & { what: 'events' | 'persons' | CountWhat; number: number; events: number; of: number };
  /** Something said, decided, raised or promised: the same words once, `times` events in all, from `first` to `last`. */
  said: {
    outcome: OutcomeKind;
    text: string;
    speaker: string | null;
    owner: string | null;
    due: string | null;
    times: number;
    /** Null where no day of them is sure. */
    first: string | null;
    last: string | null;
    /** Of the one event at which it was said, where events have several titles. */
    title: string | null;
  };
  /** Follow-ups that fall due after the period. */
  due_after: { number: number; date: string };
  lacking: { field: MissingField; label: string; events: number; of: number };
  event: {
    date: string | null;
    /** Null where it goes without saying: the series' own title, the one host, the one place. */
    title: string | null;
    host: string | null;
    venue: string | null;
    counts: { what: CountWhat; number: number; note: string | null }[];
    persons: number | null;
    strength: { personnel: number; vehicles: number | null } | null;
  };
};

export type SummaryKind = keyof SummaryData;

/** A fact whose kind is known. */
export type SummaryFactOf<K extends SummaryKind> = {
  id: string;
  kind: K;
  label: string;
  value: string;
  data: SummaryData[K];
  refs: string[];
};

/**
 * One thing that the events of a series or programme say together. `label` and `value` as of an event's facts; `refs` are
 * the ids of the events it comes from.
 */
export type SummaryFact = { [K in SummaryKind]: SummaryFactOf<K> }[SummaryKind];
