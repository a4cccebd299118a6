import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * A date poll of an event; `number` counts them, one is open at a time. `extensions` counts how often its deadline was
 * moved: a new one owes its reminder anew. `ended` is over without a date, `fixed` with `fixed_slot`.
 */
export const polls = sqliteTable(
  'polls',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    number: integer('number').notNull(),
    state: text('state', { enum: ['open', 'fixed', 'ended'] }).notNull(),
    /** Epoch ms; answers by link are taken before it. */
    deadlineAt: integer('deadline_at').notNull(),
    extensions: integer('extensions').notNull().default(0),
    fixedSlot: integer('fixed_slot'),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    closedBy: text('closed_by'),
    closedAt: integer('closed_at'),
  },
  (t) => [
    uniqueIndex('polls_number').on(t.eventId, t.number),
    uniqueIndex('polls_one_open').on(t.eventId).where(sql`state = 'open'`),
  ],
);

/** A time asked about: wall-clock in `timezone` and the same as epoch ms. `ends_given`: an end was named, not taken from the event's length. */
export const pollSlots = sqliteTable(
  'poll_slots',
  {
    pollId: text('poll_id').notNull(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    /** From 1, as they are shown and answered. */
    ordinal: integer('ordinal').notNull(),
    startsLocal: text('starts_local').notNull(),
    endsLocal: text('ends_local').notNull(),
    endsGiven: integer('ends_given', { mode: 'boolean' }).notNull(),
    timezone: text('timezone').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.pollId, t.ordinal] })],
);

/** An invitee who is asked, with a link of his own for this poll. */
export const pollSeats = sqliteTable(
  'poll_seats',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    pollId: text('poll_id').notNull(),
    invitationId: text('invitation_id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    tokenGeneration: integer('token_generation').notNull().default(0),
  },
  (t) => [
    uniqueIndex('poll_seats_once').on(t.pollId, t.invitationId),
    index('poll_seats_invitation').on(t.invitationId),
  ],
);

/** Append-only; of one seat and slot the newest counts. The note is what was said with it. */
export const pollAnswers = sqliteTable(
  'poll_answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    pollId: text('poll_id').notNull(),
    seatId: text('seat_id').notNull(),
    slot: integer('slot').notNull(),
    answer: text('answer', { enum: ['in_person', 'delegate', 'cannot'] }).notNull(),
    note: text('note'),
    channel: text('channel', { enum: ['link', 'phone', 'whatsapp', 'letter', 'in_person'] }).notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [index('poll_answers_seat').on(t.seatId, t.slot, t.id), index('poll_answers_poll').on(t.pollId)],
);
