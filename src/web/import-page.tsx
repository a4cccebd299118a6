import type { Preview, PreviewRow } from '../actions/directory-import.ts';
import { ROW_FIELDS } from '../domain/pasted-rows.ts';
import { messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { ErrorSummary, type Form, look, Submit, TextArea } from './forms.tsx';
import { Changes, Completed, New, Same, Similar, Spellings, Wrong } from './import-rows.tsx';
import { lineField, type Verdict, verdictOf } from './import-verdicts.ts';
import { Layout } from './layout.tsx';
import { Notice, Numbers, PageHead } from './parts.tsx';

const SAMPLE = [
  'Kepala Dinas Kesehatan',
  'dr. Sinta Maharani, M.Kes.',
  'Dinas Kesehatan Kabupaten Sungai Rawa',
  'dinkes@sungairawa.example',
  '0812-3456-7890',
  '',
  '0813-3456-7890',
];

function Columns({ language }: Pick<PageProps, 'language'>) {
  const words = messages(language).directoryImport;
  return (
    <section aria-labelledby="kolom">
      <h2 id="kolom">{words.sampleTitle}</h2>
      <ol class="columns-order">
        {ROW_FIELDS.map((field, i) => (
          <li>
            <b>{words.columns[field]}</b> {SAMPLE[i]}
          </li>
        ))}
      </ol>
      <p class="hint">{words.columnsHint}</p>
    </section>
  );
}

/** Where one pastes. */
export function PastePage({ form, ...page }: { form: Form } & PageProps) {
  const words = messages(page.language).directoryImport;
  return (
    <Layout title={words.title} {...page}>
      <PageHead title={words.title} over={<a href="/direktori">{messages(page.language).office.back}</a>} />
      <div class="aside-page">
        <form class="pasting" method="post" action="/direktori/impor" novalidate>
          <ErrorSummary form={form} />
          <TextArea form={form} name="rows" label={words.rows} hint={words.hint} rows={14} required />
          <p class="hint">{words.checkHint}</p>
          <Submit name="langkah" value="periksa">
            {words.check}
          </Submit>
        </form>
        <aside>
          <Columns language={page.language} />
        </aside>
      </div>
    </Layout>
  );
}

const ORDER = ['wrong', 'similar', 'change', 'fill', 'new', 'same'] as const satisfies Verdict[];

type Props = {
  form: Form;
  preview: Preview;
  /** What the preview was made of: another by the time of saving, and one looks again. */
  seal: string;
  /** The table or the directory is another than the one that was checked. */
  stale: boolean;
} & PageProps;

/** What each row would do, by what a person has to do about it; and the consent. Nothing is saved before. */
export function PreviewPage({ form, preview, seal, stale, ...page }: Props) {
  const { language } = page;
  const words = messages(language).directoryImport;
  const rows = new Map<Verdict, PreviewRow[]>(ORDER.map((verdict) => [verdict, []]));
  for (const row of preview.rows) rows.get(verdictOf(row))?.push(row);
  const of = (verdict: Verdict) => rows.get(verdict) ?? [];
  const wrongLines = new Set(preview.problems.map(({ line }) => line));
  const count = (verdict: Verdict) => (verdict === 'wrong' ? wrongLines.size : of(verdict).length);
  const respelled = of('same').filter(({ row, office }) => row.name && row.name !== office?.holder?.name);
  const idle = count('same') === preview.rows.length && !respelled.length && !wrongLines.size;
  const part = { form, language };
  const lines = [...wrongLines, ...preview.rows.map(({ line }) => line)];
  const labels = Object.fromEntries(lines.map((line) => [lineField(line), words.line({ n: line })]));
  return (
    <Layout title={words.preview} {...page}>
      <PageHead title={words.preview} over={<a href="/direktori">{messages(language).office.back}</a>} />
      {stale && (
        <Notice tone="warn" alert>
          <p>{words.stale}</p>
        </Notice>
      )}
      <Numbers
        rows={ORDER.filter((v) => count(v) > 0).map((verdict) => [count(verdict), words.counts[verdict]] as const)}
      />
      {preview.ignored.length > 0 && <p class="hint">{words.ignored({ columns: preview.ignored.join(', ') })}</p>}
      <form class="import" method="post" action="/direktori/impor" novalidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="diperiksa" value={seal} />
        <Wrong problems={preview.problems} {...part} />
        <Similar rows={of('similar')} {...part} />
        <Changes rows={of('change')} {...part} />
        <Spellings rows={respelled} {...part} />
        <Completed rows={of('fill')} {...part} />
        <New rows={of('new')} {...part} />
        <Same rows={of('same')} {...part} />
        {idle ? (
          <p>
            {words.allSame} <a href="/direktori">{messages(language).office.back}</a>
          </p>
        ) : (
          <p class="actions save">
            <Submit name="langkah" value="simpan">
              {words.save}
            </Submit>
          </p>
        )}
        <details>
          <summary>{words.edit}</summary>
          <TextArea form={form} name="rows" label={words.rows} rows={12} required />
          <button type="submit" class={look('quiet')} name="langkah" value="periksa">
            {words.again}
          </button>
        </details>
      </form>
    </Layout>
  );
}
