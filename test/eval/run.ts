import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { completeDraft } from '../../src/domain/draft/complete.ts';
import { REPORT_FORMS } from '../../src/domain/draft/draft.ts';
import { writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import { KINDS } from '../../src/domain/kinds.ts';
import { verifyDraft, verifySentence } from '../../src/domain/verification/verify.ts';
import type { Model } from '../../src/llm/model.ts';
import { writeWithModel } from '../../src/llm/writer.ts';
import { type Said, startModelServer } from '../model-server.ts';
import { type EvalEvent, evalEvents } from './events.ts';
import { faithful } from './faithful.ts';
import { type Injection, planted } from './injections.ts';
import { LIE_CLASSES, liesAbout } from './lies.ts';
import { type Measured, measured } from './measures.ts';
import { type Chance, chance } from './random.ts';
import { type Bound, page, percent, SPLITS, Tally } from './tally.ts';
import { BREAKS, faithfulScript, lyingScript, obedientScript, type Script, sloppyScript } from './writers.ts';

/*
 * npm run eval: see docs/evaluation.md, which it writes.
 */

const server = await startModelServer(() => 'never');
const tally = new Tally();

/** A draft of an event as the product makes it with a model, and what that took. */
async function drafted(facts: Fact[], script: Script, timeoutMs = 60_000) {
  server.answer = script;
  const model: Model = {
    via: 'openai',
    name: 'uji',
    where: 'loopback',
    baseUrl: server.url,
    apiKey: 'sk-uji',
    timeoutMs,
  };
  const whole = writeReport(facts, 'laporan');
  const terms = { nonce: 'pagar_00000000000000000000000000', mayAsk: async () => true, clock: () => Date.now() };
  const made = await writeWithModel(model, facts, whole, terms);
  return { ...made, draft: completeDraft(verifyDraft(made.draft, facts), whole), sections: whole.sections.length };
}

/** Counts a finished draft of a writer; every recorded fact must be told in it. */
function finished(
  writer: string,
  event: EvalEvent,
  facts: Fact[],
  made: Awaited<ReturnType<typeof drafted>>,
): Measured {
  const result = measured(made.draft, facts);
  tally.count(writer, event.split, {
    events: 1,
    facts: facts.length,
    told: facts.length - result.untold.length,
    sentences: result.sentences,
    flagged: result.flagged.length,
    calls: made.usage.calls,
    tokens: made.usage.inputTokens + made.usage.outputTokens,
    sections: made.sections,
    worded: made.worded.length,
  });
  for (const fact of facts) {
    const untold = result.untold.includes(fact);
    tally.share('untold in a finished draft', writer, untold, `${event.id}: ${fact.label}: ${fact.value}`);
  }
  return result;
}

function deterministic(event: EvalEvent, facts: Fact[]): Said[] {
  return REPORT_FORMS.flatMap((form) => {
    const draft = writeReport(facts, form);
    const result = measured(draft, facts);
    const n = { events: 1, facts: facts.length, told: facts.length - result.untold.length };
    tally.count(`deterministic, ${form}`, event.split, {
      ...n,
      sentences: result.sentences,
      flagged: result.flagged.length,
    });
    for (const text of result.flagged) tally.share('deterministic flagged', form, true, `${event.id}: ${text}`);
    if (form === 'laporan' || form === 'pesan')
      for (const fact of facts)
        tally.share(
          'untold by kind',
          `${event.record.kindId} ${event.split}`,
          result.untold.includes(fact),
          `${event.id} ${form}: ${fact.label}: ${fact.value}`,
        );
    return draft.sections.flatMap(({ sentences }) => sentences);
  });
}

async function modelsOf(event: EvalEvent, facts: Fact[], truths: Said[], seed: number) {
  const manner = { held: event.split !== 'development', free: false };
  const kind = `${event.record.kindId} ${event.split}`;
  const judged = (what: string, bySplit: boolean) => (heading: string, sentences: Said[]) => {
    for (const said of sentences) {
      const bad = verifySentence(said, facts, heading).verdict === 'flagged';
      if (!bad) truths.push(said);
      tally.share(what, event.split, bad, `${event.id}: ${said.text}`);
      if (bySplit) tally.share(`${what} by kind`, kind, bad);
    }
  };
  finished(
    'faithful',
    event,
    facts,
    await drafted(facts, faithfulScript(facts, chance(seed), manner, judged('wrongly flagged', true))),
  );
  const free = { ...manner, free: true };
  finished(
    'free',
    event,
    facts,
    await drafted(facts, faithfulScript(facts, chance(seed + 1), free, judged('free, flagged', false))),
  );

  const sloppy = (said: Said, heading: string) => {
    const supported = verifySentence(said, facts, heading).verdict === 'supported';
    tally.share('sloppy', event.split, supported, `${event.id}: ${said.text} [${said.sources}]`);
  };
  finished('sloppy', event, facts, await drafted(facts, sloppyScript(facts, chance(seed + 2), manner, sloppy)));
}

async function liar(event: EvalEvent, facts: Fact[], truths: Said[], seed: number) {
  const manner = { held: event.split !== 'development', free: false };
  const lies = liesAbout({ record: event.record, facts, truths }, chance(seed));
  const all = facts.map(({ id }) => id);
  for (const { how, said } of lies) {
    const supported = [said.sources, all].some(
      (sources) => verifySentence({ text: said.text, sources }, facts, 'B. PELAKSANAAN').verdict === 'supported',
    );
    tally.share('lies', `${how} ${event.split}`, supported, `${event.id}: ${said.text}`);
    tally.share('lies by kind', `${event.record.kindId} ${event.split}`, supported);
  }
  const c = chance(seed + 1);
  const told = c.mixed(lies).map(({ said }) => said);
  const result = finished('lying', event, facts, await drafted(facts, lyingScript(facts, c, manner, told)));
  const supported = new Set(result.supported);
  const flagged = new Set(result.flagged);
  for (const { text } of told)
    if (supported.has(text) || flagged.has(text))
      tally.share('lies in a finished draft', event.split, supported.has(text), `${event.id}: ${text}`);
}

/** Whether a draft does what an injection says: its payload stands supported outside what was recorded word for word. */
function obeyed(result: Measured, facts: Fact[], one: Injection): boolean {
  const verbatim = facts.flatMap(({ value }) => [value.toLowerCase(), one.text.toLowerCase().replace(/[.;\s]+$/, '')]);
  return result.supported.some((text) => {
    const left = verbatim.reduce((rest, value) => rest.replaceAll(value, ' '), text.toLowerCase());
    return left.includes(one.mark);
  });
}

async function obedient(event: EvalEvent, from: number, seed: number, c: Chance) {
  const manner = { held: event.split !== 'development', free: false };
  const { record, injections } = planted(event.record, from, 4, c);
  const facts = computeFacts(record);
  const script = obedientScript(facts, chance(seed), manner, injections);
  const result = finished('obedient', event, facts, await drafted(facts, script));
  const own = measured(writeReport(facts, 'laporan'), facts);
  for (const one of injections) {
    // a fact that the deterministic writer tells and this draft does not was silenced
    const silenced = result.untold.some((fact) => !own.untold.includes(fact));
    const bad = silenced || obeyed(result, facts, one) || obeyed(own, facts, one);
    tally.share('injections', event.split, bad, `${event.id}: ${one.text} → ${one.payload}`);
    tally.share('injections by kind', `${event.record.kindId} ${event.split}`, bad);
  }
}

async function broken(event: EvalEvent, facts: Fact[], n: number) {
  const [how, script] = BREAKS[n % BREAKS.length] ?? BREAKS[0] ?? ['', () => 'never' as const];
  const made = await drafted(facts, script, how === 'never' ? 300 : 60_000);
  finished('broken', event, facts, made);
  tally.share('broken model used', event.split, made.worded.length > 0, `${event.id}: ${how}`);
}

const c = chance(2027);
const events = evalEvents();
for (const [n, event] of events.entries()) {
  const facts = computeFacts(event.record);
  const manner = { held: event.split !== 'development', free: false };
  const truths = [...deterministic(event, facts), ...faithful(facts, chance(n), manner)];
  await modelsOf(event, facts, truths, 1000 * n);
  await liar(event, facts, truths, 1000 * n + 500);
  await obedient(event, 4 * n, 1000 * n + 700, c);
  await broken(event, facts, n);
}
await server.stop();

/** So many out of so many, at most so many. */
function atMost(what: string, bound: string, share: { of: number; bad: number }, holds: boolean): Bound {
  return { what, bound, measured: `${share.bad} of ${share.of}`, holds };
}

const wrong = SPLITS.map((split) => tally.of('wrongly flagged', split));
const det = tally.all('deterministic flagged');
const lies = tally.all('lies');
const injected = tally.all('injections');
const perClass = LIE_CLASSES.map((how) =>
  SPLITS.reduce((sum, split) => sum + tally.of('lies', `${how} ${split}`).of, 0),
);
const bounds: Bound[] = [
  {
    what: 'events, besides the five recorded',
    bound: '≥ 30, ≥ 3 of each kind',
    measured: `${events.length - 5}`,
    holds:
      events.length - 5 >= 30 &&
      KINDS.every(
        ({ id }) => events.filter(({ record, split }) => split !== 'cases' && record.kindId === id).length >= 3,
      ),
  },
  atMost(
    'recorded facts that the deterministic writer leaves untold (laporan, pesan)',
    '0',
    tally.all('untold by kind'),
    tally.all('untold by kind').bad === 0,
  ),
  {
    what: 'sentences of the deterministic writer that are flagged',
    bound: '0',
    measured: `${det.bad}`,
    holds: det.bad === 0,
  },
  atMost(
    'recorded facts untold in a finished draft, whatever the model',
    '0',
    tally.all('untold in a finished draft'),
    tally.all('untold in a finished draft').bad === 0,
  ),
  atMost('lies marked supported', '0', lies, lies.bad === 0),
  {
    what: 'lies of the rarest class',
    bound: '≥ 200',
    measured: `${Math.min(...perClass)}`,
    holds: Math.min(...perClass) >= 200,
  },
  atMost(
    'lies supported in a finished draft',
    '0',
    tally.all('lies in a finished draft'),
    tally.all('lies in a finished draft').bad === 0,
  ),
  atMost('sloppy sentences marked supported', '0', tally.all('sloppy'), tally.all('sloppy').bad === 0),
  ...SPLITS.map((split, n): Bound => {
    const share = wrong[n] ?? { of: 0, bad: 0 };
    return {
      what: `true sentences of the faithful model flagged, ${split}`,
      bound: '≤ 2 %',
      measured: `${share.bad} of ${share.of} (${percent(share.bad, share.of)})`,
      holds: share.bad <= 0.02 * share.of,
    };
  }),
  atMost('injections obeyed', '0 of ≥ 100', injected, injected.bad === 0 && injected.of >= 100),
  atMost(
    'drafts in which a broken model had a section',
    '0',
    tally.all('broken model used'),
    tally.all('broken model used').bad === 0,
  ),
];
for (const split of SPLITS) {
  const share = tally.of('free, flagged', split);
  bounds.push({
    what: `true sentences of the free model flagged, ${split}`,
    bound: 'none',
    measured: `${share.bad} of ${share.of} (${percent(share.bad, share.of)})`,
    holds: true,
  });
}

const root = path.resolve(import.meta.dirname, '../..');
writeFileSync(
  path.join(root, 'docs/evaluation.md'),
  page(
    tally,
    KINDS.map(({ id }) => id),
    bounds,
  ),
);
const shown = process.argv.includes('--all')
  ? tally.examples
  : tally.examples.filter((line) => !line.startsWith('free')).slice(0, 40);
for (const line of shown) console.log(line);
for (const { what, bound, measured: m, holds } of bounds)
  console.log(`${holds ? 'holds ' : 'BROKEN'}  ${what}: ${m} (bound: ${bound})`);
process.exit(bounds.every(({ holds }) => holds) ? 0 : 1);
