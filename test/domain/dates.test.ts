import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as d from '../../src/domain/dates.ts';

const ZONES = [
  'Asia/Jakarta',
  'Asia/Pontianak',
  'Asia/Makassar',
  'Asia/Jayapura',
  'UTC',
  'Europe/London',
  'America/New_York',
];
const zone = fc.constantFrom(...ZONES);
const minute = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2198, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);
const local = minute.map((ms) => new Date(ms).toISOString().slice(0, 16));

describe('zones', () => {
  test.each([...ZONES, 'Asia/Singapore', 'Asia/Kolkata', 'Etc/GMT-7'])('%s is one', (name) => {
    expect(d.isZone(name)).toBe(true);
  });
  test.each([
    '',
    ' ',
    '+07:00',
    '-05:00',
    '+0700',
    'WIB',
    'WITA',
    'WIT',
    'Asia/Palembang',
    'asia/jakarta',
    'Asia/Jakarta ',
    'GMT+7',
    '7',
  ])('%j is none', (name) => {
    expect(d.isZone(name)).toBe(false);
  });
  test('are labelled as Indonesians write them', () => {
    expect(ZONES.slice(0, 5).map((name) => d.zoneLabel(name))).toEqual(['WIB', 'WIB', 'WITA', 'WIT', 'UTC']);
    expect(d.zoneLabel('Asia/Tokyo')).toBe('GMT+9');
    expect(d.zoneLabel('Europe/London', Date.UTC(2027, 6, 1))).not.toBe(
      d.zoneLabel('Europe/London', Date.UTC(2027, 0, 1)),
    );
  });
});

describe('shapes', () => {
  test.each(['2024-02-29', '2027-03-04', '1945-08-17', '2199-12-31'])('%s is a date', (text) => {
    expect(d.isDate(text)).toBe(true);
    expect(d.isLocal(`${text}T00:00`)).toBe(true);
    expect(d.isLocal(`${text}T23:59:59`)).toBe(true);
  });
  test.each([
    '2027-02-30',
    '2027-02-29',
    '2100-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-04-00',
    '1944-12-31',
    '2200-01-01',
    '27-03-04',
    '2027-3-4',
    '2027-03-04 ',
    '',
    '2027-03-04T08:00',
    '２０２７-03-04',
  ])('%j is no date', (text) => {
    expect(d.isDate(text)).toBe(false);
    expect(d.isLocal(`${text}T08:00`)).toBe(false);
  });
  test.each([
    '2027-03-04T24:00',
    '2027-03-04T08:60',
    '2027-03-04T8:00',
    '2027-03-04 08:00',
    '2027-03-04T08:00Z',
    '2027-03-04T08:00+07:00',
    '2027-03-04T08:00:60',
    '2027-03-04T08',
    '2027-03-04',
    '2027-03-04T08:00:00.5',
    '2027-03-04T08:00\n',
  ])('%j is no local', (text) => {
    expect(d.isLocal(text)).toBe(false);
  });
  test('what is neither is refused by arithmetic', () => {
    expect(() => d.addDays('2027-02-30', 1)).toThrow(RangeError);
    expect(() => d.toInstant('2027-03-04', 'Mars/Olympus')).toThrow(RangeError);
    expect(() => d.longDate('besok')).toThrow(RangeError);
    expect(() => d.weekdayName(7)).toThrow(RangeError);
  });
});

describe('instants', () => {
  test('carry the zone’s offset', () => {
    const at = d.toInstant('2027-03-04T08:00', 'Asia/Makassar');
    expect(at).toBe(Date.UTC(2027, 2, 4, 0, 0));
    expect(d.rfc3339(at, 'Asia/Makassar')).toBe('2027-03-04T08:00:00+08:00');
    expect(d.rfc3339(at, 'Asia/Jakarta')).toBe('2027-03-04T07:00:00+07:00');
    expect(d.rfc3339(at, 'UTC')).toBe('2027-03-04T00:00:00+00:00');
    expect(d.rfc3339(at, 'America/New_York')).toBe('2027-03-03T19:00:00-05:00');
    expect(d.toInstant('2027-03-04T08:00:30', 'Asia/Makassar')).toBe(at + 30_000);
  });
  test('old offsets of half hours and of seconds are written truly', () => {
    const jakarta = d.toInstant('1955-06-01T08:00', 'Asia/Jakarta');
    expect(d.rfc3339(jakarta, 'Asia/Jakarta')).toBe('1955-06-01T08:00:00+07:30');
    const monrovia = d.toInstant('1970-06-01T08:00', 'Africa/Monrovia');
    expect(d.parseInstant(d.rfc3339(monrovia, 'Africa/Monrovia'))).toBe(monrovia);
  });
  test('daylight saving: what is skipped moves on, what is repeated is the first', () => {
    expect(d.localOf(d.toInstant('2027-03-28T01:30', 'Europe/London'), 'Europe/London')).toBe('2027-03-28T02:30');
    expect(d.toInstant('2027-10-31T01:30', 'Europe/London')).toBe(Date.UTC(2027, 9, 31, 0, 30));
    expect(d.toInstant('2027-10-31T02:30', 'Europe/London')).toBe(Date.UTC(2027, 9, 31, 2, 30));
    expect(d.localOf(d.toInstant('2011-12-31T06:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31T06:00');
    expect(d.localOf(d.toInstant('2011-12-29T23:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-29T23:00');
  });
  test('an instant survives its local, its RFC 3339 text and back', () => {
    fc.assert(
      fc.property(minute, zone, (at, name) => {
        const shown = d.localOf(at, name);
        const again = d.toInstant(shown, name);
        expect(d.localOf(again, name)).toBe(shown);
        // Only an hour that the clock shows twice may come back as its first.
        expect(again === at || (again < at && at - again <= 3_600_000)).toBe(true);
        expect(d.parseInstant(d.rfc3339(at, name))).toBe(at);
      }),
    );
  });
  test('an Indonesian clock is shown at exactly one instant', () => {
    fc.assert(
      fc.property(local, fc.constantFrom(...ZONES.slice(0, 4)), (text, name) => {
        expect(d.localOf(d.toInstant(text, name), name)).toBe(text);
      }),
    );
  });
  test.each([
    ['2027-03-04T08:00:00+08:00', Date.UTC(2027, 2, 4)],
    ['2027-03-04T00:00:00Z', Date.UTC(2027, 2, 4)],
    ['2027-03-04t00:00:00.250z', Date.UTC(2027, 2, 4) + 250],
    ['2027-03-03T20:30:00-03:30', Date.UTC(2027, 2, 4)],
  ])('%s is read', (text, at) => {
    expect(d.parseInstant(text)).toBe(at);
  });
  test.each([
    '',
    '2027-03-04',
    '2027-03-04T08:00:00',
    '2027-03-04T08:00+08:00',
    '2027-03-04 08:00:00Z',
    '2027-02-30T08:00:00Z',
    '2027-03-04T24:00:00Z',
    '2027-03-04T08:00:00+24:00',
    '2027-03-04T08:00:00+0800',
    '2027-03-04T08:00:00 +08:00',
    'now',
    '1772582400000',
  ])('%j is no instant', (text) => {
    expect(d.parseInstant(text)).toBeNull();
  });
});

describe('weekdays', () => {
  test('are those of the calendar', () => {
    fc.assert(
      fc.property(local, (text) => {
        const index = new Date(`${text}:00Z`).getUTCDay();
        expect(d.weekdayIndex(text)).toBe(index);
        expect(d.weekdayIndex(d.dateOf(text))).toBe(index);
        expect(d.parseWeekday(d.weekdayName(index))).toBe(index);
        expect(d.longDate(text).startsWith(`${d.weekdayName(index)}, `)).toBe(true);
      }),
    );
    expect(d.weekdayName(d.weekdayIndex('2024-08-23T08:00'))).toBe('Jumat');
    expect(d.weekdayName(d.weekdayIndex('2024-01-31'))).toBe('Rabu');
  });
  test.each([
    ['Minggu', 0],
    ['AHAD', 0],
    [' senin ', 1],
    ['Selasa', 2],
    ['rabu', 3],
    ['Kamis', 4],
    ['Jumat', 5],
    ["Jum'at", 5],
    ['Jum’at', 5],
    ['JUM‘AT', 5],
    ['sabtu', 6],
    ['Thursday', 4],
    ['SUNDAY', 0],
    ['friday', 5],
  ])('%j is a weekday', (text, index) => {
    expect(d.parseWeekday(text)).toBe(index);
  });
  test.each(['', 'besok', 'Kam', 'Senin Selasa', '4', 'Donnerstag'])('%j is none', (text) => {
    expect(d.parseWeekday(text)).toBeNull();
  });
});

describe('words', () => {
  test('dates are written as officials write them', () => {
    expect(d.longDate('2027-03-04')).toBe('Kamis, 4 Maret 2027');
    expect(d.longDate('2024-01-31T08:30')).toBe('Rabu, 31 Januari 2024');
    expect(d.dayMonthYear('2027-03-04T08:00')).toBe('4 Maret 2027');
    expect(d.longDateEn('2027-03-04')).toBe('Thursday, 4 March 2027');
    expect(d.clock('2027-03-04T08:00')).toBe('08.00');
    expect(d.clock('2027-03-04T13:05:59')).toBe('13.05');
    expect(d.dateTimeLine('2027-03-04T08:00', 'Asia/Makassar')).toBe('Kamis, 4 Maret 2027 pukul 08.00 WITA');
    expect(d.dateTimeLine('2027-08-17T10:00', 'Asia/Jayapura')).toBe('Selasa, 17 Agustus 2027 pukul 10.00 WIT');
  });
  test('they agree with Intl, in both languages', () => {
    const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    const [indonesian, english] = ['id-ID', 'en-GB'].map((locale) => new Intl.DateTimeFormat(locale, day));
    fc.assert(
      fc.property(local, (text) => {
        const at = new Date(`${text}:00Z`);
        expect(d.longDate(text)).toBe(indonesian?.format(at));
        expect(d.longDateEn(text).replace(',', '')).toBe(english?.format(at).replace(',', ''));
      }),
    );
  });
});

describe('arithmetic', () => {
  test('crosses months, leap days and midnight', () => {
    expect(d.addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(d.addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(d.addMinutes('2027-12-31T23:50', 15)).toBe('2028-01-01T00:05');
    expect(d.addMinutes('2027-03-04T08:00:45', 0)).toBe('2027-03-04T08:00');
    expect(d.daysBetween('2027-03-04T23:00', '2027-03-05T01:00')).toBe(1);
    expect(d.minutesBetween('2027-03-04T23:00', '2027-03-05T01:00')).toBe(120);
    expect(d.toMinute('2027-03-04T08:00:45')).toBe('2027-03-04T08:00');
  });
  test('there and back is where one was', () => {
    fc.assert(
      fc.property(local, fc.integer({ min: -5000, max: 300 }), (text, n) => {
        const date = d.dateOf(text);
        expect(d.daysBetween(date, d.addDays(date, n))).toBe(n);
        expect(d.minutesBetween(text, d.addMinutes(text, n))).toBe(n);
        expect(d.addMinutes(d.addMinutes(text, n), -n)).toBe(text);
      }),
    );
  });
});
