import { attendanceTotals, presence } from '../attendance.ts';
import { dateOf, dayMonthYear, longDate } from '../dates.ts';
import { venueText } from '../facts/event.ts';
import { counted } from '../facts/numerals.ts';
import { COUNT_WORDS, oneLine, personText } from '../facts/wording.ts';
import { COUNT_WHATS, kindById } from '../kinds.ts';
import { missingFields } from '../missing.ts';
import type { Sum, SummaryFact, SummaryFactOf, SummaryKind } from './fact.ts';
import { outcomeFacts } from './outcomes.ts';
import { partsOf, periodText } from './period.ts';
import { type EarlierEvent, NOT_HELD, type SummaryEvent, type SummaryRecord } from './record.ts';
import { eventLine, NOT_HELD_WORDS, over, partText, strengthText } from './wording.ts';

const same = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);
/** The day of an event, null where that is not sure. */
const dayOf = (event: SummaryEvent) => (event.unconfirmed.includes('date') ? null : dateOf(event.startsAt));

/** Events by a text that they share, however it is spelt; in the order of their first. */
function byText(events: readonly SummaryEvent[], textOf: (event: SummaryEvent) => string | null) {
  const groups = new Map<string, { name: string; events: SummaryEvent[] }>();
  for (const event of events) {
    const name = oneLine(textOf(event) ?? '');
    if (!name) continue;
    const group = groups.get(same(name)) ?? { name, events: [] };
    group.events.push(event);
    groups.set(same(name), group);
  }
  return [...groups.values()];
}

/** Facts of how many events share something. */
function named<K extends 'kind' | 'host' | 'place' | 'leader'>(
  kind: K,
  label: string,
  groups: ReturnType<typeof byText>,
): SummaryFactOf<K>[] {
  return groups.map(({ name, events }, index) => ({
    id: `${kind}-${index + 1}`,
    kind,
    label,
    value: `${name}: ${counted(events.length)} kegiatan`,
    data: { name, number: events.length } as SummaryFactOf<K>['data'],
    refs: ids(events),
  }));
}

/** The one who led: nobody who is known to have been away. */
function ledBy(event: SummaryEvent): string | null {
  const { leader } = event;
  if (!leader || (!leader.name && !leader.position)) return null;
  if (presence(event, [leader])(leader) === 'absent') return null;
  return personText({ ...leader, agency: null });
}

/** What each count comes to, over those that recorded it. */
function sumsOf(events: readonly Pick<EarlierEvent, 'counts'>[]): Sum[] {
  return COUNT_WHATS.flatMap((what) => {
    const numbers = events.flatMap(({ counts }) => counts.filter((c) => c.what === what).map((c) => c.number));
    return numbers.length ? [{ what, number: numbers.reduce((a, b) => a + b, 0), events: numbers.length }] : [];
  });
}

/** Persons at the door over the events at which attendance was taken. */
function presenceOf(events: readonly EarlierEvent[]): { number: number; events: number } | null {
  const taken = events.filter(({ attendance }) => attendance.length > 0);
  if (!taken.length) return null;
  return { number: taken.reduce((sum, event) => sum + attendanceTotals(event).persons, 0), events: taken.length };
}

function strengthOf(forces: readonly { personnel: number; vehicles: number | null }[]) {
  const personnel = forces.reduce((sum, force) => sum + force.personnel, 0);
  const vehicles = forces.some((force) => force.vehicles === null)
    ? null
    : forces.reduce((sum, force) => sum + (force.vehicles ?? 0), 0);
  return { personnel, vehicles };
}

function headFacts({ of, name, from, until, held }: SummaryRecord): SummaryFact[] {
  const days = held.flatMap((event) => dayOf(event) ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  const text = oneLine(name);
  const facts: SummaryFact[] = [
    {
      id: 'name',
      kind: 'name',
      label: of === 'series' ? 'Rangkaian kegiatan' : 'Program',
      value: text,
      data: { of, text },
      refs: [],
    },
    {
      id: 'period',
      kind: 'period',
      label: 'Periode',
      value: periodText({ from, until }),
      data: { from, until },
      refs: [],
    },
    {
      id: 'events',
      kind: 'events',
      label: 'Kegiatan yang dilaksanakan',
      value: `${counted(held.length)} kegiatan`,
      data: { number: held.length },
      refs: ids(held),
    },
  ];
  if (first && last) {
    const value = first === last ? longDate(first) : `${longDate(first)} s.d. ${longDate(last)}`;
    facts.push({ id: 'span', kind: 'span', label: 'Hari pelaksanaan', value, data: { first, last }, refs: ids(held) });
  }
  return facts;
}

function partFacts({ from, until, held }: SummaryRecord): SummaryFact[] {
  const { by, parts } = partsOf({ from, until });
  const label = by === 'week' ? 'Pelaksanaan per minggu' : 'Pelaksanaan per bulan';
  return parts.flatMap((part): SummaryFact[] => {
    const events = held.filter((event) => {
      const day = dayOf(event);
      return day !== null && day >= part.from && day <= part.until;
    });
    if (!events.length) return [];
    const data = { ...part, number: events.length, sums: sumsOf(events) };
    const value = `${periodText(part)}: ${partText(data)}`;
    return [{ id: `part-${part.from}`, kind: 'part', label, value, data, refs: ids(events) }];
  });
}

function resultFacts({ held }: SummaryRecord): SummaryFact[] {
  const of = held.length;
  const facts: SummaryFact[] = sumsOf(held).map((sum) => ({
    id: `sum-${sum.what}`,
    kind: 'sum',
    label: COUNT_WORDS[sum.what].label,
    value: `${counted(sum.number)} ${COUNT_WORDS[sum.what].noun}, tercatat pada ${over(sum.events, of)}`,
    data: { ...sum, of },
    refs: ids(held.filter(({ counts }) => counts.some(({ what }) => what === sum.what))),
  }));
  const came = presenceOf(held);
  if (came) {
    const value = `${counted(came.number)} orang, tercatat pada ${over(came.events, of)}`;
    const refs = ids(held.filter(({ attendance }) => attendance.length > 0));
    facts.push({ id: 'presence', kind: 'presence', label: 'Jumlah kehadiran', value, data: { ...came, of }, refs });
  }
  const units = new Map<
    string,
    { name: string; rows: { event: string; personnel: number; vehicles: number | null }[] }
  >();
  for (const { id, forces } of held) {
    for (const { unit, personnel, vehicles } of forces) {
      const known = units.get(same(unit)) ?? { name: oneLine(unit), rows: [] };
      known.rows.push({ event: id, personnel, vehicles });
      units.set(same(unit), known);
    }
  }
  [...units.values()].forEach(({ name, rows }, index) => {
    const events = new Set(rows.map(({ event }) => event)).size;
    const data = { name, ...strengthOf(rows), events };
    const value = `${name}: ${strengthText(data)} dalam ${counted(events)} kegiatan`;
    const refs = [...new Set(rows.map(({ event }) => event))];
    facts.push({ id: `unit-${index + 1}`, kind: 'unit', label: 'Pengerahan personel', value, data, refs });
  });
  const strong = held.filter(({ forces }) => forces.length > 0);
  if (strong.length) {
    const data = { ...strengthOf(strong.flatMap(({ forces }) => forces)), events: strong.length, of };
    const value = `${strengthText(data)}, tercatat pada ${over(strong.length, of)}`;
    facts.push({
      id: 'strength',
      kind: 'strength',
      label: 'Jumlah pengerahan personel',
      value,
      data,
      refs: ids(strong),
    });
  }
  return facts;
}

/** What the period before came to, where this one has it too. */
function beforeFacts({ before, held }: SummaryRecord): SummaryFact[] {
  if (!before?.held.length) return [];
  const { from, until } = before;
  const of = before.held.length;
  const fact = (
    what: SummaryFactOf<'before'>['data']['what'],
    number: number,
    events: number,
    words: string,
  ): SummaryFact => ({
    id: `before-${what}`,
    kind: 'before',
    label: `Periode sebelumnya (${periodText({ from, until })})`,
    value: words,
    data: { from, until, what, number, events, of },
    refs: [],
  });
  const now = new Set(sumsOf(held).map(({ what }) => what));
  const came = presenceOf(held) && presenceOf(before.held);
  return [
    fact('events', of, of, `${counted(of)} kegiatan`),
    ...sumsOf(before.held)
      .filter(({ what }) => now.has(what))
      .map(({ what, number, events }) =>
        fact(what, number, events, `${counted(number)} ${COUNT_WORDS[what].noun} pada ${over(events, of)}`),
      ),
    ...(came
      ? [
          fact(
            'persons',
            came.number,
            came.events,
            `kehadiran ${counted(came.number)} orang pada ${over(came.events, of)}`,
          ),
        ]
      : []),
  ];
}

function lackingFacts({ held }: SummaryRecord): SummaryFact[] {
  const fields = new Map<string, SummaryFactOf<'lacking'>>();
  const of = held.length;
  for (const event of held) {
    for (const { field, label } of missingFields(event, kindById(event.kindId))) {
      const known = fields.get(field) ?? {
        id: `missing-${field}`,
        kind: 'lacking',
        label,
        value: '',
        data: { field, label, events: 0, of },
        refs: [],
      };
      known.data.events += 1;
      known.refs.push(event.id);
      known.value = `belum tercatat pada ${over(known.data.events, of)}`;
      fields.set(field, known);
    }
  }
  return [...fields.values()];
}

function eventFacts({ name, held }: SummaryRecord): SummaryFact[] {
  const venueOf = (event: SummaryEvent) =>
    event.unconfirmed.includes('venue') ? null : oneLine(venueText(event.venue));
  const hosts = new Set(held.map(({ host }) => same(host))).size;
  const places = new Set(held.map((event) => same(venueOf(event) ?? ''))).size;
  return held.map((event) => {
    const strength = event.forces.length ? strengthOf(event.forces) : null;
    const persons = event.attendance.length ? attendanceTotals(event).persons : null;
    const counts = COUNT_WHATS.flatMap((what) => event.counts.filter((count) => count.what === what)).map(
      ({ what, number, note }) => ({ what, number, note }),
    );
    const figures = counts.length > 0 || strength !== null || persons !== null;
    const data = {
      date: dayOf(event),
      title: same(event.title) === same(name) && figures ? null : oneLine(event.title),
      host: hosts > 1 ? oneLine(event.host) : null,
      venue: places > 1 ? venueOf(event) : null,
      counts,
      persons,
      strength,
    };
    return {
      id: `event-${event.id}`,
      kind: 'event',
      label: 'Kegiatan',
      value: eventLine(data),
      data,
      refs: [event.id],
    };
  });
}

/**
 * Everything that the held events of a period say together, in the order of a report, each with an id that stays the same
 * while its rows do. Sums are only over the events that recorded them, and say over how many; attendance is added up event
 * by event, so that who came to several counts in each; the words of outcomes stand verbatim.
 */
export function computeSummaryFacts(record: SummaryRecord): SummaryFact[] {
  const { held, others, until } = record;
  const placeOf = (event: SummaryEvent) => (event.unconfirmed.includes('venue') ? null : venueText(event.venue));
  return [
    ...headFacts(record),
    ...named(
      'kind',
      'Jenis kegiatan',
      byText(held, ({ kindId }) => kindById(kindId)?.name.id ?? kindId),
    ),
    ...named(
      'host',
      'Penyelenggara',
      byText(held, ({ host }) => host),
    ),
    ...NOT_HELD.flatMap((state): SummaryFact[] =>
      others[state]
        ? [
            {
              id: `not-held-${state}`,
              kind: 'not_held',
              label: 'Tidak dihitung',
              value: `${counted(others[state])} ${NOT_HELD_WORDS[state]}`,
              data: { state, number: others[state] },
              refs: [],
            },
          ]
        : [],
    ),
    ...named('place', 'Tempat kegiatan', byText(held, placeOf)),
    ...named('leader', 'Pimpinan kegiatan', byText(held, ledBy)),
    ...partFacts(record),
    ...resultFacts(record),
    ...beforeFacts(record),
    ...outcomeFacts(held),
    ...dueAfter(held, until),
    ...lackingFacts(record),
    ...eventFacts(record),
  ];
}

function dueAfter(held: readonly SummaryEvent[], until: string): SummaryFact[] {
  const later = outcomeFacts(held).filter(
    ({ data }) => data.outcome === 'follow_up' && data.due !== null && data.due > until,
  );
  if (!later.length) return [];
  const value = `${counted(later.length)} tindak lanjut bertenggat setelah ${dayMonthYear(until)}`;
  const refs = [...new Set(later.flatMap((fact) => fact.refs))];
  return [
    {
      id: 'due-after',
      kind: 'due_after',
      label: 'Tenggat berikutnya',
      value,
      data: { number: later.length, date: until },
      refs,
    },
  ];
}

/** The facts of one kind, in their order. */
export function summaryFactsOf<K extends SummaryKind>(facts: readonly SummaryFact[], kind: K): SummaryFactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as SummaryFact[] as SummaryFactOf<K>[];
}
