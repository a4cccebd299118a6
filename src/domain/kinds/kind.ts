/** What a coordinator counts at an event; numbers only, never persons by name. */
export const COUNT_WHATS = [
  'participants',
  'residents',
  'places',
  'visits',
  'packages',
  'patients',
  'questions',
  'leaflets',
  'signatories',
] as const;
export type CountWhat = (typeof COUNT_WHATS)[number];

/** What a report can lack. */
export const MISSING_FIELDS = [
  'date',
  'time',
  'venue',
  'participants',
  'residents',
  'forces',
  'vehicles',
  'commander',
  'speakers',
  'material',
  'follow_up',
  'residents_raised',
  'waves',
  'attendance',
  'packages',
  'patients',
] as const;
export type MissingField = (typeof MISSING_FIELDS)[number];

export const REQUIREMENTS = ['in_person', 'may_delegate', 'optional'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const INVITEE_ROLES = ['host', 'guest', 'speaker', 'participant'] as const;
export type InviteeRole = (typeof INVITEE_ROLES)[number];

/** A part of a rundown; titles in Indonesian, `role` the one of the kind's roles that carries it. */
export type KindAgendaItem = { minutes: number; title: string; role?: string };

/** `daysBefore` the event's date; negative: after it. */
export type KindTask = { daysBefore: number; title: string };

/**
 * An office to propose. `{wilayah}` stands for the regency; `{kecamatan}` and `{desa}` for places below it, which only
 * the coordinator knows.
 */
export type KindInvitee = { position: string; agency: string; requirement: Requirement; role: InviteeRole };

/** A kind of event: everything here is practice, not law, and proposes; an agency changes it by copying a kind. */
export type EventKind = {
  id: string;
  name: { id: string; en: string };
  /** used when no end is given */
  durationMinutes: number;
  /** the parts add up to the duration */
  agenda: readonly KindAgendaItem[];
  roles: readonly string[];
  /** earliest first */
  tasks: readonly KindTask[];
  sendDaysBefore: number;
  /** the ladder of reminders, earliest first */
  reminderDaysBefore: readonly number[];
  /** hours after the end at which the coordinator is asked for what is missing */
  askHoursAfter: number;
  /** hours after the end at which the draft is made */
  draftHoursAfter: number;
  counts: readonly CountWhat[];
  /** what a report of this kind must have; date, time and venue are asked of every kind while unconfirmed */
  asks: readonly MissingField[];
  /** in order of precedence */
  invitees: readonly KindInvitee[];
  leaderRole: string;
};

/** The ladder that every kind starts from. */
export const LADDER = { sendDaysBefore: 7, reminderDaysBefore: [3, 1], askHoursAfter: 3, draftHoursAfter: 20 } as const;
