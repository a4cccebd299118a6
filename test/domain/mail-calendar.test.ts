import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarPart, eventCalendar } from '../../src/mail/calendar.ts';
import { EVENT, LINK, MAIL, SENDER, TO } from './letter-fixtures.ts';

const organizer = { email: SENDER.organizer, name: SENDER.name };
const request = (event = EVENT, attendee = { email: TO.email, name: TO.position }) =>
  calendarPart({ method: 'REQUEST', event, organizer, attendee, link: LINK, stampedAt: MAIL.sentAt });
const unfold = (ics: string) => ics.replace(/\r\n /g, '').split('\r\n');

/** What another reader makes of it: the one event and its zone. */
function parse(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(1);
  const zones = calendar.getAllSubcomponents('vtimezone').map((each) => new ICAL.Timezone(each));
  const event = new ICAL.Event(events[0]);
  const instant = (time: ICAL.Time) => {
    if (zones[0] && time.zone.tzid === zones[0].tzid) time.zone = zones[0];
    return time.toJSDate().toISOString();
  };
  return { calendar, event, zones, start: instant(event.startDate), end: instant(event.endDate) };
}

test.each([
  ['Asia/Jakarta', '+0700', 'WIB', '2027-03-04T01:37:00.000Z'],
  ['Asia/Pontianak', '+0700', 'WIB', '2027-03-04T01:37:00.000Z'],
  ['Asia/Makassar', '+0800', 'WITA', '2027-03-04T00:37:00.000Z'],
  ['Asia/Jayapura', '+0900', 'WIT', '2027-03-03T23:37:00.000Z'],
])('golden: %s', (timezone, offset, label, instant) => {
  const ics = request({ ...EVENT, timezone });
  expect(unfold(ics).filter((line) => !line.startsWith('DESCRIPTION:'))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pendopo//Pendopo//ID',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    `TZID:${timezone}`,
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    `TZNAME:${label}`,
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:01JUJI@pendopo',
    'SEQUENCE:3',
    'DTSTAMP:20270225T010203Z',
    `DTSTART;TZID=${timezone}:20270304T083700`,
    `DTEND;TZID=${timezone}:20270304T114200`,
    'SUMMARY:Penyuluhan hukum & pencegahan "hoaks"\\, tahap II',
    'LOCATION:Graha Wisnu\\, Jalan Merdeka No. 5\\, Kota Uji',
    'ORGANIZER;CN="Polres Uji":mailto:balasan@pendopo.example',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Pj. Bupati Uji":MAILTO:setda@uji.example',
    `URL;VALUE=URI:${LINK}`,
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
  const read = parse(ics);
  expect(read.start).toBe(instant);
  expect(read.zones.map((each) => each.tzid)).toEqual([timezone]);
});

test.each([
  ['Europe/Berlin', 'DTSTART:20270304T073700Z'],
  ['Asia/Tokyo', 'DTSTART:20270303T233700Z'],
  ['UTC', 'DTSTART:20270304T083700Z'],
])('outside Indonesia, %s is written in UTC without a VTIMEZONE', (timezone, line) => {
  const ics = request({ ...EVENT, timezone });
  expect(unfold(ics)).toContain(line);
  expect(ics).not.toContain('VTIMEZONE');
});

describe('any words', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
    fc.constantFrom(
      'a,b;c\\d\\n"e"',
      'x\r\nATTENDEE:mailto:lain@uji.example',
      'x\nEND:VEVENT\nBEGIN:VEVENT',
      '😀é'.repeat(90),
    ),
  );

  test('lines of at most 75 octets, CRLF, no split character, one event, one attendee', () => {
    fc.assert(
      fc.property(words, words, words, (title, name, venue) => {
        const event = { ...EVENT, title, notes: name, venue: { name: venue, address: name, city: null } };
        const ics = request(event, { email: TO.email, name });
        expect(ics).not.toMatch(/[^\r]\n|\r(?!\n)/);
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(Buffer.from(line).toString()).toBe(line);
        }
        const read = parse(ics);
        expect(read.event.component.getAllProperties('attendee')).toHaveLength(1);
        expect(read.event.uid).toBe(EVENT.uid);
        expect(read.start).toBe('2027-03-04T00:37:00.000Z');
        expect(read.end).toBe('2027-03-04T03:42:00.000Z');
      }),
      { numRuns: 150 },
    );
  });

  test('a title is read back as it was written', () => {
    const printable = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(printable, (title) => {
        expect(parse(request({ ...EVENT, title })).event.summary ?? '').toBe(title);
      }),
    );
  });
});

test('what is unconfirmed is tentative; the planned instant stays, the venue reads "menyusul"', () => {
  const ics = request({ ...EVENT, unconfirmed: ['time', 'venue'] });
  const read = parse(ics);
  expect(read.start).toBe('2027-03-04T00:37:00.000Z');
  expect(unfold(ics)).toContain('STATUS:TENTATIVE');
  expect(read.event.location).toBe('menyusul');
  expect(read.event.description).toContain(
    'Yang belum pasti: pukul, tempat (menyusul).\nWaktu pada kalender ini masih rencana.',
  );
  expect(read.event.description).not.toMatch(/08.37|09.13|Graha/);
  expect(parse(request({ ...EVENT, unconfirmed: ['venue'] })).event.description).not.toContain('masih rencana');
});

test('the file to download has no attendee and says where it is from', () => {
  const ics = eventCalendar(EVENT, { url: 'https://pendopo.example/acara/01JUJI', organizer, stampedAt: MAIL.sentAt });
  const lines = unfold(ics);
  expect(lines).toContain('METHOD:PUBLISH');
  expect(lines).toContain('URL;VALUE=URI:https://pendopo.example/acara/01JUJI');
  expect(ics).not.toContain('ATTENDEE');
  expect(ics).not.toContain('/r/');
});

test('an end that is not after the start is left out', () => {
  expect(request({ ...EVENT, endsAt: EVENT.startsAt })).not.toContain('DTEND');
});
