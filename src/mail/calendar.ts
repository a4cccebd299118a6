import ical, {
  type ICalAttendeeData,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { toInstant, zoneLabel } from '../domain/dates.ts';
import { MAIL_ID } from '../messages/mail.id.ts';
import { manyLines, oneLine } from './letter.ts';
import { agendaList, type LetterEvent, whereLine } from './letter-event.ts';

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

/** UTC offsets of the zones written with a VTIMEZONE: no daylight saving since 1964 (Pontianak: WIB since 1988). */
const OFFSETS: Record<string, string> = {
  'Asia/Jakarta': '+0700',
  'Asia/Pontianak': '+0700',
  'Asia/Makassar': '+0800',
  'Asia/Jayapura': '+0900',
};

/**
 * One VEVENT in one VCALENDAR (RFC 5545, RFC 5546), lines folded at 75 octets and ended by CRLF. Times stand in the
 * event's zone with its VTIMEZONE, for zones outside Indonesia in UTC. The planned time always stands there: what is
 * unconfirmed makes it TENTATIVE, and an unconfirmed venue reads "menyusul".
 * `stampedAt` (epoch milliseconds) becomes DTSTAMP; `attendee` is the one it is addressed to, null for PUBLISH.
 */
export function calendarPart(x: {
  method: CalendarMethod;
  event: LetterEvent;
  organizer: { email: string; name: string };
  attendee: { email: string; name: string | null } | null;
  link: string | null;
  stampedAt: number;
}): string {
  const { event, attendee } = x;
  const zone = event.timezone in OFFSETS ? event.timezone : null;
  const calendar = ical({
    prodId: '//Pendopo//Pendopo//ID',
    method: ICalCalendarMethod[x.method],
    // Named per event: a zone named on the calendar would make ical-generator print DTSTAMP in local time.
    timezone: { name: null, generator: timezoneComponent },
  });
  calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: new Date(x.stampedAt),
    timezone: zone,
    start: moment(event.startsAt, event.timezone, zone),
    end: event.endsAt.slice(0, 16) > event.startsAt.slice(0, 16) ? moment(event.endsAt, event.timezone, zone) : null,
    summary: oneLine(event.title),
    location: whereLine(event),
    description: description(event, x.link, x.method),
    status: status(event, x.method),
    organizer: { email: x.organizer.email, name: parameter(x.organizer.name) || x.organizer.email },
    attendees: attendee ? [attendeeData(attendee, x.method)] : [],
    url: x.link,
  });
  return `${calendar.toString()}\r\n`;
}

/** The event as an iCalendar file to subscribe to or download (METHOD:PUBLISH); `url` is where it is shown. */
export function eventCalendar(
  event: LetterEvent,
  x: { url: string; organizer: { email: string; name: string }; stampedAt: number },
): string {
  const { url: link, organizer, stampedAt } = x;
  return calendarPart({ method: 'PUBLISH', event, organizer, attendee: null, link, stampedAt });
}

/**
 * An event of a subscribed calendar. `calledOff`: it will not be when it stands; `aside`: it takes none of the reader's
 * time; `changedAt`, `createdAt` epoch milliseconds; `url` where a member sees it.
 */
export type FeedEvent = LetterEvent & {
  calledOff: boolean;
  aside: boolean;
  createdAt: number;
  changedAt: number;
  url: string | null;
};

/** Hours after which a subscribed calendar is asked for again. */
const REFRESH_HOURS = 1;

/**
 * Many events as one calendar to subscribe to. The same events make the same text, byte for byte: a VEVENT is stamped with
 * its last change (RFC 5545, 3.8.7.2), not with the moment it was asked for. Says when, what, where and whose; no notes, no
 * rundown, nobody invited.
 */
export function calendarFeed(name: string, events: readonly FeedEvent[]): string {
  const calendar = ical({
    prodId: '//Pendopo//Pendopo//ID',
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(name),
    ttl: REFRESH_HOURS * 3600,
    timezone: { name: null, generator: timezoneComponent },
  });
  for (const event of events) {
    const zone = event.timezone in OFFSETS ? event.timezone : null;
    const told = { ...event, theme: null, dress: null, notes: null, agenda: [] };
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: new Date(event.changedAt),
      lastModified: new Date(event.changedAt),
      created: new Date(event.createdAt),
      timezone: zone,
      start: moment(event.startsAt, event.timezone, zone),
      end: event.endsAt.slice(0, 16) > event.startsAt.slice(0, 16) ? moment(event.endsAt, event.timezone, zone) : null,
      summary: oneLine(event.title),
      location: whereLine(event),
      description: description(told, null, 'PUBLISH'),
      status: status(event, event.calledOff ? 'CANCEL' : 'PUBLISH'),
      transparency: event.aside || event.calledOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      url: event.url,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function moment(local: string, timezone: string, zone: string | null): Temporal.ZonedDateTime | Date {
  if (zone) return Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
  return new Date(toInstant(local, timezone));
}

function timezoneComponent(zone: string): string | null {
  const offset = OFFSETS[zone];
  if (!offset) return null;
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${zoneLabel(zone)}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
}

function status(event: LetterEvent, method: CalendarMethod): ICalEventStatus {
  if (method === 'CANCEL') return ICalEventStatus.CANCELLED;
  return event.unconfirmed.length > 0 ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function attendeeData(attendee: { email: string; name: string | null }, method: CalendarMethod): ICalAttendeeData {
  return {
    email: attendee.email,
    name: parameter(attendee.name ?? '') || null,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: method === 'REQUEST',
  };
}

// Outlook does not know the caret encoding of RFC 6868, so quotes and carets do not get into parameters at all.
function parameter(text: string): string {
  return oneLine(text).replace(/["^]/g, "'");
}

function description(event: LetterEvent, link: string | null, method: CalendarMethod): string {
  const words = MAIL_ID.calendar;
  const unsure = event.unconfirmed.map((what) => words.unsure[what]).join(', ');
  const agenda = agendaList(event);
  const lines = [
    event.host ? words.host(oneLine(event.host)) : '',
    unsure ? words.unsureOf(unsure) : '',
    event.unconfirmed.some((what) => what !== 'venue') ? words.planned : '',
    event.theme ? `${MAIL_ID.label.theme}: ${oneLine(event.theme)}` : '',
    event.dress ? `${MAIL_ID.label.dress}: ${oneLine(event.dress)}` : '',
    event.notes ? `${MAIL_ID.label.notes}: ${manyLines(event.notes)}` : '',
    ...(agenda ? [`${agenda.label}:`, ...agenda.items.map(({ lead, text }) => `${lead ?? '-'} ${text}`)] : []),
    link ? (method === 'REQUEST' ? words.answer(link) : words.page(link)) : '',
  ];
  return lines.filter(Boolean).join('\n');
}
