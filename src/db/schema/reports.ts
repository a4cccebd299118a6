import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export type StoredSentence = { text: string; sources: string[]; verdict: 'supported' | 'flagged'; reason?: string };
export type StoredSection = { heading: string; sentences: StoredSentence[] };
export type StoredFact = { id: string; label: string; value: string };

/** One row a version. `drafting` rows are promises: the sweep keeps them when the workflow that should did not. */
export const reports = sqliteTable(
  'reports',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: ['drafting', 'draft', 'final'] }).notNull(),
    factsRevision: integer('facts_revision').notNull(),
    writer: text('writer'),
    sections: text('sections', { mode: 'json' }).$type<StoredSection[]>(),
    message: text('message', { mode: 'json' }).$type<StoredSection[]>(),
    facts: text('facts', { mode: 'json' }).$type<StoredFact[]>(),
    missing: text('missing', { mode: 'json' }).$type<{ field: string; label: string }[]>(),
    startedAt: integer('started_at').notNull(),
    retryAt: integer('retry_at').notNull(),
    attempt: integer('attempt').notNull().default(0),
    draftedAt: integer('drafted_at'),
    finalAt: integer('final_at'),
    finalBy: text('final_by'),
  },
  (t) => [
    uniqueIndex('reports_version').on(t.eventId, t.version),
    index('reports_drafting').on(t.retryAt).where(sql`status = 'drafting'`),
  ],
);
