import type { TemplateRow } from '../db/report-templates.ts';
import { LOOP_TAGS, TEXT_TAGS } from '../documents/template-tags.ts';
import { REPORT_FORMS } from '../domain/draft/draft.ts';
import { messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { ErrorSummary, FileField, type Form, look, Select, Submit } from './forms.tsx';
import { Layout } from './layout.tsx';
import { Notice, PageHead } from './parts.tsx';
import { momentText } from './when.ts';

type Props = { templates: TemplateRow[]; form: Form; saved: string | null } & PageProps;

function Standing({ templates, language, member }: Pick<Props, 'templates' | 'language' | 'member'>) {
  const words = messages(language).templates;
  return (
    <section aria-labelledby="berlaku">
      <h2 id="berlaku">{words.standing}</h2>
      {templates.length === 0 && <p>{words.none}</p>}
      <ul class="rows">
        {templates.map(({ id, form, name, bytes, at }) => {
          const called = words.forms[form];
          const size = Math.max(1, Math.round(bytes / 1024));
          return (
            <li>
              <span class="grow">
                <b>{called}</b>
                <small>{words.kept({ name, size, when: momentText(at, member.timezone, language) })}</small>
              </span>
              <a href={`/organisasi/templat/${id}/berkas`} aria-label={words.downloadLong({ form: called })}>
                {words.download}
              </a>
              {mayEdit(member) && (
                <form method="post" action={`/organisasi/templat/${id}/cabut`}>
                  <button type="submit" class={look('plain')} aria-label={words.removeLong({ form: called })}>
                    {words.remove}
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Upload({ form }: { form: Form }) {
  const words = messages(form.language).templates;
  return (
    <section aria-labelledby="unggah">
      <h2 id="unggah">{words.upload}</h2>
      <form method="post" action="/organisasi/templat" enctype="multipart/form-data" class="narrow" novalidate>
        <ErrorSummary form={form} />
        <Select
          form={form}
          name="form"
          label={words.form}
          required
          blank={false}
          options={REPORT_FORMS.map((value) => ({ value, label: words.forms[value] }))}
        />
        <FileField form={form} name="file" label={words.file} hint={words.fileHint} accept=".docx" required />
        <Submit>{words.save}</Submit>
      </form>
    </section>
  );
}

function Tags({ language }: Pick<Props, 'language'>) {
  const words = messages(language).templates;
  const means = words.means as Record<string, string>;
  return (
    <section aria-labelledby="tag">
      <h2 id="tag">{words.tags}</h2>
      <p>{words.tagsHint({ open: '{#bagian}', close: '{/bagian}' })}</p>
      <dl class="tags">
        {TEXT_TAGS.map((tag) => (
          <div>
            <dt>
              <code>{`{${tag}}`}</code>
            </dt>
            <dd>{means[tag]}</dd>
          </div>
        ))}
        {Object.entries(LOOP_TAGS).map(([tag, inner]) => (
          <div>
            <dt>
              <code>{`{#${tag}}`}</code>
            </dt>
            <dd>
              {means[tag]}. {words.inside}:{' '}
              {inner.map((one, i) => (
                <>
                  {i > 0 && ', '}
                  <code>{one in LOOP_TAGS ? `{#${one}}` : `{${one}}`}</code>
                </>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An agency's own documents into which reports are written: what stands, a new one, samples, the tags. */
export function TemplatesPage({ templates, form, saved, ...page }: Props) {
  const { language, member } = page;
  const words = messages(language).templates;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} over={<a href="/organisasi">{member.organizationName}</a>} />
      {saved && <Notice tone="good">{saved}</Notice>}
      <p>{words.lead}</p>
      <Standing templates={templates} language={language} member={member} />
      {mayEdit(member) && <Upload form={form} />}
      <section aria-labelledby="contoh">
        <h2 id="contoh">{words.samples}</h2>
        <p>{words.samplesHint}</p>
        <p class="files">
          {REPORT_FORMS.map((one) => (
            <a href={`/organisasi/templat/contoh.docx?form=${one}`}>{words.sample({ form: words.forms[one] })}</a>
          ))}
        </p>
      </section>
      <Tags language={language} />
    </Layout>
  );
}
