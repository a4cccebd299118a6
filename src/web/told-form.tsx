import type { Child } from 'hono/jsx';
import { messages } from '../messages/index.ts';
import { Field, type Form, look, Submit, TextArea } from './forms.tsx';
import { REPRESENTATIVE, RepresentativeFields } from './representative-fields.tsx';

type Props = {
  action: string;
  form: Form;
  /** When the newest answer was given that the form is shown with (epoch ms), 0 without one. */
  seen: number;
  /** Of what else the form sends: hidden fields, the channel. */
  children?: Child;
};

/** The answer somebody told, one press each; "represented" opens its three fields. */
export function ToldForm({ action, form, seen, children }: Props) {
  const { fields, answers, calls, link } = messages(form.language);
  const wrong = form.problems;
  const asks = (names: readonly string[]) => names.some((name) => wrong[name] || form.typed.get(name));
  const one = (answer: 'accepted' | 'declined' | 'tentative') => (
    <button
      type="submit"
      class={look('quiet', true)}
      name="answer"
      value={answer}
      id={answer === 'accepted' ? 'answer' : undefined}
      aria-describedby={answer === 'accepted' && wrong.answer ? 'answer-salah' : undefined}
    >
      {answers[answer]}
    </button>
  );
  return (
    <form method="post" action={action} class="told" novalidate>
      {/* the first button is what Enter in a field presses: this one answers nothing */}
      <button type="submit" disabled hidden />
      <input type="hidden" name="dilihat" value={String(seen)} />
      {children}
      {wrong.answer && (
        <p class="problem" id="answer-salah">
          {wrong.answer}
        </p>
      )}
      <div class="told-answers">
        {one('accepted')}
        <details open={asks(REPRESENTATIVE)}>
          <summary class={look('quiet', true)}>{answers.represented}…</summary>
          <RepresentativeFields form={form} />
          <Submit name="answer" value="represented">
            {calls.representedSend}
          </Submit>
        </details>
        {one('declined')}
        {one('tentative')}
      </div>
      <details open={asks(['filled_by', 'note'])}>
        <summary>{calls.more}</summary>
        <Field form={form} name="filled_by" label={fields.filled_by} hint={link.filledByHint} maxlength={200} />
        <TextArea form={form} name="note" label={fields.note} rows={2} maxlength={1000} />
      </details>
    </form>
  );
}
