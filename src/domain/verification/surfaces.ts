import { dateOf, dayMonthYear, weekdayIndex, weekdayName } from '../dates.ts';
import type { Fact, Person } from '../facts.ts';
import { bareName, shortName } from '../names.ts';
import { parsePosition, titleKey } from '../offices.ts';
import { type Item, type Matcher, oneOf, plain } from './matching.ts';

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
function officeTexts({ position, agency }: Person): string[] {
  if (!position) return [];
  const { capacity, title } = parsePosition(position);
  const ways = [position, ...(CAPACITIES[capacity] ?? []).map((prefix) => `${prefix} ${title}`)];
  if (!agency) return ways;
  return ways.flatMap((way) => [
    way,
    `${way} (${agency})`,
    `${way}, ${agency}`,
    `${way} ${agency}`,
    `${way} pada ${agency}`,
  ]);
}

function nameTexts({ name }: Person): string[] {
  if (!name) return [];
  return [name, shortName(name), bareName(name)].filter((way) => way !== '');
}

/** All ways to write one person, by what they show. */
export function personTexts(person: Person): Record<Item['shows'], string[]> {
  const [offices, names] = [officeTexts(person), nameTexts(person)];
  const whole = offices.flatMap((o) =>
    names.flatMap((n) => [`${o} ${n}`, `${o}, ${n}`, `${o} (${n})`, `${n}, ${o}`, `${n} (${o})`, `${n} selaku ${o}`]),
  );
  const { agency } = person;
  const from = agency ? names.flatMap((n) => [`${n} (${agency})`, `${n} dari ${agency}`, `${n}, ${agency}`]) : [];
  const alone = names.length === 0 && offices.length === 0 && agency ? [agency] : [];
  return { whole: [...whole, ...from], office: [...offices, ...alone], name: names };
}

/** The persons that facts name. */
export function personsIn(facts: readonly Fact[]): Person[] {
  return facts.flatMap((fact): Person[] => {
    switch (fact.kind) {
      case 'leader':
      case 'role':
      case 'invitee':
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

/**
 * Who is meant by a speaker or owner as typed ("Kapolres Uji"): that text, and the full forms of the one person whom
 * the cited facts name in that office or by that name. `all` are the persons of every fact: an office that two of them
 * hold means neither.
 */
export function speakerItems(typed: string, cited: readonly Person[], all: readonly Person[]): Item[] {
  const key = titleKey(typed);
  const bare = bareName(typed);
  const holders = new Set(
    all.filter((p) => p.position && titleKey(p.position) === key && p.name).map((p) => bareName(p.name ?? '')),
  );
  const items: Item[] = [{ matcher: oneOf([typed]), shows: 'office' }];
  for (const person of cited) {
    const whole = personTexts(person).whole;
    const sameOffice = person.position !== null && titleKey(person.position) === key && holders.size === 1;
    const sameName = person.name !== null && person.position !== null && bareName(person.name) === bare;
    if (sameOffice || sameName || whole.some((way) => plain(way) === plain(typed)))
      items.push({ matcher: oneOf(whole), shows: 'whole' });
  }
  return items;
}

/** The ways to write one person, as items of a list. */
export function personItems(person: Person): Item[] {
  const texts = personTexts(person);
  return (['whole', 'office', 'name'] as const).map((shows) => ({ matcher: oneOf(texts[shows]), shows }));
}

/** One person, written in any way. */
export function anyOf(items: readonly Item[]): Matcher {
  return (text, at) => [...new Set(items.flatMap(({ matcher }) => matcher(text, at)))];
}
