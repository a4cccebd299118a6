import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { isWorkingDay } from '../../src/domain/holidays.ts';
import {
  offOn,
  REPEATS,
  type Repetition,
  RULE_DAYS,
  repetitionOf,
  ruleDayOf,
  ruleOf,
  SKIPS,
  skippedOf,
} from '../../src/domain/repeats.ts';
import { occurrencesOf } from '../../src/domain/series.ts';

const starts = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-01-01', days));
const repetitions = fc.record({
  repeats: fc.constantFrom(...REPEATS),
  every: fc.integer({ min: 1, max: 30 }),
  days: fc.subarray([...RULE_DAYS]),
  ends: fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((count) => ({ count })),
    starts.map((until) => ({ until })),
  ),
});
const whole = (said: Repetition, start: string): Repetition => ({
  ...said,
  days: said.repeats !== 'weekly' ? [] : said.days.length ? said.days : [ruleDayOf(start)],
});

describe('what the form says and the rule', () => {
  test('are one: there and back again', () => {
    fc.assert(
      fc.property(repetitions, starts, (said, start) => {
        const rule = ruleOf(said, start);
        expect(repetitionOf(rule, start)).toEqual(whole(said, start));
        expect(ruleOf(repetitionOf(rule, start) as Repetition, start)).toBe(rule);
      }),
    );
  });

  test('every rule that counts gives its dates, from the start on', () => {
    fc.assert(
      fc.property(repetitions, starts, fc.integer({ min: 1, max: 30 }), (said, start, count) => {
        const rrule = ruleOf({ ...said, ends: { count } }, start);
        const held = occurrencesOf({ rrule, starts_at: `${start}T08:00`, timezone: 'Asia/Jakarta' });
        // the 30th of each twelfth month of a February is on no calendar
        if (!held.ok) return said.repeats.startsWith('monthly') && held.rule === 'series_short';
        expect([held.starts.length, held.starts[0]]).toEqual([count, `${start}T08:00`]);
        return said.repeats !== 'weekly' || held.starts.slice(1).every((at) => rrule.includes(ruleDayOf(at)));
      }),
    );
  });

  test.each([
    ['FREQ=MONTHLY;BYDAY=1MO;COUNT=3', '2027-03-01', 'monthly_weekday'],
    ['FREQ=MONTHLY;BYDAY=-1WE;COUNT=3', '2027-03-31', 'monthly_weekday'],
    ['FREQ=MONTHLY;BYMONTHDAY=4;UNTIL=20271231', '2027-03-04', 'monthly_date'],
    ['RRULE:FREQ=WEEKLY;COUNT=3', '2027-03-04', 'weekly'],
  ])('%s is said as %s %s', (rule, start, repeats) =>
    expect(repetitionOf(rule, start)).toMatchObject({ repeats, every: 1 }),
  );

  test.each([
    'FREQ=YEARLY;COUNT=3',
    'FREQ=DAILY;BYMONTH=3;COUNT=3',
    'FREQ=DAILY;BYDAY=MO;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=5;COUNT=3',
    'FREQ=MONTHLY;BYDAY=MO;COUNT=3',
    'FREQ=WEEKLY;WKST=SU;COUNT=3',
    'FREQ=DAILY;UNTIL=20270302T010000Z',
    'setiap hari',
  ])('%s is no such rule on 4 March 2027', (rule) => expect(repetitionOf(rule, '2027-03-04')).toBeNull());
});

describe('dates left out', () => {
  test('are those off, and never the first', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), fc.subarray([...SKIPS]), (start, n, skips) => {
        const all = Array.from({ length: n }, (_, i) => `${addDays(start, i)}T08:00`);
        const skipped = skippedOf(all, skips);
        expect(skipped).not.toContain(start);
        const kept = all.slice(1).filter((at) => !skipped.includes(at.slice(0, 10)));
        expect(kept.every((at) => offOn(at, skips) === null)).toBe(true);
        if (skips.length === 2) expect(kept.every(isWorkingDay)).toBe(true);
        if (!skips.length) expect(skipped).toEqual([]);
      }),
    );
  });
});
