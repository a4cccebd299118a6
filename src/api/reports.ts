import type { Hono, Context as HonoContext } from 'hono';
import * as z from 'zod';
import type { Context } from '../actions/context.ts';
import { APPROVED_FORM, approvalOf } from '../actions/report-approvals.ts';
import { englishCopy } from '../actions/report-english.ts';
import { reportFile } from '../actions/report-files.ts';
import { namesOf } from '../actions/report-versions.ts';
import { finalizeReport, readReport, redraftReport } from '../actions/reports.ts';
import { listAudit } from '../db/audit.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import type { StoredSection, StoredSentence } from '../db/schema/reports.ts';
import { rfc3339 } from '../domain/dates.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { outlined } from '../domain/draft/outline.ts';
import type { MissingField } from '../domain/kinds.ts';
import { untold } from '../domain/report-leaving.ts';
import { rowsOf } from '../domain/report-places.ts';
import type { ApiEnv } from './environment.ts';
import { PAGES } from './events.ts';
import { invalid, problem, refused } from './problem.ts';
import { englishOut, reportOut } from './report-shapes.ts';
import { nothing, page, paging, read, write } from './route.ts';
import { auditOut, pageOut } from './shapes.ts';

type Read = NonNullable<Awaited<ReturnType<typeof readReport>>>;

/** Who did something, by name, and when; RFC 3339 in the event's zone. */
export type Named = (deed: { by: string; at: number }) => { by: string; at: string };

/** Sentences as programs read them: deeds by name. */
export const showSections = (sections: StoredSection[], named: Named) =>
  outlined(sections).map(({ part, heading, sentences }) => ({
    ...(part && { part }),
    heading,
    sentences: sentences.map((one) => showSentence(one, named)),
  }));

export const showSentence = ({ edited, kept, ...one }: StoredSentence, named: Named) => ({
  ...one,
  ...(edited && { edited: named(edited) }),
  ...(kept && { kept: named(kept) }),
});

/** Deeds by name for an event: `actors` are those that will be asked for. */
export async function namedFor(
  ctx: Context,
  event: Pick<EventRow, 'id' | 'timezone'>,
  actors: (string | null | undefined)[],
): Promise<Named> {
  const names = await namesOf(ctx, event.id, actors);
  return ({ by, at }) => ({ by: names.get(by) ?? 'Pendopo', at: rfc3339(at, event.timezone) });
}

async function showReport(
  ctx: Context,
  { event, report, text, stale }: Read,
  form: ReportForm,
): Promise<z.input<typeof reportOut>> {
  const sections = text?.sections ?? [];
  const approval = form === APPROVED_FORM && text ? await approvalOf(ctx, report.eventId, sections) : null;
  const deeds = sections.flatMap(({ sentences }) => sentences.flatMap(({ edited, kept }) => [edited?.by, kept?.by]));
  const named = await namedFor(ctx, event, [...deeds, report.finalBy, approval?.by]);
  const { finalBy, finalAt, finalHash } = report;
  return {
    status: report.status,
    form,
    version: report.version,
    stale,
    writer: report.writer,
    usage: report.usage && {
      model: report.usage.model,
      calls: report.usage.calls,
      input_tokens: report.usage.inputTokens,
      output_tokens: report.usage.outputTokens,
      milliseconds: report.usage.milliseconds,
    },
    sections: showSections(sections, named),
    missing: (report.missing ?? []).map((m) => ({ field: m.field as MissingField, label: m.label })),
    facts: (report.facts ?? []).map(({ id, label, value }) => ({
      id,
      label,
      value,
      link: rowsOf(report.eventId, id).path,
    })),
    untold: text ? untold(sections, report.facts ?? []).map(({ id }) => id) : [],
    final: finalBy && finalAt ? { ...named({ by: finalBy, at: finalAt }), hash: finalHash } : null,
    approval: approval && named(approval),
  };
}

/** The form asked for; 422 for one that is not known. */
export function formOf(c: HonoContext<ApiEnv>): { ok: true; form: ReportForm } | { ok: false; response: Response } {
  const form = (c.req.query('form') ?? 'laporan') as ReportForm;
  if (REPORT_FORMS.includes(form)) return { ok: true, form };
  return { ok: false, response: invalid(c, [{ field: 'form', rule: 'form', params: {} }]) };
}

/** The report, its files, its end; and the audit. */
export function reportRoutes(app: Hono<ApiEnv>): void {
  const query = { form: REPORT_FORMS.join(' · ') };
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
      const asked = formOf(c);
      if (!asked.ok) return asked.response;
      const found = await readReport(c.get('ctx'), c.req.param('id') ?? '', asked.form);
      return found ? c.json(await showReport(c.get('ctx'), found, asked.form)) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/report/english',
      does: 'A reading copy of the report in English, from its facts',
      answers: [200, englishOut],
    },
    async (c) => {
      const found = await englishCopy(c.get('ctx'), c.req.param('id') ?? '');
      if (!found) return problem(c, 404, 'not_found');
      return c.json({ version: found.report.version, sections: found.sections });
    },
  );

  for (const kind of ['md', 'docx', 'pdf'] as const) {
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
      does: 'Locks the report and the event; flagged sentences that nobody kept stay out of its files, or make it 409 `left_behind` with `refuse_flagged`',
      body: z.object({ refuse_flagged: z.boolean().default(false) }),
      answers: [200, reportOut],
    },
    async (c, { refuse_flagged }) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await finalizeReport(ctx, id, { without: !refuse_flagged });
      if (!done.ok) return refused(c, done);
      const found = await readReport(ctx, id);
      return found ? c.json(await showReport(ctx, found, 'laporan')) : problem(c, 404, 'not_found');
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
