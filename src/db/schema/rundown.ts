import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What was pressed while the rundown ran, append-only: an item started or finished at `at`, was said to be `minutes` late,
 * or an earlier mark (`of`) was taken back. Of an item that is no longer in the rundown they stay, and count for nothing.
 */
export const agendaMarks = sqliteTable(
  'agenda_marks',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    itemId: text('item_id').notNull(),
    kind: text('kind', { enum: ['started', 'finished', 'delayed', 'undone'] }).notNull(),
    minutes: integer('minutes'),
    of: integer('of'),
    at: integer('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [
    index('agenda_marks_event').on(t.eventId, t.id),
    uniqueIndex('agenda_marks_undone_once').on(t.of).where(sql`of is not null`),
  ],
);

/**
 * Who of another agency (or our own) sees to tasks of an event, by a link of his own and without an account. `key` is what
 * tells him from others of the event: his e-mail, else his name, agency and phone. The link's token is computed from id and
 * generation; only its hash is stored.
 */
export const taskOwners = sqliteTable(
  'task_owners',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    key: text('key').notNull(),
    name: text('name'),
    agency: text('agency'),
    email: text('email'),
    phone: text('phone'),
    tokenHash: text('token_hash').notNull().unique(),
    tokenGeneration: integer('token_generation').notNull().default(0),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [uniqueIndex('task_owners_once').on(t.eventId, t.key)],
);
