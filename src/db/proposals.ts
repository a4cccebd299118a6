import { sql } from 'drizzle-orm';
import type { Tenant } from './database.ts';
import type { Holder } from './directory.ts';
import { HOLDER, holderOn } from './tenures.ts';

/** A name that an invitation gave for an office, waiting for a person's word. */
export type Proposal = {
  id: string;
  name: string;
  capacity: string;
  officeId: string;
  title: string;
  agency: string;
  /** Who holds the office on the date asked for. */
  holder: Holder | null;
};

/** The proposals of the organization in precedence, at most `limit`, and how many there are in all. */
export async function listProposals(
  t: Tenant,
  date: string,
  limit: number,
): Promise<{ total: number; proposals: Proposal[] }> {
  const rows = await t.db.all<Omit<Proposal, 'holder'> & { holder: string | null; total: number }>(sql`
    select p.id, p.name, p.capacity, p.office_id as officeId, o.title, a.name as agency, count(*) over () as total,
      ${holderOn(t, date, HOLDER)} as holder
    from tenures p join offices o on o.id = p.office_id and o.organization_id = p.organization_id
      join agencies a on a.id = o.agency_id and a.organization_id = o.organization_id
    where p.organization_id = ${t.organizationId} and p.state = 'proposed'
    order by o.precedence_class, lower(o.title), o.id, p.created_at, p.id limit ${limit}`);
  return {
    total: rows[0]?.total ?? 0,
    proposals: rows.map(({ total: _, ...row }) => ({ ...row, holder: row.holder ? JSON.parse(row.holder) : null })),
  };
}
