import { reportDocx } from '../documents/report-docx.ts';
import { reportPdf } from '../documents/report-pdf.ts';
import { filledTemplate } from '../documents/template.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { renderMarkdown } from '../domain/draft/markdown.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import type { Context } from './context.ts';
import { PAPER_TYPES, slug } from './paper-files.ts';
import type { Refusal } from './refusals.ts';
import { APPROVED_FORM, approvalOf } from './report-approvals.ts';
import { reportPaper } from './report-papers.ts';
import { templateBytes } from './report-templates.ts';
import { readReport } from './reports.ts';

/** The draft that stands, as a file. `not_drafted` while there is none. */
export async function reportFile(
  ctx: Context,
  eventId: string,
  kind: 'md' | 'docx' | 'pdf',
  form: ReportForm,
): Promise<{ ok: true; body: string | ArrayBuffer; type: string; name: string } | Refusal> {
  const found = await readReport(ctx, eventId, form);
  if (!found) return { ok: false, reason: 'not_found' };
  const { event, report } = found;
  const all = found.text?.sections;
  if (report.status === 'drafting' || !all) return { ok: false, reason: 'not_drafted' };
  const missing = report.missing ?? [];
  const name = `${form}-${slug(event.title)}.${kind}`;
  // a press release that nobody approved can be read and worked on, and says so
  const approval = form === APPROVED_FORM ? await approvalOf(ctx, eventId, all) : null;
  if (kind === 'md') {
    const text = renderMarkdown({ form, title: event.title, sections: all, missing });
    const unapproved = form === APPROVED_FORM && approval === null;
    return { ok: true, body: unapproved ? `${DOCUMENTS_ID.unapproved}\n\n${text}` : text, type: PAPER_TYPES.md, name };
  }
  const paper = await reportPaper(ctx, { event, report, form, sections: all, stale: found.stale }, { approval });
  const template = kind === 'docx' ? await templateBytes(ctx, form, report.finalAt) : null;
  const bytes = await (template
    ? filledTemplate(template, paper)
    : kind === 'pdf'
      ? reportPdf(paper)
      : reportDocx(paper));
  return { ok: true, body: bytes.slice().buffer as ArrayBuffer, type: PAPER_TYPES[kind], name };
}
