import type { Requirement } from './kinds/kind.ts';
import type { PollAnswer } from './polls.ts';
import { absenceCost } from './schedule/cost.ts';

/*
 * What a date costs by what people answered, with the weights of the suggestions (schedule/cost.ts). One who may send
 * somebody costs what his absence costs; one who comes not at all, and sends nobody, twice that. Silence is neither yes
 * nor no: half of a delegate. One who must come himself and does not, whether he would send somebody or not, is *lacking*:
 * fewer lacking always comes first, whatever else a date costs. Then the cost, then what the calendars know against it,
 * then the comfort of day and hour, then the order in which the dates were asked.
 */

const SHARE = { in_person: 0, silent: 0.5, delegate: 1, cannot: 2 } as const;

/** One asked, with an answer or null to each slot, in the slots' order. */
export type Asked = { requirement: Requirement; precedenceClass: number; answers: readonly (PollAnswer | null)[] };

/** What is known of a slot beside the answers: how many calendars speak against it, and its points of discomfort. */
export type Beside = { clashes: number; discomfort: number };

/** How a slot stands; the lists hold places in the list of those asked, in its order. */
export type SlotResult = {
  /** Its place in the list of slots. */
  index: number;
  cost: number;
  inPerson: number[];
  delegates: number[];
  cannot: number[];
  silent: number[];
  /** Of those who must come themselves, who does not. */
  lacking: number[];
} & Beside;

export type PollResult = {
  /** Best first. */
  slots: SlotResult[];
  /** The best slot's place in the list of slots; null while nobody answered, and where somebody is lacking everywhere. */
  recommended: number | null;
};

/** What an answer (null: none yet) of one asked costs. */
export function answerCost({ requirement, precedenceClass }: Asked, answer: PollAnswer | null): number {
  const absence = absenceCost(precedenceClass, requirement) ?? absenceCost(precedenceClass, 'may_delegate') ?? 0;
  return absence * SHARE[answer ?? 'silent'];
}

function slotResult(index: number, asked: readonly Asked[], beside: Beside): SlotResult {
  const of = (answer: PollAnswer | null) =>
    asked.flatMap(({ answers }, i) => ((answers[index] ?? null) === answer ? [i] : []));
  const [delegates, cannot] = [of('delegate'), of('cannot')];
  return {
    index,
    cost: asked.reduce((sum, one) => sum + answerCost(one, one.answers[index] ?? null), 0),
    inPerson: of('in_person'),
    delegates,
    cannot,
    silent: of(null),
    lacking: [...delegates, ...cannot].filter((i) => asked[i]?.requirement === 'in_person').sort((a, b) => a - b),
    ...beside,
  };
}

/** The order of two slots, the better first; never 0 for two different ones. */
export function betterSlot(a: SlotResult, b: SlotResult): number {
  return (
    a.lacking.length - b.lacking.length ||
    a.cost - b.cost ||
    a.clashes - b.clashes ||
    a.discomfort - b.discomfort ||
    a.index - b.index
  );
}

/** The weighted result of a poll over `slots`, best first, with the one recommended. The same answers give the same order. */
export function pollResult(asked: readonly Asked[], slots: readonly Beside[]): PollResult {
  const ordered = slots.map((beside, index) => slotResult(index, asked, beside)).sort(betterSlot);
  const best = ordered[0];
  const anybody = asked.some(({ answers }) => answers.some((answer) => answer !== null));
  return { slots: ordered, recommended: best && anybody && !best.lacking.length ? best.index : null };
}
