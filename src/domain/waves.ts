/** Those who belong together (of one kecamatan), by name; `members` are who they are, in the order given. */
export type Group<Member> = { name: string; members: readonly Member[] };
/** A wave of a training: how many it holds (null: as many as come), and how many are in it already. */
export type Wave = { capacity: number | null; taken: number };
export type Balanced<Member> = {
  /** For each wave, in their order, who comes to it, group by group. */
  waves: { name: string; members: Member[] }[][];
  /** Whom no wave has room for. */
  left: { name: string; members: Member[] }[];
};

type Load = { room: number; load: number; parts: { name: string; from: number; until: number }[] };
const size = (part: { from: number; until: number }) => part.until - part.from;

/** The least full of some waves, the earlier of two; undefined of none. */
const emptiest = (waves: Load[]) =>
  waves.reduce<Load | undefined>((a, b) => (!a || b.load < a.load ? b : a), undefined);
const spreadOf = (waves: Load[]) => Math.max(...waves.map((w) => w.load)) - Math.min(...waves.map((w) => w.load));
/** How uneven the loads are: the sum of their squares falls with every step towards evenness, so that steps come to an end. */
const unevenness = (waves: Load[]) => waves.reduce((sum, { load }) => sum + load * load, 0);

function put(wave: Load, part: Load['parts'][number], sign: 1 | -1 = 1): void {
  wave.load += sign * size(part);
  wave.room -= sign * size(part);
  if (sign > 0) wave.parts.push(part);
  else wave.parts.splice(wave.parts.indexOf(part), 1);
}

/** Moves one group, or exchanges two, wherever that makes the waves more even; false when nothing does any more. */
function evened(waves: Load[]): boolean {
  const before = unevenness(waves);
  for (const from of waves) {
    for (const to of waves) {
      if (from === to || from.load <= to.load) continue;
      for (const part of [...from.parts]) {
        for (const back of [undefined, ...to.parts]) {
          const by = size(part) - (back ? size(back) : 0);
          if (by <= 0 || by > to.room) continue;
          const after = (from.load - by) ** 2 + (to.load + by) ** 2;
          if (after >= from.load ** 2 + to.load ** 2) continue;
          put(from, part, -1);
          if (back) put(to, back, -1);
          put(to, part);
          if (back) put(from, back);
          return unevenness(waves) < before;
        }
      }
    }
  }
  return false;
}

/**
 * Spreads groups over waves: a group stays together where a wave has room for it whole, the largest first and each in the
 * emptiest wave it fits into; then groups are moved and exchanged while that makes the waves more even. A group that fits
 * nowhere whole is split over the roomiest. No wave is ever over its capacity; whom there is no room for is `left`. The same
 * input gives the same waves.
 */
export function balanceWaves<Member>(groups: readonly Group<Member>[], waves: readonly Wave[]): Balanced<Member> {
  const loads = waves.map(
    ({ capacity, taken }): Load => ({
      room: capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - taken),
      load: taken,
      parts: [],
    }),
  );
  const bySize = [...groups]
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const tooLarge: Load['parts'] = [];
  for (const { name, members } of bySize) {
    const part = { name, from: 0, until: members.length };
    const wave = emptiest(loads.filter(({ room }) => room >= members.length));
    if (wave) put(wave, part);
    else tooLarge.push(part);
  }
  while (loads.length > 1 && spreadOf(loads) > 1 && evened(loads));
  const left: Load['parts'] = [];
  for (const part of tooLarge) {
    let from = part.from;
    while (from < part.until) {
      const [roomiest] = [...loads].sort((a, b) => b.room - a.room);
      const fits = Math.min(roomiest?.room ?? 0, part.until - from);
      if (!roomiest || fits < 1) break;
      put(roomiest, { name: part.name, from, until: from + fits });
      from += fits;
    }
    if (from < part.until) left.push({ ...part, from });
  }
  const membersOf = new Map(groups.map(({ name, members }) => [name, members]));
  const whole = ({ name, from, until }: Load['parts'][number]) => ({
    name,
    members: (membersOf.get(name) ?? []).slice(from, until),
  });
  const inOrder = (parts: Load['parts']) => [...parts].sort((a, b) => (a.name < b.name ? -1 : 1)).map(whole);
  return { waves: loads.map(({ parts }) => inOrder(parts)), left: inOrder(left) };
}
