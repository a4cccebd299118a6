import { dateOf, dayMonthYear, weekdayIndex, weekdayName } from '../dates.ts';
import type { Fact, Person } from '../facts.ts';
import { bareName, shortName } from '../names.ts';
import { parsePosition, titleKey } from '../offices.ts';
import { either, type Item, type Matcher, oneOf, phrase, plain, sequence } from './matching.ts';

const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

function below1000(n: number): string[] {
  const [h, t, u] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10];
  const words: string[] = h === 0 ? [] : h === 1 ? ['seratus'] : [`${UNITS[h]} ratus`];
  if (t === 1) words.push(u === 0 ? 'sepuluh' : u === 1 ? 'sebelas' : `${UNITS[u]} belas`);
  else {
    if (t > 1) words.push(`${UNITS[t]} puluh`);
    if (u > 0) words.push(UNITS[u] ?? '');
  }
  return words;
}

/** A whole number below 10^15 as it is spoken. */
function spoken(n: number): string {
  if (n === 0) return 'nol';
  const words: string[] = [];
  const groups = [
    [10 ** 12, 'triliun'],
    [10 ** 9, 'miliar'],
    [10 ** 6, 'juta'],
    [10 ** 3, 'ribu'],
    [1, ''],
  ] as const;
  for (const [size, name] of groups) {
    const group = Math.floor(n / size) % 1000;
    if (group === 0) continue;
    if (group === 1 && size === 1000) words.push('seribu');
    else words.push(...below1000(group), name);
  }
  return words.filter(Boolean).join(' ');
}

/** How a number may be written: digits, words, or both. */
export function numberTexts(n: number): string[] {
  const words = spoken(n);
  const digits = [String(n), n.toLocaleString('id-ID')];
  return [...digits, words, ...digits.flatMap((d) => [`${d} (${words})`, `${words} (${d})`])];
}

/** How a date may be written, with its own weekday or without one. */
export function dateTexts(date: string): string[] {
  const day = dateOf(date);
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const name = weekdayName(weekdayIndex(day));
  const names = name === 'Jumat' ? [name, "Jum'at"] : name === 'Minggu' ? [name, 'Ahad'] : [name];
  const short = [Number(dayOfMonth), Number(month), year].join('/');
  const bare = [dayMonthYear(day), short, `${dayOfMonth}/${month}/${year}`, `${dayOfMonth}-${month}-${year}`, day];
  return [
    ...bare,
    ...names.flatMap((n) => [
      ...bare.flatMap((b) => [`${n}, ${b}`, `${n} ${b}`, `${n} tanggal ${b}`, `${n}, tanggal ${b}`]),
      `${n} (${short})`,
    ]),
  ];
}

/** How a clock time may be written; `clock` is '08.00'. */
export function clockTexts(clock: string): string[] {
  const colon = clock.replace('.', ':');
  return [clock, colon, ...[clock, colon].filter((text) => text.startsWith('0')).map((text) => text.slice(1))];
}

/** A text between quotation marks: with its own inside, or without them where they hold it whole. */
export function inQuotes(text: string): string[] {
  return wordings(text).flatMap((way) => [way, way.replace(/^"([^"]*)"$/, '$1')]);
}

/** A text that a fact gives whole: with or without quotation marks, or a final mark. */
export function wordings(text: string): string[] {
  const core = plain(text).replace(/[\s.;,:]+$/, '');
  return [...new Set([plain(text), core])].filter((way) => way !== '');
}

const CAPACITIES: Record<string, string[]> = {
  'Pj.': ['pj.', 'pj', 'penjabat'],
  'Pjs.': ['pjs.', 'pjs', 'penjabat sementara'],
  'Plt.': ['plt.', 'plt', 'pelaksana tugas'],
  'Plh.': ['plh.', 'plh', 'pelaksana harian'],
  'Ps.': ['ps.', 'ps'],
  definitif: [],
};

/** An office with its capacity, however that is written: who acts for a vacant office does not hold it. */
function officeTexts(position: string): string[] {
  const { capacity, title } = parsePosition(position);
  return [position, ...(CAPACITIES[capacity] ?? []).map((prefix) => `${prefix} ${title}`)];
}

/** A matcher, and behind it an agency that belongs to it. */
function of(matcher: Matcher, agency: string | null): Matcher {
  if (!agency) return matcher;
  const slots = { what: matcher, agency: oneOf([agency]) };
  return either(matcher, phrase('{what} ( {agency} )', slots), phrase('{what} ,|pada|dari? {agency}', slots));
}

const items = new WeakMap<Person, readonly Item[]>();

/** The ways to write one person, by what they show of him. */
export function personItems(person: Person): readonly Item[] {
  const known = items.get(person);
  if (known) return known;
  const { name, position, agency } = person;
  const made: Item[] = [];
  const office = position ? of(oneOf(officeTexts(position)), agency) : null;
  // at the end of a sentence dots are one
  const bare = name ? oneOf([name, name.replace(/\.+$/, '.'), shortName(name), bareName(name)]) : null;
  if (office) made.push({ shows: 'office', matcher: office });
  if (bare) made.push({ shows: 'name', matcher: bare });
  if (bare && agency) made.push({ shows: 'whole', matcher: sequence(bare, phrase('( {a} )', { a: oneOf([agency]) })) });
  if (bare && agency)
    made.push({ shows: 'whole', matcher: sequence(bare, phrase(',|dari {a}', { a: oneOf([agency]) })) });
  if (office && bare) {
    const slots = { office, name: bare };
    const ways = ['{office} ,? {name}', '{office} ( {name} )', '{name} ,|selaku? {office}', '{name} ( {office} )'];
    made.push({ shows: 'whole', matcher: either(...ways.map((way) => phrase(way, slots))) });
  }
  if (!office && !bare && agency) made.push({ shows: 'office', matcher: oneOf([agency]) });
  items.set(person, made);
  return made;
}

/** Whether a text is a person written in full. */
function isWhole(typed: string, person: Person): boolean {
  const text = plain(typed);
  return personItems(person).some(({ shows, matcher }) => shows === 'whole' && matcher(text, 0).includes(text.length));
}

/** The persons that facts name. */
export function personsIn(facts: readonly Fact[]): Person[] {
  return facts.flatMap((fact): Person[] => {
    switch (fact.kind) {
      case 'leader':
      case 'role':
      case 'invitee':
      case 'declined':
      case 'present':
      case 'walk_in':
        return [fact.data.person];
      case 'represented':
      case 'answer':
        return fact.data.representative ? [fact.data.principal, fact.data.representative] : [fact.data.principal];
      default:
        return [];
    }
  });
}

type Keys = { title: string | null; name: string | null };
const keys = new WeakMap<Person, Keys>();

function keysOf(person: Person): Keys {
  const known = keys.get(person);
  if (known) return known;
  const { name, position } = person;
  const made = { title: position ? titleKey(position) : null, name: name ? bareName(name) : null };
  keys.set(person, made);
  return made;
}

/**
 * Who is meant by a speaker or owner as typed ("Kapolres Uji"): that text, and the full forms of the one person whom
 * the cited facts name in that office or by that name. `all` are the persons of every fact: an office that two of them
 * hold means neither.
 */
export function speakerItems(typed: string, cited: readonly Person[], all: readonly Person[]): Item[] {
  const title = titleKey(typed);
  const bare = bareName(typed);
  const holders = new Set(all.map(keysOf).flatMap((key) => (key.title === title && key.name ? [key.name] : [])));
  const meant = cited.filter((person) => {
    const key = keysOf(person);
    if (key.title === title && holders.size === 1) return true;
    return (key.title !== null && key.name === bare) || isWhole(typed, person);
  });
  const whole = meant.flatMap(personItems).filter(({ shows }) => shows === 'whole');
  return [{ matcher: oneOf([typed]), shows: 'office' }, ...whole];
}

/** One person, written in any way. */
export function anyOf(items: readonly Item[]): Matcher {
  return (text, at) => [...new Set(items.flatMap(({ matcher }) => matcher(text, at)))];
}
