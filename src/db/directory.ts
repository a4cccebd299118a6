import { and, asc, eq, sql } from 'drizzle-orm';
import { COUNTING } from './answers.ts';
import type { Tenant } from './database.ts';
import { agencies, offices, tenures } from './schema/directory.ts';
import { HOLDER, holderOn } from './tenures.ts';

export type OfficeRow = typeof offices.$inferSelect;
export type TenureRow = typeof tenures.$inferSelect;
export type Holder = Pick<TenureRow, 'id' | 'name' | 'capacity' | 'fromDate' | 'untilDate'>;

/** An office with who holds it on a date (confirmed), and who is proposed by invitations that named him. */
export type DirectoryOffice = Omit<OfficeRow, 'organizationId' | 'key'> & {
  agency: string;
  holder: Holder | null;
  proposals: Pick<TenureRow, 'id' | 'name' | 'capacity' | 'createdAt'>[];
};
export type DirectoryPage = {
  /** In precedence: by the best class of an agency's offices, then by name; offices by class, then by title. */
  agencies: { id: string; name: string; offices: DirectoryOffice[] }[];
  /** Offices found in all. */
  total: number;
  /** The offset of the next page. */
  next: number | null;
};

const OFFICE_COLUMNS =
  sql.raw(`o.id, o.agency_id as agencyId, o.title, o.precedence_class as precedenceClass, o.email, o.phone,
  o.staff_email as staffEmail, o.staff_phone as staffPhone`);

/** Holder on a date and proposals of the office `o`, as JSON. */
const people = (t: Tenant, date: string) => sql`
  ${holderOn(t, date, HOLDER)} as holder,
  (select json_group_array(json_object('id', u.id, 'name', u.name, 'capacity', u.capacity, 'createdAt', u.created_at)) from tenures u
    where u.office_id = o.id and u.organization_id = ${t.organizationId} and u.state = 'proposed') as proposals`;

type Raw = Omit<DirectoryOffice, 'holder' | 'proposals'> & { holder: string | null; proposals: string };
const read = <R extends Raw>(row: R) => ({
  ...row,
  holder: row.holder ? (JSON.parse(row.holder) as Holder) : null,
  proposals: JSON.parse(row.proposals) as DirectoryOffice['proposals'],
});

const MOST_WORDS = 6;

/** Every word of a search must stand in the office's title, its agency's name or the name of one who holds or held it. */
function matching(search: string) {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const text = sql`(o.title || ' ' || o.agency || ' ' || coalesce((select group_concat(u.name, ' ') from tenures u
    where u.office_id = o.id and u.state <> 'rejected'), ''))`;
  const like = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return words.length
    ? sql.join(
        words.map((word) => sql`${text} like ${like(word)} escape '\\'`),
        sql` and `,
      )
    : sql`1`;
}

/** A page of the directory on a date, all of it or what a search finds. One query. */
export async function listDirectory(
  t: Tenant,
  { date, search = '', limit = 100, offset = 0 }: { date: string; search?: string; limit?: number; offset?: number },
): Promise<DirectoryPage> {
  const rows = await t.db.all<Raw & { total: number }>(sql`
    with everything as (
      select o.*, a.name as agency, min(o.precedence_class) over (partition by o.agency_id) as best
      from offices o join agencies a on a.id = o.agency_id and a.organization_id = o.organization_id
      where o.organization_id = ${t.organizationId}),
    page as (
      select o.*, count(*) over () as total from everything o where ${matching(search)}
      order by best, lower(agency), agency_id, precedence_class, lower(title), id limit ${limit} offset ${offset})
    select ${OFFICE_COLUMNS}, o.agency, o.total, ${people(t, date)} from page o
    order by o.best, lower(o.agency), o.agency_id, o.precedence_class, lower(o.title), o.id`);
  const page: DirectoryPage['agencies'] = [];
  for (const { total: _, ...row } of rows) {
    if (page.at(-1)?.id !== row.agencyId) page.push({ id: row.agencyId, name: row.agency, offices: [] });
    page.at(-1)?.offices.push(read(row));
  }
  const total = rows[0]?.total ?? 0;
  return { agencies: page, total, next: rows.length && offset + rows.length < total ? offset + rows.length : null };
}

/** One office of the organization with its agency's name. */
export async function findOffice(t: Tenant, id: string): Promise<(OfficeRow & { agency: string }) | undefined> {
  const rows = await t.db
    .select({ office: offices, agency: agencies.name })
    .from(offices)
    .innerJoin(agencies, and(eq(agencies.id, offices.agencyId), eq(agencies.organizationId, t.organizationId)))
    .where(and(eq(offices.organizationId, t.organizationId), eq(offices.id, id)));
  return rows[0] && { ...rows[0].office, agency: rows[0].agency };
}

/** Who held, holds and is proposed to hold an office, the newest first; the rejected are left out. */
export async function listTenures(t: Tenant, officeId: string): Promise<TenureRow[]> {
  return t.db
    .select()
    .from(tenures)
    .where(and(eq(tenures.organizationId, t.organizationId), eq(tenures.officeId, officeId), sql`state <> 'rejected'`))
    .orderBy(sql`state = 'proposed' desc, coalesce(from_date, '') desc, created_at desc`);
}

/** One tenure of the organization. */
export async function findTenure(t: Tenant, id: string): Promise<TenureRow | undefined> {
  return (
    await t.db
      .select()
      .from(tenures)
      .where(and(eq(tenures.organizationId, t.organizationId), eq(tenures.id, id)))
  )[0];
}

/** An invitation of an office as the record tells it: what was answered, and who came. */
export type Participation = {
  eventId: string;
  invitationId: string;
  title: string;
  startsLocal: string;
  timezone: string;
  eventStatus: string;
  /** As invited. */
  name: string | null;
  answer: 'pending' | 'accepted' | 'represented' | 'declined' | 'tentative';
  representative: string | null;
  /** Of attendance rows; null where nobody is recorded, which says nothing of who was there. */
  came: { present: 'holder' | 'representative'; name: string | null; position: string | null } | null;
};

/** The newest events an office was invited to. Of several sessions the first arrival counts, the holder's before others'. */
export async function listParticipation(t: Tenant, officeId: string, limit = 50): Promise<Participation[]> {
  const rows = await t.db.all<Omit<Participation, 'came'> & { came: string | null }>(sql`
    select e.id as eventId, i.id as invitationId, e.title, e.starts_local as startsLocal, e.timezone, e.status as eventStatus, i.name,
      coalesce(a.answer, 'pending') as answer, iif(a.answer = 'represented', a.representative_name, null) as representative,
      (select json_object('present', t.present, 'name', t.name, 'position', t.position) from attendance t
        where t.event_id = i.event_id and t.invitation_id = i.id and t.undone_at is null
        order by t.present = 'holder' desc, t.at limit 1) as came
    from invitations i
    join events e on e.id = i.event_id and e.organization_id = i.organization_id
    left join answers a on a.id = ${COUNTING}
    where i.office_id = ${officeId} and i.organization_id = ${t.organizationId}
    order by e.starts_at desc, e.id limit ${limit}`);
  return rows.map((row) => ({ ...row, came: row.came ? JSON.parse(row.came) : null }));
}

/** The whole directory, for comparing: every office with its holder on a date. */
export async function wholeDirectory(t: Tenant, date: string): Promise<(DirectoryOffice & { key: string })[]> {
  const rows = await t.db.all<Raw & { key: string }>(sql`
    select ${OFFICE_COLUMNS}, o."key" as key, a.name as agency, ${people(t, date)}
    from offices o join agencies a on a.id = o.agency_id and a.organization_id = o.organization_id
    where o.organization_id = ${t.organizationId}`);
  return rows.map(read);
}

/** Names of the agencies, for a form to suggest. */
export async function listAgencies(t: Tenant): Promise<{ id: string; name: string }[]> {
  return t.db
    .select({ id: agencies.id, name: agencies.name })
    .from(agencies)
    .where(eq(agencies.organizationId, t.organizationId))
    .orderBy(asc(sql`lower(${agencies.name})`));
}
