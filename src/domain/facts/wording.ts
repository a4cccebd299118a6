import type { CountWhat } from '../kinds.ts';
import type { ComparedWhat, OutcomeKind } from '../record.ts';
import type { Person } from './fact.ts';

/** What a count is called, and the noun that follows its number. */
export const COUNT_WORDS: Record<CountWhat, { label: string; noun: string }> = {
  participants: { label: 'Jumlah peserta', noun: 'orang peserta' },
  residents: { label: 'Jumlah warga', noun: 'orang warga' },
  places: { label: 'Jumlah tempat', noun: 'tempat' },
  visits: { label: 'Jumlah kunjungan', noun: 'kunjungan' },
  packages: { label: 'Jumlah paket', noun: 'paket' },
  patients: { label: 'Jumlah pasien', noun: 'orang pasien' },
  questions: { label: 'Jumlah pertanyaan', noun: 'pertanyaan' },
  leaflets: { label: 'Jumlah selebaran', noun: 'lembar selebaran' },
  signatories: { label: 'Jumlah penanda tangan', noun: 'penanda tangan' },
};

/** The noun that follows a number compared with another event's. */
export const COMPARED_WORDS: Record<ComparedWhat, string> = {
  persons: 'orang yang hadir',
  personnel: 'personel',
  ...(Object.fromEntries(Object.entries(COUNT_WORDS).map(([what, { noun }]) => [what, noun])) as Record<
    CountWhat,
    string
  >),
};

/** What an outcome is called. */
export const OUTCOME_LABELS: Record<OutcomeKind, string> = {
  emphasis: 'Penekanan',
  remark: 'Pernyataan',
  quote: 'Kutipan',
  risk: 'Potensi kerawanan',
  decision: 'Keputusan',
  follow_up: 'Tindak lanjut',
  question: 'Pertanyaan',
};

/** Words that many agencies share and that therefore do not tell whose an office is. */
const COMMON = /^(pemerintah|kabupaten|kota|provinsi|kecamatan|kelurahan|desa|dinas|badan|kantor|daerah|pemkab|dan)$/;

function telling(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !COMMON.test(word));
}

/**
 * The office of a person as reports write it: with the agency in brackets unless the office's name already tells it
 * ("Kapolres Uji", but "Kepala Bagian Hukum (Setda Uji)"). Null for a person without an office.
 */
export function officeText({ position, agency }: Person): string | null {
  if (!position) return null;
  if (!agency) return position;
  const words = new Set(telling(position));
  return telling(agency).some((word) => words.has(word)) ? position : `${position} (${agency})`;
}

/** A person at first mention: office and full name; a person without an office with his agency. Never empty. */
export function personText(person: Person): string {
  const office = officeText(person);
  if (office) return person.name ? `${office} ${person.name}` : office;
  if (!person.name) return person.agency ?? '';
  return person.agency ? `${person.name} (${person.agency})` : person.name;
}

/** Text of one line: spaces and line breaks collapsed, no final full stop or semicolon unless there is nothing else. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.replace(/[\s.;]+$/, '') || line;
}
