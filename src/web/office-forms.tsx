import type { OfficeRow, TenureRow } from '../db/directory.ts';
import { precedenceClass } from '../domain/precedence.ts';
import { type Language, messages } from '../messages/index.ts';
import { officePath, rankChoice } from './directory-parts.tsx';
import { Choices, ErrorSummary, Field, type Form, look, Select, Submit } from './forms.tsx';
import { HolderFields } from './holder-fields.tsx';
import { ContactFields } from './new-office-page.tsx';

/** A name typed that is the holder's of that day (`name`) written differently, or may be. */
export type Question = { standing: 'same' | 'alike'; name: string };

type HolderProps = { office: OfficeRow; holder: TenureRow | undefined; form: Form; question: Question | null };

const wrong = (form: Form) => Object.keys(form.problems).length > 0;

/** Whether he who was typed is the holder: asked only where the names are alike. */
function SamePerson({ form, question: { standing, name } }: { form: Form; question: Question }) {
  const words = messages(form.language).office;
  const typed = form.typed.get('name')?.trim() ?? '';
  const options = [
    { value: 'baru', label: words.takeNew({ name: typed }) },
    { value: 'tetap', label: words.keepOld({ name }) },
    ...(standing === 'alike' ? [{ value: 'lain', label: words.another({ name: typed }) }] : []),
  ];
  const hint = standing === 'same' ? words.sameWritten : words.alikeWritten;
  return (
    <Choices
      form={form}
      name="orang"
      type="radio"
      label={words.question}
      hint={hint({ name })}
      options={options}
      required
    />
  );
}

/** The change of holder in one step, or the first one recorded. */
export function HolderForm({ office, holder, form, question }: HolderProps) {
  const words = messages(form.language).office;
  const fields = (
    <form method="post" action={`${officePath(office.id)}/pejabat`} novalidate>
      <ErrorSummary form={form} />
      {holder && <p class="hint">{words.changeHint({ name: holder.name })}</p>}
      <HolderFields form={form} required>
        {question && <SamePerson form={form} question={question} />}
      </HolderFields>
      <p class="hint">{words.fromHint}</p>
      <Submit>{holder ? words.changeSend : words.installSend}</Submit>
    </form>
  );
  return (
    <details open={!holder || wrong(form)} id="ganti">
      <summary>{holder ? words.change : words.install}</summary>
      {fields}
    </details>
  );
}

/** The holder leaves and nobody follows yet. */
export function EndForm({ office, holder, form }: { office: OfficeRow; holder: TenureRow; form: Form }) {
  const words = messages(form.language).office;
  return (
    <details open={wrong(form)} id="kosong">
      <summary>{words.end}</summary>
      <form method="post" action={`${officePath(office.id)}/kosong`} novalidate>
        <ErrorSummary form={form} />
        <p class="hint">{words.endHint({ name: holder.name })}</p>
        <input type="hidden" name="tenure" value={holder.id} />
        <Field form={form} name="until" type="date" label={words.endDay} required short />
        <Submit kind="quiet">{words.endSend}</Submit>
      </form>
    </details>
  );
}

const CLASSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20];

/** What an office is called, its class, and how it and its staff are reached. */
export function OfficeForm({ office, form }: { office: OfficeRow; form: Form }) {
  const words = messages(form.language).office;
  const classes = [
    { value: '', label: `${words.classAuto}: ${rankChoice(precedenceClass(office.title), form.language)}` },
    ...CLASSES.map((n) => ({ value: String(n), label: rankChoice(n, form.language) })),
  ];
  return (
    <details open={wrong(form)} id="ubah">
      <summary>{words.edit}</summary>
      <form method="post" action={officePath(office.id)} novalidate>
        <ErrorSummary form={form} />
        <ContactFields form={form} />
        <Field form={form} name="title" label={words.position} hint={words.positionHint} maxlength={200} required />
        <Select
          form={form}
          name="precedence_class"
          label={words.class}
          hint={words.classHint}
          options={classes}
          blank={false}
          required
        />
        <Submit kind="quiet">{words.editSend}</Submit>
      </form>
    </details>
  );
}

/** Takes out of the history what was recorded by mistake. */
export function CorrectForms({
  officeId,
  tenures,
  language,
}: {
  officeId: string;
  tenures: TenureRow[];
  language: Language;
}) {
  const words = messages(language).office;
  return (
    <details>
      <summary>{words.correct}</summary>
      <p class="hint">{words.correctHint}</p>
      <ul class="rows">
        {tenures.map(({ id, name }) => (
          <li>
            <span class="grow">{name}</span>
            <form method="post" action={`${officePath(officeId)}/pejabat/${id}/hapus`}>
              <button type="submit" class={look('plain')}>
                {words.remove}
                <span class="unseen">{words.removeWhom({ name })}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
