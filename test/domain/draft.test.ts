import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMS } from '../../src/domain/draft/draft.ts';
import { printable, renderMarkdown } from '../../src/domain/draft/markdown.ts';
import { outlined } from '../../src/domain/draft/outline.ts';
import { type Draft, sayings, writeReport } from '../../src/domain/draft/writer.ts';
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

const FORMS = ['laporan', 'notulen', 'pesan'] as const;
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
  const TOLD: [string, EventRecord, (string | RegExp)[]][] = [
    [
      'penyuluhan',
      penyuluhan,
      [
        'Rabu, 31 Januari 2024',
        'Strategi Cooling System Untuk Menciptakan Pemilu 2024 Damai',
        '2 (dua) orang',
        /Pj. Bupati Banyuasin (?:dalam penyuluhan tersebut )?diwakili oleh H. Adam Ibrahim, S.E., M.Si.|Mewakili Pj. Bupati Banyuasin, hadir H. Adam Ibrahim, S.E., M.Si./,
        /Waktu (?:pelaksanaan )?penyuluhan belum tercatat/,
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
        /kekuatan personel, jumlah kendaraan, komandan, dan tindak lanjut/i,
        'AKBP Ruri Prastowo, S.H., S.I.K., M.I.K.',
      ],
    ],
    [
      'silaturahmi',
      silaturahmi,
      [
        /Tanggal dan waktu (?:pelaksanaan )?silaturahmi belum tercatat/,
        /kehadiran/,
        /Kapolres OKU AKBP Imam Zamroni (?:menyampaikan|mengemukakan)/,
        /tindak lanjut oleh Polsek Pengandonan:\na\. /i,
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
        /materi(?:, | dan |\b.*)belum tercatat|belum tercatat (?:adalah|meliputi).*materi/,
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
        /Pimpinan rapat (?:menurut rencana|yang direncanakan) adalah/,
        /(?:menyatakan|menuturkan), “Kami siaga penuh, tanpa kecuali”/,
        'Ketua DPRD Wanareja menyampaikan akan diwakili oleh Melati Arum',
      ],
    ],
    [
      'sosialisasi',
      sosialisasi,
      [
        '215 (dua ratus lima belas) orang warga (pedagang dan pembeli)',
        '1.250 (seribu dua ratus lima puluh) lembar selebaran',
        /Tempat (?:pelaksanaan )?sosialisasi belum tercatat/,
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
      ['pukul 09.00 WIB', /Tanggal (?:pelaksanaan )?deklarasi belum tercatat/, '18 (delapan belas) penanda tangan'],
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
        'Sabtu, 14 November 2026 s.d. Minggu, 15 November 2026, mulai pukul 08.00 dan berakhir pukul 16.00 WITA',
        /[Ss]esi Hari 2 (?:tercatat hadir|dihadiri oleh) 2 \(dua\) orang/,
        '3 (tiga) orang',
        'Minggu, 15 November 2026, pukul 08.30',
      ],
    ],
  ];
  it.each(TOLD)('of %s tells what is recorded', (_, record, told) => {
    const text = textOf(record);
    for (const part of told) expect(text).toMatch(part);
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
      const facts = computeFacts(record);
      const sections = outlined(verifyDraft(writeReport(facts, 'laporan'), facts).sections);
      const parts = [...new Set(sections.map(({ part, heading }) => part ?? heading))];
      expect(parts.map((part) => part[0])).toEqual(parts.map((_, index) => 'ABCDEFG'[index]));
      for (const part of parts) {
        const within = sections.filter((section) => section.part === part);
        expect(within.map(({ heading }) => heading[0])).toEqual(within.map((_, index) => String(index + 1)));
        expect(within).not.toHaveLength(1);
      }
      expect(sections.every(({ sentences }) => sentences.length > 0)).toBe(true);
    }
  });

  it('counts only what leaves the house, so that page and file have the same numbers', () => {
    const said = (verdict: 'supported' | 'flagged') => [{ text: 'x', verdict }];
    const [yes, no] = [said('supported'), said('flagged')];
    const part = (name: string, heading: string, sentences: typeof yes) => ({ part: name, heading, sentences });
    const sections = [
      part('SATU', 'Umum', no),
      part('DUA', 'a', yes),
      part('DUA', 'b', no),
      part('DUA', 'c', yes),
      part('TIGA', 'd', no),
      part('TIGA', 'e', yes),
      { heading: 'C. EMPAT', sentences: yes },
    ];
    const shown = outlined(sections).map(({ part: within, heading }: { part?: string; heading: string }) => [
      within,
      heading,
    ]);
    expect(shown).toEqual([
      [undefined, 'SATU'],
      ['A. DUA', '1. a'],
      ['A. DUA', 'b'],
      ['A. DUA', '2. c'],
      [undefined, 'd'],
      [undefined, 'B. TIGA'],
      [undefined, 'C. EMPAT'],
    ]);
    const printed = printable({ sections }).map(({ part: within, heading }) => [within, heading]);
    expect(printed).toEqual(shown.filter(([, heading]) => !['SATU', 'b', 'd'].includes(heading ?? '')));
  });

  it('introduces somebody in full and then without degrees', () => {
    const text = textOf(penyuluhan);
    expect(text.indexOf('AKBP Ferly Rosa Putra, S.I.K.')).toBeGreaterThan(0);
    expect(text).toMatch(/[Hh]adir (?:dalam|pada) \w+ tersebut Kapolres Banyuasin AKBP Ferly Rosa Putra\./);
  });
});

describe('the draft of any record', () => {
  it('is supported sentence by sentence, in every form', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const facts = computeFacts(record);
        for (const form of REPORT_FORMS) {
          for (const sentence of verifyDraft(writeReport(facts, form), facts).sections.flatMap((s) => s.sentences)) {
            expect(sentence, `${sentence.text} [${sentence.sources}]`).toMatchObject({ verdict: 'supported' });
          }
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('never begins two sentences in a row alike, where the writer has another way', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...REPORT_FORMS), (record, form) => {
        const facts = computeFacts(record);
        const ways = sayings(facts, form).flatMap(({ sentences }) => sentences.map((one) => one.ways));
        const texts = sentencesOf(writeReport(facts, form)).map(({ text }) => text);
        const opening = (text: string) =>
          text
            .toLowerCase()
            .split(/\s+/, 2)
            .join(' ')
            .replace(/[,:;]+$/, '');
        texts.slice(1).forEach((text, index) => {
          const before = opening(texts[index] ?? '');
          if ((ways[index + 1] ?? []).some((way) => opening(way) !== before)) expect(opening(text)).not.toBe(before);
        });
      }),
    );
  });

  it('reads differently for another event of the kind', () => {
    const at = (city: string) => ({ ...rakor, title: `Rapat Koordinasi ${city}`, host: `Badan Kesbangpol ${city}` });
    const bare = (city: string) => textOf(at(city)).replaceAll(city, '…');
    const texts = ['Wanareja', 'Sagara', 'Tirtamulya', 'Karangjati', 'Randu', 'Waru'].map(bare);
    expect(new Set(texts).size).toBe(texts.length);
    const [first = [], ...others] = texts.map((text) => text.split('\n'));
    const sentences = first.filter((line) => !/^[a-z]\. /.test(line));
    const everywhere = sentences.filter((line) => others.every((lines) => lines.includes(line)));
    expect(everywhere.length, everywhere.join('\n')).toBeLessThan(sentences.length / 3);
  });

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

describe('what people typed', () => {
  const typed = computeFacts({
    ...rakor,
    endsAt: null,
    programme: 'Program Uji',
    roles: [{ role: 'MC', name: 'Sari Wulan, M.H...', position: null }],
    theme: '"Aman"',
    outcomes: [
      { id: 'o1', kind: 'quote', text: '“Kita siap.”', speaker: 'Bupati Uji', owner: null, due: null },
      { id: 'o2', kind: 'emphasis', text: 'satu', speaker: null, owner: null, due: null },
      { id: 'o3', kind: 'emphasis', text: '1. dua\n2. tiga', speaker: null, owner: null, due: null },
      { id: 'o4', kind: 'emphasis', text: 'empat', speaker: null, owner: null, due: null },
    ],
  });

  it('is not doubled: a name that begins with what it is, marks of quotation', () => {
    for (const form of REPORT_FORMS) {
      const { sections } = verifyDraft(writeReport(typed, form), typed);
      const all = sections.flatMap(({ sentences }) => sentences);
      expect(all.filter(({ verdict }) => verdict === 'flagged')).toEqual([]);
      const text = all.map((one) => one.text).join('\n');
      expect(text).not.toMatch(/program program/i);
      expect(text).not.toMatch(/["“”]{2}/);
      if (form !== 'pesan') expect(text).toContain('“Aman”');
      expect(text).toContain('“Kita siap.”');
    }
  });

  it('goes on from the verb where it begins with its own link, and tells a due date once', () => {
    const due = '2027-03-12';
    const told = (speaker: string | null, ...texts: string[]) => {
      const facts = computeFacts({
        ...rakor,
        outcomes: texts.flatMap((text, i) => [
          { id: `e${i}`, kind: 'emphasis', text, speaker, owner: null, due: null },
          { id: `r${i}`, kind: 'risk', text, speaker, owner: null, due: null },
          { id: `f${i}`, kind: 'follow_up', text, speaker: null, owner: speaker, due },
        ]),
      });
      const { sections } = verifyDraft(writeReport(facts, 'laporan'), facts);
      const all = sections.flatMap(({ sentences }) => sentences);
      expect(all.filter(({ verdict }) => verdict === 'flagged')).toEqual([]);
      return ['e0', 'r0', 'f0'].map((id) => all.find(({ sources }) => sources.some((one) => one.endsWith(id)))?.text);
    };
    for (const text of ['agar TPS dijaga', 'Supaya TPS dijaga']) {
      const goesOn = text.replace('Supaya', 'supaya');
      const [emphasis, risk, followUp] = told('Bupati Uji', text);
      expect(emphasis).toMatch(new RegExp(`Bupati Uji (?:menekankan|menegaskan) ${goesOn}\\.$`));
      expect(risk).toMatch(new RegExp(`kerawanan: ${text}\\.$`));
      expect(followUp).toContain(`oleh Bupati Uji adalah ${goesOn} (tenggat: Jumat, 12 Maret 2027)`);
      expect(told(null, text)[0]).toMatch(new RegExp(`^Penekanan yang \\w+ adalah ${goesOn}\\.$`));
    }
    // in a list each stands by itself, and what only begins like that keeps its colon
    expect(told('Bupati Uji', 'agar tertib', 'aman')[0]).toMatch(
      /Bupati Uji .*berikut:\na\. agar tertib; dan\nb\. aman/,
    );
    expect(told('Bupati Uji', 'agaknya aman')[0]).toContain(': agaknya aman');
    for (const text of ['warga sebelum 12 Maret 2027 didata', 'Paling lambat Jumat, 12/3/2027 warga didata'])
      expect(told(null, text)[2]).toMatch(new RegExp(`: ${text}\\.$`));
    for (const text of ['rapat 12 Maret 2027 disiapkan', 'warga didata paling lambat 12 Maret'])
      expect(told(null, text)[2]).toMatch(new RegExp(`: ${text} \\(tenggat: Jumat, 12 Maret 2027\\)\\.$`));
  });

  it('stays as typed where the press is told numbers in digits', () => {
    const forces = [{ id: 'f1', unit: 'Kompi 2 (dua)', personnel: 1030, vehicles: null }];
    const facts = computeFacts({ ...apel, forces });
    const { sections } = verifyDraft(writeReport(facts, 'siaran-pers'), facts);
    const said = sections.flatMap(({ sentences }) => sentences).find(({ sources }) => sources.includes('force-f1'));
    expect(said).toMatchObject({
      verdict: 'supported',
      text: expect.stringContaining('Kompi 2 (dua) sebanyak 1.030 personel'),
    });
  });

  it('is no list within a list', () => {
    const said = sentencesOf(writeReport(typed, 'notulen')).filter(({ sources }) =>
      sources.some((id) => /o[234]$/.test(id)),
    );
    expect(said.map(({ sources }) => sources.length)).toEqual([1, 1, 1]);
    expect(said[1]?.text).toContain('1. dua 2. tiga');
  });
});

describe('Markdown', () => {
  it('makes no link, no entity and no struck line of what somebody typed', () => {
    const text = 'Lihat [x](javascript:alert) ![y](z) ~~lama~~ &lt;b&gt; A & B';
    const sections = [{ heading: 'A', sentences: [{ text, verdict: 'supported' as const }] }];
    expect(renderMarkdown({ title: 'T', form: 'laporan', sections, missing: [] })).toContain(
      'Lihat \\[x\\](javascript:alert) !\\[y\\](z) \\~\\~lama\\~\\~ \\&lt;b\\&gt; A & B',
    );
  });

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
    expect(chat).toMatch(/berhalangan(?: hadir)?\*: Camat Uji 1 dan Camat Uji 2\.\n/);
    expect(chat).toContain('\nPihak lain yang diundang adalah Camat Uji 3.\n*Tanpa kabar*: 7 (tujuh) pihak.\n');
    expect(chat).toMatch(/\n\n\*URAIAN\*\n/);
    expect(chat).not.toContain('Camat Uji 10');
    const full = markdown(record, 'laporan');
    expect(full).toContain('Pihak lain yang diundang adalah Camat Uji 3.');
    expect(full.match(/Camat Uji 4\b/g)).toHaveLength(1);
    expect(full).toMatch(/berhalangan(?: hadir)?: Camat Uji 1 dan Camat Uji 2\./);
    expect(full).toMatch(
      /(?:kabar berjumlah 7 \(tujuh\)|7 \(tujuh\) pihak yang diundang tidak memberi kabar), yaitu:\s+a\. Camat Uji 10;[\s\S]*dan\s+g\. Camat Uji 16\./,
    );
    const many = { ...record, invitations: Array.from({ length: 25 }, (_, n) => camat(n + 10, 'pending')) };
    expect(markdown(many, 'laporan')).toContain('Camat Uji 34');
    const facts = computeFacts(record);
    for (const form of FORMS) {
      const said = verifyDraft(writeReport(facts, form), facts).sections.flatMap(({ sentences }) => sentences);
      expect(said.filter(({ verdict }) => verdict === 'flagged')).toEqual([]);
    }
    const sources = ['dec-c1', 'inv-c3', 'unheard'];
    for (const text of [
      'Pihak yang diundang dan tidak memberi kabar berjumlah 7, yaitu Camat Uji 3.',
      'Berhalangan: Camat Uji 3.',
      'Camat Uji 1 hadir.',
      'Tanpa kabar: 8 pihak.',
    ])
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
