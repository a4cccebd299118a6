import type { CountRow } from '../db/counts.ts';
import type { EventRow } from '../db/events.ts';
import type { ForceRow } from '../db/forces.ts';
import type { FieldProblem } from '../domain/input.ts';
import { COUNT_WHATS, type CountWhat, kindById } from '../domain/kinds.ts';
import { unitKey } from '../domain/record-inputs.ts';
import { type Language, type Messages, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledNumber } from './form-data.ts';
import { ErrorSummary, Field, type Form, fieldName, freshForm, Submit } from './forms.tsx';
import { Notice } from './parts.tsx';

const SPARE_UNITS = 2;
const MAX_UNITS = 200;
const UNIT_PARTS = ['unit', 'personnel', 'vehicles'] as const;

const isUnit = (typed: URLSearchParams, i: number) => UNIT_PARTS.some((part) => filled(typed, `units_${i}_${part}`));

/** The form of strength by unit as it is stored. */
export function forcesForm(forces: ForceRow[], language: Language): Form {
  const rows = forces.flatMap((force, i) => [
    [`units_${i}_was`, force.unit],
    [`units_${i}_unit`, force.unit],
    [`units_${i}_personnel`, String(force.personnel)],
    [`units_${i}_vehicles`, force.vehicles === null ? null : String(force.vehicles)],
  ]);
  return freshForm(language, Object.fromEntries(rows));
}

/**
 * The rows filled in, as `forcesInput` takes them, which row of the form each is, and the units that stood there and no
 * longer do: emptied, renamed, or taken away by their button.
 */
export function unitsFrom(typed: URLSearchParams): {
  units: Record<string, unknown>[];
  rows: number[];
  removed: string[];
} {
  const all = Array.from({ length: MAX_UNITS }, (_, i) => i);
  const rows = all.filter((i) => isUnit(typed, i) && typed.get('hapus') !== String(i));
  const units = rows.map((i) => ({
    unit: filled(typed, `units_${i}_unit`),
    personnel: filledNumber(typed, `units_${i}_personnel`),
    vehicles: filledNumber(typed, `units_${i}_vehicles`),
  }));
  const kept = new Set(units.map(({ unit }) => unitKey(unit ?? '')));
  const stood = all.flatMap((i) => filled(typed, `units_${i}_was`) ?? []);
  return { units, rows, removed: stood.filter((unit) => !kept.has(unitKey(unit))) };
}

/** What was counted as `countsInput` takes it, and what had a number and has none any more. */
export function countsFrom(typed: URLSearchParams): { counts: Record<string, unknown>[]; removed: CountWhat[] } {
  const given = COUNT_WHATS.filter((what) => filled(typed, `${what}_number`) || filled(typed, `${what}_note`));
  const stood = typed.getAll('was');
  // a note without its number says that nothing was counted after all
  const emptied = COUNT_WHATS.filter((what) => stood.includes(what) && !filled(typed, `${what}_number`));
  const counts = given
    .filter((what) => !emptied.includes(what))
    .map((what) => ({ what, number: filledNumber(typed, `${what}_number`), note: filled(typed, `${what}_note`) }));
  return { counts, removed: emptied };
}

/** Problems of a list at the form's rows: `units[0].personnel` at the row that was the first filled in. */
export function withRowProblems(
  form: Form,
  problems: FieldProblem[],
  rename: (index: number, part: string) => string,
): Form {
  const words = messages(form.language);
  const said = problems.map((problem) => {
    const [, index, part] = /\[(\d+)\]\.(\w+)$/.exec(problem.field) ?? [];
    const text = problem.rule === 'type' ? words.form.wholeNumber : problemText(problem, form.language);
    return [index === undefined || !part ? fieldName(problem.field) : rename(Number(index), part), text] as const;
  });
  return { ...form, problems: Object.fromEntries(said) };
}

/** `saved`: whether it was saved just now. */
type Props = { event: EventRow; form: Form; saved: boolean; editable: boolean };

/** Strength on parade by unit: what is stored, each to be changed or taken away, and rows to add. */
export function Forces({ event, form, saved, editable, forces }: Props & { forces: ForceRow[] }) {
  const words = messages(form.language).attendance;
  const last = Array.from({ length: MAX_UNITS }, (_, i) => i).findLast((i) => isUnit(form.typed, i)) ?? -1;
  const rows = Array.from({ length: Math.max(last + 1, forces.length) + SPARE_UNITS }, (_, i) => i);
  const label = { unit: words.unit, personnel: words.personnel, vehicles: words.vehicles };
  const labels = Object.fromEntries(
    rows.flatMap((i) => UNIT_PARTS.map((part) => [`units_${i}_${part}`, label[part]({ n: i + 1 })])),
  );
  const number = (i: number, part: 'personnel' | 'vehicles') => (
    <Field
      form={form}
      name={`units_${i}_${part}`}
      label={label[part]({ n: i + 1 })}
      inputmode="numeric"
      maxlength={12}
      depends
    />
  );
  return (
    <section aria-labelledby="kekuatan">
      <h2 id="kekuatan">{words.forces}</h2>
      {saved && <Notice tone="good">{words.forcesSaved}</Notice>}
      {forces.length > 0 && <ForcesTotal forces={forces} words={words} />}
      {editable ? (
        <form method="post" action={`${eventPath(event.id)}/kekuatan`} novalidate>
          <ErrorSummary form={form} labels={labels} />
          <p class="hint">{words.forcesHint}</p>
          {rows.map((i) => {
            const was = filled(form.typed, `units_${i}_was`);
            return (
              <div class="unit">
                {was && <input type="hidden" name={`units_${i}_was`} value={was} />}
                <Field form={form} name={`units_${i}_unit`} label={words.unit({ n: i + 1 })} maxlength={200} depends />
                {number(i, 'personnel')}
                {number(i, 'vehicles')}
                {was && (
                  <Submit kind="plain" name="hapus" value={String(i)}>
                    {words.remove}
                    <span class="unseen">{words.ofWhom({ who: was })}</span>
                  </Submit>
                )}
              </div>
            );
          })}
          <Submit kind="quiet">{words.forcesSend}</Submit>
        </form>
      ) : (
        <ul class="rows">
          {forces.map((force) => (
            <li>
              <span class="grow">{force.unit}</span>
              {words.strength({ personnel: force.personnel })}
              {force.vehicles !== null && `, ${words.vehiclesOf({ n: force.vehicles })}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ForcesTotal({ forces, words }: { forces: ForceRow[]; words: Messages['attendance'] }) {
  const sum = (part: 'personnel' | 'vehicles') => forces.reduce((total, force) => total + (force[part] ?? 0), 0);
  return (
    <p class="sum">
      {words.forcesTotal({ units: forces.length, personnel: sum('personnel'), vehicles: sum('vehicles') })}
    </p>
  );
}

/** The form of counts as they are stored. */
export function countsForm(counts: CountRow[], language: Language): Form {
  const rows = counts.flatMap((count) => [
    [`${count.what}_number`, String(count.number)],
    [`${count.what}_note`, count.note],
  ]);
  return freshForm(language, { ...Object.fromEntries(rows), was: counts.map((count) => count.what) });
}

/** What was counted: first what the kind of event counts, the rest folded away. */
export function Counts({ event, form, saved, editable, counts }: Props & { counts: CountRow[] }) {
  const words = messages(form.language).attendance;
  const usual = new Set<CountWhat>([
    ...(kindById(event.type)?.counts ?? []),
    ...counts.map((count) => count.what as CountWhat),
  ]);
  const wrong = (what: CountWhat) => Object.keys(form.problems).some((name) => name.startsWith(`${what}_`));
  const shown = COUNT_WHATS.filter((what) => usual.has(what) || wrong(what));
  const rest = COUNT_WHATS.filter((what) => !shown.includes(what));
  const labels = Object.fromEntries(
    COUNT_WHATS.flatMap((what) => [
      [`${what}_number`, words.what[what]],
      [`${what}_note`, words.countNote({ what: words.what[what].toLowerCase() })],
    ]),
  );
  const row = (what: CountWhat) => (
    <div class="count">
      <Field form={form} name={`${what}_number`} label={words.what[what]} inputmode="numeric" maxlength={12} depends />
      <Field
        form={form}
        name={`${what}_note`}
        label={words.countNote({ what: words.what[what].toLowerCase() })}
        maxlength={500}
      />
    </div>
  );
  return (
    <section aria-labelledby="jumlah">
      <h2 id="jumlah">{words.counts}</h2>
      {saved && <Notice tone="good">{words.countsSaved}</Notice>}
      {editable ? (
        <form method="post" action={`${eventPath(event.id)}/jumlah`} novalidate>
          <ErrorSummary form={form} labels={labels} />
          <p class="hint">{words.countsHint}</p>
          {form.typed.getAll('was').map((what) => (
            <input type="hidden" name="was" value={what} />
          ))}
          {shown.map(row)}
          <details>
            <summary>{words.countsMore}</summary>
            {rest.map(row)}
          </details>
          <Submit kind="quiet">{words.countsSend}</Submit>
        </form>
      ) : (
        <ul class="rows">
          {counts.map((count) => (
            <li>
              <span class="grow">
                {words.what[count.what as CountWhat]}
                {count.note && <small>{count.note}</small>}
              </span>
              {count.number}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
