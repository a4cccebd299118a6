import type { Fact, FactOf } from '../facts.ts';
import type { CountWhat, MissingField } from '../kinds.ts';
import type { Phrase } from './claim.ts';
import { either, type Item, list, type Matcher, maybe, oneOf, phrase, sequence } from './matching.ts';
import { rundownPhrases } from './rundown-claims.ts';
import { dateTexts, numberTexts, personItems, wordings } from './surfaces.ts';

const IS = 'adalah|ialah|yaitu|yakni|:';

/** Who held which role; those only meant to hold it need a word that says so. */
function rolePhrases(facts: readonly Fact[], event: Matcher): Phrase[] {
  const groups = new Map<string, FactOf<'role'>[]>();
  for (const fact of facts) {
    if (fact.kind !== 'role') continue;
    const key = `${fact.data.planned} ${fact.data.role.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group): Phrase[] => {
    const role = oneOf(group.map((fact) => fact.data.role));
    const slots = { event, role, those: list(group.flatMap((fact) => personItems(fact.data.person))) };
    if (group[0]?.data.planned) {
      const meant = 'menurut_rencana|direncanakan';
      return [
        {
          stage: 2,
          person: true,
          matcher: phrase(`${meant} ,? tercatat? sebagai|selaku {role} ${IS}? {those}`, slots),
        },
        { stage: 2, subject: true, matcher: phrase('{those} direncanakan sebagai|selaku {role}', slots) },
        { stage: 2, person: true, matcher: phrase(`{role} ${meant} ${IS} {those}`, slots) },
      ];
    }
    const acting = 'bertindak|bertugas|tercatat';
    return [
      { stage: 2, person: true, matcher: phrase(`${acting}? sebagai|selaku {role} {event}? ${IS}? {those}`, slots) },
      { stage: 2, person: true, matcher: phrase(`dengan? {role} {event}? ${IS}? {those}`, slots) },
      {
        stage: 2,
        person: true,
        matcher: phrase(`{role} dalam|pada {event} ${IS}|dijabat|dijabat_oleh {those}`, slots),
      },
      { stage: 2, subject: true, matcher: phrase(`{those} ${acting}? sebagai|selaku {role} {event}?`, slots) },
    ];
  });
}

function strengthMatcher(personnel: number, vehicles: number | null): Matcher {
  const slots = { n: oneOf(numberTexts(personnel)), v: vehicles === null ? () => [] : oneOf(numberTexts(vehicles)) };
  return sequence(
    phrase('{n} personel|orang_personel', slots),
    maybe(phrase(',? dan|serta|dengan? {v} kendaraan|unit_kendaraan', slots)),
  );
}

/** Several units in one list. */
function forceList(facts: readonly FactOf<'force'>[]): Phrase[] {
  if (facts.length === 0) return [];
  const those = list(
    facts.map(({ data }): Item => {
      const slots = { unit: oneOf([data.unit]), strength: strengthMatcher(data.personnel, data.vehicles) };
      return { matcher: phrase('{unit} dengan_kekuatan|sebanyak|berjumlah|:? {strength}', slots), shows: 'whole' };
    }),
  );
  const head = 'kekuatan yang_tercatat|lainnya? meliputi|terdiri_atas|terdiri_dari|berasal_dari|:';
  return [{ stage: 2, matcher: phrase(`${head} :? {those}`, { those }) }];
}

function forcePhrases(fact: FactOf<'force'> | FactOf<'force_total'>): Phrase[] {
  const strength = strengthMatcher(fact.data.personnel, fact.data.vehicles);
  if (fact.kind === 'force_total') {
    const slots = { strength };
    const whole =
      'seluruh_kekuatan|jumlah_kekuatan|jumlah_kekuatan_seluruhnya|total_kekuatan|jumlah_seluruh_kekuatan|kekuatan_seluruhnya';
    return [
      { stage: 2, matcher: phrase(`${whole} berjumlah|sebanyak|adalah|mencapai|:? {strength}`, slots) },
      { stage: 2, matcher: phrase('melibatkan|dengan_kekuatan seluruhnya? sebanyak? {strength}', slots) },
      { stage: 2, matcher: phrase('secara_keseluruhan|seluruhnya dikerahkan|dilibatkan {strength}', slots) },
    ];
  }
  const slots = { unit: oneOf([fact.data.unit]), strength };
  const head = maybe(phrase('kekuatan yang_tercatat|lainnya? meliputi|terdiri_atas|berasal_dari|:?'));
  const with_ = 'dengan_kekuatan|sebanyak|berjumlah|mengerahkan|menurunkan|dengan|:';
  return [
    { stage: 2, subject: true, matcher: sequence(head, phrase(`{unit} ${with_}? {strength}`, slots)) },
    { stage: 2, matcher: phrase('{strength} dari {unit}', slots) },
    { stage: 2, matcher: phrase('dari {unit} hadir|dikerahkan|diturunkan {strength}', slots) },
  ];
}

/** Nouns of what is counted, and how an event has it. */
export const COUNTED: Record<CountWhat, { nouns: string; held: string }> = {
  participants: { nouns: 'peserta|orang_peserta', held: 'diikuti_oleh|diikuti|dihadiri_oleh|dihadiri' },
  residents: {
    nouns: 'warga|orang_warga|warga_masyarakat|orang_warga_masyarakat',
    held: 'dihadiri_oleh|dihadiri|diikuti_oleh|diikuti|melibatkan|menjangkau',
  },
  places: { nouns: 'tempat|lokasi', held: 'dilaksanakan_di|menjangkau' },
  visits: { nouns: 'kunjungan|kali_kunjungan', held: 'dilakukan|dilaksanakan' },
  packages: { nouns: 'paket', held: 'meliputi' },
  patients: { nouns: 'pasien|orang_pasien', held: 'melayani' },
  questions: { nouns: 'pertanyaan', held: 'diajukan' },
  leaflets: { nouns: 'lembar_selebaran|selebaran|lembar', held: 'meliputi' },
  signatories: { nouns: 'penanda_tangan|penandatangan|orang_penanda_tangan', held: 'ditandatangani_oleh' },
};

function countPhrases({ data }: FactOf<'count'>, event: Matcher): Phrase[] {
  const { nouns, held } = COUNTED[data.what];
  const slots = { event, n: oneOf(numberTexts(data.number)), note: oneOf(data.note ? wordings(data.note) : []) };
  const note = maybe(phrase('( {note} )', slots));
  const recorded = 'tercatat|terdapat|sebanyak|tercatat_sebanyak';
  return [
    { stage: 2, matcher: sequence(phrase(`${held}|${recorded}? sebanyak? {n} ${nouns}`, slots), note) },
    {
      stage: 2,
      matcher: sequence(phrase(`sebanyak {n} ${nouns}`, slots), note, phrase('tercatat dalam|pada {event}', slots)),
    },
    {
      stage: 2,
      matcher: sequence(phrase(`adapun? ${nouns} yang terdata|tercatat sejumlah|berjumlah|sebanyak {n}`, slots), note),
    },
    {
      stage: 2,
      matcher: sequence(
        phrase(`jumlah ${nouns} yang_tercatat? ${IS}|sebanyak|berjumlah {n} orang|${nouns}?`, slots),
        note,
      ),
    },
  ];
}

function comparisonPhrases({ data }: FactOf<'comparison'>): Phrase[] {
  const { what, number, title, date } = data;
  const nouns = what === 'persons' ? 'orang_yang_hadir|orang' : what === 'personnel' ? 'personel' : COUNTED[what].nouns;
  const slots = { n: oneOf(numberTexts(number)), title: oneOf(wordings(title)), day: oneOf(dateTexts(date)) };
  const last = 'kegiatan_sejenis_terakhir|kegiatan_sejenis_sebelumnya ,? yaitu {title} ,? pada tanggal|hari? {day} ,?';
  return [
    { stage: 2, matcher: phrase(`sebagai_pembanding ,? pada ${last} tercatat {n} ${nouns}`, slots) },
    { stage: 2, matcher: phrase(`${last} mencatat {n} ${nouns}`, slots) },
  ];
}

const ABSENT_NAMES: Partial<Record<MissingField, string>> = {
  time: 'waktu|waktu_pelaksanaan|jam_pelaksanaan|pukul_pelaksanaan',
  date: 'tanggal|tanggal_pelaksanaan|hari_dan_tanggal|hari_dan_tanggal_pelaksanaan',
  venue: 'tempat|tempat_pelaksanaan|lokasi|lokasi_pelaksanaan',
  attendance: 'kehadiran|kehadiran_undangan|kehadiran_para_undangan|daftar_hadir',
};

function missingPhrases(facts: readonly Fact[], event: Matcher): Phrase[] {
  const items = facts.filter((fact) => fact.kind === 'missing') as FactOf<'missing'>[];
  if (items.length === 0) return [];
  const names = items.map((fact) => {
    const known = ABSENT_NAMES[fact.data.field];
    return known ? either(phrase(known), oneOf([fact.label])) : oneOf([fact.label]);
  });
  const slots = { event, those: list(names.map((matcher) => ({ matcher, shows: 'whole' }))) };
  return [
    { stage: 2, subject: true, matcher: phrase('{those} pelaksanaan? {event}? belum tercatat', slots) },
    {
      stage: 2,
      subject: true,
      matcher: phrase(`hal|data|hal-hal? yang belum tercatat adalah|meliputi|yaitu|: :? {those}`, slots),
    },
  ];
}

/** The ways to say strength, counts, the rundown as planned, and what is not recorded. */
export function detailPhrases(facts: readonly Fact[], event: Matcher): Phrase[] {
  return [
    ...rolePhrases(facts, event),
    ...facts.flatMap((fact) => (fact.kind === 'force' || fact.kind === 'force_total' ? forcePhrases(fact) : [])),
    ...facts.flatMap((fact) => (fact.kind === 'count' ? countPhrases(fact, event) : [])),
    ...forceList(facts.filter((fact) => fact.kind === 'force')),
    ...rundownPhrases(facts, event),
    ...facts.flatMap((fact) => (fact.kind === 'comparison' ? comparisonPhrases(fact) : [])),
    ...missingPhrases(facts, event),
  ];
}
