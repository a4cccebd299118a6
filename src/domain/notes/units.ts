import { HIDDEN } from './contacts.ts';
import { isChatter } from './kinds.ts';

/** A part of notes that belongs together: `from`–`until` its characters, `body` where what was said begins. */
export type Unit = {
  from: number;
  until: number;
  body: number;
  /** Who sent the message, or speaks by the transcript; 'peserta' for a bare phone number. */
  sender: string | null;
  /** An item of a list. */
  listed: boolean;
  /** An empty line stands before it. */
  apart: boolean;
  /** A notice of the chat itself, or who speaks next: nothing said. */
  silent?: boolean;
};

const SPACE = /[\s\u200b\u200e\u200f\u202a-\u202e\u2060]/u;
const TIME = String.raw`\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[ap]\.?m\.?)?`;
const DAY = String.raw`\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}`;
/** How the exports of WhatsApp begin a message: iOS in brackets, Android with a dash. */
const HEAD = new RegExp(
  String.raw`^(?:\[${DAY},?\s+${TIME}\]\s*|${DAY},?\s+${TIME}\s+[-–—]\s+)[\u200e\u200f\u202a-\u202e]*`,
  'iu',
);
const SENDER = /^([^:\n]{1,80}):(?:\s+|$)/u;
/** A time code before what is said, as transcripts have it. */
const CODE = /^[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*(?:[-–—]\s*)?(?=[\p{L}“"<]|$)/u;
const CUE = /^(?:WEBVTT\b.*|\d{1,5}|(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->.*)$/u;
/** "Nama 00:12": who speaks next. */
const NAMED_CODE = /^(\p{Lu}[^\n:?!]{1,60}?)\s+[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?$/u;
const MARK = /^(?:[-–—•▪●○◦*·✓✔☑]\s*|#{1,6}\s+|\(?(?:\d{1,3}|[a-z])[.)]\s+)/iu;
const ENDED = /[.?!:;…][”"’')\]]*$/u;

/** A question of a line by itself. */
const ASKS = /^(?:kenapa|mengapa|apa|apakah|bagaimana|gimana|kapan|siapa|berapa|di\s?mana|ke\s?mana)\b.*\?$/iu;

/** Start and end without the space around, or null where nothing is left. */
export function trimmed(text: string, from: number, until: number): [number, number] | null {
  let [a, b] = [from, until];
  while (a < b && SPACE.test(text[a] ?? '')) a++;
  while (b > a && SPACE.test(text[b - 1] ?? '')) b--;
  return a < b ? [a, b] : null;
}

/** A sender as a chat has him, without a phone number or the mark of one not in the contacts. */
function senderOf(written: string): string {
  const name = written
    .replaceAll(new RegExp(`[~()${HIDDEN}\\u200e\\u200f\\u202a-\\u202e]+`, 'gu'), ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /\p{L}{2}/u.test(name) && !/\d{5}/.test(name) ? name : 'peserta';
}

type Line = { from: number; until: number; text: string; apart: boolean };

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let apart = false;
  let last = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const between = index - last > 1;
    last = index + line.length;
    const kept = trimmed(text, index, index + line.length);
    if (!kept) {
      apart = true;
      continue;
    }
    lines.push({ from: kept[0], until: kept[1], text: text.slice(...kept), apart: apart || between });
    apart = false;
  }
  return lines;
}

/**
 * Notes in parts: a message of a chat with its further lines, an item of a list, a line of a transcript, a paragraph with its
 * broken lines. `text` has its contacts hidden. What is in no part is space.
 */
export function unitsOf(text: string): Unit[] {
  const lines = linesOf(text);
  const coded = lines.filter((l) => CODE.test(l.text) || NAMED_CODE.test(l.text)).length >= 2;
  const cued = lines.some((l) => CUE.test(l.text) && l.text.includes('-->'));
  const units: Unit[] = [];
  let chat = false;
  let sender: string | null = null;
  for (const { from, until, text: line, apart } of lines) {
    const add = (body: number, more: Partial<Unit> = {}) => {
      const rest = text.slice(body, until);
      const mark = MARK.exec(rest)?.[0] ?? '';
      units.push({ from, until, body: body + mark.length, sender, listed: mark !== '', apart, ...more });
    };
    const head = HEAD.exec(line)?.[0];
    if (head) {
      chat = true;
      const by = SENDER.exec(line.slice(head.length));
      sender = by ? senderOf(by[1] ?? '') : null;
      add(from + head.length + (by?.[0].length ?? 0), by ? {} : { silent: true });
      continue;
    }
    if (cued && CUE.test(line)) {
      add(from, { silent: true });
      continue;
    }
    const code = coded ? (CODE.exec(line)?.[0] ?? '') : '';
    const next = coded && !chat ? NAMED_CODE.exec(line) : null;
    if (next) {
      sender = senderOf(next[1] ?? '');
      add(from, { silent: true });
      continue;
    }
    if (code) {
      sender = null;
      add(from + code.length, code.trim().length === line.length ? { silent: true } : {});
      continue;
    }
    const before = units.at(-1);
    const marked = MARK.test(line);
    const said = before && !before.silent ? text.slice(before.body, before.until) : '';
    const goesOn = chat
      ? !said.endsWith(':') && !isChatter(said)
      : /^\p{Ll}/u.test(line) && !ENDED.test(said) && !ASKS.test(line);
    if (before && said && !apart && !marked && goesOn && !isChatter(line)) before.until = until;
    else add(from);
  }
  return units;
}

/** Words after whose dot no sentence ends. */
const SHORT =
  /(?:^|[\s(“"])(?:pj|pjs|plt|plh|ps|drs|dra|dr|ir|prof|h|hj|kh|k\.h|no|nr|jl|jln|kab|kec|kel|prov|a\.n|an|u\.p|up|dll|dsb|dst|dkk|s\.d|sd|d\.a|tgl|pkl|hal|rp|bpk|sdr|sdri|yth|st|mr|mrs|ms|\p{L}|\p{L}\.\p{L})$/iu;
const LONGEST = 3500;

/** The sentences in a span, each a span; what is too long for one outcome is cut at a space. Together they leave only space out. */
export function sentencesIn(text: string, from: number, until: number): [number, number][] {
  const spans: [number, number][] = [];
  const cut = (a: number, b: number) => {
    let start = a;
    while (b - start > LONGEST) {
      const space = text.lastIndexOf(' ', start + LONGEST);
      let end = space > start ? space : start + LONGEST;
      // a character of two halves stays whole
      if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end--;
      const kept = trimmed(text, start, end);
      if (kept) spans.push(kept);
      start = end;
    }
    const kept = trimmed(text, start, b);
    if (kept) spans.push(kept);
  };
  let start = from;
  for (const m of text.slice(from, until).matchAll(/[.?!…]+[”"’')\]]*(?=\s+[\p{Lu}\d“"(])/gu)) {
    const end = from + m.index + m[0].length;
    const said = text.slice(start, from + m.index);
    const open = (said.match(/“/g) ?? []).length > (text.slice(start, end).match(/”/g) ?? []).length;
    if (open || (m[0].startsWith('.') && SHORT.test(said)) || (m[0] === '.' && /(?:^|\s)\d{1,3}$/u.test(said)))
      continue;
    cut(start, end);
    start = end;
  }
  cut(start, until);
  return spans;
}
