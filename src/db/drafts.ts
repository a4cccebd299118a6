import { and, desc, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { eventDrafts } from './schema/drafts.ts';

export type DraftRow = typeof eventDrafts.$inferSelect;

const own = (t: Tenant, userId: string, id: string) =>
  and(eq(eventDrafts.organizationId, t.organizationId), eq(eventDrafts.userId, userId), eq(eventDrafts.id, id));

/**
 * Keeps what was typed; the same again writes nothing, and another's draft stays as it is. A draft that has become an
 * event does not come back by a late saving.
 */
export function upsertDraft(t: Tenant, draft: Omit<DraftRow, 'organizationId'>): Statement {
  const { id, userId, eventId, typed, updatedAt } = draft;
  return statement(
    t.db,
    sql`insert into event_drafts (id, organization_id, user_id, event_id, typed, updated_at)
      select ${id}, ${t.organizationId}, ${userId}, ${eventId}, ${typed}, ${updatedAt}
      where not exists (select 1 from events where organization_id = ${t.organizationId} and draft_id = ${id})
      on conflict (id) do update set typed = excluded.typed, updated_at = excluded.updated_at
        where organization_id = excluded.organization_id and user_id = excluded.user_id and typed <> excluded.typed`,
  );
}

/** One draft of a user. */
export async function findDraft(t: Tenant, userId: string, id: string): Promise<DraftRow | undefined> {
  return (
    await t.db
      .select()
      .from(eventDrafts)
      .where(own(t, userId, id))
  )[0];
}

/** A user's drafts, the newest first; none of a change to an event of which nothing changes any more. */
export async function listDrafts(t: Tenant, userId: string, limit = 10): Promise<DraftRow[]> {
  return t.db
    .select()
    .from(eventDrafts)
    .where(
      and(
        eq(eventDrafts.organizationId, t.organizationId),
        eq(eventDrafts.userId, userId),
        sql`not exists (select 1 from events e where e.id = ${eventDrafts.eventId} and e.status in ('reported', 'cancelled'))`,
      ),
    )
    .orderBy(desc(eventDrafts.updatedAt), desc(eventDrafts.id))
    .limit(limit);
}

/** Removes a draft: of a user where one is named, else whoever's, because an event was made of it. */
export function deleteDraft(t: Tenant, id: string, userId?: string): Statement {
  return t.db
    .delete(eventDrafts)
    .where(
      userId === undefined
        ? and(eq(eventDrafts.organizationId, t.organizationId), eq(eventDrafts.id, id))
        : own(t, userId, id),
    );
}
