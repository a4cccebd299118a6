import type { EventRow } from '../db/events.ts';
import type { OutcomeRow } from '../db/outcomes.ts';
import { OUTCOME_KINDS } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath, photosPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, look, Submit, TextArea } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Empty } from './parts.tsx';
import { dayText } from './when.ts';

/** The key that chooses a kind, with Alt while one types. None is a letter that browsers keep for a menu. */
const KEYS: Record<(typeof OUTCOME_KINDS)[number], string> = {
  emphasis: 'p',
  remark: 'n',
  quote: 'k',
  risk: 'r',
  decision: 'u',
  follow_up: 't',
  question: 'y',
};

type Language = Pick<PageProps, 'language'>;

const TAKES_BACK = 'urungkan';

/** The form that takes back an outcome, or several that were saved in one go from it on; its button stands in the notice. */
function TakeBack({ saved }: { saved: OutcomeRow[] }) {
  const [first] = saved;
  if (!first) return null;
  return (
    <form id={TAKES_BACK} method="post" action={`${eventPath(first.eventId, 'outcomes')}/${first.id}/hapus`}>
      {saved.length > 1 && <input type="hidden" name="n" value={String(saved.length)} />}
    </form>
  );
}

/** What was saved last, with the way back; right above where one goes on typing, so that it is seen. */
function Saved({ saved, language }: { saved: OutcomeRow[] } & Language) {
  const words = messages(language).outcomes;
  const [first] = saved;
  if (!first) return null;
  return (
    <div class="notice good saved" role="status">
      <p>
        <strong>
          {saved.length > 1
            ? words.savedMany({ n: saved.length, kind: words.kind[first.kind] })
            : words.saved({ kind: words.kind[first.kind] })}
        </strong>{' '}
        <span class="said">{first.text.length > 160 ? `${first.text.slice(0, 160)}…` : first.text}</span>
      </p>
      <button type="submit" form={TAKES_BACK} class={look('plain')}>
        <Icon name="undo" />
        {saved.length > 1 ? words.undoAll : words.undo}
        <span class="unseen">{words.undoWhat({ text: first.text.slice(0, 60) })}</span>
      </button>
    </div>
  );
}

function Kinds({ form }: { form: Form }) {
  const { outcomes: words, fields } = messages(form.language);
  const problem = form.problems.kind;
  return (
    <fieldset class="choices" aria-describedby={problem && 'kind-salah'}>
      <legend>{fields.kind}</legend>
      {problem && (
        <p class="problem" id="kind-salah">
          {problem}
        </p>
      )}
      <div class="chips">
        {OUTCOME_KINDS.map((kind, i) => (
          <label class="chip">
            <input
              type="radio"
              name="kind"
              id={i === 0 ? 'kind' : undefined}
              value={kind}
              checked={form.typed.get('kind') === kind}
              data-key={KEYS[kind]}
            />
            {words.kind[kind]}
            <span class="kbd" aria-hidden="true">
              {KEYS[kind]}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** `showing`: the nonce of this showing of the form. */
type AddProps = { event: EventRow; form: Form; showing: string; speakers: [string, string][]; saved: OutcomeRow[] };

/** One outcome, or a list of them; goes on under the same kind. */
function AddForm({ event, form, showing, speakers, saved }: AddProps) {
  const { outcomes: words, fields } = messages(form.language);
  return (
    <form method="post" action={eventPath(event.id, 'outcomes')} class="outcome-form" novalidate>
      <h2>{words.add}</h2>
      <ErrorSummary form={form} labels={fields} />
      <input type="hidden" name="nonce" value={showing} />
      <Kinds form={form} />
      <Saved saved={saved} language={form.language} />
      <TextArea
        form={form}
        name="text"
        label={fields.text}
        hint={words.textHint}
        rows={5}
        maxlength={20_000}
        required
        autofocus={saved.length > 0}
      />
      <div class="choice">
        <input type="checkbox" id="pisah" name="pisah" value="1" checked={form.typed.get('pisah') === '1'} />
        <label for="pisah">{words.split}</label>
      </div>
      <Field form={form} name="speaker" label={fields.speaker} maxlength={200} list="hadirin" />
      <datalist id="hadirin">
        {speakers.map(([value, label]) => (
          <option value={value}>{label}</option>
        ))}
      </datalist>
      <div class="duty columns">
        <Field form={form} name="owner" label={fields.owner} maxlength={200} list="hadirin" />
        <Field form={form} name="due" type="date" label={fields.due} />
      </div>
      <div class="actions">
        <Submit>{words.addSend}</Submit>
        <small class="keys">{words.keys}</small>
      </div>
    </form>
  );
}

function Recorded({ outcomes, fresh, editable, language }: Listed & Language) {
  const words = messages(language).outcomes;
  return (
    <>
      {OUTCOME_KINDS.map((kind) => {
        const list = outcomes.filter((outcome) => outcome.kind === kind);
        if (!list.length) return null;
        return (
          <section aria-labelledby={`jenis-${kind}`}>
            <h2 id={`jenis-${kind}`}>{words.kind[kind]}</h2>
            <ul class="rows">
              {list.map((outcome) => (
                <li id={outcome.id} class={fresh.has(outcome.id) ? 'fresh' : undefined}>
                  <span class="grow">
                    <span class="said">{outcome.text}</span>
                    <small>
                      {[
                        outcome.speaker && words.speaker({ name: outcome.speaker }),
                        outcome.owner && words.owner({ name: outcome.owner }),
                        outcome.due && words.due({ day: dayText(outcome.due, language) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                  {editable && (
                    <form method="post" action={`${eventPath(outcome.eventId, 'outcomes')}/${outcome.id}/hapus`}>
                      <Submit kind="plain">
                        {words.remove}
                        <span class="unseen">{words.removeWhat({ text: outcome.text.slice(0, 60) })}</span>
                      </Submit>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

type Listed = { outcomes: OutcomeRow[]; fresh: Set<string>; editable: boolean };
type Props = AddProps & { outcomes: OutcomeRow[] } & PageProps;

/** What was said, decided, asked, risked and agreed, while it happens and afterwards. */
export function OutcomesPage({ event, outcomes, saved, form, showing, speakers, ...page }: Props) {
  const { language, member } = page;
  const words = messages(language).outcomes;
  const editable = mayEdit(member) && event.status !== 'reported' && event.status !== 'cancelled';
  const fresh = new Set(saved.map((row) => row.id));
  const list = <Recorded outcomes={outcomes} fresh={fresh} editable={editable} language={language} />;
  const none = outcomes.length === 0 && (
    <Empty title={words.noneTitle}>
      <p>{words.none}</p>
    </Empty>
  );
  return (
    <EventFrame event={event} tab="outcomes" {...page}>
      <p class="no-print">
        <a href={photosPath(event.id)}>{messages(language).photos.link}</a>
      </p>
      {editable ? (
        <div class="minutes">
          <div id="tambah">
            <TakeBack saved={saved} />
            <p class="from-notes no-print">
              <a class={look('quiet')} href={`${eventPath(event.id)}/catatan`}>
                {messages(language).notes.lead}
              </a>{' '}
              <small class="hint">{messages(language).notes.leadHint}</small>
            </p>
            <AddForm event={event} form={form} showing={showing} speakers={speakers} saved={saved} />
          </div>
          <div class="recorded">
            {none}
            {list}
          </div>
        </div>
      ) : (
        <>
          {none}
          {list}
        </>
      )}
    </EventFrame>
  );
}
