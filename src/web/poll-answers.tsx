import type { SlotAnswer } from '../db/polls.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { MOST_SLOTS, POLL_ANSWERS, pollAnswerForm, type SlotTimes } from '../domain/polls.ts';
import { messages } from '../messages/index.ts';
import { slotText } from '../messages/polls.ts';
import { filled } from './form-data.ts';
import { type Form, freshForm, TextArea, withProblems } from './forms.tsx';

/** The field of a slot. */
export const slotField = (ordinal: number) => `slot_${ordinal}`;

/** The note said with the newest answer. */
export const noteOf = (answers: readonly SlotAnswer[]) => [...answers].sort((a, b) => b.id - a.id)[0]?.note ?? null;

/** The form as the answers that count fill it in. */
export function standingAnswers(language: Form['language'], answers: readonly SlotAnswer[]): Form {
  const values = Object.fromEntries(answers.map(({ slot, answer }) => [slotField(slot), answer]));
  return freshForm(language, { ...values, note: noteOf(answers) });
}

/** What was answered in a form with a field for each slot; or the form again, with what is wrong at its field. */
export function answersIn(typed: URLSearchParams, slots: readonly SlotTimes[], language: Form['language']) {
  const among = slots.filter(({ ordinal }) => ordinal <= MOST_SLOTS && filled(typed, slotField(ordinal)));
  const answers = among.map(({ ordinal }) => ({ slot: ordinal, answer: filled(typed, slotField(ordinal)) }));
  const parsed = parseInput(pollAnswerForm, { answers, note: filled(typed, 'note') });
  if (parsed.ok) return { ok: true as const, ...parsed.value, note: parsed.value.note ?? null };
  const place = (field: string) => {
    const at = /^answers\[(\d+)\]/.exec(field)?.[1];
    return at === undefined ? field : slotField(among[Number(at)]?.ordinal ?? 1);
  };
  const problems: FieldProblem[] = parsed.problems;
  const form = withProblems({ typed, problems: {}, language }, problems, (path) =>
    path === 'answers' ? slotField(slots[0]?.ordinal ?? 1) : place(path),
  );
  if (problems.some(({ field }) => field === 'answers'))
    form.problems[slotField(slots[0]?.ordinal ?? 1)] = messages(language).poll.page.choose;
  return { ok: false as const, form };
}

/** One choice of three for each slot, big enough for a thumb, and a note. */
export function SlotChoices({ form, slots }: { form: Form; slots: readonly SlotTimes[] }) {
  const { poll: words } = messages(form.language);
  return (
    <>
      {slots.map((slot) => {
        const name = slotField(slot.ordinal);
        const wrong = form.problems[name];
        return (
          <fieldset class="slot choices" aria-describedby={wrong && `${name}-salah`}>
            <legend>{slotText(slot, form.language)}</legend>
            {wrong && (
              <p class="problem" id={`${name}-salah`}>
                {wrong}
              </p>
            )}
            <div class="three">
              {POLL_ANSWERS.map((answer, i) => (
                <label class="pick">
                  <input
                    type="radio"
                    id={i === 0 ? name : undefined}
                    name={name}
                    value={answer}
                    checked={form.typed.get(name) === answer}
                  />
                  {words.answer[answer]}
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      <TextArea form={form} name="note" label={words.page.note} rows={2} maxlength={1000} depends />
    </>
  );
}

/** What each field is called in a summary of what is wrong. */
export const slotLabels = (slots: readonly SlotTimes[], language: Form['language']) =>
  Object.fromEntries([
    ...slots.map((slot) => [slotField(slot.ordinal), slotText(slot, language)]),
    ['note', messages(language).poll.page.note],
  ]) as Record<string, string>;
