import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HIDDEN, withoutContacts } from '../../src/domain/notes/contacts.ts';
import { datesIn, dueIn } from '../../src/domain/notes/due.ts';
import { cleanNotes, MOST_PROPOSALS, type NotePerson, readNotes } from '../../src/domain/notes.ts';
import { cast, LEADER } from '../cast.ts';
import { ANDROID, IOS, MINUTES, TRANSCRIPT } from '../notes-samples.ts';

const people: NotePerson[] = [LEADER, ...cast].map((one) => ({ name: null, ...one }));
/** Whether something in it is, or was, a way to reach somebody. */
const hasContact = (text: string) => withoutContacts(text).includes(HIDDEN);
/** Thursday. */
const DAY = '2027-03-04';
const read = (text: string) => readNotes(text, people, DAY);
/** Each proposal in short: kind, text, and who said it, does it, by when, where one is named. */
const short = (text: string) =>
  read(text).map(({ kind, text: said, speaker, owner, due }) =>
    [kind, said, speaker && `@${speaker}`, owner && `>${owner}`, due].filter(Boolean).join(' | '),
  );
const { position: KAPOLRES } = LEADER;

describe('notes by the rules', () => {
  test('minutes in lists: headings give the kind, owners and dates are read where they are certain', () => {
    expect(short(MINUTES)).toEqual([
      'emphasis | Posko siaga dibuka di setiap kecamatan | @Pj. Bupati Sungai Rawa',
      'emphasis | Jangan ada pungutan di TPS | @Pj. Bupati Sungai Rawa',
      `emphasis | agar netralitas dijaga, hubungi | @${KAPOLRES}`,
      'decision | Posko dibuka 8 Maret 2027',
      'decision | Anggaran disiapkan Camat Rawa Hilir',
      'follow_up | Camat Rawa Hilir akan mendata warga | >Camat Rawa Hilir | 2027-03-12',
      'follow_up | Pendataan TPS rawan sebelum Selasa | >Kepala Badan Kesbangpol Sungai Rawa | 2027-03-09',
      'follow_up | Laporan kesiapan | >Kasat Binmas | 2027-03-12',
      'question | apakah anggaran sudah tersedia. | @Ketua DPRD Sungai Rawa',
      'risk | Kendala utama ialah akses jalan ke Rawa Hilir, terutama saat hujan.',
      'quote | Kita tidak boleh lengah sampai pelantikan selesai. | @Pj. Bupati Sungai Rawa',
      'question | Apakah logistik sudah tiba?',
      'remark | Lokasi posko: Balai Desa',
    ]);
  });

  test('chats of WhatsApp, Android and iOS: messages of several lines, numbers hidden, chatter left out', () => {
    expect(short(ANDROID)).toEqual([
      'risk | Akses jalan ke Rawa Hilir masih rawan longsor | @peserta',
      'decision | Disepakati posko di kecamatan',
      'follow_up | Camat akan mendata warga | >Camat Rawa Hilir | 2027-03-15',
      'question | Apakah dana sudah cair? | @Pak Joko',
    ]);
    expect(short(IOS)).toEqual([
      'remark | Izin melaporkan\nsituasi kondusif | @Kepala Badan Kesbangpol Sungai Rawa',
      'emphasis | Mohon agar Satpol PP hadir, email | @Sari',
    ]);
  });

  test('a question of a line by itself and what follows chatter are their own', () => {
    expect(short('"Kami siap semua" kata Ketua KPU\nkenapa TPS 04 jauh?')).toEqual([
      expect.stringMatching(/^quote \| Kami siap semua/),
      'question | kenapa TPS 04 jauh?',
    ]);
    expect(short('[20/2/27 09.14] ~Budi: ok siap pak 👍\nJalan ke Lolak putus')).toEqual([
      expect.stringMatching(/^\w+ \| Jalan ke Lolak putus/),
    ]);
  });

  test('a transcript with time codes', () => {
    expect(short(TRANSCRIPT)).toEqual([
      'emphasis | Saya minta semua pihak menjaga ketertiban. | @Pj. Bupati Sungai Rawa',
      'question | Bagaimana dengan anggaran pengamanan? | @Ketua DPRD Sungai Rawa',
      'follow_up | Kesbangpol akan menyiapkan data. | @Kepala Badan Kesbangpol Sungai Rawa | 2027-03-10',
    ]);
    expect(short('Hendra Lesmana 00:12\nAnggaran belum ada.\nBapak Anu 01:15\nSiap.\nPosko kami usulkan.')).toEqual([
      'remark | Anggaran belum ada. | @Ketua DPRD Sungai Rawa',
      'remark | Posko kami usulkan. | @Bapak Anu',
    ]);
  });

  test('a due date is one only where it is certain', () => {
    for (const [text, due] of [
      ['paling lambat 12 Maret 2027', '2027-03-12'],
      ['Paling lambat Jumat, 12 Maret 2027', '2027-03-12'],
      ['tgl 12/3', '2027-03-12'],
      ['tenggat 5/1', null],
      ['sebelum 12-03-27', '2027-03-12'],
      ['deadline: 2027-03-12', '2027-03-12'],
      ['sebelum Jumat', '2027-03-05'],
      ['sebelum Kamis', null],
      ['sebelum Jumat depan', null],
      ['minggu depan', null],
      ['besok', null],
      ['paling lambat 31 Februari 2027', null],
      ['paling lambat 12 Maret 2027 atau paling lambat 13 Maret 2027', null],
      ['sebelum 12 Maret 2026', null],
      ['paling lambat 12 November', null],
      ['pada pukul 08.00-10.00', null],
      ['dibuka 12 Maret 2027', null],
    ] as const)
      expect(dueIn(text, DAY), text).toBe(due);
    expect(datesIn('8 Maret 2027 s.d. 9/3/2027, pukul 08.00', DAY)).toEqual(['2027-03-08', '2027-03-09']);
  });

  test('a label and what says that somebody spoke tell the kind and stay out of the text; the passage has them', () => {
    for (const [line, proposal] of [
      ['Diputuskan: posko dibuka 24 jam', 'decision | posko dibuka 24 jam'],
      ['Disepakati: bahwa posko dibuka 24 jam', 'decision | posko dibuka 24 jam'],
      ['Risiko - jalan rusak', 'risk | jalan rusak'],
      ['Keputusan rapat – posko dibuka', 'decision | posko dibuka'],
      ['Keputusan 1: posko dibuka', 'decision | posko dibuka'],
      ['*Keputusan:* posko dibuka', 'decision | posko dibuka'],
      ['[Risiko] jalan rusak', 'risk | jalan rusak'],
      ['TL: surat disusun', 'follow_up | surat disusun'],
      ['Laporan - Camat hadir', 'remark | Laporan - Camat hadir'],
      ['Risiko-risiko di lapangan dibahas', 'risk | Risiko-risiko di lapangan dibahas'],
      ['Kapolres menegaskan: agar TPS dijaga', `emphasis | agar TPS dijaga | @${KAPOLRES}`],
      ['Kapolres menegaskan agar TPS dijaga', `emphasis | agar TPS dijaga | @${KAPOLRES}`],
      ['Kapolres menyampaikan: bahwa TPS sudah aman', `remark | TPS sudah aman | @${KAPOLRES}`],
      ['Kapolres: bahwa TPS sudah aman', `remark | TPS sudah aman | @${KAPOLRES}`],
    ] as const) {
      expect(short(line), line).toEqual([proposal]);
      expect(read(line)[0]).toMatchObject({ from: 0, until: line.length });
    }
  });

  test('who answers for it and until when stand beside the text, not in it, where it reads well without', () => {
    const CAMAT = '>Camat Rawa Hilir';
    const DUE = '2027-03-12';
    for (const [line, said, ...more] of [
      ['TL: Warga didata paling lambat 12 Maret 2027', 'Warga didata', DUE],
      ['TL: Warga didata, paling lambat hari Jumat, 12 Maret 2027.', 'Warga didata.', DUE],
      ['TL: Warga didata (tenggat: 12/3/2027), lalu dilaporkan', 'Warga didata, lalu dilaporkan', DUE],
      ['TL: Warga didata, paling lambat 12 Maret 2027, dan dilaporkan', 'Warga didata dan dilaporkan', DUE],
      ['TL: Paling lambat 12 Maret 2027, warga didata', 'warga didata', DUE],
      ['TL: Warga didata dengan tenggat waktu 12 Maret 2027', 'Warga didata', DUE],
      ['TL: Warga didata paling lambat Jumat', 'Warga didata', '2027-03-05'],
      ['TL: Surat (PIC Camat Rawa Hilir; tenggat 12 Maret 2027)', 'Surat', CAMAT, DUE],
      ['TL: Surat - PIC Camat Rawa Hilir - tenggat 12 Maret 2027', 'Surat', CAMAT, DUE],
      ['TL: Surat, penanggung jawab: Camat Rawa Hilir, tgl 12/3', 'Surat', CAMAT, DUE],
      // what would not read without it, or says more than a deadline does, stays
      ['TL: Paling lambat 12 Maret 2027 warga didata', 'Paling lambat 12 Maret 2027 warga didata', DUE],
      ['TL: Camat paling lambat 12 Maret 2027 melapor', 'Camat paling lambat 12 Maret 2027 melapor', DUE],
      ['TL: Warga didata sebelum 12 Maret 2027', 'Warga didata sebelum 12 Maret 2027', DUE],
      ['TL: Warga didata paling lambat 12/3 pukul 15.00', 'Warga didata paling lambat 12/3 pukul 15.00', DUE],
      ['TL: Tenggat diundur menjadi paling lambat 12/3', 'Tenggat diundur menjadi paling lambat 12/3', DUE],
      ['TL: Posko buka; warga didata paling lambat 12/3', 'Posko buka; warga didata paling lambat 12/3', DUE],
      ['TL: Camat, penanggung jawab posko, melapor', 'Camat, penanggung jawab posko, melapor', '>posko'],
      ['Penekanan: Warga didata paling lambat 12 Mei 2026', 'Warga didata paling lambat 12 Mei 2026'],
    ]) {
      const kind = line?.startsWith('TL') ? 'follow_up' : 'emphasis';
      expect(short(line ?? ''), line).toEqual([[kind, said, ...more].join(' | ')]);
    }
  });

  test('who is ambiguous stays as written', () => {
    const two = [
      { name: 'Budi Santoso', position: 'Kepala Dinas Sosial' },
      { name: 'Budi Santoso', position: 'Kepala Dinas Perhubungan' },
    ];
    expect(readNotes('Budi Santoso menekankan agar tertib', two, DAY)[0]).toMatchObject({ speaker: null });
    expect(readNotes('Kepala Dinas: agar tertib', two, DAY)[0]?.speaker).toBe('Kepala Dinas');
    expect(readNotes('Kepala Dinas Sosial: agar tertib', two, DAY)[0]?.speaker).toBe('Kepala Dinas Sosial');
  });
});

/** Whether a text is made of pieces of a passage, in their order. */
function inOrder(text: string, passage: string): boolean {
  let at = 0;
  return text.split(/(?<=[\s,.;:])|(?=[\s,.;:])/u).every((piece) => {
    if (!piece.trim()) return true;
    const found = passage.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}

describe('whatever is pasted', () => {
  const bit = fc.constantFrom(
    ...MINUTES.split('\n'),
    ...ANDROID.split('\n'),
    ...IOS.split('\n'),
    ...TRANSCRIPT.split('\n'),
    'PIC: +62 812 3456 7890',
    'Bupati mengatakan, “hubungi a@b.example” dan 0812-3456-7890',
    '“',
    '- ',
    '1. Pj. H. A. Bupati dll. Selesai. “Ya. Tidak.” Lalu?',
    `${'kata '.repeat(1500)}.`,
    '\u200e[12/03/27, 9:41:05\u202fPM] ~ \u202a+62 812‑3456‑7890\u202c: Jalan 😀 rawan',
    '',
  );
  const text = fc
    .oneof(
      fc.array(fc.oneof({ weight: 4, arbitrary: bit }, fc.string({ unit: 'binary' })), { maxLength: 25 }),
      fc.array(fc.string()),
    )
    .map((rows) => cleanNotes(rows.join('\n')));

  test('nothing throws; passages are parts of the notes, in order and apart; a text stands in its passage, without contacts', () => {
    fc.assert(
      fc.property(text, (notes) => {
        let last = 0;
        for (const one of read(notes)) {
          const passage = notes.slice(one.from, one.until);
          expect(one.from).toBeGreaterThanOrEqual(last);
          expect(passage.trim()).not.toBe('');
          expect(inOrder(one.text, passage), one.text).toBe(true);
          expect(one.text).toBe(one.text.trim());
          expect(one.text.length).toBeLessThanOrEqual(4000);
          for (const said of [one.text, one.speaker ?? '', one.owner ?? '']) expect(hasContact(said), said).toBe(false);
          last = one.until;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the longest notes of one thing over and over are read to their end', () => {
    for (const bit of ['\n ', 'Bapak A: b\n', 'PIC ', '- x\n', '1-', 'x.', '“', 'a@'])
      expect(read(bit.repeat(60_000 / bit.length)).length, bit).toBeLessThanOrEqual(MOST_PROPOSALS);
  });

  test('a line with something to say is in one proposal and only there, up to the bound', () => {
    const line = fc.constantFrom('Warga mengharapkan jembatan', 'Posko dijaga dua regu', 'Air mengalir lagi');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('- ', '', '1. ', '• '), line), { maxLength: 400 }), (rows) => {
        const notes = rows.map((row) => row.join('')).join('\n');
        const found = readNotes(notes, people, DAY);
        expect(found.map((one) => one.text)).toEqual(rows.slice(0, MOST_PROPOSALS).map(([, said]) => said));
      }),
      { numRuns: 40 },
    );
  });
});
