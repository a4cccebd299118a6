import { docxOf } from './paper-docx.ts';
import type { ReportPaper } from './report-contents.ts';
import { paperOf } from './report-paper.ts';

export type { ReportPaper } from './report-contents.ts';

/** The report in its form as DOCX: letterhead, title, sections, what is missing, room for signatures, annexes. */
export async function reportDocx(report: ReportPaper): Promise<Uint8Array> {
  return docxOf(paperOf(report));
}
