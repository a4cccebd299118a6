import { and, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import type { InvitationRow } from './invitations.ts';
import { invitations } from './schema/invitations.ts';

const own = (t: Tenant, id: string) => and(eq(invitations.organizationId, t.organizationId), eq(invitations.id, id));

/** One invitation's own row, without what it stands at. */
export async function findInvitationRow(t: Tenant, id: string): Promise<InvitationRow | undefined> {
  return (await t.db.select().from(invitations).where(own(t, id)))[0];
}

/** Notes who last opened the WhatsApp draft, and when (epoch ms). */
export function noteWhatsAppOpened(t: Tenant, id: string, at: number, by: string): Statement {
  return t.db.update(invitations).set({ whatsappOpenedAt: at, whatsappOpenedBy: by }).where(own(t, id));
}

/** What goes to the invitee's own address. */
const TO_INVITEE = sql.raw("('invitation', 'reminder', 'poll', 'poll_reminder', 'poll_fixed')");

export type InvitationChange = Pick<InvitationRow, 'name' | 'email' | 'phone' | 'requirement' | 'role'> &
  Partial<Pick<InvitationRow, 'tokenGeneration' | 'tokenHash'>>;

/** Changes what an invitation says; where `address` changes, not while a mail to the old one is on its way. */
export function updateInvitation(t: Tenant, id: string, values: InvitationChange, address: boolean): Statement {
  return t.db
    .update(invitations)
    .set(values)
    .where(
      and(
        own(t, id),
        address
          ? sql`not exists (select 1 from deliveries d where d.invitation_id = ${id} and d.kind in ${TO_INVITEE} and d.state = 'sending')`
          : undefined,
      ),
    );
}

/**
 * Behind `updateInvitation` in a batch, with the new address: the invitation that went to another address, or was to, is
 * owed to this one, in the same row of the ledger, as a message of its own (`message_key`), since it is no resend. Only
 * while the event takes answers.
 */
export function oweAnew(t: Tenant, id: string, email: string, messageKey: string, now: number): Statement {
  return statement(
    t.db,
    sql`update deliveries set recipient = ${email}, state = 'owed', message_key = ${messageKey}, attempts = 0, next_attempt_at = ${now},
        claimed_at = null, finished_at = null, last_error = null
      where invitation_id = ${id} and kind = 'invitation' and sequence = 0 and organization_id = ${t.organizationId} and state <> 'sending'
        and exists (select 1 from invitations i where i.id = ${id} and i.email = ${email})
        and exists (select 1 from events e where e.id = deliveries.event_id and e.status in ('scheduled', 'invited'))`,
  );
}

/** What is still owed to an invitee goes to his new address, or nowhere when he has none any more. */
export function redirectOwed(t: Tenant, id: string, email: string | null): Statement {
  return statement(
    t.db,
    sql`update deliveries set recipient = coalesce(${email}, recipient), state = iif(${email} is null, 'dropped', state)
      where invitation_id = ${id} and kind in ${TO_INVITEE} and organization_id = ${t.organizationId} and state = 'owed'
        and exists (select 1 from invitations i where i.id = ${id} and i.email is ${email})`,
  );
}

/** Whether the invitation's mail went out, or may have: on its way, sent, unknown, returned, or owed once more. */
const WENT_OUT = sql`exists (select 1 from deliveries d where d.invitation_id = invitations.id and d.kind in ${TO_INVITEE}
  and (d.state in ('sending', 'sent', 'parked', 'bounced') or (d.kind = 'invitation' and d.message_key like '%:again:%')
    or (d.state = 'owed' and d.attempts > 0 and d.last_error is null)))`;
const ANSWERED = sql`(exists (select 1 from answers a where a.invitation_id = invitations.id)
  or exists (select 1 from poll_seats s join poll_answers a on a.seat_id = s.id where s.invitation_id = invitations.id))`;
const ATTENDED = sql`exists (select 1 from attendance t where t.event_id = invitations.event_id and t.invitation_id = invitations.id and t.undone_at is null)`;

/** Removes an invitation of which nothing went out, came back or is recorded, with what was owed for it and its seats in polls. */
export function deleteInvitation(t: Tenant, id: string): [Statement, Statement, Statement] {
  return [
    t.db.delete(invitations).where(and(own(t, id), sql`not ${WENT_OUT} and not ${ANSWERED} and not ${ATTENDED}`)),
    statement(
      t.db,
      sql`delete from deliveries where invitation_id = ${id} and organization_id = ${t.organizationId}
        and not exists (select 1 from invitations i where i.id = ${id})`,
    ),
    statement(
      t.db,
      sql`delete from poll_seats where invitation_id = ${id} and organization_id = ${t.organizationId}
        and not exists (select 1 from invitations i where i.id = ${id})`,
    ),
  ];
}

/** What keeps an invitation from being removed; null when nothing does, or when there is none. */
export async function keptBy(t: Tenant, id: string): Promise<'answered' | 'attended' | 'sent' | null> {
  const rows = await t.db
    .select({
      by: sql<
        'answered' | 'attended' | 'sent' | null
      >`case when ${ANSWERED} then 'answered' when ${ATTENDED} then 'attended' when ${WENT_OUT} then 'sent' end`,
    })
    .from(invitations)
    .where(own(t, id));
  return rows[0]?.by ?? null;
}
