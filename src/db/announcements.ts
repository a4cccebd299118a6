import { and, desc, eq, sql } from 'drizzle-orm';
import type { Statement, Tenant } from './database.ts';
import type { EventChange } from './event-changes.ts';
import type { InvitationRow } from './invitations.ts';
import { eventChanges } from './schema/events.ts';
import { invitations } from './schema/invitations.ts';

/** One whom no mail tells of the newest change. `representative`: whom he sends, where no mail reaches that one. */
export type ByHand = Pick<
  InvitationRow,
  'id' | 'tokenGeneration' | 'position' | 'name' | 'agency' | 'phone' | 'whatsappOpenedAt'
> & {
  officePhone: string | null;
  staffPhone: string | null;
  representativeName: string | null;
  representativeContact: string | null;
  /** A person said that he told him. */
  told: 0 | 1;
};

/**
 * Whether the invitee `i` must be told of the change `c` by a person: he has no address, or the mails to it were refused, or
 * he sends somebody whom only a telephone reaches. Not who was invited after the change, nor who has answered since.
 */
const NEEDS_A_PERSON = `(i.created_at <= c.at
  and not exists (select 1 from answers a where a.invitation_id = i.id and a.at > c.at)
  and (i.email is null
    or (exists (select 1 from deliveries d where d.invitation_id = i.id and d.kind in ('invitation', 'change')
        and d.state in ('sent', 'parked', 'failed', 'bounced'))
      and not exists (select 1 from deliveries d where d.invitation_id = i.id and d.kind in ('invitation', 'change')
        and (d.state in ('owed', 'sending') or (d.state in ('sent', 'parked') and d.told_sequence >= c.sequence)
          or (d.kind = 'change' and d.sequence = c.sequence and d.state = 'dropped'))))
    or exists (select 1 from answers a where a.id = (select max(b.id) from answers b where b.invitation_id = i.id)
      and a.answer = 'represented' and a.representative_contact not like '%@%')))`;

/** How many of an event are still to be told by a person of its change `c`, a row of `event_changes`. */
export const LEFT_TO_TELL = sql.raw(`(select count(*) from invitations i where i.event_id = c.event_id
  and i.organization_id = c.organization_id and i.told_by_hand < c.sequence and ${NEEDS_A_PERSON})`);

const newest = (t: Tenant, eventId: string) =>
  and(eq(eventChanges.organizationId, t.organizationId), eq(eventChanges.eventId, eventId));

/** The newest change that was announced of an event; undefined when none was. */
export async function newestChange(t: Tenant, eventId: string): Promise<EventChange | undefined> {
  const rows = t.db.select().from(eventChanges).where(newest(t, eventId)).orderBy(desc(eventChanges.sequence)).limit(1);
  return (await rows)[0];
}

/** Whom a person has to tell of the newest change, told already or not, in order of precedence. */
export async function listByHand(t: Tenant, eventId: string, limit = 2000): Promise<ByHand[]> {
  return t.db.all<ByHand>(sql`
    with c as (select * from event_changes where organization_id = ${t.organizationId} and event_id = ${eventId}
      order by sequence desc limit 1)
    select i.id, i.token_generation as tokenGeneration, i.position, i.name, i.agency, i.phone,
      i.whatsapp_opened_at as whatsappOpenedAt, o.phone as officePhone, o.staff_phone as staffPhone,
      iif(r.answer = 'represented', r.representative_name, null) as representativeName,
      iif(r.answer = 'represented', r.representative_contact, null) as representativeContact,
      i.told_by_hand >= c.sequence as told
    from c cross join invitations i on i.organization_id = c.organization_id and i.event_id = c.event_id
    left join offices o on o.id = i.office_id and o.organization_id = i.organization_id
    left join answers r on r.id = (select max(b.id) from answers b where b.invitation_id = i.id)
    where ${sql.raw(NEEDS_A_PERSON)}
    order by i.precedence_class, i.ordinal, i.id limit ${limit}`);
}

/** Notes that a person told an invitee of all that was announced so far; or that he did not, after all. */
export function noteToldByHand(t: Tenant, invitationId: string, told: boolean): Statement {
  const sequence = sql`(select sequence from events e where e.id = invitations.event_id)`;
  return t.db
    .update(invitations)
    .set({ toldByHand: told ? sequence : 0 })
    .where(
      and(
        eq(invitations.organizationId, t.organizationId),
        eq(invitations.id, invitationId),
        told ? sql`told_by_hand < ${sequence}` : sql`told_by_hand > 0`,
      ),
    );
}
