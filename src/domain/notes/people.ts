import { bareName } from '../names.ts';
import { titleKey } from '../offices.ts';

/** Somebody of the event: who leads it, has a role, is invited, stands for somebody or came. */
export type NotePerson = { name: string | null; position: string | null };

const ADDRESS = /^(?:(?:yth|bpk|bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|bang|mr|mrs|ms)\b\.?\s*)+/iu;
/** What an office or a unit begins with. */
const OFFICE =
  /^(?:(?:pj|pjs|plt|plh|ps)\.?\s+)?(?:wakil\s+|staf\s+|sekretaris\s+)?(?:gubernur|bupati|wali\s?kota|wabup|wawali|camat|lurah|kepala|kades|ketua|wakil|sekda|sekwan|sekcam|sekdes|sekretaris|sekretariat|asisten|kabag|kasubag|kabid|kasi|kadis|kadinkes|kalaksa|kabid|kapolri|kapolda|kapolres(?:ta)?|kapolsek|wakapolres|kasat|kanit|kabagops|kasi?humas|babin\w*|bhabin\w*|dandim|danramil|danrem|pangdam|kajari|kajati|dinas|badan|bagian|bpbd|bnpb|bawaslu|kpu|kesbangpol|satpol|polres|polsek|polri|kodim|koramil|tni|puskesmas|rsud|damkar|basarnas|pmi|fkub|mui|tim|panitia|operator|petugas|moderator|pimpinan|peserta|warga|perwakilan|tokoh|rt|rw|kpps|pln|pdam|governor|mayor|chief|head|chair\w*)\b/iu;

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** How the record calls somebody: by office where only one of them has it, else by name. */
function labelOf(person: NotePerson, people: readonly NotePerson[]): string | null {
  const key = person.position && titleKey(person.position);
  const shared =
    key && people.some((o) => o.position && titleKey(o.position) === key && (o.name ?? '') !== (person.name ?? ''));
  return (key && !shared ? person.position : person.name) ?? person.position;
}

/**
 * How the record calls the one whom a text names, by bare name or by office, also an office short of its place ("Bupati")
 * where only one begins so. Null where it names nobody of the event, or several.
 */
export function knownAs(written: string, people: readonly NotePerson[]): string | null {
  const text = squeezed(written.replace(/^~\s*/, '')).replace(ADDRESS, '');
  const [name, title] = [bareName(text), titleKey(text)];
  if (!name) return null;
  const those = (is: (person: NotePerson) => boolean) => new Set(people.filter(is).map((p) => labelOf(p, people)));
  for (const found of [
    those((p) => Boolean(p.name && bareName(p.name) === name) || Boolean(p.position && titleKey(p.position) === title)),
    those((p) => Boolean(title && p.position && titleKey(p.position).startsWith(`${title} `))),
  ]) {
    const [label] = found;
    if (found.size === 1) return label ?? null;
    if (found.size > 1) return null;
  }
  return null;
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
