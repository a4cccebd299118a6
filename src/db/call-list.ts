import { sql } from 'drizzle-orm';
import { COUNTING } from './answers.ts';
import type { Tenant } from './database.ts';
import type { AnswerRow, DeliveryRow, InvitationRow } from './invitations.ts';

/** A silent invitee (pending or tentative) as one who telephones needs him; instants in epoch milliseconds. */
export type SilentInvitee = Pick<
  InvitationRow,
  | 'id'
  | 'tokenGeneration'
  | 'position'
  | 'capacity'
  | 'name'
  | 'agency'
  | 'precedenceClass'
  | 'ordinal'
  | 'requirement'
  | 'role'
  | 'email'
  | 'phone'
  | 'whatsappOpenedAt'
  | 'whatsappOpenedBy'
> & {
  officeId: string | null;
  /** Of the office; its staff answer for the principal. */
  officePhone: string | null;
  staffPhone: string | null;
  status: 'pending' | 'tentative';
  answeredAt: number | null;
  note: AnswerRow['note'];
  /** Of the invitation mail; null when none was ever owed. */
  delivery: DeliveryRow['state'] | null;
  remindersSent: number;
};

/**
 * The silent of an event in order of precedence, those behind the invitation `after` where given (silent himself or not).
 * One query, which reads the event's invitations in their index's order.
 */
export async function listSilent(
  t: Tenant,
  eventId: string,
  limit = 2000,
  after: string | null = null,
): Promise<SilentInvitee[]> {
  const own = sql`organization_id = ${t.organizationId} and event_id = ${eventId}`;
  const behind = after
    ? sql`and (i.precedence_class, i.ordinal, i.id) > (select precedence_class, ordinal, id from invitations where id = ${after} and ${own})`
    : sql``;
  return t.db.all<SilentInvitee>(sql`
    select i.id, i.token_generation as tokenGeneration, i.position, i.capacity, i.name, i.agency,
      i.precedence_class as precedenceClass, i.ordinal, i.requirement, i.role, i.email, i.phone,
      i.whatsapp_opened_at as whatsappOpenedAt, i.whatsapp_opened_by as whatsappOpenedBy,
      i.office_id as officeId, o.phone as officePhone, o.staff_phone as staffPhone,
      coalesce(a.answer, 'pending') as status, a.at as answeredAt, a.note as note,
      (select d.state from deliveries d where d.invitation_id = i.id and d.kind = 'invitation' and d.sequence = 0) as delivery,
      (select count(*) from deliveries d where d.invitation_id = i.id and d.kind = 'reminder' and d.state = 'sent') as remindersSent
    from invitations i
    left join answers a on a.id = ${COUNTING}
    left join offices o on o.id = i.office_id and o.organization_id = i.organization_id
    where i.organization_id = ${t.organizationId} and i.event_id = ${eventId} ${behind}
      and coalesce(a.answer, 'pending') in ('pending', 'tentative')
    order by i.precedence_class, i.ordinal, i.id limit ${limit}`);
}

/** The next silent invitee behind `after` in precedence, the first without it; undefined at the end of the list. */
export async function nextSilent(
  t: Tenant,
  eventId: string,
  after: string | null = null,
): Promise<SilentInvitee | undefined> {
  return (await listSilent(t, eventId, 1, after))[0];
}
