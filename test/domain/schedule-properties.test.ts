import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashesOf } from '../../src/domain/schedule/clashes.ts';
import { anyWorld, asRules, oracle, suggested, type World, ZONES, type Zone } from './schedule-worlds.ts';

/* Whatever the world: the oracle agrees, nothing impossible is suggested, and being busy never helps. */

const LONG = process.env.PENDOPO_TESTS === 'long';
const WORLDS = LONG ? 20_000 : 800;
const zones = Object.keys(ZONES) as Zone[];
const short = (world: World, options?: { limit?: number; perDay?: number }) =>
  suggested(world, options).map(({ from, cost, absences }) => ({ from, cost, away: absences.map((a) => a.index) }));

describe.each(zones)('%s', (zone) => {
  test('every slot, its cost and who is away are the oracle’s, in its order', () => {
    let slots = 0;
    fc.assert(
      fc.property(anyWorld(zone), (world) => {
        const expected = oracle(world).map(({ from, cost, away }) => ({ from, cost, away }));
        slots += expected.length;
        const found = short(world);
        // comparing texts is cheap; the lists are compared where they differ, to be shown
        if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
      }),
      { numRuns: WORLDS },
    );
    console.log(`${zone}: ${WORLDS} worlds, ${slots} slots as the oracle has them`);
    expect(slots).toBeGreaterThan(WORLDS);
  }, 600_000);

  test('few slots and few a day are the best of them', () => {
    fc.assert(
      fc.property(
        anyWorld(zone),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (world, limit, perDay) => {
          const days = new Map<number, number>();
          const best = oracle(world).filter(({ day }) => {
            days.set(day, (days.get(day) ?? 0) + 1);
            return (days.get(day) ?? 0) <= perDay;
          });
          expect(short(world, { limit, perDay })).toEqual(
            best.slice(0, limit).map(({ from, cost, away }) => ({ from, cost, away })),
          );
        },
      ),
      { numRuns: WORLDS / 10 },
    );
  }, 600_000);

  test('what is told to stand against a slot is who is away in it, and none of them must come himself', () => {
    fc.assert(
      fc.property(anyWorld(zone), (world) => {
        const { subjects, engagements, busy, place } = asRules(world);
        for (const slot of suggested(world, { limit: 5 })) {
          const asked = { from: slot.from, until: slot.until, place: null, subjects, deadlines: [] };
          const clashes = clashesOf({ ...asked, place }, engagements, busy).filter(({ kind }) => kind !== 'venue');
          const away = new Set(clashes.map(({ subject }) => subject && subjects.indexOf(subject)));
          expect(away).toEqual(new Set(slot.absences.map(({ index }) => index)));
          for (const { index } of slot.absences) expect(world.invitees[index]?.requirement).not.toBe('in_person');
        }
      }),
      { numRuns: WORLDS / 5 },
    );
  }, 600_000);

  test('one more busy hour improves no slot and makes none', () => {
    const more = fc.record({
      office: fc.nat({ max: 3 }),
      day: fc.integer({ min: 0, max: 3 }),
      minute: fc.nat({ max: 1439 }),
      length: fc.integer({ min: 1, max: 600 }),
    });
    fc.assert(
      fc.property(anyWorld(zone), more, (world, hour) => {
        const before = new Map(short(world).map(({ from, cost }) => [from, cost]));
        for (const { from, cost } of short({ ...world, busy: [...world.busy, hour] })) {
          expect(before.has(from)).toBe(true);
          expect(cost).toBeGreaterThanOrEqual(before.get(from) ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: WORLDS / 5 },
    );
  }, 600_000);

  test('the order of rows and of those asked changes nothing', () => {
    fc.assert(
      fc.property(anyWorld(zone), (world) => {
        const turned = {
          ...world,
          invitees: world.invitees.toReversed(),
          events: world.events.toReversed(),
          busy: world.busy.toReversed(),
        };
        const same = ({ from, cost }: { from: number; cost: number }) => [from, cost];
        expect(short(turned).map(same)).toEqual(short(world).map(same));
      }),
      { numRuns: WORLDS / 5 },
    );
  }, 600_000);
});

describe('beside the first free slot', () => {
  /** What is done without a search: the first time at which those who must come can. */
  const firstFree = (world: World) =>
    oracle(world).reduce<ReturnType<typeof oracle>[number] | null>(
      (first, slot) => (first && first.from <= slot.from ? first : slot),
      null,
    );
  const four: World['invitees'] = [0, 1, 2, 3].map((office) => ({ office, requirement: 'may_delegate' }));
  /** Random events, and two planted families. Crowded: full half days, not the same ones. Hidden: all are free once. */
  const families: Record<string, (world: World, n: number) => Partial<World>> = {
    crowded: () => ({
      busy: four.flatMap(({ office }) => [
        ...four.map((_, day) => ({ office, day, minute: 480 + 90 * ((office + day) % 4), length: 180 })),
        { office, day: office, minute: 420, length: 600 },
      ]),
    }),
    hidden: (_, n) => ({
      events: [],
      busy: four.flatMap(({ office }) =>
        four.flatMap((_day, day) => {
          if (day !== n % 4) return (office + day + n) % 3 ? [{ office, day, minute: 420, length: 600 }] : [];
          const minute = 510 + 30 * (n % 9);
          return [
            { office, day, minute: 420, length: minute - 420 },
            { office, day, minute: minute + 120, length: 400 },
          ];
        }),
      ),
    }),
  };
  test.each(Object.entries(families))('%s: never dearer, and far better in the sum', (family, plant) => {
    const sum = { worlds: 0, ours: 0, theirs: 0, better: 0, awayOurs: 0, awayTheirs: 0 };
    const planted = fc.sample(anyWorld('Asia/Makassar'), { numRuns: LONG ? 3000 : 120, seed: 41 });
    for (const [n, random] of planted.entries()) {
      const base: World = { ...random, days: 4, nowMinutes: -20 * 1440, duration: 120, invitees: four };
      const world = { ...base, ...plant(base, n) };
      const [ours] = suggested(world, { limit: 1 });
      const theirs = firstFree(world);
      if (!ours || !theirs) continue;
      sum.worlds += 1;
      sum.ours += ours.cost;
      sum.theirs += theirs.cost;
      sum.awayOurs += ours.absences.length;
      sum.awayTheirs += theirs.away.length;
      if (ours.cost < theirs.cost) sum.better += 1;
      expect(ours.cost).toBeLessThanOrEqual(theirs.cost);
      if (family === 'hidden') expect(ours.absences).toEqual([]);
    }
    const mean = (total: number) => (total / sum.worlds).toFixed(2);
    console.log(
      `${family}, ${sum.worlds} planted worlds, suggested against first free: delegates a date ${mean(sum.awayOurs)} against ` +
        `${mean(sum.awayTheirs)}; cost ${mean(sum.ours)} against ${mean(sum.theirs)}; better in ${sum.better}`,
    );
    expect(sum.worlds).toBe(planted.length);
    expect(sum.awayOurs).toBeLessThan(sum.awayTheirs);
    expect(sum.ours * 1.3).toBeLessThan(sum.theirs);
  });
});
