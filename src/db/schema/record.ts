import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Who came: the holder, his representative, or a walk-in. Undone, never deleted. */
export const attendance = sqliteTable(
  'attendance',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    invitationId: text('invitation_id'),
    present: text('present', { enum: ['holder', 'representative', 'walk_in'] }).notNull(),
    name: text('name'),
    position: text('position'),
    agency: text('agency'),
    session: text('session').notNull().default(''),
    at: integer('at').notNull(),
    nonce: text('nonce'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    undoneAt: integer('undone_at'),
    undoneBy: text('undone_by'),
  },
  (t) => [
    uniqueIndex('attendance_office_once')
      .on(t.eventId, t.invitationId, t.session)
      .where(sql`undone_at is null and invitation_id is not null`),
    uniqueIndex('attendance_nonce_once').on(t.eventId, t.nonce).where(sql`nonce is not null`),
    index('attendance_event').on(t.eventId, t.undoneAt),
  ],
);

export const forceCounts = sqliteTable(
  'force_counts',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    unitKey: text('unit_key').notNull(),
    unit: text('unit').notNull(),
    personnel: integer('personnel').notNull(),
    vehicles: integer('vehicles'),
    ordinal: integer('ordinal').notNull(),
  },
  (t) => [uniqueIndex('force_counts_once').on(t.eventId, t.unitKey)],
);

export const counts = sqliteTable(
  'counts',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    what: text('what').notNull(),
    number: integer('number').notNull(),
    note: text('note'),
  },
  (t) => [uniqueIndex('counts_once').on(t.eventId, t.what)],
);

export const outcomes = sqliteTable(
  'outcomes',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    kind: text('kind', {
      enum: ['emphasis', 'remark', 'quote', 'risk', 'decision', 'follow_up', 'question'],
    }).notNull(),
    text: text('text').notNull(),
    speaker: text('speaker'),
    owner: text('owner'),
    due: text('due'),
    createdAt: integer('created_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [index('outcomes_event').on(t.eventId, t.ordinal)],
);
