import { presence } from './attendance.ts';
import { agendaFacts, comparisonFacts, countFacts, forceFacts, outcomeFacts } from './facts/deeds.ts';
import { eventFacts } from './facts/event.ts';
import type { Fact } from './facts/fact.ts';
import { guestFacts } from './facts/guests.ts';
import { type EventKind, kindById } from './kinds.ts';
import { missingFields } from './missing.ts';
import type { EventRecord, Official } from './record.ts';

export type { ClaimData, Fact, FactKind, FactOf, Person } from './facts/fact.ts';

/**
 * Everything that the record says about an event, in the order of a report, each with an id that stays the same while
 * its rows do. What is unconfirmed, planned or unanswered is no fact; what the kind of event asks for and the record
 * lacks is a fact of its own (`missing-…`). Nobody is present without an attendance row.
 */
export function computeFacts(
  record: EventRecord,
  kind: Pick<EventKind, 'asks'> | undefined = kindById(record.kindId),
): Fact[] {
  const named: Official[] = [...(record.leader ? [record.leader] : []), ...record.roles];
  const whereabouts = presence(record, named);
  const counted = [...guestFacts(record), ...forceFacts(record), ...countFacts(record)];
  return [
    ...eventFacts(record, (official) => whereabouts(official) === 'absent'),
    ...counted,
    ...agendaFacts(record),
    ...outcomeFacts(record),
    ...comparisonFacts(record, counted),
    ...missingFields(record, kind).map(
      ({ field, label }): Fact => ({
        id: `missing-${field}`,
        kind: 'missing',
        label,
        value: 'belum tercatat',
        data: { field },
        refs: [],
      }),
    ),
  ];
}
