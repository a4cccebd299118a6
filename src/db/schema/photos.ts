import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Photos of an event, in their order; the picture itself is a private file. */
export const photos = sqliteTable(
  'photos',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    position: integer('position').notNull(),
    caption: text('caption'),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    bytes: integer('bytes').notNull(),
    type: text('type', { enum: ['image/jpeg', 'image/png'] }).notNull(),
    /** Of the file as it is kept, so that the same picture is kept once. */
    sha256: text('sha256').notNull(),
    fileKey: text('file_key').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('photos_once').on(t.eventId, t.sha256), index('photos_event').on(t.eventId, t.position)],
);

/** Files that no row names any more, to be deleted by the sweep: a row first, then the deed. */
export const filesToDelete = sqliteTable('files_to_delete', {
  fileKey: text('file_key').primaryKey(),
  organizationId: text('organization_id').notNull(),
  at: integer('at').notNull(),
});
