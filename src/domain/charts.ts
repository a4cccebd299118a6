import { firstArrivals } from './attendance.ts';
import { addDays, clock, dateOf, daysBetween, localOf, longDate, toInstant, zoneLabel } from './dates.ts';
import { counted } from './facts/numerals.ts';
import type { EventRecord } from './record.ts';

/** Several amounts in one bar, in the order of the chart's `legend`; together they are the bar's `value`. */
export type Bar = { label: string; value: number; text: string; parts?: number[] };

/**
 * A few bars with their numbers in words, the same for pages and paper. Texts are Indonesian, as the report's are; labels
 * are unique and name no person.
 */
export type Chart = { id: string; title: string; unit: string; bars: Bar[]; legend?: string[]; note?: string };

/** The first answer of an invitee that counts. Epoch milliseconds. */
export type FirstAnswer = { at: number };

/** More bars than these are hard to read; the least of them become one. */
const MOST = 12;
/** Minutes that arrivals are counted by: the shortest that needs no more than `MOST` bars. */
const SLOTS = [5, 10, 15, 30, 60, 120];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const same = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** 'kam 4/3'-like labels say too little on paper: '4 Mar'. */
function shortDay(date: string): string {
  const [, day, month] = /, (\d+) (\p{L}{3})/u.exec(longDate(date)) ?? [];
  return `${day} ${month}`;
}

/** One label that none of `taken` is. */
function restLabel(what: string, n: number, taken: Bar[]): string {
  const labels = new Set(taken.map(({ label }) => same(label)));
  let label = `${what} lainnya (${n})`;
  while (labels.has(same(label))) label += ' …';
  return label;
}

/** Two bars at least, and one of them long enough that its length says something. */
function enough(chart: Chart): Chart[] {
  return chart.bars.length >= 2 && chart.bars.some(({ value }) => value >= 3) ? [chart] : [];
}

/** How many invitees had answered by the end of each day (or of each few days, where there are many). */
function answersOverTime(record: EventRecord, answers: readonly FirstAnswer[]): Chart[] {
  if (!answers.length) return [];
  const days = answers.map(({ at }) => dateOf(localOf(at, record.timezone))).sort();
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const span = daysBetween(first, last) + 1;
  const step = Math.ceil(span / MOST);
  const bars: Bar[] = [];
  // counted back from the last day, so that the last bar ends with it
  const begin = addDays(last, -step * (Math.ceil(span / step) - 1));
  for (let end = begin; end <= last; end = addDays(end, step)) {
    const value = days.filter((day) => day <= end).length;
    bars.push({
      label: `${step > 1 ? 's.d. ' : ''}${shortDay(end)}${end.slice(0, 4) === last.slice(0, 4) ? '' : ` ${end.slice(0, 4)}`}`,
      value,
      text: String(value),
    });
  }
  const note = `Jumlah yang telah menjawab sampai akhir hari, dari ${record.invitations.length} undangan.`;
  return enough({ id: 'answers', title: 'Jawaban undangan dari hari ke hari', unit: 'undangan', bars, note });
}

/** How many persons came when, around the event; what was written down at another time says nothing about coming. */
function arrivals(record: EventRecord): Chart[] {
  if (record.unconfirmed.includes('date') || record.unconfirmed.includes('time')) return [];
  const starts = toInstant(record.startsAt, record.timezone);
  const ends = record.endsAt ? toInstant(record.endsAt, record.timezone) : starts + 12 * HOUR;
  const all = firstArrivals(record);
  const counting = all.filter((at) => at >= starts - 6 * HOUR && at <= ends + 3 * HOUR).sort((a, b) => a - b);
  const [first, last] = [counting[0], counting.at(-1)];
  if (first === undefined || last === undefined || counting.length * 2 < all.length) return [];
  const elsewhen = all.length - counting.length;
  const note = elsewhen ? `${counted(elsewhen)} orang lainnya dicatat di luar waktu kegiatan.` : undefined;
  const bars = last - first < 24 * HOUR ? bySlot(counting, first, last, record.timezone) : byDay(counting, record);
  const zone = zoneLabel(record.timezone, first);
  const said = { id: 'arrivals', title: `Kedatangan dari waktu ke waktu (${zone})`, unit: 'orang', bars };
  return bars.length <= MOST ? enough(note ? { ...said, note } : said) : [];
}

function bySlot(counting: number[], first: number, last: number, zone: string): Bar[] {
  for (const minutes of SLOTS) {
    const slot = minutes * MINUTE;
    const begin = Math.floor(first / slot) * slot;
    const n = Math.floor((last - begin) / slot) + 1;
    if (n > MOST) continue;
    return Array.from({ length: n }, (_, i) => {
      const from = begin + i * slot;
      const value = counting.filter((at) => at >= from && at < from + slot).length;
      const hours = `${clock(localOf(from, zone))}–${clock(localOf(from + slot, zone))}`;
      return { label: hours, value, text: String(value) };
    });
  }
  return [];
}

function byDay(counting: number[], record: EventRecord): Bar[] {
  const days = counting.map((at) => dateOf(localOf(at, record.timezone)));
  return [...new Set(days)].map((day) => {
    const value = days.filter((one) => one === day).length;
    return { label: shortDay(day), value, text: String(value) };
  });
}

const PRESENCE = ['hadir', 'diwakili', 'tidak tercatat hadir'];

const presenceText = (parts: number[]) => parts.flatMap((n, i) => (n ? [`${n} ${PRESENCE[i]}`] : [])).join(', ');

/** Of each agency's invitees, how many came, were represented, or are on no list; in all, where each agency has one. */
function attendance(record: EventRecord): Chart[] {
  if (!record.attendance.length || !record.invitations.length) return [];
  const there = (present: 'holder' | 'representative') =>
    new Set(record.attendance.filter((row) => row.present === present).map((row) => row.invitationId));
  const [holders, represented] = [there('holder'), there('representative')];
  const agencies = new Map<string, { label: string; parts: [number, number, number] }>();
  for (const { id, agency } of record.invitations) {
    const found = agencies.get(same(agency)) ?? { label: agency.trim(), parts: [0, 0, 0] };
    found.parts[holders.has(id) ? 0 : represented.has(id) ? 1 : 2]++;
    agencies.set(same(agency), found);
  }
  const sum = (rows: { parts: number[] }[]) =>
    PRESENCE.map((_, i) => rows.reduce((total, { parts }) => total + (parts[i] ?? 0), 0));
  const all = [...agencies.values()];
  const bar = (label: string, parts: number[]): Bar => {
    const value = parts.reduce((a, b) => a + b, 0);
    return { label, value, text: `${value}: ${presenceText(parts)}`, parts };
  };
  const unit = 'undangan';
  if (all.length < 2 || all.length === record.invitations.length) {
    const totals = sum(all);
    const words = ['Hadir sendiri', 'Diwakili', 'Tidak tercatat hadir'];
    const bars = words.flatMap((label, i) => {
      const value = totals[i] ?? 0;
      return value ? [{ label, value, text: String(value) }] : [];
    });
    return enough({ id: 'attendance', title: 'Kehadiran undangan', unit, bars });
  }
  const sorted = all
    .map(({ label, parts }) => bar(label, parts))
    .sort((a, b) => b.value - a.value || a.label.localeCompare(b.label, 'id'));
  const shown = sorted.length > MOST ? sorted.slice(0, MOST - 1) : sorted;
  const rest = sorted.slice(shown.length);
  const bars = rest.length
    ? [...shown, bar(restLabel('Instansi', rest.length, shown), sum(rest.map(({ parts }) => ({ parts: parts ?? [] }))))]
    : shown;
  return enough({ id: 'attendance', title: 'Kehadiran menurut instansi', unit, bars, legend: PRESENCE });
}

/** Personnel by unit. */
function forces(record: EventRecord): Chart[] {
  const text = (personnel: number, vehicles: number | null) =>
    `${personnel} personel${vehicles === null ? '' : `, ${vehicles} kendaraan`}`;
  const sorted = [...record.forces].sort((a, b) => b.personnel - a.personnel);
  const shown = sorted.length > MOST ? sorted.slice(0, MOST - 1) : sorted;
  const rest = sorted.slice(shown.length);
  const bars: Bar[] = shown.map(({ unit, personnel, vehicles }) => ({
    label: unit.trim(),
    value: personnel,
    text: text(personnel, vehicles),
  }));
  if (rest.length) {
    const value = rest.reduce((sum, { personnel }) => sum + personnel, 0);
    bars.push({ label: restLabel('Satuan', rest.length, bars), value, text: text(value, null) });
  }
  return enough({ id: 'forces', title: 'Kekuatan menurut satuan', unit: 'personel', bars });
}

/**
 * What of an event is easier seen than read: answers and arrivals over time, attendance by agency, forces by unit; each
 * only where there are at least two bars. Absence is a fact of a list and no more.
 */
export function chartsOf(record: EventRecord, answers: readonly FirstAnswer[]): Chart[] {
  return [...answersOverTime(record, answers), ...arrivals(record), ...attendance(record), ...forces(record)];
}
