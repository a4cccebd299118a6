import { rakor } from '../cast.ts';

/** What stands in the first organization: an open event with everything, one that nobody is invited to, a closed one. */
export type Ids = Record<
  'open' | 'plain' | 'closed' | 'task' | 'invitation' | 'delivery' | 'attendance' | 'outcome' | 'member' | 'token',
  string
>;
export type Form = { at: (of: Ids) => string; fields?: Record<string, string> };
const on = (key: 'open' | 'plain' | 'closed', rest: string) => (of: Ids) => `/acara/${of[key]}${rest}`;

/** What a member's form sends to each route that takes one: each would be done if its sender were the owner. */
export const FORMS: Record<string, Form> = {
  '/acara/baru': {
    at: () => '/acara/baru',
    fields: {
      type: 'rakor-forkopimda',
      title: 'Rapat selundupan',
      host: 'Entah',
      starts_at: '2027-03-04T08:00',
      timezone: 'Asia/Jakarta',
      venue_name: 'Aula',
    },
  },
  '/acara/:id/ubah': {
    at: on('plain', '/ubah'),
    fields: {
      title: 'Diambil alih',
      host: rakor.host,
      starts_at: rakor.starts_at,
      timezone: rakor.timezone,
      venue_name: rakor.venue.name,
      ends_at: rakor.ends_at,
    },
  },
  '/acara/:id/tugas/:task': { at: (of) => `/acara/${of.open}/tugas/${of.task}`, fields: { selesai: '1' } },
  '/acara/:id/undangan': {
    at: on('open', '/undangan'),
    fields: { position: 'Camat Asing', agency: 'Kecamatan Asing', requirement: 'optional', role: 'guest' },
  },
  '/acara/:id/undangan/banyak': {
    at: on('open', '/undangan/banyak'),
    fields: { invitees: 'Camat Selundupan; ; Kecamatan Selundupan; camat@selundupan.example' },
  },
  '/acara/:id/undangan/usulan': { at: on('open', '/undangan/usulan'), fields: { usulan: '1' } },
  '/acara/:id/undangan/:invitation': {
    at: (of) => `/acara/${of.open}/undangan/${of.invitation}`,
    fields: { answer: 'declined', channel: 'phone' },
  },
  '/acara/:id/kirim': { at: on('open', '/kirim') },
  '/acara/:id/surat/:delivery': {
    at: (of) => `/acara/${of.open}/surat/${of.delivery}`,
    fields: { sebagai: 'arrived' },
  },
  '/acara/:id/kehadiran': { at: on('open', '/kehadiran'), fields: { name: 'Tamu Asing', agency: 'Entah' } },
  '/acara/:id/kehadiran/:attendance/urungkan': {
    at: (of) => `/acara/${of.open}/kehadiran/${of.attendance}/urungkan`,
  },
  '/acara/:id/kekuatan': {
    at: on('open', '/kekuatan'),
    fields: { units_0_unit: 'Pleton asing', units_0_personnel: '7' },
  },
  '/acara/:id/jumlah': { at: on('open', '/jumlah'), fields: { participants_number: '7' } },
  '/acara/:id/hasil': { at: on('open', '/hasil'), fields: { kind: 'remark', text: 'dari luar' } },
  '/acara/:id/hasil/:outcome/hapus': { at: (of) => `/acara/${of.open}/hasil/${of.outcome}/hapus` },
  '/acara/:id/laporan/susun': { at: on('closed', '/laporan/susun') },
  '/acara/:id/laporan/final': { at: on('closed', '/laporan/final'), fields: { sure: 'ya' } },
  '/acara/:id/laporan/akhiri': { at: on('open', '/laporan/akhiri') },
  '/acara/:id/batal': { at: on('plain', '/batal'), fields: { reason: 'bukan milik kami' } },
  '/organisasi': { at: () => '/organisasi', fields: { name: 'Diganti', region: 'Kota Lain' } },
  '/organisasi/anggota': {
    at: () => '/organisasi/anggota',
    fields: { name: 'Penyusup', email: 'penyusup@lain.example', role: 'coordinator' },
  },
  '/organisasi/token': { at: () => '/organisasi/token', fields: { token_name: 'selundupan' } },
  '/organisasi/token/:id/cabut': { at: (of) => `/organisasi/token/${of.token}/cabut` },
  '/organisasi/anggota/:id/keluar': { at: (of) => `/organisasi/anggota/${of.member}/keluar` },
};
/** Pages of members by their address. */
export const PAGES: Record<string, (of: Ids) => string> = {
  '/acara': () => '/acara',
  '/acara/baru': () => '/acara/baru',
  '/acara/:id': on('open', ''),
  '/acara/:id/ubah': on('open', '/ubah'),
  '/acara/:id/undangan': on('open', '/undangan'),
  '/acara/:id/undangan/:invitation': (of) => `/acara/${of.open}/undangan/${of.invitation}`,
  '/acara/:id/kehadiran': on('open', '/kehadiran'),
  '/acara/:id/hasil': on('open', '/hasil'),
  '/acara/:id/laporan': on('closed', '/laporan'),
  '/acara/:id/laporan.md': on('closed', '/laporan.md'),
  '/acara/:id/laporan.docx': on('closed', '/laporan.docx'),
  '/organisasi': () => '/organisasi',
};

/** Addresses that a form which came back leaves in the browser, and the page each leads to when it is opened again. */
export const LED_BACK: Record<string, string> = {
  '/masuk/kode': '/masuk',
  '/organisasi/anggota': '/organisasi',
  '/organisasi/token': '/organisasi',
  '/acara/:id/batal': '/acara/:id',
  '/acara/:id/kirim': '/acara/:id/undangan',
  '/acara/:id/undangan/banyak': '/acara/:id/undangan',
  '/acara/:id/undangan/usulan': '/acara/:id/undangan',
  '/acara/:id/kekuatan': '/acara/:id/kehadiran',
  '/acara/:id/jumlah': '/acara/:id/kehadiran',
  '/acara/:id/laporan/final': '/acara/:id/laporan',
};
