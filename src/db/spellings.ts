import { sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';

/** A holder of an office and how his name shall be written. `id`: of the row that keeps the old writing. */
export type Spelling = { id: string; officeId: string; from: string; to: string };

const listOf = (
  spellings: Spelling[],
) => sql`(select json_extract(value, '$.id') as id, json_extract(value, '$.officeId') as office_id,
  json_extract(value, '$.from') as from_name, json_extract(value, '$.to') as to_name from json_each(${JSON.stringify(spellings)})) h`;

/** Writes names of confirmed holders differently; whoever was proposed or refused under the new writing is settled by it. */
export function writeNames(t: Tenant, spellings: Spelling[]): Statement[] {
  return [
    statement(
      t.db,
      sql`delete from tenures where id in (select u.id from ${listOf(spellings)} cross join tenures u on u.office_id = h.office_id and u.name = h.to_name
        where u.organization_id = ${t.organizationId} and u.from_date is null and u.state <> 'confirmed')`,
    ),
    statement(
      t.db,
      sql`update or ignore tenures as u set name = h.to_name from ${listOf(spellings)}
        where u.organization_id = ${t.organizationId} and u.office_id = h.office_id and u.name = h.from_name and u.state = 'confirmed'`,
    ),
  ];
}

/** Keeps the old writings as refused, so that an invitation that still has one proposes nobody. After `writeNames`. */
export function refuseWritings(t: Tenant, spellings: Spelling[], now: number): Statement {
  return statement(
    t.db,
    sql`insert or ignore into tenures (id, organization_id, office_id, name, capacity, state, created_at)
      select id, ${t.organizationId}, office_id, from_name, capacity, 'rejected', ${now} from (
        select h.id, h.office_id, h.from_name, u.capacity, max(coalesce(u.from_date, ''))
        from ${listOf(spellings)} cross join tenures u on u.office_id = h.office_id and u.name = h.to_name
        where u.organization_id = ${t.organizationId} and u.state = 'confirmed' group by h.id)`,
  );
}
