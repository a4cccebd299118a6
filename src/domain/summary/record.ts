import type { EventRecord } from '../record.ts';

/** One held event as its rows tell it; what missing fields, totals and leaders are computed from. */
export type SummaryEvent = { id: string; agenda: { title: string }[] } & Pick<
  EventRecord,
  | 'kindId'
  | 'title'
  | 'host'
  | 'leader'
  | 'startsAt'
  | 'venue'
  | 'roles'
  | 'unconfirmed'
  | 'invitations'
  | 'attendance'
  | 'forces'
  | 'counts'
  | 'outcomes'
>;

/** What an event was counted at in the period before: enough for a number beside a number. */
export type EarlierEvent = Pick<SummaryEvent, 'counts' | 'attendance' | 'invitations'>;

/** Why an event of the period is not in its summary: over and not closed, still to come, postponed, cancelled. */
export const NOT_HELD = ['unclosed', 'coming', 'postponed', 'cancelled'] as const;
export type NotHeld = (typeof NOT_HELD)[number];

/**
 * The held events of a series or a programme within a period, by their start: the only input of a summary. Dates are
 * 'YYYY-MM-DD' on the wall of each event, both ends within.
 */
export type SummaryRecord = {
  of: 'series' | 'programme';
  name: string;
  from: string;
  until: string;
  held: readonly SummaryEvent[];
  others: Readonly<Record<NotHeld, number>>;
  /** The period before, of the same length; null where nothing was held in it, or where the whole is summed up. */
  before: { from: string; until: string; held: readonly EarlierEvent[] } | null;
};
