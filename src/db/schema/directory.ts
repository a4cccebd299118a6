import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Where an invitee comes from: DPRD, a Dinas, another Polres. */
export const agencies = sqliteTable(
  'agencies',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
  },
  (t) => [uniqueIndex('agencies_once').on(t.organizationId, t.key)],
);

/** A jabatan of an agency. `key` is position and agency without capacity, case and spaces. */
export const offices = sqliteTable(
  'offices',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    agencyId: text('agency_id').notNull(),
    key: text('key').notNull(),
    title: text('title').notNull(),
    precedenceClass: integer('precedence_class').notNull(),
    email: text('email'),
    phone: text('phone'),
    staffEmail: text('staff_email'),
    staffPhone: text('staff_phone'),
  },
  (t) => [uniqueIndex('offices_once').on(t.organizationId, t.key)],
);

/**
 * Who holds an office, in which capacity, from when to when (dates, both included; null is open). What an invitation
 * names is only proposed until a person confirms or rejects it.
 */
export const tenures = sqliteTable(
  'tenures',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    officeId: text('office_id').notNull(),
    name: text('name').notNull(),
    capacity: text('capacity').notNull(),
    state: text('state', { enum: ['proposed', 'confirmed', 'rejected'] }).notNull(),
    fromDate: text('from_date'),
    untilDate: text('until_date'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('tenures_once').on(t.officeId, t.name, t.capacity, t.fromDate).where(sql`from_date is not null`),
    uniqueIndex('tenures_once_undated').on(t.officeId, t.name, t.capacity).where(sql`from_date is null`),
    index('tenures_office').on(t.officeId, t.state),
    index('tenures_proposed').on(t.organizationId).where(sql`state = 'proposed'`),
  ],
);

/** A name under which events of several kinds and hosts are held. */
export const programmes = sqliteTable(
  'programmes',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    name: text('name').notNull(),
  },
  (t) => [uniqueIndex('programmes_once').on(t.organizationId, t.name)],
);
