import { eventNouns } from '../event-nouns.ts';
import { counted, grouped } from '../facts/numerals.ts';
import type { Fact } from '../facts.ts';
import type { Draft, ReportForm, Section } from './draft.ts';
import { filled, fullReport, minutes } from './forms.ts';
import { message } from './message.ts';
import type { Matter } from './occasion.ts';
import { factsOf, naming } from './phrasing.ts';
import { pressRelease } from './press.ts';
import { type Saying, teller } from './telling.ts';

export type { Draft, ReportForm, Section, Sentence } from './draft.ts';

function told(matter: Matter, form: ReportForm): Section<Saying>[] {
  switch (form) {
    case 'laporan':
      return filled(fullReport(matter));
    case 'notulen':
      return filled(minutes(matter));
    case 'siaran-pers':
      return pressRelease(matter);
    case 'pesan':
      return message(matter);
  }
}

/** What tells one event from another, so that two drafts of one kind do not read alike. */
function seedOf(facts: readonly Fact[]): string {
  const told_ = facts.filter(({ kind }) => kind === 'title' || kind === 'host' || kind === 'date' || kind === 'venue');
  return told_.map(({ value }) => value).join('|');
}

/**
 * A report in official Indonesian, written from facts alone: every sentence says what the facts it names say, and in the
 * full report, the minutes and the message every fact is told; a press release leaves out what is for superiors. Its words
 * vary from event to event; the same facts give the same draft.
 */
export function writeReport(facts: readonly Fact[], form: ReportForm): Draft {
  const tell = teller(seedOf(facts));
  return {
    sections: sayings(facts, form).map((section) => ({ ...section, sentences: tell(section.sentences) })),
  };
}

/** What a report tells, in all the ways it may choose from: each as true as the one it takes. */
export function sayings(facts: readonly Fact[], form: ReportForm): Section<Saying>[] {
  const noun = eventNouns(factsOf(facts, 'title')[0]?.data.text ?? '').noun;
  const amount = form === 'siaran-pers' ? grouped : counted;
  return told({ facts, naming: naming(), noun, amount }, form);
}
