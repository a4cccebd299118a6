import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReportForm, Section } from '../../domain/draft/draft.ts';
import type { Fact } from '../../domain/facts.ts';

/** Somebody's deed: the actor as the audit names him, and when (epoch ms). */
export type Deed = { by: string; at: number };

/** `id` is its own within a version and a form. `kept`: flagged, and somebody answers for it with his name. */
export type StoredSentence = {
  id: string;
  text: string;
  sources: string[];
  verdict: 'supported' | 'flagged';
  reason?: string;
  edited?: Deed;
  kept?: Deed;
};
export type StoredSection = Section<StoredSentence>;
/** Drafts made before facts kept what they say in a form that can be checked have only the first three. */
export type StoredFact = Pick<Fact, 'id' | 'label' | 'value'> & Partial<Pick<Fact, 'kind' | 'data' | 'refs'>>;
/** What a model's draft took; tokens as the server counted them. */
export type ModelUsage = {
  model: string;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  milliseconds: number;
};

/** One row a version. `drafting` rows are promises: the sweep keeps them when the workflow that should did not. */
export const reports = sqliteTable(
  'reports',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', { enum: ['drafting', 'draft', 'final'] }).notNull(),
    factsRevision: integer('facts_revision').notNull(),
    writer: text('writer'),
    facts: text('facts', { mode: 'json' }).$type<StoredFact[]>(),
    missing: text('missing', { mode: 'json' }).$type<{ field: string; label: string }[]>(),
    usage: text('usage', { mode: 'json' }).$type<ModelUsage>(),
    startedAt: integer('started_at').notNull(),
    retryAt: integer('retry_at').notNull(),
    attempt: integer('attempt').notNull().default(0),
    draftedAt: integer('drafted_at'),
    finalAt: integer('final_at'),
    finalBy: text('final_by'),
    /** SHA-256 (hex) over everything that was made final. */
    finalHash: text('final_hash'),
  },
  (t) => [
    uniqueIndex('reports_version').on(t.eventId, t.version),
    index('reports_drafting').on(t.retryAt).where(sql`status = 'drafting'`),
  ],
);

/** The words of a version in one form. `revision` rises with every edit, so that of two at once one is told to look again. */
export const reportTexts = sqliteTable(
  'report_texts',
  {
    reportId: text('report_id').notNull(),
    form: text('form').$type<ReportForm>().notNull(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    sections: text('sections', { mode: 'json' }).$type<StoredSection[]>().notNull(),
    revision: integer('revision').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.form] }), index('report_texts_event').on(t.eventId)],
);

/** A sentence as an edit found it; a removed one with where it stood: the section's place, and the sentence before it. */
export type EditedSentence = StoredSentence & { place?: { section: number; after: string | null } };

/** What a person did to a sentence; append-only. `before` and `after` are the sentence then and now, null where there is none. */
export const reportEdits = sqliteTable(
  'report_edits',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    reportId: text('report_id').notNull(),
    form: text('form').$type<ReportForm>().notNull(),
    sentenceId: text('sentence_id').notNull(),
    what: text('what', { enum: ['edited', 'kept', 'released', 'added', 'removed', 'restored'] }).notNull(),
    before: text('before', { mode: 'json' }).$type<EditedSentence>(),
    after: text('after', { mode: 'json' }).$type<StoredSentence>(),
    /** The revision of the text that this made. */
    revision: integer('revision').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (t) => [
    uniqueIndex('report_edits_revision').on(t.reportId, t.form, t.revision),
    index('report_edits_event').on(t.eventId),
  ],
);

/** An owner's word that a form of a version may leave the house; it counts for the text with that hash and no other. */
export const reportApprovals = sqliteTable(
  'report_approvals',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    eventId: text('event_id').notNull(),
    reportId: text('report_id').notNull(),
    form: text('form').$type<ReportForm>().notNull(),
    textHash: text('text_hash').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('report_approvals_standing').on(t.reportId, t.form, t.textHash).where(sql`withdrawn_at is null`),
    index('report_approvals_event').on(t.eventId),
  ],
);

/** An agency's own .docx into which a form of the report is written. The newest of a form counts; null: it was taken back. */
export const reportTemplates = sqliteTable(
  'report_templates',
  {
    id: text('id').primaryKey(),
    organizationId: text('organization_id').notNull(),
    form: text('form').$type<ReportForm>().notNull(),
    name: text('name').notNull(),
    bytes: integer('bytes').notNull(),
    fileKey: text('file_key').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    removedBy: text('removed_by'),
    removedAt: integer('removed_at'),
  },
  (t) => [uniqueIndex('report_templates_standing').on(t.organizationId, t.form).where(sql`removed_at is null`)],
);
