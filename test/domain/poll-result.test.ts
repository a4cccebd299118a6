import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/dates.ts';
import { REQUIREMENTS } from '../../src/domain/kinds.ts';
import { type Asked, answerCost, pollResult } from '../../src/domain/poll-result.ts';
import { deadlineFaults, mattersByDefault, POLL_ANSWERS, pollReminderAt } from '../../src/domain/polls.ts';

const answer = fc.option(fc.constantFrom(...POLL_ANSWERS), { nil: null });
const world = fc.integer({ min: 2, max: 5 }).chain((slots) =>
  fc.record({
    asked: fc.array(
      fc.record({
        requirement: fc.constantFrom(...REQUIREMENTS),
        precedenceClass: fc.integer({ min: 0, max: 20 }),
        answers: fc.array(answer, { minLength: slots, maxLength: slots }),
      }),
      { maxLength: 8 },
    ),
    beside: fc.array(fc.record({ clashes: fc.nat(3), discomfort: fc.nat(97) }), { minLength: slots, maxLength: slots }),
  }),
);
const placeOf = (result: ReturnType<typeof pollResult>, index: number) =>
  result.slots.findIndex((slot) => slot.index === index);

describe('a poll’s result', () => {
  it('never puts a slot lower for one more who comes himself', () => {
    fc.assert(
      fc.property(world, fc.nat(), fc.nat(), ({ asked, beside }, who, at) => {
        fc.pre(asked.length > 0);
        const [i, slot] = [who % asked.length, at % beside.length];
        const before = placeOf(pollResult(asked, beside), slot);
        const more = asked.map((one, k) =>
          k === i ? { ...one, answers: one.answers.map((a, n) => (n === slot ? ('in_person' as const) : a)) } : one,
        );
        expect(placeOf(pollResult(more, beside), slot)).toBeLessThanOrEqual(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('never recommends a slot that one who must come cannot keep over one that all of them can', () => {
    const absent = ({ requirement, answers }: Asked, slot: number) =>
      requirement === 'in_person' && (answers[slot] === 'cannot' || answers[slot] === 'delegate');
    fc.assert(
      fc.property(world, ({ asked, beside }) => {
        const { slots, recommended } = pollResult(asked, beside);
        const kept = beside.map((_, slot) => !asked.some((one) => absent(one, slot)));
        if (recommended !== null) expect(kept[recommended]).toBe(true);
        if (kept.includes(true)) expect(kept[slots[0]?.index ?? -1]).toBe(true);
        const heard = asked.some(({ answers }) => answers.some(Boolean));
        expect(recommended !== null).toBe(heard && kept.includes(true));
      }),
      { numRuns: 2000 },
    );
  });

  it('is in one order however those asked stand, and says of each slot where everybody is', () => {
    fc.assert(
      fc.property(world, ({ asked, beside }) => {
        const result = pollResult(asked, beside);
        expect(pollResult(asked, beside)).toEqual(result);
        const other = pollResult([...asked].reverse(), beside);
        expect(other.slots.map((s) => s.index)).toEqual(result.slots.map((s) => s.index));
        for (const s of result.slots) {
          const all = [...s.inPerson, ...s.delegates, ...s.cannot, ...s.silent].sort((a, b) => a - b);
          expect(all).toEqual(asked.map((_, i) => i));
        }
      }),
    );
  });

  it('lets calendars and comfort decide only between slots that cost the same people', () => {
    fc.assert(
      fc.property(world, ({ asked, beside }) => {
        const { slots } = pollResult(asked, beside);
        slots.slice(1).forEach((slot, i) => {
          const before = slots[i];
          expect(before && before.lacking.length <= slot.lacking.length).toBe(true);
          if (before?.lacking.length === slot.lacking.length) expect(before.cost).toBeLessThanOrEqual(slot.cost);
        });
      }),
    );
  });

  it('weighs silence between coming and sending, and nobody at all above sending', () => {
    for (const requirement of REQUIREMENTS) {
      const one = { requirement, precedenceClass: 4, answers: [] };
      const costs = (['in_person', null, 'delegate', 'cannot'] as const).map((a) => answerCost(one, a));
      expect(costs).toEqual([...costs].sort((a, b) => a - b));
      expect(new Set(costs).size).toBe(4);
    }
    const bupati = { requirement: 'may_delegate', precedenceClass: 1, answers: ['in_person', 'delegate'] } as const;
    const camat = { requirement: 'may_delegate', precedenceClass: 12, answers: ['delegate', 'in_person'] } as const;
    const same = { clashes: 0, discomfort: 0 };
    expect(pollResult([bupati, camat], [same, same]).recommended).toBe(0);
  });
});

describe('who is asked, and when', () => {
  it('asks by itself who must come and the leaders, not who is optional', () => {
    expect(mattersByDefault({ requirement: 'in_person', precedenceClass: 13 })).toBe(true);
    expect(mattersByDefault({ requirement: 'may_delegate', precedenceClass: 6 })).toBe(true);
    expect(mattersByDefault({ requirement: 'may_delegate', precedenceClass: 7 })).toBe(false);
    expect(mattersByDefault({ requirement: 'optional', precedenceClass: 1 })).toBe(false);
  });

  it('reminds at eight in the morning of the day before, by the event’s own clock', () => {
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
      expect(pollReminderAt(toInstant('2027-03-01T00:30', zone), zone)).toBe(toInstant('2027-02-28T08:00', zone));
  });

  it('takes a deadline only ahead of now and of the first slot', () => {
    const zone = 'Asia/Makassar';
    const [now, first] = [toInstant('2027-02-01T08:00', zone), toInstant('2027-03-04T08:00', zone)];
    const rules = (at: string) => deadlineFaults(at, first, zone, now).map((f) => f.rule);
    expect([rules('2027-02-01T08:00'), rules('2027-03-04T08:00'), rules('2027-03-04T07:59')]).toEqual([
      ['deadline_past'],
      ['deadline_late'],
      [],
    ]);
  });
});
