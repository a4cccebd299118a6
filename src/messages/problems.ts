import { longDate, longDateEn, weekdayName } from '../domain/dates.ts';
import type { FieldProblem } from '../domain/input.ts';

export type Language = 'id' | 'en';
type Words = (p: Record<string, unknown>) => string;

const DAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What is said at a field, by the rule it breaks. */
const PROBLEMS: Record<string, Record<Language, Words>> = {
  required: { id: () => 'Wajib diisi.', en: () => 'This is required.' },
  type: {
    id: (p) => `Jenis isian tidak sesuai (diharapkan ${p.expected}).`,
    en: (p) => `Wrong type (expected ${p.expected}).`,
  },
  choice: { id: (p) => `Pilih salah satu: ${p.values}.`, en: (p) => `Choose one of: ${p.values}.` },
  small_string: {
    id: (p) => `Terlalu pendek (minimal ${p.minimum} karakter).`,
    en: (p) => `Too short (at least ${p.minimum} characters).`,
  },
  big_string: {
    id: (p) => `Terlalu panjang (maksimal ${p.maximum} karakter).`,
    en: (p) => `Too long (at most ${p.maximum} characters).`,
  },
  small_array: { id: (p) => `Isi sedikitnya ${p.minimum}.`, en: (p) => `Give at least ${p.minimum}.` },
  big_array: { id: (p) => `Paling banyak ${p.maximum} sekali kirim.`, en: (p) => `At most ${p.maximum} at once.` },
  small_number: {
    id: (p) => `Angka tidak boleh kurang dari ${p.minimum}.`,
    en: (p) => `The number must not be below ${p.minimum}.`,
  },
  big_number: {
    id: (p) => `Angka tidak boleh lebih dari ${p.maximum}.`,
    en: (p) => `The number must not be above ${p.maximum}.`,
  },
  small_int: {
    id: (p) => `Angka tidak boleh kurang dari ${p.minimum}.`,
    en: (p) => `The number must not be below ${p.minimum}.`,
  },
  big_int: {
    id: (p) => `Angka tidak boleh lebih dari ${p.maximum}.`,
    en: (p) => `The number must not be above ${p.maximum}.`,
  },
  control: {
    id: () => 'Mengandung karakter yang tidak dapat dibaca.',
    en: () => 'It holds characters that cannot be read.',
  },
  invisible: { id: () => 'Tidak ada huruf atau angka yang terlihat.', en: () => 'Nothing in it can be seen.' },
  email: {
    id: () => 'Alamat surel tidak benar, misalnya nama@instansi.example.',
    en: () => 'Not an e-mail address, for example name@agency.example.',
  },
  phone: {
    id: () => 'Nomor telepon tidak benar, misalnya 0812-3456-7890.',
    en: () => 'Not a telephone number, for example 0812-3456-7890.',
  },
  contact: {
    id: () => 'Isi dengan alamat surel atau nomor telepon.',
    en: () => 'Give an e-mail address or a telephone number.',
  },
  local: {
    id: () => 'Tanggal dan jam tidak benar, misalnya 2027-03-04T08:00.',
    en: () => 'Not a date and time, for example 2027-03-04T08:00.',
  },
  date: { id: () => 'Tanggal tidak benar, misalnya 2027-03-04.', en: () => 'Not a date, for example 2027-03-04.' },
  instant: {
    id: () => 'Waktu tidak benar, misalnya 2027-03-04T08:00:00+08:00.',
    en: () => 'Not an instant, for example 2027-03-04T08:00:00+08:00.',
  },
  zone: {
    id: () => 'Zona waktu tidak dikenal, misalnya Asia/Jakarta.',
    en: () => 'Unknown time zone, for example Asia/Jakarta.',
  },
  kind: { id: () => 'Jenis kegiatan tidak dikenal.', en: () => 'Unknown kind of event.' },
  rrule: {
    id: () => 'Aturan pengulangan tidak benar; sebutkan COUNT atau UNTIL.',
    en: () => 'Not a recurrence rule; it needs COUNT or UNTIL.',
  },
  weekday_name: { id: () => 'Nama hari tidak dikenal.', en: () => 'Not the name of a day.' },
  weekday: {
    id: (p) =>
      `Hari ${weekdayName(Number(p.given))} tidak cocok: ${longDate(String(p.date))} jatuh pada hari ${weekdayName(Number(p.actual))}.`,
    en: (p) =>
      `${DAYS_EN[Number(p.given)]} (${weekdayName(Number(p.given))}) does not fit: ${longDateEn(String(p.date))} is a ${DAYS_EN[Number(p.actual)]} (${weekdayName(Number(p.actual))}).`,
  },
  ends_first: { id: () => 'Waktu selesai harus sesudah waktu mulai.', en: () => 'The end must come after the start.' },
  ends_before_start: { id: () => 'Berakhir sebelum mulai.', en: () => 'It ends before it starts.' },
  before_event: { id: () => 'Jamnya sebelum kegiatan mulai.', en: () => 'Its time is before the event starts.' },
  after_event: { id: () => 'Jamnya sesudah kegiatan selesai.', en: () => 'Its time is after the event ends.' },
  too_long: { id: (p) => `Kegiatan paling lama ${p.days} hari.`, en: (p) => `An event lasts at most ${p.days} days.` },
  position_or_name: { id: () => 'Isi jabatan atau nama.', en: () => 'Give a position or a name.' },
  representative_required: { id: () => 'Nama wakil wajib diisi bila diwakili.', en: () => 'Name the representative.' },
  invitation_or_name: {
    id: () => 'Sebutkan undangan, atau nama untuk tamu tanpa undangan.',
    en: () => 'Give an invitation, or the name of a walk-in.',
  },
  limit: { id: () => 'Bilangan 1 sampai 100.', en: () => 'A number from 1 to 100.' },
  cursor: { id: () => 'Penanda halaman tidak dikenal.', en: () => 'Unknown cursor.' },
  key: {
    id: () => 'Idempotency-Key: 1 sampai 255 karakter yang terlihat.',
    en: () => 'Idempotency-Key: 1 to 255 visible characters.',
  },
  key_reused: {
    id: () => 'Idempotency-Key ini sudah dipakai untuk permintaan lain.',
    en: () => 'This Idempotency-Key was used for another request.',
  },
  form: { id: () => 'Bentuk laporan tidak dikenal.', en: () => 'Unknown form of report.' },
  invalid: { id: () => 'Isian tidak benar.', en: () => 'Not valid.' },
};

/** The sentence said at a field, in the reader's language. */
export function problemText(problem: Pick<FieldProblem, 'rule' | 'params'>, language: Language): string {
  const words = PROBLEMS[problem.rule] ?? PROBLEMS.invalid;
  return words?.[language](problem.params) ?? '';
}
