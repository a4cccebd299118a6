import { dayMonthYear, longDate } from '../dates.ts';
import type { Draft } from '../draft/draft.ts';
import { filled } from '../draft/forms.ts';
import { capitalized, chunks } from '../draft/phrasing.ts';
import { LIST, lines, type Saying, saying, teller } from '../draft/telling.ts';
import { counted } from '../facts/numerals.ts';
import { COUNT_WORDS } from '../facts/wording.ts';
import type { OutcomeKind } from '../record.ts';
import type { SummaryFact, SummaryFactOf, SummaryKind } from './fact.ts';
import { summaryFactsOf } from './facts.ts';
import { periodText } from './period.ts';
import { eventLine, NOT_HELD_WORDS, over, partText, saidText, strengthText } from './wording.ts';

/** The full summary, and the short one for chat. */
export const SUMMARY_FORMS = ['laporan', 'pesan'] as const;
export type SummaryForm = (typeof SUMMARY_FORMS)[number];

/** The heading below which every event is told; where there is a table it says the same. */
export const EVENT_LIST = 'LAMPIRAN DAFTAR KEGIATAN';

type Facts = readonly SummaryFact[];

/**
 * Facts of one kind in lists of lines below what leads to them; `further` leads where one list is not enough, `alone` where
 * there is one thing only.
 */
function listed<K extends SummaryKind>(
  facts: readonly SummaryFactOf<K>[],
  leads: readonly string[],
  further: string,
  textOf: (fact: SummaryFactOf<K>) => string,
  alone?: string,
): Saying[] {
  const [only] = facts;
  if (alone && only && facts.length === 1) return [saying(`alone ${alone}`, [only], `${alone} ${textOf(only)}`)];
  return chunks(facts, LIST).map((part, index) => {
    const items = part.map(textOf);
    const ways = (index ? [further] : leads).map((lead) => lines(`${lead}:`, items));
    return saying(`list ${part[0]?.kind} ${leads[0]}`, part, ...ways);
  });
}

const OF = { series: 'rangkaian kegiatan', programme: 'program' };

function opening(facts: Facts): Saying[] {
  const [name] = summaryFactsOf(facts, 'name');
  const [period] = summaryFactsOf(facts, 'period');
  const [events] = summaryFactsOf(facts, 'events');
  if (!name || !period || !events) return [];
  const what = `${OF[name.data.of]} ${name.data.text}`;
  const when = `pada periode ${periodText(period.data)}`;
  const n = `${counted(events.data.number)} kegiatan`;
  return [
    saying(
      'opening',
      [name, period],
      `Laporan ini merangkum ${what} ${when}`,
      `Laporan ini memuat rangkuman ${what} ${when}`,
      `Rangkuman ${what} ${when} disampaikan melalui laporan ini`,
    ),
    saying(
      'basis',
      [events],
      `Data yang dirangkum bersumber dari catatan ${n}`,
      `Rangkuman ini disusun dari catatan ${n}`,
      `Catatan ${n} menjadi sumber data laporan ini`,
    ),
  ];
}

function recapitulation(facts: Facts): Saying[] {
  const [period] = summaryFactsOf(facts, 'period');
  const [events] = summaryFactsOf(facts, 'events');
  if (!period || !events) return [];
  const when = `periode ${periodText(period.data)}`;
  const n = `${counted(events.data.number)} kegiatan`;
  const told = [
    events.data.number
      ? saying(
          'events',
          [period, events],
          `Pada ${when} telah dilaksanakan ${n}`,
          `Selama ${when} dilaksanakan ${n}`,
          `Sebanyak ${n} telah dilaksanakan pada ${when}`,
        )
      : saying('events', [period, events], `Pada ${when} belum tercatat kegiatan yang dilaksanakan`),
  ];
  for (const span of summaryFactsOf(facts, 'span')) {
    const { first, last } = span.data;
    told.push(
      first === last
        ? saying(
            'span',
            [span],
            `Hari pelaksanaannya adalah ${longDate(first)}`,
            `Pelaksanaannya pada ${longDate(first)}`,
          )
        : saying(
            'span',
            [span],
            `Kegiatan pertama dilaksanakan pada ${longDate(first)} dan kegiatan terakhir pada ${longDate(last)}`,
            `Pelaksanaannya dimulai pada ${longDate(first)} dan berakhir pada ${longDate(last)}`,
          ),
    );
  }
  return [...told, ...sorts(facts)];
}

/** By kind and by host; and what of the period is not summed up. */
function sorts(facts: Facts): Saying[] {
  return [
    ...listed(
      summaryFactsOf(facts, 'kind'),
      ['Menurut jenisnya, kegiatan terdiri atas', 'Jenis kegiatan yang dilaksanakan meliputi'],
      'Jenis kegiatan lainnya meliputi',
      ({ data }) => `${data.name} sebanyak ${counted(data.number)} kegiatan`,
      'Jenis kegiatan yang dilaksanakan adalah',
    ),
    ...listed(
      summaryFactsOf(facts, 'host'),
      ['Menurut penyelenggaranya, kegiatan terdiri atas', 'Penyelenggara kegiatan meliputi'],
      'Penyelenggara lainnya meliputi',
      ({ data }) => `${data.name} dalam ${counted(data.number)} kegiatan`,
      'Penyelenggara kegiatan adalah',
    ),
    ...listed(
      summaryFactsOf(facts, 'not_held'),
      ['Tidak dihitung dalam laporan ini', 'Di luar perhitungan laporan ini terdapat'],
      'Di luar itu terdapat',
      ({ data }) => `${counted(data.number)} ${NOT_HELD_WORDS[data.state]}`,
      'Di luar perhitungan laporan ini terdapat',
    ),
  ];
}

const placesAndLeaders = (facts: Facts): Saying[] => [
  ...listed(
    summaryFactsOf(facts, 'place'),
    ['Tempat kegiatan meliputi', 'Kegiatan dilaksanakan di tempat berikut'],
    'Tempat kegiatan lainnya meliputi',
    ({ data }) => `${data.name} dalam ${counted(data.number)} kegiatan`,
    'Tempat kegiatan adalah',
  ),
  ...listed(
    summaryFactsOf(facts, 'leader'),
    ['Pimpinan kegiatan meliputi', 'Kegiatan dipimpin oleh'],
    'Pimpinan kegiatan lainnya meliputi',
    ({ data }) => `${data.name} dalam ${counted(data.number)} kegiatan`,
    'Pimpinan kegiatan adalah',
  ),
];

function sums(facts: Facts): Saying[] {
  return summaryFactsOf(facts, 'sum').map((fact) => {
    const { what, number, events, of } = fact.data;
    const n = `${counted(number)} ${COUNT_WORDS[what].noun}`;
    const at = over(events, of);
    return saying(
      'sum',
      [fact],
      `Tercatat ${n} pada ${at}`,
      `${COUNT_WORDS[what].label} yang tercatat adalah ${n} pada ${at}`,
      `Sebanyak ${n} tercatat pada ${at}`,
    );
  });
}

/** That sums are sums: nobody knows whom or what several events counted alike. */
function added(facts: Facts): Saying[] {
  const several = summaryFactsOf(facts, 'sum').filter(({ data }) => data.events > 1);
  if (!several.length) return [];
  const each = 'dijumlahkan dari catatan tiap kegiatan; yang sama pada beberapa kegiatan dihitung pada tiap kegiatan';
  return [saying('added', several, `Angka tersebut ${each}`, `Seluruh angka tersebut ${each}`)];
}

function presences(facts: Facts): Saying[] {
  return summaryFactsOf(facts, 'presence').map((fact) => {
    const { number, events, of } = fact.data;
    const n = `${counted(number)} orang pada ${over(events, of)}`;
    const each = events > 1 ? '; yang hadir pada beberapa kegiatan dihitung pada tiap kegiatan' : '';
    return saying(
      'presence',
      [fact],
      `Kehadiran yang tercatat berjumlah ${n}${each}`,
      `Jumlah kehadiran adalah ${n}${each}`,
    );
  });
}

const strengths = (facts: Facts): Saying[] => [
  ...listed(
    summaryFactsOf(facts, 'unit'),
    ['Personel yang dikerahkan meliputi', 'Pengerahan personel meliputi'],
    'Personel lainnya meliputi',
    ({ data }) => `${data.name} sebanyak ${strengthText(data)} dalam ${counted(data.events)} kegiatan`,
  ),
  ...summaryFactsOf(facts, 'strength').map((fact) => {
    const n = `${strengthText(fact.data)} pada ${over(fact.data.events, fact.data.of)}`;
    return saying('strength', [fact], `Jumlah pengerahan seluruhnya adalah ${n}`, `Seluruh pengerahan berjumlah ${n}`);
  }),
];

function beforeText({ data }: SummaryFactOf<'before'>): string {
  const { what, number, events, of } = data;
  if (what === 'events') return `${counted(number)} kegiatan`;
  if (what === 'persons') return `kehadiran ${counted(number)} orang pada ${over(events, of)}`;
  return `${counted(number)} ${COUNT_WORDS[what].noun} pada ${over(events, of)}`;
}

function comparison(facts: Facts): Saying[] {
  const before = summaryFactsOf(facts, 'before');
  const [first] = before;
  if (!first) return [];
  const when = `periode sebelumnya, yaitu ${periodText(first.data)},`;
  return listed(
    before,
    [`Sebagai pembanding, pada ${when} tercatat`, `Pada ${when} tercatat`],
    `Pada ${when} tercatat pula`,
    beforeText,
  );
}

const SAID: Record<OutcomeKind, string> = {
  emphasis: 'penekanan',
  remark: 'pernyataan',
  quote: 'kutipan',
  risk: 'potensi kerawanan',
  decision: 'keputusan',
  follow_up: 'tindak lanjut',
  question: 'hal yang ditanyakan dan disampaikan',
};

function outcomes(facts: Facts, ...kinds: OutcomeKind[]): Saying[] {
  return kinds.flatMap((kind) => {
    const noun = SAID[kind];
    const said = summaryFactsOf(facts, 'said').filter(({ data }) => data.outcome === kind);
    if (kind === 'follow_up') said.sort((a, b) => (a.data.due ?? '9').localeCompare(b.data.due ?? '9'));
    const leads = [`${capitalized(noun)} yang tercatat`, `Tercatat ${noun} berikut`];
    return listed(said, leads, `${capitalized(noun)} lainnya`, ({ data }) => saidText(data));
  });
}

function dues(facts: Facts): Saying[] {
  return summaryFactsOf(facts, 'due_after').map((fact) => {
    const [n, day] = [counted(fact.data.number), dayMonthYear(fact.data.date)];
    return saying(
      'due',
      [fact],
      `Sebanyak ${n} tindak lanjut bertenggat setelah ${day}`,
      `Tenggat ${n} tindak lanjut jatuh setelah ${day}`,
    );
  });
}

function conclusion(facts: Facts): Saying[] {
  const [name] = summaryFactsOf(facts, 'name');
  const [period] = summaryFactsOf(facts, 'period');
  const [events] = summaryFactsOf(facts, 'events');
  if (!name || !period || !events?.data.number) return [];
  const what = `${OF[name.data.of]} ${name.data.text}`;
  const n = `${counted(events.data.number)} kegiatan`;
  const when = `pada periode ${periodText(period.data)}`;
  const all = [name, period, events];
  return [
    saying(
      'conclusion',
      all,
      `Pelaksanaan ${what} ${when} mencakup ${n}`,
      `Dengan demikian, ${what} ${when} mencakup ${n}`,
    ),
  ];
}

const lacking = (facts: Facts): Saying[] =>
  listed(
    summaryFactsOf(facts, 'lacking'),
    ['Hal yang belum tercatat', 'Data yang belum tercatat'],
    'Hal lain yang belum tercatat',
    ({ data }) => `${data.label.charAt(0).toLowerCase()}${data.label.slice(1)} pada ${over(data.events, data.of)}`,
  );

const closing = (facts: Facts): Saying[] =>
  summaryFactsOf(facts, 'name').map((name) =>
    saying(
      'closing',
      [name],
      'Demikian laporan ini disampaikan berdasarkan data yang tercatat, untuk menjadi periksa',
      'Demikian laporan ini dibuat berdasarkan data yang tercatat untuk diketahui',
    ),
  );

function parts(facts: Facts): Saying[] {
  const all = summaryFactsOf(facts, 'part');
  const by = all[0]?.label ?? '';
  return listed(
    all,
    [`${by} adalah sebagai berikut`, `Rincian ${by.toLowerCase()}`],
    `${by} selanjutnya`,
    ({ data }) => `${periodText(data)}: ${partText(data)}`,
  );
}

const events = (facts: Facts): Saying[] =>
  listed(
    summaryFactsOf(facts, 'event'),
    ['Kegiatan yang dilaksanakan', 'Daftar kegiatan yang dilaksanakan'],
    'Kegiatan selanjutnya',
    ({ data }) => eventLine(data),
  );

function fullReport(facts: Facts) {
  const told = (part: string, heading: string, ...sayings: Saying[][]) => ({ part, heading, sayings: sayings.flat() });
  const weekly = summaryFactsOf(facts, 'part')[0]?.label ?? 'Pelaksanaan per minggu';
  const follow = 'KESIMPULAN DAN TINDAK LANJUT';
  const risks = 'HAMBATAN DAN POTENSI KERAWANAN';
  return filled([
    told('PENDAHULUAN', 'PENDAHULUAN', opening(facts)),
    told('PELAKSANAAN', 'Rekapitulasi', recapitulation(facts)),
    told('PELAKSANAAN', 'Tempat dan pimpinan', placesAndLeaders(facts)),
    told('PELAKSANAAN', weekly, parts(facts)),
    told('HASIL', 'Jumlah yang tercatat', sums(facts), added(facts), presences(facts)),
    told('HASIL', 'Kekuatan', strengths(facts)),
    told('HASIL', 'Perbandingan', comparison(facts)),
    told('HASIL', 'Penekanan dan pernyataan', outcomes(facts, 'emphasis', 'remark', 'quote')),
    told('HASIL', 'Pertanyaan dan dialog', outcomes(facts, 'question')),
    told('HASIL', 'Keputusan', outcomes(facts, 'decision')),
    told(risks, risks, outcomes(facts, 'risk')),
    told(follow, 'Kesimpulan', conclusion(facts)),
    told(follow, 'Tindak lanjut', outcomes(facts, 'follow_up'), dues(facts)),
    told('BELUM TERCATAT', 'BELUM TERCATAT', lacking(facts)),
    told('PENUTUP', 'PENUTUP', closing(facts)),
    told(EVENT_LIST, EVENT_LIST, events(facts)),
  ]);
}

/** The short form for chat: labels before what can be had at a glance; places, leaders and events stay in the full one. */
function message(facts: Facts) {
  const plainly = (...kinds: SummaryKind[]) =>
    kinds.flatMap((kind) =>
      summaryFactsOf(facts, kind).map((fact) => saying(kind, [fact], `${fact.label}: ${fact.value}`)),
    );
  return [
    { heading: 'LAPORAN KEGIATAN', sentences: [...plainly('name', 'period', 'events'), ...sorts(facts)] },
    { heading: 'HASIL', sentences: [...plainly('sum', 'presence', 'strength'), ...comparison(facts)] },
    { heading: 'URAIAN', sentences: outcomes(facts, 'emphasis', 'remark', 'quote', 'question', 'decision', 'risk') },
    { heading: 'TINDAK LANJUT', sentences: [...outcomes(facts, 'follow_up'), ...dues(facts)] },
    { heading: 'BELUM TERCATAT', sentences: lacking(facts) },
  ].filter(({ sentences }) => sentences.length > 0);
}

/** What a summary tells, in all the ways it may choose from: each as true as the one it takes. */
export const summarySayings = (facts: Facts, form: SummaryForm) =>
  form === 'laporan' ? fullReport(facts) : message(facts);

/**
 * A summary in official Indonesian, written from facts alone; in the full one every fact is told. Its words vary from one
 * name and period to another; the same facts give the same words.
 */
export function writeSummary(facts: Facts, form: SummaryForm): Draft {
  const seed = facts.filter(({ kind }) => kind === 'name' || kind === 'period').map(({ value }) => value);
  const tell = teller(seed.join('|'));
  return {
    sections: summarySayings(facts, form).map((section) => ({ ...section, sentences: tell(section.sentences) })),
  };
}
