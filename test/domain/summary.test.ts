import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceTotals } from '../../src/domain/attendance.ts';
import { finished } from '../../src/domain/draft/telling.ts';
import { oneLine } from '../../src/domain/facts/wording.ts';
import type { SummaryFact } from '../../src/domain/summary/fact.ts';
import { computeSummaryFacts } from '../../src/domain/summary/facts.ts';
import { monthOf, periodAfter, periodBefore, periodText } from '../../src/domain/summary/period.ts';
import type { SummaryRecord } from '../../src/domain/summary/record.ts';
import { SUMMARY_FORMS, summarySayings, writeSummary } from '../../src/domain/summary/writer.ts';
import { verifySummary, verifySummarySentence } from '../../src/domain/verification/summary.ts';
import { miscounted, misspelt, negated, SLANDERS } from './lies.ts';
import { record } from './records.ts';
import { anySummary, summaryEvent } from './summary-records.ts';

const RUNS = process.env.PENDOPO_TESTS === 'long' ? 300 : 15;

const draft = (facts: readonly SummaryFact[], form: 'laporan' | 'pesan' = 'laporan') =>
  writeSummary(facts, form).sections.flatMap(({ sentences }) => sentences);
const truth = (facts: readonly SummaryFact[]) =>
  new Set([
    ...SUMMARY_FORMS.flatMap((form) =>
      summarySayings(facts, form).flatMap(({ sentences }) => sentences.flatMap(({ ways }) => ways.map(finished))),
    ),
    ...facts.map(({ label, value }) => finished(`${label}: ${value}`)),
  ]);
const grouped = (n: number) => n.toLocaleString('id-ID');

describe('whatever was held', () => {
  it('every way of saying it is supported by its own facts, and every fact is told in the full one', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const facts = computeSummaryFacts(summary);
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
        for (const form of SUMMARY_FORMS) {
          for (const { sentences } of summarySayings(facts, form))
            for (const { ways, facts: own } of sentences)
              for (const way of ways) {
                const sources = own.map(({ id }) => id);
                expect(verifySummarySentence({ text: finished(way), sources }, facts), way).toEqual({
                  verdict: 'supported',
                });
              }
        }
        const told = new Set(draft(facts).flatMap(({ sources }) => sources));
        expect(facts.filter(({ id }) => !told.has(id))).toEqual([]);
        expect(
          verifySummary(writeSummary(facts, 'laporan'), facts).sections.map(({ heading }) => heading),
        ).not.toContain('URAIAN');
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('has every number recorded, each sum as it is counted up anew, and the words of everybody', () => {
    fc.assert(
      fc.property(anySummary, (summary) => {
        const facts = computeSummaryFacts(summary);
        const text = draft(facts)
          .map((sentence) => sentence.text)
          .join('\n');
        const recorded = new Map<string, { sum: number; at: number }>();
        let [came, taken] = [0, 0];
        for (const event of summary.held) {
          for (const { what, number } of event.counts) {
            const so = recorded.get(what) ?? { sum: 0, at: 0 };
            recorded.set(what, { sum: so.sum + number, at: so.at + 1 });
            expect(text).toContain(`${grouped(number)} `);
          }
          for (const said of event.outcomes) expect(text.toLowerCase()).toContain(oneLine(said.text).toLowerCase());
          if (event.attendance.length) {
            taken += 1;
            came += attendanceTotals(event).persons;
          }
        }
        const sums = facts.flatMap((fact) =>
          fact.kind === 'sum' ? [[fact.data.what, fact.data.number, fact.data.events] as const] : [],
        );
        expect(sums.map(String).sort()).toEqual(
          [...recorded].map(([what, { sum, at }]) => String([what, sum, at])).sort(),
        );
        for (const [, number] of sums) expect(text).toContain(`${grouped(number)} (`);
        const presence = facts.find(({ kind }) => kind === 'presence');
        expect(presence?.data ?? null).toEqual(taken ? { number: came, events: taken, of: summary.held.length } : null);
        const personnel = summary.held.flatMap(({ forces }) => forces.map((force) => force.personnel));
        const strength = facts.find((fact) => fact.kind === 'strength');
        expect(strength?.data.personnel ?? 0).toBe(personnel.reduce((a, b) => a + b, 0));
        const weekly = facts
          .flatMap((fact) => (fact.kind === 'part' ? [fact.data.number] : []))
          .reduce((a, b) => a + b, 0);
        expect(weekly).toBe(summary.held.filter(({ unconfirmed }) => !unconfirmed.includes('date')).length);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('no change to a number, a word or a name is supported, and no slander', () => {
    fc.assert(
      fc.property(anySummary, fc.nat(), fc.constantFrom(...SLANDERS), (summary, pick, slander) => {
        const facts = computeSummaryFacts(summary);
        const sources = facts.map(({ id }) => id);
        const all = truth(facts);
        const said = draft(facts);
        const sentence = said[pick % said.length];
        if (!sentence) return;
        const changes = [miscounted, misspelt, negated].flatMap((change) => change(sentence));
        for (const { text } of [...changes, { text: slander }]) {
          if (all.has(text)) continue;
          expect(verifySummarySentence({ text, sources: sentence.sources }, facts), text).toMatchObject({
            verdict: 'flagged',
          });
        }
        expect(verifySummarySentence({ text: slander, sources }, facts)).toMatchObject({ verdict: 'flagged' });
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** Thirty daily visits of March 2027; 28 counted residents; the same question at the first five. */
const thirty: SummaryRecord = {
  of: 'series',
  name: 'Sambang Desa Rawa',
  from: '2027-03-01',
  until: '2027-03-31',
  held: Array.from({ length: 30 }, (_, i) =>
    summaryEvent(
      `ev${i + 1}`,
      record({
        kindId: 'sambang',
        title: 'Sambang Desa Rawa',
        host: 'Polsek Rawa',
        startsAt: `2027-03-${String(i + 1).padStart(2, '0')}T16:00`,
        leader: { name: 'Aipda Bima', position: 'Bhabinkamtibmas Rawa' },
        counts: [
          { id: 'c1', what: 'visits', number: i + 1, note: null },
          ...(i < 28 ? [{ id: 'c2', what: 'residents' as const, number: 10, note: null }] : []),
        ],
        outcomes: [
          ...(i < 5
            ? [
                {
                  id: 'o1',
                  kind: 'question' as const,
                  text: 'Lampu jalan RT 3 padam.',
                  speaker: null,
                  owner: null,
                  due: null,
                },
              ]
            : []),
          ...(i === 8
            ? [
                {
                  id: 'o2',
                  kind: 'follow_up' as const,
                  text: 'Pos ronda diperbaiki',
                  speaker: null,
                  owner: 'Polsek Rawa',
                  due: '2027-04-05',
                },
              ]
            : []),
        ],
      }),
    ),
  ),
  others: { unclosed: 1, coming: 0, postponed: 0, cancelled: 0 },
  before: null,
};

describe('thirty daily visits', () => {
  const facts = computeSummaryFacts(thirty);
  const text = draft(facts)
    .map((sentence) => sentence.text)
    .join('\n');

  it('are one report: so many, what they counted and at how many, week by week, what was asked, what is due', () => {
    expect(text).toMatch(/Maret 2027/);
    expect(text).toContain('30 (tiga puluh) kegiatan');
    expect(text).toMatch(/465 \(empat ratus enam puluh lima\) kunjungan .*seluruh 30 \(tiga puluh\) kegiatan/);
    expect(text).toMatch(
      /280 \(dua ratus delapan puluh\) orang warga .*28 \(dua puluh delapan\) dari 30 \(tiga puluh\) kegiatan/,
    );
    expect(text).toContain('1 s.d. 7 Maret 2027: 7 kegiatan; 70 orang warga; 28 kunjungan');
    expect(text).toContain('Lampu jalan RT 3 padam (tercatat pada 5 (lima) kegiatan, 1 Maret 2027 s.d. 5 Maret 2027)');
    expect(text).toContain(
      'Pos ronda diperbaiki (penanggung jawab: Polsek Rawa; tenggat: Senin, 5 April 2027; 9 Maret 2027)',
    );
    expect(text).toMatch(/1 \(satu\) tindak lanjut .*setelah 31 Maret 2027/);
    expect(text).toContain('1 (satu) kegiatan yang sudah lewat waktunya dan belum ditutup');
    expect(text).toContain('jumlah warga pada 2 (dua) dari 30 (tiga puluh) kegiatan');
    expect(text).toContain('Bhabinkamtibmas Rawa Aipda Bima dalam 30 (tiga puluh) kegiatan');
  });

  it('no sentence begins like the one before it within a section', () => {
    for (const { sentences } of writeSummary(facts, 'laporan').sections) {
      const openings = sentences.map((sentence) => sentence.text.split(/\s+/, 2).join(' '));
      for (const [i, opening] of openings.slice(1).entries()) expect(opening).not.toBe(openings[i]);
    }
  });

  it.each([
    'Tercatat 464 (empat ratus enam puluh empat) kunjungan pada seluruh 30 (tiga puluh) kegiatan.',
    'Tercatat 280 (dua ratus delapan puluh) orang warga pada seluruh 30 (tiga puluh) kegiatan.',
    'Tercatat 280 (dua ratus delapan puluh) orang warga pada seluruh kegiatan.',
    'Tercatat 280 (dua ratus delapan puluh) orang peserta pada 28 dari 30 kegiatan.',
    'Tercatat 465 (empat ratus enam puluh lima) orang warga pada 28 dari 30 kegiatan.',
    'Pada periode April 2027 telah dilaksanakan 30 (tiga puluh) kegiatan.',
    'Pada periode 1 s.d. 30 Maret 2027 telah dilaksanakan 30 (tiga puluh) kegiatan.',
    'Pada periode Maret 2027 telah dilaksanakan 31 (tiga puluh satu) kegiatan.',
    'Pada periode Maret 2027 telah dilaksanakan 30 (tiga puluh) kegiatan dengan lancar.',
    'Jenis kegiatan yang dilaksanakan meliputi: Penyuluhan sebanyak 30 (tiga puluh) kegiatan.',
    'Keputusan yang tercatat: Pos ronda diperbaiki (penanggung jawab: Polsek Rawa; 9 Maret 2027).',
    'Tindak lanjut yang tercatat: Pos ronda diperbaiki (penanggung jawab: Polres Rawa; 9 Maret 2027).',
    'Tindak lanjut yang tercatat: Pos ronda diperbaiki (tenggat: 6 April 2027).',
    'Pelaksanaan per minggu: 1 s.d. 7 Maret 2027: 7 kegiatan; 35 kunjungan.',
    'Kegiatan yang dilaksanakan: Senin, 1 Maret 2027: 2 kunjungan.',
    'Hal yang belum tercatat: jumlah warga pada 3 dari 30 kegiatan.',
  ])('%s is flagged', (lie) => {
    const verdict = verifySummarySentence({ text: lie, sources: facts.map(({ id }) => id) }, facts);
    expect(verdict).toMatchObject({ verdict: 'flagged' });
  });

  it('nothing without sources, or with one that is not there, is supported', () => {
    const [sentence] = draft(facts);
    if (!sentence) throw new Error('nothing said');
    expect(verifySummarySentence({ ...sentence, sources: [] }, facts)).toMatchObject({ verdict: 'flagged' });
    expect(verifySummarySentence({ ...sentence, sources: ['sum-nothing'] }, facts)).toMatchObject({
      verdict: 'flagged',
    });
  });
});

it('a period is a month or as many days, and so is what comes before and after it', () => {
  const march = monthOf('2027-03-14T08:00');
  expect([march, periodBefore(march), periodAfter(march)].map(periodText)).toEqual([
    'Maret 2027',
    'Februari 2027',
    'April 2027',
  ]);
  const week = { from: '2027-03-01', until: '2027-03-07' };
  expect([week, periodBefore(week), periodAfter(week)].map(periodText)).toEqual([
    '1 s.d. 7 Maret 2027',
    '22 s.d. 28 Februari 2027',
    '8 s.d. 14 Maret 2027',
  ]);
  expect(periodText({ from: '2026-12-30', until: '2027-01-02' })).toBe('30 Desember 2026 s.d. 2 Januari 2027');
});
