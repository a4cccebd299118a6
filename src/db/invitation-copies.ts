import { sql } from 'drizzle-orm';
import type { Tenant } from './database.ts';
import type { InvitationRow } from './invitations.ts';
import { holderOn } from './tenures.ts';

/** An invitee of one event as he would be asked to another: his office with its holder on that event's day. */
export type Copied = Pick<
  InvitationRow,
  'id' | 'position' | 'name' | 'agency' | 'email' | 'phone' | 'requirement' | 'role'
> & {
  office: { title: string; agency: string; email: string | null; phone: string | null } | null;
  holder: { name: string; capacity: string } | null;
  /** Whether anybody was ever confirmed in the office: then one without a holder is vacant. */
  known: boolean;
};

/** The invitees of `from` in their order, with the holders of the day on which `to` starts. One query. */
export async function inviteesToCopy(t: Tenant, from: string, to: string): Promise<Copied[]> {
  const rows = await t.db.all<
    Omit<Copied, 'office' | 'holder' | 'known'> & { office: string; holder: string | null; known: number }
  >(sql`
    select i.id, i.position, i.name, i.agency, i.email, i.phone, i.requirement, i.role,
      iif(o.id is null, null, json_object('title', o.title, 'agency', a.name, 'email', coalesce(o.email, o.staff_email), 'phone', o.phone)) as office,
      ${holderOn(t, sql`substr(e.starts_local, 1, 10)`, sql`json_object('name', u.name, 'capacity', u.capacity)`)} as holder,
      exists (select 1 from tenures u where u.office_id = o.id and u.state = 'confirmed') as known
    from invitations i
    join events e on e.id = ${to} and e.organization_id = i.organization_id
    left join offices o on o.id = i.office_id and o.organization_id = i.organization_id
    left join agencies a on a.id = o.agency_id and a.organization_id = i.organization_id
    where i.event_id = ${from} and i.organization_id = ${t.organizationId}
    order by i.precedence_class, i.ordinal, i.id`);
  return rows.map((row) => ({
    ...row,
    office: row.office ? JSON.parse(row.office) : null,
    holder: row.holder ? JSON.parse(row.holder) : null,
    known: Boolean(row.known),
  }));
}
