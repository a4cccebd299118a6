import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, weekdayIndex } from '../../src/domain/dates.ts';
import {
  HOLIDAYS,
  holidayOn,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../src/domain/holidays.ts';

const date = fc.integer({ min: 0, max: 4017 }).map((n) => addDays('2020-01-01', n));
const of = (year: number, kind: string) =>
  HOLIDAYS.filter((day) => day.date.startsWith(`${year}-`) && day.kind === kind).map((day) => day.date.slice(5));

describe('holidays', () => {
  test('2026 is the joint decree: 17 holidays, 8 days of joint leave', () => {
    expect(of(2026, 'holiday')).toEqual(
      '01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25'.split(
        ' ',
      ),
    );
    expect(of(2026, 'joint_leave')).toEqual('02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24'.split(' '));
    expect(HOLIDAYS.filter((day) => day.date.startsWith('2026') && day.provisional)).toEqual([]);
  });
  test('2027 is provisional but for the days every year has', () => {
    const firm = HOLIDAYS.filter((day) => day.date.startsWith('2027') && !day.provisional).map((day) =>
      day.date.slice(5),
    );
    expect(firm).toEqual(['01-01', '05-01', '06-01', '08-17', '12-25']);
    expect(of(2027, 'holiday')).toHaveLength(17);
    expect(holidayOn('2027-03-10')).toMatchObject({ name: 'Idulfitri 1448 Hijriah', provisional: true });
  });
  test('each names itself and its source, and no day has two', () => {
    expect(new Set(HOLIDAYS.map((day) => day.date)).size).toBe(HOLIDAYS.length);
    for (const day of HOLIDAYS) {
      expect(day.name.length).toBeGreaterThan(5);
      expect(day.source.length).toBeGreaterThan(5);
      expect(day.kind === 'joint_leave').toBe(day.name.startsWith('Cuti bersama'));
    }
  });
  test('other years have the fixed ones', () => {
    for (const year of [1999, 2024, 2031]) {
      expect(holidayOn(`${year}-08-17`)?.name).toBe('Proklamasi Kemerdekaan');
      expect(holidayOn(`${year}-08-17T08:00`)?.date).toBe(`${year}-08-17`);
      expect(holidayOn(`${year}-08-18`)).toBeNull();
    }
  });
});

describe('working days', () => {
  test.each([
    ['2027-03-04', true],
    ['2027-03-06', false],
    ['2027-03-07', false],
    ['2027-03-08', false],
    ['2026-12-24', false],
    ['2025-12-24', true],
  ])('%s: %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working);
  });
  test('a long holiday is left in one go', () => {
    expect(workingDayOnOrBefore('2026-03-24')).toBe('2026-03-17');
    expect(workingDayOnOrAfter('2026-03-18')).toBe('2026-03-25');
    expect(workingDayOnOrBefore('2027-03-04')).toBe('2027-03-04');
  });
  test('the nearest one is nearest', () => {
    fc.assert(
      fc.property(date, (day) => {
        const [before, after] = [workingDayOnOrBefore(day), workingDayOnOrAfter(day)];
        for (const found of [before, after]) {
          expect(weekdayIndex(found)).toBeGreaterThan(0);
          expect(weekdayIndex(found)).toBeLessThan(6);
          expect(holidayOn(found)).toBeNull();
        }
        expect(before <= day && day <= after).toBe(true);
        for (let n = 1; n < daysBetween(before, after); n++) expect(isWorkingDay(addDays(before, n))).toBe(false);
      }),
    );
  });
  test('what is no date is refused', () => {
    expect(() => isWorkingDay('2027-02-30')).toThrow(RangeError);
    expect(() => workingDayOnOrBefore('2027-03-04T08:00')).toThrow(RangeError);
  });
});
