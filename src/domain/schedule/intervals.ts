/** A stretch of time, half open: epoch milliseconds from the first to before the last. */
export type Interval = { from: number; until: number };

/** Whether two stretches share a moment; one that ends when the other begins shares none. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.until && b.from < a.until;
}

/** What of `a` lies inside `b`; null when they share nothing. */
export function clipped(a: Interval, b: Interval): Interval | null {
  return overlaps(a, b) ? { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) } : null;
}

/** The same time as few stretches as possible, in order; empty ones are dropped, those that touch are joined. */
export function merged(list: readonly Interval[]): Interval[] {
  const sorted = list.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from);
  const out: Interval[] = [];
  for (const { from, until } of sorted) {
    const last = out.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else out.push({ from, until });
  }
  return out;
}
