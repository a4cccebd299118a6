import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, numberInWords } from '../../src/domain/facts/numerals.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { anyRecord } from './random-records.ts';
import {
  apel,
  baktiSosial,
  bimtekTwoDays,
  EVENTS,
  guest,
  penyuluhan,
  rakor,
  sambang,
  silaturahmi,
  sispamkota,
} from './records.ts';

const told = (record: EventRecord) =>
  Object.fromEntries(computeFacts(record).map(({ id, label, value }) => [id, `${label}: ${value}`]));

describe('facts', () => {
  it('of an event say what its rows say', () => {
    expect(told(penyuluhan)).toMatchObject({
      title: 'Nama kegiatan: Penyuluhan Keamanan dan Ketertiban Masyarakat (Kamtibmas)',
      leader: 'Pimpinan kegiatan: Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K.',
      date: 'Hari dan tanggal: Rabu, 31 Januari 2024',
      venue: 'Tempat: Gedung Auditorium Pemkab Banyuasin, Kabupaten Banyuasin',
      'role-1': 'Narasumber: Kepala Badan Kesbangpol Banyuasin H. Adam Ibrahim, S.E., M.Si.',
      invited: 'Jumlah undangan: 3 (tiga)',
      'attendance-total': 'Jumlah yang hadir: 2 (dua) orang',
      'rep-a1':
        'Perwakilan: Pj. Bupati Banyuasin diwakili oleh H. Adam Ibrahim, S.E., M.Si., Kepala Badan Kesbangpol Banyuasin',
      'att-a2': 'Kehadiran: Kapolres Banyuasin AKBP Ferly Rosa Putra, S.I.K. hadir',
      'inv-i3': 'Undangan: Kepala Badan Kesbangpol Banyuasin H. Adam Ibrahim, S.E., M.Si. diundang',
      'out-o5': 'Potensi kerawanan: Kelelahan petugas TPS',
      'missing-time': 'Waktu: belum tercatat',
    });
    // he was there for the Bupati
    expect(told(penyuluhan)).not.toHaveProperty('unheard');
    const alone = { ...penyuluhan, attendance: penyuluhan.attendance.slice(1) };
    expect(told(alone).unheard).toBe('Tanpa kabar: 1 (satu) pihak');
    expect(told(sispamkota)).toMatchObject({
      time: 'Waktu: pukul 15.00 s.d. 17.30 WIB',
      'force-f2': 'Kekuatan: Satlantas: 20 (dua puluh) personel dan 6 (enam) kendaraan',
      'force-total': 'Jumlah kekuatan: 75 (tujuh puluh lima) personel dan 10 (sepuluh) kendaraan',
    });
    expect(told(rakor)).toMatchObject({
      'agenda-2': 'Susunan acara: pukul 09.10 s.d. 10.30 WITA: Paparan instansi (Kepala Dinas Perhubungan)',
      'out-o1':
        'Keputusan: Pos terpadu dibuka mulai H-7 di Simpang Lima. — penanggung jawab: Dinas Perhubungan; tenggat: Jumat, 12 Maret 2027',
      'out-o4': 'Kutipan: Kami siaga penuh, tanpa kecuali. — Kapolres Wanareja',
      'walkin-a4': 'Kehadiran di luar undangan: Yudha Saputra (Radio Suara Wanareja) hadir di luar daftar undangan',
      'ans-i5':
        'Jawaban undangan: Ketua DPRD Wanareja menyampaikan akan diwakili oleh Melati Arum, Wakil Ketua DPRD Wanareja',
      leader: 'Pimpinan kegiatan menurut rencana: Bupati Wanareja Dr. Hj. Sekar Lintang, M.Si.',
    });
    expect(told(sambang)['count-visits']).toBe('Jumlah kunjungan: 1 (satu) kunjungan');
    expect(told(baktiSosial)['rep-a1']).toContain('diwakili oleh wakil yang namanya belum tercatat');
    expect(told(bimtekTwoDays)['session-2']).toBe('Jumlah yang hadir pada sesi Hari 2: 2 (dua) orang');
  });

  it('have ids of their own, and the rows they come from', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const facts = computeFacts(record);
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
        const rows = [record.invitations, record.attendance, record.forces, record.counts, record.outcomes].flat();
        const ids = new Set(rows.map(({ id }) => id));
        for (const { refs, value, label } of facts) {
          expect(refs.every((ref) => ids.has(ref))).toBe(true);
          expect(`${label}${value}`).not.toMatch(/null|undefined|NaN/);
        }
      }),
    );
  });

  it('hold every outcome verbatim', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const facts = computeFacts(record);
        for (const { id, text } of record.outcomes) {
          expect(facts.find((fact) => fact.id === `out-${id}`)?.value).toContain(text);
        }
      }),
    );
    expect(computeFacts(sispamkota).at(-2)?.value).toBe('Tahapan dijalankan sesuai skenario\nhingga selesai');
  });

  it('never hold what is unconfirmed', () => {
    fc.assert(
      fc.property(anyRecord, (any) => {
        const record = { ...any, programme: null, forces: [], counts: [] };
        const text = JSON.stringify(computeFacts(record));
        if (record.unconfirmed.includes('date')) expect(text).not.toContain('2031');
        if (record.unconfirmed.includes('time')) expect(text).not.toMatch(/\d[.:](07|13|37|53|41)\b/);
        if (record.unconfirmed.includes('venue')) expect(text).not.toMatch(/Zamrud|Zaitun|Zebra|Kota Zenit/);
        for (const field of record.unconfirmed) expect(text).toContain(`missing-${field}`);
      }),
    );
  });

  it('claim nobody present without a row at the door', () => {
    fc.assert(
      fc.property(anyRecord, (any) => {
        const facts = computeFacts({ ...any, attendance: [] });
        const kinds = new Set(facts.map(({ kind }) => kind));
        for (const kind of ['present', 'represented', 'walk_in', 'attendance_total', 'session'] as const) {
          expect(kinds.has(kind)).toBe(false);
        }
        const outcomes = facts.filter(({ kind }) => kind !== 'outcome');
        for (const { value } of outcomes) expect(value).not.toMatch(/\bhadir\b/);
      }),
    );
  });

  it('tell those who came in order of precedence', () => {
    const record = { ...apel, attendance: [...apel.attendance].reverse() };
    const present = computeFacts(record).filter(({ kind }) => kind === 'present');
    expect(present.map(({ id }) => id)).toEqual(['att-a1', 'att-a2', 'att-a5', 'att-a4', 'att-a3']);
  });

  it('name an agency only where the office does not tell it', () => {
    expect(told(silaturahmi)['inv-i2']).toBe('Undangan: Camat Pengandonan diundang');
    expect(told(rakor)['dec-i4']).toBe(
      'Berhalangan: Kepala Bagian Hukum (Sekretariat Daerah) Ratna Kumala, S.H. menyampaikan berhalangan',
    );
  });

  it('give a crowd of invitees as a number', () => {
    const invitations = Array.from({ length: 400 }, (_, n) =>
      guest(`i${n}`, { position: `Ketua PPS ${n}`, agency: 'PPS' }),
    );
    const facts = computeFacts({ ...bimtekTwoDays, attendance: [], invitations });
    expect(facts.filter(({ kind }) => kind === 'invitee')).toEqual([]);
    expect(facts.find(({ id }) => id === 'invited')?.value).toBe('400 (empat ratus)');
  });

  it('stay the same while the rows do', () => {
    for (const record of Object.values(EVENTS))
      expect(computeFacts(structuredClone(record))).toEqual(computeFacts(record));
  });
});

describe('numbers in words', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [17, 'tujuh belas'],
    [20, 'dua puluh'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [215, 'dua ratus lima belas'],
    [1000, 'seribu'],
    [1101, 'seribu seratus satu'],
    [2024, 'dua ribu dua puluh empat'],
    [100_000, 'seratus ribu'],
    [1_000_000, 'satu juta'],
    [11_011_000, 'sebelas juta sebelas ribu'],
  ])('%i is %s', (n, words) => expect(numberInWords(n)).toBe(words));

  it('differ for different numbers, and refuse what is no whole number', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(numberInWords(a) === numberInWords(b)).toBe(a === b);
      }),
    );
    for (const n of [-1, 1.5, Number.NaN]) expect(() => numberInWords(n)).toThrow(RangeError);
  });

  it('stand behind digits with dots', () => {
    expect(counted(1250)).toBe('1.250 (seribu dua ratus lima puluh)');
    expect(counted(7)).toBe('7 (tujuh)');
  });
});
