import { dateOf } from '../dates.ts';
import { OUTCOME_LABELS, oneLine } from '../facts/wording.ts';
import type { OutcomeRecord } from '../record.ts';
import type { SummaryFactOf } from './fact.ts';
import type { SummaryEvent } from './record.ts';
import { saidText } from './wording.ts';

type Heard = { outcome: OutcomeRecord; events: SummaryEvent[] };

/** What makes two outcomes one: the same words, of the same kind, by the same people, due on the same day. */
function key({ kind, text, speaker, owner, due }: OutcomeRecord): string {
  const same = (said: string | null) => oneLine(said ?? '').toLowerCase();
  return JSON.stringify([kind, same(text), same(speaker), same(owner), due]);
}

/** What was said, decided, raised and promised at these events, each once, with how often and when. */
export function outcomeFacts(held: readonly SummaryEvent[]): SummaryFactOf<'said'>[] {
  const heard = new Map<string, Heard>();
  for (const event of held) {
    for (const outcome of event.outcomes) {
      const known = heard.get(key(outcome)) ?? { outcome, events: [] };
      if (!known.events.includes(event)) known.events.push(event);
      heard.set(key(outcome), known);
    }
  }
  const several = new Set(held.map(({ title }) => oneLine(title).toLowerCase())).size > 1;
  return [...heard.values()].map(({ outcome, events }) => {
    const days = events
      .filter(({ unconfirmed }) => !unconfirmed.includes('date'))
      .map(({ startsAt }) => dateOf(startsAt))
      .sort();
    const { kind, text, speaker, owner, due } = outcome;
    const data = {
      outcome: kind,
      text,
      speaker,
      owner,
      due,
      times: events.length,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      title: several && events.length === 1 ? oneLine(events[0]?.title ?? '') : null,
    };
    return {
      id: `said-${outcome.id}`,
      kind: 'said',
      label: OUTCOME_LABELS[kind],
      value: saidText(data),
      data,
      refs: events.map(({ id }) => id),
    };
  });
}
