import { and, asc, eq, sql } from 'drizzle-orm';
import { MOST_NOTES, type NoteProposal } from '../domain/notes.ts';
import { type Statement, statement, type Tenant } from './database.ts';
import { noteProposals, notes } from './schema/notes.ts';
import { outcomes } from './schema/record.ts';

export type NoteRow = typeof notes.$inferSelect;
export type ProposalRow = typeof noteProposals.$inferSelect;
/** A proposal, and of an accepted one what was recorded in the end, and whether that was taken back since. */
export type ProposalView = ProposalRow & { withdrawn: boolean; recorded: Pick<NoteProposal, 'kind' | 'text'> | null };
export type NewProposal = NoteProposal & { id: string; passage: string; proposedBy: string };
/** What an accepted proposal says in the end. */
export type AcceptedOutcome = Pick<NoteProposal, 'kind' | 'text' | 'speaker' | 'owner' | 'due'> & { id: string };

/** An event's notes, the oldest first. */
export async function listNotes(t: Tenant, eventId: string): Promise<NoteRow[]> {
  return t.db
    .select()
    .from(notes)
    .where(and(eq(notes.organizationId, t.organizationId), eq(notes.eventId, eventId)))
    .orderBy(asc(notes.at), asc(notes.id));
}

const proposalsWhere = (t: Tenant, of: ReturnType<typeof eq>) =>
  t.db
    .select({ proposal: noteProposals, removedAt: outcomes.removedAt, kind: outcomes.kind, text: outcomes.text })
    .from(noteProposals)
    .leftJoin(
      outcomes,
      and(eq(outcomes.organizationId, noteProposals.organizationId), eq(outcomes.id, noteProposals.outcomeId)),
    )
    .where(and(eq(noteProposals.organizationId, t.organizationId), of));

type Joined = {
  proposal: ProposalRow;
  removedAt: number | null;
  kind: NoteProposal['kind'] | null;
  text: string | null;
};
const shown = ({ proposal, removedAt, kind, text }: Joined): ProposalView => ({
  ...proposal,
  withdrawn: removedAt !== null,
  recorded: kind && text !== null ? { kind, text } : null,
});

/** The proposals of an event, each note's in their order. */
export async function listProposals(t: Tenant, eventId: string): Promise<ProposalView[]> {
  const rows = await proposalsWhere(t, eq(noteProposals.eventId, eventId)).orderBy(
    asc(noteProposals.noteId),
    asc(noteProposals.position),
  );
  return rows.map(shown);
}

export async function findProposal(t: Tenant, id: string): Promise<ProposalView | undefined> {
  const [row] = await proposalsWhere(t, eq(noteProposals.id, id));
  return row && shown(row);
}

export async function findNote(t: Tenant, id: string): Promise<NoteRow | undefined> {
  const own = and(eq(notes.organizationId, t.organizationId), eq(notes.id, id));
  return (await t.db.select().from(notes).where(own))[0];
}

/** Keeps a note where the event has none of the same text and not too many yet. */
export function insertNote(t: Tenant, note: Omit<NoteRow, 'organizationId'>): Statement {
  return statement(
    t.db,
    sql`insert or ignore into notes (id, organization_id, event_id, text, sha256, "by", at)
    select ${note.id}, ${t.organizationId}, ${note.eventId}, ${note.text}, ${note.sha256}, ${note.by}, ${note.at}
    where (select count(*) from notes where event_id = ${note.eventId} and organization_id = ${t.organizationId}) < ${MOST_NOTES}`,
  );
}

/** The proposals of a note, where that note is kept and has none yet. */
export function insertProposals(t: Tenant, eventId: string, noteId: string, list: NewProposal[]): Statement {
  const of = (name: keyof NewProposal) => sql.raw(`json_extract(value, '$.${name}')`);
  return statement(
    t.db,
    sql`insert or ignore into note_proposals (id, organization_id, event_id, note_id, position, passage, from_char, until_char, kind,
      text, speaker, owner, due, proposed_by, state)
    select ${of('id')}, ${t.organizationId}, ${eventId}, ${noteId}, j.key, ${of('passage')}, ${of('from')}, ${of('until')},
      ${of('kind')}, ${of('text')}, ${of('speaker')}, ${of('owner')}, ${of('due')}, ${of('proposedBy')}, 'proposed'
    from json_each(${JSON.stringify(list)}) j
    where exists (select 1 from notes where id = ${noteId} and organization_id = ${t.organizationId})`,
  );
}

/** Makes the outcome of a proposal that is still open, behind those there. */
export function insertAccepted(t: Tenant, proposalId: string, o: AcceptedOutcome, at: number): Statement {
  return statement(
    t.db,
    sql`insert into outcomes (id, organization_id, event_id, ordinal, kind, text, speaker, owner, due, created_at)
    select ${o.id}, p.organization_id, p.event_id,
      (select coalesce(max(ordinal), -1) + 1 from outcomes where event_id = p.event_id),
      ${o.kind}, ${o.text}, ${o.speaker}, ${o.owner}, ${o.due}, ${at}
    from note_proposals p
    where p.id = ${proposalId} and p.organization_id = ${t.organizationId} and p.state = 'proposed'`,
  );
}

type Decision = { state: 'accepted' | 'dismissed'; outcomeId: string | null; by: string; at: number };

/** Marks a proposal that is still open as decided. */
export function decide(t: Tenant, id: string, { state, outcomeId, by, at }: Decision): Statement {
  return t.db
    .update(noteProposals)
    .set({ state, outcomeId, decidedBy: by, decidedAt: at })
    .where(
      and(
        eq(noteProposals.organizationId, t.organizationId),
        eq(noteProposals.id, id),
        eq(noteProposals.state, 'proposed'),
      ),
    );
}

/** Opens a proposal again that was dismissed, or whose outcome was taken back. */
export function reopen(t: Tenant, id: string): Statement {
  return t.db
    .update(noteProposals)
    .set({ state: 'proposed', outcomeId: null, decidedBy: null, decidedAt: null })
    .where(
      and(
        eq(noteProposals.organizationId, t.organizationId),
        eq(noteProposals.id, id),
        sql`(state = 'dismissed' or (state = 'accepted' and exists
          (select 1 from outcomes o where o.id = ${noteProposals.outcomeId} and o.organization_id = ${t.organizationId}
            and o.removed_at is not null)))`,
      ),
    );
}

/** Removes a note's words: its text and the passages quoted from it. Outcomes made of it stay. The note goes last. */
export function deleteNote(t: Tenant, id: string): Statement[] {
  return [
    t.db
      .delete(noteProposals)
      .where(and(eq(noteProposals.organizationId, t.organizationId), eq(noteProposals.noteId, id))),
    t.db.delete(notes).where(and(eq(notes.organizationId, t.organizationId), eq(notes.id, id))),
  ];
}
