import type { Hono, Context as HonoContext } from 'hono';
import * as z from 'zod';
import { reportFile } from '../actions/report-files.ts';
import { finalizeReport, readReport, redraftReport } from '../actions/reports.ts';
import { listAudit } from '../db/audit.ts';
import { findEvent } from '../db/events.ts';
import { rfc3339 } from '../domain/dates.ts';
import type { MissingField } from '../domain/kinds.ts';
import type { ApiEnv } from './environment.ts';
import { PAGES } from './events.ts';
import { invalid, problem, refused } from './problem.ts';
import { nothing, page, paging, read, write } from './route.ts';
import { auditOut, pageOut, reportOut } from './shapes.ts';

type Read = NonNullable<Awaited<ReturnType<typeof readReport>>>;
const FORMS = ['laporan', 'pesan', 'notulen', 'siaran-pers'] as const;
type Form = (typeof FORMS)[number];

function showReport({ report, stale }: Read, form: 'laporan' | 'pesan'): z.input<typeof reportOut> {
  return {
    status: report.status,
    form,
    version: report.version,
    stale,
    writer: report.writer,
    sections: (form === 'pesan' ? report.message : report.sections) ?? [],
    missing: (report.missing ?? []).map((m) => ({ field: m.field as MissingField, label: m.label })),
    facts: report.facts ?? [],
  };
}

/** The form asked for, or the answer: 422 for none known, 501 for one that is not built yet. */
function formOf(c: HonoContext<ApiEnv>): { ok: true; form: 'laporan' | 'pesan' } | { ok: false; response: Response } {
  const form = (c.req.query('form') ?? 'laporan') as Form;
  if (!FORMS.includes(form)) return { ok: false, response: invalid(c, [{ field: 'form', rule: 'form', params: {} }]) };
  if (form === 'notulen' || form === 'siaran-pers') return { ok: false, response: problem(c, 501, 'not_built') };
  return { ok: true, form };
}

/** The report, its files, its end; and the audit. */
export function reportRoutes(app: Hono<ApiEnv>): void {
  const query = { form: 'laporan · pesan' };
  read(
    app,
    {
      method: 'get',
      path: '/events/:id/report',
      does: 'The draft, or that it is being drafted',
      query,
      answers: [200, reportOut],
    },
    async (c) => {
      const found = await readReport(c.get('ctx'), c.req.param('id') ?? '');
      if (!found) return problem(c, 404, 'not_found');
      const asked = formOf(c);
      return asked.ok ? c.json(showReport(found, asked.form)) : asked.response;
    },
  );

  for (const kind of ['md', 'docx'] as const) {
    read(
      app,
      {
        method: 'get',
        path: `/events/:id/report.${kind}`,
        does: `The same as a .${kind} file`,
        query,
        answers: [200, 'a file'],
      },
      async (c) => {
        const asked = formOf(c);
        if (!asked.ok) return asked.response;
        const file = await reportFile(c.get('ctx'), c.req.param('id') ?? '', kind, asked.form);
        if (!file.ok) return refused(c, file);
        return c.body(file.body, 200, {
          'Content-Type': file.type,
          'Content-Disposition': `attachment; filename="${file.name}"`,
        });
      },
    );
  }

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/report/draft',
      does: 'Drafts a new version from what is recorded now',
      body: nothing,
      answers: [202, 'status'],
    },
    async (c) => {
      const done = await redraftReport(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.json({ status: 'drafting' }, 202) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/report/final',
      does: 'Locks the report and the event',
      body: nothing,
      answers: [200, reportOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await finalizeReport(ctx, id);
      if (!done.ok) return refused(c, done);
      const found = await readReport(ctx, id);
      return found ? c.json(showReport(found, 'laporan')) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/audit',
      does: 'Every change, oldest first',
      query: PAGES,
      answers: [200, pageOut(auditOut)],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const asked = paging(c, z.number().int());
      if (!asked.ok) return asked.response;
      const event = await findEvent(ctx, c.req.param('id') ?? '');
      if (!event) return problem(c, 404, 'not_found');
      const rows = await listAudit(ctx, event.id, asked.limit + 1, asked.after);
      return c.json(
        page(
          rows,
          asked.limit,
          (r) => r.id,
          (r) => ({
            at: rfc3339(r.at, event.timezone),
            actor: r.actor,
            door: r.door,
            action: r.action,
            subject: r.subject,
            before: r.before ?? null,
            after: r.after ?? null,
          }),
        ),
      );
    },
  );
}
