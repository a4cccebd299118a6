import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFeed, type FeedEvent } from '../../src/mail/calendar.ts';

const event: FeedEvent = {
  id: 'ev_1',
  uid: 'ev_1@pendopo',
  sequence: 2,
  title: 'Rapat Koordinasi',
  theme: 'Tema',
  kindName: 'Rapat',
  host: 'Polres Sungai Rawa',
  leader: null,
  startsAt: '2027-03-04T08:00',
  endsAt: '2027-03-04T10:00',
  timezone: 'Asia/Makassar',
  venue: { name: 'Aula Wira Satya', address: null, city: null },
  dress: null,
  notes: 'Catatan',
  unconfirmed: [],
  agenda: [],
  calledOff: false,
  aside: false,
  createdAt: Date.UTC(2027, 1, 1, 2),
  changedAt: Date.UTC(2027, 1, 2, 3, 4, 5),
  url: null,
};

test('one event, to the letter', () => {
  expect(
    calendarFeed('Kalender Uji', [event])
      .split('\r\n')
      .filter((line) => !/^(BEGIN|END):VTIMEZONE|^TZ/.test(line)),
  ).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Pendopo//Pendopo//ID',
    'METHOD:PUBLISH',
    'NAME:Kalender Uji',
    'X-WR-CALNAME:Kalender Uji',
    'BEGIN:STANDARD',
    'DTSTART:19880101T000000',
    'END:STANDARD',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:ev_1@pendopo',
    'SEQUENCE:2',
    'DTSTAMP:20270202T030405Z',
    'DTSTART;TZID=Asia/Makassar:20270304T080000',
    'DTEND;TZID=Asia/Makassar:20270304T100000',
    'SUMMARY:Rapat Koordinasi',
    'TRANSP:OPAQUE',
    'LOCATION:Aula Wira Satya',
    'DESCRIPTION:Penyelenggara: Polres Sungai Rawa',
    'STATUS:CONFIRMED',
    'CREATED:20270201T020000Z',
    'LAST-MODIFIED:20270202T030405Z',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('whatever a title and a venue hold, lines stay short, whole characters stay whole, and a program reads them back', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).map((s) => `x${s}x`);
  fc.assert(
    fc.property(words, words, (title, name) => {
      const text = calendarFeed('Kalender', [{ ...event, title, venue: { ...event.venue, name } }]);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const [read] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      const plain = (s: string) => s.replace(/\s+/g, ' ').trim();
      expect(plain(String(read?.getFirstPropertyValue('summary')))).toBe(plain(title));
      expect(plain(String(read?.getFirstPropertyValue('location')))).toBe(plain(name));
    }),
    { numRuns: 200 },
  );
});

test('zones each with their own clock; outside Indonesia in UTC', () => {
  const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Amsterdam'];
  const text = calendarFeed(
    'Kalender',
    zones.map((timezone, i) => ({ ...event, timezone, uid: `ev_${i}@pendopo` })),
  );
  const calendar = new ICAL.Component(ICAL.parse(text));
  const starts = calendar
    .getAllSubcomponents('vevent')
    .map((e) => new ICAL.Event(e).startDate.toJSDate().toISOString());
  expect(starts).toEqual([
    '2027-03-04T01:00:00.000Z',
    '2027-03-04T00:00:00.000Z',
    '2027-03-03T23:00:00.000Z',
    '2027-03-04T07:00:00.000Z',
  ]);
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(3);
});
