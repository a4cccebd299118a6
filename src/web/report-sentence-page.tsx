import type { EventRow } from '../db/events.ts';
import type { StoredFact, StoredSentence } from '../db/schema/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { EventFrame } from './event-frame.tsx';
import { Choices, ErrorSummary, type Form, look, Submit, TextArea } from './forms.tsx';
import { Evidence } from './report-sheet.tsx';
import { deedPath, formPath } from './report-tools.tsx';

export type SentenceForm = {
  event: EventRow;
  form: ReportForm;
  /** As it stands; null for one to be added. */
  sentence: StoredSentence | null;
  heading: string;
  facts: StoredFact[];
  typed: Form;
  /** Somebody was quicker: what stands now, null where it was removed. */
  conflict?: { now: StoredSentence | null };
};

const MOST_SHOWN = 160;
const short = (text: string) => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

/** The form for a sentence's words; alone, as script puts it into the report, or on its page. */
export function SentenceFields({ event, form, sentence, facts, typed }: SentenceForm) {
  const words = messages(typed.language).reportEditing;
  const back = `${formPath(event.id, form)}${sentence ? `#kalimat-${sentence.id}` : ''}`;
  const own: Form = { ...typed, prefix: `${sentence?.id ?? 'baru'}-` };
  return (
    <form method="post" action={deedPath(event.id, form, sentence?.id ?? 'baru')} novalidate>
      <input type="hidden" name="aksi" value={sentence ? 'simpan' : 'tambah'} />
      {sentence && <input type="hidden" name="was" value={sentence.text} />}
      {['nonce', 'sesudah', 'bagian'].map(
        (name) => typed.typed.get(name) && <input type="hidden" name={name} value={typed.typed.get(name) ?? ''} />,
      )}
      <TextArea
        form={own}
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={4}
        maxlength={4500}
        required
        autofocus
      />
      <details open={typed.typed.getAll('dasar').length > 0}>
        <summary>{words.sourcesOpen}</summary>
        <Choices
          form={own}
          name="dasar"
          type="checkbox"
          label={words.sources}
          hint={words.sourcesHint}
          options={facts.map(({ id, label, value }) => ({ value: id, label: short(`${label}: ${value}`) }))}
        />
      </details>
      <p class="actions">
        <Submit>{words.save}</Submit> <a href={back}>{words.cancel}</a>
      </p>
    </form>
  );
}

/** A sentence to be worded anew or added: its section, what it rests on now, the form; of a race both texts. */
export function SentencePage({ page, ...shown }: SentenceForm & { page: PageProps }) {
  const { event, form, sentence, heading, facts, typed, conflict } = shown;
  const { language } = page;
  const words = messages(language).reportEditing;
  const title = sentence ? words.editTitle : words.addTitle;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return (
    <EventFrame event={event} tab="report" title={title} {...page}>
      <h2>{title}</h2>
      <p class="hint">
        {messages(language).reportEditing.form[form]}. {words.inSection({ heading })}
      </p>
      {conflict && (
        <section class="notice warn" role="alert" aria-labelledby="berubah">
          <h3 id="berubah">{words.changed}</h3>
          <p>{conflict.now ? words.changedHint : words.removedMeanwhile}</p>
          <dl>
            {conflict.now && (
              <>
                <dt>{words.theirs}</dt>
                <dd lang="id">{conflict.now.text}</dd>
              </>
            )}
            <dt>{words.mine}</dt>
            <dd lang="id">{typed.typed.get('text')}</dd>
          </dl>
        </section>
      )}
      <ErrorSummary form={{ ...typed, prefix: `${sentence?.id ?? 'baru'}-` }} />
      <SentenceFields {...shown} />
      {sentence && (
        <section aria-labelledby="dasar-kini" class="evidence">
          <h3 id="dasar-kini">{words.rests}</h3>
          <Evidence sentence={sentence} event={event} facts={byId} language={language} />
        </section>
      )}
      <p>
        <a class={look('plain')} href={formPath(event.id, form)}>
          {words.toReport}
        </a>
      </p>
    </EventFrame>
  );
}
