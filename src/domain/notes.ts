import * as z from 'zod';
import { isDate } from './dates.ts';
import { line, lines } from './input.ts';
import { HIDDEN, withoutContacts } from './notes/contacts.ts';
import { without } from './notes/doubled.ts';
import { deadlinesIn, dueIn } from './notes/due.ts';
import { guessedKind, isChatter, isFrame, labelled } from './notes/kinds.ts';
import { isNamed, isWho, knownAs, type NotePerson } from './notes/people.ts';
import { sentencesIn, trimmed, type Unit, unitsOf } from './notes/units.ts';
import type { OutcomeKind } from './record.ts';
import { OUTCOME_KINDS } from './record-inputs.ts';

export type { NotePerson } from './notes/people.ts';

/** Characters of one note, notes of one event, proposals of one note. */
export const MOST_NOTE = 60_000;
export const MOST_NOTES = 20;
export const MOST_PROPOSALS = 300;

/** Text as it is kept: line breaks are \n, other control characters spaces, so that places in it stay what they are. */
export const cleanNotes = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .toWellFormed()
    .trimEnd();

export const notesInput = z.object({ text: z.string().transform(cleanNotes).pipe(lines(MOST_NOTE)) });

const cleared = z
  .string()
  .regex(/^\s*$/)
  .transform(() => null);
/** What a person makes of a proposal: a field left out stays as proposed, an empty one is cleared. */
export const acceptInput = z.object({
  kind: z.enum(OUTCOME_KINDS).optional(),
  text: lines(4000).optional(),
  speaker: z.union([cleared, line(200)]).optional(),
  owner: z.union([cleared, line(200)]).optional(),
  due: z.union([cleared, z.string().refine((s) => isDate(s), { params: { rule: 'date' } })]).optional(),
});
export type ProposalEdits = z.output<typeof acceptInput>;

/** An outcome proposed from a passage: `from` and `until` are characters of the notes. */
export type NoteProposal = {
  kind: OutcomeKind;
  text: string;
  speaker: string | null;
  owner: string | null;
  due: string | null;
  from: number;
  until: number;
};
export type Span = { from: number; until: number };

const SAYS =
  'menekankan|menegaskan|mengingatkan|mengimbau|menghimbau|menyampaikan|menjelaskan|mengatakan|menyatakan|melaporkan|menanyakan|bertanya|mempertanyakan|mengusulkan|meminta|mengarahkan|menginstruksikan|memerintahkan|berpesan|menambahkan|berharap|emphasi[sz]ed|stressed|said|asked|reported|added|reminded';
const SAID_BY = new RegExp(
  String.raw`^([^\n:“"]{2,80}?)\s+(?:juga\s+|kembali\s+|turut\s+|also\s+)?(${SAYS})(?=[\s,:])(?:[,:]?\s+(?:bahwa|that)(?=\s))?[,:]?\s*`,
  'iu',
);
const SAYING = new RegExp(`\\s(?:${SAYS})$`, 'iu');
const PREFIX = /^([^\n:“"?!]{2,80}):\s+(?=\S)/u;
/** "Keputusan: …", "Risiko - …", "[Tugas] …". */
const LABEL =
  /^([^\n:“"?!.]{2,40}?)\s*(?:[*_]{0,3}:[*_]{0,3}|(\s[-–—]))\s+(?=\S)|^[[(]([^\n\])]{2,40})[\])]\s*(?:[:–—-]\s*)?(?=\S)/u;
/** Says nothing before what was said. */
const THAT = /^(?:bahwa|that)\s+(?=\S)/iu;
const QUOTE = /[“"]([^“”"]{8,2000})[”"]/u;
const SAID_AFTER = /^[,.]?\s*(?:kata|ujar|tutur|tegas|ucap|jelas|ungkap|pesan|said)\s+([^.,\n]{2,80})/iu;
const OWNER =
  /(?:\bPIC|\bpenanggung\s*jawab|\bpj\b|\bowner|\bpelaksana)\s*(?:\s(?:adalah|oleh)\s)?\s*[:=]?\s*([\p{L}][^\n,;()[\].:]{1,80}?)(?=\s*(?:[,;()[\].\n]|$|\s[-–—]\s|\bpaling\b|\bselambat|\btenggat|\bdeadline|\bsebelum\b))/iu;
const WILL = /^([^\n,;:]{2,60}?)\s+(?:akan|segera|will|ditugaskan|bertugas)\s/iu;
/** A paragraph and a long message are told by their sentences. */
const LONG = 600;

type Reading = {
  notes: string;
  /** The same with contacts hidden, character by character. */
  masked: string;
  people: readonly NotePerson[];
  /** The event's date. */
  date: string;
  /** How often each line's prefix stands in the notes: one who speaks twice is somebody. */
  prefixes: Map<string, number>;
};

/** What a heading says of the items below it. */
type Below = { kind: OutcomeKind | null; speaker: string | null; used: boolean };

/** The event's people, and its day. */
type Room = Pick<Reading, 'people' | 'date'>;

const named = (written: string, { people }: Pick<Reading, 'people'>) => {
  const text = written.replace(/\s+/g, ' ').trim();
  const parts = [text, ...text.split(/\s*\/\s*/), ...text.split(/\s*[()]\s*/)];
  return parts.map((part) => knownAs(part, people)).find((known) => known !== null) ?? text;
};

const speaks = (written: string, reading: Reading) =>
  !written.includes(HIDDEN) &&
  (isWho(written, reading.people) || (isNamed(written) && (reading.prefixes.get(written) ?? 0) > 1));

/** A heading: a line that only says what comes below it. Undefined for what is none. */
function headingOf(body: string, reading: Reading): Below | undefined {
  const label = body.replace(/^[\s*_#]+|[\s*_]+$/gu, '');
  const kind = labelled(label);
  if (kind && (label.endsWith(':') || label.length < 40)) return { kind, speaker: null, used: false };
  if (!label.endsWith(':') || label.length > 120 || label.includes('\n')) return undefined;
  const text = label.slice(0, -1).trim();
  const by = SAID_BY.exec(`${text} :`);
  if (by && isWho(by[1] ?? '', reading.people))
    return { kind: guessed(by[2] ?? ''), speaker: named(by[1] ?? '', reading), used: false };
  const [first = '', ...rest] = text.split(/\s+/);
  const of = labelled(first);
  const who = rest.join(' ');
  if (of && speaks(who, reading))
    return { kind: of === 'remark' ? null : of, speaker: named(who, reading), used: false };
  if (speaks(text, reading)) return { kind: null, speaker: named(text, reading), used: false };
  return { kind: null, speaker: null, used: false };
}

const guessed = (verb: string): OutcomeKind | null => {
  const kind = guessedKind(verb);
  return kind === 'remark' ? null : kind;
};

/** The longest part of a span in which no contact stands. */
function free(masked: string, from: number, until: number): [number, number] | null {
  const parts = [...masked.slice(from, until).matchAll(new RegExp(`[^${HIDDEN}]+`, 'gu'))];
  const longest = parts.sort((a, b) => b[0].length - a[0].length)[0];
  return longest ? trimmed(masked, from + longest.index, from + longest.index + longest[0].length) : null;
}

function ownerIn(text: string, reading: Reading): string | null {
  const written = OWNER.exec(text)?.[1]?.trim();
  if (written && !written.includes(HIDDEN)) return named(written, reading);
  const doer = WILL.exec(text)?.[1];
  return doer && !doer.includes(HIDDEN) && isWho(doer, reading.people) ? named(doer, reading) : null;
}

/** A text without the phrases its owner and its due date were taken from, where it reads as well without: they are said beside it. */
export function onceSaid(text: string, owner: string | null, due: string | null, room: Room): string {
  let left = text;
  const undated = () => {
    if (!due) return;
    for (const one of deadlinesIn(left, due, room.date).reverse())
      left = without(left, one.from, one.until, one.apart) ?? left;
  };
  undated();
  const written = owner ? OWNER.exec(left) : null;
  if (written && named((written[1] ?? '').trim(), room) === owner) {
    const clear = /[:=]|^pic|^pj/iu.test(written[0]) || isWho((written[1] ?? '').trim(), room.people);
    const until = written.index + written[0].length;
    if (clear) left = without(left, written.index, until, !/[:=]/.test(written[0])) ?? left;
    undated();
  }
  return left;
}

/** What is proposed of a span whose words begin at `body`; null where nothing is left to keep. */
function proposed(reading: Reading, span: Span, body: number, unit: Unit, below: Below): NoteProposal | null {
  const { masked, date } = reading;
  let [at, end] = [body, span.until];
  const rest = () => masked.slice(at, end);
  let kind: OutcomeKind | null = null;
  let speaker: string | null = null;
  const said = SAYING.test(PREFIX.exec(rest())?.[1] ?? '') ? null : PREFIX.exec(rest());
  if (said && !labelled(said[1] ?? '') && speaks(said[1] ?? '', reading)) {
    speaker = named(said[1] ?? '', reading);
    at += said[0].length;
  }
  const label = LABEL.exec(rest());
  kind = label ? labelled(label[1] ?? label[3] ?? '') : null;
  // behind a dash or in brackets stands what goes on as well: "Laporan - Camat"
  if (kind === 'remark' && !label?.[0].includes(':')) kind = null;
  if (kind && label) at += label[0].length;
  if (isChatter(rest())) return null;
  const quote = QUOTE.exec(rest());
  const by = SAID_BY.exec(rest());
  const after = quote && SAID_AFTER.exec(rest().slice(quote.index + quote[0].length));
  const who = [by?.[1], after?.[1]].find((one) => one !== undefined && speaks(one, reading));
  if (who) speaker = named(who, reading);
  const own = speaker !== null;
  speaker ??= below.speaker ?? (unit.sender && named(unit.sender, reading));
  const inner = quote?.[1] ?? '';
  const mostly = inner.length * 2 > rest().length;
  if (quote && speaker && (kind === null || kind === 'quote') && (who || mostly)) {
    kind = 'quote';
    at += quote.index + 1;
    end = at + inner.length;
  } else if (by && who === by[1] && /\p{L}+\s+\p{L}+/u.test(rest().slice(by[0].length))) {
    kind ??= guessed(by[2] ?? '');
    at += by[0].length;
  }
  at += THAT.exec(rest())?.[0].length ?? 0;
  const whole = masked.slice(span.from, span.until);
  const kept = free(masked, at, end);
  if (!kept || !/\p{L}{2}/u.test(masked.slice(...kept)) || kept[1] - kept[0] > 4000) return null;
  const text = masked.slice(...kept);
  const guess = guessedKind(text);
  const strong = kind ?? (below.kind === 'emphasis' && guess === 'decision' ? guess : below.kind) ?? guess;
  kind = strong === 'emphasis' && dueIn(whole, date) ? 'follow_up' : strong;
  const duty = kind === 'decision' || kind === 'follow_up';
  // who sent a message about what was decided did not say it
  const shown = duty && !own ? null : speaker;
  const owner = duty ? ownerIn(masked.slice(body, span.until), reading) : null;
  const due = duty ? dueIn(whole, date) : null;
  return {
    kind,
    text: onceSaid(text, owner, due, reading),
    speaker: shown && shown.length <= 200 ? shown : null,
    owner,
    due,
    ...span,
  };
}

/**
 * Proposes outcomes from rough notes, line by line: minutes in lists, chat exports of WhatsApp (iOS, Android), transcripts with
 * time codes, paragraphs by sentence. `people` are the event's, `date` its day. Each text is words of its passage in their order,
 * without phone numbers, addresses, the label its kind is told by, and what is said beside it as owner or due date; passages do not overlap, in their order; what is in none was left out: greetings,
 * headings, media, notices of the chat, whatever is beyond the bound. Never throws.
 */
export function readNotes(notes: string, people: readonly NotePerson[], date: string): NoteProposal[] {
  const masked = withoutContacts(notes);
  const prefixes = new Map<string, number>();
  for (const { 0: row } of masked.matchAll(/[^\n]+/g)) {
    const prefix = PREFIX.exec(row.replace(/^[^\p{L}]+/u, ''))?.[1];
    if (prefix) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
  }
  const reading: Reading = { notes, masked, people, date, prefixes };
  const proposals: NoteProposal[] = [];
  let below: Below = { kind: null, speaker: null, used: false };
  let sender: string | null = null;
  for (const unit of unitsOf(masked)) {
    if (proposals.length >= MOST_PROPOSALS) break;
    if (unit.sender !== sender) below = { kind: null, speaker: null, used: false };
    sender = unit.sender;
    const body = masked.slice(unit.body, unit.until);
    if (unit.silent || isChatter(body) || isFrame(body)) continue;
    const heading = headingOf(body, reading);
    if (heading) {
      below = heading;
      continue;
    }
    if (below.used && unit.apart && !unit.listed) below = { kind: null, speaker: null, used: false };
    below.used = true;
    const whole =
      unit.listed || unit.sender !== null ? unit.until - unit.from <= LONG : PREFIX.test(body) && body.length <= LONG;
    const spans = whole ? [trimmed(masked, unit.body, unit.until)] : sentencesIn(masked, unit.body, unit.until);
    for (const [i, kept] of spans.entries()) {
      if (!kept || isChatter(masked.slice(...kept))) continue;
      const span = { from: i === 0 ? unit.from : kept[0], until: kept[1] };
      const one = proposals.length < MOST_PROPOSALS ? proposed(reading, span, kept[0], unit, below) : null;
      if (one) proposals.push(one);
    }
  }
  return proposals;
}
