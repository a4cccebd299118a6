import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedTimes, type Mark, nowAndNext } from '../../src/domain/live-rundown.ts';

const MINUTE = 60_000;
const at = (clock: string) => Date.parse(`2027-03-04T${clock}:00Z`);
const plan = [
  { id: 'a', startsAt: at('08:00'), endsAt: at('08:15') },
  { id: 'b', startsAt: at('08:15'), endsAt: at('09:00') },
  { id: 'c', startsAt: at('09:30'), endsAt: at('10:00') },
];
let n = 0;
const mark = (itemId: string, kind: Mark['kind'], clock: string, more: Partial<Mark> = {}): Mark => ({
  id: ++n,
  itemId,
  kind,
  minutes: null,
  of: null,
  at: at(clock),
  ...more,
});
const clocks = (marks: Mark[]) =>
  expectedTimes(plan, marks).map(({ startsAt, endsAt }) =>
    [startsAt, endsAt].map((ms) => new Date(ms).toISOString().slice(11, 16)).join('-'),
  );

describe('expected times', () => {
  test('are the plan while nothing was marked', () => {
    expect(clocks([])).toEqual(['08:00-08:15', '08:15-09:00', '09:30-10:00']);
  });

  test('a late start moves the rest, and a pause in the plan takes it up', () => {
    expect(clocks([mark('a', 'started', '08:20')])).toEqual(['08:20-08:35', '08:35-09:20', '09:30-10:00']);
    expect(clocks([mark('a', 'started', '09:00')])).toEqual(['09:00-09:15', '09:15-10:00', '10:00-10:30']);
  });

  test('what ends early pulls nothing forward, unless somebody starts it', () => {
    const early = [mark('a', 'started', '08:00'), mark('a', 'finished', '08:05')];
    expect(clocks(early)).toEqual(['08:00-08:05', '08:15-09:00', '09:30-10:00']);
    expect(clocks([...early, mark('b', 'started', '08:06')])).toEqual(['08:00-08:05', '08:06-08:51', '09:30-10:00']);
  });

  test('lateness said before it starts moves it, said while it runs lengthens it, and a start says when it was', () => {
    const late = mark('b', 'delayed', '08:10', { minutes: 10 });
    expect(clocks([late])).toEqual(['08:00-08:15', '08:25-09:10', '09:30-10:00']);
    const started = mark('b', 'started', '08:27');
    expect(clocks([late, started])[1]).toBe('08:27-09:12');
    expect(clocks([late, started, mark('b', 'delayed', '08:50', { minutes: 30 })])).toEqual([
      '08:00-08:15',
      '08:27-09:42',
      '09:42-10:12',
    ]);
  });

  test('what was taken back counts for nothing; starting one ends those before it', () => {
    const late = mark('a', 'delayed', '07:50', { minutes: 15 });
    expect(clocks([late, mark('a', 'undone', '07:51', { of: late.id })])).toEqual(clocks([]));
    const skipped = expectedTimes(plan, [mark('a', 'started', '08:00'), mark('c', 'started', '09:10')]);
    expect(skipped.map((e) => e.state)).toEqual(['done', 'done', 'running']);
    expect(nowAndNext(skipped).now?.id).toBe('c');
  });

  test('hold their rules whatever is marked', () => {
    const span = fc.record({ gap: fc.integer({ min: 0, max: 30 }), minutes: fc.integer({ min: 0, max: 60 }) });
    const said = fc.record({
      item: fc.nat(),
      kind: fc.constantFrom<Mark['kind']>('started', 'finished', 'delayed'),
      minutes: fc.integer({ min: 1, max: 60 }),
      after: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(span, { minLength: 1, maxLength: 10 }),
        fc.array(said, { maxLength: 12 }),
        (spans, words) => {
          let cursor = at('08:00');
          const items = spans.map(({ gap, minutes }, i) => {
            const startsAt = cursor + gap * MINUTE;
            cursor = startsAt + minutes * MINUTE;
            return { id: String(i), startsAt, endsAt: cursor };
          });
          let now = at('08:00');
          const marks = words.map(({ item, kind, minutes, after }, i): Mark => {
            now += after * MINUTE;
            return { id: i + 1, itemId: String(item % items.length), kind, minutes, of: null, at: now };
          });
          const expected = expectedTimes(items, marks);
          expected.forEach((e, i) => {
            expect(e.endsAt).toBeGreaterThanOrEqual(e.startsAt);
            const [before, planned] = [expected[i - 1], items[i]];
            // nothing that nobody marked comes before its time, nor before what it follows is over
            if (e.state === 'ahead') expect(e.startsAt).toBeGreaterThanOrEqual(planned?.startsAt ?? 0);
            if (e.state === 'ahead' && before) expect(e.startsAt).toBeGreaterThanOrEqual(before.endsAt);
            // what has begun or is over has all before it behind it
            if (e.state !== 'ahead') expect(before?.state ?? 'done').toBe('done');
          });
          // one more minute of lateness brings nothing forward
          const next = nowAndNext(expected).next;
          if (!next) return;
          const later = expectedTimes(items, [
            ...marks,
            { id: 99, itemId: next.id, kind: 'delayed', minutes: 10, of: null, at: now },
          ]);
          for (const [i, e] of later.entries()) expect(e.startsAt).toBeGreaterThanOrEqual(expected[i]?.startsAt ?? 0);
          expect(later.find((e) => e.id === next.id)?.startsAt).toBe(next.startsAt + 10 * MINUTE);
        },
      ),
    );
  });
});
