import type { Child } from 'hono/jsx';
import { ANSWERS } from '../domain/answers.ts';
import { messages } from '../messages/index.ts';
import { Field, type Form, TextArea } from './forms.tsx';
import { REPRESENTATIVE, RepresentativeFields } from './representative-fields.tsx';

type Answer = (typeof ANSWERS)[number];
const BESIDE = ['filled_by', 'note'];

/** Whether something of these fields must be seen: what came back with mistakes, and was typed there or is wrong there. */
function showsAny(form: Form, names: readonly string[]): boolean {
  return Object.keys(form.problems).length > 0 && names.some((name) => form.typed.get(name) || form.problems[name]);
}

type ButtonProps = { answer: Answer; standing: Answer | null; current: string; children?: Child };

/** A big button that sends this answer at once; the one that stands says so. */
function AnswerButton({ answer, standing, current, children }: ButtonProps) {
  const stands = standing === answer;
  return (
    <button type="submit" name="answer" value={answer} aria-current={stands ? 'true' : undefined}>
      {children}
      {stands && <small>{current}</small>}
    </button>
  );
}

function Represented({ form, standing }: { form: Form; standing: Answer | null }) {
  const words = messages(form.language).link;
  return (
    <details open={showsAny(form, REPRESENTATIVE)}>
      <summary>
        {words.choice.represented}
        {standing === 'represented' && <small>{words.current}</small>}
      </summary>
      <div>
        <RepresentativeFields form={form} />
        <AnswerButton answer="represented" standing={null} current="">
          {words.sendRepresented}
        </AnswerButton>
      </div>
    </details>
  );
}

/**
 * The invitee's answer: one form with all the fields, sent without script by the button of the answer. `standing` is the
 * answer given before.
 */
export function AnswerForm({
  form,
  action,
  standing,
  inPerson,
}: {
  form: Form;
  action: string;
  standing: Answer | null;
  inPerson: boolean;
}) {
  const words = messages(form.language).link;
  const wrong = form.problems.answer;
  return (
    <form method="post" action={action} novalidate>
      {/* Enter in a field presses the first button of its form: this one answers nothing. Not display:none, which WebKit passes over */}
      <span class="unseen" aria-hidden="true">
        <button type="submit" name="answer" value="" tabindex={-1}>
          {words.none}
        </button>
      </span>
      <h2 id="tanya">{standing ? words.again : words.question}</h2>
      {inPerson && <p>{words.inPerson}</p>}
      {standing && <p>{words.changeable}</p>}
      <details class="beside" open={showsAny(form, BESIDE)}>
        <summary>{words.more}</summary>
        <TextArea form={form} name="note" label={words.fields.note} hint={words.noteHint} rows={3} maxlength={1000} />
        <Field form={form} name="filled_by" label={words.fields.filled_by} hint={words.filledByHint} maxlength={200} />
      </details>
      {wrong && (
        <p class="problem" id="answer-salah">
          {wrong}
        </p>
      )}
      <fieldset
        class={standing ? 'answers' : 'answers first'}
        id="answer"
        tabindex={-1}
        aria-labelledby="tanya"
        aria-describedby={wrong && 'answer-salah'}
      >
        {ANSWERS.map((answer) =>
          answer === 'represented' ? (
            <Represented form={form} standing={standing} />
          ) : (
            <AnswerButton answer={answer} standing={standing} current={words.current}>
              {words.choice[answer]}
            </AnswerButton>
          ),
        )}
      </fieldset>
      <p class="hint">{words.howto}</p>
    </form>
  );
}
