import { addDays } from '../domain/dates.ts';
import { REPEATS, RULE_DAYS, SKIPS } from '../domain/repeats.ts';
import { type Language, messages } from '../messages/index.ts';
import { shortDay } from './day-words.ts';
import { Choices, Field, type Form, Select } from './forms.tsx';
import { OWN_RULE } from './repeat-fields.ts';
import type { SeriesDates } from './series-dates.ts';
import { dayText } from './when.ts';

const MONDAY = '2027-03-01';

/** How the fields of a repetition are called where a mistake in them is told. */
export function repeatLabels(language: Language) {
  const { repeat } = messages(language);
  return { repeats: repeat.label, repeat_every: repeat.every, repeat_count: repeat.count, repeat_until: repeat.until };
}

/** What a repetition comes to: how many dates, each with what one should know about it. */
export function RepeatNews({ dates, language }: { dates: SeriesDates; language: Language }) {
  const words = messages(language).repeat;
  const kept = dates?.filter(({ skipped }) => !skipped) ?? [];
  const [first, last] = [kept[0], kept.at(-1)];
  if (!dates || !first || !last) return null;
  const tally = [
    { n: dates.length - kept.length, say: words.skipped },
    { n: kept.filter(({ off }) => off).length, say: words.off },
    { n: kept.filter(({ clashes }) => clashes).length, say: words.clashing },
  ].filter(({ n }) => n > 0);
  const [from, to] = [first, last].map(({ start }) => dayText(start, language));
  return (
    <>
      <p class="when">
        {kept.length === 1
          ? words.once({ first: from ?? '' })
          : words.dates({ n: kept.length, first: from ?? '', last: to ?? '' })}
      </p>
      {tally.length > 0 && <p class="bear">{tally.map(({ n, say }) => say({ n })).join(' · ')}</p>}
      <ol class="dates">
        {dates.map(({ start, off, holiday, provisional, skipped, clashes }) => {
          const day = provisional && holiday ? words.provisional({ name: holiday }) : holiday;
          const marks = [
            ...(skipped ? [words.mark.skipped] : []),
            ...(day ? [day] : off ? [words.mark.weekends] : []),
            ...(clashes && !skipped ? [words.mark.clash] : []),
          ];
          return (
            <li class={skipped ? 'skipped' : marks.length ? 'marked' : undefined}>
              {shortDay(start, language, first.start)}
              {marks.length > 0 && <small>{marks.join(', ')}</small>}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Whether and how an event repeats, and the dates that come of it. What does not apply is hidden by style alone. */
export function Repeat({ form, dates }: { form: Form; dates: SeriesDates }) {
  const words = messages(form.language).repeat;
  const own = form.typed.get('rrule');
  const options = [
    { value: '', label: words.none },
    ...REPEATS.map((value) => ({ value, label: words.how[value] })),
    ...(own ? [{ value: OWN_RULE, label: words.rule({ rule: own }) }] : []),
  ];
  const days = RULE_DAYS.map((value, i) => ({
    value,
    label: dayText(addDays(MONDAY, i), form.language).split(',')[0] ?? value,
  }));
  return (
    <div class="repeat">
      <Select form={form} name="repeats" label={words.label} options={options} blank={false} required />
      {own && <input type="hidden" name="rrule" value={own} />}
      <div class="repeat-more">
        <p class="hint">{words.separate}</p>
        <div class="weekly">
          <Choices
            form={form}
            name="repeat_days"
            type="checkbox"
            label={words.days}
            hint={words.daysHint}
            options={days}
            depends
          />
        </div>
        <div class="columns times said">
          <Field
            form={form}
            name="repeat_count"
            label={words.count}
            hint={words.countHint}
            inputmode="numeric"
            depends
          />
          <Field form={form} name="repeat_until" type="date" label={words.until} depends />
          <Field
            form={form}
            name="repeat_every"
            label={words.every}
            hint={words.everyHint}
            inputmode="numeric"
            depends
          />
        </div>
        <Choices
          form={form}
          name="repeat_skip"
          type="checkbox"
          label={words.skip}
          options={SKIPS.map((value) => ({ value, label: words.skips[value] }))}
          depends
        />
        <div id="ulang-kabar" class="time-news" aria-live="polite">
          <RepeatNews dates={dates} language={form.language} />
        </div>
      </div>
    </div>
  );
}
