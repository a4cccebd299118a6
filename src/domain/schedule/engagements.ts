import { dateOf } from '../dates.ts';
import { bareName } from '../names.ts';
import { agencyKey, titleKey } from '../offices.ts';
import type { Interval } from './intervals.ts';
import type { Place } from './places.ts';

/** Who held or may hold an office (dates, both included; null is open). */
export type Tenure = { name: string; state: 'proposed' | 'confirmed'; from: string | null; until: string | null };

/** One asked to an event: by office, or a person alone (no key). Those who declined do not stand here. */
export type Invited = {
  officeKey: string | null;
  position: string | null;
  agency: string;
  name: string | null;
  role: string;
  /** who goes instead of him; he himself is free then */
  representative: { name: string; position: string | null } | null;
};

/** An event that takes up people and a place. `date` is its first day by its own clock. */
export type Engagement = Interval & {
  id: string;
  title: string;
  date: string;
  place: Place;
  /** its date or time is not confirmed */
  tentative: boolean;
  /** its venue is not confirmed */
  venueTentative: boolean;
  host: string;
  leader: { name: string | null; position: string | null };
  roles: { role: string; name: string | null; position: string | null }[];
  invited: Invited[];
};

/** How an event needs somebody; the order is that of what is said when it needs him in two ways. */
const KINDS = ['office', 'leader', 'speaker', 'representative', 'holder'] as const;
export type NeedKind = (typeof KINDS)[number];

/** One event's need of one person or office. `as`: what he is there; `instead`: whom he represents. */
export type Need = {
  kind: NeedKind;
  engagement: Engagement;
  officeKey: string | null;
  name: string | null;
  as: string | null;
  instead: string | null;
};

/** The needs of many events, found by office, by person, and by title where an event names no agency. */
export type Needs = { byOffice: Map<string, Need[]>; byPerson: Map<string, Need[]>; byTitle: Map<string, Need[]> };

const bareNames = new Map<string, string>();

/** `bareName`, remembered: the same names stand in many rows. */
export function bare(name: string): string {
  const known = bareNames.get(name);
  if (known !== undefined) return known;
  const made = bareName(name);
  if (bareNames.size > 20_000) bareNames.clear();
  bareNames.set(name, made);
  return made;
}

/** A reserve stands by and is needed only when another falls out. */
const RESERVE = /\b(?:cadangan|reserve)\b/i;

/** Every need of some events, once: looked up by each subject afterwards, never gone through again. */
export function needsOf(engagements: readonly Engagement[]): Needs {
  const needs: Needs = { byOffice: new Map(), byPerson: new Map(), byTitle: new Map() };
  const put = (map: Map<string, Need[]>, key: string, need: Need) => {
    if (!key) return;
    const list = map.get(key);
    if (list) list.push(need);
    else map.set(key, [need]);
  };
  for (const engagement of engagements) {
    /** Somebody named by name, by position, or both, without an agency. */
    const person = (kind: NeedKind, name: string | null, position: string | null, more: Partial<Need>) => {
      const need: Need = { kind, engagement, officeKey: null, name, as: position, instead: null, ...more };
      if (name) put(needs.byPerson, bare(name), need);
      if (position) put(needs.byTitle, titleKey(position), need);
    };
    person('leader', engagement.leader.name, engagement.leader.position, {});
    for (const { role, name, position } of engagement.roles)
      if (!RESERVE.test(role)) person('speaker', name, position, { as: role });
    for (const invited of engagement.invited) {
      const { representative, officeKey, name, position } = invited;
      if (representative) {
        const instead = position ?? name;
        person('representative', representative.name, representative.position, { instead });
        continue;
      }
      const kind = invited.role === 'speaker' ? 'speaker' : officeKey ? 'office' : 'holder';
      const need: Need = { kind, engagement, officeKey, name, as: position, instead: null };
      if (officeKey) put(needs.byOffice, officeKey, need);
      if (name) put(needs.byPerson, bare(name), { ...need, kind: kind === 'office' ? 'holder' : kind });
    }
  }
  return needs;
}

/** Somebody whose time is asked for: an office of the directory or not, with whoever holds it, or a person. */
export type Subject = {
  as: 'office' | 'leader' | 'speaker' | 'representative';
  /** as given */
  position: string | null;
  agency: string | null;
  officeKey: string | null;
  /** no other office of that title is known, so the title alone names it */
  sole: boolean;
  /** a name given with the office counts before its tenures */
  name: string | null;
  tenures: readonly Tenure[];
};

/** Who holds an office on a date: of the confirmed the later begun, else the name proposed last; null when nobody is known. */
export function holderAt(tenures: readonly Tenure[], date: string): string | null {
  let found: Tenure | null = null;
  for (const tenure of tenures) {
    if (tenure.state !== 'confirmed' || (tenure.from ?? '') > date || (tenure.until ?? '9999') < date) continue;
    if (!found || (tenure.from ?? '') >= (found.from ?? '')) found = tenure;
  }
  return (found ?? tenures.findLast(({ state }) => state === 'proposed'))?.name ?? null;
}

/** The name that counts for a subject on a date. */
export function nameOn(subject: Subject, date: string): string | null {
  return subject.name ?? holderAt(subject.tenures, dateOf(date));
}

/**
 * Whether an event that names a position without an agency means this office: it is the host's own, or no other of that
 * title is known and no two names speak against it.
 */
function meansOffice(need: Need, subject: Subject): boolean {
  if (subject.agency && agencyKey(need.engagement.host) === agencyKey(subject.agency)) return true;
  return subject.sole && !(need.name && nameOn(subject, need.engagement.date));
}

/** What events need of a subject, each event once, in order of time. */
export function needsFor(subject: Subject, needs: Needs): Need[] {
  const found = new Map<string, Need>();
  const take = (need: Need) => {
    const known = found.get(need.engagement.id);
    if (!known || KINDS.indexOf(need.kind) < KINDS.indexOf(known.kind)) found.set(need.engagement.id, need);
  };
  if (subject.officeKey) for (const need of needs.byOffice.get(subject.officeKey) ?? []) take(need);
  const names = subject.name ? [subject.name] : subject.tenures.map(({ name }) => name);
  for (const key of new Set(names.map(bare))) {
    for (const need of needs.byPerson.get(key) ?? []) {
      const name = nameOn(subject, need.engagement.date);
      if (name && bare(name) === key) take(need);
    }
  }
  if (subject.position) {
    for (const need of needs.byTitle.get(titleKey(subject.position)) ?? []) if (meansOffice(need, subject)) take(need);
  }
  return [...found.values()].sort((a, b) => a.engagement.from - b.engagement.from);
}
