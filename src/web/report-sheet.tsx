import type { EventRow } from '../db/events.ts';
import type { StoredFact, StoredSection, StoredSentence } from '../db/schema/reports.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath, type Tab } from './event-frame.tsx';

/** Where the rows of a fact are, by how its id begins: a part of the event and the place on it. */
const ROWS: [RegExp, Tab, (id: string) => string][] = [
  [/^(?:inv|ans)-(.+)$/, 'invitations', (id) => `/${id}`],
  [/^invited$/, 'invitations', () => ''],
  [/^(?:att|rep|walkin|session|attendance)-/, 'attendance', () => ''],
  [/^force-/, 'attendance', () => '#kekuatan'],
  [/^count-/, 'attendance', () => '#jumlah'],
  [/^out-(.+)$/, 'outcomes', (id) => `#${id}`],
  [/^missing-(.+)$/, 'report', (id) => `#belum-${id}`],
];

/** The page with a fact's rows; the event's own words stand in its plan. */
function rowsOf(event: EventRow, factId: string): { tab: Tab; href: string } {
  for (const [pattern, tab, at] of ROWS) {
    const found = pattern.exec(factId);
    if (found) return { tab, href: `${eventPath(event.id, tab)}${at(found[1] ?? '')}` };
  }
  return { tab: 'plan', href: eventPath(event.id, 'plan') };
}

type Known = { event: EventRow; facts: Map<string, StoredFact>; language: Language };

/** What a sentence rests on: its facts as they are recorded, and the pages where their rows are. */
function Evidence({ sentence, event, facts, language }: Known & { sentence: StoredSentence }) {
  const { report: words, event: event_ } = messages(language);
  const known = [...new Set(sentence.sources)].flatMap((id) => facts.get(id) ?? []);
  const values = new Map<string, string[]>();
  const pages = new Map<Tab, string>();
  for (const { id, label, value } of known) {
    values.set(label, [...(values.get(label) ?? []), value]);
    const { tab, href } = rowsOf(event, id);
    if (!pages.has(tab)) pages.set(tab, href);
  }
  return (
    <div class="evidence" lang={language}>
      <p>
        <strong>{known.length ? words.evidence : words.noEvidence}</strong>
      </p>
      {known.length > 0 && (
        <>
          <dl lang="id">
            {[...values].map(([label, said]) => (
              <div>
                <dt>{label}</dt>
                {said.map((value) => (
                  <dd>{value}</dd>
                ))}
              </div>
            ))}
          </dl>
          <p class="sources">
            {[...pages].map(([tab, href]) => (
              <a href={href}>{tab === 'report' ? words.fill : words.source({ page: event_.tabs[tab] })}</a>
            ))}
          </p>
        </>
      )}
    </div>
  );
}

/** A sentence of the draft; opened, it shows its evidence: beside it on a desk, below it on a phone. */
function Sentence({ sentence, id, ...known }: Known & { sentence: StoredSentence; id: string }) {
  const words = messages(known.language).report;
  const flagged = sentence.verdict === 'flagged';
  return (
    <div class={`sentence ${sentence.verdict}`} id={id}>
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
      {flagged && (
        <p class="reason">
          <strong lang={known.language}>{words.flagged}.</strong> {sentence.reason}
        </p>
      )}
    </div>
  );
}

const sentenceId = (section: number, sentence: number) => `kalimat-${section + 1}-${sentence + 1}`;

/** The ids of the sentences of a draft that need checking, in order. */
export function flaggedIds(sections: StoredSection[]): string[] {
  return sections.flatMap((section, i) =>
    section.sentences.flatMap((one, j) => (one.verdict === 'flagged' ? [sentenceId(i, j)] : [])),
  );
}

type Props = {
  event: EventRow;
  organization: string;
  sections: StoredSection[];
  facts: StoredFact[];
  language: Language;
};

/** The report as the document it is, in Indonesian whatever the reader's language. */
export function ReportSheet({ event, organization, sections, facts, language }: Props) {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const host = organization.toLowerCase().includes(event.host.toLowerCase()) ? null : event.host;
  return (
    <article class="sheet" lang="id" aria-labelledby="isi-laporan">
      <p class="letterhead kop">
        {organization}
        {host && (
          <>
            <br />
            {host}
          </>
        )}
      </p>
      <h2 id="isi-laporan">
        {/^laporan\b/i.test(event.title) || (
          <>
            {DOCUMENTS_ID.report}
            <br />
          </>
        )}
        {event.title}
      </h2>
      {sections.map((section, i) => (
        <section aria-labelledby={`bagian-${i + 1}`}>
          <h3 id={`bagian-${i + 1}`}>{section.heading}</h3>
          {section.sentences.map((sentence, j) => (
            <Sentence sentence={sentence} id={sentenceId(i, j)} event={event} facts={byId} language={language} />
          ))}
        </section>
      ))}
    </article>
  );
}
