import type { Fact, FactOf, Person } from '../facts.ts';
import type { Phrase } from './claim.ts';
import { either, type Item, list, type Matcher, maybe, oneOf, phrase, sequence } from './matching.ts';
import { anyOf, numberTexts, personItems } from './surfaces.ts';

const COLON = 'adalah|ialah|yaitu|yakni|antara_lain|adalah_sebagai_berikut|sebagai_berikut|:';

function only<K extends Fact['kind']>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as Fact[] as FactOf<K>[];
}

function stand(person: Person | null): Matcher {
  return person?.name ? anyOf(personItems(person)) : phrase('wakil|wakilnya yang namanya belum tercatat');
}

/** Who may stand in a list of those present: holders, and representatives with the office for which they came. */
function presentItems(facts: readonly Fact[]): Item[] {
  const holders = only(facts, 'present').flatMap(({ data }) => personItems(data.person));
  const stands = only(facts, 'represented').flatMap(({ data }): Item[] => {
    const slots = { principal: anyOf(personItems(data.principal)), stand: stand(data.representative) };
    return [
      { shows: 'whole', matcher: phrase('{principal} ,? yang? diwakili oleh? {stand}', slots) },
      { shows: 'whole', matcher: phrase('{stand} ,? yang? mewakili {principal}', slots) },
      { shows: 'whole', matcher: phrase('{stand} ( mewakili {principal} )', slots) },
      { shows: 'whole', matcher: phrase('{principal} ( diwakili oleh? {stand} )', slots) },
    ];
  });
  return [...holders, ...stands];
}

function presentPhrases(items: Item[], event: Matcher): Phrase[] {
  if (items.length === 0) return [];
  const slots = { those: list(items), event: either(event, phrase('kesempatan_tersebut')) };
  const came = 'tampak_hadir|hadir|turut_hadir|hadir_pula|turut_pula_hadir|hadir_juga|juga_hadir|yang_hadir';
  return [
    { stage: 2, person: true, matcher: phrase(`${came} dalam|pada|di? {event}? ,? ${COLON}? :? {those}`, slots) },
    { stage: 2, person: true, matcher: phrase('dihadiri juga|pula? oleh? {those}', slots) },
    { stage: 2, subject: true, matcher: phrase(`{those} turut|juga? hadir dalam|pada? {event}?`, slots) },
    { stage: 2, subject: true, matcher: phrase(`{those} turut|juga? menghadiri {event}`, slots) },
  ];
}

function walkInPhrases(facts: readonly Fact[]): Phrase[] {
  const items = only(facts, 'walk_in').flatMap(({ data }) => personItems(data.person));
  if (items.length === 0) return [];
  const slots = { those: list(items) };
  const outside = 'di_luar_undangan|di_luar_daftar_undangan|tanpa_undangan';
  return [
    {
      stage: 2,
      person: true,
      matcher: phrase(`${outside} ,? hadir|turut_hadir|hadir_pula|hadir_juga ${COLON}? :? {those}`, slots),
    },
    { stage: 2, subject: true, matcher: phrase(`{those} turut|juga? hadir ${outside}`, slots) },
  ];
}

function steadPhrases(fact: FactOf<'represented'> | FactOf<'answer'>, event: Matcher): Phrase[] {
  const { principal, representative } = fact.data;
  const slots = { event, principal: anyOf(personItems(principal)), stand: stand(representative) };
  if (fact.kind === 'answer') {
    const announced = phrase(
      '{principal} menyampaikan|menyatakan|mengonfirmasi bahwa_ia|bahwa_beliau|bahwa? akan diwakili oleh? {stand}',
      slots,
    );
    return [
      { stage: 2, subject: true, person: true, matcher: announced },
      { stage: 2, person: true, matcher: sequence(phrase('dalam|berdasarkan jawaban atas? undangan ,?'), announced) },
    ];
  }
  return [
    { stage: 2, subject: true, person: true, matcher: phrase('{principal} diwakili oleh? {stand}', slots) },
    {
      stage: 2,
      subject: true,
      person: true,
      matcher: phrase('{principal} dalam|pada {event} diwakili oleh? {stand}', slots),
    },
    {
      stage: 2,
      subject: true,
      person: true,
      matcher: phrase('{stand} ,? hadir? mewakili|untuk_mewakili {principal}', slots),
    },
    { stage: 2, subject: true, person: true, matcher: phrase('mewakili {principal} , hadir? {stand}', slots) },
    {
      stage: 2,
      subject: true,
      person: true,
      matcher: phrase('{stand} ,? hadir sebagai|selaku wakil dari {principal}', slots),
    },
  ];
}

function invitedPhrases(facts: readonly Fact[]): Phrase[] {
  const persons = [
    ...only(facts, 'invitee').map(({ data }) => data.person),
    ...only(facts, 'declined').map(({ data }) => data.person),
    ...only(facts, 'present').map(({ data }) => data.person),
    ...only(facts, 'represented').map(({ data }) => data.principal),
    ...only(facts, 'answer').map(({ data }) => data.principal),
  ];
  if (persons.length === 0) return [];
  const slots = { those: list(persons.flatMap(personItems)) };
  const sent = 'undangan juga|telah? disampaikan|dikirim|dikirimkan|ditujukan juga|pula? kepada';
  return [
    { stage: 2, person: true, matcher: phrase(`${sent} :? {those}`, slots) },
    {
      stage: 2,
      person: true,
      matcher: phrase(`pihak|pejabat|pihak_lain|pejabat_lain? yang turut|juga? diundang ${COLON} :? {those}`, slots),
    },
    { stage: 2, subject: true, matcher: phrase('{those} telah|juga? diundang', slots) },
  ];
}

function declinedPhrases(facts: readonly Fact[]): Phrase[] {
  const items = only(facts, 'declined').flatMap(({ data }) => personItems(data.person));
  if (items.length === 0) return [];
  const slots = { those: list(items) };
  const unable = 'menyampaikan|menyatakan? berhalangan hadir|untuk_hadir?';
  return [
    { stage: 2, person: true, matcher: phrase(`${unable} ${COLON} :? {those}`, slots) },
    {
      stage: 2,
      subject: true,
      matcher: phrase('{those} menyampaikan|menyatakan berhalangan hadir|untuk_hadir?', slots),
    },
    { stage: 2, subject: true, matcher: phrase('{those} menyampaikan|menyatakan tidak dapat hadir', slots) },
  ];
}

function headcountPhrases(number: number, tail: Matcher): Phrase[] {
  const slots = { n: oneOf(numberTexts(number)), tail };
  const persons = 'orang|hadirin|orang_hadirin';
  return [
    { stage: 2, matcher: phrase(`dihadiri oleh? {n} ${persons} {tail}`, slots) },
    { stage: 2, matcher: phrase(`daftar_hadir mencatat kehadiran? {n} ${persons} {tail}`, slots) },
    {
      stage: 2,
      matcher: phrase(
        `jumlah|total? yang? hadir|kehadiran tercatat|mencapai|sebanyak|berjumlah|adalah|:? sebanyak? {n} ${persons} {tail}`,
        slots,
      ),
    },
    { stage: 2, matcher: phrase(`tercatat? hadir? {n} ${persons} hadir|yang_hadir|tercatat_hadir {tail}`, slots) },
    { stage: 2, matcher: phrase(`tercatat|sebanyak hadir|kehadiran {n} ${persons} {tail}`, slots) },
  ];
}

/** The ways to say who was invited, who came, how many, and who for whom. */
export function guestPhrases(facts: readonly Fact[], event: Matcher): Phrase[] {
  const items = presentItems(facts);
  const among = items.length > 0 ? sequence(phrase(',? di_antaranya|antara_lain :?'), list(items)) : () => [];
  const nothingMore: Matcher = (_, at) => [at];
  const invited = only(facts, 'invited').flatMap(({ data }): Phrase[] => {
    const slots = { n: oneOf(numberTexts(data.number)) };
    return [
      { stage: 2, matcher: phrase('undangan telah? disampaikan|dikirim|dikirimkan kepada {n} pihak|undangan', slots) },
      { stage: 2, matcher: phrase('sebanyak? {n} pihak|undangan telah? diundang', slots) },
      { stage: 2, matcher: phrase('pihak yang diundang berjumlah {n}', slots) },
      { stage: 2, matcher: phrase('jumlah undangan adalah|sebanyak|: {n} pihak?', slots) },
    ];
  });
  const silentPersons = only(facts, 'invitee').filter(({ data }) => !data.answered);
  const who = silentPersons.length
    ? maybe(sequence(phrase(',? yaitu|yakni :?'), list(silentPersons.flatMap(({ data }) => personItems(data.person)))))
    : nothingMore;
  const unheard = only(facts, 'unheard').flatMap(({ data }): Phrase[] => {
    const slots = { n: oneOf(numberTexts(data.number)), who };
    const silent = 'tidak memberi|memberikan kabar|jawaban';
    const ways = [
      'tanpa kabar : {n} pihak? {who}',
      `sebanyak? {n} pihak yang_diundang? ${silent} {who}`,
      'sebanyak? {n} pihak yang_diundang? belum memberi|memberikan kabar {who}',
      `pihak yang diundang dan|tetapi|namun ${silent} berjumlah|sebanyak {n} pihak? {who}`,
    ];
    return ways.map((way) => ({ stage: 2, person: silentPersons.length > 0, matcher: phrase(way, slots) }));
  });
  const sessions = only(facts, 'session').flatMap(({ data }): Phrase[] =>
    [
      ...headcountPhrases(data.number, nothingMore),
      { matcher: phrase('diikuti oleh? {n} orang', { n: oneOf(numberTexts(data.number)) }) },
    ].map(({ matcher }) => ({
      stage: 2,
      matcher: sequence(phrase('pada|dalam? sesi'), oneOf([data.session]), maybe(phrase(',')), matcher),
    })),
  );
  return [
    ...only(facts, 'attendance_total').flatMap(({ data }) => headcountPhrases(data.number, maybe(either(among)))),
    ...sessions,
    ...presentPhrases(items, event),
    ...walkInPhrases(facts),
    ...[...only(facts, 'represented'), ...only(facts, 'answer')].flatMap((fact) => steadPhrases(fact, event)),
    ...invited,
    ...invitedPhrases(facts),
    ...declinedPhrases(facts),
    ...unheard,
  ];
}
