import type { Fact } from '../facts.ts';
import { either, list, type Matcher, maybe, oneOf, phrase, sequence } from './matching.ts';
import { wordings } from './surfaces.ts';

/** What a report may say that it deals with; none of it says how anything went. */
const TOPICS = list(
  [
    'waktu dan tempat',
    'waktu',
    'tempat',
    'pimpinan',
    'peserta dan undangan',
    'peserta',
    'kekuatan',
    'rangkaian acara',
    'susunan acara',
    'hasil',
    'hambatan',
    'tindak lanjut',
  ].map((topic) => ({ matcher: oneOf([topic]), shows: 'whole' })),
);

/** Opening and closing words of a paper, and that the event was held; they rest on the event alone. */
export function isFormal(text: string, cited: readonly Fact[], event: Matcher): boolean {
  const titles = cited.flatMap((fact) => (fact.kind === 'title' ? wordings(fact.data.text) : []));
  if (titles.length === 0) return false;
  const what = either(event, sequence(phrase('kegiatan|acara?'), oneOf(titles)));
  const basis = phrase('berdasarkan data|hal-hal {event}? yang tercatat', { event });
  const paper = 'laporan|notulen|laporan_kegiatan|notulen_rapat';
  const closing = sequence(
    phrase(`demikian|demikianlah ${paper}`),
    maybe(what),
    maybe(phrase('ini')),
    maybe(phrase('disusun|disampaikan|dibuat')),
    maybe(basis),
    maybe(phrase(',? untuk|sebagai menjadi? periksa|bahan_laporan|bahan_periksa|diketahui')),
  );
  const to = maybe(phrase('kepada pimpinan'));
  const course = sequence(phrase('pelaksanaan'), what);
  const ways: Matcher[] = [
    closing,
    sequence(phrase(`${paper} ini memuat hal-hal yang tercatat mengenai`), what),
    sequence(phrase(`${paper} ini disusun`), basis),
    sequence(phrase(`${paper} ini disusun|dibuat untuk menyampaikan|melaporkan`), course, to),
    sequence(phrase(`${paper} ini dimaksudkan sebagai pertanggungjawaban|bahan_laporan atas|mengenai`), course, to),
    sequence(
      phrase(`maksud|tujuan|maksud_dan_tujuan ${paper} ini adalah|ialah`),
      phrase('untuk? menyampaikan|melaporkan|memberikan_gambaran|memberi_gambaran'),
      course,
      to,
    ),
    sequence(phrase(`ruang_lingkup? ${paper} ini meliputi|memuat|mencakup`), TOPICS, maybe(what)),
    sequence(what, phrase('telah dilaksanakan|diselenggarakan')),
  ];
  return ways.some((way) => way(text, 0).includes(text.length));
}
