import type { ScheduleSettings } from '../db/schedule.ts';
import { parseInput } from '../domain/input.ts';
import { scheduleSettingsInput } from '../domain/schedule.ts';
import { messages } from '../messages/index.ts';
import { filled } from './form-data.ts';
import { Choices, Field, type Form, freshForm, Submit, withProblems } from './forms.tsx';

/** What was typed of how the organization plans: its input, or the form with what is wrong. An empty field is wrong here. */
export function settingsTyped(typed: URLSearchParams, language: Form['language']) {
  const minutes = (name: string) => {
    const text = filled(typed, name) ?? '';
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const parsed = parseInput(scheduleSettingsInput, {
    travel_between_cities: minutes('travel_between_cities'),
    travel_within_city: minutes('travel_within_city'),
    shares_occupied: typed.get('shares_occupied') === 'ya',
  });
  if (parsed.ok) return parsed;
  const form = withProblems({ typed, problems: {}, language }, parsed.problems);
  for (const name of Object.keys(form.problems)) form.problems[name] = messages(language).scheduleSettings.minutesWrong;
  return { ok: false as const, form };
}

type Props = { settings: ScheduleSettings; form: Form; editor: boolean };

/** How long ways take, and whether others may see that offices are taken: what that tells, in plain words. */
export function ScheduleSettingsSection({ settings, form, editor }: Props) {
  const words = messages(form.language).scheduleSettings;
  const { travel, sharesOccupied } = settings;
  const shown = form.typed.has('travel_within_city')
    ? form
    : freshForm(form.language, {
        travel_between_cities: String(travel.betweenCities),
        travel_within_city: String(travel.withinCity),
        shares_occupied: sharesOccupied ? 'ya' : null,
      });
  return (
    <section aria-labelledby="jadwal">
      <h2 id="jadwal">{words.title}</h2>
      <p>{words.shared}</p>
      {editor ? (
        <form method="post" action="/organisasi/jadwal" class="narrow" novalidate>
          <Field
            form={shown}
            name="travel_between_cities"
            type="number"
            inputmode="numeric"
            min={0}
            label={words.between}
            hint={words.travelHint}
            required
            short
          />
          <Field
            form={shown}
            name="travel_within_city"
            type="number"
            inputmode="numeric"
            min={0}
            label={words.within}
            required
            short
          />
          <Choices
            form={shown}
            type="checkbox"
            name="shares_occupied"
            label={words.sharing}
            hint={words.sharingHint}
            options={[{ value: 'ya', label: words.share }]}
            depends
          />
          <Submit kind="quiet">{words.save}</Submit>
        </form>
      ) : (
        <p>
          {words.stands({ between: travel.betweenCities, within: travel.withinCity })}{' '}
          {sharesOccupied ? words.isSharing : words.notSharing}
        </p>
      )}
    </section>
  );
}
