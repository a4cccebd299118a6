/** One sentence and the ids of the facts it rests on. */
export type Sentence = { text: string; sources: string[] };

/** What a writer makes of facts, whoever the writer is. */
export type Draft = { sections: { heading: string; sentences: Sentence[] }[] };

/** The full report (Laporan kegiatan) and the short one for chat. */
export type ReportForm = 'laporan' | 'pesan';
