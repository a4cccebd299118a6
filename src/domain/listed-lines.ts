/** What stands before an item of a list that was copied from elsewhere: a bullet, or a number or letter with its mark. */
const MARK = /^\s*(?:[-–—•▪●*·]\s*|\(?(?:\d{1,3}|[a-z])[.)]\s+)/;

/** The items of a list written one a line, without their marks; empty lines count for nothing. */
export function listedLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(MARK, '').trim())
    .filter(Boolean);
}
