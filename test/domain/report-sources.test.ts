import { expect, it } from 'vitest';
import { computeFacts } from '../../src/domain/facts.ts';
import { deedInput } from '../../src/domain/report-editing.ts';
import { needed, sourcesFor } from '../../src/domain/report-sources.ts';
import { penyuluhan } from './records.ts';

it('what was cut out of a list is no longer counted as told by it', () => {
  const facts = computeFacts(penyuluhan);
  const risks = facts.flatMap((fact) => (fact.kind === 'outcome' && fact.data.outcome === 'risk' ? [fact] : []));
  const ids = risks.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const text = `Potensi kerawanan yang tercatat: ${risks[1]?.value}.`;
  expect(sourcesFor(text, ids, facts, 'HAMBATAN')).toEqual([ids[1]]);
  expect(needed(text, ids, facts, 'HAMBATAN')).toEqual([ids[1]]);
  // what does not hold keeps what it was said to rest on
  expect(needed(`${text} Sungguh.`, ids, facts, 'HAMBATAN')).toEqual(ids);
});

it('no more facts may be named for a sentence than can be tried in a moment', () => {
  const deed = (n: number) => ({ action: 'add', text: 'Aman.', sources: Array.from({ length: n }, (_, i) => `f${i}`) });
  expect(deedInput.safeParse(deed(40)).success).toBe(true);
  expect(deedInput.safeParse(deed(41)).error?.issues.map(({ path }) => path)).toEqual([['sources']]);
});
