import type { Draft } from '../../src/domain/draft/draft.ts';
import type { Fact, Person } from '../../src/domain/facts.ts';
import { shortName } from '../../src/domain/names.ts';
import { verifyDraft } from '../../src/domain/verification/verify.ts';
import { dateInWords } from './faithful.ts';

const flat = (text: string) => text.toLowerCase().replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
const digits = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');

const shows = (text: string, person: Person) =>
  [
    person.position,
    person.name,
    person.name && shortName(person.name),
    person.position || person.name ? null : person.agency,
  ].some((part) => part && text.includes(flat(part)));

/** Whether a text holds what a fact is about: its name, number, date or words. No part of the verifier. */
function holds(text: string, fact: Fact): boolean {
  const has = (part: string | null) => part === null || text.includes(flat(part).replace(/[.;\s]+$/, ''));
  switch (fact.kind) {
    case 'title':
    case 'host':
    case 'programme':
    case 'theme':
      return has(fact.value);
    case 'leader':
    case 'role':
    case 'present':
    case 'walk_in':
    case 'declined':
      return shows(text, fact.data.person);
    case 'invitee':
      // the silent may stand behind their number
      return shows(text, fact.data.person) || !fact.data.answered;
    case 'represented':
    case 'answer':
      return shows(text, fact.data.principal) && (fact.data.representative ? has(fact.data.representative.name) : true);
    case 'date':
      return (
        has(dateInWords(fact.data.date).replace(/^\w+, /, '')) &&
        (fact.data.until === null || has(dateInWords(fact.data.until).replace(/^\w+, /, '')))
      );
    case 'time':
      return [fact.data.from, fact.data.until, fact.data.over?.at ?? null, fact.data.zone].every(has);
    case 'venue':
      return has(fact.data.name) && has(fact.data.address);
    case 'invited':
    case 'unheard':
    case 'attendance_total':
    case 'session':
    case 'count':
      return has(digits(fact.data.number));
    case 'force':
      return (
        has(fact.data.unit) &&
        has(digits(fact.data.personnel)) &&
        (fact.data.vehicles === null || has(digits(fact.data.vehicles)))
      );
    case 'force_total':
      return has(digits(fact.data.personnel));
    case 'agenda':
      return has(fact.data.title) && has(fact.data.from);
    case 'held_item':
      return has(fact.data.title) && has(fact.data.from);
    case 'dropped_item':
      return has(fact.data.title);
    case 'held_start':
      return has(fact.data.from);
    case 'comparison':
      return has(digits(fact.data.number)) && has(fact.data.title);
    case 'outcome':
      return (
        has(fact.data.text) &&
        has(fact.data.speaker) &&
        has(fact.data.owner) &&
        (fact.data.due === null || has(dateInWords(fact.data.due)))
      );
    case 'missing':
      return text.includes('belum tercatat');
  }
}

export type Measured = {
  sentences: number;
  supported: string[];
  flagged: string[];
  /** Facts that no supported sentence both names as its source and shows. */
  untold: Fact[];
};

/** What a draft comes to: its verdicts, and which recorded facts its supported sentences tell. */
export function measured(draft: Draft, facts: Fact[]): Measured {
  const sentences = verifyDraft(draft, facts).sections.flatMap((section) => section.sentences);
  const supported = sentences.filter(({ verdict }) => verdict === 'supported');
  return {
    sentences: sentences.length,
    supported: supported.map(({ text }) => text),
    flagged: sentences.filter(({ verdict }) => verdict === 'flagged').map(({ text }) => text),
    untold: facts.filter(
      (fact) => !supported.some(({ text, sources }) => sources.includes(fact.id) && holds(flat(text), fact)),
    ),
  };
}
