import { firstAnswers } from '../db/answers.ts';
import type { EventRow } from '../db/events.ts';
import { findOrganization } from '../db/organizations.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import type { PaperFact, ReportPaper } from '../documents/report-contents.ts';
import { type Chart, chartsOf } from '../domain/charts.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { printable } from '../domain/draft/markdown.ts';
import type { Context } from './context.ts';
import { eventRecord } from './record.ts';

/** What of an event is easier seen than read, from what is recorded now. */
export async function eventCharts(ctx: Context, eventId: string): Promise<Chart[]> {
  const [found, answers] = await Promise.all([eventRecord(ctx, eventId), firstAnswers(ctx, eventId)]);
  return found ? chartsOf(found.record, answers) : [];
}

type Drafted = {
  event: EventRow;
  report: ReportRow;
  form: ReportForm;
  sections: StoredSection[];
  stale: boolean;
};
/** What others than the draft bring along. */
type More = Pick<ReportPaper, 'approval' | 'photos'>;

/** The forms that photos are shown behind. */
const PICTURED: readonly ReportForm[] = ['laporan', 'notulen'];

/** A draft as it goes on paper. Charts only where the words say what is recorded now: both must agree. */
export async function reportPaper(ctx: Context, drafted: Drafted, more: More = {}): Promise<ReportPaper> {
  const { event, report, form, sections, stale } = drafted;
  const [organization, charts] = await Promise.all([
    findOrganization(ctx.db, ctx.organizationId),
    form === 'laporan' && !stale ? eventCharts(ctx, event.id) : [],
  ]);
  const { finalAt, finalBy, finalHash } = report;
  return {
    form,
    title: event.title,
    organization: organization?.name ?? event.host,
    host: event.host,
    place: event.unconfirmed.includes('venue') ? null : event.venueCity,
    date: event.unconfirmed.includes('date') ? null : dateOf(event.startsLocal),
    sections: printable({ sections }),
    missing: report.missing ?? [],
    facts: (report.facts ?? []) as PaperFact[],
    status: report.status === 'final' ? 'final' : 'draft',
    signatory: event.leaderPosition ? { position: event.leaderPosition, name: event.leaderName } : null,
    charts,
    photos: PICTURED.includes(form) ? (more.photos ?? []) : [],
    approval: more.approval ?? null,
    final:
      finalAt !== null && finalBy && finalHash
        ? { by: finalBy, date: dateOf(localOf(finalAt, event.timezone)), hash: finalHash }
        : null,
  };
}
