import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMS } from '../../src/domain/draft/draft.ts';
import { finished } from '../../src/domain/draft/telling.ts';
import { sayings, writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import { verifySentence } from '../../src/domain/verification/verify.ts';
import { miscounted, misnamed, misspelt, negated, otherwise, SLANDERS } from './lies.ts';
import { anyRecord } from './random-records.ts';

const draft = (facts: readonly Fact[]) => writeReport(facts, 'laporan').sections.flatMap(({ sentences }) => sentences);

/** Everything the writer might say of these facts, in all its words. */
const trueWords = (facts: readonly Fact[]) =>
  new Set(
    REPORT_FORMS.flatMap((form) =>
      sayings(facts, form).flatMap(({ sentences }) => sentences.flatMap(({ ways }) => ways.map(finished))),
    ),
  );

/** Ten times as many beside the long tests. */
const RUNS = process.env.PENDOPO_TESTS === 'long' ? 120 : 12;

describe('whatever the event was', () => {
  it('no single change to a name, number, date, office or telling word is supported', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), (record, pick) => {
        const facts = computeFacts(record);
        const sources = facts.map(({ id }) => id);
        const said = draft(facts);
        const sentence = said[pick % said.length];
        if (!sentence) return;
        const truth = trueWords(facts);
        const changes = [miscounted, misnamed, misspelt, negated].flatMap((change) => change(sentence));
        for (const { text } of changes) {
          if (truth.has(text)) continue;
          expect(verifySentence({ text, sources }, facts), text).toMatchObject({ verdict: 'flagged' });
        }
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('nothing that a report of another event would say is supported', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), (record, pick) => {
        const facts = computeFacts(record);
        const sources = facts.map(({ id }) => id);
        const truth = trueWords(facts);
        const others = Object.entries(otherwise(record));
        const [how = '', other] = others[pick % others.length] ?? [];
        if (!other) return;
        const told = new Set(facts.map(({ label, value }) => `${label}: ${value}`));
        const false_ = computeFacts(other).filter(({ label, value }) => !told.has(`${label}: ${value}`));
        const ids = new Set(false_.map(({ id }) => id));
        for (const { text, sources: own } of draft(computeFacts(other))) {
          if (truth.has(text) || !own.some((id) => ids.has(id))) continue;
          expect(verifySentence({ text, sources }, facts), `${how}: ${text}`).toMatchObject({ verdict: 'flagged' });
        }
      }),
      { numRuns: 10 * RUNS },
    );
  }, 120_000);

  it('slander is not supported, and no text makes the verifier fail', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.constantFrom(...SLANDERS),
        fc.string({ unit: 'grapheme' }),
        (record, slander, noise) => {
          const facts = computeFacts(record);
          const sources = facts.map(({ id }) => id);
          for (const text of [slander, `${slander} ${noise}`, noise.repeat(3)]) {
            expect(verifySentence({ text, sources }, facts)).toMatchObject({ verdict: 'flagged' });
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 60_000);
});
