import type { Context as HonoContext } from 'hono';
import { dropOutcome, recordOutcomes } from '../actions/recordings.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { listOutcomes, type OutcomeRow } from '../db/outcomes.ts';
import { parseInput } from '../domain/input.ts';
import { OUTCOME_KINDS, outcomesInput } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps, pageOf, type WebEnv } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { ErrorSummary, Field, type Form, freshForm, Select, Submit, TextArea, withProblems } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { dayText } from './when.ts';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';

function Outcome({
  outcome,
  editable,
  language,
}: { outcome: OutcomeRow; editable: boolean } & Pick<PageProps, 'language'>) {
  const words = messages(language).outcomes;
  const beginning = outcome.text.slice(0, 60);
  return (
    <li id={outcome.id}>
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
          <Submit kind="quiet">
            {words.remove}
            <span class="unseen">{words.removeWhat({ text: beginning })}</span>
          </Submit>
        </form>
      )}
    </li>
  );
}

function AddForm({ event, form }: { event: EventRow; form: Form }) {
  const { outcomes: words, fields } = messages(form.language);
  const kinds = OUTCOME_KINDS.map((value) => ({ value, label: words.kind[value] }));
  return (
    <form method="post" action={eventPath(event.id, 'outcomes')} novalidate>
      <fieldset id="tambah">
        <legend>{words.add}</legend>
        <ErrorSummary form={form} labels={fields} />
        <Select form={form} name="kind" label={fields.kind} options={kinds} required />
        <TextArea
          form={form}
          name="text"
          label={fields.text}
          hint={words.textHint}
          rows={4}
          maxlength={4000}
          required
        />
        <Field form={form} name="speaker" label={fields.speaker} maxlength={200} />
        <Field form={form} name="owner" label={fields.owner} hint={words.ownerHint} maxlength={200} />
        <Field form={form} name="due" type="date" label={fields.due} short />
        <Submit>{words.addSend}</Submit>
      </fieldset>
    </form>
  );
}

function OutcomesPage({
  event,
  outcomes,
  form,
  ...page
}: { event: EventRow; outcomes: OutcomeRow[]; form: Form } & PageProps) {
  const words = messages(page.language).outcomes;
  const editable = mayEdit(page.member) && event.status !== 'reported' && event.status !== 'cancelled';
  return (
    <EventFrame event={event} tab="outcomes" {...page}>
      {outcomes.length === 0 && <p class="empty">{words.none}</p>}
      {OUTCOME_KINDS.map((kind) => {
        const list = outcomes.filter((outcome) => outcome.kind === kind);
        if (!list.length) return null;
        return (
          <section aria-labelledby={`jenis-${kind}`}>
            <h2 id={`jenis-${kind}`}>{words.kind[kind]}</h2>
            <ul class="rows">
              {list.map((outcome) => (
                <Outcome outcome={outcome} editable={editable} language={page.language} />
              ))}
            </ul>
          </section>
        );
      })}
      {editable && <AddForm event={event} form={form} />}
    </EventFrame>
  );
}

async function page(c: C, wrong?: Form) {
  const ctx = c.get('ctx');
  const [event, outcomes] = await Promise.all([findEvent(ctx, idOf(c)), listOutcomes(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  const form = wrong ?? freshForm(c.get('language'), { kind: c.req.query('jenis') });
  return c.html(<OutcomesPage event={event} outcomes={outcomes} form={form} {...pageOf(c)} />, wrong ? 422 : 200);
}

/** GET /acara/:id/hasil; `?jenis=` chooses the kind to add. */
export const showOutcomes = (c: C) => page(c);

/** POST /acara/:id/hasil: one outcome; the next is offered under the same kind. */
export async function addOutcome(c: C) {
  const typed = await typedIn(c);
  const parsed = parseInput(outcomesInput, {
    outcomes: [filledIn(typed, ['kind', 'text', 'speaker', 'owner', 'due'])],
  });
  if (!parsed.ok) {
    const form: Form = { typed, problems: {}, language: c.get('language') };
    return page(
      c,
      withProblems(form, parsed.problems, (path) => path.replace('outcomes[0].', '')),
    );
  }
  const done = await recordOutcomes(c.get('ctx'), idOf(c), parsed.value.outcomes);
  if (!done.ok) return errorPage(c, done.reason);
  return c.redirect(`${eventPath(idOf(c), 'outcomes')}?jenis=${parsed.value.outcomes[0]?.kind}#tambah`, 303);
}

/** POST /acara/:id/hasil/:outcome/hapus */
export async function removeOutcome(c: C) {
  const done = await dropOutcome(c.get('ctx'), c.req.param('outcome') ?? '');
  return done.ok ? c.redirect(eventPath(done.eventId, 'outcomes'), 303) : errorPage(c, done.reason);
}
