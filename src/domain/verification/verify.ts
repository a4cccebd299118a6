import type { Draft, Section, Sentence } from '../draft/draft.ts';
import type { Fact } from '../facts.ts';
import { echoes } from './echo.ts';
import { neutralHeading } from './headings.ts';
import { reads } from './reading.ts';
import { UNREAD, whyNot } from './reasons.ts';

export type Verdict = { verdict: 'supported' } | { verdict: 'flagged'; reason: string };

/**
 * Whether a sentence says what the facts it names say, and nothing else; whoever wrote it. What cannot be read for
 * certain is flagged, with a reason in Indonesian. A sentence that names no fact, or one that does not exist, is flagged.
 * `heading` is the section's: a bare fact ("Kelelahan petugas") says something else under another heading.
 */
export function verifySentence(sentence: Sentence, facts: readonly Fact[], heading: string | null = null): Verdict {
  const flagged = (reason: string): Verdict => ({ verdict: 'flagged', reason });
  // judged beside everything that is recorded, so that who wrote it hears what does not fit
  if (sentence.sources.length === 0) {
    const why = whyNot(sentence.text, facts);
    return flagged(why === UNREAD ? 'Kalimat ini tidak menyebut fakta yang menjadi dasarnya.' : why);
  }
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const unknown = sentence.sources.find((id) => !byId.has(id));
  if (unknown !== undefined) return flagged(`Fakta “${unknown}” yang dirujuk kalimat ini tidak ada.`);
  const cited = [...new Set(sentence.sources)].flatMap((id) => byId.get(id) ?? []);
  if (echoes(sentence.text, cited, heading) || reads(sentence.text, cited, facts)) return { verdict: 'supported' };
  return flagged(whyNot(sentence.text, cited));
}

export type VerifiedDraft = { sections: Section<Sentence & Verdict>[] };

/**
 * A draft with a verdict for each sentence. A heading carries no sources, so one that is more than a name for a part of a
 * report is replaced by 'URAIAN'.
 */
export function verifyDraft(draft: Draft, facts: readonly Fact[]): VerifiedDraft {
  return {
    sections: draft.sections.map(({ part, heading, sentences }) => {
      const shown = neutralHeading(heading);
      return {
        ...(part && { part: neutralHeading(part) }),
        heading: shown,
        sentences: sentences.map((sentence) => ({ ...sentence, ...verifySentence(sentence, facts, shown) })),
      };
    }),
  };
}
