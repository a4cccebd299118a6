import { and, asc, eq, sql } from 'drizzle-orm';
import { rowsOf, type Statement, statement, type Tenant } from './database.ts';
import { answers, deliveries, invitations } from './schema/invitations.ts';
import { holderOn } from './tenures.ts';

export type InvitationRow = typeof invitations.$inferSelect;
export type AnswerRow = typeof answers.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;
/** An invitation with what it stands at: its rank among the event's, the answer that counts, its invitation mail. */
export type InvitationView = {
  invitation: InvitationRow;
  rank: number;
  answer: AnswerRow | null;
  /** The newest answer where it was given for another time of the event: kept, and asked anew. */
  earlier: AnswerRow | null;
  delivery: DeliveryRow | null;
};

/** One invitee ready to be stored: keys and class computed by the rules, ids and token by the action. */
export type NewInvitee = {
  id: string;
  office: { id: string; key: string; title: string; agencyId: string } | null;
  agencyKey: string;
  agencyId: string;
  agency: string;
  tenureId: string;
  position: string | null;
  capacity: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  requirement: InvitationRow['requirement'];
  role: InvitationRow['role'];
  precedenceClass: number;
  tokenHash: string;
};

/**
 * Statements that add invitees to an event, all or none: agencies and offices where new, a proposed tenure for each
 * given name, the invitations. What the invitee was given without (name, e-mail, phone) is the office's. An office
 * already invited keeps its own; an e-mail or phone it lacked is filled in. One parameter carries many, so statements
 * stay few; pieces, because D1 takes at most 2,000,000 bytes a parameter.
 */
export function insertInvitees(t: Tenant, eventId: string, list: NewInvitee[], now: number): Statement[] {
  const pieces = Array.from({ length: Math.ceil(list.length / PIECE) }, (_, i) =>
    list.slice(i * PIECE, (i + 1) * PIECE),
  );
  return pieces.flatMap((piece) => insertPiece(t, eventId, piece, now));
}

/** Each invitee can bring some 5 KB: names of 200 characters, in their keys again. */
const PIECE = 200;

function insertPiece(t: Tenant, eventId: string, list: NewInvitee[], now: number): Statement[] {
  const rows = sql`json_each(${JSON.stringify(list)})`;
  const run = (query: ReturnType<typeof sql>) => statement(t.db, query);
  const org = t.organizationId;
  const day = sql`(select substr(e.starts_local, 1, 10) from events e where e.id = ${eventId} and e.organization_id = ${org})`;
  const holder = (column: 'name' | 'capacity') => holderOn(t, day, sql`u.${sql.identifier(column)}`);
  return [
    run(sql`insert or ignore into agencies (id, organization_id, "key", name)
      select json_extract(value, '$.agencyId'), ${org}, json_extract(value, '$.agencyKey'), json_extract(value, '$.agency') from ${rows}
      where json_extract(value, '$.office') is not null`),
    run(sql`insert or ignore into offices (id, organization_id, agency_id, "key", title, precedence_class, email, phone)
      select json_extract(value, '$.office.id'), ${org},
        (select a.id from agencies a where a.organization_id = ${org} and a."key" = json_extract(value, '$.agencyKey')),
        json_extract(value, '$.office.key'), json_extract(value, '$.office.title'), json_extract(value, '$.precedenceClass'),
        json_extract(value, '$.email'), json_extract(value, '$.phone') from ${rows}
      where json_extract(value, '$.office') is not null`),
    // cross join: from the list to each office by its index, never the list once more for every office there is
    run(sql`insert or ignore into tenures (id, organization_id, office_id, name, capacity, state, created_at)
      select json_extract(value, '$.tenureId'), ${org}, o.id, json_extract(value, '$.name'), json_extract(value, '$.capacity'), 'proposed', ${now}
      from ${rows} cross join offices o on o.organization_id = ${org} and o."key" = json_extract(value, '$.office.key')
      where json_extract(value, '$.name') is not null
        and not exists (select 1 from tenures u where u.office_id = o.id and u.name = json_extract(value, '$.name') and u.capacity = json_extract(value, '$.capacity'))`),
    // where the invitee was given without a name: the holder on the event's own date, if his tenure is confirmed
    run(sql`insert or ignore into invitations (id, organization_id, event_id, office_id, ordinal, position, capacity, name, agency,
        email, phone, requirement, role, precedence_class, token_hash, token_generation, created_at)
      select json_extract(value, '$.id'), ${org}, ${eventId}, o.id, (select coalesce(max(ordinal), -1) + 1 from invitations where event_id = ${eventId}) + j.key,
        json_extract(value, '$.position'),
        iif(json_extract(value, '$.name') is null and json_extract(value, '$.capacity') = 'definitif', coalesce(${holder('capacity')}, 'definitif'),
          json_extract(value, '$.capacity')),
        coalesce(json_extract(value, '$.name'), ${holder('name')}), json_extract(value, '$.agency'),
        coalesce(json_extract(value, '$.email'), o.email, o.staff_email), coalesce(json_extract(value, '$.phone'), o.phone),
        json_extract(value, '$.requirement'), json_extract(value, '$.role'),
        coalesce(o.precedence_class, json_extract(value, '$.precedenceClass')), json_extract(value, '$.tokenHash'), 0, ${now}
      from ${rows} j left join offices o on o.organization_id = ${org} and o."key" = json_extract(value, '$.office.key') where true
      on conflict (event_id, office_id) where office_id is not null do update
        set email = coalesce(invitations.email, excluded.email), phone = coalesce(invitations.phone, excluded.phone)
        where (invitations.email is null and excluded.email is not null) or (invitations.phone is null and excluded.phone is not null)`),
  ];
}

/** The ids invitations of an event have by office key, for those of `keys` that are there. */
export async function invitationsByOffice(t: Tenant, eventId: string, keys: string[]): Promise<Map<string, string>> {
  const rows = await t.db.all<{ key: string; id: string }>(sql`
    select o."key" as key, i.id as id from json_each(${JSON.stringify(keys)}) k
    cross join offices o on o.organization_id = ${t.organizationId} and o."key" = k.value
    cross join invitations i on i.event_id = ${eventId} and i.office_id = o.id and i.organization_id = ${t.organizationId}`);
  return new Map(rows.map((r) => [r.key, r.id]));
}

const newestAnswer = sql`${answers.id} = (select max(a.id) from answers a where a.invitation_id = ${invitations.id})`;

/** An invitation's newest answer: the one that counts, or one given `earlier`, for another time of the event. */
export function whichCounts<A extends { id: number }>(
  invitation: Pick<InvitationRow, 'askedAfter'>,
  newest: A | null,
): { answer: A | null; earlier: A | null } {
  const counts = newest !== null && newest.id > invitation.askedAfter;
  return { answer: counts ? newest : null, earlier: counts ? null : newest };
}

// never in a batch: D1 answers those as objects, where columns of one name (id, event_id) swallow each other
const views = (t: Tenant) =>
  t.db
    .select({ invitation: invitations, answer: answers, delivery: deliveries })
    .from(invitations)
    .leftJoin(answers, newestAnswer)
    .leftJoin(
      deliveries,
      and(eq(deliveries.invitationId, invitations.id), eq(deliveries.kind, 'invitation'), eq(deliveries.sequence, 0)),
    );

/** The classes of precedence present at the events of some invitations, each found by one seek in the index. */
const classes = (t: Tenant, eventId: ReturnType<typeof sql>) =>
  rowsOf<{ class: number }>(
    t.db,
    sql`
    with recursive present(class) as (
      select (select min(precedence_class) from invitations where event_id = ${eventId} and organization_id = ${t.organizationId})
      union all
      select (select min(precedence_class) from invitations where event_id = ${eventId} and organization_id = ${t.organizationId} and precedence_class > class)
      from present where class is not null)
    select class from present where class is not null`,
  );

type Row = Omit<InvitationView, 'rank' | 'earlier'>;
/** Invitees of one class share a rank: UU 9/2010 orders none inside a class. */
const ranked = (rows: Row[], present: { class: number }[]): InvitationView[] =>
  rows.map((row) => ({
    ...row,
    ...whichCounts(row.invitation, row.answer),
    rank: present.findIndex((p) => p.class === row.invitation.precedenceClass),
  }));

export type InvitationCursor = { precedenceClass: number; ordinal: number; id: string };

/** Invitees of an event in order of precedence, all or a page. */
export async function listInvitations(
  t: Tenant,
  eventId: string,
  limit = 100_000,
  after: InvitationCursor | null = null,
): Promise<InvitationView[]> {
  const query = views(t)
    .where(
      and(
        eq(invitations.organizationId, t.organizationId),
        eq(invitations.eventId, eventId),
        after
          ? sql`(${invitations.precedenceClass}, ${invitations.ordinal}, ${invitations.id}) > (${after.precedenceClass}, ${after.ordinal}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(asc(invitations.precedenceClass), asc(invitations.ordinal), asc(invitations.id))
    .limit(limit);
  const [rows, present] = await Promise.all([query, classes(t, sql`${eventId}`)]);
  return ranked(rows, present);
}

/** Invitations of one event by id, those that are the organization's. */
export async function findInvitations(t: Tenant, eventId: string, ids: string[]): Promise<InvitationView[]> {
  const among = sql`${invitations.id} in (select value from json_each(${JSON.stringify(ids)}))`;
  // +: found by their ids, not by reading every invitation of the event
  const query = views(t).where(
    and(eq(invitations.organizationId, t.organizationId), sql`+${invitations.eventId} = ${eventId}`, among),
  );
  const [rows, present] = await Promise.all([query, classes(t, sql`${eventId}`)]);
  return ranked(rows, present);
}

/** One invitation of the organization. */
export async function findInvitation(t: Tenant, id: string): Promise<InvitationView | undefined> {
  const event = sql`(select event_id from invitations where id = ${id} and organization_id = ${t.organizationId})`;
  const query = views(t).where(and(eq(invitations.organizationId, t.organizationId), eq(invitations.id, id)));
  const [rows, present] = await Promise.all([query, classes(t, event)]);
  return ranked(rows, present)[0];
}

/** How many invitees an event has. */
export async function countInvitations(t: Tenant, eventId: string): Promise<number> {
  const rows = await t.db
    .select({ n: sql<number>`count(*)` })
    .from(invitations)
    .where(and(eq(invitations.organizationId, t.organizationId), eq(invitations.eventId, eventId)));
  return rows[0]?.n ?? 0;
}
