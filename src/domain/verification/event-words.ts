import { eventNouns } from '../event-nouns.ts';
import { type Matcher, oneOf } from './matching.ts';

const made = new Map<string, { event: Matcher; nouns: Matcher }>();

/**
 * The words that stand for the event in a sentence about it: 'kegiatan', 'acara', and what its title calls it, each with
 * 'ini' or 'tersebut' or without. `nouns` are the title's alone.
 */
export function eventWords(title: string): { event: Matcher; nouns: Matcher } {
  const known = made.get(title);
  if (known) return known;
  const own = eventNouns(title).words;
  const all = ['kegiatan', 'acara', ...own, ...own.map((word) => `kegiatan ${word}`)];
  const words = {
    event: oneOf(all.flatMap((word) => [word, `${word} ini`, `${word} tersebut`])),
    nouns: oneOf(own),
  };
  if (made.size >= 200) made.clear();
  made.set(title, words);
  return words;
}
