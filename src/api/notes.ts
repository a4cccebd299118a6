import type { Hono, Context as HonoContext } from 'hono';
import {
  acceptProposal,
  dismissProposal,
  pasteNotes,
  readPasted,
  removeNote,
  type Settled,
  takeBackProposal,
} from '../actions/notes.ts';
import type { Refusal } from '../actions/refusals.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import type { NoteRow, ProposalView } from '../db/notes.ts';
import { rfc3339 } from '../domain/dates.ts';
import { acceptInput, notesInput } from '../domain/notes.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem, refused } from './problem.ts';
import { noteOut, noteProposalOut, notesOut } from './report-shapes.ts';
import { nothing, read, write } from './route.ts';

const showProposal = (p: ProposalView) => ({
  id: p.id,
  passage: p.passage,
  from: p.from,
  until: p.until,
  kind: p.kind,
  text: p.text,
  speaker: p.speaker,
  owner: p.owner,
  due: p.due,
  proposed_by: p.proposedBy,
  state: p.state,
  outcome_id: p.outcomeId,
});
const showNote = (event: EventRow, note: NoteRow, proposals: ProposalView[]) => ({
  id: note.id,
  at: rfc3339(note.at, event.timezone),
  text: note.text,
  proposals: proposals.map(showProposal),
});

/** What could not be decided: also because it was decided the other way before. */
const undecided = (c: HonoContext<ApiEnv>, { reason }: Refusal | Settled) =>
  reason === 'already_accepted' || reason === 'already_dismissed' ? problem(c, 409, reason) : refused(c, { reason });

/** Rough notes, and the outcomes proposed from them, none of which counts before somebody accepts it. */
export function noteRoutes(app: Hono<ApiEnv>): void {
  write(
    app,
    {
      method: 'post',
      path: '/events/:id/notes',
      does: 'Pastes rough notes and proposes outcomes from them; the same text again is the note that is there',
      body: notesInput,
      answers: [201, noteOut],
    },
    async (c, { text }) => {
      const ctx = c.get('ctx');
      const id = c.req.param('id') ?? '';
      const done = await pasteNotes(ctx, id, text);
      if (!done.ok) return done.reason === 'invalid' ? invalid(c, done.problems) : refused(c, done);
      const event = await findEvent(ctx, id);
      return event ? c.json(showNote(event, done.note, done.proposals), 201) : problem(c, 404, 'not_found');
    },
  );

  read(
    app,
    {
      method: 'get',
      path: '/events/:id/notes',
      does: 'The notes of an event and what is proposed from them, by rules or by a model, with its passage',
      answers: [200, notesOut],
    },
    async (c) => {
      const ctx = c.get('ctx');
      const event = await findEvent(ctx, c.req.param('id') ?? '');
      if (!event) return problem(c, 404, 'not_found');
      const pasted = await readPasted(ctx, event.id);
      return c.json({ data: pasted.map(({ note, proposals }) => showNote(event, note, proposals)), next_cursor: null });
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/note-proposals/:id/accept',
      does: 'Makes a proposal an outcome, with edits; a field left out stays as proposed, "" empties it; again, the same outcome',
      body: acceptInput,
      answers: [200, noteProposalOut],
    },
    async (c, edits) => {
      const done = await acceptProposal(c.get('ctx'), c.req.param('id') ?? '', edits);
      return done.ok ? c.json(showProposal(done.proposal)) : undecided(c, done);
    },
  );

  for (const [verb, does, action] of [
    ['dismiss', 'Puts a proposal aside', dismissProposal],
    ['reopen', 'Takes a dismissal back, or opens again what became an outcome that was removed', takeBackProposal],
  ] as const)
    write(
      app,
      { method: 'post', path: `/note-proposals/:id/${verb}`, does, body: nothing, answers: [200, noteProposalOut] },
      async (c) => {
        const done = await action(c.get('ctx'), c.req.param('id') ?? '');
        return done.ok ? c.json(showProposal(done.proposal)) : undecided(c, done);
      },
    );

  read(
    app,
    {
      method: 'delete',
      path: '/notes/:id',
      does: 'Deletes the words of a note and all that is proposed from them; accepted outcomes stay',
      answers: [204, 'nothing'],
    },
    async (c) => {
      const done = await removeNote(c.get('ctx'), c.req.param('id') ?? '');
      return done.ok ? c.body(null, 204) : refused(c, done);
    },
  );
}
