import type { Hono } from 'hono';
import * as z from 'zod';
import { approveRelease } from '../actions/report-approvals.ts';
import { editSentence } from '../actions/report-edits.ts';
import { refreshReport } from '../actions/report-refresh.ts';
import { reportVersion, reportVersions } from '../actions/report-versions.ts';
import { findEvent } from '../db/events.ts';
import { rfc3339 } from '../domain/dates.ts';
import { REPORT_FORMS } from '../domain/draft/draft.ts';
import { deedInput } from '../domain/report-editing.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { refreshOut, reportEditOut, versionsOut, versionViewOut } from './report-shapes.ts';
import { formOf, namedFor, showSections, showSentence } from './reports.ts';
import { nothing, read, write } from './route.ts';

const WHY = { 'report.redrafted': 'redrafted', 'report.refreshed': 'refreshed' } as const;

/** What people do to a draft, its versions, and an owner's word for the press release. */
export function reportEditRoutes(app: Hono<ApiEnv>): void {
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/report/edits',
      does: 'Does one thing to a sentence: edit · add · remove · restore (takes its last edit back) · keep · release; with `was`, 409 `changed` where it says something else by now',
      body: deedInput,
      answers: [200, reportEditOut],
    },
    async (c, deed) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await editSentence(ctx, id, deed);
      const now = 'now' in done ? done.now : null;
      const event = await findEvent(ctx, id);
      if (!event) return problem(c, 404, 'not_found');
      const named = await namedFor(ctx, event, [now?.edited?.by, now?.kept?.by]);
      const shown = now && showSentence(now, named);
      if (done.ok) return c.json({ sentence: done.sentence, now: shown });
      return done.reason === 'changed' ? problem(c, 409, 'changed', undefined, { now: shown }) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/report/refresh',
      does: 'A next version in which only what rests on changed facts is other; none where nothing changed',
      body: nothing,
      answers: [200, refreshOut],
    },
    async (c) => {
      const done = await refreshReport(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.json({ version: done.version, made: done.made }) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/report/approval',
      does: 'Approves the press release as it stands, or takes that back, also of a final report, since it changes no word: an owner does, on the page; a token is 403',
      body: z.object({ approved: z.boolean().default(true) }),
      answers: [200, 'approved'],
    },
    async (c, { approved }) => {
      const done = await approveRelease(c.get('ctx'), c.req.param('id') ?? '', approved);
      return done.ok ? c.json({ approved }) : refused(c, done);
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/report/versions',
      does: 'Every version, newest first: when, who, why, by which writer',
      answers: [200, versionsOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const [event, found] = await Promise.all([findEvent(ctx, id), reportVersions(ctx, id)]);
      if (!event || !found?.versions.length) return problem(c, 404, 'not_found');
      const name = (actor: string) => found.names.get(actor) ?? 'Pendopo';
      const at = (when: number) => rfc3339(when, event.timezone);
      return c.json({
        data: found.versions.map((one) => ({
          version: one.version,
          status: one.status,
          writer: one.writer,
          why: WHY[one.action as keyof typeof WHY] ?? 'first',
          by: one.by && name(one.by),
          drafted_at: one.draftedAt && at(one.draftedAt),
          edits: one.edits,
          final:
            one.finalBy && one.finalAt
              ? { by: name(one.finalBy), at: at(one.finalAt), hash: one.finalHash, matches: one.matches }
              : null,
        })),
      });
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/report/versions/:version',
      does: 'One version: its words, what differs from another (the one before it), what people did to it',
      query: { form: REPORT_FORMS.join(' · '), against: 'the number of another version' },
      answers: [200, versionViewOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const asked = formOf(c);
      if (!asked.ok) return asked.response;
      const [version, against] = [c.req.param('version') ?? '', c.req.query('against') ?? ''];
      const number = (given: string) => (/^\d{1,6}$/.test(given) ? Number(given) : undefined);
      const [event, view] = await Promise.all([
        findEvent(ctx, id),
        reportVersion(ctx, id, number(version) ?? 0, asked.form, number(against)),
      ]);
      if (!event || !view) return problem(c, 404, 'not_found');
      const sections = view.text?.sections ?? [];
      const deeds = sections.flatMap(({ sentences }) => sentences.flatMap((one) => [one.edited?.by, one.kept?.by]));
      const named = await namedFor(ctx, event, [...deeds, ...view.edits.map(({ by }) => by)]);
      return c.json({
        version: view.report.version,
        status: view.report.status,
        form: asked.form,
        sections: showSections(sections, named),
        against: view.against,
        differences: view.differences,
        edits: view.edits.map((one) => ({
          sentence: one.sentenceId,
          what: one.what,
          before: one.before?.text ?? null,
          after: one.after?.text ?? null,
          ...named(one),
        })),
      });
    },
  );
}
