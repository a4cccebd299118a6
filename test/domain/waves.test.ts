import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceWaves, type Group, type Wave } from '../../src/domain/waves.ts';

const groups = fc
  .uniqueArray(fc.record({ name: fc.string({ minLength: 1, maxLength: 3 }), n: fc.integer({ min: 0, max: 40 }) }), {
    selector: ({ name }) => name,
    maxLength: 14,
  })
  .map((list) =>
    list.map(({ name, n }): Group<string> => ({ name, members: Array.from({ length: n }, (_, i) => `${name}/${i}`) })),
  );
const waves = fc.array(
  fc.record({ capacity: fc.option(fc.integer({ min: 0, max: 60 })), taken: fc.integer({ min: 0, max: 10 }) }),
  { minLength: 1, maxLength: 6 },
);
const sizes = (balanced: ReturnType<typeof balanceWaves>) =>
  balanced.waves.map((parts) => parts.reduce((sum, { members }) => sum + members.length, 0));
const total = (given: readonly Wave[], balanced: ReturnType<typeof balanceWaves>) =>
  sizes(balanced).map((n, i) => n + (given[i]?.taken ?? 0));
const of = (name: string, n: number): Group<number> => ({ name, members: Array.from({ length: n }, (_, i) => i) });

describe('waves of a training', () => {
  test('nobody is lost, doubled or over capacity; who is left has no room anywhere', () => {
    fc.assert(
      fc.property(groups, waves, (who, where) => {
        const balanced = balanceWaves(who, where);
        const all = [...balanced.waves.flat(), ...balanced.left].flatMap(({ members }) => members);
        expect(all.toSorted()).toEqual(who.flatMap(({ members }) => [...members]).toSorted());
        sizes(balanced).forEach((n, i) => {
          const { capacity, taken } = where[i] as Wave;
          if (capacity !== null) expect(n).toBeLessThanOrEqual(Math.max(0, capacity - taken));
        });
        const filled = total(where, balanced);
        const free = where.some((w, i) => w.capacity === null || (filled[i] ?? 0) < w.capacity);
        if (balanced.left.length) expect(free).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('the same in whatever order the groups are given', () => {
    fc.assert(
      fc.property(groups, waves, (who, where) => {
        expect(balanceWaves(who.toReversed(), where)).toEqual(balanceWaves(who, where));
      }),
    );
  });

  test('with room for all no group is split, and two waves differ by no more than the largest group', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 6 }), (who, n) => {
        const open = Array.from({ length: n }, (): Wave => ({ capacity: null, taken: 0 }));
        const balanced = balanceWaves(who, open);
        const names = balanced.waves.flat().map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        const loads = sizes(balanced);
        const largest = Math.max(0, ...who.map(({ members }) => members.length));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  test('no single group moved elsewhere would make them more even', () => {
    fc.assert(
      fc.property(groups, waves, (who, where) => {
        const balanced = balanceWaves(who, where);
        const loads = total(where, balanced);
        const split = new Set(
          balanced.waves
            .flat()
            .map(({ name }) => name)
            .filter((name, i, list) => list.indexOf(name) !== i),
        );
        if (split.size || balanced.left.length) return;
        balanced.waves.forEach((parts, from) => {
          for (const { members } of parts)
            loads.forEach((load, to) => {
              const room = (where[to]?.capacity ?? Number.POSITIVE_INFINITY) - load;
              if (to === from || members.length > room) return;
              const gap = Math.abs((loads[from] ?? 0) - load);
              expect(Math.abs((loads[from] ?? 0) - load - 2 * members.length)).toBeGreaterThanOrEqual(
                (loads[from] ?? 0) > load ? gap : 0,
              );
            });
        });
      }),
      { numRuns: 300 },
    );
  });

  test('exchanges where moving is not enough; splits only what fits nowhere whole', () => {
    const even = balanceWaves(
      [of('a', 8), of('b', 7), of('c', 6), of('d', 5), of('e', 4)],
      [
        { capacity: null, taken: 0 },
        { capacity: null, taken: 0 },
      ],
    );
    expect(sizes(even)).toEqual([15, 15]);
    const tight = balanceWaves(
      [of('besar', 50), of('kecil', 10)],
      [
        { capacity: 30, taken: 0 },
        { capacity: 30, taken: 5 },
      ],
    );
    expect(sizes(tight)).toEqual([30, 25]);
    expect(tight.left.map(({ name, members }) => [name, members.length])).toEqual([['besar', 5]]);
    expect(tight.waves.flat().filter(({ name }) => name === 'kecil')).toHaveLength(1);
  });
});
