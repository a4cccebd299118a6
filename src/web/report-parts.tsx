import type { EventRow } from '../db/events.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredFact, StoredSection } from '../db/schema/reports.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { renderMarkdown } from '../domain/draft/markdown.ts';
import type { leftBehind } from '../domain/report-leaving.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath, photosPath } from './event-frame.tsx';
import { Choices, ErrorSummary, type Form, look, Submit } from './forms.tsx';
import { WithIcon } from './parts.tsx';
import { anchorOf } from './report-sheet.tsx';
import { formPath } from './report-tools.tsx';
import { momentText } from './when.ts';

/** Longer than this a shared text no longer fits an address that phones open. */
const LONGEST_SHARED = 6000;

type Shown = { event: EventRow; language: Language };

/** A text for chat groups: copied with one tap, or shared to WhatsApp, where a person sends it. */
export function MessageToCopy({
  text,
  main,
  shares,
  language,
}: Pick<Shown, 'language'> & { text: string; main: boolean; shares: boolean }) {
  const words = messages(language).report;
  const shared = encodeURIComponent(text);
  return (
    <section aria-labelledby="pesan-judul" class="no-print">
      <h2 id="pesan-judul">{words.message}</h2>
      <div class="actions">
        <button type="button" class={look(main ? 'main' : 'quiet')} data-copy="#pesan" data-copied={words.copied}>
          {words.copy}
        </button>
        {shares && shared.length <= LONGEST_SHARED && (
          <a class={look('quiet')} href={`https://wa.me/?text=${shared}`} target="_blank" rel="noopener noreferrer">
            <WithIcon icon="chat">{words.whatsapp}</WithIcon>
          </a>
        )}
      </div>
      {/* a line break right after the tag is dropped by browsers */}
      <textarea id="pesan" class="chat" lang="id" readonly rows={12} aria-labelledby="pesan-judul">
        {`\n${text}`}
      </textarea>
    </section>
  );
}

/** The short form of an event's report for chat groups. */
export function Chat({
  event,
  report,
  sections,
  ...rest
}: Shown & { report: ReportRow; sections: StoredSection[]; main: boolean; shares: boolean }) {
  const text = renderMarkdown({ form: 'pesan', title: event.title, sections, missing: report.missing ?? [] });
  return <MessageToCopy text={text} {...rest} />;
}

/** The draft as files, in the form looked at. */
export function Files({ event, form, photos, language }: Shown & { form: ReportForm; photos: number }) {
  const { report: words, photos: pictures } = messages(language);
  const path = eventPath(event.id, 'report');
  const query = form === 'laporan' ? '' : `?form=${form}`;
  return (
    <section aria-labelledby="berkas" class="no-print">
      <h2 id="berkas">{words.files}</h2>
      <p class="hint">{words.filesHint}</p>
      <p class="files">
        <a href={`${path}.docx${query}`}>{words.docx}</a>
        <a href={`${path}.pdf${query}`}>{words.pdf}</a>
        <a href={`${path}.md${query}`}>{words.markdown}</a>
        {form !== 'pesan' && <a href={`${path}.md?form=pesan`}>{words.messageDownload}</a>}
      </p>
      <p>
        {photos > 0 && form !== 'pesan' && `${pictures.inReport({ n: photos })} `}
        <a href={photosPath(event.id)}>{pictures.link}</a>
      </p>
    </section>
  );
}

/** Listed before somebody signs; more are a number. */
const LISTED = 10;

/** What will not be in the files: sentences that are to be looked at, and recorded things that nothing tells. */
function NotTold({ event, behind, untold, language }: Shown & Pick<Signed, 'behind' | 'untold'>) {
  const { report: words, reportEditing } = messages(language);
  return (
    <>
      {behind.length > 0 && (
        <div class="notice warn">
          <p>{words.leftBehind({ n: behind.length })}</p>
          <ul>
            {behind.slice(0, LISTED).map(({ form, id, text }) => (
              <li>
                <a href={`${formPath(event.id, form)}#${anchorOf(id)}`}>{reportEditing.form[form]}</a>:{' '}
                <span lang="id">{text}</span>
              </li>
            ))}
            {behind.length > LISTED && <li>{words.others({ n: behind.length - LISTED })}</li>}
          </ul>
        </div>
      )}
      {untold.length > 0 && (
        <details>
          <summary>{words.untold({ n: untold.length })}</summary>
          <ul lang="id">
            {untold.slice(0, LISTED).map(({ label, value }) => (
              <li>
                {label}: {value}
              </li>
            ))}
            {untold.length > LISTED && <li lang={language}>{words.others({ n: untold.length - LISTED })}</li>}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where a version stands for who signs it. */
type Signed = { stamp: string; behind: ReturnType<typeof leftBehind>; untold: StoredFact[] };

/** Making it final, with a tick; with a second one where sentences stay behind. */
export function Finalize({ event, stamp, behind, untold, form }: Signed & { event: EventRow; form: Form }) {
  const words = messages(form.language).report;
  return (
    <section aria-labelledby="final" class="no-print">
      <h2 id="final">{words.finalize}</h2>
      <form method="post" action={`${eventPath(event.id, 'report')}/final`} novalidate>
        <ErrorSummary form={form} />
        <input type="hidden" name="lihat" value={stamp} />
        <NotTold event={event} behind={behind} untold={untold} language={form.language} />
        {behind.length > 0 && (
          <Choices
            form={form}
            name="without"
            type="checkbox"
            label={words.leftBehindHint}
            options={[{ value: 'ya', label: words.leftBehindSure }]}
            required
          />
        )}
        <Choices
          form={form}
          name="sure"
          type="checkbox"
          label={words.finalizeHint}
          options={[{ value: 'ya', label: words.finalizeSure }]}
          required
        />
        <Submit kind="grave">{words.finalize}</Submit>
      </form>
    </section>
  );
}

/** Ending the event; one that has not begun only with a tick. */
export function Ending({ event, now, form }: { event: EventRow; now: number; form: Form }) {
  const words = messages(form.language).report;
  return (
    <form method="post" action={`${eventPath(event.id, 'report')}/akhiri`} novalidate>
      <ErrorSummary form={form} />
      {event.startsAt > now ? (
        <Choices
          form={form}
          name="early"
          type="checkbox"
          label={words.early({ when: momentText(event.startsAt, event.timezone, form.language) })}
          hint={words.earlyHint}
          options={[{ value: 'ya', label: words.earlySure }]}
          required
        />
      ) : (
        <p class="hint">{words.closeHint}</p>
      )}
      <Submit kind={event.startsAt > now ? 'quiet' : 'main'}>{words.close}</Submit>
    </form>
  );
}
