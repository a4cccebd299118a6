import { isLocal, isZone } from '../domain/dates.ts';
import { REPEATS, RULE_DAYS, ruleOf, SKIPS, skippedOf } from '../domain/repeats.ts';
import { occurrencesOf } from '../domain/series.ts';
import { type Language, messages } from '../messages/index.ts';
import { filled } from './form-data.ts';
import { dateFrom } from './plan-rows.ts';

/** A rule that the form cannot say, brought along as it is. */
export const OWN_RULE = 'rule';

const isEvery = (text: string) => /^[1-9]\d{0,3}$/.test(text);

/** The rule that was chosen, whole or not: without an end, or with two, it is none. Undefined while nothing repeats. */
function ruleIn(typed: URLSearchParams, firstDay: string | null): string | undefined {
  const asked = typed.get('repeats');
  if (asked === OWN_RULE) return filled(typed, 'rrule');
  const repeats = REPEATS.find((one) => one === asked);
  if (!repeats) return undefined;
  const every = filled(typed, 'repeat_every') ?? '1';
  const [count, until] = [filled(typed, 'repeat_count'), filled(typed, 'repeat_until')];
  const days = RULE_DAYS.filter((day) => typed.getAll('repeat_days').includes(day));
  const ends = [
    ...(count ? [`;COUNT=${count}`] : []),
    ...(until ? [`;UNTIL=${dateFrom(until).replaceAll('-', '')}`] : []),
  ];
  const rule = ruleOf({ repeats, every: Number(every), days, ends: null }, firstDay ?? '2027-01-01');
  return isEvery(every) ? rule + ends.join('') : 'INTERVAL';
}

/** What was typed of a repetition, as `eventInput` takes it: the rule and the dates left out of it. */
export function repetitionFields(
  typed: URLSearchParams,
  startsAt: string | undefined,
  firstDay: string | null,
): { rrule?: string; exdates?: string[] } {
  const rrule = ruleIn(typed, firstDay);
  const skips = SKIPS.filter((skip) => typed.getAll('repeat_skip').includes(skip));
  const timezone = typed.get('timezone') ?? '';
  if (!rrule || !skips.length || !startsAt || !isLocal(startsAt) || !isZone(timezone)) return { rrule };
  const held = occurrencesOf({ rrule, starts_at: startsAt, timezone });
  return { rrule, exdates: held.ok ? skippedOf(held.starts, skips) : undefined };
}

/** The field of the form at which a problem of the rule is said. */
export function repetitionFault(typed: URLSearchParams): string {
  if (typed.get('repeats') === OWN_RULE) return 'repeats';
  if (!isEvery(filled(typed, 'repeat_every') ?? '1')) return 'repeat_every';
  return filled(typed, 'repeat_until') && !filled(typed, 'repeat_count') ? 'repeat_until' : 'repeat_count';
}

/** What is said there of a rule that cannot be read; undefined where its own sentence serves. */
export function repetitionText(field: string, language: Language): string | undefined {
  const { repeat, eventForm } = messages(language);
  const said: Record<string, string> = {
    repeat_every: repeat.everyWrong,
    repeat_count: repeat.endsWrong,
    repeat_until: eventForm.dateWrong,
  };
  return said[field];
}
