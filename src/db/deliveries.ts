import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { COUNTING } from './answers.ts';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import type { DeliveryRow } from './invitations.ts';
import { deliveries } from './schema/invitations.ts';

/** How many mails may be on their way at once, over the whole installation: only these can ever be parked. */
export const CONNECTIONS = 5;

const run = (t: Tenant, query: ReturnType<typeof sql>) => statement(t.db, query);

const COLUMNS = sql.raw(
  'organization_id, event_id, id, invitation_id, answer_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at',
);

/** Owes one mail of a kind to every invitee with an address who has no such row yet; `silent`: only those pending or tentative. */
export function oweToInvitees(
  t: Tenant,
  eventId: string,
  kind: 'invitation' | 'reminder',
  sequence: number,
  now: number,
  silent: boolean,
): Statement {
  return run(
    t,
    sql`insert or ignore into deliveries (${COLUMNS})
      select i.organization_id, i.event_id, 'dl_' || lower(hex(randomblob(10))), i.id, null, ${kind}, ${sequence},
        ${kind} || ':' || i.id || ':' || ${sequence}, i.email, 'owed', ${now}, ${now}
      from invitations i join events e on e.id = i.event_id
      where i.organization_id = ${t.organizationId} and i.event_id = ${eventId} and i.email is not null and e.status in ('scheduled', 'invited')
      ${
        silent
          ? sql`and exists (select 1 from deliveries d where d.invitation_id = i.id and d.kind = 'invitation' and d.state = 'sent')
            and coalesce((select a.answer from answers a where a.id = ${COUNTING}), 'pending') in ('pending', 'tentative')`
          : sql``
      }`,
  );
}

/** What a temporary refusal left owed is tried again now. */
export function retryNow(t: Tenant, eventId: string, now: number): Statement {
  return t.db
    .update(deliveries)
    .set({ nextAttemptAt: now })
    .where(
      and(
        eq(deliveries.organizationId, t.organizationId),
        eq(deliveries.eventId, eventId),
        sql`state = 'owed' and next_attempt_at > ${now}`,
      ),
    );
}

/** Nothing more goes out for an event: what is still owed is dropped. */
export function dropOwed(t: Tenant, eventId: string, kinds?: DeliveryRow['kind'][]): Statement {
  return t.db
    .update(deliveries)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(deliveries.organizationId, t.organizationId),
        eq(deliveries.eventId, eventId),
        sql`state = 'owed'`,
        kinds ? sql`kind in (select value from json_each(${JSON.stringify(kinds)}))` : undefined,
      ),
    );
}

/** How many invitations of an event are owed or on their way. */
export async function countOwed(t: Tenant, eventId: string): Promise<number> {
  const rows = await t.db
    .select({ n: sql<number>`count(*)` })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organizationId, t.organizationId),
        eq(deliveries.eventId, eventId),
        eq(deliveries.kind, 'invitation'),
        sql`state in ('owed', 'sending')`,
      ),
    );
  return rows[0]?.n ?? 0;
}

/**
 * After an answer was appended in the same batch: the representative named before is released when the newest answer
 * names another or none, and the one named now is owed his own mail. Reads the newest two answers inside the
 * transaction, so that parallel answers release exactly whom they replace.
 */
export function oweRepresentatives(t: Tenant, eventId: string, invitationId: string, now: number): Statement[] {
  const pair = sql`(select a.id, a.answer, a.representative_name as name, lower(a.representative_contact) as contact,
      lag(a.answer) over (order by a.id) as was, lag(a.representative_name) over (order by a.id) as was_name,
      lag(lower(a.representative_contact)) over (order by a.id) as was_contact, lag(a.id) over (order by a.id) as was_id
    from (select * from answers where invitation_id = ${invitationId} order by id desc limit 2) a order by a.id desc limit 1) n`;
  const values = (kind: string, answer: string, contact: string) =>
    sql`${t.organizationId}, ${eventId}, 'dl_' || lower(hex(randomblob(10))), ${invitationId}, ${sql.raw(answer)}, ${kind}, ${sql.raw(answer)},
      ${kind} || ':' || ${invitationId} || ':' || ${sql.raw(answer)}, ${sql.raw(contact)}, 'owed', ${now}, ${now}`;
  const same = sql`coalesce(n.answer = 'represented' and n.was = 'represented' and n.contact is n.was_contact and n.name is n.was_name, 0)`;
  return [
    // one who was never told needs no word that he is free again
    run(
      t,
      sql`update deliveries set state = 'dropped' where kind = 'representative' and state = 'owed' and invitation_id = ${invitationId}
      and organization_id = ${t.organizationId} and answer_id in (select n.was_id from ${pair} where not ${same})`,
    ),
    run(
      t,
      sql`insert or ignore into deliveries (${COLUMNS}) select ${values('representative_released', 'n.was_id', 'n.was_contact')} from ${pair}
      where n.was = 'represented' and n.was_contact like '%@%' and not ${same}
        and not exists (select 1 from deliveries d where d.invitation_id = ${invitationId} and d.kind = 'representative' and d.answer_id = n.was_id and d.state = 'dropped')`,
    ),
    run(
      t,
      sql`insert or ignore into deliveries (${COLUMNS}) select ${values('representative', 'n.id', 'n.contact')} from ${pair}
      where n.answer = 'represented' and n.contact like '%@%' and not ${same}`,
    ),
  ];
}

/** Owes a mail to each coordinator's address; `sequence` tells one occasion from the next. */
export function oweToCoordinators(
  t: Tenant,
  eventId: string,
  kind: 'ask_missing' | 'task_chase' | 'report_ready' | 'poll_closed',
  sequence: number,
  now: number,
): Statement {
  return run(
    t,
    sql`insert or ignore into deliveries (${COLUMNS})
      select m.organization_id, ${eventId}, 'dl_' || lower(hex(randomblob(10))), null, null, ${kind}, ${sequence},
        ${kind} || ':' || ${eventId} || ':' || ${sequence} || ':' || u.id, u.email, 'owed', ${now}, ${now}
      from members m join users u on u.id = m.user_id
      where m.organization_id = ${t.organizationId} and m.role in ('owner', 'coordinator')`,
  );
}

/**
 * That a draft is ready is told only once it stands there. A change waits for the mail it changes: it goes out first, and
 * tells the change itself when it was composed after it. A release waits for what it takes back, or it would be overtaken.
 */
const TELLABLE = sql`(case kind
  when 'report_ready' then exists (select 1 from reports r where r.event_id = deliveries.event_id and r.status in ('draft', 'final'))
  when 'change' then not exists (select 1 from deliveries d where d.invitation_id = deliveries.invitation_id
    and (d.kind = 'invitation' and d.state in ('owed', 'sending') or d.kind = 'change' and d.state = 'sending'))
  when 'representative_change' then not exists (select 1 from deliveries d where d.invitation_id = deliveries.invitation_id
    and (d.kind = 'representative' and d.state in ('owed', 'sending') or d.kind = 'representative_change' and d.state = 'sending'))
  when 'representative_released' then not exists (select 1 from deliveries d where d.invitation_id = deliveries.invitation_id
    and d.kind in ('representative', 'representative_change') and d.answer_id <= deliveries.answer_id and d.state in ('owed', 'sending'))
  else 1 end)`;

/** A mail on its way, with the event's revision in the moment of its claim: who changes the event later finds it on its way. */
export type ClaimedDelivery = DeliveryRow & { revision: number };

/**
 * Claims the next mail owed, just before its connection opens, unless as many as allowed are on their way or sending is
 * held. Over all organizations. Undefined when there is nothing to claim.
 */
export async function claimNext(db: Database, now: number): Promise<ClaimedDelivery | undefined> {
  const rows = await db
    .update(deliveries)
    .set({
      state: 'sending',
      claimedAt: now,
      attempts: sql`attempts + 1`,
      toldSequence: sql`(select e.sequence from events e where e.id = event_id)`,
    })
    .where(
      sql`id = (select id from deliveries where state = 'owed' and next_attempt_at <= ${now} and ${TELLABLE} order by next_attempt_at limit 1)
        and state = 'owed'
        and (select count(*) from deliveries where state = 'sending') < ${CONNECTIONS}
        and not exists (select 1 from settings where key = 'hold_dispatch')`,
    )
    .returning({
      ...getTableColumns(deliveries),
      revision: sql<number>`(select e.revision from events e where e.id = event_id)`,
    });
  return rows[0];
}

/**
 * Records how a claimed mail ended. A row that was parked meanwhile stays parked unless it is now known to be sent.
 * `attempts` is at most how many tries count, where some did not get as far as the mail.
 */
export function recordOutcome(
  db: Database,
  id: string,
  outcome:
    | { state: 'sent' | 'failed' | 'parked' | 'dropped'; error: string | null; at: number; told?: number }
    | { state: 'owed'; error: string; nextAttemptAt: number; attempts?: number },
): Statement {
  const values =
    outcome.state === 'owed'
      ? {
          state: outcome.state,
          lastError: outcome.error,
          nextAttemptAt: outcome.nextAttemptAt,
          ...(outcome.attempts === undefined ? {} : { attempts: sql`min(attempts, ${outcome.attempts})` }),
        }
      : {
          state: outcome.state,
          lastError: outcome.error,
          finishedAt: outcome.at,
          ...(outcome.told === undefined ? {} : { toldSequence: outcome.told }),
        };
  return db
    .update(deliveries)
    .set(values)
    .where(
      and(
        eq(deliveries.id, id),
        outcome.state === 'sent' ? sql`state in ('sending', 'parked')` : sql`state = 'sending'`,
      ),
    );
}

/** Parks what was claimed before `before` (epoch ms) and never recorded: nobody knows whether it arrived. */
export async function parkAbandoned(db: Database, before: number, at: number): Promise<number> {
  const rows = await db
    .update(deliveries)
    .set({ state: 'parked', finishedAt: at, lastError: 'interrupted: outcome unknown' })
    .where(sql`state = 'sending' and claimed_at <= ${before}`)
    .returning({ id: deliveries.id });
  return rows.length;
}

/** Whether anything is owed and may go out now, and how much is still on its way. */
export async function outbox(db: Database, now: number): Promise<{ due: boolean; sending: number }> {
  const rows = await db.all<{ due: number; sending: number }>(sql`select
    exists (select 1 from deliveries where state = 'owed' and next_attempt_at <= ${now} and ${TELLABLE}) as due,
    (select count(*) from deliveries where state = 'sending') as sending`);
  return { due: Boolean(rows[0]?.due), sending: rows[0]?.sending ?? 0 };
}

/** A delivery of the organization. */
export async function findDelivery(t: Tenant, id: string): Promise<DeliveryRow | undefined> {
  return (
    await t.db
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.organizationId, t.organizationId), eq(deliveries.id, id)))
  )[0];
}

/** A person's word on a parked mail: owe it again, or take it as arrived. Only what is parked or failed moves. */
export function settleParked(t: Tenant, id: string, as: 'owed' | 'sent', now: number): Statement {
  const from = as === 'owed' ? sql`state in ('parked', 'failed', 'bounced')` : sql`state = 'parked'`;
  return t.db
    .update(deliveries)
    .set(
      as === 'owed'
        ? { state: 'owed', nextAttemptAt: now, lastError: null }
        : { state: 'sent', finishedAt: now, lastError: null },
    )
    .where(and(eq(deliveries.organizationId, t.organizationId), eq(deliveries.id, id), from));
}

/** Mails of an event of whatever kind whose outcome a person must settle, the oldest first. */
export async function listUnsettled(t: Tenant, eventId: string): Promise<DeliveryRow[]> {
  return t.db
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.organizationId, t.organizationId),
        eq(deliveries.eventId, eventId),
        sql`state in ('parked', 'failed', 'bounced')`,
      ),
    )
    .orderBy(deliveries.createdAt);
}
