import type { Context as HonoContext } from 'hono';
import { importDirectory, type Preview, previewImport } from '../actions/directory-import.ts';
import { spellNames } from '../actions/spellings.ts';
import { isDate } from '../domain/dates.ts';
import { messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { todayOf } from './directory-parts.tsx';
import { pageOf, type WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm } from './forms.tsx';
import { PastePage, PreviewPage } from './import-page.tsx';
import { decisionsOf, lineField, problemOf, sealOf, spellingsOf, verdictOf } from './import-verdicts.ts';

type C = HonoContext<WebEnv>;

const paste = (c: C, form: Form) =>
  c.html(<PastePage form={form} {...pageOf(c)} />, Object.keys(form.problems).length ? 422 : 200);

/** GET /direktori/impor */
export const showImport = (c: C) => paste(c, freshForm(c.get('language')));

type Checked = { form: Form; preview: Preview; seal: string };

/** The preview of what was typed; `day` is when new holders begin. */
async function check(c: C, typed: URLSearchParams, day: string): Promise<Checked> {
  const preview = await previewImport(c.get('ctx'), typed.get('rows') ?? '', day);
  return { form: { typed, problems: {}, language: c.get('language') }, preview, seal: sealOf(preview) };
}

const show = (c: C, checked: Checked, stale = false, status: 200 | 422 = stale ? 422 : 200) =>
  c.html(<PreviewPage {...checked} stale={stale} {...pageOf(c)} />, status);

/** Lines without a decision that they need, and lines that are wrong and not left out. */
function undecided({ preview, form }: Checked): Record<string, string> {
  const words = messages(form.language).directoryImport;
  const decided = decisionsOf(form.typed);
  const open = preview.rows.filter((row) => verdictOf(row) === 'similar' && !decided[row.line]).map(({ line }) => line);
  const wrong = preview.problems.filter(({ line }) => decided[line] !== 'skip');
  return Object.fromEntries([
    ...wrong.map((problem) => [lineField(problem.line), problemOf(problem, form.language)]),
    ...open.map((line) => [lineField(line), words.undecided]),
  ]);
}

/** What was decided counts only for what was seen: another table or directory by now, and one decides anew. */
function undecidedAgain(typed: URLSearchParams): URLSearchParams {
  const left = new URLSearchParams(typed);
  for (const name of [...left.keys()]) if (/^(?:baris|tulisan)_/.test(name)) left.delete(name);
  return left;
}

/**
 * POST /direktori/impor: `langkah=periksa` shows what the pasted rows would do, `simpan` does it, all or none. Saved is only
 * what was seen; the same again changes nothing.
 */
export async function importRows(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const language = c.get('language');
  if (!filled(typed, 'rows'))
    return paste(c, { typed, problems: { rows: problemText({ rule: 'required', params: {} }, language) }, language });
  const day = filled(typed, 'berlaku') ?? todayOf(c);
  typed.set('berlaku', day);
  const saving = typed.get('langkah') === 'simpan';
  const checked = await check(c, typed, isDate(day) ? day : todayOf(c));
  const { preview, form } = checked;
  if (!preview.rows.length && !preview.problems.length) {
    const { nothing } = messages(language).directoryImport;
    return paste(c, { ...form, problems: { rows: nothing } });
  }
  const seen = typed.get('diperiksa');
  const changed = seen !== null && seen !== checked.seal;
  if (changed) form.typed = undecidedAgain(typed);
  if (!saving) return show(c, checked);
  if (!isDate(day)) {
    form.problems = { berlaku: problemText({ rule: 'date', params: {} }, language) };
    return show(c, checked, false, 422);
  }
  // sent twice, everything is there by the second time
  const idle = !preview.problems.length && preview.rows.every((row) => verdictOf(row) === 'same');
  if (changed && !idle) return show(c, checked, true);
  form.problems = undecided(checked);
  if (Object.keys(form.problems).length) return show(c, checked, false, 422);
  const done = await importDirectory(ctx, typed.get('rows') ?? '', decisionsOf(typed), day);
  if (!done.ok) return show(c, await check(c, typed, day), true);
  await spellNames(ctx, spellingsOf(preview, typed));
  return c.redirect(`/direktori?impor=${done.offices}.${done.holders}.${done.contacts}`, 303);
}
