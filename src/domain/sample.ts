import type { GivenAnswer } from './answers.ts';
import { addDays } from './dates.ts';
import type { EventInput } from './events.ts';
import { workingDayOnOrAfter } from './holidays.ts';
import type { InviteeInput } from './invitations.ts';

/** One invented invitee, and what he has answered by telephone. */
type SampleInvitee = Pick<InviteeInput, 'position' | 'name' | 'agency' | 'email' | 'requirement'> & {
  answer?: GivenAnswer['answer'];
  representative?: { name: string; position: string };
  note?: string;
};

const MAY = 'may_delegate';
const SELF = 'in_person';

/** Nobody: names are invented, and addresses end in .example, which no mail ever reaches (RFC 2606). No telephone numbers. */
export const SAMPLE_INVITEES: readonly SampleInvitee[] = [
  {
    position: 'Bupati Rantau Contoh',
    name: 'Dr. Hj. Widya Kusumastuti, M.Si.',
    agency: 'Pemerintah Kabupaten Rantau Contoh',
    email: 'bupati@rantaucontoh.example',
    requirement: MAY,
    answer: 'represented',
    representative: { name: 'Ir. Gatot Wiryawan', position: 'Asisten Pemerintahan' },
    note: 'Bupati berada di ibu kota provinsi.',
  },
  {
    position: 'Ketua DPRD Rantau Contoh',
    name: 'Lukman Ardiansyah',
    agency: 'DPRD Kabupaten Rantau Contoh',
    email: 'ketua@dprd-rantaucontoh.example',
    requirement: MAY,
    answer: 'accepted',
  },
  {
    position: 'Dandim 0998/Rantau Contoh',
    name: 'Letkol Inf Yoga Prasetya',
    agency: 'Kodim 0998/Rantau Contoh',
    email: 'dandim@kodim0998.example',
    requirement: MAY,
    answer: 'accepted',
  },
  {
    position: 'Kajari Rantau Contoh',
    name: 'Nurul Fadhilah, S.H., M.H.',
    agency: 'Kejaksaan Negeri Rantau Contoh',
    email: 'kajari@kejari-rantaucontoh.example',
    requirement: MAY,
    answer: 'tentative',
    note: 'Menunggu jadwal sidang.',
  },
  {
    position: 'Kepala Badan Kesbangpol Rantau Contoh',
    name: 'Suparman Hadi, S.Sos.',
    agency: 'Badan Kesbangpol Kabupaten Rantau Contoh',
    email: 'kesbangpol@rantaucontoh.example',
    requirement: SELF,
    answer: 'accepted',
  },
  {
    position: 'Kepala Dinas Perhubungan Rantau Contoh',
    name: 'Melati Anggraini, S.T.',
    agency: 'Dinas Perhubungan Kabupaten Rantau Contoh',
    email: 'dishub@rantaucontoh.example',
    requirement: MAY,
    answer: 'declined',
    note: 'Bertugas di luar daerah.',
  },
  {
    position: 'Ketua KPU Rantau Contoh',
    name: 'Bambang Sutejo',
    agency: 'KPU Kabupaten Rantau Contoh',
    email: 'ketua@kpu-rantaucontoh.example',
    requirement: MAY,
  },
  {
    position: 'Camat Rantau Ilir',
    name: 'Dewi Maharani, S.IP.',
    agency: 'Kecamatan Rantau Ilir',
    email: 'camat@rantauilir.example',
    requirement: SELF,
  },
];

/** The sample event, on the first working day a fortnight from `today` ('YYYY-MM-DD'). */
export function sampleEvent(today: string, host: string, timezone: string): EventInput {
  return {
    type: 'rakor-forkopimda',
    title: 'Contoh: Rapat Koordinasi Pengamanan Hari Besar',
    theme: 'Bersama menjaga Rantau Contoh yang aman',
    host,
    leader: { name: 'Arya Nugraha', position: 'Sekretaris Daerah Rantau Contoh' },
    starts_at: `${workingDayOnOrAfter(addDays(today, 14))}T09:00`,
    timezone,
    venue: { name: 'Aula Contoh', address: 'Jalan Contoh 1', city: 'Kabupaten Rantau Contoh' },
    dress: 'Batik lengan panjang; TNI/Polri menyesuaikan',
    notes: 'Kegiatan ini contoh untuk mencoba. Semua nama rekaan, dan contoh ini dapat dihapus kapan saja.',
  };
}
