import type { Context as HonoContext } from 'hono';
import { closeEvent } from '../actions/events.ts';
import { eventRecord } from '../actions/record.ts';
import { APPROVED_FORM, approvalOf, printedHash } from '../actions/report-approvals.ts';
import { reportFile } from '../actions/report-files.ts';
import { eventCharts } from '../actions/report-papers.ts';
import { refreshReport, revisionsOf } from '../actions/report-refresh.ts';
import { namesOf } from '../actions/report-versions.ts';
import { finalizeReport, isStale, redraftReport, stampOf } from '../actions/reports.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { listForces } from '../db/forces.ts';
import { listPhotos } from '../db/photos.ts';
import { type EditRow, listEdits } from '../db/report-versions.ts';
import { allTexts, currentReport, draftingReport } from '../db/reports.ts';
import type { StoredSection } from '../db/schema/reports.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import { PRESS_PHOTOS } from '../domain/photos.ts';
import { leftBehind, untold } from '../domain/report-leaving.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { formOf } from './report-editing.tsx';
import { fillGap, isFillable } from './report-gaps.ts';
import type { MissingThings } from './report-missing.tsx';
import { ReportBody, type ReportForms, ReportPage, type ReportState } from './report-page.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';

/** What the report would lack if it were made now. */
async function missingNow(c: C) {
  const found = await eventRecord(c.get('ctx'), idOf(c));
  return found ? missingFields(found.record, kindById(found.record.kindId)) : [];
}

/** Everybody who did something that the page tells of. */
const doersOf = (sections: StoredSection[], edits: EditRow[], more: (string | null | undefined)[]) => [
  ...more,
  ...sections.flatMap(({ sentences }) => sentences.flatMap(({ edited, kept }) => [edited?.by, kept?.by])),
  ...edits.map(({ by }) => by),
];

/** What stands of an event's report. What is missing comes from the draft, unless something changed since. */
async function stateOf(c: C, event: EventRow): Promise<ReportState> {
  const ctx = c.get('ctx');
  const form = formOf(c);
  const [found, drafting] = await Promise.all([
    currentReport(ctx, event.id, form),
    event.status === 'closed' ? draftingReport(ctx, event.id) : undefined,
  ]);
  const report = found?.report ?? null;
  const stale = report !== null && isStale(event, report);
  const sections = found?.text?.sections ?? null;
  const asked = event.status !== 'cancelled' && !drafting && (!report || stale);
  const missing = asked ? await missingNow(c) : (report?.missing ?? []);
  const unitsNeeded = missing.some(({ field }) => field === 'vehicles');
  const [forces, texts, edits, approval, charts, photos] = await Promise.all([
    unitsNeeded ? listForces(ctx, event.id) : [],
    report ? allTexts(ctx, report.id) : ({} as Awaited<ReturnType<typeof allTexts>>),
    report ? listEdits(ctx, report.id, form) : [],
    sections && form === APPROVED_FORM ? approvalOf(ctx, event.id, sections) : null,
    // as in the files: not beside words that say something else by now
    report && report.status !== 'drafting' && !stale ? eventCharts(ctx, event.id) : [],
    listPhotos(ctx, event.id),
  ]);
  const names = await namesOf(ctx, event.id, doersOf(sections ?? [], edits, [report?.finalBy, approval?.by]));
  const refreshed = c.req.query('perbarui');
  return {
    report,
    drafting: Boolean(drafting),
    stale,
    form,
    sections,
    edits,
    names,
    message: texts.pesan?.sections ?? [],
    things: { missing, forces },
    charts,
    photos: form === 'siaran-pers' ? Math.min(photos.length, PRESS_PHOTOS) : photos.length,
    approval,
    seal: sections && form === APPROVED_FORM ? printedHash(sections, photos) : '',
    behind: leftBehind(texts),
    untold: report && texts.laporan ? untold(texts.laporan.sections, report.facts ?? []) : [],
    stamp: report ? stampOf(report.version, revisionsOf(texts), photos) : '',
    refreshed: refreshed === 'ada' ? 'made' : refreshed === 'tidak' ? 'none' : null,
  };
}

async function page(c: C, forms: ReportForms = {}, gap?: MissingThings['wrong']) {
  const ctx = c.get('ctx');
  const event = await findEvent(ctx, idOf(c));
  if (!event) return errorPage(c, 'not_found');
  const state = await stateOf(c, event);
  if (forms.final && state.report?.status !== 'draft') return errorPage(c, 'not_drafted');
  state.things.wrong = gap;
  const shown = { event, state, forms, now: ctx.now(), base: ctx.baseUrl };
  if (!c.req.header('hx-request')) {
    return c.html(<ReportPage {...shown} {...pageOf(c)} />, gap || forms.final || forms.end ? 422 : 200);
  }
  if (state.drafting) return c.body(null, 204);
  return c.html(<ReportBody {...shown} member={c.get('member')} language={c.get('language')} />);
}

/** GET /acara/:id/laporan; asked by script while a draft is made: nothing until it is there, then the part that changed. */
export const showReport = (c: C) => page(c);

const back = (c: C, at = '') => c.redirect(`${eventPath(idOf(c), 'report')}${at}`, 303);

/** POST /acara/:id/laporan/akhiri: ends the event and begins its report. One that has not begun only when said so. */
export async function end(c: C) {
  const ctx = c.get('ctx');
  const event = await findEvent(ctx, idOf(c));
  const typed = await typedIn(c);
  const running = event?.status === 'scheduled' || event?.status === 'invited';
  if (event && running && event.startsAt > ctx.now() && filled(typed, 'early') !== 'ya') {
    const language = c.get('language');
    return page(c, { end: { typed, problems: { early: messages(language).report.earlyNeeded }, language } });
  }
  const done = await closeEvent(ctx, idOf(c));
  return done.ok ? back(c) : errorPage(c, done.reason);
}

/** POST /acara/:id/laporan/susun: a new version from what is recorded now. */
export async function draftAgain(c: C) {
  const done = await redraftReport(c.get('ctx'), idOf(c));
  return done.ok ? back(c) : errorPage(c, done.reason);
}

/** POST /acara/:id/laporan/perbarui: only what rests on changed facts, from what is recorded now. */
export async function refresh(c: C) {
  const done = await refreshReport(c.get('ctx'), idOf(c));
  if (!done.ok) return errorPage(c, done.reason);
  const query = new URLSearchParams({ form: formOf(c), perbarui: done.made ? 'ada' : 'tidak' });
  return back(c, `?${query}#keadaan`);
}

/**
 * POST /acara/:id/laporan/lengkapi: one missing thing, from its own form. What is no longer missing stays as it is. The draft
 * that stands is brought up to date at once; where it cannot be, it is stale and says so.
 */
export async function fillMissing(c: C) {
  const ctx = c.get('ctx');
  const event = await findEvent(ctx, idOf(c));
  if (!event) return errorPage(c, 'not_found');
  const typed = await typedIn(c);
  const [missing, forces] = await Promise.all([missingNow(c), listForces(ctx, event.id)]);
  const field = missing.find((one) => one.field === filled(typed, 'field'))?.field;
  if (!field || !isFillable(field, forces)) return back(c, '#belum');
  const done = await fillGap({ ctx, event, typed }, field);
  if (done.ok) {
    const fresh = event.status === 'closed' ? await refreshReport(ctx, event.id) : null;
    return back(c, fresh?.ok && fresh.made ? '?perbarui=ada#belum' : '#belum');
  }
  if (done.reason !== 'invalid') return errorPage(c, done.reason);
  const language = c.get('language');
  const { wholeNumber } = messages(language).form;
  const said = done.problems.map((p) => [p.field, p.rule === 'type' ? wholeNumber : problemText(p, language)] as const);
  const form: Form = { typed, problems: Object.fromEntries(said), language };
  return page(c, {}, { field, form });
}

/** POST /acara/:id/laporan/final: only with the confirmation ticked. */
export async function finalize(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const words = messages(language).report;
  const asked = (problems: Form['problems']) => page(c, { final: { typed, problems, language } });
  if (filled(typed, 'sure') !== 'ya') return asked({ sure: words.finalizeNeeded });
  const signing = { seen: filled(typed, 'lihat'), without: filled(typed, 'without') === 'ya' };
  const done = await finalizeReport(c.get('ctx'), idOf(c), signing);
  if (done.ok) return back(c);
  return done.reason === 'left_behind' ? asked({ without: words.leftBehindNeeded }) : errorPage(c, done.reason);
}

/** GET /acara/:id/laporan.md, .docx and .pdf; `?form=` is the form. */
export const reportDownload = (kind: 'md' | 'docx' | 'pdf') => async (c: C) => {
  const file = await reportFile(c.get('ctx'), idOf(c), kind, formOf(c));
  if (!file.ok) return errorPage(c, file.reason);
  return c.body(file.body, 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name}"`,
  });
};
