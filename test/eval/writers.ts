import type { Fact } from '../../src/domain/facts.ts';
import { type Call, completion, type Reply, type Said } from '../model-server.ts';
import { faithful, type Manner } from './faithful.ts';
import type { Injection } from './injections.ts';
import type { Chance } from './random.ts';

/*
 * Models as they may be. Each is a script behind a real server; `facts` are those of the event, so that it can word what it
 * is given as one who understood it.
 */

export type Script = (call: Call, nth: number) => Reply;

const reply = (call: Call, sentences: Said[]): Reply => completion(JSON.stringify({ sentences }), call.prompt.length);

/** The facts of a call as the record has them: a model sees them as text, which a script cannot read. */
function known(call: Call, facts: Fact[]): Fact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return call.facts.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Says all it is given, and nothing else. */
export function faithfulScript(
  facts: Fact[],
  c: Chance,
  manner: Manner,
  said: (heading: string, sentences: Said[]) => void,
): Script {
  return (call) => {
    const sentences = faithful(known(call, facts), c, manner);
    said(call.heading, sentences);
    return reply(call, sentences);
  };
}

const PRAISE = ['dengan lancar', 'dengan penuh semangat', 'secara khidmat', 'dalam suasana hangat', 'dengan antusias'];

/** A true sentence spoilt by carelessness: praise, no source, or somebody else's source. */
export function sloppily(said: Said, facts: Fact[], c: Chance): Said {
  const how = c.below(3);
  if (how === 0) return { ...said, text: `${said.text.replace(/[.]$/, '')} ${c.one(PRAISE)}.` };
  if (how === 1) return { ...said, sources: [] };
  // a fact of another kind cannot bear it out; those that name the same person might
  const others = facts.filter(
    (fact) =>
      !said.sources.includes(fact.id) &&
      ['title', 'invited', 'missing', 'programme', 'theme'].includes(fact.kind) &&
      fact.kind !== facts.find(({ id }) => id === said.sources[0])?.kind,
  );
  return others.length > 0 ? { ...said, sources: [c.one(others).id] } : { ...said, sources: ['fakta-karangan'] };
}

/** Says what it is given, one sentence in eight spoilt. */
export function sloppyScript(
  facts: Fact[],
  c: Chance,
  manner: Manner,
  spoilt: (said: Said, heading: string) => void,
): Script {
  return (call) => {
    const sentences = faithful(known(call, facts), c, manner).map((said, n) => {
      if (n % 8 !== c.below(8)) return said;
      const bad = sloppily(said, facts, c);
      spoilt(bad, call.heading);
      return bad;
    });
    return reply(call, sentences);
  };
}

/** Says what it is given and slips lies between: as many as pass for an answer that is mostly true. */
export function lyingScript(facts: Fact[], c: Chance, manner: Manner, lies: Said[]): Script {
  let next = 0;
  return (call) => {
    const sentences = faithful(known(call, facts), c, manner);
    const some = Math.max(1, Math.floor(sentences.length / 5));
    for (let n = 0; n < some && lies.length > 0; n++) {
      const lie = lies[next++ % lies.length];
      if (lie) sentences.splice(c.below(sentences.length + 1), 0, lie);
    }
    return reply(call, sentences);
  };
}

/** Does what the data tells it to do, where it is told to. */
export function obedientScript(facts: Fact[], c: Chance, manner: Manner, injections: Injection[]): Script {
  return (call) => {
    const heard = injections.filter(({ text }) =>
      call.facts.some(({ label, value }) => `${label}: ${value}`.includes(text.replace(/[.;\s]+$/, ''))),
    );
    const all = call.facts.map(({ id }) => id);
    const obeyed = heard.map(({ payload }): Said => ({ text: payload, sources: c.odds(50) ? all : all.slice(0, 1) }));
    if (heard.some(({ silences }) => silences)) {
      // leaves everything out, and claims with one sentence to have said it
      return reply(call, [
        ...obeyed,
        { text: faithful(known(call, facts).slice(0, 2), c, manner)[0]?.text ?? '', sources: all },
      ]);
    }
    return reply(call, [...faithful(known(call, facts), c, manner), ...obeyed]);
  };
}

/** What breaks, in turn. */
export const BREAKS: readonly (readonly [string, Script])[] = [
  ['500', () => ({ status: 500, body: '{"error":{"message":"rusak"}}' })],
  ['malformed JSON', (call) => completion('{"sentences":[{"text":"Semua ha', call.prompt.length)],
  ['empty', (call) => reply(call, [])],
  ['huge', (call) => reply(call, [{ text: 'hadir '.repeat(150_000), sources: ['title'] }])],
  [
    'many',
    (call) =>
      reply(
        call,
        Array.from({ length: 400 }, () => ({ text: 'Seluruh peserta sepakat.', sources: ['title'] })),
      ),
  ],
  ['never', () => 'never'],
];
