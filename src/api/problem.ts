import type { Context as HonoContext } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from '../actions/refusals.ts';
import type { FieldProblem } from '../domain/input.ts';
import type { Language } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import type { ApiEnv } from './environment.ts';

const TITLES: Record<string, Record<Language, string>> = {
  malformed: { id: 'Isi permintaan bukan JSON yang benar.', en: 'The body is not well-formed JSON.' },
  unauthorized: { id: 'Token tidak ada atau tidak berlaku.', en: 'No token, or a wrong one.' },
  too_many: { id: 'Terlalu banyak token yang salah; coba lagi nanti.', en: 'Too many wrong tokens; try again later.' },
  not_found: { id: 'Tidak ditemukan.', en: 'Not found.' },
  method: { id: 'Cara ini tidak berlaku di alamat ini.', en: 'That method is not allowed here.' },
  media: { id: 'Kirim isi sebagai application/json.', en: 'Send the body as application/json.' },
  picture: { id: 'Kirim foto sebagai image/jpeg atau image/png.', en: 'Send a photo as image/jpeg or image/png.' },
  full: {
    id: 'Tidak ada tempat lagi untuk foto ini: paling banyak 20 foto dan 12 MB setiap acara.',
    en: 'There is no room for this photo: at most 20 photos and 12 MB an event.',
  },
  too_large: { id: 'Isi permintaan terlalu besar.', en: 'The body is too large.' },
  invalid: { id: 'Ada isian yang tidak benar.', en: 'Some values are wrong.' },
  final: {
    id: 'Laporan sudah final; tidak ada yang dapat diubah lagi.',
    en: 'The report is final; nothing can be changed any more.',
  },
  closed: { id: 'Kegiatan sudah diakhiri.', en: 'The event is closed.' },
  cancelled: { id: 'Kegiatan sudah dibatalkan.', en: 'The event is cancelled.' },
  postponed: { id: 'Kegiatan sedang ditunda.', en: 'The event is postponed.' },
  poll_open: { id: 'Jajak tanggal lain masih berjalan.', en: 'Another date poll is running.' },
  poll_closed: { id: 'Jajak tanggal sudah ditutup.', en: 'The date poll is closed.' },
  not_drafted: { id: 'Belum ada draf laporan.', en: 'There is no draft of the report.' },
  changed: {
    id: 'Ini sudah diubah orang lain; lihat lagi keadaannya.',
    en: 'Somebody else changed this; look at it again.',
  },
  already_accepted: {
    id: 'Usulan ini sudah diterima; hapus dahulu hasilnya, lalu buka lagi usulannya.',
    en: 'This proposal was accepted before; remove its outcome, then reopen it.',
  },
  already_dismissed: {
    id: 'Usulan ini sudah diabaikan; kembalikan lebih dahulu.',
    en: 'This proposal was dismissed before; reopen it first.',
  },
  left_behind: {
    id: 'Ada kalimat yang perlu diperiksa dan belum dipertahankan.',
    en: 'Some sentences are flagged, and nobody kept them.',
  },
  owner_only: {
    id: 'Hanya pemilik organisasi yang dapat menyetujui, di halamannya sendiri.',
    en: 'Only an owner of the organization approves, on the page.',
  },
  running: {
    id: 'Permintaan dengan Idempotency-Key ini sedang berjalan.',
    en: 'A request with this Idempotency-Key is under way.',
  },
  not_built: { id: 'Belum tersedia.', en: 'Not available yet.' },
  unexpected: { id: 'Terjadi kesalahan yang tidak terduga.', en: 'Something unexpected went wrong.' },
};
export type ProblemName = keyof typeof TITLES;

/** An RFC 9457 answer. `errors` name fields where fields are at fault. */
export function problem(
  c: HonoContext<ApiEnv>,
  status: number,
  name: string,
  errors?: FieldProblem[],
  more: object = {},
): Response {
  const language = c.get('language') ?? 'id';
  const body = {
    type: `https://pendopo.example/problems/${name}`,
    title: TITLES[name]?.[language] ?? name,
    status,
    code: name,
    request_id: c.get('requestId'),
    ...(errors ? { errors: errors.map((e) => ({ field: e.field, message: problemText(e, language) })) } : {}),
    ...more,
  };
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' });
}

/** 422 with the fields that are wrong. */
export function invalid(c: HonoContext<ApiEnv>, problems: FieldProblem[]): Response {
  return problem(c, 422, 'invalid', problems);
}

const STATUS: Record<Refusal['reason'], number> = {
  not_found: 404,
  final: 409,
  closed: 409,
  cancelled: 409,
  postponed: 409,
  not_drafted: 409,
  poll_open: 409,
  poll_closed: 409,
  changed: 409,
  left_behind: 409,
  owner_only: 403,
};

/** What an action refused, as an answer. */
export function refused(c: HonoContext<ApiEnv>, refusal: { reason: Refusal['reason'] }): Response {
  return problem(c, STATUS[refusal.reason], refusal.reason);
}
