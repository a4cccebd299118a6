import { leaves } from '../report-leaving.ts';

type Shown = { part?: string; heading: string; sentences: readonly Parameters<typeof leaves>[0][] };

/** A heading without the letter or number that versions of before kept with it. */
export const bareHeading = (heading: string) => heading.replace(/^(?:[A-Z]|\d{1,2})\. /, '').trim();

/** Annexes stand behind the parts. */
const ANNEX = /^LAMPIRAN\b/;
const LETTERED = /^[A-Z]\. /;
/** The greater part of the paper that a section belongs to; '' in forms that have none. */
const partOf = ({ part, heading }: Shown) => bareHeading(part ?? (LETTERED.test(heading) ? heading : ''));

/**
 * Sections with their headings as a reader sees them: parts lettered A, B, C …; within a part of several sections these
 * numbered, a part of one headed by its own name alone. What has no sentence that leaves the house takes no letter and no
 * number, so that page and file count alike. Forms without parts keep their headings.
 */
export function outlined<S extends Shown>(sections: readonly S[]): S[] {
  const counts = (section: S) => section.sentences.some(leaves);
  const parts = [...new Set(sections.filter(counts).map(partOf))].filter((name) => name && !ANNEX.test(name));
  return sections.map((section) => {
    const name = partOf(section);
    if (!name) return section;
    const { part: _, ...rest } = section;
    const at = parts.indexOf(name);
    const part = at < 0 ? name : `${String.fromCharCode(65 + at)}. ${name}`;
    const within = sections.filter((one) => partOf(one) === name);
    const counted = within.filter(counts);
    if (within.length === 1 || (counted.length === 1 && counts(section))) return { ...rest, heading: part } as S;
    const heading = bareHeading(section.heading);
    if (counted.length === 1) return { ...rest, heading } as S;
    const number = counted.indexOf(section) + 1;
    return { ...section, part, heading: number > 0 ? `${number}. ${heading}` : heading };
  });
}
