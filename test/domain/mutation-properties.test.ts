import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMS, type Sentence } from '../../src/domain/draft/draft.ts';
import { finished } from '../../src/domain/draft/telling.ts';
import { sayings, writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact, type Person } from '../../src/domain/facts.ts';
import { verifySentence } from '../../src/domain/verification/verify.ts';
import { faithful } from '../eval/faithful.ts';
import { chance } from '../eval/random.ts';
import { miscounted, misnamed } from './lies.ts';
import { anyRecord } from './random-records.ts';

/** Ten times as many beside the long tests. */
const RUNS = process.env.PENDOPO_TESTS === 'long' ? 400 : 25;

/** A text with one word or name of it exchanged, where it stands by itself. */
function exchanged({ text, sources }: Sentence, from: string | null, to: string): Sentence[] {
  if (!from || from === to) return [];
  const at = text.indexOf(from);
  const around = at < 0 ? 'x' : `${text[at - 1] ?? ' '}${text[at + from.length] ?? ' '}`;
  if (/[\p{L}\p{N}]/u.test(around)) return [];
  return [{ text: text.slice(0, at) + to + text.slice(at + from.length), sources }];
}

function personsOf(fact: Fact): Person[] {
  if (fact.kind === 'represented' || fact.kind === 'answer')
    return fact.data.representative ? [fact.data.principal, fact.data.representative] : [fact.data.principal];
  return 'person' in fact.data ? [fact.data.person] : [];
}

/** Another's name beside an office that he does not hold. */
function others(sentence: Sentence, cited: Fact[], everybody: Person[]): Sentence[] {
  const named = cited.flatMap(personsOf);
  return named.flatMap((person) => {
    const { name, position } = person;
    if (!name || !position || !sentence.text.includes(position)) return [];
    // who is named twice may be named without the office elsewhere in the sentence
    if (named.filter((other) => other.name === name || other.position === position).length > 1) return [];
    return everybody
      .filter((other) => other.name && !other.name.includes(name) && !name.includes(other.name))
      .filter((other) => !named.some(({ name: n, position: p }) => n === other.name && (p === position || p === null)))
      .slice(0, 3)
      .flatMap((other) => exchanged(sentence, name, other.name ?? ''));
  });
}

/** Who stood for whom, the other way round. */
function reversed(sentence: Sentence, cited: Fact[]): Sentence[] {
  return cited.flatMap((fact) => {
    if (fact.kind !== 'represented' && fact.kind !== 'answer') return [];
    const { principal, representative } = fact.data;
    const [p, r] = [principal.position ?? principal.name ?? principal.agency, representative?.name];
    if (!p || !r || p.includes(r) || r.includes(p)) return [];
    const [i, j] = [sentence.text.indexOf(p), sentence.text.indexOf(r)];
    if (i < 0 || j < 0) return [];
    return [
      {
        ...sentence,
        text: sentence.text
          .replace(p, '\u0000')
          .replace(r, () => p)
          .replace('\u0000', () => r),
      },
    ];
  });
}

/** Every single change of a name, number, date, clock, office, agency, place or stead; each makes the sentence false. */
function changes(sentence: Sentence, facts: Fact[]): Sentence[] {
  const cited = facts.filter(({ id }) => sentence.sources.includes(id));
  const everybody = facts.flatMap(personsOf);
  const invented = cited.flatMap((fact) => {
    const persons = personsOf(fact).flatMap(({ name, position, agency }) => [
      ...exchanged(sentence, name, 'Kombes Pol Rekaan Belaka'),
      ...exchanged(sentence, position, 'Kapolda Antah'),
      ...exchanged(sentence, agency, 'Yayasan Antah'),
    ]);
    const swaps = (...texts: (string | null)[]) => texts.flatMap((text) => exchanged(sentence, text, 'Gedung Antah'));
    if (fact.kind === 'venue') return swaps(fact.data.name, fact.data.address, fact.data.city);
    if (fact.kind === 'host' || fact.kind === 'title' || fact.kind === 'programme') return swaps(fact.data.text);
    if (fact.kind === 'outcome') return swaps(fact.data.speaker, fact.data.owner);
    if (fact.kind === 'force') return swaps(fact.data.unit);
    return persons;
  });
  return [
    ...invented,
    ...others(sentence, cited, everybody),
    ...reversed(sentence, cited),
    ...miscounted(sentence),
    ...misnamed(sentence),
  ];
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '');

describe('a true sentence with one thing changed', () => {
  it('is flagged, whoever wrote it, in every form, with its own facts and with all of them', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyRecord, fc.nat(), (record, pick) => {
        const facts = computeFacts(record);
        const all = facts.map(({ id }) => id);
        const written = REPORT_FORMS.flatMap((form) => writeReport(facts, form).sections.flatMap((s) => s.sentences));
        const worded = faithful(facts, chance(pick), { held: true, free: false });
        const truth = new Set([
          ...worded.map(({ text }) => plain(text)),
          ...REPORT_FORMS.flatMap((form) =>
            sayings(facts, form).flatMap(({ sentences }) =>
              sentences.flatMap(({ ways }) => ways.map((way) => plain(finished(way)))),
            ),
          ),
        ]);
        const said = [...written, ...worded];
        for (const sentence of [said[pick % said.length], worded[pick % worded.length]]) {
          if (!sentence) continue;
          const heading = 'B. PELAKSANAAN';
          if (verifySentence(sentence, facts, heading).verdict === 'flagged') continue;
          for (const { text, sources } of changes(sentence, facts)) {
            if (text === sentence.text || truth.has(plain(text))) continue;
            tried++;
            for (const cited of [sources, all])
              expect(
                verifySentence({ text, sources: cited }, facts, heading),
                `${sentence.text} → ${text}`,
              ).toMatchObject({
                verdict: 'flagged',
              });
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(tried).toBeGreaterThan(RUNS);
  }, 300_000);
});
