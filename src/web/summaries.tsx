import type { Context as HonoContext } from 'hono';
import { type Asked, readSummary, type Summary } from '../actions/summaries.ts';
import { type SummaryFile, summaryFile } from '../actions/summary-files.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { type Form, withProblems } from './forms.tsx';
import { dateFrom } from './plan-rows.ts';
import { errorPage } from './refusals.tsx';
import { SummaryPage } from './summary-page.tsx';

type C = HonoContext<WebEnv>;

/** The address's names of the days. */
const FIELDS: Record<string, string> = { from: 'dari', until: 'sampai' };

/** Which days are asked for: `dari` and `sampai`, `semua=ya` for all that was held; without any the month that runs. */
function askedIn(c: C): Asked {
  if (c.req.query('semua') === 'ya') return 'whole';
  const [from, until] = ['dari', 'sampai'].map((name) => c.req.query(name)?.trim() || null);
  return from || until ? { from: from ? dateFrom(from) : null, until: until ? dateFrom(until) : null } : 'month';
}

/** GET /seri/:id/laporan and /program/:id/laporan */
export const showSummary = (of: Summary['of']) => async (c: C) => {
  const ctx = c.get('ctx');
  const id = c.req.param('id') ?? '';
  const found = await readSummary(ctx, of, id, askedIn(c));
  if (!found.ok && found.reason === 'not_found') return errorPage(c, 'not_found');
  // what was typed stands at its field with what is wrong; below it what would be shown without it
  const shown = found.ok ? found : await readSummary(ctx, of, id, 'month');
  if (!shown.ok) return errorPage(c, 'not_found');
  const { period } = shown.summary;
  const typed = found.ok
    ? new URLSearchParams({ dari: period.from, sampai: period.until })
    : new URL(c.req.url).searchParams;
  const fresh: Form = { typed, problems: {}, language: c.get('language') };
  const form =
    found.ok || found.reason !== 'invalid'
      ? fresh
      : withProblems(fresh, found.problems, (path) => FIELDS[path] ?? path);
  return c.html(<SummaryPage summary={shown.summary} form={form} {...pageOf(c)} />, found.ok ? 200 : 422);
};

/** GET /seri/:id/laporan.docx, .pdf, .md and the same of a programme; `?form=pesan` is the short one for chat groups. */
export const summaryDownload = (of: Summary['of'], kind: SummaryFile) => async (c: C) => {
  const ctx = c.get('ctx');
  const found = await readSummary(ctx, of, c.req.param('id') ?? '', askedIn(c));
  if (!found.ok) return showSummary(of)(c);
  const file = await summaryFile(ctx, found.summary, kind, c.req.query('form') === 'pesan' ? 'pesan' : 'laporan');
  return c.body(file.body, 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.name}"`,
  });
};
