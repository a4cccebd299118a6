/** One sentence and the ids of the facts it rests on. */
export type Sentence = { text: string; sources: string[] };

/** What a writer makes of facts, whoever the writer is. */
export type Draft = { sections: { heading: string; sentences: Sentence[] }[] };

/** What is written from one list of facts: the full report, minutes of a meeting, a press release, the short one for chat. */
export const REPORT_FORMS = ['laporan', 'notulen', 'siaran-pers', 'pesan'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];
