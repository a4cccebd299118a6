import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  barsOf,
  blocksOf,
  CALENDAR_VIEWS,
  datesOf,
  daysOf,
  monthOf,
  neighbour,
  shownDays,
  weekOf,
  weeksOf,
} from '../../src/domain/calendar.ts';
import { addDays, weekdayIndex } from '../../src/domain/dates.ts';

const MONDAY = 1;
const dates = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1950-01-01', n));
/** Something of one to ten days near a date. */
const near = (date: string) =>
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 9 }))
    .map(([from, more]) => ({ first: addDays(date, from), last: addDays(date, from + more) }));

describe('a month', () => {
  test('has each of its days once, in whole weeks that begin on Monday', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const weeks = weeksOf(date);
        const days = weeks.flat();
        for (const week of weeks) expect([week.length, weekdayIndex(week[0] ?? '')]).toEqual([7, MONDAY]);
        expect(days).toEqual(daysOf({ first: days[0] ?? '', last: days.at(-1) ?? '' }));
        const month = days.filter((day) => day.slice(0, 7) === date.slice(0, 7));
        expect(month).toEqual(daysOf(monthOf(date)));
        expect(month[0]?.slice(8)).toBe('01');
        expect(addDays(month.at(-1) ?? '', 1).slice(8)).toBe('01');
        // no week of a neighbour alone
        for (const week of weeks) expect(week.some((day) => month.includes(day))).toBe(true);
      }),
    );
  });

  test('of leap years, and of one that begins on a Monday and fills four weeks', () => {
    expect(monthOf('2028-02-10')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(weeksOf('2027-02-14')).toHaveLength(4);
    expect(weeksOf('2027-05-01')).toHaveLength(6);
  });
});

test('a week begins on Monday and holds its date; what comes before and after touches what is shown and leaves it', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom(...CALENDAR_VIEWS), (date, view) => {
      expect([weekdayIndex(weekOf(date)[0] ?? ''), weekOf(date).includes(date)]).toEqual([MONDAY, true]);
      const shown = shownDays(view, date);
      expect(shown.first <= date && date <= shown.last).toBe(true);
      const [before, after] = [neighbour(view, date, 'before'), neighbour(view, date, 'after')];
      if (view === 'week') {
        expect(shownDays(view, before).last).toBe(addDays(shown.first, -1));
        expect(shownDays(view, after).first).toBe(addDays(shown.last, 1));
      } else {
        expect(monthOf(before).last).toBe(addDays(monthOf(date).first, -1));
        expect(monthOf(after).first).toBe(addDays(monthOf(date).last, 1));
      }
    }),
  );
});

describe('things in a row of days', () => {
  const worlds = dates.chain((date) => fc.tuple(fc.constant(weekOf(date)), fc.array(near(date), { maxLength: 15 })));

  test('each that touches the row stands there once and whole, on its own days', () => {
    fc.assert(
      fc.property(worlds, ([row, items]) => {
        const bars = barsOf(row, items);
        const within = items.filter((item) => row.some((day) => item.first <= day && day <= item.last));
        expect(bars.map(({ item }) => item)).toEqual(expect.arrayContaining(within));
        expect(bars).toHaveLength(within.length);
        for (const { item, column, length, begins, ends } of bars) {
          const days = row.filter((day) => item.first <= day && day <= item.last);
          expect(row.slice(column, column + length)).toEqual(days);
          expect([begins, ends]).toEqual([row.includes(item.first), row.includes(item.last)]);
        }
      }),
    );
  });

  test('no two share a day in one lane, and no lane is left empty above one that could have it', () => {
    fc.assert(
      fc.property(worlds, ([row, items]) => {
        const bars = barsOf(row, items);
        const taken = new Set<string>();
        for (const { column, length, lane } of bars)
          for (let i = column; i < column + length; i += 1) {
            const place = `${i} ${lane}`;
            expect(taken.has(place)).toBe(false);
            taken.add(place);
          }
        for (const { column, lane } of bars)
          for (let above = 0; above < lane; above += 1) expect(taken.has(`${column} ${above}`)).toBe(true);
      }),
    );
  });
});

test('things of a day that share time stand side by side, those that share none may be as wide as the day', () => {
  const minutes = fc
    .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 300 }))
    .map(([from, long]) => ({ from, until: from + long }));
  fc.assert(
    fc.property(fc.array(minutes, { maxLength: 20 }), (items) => {
      const blocks = blocksOf(items);
      expect(blocks).toHaveLength(items.length);
      for (const a of blocks) {
        expect(a.column).toBeLessThan(a.columns);
        const meets = blocks.filter((b) => b !== a && a.item.from < b.item.until && b.item.from < a.item.until);
        for (const b of meets) expect([b.columns, b.column === a.column]).toEqual([a.columns, false]);
        if (!meets.length) expect(a.columns).toBe(1);
      }
    }),
  );
});

test('an event lies on the dates of its own clock; one that ends at midnight not on the day it ends on', () => {
  expect(datesOf('2027-03-04T08:00', '2027-03-04T10:00')).toEqual({ first: '2027-03-04', last: '2027-03-04' });
  expect(datesOf('2027-03-04T20:00', '2027-03-05T00:00')).toEqual({ first: '2027-03-04', last: '2027-03-04' });
  expect(datesOf('2027-03-04T20:00', '2027-03-06T00:01')).toEqual({ first: '2027-03-04', last: '2027-03-06' });
});
