import type { Draft, Sentence } from '../draft/draft.ts';
import type { SummaryFact } from '../summary/fact.ts';
import { neutralHeading } from './headings.ts';
import { plain } from './matching.ts';
import { whyNotBeside } from './reasons.ts';
import { summaryClaims } from './summary-claims.ts';
import type { Verdict, VerifiedDraft } from './verify.ts';

/** A sentence without its final mark. */
const core = (text: string) => plain(text).replace(/[\s.]+$/, '');

/** The dates that a fact names, which a sentence may write in any way. */
function datesOf({ data }: SummaryFact): string[] {
  return Object.values(data).filter((value): value is string => /^\d{4}-\d\d-\d\d$/.test(String(value)));
}

/**
 * Whether a sentence of a summary is one that the facts it names allow, from its first word to its last; whoever wrote it.
 * What is not in that closed list is flagged, with a reason in Indonesian.
 */
export function verifySummarySentence(sentence: Sentence, facts: readonly SummaryFact[]): Verdict {
  const flagged = (reason: string): Verdict => ({ verdict: 'flagged', reason });
  if (sentence.sources.length === 0) return flagged('Kalimat ini tidak menyebut fakta yang menjadi dasarnya.');
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const unknown = sentence.sources.find((id) => !byId.has(id));
  if (unknown !== undefined) return flagged(`Fakta “${unknown}” yang dirujuk kalimat ini tidak ada.`);
  const cited = [...new Set(sentence.sources)].flatMap((id) => byId.get(id) ?? []);
  const said = core(sentence.text);
  if (cited.some(({ label, value }) => said === core(`${label}: ${value}`))) return { verdict: 'supported' };
  const text = plain(sentence.text);
  if (summaryClaims(cited).some((claim) => claim(text, 0).includes(text.length))) return { verdict: 'supported' };
  return flagged(whyNotBeside(sentence.text, cited, cited.flatMap(datesOf)));
}

/** A summary with a verdict for each sentence, its headings neutral. */
export function verifySummary(draft: Draft, facts: readonly SummaryFact[]): VerifiedDraft {
  return {
    sections: draft.sections.map(({ part, heading, sentences }) => ({
      ...(part && { part: neutralHeading(part) }),
      heading: neutralHeading(heading),
      sentences: sentences.map((sentence) => ({ ...sentence, ...verifySummarySentence(sentence, facts) })),
    })),
  };
}
