/*
 * Matching a sentence from left to right. A matcher gets a position and gives every position at which what it stands for
 * may end; none: it is not there. Sentences and surfaces are compared in one plain form (see `plain`).
 */

export type Matcher = (text: string, at: number) => readonly number[];

const plains = new Map<string, string>();

/** Lower case, one kind of quote, apostrophe and dash, single spaces: how sentences and facts are compared. */
export function plain(text: string): string {
  const known = plains.get(text);
  if (known !== undefined) return known;
  const made = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  // The names and sayings of one event come again with each of its sentences.
  if (plains.size >= 2000) plains.clear();
  plains.set(text, made);
  return made;
}

/** Behind a word comes a space, a mark or the end; what follows begins after the space. Null inside a word or number. */
function next(text: string, end: number): number | null {
  if (end === text.length || text.slice(end) === '.') return text.length;
  const mark = text[end] ?? '';
  if (mark === ' ') return end + 1;
  return ',;:)"'.includes(mark) || text.startsWith('."', end) ? end : null;
}

/** One of these texts, each a whole word or several. */
export function oneOf(surfaces: Iterable<string>): Matcher {
  const texts = [...new Set([...surfaces].map(plain).filter((text) => text !== ''))];
  return (text, at) =>
    texts.flatMap((surface) => {
      if (!text.startsWith(surface, at)) return [];
      const after = next(text, at + surface.length);
      return after === null ? [] : [after];
    });
}

/** Nothing: a phrase that needs it is never there. */
export const nothing: Matcher = () => [];

/** One after the other. */
export function sequence(...parts: readonly Matcher[]): Matcher {
  return (text, at) => {
    let ends: readonly number[] = [at];
    for (const part of parts) {
      ends = [...new Set(ends.flatMap((end) => part(text, end)))];
      if (ends.length === 0) return ends;
    }
    return ends;
  };
}

/** Any of these. */
export function either(...ways: readonly Matcher[]): Matcher {
  return (text, at) => [...new Set(ways.flatMap((way) => way(text, at)))];
}

/** This or nothing. */
export function maybe(part: Matcher): Matcher {
  return (text, at) => [...new Set([...part(text, at), at])];
}

/** The same between quotation marks. */
export function quoted(part: Matcher): Matcher {
  return (text, at) => {
    if (text[at] !== '"') return [];
    return part(text, at + 1).flatMap((end) => {
      const mark = /^[.,]?"/.exec(text.slice(end))?.[0];
      const after = mark ? next(text, end + mark.length) : null;
      return after === null ? [] : [after];
    });
  };
}

const words = new Map<string, Matcher>();

/** The matcher of words that stand in the phrases themselves: a small set, made once. */
function literal(body: string): Matcher {
  const known = words.get(body);
  if (known) return known;
  const open: Matcher = (text, at) => (text[at] === '(' ? [at + 1] : []);
  const made = body === '(' ? open : oneOf(body.split('|').map((way) => way.replaceAll('_', ' ')));
  words.set(body, made);
  return made;
}

function token(word: string, slots: Readonly<Record<string, Matcher>>): Matcher {
  const optional = word.length > 1 && word.endsWith('?');
  const body = optional ? word.slice(0, -1) : word;
  const slot = /^\{(\w+)\}$/.exec(body)?.[1];
  const matcher = slot ? (slots[slot] ?? nothing) : literal(body);
  return optional ? maybe(matcher) : matcher;
}

/**
 * A matcher from words: `a|b` either, `a_b` with a space in it, a final `?` optional, `{name}` a slot, `(` without a space
 * behind it; `,` `;` `:` `)` are words of their own.
 */
export function phrase(text: string, slots: Readonly<Record<string, Matcher>> = {}): Matcher {
  return sequence(...text.split(' ').map((word) => token(word, slots)));
}

/** What may stand in a list, by what it shows of a person: name and office, or one of them alone. */
export type Item = { matcher: Matcher; shows: 'whole' | 'office' | 'name' };

const AND = phrase('dan|serta|dan_juga|serta_juga');
const COMMA = phrase(',');
const ORDINALS = ['pertama', 'kedua', 'ketiga', 'keempat', 'kelima'];
const MARK = /^(?:\(?(\d{1,3})[.)]|([a-z])[.)]|(pertama|kedua|ketiga|keempat|kelima),) /;

/** Behind what numbers the n-th line of a list ('a.', '1.', '(2)', 'ketiga,'); it says nothing of its own. */
function marked(text: string, at: number, n: number): number[] {
  const found = MARK.exec(text.slice(at, at + 9));
  if (!found) return [at];
  const [mark, digits, letter, word] = found;
  const said = digits ? Number(digits) : letter ? letter.charCodeAt(0) - 96 : ORDINALS.indexOf(word ?? '') + 1;
  return said === n ? [at, at + mark.length] : [at];
}

const CLEARLY = either(sequence(phrase(';'), maybe(AND)), sequence(COMMA, AND), AND);

/**
 * One or more items. A comma between an office and a name would say that they belong together ("Budi, Camat Uji"), so
 * there only a semicolon or 'dan' divides two persons.
 */
export function list(items: readonly Item[]): Matcher {
  return (text, at) => {
    const ends = new Set<number>();
    const tried = new Set<string>();
    const step = (from: number, shows: Item['shows'] | null, n: number) => {
      if (tried.has(`${from} ${shows}`)) return;
      tried.add(`${from} ${shows}`);
      for (const item of items) {
        if (shows !== null && item.shows !== shows) continue;
        for (const end of item.matcher(text, from)) {
          ends.add(end);
          for (const then of CLEARLY(text, end))
            for (const begin of marked(text, then, n + 1)) step(begin, null, n + 1);
          for (const then of COMMA(text, end)) step(then, item.shows, n + 1);
        }
      }
    };
    for (const begin of marked(text, at, 1)) step(begin, null, 1);
    return [...ends];
  };
}
