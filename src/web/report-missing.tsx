import type { EventRow } from '../db/events.ts';
import type { ForceRow } from '../db/forces.ts';
import { clock, dateOf } from '../domain/dates.ts';
import type { MissingField } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { eventPath } from './event-frame.tsx';
import { Field, type Form, freshForm, Submit, TextArea } from './forms.tsx';
import { type FillableGap, isFillable } from './report-gaps.ts';

/** Where a missing thing without a form here is filled in: a part of the event, and the place on it. */
const PLACES: Partial<Record<MissingField, { page: 'plan' | 'attendance'; at: string }>> = {
  material: { page: 'plan', at: '/ubah#agenda' },
  vehicles: { page: 'attendance', at: '/kehadiran#kekuatan' },
  attendance: { page: 'attendance', at: '/kehadiran#kehadiran' },
  waves: { page: 'attendance', at: '/kehadiran#kehadiran' },
};

export type MissingThings = {
  missing: { field: string; label: string }[];
  /** The units to give vehicles to; read only where vehicles are missing. */
  forces: ForceRow[];
  /** A form that came back. */
  wrong?: { field: string; form: Form };
};

const plannedClock = (local: string) => clock(local).replace('.', ':');

/** What a form starts with: what is planned, where a plan only waits to be confirmed. */
function planned(field: FillableGap, event: EventRow): Record<string, string> {
  if (field === 'venue') return { venue: event.venueName };
  if (field === 'date') return { date: dateOf(event.startsLocal) };
  if (field !== 'time') return {};
  return { starts: plannedClock(event.startsLocal), ...(event.endsGiven && { ends: plannedClock(event.endsLocal) }) };
}

function Inputs({ field, form, forces }: { field: FillableGap; form: Form; forces: ForceRow[] }) {
  const { report: words, fields } = messages(form.language);
  const number = (name: string, label: string, required: boolean) => (
    <Field
      form={form}
      name={name}
      label={label}
      inputmode="numeric"
      maxlength={12}
      short
      depends={!required}
      required={required}
    />
  );
  switch (field) {
    case 'participants':
    case 'residents':
    case 'packages':
    case 'patients':
      return number('number', words.field[field], true);
    case 'forces':
      return (
        <>
          <Field form={form} name="unit" label={words.unit} maxlength={200} required />
          {number('personnel', words.personnel, true)}
          {number('vehicles', words.vehicles, false)}
        </>
      );
    case 'vehicles':
      return (
        <>
          {form.problems.vehicles && <p class="problem">{form.problems.vehicles}</p>}
          {forces.map(({ id, unit }) => number(`vehicles_${id}`, words.vehiclesOf({ unit }), false))}
        </>
      );
    case 'commander':
    case 'speakers':
      return (
        <>
          <Field form={form} name="name" label={fields.name} maxlength={200} depends />
          <Field form={form} name="position" label={fields.position} maxlength={200} depends />
        </>
      );
    case 'time':
      return (
        <>
          <p class="hint">{words.planned}</p>
          <Field form={form} name="starts" type="time" label={words.starts} required short />
          <Field form={form} name="ends" type="time" label={words.ends} short />
        </>
      );
    case 'date':
      return <Field form={form} name="date" type="date" label={words.date} hint={words.planned} required short />;
    case 'venue':
      return <Field form={form} name="venue" label={words.venue} hint={words.planned} maxlength={200} required />;
    case 'follow_up':
      return (
        <>
          <TextArea form={form} name="text" label={words.field.follow_up} rows={2} maxlength={4000} required />
          <Field form={form} name="owner" label={fields.owner} maxlength={200} />
          <Field form={form} name="due" type="date" label={fields.due} short />
        </>
      );
    case 'residents_raised':
      return (
        <TextArea
          form={form}
          name="text"
          label={words.field.residents_raised}
          hint={words.noPersons}
          rows={2}
          maxlength={4000}
          required
        />
      );
  }
}

function GapForm({ event, field, forces, wrong, language }: Gap & { field: FillableGap }) {
  const words = messages(language).report;
  const own = wrong?.field === field ? wrong.form : freshForm(language, planned(field, event));
  const form: Form = { ...own, prefix: `isi-${field}-` };
  const confirms = field === 'time' || field === 'date' || field === 'venue';
  return (
    <form method="post" action={`${eventPath(event.id, 'report')}/lengkapi`} novalidate>
      <input type="hidden" name="field" value={field} />
      <Inputs field={field} form={form} forces={forces} />
      <Submit kind="quiet">
        {confirms ? words.confirm : words.save}
        <span class="unseen">{words.saveOf({ label: words.field[field] })}</span>
      </Submit>
    </form>
  );
}

type Gap = { event: EventRow; forces: ForceRow[]; wrong?: MissingThings['wrong']; language: Language };

function MissingThing({ field, ...gap }: Gap & { field: MissingField }) {
  const { report: words, event: event_ } = messages(gap.language);
  const label = words.field[field];
  if (isFillable(field, gap.forces)) {
    return (
      <li id={`belum-${field}`}>
        <details name="lengkapi" open={gap.wrong?.field === field}>
          <summary>
            <span class="grow">{label}</span> <span class="fill">{words.fill}</span>
          </summary>
          <GapForm field={field} {...gap} />
        </details>
      </li>
    );
  }
  const place = PLACES[field];
  return (
    <li>
      <span class="grow">{label}</span>
      {place && (
        <a href={`${eventPath(gap.event.id)}${place.at}`}>
          {words.fillAt({ page: event_.tabs[place.page] })}
          <span class="unseen"> {label}</span>
        </a>
      )}
    </li>
  );
}

/** What is not recorded, each with its form or the way to where it is filled in. */
export function MissingList({
  event,
  things,
  editable,
  language,
}: {
  event: EventRow;
  things: MissingThings;
  editable: boolean;
  language: Language;
}) {
  const { report: words, reportEditing } = messages(language);
  const { missing, forces, wrong } = things;
  const hint = editable
    ? event.status === 'closed'
      ? reportEditing.fillHint
      : words.missingBefore
    : words.missingViewer;
  return (
    <section aria-labelledby="belum" class="no-print">
      <h2 id="belum">{words.missing}</h2>
      <p class="hint">{missing.length === 0 ? words.nothingMissing : hint}</p>
      <ul class="rows gaps">
        {(missing as { field: MissingField }[]).map(({ field }) =>
          editable ? (
            <MissingThing event={event} field={field} forces={forces} wrong={wrong} language={language} />
          ) : (
            <li>
              <span class="grow">{words.field[field]}</span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
