import type { Fact, FactOf, Person } from '../../src/domain/facts.ts';
import type { EventRecord } from '../../src/domain/record.ts';
import type { Said } from '../model-server.ts';
import { dateInWords } from './faithful.ts';
import type { Chance } from './random.ts';

/*
 * Lies about an event, by class. Each is false by how it is made: it takes what the record says and says another thing. The
 * verifier has no part in deciding that.
 */

export const LIE_CLASSES = [
  'swapped names',
  'altered digits',
  'wrong date or weekday',
  'invented attendance',
  'reversed representation',
  'dropped negation',
  'invented quote',
  'inflated quantity',
  'claimed consensus',
] as const;
export type LieClass = (typeof LIE_CLASSES)[number];

type Told = { record: EventRecord; facts: Fact[]; truths: Said[] };

const of = <K extends Fact['kind']>(facts: Fact[], ...kinds: K[]) =>
  facts.filter((fact) => (kinds as string[]).includes(fact.kind)) as unknown as FactOf<K>[];
const lie = (text: string, ...facts: { id: string }[]): Said => ({
  text: /[?!.]["”]?$/.test(text) ? text : `${text}.`,
  sources: facts.map(({ id }) => id),
});
const digits = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const core = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;\s]+$/, '');
const written = (p: Person) =>
  p.position && p.name ? `${p.position} ${p.name}` : (p.position ?? p.name ?? p.agency ?? '');
const rest = (c: Chance, lies: Said[], n: number) => c.mixed(lies).slice(0, n);

/** A sentence with `from` replaced, once; nothing where it does not stand there as a word of its own. */
function replaced(said: Said, from: string, to: string): Said[] {
  const at = said.text.indexOf(from);
  if (at < 0 || from === '' || to === '' || from === to) return [];
  const around = `${said.text[at - 1] ?? ' '}${said.text[at + from.length] ?? ' '}`;
  if (/[\p{L}\p{N}]/u.test(around)) return [];
  return [{ ...said, text: said.text.slice(0, at) + to + said.text.slice(at + from.length) }];
}

const STRANGERS = ['Brigjen Pol Rekaan Belaka', 'Drs. Antah Berantah, M.Si.', 'Suharno Fiktif', 'Gubernur', 'Kapolda'];

function swappedNames({ facts, truths }: Told, c: Chance): Said[] {
  const persons = of(facts, 'present', 'declined', 'invitee', 'leader').map((fact) => fact.data.person);
  const names = [...new Set(persons.flatMap(({ name }) => (name ? [name] : [])))];
  const holds = (position: string, name: string) =>
    persons.some((person) => person.position === position && person.name === name);
  const pairs = of(facts, 'present', 'leader', 'declined').flatMap((fact) => {
    const { person } = fact.data;
    if (!person.position) return [];
    return [...names, ...STRANGERS.slice(0, 3)]
      .filter((name) => name !== person.name && !holds(person.position ?? '', name))
      .flatMap((name) => {
        const p = person.position;
        if (fact.kind === 'leader')
          return [lie(`Kegiatan dipimpin oleh ${p} ${name}`, fact), lie(`${name} selaku ${p} memimpin kegiatan`, fact)];
        if (fact.kind === 'declined') return [lie(`${p} ${name} menyampaikan berhalangan hadir`, fact)];
        return [lie(`Turut hadir ${p} ${name}`, fact), lie(`Hadir dalam kegiatan tersebut ${name}, ${p}`, fact)];
      });
  });
  const stood = truths.flatMap((said) =>
    of(facts, 'represented', 'answer').flatMap(({ id, data }) => {
      const stand = data.representative?.name;
      if (!stand || !said.sources.includes(id)) return [];
      return [...names, ...STRANGERS.slice(0, 2)]
        .filter((name) => name !== stand)
        .flatMap((name) => replaced(said, stand, name));
    }),
  );
  const mouths = [...new Set(of(facts, 'outcome').flatMap(({ data }) => (data.speaker ? [data.speaker] : [])))];
  const said = of(facts, 'outcome').flatMap((fact) => {
    if (!fact.data.speaker || !['emphasis', 'remark', 'risk'].includes(fact.data.outcome)) return [];
    const elsewhere = of(facts, 'outcome')
      .filter(({ data }) => core(data.text) === core(fact.data.text))
      .map(({ data }) => data.speaker);
    const verb =
      fact.data.outcome === 'emphasis'
        ? 'menekankan'
        : fact.data.outcome === 'risk'
          ? 'menyampaikan potensi kerawanan'
          : 'menyampaikan';
    return [...mouths, ...STRANGERS]
      .filter((who) => !elsewhere.includes(who))
      .map((who) => lie(`${who} ${verb}: ${core(fact.data.text)}`, fact));
  });
  return [...rest(c, pairs, 10), ...rest(c, stood, 6), ...rest(c, said, 6)];
}

function alteredDigits({ truths }: Told, c: Chance): Said[] {
  const lies = truths.flatMap((said) =>
    [...said.text.matchAll(/\d/g)].map(({ 0: digit, index }) => {
      const other = (Number(digit) + 1 + c.below(8)) % 10;
      return { ...said, text: `${said.text.slice(0, index)}${other}${said.text.slice(index + 1)}` };
    }),
  );
  const WORDS = 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ');
  const words = truths.flatMap((said) =>
    WORDS.flatMap((word, index) => replaced(said, word, WORDS[(index + 1 + c.below(9)) % WORDS.length] ?? 'dua')),
  );
  return [...rest(c, lies, 12), ...rest(c, words, 4)];
}

const DAYS = 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(' ');
const MONTHS = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');

function wrongDates({ facts, truths }: Told, c: Chance): Said[] {
  const cyclic = (words: string[]) =>
    truths.flatMap((said) =>
      words.flatMap((word, index) =>
        replaced(said, word, words[(index + 1 + c.below(words.length - 1)) % words.length] ?? ''),
      ),
    );
  const shifted = of(facts, 'date').flatMap((fact) =>
    [1, 7, 30, -1, 365].flatMap((days) => {
      const other = new Date(Date.parse(`${fact.data.date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
      if (fact.data.until === other) return [];
      return [
        lie(`Kegiatan dilaksanakan pada hari ${dateInWords(other)}`, fact),
        lie(`Kegiatan digelar pada ${dateInWords(other)}`, fact),
      ];
    }),
  );
  const hours = of(facts, 'time').flatMap((fact) =>
    ['05.05', '23.10', '12.01']
      .filter((clock) => ![fact.data.from, fact.data.until, fact.data.over?.at].includes(clock))
      .flatMap((clock) => [
        lie(`Kegiatan dimulai pukul ${clock} ${fact.data.zone}`, fact),
        lie(`Kegiatan berakhir pukul ${clock} ${fact.data.zone}`, fact),
      ]),
  );
  const zones = truths.flatMap((said) =>
    ['WIB', 'WITA', 'WIT'].flatMap((zone, i, all) => replaced(said, zone, all[(i + 1) % 3] ?? '')),
  );
  // a date of the plan, where the record says that it is not known
  const unknown = of(facts, 'missing').flatMap((fact) =>
    fact.data.field === 'time'
      ? [lie('Kegiatan dimulai pukul 08.00 WIB', fact)]
      : fact.data.field === 'date'
        ? [lie('Kegiatan dilaksanakan pada Senin, 4 Januari 2027', fact)]
        : [],
  );
  return [
    ...rest(c, cyclic(DAYS), 5),
    ...rest(c, cyclic(MONTHS), 5),
    ...rest(c, shifted, 5),
    ...rest(c, hours, 4),
    ...rest(c, zones, 3),
    ...unknown,
  ];
}

function inventedAttendance({ record, facts }: Told, c: Chance): Said[] {
  const came = new Set(of(facts, 'present').flatMap(({ data }) => [data.person.position, data.person.name]));
  const absent = of(facts, 'invitee', 'declined')
    .filter(({ data }) => !came.has(data.person.position ?? '-') && !came.has(data.person.name ?? '-'))
    .map((fact) => ({ fact: fact as Fact, who: written(fact.data.person) }));
  const sent = of(facts, 'represented', 'answer')
    .filter(({ data }) => !came.has(data.principal.position ?? '-') && !came.has(data.principal.name ?? '-'))
    .map((fact) => ({ fact: fact as Fact, who: written(fact.data.principal) }));
  const promised = of(facts, 'answer').map((fact) => ({
    fact: fact as Fact,
    who: `${fact.data.representative?.name}`,
  }));
  const there = of(facts, 'present', 'walk_in', 'represented');
  const ghosts = STRANGERS.map((who) => ({ fact: (there[0] ?? facts[0]) as Fact, who }));
  const all = [...absent, ...sent, ...promised, ...ghosts].filter(({ who }) => who !== '');
  const lies = all.flatMap(({ fact, who }) => [
    lie(`Turut hadir ${who}`, fact),
    lie(`${who} hadir dalam kegiatan tersebut`, fact),
    lie(`Kegiatan dihadiri oleh ${who}`, fact),
    lie(`${who} menghadiri kegiatan tersebut`, fact),
  ]);
  const everyone = ['Seluruh undangan hadir', 'Semua pihak yang diundang menghadiri kegiatan'].map((text) =>
    lie(text, facts[0] as Fact),
  );
  return rest(c, record.invitations.length > 0 ? [...lies, ...everyone] : lies, 14);
}

function reversed({ facts }: Told, c: Chance): Said[] {
  const pairs = of(facts, 'represented', 'answer').filter(({ data }) => data.representative?.name);
  const lies = pairs.flatMap((fact) => {
    const { principal, representative } = fact.data;
    const [p, r] = [principal.position ?? principal.name ?? principal.agency ?? '', representative?.name ?? ''];
    const whole = representative?.position ? `${r}, ${representative.position}` : r;
    const announced = fact.kind === 'answer';
    return [
      lie(`${r} diwakili oleh ${p}`, fact),
      lie(`${whole} diwakili oleh ${written(principal)}`, fact),
      lie(`${p} hadir mewakili ${r}`, fact),
      lie(`Mewakili ${r}, hadir ${p}`, fact),
      lie(`${r} menyampaikan akan diwakili oleh ${p}`, fact),
      ...(announced ? [lie(`${p} diwakili oleh ${whole}`, fact), lie(`${r} hadir mewakili ${p}`, fact)] : []),
      ...(representative?.position ? [lie(`${representative.position} diwakili oleh ${p}`, fact)] : []),
      // somebody else's stead
      ...pairs
        .filter(
          (other) =>
            other !== fact && other.data.representative?.name !== r && (other.data.principal.position ?? '-') !== p,
        )
        .flatMap((other) => [lie(`${p} diwakili oleh ${other.data.representative?.name}`, fact, other)]),
    ];
  });
  return rest(c, lies, 14);
}

const NEGATIONS = ['tidak ', 'bukan ', 'jangan ', 'Jangan ', 'belum ', 'tanpa ', 'Tidak '];

function droppedNegation({ facts, truths }: Told, c: Chance): Said[] {
  const texts = of(facts, 'outcome').map(({ data }) => core(data.text));
  const dropped = truths.flatMap((said) =>
    texts
      .filter((text) => said.text.toLowerCase().includes(text.toLowerCase().slice(1)))
      .flatMap((text) => NEGATIONS.filter((word) => text.includes(word)))
      .flatMap((word) => [
        { ...said, text: said.text.replace(word, '') },
        { ...said, text: said.text.replace(word.toLowerCase(), '') },
      ])
      .filter(({ text }) => text !== said.text),
  );
  const added = truths
    .filter((said) => said.sources.some((id) => id.startsWith('out-')))
    .flatMap((said) => {
      const from = said.text.search(/[:,“] ?|bahwa /);
      const gaps = [...said.text.matchAll(/ /g)].map(({ index }) => index).filter((at) => at > from + 8);
      return gaps.length
        ? [c.one(gaps)].map((at) => ({ ...said, text: `${said.text.slice(0, at)} tidak${said.text.slice(at)}` }))
        : [];
    });
  const plain = truths.flatMap((said) =>
    [
      ['hadir ', 'tidak hadir '],
      ['diwakili', 'tidak diwakili'],
      ['dipimpin', 'tidak dipimpin'],
      ['belum tercatat', 'tercatat'],
      ['dilaksanakan', 'tidak dilaksanakan'],
    ].flatMap(([a = '', b = '']) => (said.text.includes(a) ? [{ ...said, text: said.text.replace(a, b) }] : [])),
  );
  const unique = [...new Map(dropped.map((said) => [said.text, said])).values()];
  return [...rest(c, unique, 7), ...rest(c, added, 4), ...rest(c, plain, 4)];
}

function inventedQuote({ facts }: Told, c: Chance): Said[] {
  const invented = [
    'Kami mendukung penuh',
    'Semua sudah siap',
    'Tidak ada masalah sama sekali',
    'Pilih yang berpengalaman',
  ];
  const outcomes = of(facts, 'outcome');
  const quotes = new Set(outcomes.filter(({ data }) => data.outcome === 'quote').map(({ data }) => core(data.text)));
  const mouths = [...new Set(outcomes.flatMap(({ data }) => (data.speaker ? [data.speaker] : [])))];
  const made = outcomes.flatMap((fact) => {
    const who = fact.data.speaker ?? c.one([...mouths, ...STRANGERS]);
    const text = c.one(invented);
    return [lie(`“${text},” ujar ${who}`, fact), lie(`${who} menyatakan, “${text}.”`, fact)];
  });
  // words that were reported in substance, given out as spoken
  const substance = outcomes
    .filter(
      ({ data }) =>
        data.outcome !== 'quote' && data.outcome !== 'question' && data.speaker && !quotes.has(core(data.text)),
    )
    .flatMap((fact) => [
      lie(`“${core(fact.data.text)},” kata ${fact.data.speaker}`, fact),
      lie(`${fact.data.speaker} menyatakan, “${core(fact.data.text)}.”`, fact),
    ]);
  const wrongMouth = outcomes
    .filter(({ data }) => data.outcome === 'quote')
    .flatMap((fact) =>
      [...mouths, ...STRANGERS]
        .filter((who) => !outcomes.some(({ data }) => data.speaker === who && core(data.text) === core(fact.data.text)))
        .map((who) => lie(`“${core(fact.data.text)},” ujar ${who}`, fact)),
    );
  const cut = outcomes
    .filter(({ data }) => data.outcome === 'quote' && data.text.includes(' '))
    .flatMap((fact) => [
      lie(
        `${fact.data.speaker ?? 'Kutipan yang tercatat'}${fact.data.speaker ? ' menyatakan,' : ':'} “${core(fact.data.text).split(' ').slice(0, -1).join(' ')}.”`,
        fact,
      ),
      lie(
        `${fact.data.speaker ?? 'Kutipan yang tercatat'}${fact.data.speaker ? ' menyatakan,' : ':'} “${core(fact.data.text)} selamanya.”`,
        fact,
      ),
    ]);
  return [...rest(c, made, 6), ...rest(c, substance, 4), ...rest(c, wrongMouth, 4), ...cut.slice(0, 2)];
}

function inflated({ facts, truths }: Told, c: Chance): Said[] {
  const numbers = of(facts, 'count', 'attendance_total', 'session', 'invited').map((fact) => ({
    fact: fact as Fact,
    n: fact.data.number,
  }));
  const forces = of(facts, 'force', 'force_total').map((fact) => ({ fact: fact as Fact, n: fact.data.personnel }));
  const lies = [...numbers, ...forces].flatMap(({ fact, n }) => {
    const mine = truths.filter(({ sources }) => sources.length === 1 && sources[0] === fact.id);
    return mine.flatMap((said) =>
      [
        digits(n * 10),
        digits(n * 2 + 1),
        digits(n + 100),
        `lebih dari ${digits(n)}`,
        `sekitar ${digits(n)}`,
        `hampir ${digits(n + 50)}`,
      ].flatMap((to) => replaced({ ...said, text: said.text.replace(/ \([a-z ]+\)/, '') }, digits(n), to)),
    );
  });
  const vague = [...numbers, ...forces].flatMap(({ fact }) => [
    lie('Ratusan warga memadati lokasi kegiatan', fact),
    lie('Kegiatan dihadiri oleh ribuan orang', fact),
    lie('Kegiatan diikuti oleh banyak peserta', fact),
    lie('Sebagian besar undangan hadir', fact),
  ]);
  return [...rest(c, lies, 10), ...rest(c, vague, 3)];
}

function consensus({ facts }: Told, c: Chance): Said[] {
  const outcomes = of(facts, 'outcome').filter(({ data }) => data.outcome !== 'decision');
  const decided = new Set(
    of(facts, 'outcome')
      .filter(({ data }) => data.outcome === 'decision')
      .map(({ data }) => core(data.text)),
  );
  const lies = outcomes
    .filter(({ data }) => !decided.has(core(data.text)))
    .flatMap((fact) => {
      const t = core(fact.data.text);
      const low = t.charAt(0).toLowerCase() + t.slice(1);
      return [
        lie(`Diputuskan: ${t}`, fact),
        lie(`Diputuskan bahwa ${low}`, fact),
        lie(`Keputusan yang tercatat: ${t}`, fact),
        lie(`Seluruh peserta sepakat bahwa ${low}`, fact),
        lie(`Disepakati bahwa ${low}`, fact),
        lie(`Para pihak menyetujui: ${t}`, fact),
        lie(`Forum menyepakati ${low}`, fact),
      ];
    });
  const agreed = of(facts, 'outcome').flatMap((fact) => [
    lie(`Seluruh hadirin menyetujui bahwa ${core(fact.data.text)}`, fact),
    lie(`${core(fact.data.text)}, dan disepakati seluruh peserta`, fact),
  ]);
  return [...rest(c, lies, 9), ...rest(c, agreed, 3)];
}

const MADE: Record<LieClass, (told: Told, c: Chance) => Said[]> = {
  'swapped names': swappedNames,
  'altered digits': alteredDigits,
  'wrong date or weekday': wrongDates,
  'invented attendance': inventedAttendance,
  'reversed representation': reversed,
  'dropped negation': droppedNegation,
  'invented quote': inventedQuote,
  'inflated quantity': inflated,
  'claimed consensus': consensus,
};

/** Lies of every class about one event. `truths` are sentences known to be true; none of them is among the lies. */
export function liesAbout(told: Told, c: Chance): { how: LieClass; said: Said }[] {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '');
  const true_ = new Set(told.truths.map(({ text }) => plain(text)));
  return LIE_CLASSES.flatMap((how) =>
    MADE[how](told, c)
      .filter(({ text }) => !true_.has(plain(text)))
      .map((said) => ({ how, said })),
  );
}
