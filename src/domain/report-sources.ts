import type { Fact } from './facts.ts';
import { verifySentence } from './verification/verify.ts';

/** How many facts are tried for a sentence, and how many at once. Reading a sentence takes about a millisecond. */
const TRIED = 12;
const TOGETHER = 6;

/** Words and numbers that tell one thing from another; short ones join sentences. */
const wordsOf = (text: string) =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3 || /\d/.test(word)));

/** Facts by how much of what they say stands in a text, most first; those of which nothing does are left out. */
function likely(text: string, facts: readonly Fact[]): Fact[] {
  const said = wordsOf(text);
  return facts
    .map((fact) => {
      const words = [...wordsOf(fact.value)];
      const shared = words.filter((word) => said.has(word)).length;
      const named = [...wordsOf(fact.label)].some((word) => said.has(word));
      return {
        fact,
        weight: words.length ? shared / words.length + (named ? 0.3 : 0) : 0,
        shared: shared > 0 || named,
      };
    })
    .filter(({ shared }) => shared)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TRIED)
    .map(({ fact }) => fact.id)
    .flatMap((id) => facts.find((fact) => fact.id === id) ?? []);
}

/**
 * The facts that a sentence rests on, as far as a bounded search finds them: its own first, then those whose words stand in
 * it, alone and together. What it does not need is taken away again. Its own, unchanged, where none make it supported.
 * `heading` is its section's.
 */
export function sourcesFor(text: string, own: readonly string[], facts: readonly Fact[], heading: string): string[] {
  const holds = (sources: string[]) => verifySentence({ text, sources }, facts, heading).verdict === 'supported';
  const known = new Set(facts.map(({ id }) => id));
  const there = own.filter((id) => known.has(id));
  if (there.length > 0 && holds(there)) return needed(text, there, facts, heading);
  const ids = likely(text, facts).map(({ id }) => id);
  const tries: string[][] = [
    ...ids.map((id) => [id]),
    ...ids.map((id) => [...there, id]),
    ...Array.from({ length: Math.min(TOGETHER, ids.length) - 1 }, (_, i) => ids.slice(0, i + 2)),
    ids,
    [...there, ...ids],
  ];
  const found = tries.find((sources) => sources.length > 0 && holds([...new Set(sources)]));
  return found ? needed(text, found, facts, heading) : there;
}

/**
 * Of the facts named for a sentence that they support, those it says: one that was cut out of a list must not go on being
 * counted as told. Unchanged where they do not support it. Reads the sentence up to twice for each of them.
 */
export function needed(text: string, sources: readonly string[], facts: readonly Fact[], heading: string): string[] {
  const holds = (some: string[]) => verifySentence({ text, sources: some }, facts, heading).verdict === 'supported';
  const kept = [...new Set(sources)];
  if (!holds(kept)) return kept;
  // in halves, so that of many named for little most go at once
  const thin = (ids: readonly string[]) => {
    const without = kept.filter((one) => !ids.includes(one));
    if (without.length > 0 && holds(without)) kept.splice(0, kept.length, ...without);
    else if (ids.length > 1) {
      const half = Math.ceil(ids.length / 2);
      thin(ids.slice(0, half));
      thin(ids.slice(half));
    }
  };
  thin(kept.slice());
  return kept;
}
