import * as z from 'zod';

export const MARK_KINDS = ['started', 'finished', 'delayed', 'undone'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What may be said of an item while the rundown runs. `after`: the newest mark its sayer saw; another by now is refused. */
export const markInput = z
  .object({
    kind: z.enum(MARK_KINDS),
    minutes: z.number().int().min(1).max(240).optional(),
    after: z.number().int().min(0).optional(),
  })
  .superRefine((mark, ctx) => {
    if (mark.kind === 'delayed' && !mark.minutes)
      ctx.addIssue({ code: 'custom', path: ['minutes'], params: { rule: 'required' } });
  });
export type MarkInput = z.output<typeof markInput>;

/** A mark as it is stored; `at` in epoch ms; `of`: the mark that an `undone` takes back. */
export type Mark = {
  id: number;
  itemId: string;
  kind: MarkKind;
  minutes: number | null;
  of: number | null;
  at: number;
};
/** An item as planned: epoch ms. */
export type PlannedSpan = { id: string; startsAt: number; endsAt: number };
/** `state`: what is behind, what runs, what comes. `startsAt`, `endsAt`: as it was where marked, else as expected (epoch ms). */
export type Expected = {
  id: string;
  state: 'done' | 'running' | 'ahead';
  startsAt: number;
  endsAt: number;
  started: boolean;
  finished: boolean;
};

const MINUTE = 60_000;

/** The marks that count, oldest first: none that was taken back, nor the taking back. */
export function standingMarks(marks: readonly Mark[]): Mark[] {
  const undone = new Set(marks.flatMap((mark) => (mark.kind === 'undone' ? [mark.of] : [])));
  return marks.filter((mark) => mark.kind !== 'undone' && !undone.has(mark.id));
}

/**
 * When each item of a rundown is to be expected, from the plan (in its order) and what was marked. The rule: an item begins
 * when it was marked to, else when it was planned to or as soon as what it followed is over, whichever is later, and as many
 * minutes later as was said. So lateness moves all that follows, a pause in the plan takes it up, and what ends early pulls
 * nothing forward: only a person who starts the next one does. A length stays as planned; lateness said of an item that
 * runs lengthens it. Starting or finishing an item ends those before it. Items that overlap in the plan go on overlapping.
 */
export function expectedTimes(items: readonly PlannedSpan[], marks: readonly Mark[]): Expected[] {
  const standing = standingMarks(marks);
  let before: { planned: number; expected: number } | null = null;
  const expected = items.map((item, index): Expected => {
    const own = standing.filter((mark) => mark.itemId === item.id);
    const start = own.find((mark) => mark.kind === 'started');
    const finish = own.find((mark) => mark.kind === 'finished');
    const said = (running: boolean) =>
      own
        .filter((mark) => mark.kind === 'delayed' && (start !== undefined && mark.id > start.id) === running)
        .reduce((sum, mark) => sum + (mark.minutes ?? 0) * MINUTE, 0);
    const overlap: number = before ? Math.max(0, before.planned - item.startsAt) : 0;
    const free: number = before ? Math.max(item.startsAt, before.expected - overlap) : item.startsAt;
    const later = new Set(items.slice(index + 1).map(({ id }) => id));
    const nextStart = standing
      .filter((mark) => mark.kind !== 'delayed' && later.has(mark.itemId))
      .reduce((first, mark) => Math.min(first, mark.at), Number.POSITIVE_INFINITY);
    const startsAt = Math.min(start?.at ?? free + said(false), finish?.at ?? Number.POSITIVE_INFINITY, nextStart);
    const planned = startsAt + (item.endsAt - item.startsAt) + said(true);
    // one that ran until the next was started ended then, however long it was planned
    const until = nextStart === Number.POSITIVE_INFINITY || !start ? Math.min(planned, nextStart) : nextStart;
    const endsAt = Math.max(startsAt, finish?.at ?? until);
    before = { planned: item.endsAt, expected: endsAt };
    const done = finish !== undefined || nextStart < Number.POSITIVE_INFINITY;
    return {
      id: item.id,
      state: done ? 'done' : start ? 'running' : 'ahead',
      startsAt,
      endsAt,
      started: start !== undefined,
      finished: finish !== undefined,
    };
  });
  return expected;
}

/**
 * When the items that were marked were held (epoch ms): from their own mark to their end's, or to when the next was begun. One
 * without a mark of its own is not told of, though a later one was begun.
 */
export function heldTimes(
  items: readonly PlannedSpan[],
  marks: readonly Mark[],
): Map<string, { from: number; until: number | null }> {
  const standing = standingMarks(marks);
  const starts = standing.filter((mark) => mark.kind === 'started').map((mark) => mark.at);
  const held = new Map<string, { from: number; until: number | null }>();
  for (const { id } of items) {
    const own = standing.filter((mark) => mark.itemId === id);
    const start = own.find((mark) => mark.kind === 'started')?.at;
    const finish = own.find((mark) => mark.kind === 'finished')?.at;
    const from = start ?? finish;
    if (from === undefined) continue;
    const next = Math.min(...starts.filter((at) => at > from));
    held.set(id, { from, until: finish ?? (Number.isFinite(next) ? next : null) });
  }
  return held;
}

/** The item that runs, and the one that comes next; undefined where there is none. */
export function nowAndNext(expected: readonly Expected[]): { now?: Expected; next?: Expected } {
  return { now: expected.find((e) => e.state === 'running'), next: expected.find((e) => e.state === 'ahead') };
}
