import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeEnglish } from '../../src/domain/draft/english.ts';
import { computeFacts } from '../../src/domain/facts.ts';
import { anyRecord } from './random-records.ts';
import { bimtek, penyuluhan } from './records.ts';

const sentencesOf = (record: Parameters<typeof computeFacts>[0]) =>
  writeEnglish(computeFacts(record)).sections.flatMap(({ sentences }) => sentences);

it('tells every fact once, with its own numbers and names and no others', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const facts = computeFacts(record);
      const sentences = sentencesOf(record);
      expect(sentences.flatMap(({ sources }) => sources).sort()).toEqual(facts.map(({ id }) => id).sort());
      for (const { text, sources } of sentences) {
        const fact = facts.find(({ id }) => id === sources[0]);
        const known = JSON.stringify([fact?.data, fact?.value]).replace(/[.,:]/g, '');
        for (const [digits] of text.replace(/[.,:]/g, '').matchAll(/\d+/g))
          expect(known, text).toContain(String(Number(digits)));
        expect(text).not.toMatch(/null|undefined|\[object/);
      }
    }),
  );
});

it('keeps what was said as it was said, and says who came for whom', () => {
  const text = sentencesOf(penyuluhan).map((one) => one.text);
  expect(text).toContain(
    'Pj. Bupati Banyuasin, Pemerintah Kabupaten Banyuasin was represented by H. Adam Ibrahim, S.E., M.Si., Kepala Badan Kesbangpol Banyuasin.',
  );
  expect(text).toContain('Held on Wednesday, 31 January 2024.');
  for (const { text: said } of bimtek.outcomes)
    expect(
      sentencesOf(bimtek)
        .map((one) => one.text)
        .join('\n'),
    ).toContain(said);
});
