import type { CountWhat, MissingField } from '../kinds.ts';
import type { ComparedWhat, OutcomeKind } from '../record.ts';

/** Somebody named in a fact. `agency` is where he comes from, if the record says so. */
export type Person = { name: string | null; position: string | null; agency: string | null };

type Text = { text: string };
type Amount = { number: number };
type Strength = { personnel: number; vehicles: number | null };
/** `planned`: an invitee who was not there himself, so that he was only meant to. */
type Part = { person: Person; planned: boolean };
type Stead = { principal: Person; representative: Person | null };

/** What each kind of fact says, in a form that can be checked: dates 'YYYY-MM-DD', clock times '08.00' in `zone` ('WIB'). */
export type ClaimData = {
  title: Text;
  host: Text;
  programme: Text;
  theme: Text;
  leader: Part;
  date: { date: string; until: string | null };
  /** `over`: when it ends, where that is on another day than it begins. */
  time: { from: string; until: string | null; zone: string; over?: { date: string; at: string } };
  venue: { name: string; address: string | null; city: string | null };
  role: Part & { role: string };
  /** How many invitations there are. */
  invited: Amount;
  /** How many persons were there. */
  attendance_total: Amount;
  session: Amount & { session: string };
  /**
   * Invited, and nothing more is recorded; `answered`: except an answer that promises nothing about the day itself, or that
   * he was there for another office.
   */
  invitee: { person: Person; answered: boolean };
  /** Answered that he cannot come, and is not recorded as having come. */
  declined: { person: Person };
  /** How many invitees neither answered nor are recorded as having come, for themselves or for another. */
  unheard: Amount;
  present: { person: Person };
  walk_in: { person: Person };
  /** The representative was there; null: somebody, whose name is not recorded. */
  represented: Stead;
  /** A representative was announced; that he came is not recorded. */
  answer: Stead;
  force: Strength & { unit: string };
  force_total: Strength;
  count: Amount & { what: CountWhat; note: string | null };
  outcome: { outcome: OutcomeKind; text: string; speaker: string | null; owner: string | null; due: string | null };
  /** `date` only where the rundown runs over several days. */
  agenda: {
    date: string | null;
    from: string | null;
    until: string | null;
    zone: string;
    title: string;
    officer: string | null;
  };
  /** An item of the rundown as it was held. */
  held_item: {
    date: string | null;
    from: string;
    until: string | null;
    zone: string;
    title: string;
    officer: string | null;
  };
  /** An item that was planned; that it was held is not recorded, though others are. */
  dropped_item: { title: string; officer: string | null };
  /** When the event began, beside its plan; `late` in minutes, negative: early. */
  held_start: { from: string; planned: string; late: number; zone: string };
  /** What the last event of the kind counted, where this one counted it too. */
  comparison: { what: ComparedWhat; number: number; title: string; date: string };
  missing: { field: MissingField };
};

export type FactKind = keyof ClaimData;

/** A fact whose kind is known. */
export type FactOf<K extends FactKind> = {
  id: string;
  kind: K;
  label: string;
  value: string;
  data: ClaimData[K];
  refs: string[];
};

/**
 * One thing that the record says. `label` and `value` are Indonesian and readable as "label: value"; an outcome's text
 * stands verbatim in `value`. `refs` are the ids of the rows it comes from.
 */
export type Fact = { [K in FactKind]: FactOf<K> }[FactKind];
