import { runBatch } from '../db/database.ts';
import { endTemplate, endTemplates, findTemplate, insertTemplate, templateAt } from '../db/report-templates.ts';
import { DOCX_TYPE, type TemplateFault, templateFault } from '../documents/template.ts';
import type { ReportForm } from '../domain/draft/draft.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import type { Refusal } from './refusals.ts';

const NAME = 120;

/** A file's name without folders and what cannot be seen. */
const nameOf = (name: string) =>
  (name.split(/[\\/]/).pop() ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-NAME) || 'templat.docx';

/**
 * Keeps a .docx as the template of a form, in the place of the one before. `fault` says what is wrong with it; then
 * nothing is kept.
 */
export async function keepTemplate(
  ctx: Context,
  form: ReportForm,
  file: { name: string; bytes: Uint8Array },
): Promise<{ ok: true; id: string } | { ok: false; fault: TemplateFault }> {
  const fault = await templateFault(file.bytes);
  if (fault) return { ok: false, fault };
  const id = ctx.newId('tp');
  const name = nameOf(file.name);
  const fileKey = `${ctx.organizationId}/templates/${id}.docx`;
  const at = ctx.now();
  // the file first: a row without its file would be a template that cannot be used
  await ctx.files.put(fileKey, file.bytes, DOCX_TYPE);
  await runBatch(ctx.db, [
    endTemplates(ctx, form, ctx.actor, at),
    insertTemplate(ctx, { id, form, name, bytes: file.bytes.length, fileKey, by: ctx.actor, at }),
    audited(ctx, null, 'template.kept', id, { after: { form, name } }),
  ]);
  return { ok: true, id };
}

/** Takes a template back; reports have our own look again. Said again it changes nothing. */
export async function takeTemplateBack(ctx: Context, id: string): Promise<{ ok: true } | Refusal> {
  const found = await findTemplate(ctx, id);
  if (!found) return { ok: false, reason: 'not_found' };
  const { form, name } = found;
  await runBatch(ctx.db, [
    endTemplate(ctx, id, ctx.actor, ctx.now()),
    auditedIfChanged(ctx, null, 'template.removed', id, { before: { form, name } }),
  ]);
  return { ok: true };
}

/** A template's file, as it was uploaded. */
export async function templateFile(
  ctx: Context,
  id: string,
): Promise<{ ok: true; bytes: Uint8Array; name: string } | Refusal> {
  const row = await findTemplate(ctx, id);
  const bytes = row ? await ctx.files.get(row.fileKey) : null;
  return row && bytes ? { ok: true, bytes, name: row.name } : { ok: false, reason: 'not_found' };
}

/** What a form of a report is written into; null: our own look. Of a final report, what stood when it became final. */
export async function templateBytes(
  ctx: Context,
  form: ReportForm,
  finalAt: number | null,
): Promise<Uint8Array | null> {
  const row = await templateAt(ctx, form, finalAt ?? ctx.now());
  return row ? ctx.files.get(row.fileKey) : null;
}
