import type { Child } from 'hono/jsx';
import type { FieldProblem } from '../domain/input.ts';
import { type Language, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';

/** A form as it stands: what was typed, and what is wrong with it, in the reader's words, by the field's name. */
export type Form = {
  typed: URLSearchParams;
  problems: Record<string, string>;
  language: Language;
  /** Stands before ids where a page has the same field twice. */
  prefix?: string;
};

/** A form not sent yet; `values` are what it starts with, nothing for what is null or undefined. */
export function freshForm(language: Language, values: Record<string, string | string[] | null | undefined> = {}): Form {
  const typed = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) if (one !== '') typed.append(name, one);
  }
  return { typed, problems: {}, language };
}

/** A rule's path as a form's field is called: `roles[0].name` is `roles_0_name`. */
export function fieldName(path: string): string {
  return path.replaceAll(']', '').replace(/[.[]/g, '_');
}

/** The same form with what a rule found wrong; `rename` says under which field a path's problem is shown. */
export function withProblems(form: Form, problems: FieldProblem[], rename: (path: string) => string = fieldName): Form {
  const said = problems.map((p) => [rename(p.field), problemText(p, form.language)] as const);
  return { ...form, problems: { ...form.problems, ...Object.fromEntries(said) } };
}

const idOf = (form: Form, name: string) => `${form.prefix ?? ''}${name}`;
const wrongId = (form: Form, name: string) => `${idOf(form, name)}-salah`;
const hintId = (form: Form, name: string) => `${idOf(form, name)}-petunjuk`;

type FieldProps = {
  form: Form;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Neither required nor optional: the hint says when it is needed. */
  depends?: boolean;
};

/** What tells a screen reader that a field is wrong and what is said about it. */
function described({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const by = [hint && hintId(form, name), form.problems[name] && wrongId(form, name)].filter(Boolean).join(' ');
  return { 'aria-describedby': by || undefined, 'aria-invalid': form.problems[name] ? ('true' as const) : undefined };
}

function Label({ form, name, label, required, depends }: FieldProps) {
  return (
    <label for={idOf(form, name)}>
      {label}
      {!required && !depends && <span class="optional"> {messages(form.language).form.optional}</span>}
    </label>
  );
}

/** The hint and the problem of a field, under its label and above its control. */
function Notes({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const problem = form.problems[name];
  return (
    <>
      {hint && (
        <p class="hint" id={hintId(form, name)}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="problem" id={wrongId(form, name)}>
          {problem}
        </p>
      )}
    </>
  );
}

/** A file to choose; a browser never shows again which one was chosen. */
export function FileField(props: FieldProps & { accept: string; multiple?: boolean }) {
  return (
    <div class="field">
      <Label {...props} />
      <Notes {...props} />
      <input
        id={idOf(props.form, props.name)}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        required={props.required}
        {...described(props)}
      />
    </div>
  );
}

type TextProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local' | 'search' | 'password';
  maxlength?: number;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'email' | 'tel';
  /** The id of a datalist with proposals. */
  list?: string;
  min?: number;
  short?: boolean;
  autofocus?: boolean;
};

/** One line to fill in, with its label, hint and problem; keeps what was typed. */
export function Field(props: TextProps) {
  const { form, name, type = 'text', maxlength, autocomplete = 'off', inputmode, list, min, required, short } = props;
  return (
    <div class={short ? 'field short' : 'field'}>
      <Label {...props} />
      <Notes {...props} />
      <input
        id={idOf(form, name)}
        name={name}
        type={type}
        value={form.typed.get(name) ?? ''}
        maxlength={maxlength}
        autocomplete={autocomplete}
        inputmode={inputmode}
        list={list}
        min={min}
        required={required}
        autofocus={props.autofocus}
        {...described(props)}
      />
    </div>
  );
}

/** Several lines to fill in. */
export function TextArea(props: FieldProps & { rows?: number; maxlength?: number; autofocus?: boolean }) {
  const { form, name, rows = 4, maxlength, required, autofocus } = props;
  return (
    <div class="field">
      <Label {...props} />
      <Notes {...props} />
      {/* a line break right after the tag is dropped by browsers; without it the text's own first one would be */}
      <textarea
        id={idOf(form, name)}
        name={name}
        rows={rows}
        maxlength={maxlength}
        required={required}
        autofocus={autofocus}
        {...described(props)}
      >
        {`\n${form.typed.get(name) ?? ''}`}
      </textarea>
    </div>
  );
}

export type Option = { value: string; label: string };

/** One of a list. Without a choice made it starts at "choose …", unless the form has a value. */
export function Select(props: FieldProps & { options: Option[]; blank?: boolean }) {
  const { form, name, options, blank = true, required } = props;
  const chosen = form.typed.get(name) ?? '';
  return (
    <div class="field">
      <Label {...props} />
      <Notes {...props} />
      <select id={idOf(form, name)} name={name} required={required} {...described(props)}>
        {blank && <option value="">{messages(form.language).form.choose}</option>}
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A group of boxes or radio buttons under one question. The problem points at the first of them. */
export function Choices(props: FieldProps & { type: 'checkbox' | 'radio'; options: Option[] }) {
  const { form, name, label, hint, type, options, required, depends } = props;
  const chosen = form.typed.getAll(name);
  return (
    <fieldset class="field choices" aria-describedby={described(props)['aria-describedby']}>
      <legend>
        {label}
        {!required && !depends && <span class="optional"> {messages(form.language).form.optional}</span>}
      </legend>
      <Notes form={form} name={name} hint={hint} />
      {options.map((option, i) => {
        const id = i === 0 ? idOf(form, name) : `${idOf(form, name)}-${i}`;
        return (
          <div class="choice">
            <input id={id} type={type} name={name} value={option.value} checked={chosen.includes(option.value)} />
            <label for={id}>{option.label}</label>
          </div>
        );
      })}
    </fieldset>
  );
}

/** What is wrong, on top of the page, each with a link to its field. Nothing while nothing is. */
export function ErrorSummary({ form, labels = {} }: { form: Form; labels?: Record<string, string> }) {
  const wrong = Object.entries(form.problems);
  const words = messages(form.language).form;
  if (!wrong.length) return null;
  return (
    <div class="notice wrong" role="alert" aria-labelledby="salah-judul">
      <h2 id="salah-judul">{words.wrong}</h2>
      <p>{words.wrongHint}</p>
      <ul>
        {wrong.map(([name, text]) => (
          <li>
            <a href={`#${idOf(form, name)}`}>{labels[name] ? `${labels[name]}: ${text}` : text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const LOOKS = {
  main: 'btn btn-primary',
  quiet: 'btn btn-outline',
  plain: 'btn btn-ghost',
  grave: 'btn btn-error',
} as const;

/** How a button or a link that acts looks: one `main` a page, `quiet` beside it, `plain` in rows, `grave` where nothing brings it back. */
export type Look = keyof typeof LOOKS;

/** The class of a button or of a link that looks like one. */
export const look = (kind: Look = 'main', big = false) => (big ? `${LOOKS[kind]} big` : LOOKS[kind]);

/** The button that sends a form. `name` and `value` tell several of one form apart. */
export function Submit({
  children,
  name,
  value,
  kind,
  big,
}: {
  children?: Child;
  name?: string;
  value?: string;
  kind?: Look;
  big?: boolean;
}) {
  return (
    <button type="submit" class={look(kind, big)} name={name} value={value}>
      {children}
    </button>
  );
}
