import { sql } from 'drizzle-orm';
import { officeKey, titleKey } from '../domain/offices.ts';
import type { Busy } from '../domain/schedule/clashes.ts';
import { type Engagement, holderAt, type Invited, type Tenure } from '../domain/schedule/engagements.ts';
import type { Interval } from '../domain/schedule/intervals.ts';
import type { Travel } from '../domain/schedule/places.ts';
import { COUNTING } from './answers.ts';
import { rowsOf, type Statement, statement, type Tenant } from './database.ts';

/** The longest an event lasts, so the earliest start of one that reaches into a window. */
const LONGEST = 31 * 86_400_000;

export type ScheduleSettings = { sharesOccupied: boolean; travel: Travel };
export type FoundOffice = { id: string; key: string; title: string; agency: string; precedenceClass: number };
type SettingsRow = { shares: number; between: number; within: number };

/** Keys are title, line break, agency: those of one title stand side by side in the index. */
const rangeOf = ({ position, agency }: { position: string; agency?: string }) =>
  agency === undefined
    ? { lo: `${titleKey(position)}\n`, hi: `${titleKey(position)}\n\u{10ffff}` }
    : { lo: officeKey(position, agency), hi: officeKey(position, agency) };

const settingsQuery = (t: Tenant) =>
  rowsOf<SettingsRow>(
    t.db,
    sql`select shares_occupied as shares, travel_between_cities as "between", travel_within_city as within
      from organizations where id = ${t.organizationId}`,
  );
const settingsFrom = (rows: SettingsRow[]): ScheduleSettings => {
  const { shares = 0, between = 60, within = 30 } = rows[0] ?? {};
  return { sharesOccupied: shares === 1, travel: { betweenCities: between, withinCity: within } };
};

/** How the organization plans. */
export async function readScheduleSettings(t: Tenant): Promise<ScheduleSettings> {
  return settingsFrom(await settingsQuery(t));
}

/** Changes how the organization plans. */
export function writeScheduleSettings(t: Tenant, { sharesOccupied, travel }: ScheduleSettings): Statement {
  return statement(
    t.db,
    sql`update organizations set shares_occupied = ${sharesOccupied ? 1 : 0}, travel_between_cities = ${travel.betweenCities},
      travel_within_city = ${travel.withinCity} where id = ${t.organizationId}`,
  );
}

type TenureRow = Tenure & { officeId: string };

/**
 * The offices of the directory that some positions may mean, in the order given (by position and agency one or none, by
 * position alone any number), and everybody who holds or may hold any office, by the office's id, the one entered last at
 * the end: whoever holds two is found by his name, which only the rules can compare. Three queries in one round trip, however
 * many; beside the offices asked they read each tenure of the directory once.
 */
export async function findScheduled(
  t: Tenant,
  wanted: { position: string; agency?: string }[],
): Promise<{ settings: ScheduleSettings; offices: FoundOffice[][]; tenures: Map<string, Tenure[]> }> {
  type Row = FoundOffice & { nth: number };
  const found = rowsOf<Row>(
    t.db,
    sql`select w.key as nth, o.id as id, o."key" as "key", o.title as title, a.name as agency, o.precedence_class as precedenceClass
      from json_each(${JSON.stringify(wanted.map(rangeOf))}) w
      cross join offices o on o.organization_id = ${t.organizationId}
        and o."key" >= json_extract(w.value, '$.lo') and o."key" <= json_extract(w.value, '$.hi')
      cross join agencies a on a.id = o.agency_id and a.organization_id = ${t.organizationId}
      order by w.key, o."key"`,
  );
  const held = rowsOf<TenureRow>(
    t.db,
    sql`select u.office_id as officeId, u.name as name, u.state as state, u.from_date as "from", u.until_date as until
      from offices o cross join tenures u on u.office_id = o.id and u.organization_id = ${t.organizationId}
      where o.organization_id = ${t.organizationId} and u.state <> 'rejected' order by u.created_at, u.id`,
  );
  const [settings, rows, all] = (await t.db.batch([settingsQuery(t), found, held])) as [
    SettingsRow[],
    Row[],
    TenureRow[],
  ];
  const offices: FoundOffice[][] = wanted.map(() => []);
  for (const { nth, ...row } of rows) offices[nth]?.push(row);
  const tenures = new Map<string, Tenure[]>();
  for (const { officeId, ...tenure } of all) {
    const list = tenures.get(officeId);
    if (list) list.push(tenure);
    else tenures.set(officeId, [tenure]);
  }
  return { settings: settingsFrom(settings), offices, tenures };
}

type EventRow = Interval & {
  id: string;
  title: string;
  date: string;
  venue: string;
  city: string | null;
  host: string;
  leaderName: string | null;
  leaderPosition: string | null;
  roles: string;
  unconfirmed: string;
};
type InvitedRow = Omit<Invited, 'representative'> & { eventId: string; officeId: string | null };
type RepresentativeRow = InvitedRow & { representativeName: string; representativePosition: string | null };
/** Without times: a calendar that nobody can read, or one that is free. */
type BusyRow = { key: string; title: string; dead: number; from: number | null; until: number | null };
type ForeignRow = Interval & { organizationId: string; key: string };

const invitedOf = (row: InvitedRow, representative: Invited['representative']): Invited => {
  const { officeKey: key, position, agency, name, role } = row;
  return { officeKey: key, position, agency, name, role, representative };
};

function engagementOf(row: EventRow, invited: Invited[]): Engagement {
  const { id, title, from, until, date, host } = row;
  const unconfirmed: string[] = JSON.parse(row.unconfirmed);
  return {
    id,
    title,
    from,
    until,
    date,
    host,
    place: { venue: row.venue, city: row.city },
    tentative: unconfirmed.includes('time') || unconfirmed.includes('date'),
    venueTentative: unconfirmed.includes('venue'),
    leader: { name: row.leaderName, position: row.leaderPosition },
    roles: JSON.parse(row.roles),
    invited,
  };
}

/** Time that other organizations have taken of some offices; whose it is serves the audit alone. */
export type Foreign = Busy & { organizationId: string };

/**
 * The events that reach into a window (epoch ms), the invitations to them of some offices and of persons without one (never of
 * who declined; for one represented his representative), and all representatives. Events cancelled, postponed or made as
 * samples do not count, nor does `exclude`. `tenures` name those who were invited without a name. With `keys`, and only while
 * both have chosen so, also when other organizations have invited these offices, cut to the window. `busy`: when the offices'
 * own calendars are; `unread`: the titles of those whose calendar cannot be read. `officeIds` null means every office, and no
 * calendars. Five queries in one round trip (four without `keys`), however many events; they read the events of the window
 * and their invitations once.
 */
export async function readOccupied(
  t: Tenant,
  window: Interval,
  sought: { officeIds: string[] | null; tenures: ReadonlyMap<string, readonly Tenure[]> },
  options: { exclude?: string; keys?: string[] } = {},
): Promise<{ engagements: Engagement[]; busy: Busy[]; unread: string[]; foreign: Foreign[] }> {
  const org = t.organizationId;
  const { from, until } = window;
  const inWindow = sql`e.starts_at > ${from - LONGEST} and e.starts_at < ${until} and e.ends_at > ${from}
    and e.status not in ('cancelled', 'postponed') and e.sample = 0`;
  const around = sql`e.organization_id = ${org} and ${inWindow} and e.id <> ${options.exclude ?? ''}`;
  const invited = sql`i.event_id as eventId, i.office_id as officeId, o."key" as officeKey, i.position as position, i.agency as agency,
    i.name as name, i.role as role`;
  const comes = sql`coalesce((select a.answer from answers a where a.id = ${COUNTING}), '') not in ('declined', 'represented')`;
  const queries = [
    rowsOf<EventRow>(
      t.db,
      sql`select e.id as id, e.title as title, e.starts_at as "from", e.ends_at as until, substr(e.starts_local, 1, 10) as date,
        e.venue_name as venue, e.venue_city as city, e.host as host, e.leader_name as leaderName, e.leader_position as leaderPosition,
        e.roles as roles, e.unconfirmed as unconfirmed from events e where ${around} order by e.starts_at, e.id`,
    ),
    rowsOf<InvitedRow>(
      t.db,
      sql`select ${invited} from events e cross join invitations i on i.event_id = e.id and i.organization_id = ${org}
        left join offices o on o.id = i.office_id and o.organization_id = ${org}
        where ${around} and ${comes}
          ${sought.officeIds ? sql`and (i.office_id is null or i.office_id in (select value from json_each(${JSON.stringify(sought.officeIds)})))` : sql``}`,
    ),
    rowsOf<RepresentativeRow>(
      t.db,
      sql`select ${invited}, a.representative_name as representativeName, a.representative_position as representativePosition
        from events e cross join answers a on a.event_id = e.id and a.representative_name is not null and a.organization_id = ${org}
        cross join invitations i on i.id = a.invitation_id and i.organization_id = ${org}
        left join offices o on o.id = i.office_id and o.organization_id = ${org}
        where ${around} and a.answer = 'represented' and a.id = ${COUNTING}`,
    ),
    rowsOf<BusyRow>(
      t.db,
      sql`select o."key" as "key", o.title as title, b.from_at as "from", b.until_at as until, f.state = 'dead' as dead
        from json_each(${JSON.stringify(sought.officeIds ?? [])}) w
        cross join office_feeds f on f.office_id = w.value and f.organization_id = ${org}
        cross join offices o on o.id = f.office_id and o.organization_id = ${org}
        left join office_busy b on b.office_id = f.office_id and b.organization_id = ${org}
          and b.from_at < ${until} and b.until_at > ${from}
        order by b.from_at`,
    ),
    ...(options.keys
      ? [
          rowsOf<ForeignRow>(
            t.db,
            sql`select theirs.id as organizationId, o."key" as "key", max(e.starts_at, ${from}) as "from", min(e.ends_at, ${until}) as until
              from organizations own cross join organizations theirs on theirs.id <> own.id and theirs.shares_occupied = 1
              cross join json_each(${JSON.stringify(options.keys)}) k
              cross join offices o on o.organization_id = theirs.id and o."key" = k.value
              cross join invitations i on i.office_id = o.id and i.organization_id = theirs.id
              cross join events e on e.id = i.event_id and e.organization_id = theirs.id
              where own.id = ${org} and own.shares_occupied = 1 and ${inWindow} and ${comes}`,
          ),
        ]
      : []),
  ];
  const [events, people, represented, busy, foreign = []] = (await t.db.batch(
    queries as unknown as [Statement, ...Statement[]],
  )) as unknown as [EventRow[], InvitedRow[], RepresentativeRow[], BusyRow[], ForeignRow[]?];
  const dates = new Map(events.map(({ id, date }) => [id, date]));
  const invitedAt = new Map<string, Invited[]>();
  const invite = (eventId: string, one: Invited) => {
    const list = invitedAt.get(eventId);
    if (list) list.push(one);
    else invitedAt.set(eventId, [one]);
  };
  for (const row of people) {
    const name = row.name ?? holderAt(sought.tenures.get(row.officeId ?? '') ?? [], dates.get(row.eventId) ?? '');
    invite(row.eventId, invitedOf({ ...row, name }, null));
  }
  for (const row of represented) {
    const representative = { name: row.representativeName, position: row.representativePosition };
    invite(row.eventId, invitedOf(row, representative));
  }
  return {
    engagements: events.map((row) => engagementOf(row, invitedAt.get(row.id) ?? [])),
    busy: busy.flatMap(({ key, from, until, dead }) =>
      // what a calendar said that nobody can read any more may have changed
      from === null || until === null
        ? []
        : [{ officeKey: key, from, until, kind: 'busy' as const, source: null, tentative: dead === 1 }],
    ),
    unread: [...new Set(busy.flatMap(({ title, dead }) => (dead === 1 ? [title] : [])))],
    foreign: foreign.map(({ organizationId, key, from, until }) => {
      return { organizationId, officeKey: key, from, until, kind: 'occupied', source: null, tentative: false };
    }),
  };
}
