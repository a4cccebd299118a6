/** The kinds of file that a paper is given out as, and what each is to a browser. */
export const PAPER_TYPES = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type PaperFile = keyof typeof PAPER_TYPES;

/** A title as a part of a file's name: letters and digits of ASCII joined by hyphens, at most 60; never empty. */
export const slug = (title: string) =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'laporan';
