import type { CountWhat } from './kinds.ts';

/** An official as recorded: the name in full, the office with its capacity ("Pj. Bupati Uji"). Either may be unknown. */
export type Official = { name: string | null; position: string | null };

/** What of an event the coordinator said is not known: it served for planning only and is never reported. */
export type Unconfirmed = 'time' | 'date' | 'venue';

export type InvitationRecord = {
  id: string;
  position: string | null;
  name: string | null;
  agency: string;
  role: 'host' | 'guest' | 'speaker' | 'participant';
  /** 0 first; from the office's class of precedence. */
  precedenceClass: number;
  /** The newest answer. */
  status: 'pending' | 'accepted' | 'represented' | 'declined' | 'tentative';
  /** Of the newest answer, if that is `represented`. */
  representative: { name: string; position: string | null; contact: string | null } | null;
};

export type AttendanceRecord = {
  id: string;
  /** Null for a walk-in. */
  invitationId: string | null;
  present: 'holder' | 'representative' | 'walk_in';
  name: string | null;
  position: string | null;
  agency: string | null;
  representative: { name: string; position: string | null } | null;
  session: string | null;
  /** Epoch milliseconds. */
  at: number;
};

export type OutcomeKind = 'emphasis' | 'remark' | 'quote' | 'risk' | 'decision' | 'follow_up' | 'question';

export type OutcomeRecord = {
  id: string;
  kind: OutcomeKind;
  text: string;
  speaker: string | null;
  owner: string | null;
  /** 'YYYY-MM-DD'. */
  due: string | null;
};

export type ForceRecord = { id: string; unit: string; personnel: number; vehicles: number | null };

export type CountRecord = { id: string; what: CountWhat; number: number; note: string | null };

/** What was counted at the last event of the kind: persons at the door, personnel, or a count of its own. */
export type ComparedWhat = 'persons' | 'personnel' | CountWhat;
/** `date`: 'YYYY-MM-DD'. */
export type PreviousRecord = { title: string; date: string; counted: { what: ComparedWhat; number: number }[] };

/**
 * One event as its rows tell it: the only input of facts, totals and missing fields. Local times are wall-clock
 * 'YYYY-MM-DDTHH:MM' in `timezone` (IANA). Rows that were undone are not in it.
 */
export type EventRecord = {
  kindId: string;
  title: string;
  theme: string | null;
  programme: string | null;
  host: string;
  leader: Official | null;
  startsAt: string;
  /** Only if the coordinator gave it. */
  endsAt: string | null;
  timezone: string;
  venue: { name: string; address: string | null; city: string | null };
  roles: ({ role: string } & Official)[];
  unconfirmed: Unconfirmed[];
  /**
   * Only items the coordinator gave, for the kind's own rundown is a plan and no record; once it was run, all its items.
   * `held`: when an item was marked as begun and as ended.
   */
  agenda: {
    startsAt: string;
    endsAt: string;
    title: string;
    officer: string | null;
    held?: { from: string; until: string | null };
  }[];
  invitations: InvitationRecord[];
  attendance: AttendanceRecord[];
  forces: ForceRecord[];
  counts: CountRecord[];
  outcomes: OutcomeRecord[];
  /** What the report of the last event of the kind before this one counted. */
  previous?: PreviousRecord;
};
