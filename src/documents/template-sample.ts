import { AlignmentType, Document, Header, Packer, Paragraph, TextRun } from 'docx';
import type { ReportForm } from '../domain/draft/draft.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';

const line = (text: string, bold = false, centred = false) =>
  new Paragraph({
    alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after: 100 },
    children: [new TextRun({ text, bold })],
  });

const FACTS = [
  [DOCUMENTS_ID.day, 'hari_tanggal'],
  [DOCUMENTS_ID.time, 'waktu'],
  [DOCUMENTS_ID.place, 'tempat'],
] as const;

/** A template to begin with: every tag that a form usually needs, each loop with its tags on lines of their own. */
export async function sampleTemplate(form: ReportForm): Promise<Uint8Array> {
  const signed = form === 'laporan' || form === 'notulen';
  const follow = ['{#tindak_lanjut}', '{uraian} – {penanggung_jawab}, {tenggat}', '{/tindak_lanjut}'];
  const photos = ['{#foto}', '{gambar}', '{keterangan}', '{/foto}'];
  const document = new Document({
    title: 'Templat',
    styles: { default: { document: { run: { font: 'Arial', size: 24, language: { value: 'id-ID' } } } } },
    sections: [
      {
        headers: { default: new Header({ children: [line('{status}', true)] }) },
        children: [
          line('{organisasi}', true, true),
          line('{penyelenggara}', true, true),
          line('{jenis}', true, true),
          line('{judul}', true, true),
          ...(signed ? FACTS.map(([label, tag]) => line(`${label}: {${tag}}`)) : []),
          line('{#bagian}'),
          line('{judul_bagian}', true),
          line('{#kalimat}'),
          line('{teks}'),
          line('{/kalimat}'),
          line('{/bagian}'),
          ...(form === 'notulen' ? follow.map((text) => line(text)) : []),
          ...(signed ? ['{tempat_tanggal}', '{jabatan_penandatangan}', '', '{penandatangan}'].map((t) => line(t)) : []),
          ...(form === 'laporan' ? photos.map((text) => line(text)) : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
