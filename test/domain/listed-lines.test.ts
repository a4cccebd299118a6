import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedLines } from '../../src/domain/listed-lines.ts';

describe('a list that was pasted', () => {
  test('loses its marks and its empty lines, nothing else', () => {
    const pasted =
      '1. Netralitas dijaga\n  2) Patroli ditambah\n\n- 3 regu siaga\n• Posko dibuka\na. Logistik\n100 personel siap';
    expect(listedLines(pasted)).toEqual([
      'Netralitas dijaga',
      'Patroli ditambah',
      '3 regu siaga',
      'Posko dibuka',
      'Logistik',
      '100 personel siap',
    ]);
    expect(listedLines(' \n\n')).toEqual([]);
  });

  test('whatever mark stands before a sentence, the sentence is kept word for word', () => {
    const sentence = fc
      .array(fc.stringMatching(/^[A-Z][a-z]{2,9}$/), { minLength: 1, maxLength: 6 })
      .map((w) => w.join(' '));
    const mark = fc.constantFrom('', '- ', '• ', '* ', '1. ', '12) ', '(3) ', 'b. ');
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, sentence), { maxLength: 20 }), (rows) => {
        expect(listedLines(rows.map(([m, s]) => m + s).join('\n'))).toEqual(rows.map(([, s]) => s));
      }),
    );
  });
});
