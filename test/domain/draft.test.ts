import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/domain/draft/markdown.ts';
import { type Draft, writeReport } from '../../src/domain/draft/writer.ts';
import { numberInWords } from '../../src/domain/facts/numerals.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { kindById } from '../../src/domain/kinds.ts';
import { missingFields } from '../../src/domain/missing.ts';
import type { EventRecord, InvitationRecord } from '../../src/domain/record.ts';
import { verifyDraft } from '../../src/domain/verification/verify.ts';
import { anyRecord } from './random-records.ts';
import {
  apel,
  baktiSosial,
  bimtek,
  bimtekTwoDays,
  deklarasi,
  EVENTS,
  guest,
  penyuluhan,
  rakor,
  sambang,
  silaturahmi,
  sispamkota,
  sosialisasi,
} from './records.ts';

const FORMS = ['laporan', 'pesan'] as const;
const sentencesOf = (draft: Draft) => draft.sections.flatMap((section) => section.sentences);
const textOf = (record: EventRecord, form: (typeof FORMS)[number] = 'laporan') =>
  sentencesOf(writeReport(computeFacts(record), form))
    .map((sentence) => sentence.text)
    .join('\n');
const oneLine = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]+$/, '');

function markdown(record: EventRecord, form: (typeof FORMS)[number]): string {
  const facts = computeFacts(record);
  const { sections } = verifyDraft(writeReport(facts, form), facts);
  return renderMarkdown({
    title: record.title,
    form,
    sections,
    missing: missingFields(record, kindById(record.kindId)),
  });
}

describe('the draft of a recorded event', () => {
  const TOLD: [string, EventRecord, string[]][] = [
    [
      'penyuluhan',
      penyuluhan,
      [
        'Rabu, 31 Januari 2024',
        'Strategi Cooling System Untuk Menciptakan Pemilu 2024 Damai',
        '2 (dua) orang',
        'Pj. Bupati Banyuasin diwakili oleh H. Adam Ibrahim, S.E., M.Si.',
        'Waktu kegiatan belum tercatat',
        'AKBP Ferly Rosa Putra, S.I.K.',
      ],
    ],
    [
      'apel',
      apel,
      [
        'Jumat, 23 Agustus 2024',
        '5 (lima) orang',
        'Muhammad Farid',
        'Salni Fajar',
        'Kekuatan personel belum tercatat',
        'Komandan kegiatan belum tercatat',
        'AKBP Ruri Prastowo, S.H., S.I.K., M.I.K.',
      ],
    ],
    [
      'silaturahmi',
      silaturahmi,
      [
        'Tanggal kegiatan belum tercatat',
        'Kehadiran belum tercatat',
        'Kapolres OKU AKBP Imam Zamroni menyampaikan',
        'Tindak lanjut oleh Polsek Pengandonan',
      ],
    ],
    [
      'bimtek',
      bimtek,
      [
        'Sabtu, 9 Desember 2023',
        'Kota Palembang',
        'Plt. Ketua KPU Banyuasin Ricky Oktadinata, S.H., M.H.',
        '4 (empat) orang',
        'Materi kegiatan belum tercatat',
      ],
    ],
    [
      'sambang',
      sambang,
      [
        'Kamis, 8 Februari 2024',
        '1 (satu) kunjungan',
        'Bhabinkamtibmas Kelurahan Bagan Besar Timur Aipda J. Butar-Butar',
        'Kelurahan Bagan Besar, Kecamatan Bukit Kapur',
      ],
    ],
    [
      'rakor',
      rakor,
      [
        'pukul 09.00 s.d. 11.30 WITA',
        'tenggat: Jumat, 12 Maret 2027',
        'Kepala Bagian Hukum (Sekretariat Daerah)',
        'Pimpinan kegiatan menurut rencana adalah',
        'menyatakan, “Kami siaga penuh, tanpa kecuali”',
        'Ketua DPRD Wanareja menyampaikan akan diwakili oleh Melati Arum',
      ],
    ],
    [
      'sosialisasi',
      sosialisasi,
      [
        '215 (dua ratus lima belas) orang warga (pedagang dan pembeli)',
        '1.250 (seribu dua ratus lima puluh) lembar selebaran',
        'Tempat kegiatan belum tercatat',
        'Apakah parkir di depan pasar akan ditata?',
      ],
    ],
    [
      'bakti sosial',
      baktiSosial,
      [
        '300 (tiga ratus) paket',
        '87 (delapan puluh tujuh) orang pasien',
        'diwakili oleh wakil yang namanya belum tercatat',
      ],
    ],
    [
      'deklarasi',
      deklarasi,
      ['pukul 09.00 WIB', 'Tanggal kegiatan belum tercatat', '18 (delapan belas) penanda tangan'],
    ],
    [
      'sispamkota',
      sispamkota,
      [
        'Satlantas sebanyak 20 (dua puluh) personel dan 6 (enam) kendaraan',
        '75 (tujuh puluh lima) personel dan 10 (sepuluh) kendaraan',
        'Tahapan dijalankan sesuai skenario hingga selesai',
      ],
    ],
    [
      'bimtek of two days',
      bimtekTwoDays,
      [
        'Sabtu, 14 November 2026 s.d. Minggu, 15 November 2026',
        'Pada sesi Hari 2 tercatat hadir 2 (dua) orang',
        '3 (tiga) orang',
        'Minggu, 15 November 2026 pukul 08.30',
      ],
    ],
  ];
  it.each(TOLD)('of %s tells what is recorded', (_, record, told) => {
    const text = textOf(record);
    for (const part of told) expect(text).toContain(part);
    for (const { text: said } of record.outcomes) expect(text).toContain(oneLine(said));
  });

  const UNTOLD: [string, EventRecord, RegExp[]][] = [
    ['penyuluhan', penyuluhan, [/08[.:]30/, /WITA/, /Hani/]],
    ['apel', apel, [/08[.:]00/, /\d+ personel/, /Ferly|Hani/]],
    ['silaturahmi', silaturahmi, [/09[.:]00/, /10 Oktober|2024-10-10/, /\d+ (orang )?warga/]],
    ['bimtek', bimtek, [/09[.:]00/]],
    ['sambang', sambang, [/10[.:]00/, /Kapolsek/, /\d+ (orang )?warga/]],
    ['sosialisasi', sosialisasi, [/bertempat/]],
    ['deklarasi', deklarasi, [/2027/]],
  ];
  it.each(UNTOLD)('of %s tells nothing that is not recorded', (_, record, untold) => {
    for (const form of FORMS) {
      const text = markdown(record, form);
      for (const part of [...untold, /null|undefined|NaN/, /kondusif|lancar|antusias/, /\[|\{/])
        expect(text).not.toMatch(part);
    }
  });

  it.each(Object.entries(EVENTS))('of %s never has the merely invited in one sentence with presence', (_, record) => {
    const came = new Set(record.attendance.map((row) => row.invitationId));
    const away = record.invitations.filter((invitation) => !came.has(invitation.id));
    for (const form of FORMS) {
      for (const line of [textOf(record, form), markdown(record, form)].join('\n').split('\n')) {
        if (!/\b(hadir|menghadiri|dihadiri)\b/i.test(line)) continue;
        for (const { position, name, id } of away) {
          const elsewhere = record.attendance.some((row) => row.representative?.name === name);
          if (!elsewhere) for (const named of [position, name]) if (named) expect(line, id).not.toContain(named);
        }
      }
    }
  });

  it('numbers its sections without gaps and leaves empty ones out', () => {
    for (const record of Object.values(EVENTS)) {
      const { sections } = writeReport(computeFacts(record), 'laporan');
      expect(sections.map(({ heading }) => heading[0])).toEqual(sections.map((_, index) => 'ABCDEF'[index]));
      expect(sections.every(({ sentences }) => sentences.length > 0)).toBe(true);
    }
  });

  it('introduces somebody in full and then without degrees', () => {
    const text = textOf(penyuluhan);
    expect(text.indexOf('AKBP Ferly Rosa Putra, S.I.K.')).toBeGreaterThan(0);
    expect(text).toContain('Hadir dalam kegiatan tersebut Kapolres Banyuasin AKBP Ferly Rosa Putra.');
  });
});

describe('the draft of any record', () => {
  it('is supported sentence by sentence, in both forms', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const facts = computeFacts(record);
        for (const form of FORMS) {
          for (const sentence of verifyDraft(writeReport(facts, form), facts).sections.flatMap((s) => s.sentences)) {
            expect(sentence, `${sentence.text} [${sentence.sources}]`).toMatchObject({ verdict: 'supported' });
          }
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('names every fact and none that is not there', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const facts = computeFacts(record);
        for (const form of FORMS) {
          const named = sentencesOf(writeReport(facts, form)).flatMap(({ sources }) => sources);
          expect(new Set(named)).toEqual(new Set(facts.map(({ id }) => id)));
        }
      }),
    );
  });

  it('tells every name, number and saying', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const text = textOf(record);
        const told = [
          record.title,
          record.host,
          record.theme,
          record.programme,
          ...record.agenda.map(({ title }) => title),
        ];
        for (const { text: said } of record.outcomes) told.push(oneLine(said));
        for (const { unit, personnel } of record.forces) told.push(unit, numberInWords(personnel));
        for (const { number, note } of record.counts) told.push(numberInWords(number), note);
        for (const { name } of record.attendance) told.push(name);
        for (const row of record.attendance) told.push(row.representative?.name ?? null);
        for (const part of told) if (part) expect(text).toContain(part);
      }),
    );
  });

  it('never lets out what is unconfirmed', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        for (const form of FORMS) {
          const text = textOf({ ...record, programme: null }, form);
          if (record.unconfirmed.includes('date')) expect(text).not.toMatch(/ 2031\b|2031-/);
          if (record.unconfirmed.includes('time')) expect(text).not.toMatch(/\d[.:](07|13|37|53|41)\b/);
          if (record.unconfirmed.includes('venue')) expect(text).not.toMatch(/Zamrud|Zaitun|Zebra|Kota Zenit/);
          if (record.unconfirmed.length > 0) expect(text).toContain('belum tercatat');
        }
      }),
    );
  });
});

describe('Markdown', () => {
  it('leaves out what is flagged unless a person kept it, and lists what is missing', () => {
    const text = renderMarkdown({
      title: 'Apel #1 *siaga*',
      form: 'laporan',
      sections: [
        {
          heading: 'A. PENDAHULUAN',
          sentences: [
            { text: 'Benar.', verdict: 'supported' },
            { text: 'Bohong.', verdict: 'flagged' },
            { text: 'Dipertahankan.', verdict: 'flagged', kept: { by: 'user:us_bima', at: 1 } },
          ],
        },
        { heading: 'B. KOSONG', sentences: [{ text: 'Bohong juga.', verdict: 'flagged' }] },
      ],
      missing: [{ label: 'Waktu' }],
    });
    expect(text).toBe(
      '# Apel #1 \\*siaga\\*\n\n## A. PENDAHULUAN\n\nBenar.\n\nDipertahankan.\n\n## Belum tercatat\n\n- Waktu\n',
    );
  });

  it('keeps a text from becoming a list, a heading or a second paragraph', () => {
    const sections = [{ heading: 'A', sentences: [{ text: '# satu\n\n- dua', verdict: 'supported' as const }] }];
    expect(renderMarkdown({ title: '1. x', form: 'laporan', sections, missing: [] })).toBe(
      '# 1\\. x\n\n## A\n\n\\# satu - dua\n',
    );
  });

  it('tells those who did not come once: unable and uncertain in one list each, the silent in chat by number', () => {
    const camat = (n: number, status: InvitationRecord['status'], stand: string | null = null) =>
      guest(`c${n}`, {
        position: `Camat Uji ${n}`,
        agency: `Kecamatan Uji ${n}`,
        status,
        representative: stand ? { name: stand, position: null, contact: null } : null,
      });
    const silent = Array.from({ length: 7 }, (_, n) => camat(n + 10, 'pending'));
    const answered = [
      camat(1, 'declined'),
      camat(2, 'declined'),
      camat(3, 'tentative'),
      camat(4, 'represented', 'Sita'),
    ];
    const record = { ...apel, invitations: [...answered, ...silent], attendance: [] };
    const chat = markdown(record, 'pesan');
    expect(chat).toContain('\n*Berhalangan*: Camat Uji 1 dan Camat Uji 2.\n');
    expect(chat).toContain('\n*Pihak lain yang diundang*: Camat Uji 3.\n*Tanpa kabar*: 7 (tujuh) pihak.\n');
    expect(chat).toMatch(/\n\n\*URAIAN\*\n/);
    expect(chat).not.toContain('Camat Uji 10');
    const full = markdown(record, 'laporan');
    expect(full.match(/yang diundang adalah/g)).toHaveLength(1);
    expect(full).toMatch(/Pihak lain yang diundang adalah Camat Uji 3; Camat Uji 10; .*; dan Camat Uji 16\./);
    expect(full.match(/Camat Uji 4\b/g)).toHaveLength(1);
    expect(full).toContain('Menyampaikan berhalangan: Camat Uji 1 dan Camat Uji 2.');
    expect(full).toContain('Pihak yang diundang dan tidak memberi kabar berjumlah 7 (tujuh).');
    const facts = computeFacts(record);
    for (const form of FORMS) {
      const said = verifyDraft(writeReport(facts, form), facts).sections.flatMap(({ sentences }) => sentences);
      expect(said.filter(({ verdict }) => verdict === 'flagged')).toEqual([]);
    }
    const sources = ['dec-c1', 'inv-c3', 'unheard'];
    for (const text of ['Berhalangan: Camat Uji 3.', 'Camat Uji 1 hadir.', 'Tanpa kabar: 8 pihak.'])
      expect(verifyDraft({ sections: [{ heading: 'HADIR', sentences: [{ text, sources }] }] }, facts)).toMatchObject({
        sections: [{ sentences: [{ verdict: 'flagged' }] }],
      });
  });

  it('makes labels bold for WhatsApp', () => {
    const text = markdown(apel, 'pesan');
    expect(text).toContain('*LAPORAN KEGIATAN*\n*Nama kegiatan*: Apel Gelar Pasukan');
    expect(text).not.toContain('##');
  });
});
