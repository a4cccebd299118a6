import * as z from 'zod';
import { MISSING_FIELDS } from '../domain/kinds.ts';
import { OUTCOME_KINDS } from '../domain/record-inputs.ts';
import { pageOut } from './shapes.ts';

/** What the API answers about reports, and about the notes they come from. */
const text = z.string();
const maybe = z.string().nullable();

/** Somebody's deed by name, and when. */
const deedOut = z.object({ by: text, at: text });
const sentenceOut = z.object({
  id: text,
  text: text,
  sources: z.array(text),
  verdict: z.enum(['supported', 'flagged']),
  reason: text.optional(),
  edited: deedOut.optional(),
  kept: deedOut.optional(),
});
const finalOut = z.object({ by: text, at: text, hash: maybe }).nullable();

export const reportOut = z
  .object({
    status: z.enum(['drafting', 'draft', 'final']),
    form: text,
    version: z.number().int(),
    stale: z.boolean(),
    writer: maybe,
    usage: z
      .object({
        model: text,
        calls: z.number().int(),
        input_tokens: z.number().int(),
        output_tokens: z.number().int(),
        milliseconds: z.number().int(),
      })
      .nullable()
      .meta({ description: 'What a model was asked for this version, also where its words were not used' }),
    sections: z.array(z.object({ part: text.optional(), heading: text, sentences: z.array(sentenceOut) })),
    missing: z.array(z.object({ field: z.enum(MISSING_FIELDS), label: text })),
    facts: z.array(z.object({ id: text, label: text, value: text, link: text })),
    untold: z.array(text).meta({ description: 'Facts that no sentence rests on that files carry' }),
    /** Of a final report: who made it so, when, and the SHA-256 of all of it. */
    final: finalOut,
    /** Of a press release: the owner's word that counts for these words. */
    approval: deedOut.nullable(),
  })
  .meta({ id: 'Report' });

export const englishOut = z
  .object({
    version: z.number().int(),
    sections: z.array(
      z.object({ heading: text, sentences: z.array(z.object({ text: text, sources: z.array(text) })) }),
    ),
  })
  .meta({ id: 'ReportEnglish' });

/** One report over a series or a programme: computed when read, and never final. `from` and `until` are its days, both within. */
export const summaryOut = z
  .object({
    status: z.literal('draft'),
    form: text,
    stale: z.literal(false),
    writer: text,
    name: text,
    from: text,
    until: text,
    sections: z.array(z.object({ part: text.optional(), heading: text, sentences: z.array(sentenceOut) })),
    missing: z.array(z.object({ field: z.enum(MISSING_FIELDS), label: text })),
    facts: z.array(z.object({ id: text, label: text, value: text, event_ids: z.array(text) })),
  })
  .meta({ id: 'Summary' });

export const reportEditOut = z.object({ sentence: text, now: sentenceOut.nullable() }).meta({ id: 'ReportEdit' });
export const refreshOut = z.object({ version: z.number().int(), made: z.boolean() }).meta({ id: 'ReportRefresh' });

const versionOut = z.object({
  version: z.number().int(),
  status: z.enum(['drafting', 'draft', 'final']),
  writer: maybe,
  why: z.enum(['first', 'redrafted', 'refreshed']),
  by: maybe,
  drafted_at: maybe,
  edits: z.number().int(),
  final: z.object({ by: text, at: text, hash: maybe, matches: z.boolean().nullable() }).nullable(),
});
export const versionsOut = z.object({ data: z.array(versionOut) }).meta({ id: 'ReportVersions' });
const stretchOut = z.object({ what: z.enum(['same', 'added', 'removed']), text: text });
export const versionViewOut = z
  .object({
    version: z.number().int(),
    status: z.enum(['drafting', 'draft', 'final']),
    form: text,
    sections: z.array(z.object({ part: text.optional(), heading: text, sentences: z.array(sentenceOut) })),
    against: z.number().int().nullable(),
    differences: z.array(
      z.object({
        heading: text,
        sentences: z.array(
          z.union([
            z.object({ what: z.enum(['same', 'added', 'removed']), text: text }),
            z.object({ what: z.literal('changed'), stretches: z.array(stretchOut) }),
          ]),
        ),
      }),
    ),
    edits: z.array(
      z.object({
        sentence: text,
        what: z.enum(['edited', 'kept', 'released', 'added', 'removed', 'restored']),
        before: maybe,
        after: maybe,
        by: text,
        at: text,
      }),
    ),
  })
  .meta({ id: 'ReportVersion' });

/** An outcome proposed from notes: `from` and `until` are characters (UTF-16) of the note's text. */
export const noteProposalOut = z
  .object({
    id: text,
    passage: text,
    from: z.number(),
    until: z.number(),
    kind: z.enum(OUTCOME_KINDS),
    text,
    speaker: maybe,
    owner: maybe,
    due: maybe,
    proposed_by: text,
    state: z.enum(['proposed', 'accepted', 'dismissed']),
    outcome_id: maybe,
  })
  .meta({ id: 'NoteProposal' });
export const noteOut = z.object({ id: text, at: text, text, proposals: z.array(noteProposalOut) }).meta({ id: 'Note' });
export const notesOut = pageOut(noteOut);
