import type { Child } from 'hono/jsx';
import { UNCONFIRMED } from '../domain/events.ts';
import type { EventKind } from '../domain/kinds.ts';
import { type Language, messages } from '../messages/index.ts';
import { ClashList, type Notice, Notices } from './clashes.tsx';
import { Crew, crewLabels, planLabels } from './event-crew.tsx';
import { Choices, ErrorSummary, Field, type Form, type Option, Select, Submit, TextArea } from './forms.tsx';
import { PLAN_ID } from './plan-button.tsx';
import { Repeat, repeatLabels } from './repeat-form.tsx';
import type { SeriesDates } from './series-dates.ts';

/** Indonesia's zones, from west to east. */
const ZONES = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;

/** Fields whose problems are said while one types. */
export const LIVE = ['starts_on', 'starts_clock', 'ends_clock', 'ends_on', 'weekday'] as const;
type Live = (typeof LIVE)[number];
/** Where the news of a field or of the time stands; what comes by htmx is put there. */
export const newsId = (name: string) => `${name}-kabar`;

/** What is wrong with a field as it stands, said as soon as it is known. */
export function FieldNews({ form, name }: { form: Form; name: Live }) {
  const problem = form.problems[name];
  return problem ? (
    <p class="problem" id={`${name}-salah`}>
      {problem}
    </p>
  ) : null;
}

export type TimeNews = { when: string | null; notices: readonly Notice[]; clashes: readonly string[] };

/** The day in words and what to bear in mind about it. */
export function TimeNewsLines({ when, notices, clashes, language }: TimeNews & { language: Language }) {
  return (
    <>
      <p class="when">{when ?? ' '}</p>
      <Notices notices={notices} language={language} />
      <ClashList clashes={clashes} language={language} />
    </>
  );
}

type LiveProps = {
  form: Form;
  name: Live;
  label: string;
  type: 'date' | 'time' | 'text';
  hint?: string;
  required?: boolean;
  list?: string;
};

/** A field with its news below it, so that nothing moves under the fingers. */
function LiveField({ form, name, label, type, hint, required, list }: LiveProps) {
  return (
    <div class="field">
      <label for={name}>
        {label}
        {!required && !hint && <span class="optional"> {messages(form.language).form.optional}</span>}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        value={form.typed.get(name) ?? ''}
        required={required}
        list={list}
        maxlength={type === 'text' ? 20 : undefined}
        autocomplete="off"
        aria-describedby={hint ? `${name}-petunjuk ${newsId(name)}` : newsId(name)}
        aria-invalid={form.problems[name] ? 'true' : undefined}
      />
      {hint && (
        <p class="hint" id={`${name}-petunjuk`}>
          {hint}
        </p>
      )}
      <div id={newsId(name)} aria-live="polite">
        <FieldNews form={form} name={name} />
      </div>
    </div>
  );
}

const DAYS = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

function When({ form, news }: { form: Form; news: TimeNews }) {
  const words = messages(form.language).eventForm;
  return (
    <>
      <div class="columns times">
        <LiveField form={form} name="starts_on" type="date" label={words.starts_on} required />
        <LiveField form={form} name="starts_clock" type="time" label={words.starts_clock} required />
        <LiveField form={form} name="ends_clock" type="time" label={words.ends_clock} hint={words.endsHint} />
      </div>
      <div id={newsId('waktu')} class="time-news" aria-live="polite">
        <TimeNewsLines {...news} language={form.language} />
      </div>
      <div class="short">
        <LiveField form={form} name="weekday" type="text" label={words.weekday} hint={words.weekdayHint} list="hari" />
      </div>
      <datalist id="hari">
        {DAYS.map((day) => (
          <option value={day} />
        ))}
      </datalist>
    </>
  );
}

/** What most events can do without, folded away; open where something of it is wrong. */
const FOLDED =
  /^(theme|programme|ends_on|timezone|venue_address|venue_city|unconfirmed|dress|notes|capacity|roles)(_\d+_\w+)?$/;

function Details({ form, kind }: { form: Form; kind: EventKind }) {
  const { fields, eventForm: words } = messages(form.language);
  const chosen = form.typed.get('timezone') ?? '';
  const zones = ZONES.map((value): Option => ({ value, label: words.zones[value] }));
  // an event brought in by a program may be in any zone
  if (chosen && !zones.some((zone) => zone.value === chosen)) zones.push({ value: chosen, label: chosen });
  const unsure = UNCONFIRMED.map((value) => ({ value, label: words.unconfirmed[value] }));
  return (
    <details class="more" open={form.typed.has('revision') || Object.keys(form.problems).some((n) => FOLDED.test(n))}>
      <summary>
        {words.details} <span class="tally">{words.detailsHint}</span>
      </summary>
      <Field form={form} name="theme" label={fields.theme} hint={words.themeHint} maxlength={300} />
      <Field form={form} name="programme" label={fields.programme} hint={words.programmeHint} maxlength={200} />
      <Field form={form} name="venue_address" label={fields.venue_address} maxlength={300} />
      <Field form={form} name="venue_city" label={fields.venue_city} maxlength={200} />
      <div class="columns times">
        <LiveField form={form} name="ends_on" type="date" label={words.ends_on} hint={words.endsOnHint} />
        <Select form={form} name="timezone" label={fields.timezone} options={zones} required />
      </div>
      <Choices
        form={form}
        name="unconfirmed"
        type="checkbox"
        label={fields.unconfirmed}
        hint={words.unconfirmedHint}
        options={unsure}
      />
      <Field form={form} name="dress" label={fields.dress} maxlength={200} />
      <TextArea form={form} name="notes" label={fields.notes} maxlength={4000} />
      <Field
        form={form}
        name="capacity"
        label={fields.capacity}
        hint={words.capacityHint}
        inputmode="numeric"
        maxlength={7}
        short
      />
      <Crew form={form} kind={kind} />
    </details>
  );
}

type Props = {
  form: Form;
  /** It was sent and came back with its mistakes. */
  refused: boolean;
  kind: EventKind;
  /** Where the form is sent; it opens there again too. */
  action: string;
  /** Where it is read while one types. */
  at: string;
  news: TimeNews;
  /** What the button that ends it says. */
  ends: string;
  /** The dates it comes to when it repeats; settled for an event that is there. */
  dates: SeriesDates | 'settled';
  /** Over which events of its series a change reaches, where it is in one. */
  reach?: Child;
  /** When the draft was saved, in words. */
  saved: Child;
  /** The plan that grows beside it. */
  children?: Child;
};

/** The form of an event, new or changed, with its plan beside it. Saved as a draft and planned anew while one types. */
export function EventForm({ form, refused, kind, action, at, news, dates, reach, ends, saved, children }: Props) {
  const { fields, eventForm: words } = messages(form.language);
  const role = kind.leaderRole;
  const own = Object.fromEntries(LIVE.map((name) => [name, words[name]]));
  const leader = { leader_name: words.leaderName({ role }), leader_position: words.leaderAs({ role }) };
  return (
    <form
      id="acara"
      class="aside-page event-form"
      method="post"
      action={action}
      novalidate
      hx-post={at}
      hx-trigger="input delay:500ms, change delay:500ms"
      hx-target={`#${PLAN_ID}`}
      hx-swap="outerMorph"
      hx-sync="this:replace"
    >
      {/* the first button is what Enter in a field presses: this one sends no half form */}
      <button type="submit" disabled hidden />
      <div class="event-fields">
        {refused && (
          <ErrorSummary
            form={form}
            labels={{
              ...fields,
              ...repeatLabels(form.language),
              ...own,
              ...leader,
              ...crewLabels(form),
              ...planLabels(form),
            }}
          />
        )}
        {['type', 'revision'].map(
          (name) => form.typed.has(name) && <input type="hidden" name={name} value={form.typed.get(name) ?? ''} />,
        )}
        <Field form={form} name="title" label={fields.title} hint={words.titleHint} required maxlength={300} />
        <When form={form} news={news} />
        {dates !== 'settled' && <Repeat form={form} dates={dates} />}
        <Field form={form} name="venue_name" label={fields.venue_name} required maxlength={200} />
        <Field form={form} name="host" label={fields.host} required maxlength={200} />
        <div class="columns">
          <Field form={form} name="leader_position" label={leader.leader_position} maxlength={200} />
          <Field form={form} name="leader_name" label={leader.leader_name} maxlength={200} />
        </div>
        <Details form={form} kind={kind} />
      </div>
      {/* before the plan, so that the keyboard comes to it without passing every row */}
      <div class="form-foot">
        {reach}
        <Submit big>{ends}</Submit>
        <p id="tersimpan" role="status">
          {saved}
        </p>
      </div>
      {children}
    </form>
  );
}
