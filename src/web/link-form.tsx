import { ANSWERS } from '../domain/answers.ts';
import { messages } from '../messages/index.ts';
import { Field, type Form, TextArea } from './forms.tsx';

/** The invitee's answer: one form with all the fields, sent without script. */
export function AnswerForm({ form, action, again }: { form: Form; action: string; again: boolean }) {
  const words = messages(form.language).link;
  const { fields } = words;
  const wrong = form.problems.answer;
  return (
    <form method="post" action={action} novalidate>
      <h2>{again ? words.formAgain : words.form}</h2>
      <fieldset aria-describedby={wrong && 'answer-salah'}>
        <legend>{words.question}</legend>
        {wrong && (
          <p class="problem" id="answer-salah">
            {wrong}
          </p>
        )}
        {ANSWERS.map((answer, i) => {
          const id = i === 0 ? 'answer' : `answer-${answer}`;
          return (
            <div class="choice">
              <input
                type="radio"
                id={id}
                name="answer"
                value={answer}
                required
                checked={form.typed.get('answer') === answer}
              />
              <label for={id}>{words.choice[answer]}</label>
            </div>
          );
        })}
      </fieldset>
      <fieldset>
        <legend>{words.representative}</legend>
        <p class="hint">{words.representativeHint}</p>
        <Field form={form} name="representative_name" label={fields.representative_name} maxlength={200} depends />
        <Field form={form} name="representative_position" label={fields.representative_position} maxlength={200} />
        <Field
          form={form}
          name="representative_contact"
          label={fields.representative_contact}
          hint={words.contactHint}
          maxlength={254}
        />
      </fieldset>
      <Field form={form} name="filled_by" label={fields.filled_by} hint={words.filledByHint} maxlength={200} />
      <TextArea form={form} name="note" label={fields.note} hint={words.noteHint} rows={3} maxlength={1000} />
      <button type="submit">{words.send}</button>
    </form>
  );
}
