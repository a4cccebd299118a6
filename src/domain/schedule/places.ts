/** Where an event is held, as recorded; null is unknown. */
export type Place = { venue: string | null; city: string | null };
/** Minutes from one venue to another. Practice, not law: an organization changes them. */
export type Travel = { betweenCities: number; withinCity: number };

export const TRAVEL: Travel = { betweenCities: 60, withinCity: 30 };

const memory = new Map<string, string>();

/** A name of a place as it is compared: case, spaces and punctuation aside. */
export function placeKey(name: string): string {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const key = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (memory.size > 10_000) memory.clear();
  memory.set(name, key);
  return key;
}

/** 'Kab. Bogor' is 'Kabupaten Bogor' and not 'Kota Bogor'; plain 'Bogor' may be either. */
function cityOf(name: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^(?:(kabupaten|kab|kota)\s+)?(.*)$/.exec(placeKey(name)) ?? [];
  return { word: word === 'kab' ? 'kabupaten' : word, rest };
}

function differentCities(a: string | null, b: string | null): boolean {
  if (!a || !b) return false;
  const [one, other] = [cityOf(a), cityOf(b)];
  return one.rest !== other.rest || Boolean(one.word && other.word && one.word !== other.word);
}

/** Whether two places are one site: the same venue, in cities not known to differ. */
export function sameSite(a: Place, b: Place): boolean {
  if (!a.venue || !b.venue) return false;
  return placeKey(a.venue) === placeKey(b.venue) && !differentCities(a.city, b.city);
}

/**
 * Minutes from one place to another: 0 on the same site, else by whether the cities differ (one not known counts as the
 * same). 0 too where a venue is not known: no clash is invented from what nobody wrote.
 */
export function travelMinutes(a: Place | null, b: Place | null, travel: Travel = TRAVEL): number {
  if (!a?.venue || !b?.venue || sameSite(a, b)) return 0;
  return differentCities(a.city, b.city) ? travel.betweenCities : travel.withinCity;
}
