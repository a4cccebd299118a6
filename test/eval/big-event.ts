import type { EventRecord, OutcomeRecord } from '../../src/domain/record.ts';
import { came, guest, record } from '../domain/records.ts';

const KINDS: OutcomeRecord['kind'][] = ['emphasis', 'remark', 'quote', 'risk', 'decision', 'follow_up', 'question'];
const SYLLABLES = ['Ar', 'Bim', 'Cit', 'Dew', 'Gal', 'Han', 'Lar', 'Nan', 'Sur', 'Wid'];

/** A meeting of 300 who were invited, most of whom came or sent somebody, and of whom 60 sayings are recorded. */
export function bigEvent(guests = 300, outcomes = 60): EventRecord {
  const name = (n: number) =>
    `${SYLLABLES[n % 10]}a ${SYLLABLES[Math.floor(n / 10) % 10]}i ${SYLLABLES[Math.floor(n / 100) % 10]}o`;
  const rows = Array.from({ length: guests }, (_, n) => n);
  return record({
    kindId: 'rakor-forkopimda',
    title: 'Rapat Koordinasi Akbar Sagara',
    host: 'Badan Kesbangpol Kabupaten Sagara',
    leader: { position: 'Bupati Sagara', name: 'Drs. Antar Bangsa' },
    startsAt: '2027-03-04T08:00',
    endsAt: '2027-03-04T12:00',
    timezone: 'Asia/Makassar',
    venue: { name: 'Pendopo Sagara', address: 'Jalan Merdeka 1', city: 'Kabupaten Sagara' },
    invitations: rows.map((n) =>
      guest(`i${n}`, {
        position: `Kepala Desa Sagara ${n + 1}`,
        name: name(n),
        agency: `Desa Sagara ${n + 1}`,
        status: n % 7 === 0 ? 'declined' : 'accepted',
      }),
    ),
    attendance: rows.flatMap((n) => {
      if (n % 7 === 0) return [];
      const representative =
        n % 5 === 0 ? { name: `Wakil ${name(n)}`, position: `Sekretaris Desa Sagara ${n + 1}` } : null;
      return [came(`a${n}`, `i${n}`, { present: representative ? 'representative' : 'holder', representative })];
    }),
    outcomes: Array.from({ length: outcomes }, (_, n): OutcomeRecord => {
      const kind = KINDS[n % KINDS.length] ?? 'remark';
      return {
        id: `o${n}`,
        kind,
        text: `Hal ke-${n + 1}: setiap desa menyiapkan pos jaga, jalur evakuasi, dan petugas piket sebelum hari pelaksanaan`,
        speaker: kind === 'decision' || kind === 'follow_up' ? null : `Kepala Desa Sagara ${(n % 20) + 2}`,
        owner: kind === 'decision' || kind === 'follow_up' ? `Desa Sagara ${n + 1}` : null,
        due: kind === 'follow_up' ? '2027-04-01' : null,
      };
    }),
  });
}
