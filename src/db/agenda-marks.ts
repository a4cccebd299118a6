import { and, asc, eq, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import type { AgendaRow } from './events.ts';
import { agendaItems } from './schema/events.ts';
import { agendaMarks } from './schema/rundown.ts';

export type MarkRow = typeof agendaMarks.$inferSelect;
export type NewMark = Pick<MarkRow, 'eventId' | 'itemId' | 'kind' | 'minutes' | 'at' | 'by'>;

/** Every mark of an event's rundown, oldest first. */
export async function listMarks(t: Tenant, eventId: string): Promise<MarkRow[]> {
  return t.db
    .select()
    .from(agendaMarks)
    .where(and(eq(agendaMarks.organizationId, t.organizationId), eq(agendaMarks.eventId, eventId)))
    .orderBy(asc(agendaMarks.id));
}

/** An event's rundown and its marks, in one round trip. */
export async function findRundown(t: Tenant, eventId: string): Promise<{ agenda: AgendaRow[]; marks: MarkRow[] }> {
  const [agenda, marks] = await t.db.batch([
    t.db
      .select()
      .from(agendaItems)
      .where(and(eq(agendaItems.organizationId, t.organizationId), eq(agendaItems.eventId, eventId)))
      .orderBy(asc(agendaItems.ordinal)),
    t.db
      .select()
      .from(agendaMarks)
      .where(and(eq(agendaMarks.organizationId, t.organizationId), eq(agendaMarks.eventId, eventId)))
      .orderBy(asc(agendaMarks.id)),
  ]);
  return { agenda, marks };
}

/** One item of a rundown of the organization. */
export async function findAgendaItem(t: Tenant, id: string): Promise<AgendaRow | undefined> {
  return (
    await t.db
      .select()
      .from(agendaItems)
      .where(and(eq(agendaItems.organizationId, t.organizationId), eq(agendaItems.id, id)))
  )[0];
}

/** A mark stands while none takes it back. */
const STANDS = sql`not exists (select 1 from agenda_marks u where u.of = m.id)`;

/**
 * Appends a mark of an item that is still there, unless somebody was quicker: an item starts and finishes once, and
 * lateness is said, or a mark taken back, only on what its sayer saw (`after`, the newest mark then; null says it anyhow).
 * `undone` takes back the newest mark of the event that stands.
 */
export function insertMark(t: Tenant, mark: NewMark, after: number | null): Statement {
  const { eventId, itemId, kind, minutes, at, by } = mark;
  const item = sql`exists (select 1 from agenda_items a where a.id = ${itemId} and a.event_id = ${eventId} and a.organization_id = ${t.organizationId})`;
  const event = sql`exists (select 1 from events e where e.id = ${eventId} and e.organization_id = ${t.organizationId}
    and e.status not in ('cancelled', 'postponed'))`;
  const said = (kinds: string[]) =>
    sql`exists (select 1 from agenda_marks m where m.event_id = ${eventId} and m.item_id = ${itemId}
      and m.kind in (select value from json_each(${JSON.stringify(kinds)})) and ${STANDS})`;
  const newest = sql`(select max(m.id) from agenda_marks m where m.event_id = ${eventId} and m.kind <> 'undone' and ${STANDS})`;
  const seen =
    after === null
      ? sql`1`
      : sql`coalesce((select max(id) from agenda_marks where event_id = ${eventId}), 0) = ${after}`;
  const allowed = {
    started: sql`not ${said(['started', 'finished'])}`,
    finished: sql`not ${said(['finished'])}`,
    delayed: sql`not ${said(['finished'])} and ${seen}`,
    undone: sql`${newest} is not null and ${seen}`,
  }[kind];
  return statement(
    t.db,
    sql`insert or ignore into agenda_marks (organization_id, event_id, item_id, kind, minutes, of, at, by)
      select ${t.organizationId}, ${eventId}, ${kind === 'undone' ? sql`(select item_id from agenda_marks where id = ${newest})` : itemId}, ${kind}, ${minutes},
        ${kind === 'undone' ? newest : null}, ${at}, ${by}
      where ${kind === 'undone' ? event : sql`${item} and ${event}`} and ${allowed}`,
  );
}
