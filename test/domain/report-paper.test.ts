import * as docxLibrary from 'docx';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, clean } from '../../src/documents/paper.ts';
import { pdfDefinition, pdfOf } from '../../src/documents/paper-pdf.ts';
import type { PaperFact, ReportPaper } from '../../src/documents/report-contents.ts';
import { reportDocx } from '../../src/documents/report-docx.ts';
import { paperOf } from '../../src/documents/report-paper.ts';
import { filledTemplate, templateFault } from '../../src/documents/template.ts';
import { sampleTemplate } from '../../src/documents/template-sample.ts';
import { attendanceTotals, firstArrivals } from '../../src/domain/attendance.ts';
import { chartsOf } from '../../src/domain/charts.ts';
import { REPORT_FORMS } from '../../src/domain/draft/draft.ts';
import { printable } from '../../src/domain/draft/markdown.ts';
import { writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { kindById } from '../../src/domain/kinds.ts';
import { missingFields } from '../../src/domain/missing.ts';
import { verifyDraft } from '../../src/domain/verification/verify.ts';
import { bigEvent } from '../eval/big-event.ts';
import { paperText } from '../paper-text.ts';
import { anyRecord } from './random-records.ts';
import { EVENTS, rakor } from './records.ts';
import { zipEntries } from './zip-entries.ts';

/* What goes on paper: the same in DOCX and PDF, laid out by form; charts that add up; templates that cannot be abused. */

const GIF = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function papers(record = rakor): ReportPaper[] {
  const facts = computeFacts(record);
  return REPORT_FORMS.map((form) => ({
    form,
    title: record.title,
    organization: 'Sekretariat Uji',
    host: record.host,
    place: 'Kabupaten Uji',
    date: '2027-03-04',
    sections: printable(verifyDraft(writeReport(facts, form), facts)),
    missing: missingFields(record, kindById(record.kindId)),
    facts: facts as PaperFact[],
    status: 'draft',
    signatory: record.leader?.position ? { position: record.leader.position, name: record.leader.name } : null,
    charts: chartsOf(record, []),
    photos: [{ bytes: GIF, type: 'image/png', width: 40, height: 30, caption: 'Suasana rapat' }],
  }));
}

const squeezed = (text: string) => text.replace(/\s+/g, '').toLowerCase();

/** Every text of a PDF's definition, in order. */
function spoken(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(spoken).join(' ');
  if (!node || typeof node !== 'object') return '';
  const { text, stack, columns, table } = node as Record<string, any>;
  return [text, stack, columns, table?.body]
    .filter((part) => part !== undefined)
    .map(spoken)
    .join(' ');
}

async function docxText(paper: ReportPaper) {
  const files = zipEntries(await reportDocx(paper));
  const words = (xml = '') =>
    [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
      .map((m) =>
        (m[1] ?? '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&amp;/g, '&'),
      )
      .join(' ');
  const header = [...files].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => words(xml));
  return { body: words(files.get('word/document.xml')), header: header.join(' '), files };
}

/** That `lines` stand in `text` in this order. */
function inOrder(text: string, lines: string[], name: string): void {
  let at = 0;
  for (const line of lines.map(squeezed)) {
    const found = text.indexOf(line, at);
    expect(found, `${name}: "${line.slice(0, 60)}"`).toBeGreaterThanOrEqual(0);
    at = found;
  }
}

describe('a report in each form', () => {
  test('says the same in DOCX and PDF, in the same order, whatever the event', async () => {
    for (const [key, record] of Object.entries(EVENTS)) {
      for (const report of papers(record)) {
        const paper = paperOf(report);
        const said = paperText(paper);
        const name = `${key} ${report.form}`;
        inOrder(squeezed((await docxText(report)).body), said.filter(unordered(paper.blocks)), name);
        inOrder(squeezed(spoken(pdfDefinition(paper).content)), said.filter(unordered(paper.blocks)), name);
        expect(
          said.every((line) => line.trim() !== ''),
          name,
        ).toBe(true);
      }
    }
  });

  test('of a crowd: who was there is a table behind the signatures, but for what a person worded', () => {
    const crowd = bigEvent(60, 7);
    for (const report of papers(crowd).slice(0, 2)) {
      const there = (report.facts ?? []).filter(({ kind }) => kind === 'present' || kind === 'represented');
      const { blocks } = paperOf(report);
      const table = blocks.findIndex((block) => block.kind === 'table' && block.head[0] === 'No.');
      expect(
        blocks.slice(0, table).some(({ kind }) => kind === 'signatures'),
        report.form,
      ).toBe(true);
      const { rows } = blocks[table] as Extract<Block, { kind: 'table' }>;
      expect(rows.map(([n]) => n)).toEqual(there.map((_, index) => `${index + 1}`));
      for (const { kind, data } of there) {
        const { person, principal, representative } = data as Record<string, { name: string; position: string }>;
        const row = rows.find(([, name]) => name === (person ?? representative)?.name);
        expect(row?.[2]).toContain((person ?? representative)?.position);
        expect(row?.[3]).toBe(kind === 'present' ? 'hadir' : `mewakili ${principal?.position}`);
      }
      const list = report.sections.find(({ heading }) => heading === 'LAMPIRAN DAFTAR HADIR');
      const [first, ...rest] = list?.sentences ?? [];
      const worded = { ...first, text: 'Semua kepala desa yang tercatat.', edited: {} };
      const sections = report.sections.map((one) => (one === list ? { ...list, sentences: [worded, ...rest] } : one));
      const again = paperOf({ ...report, sections });
      expect(paperText(again)).toContain(worded.text);
      const left = again.blocks.find((block) => block.kind === 'table' && block.head[0] === 'No.');
      expect((left as { rows: string[][] }).rows).toHaveLength(rows.length - (first?.sources?.length ?? 0));
    }
  });

  test('in PDF pictures among the letters are left out, digits and marks of trade are not', () => {
    const [report] = papers();
    const sections = [{ heading: 'A. UJI', sentences: [{ text: 'Siap 👍🏽 pak 🇮🇩 nomor #1 © *2* \u202Eterbalik.' }] }];
    const { content } = pdfDefinition(paperOf({ ...(report as ReportPaper), sections }));
    expect(spoken(content)).toContain('Siap pak nomor #1 © *2* terbalik.');
  });

  /** Captions and signatures stand side by side: each is there, but not behind the other. */
  function unordered(blocks: Block[]): (line: string) => boolean {
    const beside = new Set(
      blocks.flatMap((block) => (block.kind === 'signatures' ? paperText({ blocks: [block] } as never) : [])),
    );
    return (line) => !beside.has(line);
  }

  test('minutes: label rows, a table of what is to be done, two signatures', () => {
    const [, minutes] = papers();
    const { blocks } = paperOf(minutes as ReportPaper);
    const of = <K extends Block['kind']>(kind: K) => blocks.find((b) => b.kind === kind) as Extract<Block, { kind: K }>;
    expect(of('rows').rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Hari, tanggal', 'Tempat', 'Waktu']),
    );
    const table = of('table');
    expect(table.head).toEqual(['Tindak lanjut', 'Penanggung jawab', 'Tenggat']);
    expect(table.rows.length).toBeGreaterThan(0);
    for (const [what] of table.rows)
      expect(rakor.outcomes.some(({ text }) => what?.startsWith(clean(text)))).toBe(true);
    expect(of('signatures').signers.map((signer) => signer.as)).toEqual(['Pimpinan', 'Notulis']);
    // his own words stay his own
    const edited = (minutes as ReportPaper).sections.map((s) => ({
      ...s,
      sentences: s.sentences.map((x) => ({ ...x, edited: {} })),
    }));
    expect(paperOf({ ...(minutes as ReportPaper), sections: edited }).blocks.some(({ kind }) => kind === 'table')).toBe(
      false,
    );
  });

  test('a release: head, number, dateline, whom to ask, end mark; a draft until somebody let it out', async () => {
    const press = papers()[2] as ReportPaper;
    const said = paperText(paperOf(press));
    expect(said.slice(2, 4)).toEqual(['Siaran pers', expect.stringMatching(/^Nomor: \.+$/)]);
    expect(said.find((line) => line.startsWith('UJI, 4 Maret 2027 – '))).toBeTruthy();
    expect(said.slice(-4)).toEqual([`Narahubung: ${rakor.host}`, '###', 'LAMPIRAN: DOKUMENTASI', 'Suasana rapat']);
    expect((await docxText({ ...press, status: 'final' })).header).toContain('belum disetujui untuk disiarkan');
    expect((await docxText({ ...press, approval: { by: 'Ratna', at: 0 } })).header).toBe('');
  });

  test('a final one says so with its digest at the foot, and is no draft', async () => {
    const hash = '0123456789abcdef0123456789abcdef';
    const final = { by: 'user:us_1', date: '2027-03-06', hash };
    const { files, header } = await docxText({ ...(papers()[0] as ReportPaper), status: 'final', final });
    const foot = [...files]
      .filter(([name]) => name.startsWith('word/footer'))
      .map(([, xml]) => xml)
      .join('');
    expect(foot).toContain('Final, 6 Maret 2027, sidik 0123456789abcdef<');
    expect(header).toBe('');
  });

  test('is a PDF with its title and language, the second one too', async () => {
    for (const report of papers().slice(0, 2)) {
      const pdf = Buffer.from(await pdfOf(paperOf(report))).toString('latin1');
      expect(pdf.slice(0, 8)).toBe('%PDF-1.7');
      expect(pdf).toContain('/Lang (id-ID)');
      expect(pdf).toContain('/DisplayDocTitle true');
      expect(pdf).toContain('/Title');
    }
  });
});

describe('charts', () => {
  test('add up to what the record adds up to, with labels told apart and nobody named', () => {
    const answers = fc.array(
      fc.integer({ min: 0, max: 90 }).map((day) => ({ at: Date.UTC(2027, 0, 1) + day * 86_400_000 })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(anyRecord, answers, (record, given) => {
        const charts = new Map(chartsOf(record, given).map((chart) => [chart.id, chart]));
        const sum = (id: string) => charts.get(id)?.bars.reduce((total, { value }) => total + value, 0);
        const { holders, represented, invited } = attendanceTotals(record);
        if (charts.has('attendance')) {
          expect(sum('attendance')).toBe(invited);
          const parts = [0, 1, 2].map((i) =>
            charts.get('attendance')?.bars.reduce((n, { parts }) => n + (parts?.[i] ?? 0), 0),
          );
          if (charts.get('attendance')?.legend)
            expect(parts).toEqual([holders, represented, invited - holders - represented]);
        }
        if (charts.has('forces'))
          expect(sum('forces')).toBe(record.forces.reduce((n, { personnel }) => n + personnel, 0));
        if (charts.has('answers')) expect(charts.get('answers')?.bars.at(-1)?.value).toBe(given.length);
        if (charts.has('arrivals')) expect(sum('arrivals')).toBeLessThanOrEqual(firstArrivals(record).length);
        if (charts.has('arrivals') && !charts.get('arrivals')?.note)
          expect(sum('arrivals')).toBe(attendanceTotals(record).persons);
        const named = [...record.invitations, ...record.attendance].flatMap(({ name }) => (name ? [name] : []));
        for (const { bars } of charts.values()) {
          expect(bars.length).toBeGreaterThanOrEqual(2);
          expect(bars.length).toBeLessThanOrEqual(12);
          const labels = bars.map(({ label }) => label);
          expect(new Set(labels).size).toBe(labels.length);
          for (const name of named) expect(labels.join('\n')).not.toContain(name);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a template', () => {
  const [report] = papers() as [ReportPaper];
  const { Document, Packer, Paragraph } = docxLibrary;
  const made = async (...lines: string[]) =>
    new Uint8Array(
      await Packer.toArrayBuffer(new Document({ sections: [{ children: lines.map((l) => new Paragraph(l)) }] })),
    );

  test('is filled with the report; what people typed is never a tag and never XML', async () => {
    const evil = 'Posko {#bagian}{judul}{/bagian} <w:t>&amp;</w:t> ]]> dibuka';
    const sections = [{ heading: 'A. {isi}', sentences: [{ text: evil }, { text: 'Baris kedua.' }] }];
    for (const form of REPORT_FORMS) {
      const sample = await sampleTemplate(form);
      expect(await templateFault(sample), form).toBeNull();
      for (let twice = 0; twice < 2; twice++) {
        const files = zipEntries(await filledTemplate(sample, { ...report, form, sections }));
        const body = files.get('word/document.xml') ?? '';
        const said = body
          .replace(/<[^>]+>/g, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&');
        expect(said.split(evil)).toHaveLength(2);
        expect(said).toContain('A. {isi}');
        expect(said).toContain('Baris kedua.');
        expect(body).not.toContain('<w:t>&amp;</w:t> ]]>');
        const header = [...files].find(([name]) => /^word\/header\d+\.xml$/.test(name))?.[1];
        expect(header).toMatch(/DRAF/);
      }
    }
  });

  test('leaves out what is flagged and nobody kept', async () => {
    const sentence = (text: string, verdict: 'supported' | 'flagged', kept?: object) => ({
      text,
      verdict,
      ...(kept ? { kept } : {}),
    });
    const sections = printable({
      sections: [
        {
          heading: 'A',
          sentences: [
            sentence('benar', 'supported'),
            sentence('karangan', 'flagged'),
            sentence('dijamin', 'flagged', {}),
          ],
        },
      ],
    });
    const body =
      zipEntries(await filledTemplate(await sampleTemplate('laporan'), { ...report, sections })).get(
        'word/document.xml',
      ) ?? '';
    expect([body.includes('benar'), body.includes('karangan'), body.includes('dijamin')]).toEqual([true, false, true]);
  });

  test('that would do harm or cannot be filled is refused, and it is said why', async () => {
    const faults = async (bytes: Uint8Array) => JSON.stringify(await templateFault(bytes));
    expect(await faults(new Uint8Array())).toContain('empty');
    expect(await faults(Buffer.from('nonsense'))).toContain('notDocx');
    expect(await faults(new Uint8Array(2 * 1024 * 1024 + 1))).toContain('tooLarge');
    expect(await faults(await made('tanpa tag'))).toContain('noTags');
    expect(await faults(await made('{judul}'))).toContain('noStatus');
    expect(await faults(await made('{status} {nama_saya} {#entah}{/entah}'))).toContain('{nama_saya}');
    expect(await faults(await made('{status}', '{#bagian}'))).toContain('openTags');
    expect(await faults(await made('{status}', '{/bagian}'))).toContain('openTags');
    expect(await faults(await made('{status}', '{teks}'))).toContain('misplacedTags');
    expect(await faults(await made('{status}', '{#bagian}', '{#foto}', '{/foto}', '{/bagian}'))).toContain(
      'misplacedTags',
    );
    const good = await sampleTemplate('laporan');
    expect(await faults(good.slice(0, -100))).toContain('notDocx');
    const { default: JSZip } = await import('jszip');
    const changed = async (change: (zip: InstanceType<typeof JSZip>) => void) => {
      const zip = await JSZip.loadAsync(good);
      change(zip);
      return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    };
    expect(await faults(await changed((zip) => zip.file('word/vbaProject.bin', 'x')))).toContain('macros');
    expect(
      await faults(await changed((zip) => zip.file('word/media/image1.png', new Uint8Array(30_000_000)))),
    ).toContain('bomb');
    const link =
      '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://lain.example" TargetMode="External"/></Relationships>';
    expect(await faults(await changed((zip) => zip.file('word/_rels/settings.xml.rels', link)))).toContain('outside');
    expect(await faults(await changed((zip) => zip.remove('word/document.xml')))).toContain('notDocx');
  });
});
