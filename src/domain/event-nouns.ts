/*
 * What reports call an event after its first mention. The noun comes from the title, so that a meeting is never called a
 * muster; where the title has none, it is the plain 'kegiatan'.
 */

/** By what a title says: the noun for prose, and the other words for the same. Longer ones first. */
const NOUNS: readonly (readonly [pattern: string, noun: string, others: readonly string[]])[] = [
  ['apel gelar pasukan', 'apel', ['apel gelar pasukan']],
  ['apel', 'apel', []],
  ['upacara', 'upacara', []],
  ['rapat koordinasi', 'rapat', ['rapat koordinasi', 'rakor']],
  ['rakor', 'rapat', ['rapat koordinasi', 'rakor']],
  ['rapat', 'rapat', []],
  ['bimbingan teknis', 'bimbingan teknis', ['bimtek']],
  ['bimtek', 'bimtek', ['bimbingan teknis']],
  ['penyuluhan', 'penyuluhan', []],
  ['sosialisasi', 'sosialisasi', []],
  ['silaturahmi', 'silaturahmi', []],
  ['tatap muka', 'tatap muka', []],
  ['sambang', 'sambang', []],
  ['bakti sosial', 'bakti sosial', []],
  ['deklarasi', 'deklarasi', []],
  ['simulasi', 'simulasi', []],
  ['latihan', 'latihan', []],
  ['kunjungan', 'kunjungan', []],
  ['dialog', 'dialog', []],
  ['pertemuan', 'pertemuan', []],
];

/** The noun of an event for prose, lower case, and every word that means the same event. */
export function eventNouns(title: string): { noun: string; words: readonly string[] } {
  const text = ` ${title.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  let best: { at: number; noun: string; words: readonly string[] } | null = null;
  for (const [pattern, noun, others] of NOUNS) {
    const at = text.indexOf(` ${pattern} `);
    if (at >= 0 && (!best || at < best.at)) best = { at, noun, words: [noun, pattern, ...others] };
  }
  return best ? { noun: best.noun, words: [...new Set(best.words)] } : { noun: 'kegiatan', words: [] };
}
