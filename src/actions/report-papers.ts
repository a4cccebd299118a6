import { firstAnswers } from '../db/answers.ts';
import type { EventRow } from '../db/events.ts';
import { findOrganization } from '../db/organizations.ts';
import { listPhotos } from '../db/photos.ts';
import type { ReportRow } from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import type { PaperPhoto } from '../documents/paper.ts';
import type { PaperFact, ReportPaper } from '../documents/report-contents.ts';
import { type Chart, chartsOf } from '../domain/charts.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { printable } from '../domain/draft/markdown.ts';
import { MOST_PHOTOS, PRESS_PHOTOS } from '../domain/photos.ts';
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
type More = Pick<ReportPaper, 'approval'>;

/** How many photos are shown behind each form. */
const SHOWN: Record<ReportForm, number> = {
  laporan: MOST_PHOTOS,
  notulen: MOST_PHOTOS,
  'siaran-pers': PRESS_PHOTOS,
  pesan: 0,
};

/** The photos of an event with their files, as many as a form shows; one whose file was lost is left out. */
async function paperPhotos(ctx: Context, eventId: string, form: ReportForm): Promise<PaperPhoto[]> {
  const rows = SHOWN[form] ? (await listPhotos(ctx, eventId)).slice(0, SHOWN[form]) : [];
  const files = await Promise.all(rows.map(({ fileKey }) => ctx.files.get(fileKey)));
  return rows.flatMap(({ type, width, height, caption }, n) => {
    const bytes = files[n];
    return bytes ? [{ bytes, type, width, height, caption }] : [];
  });
}

/** A draft as it goes on paper. Charts only where the words say what is recorded now: both must agree. */
export async function reportPaper(ctx: Context, drafted: Drafted, more: More = {}): Promise<ReportPaper> {
  const { event, report, form, sections, stale } = drafted;
  const [organization, charts, photos] = await Promise.all([
    findOrganization(ctx.db, ctx.organizationId),
    form === 'laporan' && !stale ? eventCharts(ctx, event.id) : [],
    paperPhotos(ctx, event.id, form),
  ]);
  const { finalAt, finalBy, finalHash } = report;
  return {
    form,
    title: event.title,
    organization: organization?.name ?? event.host,
    host: event.host,
    place: event.unconfirmed.includes('venue') ? null : event.venueCity,
    // signed when it was over: on the last day where the end is known
    date: event.unconfirmed.includes('date') ? null : dateOf(event.endsGiven ? event.endsLocal : event.startsLocal),
    sections: printable({ sections }),
    missing: report.missing ?? [],
    facts: (report.facts ?? []) as PaperFact[],
    status: report.status === 'final' ? 'final' : 'draft',
    at: report.finalAt ?? report.draftedAt,
    signatory: event.leaderPosition ? { position: event.leaderPosition, name: event.leaderName } : null,
    charts,
    photos,
    approval: more.approval ?? null,
    final:
      finalAt !== null && finalBy && finalHash
        ? { by: finalBy, date: dateOf(localOf(finalAt, event.timezone)), hash: finalHash }
        : null,
  };
}
