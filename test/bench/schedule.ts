import type { Context } from '../../src/actions/context.ts';
import { suggestDates } from '../../src/actions/schedule.ts';
import { openDatabase } from '../../src/db/database.ts';
import { findScheduled, readOccupied } from '../../src/db/schedule.ts';
import { agencyKey, officeKey } from '../../src/domain/offices.ts';
import { precedenceClass } from '../../src/domain/precedence.ts';
import { type Busy, busyByOffice, occupationsOf } from '../../src/domain/schedule/clashes.ts';
import { bare, type Engagement, needsOf, type Subject } from '../../src/domain/schedule/engagements.ts';
import { suggestSlots } from '../../src/domain/schedule/suggestions.ts';
import { type Engine, startEngine } from '../actions/engine.ts';

/**
 * Suggesting a date: 60 days, 40 offices, 2,000 events of five invitees each, 10 calendars of 200 entries; then with twice and
 * four times as many events and entries in the same 60 days. How often D1 is asked, how long the question takes with it, and
 * how long computing takes: cold (the first in the process) and the median of twenty.
 */
const DAYS = 60;
const OFFICES = 40;
const DIRECTORY = 400;
const EVENTS = 2000;
const INVITED = 5;
const FEEDS = 10;
const ENTRIES = 200;
const ZONE = 'Asia/Makassar';
const HOUR = 3_600_000;
const START = Date.parse('2027-04-01T00:00:00+08:00');
const NOW = '2027-03-01T08:00:00+08:00';

/** The same numbers in every run. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const GIVEN = ['Arga', 'Bima', 'Citra', 'Dewi', 'Endah', 'Fajar', 'Galuh', 'Hesti', 'Indra', 'Joko'];
const FAMILY = [
  'Wijaya',
  'Kusuma',
  'Pratama',
  'Lestari',
  'Saputra',
  'Mahendra',
  'Santika',
  'Nugraha',
  'Permana',
  'Utami',
];
const WORDS = ['Anggara', 'Baskara', 'Candra', 'Danendra'];
const nameOf = (n: number) =>
  `Drs. H. ${GIVEN[n % 10]} ${WORDS[Math.floor(n / 100) % 4]} ${FAMILY[Math.floor(n / 10) % 10]}, S.H., M.Si.`;
const officeOf = (n: number) => ({
  position: n % 3 ? `Camat Uji ${n}` : `Kepala Dinas Uji ${n}`,
  agency: `Instansi Uji ${n}`,
});

async function insert(engine: Engine, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let i = 0; i < rows.length; i += 2000) {
    const query = `insert into ${table} (${columns.map((c) => `"${c}"`).join(', ')})
      select ${columns.map((c) => `json_extract(value, '$.${c}')`).join(', ')} from json_each(?)`;
    await engine.rows(query, JSON.stringify(rows.slice(i, i + 2000)));
  }
}

async function fill(engine: Engine, times: number): Promise<void> {
  const next = sequence(7);
  const own = { organization_id: 'org_first' };
  const all = Array.from({ length: DIRECTORY }, (_, n) => n);
  const db = engine.ctx.organizationId;
  await engine.rows(`insert into organizations (id, name, slug, created_at) values ('${db}', 'Uji', 'uji', 0)`);
  await insert(
    engine,
    'agencies',
    all.map((n) => ({ id: `ac_${n}`, ...own, key: agencyKey(officeOf(n).agency), name: officeOf(n).agency })),
  );
  await insert(
    engine,
    'offices',
    all.map((n) => {
      const { position, agency } = officeOf(n);
      return {
        id: `of_${n}`,
        ...own,
        agency_id: `ac_${n}`,
        key: officeKey(position, agency),
        title: position,
        precedence_class: precedenceClass(position),
      };
    }),
  );
  await insert(
    engine,
    'tenures',
    all.map((n) => ({
      id: `tn_${n}`,
      ...own,
      office_id: `of_${n}`,
      name: nameOf(n),
      capacity: 'definitif',
      state: 'confirmed',
      created_at: 0,
    })),
  );
  const events = Array.from({ length: EVENTS * times }, (_, n) => {
    const starts = START + next(DAYS) * 24 * HOUR + (7 + next(9)) * HOUR;
    const local = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 16);
    const ends = starts + (1 + next(3)) * HOUR;
    const leader = nameOf(next(DIRECTORY));
    const times = {
      starts_local: local(starts),
      ends_local: local(ends),
      ends_given: 1,
      timezone: ZONE,
      starts_at: starts,
      ends_at: ends,
    };
    const venue = { venue_name: `Aula ${next(20)}`, venue_city: `Kabupaten ${next(3)}` };
    return {
      id: `ev_${n}`,
      ...own,
      type: 'rakor-forkopimda',
      title: `Rapat ${n}`,
      host: 'Polres Uji',
      leader_name: leader,
      ...times,
      ...venue,
      roles: '[]',
      unconfirmed: '[]',
      status: 'invited',
      created_by: 'bench',
      created_at: 0,
    };
  });
  await insert(engine, 'events', events);
  const invitations = events.flatMap(({ id }, n) =>
    Array.from({ length: INVITED }, (_, i) => {
      // one of five among the forty asked
      const office = i === 0 ? next(OFFICES) : OFFICES + ((n * INVITED + i) % (DIRECTORY - OFFICES));
      const { position, agency } = officeOf(office);
      return {
        id: `iv_${n}_${i}`,
        ...own,
        event_id: id,
        office_id: `of_${office}`,
        ordinal: i,
        position,
        capacity: 'definitif',
        name: nameOf(office),
        agency,
        requirement: 'may_delegate',
        role: 'guest',
        precedence_class: 12,
        token_hash: `${n}-${i}`,
        created_at: 0,
      };
    }),
  );
  await insert(engine, 'invitations', invitations);
  const represented = invitations.filter((_, n) => n % 10 === 0);
  await insert(
    engine,
    'answers',
    represented.map(({ id, event_id }, n) => ({
      ...own,
      event_id,
      invitation_id: id,
      answer: 'represented',
      representative_name: nameOf(n % DIRECTORY),
      channel: 'phone',
      by: 'bench',
      at: 0,
    })),
  );
}

/** The context on a database that counts how often it is asked. */
function counted(ctx: Context) {
  const bill = { trips: 0, queries: 0 };
  const client = ctx.db.$client;
  const counting = {
    prepare: (query: string) => client.prepare(query),
    batch: (statements: D1PreparedStatement[]) => {
      bill.trips += 1;
      bill.queries += statements.length;
      return client.batch(statements);
    },
  } as unknown as D1Database;
  return { ctx: { ...ctx, db: openDatabase(counting) }, bill };
}

const feeds = (times: number): Busy[] => {
  const next = sequence(11);
  return Array.from({ length: FEEDS * ENTRIES * times }, (_, n) => {
    const { position, agency } = officeOf(n % FEEDS);
    const from = START + next(DAYS) * 24 * HOUR + (7 + next(9)) * HOUR;
    return {
      officeKey: officeKey(position, agency),
      from,
      until: from + HOUR,
      kind: 'busy',
      source: `Kalender ${n % FEEDS}`,
      tentative: false,
    };
  });
};

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
const asked = Array.from({ length: OFFICES }, (_, n) => ({
  ...officeOf(n),
  requirement: n < 2 ? ('in_person' as const) : ('may_delegate' as const),
}));
const input = {
  from: '2027-04-01',
  until: '2027-05-30',
  duration_minutes: 120,
  timezone: ZONE,
  invitees: asked,
  limit: 20,
};

for (const times of [1, 2, 4]) {
  const engine = await startEngine(NOW);
  await fill(engine, times);
  const { ctx, bill } = counted(engine.ctx);
  await suggestDates(ctx, input);
  const { trips, queries } = bill;
  const whole: number[] = [];
  for (let run = 0; run < 5; run++) {
    const began = performance.now();
    await suggestDates(ctx, input);
    whole.push(performance.now() - began);
  }
  const { offices, tenures } = await findScheduled(engine.ctx, asked);
  const subjects = offices.flatMap(([office]): Subject[] =>
    office
      ? [
          {
            as: 'office',
            position: office.title,
            agency: office.agency,
            officeKey: office.key,
            sole: false,
            name: null,
            tenures: tenures.get(office.id) ?? [],
          },
        ]
      : [],
  );
  const names = new Set(subjects.flatMap((subject) => subject.tenures.map(({ name }) => bare(name))));
  const held = [...tenures].filter(([, list]) => list.some(({ name }) => names.has(bare(name))));
  const sought = { officeIds: held.map(([id]) => id), tenures };
  const window = { from: START, until: START + DAYS * 24 * HOUR };
  const { engagements } = await readOccupied(engine.ctx, window, sought);
  const busy = feeds(times);
  const compute = (events: Engagement[]) => {
    const began = performance.now();
    const needs = needsOf(events);
    const taken = busyByOffice(busy);
    const candidates = subjects.map((subject, n) => ({
      requirement: asked[n]?.requirement ?? 'may_delegate',
      precedenceClass: offices[n]?.[0]?.precedenceClass ?? 20,
      occupations: occupationsOf(subject, needs, taken, { venue: 'Aula 1', city: 'Kabupaten 1' }),
    }));
    const slots = suggestSlots(
      { from: '2027-04-01T00:00', until: '2027-05-30T23:59', durationMinutes: 120, zone: ZONE, now: engine.ctx.now() },
      candidates,
    );
    const intervals = candidates.reduce((sum, { occupations }) => sum + occupations.length, 0);
    return { ms: performance.now() - began, intervals, slots: slots.length };
  };
  const first = compute(engagements);
  const runs = Array.from({ length: 20 }, () => compute(engagements).ms);
  console.log(
    [
      `${times}×`.padEnd(3),
      `${String(engagements.length).padStart(5)} events + ${String(busy.length).padStart(5)} entries = ${String(first.intervals).padStart(5)} intervals of those asked`,
      `D1 ${queries} queries in ${trips} round trips`,
      `computing ${first.ms.toFixed(1).padStart(6)} ms first, ${median(runs).toFixed(1).padStart(6)} ms median`,
      `with D1 ${median(whole).toFixed(0).padStart(5)} ms`,
      `${first.slots} slots`,
    ].join('  '),
  );
  await engine.stop();
}
