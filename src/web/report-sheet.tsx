import type { EventRow } from '../db/events.ts';
import type { EditRow } from '../db/report-versions.ts';
import type { StoredFact, StoredSection, StoredSentence } from '../db/schema/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { lastBefore } from '../domain/report-editing.ts';
import { rowsOf } from '../domain/report-places.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Language, messages } from '../messages/index.ts';
import type { Tab } from './event-frame.tsx';
import { EvidenceValues } from './evidence-values.tsx';
import { DeedButton, deedPath, SentenceTools, type Signed, signed, TOOLS } from './report-tools.tsx';

type Known = {
  event: EventRow;
  form: ReportForm;
  facts: Map<string, StoredFact>;
  edits: EditRow[];
  editable: boolean;
  by: Signed;
  language: Language;
};

/** What a sentence rests on: its facts as they are recorded, and the pages where their rows are. */
export function Evidence({
  sentence,
  event,
  facts,
  language,
}: Pick<Known, 'event' | 'facts' | 'language'> & { sentence: Pick<StoredSentence, 'sources'> }) {
  const { report: words, event: event_ } = messages(language);
  const known = [...new Set(sentence.sources)].flatMap((id) => facts.get(id) ?? []);
  const pages = new Map<Tab, string>();
  for (const { id } of known) {
    const { part, path } = rowsOf(event.id, id);
    if (!pages.has(part)) pages.set(part, path);
  }
  return (
    <>
      <p>
        <strong>{known.length ? words.evidence : words.noEvidence}</strong>
      </p>
      {known.length > 0 && (
        <>
          <EvidenceValues facts={known} />
          <p class="sources">
            {[...pages].map(([tab, href]) => (
              <a href={href}>{tab === 'report' ? words.fill : words.source({ page: event_.tabs[tab] })}</a>
            ))}
          </p>
        </>
      )}
    </>
  );
}

/** How a sentence is found on the page: by its own id, which stays while it does. */
export const anchorOf = (sentenceId: string) => `kalimat-${sentenceId}`;

/** A sentence of the draft; opened, it shows its evidence and what can be done: beside it on a desk, below it on a phone. */
function Sentence({ sentence, ...known }: Known & { sentence: StoredSentence }) {
  const { report: words, reportEditing } = messages(known.language);
  const { event, form, edits, editable, by, language } = known;
  const flagged = sentence.verdict === 'flagged';
  const { edited, kept } = sentence;
  const state = flagged ? (kept ? reportEditing.kept : words.flagged) : words.supported;
  return (
    <div class={`sentence ${kept ? 'kept' : sentence.verdict}`}>
      <details name="kalimat">
        {/* the address of a sentence is that of its summary, so that going there brings the keyboard along */}
        <summary id={anchorOf(sentence.id)}>
          {sentence.text}
          <span class="verdict" lang={language}>
            {flagged ? '!' : '✓'}
            <span class="unseen"> {state}</span>
          </span>
        </summary>
        <div class="evidence" lang={language}>
          <Evidence sentence={sentence} event={event} facts={known.facts} language={language} />
          {edited && <p class="hint">{reportEditing.editedBy(signed(edited, by))}</p>}
          {editable && (
            <SentenceTools
              eventId={event.id}
              form={form}
              sentence={sentence}
              undoable={lastBefore(edits, sentence.id) !== null}
              language={language}
            />
          )}
        </div>
      </details>
      {flagged && (
        <p class="reason">
          <strong lang={language}>{kept ? reportEditing.keptBy(signed(kept, by)) : `${words.flagged}.`}</strong>{' '}
          {sentence.reason}
        </p>
      )}
    </div>
  );
}

/** The ids of the sentences of a draft that need checking, in order. */
export function flaggedIds(sections: StoredSection[]): string[] {
  return sections.flatMap(({ sentences }) =>
    sentences.flatMap((one) => (one.verdict === 'flagged' && !one.kept ? [anchorOf(one.id)] : [])),
  );
}

/** Sentences of a section that were removed in this version, each to be brought back. */
function Removed({ gone, event, form, by, language }: Known & { gone: EditRow[] }) {
  const words = messages(language).reportEditing;
  if (!gone.length) return null;
  return (
    <details class="removed no-print" lang={language}>
      <summary>{words.removedList({ n: gone.length })}</summary>
      <ul>
        {gone.map((one) => (
          <li>
            <p lang="id">
              <del>{one.before?.text}</del>
            </p>
            <p class="hint">{words.removedBy(signed(one, by))}</p>
            <DeedButton
              eventId={event.id}
              form={form}
              sentence={one.sentenceId}
              deed="kembalikan"
              was=""
              id={anchorOf(one.sentenceId)}
              label={words.bringBack}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The last removal of each sentence that is not there, by the section it stood in. */
function removedIn(edits: EditRow[], sections: StoredSection[], section: number): EditRow[] {
  const there = new Set(sections.flatMap(({ sentences }) => sentences.map(({ id }) => id)));
  const last = new Map(edits.flatMap((one) => (one.what === 'removed' ? [[one.sentenceId, one] as const] : [])));
  return [...last.values()].filter((one) => !there.has(one.sentenceId) && one.before?.place?.section === section);
}

type Props = Omit<Known, 'facts'> & { organization: string; sections: StoredSection[]; facts: StoredFact[] };

/** The report as the document it is, in Indonesian whatever the reader's language. */
export function ReportSheet({ organization, sections, facts, ...rest }: Props) {
  const { event, form, edits, editable, language } = rest;
  const known: Known = { ...rest, facts: new Map(facts.map((fact) => [fact.id, fact])) };
  const host = organization.toLowerCase().includes(event.host.toLowerCase()) ? null : event.host;
  const words = messages(language).reportEditing;
  const called = form === 'laporan' ? DOCUMENTS_ID.report : messages('id').reportEditing.form[form];
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
        {(form === 'laporan' && /^laporan\b/i.test(event.title)) || (
          <>
            {called}
            <br />
          </>
        )}
        {event.title}
      </h2>
      {editable && <form id={TOOLS} method="post" action={deedPath(event.id, form, 'baru')} />}
      {sections.map((section, i) => (
        <section aria-labelledby={`bagian-${i + 1}`}>
          {section.part && section.part !== sections[i - 1]?.part && <h3>{section.part}</h3>}
          {section.part ? (
            <h4 id={`bagian-${i + 1}`}>{section.heading}</h4>
          ) : (
            <h3 id={`bagian-${i + 1}`}>{section.heading}</h3>
          )}
          {section.sentences.map((sentence) => (
            <Sentence sentence={sentence} {...known} />
          ))}
          {editable && (
            <>
              <Removed gone={removedIn(edits, sections, i)} {...known} />
              <p class="add no-print" lang={language}>
                <a href={`${deedPath(event.id, form, 'baru')}&bagian=${i}`}>
                  {words.add}
                  <span class="unseen"> {section.heading}</span>
                </a>
              </p>
            </>
          )}
        </section>
      ))}
    </article>
  );
}
