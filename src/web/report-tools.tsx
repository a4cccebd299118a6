import type { StoredSentence } from '../db/schema/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { look } from './forms.tsx';
import { momentText } from './when.ts';

/** Where the report of an event is, in one of its forms. */
export function formPath(eventId: string, form: ReportForm, at = ''): string {
  return `${eventPath(eventId, 'report')}${at}${form === 'laporan' ? '' : `?form=${form}`}`;
}

/** The form's id by which the buttons of all sentences are sent: one form, many buttons. */
export const TOOLS = 'tindakan';

/** Where what is done to a sentence is sent. */
export function deedPath(eventId: string, form: ReportForm, sentence: string, deed?: string): string {
  const query = new URLSearchParams({ form, ...(deed && { aksi: deed }) });
  return `${eventPath(eventId, 'report')}/kalimat/${encodeURIComponent(sentence)}?${query}`;
}

/** A person, and when, in the event's zone. */
export type Signed = { names: Map<string, string>; zone: string; language: Language };
export const signed = (deed: { by: string; at: number }, { names, zone, language }: Signed) => ({
  name: names.get(deed.by) ?? 'Pendopo',
  when: momentText(deed.at, zone, language),
});

type Props = { eventId: string; form: ReportForm; sentence: StoredSentence; undoable: boolean; language: Language };

/** A button that does something to a sentence; it brings along what its reader saw of it. */
export function DeedButton({
  eventId,
  form,
  sentence,
  deed,
  was,
  id,
  label,
}: {
  eventId: string;
  form: ReportForm;
  sentence: string;
  deed: string;
  was: string;
  id?: string;
  label: string;
}) {
  return (
    <button
      type="submit"
      id={id}
      form={TOOLS}
      formaction={deedPath(eventId, form, sentence, deed)}
      name="was"
      value={was}
      class={look('quiet')}
    >
      {label}
    </button>
  );
}

/** What an editor may do with a sentence, where its evidence is. Script puts the form for new words here; without it, it is a page. */
export function SentenceTools({ eventId, form, sentence, undoable, language }: Props) {
  const words = messages(language).reportEditing;
  const { id, text, verdict, kept } = sentence;
  const at = { eventId, form, sentence: id, was: text };
  const opening = deedPath(eventId, form, id);
  return (
    <div class="tools no-print" lang={language}>
      <fieldset class="choices">
        <legend class="unseen">{words.tools}</legend>
        <a href={opening} class={look('quiet')} hx-get={opening} hx-target={`#ubah-${id}`} hx-swap="innerHTML">
          {words.edit}
        </a>
        {verdict === 'flagged' && !kept && <DeedButton {...at} deed="pertahankan" label={words.keep} />}
        {kept && <DeedButton {...at} deed="lepaskan" label={words.release} />}
        {undoable && <DeedButton {...at} deed="kembalikan" label={words.undo} />}
        <DeedButton {...at} deed="hapus" label={words.remove} />
        <a href={`${deedPath(eventId, form, 'baru')}&sesudah=${encodeURIComponent(id)}`} class={look('plain')}>
          {words.addAfter}
        </a>
      </fieldset>
      {verdict === 'flagged' && !kept && <p class="hint">{words.keepHint}</p>}
      <div id={`ubah-${id}`} />
    </div>
  );
}
