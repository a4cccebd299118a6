import { describe, expect, it } from 'vitest';
import { finished } from '../../src/domain/draft/telling.ts';
import { type Sentence, sayings, writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { verifySentence } from '../../src/domain/verification/verify.ts';
import {
  CUNNING,
  embellished,
  exchanged,
  miscounted,
  misnamed,
  misspelt,
  negated,
  otherwise,
  replaced,
  SLANDERS,
} from './lies.ts';
import { EVENTS } from './records.ts';

function truths(record: EventRecord, facts = computeFacts(record)): Sentence[] {
  return (['laporan', 'pesan'] as const).flatMap((form) =>
    writeReport(facts, form).sections.flatMap(({ sentences }) => sentences),
  );
}

/** Everything that the writer might have said instead, in its other words. */
function otherWords(record: EventRecord): Sentence[] {
  const facts = computeFacts(record);
  return (['laporan', 'pesan', 'notulen', 'siaran-pers'] as const).flatMap((form) =>
    sayings(facts, form).flatMap(({ sentences }) =>
      sentences.flatMap(({ ways, facts: own }) =>
        ways.map((way) => ({ text: finished(way), sources: own.map(({ id }) => id) })),
      ),
    ),
  );
}

/** The lies that would be believed if they named every fact there is, which is the most that a lie can do. */
function believed(lies: readonly Sentence[], facts: readonly Fact[], truth: readonly Sentence[]): string[] {
  const known = new Set(truth.map(({ text }) => text));
  const sources = facts.map(({ id }) => id);
  const texts = new Set(lies.map(({ text }) => text).filter((text) => !known.has(text)));
  return [...texts].filter((text) => verifySentence({ text, sources }, facts).verdict === 'supported');
}

type Named = { name: string | null; position: string | null };

function peopleIn(record: EventRecord): Named[] {
  const stands = record.attendance.flatMap((row) => row.representative ?? []);
  const leader = record.leader ? [record.leader] : [];
  return [...record.invitations, ...record.roles, ...record.attendance, ...stands, ...leader];
}

const filled = (texts: (string | null)[]) => texts.filter((text) => text !== null);

function officesIn(record: EventRecord): string[] {
  const others = record.outcomes.flatMap(({ speaker, owner }) => [speaker, owner]);
  return filled([...peopleIn(record).map(({ position }) => position), ...others, record.host]);
}

/** A list of people says the same in any order. */
function asList(text: string): string {
  return text
    .replace(
      /^(?:Pihak(?: lain)? yang diundang adalah|(?:Pihak yang diundang dan tidak memberi kabar berjumlah \d+ \([a-z ]+\)|Sebanyak \d+ \([a-z ]+\) pihak yang diundang tidak memberi kabar), yaitu|(?:Turut )?[Hh]adir (?:dalam|pada) [a-z ]+? tersebut|Hadir pula|Bertindak sebagai \w+|Tercatat sebagai \w+|Bertugas sebagai \w+)/,
      '',
    )
    .split(/(?:;| )(?: dan)?(?:\n[a-z]\.| ) ?|;? dan |; |\.$/)
    .map((part) => part.trim())
    .sort()
    .join('|');
}

describe.each(Object.entries(EVENTS))('about %s', (name, record) => {
  const facts = computeFacts(record);
  const said = truths(record, facts);
  const known = otherWords(record);
  const full = writeReport(facts, 'laporan').sections.flatMap(({ sentences }) => sentences);
  const sources = facts.map(({ id }) => id);

  it('catches what nothing bears out', () => {
    expect(
      believed(
        SLANDERS.map((text) => ({ text, sources })),
        facts,
        [],
      ),
    ).toEqual([]);
  });

  it('catches what sounds like the record', () => {
    const lies = (CUNNING[name] ?? []).map((text) => ({ text, sources }));
    expect(lies.length).toBeGreaterThan(3);
    expect(believed(lies, facts, [])).toEqual([]);
  });

  it('catches what is added to the truth', () => {
    expect(believed(full.flatMap(embellished), facts, [])).toEqual([]);
  });

  it('catches another digit, day, month, zone, number and telling word', () => {
    const lies = said.flatMap((sentence) => [...miscounted(sentence), ...misnamed(sentence)]);
    expect(believed(lies, facts, known)).toEqual([]);
  });

  it('catches a negation added or dropped, and a letter changed', () => {
    const lies = full.flatMap((sentence) => [...negated(sentence), ...misspelt(sentence)]);
    expect(believed(lies, facts, [])).toEqual([]);
  });

  it('catches names, offices, units and agencies in the place of others', () => {
    const names = filled(peopleIn(record).map(({ name }) => name));
    const units = record.forces.map(({ unit }) => unit);
    const same = new Set(known.map(({ text }) => asList(text)));
    const lies = said.flatMap((sentence) =>
      [names, officesIn(record), units].flatMap((group) => [
        ...exchanged(sentence, group),
        ...replaced(sentence, group),
      ]),
    );
    expect(
      believed(
        lies.filter(({ text }) => !same.has(asList(text))),
        facts,
        known,
      ),
    ).toEqual([]);
  });

  it.each(Object.entries(otherwise(record)))('catches a report as if %s', (_, other) => {
    const changed = computeFacts(other).filter((fact) => {
      const mine = facts.find(({ id }) => id === fact.id);
      return mine?.value !== fact.value || mine.label !== fact.label;
    });
    const ids = new Set(changed.map(({ id }) => id));
    const lies = truths(other).filter((sentence) => sentence.sources.some((id) => ids.has(id)));
    expect(believed(lies, facts, known)).toEqual([]);
  });

  it('catches the truth with the sources of another sentence, with none or with unknown ones', () => {
    for (const { text, sources: own } of said) {
      const others = said.map((other) => other.sources).filter((other) => !own.every((id) => other.includes(id)));
      for (const wrong of [[], [...own, 'tidak-ada'], ...others]) {
        const verdict = verifySentence({ text, sources: wrong }, facts);
        expect(verdict, `${text} [${wrong}]`).toMatchObject({ verdict: 'flagged' });
      }
    }
  });

  it('gives a reason for each', () => {
    for (const text of SLANDERS) {
      const verdict = verifySentence({ text, sources }, facts);
      expect(verdict).toMatchObject({ verdict: 'flagged', reason: expect.stringMatching(/^[\p{Lu}“].{20,}\.$/u) });
    }
  });
});
