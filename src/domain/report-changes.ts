import { canonicalJson } from './canonical.ts';
import type { Draft, Section, Sentence } from './draft/draft.ts';
import { bareHeading } from './draft/outline.ts';
import type { Fact } from './facts.ts';
import { leaves } from './report-leaving.ts';
import { neutralHeading } from './verification/headings.ts';
import { verifySentence } from './verification/verify.ts';

type Deed = { by: string; at: number };
/** A sentence as it stands in a version: with its verdict, who wrote it anew and who answers for it. */
export type Standing = Sentence & {
  id: string;
  verdict: 'supported' | 'flagged';
  reason?: string;
  edited?: Deed;
  kept?: Deed;
};
export type Part = Section<Standing>;
/** A fact as a version keeps it; old ones lack what can be checked. */
type KeptFact = Pick<Fact, 'id' | 'label' | 'value'> & { kind?: string; data?: unknown };

/** What a fact says, without the rows that it comes from. Facts kept without their data are compared by their words. */
const saying = (fact: KeptFact, whole: boolean) =>
  canonicalJson(whole ? [fact.label, fact.value, fact.kind, fact.data] : [fact.label, fact.value]);

/** Which facts are new or say something else, and which are gone. */
export function changedFacts(
  old: readonly KeptFact[],
  now: readonly Fact[],
): { changed: Set<string>; gone: Set<string> } {
  const before = new Map(old.map((fact) => [fact.id, fact]));
  const changed = new Set<string>();
  for (const fact of now) {
    const was = before.get(fact.id);
    if (!was || saying(was, was.data !== undefined) !== saying(fact, was.data !== undefined)) changed.add(fact.id);
  }
  const there = new Set(now.map((fact) => fact.id));
  return { changed, gone: new Set(old.flatMap((fact) => (there.has(fact.id) ? [] : [fact.id]))) };
}

/** A sentence judged by facts: its verdict, and only those of its sources that exist. */
export function judged<S extends Sentence>(
  sentence: S,
  facts: readonly Fact[],
  heading: string,
): Omit<S, 'verdict' | 'reason'> & { verdict: 'supported' | 'flagged'; reason?: string } {
  const known = new Set(facts.map((fact) => fact.id));
  const { verdict: _v, reason: _r, ...rest } = sentence as S & { verdict?: unknown; reason?: unknown };
  const sources = sentence.sources.filter((id) => known.has(id));
  return { ...(rest as Omit<S, 'verdict' | 'reason'>), sources, ...verifySentence(sentence, facts, heading) };
}

/** Where a section stands, in words. */
const outlineOf = ({ part, heading }: Pick<Part, 'part' | 'heading'>) => {
  const name = bareHeading(heading);
  return `${bareHeading(part ?? name)} / ${name}`.toLowerCase();
};

const personal = (sentence: Standing) => sentence.edited !== undefined || sentence.kept !== undefined;

/**
 * A sentence after facts changed: as it stood where none of its own did (a verdict that no longer holds is not left
 * standing); a person's own is judged anew and asks again for a name that was given for other facts; null: its place is taken
 * by what the facts say now.
 */
function stayed(sentence: Standing, facts: readonly Fact[], touched: Set<string>, heading: string): Standing | null {
  if (sentence.sources.some((id) => touched.has(id))) {
    if (!personal(sentence)) return null;
    const { kept: _, ...own } = sentence;
    return judged(own, facts, heading) as Standing;
  }
  if (sentence.verdict === 'flagged') return sentence;
  const again = judged(sentence, facts, heading) as Standing;
  return again.verdict === 'supported' ? sentence : again;
}

const key = (sources: readonly string[]) => [...new Set(sources)].sort().join(' ');

/** What has to be told anew, and where: a sentence of the fresh draft with those of its facts that are to be told. */
type Lack = Pick<Part, 'part' | 'heading'> & { index: number; fresh: Sentence; facts: Set<string> };

/** Sentences of a fresh draft that tell what nothing leaves, and those that rest on the very facts a removed one did. */
function lacking(fresh: Draft, untold: ReadonlySet<string>, removed: readonly Standing[]): Lack[] {
  const gaps = removed.map(({ sources }) => key(sources));
  return fresh.sections.flatMap(({ part, heading, sentences }) =>
    sentences.flatMap((sentence, index): Lack[] => {
      const gap = gaps.indexOf(key(sentence.sources));
      if (gap >= 0) gaps.splice(gap, 1);
      const facts = new Set(sentence.sources.filter((id) => gap >= 0 || untold.has(id)));
      return facts.size ? [{ ...(part && { part }), heading, index, fresh: sentence, facts }] : [];
    }),
  );
}

const GAP = '';
const isGap = ({ id }: Standing) => id === GAP;
/** The number in a writer's id; a person's sentences have ids of another kind. */
const numberOf = (id: string) => Number(/^s(\d+)$/.exec(id)?.[1] ?? 0);

/** Where a fresh sentence goes: behind what the fresh draft has before it, else before what it has behind it. */
function placeOf(
  parts: Part[],
  { part: within, heading, index, fresh }: Lack,
  draft: Draft,
): { part: number; at: number } {
  const outline = outlineOf({ part: within, heading });
  const named = parts.findIndex((part) => outlineOf(part) === outline);
  const row = draft.sections.find((section) => outlineOf(section) === outline)?.sentences ?? [];
  const find = (sources: readonly string[], last: boolean) => {
    const of = new Set(sources);
    for (const p of named >= 0 ? [named] : parts.keys()) {
      const sentences = parts[p]?.sentences ?? [];
      const hit = (one: Standing) => one.sources.some((id) => of.has(id));
      const at = last ? sentences.findLastIndex(hit) : sentences.findIndex(hit);
      if (at >= 0) return { part: p, at };
    }
    return null;
  };
  for (const p of named >= 0 ? [named] : parts.keys()) {
    const at = parts[p]?.sentences.findIndex((one) => isGap(one) && key(one.sources) === key(fresh.sources)) ?? -1;
    if (at >= 0) return { part: p, at };
  }
  const beside = find(fresh.sources, true);
  if (beside) return { part: beside.part, at: beside.at + 1 };
  for (let i = index - 1; i >= 0; i--) {
    const before = find(row[i]?.sources ?? [], true);
    if (before) return { part: before.part, at: before.at + 1 };
  }
  for (let i = index + 1; i < row.length; i++) {
    const behind = find(row[i]?.sources ?? [], false);
    if (behind) return behind;
  }
  if (named >= 0) return { part: named, at: parts[named]?.sentences.length ?? 0 };
  const order = draft.sections.map(outlineOf);
  const earlier = new Set(order.slice(0, order.indexOf(outline)));
  const part = parts.findLastIndex((one) => earlier.has(outlineOf(one))) + 1;
  parts.splice(part, 0, { ...(within && { part: within }), heading: neutralHeading(heading), sentences: [] });
  return { part, at: 0 };
}

/**
 * A version's words after its facts changed. What rests on none of the changed facts stays as it stood: words, edits, names.
 * What rested on a changed or vanished one is replaced by what `write` makes of those facts now; a person's own sentence
 * stays and is judged anew. New facts are told where `write(now)` leaves them. `write` is the deterministic writer of the form;
 * it may leave out facts of which the form does not speak. No model is asked.
 */
export function refreshed(
  old: { sections: readonly Part[]; facts: readonly KeptFact[] },
  now: readonly Fact[],
  write: (facts: readonly Fact[]) => Draft,
): Part[] {
  const { changed, gone } = changedFacts(old.facts, now);
  if (!changed.size && !gone.size) return [...old.sections];
  const touched = new Set([...changed, ...gone]);
  const parts: Part[] = old.sections.map(({ part, heading, sentences }) => ({
    ...(part && { part }),
    heading,
    // those to be replaced hold their place until it is known what comes there
    sentences: sentences.map((sentence) => stayed(sentence, now, touched, heading) ?? { ...sentence, id: GAP }),
  }));
  const all = parts.flatMap(({ sentences }) => sentences);
  const removed = all.filter(isGap);
  const standing = all.filter((one) => !isGap(one));
  const told = new Set(standing.flatMap((one) => (leaves(one) ? one.sources : [])));
  const needed = [...changed, ...removed.flatMap(({ sources }) => sources)];
  const untold = new Set(needed.filter((id) => !gone.has(id) && !told.has(id)));
  const fresh = write(now);
  const texts = new Set(standing.map(({ text }) => text));
  let n = Math.max(0, ...old.sections.flatMap(({ sentences }) => sentences.map(({ id }) => numberOf(id))));
  for (const lack of lacking(fresh, untold, removed)) {
    const place = placeOf(parts, lack, fresh);
    const part = parts[place.part];
    const said = replacing(lack, now, write).filter(({ text }) => !texts.has(text));
    for (const { text } of said) texts.add(text);
    const made = said.map((one): Standing => ({ id: `s${++n}`, ...judged(one, now, part?.heading ?? '') }));
    // a gap that is filled is one no more, so that the next sentence on the same facts takes the next
    const filled = part?.sentences[place.at];
    const closes = filled && isGap(filled) && key(filled.sources) === key(lack.fresh.sources);
    part?.sentences.splice(place.at, closes ? 1 : 0, ...made);
  }
  return parts
    .map((part) => ({ ...part, sentences: part.sentences.filter((one) => !isGap(one)) }))
    .filter(({ sentences }) => sentences.length > 0);
}

/** The fresh sentence itself where all its facts are to be told, else what is written of those alone. */
function replacing({ fresh, facts }: Lack, now: readonly Fact[], write: (facts: readonly Fact[]) => Draft): Sentence[] {
  if (fresh.sources.every((id) => facts.has(id))) return [fresh];
  const alone = write(now.filter(({ id }) => facts.has(id)))
    .sections.flatMap(({ sentences }) => sentences)
    .filter(({ sources }) => sources.length > 0 && sources.every((id) => facts.has(id)));
  const covers = new Set(alone.flatMap(({ sources }) => sources));
  return [...facts].every((id) => covers.has(id)) ? alone : [fresh];
}
