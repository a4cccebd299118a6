import type { Fact, Person } from '../facts.ts';
import type { Matcher } from './matching.ts';

/**
 * A stretch of a sentence that says by itself what a cited fact says.
 * `stage`: what may follow what. 1 the event (when, where, who led), 2 who came and what was counted, 3 what was said; a
 * sentence never goes back, so that a date behind an utterance is not taken for the utterance's.
 * `subject`: it begins with the one it is about, so it must not follow a word that would make him an object.
 * `person`: it ends in a person, so a comma and another person behind it would read as one.
 */
export type Phrase = { stage: 1 | 2 | 3; matcher: Matcher; subject?: boolean; person?: boolean };

/** What a sentence is read against: the facts it cites, and everybody named in any fact. */
export type Reading = { cited: readonly Fact[]; everybody: readonly Person[] };
