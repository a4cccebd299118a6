/** One sentence and the ids of the facts it rests on. Lines of a list stand in one sentence, parted by line breaks. */
export type Sentence = { text: string; sources: string[] };

/** `part`: the greater part of the paper that a section belongs to, in forms that have such ('PELAKSANAAN'). */
export type Section<Of = Sentence> = { part?: string; heading: string; sentences: Of[] };

/** What a writer makes of facts, whoever the writer is. */
export type Draft = { sections: Section[] };

/** What is written from one list of facts: the full report, minutes of a meeting, a press release, the short one for chat. */
export const REPORT_FORMS = ['laporan', 'notulen', 'siaran-pers', 'pesan'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];
