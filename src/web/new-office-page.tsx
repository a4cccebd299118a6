import type { KnownOffice, Meaning } from '../domain/directory.ts';
import { messages } from '../messages/index.ts';
import { officePath } from './directory-parts.tsx';
import type { PageProps } from './environment.ts';
import { ErrorSummary, Field, type Form, Submit } from './forms.tsx';
import { HolderFields } from './holder-fields.tsx';
import { Layout } from './layout.tsx';
import { Notice, PageHead } from './parts.tsx';

type Beside = { meaning: Meaning['means']; office: KnownOffice };

/** An office in the directory that is the one typed, or may be. */
function Known({ beside: { meaning, office }, form }: { beside: Beside; form: Form }) {
  const words = messages(form.language).newOffice;
  const similar = meaning === 'similar_office';
  return (
    <Notice tone="warn" title={similar ? words.similar : words.exists} alert>
      {similar && <p>{words.similarText}</p>}
      <p>
        <b>{office.title}</b>, {office.agency}
        {office.holder && <small>{office.holder.name}</small>}
      </p>
      <p>
        <a href={officePath(office.id)}>{words.open({ title: office.title })}</a>
      </p>
      {similar && (
        <div class="choice">
          <input id="tetap" type="checkbox" name="tetap" value="1" />
          <label for="tetap">{words.anyway}</label>
        </div>
      )}
    </Notice>
  );
}

type Props = { form: Form; agencies: string[]; beside?: Beside } & PageProps;

/** The form for an office that is not in the directory, with its holder and contacts where they are known. */
export function NewOfficePage({ form, agencies, beside, ...page }: Props) {
  const { newOffice: words, office } = messages(page.language);
  const labels = { position: words.position, agency: words.agency, name: office.name };
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} over={<a href="/direktori">{office.back}</a>} />
      <form method="post" action="/direktori" novalidate>
        <ErrorSummary form={form} labels={labels} />
        {beside && <Known beside={beside} form={form} />}
        <Field form={form} name="position" label={words.position} hint={words.positionHint} maxlength={200} required />
        <Field
          form={form}
          name="agency"
          label={words.agency}
          hint={words.agencyHint}
          maxlength={200}
          list="instansi"
          required
        />
        <datalist id="instansi">
          {agencies.map((name) => (
            <option value={name} />
          ))}
        </datalist>
        <fieldset>
          <legend>{words.who}</legend>
          <p class="hint">{words.whoHint}</p>
          <HolderFields form={form} required={false} />
        </fieldset>
        <fieldset>
          <legend>{words.reach}</legend>
          <ContactFields form={form} />
        </fieldset>
        <p class="actions">
          <Submit>{words.send}</Submit>
        </p>
      </form>
    </Layout>
  );
}

/** How an office and its staff are reached. */
export function ContactFields({ form }: { form: Form }) {
  const words = messages(form.language).office;
  return (
    <>
      <p class="hint">{words.contactsHint}</p>
      <div class="columns">
        <Field form={form} name="email" type="email" label={words.email} maxlength={254} />
        <Field form={form} name="phone" type="tel" label={words.phone} maxlength={40} />
        <Field form={form} name="staff_email" type="email" label={words.staffEmail} maxlength={254} />
        <Field form={form} name="staff_phone" type="tel" label={words.staffPhone} maxlength={40} />
      </div>
    </>
  );
}
