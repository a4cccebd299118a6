import type { ClaimData, Fact } from '../facts.ts';
import { plain } from './matching.ts';
import { clockTexts, dateTexts } from './surfaces.ts';

/**
 * Whether a sentence that a fact supports leaves out no part of it: of a time or a day that has an end, the end too. What is
 * said of other facts is whole by the grammar. A fact of old, without what can be checked, counts as said.
 */
export function tellsWhole(text: string, { kind, data }: Partial<Pick<Fact, 'kind' | 'data'>>): boolean {
  const said = plain(text);
  const stands = (ways: readonly string[]) => ways.some((way) => said.includes(plain(way)));
  if (kind === 'date' && data) {
    const { until } = data as ClaimData['date'];
    return until === null || stands(dateTexts(until));
  }
  if (kind !== 'time' || !data) return true;
  const { until, over } = data as ClaimData['time'];
  const end = until ?? over?.at;
  return !end || stands(clockTexts(end));
}
