import { createHash } from 'node:crypto';
import { runBatch } from '../db/database.ts';
import { factsChangedIf } from '../db/events.ts';
import {
  decide,
  deleteNote,
  findNote,
  findProposal,
  insertAccepted,
  insertNote,
  insertProposals,
  listNotes,
  listProposals,
  type NoteRow,
  type ProposalView,
  reopen,
} from '../db/notes.ts';
import { findOrganization } from '../db/organizations.ts';
import type { FieldProblem } from '../domain/input.ts';
import { MOST_NOTES, MOST_PROPOSALS, type NotePerson, type ProposalEdits, readNotes } from '../domain/notes.ts';
import type { EventRecord } from '../domain/record.ts';
import { readNotesWithModel } from '../llm/notes.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { eventRecord } from './record.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/*
 * What a kill leaves behind: a note and its proposals are one batch, and so are an outcome and its proposal's mark. Whoever
 * sends the same again makes nothing twice.
 */

/** Everybody an event knows: who leads it, has a role, is invited, stands for somebody or came. */
function peopleOf(record: EventRecord): NotePerson[] {
  const people: NotePerson[] = [
    ...(record.leader ? [record.leader] : []),
    ...record.roles,
    ...record.invitations,
    ...record.invitations.flatMap((one) => one.representative ?? []),
    ...record.attendance,
    ...record.attendance.flatMap((one) => one.representative ?? []),
  ];
  return people.map(({ name, position }) => ({ name, position })).filter(({ name, position }) => name || position);
}

export type Pasted = { note: NoteRow; proposals: ProposalView[] };

/** The proposals of one note in their order. */
const ofNote = (all: ProposalView[], id: string) => all.filter(({ noteId }) => noteId === id);

async function keptNote(ctx: Context, eventId: string, sha256: string): Promise<Pasted | undefined> {
  const [kept, all] = await Promise.all([listNotes(ctx, eventId), listProposals(ctx, eventId)]);
  const note = kept.find((one) => one.sha256 === sha256);
  return note && { note, proposals: ofNote(all, note.id) };
}

/** What is proposed of a text: by the model where there is one and the organization lets it, always with the rules beside it. */
async function proposalsOf(ctx: Context, text: string, record: EventRecord) {
  const room = { people: peopleOf(record), date: record.startsAt.slice(0, 10) };
  const { model } = ctx;
  const mayAsk = async () => (await findOrganization(ctx.db, ctx.organizationId))?.modelAllowed ?? false;
  if (!model || !(await mayAsk()))
    return {
      list: readNotes(text, room.people, room.date).map((one) => ({ ...one, proposedBy: 'rules' })),
      usage: null,
    };
  const terms = { nonce: ctx.newId('pagar'), mayAsk, clock: ctx.now };
  const { proposals, usage } = await readNotesWithModel(model, text, room, terms);
  const list = proposals.map(({ worded, ...one }) => ({ ...one, proposedBy: worded ? model.name : 'rules' }));
  return { list, usage: usage.calls > 0 ? { model: model.name, ...usage } : null };
}

/**
 * Keeps notes as pasted (`notesInput`) and proposes outcomes from them, none of which counts before a person accepts it. The
 * same text again is the note that is there. More than 20 notes of an event are `invalid` at `text`.
 */
export async function pasteNotes(
  ctx: Context,
  eventId: string,
  text: string,
): Promise<
  ({ ok: true; created: boolean } & Pasted) | Refusal | { ok: false; reason: 'invalid'; problems: FieldProblem[] }
> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const there = await keptNote(ctx, eventId, sha256);
  if (there) return { ok: true, created: false, ...there };
  const full = { field: 'text', rule: 'notes_full', params: { maximum: MOST_NOTES } };
  if ((await listNotes(ctx, eventId)).length >= MOST_NOTES) return { ok: false, reason: 'invalid', problems: [full] };
  const found = await eventRecord(ctx, eventId);
  if (!found) return { ok: false, reason: 'not_found' };
  const { list, usage } = await proposalsOf(ctx, text, found.record);
  const id = ctx.newId('nt');
  const proposals = list
    .slice(0, MOST_PROPOSALS)
    .map((one) => ({ ...one, id: ctx.newId('np'), passage: text.slice(one.from, one.until) }));
  const said = { characters: text.length, proposals: proposals.length, ...(usage && { model: usage }) };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertNote(ctx, { id, eventId, text, sha256, by: ctx.actor, at: ctx.now() }),
      // the words themselves stay out of the audit: they may be deleted
      auditedIfChanged(ctx, eventId, 'notes.pasted', id, { after: said }),
      insertProposals(ctx, eventId, id, proposals),
    ]),
  );
  if (!Array.isArray(written)) return written;
  const kept = await keptNote(ctx, eventId, sha256);
  // another took the last place
  if (!kept) return { ok: false, reason: 'invalid', problems: [full] };
  return { ok: true, created: kept.note.id === id, ...kept };
}

/** An event's notes with their proposals, the oldest first. */
export async function readPasted(ctx: Context, eventId: string): Promise<Pasted[]> {
  const [kept, all] = await Promise.all([listNotes(ctx, eventId), listProposals(ctx, eventId)]);
  return kept.map((note) => ({ note, proposals: ofNote(all, note.id) }));
}

/** It was decided the other way before: an accepted one is opened by taking its outcome back, a dismissed one by taking that back. */
export type Settled = { ok: false; reason: 'already_accepted' | 'already_dismissed' };
type Decided = { ok: true; proposal: ProposalView } | Refusal;

/** Why a proposal in this state is not what was asked for. */
function settled({ state }: ProposalView): Settled | Refusal {
  if (state === 'proposed') return { ok: false, reason: 'changed' };
  return { ok: false, reason: state === 'accepted' ? 'already_accepted' : 'already_dismissed' };
}

/** An open event's proposal, or why not. */
async function proposalOn(ctx: Context, id: string): Promise<Decided> {
  const proposal = await findProposal(ctx, id);
  if (!proposal) return { ok: false, reason: 'not_found' };
  const open = await openEvent(ctx, proposal.eventId);
  return open.ok ? { ok: true, proposal } : open;
}

/**
 * Makes a proposal an outcome, with a person's edits, and marks it, in one batch. Said again, or twice at once, it is the
 * outcome that was made first. A dismissed one is `already_dismissed`: it is taken back before.
 */
export async function acceptProposal(
  ctx: Context,
  id: string,
  edits: ProposalEdits = {},
): Promise<{ ok: true; outcomeId: string; proposal: ProposalView } | Refusal | Settled> {
  const found = await proposalOn(ctx, id);
  if (!found.ok) return found;
  const { proposal } = found;
  if (proposal.state === 'proposed') {
    const value = <K extends 'speaker' | 'owner' | 'due'>(key: K) =>
      edits[key] === undefined ? proposal[key] : (edits[key] ?? null);
    const outcome = {
      id: ctx.newId('oc'),
      kind: edits.kind ?? proposal.kind,
      text: edits.text ?? proposal.text,
      speaker: value('speaker'),
      owner: value('owner'),
      due: value('due'),
    };
    const at = ctx.now();
    const written = await unlessFinal(() =>
      runBatch(ctx.db, [
        insertAccepted(ctx, id, outcome, at),
        decide(ctx, id, { state: 'accepted', outcomeId: outcome.id, by: ctx.actor, at }),
        auditedIfChanged(ctx, proposal.eventId, 'note_proposal.accepted', id, { after: outcome }),
        factsChangedIf(ctx, proposal.eventId),
      ]),
    );
    if (!Array.isArray(written)) return written;
  }
  const now = await findProposal(ctx, id);
  if (!now) return { ok: false, reason: 'not_found' };
  return now.state === 'accepted' && now.outcomeId
    ? { ok: true, outcomeId: now.outcomeId, proposal: now }
    : settled(now);
}

/** Puts a proposal aside; said again it stays so. An accepted one is `already_accepted`. */
export async function dismissProposal(ctx: Context, id: string): Promise<Decided | Settled> {
  const found = await proposalOn(ctx, id);
  if (!found.ok) return found;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      decide(ctx, id, { state: 'dismissed', outcomeId: null, by: ctx.actor, at: ctx.now() }),
      auditedIfChanged(ctx, found.proposal.eventId, 'note_proposal.dismissed', id),
    ]),
  );
  if (!Array.isArray(written)) return written;
  const now = await findProposal(ctx, id);
  if (!now) return { ok: false, reason: 'not_found' };
  return now.state === 'dismissed' ? { ok: true, proposal: now } : settled(now);
}

/** Opens a proposal again that was dismissed, or whose outcome was taken back. One that is open stays so; one whose outcome stands is `already_accepted`. */
export async function takeBackProposal(ctx: Context, id: string): Promise<Decided | Settled> {
  const found = await proposalOn(ctx, id);
  if (!found.ok) return found;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [reopen(ctx, id), auditedIfChanged(ctx, found.proposal.eventId, 'note_proposal.reopened', id)]),
  );
  if (!Array.isArray(written)) return written;
  const now = await findProposal(ctx, id);
  if (!now) return { ok: false, reason: 'not_found' };
  return now.state === 'proposed' ? { ok: true, proposal: now } : settled(now);
}

/**
 * Deletes a note: its text and every passage quoted from it, also on a cancelled event. Accepted outcomes stay. Only a final
 * report holds its notes fast.
 */
export async function removeNote(ctx: Context, id: string): Promise<{ ok: true; eventId: string } | Refusal> {
  const note = await findNote(ctx, id);
  if (!note) return { ok: false, reason: 'not_found' };
  const open = await openEvent(ctx, note.eventId);
  if (!open.ok && open.reason !== 'cancelled') return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      ...deleteNote(ctx, id),
      auditedIfChanged(ctx, note.eventId, 'notes.deleted', id, { after: { characters: note.text.length } }),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId: note.eventId } : written;
}
