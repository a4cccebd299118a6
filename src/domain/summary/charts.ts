import type { Chart } from '../charts.ts';
import { dayMonthYear } from '../dates.ts';
import { grouped } from '../facts/numerals.ts';
import { COUNT_WORDS } from '../facts/wording.ts';
import type { SummaryFact, SummaryFactOf } from './fact.ts';
import { summaryFactsOf } from './facts.ts';
import { isMonth, type Period } from './period.ts';

/** More bars than these are hard to read; what would be more is told in words alone. */
const MOST = 24;

/** 'Mar 2027', '1–7 Mar', '29 Mar–4 Apr': short enough to stand before a bar. */
function shortPeriod(period: Period): string {
  const [day = '', month = '', year = ''] = dayMonthYear(period.until).split(' ');
  const short = month.slice(0, 3);
  if (isMonth(period)) return `${short} ${year}`;
  if (period.from === period.until) return `${day} ${short}`;
  const [first = '', begins = ''] = dayMonthYear(period.from).split(' ');
  return begins === month ? `${first}–${day} ${short}` : `${first} ${begins.slice(0, 3)}–${day} ${short}`;
}

/** Two bars at least, and no more than can be read. */
const readable = (chart: Chart): Chart[] => (chart.bars.length >= 2 && chart.bars.length <= MOST ? [chart] : []);

function overTime(parts: readonly SummaryFactOf<'part'>[], what: SummaryFactOf<'sum'> | null): Chart {
  const by = parts[0]?.label.split(' ').slice(1).join(' ') ?? '';
  const bars = parts.map(({ data }) => {
    const value = what ? (data.sums.find((sum) => sum.what === what.data.what)?.number ?? 0) : data.number;
    return { label: shortPeriod(data), value, text: grouped(value) };
  });
  if (!what) return { id: 'events', title: `Kegiatan ${by}`, unit: 'kegiatan', bars };
  const { label, noun } = COUNT_WORDS[what.data.what];
  const { events, of } = what.data;
  const chart = { id: what.data.what, title: `${label} ${by}`, unit: noun, bars };
  return events < of ? { ...chart, note: `Tercatat pada ${events} dari ${of} kegiatan.` } : chart;
}

/** Sums, those that most events gave first, of as many the greatest. */
export function mainSums(facts: readonly SummaryFact[]): SummaryFactOf<'sum'>[] {
  return summaryFactsOf(facts, 'sum').sort((a, b) => b.data.events - a.data.events || b.data.number - a.data.number);
}

/**
 * What of a summary is easier seen than read: events and the count that most of them have, week by week (or month by
 * month), and events by kind and by host where there are several.
 */
export function summaryCharts(facts: readonly SummaryFact[]): Chart[] {
  const parts = summaryFactsOf(facts, 'part');
  const [main] = mainSums(facts);
  const shares = (kind: 'kind' | 'host', title: string): Chart => ({
    id: kind,
    title,
    unit: 'kegiatan',
    bars: summaryFactsOf(facts, kind).map(({ data }) => ({
      label: data.name,
      value: data.number,
      text: grouped(data.number),
    })),
  });
  return [
    overTime(parts, null),
    ...(main ? [overTime(parts, main)] : []),
    shares('kind', 'Kegiatan menurut jenis'),
    shares('host', 'Kegiatan menurut penyelenggara'),
  ].flatMap(readable);
}
