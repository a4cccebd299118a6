import * as fc from 'fast-check';
import { REQUIREMENTS, type Requirement } from '../../src/domain/kinds.ts';
import { officeKey } from '../../src/domain/offices.ts';
import { type Busy, busyByOffice, occupationsOf } from '../../src/domain/schedule/clashes.ts';
import { type Engagement, needsOf, type Subject, type Tenure } from '../../src/domain/schedule/engagements.ts';
import type { Place } from '../../src/domain/schedule/places.ts';
import { type Candidate, type Search, suggestSlots } from '../../src/domain/schedule/suggestions.ts';

/*
 * Small worlds of a few offices, people and events, and an oracle that knows who is who by number, reads clocks by the fixed
 * offsets of Indonesia's zones, and tries every half hour against everything. It shares no rule with what it judges.
 */

export const ZONES = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type Zone = keyof typeof ZONES;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** People by number, each written in several ways. */
const PEOPLE = [
  ['Drs. H. Tirta Wiraguna, M.Si.', 'TIRTA WIRAGUNA', 'H. Tirta Wiraguna'],
  ['Hendra Lesmana', 'hendra lesmana, S.H.'],
  ['Letkol Inf Surya Adi Nugraha', 'Surya Adi Nugraha'],
  ['Maya Lestari, S.H., M.H.', 'dr. Maya Lestari'],
] as const;
/** Offices by number: position, agency, class. */
export const OFFICES = [
  ['Bupati Uji', 'Pemerintah Kabupaten Uji', 1],
  ['Ketua DPRD Uji', 'DPRD Kabupaten Uji', 4],
  ['Camat Uji Timur', 'Kecamatan Uji Timur', 12],
  ['Pengurus Paguyuban', 'Paguyuban Uji', 20],
] as const;
const PLACES: (Place | null)[] = [
  { venue: 'Aula Wira Satya', city: 'Kabupaten Uji' },
  { venue: 'Lapangan Merdeka', city: 'Kab. Uji' },
  { venue: 'Aula Wira Satya', city: 'Kota Lain' },
  null,
];
/** Minutes between places by number; from and to nowhere it takes none. */
const WAY = [
  [0, 30, 60, 0],
  [30, 0, 60, 0],
  [60, 60, 0, 0],
  [0, 0, 0, 0],
];
/** Where worlds begin: in Ramadan, before a holiday, before a Friday, before joint leave, over new year, an ordinary week. */
const BEGINNINGS = ['2027-03-03', '2027-03-07', '2027-04-08', '2026-12-23', '2026-12-31', '2027-07-12'];

type WorldTenure = { person: number; state: Tenure['state']; from: number | null; until: number | null };
type WorldEvent = {
  day: number;
  minute: number;
  length: number;
  place: number;
  leader: number | null;
  speaker: number | null;
  invited: { office: number; person: number | null; declined: boolean; representative: number | null }[];
};
export type World = {
  zone: Zone;
  first: string;
  days: number;
  duration: number;
  nowMinutes: number;
  place: number;
  invitees: { office: number; requirement: Requirement }[];
  tenures: WorldTenure[][];
  events: WorldEvent[];
  busy: { office: number; day: number; minute: number; length: number }[];
};

const quarter = (max: number) => fc.integer({ min: 0, max: max / 15 }).map((n) => n * 15);
const when = { day: fc.integer({ min: -1, max: 3 }), minute: quarter(1425), length: quarter(900).map((n) => n + 15) };
const person = fc.nat({ max: PEOPLE.length - 1 });
const office = fc.nat({ max: OFFICES.length - 1 });
const none = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

export const anyWorld = (zone: Zone): fc.Arbitrary<World> =>
  fc.record({
    zone: fc.constant(zone),
    first: fc.constantFrom(...BEGINNINGS),
    days: fc.integer({ min: 1, max: 4 }),
    duration: fc.constantFrom(30, 45, 60, 90, 120, 240, 480, 600, 1500),
    nowMinutes: fc.integer({ min: -30 * 1440, max: 2 * 1440 }),
    place: fc.nat({ max: 3 }),
    invitees: fc.uniqueArray(fc.record({ office, requirement: fc.constantFrom(...REQUIREMENTS) }), {
      minLength: 1,
      maxLength: 4,
      selector: (i) => i.office,
    }),
    tenures: fc.array(
      fc.array(
        fc.record({
          person,
          state: fc.constantFrom<Tenure['state']>('proposed', 'confirmed'),
          from: none(fc.integer({ min: -2, max: 2 })),
          until: none(fc.integer({ min: -1, max: 4 })),
        }),
        { maxLength: 2 },
      ),
      { minLength: OFFICES.length, maxLength: OFFICES.length },
    ),
    events: fc.array(
      fc.record({
        ...when,
        place: fc.nat({ max: 3 }),
        leader: none(person),
        speaker: none(person),
        invited: fc.uniqueArray(
          fc.record({ office, person: none(person), declined: fc.boolean(), representative: none(person) }),
          { maxLength: 3, selector: (i) => i.office },
        ),
      }),
      { maxLength: 6 },
    ),
    busy: fc.array(fc.record({ office, ...when }), { maxLength: 3 }),
  });

const addDay = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
const instant = (world: World, day: number, minute: number) =>
  Date.parse(`${world.first}T00:00Z`) + (day * 24 - ZONES[world.zone]) * HOUR + minute * MINUTE;
const spelled = (person: number, n: number) => PEOPLE[person]?.[n % (PEOPLE[person]?.length ?? 1)] ?? '';
const keyOf = (n: number) => officeKey(OFFICES[n]?.[0] ?? '', OFFICES[n]?.[1] ?? '');

/** The world as the rules are given it. */
export function asRules(world: World) {
  const date = (day: number | null) => (day === null ? null : addDay(world.first, day));
  const subjects = world.invitees.map(({ office: n }): Subject => {
    const [position, agency] = OFFICES[n] ?? ['', '', 0];
    const tenures = (world.tenures[n] ?? []).map((u, i): Tenure => {
      return { name: spelled(u.person, i), state: u.state, from: date(u.from), until: date(u.until) };
    });
    return { as: 'office', position, agency, officeKey: keyOf(n), sole: false, name: null, tenures };
  });
  const engagements = world.events.map((event, n): Engagement => {
    const from = instant(world, event.day, event.minute);
    return {
      id: `ev_${n}`,
      title: `Acara ${n}`,
      from,
      until: from + event.length * MINUTE,
      date: addDay(world.first, event.day),
      place: PLACES[event.place] ?? { venue: null, city: null },
      tentative: false,
      venueTentative: false,
      host: 'Polres Uji',
      leader: { name: event.leader === null ? null : spelled(event.leader, n), position: null },
      roles: [
        { role: 'narasumber', name: event.speaker === null ? null : spelled(event.speaker, n + 1), position: null },
        // stands by only: whoever he is, he is free
        { role: 'MC (cadangan)', name: spelled(n % PEOPLE.length, 0), position: null },
      ],
      invited: event.invited
        .filter(({ declined }) => !declined)
        .map(({ office: o, person: p, representative }) => ({
          officeKey: keyOf(o),
          position: OFFICES[o]?.[0] ?? null,
          agency: OFFICES[o]?.[1] ?? '',
          name: p === null ? null : spelled(p, n + 2),
          role: 'guest',
          representative: representative === null ? null : { name: spelled(representative, n), position: null },
        })),
    };
  });
  const busy = world.busy.map(({ office: o, day, minute, length }): Busy => {
    const from = instant(world, day, minute);
    const until = from + length * MINUTE;
    return { officeKey: keyOf(o), from, until, kind: 'busy', source: 'Kalender', tentative: false };
  });
  const search: Search = {
    from: `${world.first}T00:00`,
    until: `${addDay(world.first, world.days - 1)}T23:59`,
    durationMinutes: world.duration,
    zone: world.zone,
    now: instant(world, 0, world.nowMinutes),
  };
  return { subjects, engagements, busy, search, place: PLACES[world.place] ?? null };
}

/** What the rules suggest. */
export function suggested(world: World, options: { limit?: number; perDay?: number } = {}) {
  const { subjects, engagements, busy, search, place } = asRules(world);
  const needs = needsOf(engagements);
  const taken = busyByOffice(busy);
  const candidates = world.invitees.map(({ office: n, requirement }, i): Candidate => {
    const subject = subjects[i] as Subject;
    const occupations = occupationsOf(subject, needs, taken, place);
    return { requirement, precedenceClass: OFFICES[n]?.[2] ?? 20, occupations };
  });
  return suggestSlots({ ...search, limit: options.limit ?? 10_000, perDay: options.perDay ?? 10_000 }, candidates);
}

/* ---------- the oracle ---------- */

function holder(world: World, n: number, day: number): number | null {
  const held = (world.tenures[n] ?? []).map((u, i) => ({ ...u, i }));
  const confirmed = held
    .filter((u) => u.state === 'confirmed' && (u.from ?? -99) <= day && day <= (u.until ?? 99))
    .sort((a, b) => (a.from ?? -99) - (b.from ?? -99) || a.i - b.i);
  return confirmed.at(-1)?.person ?? held.filter((u) => u.state === 'proposed').at(-1)?.person ?? null;
}

/** Whether an event needs the holder of an office, or the office itself. */
function needed(world: World, n: number, event: WorldEvent): boolean {
  const coming = event.invited.filter(({ declined }) => !declined);
  if (coming.some((i) => i.office === n && i.representative === null)) return true;
  const who = holder(world, n, event.day);
  if (who === null) return false;
  const people = coming.map((i) => (i.representative === null ? i.person : i.representative));
  return [...people, event.leader, event.speaker].includes(who);
}

function taken(world: World, n: number, from: number, until: number): boolean {
  const byEvent = world.events.some((event) => {
    const way = (WAY[world.place]?.[event.place] ?? 0) * MINUTE;
    const start = instant(world, event.day, event.minute);
    return needed(world, n, event) && start - way < until && from < start + event.length * MINUTE + way;
  });
  return (
    byEvent ||
    world.busy.some((b) => {
      const start = instant(world, b.day, b.minute);
      return b.office === n && start < until && from < start + b.length * MINUTE;
    })
  );
}

const HOLIDAYS = ['2027-03-08', '2027-03-10', '2027-03-11', '2026-12-25', '2027-01-01'];
const LEAVE = ['2026-12-24'];
const inRamadan = (date: string) => date >= '2027-02-08' && date <= '2027-03-09';
const weekday = (date: string) => new Date(`${date}T00:00Z`).getUTCDay();

function dayCost(date: string): number {
  const week = weekday(date);
  return Math.max(
    HOLIDAYS.includes(date) ? 36 : LEAVE.includes(date) ? 32 : 0,
    week === 0 ? 28 : week === 6 ? 24 : week === 5 ? 4 : week === 1 ? 2 : 0,
  );
}

function comfortCost(world: World, day: number, minute: number): number {
  const date = addDay(world.first, day);
  const end = minute + world.duration;
  const lastDay = Math.ceil(end / 1440) - 1;
  let cost = 0;
  for (let d = 0; d <= lastDay; d += 1) cost = Math.max(cost, dayCost(addDay(date, d)));
  const prayer = weekday(date) === 5 && minute < 780 && end > 690;
  if (prayer) cost += 18;
  cost += Math.min(13, Math.ceil(Math.abs(minute - 540) / 30));
  if (!prayer && minute < 780 && end > 720) cost += 4;
  if (inRamadan(date)) cost += end > 900 ? 8 : 3;
  const nowLocal = new Date(instant(world, 0, world.nowMinutes) + ZONES[world.zone] * HOUR);
  const today = Date.parse(`${nowLocal.toISOString().slice(0, 10)}T00:00Z`);
  const left = (Date.parse(`${date}T00:00Z`) - today) / (24 * HOUR);
  return cost + (left >= 14 ? 0 : left >= 10 ? 4 : left >= 7 ? 8 : left >= 3 ? 14 : 18);
}

/** UU 9/2010's classes of the four offices: 30 less the class, the unknown as 14. */
const DELEGATE = [2900, 2600, 1800, 1600];
export type OracleSlot = { from: number; cost: number; away: number[]; day: number };

/** Every half hour tried against everything, cheapest first, of two the earlier. */
export function oracle(world: World): OracleSlot[] {
  const slots: OracleSlot[] = [];
  const now = instant(world, 0, world.nowMinutes);
  for (let day = 0; day < world.days; day += 1) {
    const ramadan = inRamadan(addDay(world.first, day));
    const [opens, closes] = ramadan ? [480, 900] : [450, 960];
    for (let minute = 0; minute < 1440; minute += 30) {
      const fits = minute >= opens && minute + world.duration <= closes;
      if (!fits && !(minute === opens && world.duration > closes - opens)) continue;
      const from = instant(world, day, minute);
      const until = from + world.duration * MINUTE;
      if (from < now || until > instant(world, world.days - 1, 1439)) continue;
      const away = world.invitees.flatMap((i, n) => (taken(world, i.office, from, until) ? [n] : []));
      if (away.some((n) => world.invitees[n]?.requirement === 'in_person')) continue;
      const people = away.map((n) => {
        const { office: o, requirement } = world.invitees[n] ?? { office: 0, requirement: 'optional' };
        return (DELEGATE[o] ?? 0) / (requirement === 'optional' ? 10 : 1);
      });
      const cost = people.reduce((a, b) => a + b, 0) + comfortCost(world, day, minute);
      slots.push({ from, cost, away, day });
    }
  }
  return slots.sort((a, b) => a.cost - b.cost || a.from - b.from);
}
