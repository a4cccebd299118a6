import { officeText, oneLine, personText } from '../facts/wording.ts';
import type { Fact, FactKind, FactOf, Person } from '../facts.ts';
import { shortName } from '../names.ts';
import type { Sentence } from './draft.ts';

/** The facts of one kind, in their order. */
export function factsOf<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as Fact[] as FactOf<K>[];
}

/** A sentence: the text with a full stop, unless it ends in a mark of its own, and the facts it rests on. */
export function sentence(text: string, ...facts: readonly Fact[]): Sentence {
  const line = oneLine(text);
  return { text: /[?!…]["”)]?$/.test(line) ? line : `${line}.`, sources: facts.map((fact) => fact.id) };
}

/** 'A', 'A dan B', or with semicolons where parts have commas of their own: 'A; B; dan C'. */
export function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  if (parts.length === 2 && !parts.some((part) => part.includes(','))) return parts.join(' dan ');
  return `${parts.slice(0, -1).join('; ')}; dan ${last}`;
}

/** Parts of at most `size`, as even as can be. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  const each = Math.ceil(items.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}

/** Names people in the order of the text: in full with office at first, the same name later without degrees. */
export function introductions(): (person: Person) => string {
  const met = new Set<string>();
  return (person) => {
    if (!person.name) return personText(person);
    if (met.has(person.name)) return personText({ ...person, name: shortName(person.name) || person.name });
    met.add(person.name);
    return personText(person);
  };
}

/** How somebody is spoken of whose place another took: by office, without one by name. */
export function principalText(person: Person): string {
  return officeText(person) ?? personText(person);
}

/** A representative: name in full, then the office he himself holds. */
export function representativeText(person: Person | null): string {
  if (!person?.name) return 'wakil yang namanya belum tercatat';
  return person.position ? `${person.name}, ${person.position}` : person.name;
}

/** The n-th of some ways to begin; after the last one they come round again, the first excepted. */
export function varied(ways: readonly string[], n: number): string {
  const index = n < ways.length ? n : 1 + ((n - 1) % Math.max(ways.length - 1, 1));
  return ways[index] ?? ways[0] ?? '';
}
