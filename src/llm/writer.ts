import type { Draft, Sentence } from '../domain/draft/draft.ts';
import type { Fact } from '../domain/facts.ts';
import { completed, earns, type Judgement, judge } from './judging.ts';
import { askModel, type Model } from './model.ts';
import { promptFor, SYSTEM, toldToModel } from './prompt.ts';
import { answerSchema } from './question.ts';

/** What a draft may take in all, as the server counts tokens; where it does not, a token is taken for three characters. */
export const DRAFT_TOKENS = 48_000;
/** Requests at a time; a Worker has six connections, and mail and database need theirs. */
const AT_A_TIME = 3;
/** Of a draft's time, what one call may take at most. */
const CALL_SHARE = 0.5;
/** So many calls without any answer, and the model counts as away for this draft. */
const FAILURES = 2;
const MOST_SENTENCES = 200;

/** What is asked of the world: whether the model may (still) be asked, and the machine's clock in milliseconds. */
export type Terms = { nonce: string; mayAsk(): Promise<boolean>; clock(): number };

export type ModelDraft = {
  draft: Draft;
  /** Headings of the sections that the model worded; the deterministic writer's stand for the others. */
  worded: string[];
  usage: { calls: number; inputTokens: number; outputTokens: number; milliseconds: number };
};

type Part = { at: number; heading: string; plan: Sentence[]; given: Fact[] };

/** What is left to spend on one draft. */
type Purse = ModelDraft['usage'] & { failures: number; began: number };

/** The sections that a model is asked for: those that tell something no section before them told. */
function parts(whole: Draft, facts: readonly Fact[]): Part[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const before = new Set<string>();
  return whole.sections.flatMap(({ heading, sentences }, at) => {
    const ids = [...new Set(sentences.flatMap(({ sources }) => sources))];
    const fresh = ids.some((id) => !before.has(id));
    for (const id of ids) before.add(id);
    const given = toldToModel(ids.flatMap((id) => byId.get(id) ?? []));
    return fresh && given.length > 0 ? [{ at, heading, plan: sentences, given }] : [];
  });
}

/** Room for each fact said once and its JSON around it, within what most models can write. */
function outputBound(given: readonly Fact[]): number {
  const characters = given.reduce((sum, { label, value }) => sum + label.length + value.length, 0);
  return Math.min(6000, 300 + Math.ceil((characters * 2) / 3) + 60 * given.length);
}

/** One question for a section within what is left; null when nothing may be asked any more or nothing usable came. */
async function ask(model: Model, facts: readonly Fact[], part: Part, terms: Terms, purse: Purse, complaints: string[]) {
  const left = model.timeoutMs - (terms.clock() - purse.began);
  const prompt = promptFor(part.heading, part.given, terms.nonce, complaints);
  const maxOutputTokens = outputBound(part.given);
  const worst = Math.ceil((SYSTEM.length + prompt.length) / 3) + maxOutputTokens;
  const spent = purse.inputTokens + purse.outputTokens;
  if (left <= 0 || spent + worst > DRAFT_TOKENS || purse.failures >= FAILURES) return null;
  if (!(await terms.mayAsk())) return null;
  purse.calls++;
  // what is on its way counts as spent, so that calls side by side keep within the bound together
  purse.inputTokens += worst;
  const timeoutMs = Math.max(1, Math.min(left, CALL_SHARE * model.timeoutMs));
  const answer = await askModel(model, { system: SYSTEM, prompt, maxOutputTokens, timeoutMs }, answerSchema);
  const counted = answer.inputTokens + answer.outputTokens > 0;
  purse.inputTokens += (counted ? answer.inputTokens : Math.ceil((SYSTEM.length + prompt.length) / 3)) - worst;
  purse.outputTokens += answer.outputTokens;
  if (!answer.ok) {
    if (answer.reason === 'failed') purse.failures++;
    return {
      judged: null,
      complaints: ['Jawaban bukan JSON dengan bentuk yang diminta.'],
      failed: answer.reason === 'failed',
    };
  }
  const sentences = answer.value.sentences.slice(0, MOST_SENTENCES);
  const judged = judge(sentences, facts, part.heading);
  const untold = part.given.filter(({ id }) => !judged.told.has(id)).map(({ id }) => id);
  const wrong = judged.flagged.slice(0, 20).map(({ text, reason }) => `«${text.slice(0, 300)}»: ${reason}`);
  if (untold.length > 0) wrong.push(`Belum dinyatakan: ${untold.join(', ')}`);
  return { judged, complaints: wrong, failed: false };
}

/** A section in a model's words, after at most one repair; null where the deterministic writer's is to stand. */
async function worded(
  model: Model,
  facts: readonly Fact[],
  part: Part,
  terms: Terms,
  purse: Purse,
): Promise<Judgement | null> {
  const first = await ask(model, facts, part, terms, purse, []);
  if (!first || first.failed) return null;
  const good = (judged: Judgement | null) => judged !== null && earns(judged, part.given, part.plan);
  if (first.judged && good(first.judged) && first.judged.flagged.length === 0) return first.judged;
  const second = await ask(model, facts, part, terms, purse, first.complaints);
  const earned = [second?.judged ?? null, first.judged].filter((judged) => judged !== null).filter(good);
  return earned.sort((a, b) => a.flagged.length - b.flagged.length)[0] ?? null;
}

/**
 * Lets a model word the report that the deterministic writer planned (`whole`), section by section: facts of the section as
 * data, sentences with their facts back, one repair each, within bounds of calls, tokens and time. A section that fails, or
 * does not stand beside the deterministic one, stays as that one wrote it; what a section leaves out is added. What does
 * not hold stays in and is flagged by the caller.
 */
export async function writeWithModel(
  model: Model,
  facts: readonly Fact[],
  whole: Draft,
  terms: Terms,
): Promise<ModelDraft> {
  const began = terms.clock();
  const purse: Purse = { calls: 0, inputTokens: 0, outputTokens: 0, milliseconds: 0, failures: 0, began };
  const queue = parts(whole, facts);
  const done = new Map<number, Sentence[]>();
  const lane = async () => {
    for (let part = queue.shift(); part; part = queue.shift()) {
      const judged = await worded(model, facts, part, terms, purse);
      if (judged) done.set(part.at, completed(judged, part.plan, facts, part.heading));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  return {
    draft: {
      sections: whole.sections.map((section, at) => ({ ...section, sentences: done.get(at) ?? section.sentences })),
    },
    worded: whole.sections.flatMap(({ heading }, at) => (done.has(at) ? [heading] : [])),
    usage: {
      calls: purse.calls,
      inputTokens: purse.inputTokens,
      outputTokens: purse.outputTokens,
      milliseconds: terms.clock() - began,
    },
  };
}
