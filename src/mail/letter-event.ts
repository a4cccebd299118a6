import {
  addDays,
  clock,
  dateOf,
  dateTimeLine,
  dayMonthYear,
  daysBetween,
  longDate,
  toInstant,
  zoneLabel,
} from '../domain/dates.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import { type Letter, type LetterList, manyLines, oneLine } from './letter.ts';

/** An event as letters and calendars need it. Locals are wall-clock times of `timezone` ('2027-03-04T08:00'). */
export type LetterEvent = {
  id: string;
  /** The calendar UID, the same through all changes: `calendarUid(id)`. */
  uid: string;
  /** How often a change has been announced; iCalendar SEQUENCE. */
  sequence: number;
  title: string;
  theme: string | null;
  kindName: string;
  host: string;
  leader: { name: string | null; position: string | null } | null;
  startsAt: string;
  endsAt: string;
  timezone: string;
  venue: { name: string; address: string | null; city: string | null };
  dress: string | null;
  notes: string | null;
  unconfirmed: readonly ('time' | 'date' | 'venue')[];
  agenda: readonly { startsAt: string; title: string }[];
};

/** The calendar UID of an event. Without a host name, so that a move of the product to another one keeps it. */
export function calendarUid(eventId: string): string {
  return `${eventId}@pendopo`;
}

/**
 * 'Kamis, 4 Maret 2027 pukul 08.00 WITA s.d. 11.00 WITA'; what is unconfirmed reads "menyusul" and no planned value
 * of it appears.
 */
export function whenLine(event: LetterEvent): string {
  const { startsAt, endsAt, timezone } = event;
  const dateLater = event.unconfirmed.includes('date');
  const hourLater = event.unconfirmed.includes('time');
  const sameDay = dateOf(startsAt) === dateOf(endsAt);
  const hour = (local: string) => `${clock(local)} ${zoneLabel(timezone, toInstant(local, timezone))}`;
  if (dateLater && hourLater) return MAIL_ID.bothLater;
  if (hourLater) {
    const until = sameDay ? '' : ` ${MAIL_ID.until} ${longDate(endsAt)}`;
    return `${longDate(startsAt)}${until}, ${MAIL_ID.hourLater}`;
  }
  const from = dateLater ? `${MAIL_ID.dateLater}, ${MAIL_ID.at} ${hour(startsAt)}` : dateTimeLine(startsAt, timezone);
  if (endsAt.slice(0, 16) <= startsAt.slice(0, 16)) return from;
  if (sameDay) return `${from} ${MAIL_ID.until} ${hour(endsAt)}`;
  return dateLater ? from : `${from} ${MAIL_ID.until} ${dateTimeLine(endsAt, timezone)}`;
}

/** Venue, address and city in one line, nothing said twice; "menyusul" while unconfirmed. */
export function whereLine(event: LetterEvent): string {
  if (event.unconfirmed.includes('venue')) return MAIL_ID.later;
  const said: string[] = [];
  for (const part of [event.venue.name, event.venue.address, event.venue.city]) {
    const text = oneLine(part ?? '');
    if (text && !said.join(', ').toLowerCase().includes(text.toLowerCase())) said.push(text);
  }
  return said.join(', ');
}

/** The date for a subject line, ' (4 Maret 2027)', or nothing while it is unconfirmed. */
export function subjectDate(event: LetterEvent): string {
  return event.unconfirmed.includes('date') ? '' : ` (${dayMonthYear(event.startsAt)})`;
}

/** The rows under the title: when, where, dress, then what it is about; what is not given has no row. */
export function eventRows(event: LetterEvent): Letter['rows'] {
  const { label } = MAIL_ID;
  const leader = [event.leader?.position, event.leader?.name].map((part) => oneLine(part ?? '')).filter(Boolean);
  return [
    { label: label.when, value: whenLine(event) },
    { label: label.where, value: whereLine(event) },
    { label: label.dress, value: oneLine(event.dress ?? '') },
    { label: label.kind, value: oneLine(event.kindName) },
    { label: label.theme, value: oneLine(event.theme ?? '') },
    { label: label.leader, value: leader.join(', ') },
    { label: label.notes, value: manyLines(event.notes ?? '') },
  ].filter((row) => row.value !== '');
}

/**
 * The rundown with its clock times. Times are left out while the hour is unconfirmed; items of a later day name it, by
 * number while the date is unconfirmed.
 */
export function agendaList(event: LetterEvent): LetterList | null {
  if (event.agenda.length === 0) return null;
  const first = dateOf(event.startsAt);
  const severalDays = event.agenda.some((item) => dateOf(item.startsAt) !== first);
  const items = event.agenda.map(({ startsAt, title }) => {
    const day = daysBetween(first, dateOf(startsAt));
    const dayName = event.unconfirmed.includes('date') ? MAIL_ID.day(day + 1) : longDate(addDays(first, day));
    const lead = [severalDays ? dayName : '', event.unconfirmed.includes('time') ? '' : clock(startsAt)];
    return { lead: lead.filter(Boolean).join(', ') || null, text: oneLine(title) };
  });
  return { label: MAIL_ID.label.agenda, items };
}
