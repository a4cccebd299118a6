import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Every change through every door. `hash` seals an entry to the one before it; a sweep fills it in order. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id'),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    door: text('door').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    before: text('before', { mode: 'json' }).$type<unknown>(),
    after: text('after', { mode: 'json' }).$type<unknown>(),
    hash: text('hash'),
  },
  (t) => [index('audit_event').on(t.eventId, t.id), index('audit_unsealed').on(t.id).where(sql`hash is null`)],
);

/** What a POST with an Idempotency-Key answered. `status` is null while it runs. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    organizationId: text('organization_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    startedAt: integer('started_at').notNull(),
    leaseUntil: integer('lease_until').notNull(),
    status: integer('status'),
    body: text('body'),
    headers: text('headers'),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.key] }), index('idempotency_started').on(t.startedAt)],
);

/** The mailbox of one machine without SMTP. */
export const mailbox = sqliteTable('mailbox', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  messageId: text('message_id').notNull().unique(),
  to: text('to').notNull(),
  subject: text('subject').notNull(),
  raw: text('raw').notNull(),
  at: integer('at').notNull(),
});

/** Counters of wrong tokens and codes, by window. */
export const attempts = sqliteTable(
  'attempts',
  {
    key: text('key').notNull(),
    window: integer('window').notNull(),
    number: integer('number').notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.window] })],
);

/** Few things that belong to the installation: that it was seeded, that dispatch is held while it stops. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
