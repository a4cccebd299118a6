import { bareHeading } from './draft/outline.ts';

type Said = { text: string };
type Part = { heading: string; sentences: readonly Said[] };
/** A stretch of words: in both, only in the later text, or only in the earlier one. */
export type Stretch = { what: 'same' | 'added' | 'removed'; text: string };
export type Difference =
  | { what: 'same' | 'added' | 'removed'; text: string }
  | { what: 'changed'; stretches: Stretch[] };
export type DifferentPart = { heading: string; sentences: Difference[] };

type Step = { what: 'same' | 'added' | 'removed'; text: string };

/** Longer than this on both sides, lists are not compared element by element: the table would be too large. */
const LARGEST = 4_000_000;

/** The way from one list to another by a longest common subsequence; removed before added where both stand. */
function steps(from: readonly string[], to: readonly string[]): Step[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let [a, b] = [from.length, to.length];
  while (a > start && b > start && from[a - 1] === to[b - 1]) {
    a--;
    b--;
  }
  const same = (text: string): Step => ({ what: 'same', text });
  const [left, right] = [from.slice(start, a), to.slice(start, b)];
  return [...from.slice(0, start).map(same), ...middle(left, right), ...from.slice(a).map(same)];
}

function middle(left: readonly string[], right: readonly string[]): Step[] {
  const removed = left.map((text): Step => ({ what: 'removed', text }));
  const added = right.map((text): Step => ({ what: 'added', text }));
  if (!left.length || !right.length || left.length * right.length > LARGEST) return [...removed, ...added];
  const width = right.length + 1;
  const common = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const way: Step[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      way.push({ what: 'same', text: left[i] ?? '' });
      i++;
      j++;
    } else if (i < left.length && (j >= right.length || at(i + 1, j) >= at(i, j + 1))) {
      way.push({ what: 'removed', text: left[i++] ?? '' });
    } else way.push({ what: 'added', text: right[j++] ?? '' });
  }
  return way;
}

const wordsOf = (text: string) => text.match(/\s*\S+/g) ?? [];

/** Two texts word by word, neighbours of one kind joined. */
export function wordDifferences(from: string, to: string): Stretch[] {
  const joined: Stretch[] = [];
  for (const { what, text } of steps(wordsOf(from), wordsOf(to))) {
    const last = joined.at(-1);
    if (last?.what === what) last.text += text;
    else joined.push({ what, text });
  }
  return joined;
}

/** Whether two sentences are one that was reworded: a third of the words of the longer one is in both. */
function alike(from: string, to: string): boolean {
  const kept = steps(wordsOf(from), wordsOf(to)).filter(({ what }) => what === 'same').length;
  return kept * 3 >= Math.max(wordsOf(from).length, wordsOf(to).length);
}

/** Removed and added sentences side by side: the first pairs that are alike are one that changed. */
function paired(run: Step[]): Difference[] {
  const left: (Step | null)[] = [...run];
  return run.flatMap((step, i): Difference[] => {
    if (left[i] === null) return [];
    if (step.what !== 'removed') return [{ ...step }];
    const j = left.findIndex((one) => one?.what === 'added' && alike(step.text, one.text));
    const other = left[j];
    if (!other) return [{ ...step }];
    left[j] = null;
    return [{ what: 'changed', stretches: wordDifferences(step.text, other.text) }];
  });
}

/** What differs from one version to another, section by section and sentence by sentence, in the order of the later one. */
export function differences(from: readonly Part[], to: readonly Part[]): DifferentPart[] {
  const names = steps(
    from.map(({ heading }) => bareHeading(heading)),
    to.map(({ heading }) => bareHeading(heading)),
  ).map(({ text }) => text);
  const parts = [...new Set(names)].map((name) => {
    const of = (side: readonly Part[]) => side.filter(({ heading }) => bareHeading(heading) === name);
    const texts = (side: readonly Part[]) => of(side).flatMap(({ sentences }) => sentences.map(({ text }) => text));
    const said: Difference[] = [];
    let run: Step[] = [];
    for (const step of steps(texts(from), texts(to))) {
      if (step.what !== 'same') run.push(step);
      else {
        said.push(...paired(run), step);
        run = [];
      }
    }
    return { heading: name, sentences: [...said, ...paired(run)] };
  });
  return parts.filter(({ sentences }) => sentences.length > 0);
}
