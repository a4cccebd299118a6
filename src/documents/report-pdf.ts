import { pdfOf } from './paper-pdf.ts';
import type { ReportPaper } from './report-contents.ts';
import { paperOf } from './report-paper.ts';

/** The same as `reportDocx`, as PDF. */
export async function reportPdf(report: ReportPaper): Promise<Uint8Array> {
  return pdfOf(paperOf(report));
}
