import { describe, expect, it } from 'vitest';
import { type Sentence, writeReport } from '../../src/domain/draft/writer.ts';
import { computeFacts, type Fact } from '../../src/domain/facts.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import { verifyDraft, verifySentence } from '../../src/domain/verification/verify.ts';
import {
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
import {
  apel,
  baktiSosial,
  bimtek,
  EVENTS,
  penyuluhan,
  rakor,
  sambang,
  silaturahmi,
  sispamkota,
  sosialisasi,
} from './records.ts';

const factsOf = new Map(Object.entries(EVENTS).map(([name, record]) => [name, computeFacts(record)]));
const events = Object.entries(EVENTS);

function truths(record: EventRecord): Sentence[] {
  const facts = computeFacts(record);
  return (['laporan', 'pesan'] as const).flatMap((form) =>
    writeReport(facts, form).sections.flatMap((s) => s.sentences),
  );
}

/** The lies that would be believed, with their own sources or with every fact as a source. */
function believed(lies: readonly Sentence[], facts: readonly Fact[], except: readonly Sentence[] = []): string[] {
  const true_ = new Set(except.map(({ text }) => text));
  const all = facts.map(({ id }) => id);
  return lies
    .filter(({ text }) => !true_.has(text))
    .flatMap(({ text, sources }) =>
      [sources, all]
        .filter((cited) => verifySentence({ text, sources: cited }, facts).verdict === 'supported')
        .map(() => text),
    );
}

/** Everything in a record that names somebody or something. */
function namesIn(record: EventRecord): string[] {
  const people = [...record.invitations, ...record.roles, ...(record.leader ? [record.leader] : [])];
  const stands = record.attendance.flatMap((row) => row.representative ?? []);
  return [...people, ...stands, ...record.attendance].map(({ name }) => name ?? '').filter(Boolean);
}

function officesIn(record: EventRecord): string[] {
  const people = [...record.invitations, ...record.roles, ...(record.leader ? [record.leader] : [])];
  const others = record.outcomes.flatMap(({ speaker, owner }) => [speaker ?? '', owner ?? '']);
  const units = record.forces.map(({ unit }) => unit);
  return [...people.map(({ position }) => position ?? ''), ...others, ...units, record.host].filter(Boolean);
}

describe.each(events)('lies about %s', (name, record) => {
  const facts = factsOf.get(name) ?? [];
  const said = truths(record);

  it('that nothing bears out are caught', () => {
    const all = facts.map(({ id }) => id);
    expect(
      believed(
        SLANDERS.map((text) => ({ text, sources: all })),
        facts,
      ),
    ).toEqual([]);
  });
  it('made by adding to the truth are caught', () => {
    expect(believed(said.flatMap(embellished), facts)).toEqual([]);
  });
  it('made by another digit are caught', () => {
    expect(believed(said.flatMap(miscounted), facts, said)).toEqual([]);
  });
  it('made by another day, month, zone, number or telling word are caught', () => {
    expect(believed(said.flatMap(misnamed), facts, said)).toEqual([]);
  });
  it('made by a negation are caught', () => {
    expect(believed(said.flatMap(negated), facts)).toEqual([]);
  });
  it('made by one letter are caught', () => {
    expect(believed(said.flatMap(misspelt), facts)).toEqual([]);
  });
  it('made by exchanging or replacing names are caught', () => {
    const names = namesIn(record);
    expect(
      believed(
        said.flatMap((s) => [...exchanged(s, names), ...replaced(s, names)]),
        facts,
        said,
      ),
    ).toEqual([]);
  });
  it('made by exchanging or replacing offices, units and agencies are caught', () => {
    const offices = officesIn(record);
    expect(
      believed(
        said.flatMap((s) => [...exchanged(s, offices), ...replaced(s, offices)]),
        facts,
        said,
      ),
    ).toEqual([]);
  });
  it('made by exchanging sayings are caught', () => {
    const texts = record.outcomes.map(({ text }) => text);
    const lies = said.filter(({ text }) => texts.every((t) => text !== t)).flatMap((s) => replaced(s, texts));
    const swapped = lies.filter((lie) => {
      // Two sayings of one kind by one speaker may stand in each other's place.
      const [from, to] = [said, [lie]].map((group) =>
        record.outcomes.find((o) =>
          group.some(
            (s) =>
              s.sources.includes(`out-${o.id}`) &&
              s.text.includes(o.text) &&
              (group.length === 1 || s.sources === lie.sources),
          ),
        ),
      );
      return !(from && to && from.kind === to.kind && from.speaker === to.speaker && from.owner === to.owner);
    });
    const own = swapped.filter(({ sources }) => sources.length === 1);
    for (const lie of own) expect(verifySentence(lie, facts), lie.text).toMatchObject({ verdict: 'flagged' });
  });
  it.each(Object.entries(otherwise(record)))('as if %s are caught', (_, other) => {
    expect(believed(truths(other), facts, said)).toEqual([]);
  });
  it('with the sources of another sentence, with none or with unknown ones are caught', () => {
    for (const { text, sources } of said) {
      expect(verifySentence({ text, sources: [] }, facts)).toMatchObject({ verdict: 'flagged' });
      expect(verifySentence({ text, sources: [...sources, 'tidak-ada'] }, facts)).toMatchObject({ verdict: 'flagged' });
      for (const other of said) {
        if (sources.every((id) => other.sources.includes(id))) continue;
        expect(verifySentence({ text, sources: other.sources }, facts), `${text} [${other.sources}]`).toMatchObject({
          verdict: 'flagged',
        });
      }
    }
  });
  it('are given a reason', () => {
    for (const lie of [...said.flatMap(embellished), ...said.flatMap(miscounted)].slice(0, 200)) {
      const verdict = verifySentence(lie, facts);
      expect(verdict.verdict === 'flagged' && verdict.reason.length > 20).toBe(true);
    }
  });
});
