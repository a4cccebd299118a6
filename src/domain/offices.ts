export const CAPACITIES = ['definitif', 'Pj.', 'Pjs.', 'Plt.', 'Plh.', 'Ps.'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** How a holder's capacity is written before the office; the longer form of each pair comes first. */
const CAPACITY_WORDS: readonly (readonly [RegExp, Capacity])[] = [
  [/^pe(?:n)?jabat sementara\s+(?=\S)/i, 'Pjs.'],
  [/^penjabat\s+(?=\S)/i, 'Pj.'],
  [/^pelaksana tugas\s+(?=\S)/i, 'Plt.'],
  [/^pelaksana harian\s+(?=\S)/i, 'Plh.'],
  [/^pjs(?:\.\s*|\s+)(?=\S)/i, 'Pjs.'],
  [/^pj(?:\.\s*|\s+)(?=\S)/i, 'Pj.'],
  [/^plt(?:\.\s*|\s+)(?=\S)/i, 'Plt.'],
  [/^plh(?:\.\s*|\s+)(?=\S)/i, 'Plh.'],
  [/^ps(?:\.\s*|\s+)(?=\S)/i, 'Ps.'],
];

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Upper case first, so that letters with two lower-case forms meet. */
function fold(text: string): string {
  return collapse(text.normalize('NFKC')).toUpperCase().toLowerCase();
}

/**
 * A position as typed, taken apart into the holder's capacity (Pj. Pjs. Plt. Plh. Ps., with or without the dot, in any
 * case, or written out) and the office's title, its spaces collapsed and its case as given. Of several capacities the
 * first counts. A word that is only a capacity is a title.
 */
export function parsePosition(text: string): { capacity: Capacity; title: string } {
  let title = collapse(text);
  let capacity: Capacity = 'definitif';
  for (let found = true; found; ) {
    found = false;
    for (const [word, meaning] of CAPACITY_WORDS) {
      if (!word.test(title)) continue;
      title = title.replace(word, '');
      if (capacity === 'definitif') capacity = meaning;
      found = true;
      break;
    }
  }
  return { capacity, title };
}

/** The title of an office without capacity, for comparing: case and spaces aside. */
export function titleKey(position: string): string {
  return parsePosition(fold(position)).title;
}

/** What is the same for one agency however its name is written: case and spaces aside. */
export function agencyKey(name: string): string {
  return fold(name);
}

/**
 * What is the same for one office (position without capacity, agency) however it is written: case and spaces aside. The
 * line break between the two parts can stand in neither, so no two offices share a key.
 */
export function officeKey(position: string, agency: string): string {
  return `${titleKey(position)}\n${agencyKey(agency)}`;
}

/** An office as it is written with its holder's capacity before it: 'Pj. Bupati Uji', and 'Bupati Uji' when definitive. */
export function withCapacity(capacity: string, title: string): string {
  return capacity === 'definitif' ? title : `${capacity} ${title}`;
}
