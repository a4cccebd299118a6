import { and, eq, type SQL, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { tenures } from './schema/directory.ts';

/** Someone who holds an office from a date on (both included); from null: as far as is known, always. */
export type NewHolder = { id: string; officeId: string; name: string; capacity: string; from: string | null };

const own = (t: Tenant, id: string) => and(eq(tenures.organizationId, t.organizationId), eq(tenures.id, id));

/**
 * Of the office `o`: its confirmed holder on a date (YYYY-MM-DD, or an expression that gives one), as a subquery of `what`, which
 * names the tenure `u`. Of two the later begun.
 */
export const holderOn = (t: Tenant, date: string | SQL, what: SQL) => sql`(select ${what} from tenures u
  where u.office_id = o.id and u.organization_id = ${t.organizationId} and u.state = 'confirmed'
    and coalesce(u.from_date, '') <= ${date} and coalesce(u.until_date, '9999') >= ${date}
  order by u.from_date desc limit 1)`;

/** A tenure `u` as the JSON of a `Holder`. */
export const HOLDER = sql.raw(
  `json_object('id', u.id, 'name', u.name, 'capacity', u.capacity, 'fromDate', u.from_date, 'untilDate', u.until_date)`,
);

/**
 * Installs holders: whoever held the office on the day ends the day before, one entered for the very day counts as
 * mistaken, a proposal of the same name is what was confirmed. Between two known holders a new one ends before the
 * later. Who holds it already in that capacity stays as he is.
 */
export function installHolders(t: Tenant, holders: NewHolder[], now: number): Statement[] {
  const list = sql`(select json_extract(value, '$.id') as id, json_extract(value, '$.officeId') as office_id, json_extract(value, '$.name') as name,
    json_extract(value, '$.capacity') as capacity, json_extract(value, '$.from') as from_date from json_each(${JSON.stringify(holders)})) h`;
  const run = (query: ReturnType<typeof sql>) => statement(t.db, query);
  const org = t.organizationId;
  const before = sql`u.state = 'confirmed' and coalesce(u.from_date, '') < h.from_date and coalesce(u.until_date, '9999') >= h.from_date`;
  const same = sql`u.name = h.name and u.capacity = h.capacity`;
  return [
    run(sql`update tenures as u set until_date = date(h.from_date, '-1 day') from ${list}
      where u.organization_id = ${org} and u.office_id = h.office_id and ${before} and not (${same})`),
    run(sql`update tenures as u set state = 'rejected' from ${list}
      where u.organization_id = ${org} and u.office_id = h.office_id and u.state = 'confirmed' and u.from_date = h.from_date and not (${same})`),
    run(sql`delete from tenures where id in (select u.id from ${list} cross join tenures u on u.office_id = h.office_id and ${same}
      where u.organization_id = ${org} and u.from_date is null and u.state <> 'confirmed')`),
    run(sql`insert or ignore into tenures (id, organization_id, office_id, name, capacity, state, from_date, until_date, created_at)
      select h.id, ${org}, h.office_id, h.name, h.capacity, 'confirmed', h.from_date,
        (select date(min(u.from_date), '-1 day') from tenures u where u.office_id = h.office_id and u.state = 'confirmed' and u.from_date > coalesce(h.from_date, '')),
        ${now}
      from ${list} where exists (select 1 from offices o where o.id = h.office_id and o.organization_id = ${org})
        and not exists (select 1 from tenures u where u.office_id = h.office_id and ${before} and ${same})
      on conflict (office_id, name, capacity, from_date) where from_date is not null do update set state = 'confirmed', until_date = excluded.until_date`),
  ];
}

/** Ends a confirmed tenure on a date (its last day) that lies in it. */
export function endTenure(t: Tenant, id: string, until: string): Statement {
  return t.db
    .update(tenures)
    .set({ untilDate: until })
    .where(
      and(
        own(t, id),
        sql`state = 'confirmed' and coalesce(from_date, '') <= ${until} and coalesce(until_date, '9999') > ${until}`,
      ),
    );
}

/** Says that a tenure is not so. It stays in the table, so that the same name is not proposed again. */
export function rejectTenure(t: Tenant, id: string): Statement {
  return t.db
    .update(tenures)
    .set({ state: 'rejected' })
    .where(and(own(t, id), sql`state <> 'rejected'`));
}

/** Writes a holder's name as a proposal of the same person does, which is thereby settled. */
export function respell(t: Tenant, holderId: string, proposal: { id: string; name: string }): Statement[] {
  return [
    t.db.delete(tenures).where(and(own(t, proposal.id), sql`state = 'proposed'`)),
    statement(
      t.db,
      sql`update or ignore tenures set name = ${proposal.name} where id = ${holderId} and organization_id = ${t.organizationId} and state = 'confirmed'`,
    ),
  ];
}

/** Proposes a holder whom an invitation names; a name the office has in that capacity, in whatever state, stays as it is. */
export function proposeHolder(t: Tenant, holder: Omit<NewHolder, 'from'>, now: number): Statement {
  const { id, officeId, name, capacity } = holder;
  return statement(
    t.db,
    sql`insert or ignore into tenures (id, organization_id, office_id, name, capacity, state, created_at)
      select ${id}, ${t.organizationId}, o.id, ${name}, ${capacity}, 'proposed', ${now} from offices o
      where o.id = ${officeId} and o.organization_id = ${t.organizationId}
        and not exists (select 1 from tenures u where u.office_id = o.id and u.name = ${name} and u.capacity = ${capacity})`,
  );
}
