import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import type { NewEvent } from './events.ts';
import { eventChanges, events } from './schema/events.ts';

export type EventChange = typeof eventChanges.$inferSelect;
/** A change to announce. `differs`: nothing is announced unless the event's row differs from these columns still. */
export type NewChange = Pick<EventChange, 'id' | 'eventId' | 'kind' | 'retimed' | 'reason'> & {
  differs?: Partial<NewEvent>;
};

const MOVES = ['startsAt', 'endsAt', 'timezone', 'venueName', 'venueAddress', 'venueCity', 'unconfirmed'] as const;

/** Whether the event `e` stands otherwise than these columns say, where they say anything. */
function stands(otherwise: Partial<NewEvent>): SQL {
  const column = (name: (typeof MOVES)[number]) => sql`e.${sql.identifier(events[name].name)}`;
  const given = MOVES.filter((name) => otherwise[name] !== undefined);
  const differing = given.map((name) =>
    name === 'unconfirmed'
      ? sql`${column(name)} <> ${JSON.stringify(otherwise.unconfirmed)}`
      : sql`${column(name)} is not ${otherwise[name] ?? null}`,
  );
  return differing.length ? sql`(${sql.join(differing, sql` or `)})` : sql`0`;
}

/**
 * Notes a change that those invited are told of, with what stood before it; for the same batch as the change, ahead of it.
 * Only of an event that was sent and is open: otherwise, and where the event stands so already, it notes nothing.
 */
export function noteChange(t: Tenant, change: NewChange, by: string, now: number): Statement {
  return statement(
    t.db,
    sql`insert into event_changes (id, organization_id, event_id, sequence, kind, "before", retimed, reason, "by", at)
      select ${change.id}, e.organization_id, e.id, e.sequence + 1, ${change.kind},
        json_object('startsLocal', e.starts_local, 'endsLocal', e.ends_local, 'timezone', e.timezone, 'venueName', e.venue_name,
          'venueAddress', e.venue_address, 'venueCity', e.venue_city, 'unconfirmed', json(e.unconfirmed)),
        ${change.retimed ? 1 : 0}, ${change.reason}, ${by}, ${now}
      from events e where e.id = ${change.eventId} and e.organization_id = ${t.organizationId}
        and (e.status = 'invited' or (e.status = 'postponed' and e.sent_at is not null))
        ${change.differs ? sql`and ${stands(change.differs)}` : sql``}`,
  );
}

const noted = (changeId: string) => sql`select * from event_changes where id = ${changeId}`;

/**
 * What follows from a noted change, for the same batch and behind the event's own update: the sequence rises, answers
 * given for another time no longer count, and everyone told before is owed word once: who was sent the invitation or may have it,
 * and the representative who was told. What was owed of an earlier change is dropped: this one says it all.
 */
export function announceChange(t: Tenant, eventId: string, changeId: string, now: number): Statement[] {
  const run = (query: SQL) => statement(t.db, query);
  const own = sql`organization_id = ${t.organizationId} and event_id = ${eventId}`;
  const columns = sql.raw(
    'id, organization_id, event_id, invitation_id, answer_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at',
  );
  const owed = (kind: string, answer: SQL, recipient: SQL) =>
    sql`'dl_' || lower(hex(randomblob(10))), i.organization_id, i.event_id, i.id, ${answer}, ${kind}, c.sequence,
      ${kind} || ':' || i.id || ':' || c.sequence, ${recipient}, 'owed', ${now}, ${now}`;
  const told = sql`state in ('sending', 'sent', 'parked')`;
  return [
    run(
      sql`update events set sequence = c.sequence, revision = revision + 1 from (${noted(changeId)}) c where events.id = c.event_id`,
    ),
    run(sql`update invitations set asked_after = coalesce((select max(a.id) from answers a where a.invitation_id = invitations.id), 0)
      where ${own} and exists (select 1 from (${noted(changeId)}) c where c.retimed)`),
    run(sql`update deliveries set state = 'dropped' where ${own} and state = 'owed' and kind in ('change', 'representative_change')
      and exists (${noted(changeId)})`),
    run(sql`insert or ignore into deliveries (${columns}) select ${owed('change', sql`null`, sql`i.email`)}
      from (${noted(changeId)}) c cross join invitations i on i.event_id = c.event_id and i.email is not null
      where exists (select 1 from deliveries d where d.invitation_id = i.id and d.kind = 'invitation' and d.sequence = 0 and d.${told})`),
    run(sql`insert or ignore into deliveries (${columns}) select ${owed('representative_change', sql`d.answer_id`, sql`d.recipient`)}
      from (${noted(changeId)}) c cross join invitations i on i.event_id = c.event_id
      join deliveries d on d.invitation_id = i.id and d.kind = 'representative' and d.${told}
      where not exists (select 1 from deliveries r where r.invitation_id = i.id and r.kind = 'representative_released' and r.answer_id >= d.answer_id)`),
  ];
}

/** Answers given so far were for another time of the event: they are kept and no longer count. */
export function askAnew(t: Tenant, eventId: string): Statement {
  return statement(
    t.db,
    sql`update invitations set asked_after = coalesce((select max(a.id) from answers a where a.invitation_id = invitations.id), 0)
      where organization_id = ${t.organizationId} and event_id = ${eventId}`,
  );
}

/** The changes announced after the one of `sequence`, the earliest first: the first says what stood then. */
export async function changesSince(t: Tenant, eventId: string, sequence: number): Promise<EventChange[]> {
  return t.db
    .select()
    .from(eventChanges)
    .where(
      and(
        eq(eventChanges.organizationId, t.organizationId),
        eq(eventChanges.eventId, eventId),
        sql`${eventChanges.sequence} > ${sequence}`,
      ),
    )
    .orderBy(asc(eventChanges.sequence));
}

/** What the newest mail of some kinds about an invitation said: the event's sequence then; null when none went out. */
export async function toldSequence(t: Tenant, invitationId: string, kinds: string[]): Promise<number | null> {
  const rows = await t.db.all<{ told: number | null }>(sql`
    select max(told_sequence) as told from deliveries where invitation_id = ${invitationId} and organization_id = ${t.organizationId}
      and kind in (select value from json_each(${JSON.stringify(kinds)})) and state in ('sent', 'parked')`);
  return rows[0]?.told ?? null;
}
