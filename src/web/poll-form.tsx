import type { EventRow } from '../db/events.ts';
import type { InvitationRow } from '../db/invitations.ts';
import { minutesBetween, zoneLabel } from '../domain/dates.ts';
import { MOST_SLOTS } from '../domain/polls.ts';
import { type Language, messages } from '../messages/index.ts';
import { ClashList } from './clashes.tsx';
import { eventPath } from './event-frame.tsx';
import { Field, type Form, Submit } from './forms.tsx';

export type Suggested = { value: string; text: string; reasons: string[] };

export type PollFormProps = {
  event: EventRow;
  form: Form;
  invited: InvitationRow[];
  /** How many more are invited than are shown. */
  more: number;
  /** Null where they were not asked for. */
  suggested: Suggested[] | null;
  /** What stands against the row typed, by its number; null while nobody asked. */
  clashes: Map<number, string[]> | null;
  language: Language;
};

/** The parts of a row's fields. */
export const rowField = (row: number, part: 'on' | 'from' | 'until') => `slots_${row}_${part}`;

function Rows({ form, clashes, language }: Pick<PollFormProps, 'form' | 'clashes' | 'language'>) {
  const { poll: words } = messages(language);
  return (
    <>
      {Array.from({ length: MOST_SLOTS }, (_, row) => {
        const against = clashes?.get(row);
        return (
          <fieldset class="slot-row">
            <legend>{words.slot({ n: row + 1 })}</legend>
            <div class="slot-fields">
              <Field form={form} name={rowField(row, 'on')} type="date" label={words.on} depends />
              <Field form={form} name={rowField(row, 'from')} type="time" label={words.from} depends />
              <Field form={form} name={rowField(row, 'until')} type="time" label={words.until} depends />
            </div>
            {against && <ClashList clashes={against} language={language} />}
            {against?.length === 0 && <p class="hint">{words.noClash}</p>}
          </fieldset>
        );
      })}
    </>
  );
}

function Suggestions({ form, suggested, language }: Pick<PollFormProps, 'form' | 'suggested' | 'language'>) {
  const { poll: words } = messages(language);
  const ticked = form.typed.getAll('usulan');
  return (
    <fieldset class="choices" id="saran">
      <legend>{words.suggested}</legend>
      <p class="hint">{words.suggestedHint}</p>
      <div class="columns">
        <Field form={form} name="dari" type="date" label={words.window} depends />
        <Field form={form} name="sampai" type="date" label={words.windowUntil} depends />
        <Submit name="langkah" value="saran" kind="quiet">
          {words.look}
        </Submit>
      </div>
      {suggested?.length === 0 && <p role="status">{words.suggestedNone}</p>}
      {suggested?.map(({ value, text, reasons }, i) => (
        <div class="choice">
          <input id={`usulan-${i}`} type="checkbox" name="usulan" value={value} checked={ticked.includes(value)} />
          <label for={`usulan-${i}`}>
            {text} <small>{reasons.join(' ')}</small>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function Who({ form, invited, more, language }: Pick<PollFormProps, 'form' | 'invited' | 'more' | 'language'>) {
  const { poll: words, invitations } = messages(language);
  const ticked = new Set(form.typed.getAll('diminta'));
  const wrong = form.problems.diminta;
  return (
    <fieldset class="choices" aria-describedby={wrong ? 'diminta-salah' : undefined}>
      <legend>{words.who}</legend>
      <p class="hint">{words.whoHint}</p>
      {wrong && (
        <p class="problem" id="diminta-salah">
          {wrong}
        </p>
      )}
      {invited.map(({ id, position, name, agency, requirement, email }, i) => (
        <div class="choice">
          <input
            id={i === 0 ? 'diminta' : `diminta-${i}`}
            type="checkbox"
            name="diminta"
            value={id}
            checked={ticked.has(id)}
          />
          <label for={i === 0 ? 'diminta' : `diminta-${i}`}>
            {position ?? name ?? agency}{' '}
            <small>
              {[position && name, invitations.requirement[requirement], !email && words.noEmail]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </label>
        </div>
      ))}
      {more > 0 && <p class="hint">{words.whoMore({ n: invited.length })}</p>}
    </fieldset>
  );
}

/** The form of a new poll: times typed or taken from the suggestions, who is asked, until when. */
export function PollForm(props: PollFormProps) {
  const { event, form, invited, language } = props;
  const { poll: words } = messages(language);
  if (!invited.length)
    return (
      <p class="empty">
        {words.whoNone} <a href={eventPath(event.id, 'invitations')}>{messages(language).event.tabs.invitations}</a>
      </p>
    );
  const length = words.minutes({ n: minutesBetween(event.startsLocal, event.endsLocal) });
  return (
    <form method="post" action={`${eventPath(event.id)}/jajak`} class="poll-form" novalidate>
      {/* the first button is what Enter in a field presses: this one does nothing */}
      <button type="submit" disabled hidden />
      <Suggestions {...props} />
      <h3>{words.times}</h3>
      <p class="hint">{words.timesHint({ length })}</p>
      <Rows {...props} />
      <Submit name="langkah" value="periksa" kind="quiet">
        {words.check}
      </Submit>
      <Who {...props} />
      <h3>{words.deadline}</h3>
      <p class="hint">{words.deadlineHint({ zone: zoneLabel(event.timezone, event.startsAt) })}</p>
      <div class="columns">
        <Field form={form} name="deadline_on" type="date" label={words.on} required />
        <Field form={form} name="deadline_clock" type="time" label={words.clock} required />
      </div>
      <Submit name="langkah" value="kirim">
        {words.send}
      </Submit>
    </form>
  );
}
