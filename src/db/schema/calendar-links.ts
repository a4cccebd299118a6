import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Secret addresses by which a calendar is subscribed to: the organization's (no office), or one office's. The token is
 * computed from id and generation; only its hash is stored, and raising the generation revokes the address before.
 */
export const calendarLinks = sqliteTable(
  'calendar_links',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    officeId: text('office_id'),
    tokenHash: text('token_hash').notNull().unique(),
    generation: integer('generation').notNull().default(0),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [
    uniqueIndex('calendar_links_organization')
      .on(t.organizationId)
      .where(sql`office_id is null and revoked_at is null`),
    uniqueIndex('calendar_links_office').on(t.officeId).where(sql`office_id is not null and revoked_at is null`),
  ],
);
