import { bareName } from '../names.ts';
import { titleKey } from '../offices.ts';

/** Somebody of the event: who leads it, has a role, is invited, stands for somebody or came. */
export type NotePerson = { name: string | null; position: string | null };

const ADDRESS = /^(?:(?:yth|bpk|bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|bang|mr|mrs|ms)\b\.?\s*)+/iu;
/** What an office or a unit begins with. */
const OFFICE =
  /^(?:(?:pj|pjs|plt|plh|ps)\.?\s+)?(?:wakil\s+|staf\s+|sekretaris\s+)?(?:gubernur|bupati|wali\s?kota|wabup|wawali|camat|lurah|kepala|kades|ketua|wakil|sekda|sekwan|sekcam|sekdes|sekretaris|sekretariat|asisten|kabag|kasubag|kabid|kasi|kadis|kadinkes|kalaksa|kabid|kapolri|kapolda|kapolres(?:ta)?|kapolsek|wakapolres|kasat|kanit|kabagops|kasi?humas|babin\w*|bhabin\w*|dandim|danramil|danrem|pangdam|kajari|kajati|dinas|badan|bagian|bpbd|bnpb|bawaslu|kpu|kesbangpol|satpol|polres|polsek|polri|kodim|koramil|tni|puskesmas|rsud|damkar|basarnas|pmi|fkub|mui|tim|panitia|operator|petugas|moderator|pimpinan|peserta|warga|perwakilan|tokoh|rt|rw|kpps|pln|pdam|governor|mayor|chief|head|chair\w*)\b/iu;

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The labels of all that share a name or an office, by its key. */
type Index = { names: Map<string, Set<string>>; titles: Map<string, Set<string>>; found: Map<string, string | null> };
const indexes = new WeakMap<readonly NotePerson[], Index>();

/** Made once for the people of an event: notes name somebody in every line. */
function indexOf(people: readonly NotePerson[]): Index {
  const made = indexes.get(people);
  if (made) return made;
  const index: Index = { names: new Map(), titles: new Map(), found: new Map() };
  const keyed = people.map(({ name, position }) => ({ name, position, title: position ? titleKey(position) : '' }));
  const holders = new Map<string, Set<string>>();
  const put = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(value));
  for (const { name, title } of keyed) if (title) put(holders, title, name ?? '');
  for (const { name, position, title } of keyed) {
    // by office where only one of them has it, else by name
    const shared = title !== '' && (holders.get(title)?.size ?? 0) > 1;
    const label = (title && !shared ? position : name) ?? position;
    if (!label) continue;
    const bare = name ? bareName(name) : '';
    if (bare) put(index.names, bare, label);
    if (title) put(index.titles, title, label);
  }
  indexes.set(people, index);
  return index;
}

/**
 * How the record calls the one whom a text names, by bare name or by office, also an office short of its place ("Bupati")
 * where only one begins so. Null where it names nobody of the event, or several.
 */
export function knownAs(written: string, people: readonly NotePerson[]): string | null {
  if (written.length > 200) return null;
  const text = squeezed(written.replace(/^~\s*/, '')).replace(ADDRESS, '');
  const { names, titles, found } = indexOf(people);
  const before = found.get(text);
  if (before !== undefined) return before;
  const [name, title] = [bareName(text), titleKey(text)];
  let those = new Set([...(names.get(name) ?? []), ...(titles.get(title) ?? [])]);
  if (!those.size && title)
    those = new Set([...titles].flatMap(([key, labels]) => (key.startsWith(`${title} `) ? [...labels] : [])));
  const [label] = those;
  const known = name && those.size === 1 ? (label ?? null) : null;
  found.set(text, known);
  return known;
}

/** Whether a text reads like somebody: known, an office, somebody addressed, or a rank or title before a name. */
export function isWho(written: string, people: readonly NotePerson[]): boolean {
  const text = squeezed(written.replace(/^~\s*/, ''));
  if (text.includes('(') !== text.includes(')')) return false;
  if (text.length < 2 || text.length > 80 || text.split(' ').length > 9 || !/^[\p{L}(]/u.test(text)) return false;
  if (text.split(/\s*\/\s*/).some((part) => knownAs(part, people) !== null)) return true;
  if (OFFICE.test(text) || ADDRESS.test(text)) return true;
  const bare = bareName(text);
  return bare !== '' && bare.split(' ').length < text.split(' ').length && /^[\p{L}\s.,'’-]+$/u.test(text);
}

/** Whether a text is written as names are: one to four words, each with a capital. */
export const isNamed = (text: string): boolean =>
  /^(?:\p{Lu}[\p{L}'’.-]*)(?:\s+\p{Lu}[\p{L}'’.-]*){0,3}$/u.test(squeezed(text));
