import type { CountWhat } from '../kinds.ts';
import type { OutcomeKind } from '../record.ts';
import type { SummaryFact, SummaryFactOf, SummaryKind } from '../summary/fact.ts';
import type { NotHeld } from '../summary/record.ts';
import { COUNTED } from './detail-claims.ts';
import { either, list, type Matcher, maybe, nothing, oneOf, phrase, quoted, sequence } from './matching.ts';
import { dateTexts, numberTexts, wordings } from './surfaces.ts';

type Facts = readonly SummaryFact[];
const MONTHS = 'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ');

const of = <K extends SummaryKind>(facts: Facts, kind: K) =>
  facts.filter((fact) => fact.kind === kind) as SummaryFact[] as SummaryFactOf<K>[];
const whole = (matchers: readonly Matcher[]): Matcher =>
  matchers.length ? list(matchers.map((matcher) => ({ matcher, shows: 'whole' }))) : nothing;
const number = (n: number) => oneOf(numberTexts(n));
const day = (date: string) => oneOf(dateTexts(date));

/** How a stretch of days may be written; a month only where it is all of it. */
function days({ from, until }: { from: string; until: string }): Matcher {
  const [year = '', month = '', last = ''] = until.split('-');
  const name = `${MONTHS[Number(month) - 1]} ${year}`;
  const ways = [sequence(day(from), phrase('s.d.|sampai_dengan|hingga|-'), day(until))];
  const within = from.slice(0, 7) === until.slice(0, 7);
  if (within)
    ways.push(
      oneOf([
        `${Number(from.slice(8))} s.d. ${Number(last)} ${name}`,
        `${Number(from.slice(8))}-${Number(last)} ${name}`,
      ]),
    );
  const length = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (within && from.endsWith('-01') && Number(last) === length) ways.push(oneOf([name, `bulan ${name}`]));
  if (from === until) ways.push(day(from));
  return either(...ways);
}

/** Of how many events; 'seluruh' only where it is all of them. */
function over(events: number, all: number): Matcher {
  const some = phrase('{k} dari {m} kegiatan', { k: number(events), m: number(all) });
  if (events !== all) return some;
  const every = phrase('seluruh|semua {m}? kegiatan', { m: number(all) });
  return all === 1 ? either(some, every, phrase('{m} kegiatan', { m: number(1) })) : either(some, every);
}

const nouns = (what: CountWhat) => COUNTED[what].nouns;

function strength({ personnel, vehicles }: { personnel: number; vehicles: number | null }): Matcher {
  const slots = { n: number(personnel), v: vehicles === null ? nothing : number(vehicles) };
  return sequence(phrase('{n} personel', slots), maybe(phrase('dan|serta {v} kendaraan', slots)));
}

const named = (facts: Facts, kind: 'kind' | 'host' | 'place' | 'leader') =>
  whole(
    of(facts, kind).map(({ data }) =>
      phrase('{name} sebanyak|dalam|:? {n} kegiatan', { name: oneOf(wordings(data.name)), n: number(data.number) }),
    ),
  );

const STATES: Record<NotHeld, string> = {
  unclosed: 'yang_sudah_lewat_waktunya_dan_belum_ditutup|yang_belum_ditutup',
  coming: 'yang_masih_direncanakan',
  postponed: 'yang_ditunda',
  cancelled: 'yang_dibatalkan',
};

function part({ data }: SummaryFactOf<'part'>): Matcher {
  const sums = data.sums.map((sum) => {
    const slots = { n: number(sum.number), k: number(sum.events) };
    const counted = phrase(`{n} ${nouns(sum.what)}`, slots);
    const at = phrase('( tercatat pada {k} kegiatan )', slots);
    return sum.events === data.number ? sequence(counted, maybe(at)) : sequence(counted, at);
  });
  const figures = maybe(phrase(';|,|dan|dengan {those}', { those: whole(sums) }));
  return sequence(phrase('{days} : {n} kegiatan', { days: days(data), n: number(data.number) }), figures);
}

function before({ data }: SummaryFactOf<'before'>): Matcher {
  const slots = { n: number(data.number), at: over(data.events, data.of) };
  if (data.what === 'events') return phrase('{n} kegiatan', slots);
  if (data.what === 'persons') return phrase('kehadiran {n} orang pada {at}', slots);
  return phrase(`{n} ${nouns(data.what)} pada {at}`, slots);
}

const WORDS: Record<OutcomeKind, string> = {
  emphasis: 'penekanan|arahan',
  remark: 'pernyataan',
  quote: 'kutipan',
  risk: 'potensi_kerawanan|kerawanan|hambatan',
  decision: 'keputusan',
  follow_up: 'tindak_lanjut|rencana_tindak_lanjut',
  question: 'pertanyaan|hal_yang_ditanyakan_dan_disampaikan',
};

/** Words of an outcome, whole; then, in brackets, what else is recorded of it: in this order, each or not. */
function said({ data }: SummaryFactOf<'said'>): Matcher {
  const text = oneOf(wordings(data.text));
  const slots = {
    who: oneOf(data.speaker ? [data.speaker] : []),
    owner: oneOf(data.owner ? [data.owner] : []),
    due: data.due ? day(data.due) : nothing,
    n: number(data.times),
    title: oneOf(data.title ? wordings(data.title) : []),
    when:
      data.first && data.last
        ? either(day(data.first), days({ from: data.first, until: data.last }))
        : phrase('tanggal_belum_tercatat'),
  };
  const joint = phrase(';');
  const once = either(phrase('{title} , {when}', slots), phrase('{title}', slots), phrase('{when}', slots));
  const often = phrase('tercatat pada {n} kegiatan , {when}', slots);
  const details = [
    phrase('disampaikan oleh {who}', slots),
    phrase('penanggung jawab : {owner}', slots),
    phrase('tenggat : {due}', slots),
    data.times > 1 ? often : once,
  ];
  return sequence(data.outcome === 'quote' ? quoted(text) : text, phrase('('), ordered(details, joint), phrase(')'));
}

/** One or more of these in their order, with something between. */
function ordered(parts: readonly Matcher[], joint: Matcher): Matcher {
  return (text, at) => {
    let [begun, ends]: [number[], number[]] = [[], []];
    for (const one of parts) {
      begun = [...one(text, at), ...ends.flatMap((end) => joint(text, end)).flatMap((from) => one(text, from))];
      ends = [...new Set([...ends, ...begun])];
    }
    return ends;
  };
}

function event({ data }: SummaryFactOf<'event'>): Matcher {
  const slots = {
    title: oneOf(data.title ? wordings(data.title) : []),
    host: oneOf(data.host ? wordings(data.host) : []),
    venue: oneOf(data.venue ? wordings(data.venue) : []),
  };
  const figures = [
    ...data.counts.map(({ what, number: n, note }) => {
      const counted = phrase(`{n} ${nouns(what)}`, { n: number(n) });
      return sequence(counted, note ? maybe(phrase('( {note} )', { note: oneOf(wordings(note)) })) : maybe(nothing));
    }),
    ...(data.persons === null ? [] : [phrase('{n} orang_hadir|orang_yang_hadir', { n: number(data.persons) })]),
    ...(data.strength ? [strength(data.strength)] : []),
  ];
  const what = ordered(
    [phrase('{title}', slots), phrase('oleh {host}', slots), phrase('di {venue}', slots)],
    phrase(','),
  );
  const those = { those: whole(figures) };
  return sequence(
    data.date ? day(data.date) : phrase('tanggal_belum_tercatat'),
    phrase(':'),
    either(what, phrase('{those}', those), sequence(what, phrase('( {those} )', those))),
  );
}

/** Every sentence that these facts of a summary allow, each from its first word to its last; the list is closed. */
export function summaryClaims(cited: Facts): Matcher[] {
  const name = of(cited, 'name')[0]?.data;
  const period = of(cited, 'period')[0]?.data;
  const events = of(cited, 'events')[0]?.data;
  const head = {
    what: name
      ? sequence(
          phrase(name.of === 'series' ? 'rangkaian_kegiatan|rangkaian|seri' : 'program'),
          oneOf(wordings(name.text)),
        )
      : nothing,
    when: period ? phrase('periode|bulan? {days}', { days: days(period) }) : nothing,
    n: events ? number(events.number) : nothing,
    none: events?.number === 0 ? phrase('belum tercatat kegiatan yang dilaksanakan') : nothing,
  };
  const claims = [
    phrase('laporan ini merangkum|memuat_rangkuman {what} pada|selama {when}', head),
    phrase('rangkuman {what} pada|selama {when} disampaikan melalui laporan ini', head),
    phrase('data yang dirangkum bersumber dari catatan {n} kegiatan', head),
    phrase('rangkuman|laporan ini disusun dari catatan {n} kegiatan', head),
    phrase('catatan {n} kegiatan menjadi sumber data laporan|rangkuman ini', head),
    phrase('pada|selama {when} telah? dilaksanakan {n} kegiatan', head),
    phrase('sebanyak {n} kegiatan telah? dilaksanakan pada|selama {when}', head),
    phrase('pada|selama {when} {none}', head),
    phrase('pelaksanaan {what} pada|selama {when} mencakup {n} kegiatan', head),
    phrase('dengan demikian , {what} pada|selama {when} mencakup {n} kegiatan', head),
    ...(name
      ? [
          phrase(
            'demikian laporan ini disampaikan|dibuat|disusun berdasarkan data yang tercatat ,? untuk menjadi? periksa|diketahui',
          ),
        ]
      : []),
    ...sortClaims(cited),
    ...resultClaims(cited),
    ...speechClaims(cited),
  ];
  return claims;
}

function sortClaims(cited: Facts): Matcher[] {
  const claims = of(cited, 'span').flatMap(({ data }) => {
    const slots = { first: day(data.first), last: day(data.last) };
    if (data.first === data.last)
      return [phrase('hari pelaksanaannya adalah {first}', slots), phrase('pelaksanaannya pada {first}', slots)];
    return [
      phrase('kegiatan pertama dilaksanakan pada {first} dan kegiatan terakhir pada {last}', slots),
      phrase('pelaksanaannya dimulai pada {first} dan berakhir pada {last}', slots),
    ];
  });
  const is = ':|meliputi|terdiri_atas|adalah :?';
  const kinds = { those: named(cited, 'kind') };
  const hosts = { those: named(cited, 'host') };
  const places = { those: named(cited, 'place') };
  const leaders = { those: named(cited, 'leader') };
  const parts = { those: whole(of(cited, 'part').map(part)) };
  const not = {
    those: whole(
      of(cited, 'not_held').map(({ data }) => phrase(`{n} kegiatan ${STATES[data.state]}`, { n: number(data.number) })),
    ),
  };
  return [
    ...claims,
    phrase(`menurut jenisnya , kegiatan ${is} {those}`, kinds),
    phrase(`jenis kegiatan yang_dilaksanakan|lainnya? ${is} {those}`, kinds),
    phrase(`menurut penyelenggaranya , kegiatan ${is} {those}`, hosts),
    phrase(`penyelenggara kegiatan|lainnya? ${is} {those}`, hosts),
    phrase(`tempat kegiatan lainnya? ${is} {those}`, places),
    phrase('kegiatan dilaksanakan di tempat berikut : {those}', places),
    phrase(`pimpinan kegiatan lainnya? ${is} {those}`, leaders),
    phrase('kegiatan dipimpin oleh :? {those}', leaders),
    phrase('tidak dihitung dalam laporan ini :? {those}', not),
    phrase('di luar perhitungan_laporan_ini|itu terdapat :? {those}', not),
    phrase('pelaksanaan|rincian_pelaksanaan per minggu|bulan adalah? selanjutnya|sebagai_berikut? : {those}', parts),
  ];
}

function resultClaims(cited: Facts): Matcher[] {
  const sums = of(cited, 'sum').flatMap(({ data }) => {
    const slots = { n: number(data.number), at: over(data.events, data.of) };
    const noun = nouns(data.what);
    return [
      phrase(`tercatat {n} ${noun} ,? yang_tercatat? pada {at}`, slots),
      phrase(`jumlah ${noun}|${BARE[data.what]} yang_tercatat? adalah|sebanyak|: {n} ${noun} pada {at}`, slots),
      phrase(`sebanyak {n} ${noun} tercatat pada {at}`, slots),
    ];
  });
  const presences = of(cited, 'presence').map(({ data }) => {
    const slots = { n: number(data.number), at: over(data.events, data.of) };
    return sequence(
      phrase('kehadiran|jumlah_kehadiran yang_tercatat? berjumlah|adalah {n} orang pada {at}', slots),
      maybe(phrase('; yang hadir pada beberapa kegiatan dihitung pada tiap kegiatan')),
    );
  });
  const units = whole(
    of(cited, 'unit').map(({ data }) =>
      phrase('{name} sebanyak {n} dalam {k} kegiatan', {
        name: oneOf(wordings(data.name)),
        n: strength(data),
        k: number(data.events),
      }),
    ),
  );
  const strengths = of(cited, 'strength').map(({ data }) =>
    phrase('jumlah_pengerahan_seluruhnya|seluruh_pengerahan adalah|berjumlah {n} pada {at}', {
      n: strength(data),
      at: over(data.events, data.of),
    }),
  );
  const earlier = of(cited, 'before');
  const [first] = earlier;
  const past = { days: first ? days(first.data) : nothing, those: whole(earlier.map(before)) };
  const lacking = {
    those: whole(
      of(cited, 'lacking').map(({ data }) =>
        phrase('{label} pada {at}', { label: oneOf([data.label]), at: over(data.events, data.of) }),
      ),
    ),
  };
  const several = of(cited, 'sum').some(({ data }) => data.events > 1);
  return [
    ...sums,
    ...(several
      ? [
          phrase(
            'angka|seluruh_angka tersebut dijumlahkan dari catatan tiap kegiatan ; yang sama pada beberapa kegiatan dihitung pada tiap kegiatan',
          ),
        ]
      : []),
    ...presences,
    phrase('personel yang_dikerahkan|lainnya? meliputi :? {those}', { those: units }),
    phrase('pengerahan personel meliputi :? {those}', { those: units }),
    ...strengths,
    sequence(
      maybe(phrase('sebagai pembanding ,')),
      phrase('pada periode sebelumnya , yaitu {days} , tercatat pula? :? {those}', past),
    ),
    phrase('hal|data lain? yang belum tercatat : {those}', lacking),
  ];
}

/** What a count is called without 'orang' and 'lembar'. */
const BARE: Record<CountWhat, string> = {
  participants: 'peserta',
  residents: 'warga',
  places: 'tempat',
  visits: 'kunjungan',
  packages: 'paket',
  patients: 'pasien',
  questions: 'pertanyaan',
  leaflets: 'selebaran',
  signatories: 'penanda_tangan',
};

function speechClaims(cited: Facts): Matcher[] {
  const words = of(cited, 'said');
  const kinds = [...new Set(words.map(({ data }) => data.outcome))];
  const dues = of(cited, 'due_after').flatMap(({ data }) => {
    const slots = { n: number(data.number), day: day(data.date) };
    return [
      phrase('sebanyak {n} tindak lanjut bertenggat setelah {day}', slots),
      phrase('tenggat {n} tindak lanjut jatuh setelah {day}', slots),
    ];
  });
  const events = { those: whole(of(cited, 'event').map(event)) };
  return [
    ...dues,
    phrase('daftar? kegiatan yang_dilaksanakan|selanjutnya : {those}', events),
    ...kinds.flatMap((kind) => {
      const slots = { those: whole(words.filter(({ data }) => data.outcome === kind).map(said)) };
      return [
        phrase(`${WORDS[kind]} yang_tercatat|lainnya : {those}`, slots),
        phrase(`tercatat ${WORDS[kind]} berikut : {those}`, slots),
      ];
    }),
  ];
}
