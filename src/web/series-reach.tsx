import type { Reach } from '../actions/series-changes.ts';
import { SCOPES, type Scope } from '../domain/series.ts';
import { messages } from '../messages/index.ts';
import { seriesPath } from './event-frame.tsx';
import { Choices, type Form } from './forms.tsx';

const FIELD = 'cakupan';

/** Over which events of a series a form was sent. */
export const scopeIn = (typed: URLSearchParams): Scope => SCOPES.find((one) => one === typed.get(FIELD)) ?? 'this';

/** Asks over which events of its series a change shall reach. */
export function ReachChoice({ form }: { form: Form }) {
  const words = messages(form.language).series;
  const typed = new URLSearchParams(form.typed);
  if (!typed.has(FIELD)) typed.set(FIELD, 'this');
  return (
    <div class="reach">
      <Choices
        form={{ ...form, typed }}
        name={FIELD}
        type="radio"
        label={words.reach}
        options={SCOPES.map((value) => ({ value, label: words.scope[value] }))}
        required
      />
    </div>
  );
}

/** The series with word of how far a change or a cancellation reached. */
export const reachedPath = (
  seriesId: string,
  { changed = 1, untouched = 0 }: Partial<Reach>,
  done: 'diubah' | 'dibatalkan' = 'diubah',
) => `${seriesPath(seriesId)}?${done}=${changed}&tetap=${untouched}`;
