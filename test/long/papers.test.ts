import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Paper } from '../../src/documents/paper.ts';
import { docxOf } from '../../src/documents/paper-docx.ts';
import { pdfOf } from '../../src/documents/paper-pdf.ts';
import type { PaperFact } from '../../src/documents/report-contents.ts';
import { paperOf } from '../../src/documents/report-paper.ts';
import { filledTemplate } from '../../src/documents/template.ts';
import { sampleTemplate } from '../../src/documents/template-sample.ts';
import { chartsOf } from '../../src/domain/charts.ts';
import { REPORT_FORMS, type ReportForm } from '../../src/domain/draft/draft.ts';
import { writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { kindById } from '../../src/domain/kinds.ts';
import { missingFields } from '../../src/domain/missing.ts';
import { PRESS_EVENTS } from '../domain/records.ts';
import { paperText } from '../paper-text.ts';
import { tempDir } from '../product.ts';

/*
 * Every form of the recorded events as readers' programs open it: LibreOffice makes pages of the DOCX, poppler reads both.
 * Skipped where either program is absent (Debian: libreoffice-writer-nogui, poppler-utils).
 */
const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;
const able = has('soffice', '--version') && has('pdftotext', '-v');
if (!able) console.warn('Skipped: LibreOffice (soffice) or poppler (pdftotext) is not on the PATH.');

const folder = tempDir();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (record: (typeof PRESS_EVENTS)['apel'], form: ReportForm) => {
  const facts = computeFacts(record);
  return {
    form,
    title: record.title,
    organization: 'Sekretariat Uji',
    host: record.host,
    place: record.venue.city,
    date: '2027-03-04',
    sections: writeReport(facts, form).sections,
    missing: missingFields(record, kindById(record.kindId)),
    facts: facts as PaperFact[],
    status: 'draft' as const,
    signatory: record.leader?.position ? { position: record.leader.position, name: record.leader.name } : null,
    charts: chartsOf(record, []),
  };
};

/** The words of a PDF without what stands on every page, as one string without space. */
function read(file: string, { header, footer }: Paper): string {
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  const furniture = [header ? `${header.strong} ${header.note}` : '', footer.title.slice(0, 60)].filter(Boolean);
  const lines = text
    .replaceAll('\f', '\n')
    .split('\n')
    .filter((line) => !/Halaman \d+ dari \d+$/.test(line) && line.trim() !== furniture[0]);
  return lines.join('').replace(/\s+/g, '').toLowerCase();
}

test.skipIf(!able)(
  'DOCX and PDF of the recorded events read the same, page for page of a handful',
  async () => {
    const made: { name: string; paper: Paper }[] = [];
    for (const [key, record] of Object.entries(PRESS_EVENTS)) {
      for (const form of REPORT_FORMS) {
        const [name, paper] = [`${key}-${form}`, paperOf(report(record, form))];
        writeFileSync(path.join(folder, `${name}.docx`), await docxOf(paper));
        writeFileSync(path.join(folder, `${name}-own.pdf`), await pdfOf(paper));
        made.push({ name, paper });
      }
      const filled = await filledTemplate(await sampleTemplate('laporan'), report(record, 'laporan'));
      writeFileSync(path.join(folder, `${key}-template.docx`), filled);
    }
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const sources = [...made.map(({ name }) => name), ...Object.keys(PRESS_EVENTS).map((key) => `${key}-template`)];
    const files = sources.map((name) => path.join(folder, `${name}.docx`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
    for (const { name, paper } of made) {
      for (const file of [`${name}.pdf`, `${name}-own.pdf`]) {
        const text = read(path.join(folder, file), paper);
        const beside = paper.blocks.flatMap((block) =>
          block.kind === 'signatures' ? paperText({ ...paper, blocks: [block] }) : [],
        );
        for (const line of paperText(paper)) {
          const squeezed = line.replace(/\s+/g, '').toLowerCase();
          // rows and signatures of several lines stand side by side: their words are there, not in one run
          if (!beside.includes(line) && line.length < 60) expect(text, `${file}: ${line}`).toContain(squeezed);
        }
        const info = execFileSync('pdfinfo', [path.join(folder, file)], { encoding: 'utf8' });
        expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1]), file).toBeLessThanOrEqual(6);
      }
    }
    for (const key of Object.keys(PRESS_EVENTS)) {
      const text = execFileSync('pdftotext', [path.join(folder, `${key}-template.pdf`), '-'], { encoding: 'utf8' });
      expect(text, key).toContain('DRAF');
      expect(text, key).not.toMatch(/[{}]/);
      expect(
        readFileSync(path.join(folder, `${key}-template.docx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  },
  240_000,
);
