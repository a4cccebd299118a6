import { longDate } from '../dates.ts';
import { oneLine } from '../facts/wording.ts';
import type { FactOf } from '../facts.ts';
import { saysDue } from '../notes/due.ts';
import type { OutcomeKind } from '../record.ts';
import type { Matter } from './occasion.ts';
import { chunks, factsOf, type Naming, quotedText } from './phrasing.ts';
import { lines, type Saying, saying } from './telling.ts';

/** Sayings of one person in one list; more are told in a further one, so that the eye does not lose who speaks. */
const SAYINGS = 8;

/** Ways to bring in what somebody said; `…` stands for him, and what was said follows a colon. */
const SPOKEN: Record<OutcomeKind, readonly string[]> = {
  emphasis: ['… menekankan', '… menegaskan', 'Pada kesempatan tersebut, … menekankan'],
  remark: ['… menyampaikan', '… mengemukakan', 'Pada kesempatan tersebut, … menyampaikan'],
  quote: ['… menyatakan', '… menuturkan', 'Pada kesempatan tersebut, … menyatakan'],
  risk: ['… menyampaikan potensi kerawanan', '… mengemukakan potensi kerawanan'],
  decision: ['… menyampaikan keputusan', 'Pada kesempatan tersebut, … menyampaikan keputusan'],
  follow_up: ['… menyampaikan tindak lanjut', 'Pada kesempatan tersebut, … menyampaikan tindak lanjut'],
  question: ['… mengajukan pertanyaan', '… menyampaikan pertanyaan'],
};

/** The same of one who was heard before. */
const SPOKEN_AGAIN: Record<OutcomeKind, readonly string[]> = {
  emphasis: ['… juga menekankan', 'Selain itu, … menekankan'],
  remark: ['Selanjutnya, … menyampaikan', '… juga menyampaikan', 'Selain itu, … menyampaikan'],
  quote: ['Lebih lanjut, … menyatakan', '… juga menyatakan'],
  risk: ['… juga menyampaikan potensi kerawanan', 'Selain itu, … menyampaikan potensi kerawanan'],
  decision: ['Selanjutnya, … menyampaikan keputusan', '… juga menyampaikan keputusan'],
  follow_up: ['Selanjutnya, … menyampaikan tindak lanjut', '… juga menyampaikan tindak lanjut'],
  question: ['Selanjutnya, … mengajukan pertanyaan', '… juga mengajukan pertanyaan'],
};

const UNATTRIBUTED: Record<OutcomeKind, readonly string[]> = {
  emphasis: ['Penekanan yang tercatat', 'Penekanan yang disampaikan'],
  remark: ['Pernyataan yang tercatat', 'Pernyataan yang disampaikan'],
  quote: ['Kutipan yang tercatat', 'Kutipan yang disampaikan'],
  risk: ['Potensi kerawanan yang tercatat', 'Potensi kerawanan yang disampaikan'],
  decision: ['Keputusan yang tercatat', 'Keputusan yang disampaikan'],
  follow_up: ['Tindak lanjut yang tercatat', 'Rencana tindak lanjut yang tercatat'],
  question: ['Pertanyaan yang tercatat', 'Pertanyaan yang disampaikan'],
};

/** Leads that end in the verb of saying, without the name of what was said. */
const SAID = /\b(?:menekankan|menegaskan|menyampaikan|mengemukakan)$/;

/** Ways to name the one who answers for a follow-up that nobody in particular announced. */
const OWNED = ['Tindak lanjut oleh …', 'Rencana tindak lanjut oleh …', 'Selanjutnya, tindak lanjut oleh …'];

type Outcome = FactOf<'outcome'>;

/** A fact's text verbatim in one line; then who answers for it, where the lead does not say so, and until when. */
function itemText({ data }: Outcome, owned: boolean): string {
  const { outcome, owner, due } = data;
  const text = oneLine(data.text);
  const details = [
    owner && !owned ? `penanggung jawab: ${owner}` : null,
    // what the text says itself is not said again
    due && !saysDue(text, due) ? `tenggat: ${longDate(due)}` : null,
  ].filter((detail) => detail !== null);
  return `${outcome === 'quote' ? quotedText(text) : text}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}

/** A text that goes on from a verb: "… menegaskan agar …". */
const GOES_ON = /^(?:agar|supaya)\s/i;
const GOING_ON: readonly OutcomeKind[] = ['emphasis', 'remark', 'decision', 'follow_up'];

/** What one said behind who said it: a colon between them, or none where the text goes on from the verb. */
function joined(who: string, item: string, kind: OutcomeKind, spoken: boolean): string {
  if (kind === 'quote') return `${who}${spoken ? ',' : ':'} ${item}`;
  if (!GOES_ON.test(item) || !GOING_ON.includes(kind)) return `${who}: ${item}`;
  const text = item.charAt(0).toLowerCase() + item.slice(1);
  return spoken ? `${who} ${text}` : `${who} adalah ${text}`;
}

/** A text that is a list itself: of several lines, or with a mark of its own before it. */
const OWN_LIST = /\n|^\s*(?:\d{1,2}[.)]|[a-z][.)]|[-•*])\s/i;

/** Sayings in their order, those that are lists themselves apart: one list within another can't be read. */
function runs(group: readonly Outcome[]): Outcome[][] {
  const made: Outcome[][] = [];
  let open: Outcome[] | null = null;
  for (const fact of group) {
    if (OWN_LIST.test(fact.data.text.trim())) {
      made.push([fact]);
      open = null;
    } else if (open) open.push(fact);
    else {
      open = [fact];
      made.push(open);
    }
  }
  return made;
}

/**
 * What was said, decided or raised, verbatim behind how it came about. Facts of one kind stand together by speaker (for
 * follow-ups by owner), in the order in which these first appear.
 */
export function outcomes({ facts, naming }: Matter, kind: OutcomeKind): Saying[] {
  const groups = new Map<string, Outcome[]>();
  for (const fact of factsOf(facts, 'outcome')) {
    if (fact.data.outcome !== kind) continue;
    const key = `${fact.data.speaker ?? ''}\n${kind === 'follow_up' ? (fact.data.owner ?? '') : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) =>
    // quotations stand alone: marks within a list are hard to read
    (kind === 'quote' ? chunks(group, 1) : runs(group).flatMap((run) => chunks(run, SAYINGS))).map((part) =>
      said(part, kind, naming),
    ),
  );
}

function said(part: readonly Outcome[], kind: OutcomeKind, { heard }: Naming): Saying {
  const { speaker, owner } = (part[0] as Outcome).data;
  const owned = kind === 'follow_up' && owner !== null && !speaker;
  const spoken = speaker && heard(speaker) ? SPOKEN_AGAIN : SPOKEN;
  const leads = owned ? OWNED : speaker ? spoken[kind] : UNATTRIBUTED[kind];
  const items = part.map((fact) => itemText(fact, owned));
  const ways = leads.map((lead) => {
    const who = lead.replace('…', () => (owned ? owner : (speaker ?? '')));
    if (items.length === 1) return joined(who, items[0] ?? '', kind, speaker !== null && !owned);
    return lines(`${who}${speaker && !owned ? (SAID.test(lead) ? ' hal-hal berikut' : ' berikut') : ''}:`, items);
  });
  return saying(`${kind} ${speaker || owned ? 'spoken' : ''}`, part, ...ways);
}
