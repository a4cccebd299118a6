import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import type { AnswerRow } from './invitations.ts';
import { answers } from './schema/invitations.ts';

/** Which answer of the invitation `i` counts: the newest given since it was last asked; none once its time was changed. */
export const COUNTING = sql.raw(
  '(select max(b.id) from answers b where b.invitation_id = i.id and b.id > i.asked_after)',
);

export type NewAnswer = Omit<typeof answers.$inferInsert, 'id' | 'organizationId'>;

/**
 * Appends an answer while the event still takes answers. The statement inserts nothing when it was closed or cancelled
 * meanwhile, or when this request's answer is already there; its rows tell the new id.
 */
export function insertAnswer(t: Tenant, a: NewAnswer): Statement {
  return statement(
    t.db,
    sql`insert or ignore into answers (organization_id, event_id, invitation_id, answer, representative_name,
      representative_position, representative_contact, filled_by, note, channel, "by", at, request_key)
    select ${t.organizationId}, ${a.eventId}, ${a.invitationId}, ${a.answer}, ${a.representativeName ?? null},
      ${a.representativePosition ?? null}, ${a.representativeContact ?? null}, ${a.filledBy ?? null}, ${a.note ?? null},
      ${a.channel}, ${a.by}, ${a.at}, ${a.requestKey ?? null}
    where exists (select 1 from events where id = ${a.eventId} and organization_id = ${t.organizationId} and status in ('scheduled', 'invited'))`,
  );
}

/** Every answer of an invitation, oldest first. */
export async function listAnswers(
  t: Tenant,
  invitationId: string,
  limit?: number,
  after?: number | null,
): Promise<AnswerRow[]> {
  const query = t.db
    .select()
    .from(answers)
    .where(
      and(
        eq(answers.organizationId, t.organizationId),
        eq(answers.invitationId, invitationId),
        after ? sql`${answers.id} > ${after}` : undefined,
      ),
    )
    .orderBy(asc(answers.id));
  return limit === undefined ? query : query.limit(limit);
}

/** When each invitee of an event who has answered first did; answers given for another time of the event do not count. */
export async function firstAnswers(t: Tenant, eventId: string): Promise<{ at: number }[]> {
  return t.db.all(
    sql`select min(a.at) as at from invitations i join answers a on a.invitation_id = i.id and a.id > i.asked_after
      where i.organization_id = ${t.organizationId} and i.event_id = ${eventId} group by i.id`,
  );
}

/** Whether a request's answer was kept. */
export async function answerKept(t: Tenant, requestKey: string): Promise<boolean> {
  const rows = await t.db
    .select({ id: answers.id })
    .from(answers)
    .where(and(eq(answers.organizationId, t.organizationId), eq(answers.requestKey, requestKey)));
  return rows.length > 0;
}

/** One answer by id, for a mail owed because of it. */
export async function findAnswer(db: Database, organizationId: string, id: number): Promise<AnswerRow | undefined> {
  return (
    await db
      .select()
      .from(answers)
      .where(and(eq(answers.organizationId, organizationId), eq(answers.id, id)))
  )[0];
}
