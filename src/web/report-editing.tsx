import type { Context as HonoContext } from 'hono';
import { editSentence } from '../actions/report-edits.ts';
import { findEvent } from '../db/events.ts';
import { currentReport, draftingReport } from '../db/reports.ts';
import type { StoredSection, StoredSentence } from '../db/schema/reports.ts';
import { REPORT_FORMS, type ReportForm } from '../domain/draft/draft.ts';
import { parseInput } from '../domain/input.ts';
import { deedInput } from '../domain/report-editing.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { SentenceFields, type SentenceForm, SentencePage } from './report-sentence-page.tsx';
import { anchorOf } from './report-sheet.tsx';
import { formPath } from './report-tools.tsx';

type C = HonoContext<WebEnv>;

const NEW = 'baru';
const idOf = (c: C) => c.req.param('id') ?? '';
const sentenceIdOf = (c: C) => c.req.param('sentence') ?? '';

/** The form of the report that an address names; what is none is the full report. */
export function formOf(c: C): ReportForm {
  const asked = c.req.query('form') as ReportForm;
  return REPORT_FORMS.includes(asked) ? asked : 'laporan';
}

/** Where a sentence is, or would be added: its section, by itself, by the one before it, or by the section's number. */
function placed(sections: StoredSection[], id: string, after: string | null, section: number) {
  const one = id === NEW ? after : id;
  for (const part of sections) {
    const sentence = part.sentences.find((each) => each.id === one);
    if (sentence) return { heading: part.heading, sentence: id === NEW ? null : sentence };
  }
  return { heading: (sections[section] ?? sections.at(-1))?.heading ?? '', sentence: null };
}

/** The page with the form, fresh or as it came back; `now` where somebody was quicker. */
async function page(c: C, back?: Form, now?: StoredSentence | null) {
  const ctx = c.get('ctx');
  const language = c.get('language');
  const form = formOf(c);
  const [event, found, drafting] = await Promise.all([
    findEvent(ctx, idOf(c)),
    currentReport(ctx, idOf(c), form),
    draftingReport(ctx, idOf(c)),
  ]);
  if (!event) return errorPage(c, 'not_found');
  if (event.status === 'reported') return errorPage(c, 'final');
  if (!found?.text || drafting) return errorPage(c, found || event.status !== 'closed' ? 'not_drafted' : 'not_found');
  const id = sentenceIdOf(c);
  const typed = back?.typed;
  const after = (typed && filled(typed, 'sesudah')) ?? c.req.query('sesudah') ?? null;
  const section = Number((typed && filled(typed, 'bagian')) ?? c.req.query('bagian') ?? '');
  const here = placed(found.text.sections, id, after, Number.isInteger(section) && section >= 0 ? section : 0);
  if (id !== NEW && !here.sentence && now === undefined) return errorPage(c, 'not_found');
  const nonce = (typed && filled(typed, 'nonce')) ?? ctx.newId('sn');
  const values = { sesudah: after, bagian: Number.isInteger(section) ? String(section) : null };
  const shown: SentenceForm = {
    event,
    form,
    ...here,
    facts: found.report.facts ?? [],
    typed: back ?? freshForm(language, here.sentence ? { text: here.sentence.text } : { ...values, nonce }),
    ...(now !== undefined && { conflict: { now } }),
  };
  // one that was removed meanwhile is added as a new one
  if (!here.sentence && !shown.typed.typed.get('nonce')) shown.typed.typed.set('nonce', nonce);
  if (!back && c.req.header('hx-request')) return c.html(<SentenceFields {...shown} />);
  return c.html(<SentencePage {...shown} page={pageOf(c)} />, now !== undefined ? 409 : back ? 422 : 200);
}

/** GET /acara/:id/laporan/kalimat/:sentence; `baru` adds one, after another (`?sesudah=`) or at a section's end (`?bagian=`). */
export const showSentence = (c: C) => page(c);

const DEEDS: Record<string, string> = {
  simpan: 'edit',
  tambah: 'add',
  hapus: 'remove',
  kembalikan: 'restore',
  pertahankan: 'keep',
  lepaskan: 'release',
};

/** What a form says is to be done; without a deed it is what its address is for. */
function deedOf(c: C, typed: URLSearchParams) {
  const id = sentenceIdOf(c);
  const action = DEEDS[filled(typed, 'aksi') ?? c.req.query('aksi') ?? ''] ?? (id === NEW ? 'add' : 'edit');
  const sources = typed.getAll('dasar');
  const section = filled(typed, 'bagian');
  return {
    action,
    form: formOf(c),
    sentence: action === 'add' ? filled(typed, 'nonce') : id,
    text: typed.get('text') ?? '',
    sources: sources.length ? sources : undefined,
    after: filled(typed, 'sesudah'),
    section: section === undefined ? undefined : Number(section),
    was: typed.get('was') ?? undefined,
  };
}

/** POST /acara/:id/laporan/kalimat/:sentence: words it anew, adds, removes, brings back, keeps by name or lets go of it. */
export async function changeSentence(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const parsed = parseInput(deedInput, deedOf(c, typed));
  if (!parsed.ok) {
    const problems = parsed.problems.map((one) => (one.field === 'sources' ? { ...one, field: 'dasar' } : one));
    return page(c, withProblems({ typed, problems: {}, language }, problems));
  }
  const deed = parsed.value;
  const done = await editSentence(c.get('ctx'), idOf(c), deed);
  const there = formPath(idOf(c), deed.form);
  if (done.ok) return c.redirect(`${there}#${anchorOf(done.sentence)}`, 303);
  if (done.reason !== 'changed') return errorPage(c, done.reason);
  if (deed.action !== 'edit') return errorPage(c, 'changed');
  return page(c, { typed, problems: {}, language }, 'now' in done ? done.now : null);
}
