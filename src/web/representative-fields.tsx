import { messages } from '../messages/index.ts';
import { Field, type Form } from './forms.tsx';

/** The names of the fields of a representative. */
export const REPRESENTATIVE = ['representative_name', 'representative_position', 'representative_contact'] as const;

/** Who comes for the one invited: only the name is required. */
export function RepresentativeFields({ form }: { form: Form }) {
  const { fields } = messages(form.language);
  return (
    <>
      <Field form={form} name="representative_name" label={fields.representative_name} maxlength={200} required />
      <Field form={form} name="representative_position" label={fields.representative_position} maxlength={200} />
      <Field
        form={form}
        name="representative_contact"
        label={fields.representative_contact}
        hint={fields.representative_contact_hint}
        maxlength={254}
      />
    </>
  );
}
