import { describe, expect, it } from 'vitest';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { neutralHeading } from '../../src/domain/verification/headings.ts';
import { verifyDraft, verifySentence } from '../../src/domain/verification/verify.ts';
import {
  apel,
  bimtek,
  bimtekTwoDays,
  deklarasi,
  EVENTS,
  penyuluhan,
  rakor,
  sambang,
  silaturahmi,
  sispamkota,
  sosialisasi,
} from './records.ts';

/** Which facts a sentence names: kinds, or ids. */
function cite(facts: readonly Fact[], names: string): string[] {
  return names
    .split(' ')
    .flatMap((name) => facts.filter(({ id, kind }) => id === name || kind === name).map(({ id }) => id));
}

const PLAIN: [EventRecord, string, string][] = [
  [
    penyuluhan,
    'title host date venue',
    'Pada hari Rabu, 31 Januari 2024, bertempat di Gedung Auditorium Pemkab Banyuasin, telah dilaksanakan kegiatan Penyuluhan Keamanan dan Ketertiban Masyarakat (Kamtibmas) yang diselenggarakan oleh Polres Banyuasin.',
  ],
  [
    penyuluhan,
    'title date venue leader',
    'Kegiatan Penyuluhan Keamanan dan Ketertiban Masyarakat (Kamtibmas) dilaksanakan pada Rabu, 31 Januari 2024 di Gedung Auditorium Pemkab Banyuasin dan dipimpin oleh Kapolres Banyuasin, AKBP Ferly Rosa Putra, S.I.K.',
  ],
  [
    penyuluhan,
    'host title theme',
    'Polres Banyuasin menggelar penyuluhan dengan tema "Strategi Cooling System Untuk Menciptakan Pemilu 2024 Damai".',
  ],
  [penyuluhan, 'title programme', 'Kegiatan ini merupakan bagian dari Cooling System Pemilu 2024.'],
  [
    penyuluhan,
    'programme title',
    'Penyuluhan Keamanan dan Ketertiban Masyarakat (Kamtibmas) dilaksanakan dalam rangka program Cooling System Pemilu 2024.',
  ],
  [penyuluhan, 'leader', 'AKBP Ferly Rosa Putra selaku Kapolres Banyuasin memimpin kegiatan tersebut.'],
  [penyuluhan, 'leader', 'Pimpinan kegiatan adalah Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K.'],
  [
    penyuluhan,
    'date missing-time',
    'Kegiatan dilaksanakan pada hari Rabu, 31 Januari 2024, sedangkan waktu pelaksanaan belum tercatat.',
  ],
  [
    penyuluhan,
    'rep-a1',
    'Pj. Bupati Banyuasin diwakili oleh Kepala Badan Kesbangpol Banyuasin, H. Adam Ibrahim, S.E., M.Si.',
  ],
  [penyuluhan, 'rep-a1', 'H. Adam Ibrahim, S.E., M.Si., hadir mewakili Penjabat Bupati Banyuasin.'],
  [
    penyuluhan,
    'rep-a1',
    'Kepala Badan Kesbangpol Banyuasin H. Adam Ibrahim mewakili Pj. Bupati Banyuasin H. Hani Syopiar Rustam.',
  ],
  [
    penyuluhan,
    'attendance-total att-a2 rep-a1',
    'Kegiatan dihadiri oleh 2 (dua) orang, di antaranya Kapolres Banyuasin AKBP Ferly Rosa Putra dan Pj. Bupati Banyuasin yang diwakili oleh Kepala Badan Kesbangpol Banyuasin H. Adam Ibrahim.',
  ],
  [penyuluhan, 'attendance-total', 'Jumlah yang hadir tercatat sebanyak 2 orang.'],
  [
    penyuluhan,
    'role-1 role-2',
    'Narasumber kegiatan adalah Kepala Badan Kesbangpol Banyuasin H. Adam Ibrahim, S.E., M.Si. dan Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K.',
  ],
  [
    penyuluhan,
    'out-o7',
    'Kapolres Banyuasin menekankan agar seluruh pihak diminta berperan aktif memberantas peredaran narkoba melalui penyuluhan kepada masyarakat.',
  ],
  [
    penyuluhan,
    'out-o7 leader',
    'Kapolres Banyuasin AKBP Ferly Rosa Putra menegaskan bahwa seluruh pihak diminta berperan aktif memberantas peredaran narkoba melalui penyuluhan kepada masyarakat.',
  ],
  [
    penyuluhan,
    'out-o1 out-o2',
    'Kepala Badan Kesbangpol Banyuasin menyampaikan bahwa pemerintah kabupaten mendukung pemilu serentak melalui pendanaan, fasilitasi, dan pengawalan prosesnya, serta pengawas pemilu didorong menindak pelaku politik uang, fitnah, adu domba, dan hoaks bernuansa SARA.',
  ],
  [
    penyuluhan,
    'out-o4 out-o5 out-o6',
    'Potensi kerawanan yang tercatat adalah Caleg tidak melaporkan kegiatan kampanye (rapat terbatas, dialogis) kepada kepolisian sehingga kegiatan kurang terkoordinasi; kelelahan petugas TPS; dan pemilih tidak terdaftar dalam DPT.',
  ],
  [penyuluhan, 'missing-participants missing-follow_up', 'Jumlah peserta dan tindak lanjut belum tercatat.'],
  [
    apel,
    'present',
    'Turut hadir Pj. Bupati Banyuasin Muhammad Farid, Ketua DPRD Banyuasin Irian Setiawan, Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian Banyuasin Salni Fajar, Kepala Dinas Perhubungan Banyuasin Mulyanto, dan Kepala Badan Kesbangpol Banyuasin Adam Ibrahim.',
  ],
  [
    apel,
    'present',
    'Pj. Bupati Banyuasin Muhammad Farid dan Ketua DPRD Banyuasin Irian Setiawan turut hadir dalam kegiatan tersebut.',
  ],
  [
    apel,
    'title leader present',
    'Apel Gelar Pasukan Operasi Mantap Praja Musi 2024 dipimpin oleh Kapolres Banyuasin AKBP Ruri Prastowo, S.H., S.I.K., M.I.K., dan dihadiri oleh Pj. Bupati Banyuasin Muhammad Farid serta Ketua DPRD Banyuasin Irian Setiawan.',
  ],
  [
    apel,
    'out-o1 out-o2',
    'Pada kesempatan tersebut, Kapolres Banyuasin menekankan hal-hal berikut: (1) memastikan kesiapan perlengkapan pribadi, sarana prasarana, dan fasilitas penunjang; (2) mengedepankan komunikasi publik dan upaya cooling system.',
  ],
  [silaturahmi, 'invitee', 'Undangan disampaikan kepada Kepala Desa Ujan Mas dan Camat Pengandonan.'],
  [
    silaturahmi,
    'out-o3',
    'Polsek Pengandonan bertanggung jawab atas tindak lanjut: kegiatan serupa dilanjutkan di desa lain dalam wilayah hukum Polsek Pengandonan.',
  ],
  [silaturahmi, 'missing-attendance', 'Kehadiran para undangan belum tercatat.'],
  [
    bimtek,
    'follow_up out-o1 out-o2',
    'Rencana tindak lanjut oleh Polres Banyuasin meliputi deteksi dini potensi gangguan keamanan pemilu dan pengawalan distribusi logistik pemilu.',
  ],
  [sambang, 'count-visits', 'Tercatat sebanyak 1 (satu) kunjungan.'],
  [
    rakor,
    'date time venue',
    'Rapat berlangsung pada Kamis, 4 Maret 2027, mulai pukul 09:00 WITA sampai dengan pukul 11:30 WITA di Pendopo Wanareja.',
  ],
  [
    rakor,
    'out-o1',
    'Diputuskan bahwa pos terpadu dibuka mulai H-7 di Simpang Lima, dengan penanggung jawab Dinas Perhubungan dan tenggat 12 Maret 2027.',
  ],
  [rakor, 'out-o4', '“Kami siaga penuh, tanpa kecuali,” kata Kapolres Wanareja.'],
  [
    rakor,
    'out-o3 att-a2',
    'Dandim 0999/Wanareja Letkol Inf Gading Prakoso menanyakan: Berapa personel yang disiapkan di tiap pos?',
  ],
  [rakor, 'ans-i5', 'Ketua DPRD Wanareja menyatakan akan diwakili Melati Arum.'],
  [rakor, 'walkin-a4', 'Di luar daftar undangan, turut hadir Yudha Saputra dari Radio Suara Wanareja.'],
  [sosialisasi, 'count-residents', 'Kegiatan dihadiri oleh 215 warga.'],
  [sosialisasi, 'count-leaflets', 'Jumlah selebaran yang tercatat adalah 1.250 lembar.'],
  [sosialisasi, 'role-1', 'Ipda Lestari Ningrum bertindak sebagai pembicara.'],
  [deklarasi, 'count-signatories', 'Tercatat 18 penanda tangan.'],
  [
    sispamkota,
    'force',
    'Kekuatan yang tercatat meliputi Satsamapta 45 personel dan 3 kendaraan, Satlantas 20 personel dan 6 kendaraan, serta Dinas Kesehatan 10 personel dan 1 kendaraan.',
  ],
  [sispamkota, 'force_total', 'Kegiatan melibatkan 75 (tujuh puluh lima) personel dan 10 (sepuluh) kendaraan.'],
  [sispamkota, 'role-1', 'Kabag Ops Polres Tirtamulya AKP Surya Negara bertugas sebagai komandan.'],
  [bimtekTwoDays, 'date', 'Kegiatan berlangsung dari Sabtu, 14 November 2026 sampai dengan Minggu, 15 November 2026.'],
  [rakor, 'out-o1', `Rapat memutuskan bahwa ${rakor.outcomes[0]?.text}`],
  [bimtekTwoDays, 'time', 'Kegiatan berakhir pada Minggu, 15 November 2026 pukul 16.00 WITA.'],
  [
    bimtekTwoDays,
    'date time',
    'Kegiatan berlangsung pada Sabtu, 14 November 2026 pukul 08.00 sampai dengan Minggu, 15 November 2026 pukul 16.00 WITA.',
  ],
  [bimtekTwoDays, 'count-participants', 'Bimbingan teknis diikuti oleh 64 (enam puluh empat) orang peserta.'],
];

describe('plain official wording', () => {
  it.each(PLAIN)('%#: is read', (record, names, text) => {
    const facts = computeFacts(record);
    expect(verifySentence({ text, sources: cite(facts, names) }, facts), text).toEqual({ verdict: 'supported' });
  });

  it.each(Object.entries(EVENTS))('reads every fact of %s as "label: value"', (_, record) => {
    const facts = computeFacts(record);
    for (const { id, label, value } of facts) {
      expect(verifySentence({ text: `${label}: ${value}.`, sources: [id] }, facts), id).toEqual({
        verdict: 'supported',
      });
    }
  });
});

describe('a fact by itself', () => {
  const facts = computeFacts(penyuluhan);
  const verdict = (text: string, id: string, heading?: string) =>
    verifySentence({ text, sources: [id] }, facts, heading).verdict;

  it('is read under the heading that says what it is', () => {
    expect(verdict('Kelelahan petugas TPS.', 'out-o5', 'D. HAMBATAN DAN POTENSI KERAWANAN')).toBe('supported');
    expect(verdict('Kelelahan petugas TPS.', 'out-o5', 'C. HASIL')).toBe('flagged');
    expect(verdict('Kelelahan petugas TPS.', 'out-o5')).toBe('flagged');
  });

  it('is read where it tells by itself what it is', () => {
    expect(verdict('Rabu, 31 Januari 2024.', 'date')).toBe('supported');
    expect(verdict('Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K. hadir.', 'att-a2')).toBe('supported');
    expect(verdict('Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K.', 'leader')).toBe('flagged');
    expect(verdict('2 (dua) orang.', 'attendance-total')).toBe('flagged');
    expect(verdict('Tempat adalah Gedung Auditorium Pemkab Banyuasin, Kabupaten Banyuasin.', 'venue')).toBe(
      'supported',
    );
  });

  it('never loses the one who said it', () => {
    const said =
      'Masyarakat diimbau tidak terprovokasi hoaks dan menjaga kerukunan sebelum, saat, dan setelah pemilu 14 Februari 2024';
    expect(verdict(`${said}.`, 'out-o3', 'PERNYATAAN')).toBe('flagged');
    expect(verdict(`${said} — Kapolres Banyuasin.`, 'out-o3', 'PERNYATAAN')).toBe('supported');
    expect(verdict(`${said} — Pj. Bupati Banyuasin.`, 'out-o3', 'PERNYATAAN')).toBe('flagged');
  });
});

describe('what begins with its own link', () => {
  const outcome = (id: string, text: string) => ({ id, text, speaker: 'Kapolres Uji', owner: null, due: null });
  const facts = computeFacts({
    ...rakor,
    outcomes: [
      { ...outcome('o1', 'agar TPS dijaga'), kind: 'emphasis' },
      { ...outcome('o2', 'TPS dijaga'), kind: 'risk' },
      { ...outcome('o3', 'pos dibuka'), kind: 'emphasis' },
    ],
  });
  it.each([
    ['Kapolres Uji menegaskan agar TPS dijaga.', 'out-o1', 'supported'],
    ['Kapolres Uji juga menekankan agar TPS dijaga.', 'out-o1', 'supported'],
    ['Kapolres Uji menegaskan: agar TPS dijaga.', 'out-o1', 'supported'],
    ['Penekanan yang tercatat adalah agar TPS dijaga.', 'out-o1', 'supported'],
    ['Kapolres Uji menegaskan TPS dijaga.', 'out-o1', 'flagged'],
    ['Kapolres Uji menegaskan agar TPS tidak dijaga.', 'out-o1', 'flagged'],
    ['Kapolda Uji menegaskan agar TPS dijaga.', 'out-o1', 'flagged'],
    ['Kapolres Uji menyampaikan keputusan agar TPS dijaga.', 'out-o1', 'flagged'],
    ['Kapolres Uji menegaskan pos dibuka.', 'out-o3', 'flagged'],
    ['Kapolres Uji menegaskan agar TPS dijaga dan pos dibuka.', 'out-o1 out-o3', 'flagged'],
  ])('%s', (text, names, verdict) => {
    expect(verifySentence({ text, sources: cite(facts, names) }, facts).verdict).toBe(verdict);
  });
});

describe('headings', () => {
  it.each([
    'A. PENDAHULUAN',
    'D. HAMBATAN DAN POTENSI KERAWANAN',
    'I. Umum',
    '1.2 Waktu dan Tempat',
    'Kesimpulan/Saran',
  ])('%s stays', (heading) => {
    expect(neutralHeading(heading)).toBe(heading);
  });
  it.each(['Situasi aman dan kondusif', 'C. HASIL: SELURUH PESERTA SEPAKAT', '', 'Kapolres hadir', 'B. 500 peserta'])(
    '%j says too much',
    (heading) => {
      expect(neutralHeading(heading)).toBe('URAIAN');
    },
  );
  it('that say too much are replaced in a verified draft, and its sentences judged under the new one', () => {
    const facts = computeFacts(penyuluhan);
    const sentences = [{ text: 'Kelelahan petugas TPS.', sources: ['out-o5'] }];
    const draft = verifyDraft({ sections: [{ heading: 'Hambatan besar akibat kerawanan', sentences }] }, facts);
    expect(draft.sections[0]).toMatchObject({ heading: 'URAIAN', sentences: [{ verdict: 'flagged' }] });
  });
});

describe('reasons name what is wrong', () => {
  const facts = computeFacts(penyuluhan);
  const all = facts.map(({ id }) => id);
  it.each([
    ['Kegiatan dilaksanakan pada Kamis, 31 Januari 2024.', 'jatuh pada hari Rabu, bukan Kamis'],
    ['Kegiatan dihadiri oleh 500 orang.', 'Angka “500”'],
    ['Kegiatan dimulai pagi hari waktu WITA.', 'Zona waktu “WITA”'],
    ['Kegiatan dihadiri oleh Gubernur.', '“Gubernur”'],
    ['Kegiatan berlangsung kondusif.', 'Penilaian “kondusif”'],
    ['Kegiatan dan peserta bersepakat.', 'Kesepakatan atau sikap “bersepakat”'],
  ])('%s', (text, reason) => {
    expect(verifySentence({ text, sources: all }, facts)).toMatchObject({
      verdict: 'flagged',
      reason: expect.stringContaining(reason),
    });
  });
});
