import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * An office or a person asked to an event. `position`, `name`, `agency` are as given for this invitation. The link's
 * token is computed from id and generation; only its hash is stored.
 */
export const invitations = sqliteTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    officeId: text('office_id'),
    ordinal: integer('ordinal').notNull(),
    position: text('position'),
    capacity: text('capacity').notNull(),
    name: text('name'),
    agency: text('agency').notNull(),
    email: text('email'),
    phone: text('phone'),
    requirement: text('requirement', { enum: ['in_person', 'may_delegate', 'optional'] }).notNull(),
    role: text('role', { enum: ['host', 'guest', 'speaker', 'participant'] }).notNull(),
    precedenceClass: integer('precedence_class').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    tokenGeneration: integer('token_generation').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    /** When a coordinator last opened the WhatsApp draft, and who; whether it was sent, nobody knows. */
    whatsappOpenedAt: integer('whatsapp_opened_at'),
    whatsappOpenedBy: text('whatsapp_opened_by'),
    /** Answers up to this id were given for another time of the event: they are kept and no longer count. */
    askedAfter: integer('asked_after').notNull().default(0),
    /** The event's `sequence` that a person told this invitee of himself; mail tells nothing to who has no address. */
    toldByHand: integer('told_by_hand').notNull().default(0),
  },
  (t) => [
    uniqueIndex('invitations_office_once').on(t.eventId, t.officeId).where(sql`office_id is not null`),
    index('invitations_event').on(t.eventId, t.precedenceClass, t.ordinal, t.id),
    index('invitations_office').on(t.officeId).where(sql`office_id is not null`),
  ],
);

/** Append-only; the newest (highest id) given since the invitation was last asked is its status. */
export const answers = sqliteTable(
  'answers',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    invitationId: text('invitation_id').notNull(),
    answer: text('answer', { enum: ['accepted', 'represented', 'declined', 'tentative'] }).notNull(),
    representativeName: text('representative_name'),
    representativePosition: text('representative_position'),
    representativeContact: text('representative_contact'),
    filledBy: text('filled_by'),
    note: text('note'),
    channel: text('channel', { enum: ['link', 'phone', 'whatsapp', 'letter', 'in_person'] }).notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    requestKey: text('request_key').unique(),
  },
  (t) => [
    index('answers_invitation').on(t.invitationId, t.id),
    index('answers_represented').on(t.eventId).where(sql`representative_name is not null`),
  ],
);

/**
 * The ledger: one row per mail owed. owed → sending (claimed, just before its connection opens) → sent; `parked` when
 * the outcome is unknown. `message_key` names the message for ever: a resend carries the same Message-ID. `sequence` of a
 * change is the event's, of a reminder or a poll its occasion. A change tells the event as it is when it goes out, cancelled too.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    invitationId: text('invitation_id'),
    answerId: integer('answer_id'),
    /** Whom it is about beside an invitation: of mails on tasks the owner; null when it goes to the coordinators. */
    subjectId: text('subject_id'),
    kind: text('kind', {
      enum: [
        'invitation',
        'reminder',
        'representative',
        'representative_released',
        'change',
        'representative_change',
        'ask_missing',
        'task_chase',
        'task_assigned',
        'report_ready',
        'poll',
        'poll_reminder',
        'poll_fixed',
        'poll_closed',
      ],
    }).notNull(),
    sequence: integer('sequence').notNull(),
    messageKey: text('message_key').notNull().unique(),
    recipient: text('recipient').notNull(),
    state: text('state', { enum: ['owed', 'sending', 'sent', 'parked', 'bounced', 'failed', 'dropped'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: integer('next_attempt_at').notNull(),
    claimedAt: integer('claimed_at'),
    finishedAt: integer('finished_at'),
    lastError: text('last_error'),
    /** The event's `sequence` that the mail was made from: what its reader takes for true. */
    toldSequence: integer('told_sequence'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.invitationId, t.kind, t.sequence).where(sql`invitation_id is not null`),
    index('deliveries_owed').on(t.nextAttemptAt).where(sql`state = 'owed'`),
    index('deliveries_sending').on(t.claimedAt).where(sql`state = 'sending'`),
    index('deliveries_event').on(t.eventId, t.kind),
    index('deliveries_finished').on(t.eventId, t.finishedAt).where(sql`finished_at is not null`),
    index('deliveries_stuck').on(t.organizationId, t.eventId).where(sql`state in ('parked', 'failed', 'bounced')`),
  ],
);
