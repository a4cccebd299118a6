import { clock, dateOf, longDate, toInstant, zoneLabel } from '../dates.ts';
import type { EventRecord } from '../record.ts';
import type { Fact } from './fact.ts';
import { counted } from './numerals.ts';
import { COUNT_WORDS, OUTCOME_LABELS } from './wording.ts';

function strength(personnel: number, vehicles: number | null): string {
  return `${counted(personnel)} personel${vehicles === null ? '' : ` dan ${counted(vehicles)} kendaraan`}`;
}

/** Strength by unit, and the whole where there are several units; vehicles are added up only where each unit gave them. */
export function forceFacts({ forces }: EventRecord): Fact[] {
  const facts = forces.map(
    ({ id, unit, personnel, vehicles }): Fact => ({
      id: `force-${id}`,
      kind: 'force',
      label: 'Kekuatan',
      value: `${unit}: ${strength(personnel, vehicles)}`,
      data: { unit, personnel, vehicles },
      refs: [id],
    }),
  );
  if (forces.length < 2) return facts;
  const personnel = forces.reduce((sum, force) => sum + force.personnel, 0);
  const vehicles = forces.some((force) => force.vehicles === null)
    ? null
    : forces.reduce((sum, force) => sum + (force.vehicles ?? 0), 0);
  const value = strength(personnel, vehicles);
  const refs = forces.map((force) => force.id);
  return [
    ...facts,
    { id: 'force-total', kind: 'force_total', label: 'Jumlah kekuatan', value, data: { personnel, vehicles }, refs },
  ];
}

/** What was counted, by kind of count. */
export function countFacts({ counts }: EventRecord): Fact[] {
  return counts.map(({ id, what, number, note }) => {
    const words = COUNT_WORDS[what];
    const value = `${counted(number)} ${words.noun}${note ? ` (${note})` : ''}`;
    return { id: `count-${what}`, kind: 'count', label: words.label, value, data: { what, number, note }, refs: [id] };
  });
}

/** The rundown as the coordinator gave it; clock times only where date and time of the event are known. */
export function agendaFacts(record: EventRecord): Fact[] {
  const known = !record.unconfirmed.includes('date') && !record.unconfirmed.includes('time');
  const severalDays = record.agenda.some((item) => dateOf(item.startsAt) !== dateOf(record.startsAt));
  const zone = zoneLabel(record.timezone, toInstant(record.startsAt, record.timezone));
  return record.agenda.map(({ startsAt, endsAt, title, officer }, index) => {
    const from = known ? clock(startsAt) : null;
    const until = known && dateOf(endsAt) === dateOf(startsAt) ? clock(endsAt) : null;
    const date = known && severalDays ? dateOf(startsAt) : null;
    const day = date ? `${longDate(date)} ` : '';
    const hours = from ? `pukul ${until ? `${from} s.d. ${until}` : from} ${zone}: ` : '';
    return {
      id: `agenda-${index + 1}`,
      kind: 'agenda',
      label: 'Susunan acara',
      value: `${day}${hours}${title}${officer ? ` (${officer})` : ''}`,
      data: { date, from, until, zone, title, officer },
      refs: [],
    };
  });
}

/** What was said, decided and raised: the text verbatim, then who said it, who answers for it and until when. */
export function outcomeFacts({ outcomes }: EventRecord): Fact[] {
  return outcomes.map(({ id, kind, text, speaker, owner, due }) => {
    const by = [speaker, owner ? `penanggung jawab: ${owner}` : null, due ? `tenggat: ${longDate(due)}` : null].filter(
      (part) => part !== null,
    );
    return {
      id: `out-${id}`,
      kind: 'outcome',
      label: OUTCOME_LABELS[kind],
      value: by.length > 0 ? `${text} — ${by.join('; ')}` : text,
      data: { outcome: kind, text, speaker, owner, due },
      refs: [id],
    };
  });
}
