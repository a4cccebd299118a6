import type { KindTask } from './kind.ts';

/** The usual deadlines of an official event (practice, no law); kinds pick those that suit them. */
const TASK = {
  terms: { daysBefore: 14, title: 'Menyusun kerangka acuan kegiatan' },
  venue: { daysBefore: 14, title: 'Mengurus izin dan kepastian tempat' },
  scenario: { daysBefore: 14, title: 'Menyusun skenario latihan dan pembagian peran' },
  aid: { daysBefore: 14, title: 'Mendata kebutuhan bantuan, obat-obatan, dan tenaga medis' },
  guests: { daysBefore: 10, title: 'Menetapkan daftar undangan' },
  pledge: { daysBefore: 10, title: 'Menyepakati naskah ikrar dengan seluruh pihak' },
  route: { daysBefore: 3, title: 'Menetapkan rute dan lokasi kunjungan' },
  letter: { daysBefore: 7, title: 'Menandatangani dan mengirim surat undangan' },
  orders: { daysBefore: 7, title: 'Menerbitkan surat perintah bagi petugas dan pasukan' },
  duty: { daysBefore: 7, title: 'Menerbitkan surat tugas petugas' },
  address: { daysBefore: 5, title: 'Menyiapkan naskah amanat' },
  speech: { daysBefore: 5, title: 'Menyiapkan naskah sambutan' },
  speakers: { daysBefore: 5, title: 'Memastikan narasumber dan materi' },
  papers: { daysBefore: 5, title: 'Mengumpulkan bahan paparan dari instansi' },
  leaflets: { daysBefore: 5, title: 'Mencetak bahan sosialisasi' },
  firstConfirmation: { daysBefore: 3, title: 'Konfirmasi kehadiran pertama' },
  security: { daysBefore: 3, title: 'Menyusun rencana pengamanan dan lalu lintas' },
  sound: { daysBefore: 3, title: 'Menyiapkan tata suara dan perlengkapan' },
  banner: { daysBefore: 3, title: 'Memeriksa ejaan spanduk dan mencetaknya' },
  technical: { daysBefore: 2, title: 'Rapat teknis petugas' },
  rehearsal: { daysBefore: 1, title: 'Gladi bersih' },
  seating: { daysBefore: 1, title: 'Menyusun denah tempat duduk sesuai tata tempat' },
  secondConfirmation: { daysBefore: 1, title: 'Konfirmasi kehadiran kedua' },
  guestList: { daysBefore: 1, title: 'Mencetak daftar hadir dan menyiapkan meja registrasi' },
  rain: { daysBefore: 1, title: 'Menyiapkan rencana cadangan bila hujan' },
  contact: { daysBefore: 1, title: 'Menghubungi perangkat desa atau kelurahan setempat' },
  shortReport: { daysBefore: 0, title: 'Mengirim laporan singkat' },
  press: { daysBefore: 0, title: 'Menyiapkan siaran pers untuk disetujui' },
  minutes: { daysBefore: -1, title: 'Menyelesaikan notulen dan meminta tanda tangan' },
  fullReport: { daysBefore: -1, title: 'Menyelesaikan laporan lengkap' },
  certificates: { daysBefore: -7, title: 'Menerbitkan sertifikat bagi peserta yang hadir' },
  accounts: { daysBefore: -7, title: 'Menyelesaikan pertanggungjawaban keuangan' },
} as const satisfies Record<string, KindTask>;

/** Tasks in the order of their deadlines. */
export function tasks(...chosen: (keyof typeof TASK)[]): readonly KindTask[] {
  return chosen.map((name) => TASK[name]).sort((a, b) => b.daysBefore - a.daysBefore);
}
