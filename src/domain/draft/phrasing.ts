import { officeText, personText } from '../facts/wording.ts';
import type { Fact, FactKind, FactOf, Person } from '../facts.ts';
import { shortName } from '../names.ts';

/** The facts of one kind, in their order. */
export function factsOf<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as Fact[] as FactOf<K>[];
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

/** A text between quotation marks; those that it was typed with are not doubled. */
export const quotedText = (text: string) => `“${/^["“„]([^"“”„]*)["”]$/.exec(text)?.[1] ?? text}”`;

/** A programme behind what it is: 'program X', and 'Program X' where its own name begins so. */
export const programmeText = (name: string) => (/^program\b/i.test(name) ? name : `program ${name}`);

export const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How the persons of one text are named. */
export type Naming = {
  /** In prose: office and full name at first, the same name later without degrees. */
  introduce(person: Person): string;
  /** In a list: in full, whatever was said before. */
  full(person: Person): string;
  /** Whether this speaker was heard before in the text; from now on he was. */
  heard(speaker: string): boolean;
};

/** A text's own memory of whom it named and heard. */
export function naming(): Naming {
  const met = new Set<string>();
  const speakers = new Set<string>();
  return {
    full: personText,
    heard: (speaker) => speakers.size === speakers.add(speaker).size,
    introduce(person) {
      if (!person.name || !met.has(person.name)) {
        if (person.name) met.add(person.name);
        return personText(person);
      }
      return personText({ ...person, name: shortName(person.name) || person.name });
    },
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
