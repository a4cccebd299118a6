import { oneLine } from '../facts/wording.ts';
import type { Sentence } from './draft.ts';

/**
 * One thing to tell and the ways to word it, all saying the same. `topic` tells things of one sort: their ways take turns.
 */
export type Saying = { topic: string; ways: readonly string[]; facts: readonly { id: string }[] };

/** A thing to tell. The ways must say the same; where an event leaves no choice there is one. */
export function saying(topic: string, facts: readonly { id: string }[], ...ways: readonly string[]): Saying {
  return { topic, ways, facts };
}

/** A number from a text, the same for the same text (FNV-1a; the last step mixes its low bits, which decide here). */
function hash(text: string): number {
  let made = 2166136261;
  for (const letter of text) made = Math.imul(made ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  made = Math.imul(made ^ (made >>> 16), 0x85ebca6b) >>> 0;
  return (made ^ (made >>> 13)) >>> 0;
}

/** The words with which a reader hears a sentence begin. */
const opening = (text: string) =>
  text
    .toLowerCase()
    .split(/\s+/, 2)
    .join(' ')
    .replace(/[,:;]+$/, '');

/** A way as a sentence: each line without spaces at its ends, and a full stop at the end of all unless there is a mark. */
export function finished(text: string): string {
  const lines = text.split('\n');
  const last = oneLine(lines.pop() ?? '');
  const whole = [...lines.map((line) => line.replace(/\s+/g, ' ').trim()), last].join('\n');
  return /[?!…]["”)]?$/.test(whole) ? whole : `${whole}.`;
}

/**
 * Puts things into words, one teller a draft: which way a topic begins with is the event's own (`seed`), each further time
 * the next, and never one that opens like the sentence before it where another is left.
 */
export function teller(seed: string): (sayings: readonly Saying[]) => Sentence[] {
  const told = new Map<string, number>();
  let before = '';
  return (sayings) =>
    sayings.map(({ topic, ways, facts }) => {
      const times = told.get(topic) ?? 0;
      told.set(topic, times + 1);
      const first = (hash(`${seed} ${topic}`) + times) % Math.max(ways.length, 1);
      const turned = [...ways.slice(first), ...ways.slice(0, first)];
      const text = finished(turned.find((way) => opening(way) !== before) ?? turned[0] ?? '');
      before = opening(text);
      return { text, sources: [...new Set(facts.map((fact) => fact.id))] };
    });
}

/** 'a', 'b' … 'z' */
const letter = (n: number) => String.fromCharCode(97 + n);

/** Items of one list; more are told in a second one. */
export const LIST = 20;

/** Lines a., b., c. below what leads to them; one item alone stays in the line. */
export function lines(lead: string, items: readonly string[]): string {
  if (items.length === 1) return `${lead} ${items[0]}`;
  const ends = items.map((_, i) => (i < items.length - 2 ? ';' : i === items.length - 2 ? '; dan' : ''));
  return [lead, ...items.map((item, i) => `${letter(i)}. ${item.replace(/\s+/g, ' ').trim()}${ends[i]}`)].join('\n');
}
