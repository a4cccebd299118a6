import type { Context as HonoContext } from 'hono';
import { reportVersion, reportVersions } from '../actions/report-versions.ts';
import { findEvent } from '../db/events.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { errorPage } from './refusals.tsx';
import { formOf } from './report-editing.tsx';
import { VersionPage, VersionsPage } from './report-versions-page.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const numberOf = (text: string | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined);

/** GET /acara/:id/laporan/versi: every version, newest first. */
export async function showVersions(c: C) {
  const [event, found] = await Promise.all([findEvent(c.get('ctx'), idOf(c)), reportVersions(c.get('ctx'), idOf(c))]);
  if (!event || !found?.versions.length) return errorPage(c, 'not_found');
  return c.html(<VersionsPage event={event} {...found} page={pageOf(c)} />);
}

/** GET /acara/:id/laporan/versi/:version: what differs from the one before it, or from that of `?banding=`. */
export async function showVersion(c: C) {
  const ctx = c.get('ctx');
  const version = numberOf(c.req.param('version'));
  if (version === undefined) return errorPage(c, 'not_found');
  const form = formOf(c);
  const [event, view, all] = await Promise.all([
    findEvent(ctx, idOf(c)),
    reportVersion(ctx, idOf(c), version, form, numberOf(c.req.query('banding'))),
    reportVersions(ctx, idOf(c)),
  ]);
  if (!event || !view || !all || view.report.status === 'drafting') return errorPage(c, 'not_found');
  const versions = all.versions.flatMap((one) => (one.status === 'drafting' ? [] : [one.version]));
  return c.html(<VersionPage event={event} form={form} view={view} versions={versions} page={pageOf(c)} />);
}
