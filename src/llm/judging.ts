import type { Sentence } from '../domain/draft/draft.ts';
import type { Fact } from '../domain/facts.ts';
import { verifySentence } from '../domain/verification/verify.ts';
import { tellsWhole } from '../domain/verification/wholly.ts';

/** Above this many sources a sentence is a list, of which each is told. */
const A_LIST = 12;

/**
 * The facts that a supported sentence tells: those it cites and would not hold without. A fact that is cited and not said
 * would else count as told and be left out of the report; so would one of which it says but a part.
 */
export function toldBy(sentence: Sentence, facts: readonly Fact[], heading: string): string[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const sources = [...new Set(sentence.sources)].filter((id) => tellsWhole(sentence.text, byId.get(id) ?? {}));
  if (sources.length < 2 || sources.length > A_LIST) return sources;
  return sources.filter((id) => {
    const others = sentence.sources.filter((other) => other !== id);
    return verifySentence({ text: sentence.text, sources: others }, facts, heading).verdict === 'flagged';
  });
}

/** Sentences as they were judged: what does not hold and why, and which facts the others tell. */
export type Judgement = { sentences: Sentence[]; flagged: { text: string; reason: string }[]; told: Set<string> };

/** What a model said of a section, against all facts. */
export function judge(sentences: Sentence[], facts: readonly Fact[], heading: string): Judgement {
  const flagged: Judgement['flagged'] = [];
  const told = new Set<string>();
  for (const sentence of sentences) {
    const judged = verifySentence(sentence, facts, heading);
    if (judged.verdict === 'flagged') flagged.push({ text: sentence.text, reason: judged.reason });
    else for (const id of toldBy(sentence, facts, heading)) told.add(id);
  }
  return { sentences, flagged, told };
}

/** How much of what a model says of a section must hold, and how much of what it was given it must tell by itself. */
const HOLDS = 0.8;
const TELLS = 0.8;
/** How much longer than the deterministic writer it may be. */
const LONGER = 1.5;

const length = (sentences: readonly Sentence[]) => sentences.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Whether a model's section stands beside the deterministic one of the same facts (`plan`): nearly all of it holds, it tells
 * nearly all it was given, and does not take many more words for it. What it leaves out is added afterwards.
 */
export function earns(judged: Judgement, given: readonly Fact[], plan: readonly Sentence[]): boolean {
  const { sentences, flagged, told } = judged;
  if (sentences.length === 0 || sentences.some(({ text }) => text.trim() === '' || text.length > 5000)) return false;
  if (sentences.length - flagged.length < HOLDS * sentences.length) return false;
  if (given.filter(({ id }) => told.has(id)).length < TELLS * given.length) return false;
  return length(sentences) <= LONGER * length(plan) + 200;
}

/**
 * A model's section with the sentences of `plan` for what it does not tell, each before the first of its own that is about
 * something later in the plan.
 */
export function completed(
  judged: Judgement,
  plan: readonly Sentence[],
  facts: readonly Fact[],
  heading: string,
): Sentence[] {
  const order = new Map<string, number>();
  for (const { sources } of plan) for (const id of sources) if (!order.has(id)) order.set(id, order.size);
  const place = ({ sources }: Sentence) => Math.min(...sources.map((id) => order.get(id) ?? Number.MAX_SAFE_INTEGER));
  const whole = [...judged.sentences];
  for (const sentence of plan) {
    const untold = sentence.sources.some((id) => !judged.told.has(id));
    if (!untold || toldBy(sentence, facts, heading).every((id) => judged.told.has(id))) continue;
    const before = whole.findIndex((other) => place(other) > place(sentence));
    whole.splice(before < 0 ? whole.length : before, 0, sentence);
  }
  return whole;
}
