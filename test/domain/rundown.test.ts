import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMinutes, minutesBetween } from '../../src/domain/dates.ts';
import {
  isSpeech,
  moveRow,
  orderSpeeches,
  placeRows,
  rowsOfItems,
  speechClass,
  stepRow,
} from '../../src/domain/rundown.ts';

const START = '2027-03-04T08:00';

type Row = { key: number; day: number; minutes: number; pause: boolean };
const days = 3;
const starts = [START, '2027-03-05T07:30', '2027-03-06T09:00'];
/** Rows over three days, in their order, with keys of their own. */
const rundown = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: days }),
      minutes: fc.integer({ min: 0, max: 120 }),
      pause: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) => rows.sort((a, b) => a.day - b.day).map((row, key): Row => ({ ...row, key })));
const lengths = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.minutes, 0);
const keys = (rows: readonly Row[]) => rows.map((row) => row.key);

describe('rows by the clock', () => {
  test('follow each other without a gap or an overlap, each day from its own start', () => {
    fc.assert(
      fc.property(rundown, (rows) => {
        const placed = placeRows(rows, starts);
        placed.forEach((row, i) => {
          const before = placed[i - 1];
          expect(row.startsAt).toBe(before?.day === row.day ? before.endsAt : starts[row.day - 1]);
          expect(minutesBetween(row.startsAt, row.endsAt)).toBe(row.minutes);
        });
      }),
    );
  });

  test('of a plan give back the very plan, gaps and overlaps too', () => {
    const item = fc.record({
      gap: fc.integer({ min: -20, max: 90 }),
      minutes: fc.integer({ min: 20, max: 90 }),
      next: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), (given) => {
        let cursor = START;
        let day = 0;
        const items = given.map(({ gap, minutes, next }, i) => {
          if (next && i > 0 && day < 5) {
            day++;
            cursor = addMinutes(START, day * 1440);
          }
          const startsAt = i === 0 ? START : addMinutes(cursor, next ? Math.abs(gap) : gap);
          const endsAt = addMinutes(startsAt, minutes);
          cursor = endsAt;
          return { startsAt, endsAt, title: `Acara ${i}`, officer: null };
        });
        const { rows, starts: own } = rowsOfItems(items, START);
        const again = placeRows(rows, own).flatMap(({ item: of, startsAt, endsAt }) =>
          of ? [{ ...of, startsAt, endsAt }] : [],
        );
        expect(again).toEqual(items);
      }),
    );
  });
});

describe('a row that is moved', () => {
  test('keeps every length and the order of the others', () => {
    fc.assert(
      fc.property(rundown, fc.nat(), fc.nat(), fc.integer({ min: 1, max: days }), (rows, a, b, day) => {
        const [from, to] = [a % rows.length, b % rows.length];
        const moved = moveRow(rows, from, to, day);
        expect(lengths(moved)).toBe(lengths(rows));
        const others = (list: readonly Row[]) => keys(list).filter((key) => key !== rows[from]?.key);
        expect(others(moved)).toEqual(others(rows));
        expect(keys(moved)[to]).toBe(rows[from]?.key);
      }),
    );
  });

  test('one step, and back, stands where it stood; days stay in order', () => {
    fc.assert(
      fc.property(rundown, fc.nat(), fc.constantFrom<-1 | 1>(-1, 1), (rows, a, by) => {
        const at = a % rows.length;
        const key = rows[at]?.key;
        const there = stepRow(rows, at, by, days);
        expect(there.map((row) => row.day)).toEqual(there.map((row) => row.day).sort());
        expect(lengths(there)).toBe(lengths(rows));
        if (keys(there).join() === keys(rows).join() && there.every((row, i) => row.day === rows[i]?.day)) return;
        const back = stepRow(there, keys(there).indexOf(key as number), by === 1 ? -1 : 1, days);
        expect(back).toEqual(rows);
      }),
    );
  });
});

describe('speeches', () => {
  const spoken = [
    'Bupati Uji',
    'Ketua DPRD Uji',
    'Kapolres Uji',
    'Camat Uji',
    'Kepala Desa Uji',
    'ketua panitia',
    null,
  ];
  const speech = fc.record({
    title: fc.constantFrom('Sambutan', 'Arahan', 'Doa', 'Paparan', 'Amanat'),
    officer: fc.constantFrom(...spoken),
  });
  const classOf = (row: { title: string; officer: string | null }) => (isSpeech(row.title) ? speechClass(row) : null);

  test('run from the lowest to the highest office, within their places, and nothing else moves', () => {
    fc.assert(
      fc.property(fc.array(speech, { minLength: 1, maxLength: 15 }), (given) => {
        const rows = given.map((row, key) => ({ ...row, key, day: 1 }));
        const ordered = orderSpeeches(rows, classOf);
        const ranks = ordered.flatMap((row) => classOf(row) ?? []);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
        rows.forEach((row, i) => {
          if (classOf(row) === null) expect(ordered[i]).toEqual(row);
        });
        expect(ordered.map((row) => row.key).sort((a, b) => a - b)).toEqual(rows.map((row) => row.key));
        // of one class the order stays, and asked twice it is the same
        for (const rank of new Set(ranks)) {
          const own = ordered.filter((row) => classOf(row) === rank).map((row) => row.key);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
        expect(orderSpeeches(ordered, classOf)).toEqual(ordered);
      }),
    );
  });

  test('never leave their day', () => {
    const rows = [
      { title: 'Sambutan', officer: 'Bupati Uji', day: 1 },
      { title: 'Sambutan', officer: 'Camat Uji', day: 2 },
    ];
    expect(orderSpeeches(rows, classOf)).toEqual(rows);
  });

  test('are known by their words, their speaker by officer, role or title', () => {
    expect(
      ['Sambutan Bupati', 'Kata sambutan', 'AMANAT inspektur', 'Pengarahan', 'Pembukaan', 'Doa'].map(isSpeech),
    ).toEqual([true, true, true, true, false, false]);
    expect(speechClass({ title: 'Sambutan oleh Bupati Uji', officer: null })).toBe(1);
    expect(speechClass({ title: 'Sambutan', officer: 'Pj. Bupati Uji' })).toBe(1);
    expect(
      speechClass({ title: 'Amanat', officer: 'inspektur upacara' }, (role) =>
        role === 'inspektur upacara' ? 'Kapolres Uji' : null,
      ),
    ).toBe(6);
    expect(speechClass({ title: 'Sambutan', officer: 'ketua panitia' })).toBe(null);
  });
});
