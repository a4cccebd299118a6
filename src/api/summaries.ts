import type { Hono, Context as HonoContext } from 'hono';
import type * as z from 'zod';
import { type Asked, readSummary, type Summary, summaryText } from '../actions/summaries.ts';
import { SUMMARY_FILES, summaryFile } from '../actions/summary-files.ts';
import { outlined } from '../domain/draft/outline.ts';
import { summaryFactsOf } from '../domain/summary/facts.ts';
import { SUMMARY_FORMS, type SummaryForm } from '../domain/summary/writer.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem } from './problem.ts';
import { summaryOut } from './report-shapes.ts';
import { read } from './route.ts';

type C = HonoContext<ApiEnv>;
const NOUNS = [
  ['series', 'series'],
  ['programmes', 'programme'],
] as const;

function show(summary: Summary, form: SummaryForm): z.input<typeof summaryOut> {
  let n = 0;
  return {
    status: 'draft',
    form,
    stale: false,
    writer: 'deterministic',
    name: summary.name,
    from: summary.period.from,
    until: summary.period.until,
    sections: outlined(summaryText(summary, form)).map(({ sentences, ...section }) => ({
      ...section,
      sentences: sentences.map((sentence) => ({ id: `s${++n}`, ...sentence })),
    })),
    missing: summaryFactsOf(summary.facts, 'lacking').map(({ label, value, data }) => ({
      field: data.field,
      label: `${label} (${value})`,
    })),
    facts: summary.facts.map(({ id, label, value, refs }) => ({ id, label, value, event_ids: refs })),
  };
}

/** The summary asked for and its form, or the answer that says why not. Without days it is of all that was held. */
async function asked(
  c: C,
  of: Summary['of'],
): Promise<{ ok: true; summary: Summary; form: SummaryForm } | { ok: false; response: Response }> {
  const form = (c.req.query('form') ?? 'laporan') as SummaryForm;
  if (!SUMMARY_FORMS.includes(form))
    return { ok: false, response: invalid(c, [{ field: 'form', rule: 'form', params: {} }]) };
  const [from, until] = [c.req.query('from'), c.req.query('until')];
  const days: Asked =
    from === undefined && until === undefined ? 'whole' : { from: from ?? null, until: until ?? null };
  const found = await readSummary(c.get('ctx'), of, c.req.param('id') ?? '', days);
  if (found.ok) return { ...found, form };
  const response = found.reason === 'invalid' ? invalid(c, found.problems) : problem(c, 404, 'not_found');
  return { ok: false, response };
}

/** One report over a series or a programme, and its files. */
export function summaryRoutes(app: Hono<ApiEnv>): void {
  const query = {
    from: 'the first day (YYYY-MM-DD); without it, that of the first event held',
    until: 'the last day, itself within; without it, that of the last event held',
    form: SUMMARY_FORMS.join(' · '),
  };
  for (const [path, of] of NOUNS) {
    read(
      app,
      {
        method: 'get',
        path: `/${path}/:id/report`,
        does: `One report over a ${of}: what its events that were ended come to together`,
        query,
        answers: [200, summaryOut],
      },
      async (c) => {
        const found = await asked(c, of);
        return found.ok ? c.json(show(found.summary, found.form)) : found.response;
      },
    );
    for (const kind of SUMMARY_FILES) {
      read(
        app,
        {
          method: 'get',
          path: `/${path}/:id/report.${kind}`,
          does: `The same as a .${kind} file`,
          query,
          answers: [200, 'a file'],
        },
        async (c) => {
          const found = await asked(c, of);
          if (!found.ok) return found.response;
          const file = await summaryFile(c.get('ctx'), found.summary, kind, found.form);
          return c.body(file.body, 200, {
            'Content-Type': file.type,
            'Content-Disposition': `attachment; filename="${file.name}"`,
          });
        },
      );
    }
  }
}
