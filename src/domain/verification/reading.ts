import type { Fact } from '../facts.ts';
import type { Phrase } from './claim.ts';
import { detailPhrases } from './detail-claims.ts';
import { eventPhrases } from './event-claims.ts';
import { eventWords } from './event-words.ts';
import { isFormal } from './formal.ts';
import { guestPhrases } from './guest-claims.ts';
import { either, type Matcher, phrase, plain, sequence } from './matching.ts';
import { speechPhrases } from './speech-claims.ts';
import { personsIn } from './surfaces.ts';

/** Words that go between phrases about the event and say nothing: no name, number, deed, quality or negation. */
const FILLER = phrase(
  'kegiatan|acara|telah|ini|itu|tersebut|yang|dengan|dilaksanakan|diselenggarakan|digelar|diadakan|berlangsung|adapun|dalam|pada',
);
/** What joins phrases of any kind. Behind who came or what was said nothing else may stand: "Pelatihan telah dilaksanakan". */
const JOIN = phrase('dan|serta');
const SHIFT = phrase('sedangkan|sementara_itu|;');
const COMMA = phrase(',');

const LEADS = either(
  phrase('selain itu ,?'),
  phrase('selanjutnya|lebih_lanjut ,?'),
  phrase('pada kesempatan itu|tersebut|ini ,?'),
  phrase('dalam|pada kegiatan|acara tersebut|ini|itu? ,'),
);
const BY_LIST = phrase('berdasarkan|menurut|sesuai daftar_hadir ,?');

const DANGLING = /(?:[,;]| (?:dan|serta|sedangkan|sementara itu|telah|yang|dengan|dalam|pada|adapun))\.?$/;

type State = {
  at: number;
  stage: 0 | 1 | 2 | 3;
  /** What the last thing was: `free` leaves room for a new subject, `joined` only after another subject. */
  before: 'free' | 'joined' | 'glued' | 'phrase';
  subject: boolean;
  person: boolean;
};

/**
 * Whether a sentence consists of nothing but phrases that each say what a cited fact says, joined by words that say
 * nothing. What is in neither is never true by leave: the list of what may be said is closed.
 */
export function reads(sentence: string, cited: readonly Fact[], all: readonly Fact[]): boolean {
  const text = plain(sentence);
  const { event, nouns } = eventWords(all.find((fact) => fact.kind === 'title')?.value ?? '');
  if (isFormal(text, cited, event)) return true;
  const guests = guestPhrases(cited, event);
  const speech = speechPhrases({ cited, everybody: personsIn(all) }, event);
  const phrases = [
    ...cited.flatMap((fact) => eventPhrases(fact, event)),
    ...guests,
    ...detailPhrases(cited, event),
    ...speech,
  ];
  const leads = either(LEADS, sequence(phrase('dalam|pada'), nouns, phrase('tersebut|ini|itu? ,')));
  const filler = either(FILLER, nouns);
  return consists(text, [0, ...leads(text, 0)], phrases, filler) || consists(text, BY_LIST(text, 0), guests, filler);
}

function consists(text: string, starts: readonly number[], phrases: readonly Phrase[], filler: Matcher): boolean {
  const open = starts.map((at): State => ({ at, stage: 0, before: 'free', subject: false, person: false }));
  const seen = new Set<string>();
  for (let state = open.pop(); state; state = open.pop()) {
    const key = JSON.stringify(state);
    if (seen.has(key)) continue;
    seen.add(key);
    // An event may end in a filler ("… telah dilaksanakan"), nothing else may.
    const ended = state.before === 'phrase' || (state.stage === 1 && !DANGLING.test(text));
    if (state.at === text.length && state.stage > 0 && ended) return true;
    open.push(...afterJoint(text, state, filler), ...afterPhrase(text, state, phrases));
  }
  return false;
}

function afterJoint(text: string, state: State, filler: Matcher): State[] {
  const started = state.stage > 0;
  return [
    ...SHIFT(text, state.at).map((at): State => ({ ...state, at, before: started ? 'free' : 'glued', person: false })),
    // Behind a person a comma would make the next one his apposition.
    ...COMMA(text, state.at).map((at): State => ({ ...state, at, before: state.person ? 'glued' : 'free' })),
    ...JOIN(text, state.at).map((at): State => {
      const free = state.before === 'free' && started;
      return { ...state, at, before: free ? 'free' : state.subject && state.before === 'phrase' ? 'joined' : 'glued' };
    }),
    ...(state.stage < 2 ? filler(text, state.at) : []).map(
      (at): State => ({ ...state, at, before: 'glued', person: false }),
    ),
  ];
}

function afterPhrase(text: string, state: State, phrases: readonly Phrase[]): State[] {
  return phrases.flatMap(({ stage, matcher, subject = false, person = false }) => {
    // Going back, or from those who came to what was said, would tie a fact to the wrong thing.
    if (stage < state.stage || (stage === 3 && state.stage === 2)) return [];
    if (subject && state.before !== 'free' && state.before !== 'joined') return [];
    // "A hadir sebagai narasumber B": straight behind a person the next words would be about him.
    if (stage > 1 && state.before === 'phrase' && (state.person || state.subject)) return [];
    return matcher(text, state.at).map((at): State => ({ at, stage, before: 'phrase', subject, person }));
  });
}
