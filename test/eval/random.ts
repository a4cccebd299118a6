/** Chance that repeats itself by seed (mulberry32), so that two runs of the evaluation are the same. */
export type Chance = {
  /** A whole number from 0 up to, not including, `n`. */
  below(n: number): number;
  one<T>(of: readonly T[]): T;
  /** So many of them, in their order; all where there are fewer. */
  some<T>(of: readonly T[], n: number): T[];
  /** All of them in another order. */
  mixed<T>(of: readonly T[]): T[];
  /** True in `percent` of a hundred. */
  odds(percent: number): boolean;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    one: (of) => of[below(of.length)] as (typeof of)[number],
    some(of, n) {
      const left = [...of.keys()];
      while (left.length > n) left.splice(below(left.length), 1);
      return left.map((index) => of[index] as (typeof of)[number]);
    },
    mixed(of) {
      const left = [...of];
      for (let i = left.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [left[i], left[j]] = [left[j] as (typeof of)[number], left[i] as (typeof of)[number]];
      }
      return left;
    },
    odds: (percent) => below(100) < percent,
  };
}
