import { titleKey } from './offices.ts';

/**
 * Tata tempat at an official event of a regency or city: UU 9/2010 art. 11(1) a–m as classes 1–13. Class 0 are those of
 * art. 9(1) and 10(1), central and provincial, who go first by art. 11(2). The law names no others; those set beside a
 * class by practice alone are marked.
 */
const UNKNOWN = 20;

/** A province named without the word: only names that are not also a regency's or a city's. */
const PROVINCES =
  'aceh|sumatera utara|sumatera barat|riau|kepulauan riau|sumatera selatan|sumsel|kepulauan bangka belitung|lampung|banten|dki jakarta|jawa barat|jawa tengah|jawa timur|daerah istimewa yogyakarta|diy|bali|nusa tenggara barat|nusa tenggara timur|kalimantan (?:barat|tengah|selatan|timur|utara)|sulawesi (?:utara|tengah|selatan|tenggara|barat)|maluku|maluku utara|papua|papua (?:barat|barat daya|selatan|tengah|pegunungan)';
const OF_A_PROVINCE = new RegExp(String.raw`\b(?:provinsi|propinsi|prov)\b|\b(?:${PROVINCES})\s*(?:,|$)`);
const BELOW_A_PROVINCE = /\b(?:kabupaten|kab|kota|kecamatan)\b/;

type Rule = readonly [precedence: number, pattern: RegExp];

/** Offices that exist in a province and in a regency under the same name; these are the province's. */
const PROVINCIAL: readonly Rule[] = [
  [0, /^(?:ketua|wakil ketua(?: i{1,3}| iv)?|anggota) dprd\b/],
  [0, /^(?:sekretaris daerah|sekda|asisten|kepala dinas|kadis|kepala badan|kaban|kepala biro|inspektur)\b/],
  [0, /^(?:kepala kantor wilayah|kakanwil|kepala perwakilan|kepala bnnp?|kepala bps|kepala bpn)\b/],
  [0, /^ketua (?:kpu|komisi pemilihan umum)\b/],
  // † Bawaslu and the members of both commissions are named nowhere; they sit beside the regency's Ketua KPU.
  [10, /^(?:(?:ketua|anggota|komisioner) )?(?:bawaslu|kpu|komisi pemilihan umum|badan pengawas pemilihan umum)\b/],
];

/** The first that fits, counts. Patterns are matched against the title in lower case, without capacity and dots. */
const RULES: readonly Rule[] = [
  // 0: central and provincial
  [
    0,
    /^(?:wakil )?(?:presiden|menteri|jaksa agung|gubernur)\b|^(?:menko\w*|wamen\w*|panglima(?! laot)|kapolri|wakapolri)\b/,
  ],
  [0, /^kepala staf (?:tni|angkatan|kepresidenan|umum)\b|^(?:ketua|wakil ketua|anggota) (?:dpra|dprp|mrp)\b/],
  [0, /^(?:dir|karo|kabid|irwasda)\w*\b.*\bpolda\b/],
  [0, /^(?:mantan|eks) (?:wakil )?gubernur\b/],
  [0, /^(?:kapolda|wakapolda|pangdam|pangkoarmada|kasdam|danrem|danlantamal|kajati|kabinda)\b/],
  [0, /^(?:kepala kepolisian daerah|komandan korem|kepala kejaksaan tinggi|ketua pengadilan tinggi|ketua pt[an]?)\b/],
  [0, /^(?:ketua|wakil ketua|anggota) (?:(?:dpr|mpr|dpd|kpu|bawaslu|bpk) ri\b|dpr\b|mpr\b)/],
  [0, /^(?:direktur jenderal|dirjen|sekretaris jenderal|sekjen|kepala perwakilan bpk|konsul)\b/],
  // a, b, c
  [1, /^(?:bupati|wali ?kota)\b/],
  [2, /^(?:wakil (?:bupati|wali ?kota)|wabup|wawako|wawali)\b/],
  [3, /^(?:mantan|eks) (?:wakil )?(?:bupati|wali ?kota)\b/],
  // d, e
  [4, /^ketua dpr[dk]\b/],
  [5, /^wakil ketua (?:i{1,3} |iv |[1-4] )?dpr[dk]\b/],
  // f: one class, no order inside it
  [6, /^(?:sekretaris daerah|sekda)\b/],
  [6, /^(?:dandim|komandan kodim|danlanal|komandan (?:pangkalan|lanal|lanud)|danlanud)\b/],
  [6, /^(?:kapolres(?:ta|tabes)?|kapoltabes|kepala kepolisian resor)\b/],
  [6, /^ketua (?:pengadilan|mahkamah syar'?iyah|pn|pa|ptun)\b/],
  [6, /^(?:kajari|kepala kejaksaan negeri|kepala kejari)\b/],
  // h before g and j: offices inside the council are held by its members
  [
    8,
    /^(?:(?:wakil )?ketua|sekretaris|anggota) (?:komisi|fraksi|badan|bapemperda|banggar|panitia|pansus)\b.*\bdpr[dk]\b/,
  ],
  [8, /^anggota dpr[dk]\b/],
  // g: branches of all parties alike, whether or not the word "partai" is written
  [7, /^(?:ketua|pimpinan|pemimpin) (?:(?:dpc|dpd|dpw|dpk|dpp|dpt)\b(?! ri\b)|partai\b)/],
  // i
  [9, /^(?:tokoh|pemuka|sesepuh|ulama|tuan guru)\b/],
  [9, /^ketua (?:umum )?(?:fkub|forum kerukunan|mui|majelis ulama|pgi|pgid|phdi|parisada|permabudhi|walubi|matakin)\b/],
  [9, /^ketua (?:pcnu|pc nu|pdm|pimpinan (?:cabang|daerah)|lembaga adat|dewan adat|majelis adat|kerapatan adat|lam)\b/],
  // k before j: vertical agencies that are called Badan or Dinas
  [11, /^kepala (?:badan (?:pusat statistik|pertanahan|narkotika|pom|pengawas obat|meteorologi)|bps|bnnk?|bpn|bmkg)\b/],
  // j
  [10, /^(?:asisten|staf ahli)\b/],
  [10, /^(?:kepala (?:dinas|badan|pelaksana)|kadis\w*|kaban\w*|kalaksa)\b/],
  [
    10,
    /^kepala (?:bpbd|bappe\w*|bapenda|bkpsdm|bkd|bpkad|bpkpd|kesbang\w*|disdik\w*|dinkes|dinsos|dishub|diskominfo\w*)\b/,
  ],
  [10, /^(?:kasatpol pp|(?:kepala|kasat) (?:satpol pp|polisi pamong praja|satuan polisi pamong praja))\b/],
  [10, /^(?:sekretaris dpr[dk]|sekwan|inspektur|direktur (?:utama )?(?:rsud|rumah sakit umum daerah))\b/],
  [10, /^(?:kepala|pimpinan) (?:kantor )?(?:perwakilan )?bank indonesia\b|^kepala kantor perwakilan bank indonesia\b/],
  // † Bawaslu beside KPU
  [
    10,
    /^ketua (?:kpu|kip|komisi pemilihan umum|komisi independen pemilihan|bawaslu|panwaslih|badan pengawas pemilihan)\b/,
  ],
  // † members of the commissions and deputies of the heads in f: below the heads, beside the vertical agencies
  [11, /^(?:anggota|komisioner) (?:kpu|kip|komisi pemilihan umum|bawaslu|panwaslih|badan pengawas pemilihan)\b/],
  [11, /^(?:wakapolres(?:ta|tabes)?|kasdim|kepala staf kodim|wakil ketua (?:pengadilan|pn|pa))\b/],
  // k
  [11, /^(?:kepala kantor|kakan\w*|kakankemenag|kalapas|karutan|kabapas)\b/],
  [
    11,
    /^kepala (?:lapas|lembaga pemasyarakatan|rutan|rumah tahanan|kppn?|kpp pratama|kpknl|kua|imigrasi|stasiun|syahbandar)\b/,
  ],
  [11, /^(?:danramil|komandan (?:koramil|rayon militer)|danposal|danposramil)\b/],
  [11, /^(?:kapolsek(?:ta)?|kepala kepolisian sektor)\b/],
  // l
  [
    12,
    /^(?:kabag|kepala bagian|kabid|kepala bidang|camat|sekcam|sekretaris (?:camat|kecamatan|dinas|badan|kpu|bawaslu))\b/,
  ],
  // † heads of units of a Polres: echelon III
  [12, /^(?:kasat|kepala satuan)\b/],
  // m; villages and their heads have many names
  [13, /^(?:lurah|kepala (?:desa|kelurahan|kampung|pekon|tiyuh)|kades|pambakal|hukum tua|sangadi|peratin)\b/],
  [13, /^(?:wali nagari|keuchik|geuchik|kuwu|perbekel|petinggi)\b/],
  [
    13,
    /^(?:kasi|kepala (?:seksi|sub ?bagian|sub ?bidang|uptd?|puskesmas|pos polisi)|kasub\w*|kanit|wakapolsek|kapospol)\b/,
  ],
];

function normal(position: string): string {
  return titleKey(position)
    .replace(/[.()]/g, ' ')
    .replace(/^\s*para /, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The class of a position, 0 first, 1–13 for a–m of art. 11(1), 20 for what no rule knows. A Pj. has the class of the head
 * whose office he fills: capacity does not count.
 */
export function precedenceClass(position: string): number {
  const title = normal(position);
  const provincial = OF_A_PROVINCE.test(title) && !BELOW_A_PROVINCE.test(title);
  const rule = [...(provincial ? PROVINCIAL : []), ...RULES].find(([, pattern]) => pattern.test(title));
  return rule?.[0] ?? UNKNOWN;
}

/** The letter of art. 11(1) for a class, '' for class 0 and for the unknown. */
export function precedenceLetter(precedence: number): string {
  return precedence >= 1 && precedence <= 13 ? String.fromCharCode(96 + precedence) : '';
}

export type Ranked = { precedenceClass: number; ordinal?: number | null };

/**
 * Orders by class, then by the manual ordinal (1 first; those without one after those with). Otherwise equal: a stable sort
 * keeps the order that was, for the law knows none inside a class.
 */
export function byPrecedence(a: Ranked, b: Ranked): number {
  if (a.precedenceClass !== b.precedenceClass) return a.precedenceClass - b.precedenceClass;
  const [first, second] = [a.ordinal ?? Number.MAX_SAFE_INTEGER, b.ordinal ?? Number.MAX_SAFE_INTEGER];
  return first - second;
}
