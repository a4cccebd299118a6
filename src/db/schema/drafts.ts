import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A form of an event as far as it was typed (url-encoded). `event_id`: the event it changes; null for a new one. */
export const eventDrafts = sqliteTable(
  'event_drafts',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    userId: text('user_id').notNull(),
    eventId: text('event_id'),
    typed: text('typed').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [index('event_drafts_user').on(t.organizationId, t.userId, t.updatedAt)],
);
