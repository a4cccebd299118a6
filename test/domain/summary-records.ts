import * as fc from 'fast-check';
import type { EventRecord } from '../../src/domain/record.ts';
import { endOfMonth } from '../../src/domain/summary/period.ts';
import type { SummaryEvent, SummaryRecord } from '../../src/domain/summary/record.ts';
import { anyRecord } from './random-records.ts';

/** An event of a summary from its record: ids as rows have them, no two alike. */
export function summaryEvent(id: string, record: EventRecord, over: Partial<SummaryEvent> = {}): SummaryEvent {
  const { outcomes, ...rest } = record;
  return { ...rest, id, outcomes: outcomes.map((outcome) => ({ ...outcome, id: `${id}-${outcome.id}` })), ...over };
}

const others = fc.record({ unclosed: fc.nat(3), coming: fc.nat(3), postponed: fc.nat(2), cancelled: fc.nat(2) });

/** What was held in a month, a year or some days of one, and in the period before. */
export const anySummary: fc.Arbitrary<SummaryRecord> = fc
  .record({
    of: fc.constantFrom('series' as const, 'programme' as const),
    name: fc.constantFrom('Cooling System', 'Sambang Desa Randu', 'Operasi Siaga 2031; "Damai"', 'Apel Siaga'),
    held: fc.array(anyRecord, { maxLength: 14 }),
    earlier: fc.array(anyRecord, { maxLength: 3 }),
    length: fc.constantFrom('month' as const, 'year' as const, 'days' as const),
    sayAgain: fc.boolean(),
    others,
  })
  .map(({ of, name, held, earlier, length, sayAgain, others }): SummaryRecord => {
    const from = length === 'year' ? '2031-01-01' : length === 'month' ? '2031-03-01' : '2031-03-03';
    const until = length === 'year' ? '2031-12-31' : length === 'month' ? endOfMonth('2031-03-01') : '2031-03-28';
    const events = held.map((record, index) => {
      const startsAt =
        length === 'year'
          ? record.startsAt
          : record.startsAt.replace(/^2031-\d\d-0[12]/, '2031-03-11').replace(/^2031-\d\d/, '2031-03');
      const outcomes = sayAgain && held[0] ? [...held[0].outcomes.slice(0, 2), ...record.outcomes] : record.outcomes;
      const own = outcomes.map((outcome, n) => ({ ...outcome, id: `o${n + 1}` }));
      return summaryEvent(`e${index + 1}`, { ...record, startsAt, outcomes: own });
    });
    events.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    const before = { from: '2030-01-01', until: '2030-12-31', held: earlier };
    return { of, name, from, until, held: events, others, before: earlier.length ? before : null };
  });
