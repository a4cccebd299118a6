import type { Fact } from '../facts.ts';
import {
  counts,
  guests,
  inOneList,
  lackingFollowUp,
  leadership,
  othersInvited,
  rundown,
  strength,
  timeAndPlace,
  unheard,
} from './course.ts';
import type { Draft, ReportForm, Sentence } from './draft.ts';
import { outcomes } from './outcomes.ts';
import { factsOf, introductions, sentence } from './phrasing.ts';

export type { Draft, ReportForm, Sentence } from './draft.ts';

type Part = { heading: string; sentences: Sentence[] };

function introduction(facts: readonly Fact[]): Sentence[] {
  const [title] = factsOf(facts, 'title');
  const [host] = factsOf(facts, 'host');
  if (!title || !host) return [];
  const said = [sentence(`${host.data.text} menyelenggarakan kegiatan ${title.data.text}`, host, title)];
  for (const fact of factsOf(facts, 'programme')) {
    said.push(sentence(`Kegiatan tersebut merupakan bagian dari program ${fact.data.text}`, fact));
  }
  for (const fact of factsOf(facts, 'theme')) said.push(sentence(`Tema kegiatan adalah “${fact.data.text}”`, fact));
  said.push(sentence('Laporan ini memuat hal-hal yang tercatat mengenai kegiatan tersebut', title));
  return said;
}

function conclusion(facts: readonly Fact[]): Sentence[] {
  const [title] = factsOf(facts, 'title');
  const done = title ? [sentence(`Kegiatan ${title.data.text} telah dilaksanakan`, title)] : [];
  return [...done, ...outcomes(facts, 'follow_up'), ...lackingFollowUp(facts)];
}

/** The full report (Laporan kegiatan): introduction, course, results, obstacles, follow-up, closing. */
function fullReport(facts: readonly Fact[]): Part[] {
  const introduce = introductions();
  const [title] = factsOf(facts, 'title');
  const parts = [
    { heading: 'PENDAHULUAN', sentences: introduction(facts) },
    {
      heading: 'PELAKSANAAN',
      sentences: [
        ...timeAndPlace(facts),
        ...leadership(facts, introduce),
        ...guests(facts, introduce),
        ...counts(facts, 'took_part'),
        ...strength(facts),
        ...rundown(facts),
        ...outcomes(facts, 'emphasis'),
        ...outcomes(facts, 'remark'),
        ...outcomes(facts, 'quote'),
      ],
    },
    {
      heading: 'HASIL',
      sentences: [...counts(facts, 'other'), ...outcomes(facts, 'decision'), ...outcomes(facts, 'question')],
    },
    { heading: 'HAMBATAN DAN POTENSI KERAWANAN', sentences: outcomes(facts, 'risk') },
    { heading: 'KESIMPULAN DAN TINDAK LANJUT', sentences: conclusion(facts) },
    {
      heading: 'PENUTUP',
      sentences: title
        ? [
            sentence(
              'Demikian laporan kegiatan ini disampaikan berdasarkan data yang tercatat, untuk menjadi periksa',
              title,
            ),
          ]
        : [],
    },
  ];
  return parts
    .filter((part) => part.sentences.length > 0)
    .map((part, index) => ({ ...part, heading: `${String.fromCharCode(65 + index)}. ${part.heading}` }));
}

/** Facts of some kinds as 'label: value', each a sentence. */
function plainly(facts: readonly Fact[], ...kinds: Fact['kind'][]): Sentence[] {
  return facts
    .filter((fact) => kinds.includes(fact.kind))
    .map((fact) => sentence(`${fact.label}: ${fact.value}`, fact));
}

/** The short form for chat: what, when, where, who led, who came, what was said. */
function shortReport(facts: readonly Fact[]): Part[] {
  const introduce = introductions();
  const list = (label: string, all: Parameters<typeof inOneList>[1]) =>
    all.length > 0 ? [inOneList(`${label}:`, all, introduce)] : [];
  const missing = plainly(facts, 'missing');
  const parts = [
    {
      heading: 'LAPORAN KEGIATAN',
      sentences: plainly(facts, 'title', 'host', 'programme', 'theme', 'date', 'time', 'venue', 'leader', 'role'),
    },
    {
      heading: 'HADIR',
      sentences: [
        ...plainly(facts, 'invited', 'attendance_total', 'session'),
        ...list('Hadir', factsOf(facts, 'present')),
        ...plainly(facts, 'represented', 'walk_in', 'answer'),
        ...list('Berhalangan', factsOf(facts, 'declined')),
        ...list(
          othersInvited(facts),
          factsOf(facts, 'invitee').filter(({ data }) => data.answered),
        ),
        // the silent stand behind their number: their names would bury what was said and decided
        ...unheard(facts, ({ label, value }) => `${label}: ${value}`),
        ...plainly(facts, 'force', 'force_total', 'count'),
      ],
    },
    {
      heading: 'URAIAN',
      sentences: [
        ...plainly(facts, 'agenda'),
        ...(['emphasis', 'remark', 'quote', 'decision', 'question', 'risk'] as const).flatMap((kind) =>
          outcomes(facts, kind),
        ),
      ],
    },
    { heading: 'TINDAK LANJUT', sentences: outcomes(facts, 'follow_up') },
    { heading: 'BELUM TERCATAT', sentences: missing },
  ];
  return parts.filter((part) => part.sentences.length > 0);
}

/**
 * A report in official Indonesian, written from facts alone: every sentence says what the facts it names say, every fact
 * is told, and what is missing is said to be so. The same facts give the same draft.
 */
export function writeReport(facts: readonly Fact[], form: ReportForm): Draft {
  return { sections: form === 'pesan' ? shortReport(facts) : fullReport(facts) };
}
