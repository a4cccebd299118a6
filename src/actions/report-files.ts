import { findEvent } from '../db/events.ts';
import { findOrganization } from '../db/organizations.ts';
import { reportDocx } from '../documents/report-docx.ts';
import { dateOf } from '../domain/dates.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { printable, renderMarkdown } from '../domain/draft/markdown.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';
import { readReport } from './reports.ts';

const TYPES = {
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const slug = (title: string) =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'laporan';

/** The draft that stands, as a file. `not_drafted` while there is none. */
export async function reportFile(
  ctx: Context,
  eventId: string,
  kind: 'md' | 'docx',
  form: ReportForm,
): Promise<{ ok: true; body: string | ArrayBuffer; type: string; name: string } | Refusal> {
  const [found, event] = await Promise.all([readReport(ctx, eventId, form), findEvent(ctx, eventId)]);
  if (!found || !event) return { ok: false, reason: 'not_found' };
  const { report } = found;
  const all = found.text?.sections;
  if (report.status === 'drafting' || !all) return { ok: false, reason: 'not_drafted' };
  const missing = report.missing ?? [];
  const name = `${form}-${slug(event.title)}.${kind}`;
  if (kind === 'md')
    return {
      ok: true,
      body: renderMarkdown({ form, title: event.title, sections: all, missing }),
      type: TYPES.md,
      name,
    };
  const organization = await findOrganization(ctx.db, ctx.organizationId);
  const bytes = await reportDocx({
    title: event.title,
    organization: organization?.name ?? event.host,
    host: event.host,
    place: event.unconfirmed.includes('venue') ? null : event.venueCity,
    date: event.unconfirmed.includes('date') ? null : dateOf(event.startsLocal),
    sections: printable({ sections: all }),
    missing,
    status: report.status === 'final' ? 'final' : 'draft',
    signatory: event.leaderPosition ? { position: event.leaderPosition, name: event.leaderName } : null,
  });
  return { ok: true, body: bytes.slice().buffer as ArrayBuffer, type: TYPES.docx, name };
}
