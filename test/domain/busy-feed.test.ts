import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { LARGEST_FEED, readBusyFeed } from '../../src/domain/busy-feed.ts';
import { parseInstant, rfc3339 } from '../../src/domain/dates.ts';
import { apple, google, many, one, outlook, zimbra } from './feeds-of-producers.ts';

const ZONE = 'Asia/Makassar';
const at = (text: string) => parseInstant(text) ?? Number.NaN;
const WINDOW = { from: at('2027-03-01T00:00:00+08:00'), until: at('2028-03-31T00:00:00+08:00') };

function read(text: string, zone = ZONE, window = WINDOW) {
  const feed = readBusyFeed(text, { ...window, zone });
  if (!feed.ok) throw new Error(feed.reason);
  return feed;
}
/** The busy stretches as '03-04 08:00–10:00' of the zone's clock, of March 2027 unless told. */
const told = (text: string, until = '2027-04-01', zone = ZONE) =>
  read(text, zone)
    .busy.filter(({ from }) => rfc3339(from, zone) < until)
    .map(({ from, until }) => {
      const [a, b] = [rfc3339(from, zone), rfc3339(until, zone)];
      return `${a.slice(5, 16)} – ${a.slice(0, 10) === b.slice(0, 10) ? b.slice(11, 16) : b.slice(5, 16)}`;
    });

describe('calendars as their producers write them', () => {
  test('Google: UTC and zones, EXDATE, UNTIL, a moved instance, a transparent holiday', () => {
    expect(told(google)).toEqual([
      '03-01T08:30 – 09:30',
      '03-04T08:00 – 10:00',
      '03-16T10:00 – 11:00',
      '03-22T08:30 – 09:30',
      '03-29T08:30 – 09:30',
    ]);
    expect(read(google)).toMatchObject({ skipped: 0, guessed: 0 });
  });

  test('Outlook: Windows zones an hour from WITA, free and cancelled left out, whole days, the last Tuesday', () => {
    expect(told(outlook, '2027-05-01')).toEqual([
      '03-04T09:00 – 10:30',
      '03-08T00:00 – 03-09T00:00',
      '03-30T14:00 – 15:00',
      '04-27T14:00 – 15:00',
    ]);
    expect(read(outlook)).toMatchObject({ skipped: 0, guessed: 0 });
  });

  test('Apple: floating by the organization’s clock, DURATION, 1604, exceptions in UTC, a zone by its path', () => {
    expect(told(apple)).toEqual([
      '03-01T08:00 – 09:00',
      '03-04T08:00 – 09:30',
      '03-05T08:00 – 09:00',
      '03-10T00:00 – 03-11T00:00',
    ]);
    expect(told(apple, '2027-04-01', 'Asia/Jakarta')).toContain('03-04T07:00 – 09:30');
    expect(read(apple).busy.filter(({ from }) => from > at('2028-01-01T00:00:00Z'))).toHaveLength(1);
  });

  test('Zimbra and Nextcloud: their own zone with summer time, dates without VALUE, RDATE, VFREEBUSY, an unknown zone', () => {
    expect(told(zimbra)).toEqual([
      '03-05T00:00 – 03-07T00:00',
      '03-09T08:00 – 09:00',
      '03-10T08:00 – 09:00',
      '03-15T09:00 – 10:00',
      '03-16T09:00 – 11:00',
      '03-27T15:00 – 16:00',
      '03-28T14:00 – 15:00',
    ]);
    expect(read(zimbra)).toMatchObject({ skipped: 0, guessed: 1 });
  });

  test('nothing but times is kept', () => {
    for (const text of [google, outlook, apple, zimbra])
      for (const interval of read(text).busy) expect(Object.keys(interval)).toEqual(['from', 'until']);
  });
});

describe('edges', () => {
  const timed = ['DTSTART:20270304T000000Z', 'DTEND:20270304T010000Z'];
  test.each<[string, string[], string[]]>([
    ['a whole day without an end is one day', ['DTSTART;VALUE=DATE:20270304'], ['03-04T00:00 – 03-05T00:00']],
    ['no end is no time', ['DTSTART:20270304T000000Z'], []],
    ['an end before the start', ['DTSTART:20270304T010000Z', 'DTEND:20270304T000000Z'], []],
    [
      'EXDATE by date takes the instance of that day',
      [...timed, 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20270305'],
      ['03-04T08:00 – 09:00', '03-06T08:00 – 09:00'],
    ],
    [
      'UNTIL by date includes the day',
      [...timed, 'RRULE:FREQ=DAILY;UNTIL=20270305'],
      ['03-04T08:00 – 09:00', '03-05T08:00 – 09:00'],
    ],
    ['the fifth Friday', [...timed, 'RRULE:FREQ=MONTHLY;BYDAY=5FR;COUNT=2'], ['03-04T08:00 – 09:00']],
    [
      'every other week from Sunday',
      [
        'DTSTART;TZID=Asia/Makassar:20270302T080000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU;COUNT=3',
      ],
      ['03-02T08:00 – 09:00', '03-14T08:00 – 09:00', '03-16T08:00 – 09:00'],
    ],
    [
      'months without a 31st are passed over',
      ['DTSTART:20270131T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;COUNT=3'],
      ['03-31T08:00 – 09:00'],
    ],
    ['an offset for a zone', ['DTSTART;TZID=GMT+0700:20270304T080000', 'DURATION:PT1H'], ['03-04T09:00 – 10:00']],
    ['touching appointments are one', [...timed, 'RDATE:20270304T010000Z'], ['03-04T08:00 – 10:00']],
  ])('%s', (_what, properties, expected) => expect(told(one(...properties))).toEqual(expected));

  test('a whole recurring day in a zone with summer time has 23 hours once', () => {
    const busy = read(one('DTSTART;VALUE=DATE:20270327', 'RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=2'), 'Europe/Berlin').busy;
    expect(busy.map(({ from, until }) => (until - from) / 3_600_000)).toEqual([24 + 23]);
  });

  test('clipped to the window, none outside it', () => {
    const long = one('DTSTART;VALUE=DATE:20200101', 'DTEND;VALUE=DATE:20400101');
    expect(read(long).busy).toEqual([WINDOW]);
    expect(read(one('DTSTART;VALUE=DATE:20200101')).busy).toEqual([]);
  });
});

describe('what is no calendar says so', () => {
  const reason = (text: string) => {
    const feed = readBusyFeed(text, { ...WINDOW, zone: ZONE });
    return feed.ok ? 'ok' : feed.reason;
  };
  test.each<[string, string, string]>([
    ['nothing', '', 'not_calendar'],
    ['a page', '<!doctype html><title>Masuk</title>', 'not_calendar'],
    ['a contact', 'BEGIN:VCARD\nEND:VCARD', 'not_calendar'],
    ['cut off', google.slice(0, -40), 'broken'],
    ['closed wrongly', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR', 'broken'],
    ['nested without end', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(1000)}`, 'broken'],
    ['only unreadable events', one('DTSTART:besok', 'DTEND:lusa'), 'broken'],
    ['more than 2 MiB', `BEGIN:VCALENDAR\n${' '.repeat(LARGEST_FEED)}`, 'too_large'],
    ['more than 5,000 events', many(5001), 'too_many'],
    ['an empty calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n', 'ok'],
    ['with a byte order mark', `\uFEFF${google}`, 'ok'],
  ])('%s', (_what, text, expected) => expect(reason(text)).toBe(expected));

  test('one unreadable event does not take the others along', () => {
    const text = google.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nDTSTART:garbage\r\nEND:VEVENT\r\nEND:VCALENDAR');
    expect(read(text)).toMatchObject({ skipped: 1, busy: read(google).busy });
  });
});

describe('in bounded work', () => {
  test('5,000 appointments', () => {
    const feed = read(many(5000));
    expect(feed.busy.length).toBe(Math.min(5000, (WINDOW.until - at('2027-03-01T00:00:00Z')) / 7_200_000));
    expect(feed.skipped).toBe(0);
  });

  const hostile = [
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;INTERVAL=1',
    'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=999999999',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=99999999',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9999',
    'FREQ=YEARLY;BYDAY=53MO,-53MO;BYSETPOS=366',
    `FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, i) => i)};BYMINUTE=${Array.from({ length: 60 }, (_, i) => i)}`,
    'FREQ=YEARLY;BYWEEKNO=53',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=99991231T235959Z',
    'FREQ=DAILY;BYSETPOS=-1,0,1',
  ];
  test.each(hostile)('%s ends', (rule) => {
    const rules = [rule, rule, rule].map((r) => `RRULE:${r}`);
    for (const start of ['16040229T000000', '20270304T000000'])
      readBusyFeed(one(`DTSTART:${start}`, 'DURATION:PT1S', ...rules), { ...WINDOW, zone: ZONE });
  });

  test('thousands of zones nobody knows, thousands that replace one another', () => {
    const calendar = (events: string[]) => `BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR`;
    const event = (...more: string[]) => `BEGIN:VEVENT\nUID:a\nDURATION:PT1H\n${more.join('\n')}\nEND:VEVENT\n`;
    const zones = Array.from({ length: 5000 }, (_, i) => event(`DTSTART;TZID=A/B/Z${i}:20270304T080000`));
    const start = 'DTSTART:20270304T080000';
    const replacing = Array.from({ length: 2500 }, () => event(start) + event(start, 'RECURRENCE-ID:20270304T080000'));
    for (const events of [zones, replacing])
      expect(readBusyFeed(calendar(events), { ...WINDOW, zone: ZONE })).toEqual({ ok: false, reason: 'too_many' });
  });

  test('5,000 hostile events, and a zone that changes every second', () => {
    const event = (rule: string) => `BEGIN:VEVENT\nDTSTART:16040229T000000\nDURATION:PT1S\nRRULE:${rule}\nEND:VEVENT\n`;
    for (const rule of hostile) {
      const text = `BEGIN:VCALENDAR\n${event(rule).repeat(5000)}END:VCALENDAR`;
      expect(readBusyFeed(text, { ...WINDOW, zone: ZONE })).toBeDefined();
    }
    const zone =
      'BEGIN:VTIMEZONE\nTZID:Gila\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0700\nTZOFFSETTO:+0800\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n';
    const text = one('DTSTART;TZID=Gila:20270304T080000', 'DURATION:PT1H').replace(
      'BEGIN:VEVENT',
      `${zone}BEGIN:VEVENT`,
    );
    expect(read(text)).toMatchObject({ guessed: 1 });
  });
});

describe('held against chance', () => {
  const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const someDays = fc.subarray(DAYS, { minLength: 1 });
  const interval = fc.integer({ min: 1, max: 4 });
  const rule = fc.oneof(
    fc.record({ freq: fc.constant('DAILY'), interval }),
    fc.record({ freq: fc.constant('WEEKLY'), interval, byday: someDays, wkst: fc.constantFrom('MO', 'SU') }),
    fc.record({
      freq: fc.constant('MONTHLY'),
      interval,
      bymonthday: fc.subarray([1, 5, 15, 28, 31], { minLength: 1 }),
    }),
    fc.record({ freq: fc.constant('MONTHLY'), interval, byday: fc.constantFrom('1MO', '-1FR', '2TU', '4SU') }),
    fc.record({ freq: fc.constant('MONTHLY'), byday: fc.constant(DAYS.slice(0, 5)), bysetpos: fc.constantFrom(1, -1) }),
    fc.record({
      freq: fc.constant('YEARLY'),
      bymonth: fc.subarray([1, 3, 8, 12], { minLength: 1 }),
      bymonthday: fc.constantFrom(1, 17, 30),
    }),
    fc.record({ freq: fc.constant('YEARLY'), bymonth: fc.constantFrom(2, 5), byday: fc.constantFrom('1SU', '-1TH') }),
  );
  const ends = fc.oneof(
    fc.record({}),
    fc.record({ count: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ until: fc.date({ min: new Date('2026-06-01'), max: new Date('2028-01-01'), noInvalidDate: true }) }),
  );

  test('recurrences are those of another implementation', () => {
    fc.assert(
      fc.property(rule, ends, fc.integer({ min: -1500, max: 300 }), (parts, end, offset) => {
        const until = 'until' in end ? { until: end.until.toISOString().replace(/[-:]|\.\d+/g, '') } : {};
        const text = Object.entries({ ...parts, ...end, ...until })
          .map(([name, value]) => `${name.toUpperCase()}=${value}`)
          .join(';');
        const day = new Date(WINDOW.from + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
        const start = ICAL.Time.fromDateTimeString(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T01:00:00Z`);
        const walk = new ICAL.RecurIterator({ rule: ICAL.Recur.fromString(text), dtstart: start });
        const expected: number[] = [];
        for (let next = walk.next(); next && next.toUnixTime() * 1000 < WINDOW.until; next = walk.next())
          expected.push(next.toUnixTime() * 1000);
        // what does not begin on its own rule is counted differently by everybody
        fc.pre(expected[0] === start.toUnixTime() * 1000);
        const found = read(one(`DTSTART:${day}T010000Z`, 'DURATION:PT1H', `RRULE:${text}`)).busy.map(
          ({ from }) => from,
        );
        expect(found, `${day} ${text}`).toEqual(expected.filter((from) => from >= WINDOW.from));
      }),
      { numRuns: 60 },
    );
  });

  test('busy time is in order, apart, inside the window, and covers every appointment', () => {
    const minute = fc.integer({ min: -3 * 1440, max: 410 * 1440 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 3000 })), { maxLength: 60 }), (appointments) => {
        const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.000/g, '');
        const spans = appointments.map(([from, length]) => {
          const start = WINDOW.from + from * 60_000;
          return { from: start, until: start + length * 60_000 };
        });
        const events = spans.map(
          ({ from, until }) => `BEGIN:VEVENT\nDTSTART:${stamp(from)}\nDTEND:${stamp(until)}\nEND:VEVENT\n`,
        );
        const { busy } = read(`BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR`);
        busy.forEach(({ from, until }, i) => {
          expect(from).toBeLessThan(until);
          expect(from).toBeGreaterThanOrEqual(WINDOW.from);
          expect(until).toBeLessThanOrEqual(WINDOW.until);
          if (i) expect(from).toBeGreaterThan(busy[i - 1]?.until ?? 0);
        });
        const inside = (t: number) => busy.some(({ from, until }) => from <= t && t < until);
        for (const { from, until } of spans)
          for (const t of [from, until - 1]) if (t >= WINDOW.from && t < WINDOW.until) expect(inside(t)).toBe(true);
        const covered = (t: number) => spans.some(({ from, until }) => from <= t && t < until);
        for (const { from, until } of busy) expect([covered(from), covered(until - 1)]).toEqual([true, true]);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing makes it throw', () => {
    const piece = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20270304T080000',
      'DTSTART;TZID=:x',
      'DTEND;VALUE=DATE:20270305',
      'RRULE:FREQ=DAILY',
      'RRULE:',
      'EXDATE:,',
      'DURATION:P',
      'RDATE;VALUE=PERIOD:a/b',
      'FREEBUSY:x',
      ';',
      ':',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (texts) => {
        const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...texts, 'END:VEVENT', 'END:VCALENDAR'].join('\n');
        expect(readBusyFeed(text, { ...WINDOW, zone: ZONE })).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
