import type { Child } from 'hono/jsx';
import { messages } from '../messages/index.ts';
import { capacityOptions } from './directory-parts.tsx';
import { Field, type Form, Select } from './forms.tsx';

/** Who holds an office, in which capacity and since when; `children` stand behind the name. */
export function HolderFields({ form, required, children }: { form: Form; required: boolean; children?: Child }) {
  const words = messages(form.language).office;
  return (
    <>
      <Field form={form} name="name" label={words.name} hint={words.nameHint} maxlength={200} required={required} />
      {children}
      <div class="columns">
        <Select
          form={form}
          name="capacity"
          label={words.capacity}
          options={capacityOptions(form.language)}
          blank={false}
          required
        />
        <Field form={form} name="from" type="date" label={words.from} required={required} />
      </div>
    </>
  );
}
