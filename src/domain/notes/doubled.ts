/** What joins words to the ones behind it: a sentence doesn't end in it. */
const JOINS =
  /(?:^|\s)(?:dan|serta|atau|yang|dengan|untuk|bahwa|agar|supaya|adalah|ialah|yaitu|yakni|menjadi|pada|di|ke|dari|oleh|harus|wajib|akan|sudah|telah|tidak|bukan|belum|jangan|and|or|the|to|of|for|is|not)$/iu;
const SEPARATOR = /\s*(?:[,;]|(?<=\s)[-–—])\s*$/u;
/** More than one thing said: what stands at its end belongs to the last alone. */
const SEVERAL = /;|[.?!]\s+\p{Lu}|\n\s*\p{Lu}/u;

/**
 * A text without the phrase at `from`–`until`, where that stands by itself: in brackets, between commas or dashes, before a
 * comma at the start, at the end. Null where what is left would not read as a whole. `apart`: not at the end without a comma.
 */
export function without(text: string, from: number, until: number, apart: boolean): string | null {
  const before = text.slice(0, from);
  const after = text.slice(until);
  const left = leftOf(before, after, apart)?.trim();
  return left && /\p{L}{3}/u.test(left) ? left : null;
}

function leftOf(before: string, after: string, apart: boolean): string | null {
  const opened = /\s*[([]\s*$/u.exec(before);
  const closed = /^\s*[)\]]/u.exec(after);
  const separated = SEPARATOR.exec(before);
  if (opened && closed) return before.slice(0, opened.index) + after.slice(closed[0].length);
  if (opened) {
    const next = /^\s*[,;]\s*/u.exec(after);
    return next ? before + after.slice(next[0].length) : null;
  }
  if (closed) return separated ? before.slice(0, separated.index) + after : null;
  if (!before.trim()) {
    const next = /^\s*[,:]\s*/u.exec(after);
    return next ? after.slice(next[0].length) : null;
  }
  if (/^\s*[.;!]*\s*$/u.test(after)) {
    if (SEVERAL.test(before)) return null;
    const end = after.trim();
    if (separated) return before.slice(0, separated.index) + end;
    const kept = before.trim();
    return apart || JOINS.test(kept) || !/\s/u.test(kept) ? null : kept + end;
  }
  const next = /^\s*[,;]\s*|^\s+[-–—](?=\s)/u.exec(after);
  if (!separated || !next) return null;
  const start = before.slice(0, separated.index);
  return /^(?:dan|serta|and)\s/iu.test(after.slice(next[0].length))
    ? `${start} ${after.slice(next[0].length)}`
    : start + after;
}
