import { clock, dateOf, dayMonthYear, longDate, minutesBetween, toInstant, zoneLabel } from '../dates.ts';
import type { ComparedWhat, EventRecord } from '../record.ts';
import type { Fact } from './fact.ts';
import { counted } from './numerals.ts';
import { COMPARED_WORDS, COUNT_WORDS, OUTCOME_LABELS } from './wording.ts';

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

/**
 * The rundown: as it was held where it was run, with the items that nobody marked; else as the coordinator gave it, with
 * clock times only where date and time of the event are known.
 */
export function agendaFacts(record: EventRecord): Fact[] {
  return record.agenda.some((item) => item.held) ? heldFacts(record) : plannedFacts(record);
}

const itemText = (title: string, officer: string | null) => `${title}${officer ? ` (${officer})` : ''}`;

function heldFacts(record: EventRecord): Fact[] {
  const days = new Set(record.agenda.flatMap(({ held }) => (held ? [dateOf(held.from)] : [])));
  const zone = zoneLabel(record.timezone, toInstant(record.startsAt, record.timezone));
  const [first] = record.agenda.flatMap(({ held }) => (held ? [held.from] : [])).sort();
  const facts: Fact[] = [];
  const sure = !record.unconfirmed.includes('date') && !record.unconfirmed.includes('time');
  if (first && sure && dateOf(first) === dateOf(record.startsAt)) {
    const late = minutesBetween(record.startsAt, first);
    const [from, planned] = [clock(first), clock(record.startsAt)];
    const beside =
      late === 0
        ? 'sesuai rencana'
        : `${Math.abs(late)} menit ${late > 0 ? 'sesudah' : 'sebelum'} waktu yang direncanakan`;
    facts.push({
      id: 'held-start',
      kind: 'held_start',
      label: 'Mulai',
      value: `pukul ${from} ${zone}, ${beside}`,
      data: { from, planned, late, zone },
      refs: [],
    });
  }
  record.agenda.forEach(({ title, officer, held }, index) => {
    if (!held) {
      facts.push({
        id: `dropped-${index + 1}`,
        kind: 'dropped_item',
        label: 'Direncanakan, tidak tercatat dilaksanakan',
        value: itemText(title, officer),
        data: { title, officer },
        refs: [],
      });
      return;
    }
    const from = clock(held.from);
    const until = held.until && dateOf(held.until) === dateOf(held.from) ? clock(held.until) : null;
    const date = days.size > 1 ? dateOf(held.from) : null;
    facts.push({
      id: `held-${index + 1}`,
      kind: 'held_item',
      label: 'Acara yang dilaksanakan',
      value: `${date ? `${longDate(date)} ` : ''}pukul ${until ? `${from} s.d. ${until}` : from} ${zone}: ${itemText(title, officer)}`,
      data: { date, from, until, zone, title, officer },
      refs: [],
    });
  });
  return facts;
}

function plannedFacts(record: EventRecord): Fact[] {
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
      value: `${day}${hours}${itemText(title, officer)}`,
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

/** What this event counted as well, at the last one of its kind. */
export function comparisonFacts({ previous }: EventRecord, facts: readonly Fact[]): Fact[] {
  if (!previous) return [];
  const counted_ = new Set(
    facts.flatMap((fact): ComparedWhat[] => {
      if (fact.kind === 'count') return [fact.data.what];
      if (fact.kind === 'attendance_total') return ['persons'];
      return fact.kind === 'force' || fact.kind === 'force_total' ? ['personnel'] : [];
    }),
  );
  return previous.counted
    .filter(({ what }) => counted_.has(what))
    .map(({ what, number }) => {
      const { title, date } = previous;
      const value = `${counted(number)} ${COMPARED_WORDS[what]} pada ${title}, ${dayMonthYear(date)}`;
      const data = { what, number, title, date };
      return {
        id: `comparison-${what}`,
        kind: 'comparison',
        label: 'Kegiatan sejenis terakhir',
        value,
        data,
        refs: [],
      };
    });
}
