import * as z from 'zod';
import { REPORT_FORMS } from './draft/draft.ts';
import type { Fact } from './facts.ts';
import { line, lines } from './input.ts';
import { judged, type Part, type Standing } from './report-changes.ts';
import { needed, sourcesFor } from './report-sources.ts';

/** Where a removed sentence stood: the section's place from 0, and the sentence before it (null: none). */
export type Place = { section: number; after: string | null };
export type Edited = Standing & { place?: Place };

const sentence = line(100);
const text = lines(4500);
/**
 * Facts that may be named for a sentence: two of the longest the writer makes, of 20, and no more. Each is tried whether the
 * sentence needs it, which for 40 takes up to some 0.4 s, for 200 seconds.
 */
const MOST_SOURCES = 40;
const sources = z.array(line(200)).max(MOST_SOURCES).optional();
/** What the one who acts saw of the sentence: where it says something else by now he is told so. */
const was = z.string().max(5000).optional();
const form = z.enum(REPORT_FORMS).default('laporan');

/** What can be done to a sentence. Without `sources` those are looked for that it rests on. */
export const deedInput = z.discriminatedUnion('action', [
  z.object({ action: z.literal('edit'), form, sentence, text, sources, was }),
  z.object({
    action: z.literal('add'),
    form,
    sentence: sentence.optional(),
    after: sentence.optional(),
    section: z.number().int().min(0).max(100).optional(),
    text,
    sources,
  }),
  z.object({ action: z.literal('remove'), form, sentence, was }),
  z.object({ action: z.literal('restore'), form, sentence, was }),
  z.object({ action: z.literal('keep'), form, sentence, was }),
  z.object({ action: z.literal('release'), form, sentence, was }),
]);
export type Deed = z.output<typeof deedInput>;

export type Past = { sentenceId: string; what: string; before: Edited | null };
export const WHAT = {
  edit: 'edited',
  add: 'added',
  remove: 'removed',
  restore: 'restored',
  keep: 'kept',
  release: 'released',
} as const;

export type Done =
  | { ok: true; changed: false; sentence: string }
  | { ok: true; changed: true; sentence: string; parts: Part[]; before: Edited | null; after: Edited | null }
  /** `changed`: it says something else than was seen; `now` is what it says, null where it is gone. */
  | { ok: false; reason: 'changed'; now: Standing | null }
  | { ok: false; reason: 'not_found' };

const even = (said: string) => said.replace(/\r\n?/g, '\n').trim();

function located(parts: readonly Part[], id: string): { section: number; at: number; one: Standing } | null {
  for (const [section, { sentences }] of parts.entries()) {
    const at = sentences.findIndex((one) => one.id === id);
    const one = sentences[at];
    if (one) return { section, at, one };
  }
  return null;
}

/** The same parts with one section's sentences spliced. */
function spliced(parts: readonly Part[], section: number, at: number, cut: number, ...put: Standing[]): Part[] {
  return parts.map((part, i) =>
    i === section ? { ...part, sentences: part.sentences.toSpliced(at, cut, ...put) } : part,
  );
}

/** What a sentence was before its last edit that is not taken back yet; null where there is none. */
export function lastBefore(past: readonly Past[], id: string): Edited | null {
  const states: Edited[] = [];
  for (const one of past) {
    if (one.sentenceId !== id) continue;
    if (one.what === 'restored') states.pop();
    else if ((one.what === 'edited' || one.what === 'removed') && one.before) states.push(one.before);
  }
  return states.at(-1) ?? null;
}

const unplaced = ({ place: _, ...one }: Edited): Standing => one;

/**
 * Does one thing to a sentence of a version and says what came of it. An edited or added sentence is judged by the version's
 * facts; a name given for it goes with its old words. What is so already stays as it is. `newId` is an added sentence's.
 */
export function applied(
  parts: readonly Part[],
  deed: Deed,
  known: { facts: readonly Fact[]; past: readonly Past[]; by: string; at: number; newId: string },
): Done {
  const { facts, past, by, at: when } = known;
  const worded = (
    one: Pick<Standing, 'id' | 'sources'>,
    said: string,
    given: string[] | undefined,
    heading: string,
  ) => {
    const own = given ? needed(said, given, facts, heading) : sourcesFor(said, one.sources, facts, heading);
    return {
      ...judged({ id: one.id, text: said, sources: own }, facts, heading),
      edited: { by, at: when },
    } as Standing;
  };
  if (deed.action === 'add') {
    const id = deed.sentence ?? known.newId;
    const same = located(parts, id)?.one ?? past.find((one) => one.sentenceId === id);
    if (same) return { ok: true, changed: false, sentence: id };
    const behind = deed.after === undefined ? null : located(parts, deed.after);
    if (deed.after !== undefined && !behind) return { ok: false, reason: 'not_found' };
    const section = behind?.section ?? deed.section ?? parts.length - 1;
    const part = parts[section];
    if (!part) return { ok: false, reason: 'not_found' };
    const after = worded({ id, sources: [] }, deed.text, deed.sources, part.heading);
    const place = behind ? behind.at + 1 : part.sentences.length;
    return {
      ok: true,
      changed: true,
      sentence: id,
      parts: spliced(parts, section, place, 0, after),
      before: null,
      after,
    };
  }
  const id = deed.sentence;
  const here = located(parts, id);
  const seen = deed.was === undefined ? null : even(deed.was);
  const none: Done = { ok: true, changed: false, sentence: id };
  const stale = here && seen !== null && even(here.one.text) !== seen;
  if (deed.action === 'restore') {
    const before = lastBefore(past, id);
    if (!before) return here ? none : { ok: false, reason: 'not_found' };
    // pressed twice, or after another was quicker: what the reader saw is no more what would be taken back
    if (stale) return none;
    if (here) {
      const after = unplaced(before);
      return {
        ok: true,
        changed: true,
        sentence: id,
        parts: spliced(parts, here.section, here.at, 1, after),
        before: here.one,
        after,
      };
    }
    const { place } = before;
    const behind = place?.after ? located(parts, place.after) : null;
    const section = behind?.section ?? Math.min(place?.section ?? parts.length - 1, parts.length - 1);
    const at = behind ? behind.at + 1 : place?.after ? (parts[section]?.sentences.length ?? 0) : 0;
    const after = unplaced(before);
    return { ok: true, changed: true, sentence: id, parts: spliced(parts, section, at, 0, after), before: null, after };
  }
  if (!here) {
    if (deed.action === 'remove' && past.some((one) => one.sentenceId === id)) return none;
    return past.some((one) => one.sentenceId === id)
      ? { ok: false, reason: 'changed', now: null }
      : { ok: false, reason: 'not_found' };
  }
  const { one, section, at } = here;
  const heading = parts[section]?.heading ?? '';
  if (deed.action === 'edit') {
    const as = deed.sources && [...deed.sources].sort().join(' ') !== [...one.sources].sort().join(' ');
    if (even(one.text) === even(deed.text) && !as) return none;
    if (stale) return { ok: false, reason: 'changed', now: one };
    const after = worded(one, deed.text, deed.sources, heading);
    return { ok: true, changed: true, sentence: id, parts: spliced(parts, section, at, 1, after), before: one, after };
  }
  if (stale) return { ok: false, reason: 'changed', now: one };
  if (deed.action === 'remove') {
    const place = { section, after: parts[section]?.sentences[at - 1]?.id ?? null };
    return {
      ok: true,
      changed: true,
      sentence: id,
      parts: spliced(parts, section, at, 1),
      before: { ...one, place },
      after: null,
    };
  }
  const keep = deed.action === 'keep';
  // a supported sentence needs nobody's name
  if (keep === (one.kept !== undefined) || (keep && one.verdict === 'supported')) return none;
  const { kept: _, ...bare } = one;
  const after = keep ? { ...bare, kept: { by, at: when } } : bare;
  return { ok: true, changed: true, sentence: id, parts: spliced(parts, section, at, 1, after), before: one, after };
}
