import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, minutesBetween } from '../../src/domain/dates.ts';
import { heldAt, MOST_OCCURRENCES, occurrencesOf } from '../../src/domain/series.ts';

const JAKARTA = 'Asia/Jakarta';
const from = (rrule: string, starts_at = '2027-03-01T08:00', exdates: string[] = []) =>
  occurrencesOf({ rrule, starts_at, timezone: JAKARTA, exdates });
const starts = (...given: Parameters<typeof from>) => {
  const held = from(...given);
  if (!held.ok) throw new Error(held.rule);
  return held.starts;
};

describe('a rule comes to dates', () => {
  test.each([
    ['FREQ=DAILY;COUNT=3', ['2027-03-01T08:00', '2027-03-02T08:00', '2027-03-03T08:00']],
    ['RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2', ['2027-03-01T08:00', '2027-03-03T08:00']],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3', ['2027-03-01T08:00', '2027-03-04T08:00', '2027-03-08T08:00']],
    // the start counts, whether the rule names its day or not
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=2', ['2027-03-01T08:00', '2027-03-02T08:00']],
    ['FREQ=MONTHLY;BYDAY=1MO;COUNT=3', ['2027-03-01T08:00', '2027-04-05T08:00', '2027-05-03T08:00']],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', ['2027-03-01T08:00', '2027-03-31T08:00', '2027-05-31T08:00']],
    ['FREQ=DAILY;UNTIL=20270302', ['2027-03-01T08:00', '2027-03-02T08:00']],
    // an instant: 08.00 in Jakarta is 01.00 UTC
    ['FREQ=DAILY;UNTIL=20270302T010000Z', ['2027-03-01T08:00', '2027-03-02T08:00']],
    ['FREQ=DAILY;UNTIL=20270302T005959Z', ['2027-03-01T08:00']],
  ])('%s', (rule, expected) => expect(starts(rule)).toEqual(expected));

  test('dates excepted are left out and count', () => {
    expect(starts('FREQ=DAILY;COUNT=3', '2027-03-01T08:00', ['2027-03-02', '2027-03-09'])).toEqual([
      '2027-03-01T08:00',
      '2027-03-03T08:00',
    ]);
  });

  test.each([
    ['FREQ=DAILY;COUNT=101', 'series_long'],
    ['FREQ=DAILY;COUNT=99999999', 'series_long'],
    ['FREQ=DAILY;UNTIL=21991231', 'series_long'],
    ['FREQ=DAILY;COUNT=0', 'rrule'],
    ['FREQ=DAILY;UNTIL=20270231', 'rrule'],
    ['FREQ=WEEKLY;BYDAY=XX;COUNT=2', 'rrule'],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=2', 'rrule'],
    ['FREQ=DAILY;UNTIL=20270228', 'series_none'],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5', 'series_short'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5', 'series_short'],
  ])('%s is refused as %s', (rule, why) => expect(from(rule)).toMatchObject({ ok: false, rule: why }));

  test('all on excepted dates is none', () =>
    expect(from('FREQ=DAILY;COUNT=2', undefined, ['2027-03-01', '2027-03-02'])).toMatchObject({ rule: 'series_none' }));

  test('whatever the rule says, an answer in bounds: in order, none twice, the start first', () => {
    const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 });
    const rule = fc
      .record({
        freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
        interval: fc.integer({ min: 1, max: 40 }),
        count: fc.integer({ min: 1, max: 130 }),
        days,
        day: fc.integer({ min: -31, max: 31 }),
        which: fc.constantFrom('none', 'days', 'day'),
      })
      .map(({ freq, interval, count, days, day, which }) => {
        const by = which === 'days' ? `;BYDAY=${days.join()}` : which === 'day' && day ? `;BYMONTHDAY=${day}` : '';
        return `FREQ=${freq};INTERVAL=${interval}${by};COUNT=${count}`;
      });
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 800 }), (text, offset) => {
        const start = `${addDays('2026-01-01', offset)}T08:30`;
        const held = from(text, start);
        if (!held.ok) return /^series_|^rrule$/.test(held.rule);
        const sorted = [...new Set(held.starts)].sort();
        expect(held.starts).toEqual(sorted);
        expect(held.starts[0]).toBe(start);
        expect(held.starts.length).toBe(Number(/COUNT=(\d+)/.exec(text)?.[1]));
        return held.starts.length <= MOST_OCCURRENCES && held.starts.every((one) => one.endsWith('T08:30'));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the same event at another start', () => {
  test('keeps its length, the places in its rundown and the distance of its tasks', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 1, max: 3000 }), (days, minutes) => {
        const starts_at = '2027-03-01T08:00';
        const event = {
          starts_at,
          ends_at: '2027-03-01T10:00',
          weekday: 'Senin',
          agenda: [{ title: 'Doa', starts_at: '2027-03-01T08:10' }, { title: 'Inti' }],
          tasks: [
            { title: 'Surat', due_on: '2027-02-20' },
            { title: 'Spanduk', days_before: 3 },
          ],
        };
        const to = `${addDays('2027-03-01', days)}T${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:00`;
        const moved = heldAt(event, to);
        expect(minutesBetween(moved.starts_at, moved.ends_at ?? '')).toBe(120);
        expect(minutesBetween(moved.starts_at, moved.agenda?.[0]?.starts_at ?? '')).toBe(10);
        expect(daysBetween(moved.tasks?.[0]?.due_on ?? '', moved.starts_at)).toBe(9);
        expect(moved.agenda?.[1]?.starts_at).toBeUndefined();
        expect(moved.tasks?.[1]).toMatchObject({ days_before: 3 });
      }),
    );
  });
});
