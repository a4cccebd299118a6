import type { Fact } from '../facts.ts';
import { absent, numbers, present } from './guests.ts';
import { comparisons, counts, rundown, strength } from './measures.ts';
import type { Matter } from './occasion.ts';
import { outcomes } from './outcomes.ts';
import { factsOf } from './phrasing.ts';
import { lines, type Saying, saying } from './telling.ts';

/** Facts of some kinds as 'label: value', each a sentence. */
function plainly(facts: readonly Fact[], ...kinds: Fact['kind'][]): Saying[] {
  return facts
    .filter((fact) => kinds.includes(fact.kind))
    .map((fact) => saying(fact.kind, [fact], `${fact.label}: ${fact.value}`));
}

/** The silent stand behind their number: their names would bury what was said and decided. */
function withoutSilent(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => fact.kind !== 'invitee' || fact.data.answered);
}

/** The silent's number, which stands for them by name too. */
function silent(facts: readonly Fact[]): Saying[] {
  const named = factsOf(facts, 'invitee').filter(({ data }) => !data.answered);
  return factsOf(facts, 'unheard').map((fact) => saying('unheard', [fact, ...named], `${fact.label}: ${fact.value}`));
}

/** The short form for chat: what, when, where, who led, who came, what was said; labels before what can be had at a glance. */
export function message(matter: Matter): { heading: string; sentences: Saying[] }[] {
  const { facts } = matter;
  const heard = { ...matter, facts: withoutSilent(facts).filter(({ kind }) => kind !== 'unheard') };
  const missing = factsOf(facts, 'missing');
  return [
    {
      heading: 'LAPORAN KEGIATAN',
      sentences: plainly(
        facts,
        'title',
        'host',
        'programme',
        'theme',
        'date',
        'time',
        'held_start',
        'venue',
        'leader',
        'role',
      ),
    },
    {
      heading: 'HADIR',
      sentences: [
        ...numbers(matter),
        ...present(matter),
        ...absent(heard),
        ...silent(facts),
        ...strength(matter),
        ...counts(matter, 'took_part'),
        ...counts(matter, 'other'),
        ...comparisons(matter),
      ],
    },
    {
      heading: 'URAIAN',
      sentences: [
        ...rundown(matter),
        ...(['emphasis', 'remark', 'quote', 'decision', 'question', 'risk'] as const).flatMap((kind) =>
          outcomes(matter, kind),
        ),
      ],
    },
    { heading: 'TINDAK LANJUT', sentences: outcomes(matter, 'follow_up') },
    {
      heading: 'BELUM TERCATAT',
      sentences: missing.length
        ? [
            saying(
              'missing',
              missing,
              lines(
                'Hal yang belum tercatat:',
                missing.map(({ label }) => label),
              ),
            ),
          ]
        : [],
    },
  ].filter(({ sentences }) => sentences.length > 0);
}
