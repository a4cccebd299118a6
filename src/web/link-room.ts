import type { Linked } from '../db/links.ts';

/** How much a text takes in UTF-8. */
export const bytes = (text: string) => new TextEncoder().encode(text).length;

/** As much of a text as fits in `budget` bytes. */
export function cutTo(text: string, budget: number, mark: string): string {
  if (bytes(text) <= budget) return text;
  let kept = '';
  let used = bytes(mark);
  for (const character of text) {
    used += bytes(character);
    if (used > budget) break;
    kept += character;
  }
  return kept + mark;
}

/** Bytes any one text may take, notes and typed answers apart: as much as the longest in ASCII, which is never cut. */
const FIELD_BYTES = 200;
const ROOM: Record<string, number> = {
  title: 300,
  theme: 300,
  venueAddress: 300,
  representativeContact: 254,
  cancelledReason: 1000,
};

/** The same with no text longer than its room, whatever script it is written in. */
export function withinRoom(linked: Linked, mark: string): Linked {
  const cut = <Row extends object>(row: Row): Row => {
    const shown = Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'notes' ? cutTo(value, ROOM[name] ?? FIELD_BYTES, mark) : value,
    ]);
    return Object.fromEntries(shown) as Row;
  };
  const { event, invitation, answer } = linked;
  const organization = cutTo(linked.organization, FIELD_BYTES, mark);
  return { ...linked, event: cut(event), invitation: cut(invitation), answer: answer && cut(answer), organization };
}

/** How many bytes notes and rundown may take of `room`: all else on the page is shown in full. */
export function budgetBeside(room: number, { invitation: i, event: e, answer: a }: Linked, typed: string[]): number {
  const shown = [
    e.title,
    e.theme,
    e.host,
    e.leaderName,
    e.leaderPosition,
    e.dress,
    e.cancelledReason,
    i.position,
    i.name,
    i.agency,
    e.venueName,
    e.venueAddress,
    e.venueCity,
    a?.representativeName,
    a?.representativePosition,
    a?.representativeContact,
    a?.filledBy,
    ...typed,
  ];
  return Math.max(0, room - bytes(shown.join('')));
}
