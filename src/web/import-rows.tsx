import type { Child } from 'hono/jsx';
import type { PreviewRow } from '../actions/directory-import.ts';
import { withCapacity } from '../domain/offices.ts';
import type { RowProblem } from '../domain/pasted-rows.ts';
import { type Language, messages } from '../messages/index.ts';
import { Choices, Field, type Form } from './forms.tsx';
import { holderBy, lineField, problemOf } from './import-verdicts.ts';

type Part = { form: Form; language: Language };
type Rows = Part & { rows: PreviewRow[] };

const wordsOf = (language: Language) => messages(language).directoryImport;

function Section({ title, hint, tone, children }: { title: string; hint?: string; tone?: string; children?: Child }) {
  return (
    <section class={tone}>
      <h2>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}

/** A box that leaves a row out. */
function Skip({ line, form, language }: Part & { line: number }) {
  const words = wordsOf(language);
  const name = lineField(line);
  return (
    <label class="leave-out">
      <input
        id={name}
        type="checkbox"
        name={name}
        value="skip"
        checked={form.typed.get(name) === 'skip'}
        aria-describedby={form.problems[name] ? `${name}-salah` : undefined}
      />
      <span>
        {words.skip}
        <span class="unseen">{words.skipLine({ n: line })}</span>
      </span>
    </label>
  );
}

function Row({ line, title, children, ...part }: Part & { line: number; title: Child; children?: Child }) {
  return (
    <li>
      <span class="line">{wordsOf(part.language).line({ n: line })}</span>
      <span class="grow">
        <b>{title}</b>
        {children}
      </span>
      <Skip line={line} {...part} />
    </li>
  );
}

const officeOf = ({ row }: PreviewRow) => `${row.position}, ${row.agency}`;

const COLUMN = { email: 'email', phone: 'phone', staff_email: 'staffEmail', staff_phone: 'staffPhone' } as const;

/** What a row says anew of how a known office is reached. */
function NewContacts({ contacts, row, office, language }: PreviewRow & { language: Language }) {
  const words = wordsOf(language);
  return (
    <>
      {contacts.map((name) => {
        const said = { field: words.columns[name], value: row[name] ?? '' };
        const old = office?.[COLUMN[name]];
        return <small>{old ? words.contactReplace({ ...said, old }) : words.contactAdd(said)}</small>;
      })}
    </>
  );
}

/** A pasted line as it is shown: its cells, so far as there is something in them. */
const cellsOf = (pasted: string) =>
  pasted
    .split('\t')
    .filter((cell) => cell.trim())
    .join(' · ')
    .slice(0, 300);

/** Lines that cannot be read, each with why, and with what was pasted. */
export function Wrong({ problems, ...part }: Part & { problems: RowProblem[] }) {
  const words = wordsOf(part.language);
  if (!problems.length) return null;
  const pasted = (part.form.typed.get('rows') ?? '').split('\n');
  const lines = [...new Set(problems.map(({ line }) => line))];
  return (
    <Section title={words.wrong} hint={words.wrongHint}>
      <ul class="rows">
        {lines.map((line) => (
          <Row line={line} title={cellsOf(pasted[line - 1] ?? '')} {...part}>
            <span id={`${lineField(line)}-salah`}>
              {problems
                .filter((p) => p.line === line)
                .map((p) => (
                  <span class="problem">{problemOf(p, part.language)}</span>
                ))}
            </span>
          </Row>
        ))}
      </ul>
    </Section>
  );
}

function Question({ form, language, ...pasted }: Part & PreviewRow) {
  const words = wordsOf(language);
  const { line, row, means, office } = pasted;
  const name = row.name ?? '';
  const old = office?.holder?.name ?? '';
  const becomes = holderBy(pasted);
  const options =
    means === 'similar_person'
      ? [
          { value: 'same', label: words.personSame({ name: old }) },
          { value: 'tulisan', label: words.personWrite({ name }) },
          { value: 'new', label: words.personNew({ name }) },
        ]
      : [
          { value: 'same', label: becomes ? words.decideSameChange({ name: becomes }) : words.decideSame },
          { value: 'new', label: words.decideNew },
        ];
  const hint = [
    means === 'similar_office' && words.similarOffice({ title: office?.title ?? '', agency: office?.agency ?? '' }),
    old && words.similarPerson({ name: old }),
  ];
  return (
    <Choices
      form={form}
      name={lineField(line)}
      type="radio"
      label={`${words.line({ n: line })}: ${[officeOf(pasted), name].filter(Boolean).join(', ')}`}
      hint={hint.filter(Boolean).join(' ')}
      options={[...options, { value: 'skip', label: words.decideSkip }]}
      required
    />
  );
}

/** Rows that may mean something known: a person decides each. */
export function Similar({ rows, ...part }: Rows) {
  const words = wordsOf(part.language);
  if (!rows.length) return null;
  return (
    <Section title={words.similar} hint={words.similarHint} tone="similar">
      {rows.map((row) => (
        <Question {...row} {...part} />
      ))}
    </Section>
  );
}

/** Known offices with another holder than the one known. */
export function Changes({ rows, ...part }: Rows) {
  const words = wordsOf(part.language);
  if (!rows.length) return null;
  return (
    <Section title={words.change}>
      <Field
        form={part.form}
        name="berlaku"
        type="date"
        label={words.changeFrom}
        hint={words.changeHint}
        required
        short
      />
      <ul class="rows">
        {rows.map((pasted) => (
          <Row line={pasted.line} title={officeOf(pasted)} {...part}>
            <small>
              {words.changeText({
                old: withCapacity(pasted.office?.holder?.capacity ?? '', pasted.office?.holder?.name ?? ''),
                name: pasted.row.name ?? '',
              })}
            </small>
            <NewContacts {...pasted} language={part.language} />
          </Row>
        ))}
      </ul>
    </Section>
  );
}

/** Holders who are known, written differently. */
export function Spellings({ rows, form, language }: Rows) {
  const words = wordsOf(language);
  if (!rows.length) return null;
  return (
    <Section title={words.spelling} hint={words.spellingHint}>
      {rows.map(({ line, row, office }) => (
        <div class="choice">
          <input
            id={`tulisan_${line}`}
            type="checkbox"
            name={`tulisan_${line}`}
            value="1"
            checked={form.typed.has(`tulisan_${line}`)}
          />
          <label for={`tulisan_${line}`}>
            {words.spellingTake({ name: row.name ?? '' })}
            <small>
              {words.spellingNow({ name: office?.holder?.name ?? '' })} · {office?.title}
            </small>
          </label>
        </div>
      ))}
    </Section>
  );
}

/** Known offices of which the rows tell a holder or contacts that were not known so. */
export function Completed({ rows, ...part }: Rows) {
  const words = wordsOf(part.language);
  if (!rows.length) return null;
  return (
    <Section title={words.fill}>
      <ul class="rows">
        {rows.map((pasted) => (
          <Row line={pasted.line} title={officeOf(pasted)} {...part}>
            {pasted.means === 'holder' && <small>{words.holderText({ name: pasted.row.name ?? '' })}</small>}
            <NewContacts {...pasted} language={part.language} />
          </Row>
        ))}
      </ul>
    </Section>
  );
}

/** Offices that are not in the directory yet. */
export function New({ rows, ...part }: Rows) {
  const words = wordsOf(part.language);
  if (!rows.length) return null;
  return (
    <Section title={words.new}>
      <ul class="rows">
        {rows.map((pasted) => (
          <Row line={pasted.line} title={officeOf(pasted)} {...part}>
            <small>{pasted.row.name ?? words.noHolder}</small>
          </Row>
        ))}
      </ul>
    </Section>
  );
}

/** What is there already: nothing happens. */
export function Same({ rows, language }: Rows) {
  if (!rows.length) return null;
  return (
    <details>
      <summary>{wordsOf(language).same({ n: rows.length })}</summary>
      <ul>
        {rows.map((pasted) => (
          <li>{[officeOf(pasted), pasted.row.name].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
    </details>
  );
}
