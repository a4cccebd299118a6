import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { REPORT_FORMS, type ReportForm } from '../../src/domain/draft/draft.ts';
import { writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import { changedFacts, judged, type Part, refreshed, type Standing } from '../../src/domain/report-changes.ts';
import { verifySentence } from '../../src/domain/verification/verify.ts';
import { anyRecord } from './random-records.ts';
import { rakor } from './records.ts';

const RUNS = process.env.PENDOPO_TESTS === 'long' ? 300 : 25;

/** A version as the drafting leaves it. */
function drafted(facts: Fact[], form: ReportForm): Part[] {
  let n = 0;
  return writeReport(facts, form).sections.map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.map((one) => ({ id: `s${++n}`, ...judged(one, facts, heading) })),
  }));
}
const sentencesOf = (parts: readonly Part[]) => parts.flatMap(({ sentences }) => sentences);
const writerOf = (form: ReportForm) => (facts: readonly Fact[]) => writeReport(facts, form);

/** Records as two moments of one event: parts of the second come into the first. */
const moments = fc
  .tuple(
    anyRecord,
    anyRecord,
    fc.subarray(['leader', 'unconfirmed', 'venue', 'counts', 'forces', 'outcomes', 'theme'] as const),
  )
  .map(([first, second, parts]) => ({
    first,
    second: { ...first, ...Object.fromEntries(parts.map((part) => [part, second[part]])) },
  }));
/** What people did to a version before: some sentences reworded, some kept by name. */
const deeds = fc.array(fc.tuple(fc.nat(80), fc.constantFrom('edited' as const, 'kept' as const, 'removed' as const)), {
  maxLength: 6,
});

function lived(parts: Part[], done: [number, 'edited' | 'kept' | 'removed'][], facts: Fact[]): Part[] {
  const all = sentencesOf(parts);
  const by = { by: 'user:us_bima', at: 1 };
  const gone = new Set<string>();
  for (const [nth, what] of done) {
    const one = all[nth % Math.max(all.length, 1)];
    if (!one) continue;
    if (what === 'removed') gone.add(one.id);
    else {
      const text = `Menurut panitia, ${one.text}`;
      Object.assign(one, { text, edited: by, ...verifySentence({ text, sources: one.sources }, facts) });
      if (what === 'kept' && one.verdict === 'flagged') one.kept = by;
    }
  }
  return parts
    .map((part) => ({ ...part, sentences: part.sentences.filter(({ id }) => !gone.has(id)) }))
    .filter(({ sentences }) => sentences.length > 0);
}

describe('a version after its facts changed', () => {
  test.each(REPORT_FORMS)('%s: only what is touched changes, and everything new is told once', (form) => {
    fc.assert(
      fc.property(moments, deeds, ({ first, second }, done) => {
        const [before, now] = [computeFacts(first), computeFacts(second)];
        const old = lived(drafted(before, form), done, before);
        const was = structuredClone(old);
        const parts = refreshed({ sections: old, facts: before }, now, writerOf(form));
        expect(old).toEqual(was);
        const { changed, gone } = changedFacts(before, now);
        const touches = (one: Standing) => one.sources.some((id) => changed.has(id) || gone.has(id));
        const after = new Map(sentencesOf(parts).map((one) => [one.id, one]));
        expect(after.size, 'ids are their own').toBe(sentencesOf(parts).length);
        for (const one of sentencesOf(old)) {
          const stands = after.get(one.id);
          if (!touches(one)) {
            // a verdict that the facts of others no longer bear is the only thing that may change
            if (stands?.verdict === one.verdict) expect(stands).toEqual(one);
            else expect(stands).toMatchObject({ text: one.text, sources: one.sources, verdict: 'flagged' });
          } else if (one.edited) expect(stands).toMatchObject({ text: one.text, edited: one.edited });
          else expect(stands).toBeUndefined();
          if (touches(one)) expect(stands?.kept).toBeUndefined();
        }
        // in their order
        const order = sentencesOf(parts).flatMap(({ id }) =>
          sentencesOf(was).some((one) => one.id === id) ? [id] : [],
        );
        expect(order).toEqual(sentencesOf(was).flatMap(({ id }) => (order.includes(id) ? [id] : [])));
        // no verdict is left over from facts that are no more
        for (const { heading, sentences } of parts)
          for (const one of sentences)
            if (one.verdict === 'supported')
              expect(verifySentence(one, now, heading).verdict, one.text).toBe('supported');
        // what the form's writer tells of the changed facts is told
        const tellable = new Set(
          sentencesOf(drafted(now, form)).flatMap((one) => (one.verdict === 'supported' ? one.sources : [])),
        );
        const told = new Set(
          sentencesOf(parts).flatMap((one) => (one.verdict === 'supported' || one.kept ? one.sources : [])),
        );
        expect([...changed].filter((id) => tellable.has(id) && !told.has(id))).toEqual([]);
        for (const id of gone) expect(told.has(id), id).toBe(false);
        const texts = sentencesOf(parts).map(({ text }) => text);
        const twice = texts.filter((text, i) => texts.indexOf(text) !== i);
        expect(twice.filter((text) => sentencesOf(was).filter((one) => one.text === text).length < 2)).toEqual([]);
        // said again it changes nothing
        expect(refreshed({ sections: parts, facts: now }, now, writerOf(form))).toEqual(parts);
      }),
      { numRuns: RUNS },
    );
  });

  test('a number filled in changes the sentence that said it was missing, and nothing else', () => {
    const before = computeFacts({ ...rakor, counts: [] });
    const now = computeFacts({ ...rakor, counts: [{ id: 'c1', what: 'participants', number: 40, note: null }] });
    const old = drafted(before, 'laporan');
    const parts = refreshed({ sections: old, facts: before }, now, writerOf('laporan'));
    const texts = (of: Part[]) => sentencesOf(of).map(({ text }) => text);
    expect(texts(parts).filter((text) => !texts(old).includes(text))).toEqual([
      expect.stringContaining('40 (empat puluh) orang peserta'),
    ]);
    expect(texts(old).filter((text) => !texts(parts).includes(text)).length).toBeLessThanOrEqual(1);
  });

  test('facts kept without what can be checked are compared by their words', () => {
    const facts = computeFacts(rakor);
    const bare = facts.map(({ id, label, value }) => ({ id, label, value }));
    expect(changedFacts(bare, facts)).toEqual({ changed: new Set(), gone: new Set() });
  });
});

test('the same content has the same canonical text', () => {
  expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":null}]}');
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value)).toBe(canonicalJson(JSON.parse(JSON.stringify(value))));
    }),
  );
});
