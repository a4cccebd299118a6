import { sampleTemplate } from '../../src/documents/template-sample.ts';
import { bupati, rakor } from '../cast.ts';
import { jpeg } from '../domain/picture-samples.ts';

/** What stands in the first organization: an open event with everything, one that nobody is invited to, a closed one. */
export type Ids = Record<
  | 'open'
  | 'plain'
  | 'closed'
  | 'task'
  | 'item'
  | 'owner'
  | 'removed'
  | 'invitation'
  | 'unsent'
  | 'delivery'
  | 'attendance'
  | 'outcome'
  | 'office'
  | 'proposal'
  | 'other'
  | 'tenure'
  | 'sample'
  | 'member'
  | 'calendar'
  | 'token'
  | 'round'
  | 'wave'
  | 'participant'
  | 'series'
  | 'programme'
  | 'template'
  | 'note'
  | 'noted'
  | 'photo',
  string
>;
export type Form = {
  at: (of: Ids) => string;
  fields?: Record<string, string> | ((of: Ids) => Record<string, string>);
  /** Sent along as `file`, as browsers send files. */
  file?: () => Promise<Uint8Array>;
};
const on = (key: 'open' | 'plain' | 'closed', rest: string) => (of: Ids) => `/acara/${of[key]}${rest}`;

/** What a member's form sends to each route that takes one: each would be done if its sender were the owner. */
export const FORMS: Record<string, Form> = {
  '/acara/baru': {
    at: () => '/acara/baru',
    fields: {
      type: 'rakor-forkopimda',
      title: 'Rapat selundupan',
      host: 'Entah',
      starts_on: '2027-03-04',
      starts_clock: '08:00',
      timezone: 'Asia/Jakarta',
      venue_name: 'Aula',
    },
  },
  '/acara/baru/rancangan': {
    at: () => '/acara/baru/rancangan?konsep=dr_peta_situs',
    fields: { type: 'rakor-forkopimda', title: 'Konsep selundupan' },
  },
  '/acara/baru/buang': { at: () => '/acara/baru/buang', fields: { konsep: 'dr_peta_situs' } },
  '/acara/:id/ubah': {
    at: on('plain', '/ubah'),
    fields: {
      title: 'Diambil alih',
      host: rakor.host,
      starts_on: rakor.starts_at.slice(0, 10),
      starts_clock: rakor.starts_at.slice(11),
      timezone: rakor.timezone,
      venue_name: rakor.venue.name,
      ends_clock: rakor.ends_at.slice(11),
    },
  },
  '/acara/:id/ubah/rancangan': { at: on('plain', '/ubah/rancangan'), fields: { title: 'Konsep selundupan' } },
  '/acara/:id/saran': {
    at: on('plain', '/saran'),
    fields: { dari: '2027-03-01', sampai: '2027-03-05', lama: '60', tanya: 'ya' },
  },
  '/acara/:id/bentrok': { at: on('plain', '/bentrok') },
  '/acara/:id/susunan': {
    at: on('plain', '/susunan'),
    fields: { hari: '1', mulai_1: '08:00', baris_0_title: 'Acara selundupan', baris_0_minutes: '30', baris_0_day: '1' },
  },
  '/acara/:id/susunan/rancangan': { at: on('plain', '/susunan/rancangan'), fields: { aksi: 'tambah-1' } },
  '/acara/:id/jalan': { at: on('open', '/jalan'), fields: (of) => ({ tanda: `started.${of.item}` }) },
  '/acara/:id/tugas': { at: on('open', '/tugas'), fields: { title: 'Tugas selundupan', when: 'H-1' } },
  '/acara/:id/tugas/serahkan': {
    at: on('open', '/tugas/serahkan'),
    fields: (of) => ({ tugas: of.task, name: 'Penyusup' }),
  },
  '/acara/:id/tugas/pemilik/:owner/tautan': { at: (of) => `/acara/${of.open}/tugas/pemilik/${of.owner}/tautan` },
  '/acara/:id/tugas/pemilik/:owner/dibuka': { at: (of) => `/acara/${of.open}/tugas/pemilik/${of.owner}/dibuka` },
  '/acara/:id/tugas/:task/ubah': {
    at: (of) => `/acara/${of.open}/tugas/${of.task}/ubah`,
    fields: { title: 'Diambil alih', when: 'H-1' },
  },
  '/acara/:id/tugas/:task/kembalikan': { at: (of) => `/acara/${of.open}/tugas/${of.removed}/kembalikan` },
  '/acara/:id/tugas/:task/hapus': { at: (of) => `/acara/${of.open}/tugas/${of.removed}/hapus` },
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
  '/acara/:id/undangan/direktori': {
    at: on('plain', '/undangan/direktori'),
    fields: (of) => ({ jabatan: of.office }),
  },
  '/acara/:id/undangan/:invitation/dibuka': { at: (of) => `/acara/${of.open}/undangan/${of.invitation}/dibuka` },
  '/acara/:id/undangan/:invitation/ubah': {
    at: (of) => `/acara/${of.open}/undangan/${of.invitation}/ubah`,
    fields: { name: 'Nama Selundupan', email: bupati.email },
  },
  '/acara/:id/undangan/:invitation/hapus': { at: (of) => `/acara/${of.plain}/undangan/${of.unsent}/hapus` },
  '/acara/:id/undangan/:invitation/kabari': {
    at: (of) => `/acara/${of.open}/undangan/${of.invitation}/kabari`,
    fields: { sudah: '1' },
  },
  '/acara/:id/jajak/:invitation': {
    at: (of) => `/acara/${of.open}/jajak/${of.invitation}`,
    fields: { slot_1: 'cannot', channel: 'phone' },
  },
  '/acara/:id/jajak/tenggat': {
    at: on('open', '/jajak/tenggat'),
    fields: { deadline_on: '2027-02-21', deadline_clock: '12:00' },
  },
  '/acara/:id/jajak/akhiri': { at: on('open', '/jajak/akhiri') },
  // another, now that the first is over, and its date
  '/acara/:id/jajak': {
    at: on('open', '/jajak'),
    fields: (of) => ({
      slots_0_on: '2027-03-08',
      slots_0_from: '08:00',
      usulan: '2027-03-09T08:00',
      diminta: of.invitation,
      deadline_on: '2027-02-20',
      deadline_clock: '12:00',
    }),
  },
  '/acara/:id/jajak/tetapkan': { at: on('open', '/jajak/tetapkan'), fields: { slot: '1' } },
  '/acara/:id/telepon': {
    at: on('open', '/telepon'),
    fields: (of) => ({ undangan: of.invitation, answer: 'accepted', channel: 'phone' }),
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
  '/acara/:id/catatan': { at: on('open', '/catatan'), fields: { text: '- Catatan selundupan dari luar' } },
  '/acara/:id/catatan/usulan/:proposal': {
    at: (of) => `/acara/${of.open}/catatan/usulan/${of.noted}`,
    fields: { aksi: 'terima', kind: 'remark', text: 'Usulan selundupan' },
  },
  '/acara/:id/catatan/:note/hapus': { at: (of) => `/acara/${of.open}/catatan/${of.note}/hapus` },
  '/acara/:id/foto': { at: on('open', '/foto'), file: async () => jpeg({ salt: 9 }) },
  '/acara/:id/foto/:photo': {
    at: (of) => `/acara/${of.open}/foto/${of.photo}`,
    fields: { caption: 'Keterangan selundupan' },
  },
  '/acara/:id/foto/:photo/hapus': { at: (of) => `/acara/${of.open}/foto/${of.photo}/hapus` },
  '/acara/:id/laporan/kalimat/:sentence': {
    at: on('closed', '/laporan/kalimat/s1?form=notulen'),
    fields: { aksi: 'simpan', text: 'Kalimat selundupan.' },
  },
  '/acara/:id/laporan/perbarui': { at: on('closed', '/laporan/perbarui') },
  '/acara/:id/laporan/persetujuan': { at: on('closed', '/laporan/persetujuan'), fields: { aksi: 'setuju' } },
  '/acara/:id/laporan/susun': { at: on('closed', '/laporan/susun') },
  '/acara/:id/laporan/final': { at: on('closed', '/laporan/final'), fields: { sure: 'ya' } },
  '/acara/:id/laporan/lengkapi': {
    at: on('open', '/laporan/lengkapi'),
    fields: { field: 'follow_up', text: 'Tindak lanjut selundupan' },
  },
  '/acara/:id/laporan/akhiri': { at: on('open', '/laporan/akhiri'), fields: { early: 'ya' } },
  '/acara/:id/contoh/hapus': { at: (of) => `/acara/${of.sample}/contoh/hapus` },
  '/contoh': { at: () => '/contoh' },
  '/acara/:id/tunda': { at: on('plain', '/tunda'), fields: { reason: 'bukan milik kami' } },
  '/acara/:id/batal': { at: on('plain', '/batal'), fields: { reason: 'bukan milik kami' } },
  '/seri/:id/undangan': { at: (of) => `/seri/${of.series}/undangan`, fields: (of) => ({ dari: of.round }) },
  '/seri/:id/tanggal': {
    at: (of) => `/seri/${of.series}/tanggal`,
    fields: { date: '2027-04-20', nonce: 'sn_peta_situs' },
  },
  '/seri/:id/bagi': {
    at: (of) => `/seri/${of.series}/bagi`,
    fields: { invitees: '; Peserta Selundupan; Kecamatan Selundupan', langkah: 'simpan' },
  },
  '/seri/:id/pindah': {
    at: (of) => `/seri/${of.series}/pindah`,
    fields: (of) => ({ undangan: of.participant, ke: of.wave }),
  },
  '/acara/:id/catat': { at: (of) => `/acara/${of.wave}/catat`, fields: { messages: 'Pesan selundupan', early: 'ya' } },
  '/program': { at: () => '/program', fields: { name: 'Program Selundupan' } },
  '/program/:id': { at: (of) => `/program/${of.programme}`, fields: { name: 'Diganti Nama' } },
  '/program/:id/acara': {
    at: (of) => `/program/${of.programme}/acara`,
    fields: (of) => ({ acara: of.round, keluar: '1' }),
  },
  '/direktori': {
    at: () => '/direktori',
    fields: { position: 'Lurah Tersembunyi', agency: 'Kelurahan Tersembunyi', name: 'Penyusup' },
  },
  '/direktori/impor': {
    at: () => '/direktori/impor',
    fields: { rows: 'Kepala Dinas Selundupan; Penyusup; Dinas Selundupan', langkah: 'simpan' },
  },
  '/direktori/:id': {
    at: (of) => `/direktori/${of.office}`,
    fields: { title: 'Bupati Selundupan', email: 'penyusup@lain.example' },
  },
  '/direktori/:id/usulan/:tenure': {
    at: (of) => `/direktori/${of.office}/usulan/${of.proposal}`,
    fields: { putusan: 'benar' },
  },
  '/direktori/usulan': {
    at: () => '/direktori/usulan',
    fields: (of) => ({ usulan: `${of.office}.${of.other}` }),
  },
  '/direktori/:id/pejabat': {
    at: (of) => `/direktori/${of.office}/pejabat`,
    fields: { name: 'Pejabat Selundupan', capacity: 'definitif', from: '2027-01-05' },
  },
  '/direktori/:id/kosong': { at: (of) => `/direktori/${of.office}/kosong`, fields: { until: '2027-01-20' } },
  '/direktori/:id/pejabat/:tenure/hapus': { at: (of) => `/direktori/${of.office}/pejabat/${of.tenure}/hapus` },
  '/direktori/:id/kalender': {
    at: (of) => `/direktori/${of.office}/kalender`,
    fields: { url: 'https://kalender.selundupan.example/rahasia.ics' },
  },
  '/direktori/:id/kalender/hapus': { at: (of) => `/direktori/${of.office}/kalender/hapus` },
  '/kalender/langganan': { at: () => '/kalender/langganan', fields: (of) => ({ jabatan: of.office }) },
  '/kalender/langganan/perbarui': {
    at: () => '/kalender/langganan/perbarui',
    fields: (of) => ({ langganan: of.calendar, ke: '0' }),
  },
  '/kalender/langganan/cabut': {
    at: () => '/kalender/langganan/cabut',
    fields: (of) => ({ langganan: of.calendar }),
  },
  '/catat': {
    at: () => '/catat',
    fields: { type: 'sambang', place: 'RT Selundupan', residents_number: '7', messages: 'Pesan selundupan' },
  },
  '/organisasi': { at: () => '/organisasi', fields: { name: 'Diganti', region: 'Kota Lain' } },
  '/organisasi/jadwal': {
    at: () => '/organisasi/jadwal',
    fields: { travel_between_cities: '90', travel_within_city: '20', shares_occupied: 'ya' },
  },
  '/organisasi/model': { at: () => '/organisasi/model' },
  '/organisasi/anggota': {
    at: () => '/organisasi/anggota',
    fields: { name: 'Penyusup', email: 'penyusup@lain.example', role: 'coordinator' },
  },
  '/organisasi/templat': {
    at: () => '/organisasi/templat',
    fields: { form: 'notulen' },
    file: () => sampleTemplate('notulen'),
  },
  '/organisasi/templat/:id/cabut': { at: (of) => `/organisasi/templat/${of.template}/cabut` },
  '/organisasi/token': { at: () => '/organisasi/token', fields: { token_name: 'selundupan' } },
  '/organisasi/token/:id/cabut': { at: (of) => `/organisasi/token/${of.token}/cabut` },
  '/organisasi/anggota/:id/keluar': { at: (of) => `/organisasi/anggota/${of.member}/keluar` },
};
/** Pages of members by their address. */
export const PAGES: Record<string, (of: Ids) => string> = {
  '/': () => '/',
  '/acara': () => '/acara',
  '/acara/baru': () => '/acara/baru',
  '/acara/:id': on('open', ''),
  '/acara/:id/ringkas': on('open', '/ringkas'),
  '/acara/:id/rencana': on('open', '/rencana'),
  '/acara/:id/susunan': on('open', '/susunan'),
  '/acara/:id/jalan': on('open', '/jalan'),
  '/acara/:id/layar': on('open', '/layar'),
  '/acara/:id/tugas': on('open', '/tugas'),
  '/acara/:id/telepon': on('open', '/telepon'),
  '/acara/:id/kabari': on('open', '/kabari'),
  '/acara/:id/jajak': on('open', '/jajak'),
  '/acara/:id/jajak/:invitation': (of) => `/acara/${of.open}/jajak/${of.invitation}`,
  '/acara/:id/ubah': on('open', '/ubah'),
  '/acara/:id/saran': on('open', '/saran'),
  '/acara/:id/salin': on('open', '/salin?konsep=dr_salin_peta'),
  '/acara/:id/undangan': on('open', '/undangan'),
  '/acara/:id/undangan/direktori': on('open', '/undangan/direktori'),
  '/acara/:id/undangan/:invitation': (of) => `/acara/${of.open}/undangan/${of.invitation}`,
  '/acara/:id/kehadiran': on('open', '/kehadiran'),
  '/acara/:id/kehadiran/daftar': on('open', '/kehadiran/daftar'),
  '/kalender': () => '/kalender?tanggal=2027-03-04',
  '/kalender/langganan': () => '/kalender/langganan',
  '/catat': () => '/catat',
  '/catat/:id': (of) => `/catat/${of.closed}`,
  '/catat/:id/pesan': (of) => `/catat/${of.closed}/pesan`,
  '/acara/:id/hasil': on('open', '/hasil'),
  '/acara/:id/catatan': on('open', '/catatan'),
  '/acara/:id/foto': on('open', '/foto'),
  '/acara/:id/foto/:photo': (of) => `/acara/${of.open}/foto/${of.photo}`,
  '/acara/:id/laporan': on('closed', '/laporan'),
  '/acara/:id/laporan.md': on('closed', '/laporan.md'),
  '/acara/:id/laporan.docx': on('closed', '/laporan.docx'),
  '/acara/:id/laporan.pdf': on('closed', '/laporan.pdf'),
  '/acara/:id/laporan/kalimat/:sentence': on('closed', '/laporan/kalimat/s1'),
  '/acara/:id/laporan/inggris': on('closed', '/laporan/inggris'),
  '/acara/:id/laporan/versi': on('closed', '/laporan/versi'),
  '/acara/:id/laporan/versi/:version': on('closed', '/laporan/versi/1'),
  '/acara/:id/catat': on('open', '/catat'),
  '/seri/:id': (of) => `/seri/${of.series}`,
  '/seri/:id/peserta': (of) => `/seri/${of.series}/peserta`,
  '/seri/:id/laporan': (of) => `/seri/${of.series}/laporan`,
  '/seri/:id/laporan.md': (of) => `/seri/${of.series}/laporan.md`,
  '/seri/:id/laporan.docx': (of) => `/seri/${of.series}/laporan.docx`,
  '/seri/:id/laporan.pdf': (of) => `/seri/${of.series}/laporan.pdf`,
  '/program': () => '/program',
  '/program/:id': (of) => `/program/${of.programme}`,
  '/program/:id/laporan': (of) => `/program/${of.programme}/laporan`,
  '/program/:id/laporan.md': (of) => `/program/${of.programme}/laporan.md`,
  '/program/:id/laporan.docx': (of) => `/program/${of.programme}/laporan.docx`,
  '/program/:id/laporan.pdf': (of) => `/program/${of.programme}/laporan.pdf`,
  '/direktori': () => '/direktori',
  '/direktori/baru': () => '/direktori/baru',
  '/direktori/impor': () => '/direktori/impor',
  '/direktori/:id': (of) => `/direktori/${of.office}`,
  '/organisasi': () => '/organisasi',
  '/organisasi/templat': () => '/organisasi/templat',
  '/organisasi/templat/contoh.docx': () => '/organisasi/templat/contoh.docx',
  '/organisasi/templat/:id/berkas': (of) => `/organisasi/templat/${of.template}/berkas`,
};

/** Addresses that a form which came back leaves in the browser, and the page each leads to when it is opened again. */
export const LED_BACK: Record<string, string> = {
  '/masuk/kode': '/masuk',
  '/acara/baru/rancangan': '/acara/baru',
  '/acara/baru/buang': '/acara/baru',
  '/acara/:id/ubah/rancangan': '/acara/:id/ubah',
  '/acara/:id/susunan/rancangan': '/acara/:id/susunan',
  '/acara/:id/tugas/serahkan': '/acara/:id/tugas',
  '/acara/:id/tugas/pemilik/:owner/tautan': '/acara/:id/tugas',
  '/acara/:id/tugas/pemilik/:owner/dibuka': '/acara/:id/tugas',
  '/acara/:id/tugas/:task/ubah': '/acara/:id/tugas',
  '/acara/:id/tugas/:task/hapus': '/acara/:id/tugas',
  '/acara/:id/tugas/:task/kembalikan': '/acara/:id/tugas',
  '/organisasi/anggota': '/organisasi',
  '/organisasi/token': '/organisasi',
  '/organisasi/jadwal': '/organisasi',
  '/organisasi/templat/:id/cabut': '/organisasi/templat',
  '/organisasi/model': '/organisasi',
  '/direktori/usulan': '/direktori?usulan=semua',
  '/direktori/:id/pejabat': '/direktori/:id',
  '/direktori/:id/kosong': '/direktori/:id',
  '/direktori/:id/kalender': '/direktori/:id',
  '/direktori/:id/kalender/hapus': '/direktori/:id',
  '/acara/:id/undangan/:invitation/ubah': '/acara/:id/undangan/:invitation',
  '/acara/:id/undangan/:invitation/hapus': '/acara/:id/undangan/:invitation',
  '/acara/:id/undangan/:invitation/kabari': '/acara/:id/kabari',
  '/acara/:id/batal': '/acara/:id/rencana',
  '/acara/:id/tunda': '/acara/:id/rencana',
  '/acara/:id/bentrok': '/acara/:id/rencana',
  '/acara/:id/jajak/tetapkan': '/acara/:id/jajak',
  '/acara/:id/jajak/tenggat': '/acara/:id/jajak',
  '/acara/:id/jajak/akhiri': '/acara/:id/jajak',
  '/acara/:id/kirim': '/acara/:id/undangan',
  '/acara/:id/undangan/banyak': '/acara/:id/undangan',
  '/acara/:id/undangan/usulan': '/acara/:id/undangan',
  '/acara/:id/catatan/usulan/:proposal': '/acara/:id/catatan',
  '/acara/:id/catatan/:note/hapus': '/acara/:id/catatan',
  '/acara/:id/foto/:photo/hapus': '/acara/:id/foto',
  '/acara/:id/kekuatan': '/acara/:id/kehadiran',
  '/acara/:id/jumlah': '/acara/:id/kehadiran',
  '/acara/:id/laporan/akhiri': '/acara/:id/laporan',
  '/acara/:id/laporan/final': '/acara/:id/laporan',
  '/acara/:id/laporan/lengkapi': '/acara/:id/laporan',
  '/acara/:id/laporan/susun': '/acara/:id/laporan',
  '/acara/:id/laporan/perbarui': '/acara/:id/laporan',
  '/acara/:id/laporan/persetujuan': '/acara/:id/laporan',
  '/acara/:id/contoh/hapus': '/acara/:id',
  '/seri/:id/undangan': '/seri/:id',
  '/seri/:id/tanggal': '/seri/:id',
  '/seri/:id/bagi': '/seri/:id',
  '/seri/:id/pindah': '/seri/:id/peserta',
  '/program/:id/acara': '/program/:id',
  '/contoh': '/',
  '/kalender/langganan/perbarui': '/kalender/langganan',
  '/kalender/langganan/cabut': '/kalender/langganan',
};
