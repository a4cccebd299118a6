import { UNCONFIRMED } from '../domain/events.ts';
import { KINDS } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { crewRows } from './event-fields.ts';
import { Choices, ErrorSummary, Field, type Form, type Option, Select, Submit, TextArea } from './forms.tsx';

const SPARE_ROWS = 3;
/** Indonesia's zones, from west to east. */
const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;
const ROLES = [...new Set(KINDS.flatMap((kind) => [...kind.roles]))];

/** Officers of the event: the rows filled in, and some to fill. */
function Crew({ form }: { form: Form }) {
  const words = messages(form.language).eventForm;
  const rows = crewRows(form.typed) + SPARE_ROWS;
  return (
    <fieldset id="roles">
      <legend>{words.crew}</legend>
      <p class="hint">{words.crewHint}</p>
      <datalist id="peran">
        {ROLES.map((role) => (
          <option value={role} />
        ))}
      </datalist>
      {Array.from({ length: rows }, (_, i) => (
        <div class="columns">
          <Field
            form={form}
            name={`roles_${i}_role`}
            label={words.crewRole({ n: i + 1 })}
            list="peran"
            maxlength={100}
            depends
          />
          <Field form={form} name={`roles_${i}_name`} label={words.crewName({ n: i + 1 })} maxlength={200} depends />
          <Field
            form={form}
            name={`roles_${i}_position`}
            label={words.crewPosition({ n: i + 1 })}
            maxlength={200}
            depends
          />
        </div>
      ))}
    </fieldset>
  );
}

function WhenWhere({ form }: { form: Form }) {
  const { fields, eventForm: words } = messages(form.language);
  const chosen = form.typed.get('timezone') ?? '';
  const zones = ZONES.map((value): Option => ({ value, label: words.zones[value] }));
  // an event brought in by a program may be in any zone
  if (chosen && !zones.some((zone) => zone.value === chosen)) zones.push({ value: chosen, label: chosen });
  const unsure = UNCONFIRMED.map((value) => ({ value, label: words.unconfirmed[value] }));
  return (
    <fieldset>
      <legend>{words.whenWhere}</legend>
      <div class="columns">
        <Field form={form} name="starts_at" type="datetime-local" label={fields.starts_at} required />
        <Field form={form} name="ends_at" type="datetime-local" label={fields.ends_at} hint={words.endsHint} />
      </div>
      <Select form={form} name="timezone" label={fields.timezone} options={zones} required />
      <Field form={form} name="weekday" label={fields.weekday} hint={words.weekdayHint} short maxlength={20} />
      <Field form={form} name="venue_name" label={fields.venue_name} required maxlength={200} />
      <Field form={form} name="venue_address" label={fields.venue_address} maxlength={300} />
      <Field form={form} name="venue_city" label={fields.venue_city} maxlength={200} />
      <Choices
        form={form}
        name="unconfirmed"
        type="checkbox"
        label={fields.unconfirmed}
        hint={words.unconfirmedHint}
        options={unsure}
      />
    </fieldset>
  );
}

/** The form of an event, new or changed; `kind` names the kind of one that has it already, which stays. */
export function EventForm({ form, action, kind }: { form: Form; action: string; kind?: string }) {
  const { fields, eventForm: words } = messages(form.language);
  const kinds = KINDS.map((k) => ({ value: k.id, label: k.name[form.language] }));
  const labels = { ...fields, ...crewLabels(form) };
  return (
    <form method="post" action={action} novalidate>
      <ErrorSummary form={form} labels={labels} />
      <fieldset>
        <legend>{words.what}</legend>
        {kind ? (
          <p>
            {fields.type}: <strong>{kind}</strong>
          </p>
        ) : (
          <Select form={form} name="type" label={fields.type} options={kinds} required />
        )}
        <Field form={form} name="title" label={fields.title} required maxlength={300} />
        <Field form={form} name="theme" label={fields.theme} hint={words.themeHint} maxlength={300} />
        <Field form={form} name="programme" label={fields.programme} hint={words.programmeHint} maxlength={200} />
      </fieldset>
      <fieldset>
        <legend>{words.who}</legend>
        <Field form={form} name="host" label={fields.host} required maxlength={200} />
        <Field form={form} name="leader_name" label={fields.leader_name} maxlength={200} />
        <Field form={form} name="leader_position" label={fields.leader_position} maxlength={200} />
      </fieldset>
      <WhenWhere form={form} />
      <fieldset>
        <legend>{words.more}</legend>
        <Field form={form} name="dress" label={fields.dress} maxlength={200} />
        <TextArea form={form} name="notes" label={fields.notes} maxlength={4000} />
        <Field form={form} name="rrule" label={fields.rrule} hint={words.rruleHint} maxlength={500} />
      </fieldset>
      <Crew form={form} />
      <fieldset>
        <legend>{words.plan}</legend>
        <TextArea form={form} name="agenda" label={fields.agenda} hint={words.agendaHint} rows={kind ? 12 : 5} />
        <TextArea form={form} name="tasks" label={fields.tasks} hint={words.tasksHint} rows={kind ? 12 : 5} />
      </fieldset>
      <Submit>{kind ? words.save : words.make}</Submit>
    </form>
  );
}

function crewLabels(form: Form): Record<string, string> {
  const words = messages(form.language).eventForm;
  const rows = Array.from({ length: crewRows(form.typed) }, (_, i) => [
    [`roles_${i}_role`, words.crewRole({ n: i + 1 })],
    [`roles_${i}_name`, words.crewName({ n: i + 1 })],
    [`roles_${i}_position`, words.crewPosition({ n: i + 1 })],
  ]);
  return Object.fromEntries(rows.flat());
}
