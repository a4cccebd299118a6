import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OutcomeKind } from '../../domain/record.ts';

/** Rough notes as somebody pasted them. */
export const notes = sqliteTable(
  'notes',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    text: text('text').notNull(),
    sha256: text('sha256').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [uniqueIndex('notes_once').on(t.eventId, t.sha256)],
);

/** An outcome proposed from a passage of notes: `passage` verbatim, `from` and `until` its characters in them. */
export const noteProposals = sqliteTable(
  'note_proposals',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    noteId: text('note_id').notNull(),
    position: integer('position').notNull(),
    passage: text('passage').notNull(),
    from: integer('from_char').notNull(),
    until: integer('until_char').notNull(),
    kind: text('kind').$type<OutcomeKind>().notNull(),
    text: text('text').notNull(),
    speaker: text('speaker'),
    owner: text('owner'),
    due: text('due'),
    /** A model's name, or 'rules'. */
    proposedBy: text('proposed_by').notNull(),
    state: text('state', { enum: ['proposed', 'accepted', 'dismissed'] }).notNull(),
    outcomeId: text('outcome_id'),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
  },
  (t) => [uniqueIndex('note_proposals_position').on(t.noteId, t.position), index('note_proposals_event').on(t.eventId)],
);
