import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPrecedence, precedenceClass, precedenceLetter } from '../../src/domain/precedence.ts';

const OFFICES: Record<string, string[]> = {
  '': [
    'Gubernur Sumatera Selatan',
    'Pj. Gubernur Sumatera Selatan',
    'Wakil Gubernur',
    'Menteri Dalam Negeri',
    'Kapolda Sumsel',
    'Pangdam II/Sriwijaya',
    'Danrem 044/Gapo',
    'Kajati Sumatera Selatan',
    'Ketua Pengadilan Tinggi Palembang',
    'Anggota DPR RI',
    'Ketua DPRD Provinsi Sumatera Selatan',
    'Anggota DPRD Sumatera Selatan',
    'Sekretaris Daerah Provinsi Riau',
    'Ketua KPU Provinsi Sumatera Selatan',
    'Ketua KPU RI',
    'Direktur Binmas Polda Riau',
  ],
  a: [
    'Bupati Banyuasin',
    'Pj. Bupati Banyuasin',
    'Pjs. Wali Kota Dumai',
    'Plt Walikota Uji',
    'BUPATI  UJI',
    'Penjabat Bupati Uji',
  ],
  b: ['Wakil Bupati Banyuasin', 'Wakil Wali Kota Dumai', 'Plt. Wakil Bupati'],
  c: ['Mantan Bupati Banyuasin', 'Mantan Wakil Wali Kota Dumai'],
  d: [
    'Ketua DPRD Banyuasin',
    'Ketua DPRD Kota Dumai',
    'Ketua DPRK Aceh Besar',
    'Ketua DPRD Kabupaten Uji Provinsi Riau',
  ],
  e: ['Wakil Ketua DPRD Banyuasin', 'Wakil Ketua II DPRD Uji'],
  f: [
    'Sekretaris Daerah Banyuasin',
    'Plh. Sekda Banyuasin',
    'Dandim 0430/Banyuasin',
    'Kapolres Banyuasin',
    'Kapolresta Uji',
    'Ketua Pengadilan Negeri Pangkalan Balai',
    'Ketua PN Uji',
    'Ketua Pengadilan Agama Uji',
    'Kajari Banyuasin',
    'Kepala Kejaksaan Negeri Banyuasin',
  ],
  g: [
    'Ketua DPC Partai Uji Satu',
    'Ketua DPD Partai Uji Dua',
    'Ketua DPD Uji Tiga',
    'Para Pimpinan Partai Politik Peserta Pemilu',
  ],
  h: ['Anggota DPRD Banyuasin', 'Ketua Komisi I DPRD Banyuasin', 'Ketua Fraksi Uji DPRD Uji'],
  i: ['Ketua FKUB Banyuasin', 'Para Tokoh Masyarakat', 'Tokoh Adat Uji', 'Pemuka Agama'],
  j: [
    'Asisten I Pemerintahan Setda Banyuasin',
    'Kepala Dinas Perhubungan Banyuasin',
    'Kepala Badan Kesbangpol Banyuasin',
    'Kepala Pelaksana BPBD Banyuasin',
    'Plt. Kadis Kominfo Uji',
    'Kepala Satpol PP Uji',
    'Sekretaris DPRD Uji',
    'Inspektur Kabupaten Uji',
    'Plt. Ketua KPU Banyuasin',
    'Ketua Bawaslu Banyuasin',
    'Anggota KPU Sumatera Selatan, Divisi Hukum dan Pengawasan',
    'Kepala Kantor Perwakilan Bank Indonesia Uji',
    'Kepala Dinas Pendidikan Lampung Selatan',
  ],
  k: [
    'Kapolsek Pengandonan',
    'Ps. Kapolsek Uji',
    'Danramil 01/Uji',
    'Kepala BPS Uji',
    'Kepala Badan Pusat Statistik Kabupaten Uji',
    'Kepala Kantor Kementerian Agama Uji',
    'Kalapas Uji',
    'Wakapolres Banyuasin',
    'Kasdim 0430/Banyuasin',
    'Anggota Bawaslu Banyuasin',
  ],
  l: [
    'Camat Pengandonan',
    'Kabag Prokopim Setda Uji',
    'Kabid Kewaspadaan Nasional',
    'Sekretaris Dinas Perhubungan Uji',
    'Kasat Intelkam Polres Uji',
  ],
  m: [
    'Lurah Bagan Besar',
    'Kepala Desa Ujan Mas',
    'Penjabat Kepala Desa Uji',
    'Kasi Trantib Kecamatan Uji',
    'Wali Nagari Uji',
  ],
};

describe.each(Object.entries(OFFICES))('class "%s"', (letter, offices) => {
  test.each(offices)('%s', (office) => {
    const found = precedenceClass(office);
    expect(precedenceLetter(found)).toBe(letter);
    expect(found).toBe(letter === '' ? 0 : letter.charCodeAt(0) - 96);
  });
});

test.each([
  '',
  'Bhabinkamtibmas Kelurahan Uji',
  'Ajudan Bupati Uji',
  'Mantan Kapolres Uji',
  'Psikolog',
  'Ketua RT 05',
  'Istri Bupati',
])('%j is unknown and last', (office) => {
  expect(precedenceClass(office)).toBe(20);
  expect(precedenceLetter(20)).toBe('');
});

test('capacity, case and spaces do not count', () => {
  const office = fc.constantFrom(...Object.values(OFFICES).flat());
  const prefix = fc.constantFrom('', 'Pj. ', 'PJS. ', 'plt ', 'Plh.  ', 'ps. ');
  fc.assert(
    fc.property(office, prefix, (title, capacity) => {
      const written = `  ${capacity}${title.toUpperCase().replaceAll(' ', '  ')} `;
      expect(precedenceClass(written)).toBe(precedenceClass(title));
    }),
  );
});

describe('order', () => {
  test('is by class, then by hand, and else as it was', () => {
    const rows = [
      { id: 'camat', precedenceClass: 12 },
      { id: 'kajari', precedenceClass: 6 },
      { id: 'kapolres', precedenceClass: 6 },
      { id: 'dandim', precedenceClass: 6, ordinal: 1 },
      { id: 'bupati', precedenceClass: 1, ordinal: 99 },
    ];
    expect(rows.toSorted(byPrecedence).map((row) => row.id)).toEqual([
      'bupati',
      'dandim',
      'kajari',
      'kapolres',
      'camat',
    ]);
  });
  test('is one order however the list stood, and stable', () => {
    const row = fc.record({ precedenceClass: fc.integer({ min: 0, max: 3 }), ordinal: fc.option(fc.nat(2)) });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const sorted = rows.map((r, at) => ({ ...r, at })).toSorted(byPrecedence);
        for (const [index, b] of sorted.entries()) {
          const a = sorted[index - 1];
          if (!a) continue;
          const order = byPrecedence(a, b);
          expect(order <= 0).toBe(true);
          if (order === 0) expect(a.at).toBeLessThan(b.at);
        }
        for (const a of rows)
          for (const b of rows)
            for (const c of rows)
              if (byPrecedence(a, b) <= 0 && byPrecedence(b, c) <= 0) expect(byPrecedence(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 50 },
    );
  });
});
