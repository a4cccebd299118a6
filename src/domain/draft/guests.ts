import { counted } from '../facts/numerals.ts';
import type { Fact, FactOf } from '../facts.ts';
import type { Matter } from './occasion.ts';
import { capitalized, chunks, enumerated, factsOf, principalText, representativeText } from './phrasing.ts';
import { LIST, lines, type Saying, saying } from './telling.ts';

/** Names in one sentence of prose; more stand in lines below each other. */
const IN_PROSE = 3;
/** More persons at the door than this are told in a part of their own, after the report. */
export const NAMED_IN_COURSE = 25;

/** How many were invited, came, were there in each session, and gave no word. */
export function numbers({ facts, noun }: Matter): Saying[] {
  const said: Saying[] = [];
  for (const invited of factsOf(facts, 'invited')) {
    const n = counted(invited.data.number);
    said.push(
      saying(
        'invited',
        [invited],
        `Undangan disampaikan kepada ${n} pihak`,
        `Pihak yang diundang berjumlah ${n}`,
        `Sebanyak ${n} pihak diundang`,
      ),
    );
  }
  for (const total of factsOf(facts, 'attendance_total')) {
    const n = counted(total.data.number);
    said.push(
      saying(
        'total',
        [total],
        `Berdasarkan daftar hadir, ${noun} dihadiri oleh ${n} orang`,
        `Yang hadir berjumlah ${n} orang`,
        `Daftar hadir mencatat kehadiran ${n} orang`,
      ),
    );
  }
  for (const session of factsOf(facts, 'session')) {
    const { data } = session;
    const n = counted(data.number);
    said.push(
      saying(
        'session',
        [session],
        `Pada sesi ${data.session} tercatat hadir ${n} orang`,
        `Sesi ${data.session} dihadiri oleh ${n} orang`,
      ),
    );
  }
  return said;
}

type Came = FactOf<'present'> | FactOf<'walk_in'>;
type Listed = Came | FactOf<'invitee'> | FactOf<'declined'>;

/** Persons behind what is said of them: a few in the line, more in lines of their own. */
function persons(
  topic: string,
  all: readonly Listed[],
  openings: readonly string[],
  further: string,
  { naming }: Matter,
): Saying[] {
  return chunks(all, LIST).map((part, index) => {
    const few = part.length <= IN_PROSE;
    const names = part.map(({ data }) => (few ? naming.introduce(data.person) : naming.full(data.person)));
    const ways = index === 0 ? openings : [further];
    return saying(topic, part, ...ways.map((way) => (few ? `${way} ${enumerated(names)}` : lines(`${way}:`, names))));
  });
}

/** Who was there, who for whom, and who beside the list, in order of precedence. */
export function present(matter: Matter): Saying[] {
  const { facts, noun } = matter;
  const said = persons(
    'present',
    factsOf(facts, 'present'),
    [`Hadir dalam ${noun} tersebut`, `Turut hadir dalam ${noun} tersebut`, 'Hadir pada kesempatan tersebut'],
    'Hadir pula',
    matter,
  );
  for (const fact of factsOf(facts, 'represented')) {
    const [principal, by] = [principalText(fact.data.principal), representativeText(fact.data.representative)];
    said.push(
      saying(
        'represented',
        [fact],
        `${principal} diwakili oleh ${by}`,
        `Mewakili ${principal}, hadir ${by}`,
        `${capitalized(principal)} dalam ${noun} tersebut diwakili oleh ${by}`,
      ),
    );
  }
  const outside = 'Di luar daftar undangan, hadir';
  return [
    ...said,
    ...persons('walk_in', factsOf(facts, 'walk_in'), [outside, `${outside} pula`], `${outside} pula`, matter),
  ];
}

/** What those answered of whom nobody is recorded at the door, and who else was invited. */
export function absent(matter: Matter): Saying[] {
  const { facts } = matter;
  const said: Saying[] = [];
  for (const fact of factsOf(facts, 'answer')) {
    const [principal, by] = [principalText(fact.data.principal), representativeText(fact.data.representative)];
    said.push(
      saying(
        'answer',
        [fact],
        `Dalam jawaban atas undangan, ${principal} menyampaikan akan diwakili oleh ${by}`,
        `${principal} menyampaikan akan diwakili oleh ${by}`,
      ),
    );
  }
  said.push(
    ...persons(
      'declined',
      factsOf(facts, 'declined'),
      ['Menyampaikan berhalangan:', 'Menyatakan berhalangan:'],
      'Menyampaikan berhalangan:',
      matter,
    ).map(oneColon),
  );
  const before = facts.some(({ kind }) => ['present', 'represented', 'answer', 'declined'].includes(kind));
  const others = before ? 'Pihak lain yang diundang adalah' : 'Pihak yang diundang adalah';
  const counting = factsOf(facts, 'unheard');
  const quiet = factsOf(facts, 'invitee').filter(({ data }) => !data.answered);
  // more than one list takes are named among the others
  const silent = counting.length && quiet.length <= LIST ? quiet : [];
  const invitees = factsOf(facts, 'invitee').filter((fact) => !silent.includes(fact));
  said.push(...persons('invitee', invitees, [others], others, matter).map(oneColon));
  for (const unheard of counting) said.push(unheardSaying(unheard, silent, matter));
  return said;
}

/** Those who gave no word: how many, and who, where they are few enough to be named. */
function unheardSaying(unheard: FactOf<'unheard'>, silent: readonly FactOf<'invitee'>[], { naming }: Matter): Saying {
  const n = counted(unheard.data.number);
  const few = silent.length <= IN_PROSE;
  const names = silent.map(({ data }) => (few ? naming.introduce(data.person) : naming.full(data.person)));
  const named = (way: string) => {
    if (!names.length) return way;
    return few ? `${way}, yaitu ${enumerated(names)}` : lines(`${way}, yaitu:`, names);
  };
  return saying(
    'unheard',
    [unheard, ...silent],
    named(`Pihak yang diundang dan tidak memberi kabar berjumlah ${n}`),
    named(`Sebanyak ${n} pihak yang diundang tidak memberi kabar`),
  );
}

/** A list's own colon behind a lead that ends in one. */
const oneColon = (one: Saying): Saying => ({
  ...one,
  ways: one.ways.map((way) => way.replace('::', ':').replace(' adalah:', ' adalah sebagai berikut:')),
});

/** How many persons are told of at the door. */
export function toldAtDoor(facts: readonly Fact[]): number {
  return facts.filter(({ kind }) => kind === 'present' || kind === 'represented' || kind === 'walk_in').length;
}
