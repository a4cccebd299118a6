import type { Summary } from '../actions/summaries.ts';
import { summaryTitle } from '../actions/summary-files.ts';
import type { SummaryFact } from '../domain/summary/fact.ts';
import type { SummaryEvent } from '../domain/summary/record.ts';
import { EVENT_LIST } from '../domain/summary/writer.ts';
import type { VerifiedDraft } from '../domain/verification/verify.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { EvidenceValues } from './evidence-values.tsx';
import { dayText } from './when.ts';

/** The list of events is a table on the page, with their addresses; printed, it stands in the sheet. */
const isAnnex = (heading: string) => heading.endsWith(EVENT_LIST);
/** Events linked below a sentence; the rest stand in the table. */
const LINKED = 6;

type Known = { facts: Map<string, SummaryFact>; events: Map<string, SummaryEvent>; language: Language };
type One = VerifiedDraft['sections'][number]['sentences'][number];

/** What a sentence rests on: its facts, and the events they come from. */
function Evidence({ sentence, facts, events, language }: Known & { sentence: One }) {
  const { report: words, summaries } = messages(language);
  const known = sentence.sources.flatMap((id) => facts.get(id) ?? []);
  const from = [...new Set(known.flatMap(({ refs }) => refs))].flatMap((id) => events.get(id) ?? []);
  return (
    <div class="evidence" lang={language}>
      <p>
        <strong>{words.evidence}</strong>
      </p>
      <EvidenceValues facts={known} />
      {from.length > 0 && (
        <p class="sources">
          {from.slice(0, LINKED).map((event) => (
            <a href={eventPath(event.id)}>
              {event.title}
              {event.unconfirmed.includes('date') ? '' : `, ${dayText(event.startsAt, language)}`}
            </a>
          ))}
          {from.length > LINKED && <a href="#daftar-acara">{summaries.moreEvents({ n: from.length - LINKED })}</a>}
        </p>
      )}
    </div>
  );
}

function Sentence({ sentence, ...known }: Known & { sentence: One }) {
  const { report: words } = messages(known.language);
  const flagged = sentence.verdict === 'flagged';
  return (
    <div class={`sentence ${sentence.verdict}`}>
      <details name="kalimat">
        <summary>
          {sentence.text}
          <span class="verdict" lang={known.language}>
            {flagged ? '!' : '✓'}
            <span class="unseen"> {flagged ? words.flagged : words.supported}</span>
          </span>
        </summary>
        <Evidence sentence={sentence} {...known} />
      </details>
      {sentence.verdict === 'flagged' && <p class="reason">{sentence.reason}</p>}
    </div>
  );
}

type Props = { summary: Summary; sections: VerifiedDraft['sections']; organization: string; language: Language };

/** The summary as the document it is, in Indonesian whatever the reader's language. */
export function SummarySheet({ summary, sections, organization, language }: Props) {
  const known: Known = {
    facts: new Map(summary.facts.map((fact) => [fact.id, fact])),
    events: new Map(summary.held.map((event) => [event.id, event])),
    language,
  };
  return (
    <article class="sheet" lang="id" aria-labelledby="isi-laporan">
      <p class="letterhead kop">{organization}</p>
      <h2 id="isi-laporan">
        {DOCUMENTS_ID.report}
        <br />
        {summaryTitle(summary)}
      </h2>
      {sections.map((section, i) => (
        <section aria-labelledby={`bagian-${i + 1}`} class={isAnnex(section.heading) ? 'annex' : undefined}>
          {section.part && section.part !== sections[i - 1]?.part && <h3>{section.part}</h3>}
          {section.part ? (
            <h4 id={`bagian-${i + 1}`}>{section.heading}</h4>
          ) : (
            <h3 id={`bagian-${i + 1}`}>{section.heading}</h3>
          )}
          {section.sentences.map((sentence) => (
            <Sentence sentence={sentence} {...known} />
          ))}
        </section>
      ))}
    </article>
  );
}
