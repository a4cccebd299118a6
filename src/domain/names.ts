import { titleKey } from './offices.ts';

/** Words as they are compared: lower case, without dots. */
const words = (text: string) => new Set(text.split(/\s+/));

/** Ranks of the police and of the three services. */
const RANKS = words(
  `jenderal jendral komjen irjen brigjen kombes akbp kompol akp iptu ipda aiptu aipda bripka brigadir brigpol briptu bripda
abrip abriptu abripda bharaka bharatu bharada letjen mayjen kolonel letkol mayor kapten lettu letda peltu pelda serma serka
sertu serda kopka koptu kopda praka pratu prada laksamana laksdya laksda laksma marsekal marsdya marsda marsma kelasi`,
);

/** What may follow a rank: service, corps, retirement. */
const CORPS = words(
  'pol tni inf arm arh kav czi chb cpl cpn cba ckm cku caj ctp cpm chk mar laut marinir pnb nav tek lek kal adm pom pas sus purn',
);

/** They stay in the short form: people are called so. */
const HONORIFICS = words('h hj kh kiai kyai ust ustad ustadz ustaz tgk pdt pastor romo pandita bhikkhu');

/** Degrees before the name (dr. is a physician, Dr. a doctorate). */
const ACADEMIC = words('prof dr dra drs drg drh ir apt ns');

const ADDRESS = words('bapak ibu bpk sdr sdri saudara saudari');

/** Degrees after the name as the press writes them, without comma and dots. */
const BARE_DEGREES = words(
  'sh mh sik mik se mm msi sip ssos spd mpd ssi st mt skm mkes skom mkom sst stp sag mag mhum amd mba msc phd mkn llm',
);
const DOTTED_DEGREE = /^(?:S|M|B|Ph|LL|Sp|A(?=\.Md))\.(?:\p{L}{1,4}\.?)+$/iu;

type Part = 'rank' | 'honorific' | 'academic' | 'address' | 'name';
type Token = { text: string; word: string; part: Part };

function wordOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, '');
}

function isDegree(text: string): boolean {
  return BARE_DEGREES.has(wordOf(text)) || DOTTED_DEGREE.test(text);
}

/** The name before the first comma, in tokens; what is written together ('H.M. Yusuf', 'Prof.Dr.') comes apart. */
function tokensOf(full: string): Token[] {
  const before = full.normalize('NFKC').split(',')[0] ?? '';
  const texts = before
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/(^|\s)(K)\.\s+(H)\.(?=\s)/gi, '$1$2.$3.')
    .split(/\s+/)
    .filter((text) => wordOf(text) !== '');
  while (texts.length > 1 && isDegree(texts.at(-1) ?? '')) texts.pop();
  const tokens = texts
    .flatMap((text) => (/^k\.h\.?$/i.test(text) ? [text] : text.split(/(?<=\.)(?=\p{L})/u)))
    .map((text): Token => ({ text, word: wordOf(text), part: 'name' }));
  let ranked = false;
  // The last token is the name, whatever it looks like.
  for (const token of tokens.slice(0, -1)) {
    token.part = partOf(token, ranked);
    if (token.part === 'name') break;
    ranked = token.part === 'rank';
  }
  return tokens;
}

function partOf({ text, word }: Token, afterRank: boolean): Part {
  if (RANKS.has(word) || (afterRank && (CORPS.has(word) || text.startsWith('(')))) return 'rank';
  if (HONORIFICS.has(word)) return 'honorific';
  if (ACADEMIC.has(word)) return 'academic';
  return ADDRESS.has(word) ? 'address' : 'name';
}

/**
 * What is the same in all the ways one person's name is written: lower case, without rank, honorifics, degrees and dots.
 * 'AKBP Ferly Rosa Putra, S.I.K.' and 'FERLY ROSA PUTRA' are 'ferly rosa putra'. Empty for a name of nothing.
 */
export function bareName(full: string): string {
  return tokensOf(full)
    .filter(({ part }) => part === 'name')
    .map(({ word }) => word)
    .join(' ');
}

/** The name for prose: rank, H. or the like, and name as written, without degrees: 'H. Adam Ibrahim', 'AKBP Ferly Rosa Putra'. */
export function shortName(full: string): string {
  return tokensOf(full)
    .filter(({ part }) => part !== 'academic' && part !== 'address')
    .map(({ text }) => text)
    .join(' ');
}

/** A name as recorded, with the position if one was. */
export type NamedPerson = { name: string; position?: string | null };

/**
 * Whether two records name one person: the bare names are equal, and so are the offices, capacity aside, unless one has
 * none. Two of one name in two offices are two; a person confirms when it matters.
 */
export function samePerson(a: NamedPerson, b: NamedPerson): boolean {
  const name = bareName(a.name);
  if (name === '' || name !== bareName(b.name)) return false;
  const [one, other] = [titleKey(a.position ?? ''), titleKey(b.position ?? '')];
  return one === '' || other === '' || one === other;
}
