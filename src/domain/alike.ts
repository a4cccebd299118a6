import { bareName } from './names.ts';
import { parsePosition } from './offices.ts';

/*
 * Offices and persons that may be the same although written differently. Only ever a question to a person: nothing is
 * joined by these rules alone.
 */

/**
 * Short forms and what they stand for, as letters of regencies and the police write them in full. Names of Dinas and
 * Badan differ from regency to regency, so the longer form is the usual one, not a law.
 */
const SHORT: Record<string, string> = {
  // heads by the unit they lead
  kadis: 'kepala dinas',
  kaban: 'kepala badan',
  kabag: 'kepala bagian',
  kabid: 'kepala bidang',
  kasi: 'kepala seksi',
  kasubag: 'kepala subbagian',
  kasubbag: 'kepala subbagian',
  kakan: 'kepala kantor',
  kades: 'kepala desa',
  kasat: 'kepala satuan',
  kanit: 'kepala unit',
  kalaksa: 'kepala pelaksana',
  sekdis: 'sekretaris dinas',
  sekcam: 'sekretaris kecamatan',
  sekda: 'sekretaris daerah',
  setda: 'sekretariat daerah',
  sekwan: 'sekretaris dewan perwakilan rakyat daerah',
  wabup: 'wakil bupati',
  wawako: 'wakil wali kota',
  wawali: 'wakil wali kota',
  walikota: 'wali kota',
  // police (Perpol 2/2021), army and prosecution: the head is named with his unit in one word
  polda: 'kepolisian daerah',
  polres: 'kepolisian resor',
  polresta: 'kepolisian resor kota',
  polrestabes: 'kepolisian resor kota besar',
  polsek: 'kepolisian sektor',
  kapolda: 'kepala kepolisian daerah',
  wakapolda: 'wakil kepala kepolisian daerah',
  kapolres: 'kepala kepolisian resor',
  kapolresta: 'kepala kepolisian resor kota',
  kapolrestabes: 'kepala kepolisian resor kota besar',
  wakapolres: 'wakil kepala kepolisian resor',
  wakapolresta: 'wakil kepala kepolisian resor kota',
  kapolsek: 'kepala kepolisian sektor',
  wakapolsek: 'wakil kepala kepolisian sektor',
  kodim: 'komando distrik militer',
  koramil: 'komando rayon militer',
  dandim: 'komandan komando distrik militer',
  danramil: 'komandan komando rayon militer',
  kasdim: 'kepala staf komando distrik militer',
  kejari: 'kejaksaan negeri',
  kejati: 'kejaksaan tinggi',
  kajari: 'kepala kejaksaan negeri',
  kajati: 'kepala kejaksaan tinggi',
  pn: 'pengadilan negeri',
  pa: 'pengadilan agama',
  // governments and councils
  pemkab: 'pemerintah kabupaten',
  pemkot: 'pemerintah kota',
  pemko: 'pemerintah kota',
  pemprov: 'pemerintah provinsi',
  dprd: 'dewan perwakilan rakyat daerah',
  kab: 'kabupaten',
  kec: 'kecamatan',
  kel: 'kelurahan',
  prov: 'provinsi',
  // Dinas and Badan
  dinkes: 'dinas kesehatan',
  dinsos: 'dinas sosial',
  disdik: 'dinas pendidikan',
  disdikbud: 'dinas pendidikan kebudayaan',
  dishub: 'dinas perhubungan',
  diskominfo: 'dinas komunikasi informatika',
  kominfo: 'komunikasi informatika',
  disdukcapil: 'dinas kependudukan pencatatan sipil',
  disperindag: 'dinas perindustrian perdagangan',
  dispora: 'dinas pemuda olahraga',
  dlh: 'dinas lingkungan hidup',
  dpmd: 'dinas pemberdayaan masyarakat desa',
  kesbangpol: 'kesatuan bangsa politik',
  bakesbangpol: 'badan kesatuan bangsa politik',
  bappeda: 'badan perencanaan pembangunan daerah',
  bapenda: 'badan pendapatan daerah',
  bkpsdm: 'badan kepegawaian pengembangan sumber daya manusia',
  bpbd: 'badan penanggulangan bencana daerah',
  bpkad: 'badan pengelolaan keuangan aset daerah',
  bpn: 'badan pertanahan nasional',
  bps: 'badan pusat statistik',
  bnnk: 'badan narkotika nasional kabupaten',
  satpol: 'satuan polisi',
  kasatpol: 'kepala satuan polisi',
  pp: 'pamong praja',
  damkar: 'pemadam kebakaran',
  rsud: 'rumah sakit umum daerah',
  kemenag: 'kementerian agama',
  // elections and communities
  kpu: 'komisi pemilihan umum',
  bawaslu: 'badan pengawas pemilihan umum',
  panwascam: 'panitia pengawas kecamatan',
  fkub: 'forum kerukunan umat beragama',
  mui: 'majelis ulama indonesia',
};

/** Written or left out at will. */
const IDLE = new Set(['kabupaten', 'dan', 'di', 'dari', 'pada', 'untuk', 'se']);

function wordsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .flatMap((word) => (Object.hasOwn(SHORT, word) ? (SHORT[word] ?? '').split(' ') : [word]));
  return new Set(words.filter((word) => word && !IDLE.has(word)));
}

/** `own`: what of the title its agency's name does not say already. */
type OfficeWords = { title: Set<string>; own: Set<string>; agency: Set<string>; all: Set<string> };

function officeWords(position: string, agency: string): OfficeWords {
  const title = wordsOf(parsePosition(position).title);
  const from = wordsOf(agency);
  const own = new Set([...title].filter((word) => !from.has(word)));
  return { title, own, agency: from, all: new Set([...title, ...from]) };
}

const within = (some: Set<string>, all: Set<string>) => [...some].every((word) => all.has(word));

/**
 * Whether two offices may be one: what each title says beside its agency stands in the other, one title stands in the other
 * whole, and one agency does; short forms written out, 'Kabupaten' and the like aside.
 */
function alike(a: OfficeWords, b: OfficeWords): boolean {
  if (!a.title.size || !b.title.size) return false;
  return (
    within(a.own, b.all) &&
    within(b.own, a.all) &&
    (within(a.title, b.all) || within(b.title, a.all)) &&
    (within(a.agency, b.all) || within(b.agency, a.all))
  );
}

/** Whether two offices may be one written differently: 'Kadis Kesehatan', 'Kepala Dinas Kesehatan Kab. Uji'. */
export function alikeOffices(
  a: { position: string; agency: string },
  b: { position: string; agency: string },
): boolean {
  return alike(officeWords(a.position, a.agency), officeWords(b.position, b.agency));
}

/** Looks for offices alike one among many, the one that shares most words first; made once for a list. */
export function officesAlike<Office extends { title: string; agency: string }>(
  offices: readonly Office[],
): (position: string, agency: string) => Office[] {
  const known = offices.map((office) => ({ office, words: officeWords(office.title, office.agency) }));
  const byWord = new Map<string, typeof known>();
  for (const entry of known) for (const word of entry.words.all) byWord.set(word, [...(byWord.get(word) ?? []), entry]);
  return (position, agency) => {
    const words = officeWords(position, agency);
    // what the title says by itself must stand in the other: those with its rarest word are few
    const lists = [...(words.own.size ? words.own : words.all)].map((word) => byWord.get(word) ?? []);
    const fewest = words.own.size
      ? lists.reduce((a, b) => (b.length < a.length ? b : a), lists[0] ?? [])
      : [...new Set(lists.flat())];
    const shared = (other: OfficeWords) => [...words.all].filter((word) => other.all.has(word)).length;
    return fewest
      .filter((entry) => alike(words, entry.words))
      .sort((a, b) => shared(b.words) - shared(a.words))
      .map((entry) => entry.office);
  };
}

/** Whether one letter was changed, added or left out. */
function oneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 5 || long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  return short.slice(i + (short.length === long.length ? 1 : 0)) === long.slice(i + 1);
}

/**
 * Whether two names, not the same by `bareName`, may be one person's: every word of the shorter stands in the longer in the
 * same order, as an initial or with one letter off too, and one of them in full.
 */
export function alikePersons(a: string, b: string): boolean {
  const [one, other] = [bareName(a).split(' '), bareName(b).split(' ')].sort((x, y) => x.length - y.length);
  if (!one?.[0] || !other?.[0] || one.join(' ') === other.join(' ')) return false;
  let at = 0;
  let full = 0;
  for (const word of one) {
    const found = other.findIndex(
      (candidate, i) =>
        i >= at &&
        (candidate === word ||
          oneLetterOff(candidate, word) ||
          (Math.min(candidate.length, word.length) === 1 && candidate[0] === word[0])),
    );
    if (found < 0) return false;
    if ((other[found] === word || oneLetterOff(other[found] ?? '', word)) && word.length > 2) full += 1;
    at = found + 1;
  }
  return full > 0;
}
