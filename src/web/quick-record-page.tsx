import type { CountRow } from '../db/counts.ts';
import type { EventRow } from '../db/events.ts';
import type { ReportRow, ReportText } from '../db/reports.ts';
import { COUNT_WHATS, type CountWhat, kindById } from '../domain/kinds.ts';
import { QUICK_KINDS } from '../domain/quick-record.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { FactRows } from './facts.tsx';
import { ErrorSummary, Field, type Form, look, Submit, TextArea } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Layout } from './layout.tsx';
import { PageHead } from './parts.tsx';
import { Chat } from './report-parts.tsx';
import { momentText, plannedWhere } from './when.ts';

const kindsCounting = (what: CountWhat) => QUICK_KINDS.filter((kind) => kindById(kind)?.counts.includes(what));
/** What any of these kinds counts, each shown only with the kinds that count it. */
export const COUNTED = COUNT_WHATS.filter((what) => kindsCounting(what).length > 0);

function Kinds({ form }: { form: Form }) {
  const words = messages(form.language).quickRecord;
  const problem = form.problems.type;
  return (
    <fieldset class="choices" aria-describedby={problem && 'type-salah'}>
      <legend class="unseen">{words.type}</legend>
      {problem && (
        <p class="problem" id="type-salah">
          {problem}
        </p>
      )}
      <div class="chips">
        {QUICK_KINDS.map((kind, i) => (
          <label class="chip">
            <input
              type="radio"
              name="type"
              id={i === 0 ? 'type' : undefined}
              value={kind}
              checked={form.typed.get('type') === kind}
            />
            {words.kind[kind]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Place({ form }: { form: Form }) {
  const words = messages(form.language).quickRecord;
  return (
    <>
      <Field form={form} name="place" label={words.place} hint={words.placeHint} maxlength={200} required />
      <div class="position">
        <Field form={form} name="position" label={words.position} maxlength={60} />
        <button
          type="button"
          class={`${look('quiet')} by-script`}
          data-position="#position"
          data-taken={words.positionTaken}
          data-failed={words.positionFailed}
        >
          <Icon name="place" />
          <span>{words.positionTake}</span>
        </button>
      </div>
    </>
  );
}

function Numbers({ form }: { form: Form }) {
  const words = messages(form.language).quickRecord;
  return (
    <fieldset class="counted">
      <legend>{words.numbers}</legend>
      <div class="figures">
        {COUNTED.map((what) => (
          <div class={kindsCounting(what).join(' ')}>
            <Field
              form={form}
              name={`${what}_number`}
              label={words.number[what]}
              inputmode="numeric"
              maxlength={12}
              depends
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** What was said on earlier rounds, to tick, and room for what was not. */
function Said({ form, recent }: { form: Form; recent: string[] }) {
  const words = messages(form.language).quickRecord;
  const ticked = form.typed.getAll('again');
  return (
    <>
      {recent.length > 0 && (
        <fieldset class="choices">
          <legend>{words.recent}</legend>
          <div class="chips">
            {recent.map((text) => (
              <label class="chip line">
                <input type="checkbox" name="again" value={text} checked={ticked.includes(text)} />
                {text}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TextArea
        form={form}
        name="messages"
        label={recent.length > 0 ? words.messagesMore : words.messages}
        hint={words.messagesHint}
        rows={3}
        maxlength={8000}
      />
      <TextArea form={form} name="themes" label={words.themes} hint={words.themesHint} rows={3} maxlength={8000} />
    </>
  );
}

/** What stands already and is seldom changed. */
const FOLDED = ['starts_at', 'officer_name', 'officer_position', 'programme'] as const;

type Props = { form: Form; recent: string[]; showing: string } & PageProps;

/** One screen for a round or a small visit. */
export function QuickRecordPage({ form, recent, showing, ...page }: Props) {
  const words = messages(page.language).quickRecord;
  const own = ['type', 'place', 'position', 'messages', 'themes', ...FOLDED] as const;
  const labels: Record<string, string> = Object.fromEntries([
    ...own.map((name) => [name, words[name]]),
    ...COUNTED.map((what) => [`${what}_number`, words.number[what]]),
  ]);
  const wrong = FOLDED.some((name) => form.problems[name]);
  const from = [form.typed.get('starts_at')?.slice(11).replace(':', '.'), form.typed.get('officer_name')];
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} />
      <form method="post" action="/catat" class="quick" novalidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="nonce" value={showing} />
        <Kinds form={form} />
        <Place form={form} />
        <Numbers form={form} />
        <Said form={form} recent={recent} />
        <details open={wrong}>
          <summary>
            {words.whenWho}: {from.filter(Boolean).join(', ')}
          </summary>
          <Field form={form} name="starts_at" type="datetime-local" label={words.starts_at} required short />
          <div class="columns">
            <Field form={form} name="officer_name" label={words.officer_name} maxlength={200} />
            <Field form={form} name="officer_position" label={words.officer_position} maxlength={200} />
          </div>
          <Field form={form} name="programme" label={words.programme} hint={words.programmeHint} maxlength={200} />
        </details>
        <div class="actions finish">
          <Submit big>{words.finish}</Submit>
        </div>
      </form>
    </Layout>
  );
}

/** `shares`: may pass it on to WhatsApp. */
type Written = { report: ReportRow; text: ReportText | null };
type ChatProps = { event: EventRow; found: Written | undefined; shares: boolean; language: Language };

/** The text for chat groups; asks again each second until it is written. */
export function QuickChat({ event, found, shares, language }: ChatProps) {
  const words = messages(language).quickRecord;
  const at = `/catat/${event.id}`;
  if (found?.text)
    return (
      <div id="pesan-grup">
        <Chat
          event={event}
          report={found.report}
          sections={found.text.sections}
          main
          shares={shares}
          language={language}
        />
      </div>
    );
  return (
    <div id="pesan-grup" aria-live="polite" hx-get={`${at}/pesan`} hx-trigger="every 1s" hx-swap="outerHTML">
      <p class="hint">
        {words.drafting} <a href={at}>{words.reload}</a>
      </p>
    </div>
  );
}

type DoneProps = { event: EventRow; counts: CountRow[]; found: Written | undefined } & PageProps;

/** What was recorded, the text to pass on, and the way to the next one. */
export function RecordedPage({ event, counts, found, ...page }: DoneProps) {
  const words = messages(page.language).quickRecord;
  const editable = mayEdit(page.member);
  return (
    <Layout title={`${words.done}: ${event.title}`} {...page}>
      <PageHead title={event.title} over={words.done}>
        {editable && (
          <a class={look('quiet')} href={`/catat?lagi=${event.id}`}>
            <Icon name="plus" />
            <span>{words.again}</span>
          </a>
        )}
      </PageHead>
      <QuickChat event={event} found={found} shares={editable} language={page.language} />
      <dl class="facts">
        <FactRows
          rows={[
            [words.starts_at, momentText(event.startsAt, event.timezone, page.language)],
            [words.place, plannedWhere(event)],
            [words.officer_name, [event.leaderName, event.leaderPosition].filter(Boolean).join(', ')],
            ...counts.map((count) => [words.number[count.what as CountWhat], String(count.number)] as const),
          ]}
        />
      </dl>
      <p class="no-print">
        <a href={eventPath(event.id, 'report')}>{words.report}</a>
        {editable && ' · '}
        {editable && <a href={`${eventPath(event.id)}/ubah`}>{words.correct}</a>}
      </p>
    </Layout>
  );
}
