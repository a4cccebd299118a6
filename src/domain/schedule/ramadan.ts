import { dateOf } from '../dates.ts';

/** A month of Ramadan: first and last day, both included. */
export type Ramadan = { year: string; from: string; until: string; provisional: boolean; source: string };

const ISBAT = 'Keputusan Menteri Agama berdasarkan sidang isbat';
const COMPUTED = 'Perkiraan kalender; menunggu sidang isbat';

/** Known by date: the past as decided, the future as computed and marked so. A year more is a line more. */
export const RAMADANS: readonly Ramadan[] = [
  { year: '1445 H', from: '2024-03-12', until: '2024-04-09', provisional: false, source: ISBAT },
  { year: '1446 H', from: '2025-03-01', until: '2025-03-30', provisional: false, source: ISBAT },
  { year: '1447 H', from: '2026-02-19', until: '2026-03-20', provisional: false, source: ISBAT },
  { year: '1448 H', from: '2027-02-08', until: '2027-03-09', provisional: true, source: COMPUTED },
  { year: '1449 H', from: '2028-01-28', until: '2028-02-26', provisional: true, source: COMPUTED },
];

/** The Ramadan a date (or local) lies in, or null. */
export function ramadanOn(dateOrLocal: string): Ramadan | null {
  const date = dateOf(dateOrLocal);
  return RAMADANS.find(({ from, until }) => from <= date && date <= until) ?? null;
}
