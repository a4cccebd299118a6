import { dayMonthYear } from '../domain/dates.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { minutesFollowUps } from './minutes.ts';
import { clean } from './paper.ts';
import { prose } from './prose.ts';
import { type PaperFact, type ReportPaper, signedAt } from './report-contents.ts';
import { headerOf } from './report-paper.ts';

/** Tags that stand for one text. */
export const TEXT_TAGS = [
  'status',
  'organisasi',
  'penyelenggara',
  'jenis',
  'judul',
  'hari_tanggal',
  'waktu',
  'tempat',
  'pimpinan',
  'jumlah_hadir',
  'isi',
  'tempat_tanggal',
  'jabatan_penandatangan',
  'penandatangan',
] as const;

/** Tags that repeat what stands between `{#…}` and `{/…}`, with what may stand there besides the others. */
export const LOOP_TAGS: Record<string, readonly string[]> = {
  bagian: ['judul_bagian', 'isi_bagian', 'kalimat'],
  kalimat: ['teks'],
  tindak_lanjut: ['uraian', 'penanggung_jawab', 'tenggat'],
  belum_tercatat: ['hal'],
  grafik: ['judul_grafik', 'batang'],
  batang: ['nama', 'jumlah'],
  foto: ['gambar', 'keterangan'],
};
/** Loops that stand in another one. */
export const INNER_LOOPS: readonly string[] = ['kalimat', 'batang'];

/** Every draft says that it is one: a template must have this tag. */
export const STATUS_TAG = 'status';

type Values = { [tag: string]: string | Values[] | object };

/** What a template is filled with: flagged sentences that nobody kept are not in it, as in `ReportPaper`. */
export function templateValues(report: ReportPaper): Values {
  const { notRecorded, blank } = DOCUMENTS_ID;
  const first = (kind: PaperFact['kind']) =>
    clean((report.facts ?? []).find((fact) => fact.kind === kind)?.value ?? '') || notRecorded;
  const head = headerOf(report);
  const { final } = report;
  const status = final
    ? `${DOCUMENTS_ID.final}, ${dayMonthYear(final.date)}, ${DOCUMENTS_ID.digest} ${clean(final.hash).slice(0, 16)}`
    : '';
  const lines = (sentences: ReportPaper['sections'][number]['sentences']) =>
    prose(sentences).flatMap((block) => {
      if (block.kind === 'text') return [block.text];
      return block.kind === 'list' ? block.items.map(({ mark, text }) => `${mark} ${text}`) : [];
    });
  const kinds = {
    laporan: DOCUMENTS_ID.report,
    notulen: DOCUMENTS_ID.minutes,
    'siaran-pers': DOCUMENTS_ID.press,
    pesan: DOCUMENTS_ID.message,
  };
  const place = signedAt(report.place ?? '') || blank;
  return {
    status: head ? `${head.strong} ${head.note}` : status,
    organisasi: clean(report.organization),
    penyelenggara: clean(report.host),
    jenis: kinds[report.form ?? 'laporan'],
    judul: clean(report.title),
    hari_tanggal: first('date'),
    waktu: first('time'),
    tempat: first('venue'),
    pimpinan: first('leader'),
    jumlah_hadir: first('attendance_total'),
    isi: report.sections
      .flatMap(({ part, heading, sentences }, index) => [
        ...(part && part !== report.sections[index - 1]?.part ? [clean(part)] : []),
        clean(heading),
        ...lines(sentences),
      ])
      .join('\n'),
    tempat_tanggal: `${place}, ${report.date ? dayMonthYear(report.date) : blank}`,
    jabatan_penandatangan: clean(report.signatory?.position ?? '') || blank,
    penandatangan: clean(report.signatory?.name ?? '') || blank,
    bagian: report.sections.map(({ part, heading, sentences }, index) => ({
      judul_bagian: [...(part && part !== report.sections[index - 1]?.part ? [part] : []), heading]
        .map(clean)
        .join('\n'),
      isi_bagian: lines(sentences).join('\n'),
      kalimat: sentences.map(({ text }) => ({ teks: clean(text) })),
    })),
    tindak_lanjut: minutesFollowUps(report).map(([uraian = '', penanggung_jawab = '', tenggat = '']) => ({
      uraian,
      penanggung_jawab,
      tenggat,
    })),
    belum_tercatat: report.missing.map(({ label }) => ({ hal: clean(label) })),
    grafik: (report.charts ?? []).map((chart) => ({
      judul_grafik: clean(chart.title),
      batang: chart.bars.map((bar) => ({ nama: clean(bar.label), jumlah: clean(bar.text) })),
    })),
    foto: (report.photos ?? []).map(({ bytes, type, width, height, caption }) => {
      const scale = Math.min(1, 280 / width, 210 / height);
      return {
        gambar: {
          _type: 'image',
          source: bytes.slice().buffer,
          format: type,
          width: Math.round(width * scale),
          height: Math.round(height * scale),
          altText: clean(caption ?? '') || DOCUMENTS_ID.photos,
        },
        keterangan: clean(caption ?? ''),
      };
    }),
  };
}
