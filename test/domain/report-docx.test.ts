import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReportPaper, reportDocx } from '../../src/documents/report-docx.ts';
import { zipEntries } from './zip-entries.ts';

const said = (...texts: string[]) => texts.map((text) => ({ text }));
const REPORT: ReportPaper = {
  title: 'Penyuluhan hukum tahap II',
  organization: 'Badan Kesbangpol Kabupaten Uji',
  host: 'Polres Uji',
  place: 'Kota Uji',
  date: '2027-03-04',
  sections: [
    {
      heading: 'A. PENDAHULUAN',
      sentences: said('Polres Uji menyelenggarakan kegiatan.', 'Tema kegiatan adalah damai.'),
    },
    {
      heading: 'B. PELAKSANAAN',
      sentences: said(
        'Kegiatan bertempat di Graha Wisnu.',
        'Camat Uji menekankan: Jaga netralitas & ketertiban.',
        'Camat Uji menyatakan, “Kami siap.”',
        'Kegiatan diikuti oleh 20 (dua puluh) peserta.',
      ),
    },
  ],
  missing: [{ label: 'Narasumber' }, { label: 'Tindak lanjut' }],
  status: 'draft',
  signatory: { position: 'Kepala Bagian Operasi', name: 'Kompol Contoh, S.H.' },
};

/** What a reader finds: the paragraphs of the body with their XML, the header's and the footer's words. */
async function open(report: ReportPaper) {
  const bytes = await reportDocx(report);
  const files = zipEntries(bytes);
  const words = (xml: string) =>
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map((each) => each[1] ?? '')
      .join('')
      .replace(
        /&(lt|gt|quot|apos|amp);/g,
        (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
      );
  const body = files.get('word/document.xml') ?? '';
  const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([xml]) => ({
    xml,
    text: words(xml),
  }));
  const part = (name: string) =>
    [...files]
      .filter(([file]) => file.startsWith(`word/${name}`))
      .map(([, xml]) => xml)
      .join('');
  return {
    bytes,
    files,
    body,
    paragraphs,
    lines: paragraphs.map((each) => each.text).filter(Boolean),
    header: words(part('header')),
    footer: words(part('footer')),
    footerXml: part('footer'),
    styles: files.get('word/styles.xml') ?? '',
  };
}

describe('the report on paper', () => {
  test('says everything once, in order: letterhead, title, sections, what is missing, signature', async () => {
    const { lines } = await open(REPORT);
    expect(lines).toEqual([
      'Badan Kesbangpol Kabupaten Uji',
      'Polres Uji',
      'Laporan',
      'Penyuluhan hukum tahap II',
      'A. PENDAHULUAN',
      'Polres Uji menyelenggarakan kegiatan. Tema kegiatan adalah damai.',
      'B. PELAKSANAAN',
      'Kegiatan bertempat di Graha Wisnu.',
      'Camat Uji menekankan: Jaga netralitas & ketertiban.',
      'Camat Uji menyatakan, “Kami siap.”',
      'Kegiatan diikuti oleh 20 (dua puluh) peserta.',
      'Belum tercatat',
      'Sampai laporan ini disusun, hal-hal berikut belum tercatat:',
      'Narasumber',
      'Tindak lanjut',
      'Uji, 4 Maret 2027',
      'Kepala Bagian Operasi',
      'Kompol Contoh, S.H.',
    ]);
  });

  test('is A4 in Arial 12, justified, with a double rule, real headings, and page numbers', async () => {
    const { body, paragraphs, styles, footerXml, footer } = await open(REPORT);
    const of = (text: string) => paragraphs.find((each) => each.text === text)?.xml ?? '';
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(styles).toMatch(/w:ascii="Arial"/);
    expect(styles).toMatch(/<w:sz w:val="24"\/>/);
    expect(of('Polres Uji')).toMatch(/<w:bottom w:val="thinThickMediumGap"/);
    expect(of('Penyuluhan hukum tahap II')).toMatch(/<w:jc w:val="center"\/>.*<w:u /s);
    expect(of('A. PENDAHULUAN')).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(of('Kegiatan bertempat di Graha Wisnu.')).toMatch(/<w:jc w:val="both"\/>/);
    expect(of('Narasumber')).toMatch(/<w:numPr>/);
    expect(footerXml).toContain('PAGE');
    expect(footerXml).toContain('NUMPAGES');
    expect(footer).toContain('Halaman');
  });

  test('a draft says so on every page; a final one does not', async () => {
    expect((await open(REPORT)).header).toContain('DRAF');
    const final = await open({ ...REPORT, status: 'final' });
    expect(final.header + final.body).not.toContain('DRAF');
  });

  test('nothing missing, no such block; nobody to sign, room to fill in', async () => {
    const { lines } = await open({ ...REPORT, missing: [], signatory: null, place: null, date: null });
    expect(lines.join('\n')).not.toContain('elum tercatat');
    expect(lines.slice(-3)).toEqual([
      expect.stringMatching(/^\.+, \.+$/),
      expect.stringMatching(/^\.+$/),
      expect.stringMatching(/^\.+$/),
    ]);
  });

  test('a title that is a laporan already, and a host who is the organization, are not said twice', async () => {
    const { lines } = await open({
      ...REPORT,
      title: 'Laporan pelaksanaan apel',
      host: 'BADAN KESBANGPOL Kabupaten Uji',
    });
    expect(lines.slice(0, 3)).toEqual(['Badan Kesbangpol Kabupaten Uji', 'Laporan pelaksanaan apel', 'A. PENDAHULUAN']);
  });

  test('stays small, and a second one is as good as the first', async () => {
    const long = {
      ...REPORT,
      sections: [
        { heading: 'A. HASIL', sentences: said(...Array(400).fill('Butir yang sama dicatat kembali di sini.')) },
      ],
    };
    const [one, two] = [await open(long), await open(long)];
    expect(one.bytes.length).toBeLessThan(20_000);
    expect(two.lines).toEqual(one.lines);
  });

  test('any words: well-formed XML, and every visible word is there', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a\u0000b\u000bc', '<w:t>&amp;</w:t>', '😀 “é” ]]>'),
    );
    await fc.assert(
      fc.asyncProperty(words, words, async (title, text) => {
        const { files, lines } = await open({
          ...REPORT,
          title,
          sections: [{ heading: 'A. UJI', sentences: said(text) }],
          missing: [{ label: text }],
        });
        for (const [name, xml] of files) {
          if (!/\.(xml|rels)$/.test(name)) continue;
          expect(xml.isWellFormed()).toBe(true);
          expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|\uFFFE|\uFFFF/u);
          // Every < opens a tag, every & an entity.
          expect(xml.replace(/<[?/]?[\w:]+(?:\s+[\w:.-]+="[^"<]*")*\s*[?/]?>/g, '')).not.toContain('<');
          expect(xml.replace(/&(amp|lt|gt|quot|apos|#x?[0-9a-fA-F]+);/g, '')).not.toContain('&');
        }
        const visible = (each: string) => each.toWellFormed().replace(/[\p{Cc}\s\uFFFE\uFFFF]/gu, '');
        expect(visible(lines.join(''))).toContain(visible(text));
      }),
      { numRuns: 40 },
    );
  });
});
