import { dayMonthYear, longDate } from '../dates.ts';
import { counted, grouped } from '../facts/numerals.ts';
import { COUNT_WORDS, oneLine } from '../facts/wording.ts';
import type { Sum, SummaryData } from './fact.ts';
import type { NotHeld } from './record.ts';

/** Of how many events: '28 (dua puluh delapan) dari 30 (tiga puluh) kegiatan'. */
export function over(events: number, of: number): string {
  if (events < of) return `${counted(events)} dari ${counted(of)} kegiatan`;
  return of === 1 ? `${counted(1)} kegiatan` : `seluruh ${counted(of)} kegiatan`;
}

export const strengthText = ({ personnel, vehicles }: { personnel: number; vehicles: number | null }) =>
  `${counted(personnel)} personel${vehicles === null ? '' : ` dan ${counted(vehicles)} kendaraan`}`;

/** What becomes of events that are not summed up. */
export const NOT_HELD_WORDS: Record<NotHeld, string> = {
  unclosed: 'kegiatan yang sudah lewat waktunya dan belum ditutup',
  coming: 'kegiatan yang masih direncanakan',
  postponed: 'kegiatan yang ditunda',
  cancelled: 'kegiatan yang dibatalkan',
};

/** A part of the period: how many events, what they counted, and where not all did, at how many. */
export function partText({ number, sums }: { number: number; sums: readonly Sum[] }): string {
  const told = sums.map((sum) => {
    const at = sum.events < number ? ` (tercatat pada ${grouped(sum.events)} kegiatan)` : '';
    return `${grouped(sum.number)} ${COUNT_WORDS[sum.what].noun}${at}`;
  });
  return [`${grouped(number)} kegiatan`, ...told].join('; ');
}

/** What was counted at an event, how many came, what strength it had. */
export function figuresText({ counts, persons, strength }: SummaryData['event']): string {
  const vehicles = strength?.vehicles ?? null;
  return [
    ...counts.map((c) => `${grouped(c.number)} ${COUNT_WORDS[c.what].noun}${c.note ? ` (${oneLine(c.note)})` : ''}`),
    ...(persons === null ? [] : [`${grouped(persons)} orang hadir`]),
    ...(strength
      ? [`${grouped(strength.personnel)} personel${vehicles === null ? '' : ` dan ${grouped(vehicles)} kendaraan`}`]
      : []),
  ].join('; ');
}

/** One event in a line: day, what, by whom, where, and what was counted. */
export function eventLine(data: SummaryData['event']): string {
  const { date, title, host, venue } = data;
  const day = date ? longDate(date) : 'tanggal belum tercatat';
  const what = [title, host && `oleh ${host}`, venue && `di ${venue}`].filter(Boolean).join(', ');
  const figures = figuresText(data);
  if (!what || !figures) return `${day}: ${what || figures}`;
  return `${day}: ${what} (${figures})`;
}

/** Words verbatim, then by whom, who answers, until when, and where they were said. */
export function saidText({
  outcome,
  text,
  speaker,
  owner,
  due,
  times,
  first,
  last,
  title,
}: SummaryData['said']): string {
  const day = first ? dayMonthYear(first) : 'tanggal belum tercatat';
  const days = first && last && last !== first ? `${dayMonthYear(first)} s.d. ${dayMonthYear(last)}` : day;
  const details = [
    speaker && `disampaikan oleh ${speaker}`,
    owner && `penanggung jawab: ${owner}`,
    due && `tenggat: ${longDate(due)}`,
    times > 1 ? `tercatat pada ${counted(times)} kegiatan, ${days}` : `${title ? `${title}, ` : ''}${days}`,
  ].filter(Boolean);
  const words = oneLine(text);
  return `${outcome === 'quote' ? `“${words}”` : words} (${details.join('; ')})`;
}
