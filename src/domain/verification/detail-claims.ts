import type { Fact, FactOf } from '../facts.ts';
import type { CountWhat, MissingField } from '../kinds.ts';
import type { Phrase } from './claim.ts';
import { either, list, type Matcher, maybe, oneOf, phrase, sequence } from './matching.ts';
import { clockTexts, dateTexts, numberTexts, personItems, wordings } from './surfaces.ts';

const EVENT = 'kegiatan|acara|kegiatan_ini|acara_ini|kegiatan_tersebut|acara_tersebut';
const IS = 'adalah|ialah|yaitu|yakni|:';

/** Who held which role; those only meant to hold it need a word that says so. */
function rolePhrases(facts: readonly Fact[]): Phrase[] {
  const groups = new Map<string, FactOf<'role'>[]>();
  for (const fact of facts) {
    if (fact.kind !== 'role') continue;
    const key = `${fact.data.planned} ${fact.data.role.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group): Phrase[] => {
    const role = oneOf(group.map((fact) => fact.data.role));
    const slots = { role, those: list(group.flatMap((fact) => personItems(fact.data.person))) };
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
      { stage: 2, person: true, matcher: phrase(`${acting}? sebagai|selaku {role} ${EVENT}? ${IS}? {those}`, slots) },
      { stage: 2, person: true, matcher: phrase(`dengan? {role} ${EVENT}? ${IS}? {those}`, slots) },
      { stage: 2, person: true, matcher: phrase(`{role} dalam|pada ${EVENT} ${IS} {those}`, slots) },
      { stage: 2, subject: true, matcher: phrase(`{those} ${acting}? sebagai|selaku {role} ${EVENT}?`, slots) },
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

function forcePhrases(fact: FactOf<'force'> | FactOf<'force_total'>): Phrase[] {
  const strength = strengthMatcher(fact.data.personnel, fact.data.vehicles);
  if (fact.kind === 'force_total') {
    const slots = { strength };
    const whole = 'seluruh_kekuatan|jumlah_kekuatan|total_kekuatan|jumlah_seluruh_kekuatan|kekuatan_seluruhnya';
    return [
      { stage: 2, matcher: phrase(`${whole} berjumlah|sebanyak|adalah|mencapai|:? {strength}`, slots) },
      { stage: 2, matcher: phrase('melibatkan|dengan_kekuatan seluruhnya? sebanyak? {strength}', slots) },
    ];
  }
  const slots = { unit: oneOf([fact.data.unit]), strength };
  const head = maybe(phrase('kekuatan yang_tercatat|lainnya? meliputi|terdiri_atas|berasal_dari|:?'));
  const with_ = 'dengan_kekuatan|sebanyak|berjumlah|mengerahkan|menurunkan|dengan|:';
  return [
    { stage: 2, subject: true, matcher: sequence(head, phrase(`{unit} ${with_}? {strength}`, slots)) },
    { stage: 2, matcher: phrase('{strength} dari {unit}', slots) },
  ];
}

const COUNTED: Record<CountWhat, { nouns: string; held: string }> = {
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

function countPhrases({ data }: FactOf<'count'>): Phrase[] {
  const { nouns, held } = COUNTED[data.what];
  const slots = { n: oneOf(numberTexts(data.number)), note: oneOf(data.note ? wordings(data.note) : []) };
  const note = maybe(phrase('( {note} )', slots));
  const recorded = 'tercatat|terdapat|sebanyak|tercatat_sebanyak';
  return [
    { stage: 2, matcher: sequence(phrase(`${held}|${recorded}? sebanyak? {n} ${nouns}`, slots), note) },
    {
      stage: 2,
      matcher: sequence(
        phrase(`jumlah ${nouns} yang_tercatat? ${IS}|sebanyak|berjumlah {n} orang|${nouns}?`, slots),
        note,
      ),
    },
  ];
}

function agendaPhrases(facts: readonly Fact[]): Phrase[] {
  const items = facts.filter((fact) => fact.kind === 'agenda') as FactOf<'agenda'>[];
  const titled = items.map(({ data }) => {
    const slots = { title: oneOf(wordings(data.title)), officer: oneOf(data.officer ? [data.officer] : []) };
    return either(
      phrase('{title}', slots),
      phrase('{title} ( petugas? :? {officer} )', slots),
      phrase('{title} oleh|dengan_petugas {officer}', slots),
    );
  });
  const timed = items.flatMap(({ data }, index): Phrase[] => {
    const { date, from, until, zone } = data;
    const slots = {
      day: oneOf(date ? dateTexts(date) : []),
      from: oneOf(from ? clockTexts(from) : []),
      until: oneOf(until ? clockTexts(until) : []),
      zone: oneOf([zone]),
      what: titled[index] ?? (() => []),
    };
    const hours = either(
      phrase('pukul {from} {zone}?', slots),
      phrase('pukul {from} {zone}? s.d.|sampai_dengan|hingga|- pukul? {until} {zone}?', slots),
    );
    // In a rundown of several days an item without its day would take the day of the event's beginning.
    const day = date ? phrase('hari? {day} ,?', slots) : sequence();
    const meant = phrase('dijadwalkan|direncanakan|: acara? :?');
    return [{ stage: 2, matcher: sequence(phrase('pada?'), day, hours, maybe(phrase(',')), meant, slots.what) }];
  });
  if (titled.length === 0) return timed;
  const those = list(titled.map((matcher) => ({ matcher, shows: 'whole' })));
  const plan = `susunan|rencana acara ${EVENT}? mencakup|meliputi|memuat|terdiri_atas|${IS} {those}`;
  return [...timed, { stage: 2, matcher: phrase(plan, { those }) }];
}

const ABSENT_NAMES: Partial<Record<MissingField, string>> = {
  time: 'waktu|waktu_pelaksanaan|jam_pelaksanaan|pukul_pelaksanaan',
  date: 'tanggal|tanggal_pelaksanaan|hari_dan_tanggal|hari_dan_tanggal_pelaksanaan',
  venue: 'tempat|tempat_pelaksanaan|lokasi|lokasi_pelaksanaan',
  attendance: 'kehadiran|kehadiran_undangan|kehadiran_para_undangan|daftar_hadir',
};

function missingPhrases(facts: readonly Fact[]): Phrase[] {
  const items = facts.filter((fact) => fact.kind === 'missing') as FactOf<'missing'>[];
  if (items.length === 0) return [];
  const names = items.map((fact) => {
    const known = ABSENT_NAMES[fact.data.field];
    return known ? either(phrase(known), oneOf([fact.label])) : oneOf([fact.label]);
  });
  const slots = { those: list(names.map((matcher) => ({ matcher, shows: 'whole' }))) };
  return [
    { stage: 2, subject: true, matcher: phrase(`{those} ${EVENT}? belum tercatat`, slots) },
    {
      stage: 2,
      subject: true,
      matcher: phrase(`hal|data|hal-hal? yang belum tercatat adalah|meliputi|yaitu|: {those}`, slots),
    },
  ];
}

/** The ways to say strength, counts, the rundown as planned, and what is not recorded. */
export function detailPhrases(facts: readonly Fact[]): Phrase[] {
  return [
    ...rolePhrases(facts),
    ...facts.flatMap((fact) => (fact.kind === 'force' || fact.kind === 'force_total' ? forcePhrases(fact) : [])),
    ...facts.flatMap((fact) => (fact.kind === 'count' ? countPhrases(fact) : [])),
    ...agendaPhrases(facts),
    ...missingPhrases(facts),
  ];
}
