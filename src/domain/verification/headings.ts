/** All words that headings of reports are made of; none of them says how an event went or who was there. */
const WORDS = new Set(
  'laporan kegiatan pendahuluan umum dasar latar belakang maksud tujuan dan ruang lingkup pelaksanaan waktu tempat hari tanggal peserta undangan pimpinan penyelenggara narasumber petugas susunan rangkaian acara amanat materi sambutan arahan penekanan pernyataan kutipan pertanyaan dialog pembahasan hasil keputusan hambatan kendala potensi kerawanan risiko kesimpulan saran rencana tindak lanjut penutup uraian ringkasan catatan kehadiran hadir kekuatan personel jumlah belum tercatat yang hal tema program identitas data informasi dokumentasi situasi judul isi lampiran daftar pembahasan kebijakan rekapitulasi perbandingan per minggu bulan'.split(
    ' ',
  ),
);

/** The heading itself if it only names a part of a report, with or without number or letter; else 'URAIAN'. */
export function neutralHeading(heading: string): string {
  const words = heading
    .normalize('NFC')
    .trim()
    .replace(/^(?:[A-Za-z]|[IVX]{1,5}|\d{1,2})(?:\.\d{1,2})*[.)]?(?:\s|$)/, '')
    .toLowerCase()
    .split(/[\s,/&:()-]+/)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => WORDS.has(word)) ? heading.trim() : 'URAIAN';
}
