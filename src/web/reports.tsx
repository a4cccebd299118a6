import type { Context as HonoContext } from 'hono';
import { closeEvent } from '../actions/events.ts';
import { eventRecord } from '../actions/record.ts';
import { reportFile } from '../actions/report-files.ts';
import { finalizeReport, readReport, redraftReport } from '../actions/reports.ts';
import { findEvent } from '../db/events.ts';
import { kindById } from '../domain/kinds.ts';
import { missingFields } from '../domain/missing.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { ReportPage } from './report-page.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';

/** What the report would lack if it were made now. */
async function missingNow(c: C) {
  const found = await eventRecord(c.get('ctx'), idOf(c));
  return found ? missingFields(found.record, kindById(found.record.kindId)) : [];
}

async function page(c: C, wrong?: Form) {
  const ctx = c.get('ctx');
  const [event, found] = await Promise.all([findEvent(ctx, idOf(c)), readReport(ctx, idOf(c))]);
  if (!event) return errorPage(c, 'not_found');
  if (wrong && found?.report.status !== 'draft') return errorPage(c, 'not_drafted');
  const missing = found ? [] : await missingNow(c);
  const form = wrong ?? freshForm(c.get('language'));
  return c.html(
    <ReportPage event={event} found={found ?? null} missing={missing} form={form} {...pageOf(c)} />,
    wrong ? 422 : 200,
  );
}

/** GET /acara/:id/laporan */
export const showReport = (c: C) => page(c);

const back = (c: C) => c.redirect(eventPath(idOf(c), 'report'), 303);

/** POST /acara/:id/laporan/akhiri: ends the event and begins its report. */
export async function end(c: C) {
  const done = await closeEvent(c.get('ctx'), idOf(c));
  return done.ok ? back(c) : errorPage(c, done.reason);
}

/** POST /acara/:id/laporan/susun: a new version from what is recorded now. */
export async function draftAgain(c: C) {
  const done = await redraftReport(c.get('ctx'), idOf(c));
  return done.ok ? back(c) : errorPage(c, done.reason);
}

/** POST /acara/:id/laporan/final: only with the confirmation ticked. */
export async function finalize(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  if (filled(typed, 'sure') !== 'ya') {
    return page(c, { typed, problems: { sure: messages(language).report.finalizeNeeded }, language });
  }
  const done = await finalizeReport(c.get('ctx'), idOf(c));
  return done.ok ? back(c) : errorPage(c, done.reason);
}

/** GET /acara/:id/laporan.md and .docx; `?form=pesan` is the short one for chat groups. */
export const reportDownload = (kind: 'md' | 'docx') => async (c: C) => {
  const file = await reportFile(c.get('ctx'), idOf(c), kind, c.req.query('form') === 'pesan' ? 'pesan' : 'laporan');
  if (!file.ok) return errorPage(c, file.reason);
  return c.body(file.body, 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name}"`,
  });
};
