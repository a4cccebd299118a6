import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The private calendar of an office, read now and then for when it is busy. Its URL is a secret: shown is its host alone. */
export const officeFeeds = sqliteTable(
  'office_feeds',
  {
    officeId: text('office_id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    url: text('url').notNull(),
    /** `new` until it was read once; `dead` after five failures in a row, though it is tried on */
    state: text('state', { enum: ['new', 'ok', 'dead'] })
      .notNull()
      .default('new'),
    lastError: text('last_error'),
    /** when it was last reached, and when all of it was last read (the window moves on though a calendar stands still) */
    fetchedAt: integer('fetched_at'),
    readAt: integer('read_at'),
    nextFetchAt: integer('next_fetch_at').notNull(),
    /** tries since the last that succeeded, those under way included */
    failures: integer('failures').notNull().default(0),
    etag: text('etag'),
    /** entries of it that could not be read, and those of a zone nobody knows */
    skipped: integer('skipped').notNull().default(0),
    guessed: integer('guessed').notNull().default(0),
  },
  (t) => [index('office_feeds_due').on(t.nextFetchAt)],
);

/** When an office is busy by its own calendar: epoch milliseconds, merged; nothing else is kept of it. */
export const officeBusy = sqliteTable(
  'office_busy',
  {
    officeId: text('office_id').notNull(),
    organizationId: text('organization_id').notNull(),
    fromAt: integer('from_at').notNull(),
    untilAt: integer('until_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.fromAt, t.untilAt] })],
);
