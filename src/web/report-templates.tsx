import type { Context as HonoContext } from 'hono';
import { keepTemplate, takeTemplateBack, templateFile } from '../actions/report-templates.ts';
import { listTemplates } from '../db/report-templates.ts';
import { DOCX_TYPE, TEMPLATE_BYTES, type TemplateFault } from '../documents/template.ts';
import { sampleTemplate } from '../documents/template-sample.ts';
import { STATUS_TAG } from '../documents/template-tags.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { type Language, messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { type Form, freshForm } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { TemplatesPage } from './report-templates-page.tsx';
import { bodyUpTo } from './security.ts';

type C = HonoContext<WebEnv>;

const HOME = '/organisasi/templat';
/** A file, with the words around it. */
const UPLOAD_BYTES = TEMPLATE_BYTES + 64 * 1024;

const formOf = (name: unknown): ReportForm | undefined => REPORT_FORMS.find((one) => one === name);

async function page(c: C, form: Form = freshForm(c.get('language'))) {
  const templates = await listTemplates(c.get('ctx'));
  const words = messages(c.get('language')).templates;
  const done = { ya: words.saved, dicabut: words.removed };
  const saved = done[c.req.query('disimpan') as keyof typeof done] ?? null;
  const shown = { templates, form, saved };
  return c.html(<TemplatesPage {...shown} {...pageOf(c)} />, Object.keys(form.problems).length ? 422 : 200);
}

/** GET /organisasi/templat: what stands, the tags, samples. */
export const showTemplates = (c: C) => page(c);

function faultText(fault: TemplateFault, language: Language): string {
  const { wrong } = messages(language).templates;
  if ('tags' in fault) return wrong[fault.rule]({ tags: fault.tags.slice(0, 8).join(', ') });
  return fault.rule === 'noStatus' ? wrong.noStatus({ tag: `{${STATUS_TAG}}` }) : wrong[fault.rule];
}

/** Before the others' limit: what is larger than any template is refused at the field, not with a page of its own. */
export const templateLimit = bodyUpTo(UPLOAD_BYTES, (c) => errorPage(c, 'too_large'));

/** POST /organisasi/templat: a file as browsers send it; without one, or with one that is none, the form again. */
export async function keepTemplatePage(c: C) {
  const type = c.req.header('content-type') ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) return errorPage(c, 'media_type');
  const sent = await c.req.parseBody().catch(() => ({}) as Record<string, string | File>);
  const language = c.get('language');
  const { wrong } = messages(language).templates;
  const form = formOf(sent.form);
  const file = sent.file instanceof File && sent.file.name ? sent.file : null;
  const typed = freshForm(language, { form: form ?? null });
  const problems = { ...(form ? {} : { form: wrong.form }), ...(file ? {} : { file: wrong.choose }) };
  if (!form || !file) return page(c, { ...typed, problems });
  const done = await keepTemplate(c.get('ctx'), form, {
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  if (!done.ok) return page(c, { ...typed, problems: { file: faultText(done.fault, language) } });
  return c.redirect(`${HOME}?disimpan=ya`, 303);
}

/** POST /organisasi/templat/:id/cabut; one that is gone, or another's, is gone already. */
export async function takeBackTemplate(c: C) {
  await takeTemplateBack(c.get('ctx'), c.req.param('id') ?? '');
  return c.redirect(`${HOME}?disimpan=dicabut`, 303);
}

const docx = (c: C, bytes: Uint8Array, name: string) =>
  c.body(bytes.slice().buffer as ArrayBuffer, 200, {
    'Content-Type': DOCX_TYPE,
    'Content-Disposition': `attachment; filename="templat.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
  });

/** GET /organisasi/templat/:id/berkas */
export async function downloadTemplate(c: C) {
  const file = await templateFile(c.get('ctx'), c.req.param('id') ?? '');
  return file.ok ? docx(c, file.bytes, file.name) : errorPage(c, file.reason);
}

/** GET /organisasi/templat/contoh.docx?form= */
export async function downloadSample(c: C) {
  const form = formOf(c.req.query('form')) ?? 'laporan';
  return docx(c, await sampleTemplate(form), `contoh-${form}.docx`);
}
