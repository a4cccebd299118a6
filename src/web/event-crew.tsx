import type { EventKind } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { crewRows } from './event-fields.ts';
import { rowsIn } from './form-rows.ts';
import { Field, type Form } from './forms.tsx';
import { GUEST_PARTS } from './guest-rows.ts';
import { AGENDA_PARTS, TASK_PARTS } from './plan-rows.ts';

const SPARE_ROWS = 3;

/** Officers of the event: the rows filled in, and some to fill. */
export function Crew({ form, kind }: { form: Form; kind: EventKind }) {
  const words = messages(form.language).eventForm;
  const rows = crewRows(form.typed) + SPARE_ROWS;
  return (
    <fieldset id="roles">
      <legend>{words.crew}</legend>
      <p class="hint">{words.crewHint}</p>
      <datalist id="peran">
        {kind.roles.map((role) => (
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

/** What the officers' fields are called where something is wrong with them. */
export function crewLabels(form: Form): Record<string, string> {
  const words = messages(form.language).eventForm;
  const rows = Array.from({ length: crewRows(form.typed) }, (_, i) => [
    [`roles_${i}_role`, words.crewRole({ n: i + 1 })],
    [`roles_${i}_name`, words.crewName({ n: i + 1 })],
    [`roles_${i}_position`, words.crewPosition({ n: i + 1 })],
  ]);
  return Object.fromEntries(rows.flat());
}

/** The same for the fields of the plan's rows. */
export function planLabels({ typed, language }: Form): Record<string, string> {
  const { planPreview: words, fields } = messages(language);
  const labels: Record<string, string> = {};
  for (const [i, { key }] of rowsIn(typed, 'agenda', AGENDA_PARTS).entries()) {
    const n = i + 1;
    labels[`agenda_${key}_day`] = words.rowDay({ n });
    labels[`agenda_${key}_time`] = words.rowTime({ n });
    labels[`agenda_${key}_title`] = words.rowTitle({ n });
    labels[`agenda_${key}_officer`] = words.rowOfficer({ n });
  }
  for (const [i, { key }] of rowsIn(typed, 'tasks', TASK_PARTS).entries()) {
    labels[`tasks_${key}_when`] = words.taskWhen({ n: i + 1 });
    labels[`tasks_${key}_title`] = words.taskTitle({ n: i + 1 });
  }
  for (const { key, typed: row } of rowsIn(typed, 'invitees', GUEST_PARTS)) {
    for (const part of GUEST_PARTS)
      labels[`invitees_${key}_${part}`] = `${row.position || row.name}, ${fields[part as keyof typeof fields] ?? ''}`;
  }
  return labels;
}
