import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export type RoleRow = { role: string; name: string | null; position: string | null };
export type Unconfirmed = 'time' | 'date' | 'venue';

/**
 * `starts_local`/`ends_local` are wall-clock in `timezone`; `starts_at`/`ends_at` the same as epoch milliseconds.
 * `revision` counts changes of the event, `facts_revision` changes of anything its report rests on, `sequence` announced
 * changes. `lifecycle` is the generation of the workflow that owns its milestones; a higher one replaces it.
 */
export const events = sqliteTable(
  'events',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    type: text('type').notNull(),
    title: text('title').notNull(),
    theme: text('theme'),
    programmeId: text('programme_id'),
    host: text('host').notNull(),
    leaderName: text('leader_name'),
    leaderPosition: text('leader_position'),
    startsLocal: text('starts_local').notNull(),
    endsLocal: text('ends_local').notNull(),
    endsGiven: integer('ends_given', { mode: 'boolean' }).notNull(),
    timezone: text('timezone').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    venueName: text('venue_name').notNull(),
    venueAddress: text('venue_address'),
    venueCity: text('venue_city'),
    dress: text('dress'),
    notes: text('notes'),
    rrule: text('rrule'),
    /** The series it is held in; its place there is that of its start. */
    seriesId: text('series_id'),
    /** The change over several events of its series that reached it last: said again it is not moved twice. */
    seriesChange: text('series_change'),
    /** How many have room; null where nobody counts. */
    capacity: integer('capacity'),
    roles: text('roles', { mode: 'json' }).$type<RoleRow[]>().notNull(),
    unconfirmed: text('unconfirmed', { mode: 'json' }).$type<Unconfirmed[]>().notNull(),
    status: text('status', {
      enum: ['scheduled', 'invited', 'closed', 'reported', 'cancelled', 'postponed'],
    }).notNull(),
    sequence: integer('sequence').notNull().default(0),
    revision: integer('revision').notNull().default(1),
    factsRevision: integer('facts_revision').notNull().default(1),
    lifecycle: integer('lifecycle').notNull().default(0),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    /** When it was last changed or called off; what subscribed calendars go by. */
    changedAt: integer('changed_at'),
    sentAt: integer('sent_at'),
    closedAt: integer('closed_at'),
    cancelledReason: text('cancelled_reason'),
    /** The draft of the form it was made from: of one draft comes one event. */
    draftId: text('draft_id'),
    /** Made to be looked at and removed again; the only events that can be deleted. */
    sample: integer('sample', { mode: 'boolean' }).notNull().default(false),
    /** Until when the date poll that runs takes answers (epoch ms); null while none runs. */
    pollingUntil: integer('polling_until'),
  },
  (t) => [
    index('events_by_start').on(t.organizationId, t.startsAt, t.id),
    index('events_held_by_kind').on(t.organizationId, t.type, t.startsAt).where(sql`status in ('closed', 'reported')`),
    index('events_by_status').on(t.organizationId, t.status, t.endsAt),
    index('events_by_series').on(t.organizationId, t.seriesId, t.startsAt, t.id).where(sql`series_id is not null`),
    index('events_by_programme').on(t.organizationId, t.programmeId, t.startsAt).where(sql`programme_id is not null`),
    uniqueIndex('events_draft_once').on(t.organizationId, t.draftId).where(sql`draft_id is not null`),
  ],
);

/**
 * What joins events held by one rule. The rule and the first start (wall-clock in `timezone`) say how it was made; what is
 * held, and when, stands in its events alone. `exdates`: dates left out.
 */
export const series = sqliteTable(
  'series',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    title: text('title').notNull(),
    rrule: text('rrule'),
    exdates: text('exdates', { mode: 'json' }).$type<string[]>().notNull(),
    startsLocal: text('starts_local').notNull(),
    timezone: text('timezone').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [index('series_by_age').on(t.organizationId, t.createdAt, t.id)],
);

/** When and where an event was said to be, before a change. Locals are wall-clock in `timezone`. */
export type ToldTimes = {
  startsLocal: string;
  endsLocal: string;
  timezone: string;
  venueName: string;
  venueAddress: string | null;
  venueCity: string | null;
  unconfirmed: Unconfirmed[];
};

/**
 * Every change that was announced to those invited: what stood `before`, and what `sequence` it made. `retimed` where
 * answers were asked anew. The reason is of a cancellation or a postponement.
 */
export const eventChanges = sqliteTable(
  'event_changes',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind', { enum: ['changed', 'postponed', 'cancelled'] }).notNull(),
    before: text('before', { mode: 'json' }).$type<ToldTimes>().notNull(),
    retimed: integer('retimed', { mode: 'boolean' }).notNull(),
    reason: text('reason'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('event_changes_once').on(t.eventId, t.sequence)],
);

/** `given`: written by the coordinator, not taken from the kind of event. */
export const agendaItems = sqliteTable(
  'agenda_items',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    startsLocal: text('starts_local').notNull(),
    endsLocal: text('ends_local').notNull(),
    title: text('title').notNull(),
    officer: text('officer'),
    given: integer('given', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('agenda_items_event').on(t.eventId, t.ordinal)],
);

export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    title: text('title').notNull(),
    dueOn: text('due_on').notNull(),
    /** Days before the event's date (negative: after it) where it was given so: it moves with the event. Null for a date. */
    daysBefore: integer('days_before'),
    given: integer('given', { mode: 'boolean' }).notNull(),
    /** When its being undone is told to the coordinators (08.00 of the day after); null when it never is. */
    chaseAt: integer('chase_at'),
    doneAt: integer('done_at'),
    doneBy: text('done_by'),
    chasedAt: integer('chased_at'),
    /** Who of `task_owners` sees to it, and when he was last owed word of it as it stands; null while he is still to hear. */
    ownerId: text('owner_id'),
    toldAt: integer('told_at'),
  },
  (t) => [
    index('tasks_event').on(t.eventId, t.ordinal),
    index('tasks_owner').on(t.ownerId).where(sql`owner_id is not null`),
    index('tasks_open').on(t.organizationId, t.dueOn).where(sql`done_at is null`),
    index('tasks_to_chase').on(t.chaseAt).where(sql`chase_at is not null and chased_at is null and done_at is null`),
  ],
);

/** What happens by itself, and when. `step` tells two of one kind apart (days before; the number of a poll). */
export const milestones = sqliteTable(
  'milestones',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    kind: text('kind', { enum: ['send', 'reminder', 'ask_missing', 'draft', 'poll_reminder', 'poll_close'] }).notNull(),
    step: integer('step').notNull(),
    dueAt: integer('due_at').notNull(),
    state: text('state', { enum: ['due', 'done', 'skipped'] }).notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [
    uniqueIndex('milestones_once').on(t.eventId, t.kind, t.step),
    index('milestones_due').on(t.dueAt).where(sql`state = 'due'`),
  ],
);
