import { and, asc, between, eq, isNull, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { outcomes } from './schema/record.ts';

export type OutcomeRow = typeof outcomes.$inferSelect;
export type NewOutcome = {
  id: string;
  kind: string;
  text: string;
  speaker: string | null;
  owner: string | null;
  due: string | null;
};

/** What was said, decided, asked, risked and agreed, in the order recorded. */
export async function listOutcomes(t: Tenant, eventId: string): Promise<OutcomeRow[]> {
  return t.db
    .select()
    .from(outcomes)
    .where(
      and(eq(outcomes.organizationId, t.organizationId), eq(outcomes.eventId, eventId), isNull(outcomes.removedAt)),
    )
    .orderBy(asc(outcomes.ordinal));
}

/** Appends outcomes behind those there. */
export function insertOutcomes(t: Tenant, eventId: string, list: NewOutcome[], now: number): Statement {
  return statement(
    t.db,
    sql`insert or ignore into outcomes (id, organization_id, event_id, ordinal, kind, text, speaker, owner, due, created_at)
    select json_extract(value, '$.id'), ${t.organizationId}, ${eventId},
      (select coalesce(max(ordinal), -1) + 1 from outcomes where event_id = ${eventId}) + j.key,
      json_extract(value, '$.kind'), json_extract(value, '$.text'), json_extract(value, '$.speaker'), json_extract(value, '$.owner'),
      json_extract(value, '$.due'), ${now}
    from json_each(${JSON.stringify(list)}) j`,
  );
}

/** One outcome of the organization, taken back or not. */
export async function findOutcome(t: Tenant, id: string): Promise<OutcomeRow | undefined> {
  return (
    await t.db
      .select()
      .from(outcomes)
      .where(and(eq(outcomes.organizationId, t.organizationId), eq(outcomes.id, id)))
  )[0];
}

/** Takes back an outcome and those recorded in one go behind it, `n` in all: their ordinals follow each other. */
export function removeOutcomes(t: Tenant, first: OutcomeRow, n: number, at: number): Statement {
  return t.db
    .update(outcomes)
    .set({ removedAt: at })
    .where(
      and(
        eq(outcomes.organizationId, t.organizationId),
        eq(outcomes.eventId, first.eventId),
        between(outcomes.ordinal, first.ordinal, first.ordinal + n - 1),
        eq(outcomes.createdAt, first.createdAt),
        isNull(outcomes.removedAt),
      ),
    );
}
