import { longDate } from '../dates.ts';
import { oneLine } from '../facts/wording.ts';
import type { Fact, FactOf } from '../facts.ts';
import type { OutcomeKind } from '../record.ts';
import type { Sentence } from './draft.ts';
import { factsOf, sentence, varied } from './phrasing.ts';

/** Ways to bring in what somebody said; `…` stands for him. */
const SPOKEN: Record<OutcomeKind, readonly string[]> = {
  emphasis: ['… menekankan:', '… juga menekankan:', 'Penekanan berikutnya dari …:', 'Selain itu, … menekankan:'],
  remark: ['… menyampaikan:', '… juga menyampaikan:', 'Selanjutnya, … menyampaikan:'],
  quote: ['… menyatakan,', '… juga menyatakan,'],
  risk: ['… menyampaikan potensi kerawanan:', '… juga menyampaikan potensi kerawanan:'],
  decision: ['… menyampaikan keputusan:', '… juga menyampaikan keputusan:'],
  follow_up: ['… menyampaikan tindak lanjut:', '… juga menyampaikan tindak lanjut:'],
  question: ['… mengajukan pertanyaan:', '… juga mengajukan pertanyaan:'],
};

const UNATTRIBUTED: Record<OutcomeKind, readonly string[]> = {
  emphasis: ['Penekanan yang tercatat:', 'Penekanan lainnya:', 'Penekanan berikutnya:'],
  remark: ['Pernyataan yang tercatat:', 'Pernyataan lainnya:', 'Pernyataan berikutnya:'],
  quote: ['Kutipan yang tercatat:', 'Kutipan lainnya:', 'Kutipan berikutnya:'],
  risk: ['Potensi kerawanan yang tercatat:', 'Potensi kerawanan lainnya:', 'Potensi kerawanan berikutnya:'],
  decision: ['Keputusan yang tercatat:', 'Keputusan lainnya:', 'Keputusan berikutnya:'],
  follow_up: ['Tindak lanjut yang tercatat:', 'Tindak lanjut lainnya:', 'Tindak lanjut berikutnya:'],
  question: ['Pertanyaan yang tercatat:', 'Pertanyaan lainnya:', 'Pertanyaan berikutnya:'],
};

/** Ways to name the one who answers for a follow-up that nobody in particular announced. */
const OWNED = ['Tindak lanjut oleh …:', 'Tindak lanjut berikutnya oleh …:', 'Selanjutnya, tindak lanjut oleh …:'];

/**
 * A fact's text verbatim, in one line, behind how it came about. Facts of one kind follow each other by speaker (for
 * follow-ups by owner), in the order in which these first appear.
 */
export function outcomes(facts: readonly Fact[], kind: OutcomeKind): Sentence[] {
  const groups = new Map<string, FactOf<'outcome'>[]>();
  for (const fact of factsOf(facts, 'outcome')) {
    if (fact.data.outcome !== kind) continue;
    const key = `${fact.data.speaker ?? ''}\n${kind === 'follow_up' ? (fact.data.owner ?? '') : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => group.map((fact, index) => outcomeSentence(fact, index)));
}

function outcomeSentence(fact: FactOf<'outcome'>, index: number): Sentence {
  const { outcome, speaker, owner, due } = fact.data;
  const owned = outcome === 'follow_up' && owner && !speaker;
  const ways = owned ? OWNED : speaker ? SPOKEN[outcome] : UNATTRIBUTED[outcome];
  const start = varied(ways, index).replace('…', () => (owned ? owner : (speaker ?? '')));
  const text = oneLine(fact.data.text);
  const details = [
    owner && !owned ? `penanggung jawab: ${owner}` : null,
    due ? `tenggat: ${longDate(due)}` : null,
  ].filter((detail) => detail !== null);
  const said = outcome === 'quote' ? `“${text}”` : text;
  return sentence(`${start} ${said}${details.length > 0 ? ` (${details.join('; ')})` : ''}`, fact);
}
