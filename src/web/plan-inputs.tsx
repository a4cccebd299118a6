import { messages } from '../messages/index.ts';
import type { OwnPart } from './event-fields.ts';
import type { Form } from './forms.tsx';
import { Icon } from './icons.tsx';
import { KEPT, PlanButton } from './plan-button.tsx';

type InputProps = {
  form: Form;
  name: string;
  label: string;
  maxlength: number;
  type?: 'text' | 'email' | 'tel';
  /** The id of a datalist. */
  list?: string;
  /** The row was just added: one writes here first. */
  fresh?: boolean;
  /** What stands in it while nothing was typed. */
  value?: string;
};

/** One field of a row, named for screen readers alone: a hint above the rows says what goes where. */
export function RowInput({ form, name, label, maxlength, type = 'text', list, fresh, value = '' }: InputProps) {
  const wrong = form.problems[name];
  // what comes next must be able to take the autofocus away again, or it would draw the focus back for ever
  const kept = fresh ? {} : KEPT;
  return (
    <input
      id={name}
      name={name}
      type={type}
      value={form.typed.get(name) ?? value}
      aria-label={label}
      aria-invalid={wrong ? 'true' : undefined}
      aria-describedby={wrong ? `${name}-salah` : undefined}
      maxlength={maxlength}
      list={list}
      autocomplete="off"
      autofocus={fresh}
      {...kept}
    />
  );
}

/** What is wrong in a row, by its fields. */
export function RowProblems({ form, names }: { form: Form; names: readonly string[] }) {
  return (
    <>
      {names.map(
        (name) =>
          form.problems[name] && (
            <p class="problem" id={`${name}-salah`}>
              {form.problems[name]}
            </p>
          ),
      )}
    </>
  );
}

type Part = { form: Form; list: OwnPart; at: string };

/** To put a row behind this one, and to take it out; `n` is its place as the reader counts. */
export function RowButtons({ form, list, row, n, at }: Part & { row: number; n: number }) {
  const words = messages(form.language).planPreview;
  return (
    <span class="row-buttons">
      {list === 'agenda' && (
        <PlanButton at={at} does={`sisip-agenda-${row}`} label={words.insert({ n })} small>
          <Icon name="plus" />
        </PlanButton>
      )}
      <PlanButton at={at} does={`hapus-${list}-${row}`} label={words.remove({ n })} small>
        <span aria-hidden="true">×</span>
      </PlanButton>
    </span>
  );
}

/** What is done with a whole part that is the coordinator's own. */
export function PartButtons({ form, list, at }: Part) {
  const words = messages(form.language).planPreview;
  return (
    <p class="part-buttons">
      <input type="hidden" name={`${list}_own`} value="1" />
      <PlanButton at={at} does={`tambah-${list}`}>
        <Icon name="plus" />
        {words.addRow[list]}
      </PlanButton>
      <PlanButton at={at} does={`baku-${list}`} anew>
        <Icon name="undo" />
        <span>
          {words.reset}
          <span class="unseen">{words.resetOf[list]}</span>
        </span>
      </PlanButton>
    </p>
  );
}
