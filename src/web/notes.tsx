import type { Context as HonoContext } from 'hono';
import {
  acceptProposal,
  dismissProposal,
  type Pasted,
  pasteNotes,
  readPasted,
  removeNote,
  type Settled,
  takeBackProposal,
} from '../actions/notes.ts';
import type { Refusal } from '../actions/refusals.ts';
import { listAttendance } from '../db/attendance.ts';
import { findEvent } from '../db/events.ts';
import { findOrganization } from '../db/organizations.ts';
import { parseInput } from '../domain/input.ts';
import { acceptInput, notesInput } from '../domain/notes.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { NotesPage, type NotesView, NotesWork, notesPath, proposalAnchor } from './notes-page.tsx';
import { speakersOf } from './outcomes.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
/** Forms that came back: of new notes, or of one proposal. */
type Wrong = { paste?: Form; proposal?: { id: string; form: Form } };

const idOf = (c: C) => c.req.param('id') ?? '';

/** The note that is worked on: the one asked for, that of a proposal, else the first with something open, else the newest. */
function chosen(pasted: Pasted[], note: string | undefined, proposal: string | undefined): Pasted | undefined {
  return (
    pasted.find((one) => one.note.id === note) ??
    pasted.find((one) => one.proposals.some(({ id }) => id === proposal)) ??
    pasted.find((one) => one.proposals.some(({ state }) => state === 'proposed')) ??
    pasted.at(-1)
  );
}

async function page(c: C, wrong: Wrong = {}): Promise<Response> {
  const ctx = c.get('ctx');
  const language = c.get('language');
  const [event, pasted, present, organization] = await Promise.all([
    findEvent(ctx, idOf(c)),
    readPasted(ctx, idOf(c)),
    listAttendance(ctx, idOf(c)),
    findOrganization(ctx.db, ctx.organizationId),
  ]);
  if (!event) return errorPage(c, 'not_found');
  const next = c.req.query('lanjut');
  const done = c.req.query('usulan');
  const all = pasted.flatMap(({ proposals }) => proposals);
  const view: NotesView = {
    event,
    pasted,
    shown: chosen(pasted, c.req.query('catatan'), wrong.proposal?.id ?? next ?? done),
    next: next ?? null,
    done: all.find(({ id }) => id === done) ?? null,
    stands: c.req.query('tetap') === 'ya',
    deleted: c.req.query('dihapus') === 'ya',
    wrong: wrong.proposal ?? null,
    language,
  };
  const refused = wrong.paste || wrong.proposal;
  // asked for in place, only what is worked on changes
  if (c.req.header('HX-Request') === 'true') return c.html(<NotesWork {...view} />, refused ? 422 : 200);
  return c.html(
    <NotesPage
      view={view}
      paste={wrong.paste ?? freshForm(language)}
      speakers={speakersOf(event, present)}
      model={organization?.modelAllowed && ctx.model ? { name: ctx.model.name, where: ctx.model.where } : null}
      page={pageOf(c)}
    />,
    refused ? 422 : 200,
  );
}

/** GET /acara/:id/catatan; `?catatan=` chooses one, `?lanjut=` is the proposal to go on with, `?usulan=` the one just decided, or, with `&tetap=ya`, decided the other way before. */
export const showNotes = (c: C) => page(c);

/** POST /acara/:id/catatan: notes as pasted; sent twice they are there once. */
export async function takeNotes(c: C) {
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language') };
  const parsed = parseInput(notesInput, { text: typed.get('text') ?? '' });
  if (!parsed.ok) return page(c, { paste: withProblems(form, parsed.problems) });
  const done = await pasteNotes(c.get('ctx'), idOf(c), parsed.value.text);
  if (!done.ok)
    return done.reason === 'invalid'
      ? page(c, { paste: withProblems(form, done.problems) })
      : errorPage(c, done.reason);
  return c.redirect(`${notesPath(idOf(c))}?catatan=${done.note.id}#kerja`, 303);
}

/** What a form makes of a proposal. Owner and date stay whatever the kind: the text no longer says what stands there. */
function editsOf(typed: URLSearchParams) {
  const given = (name: string) => typed.get(name) ?? undefined;
  return {
    kind: filled(typed, 'kind'),
    text: given('text'),
    speaker: given('speaker'),
    owner: given('owner'),
    due: given('due'),
  };
}

/** POST /acara/:id/catatan/usulan/:proposal: accepts it as it stands in the form, dismisses it, or opens it again. */
export async function decideNote(c: C) {
  const typed = await typedIn(c);
  const ctx = c.get('ctx');
  const id = c.req.param('proposal') ?? '';
  const deed = filled(typed, 'aksi') ?? 'terima';
  if (deed !== 'terima') {
    const done = await (deed === 'abaikan' ? dismissProposal(ctx, id) : takeBackProposal(ctx, id));
    if (!done.ok) return undecided(c, id, done.reason);
    return goOn(c, id, deed === 'abaikan');
  }
  const parsed = parseInput(acceptInput, editsOf(typed));
  if (!parsed.ok) {
    const form: Form = { typed, problems: {}, language: c.get('language'), prefix: `${id}-` };
    return page(c, { proposal: { id, form: withProblems(form, parsed.problems) } });
  }
  const done = await acceptProposal(ctx, id, parsed.value);
  return done.ok ? goOn(c, id, true) : undecided(c, id, done.reason);
}

/** What was decided the other way before is shown as it stands, with what can be done about it. */
function undecided(c: C, id: string, reason: (Refusal | Settled)['reason']) {
  if (reason !== 'already_accepted' && reason !== 'already_dismissed') return errorPage(c, reason);
  return c.redirect(`${notesPath(idOf(c))}?usulan=${id}&tetap=ya#kerja`, 303);
}

/** To the next open proposal of the note, behind the one decided or else from the top; or to that one itself. */
async function goOn(c: C, id: string, behind: boolean) {
  const pasted = await readPasted(c.get('ctx'), idOf(c));
  const list = pasted.find(({ proposals }) => proposals.some((one) => one.id === id))?.proposals ?? [];
  const at = list.findIndex((one) => one.id === id);
  const open = (one: (typeof list)[number]) => one.state === 'proposed';
  const next = behind ? (list.slice(at + 1).find(open) ?? list.find(open)) : list[at];
  const to = next ? `&lanjut=${next.id}#${proposalAnchor(next.id)}` : '#kerja';
  return c.redirect(`${notesPath(idOf(c))}?usulan=${id}${to}`, 303);
}

/** POST /acara/:id/catatan/:note/hapus: the words of a note and its proposals. */
export async function deleteNotePage(c: C) {
  const done = await removeNote(c.get('ctx'), c.req.param('note') ?? '');
  // deleted already: the same page
  if (!done.ok && done.reason !== 'not_found') return errorPage(c, done.reason);
  if (!done.ok && !(await findEvent(c.get('ctx'), idOf(c)))) return errorPage(c, 'not_found');
  return c.redirect(`${notesPath(idOf(c))}?dihapus=ya`, 303);
}
