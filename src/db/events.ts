import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import { programmes } from './schema/directory.ts';
import { agendaItems, events, milestones, tasks } from './schema/events.ts';
import type { taskOwners } from './schema/rundown.ts';

export type EventRow = typeof events.$inferSelect;
export type NewEvent = typeof events.$inferInsert;
export type AgendaRow = typeof agendaItems.$inferSelect;
export type TaskRow = typeof tasks.$inferSelect;
/** A task with who sees to it. */
export type OwnedTask = TaskRow & { owner: TaskOwnerRow | null };
type TaskOwnerRow = Pick<
  typeof taskOwners.$inferSelect,
  'id' | 'name' | 'agency' | 'email' | 'phone' | 'tokenGeneration'
>;
/** As it comes: the owner as JSON, since in a batch two columns of one name are one. */
type ReadTask = TaskRow & { owner: string | null };
export type MilestoneRow = typeof milestones.$inferSelect;
/** An event with everything its plan holds. */
export type PlannedEvent = {
  event: EventRow;
  programme: string | null;
  agenda: AgendaRow[];
  tasks: OwnedTask[];
  milestones: MilestoneRow[];
};

const own = (t: Tenant, id: string) => and(eq(events.organizationId, t.organizationId), eq(events.id, id));

/** One event of the organization; undefined when there is none by that id. */
export async function findEvent(t: Tenant, id: string): Promise<EventRow | undefined> {
  return (await t.db.select().from(events).where(own(t, id)))[0];
}

/** The event that was made from a draft of the form. */
export async function findEventByDraft(t: Tenant, draftId: string): Promise<EventRow | undefined> {
  return (
    await t.db
      .select()
      .from(events)
      .where(and(eq(events.organizationId, t.organizationId), eq(events.draftId, draftId)))
  )[0];
}

const OWNER = sql<
  string | null
>`(select json_object('id', o.id, 'name', o.name, 'agency', o.agency, 'email', o.email, 'phone', o.phone, 'tokenGeneration', o.token_generation)
  from task_owners o where o.id = tasks.owner_id and o.organization_id = tasks.organization_id)`.as('owner');

const planOf = (t: Tenant, ids: string[]) => {
  const wanted = JSON.stringify(ids);
  const among = (column: unknown) => sql`${column} in (select value from json_each(${wanted}))`;
  return [
    t.db
      .select()
      .from(agendaItems)
      .where(and(among(agendaItems.eventId), eq(agendaItems.organizationId, t.organizationId)))
      .orderBy(asc(agendaItems.ordinal)),
    t.db
      .select({ ...getTableColumns(tasks), owner: OWNER })
      .from(tasks)
      .where(and(among(tasks.eventId), eq(tasks.organizationId, t.organizationId)))
      .orderBy(asc(tasks.dueOn), asc(tasks.ordinal)),
    t.db
      .select()
      .from(milestones)
      .where(and(among(milestones.eventId), eq(milestones.organizationId, t.organizationId)))
      .orderBy(asc(milestones.dueAt)),
  ] as const;
};

function assembled(
  rows: { event: EventRow; programme: string | null }[],
  plan: [AgendaRow[], ReadTask[], MilestoneRow[]],
): PlannedEvent[] {
  const [agenda, due, stones] = plan;
  return rows.map(({ event, programme }) => ({
    event,
    programme,
    agenda: agenda.filter((a) => a.eventId === event.id),
    tasks: due.flatMap(({ owner, ...task }) =>
      task.eventId === event.id
        ? [{ ...task, owner: owner === null ? null : (JSON.parse(owner) as TaskOwnerRow) }]
        : [],
    ),
    milestones: stones.filter((a) => a.eventId === event.id),
  }));
}

const withProgramme = (t: Tenant) =>
  t.db
    .select({ event: events, programme: programmes.name })
    .from(events)
    .leftJoin(programmes, and(eq(programmes.id, events.programmeId), eq(programmes.organizationId, t.organizationId)));

/** An event with its plan, in one round trip. */
export async function findPlannedEvent(t: Tenant, id: string): Promise<PlannedEvent | undefined> {
  const [rows, ...plan] = await t.db.batch([withProgramme(t).where(own(t, id)), ...planOf(t, [id])]);
  return assembled(rows, plan)[0];
}

export type EventCursor = { startsAt: number; id: string };

/** A page of events, latest start first, each with its plan; two round trips however many. */
export async function listEvents(t: Tenant, limit: number, after: EventCursor | null): Promise<PlannedEvent[]> {
  const rows = await withProgramme(t)
    .where(
      and(
        eq(events.organizationId, t.organizationId),
        after ? sql`(${events.startsAt}, ${events.id}) < (${after.startsAt}, ${after.id})` : undefined,
      ),
    )
    .orderBy(sql`${events.startsAt} desc, ${events.id} desc`)
    .limit(limit);
  if (!rows.length) return [];
  return assembled(
    rows,
    await t.db.batch([
      ...planOf(
        t,
        rows.map((r) => r.event.id),
      ),
    ]),
  );
}

/** The programme's id by its name; made when new. Statement and lookup are apart so that both fit one batch. */
export function programmeStatements(t: Tenant, id: string, name: string): Statement[] {
  return [t.db.insert(programmes).values({ id, organizationId: t.organizationId, name }).onConflictDoNothing()];
}

export type Plan = {
  agenda: (typeof agendaItems.$inferInsert)[];
  tasks: (typeof tasks.$inferInsert)[];
  milestones: (typeof milestones.$inferInsert)[];
};

/** The columns of events by the names of their properties. */
const COLUMNS = Object.entries(getTableColumns(events)).filter(
  ([property]) => property !== 'organizationId' && property !== 'programmeId',
);

/** As `insertEvent`, for many events of one programme with their plans: as many statements, however many they are. */
export function insertEvents(t: Tenant, rows: NewEvent[], programme: string | null, plan: Plan): Statement[] {
  const named = COLUMNS.filter(([property]) => rows[0] && property in rows[0]);
  const values = named.map(([property]) => sql`json_extract(value, ${sql.raw(`'$.${property}'`)})`);
  return [
    statement(
      t.db,
      sql`insert into events (organization_id, programme_id, ${sql.join(
        named.map(([, column]) => sql.identifier(column.name)),
        sql`, `,
      )})
      select ${t.organizationId}, (select id from programmes where organization_id = ${t.organizationId} and name = ${programme}),
        ${sql.join(values, sql`, `)} from json_each(${JSON.stringify(rows)}) where true on conflict (id) do nothing`,
    ),
    ...insertPlan(t, plan),
  ];
}

/** Statements that insert an event and its plan; said twice with the same ids they insert once. */
export function insertEvent(t: Tenant, event: NewEvent, programme: string | null, plan: Plan): Statement[] {
  const programmeId = programme
    ? sql`(select id from programmes where organization_id = ${t.organizationId} and name = ${programme})`
    : null;
  return [
    t.db
      .insert(events)
      .values({ ...event, organizationId: t.organizationId, programmeId: programmeId as unknown as string })
      // of one draft a second event is an error: the batch fails whole
      .onConflictDoNothing({ target: events.id }),
    ...insertPlan(t, plan),
  ];
}

/** Many rows as one JSON parameter: D1 binds at most 100 values a statement. */
export function insertPlan(t: Tenant, plan: Plan): Statement[] {
  const insert = (table: string, columns: string[], rows: object[]): Statement[] =>
    rows.length
      ? [
          statement(
            t.db,
            sql`insert or ignore into ${sql.identifier(table)} (${sql.raw(['organization_id', ...columns].map((c) => `"${c}"`).join(', '))})
            select ${t.organizationId}, ${sql.raw(columns.map((c) => `json_extract(value, '$.${c}')`).join(', '))} from json_each(${JSON.stringify(rows)})`,
          ),
        ]
      : [];
  const flag = (b: boolean) => (b ? 1 : 0);
  return [
    ...insert(
      'agenda_items',
      ['id', 'event_id', 'ordinal', 'starts_local', 'ends_local', 'title', 'officer', 'given'],
      plan.agenda.map((a) => ({
        id: a.id,
        event_id: a.eventId,
        ordinal: a.ordinal,
        starts_local: a.startsLocal,
        ends_local: a.endsLocal,
        title: a.title,
        officer: a.officer ?? null,
        given: flag(a.given),
      })),
    ),
    ...insert(
      'tasks',
      ['id', 'event_id', 'ordinal', 'title', 'due_on', 'days_before', 'given', 'chase_at', 'owner_id', 'told_at'],
      plan.tasks.map((a) => ({
        id: a.id,
        event_id: a.eventId,
        ordinal: a.ordinal,
        title: a.title,
        due_on: a.dueOn,
        days_before: a.daysBefore ?? null,
        given: flag(a.given),
        chase_at: a.chaseAt ?? null,
        owner_id: a.ownerId ?? null,
        told_at: a.toldAt ?? null,
      })),
    ),
    ...insert(
      'milestones',
      ['id', 'event_id', 'kind', 'step', 'due_at', 'state'],
      plan.milestones.map((a) => ({
        id: a.id,
        event_id: a.eventId,
        kind: a.kind,
        step: a.step,
        due_at: a.dueAt,
        state: a.state,
      })),
    ),
  ];
}

/**
 * What of a plan is made anew when the event's times change: everything not given, not done. `again`: reminders and what
 * follows the end come again for the new time, though they were done for the old one. A date poll has its own times.
 */
export function clearPlan(
  t: Tenant,
  eventId: string,
  what: { agenda: boolean; tasks: boolean; again: boolean },
): Statement[] {
  const mine = (table: typeof agendaItems | typeof tasks | typeof milestones) =>
    and(eq(table.eventId, eventId), eq(table.organizationId, t.organizationId));
  return [
    ...(what.agenda ? [t.db.delete(agendaItems).where(mine(agendaItems))] : []),
    ...(what.tasks ? [t.db.delete(tasks).where(and(mine(tasks), sql`done_at is null`))] : []),
    // what was skipped because it lay behind may lie ahead again
    t.db
      .delete(milestones)
      .where(
        and(
          mine(milestones),
          sql`kind not in ('poll_reminder', 'poll_close')`,
          what.again ? sql`(state <> 'done' or kind <> 'send')` : sql`state <> 'done'`,
        ),
      ),
  ];
}

/** Changes columns of an event that is not final; `revision` and, where facts changed, `facts_revision` rise with it. */
export function updateEvent(t: Tenant, id: string, values: Partial<NewEvent>, programme?: string): Statement {
  return t.db
    .update(events)
    .set({
      ...values,
      ...(programme
        ? {
            programmeId: sql`(select id from programmes where organization_id = ${t.organizationId} and name = ${programme})`,
          }
        : {}),
      revision: sql`revision + 1`,
      factsRevision: sql`facts_revision + 1`,
    })
    .where(own(t, id));
}

/** Lets its batch fail, as malformed JSON, when the event has another revision by now. */
export function sameRevision(t: Tenant, id: string, revision: number): Statement {
  return statement(
    t.db,
    sql`select json(iif(revision = ${revision}, '0', 'another revision')) from events where id = ${id} and organization_id = ${t.organizationId}`,
  );
}

/** Says that something a report rests on changed. */
export function factsChanged(t: Tenant, id: string): Statement {
  return t.db.update(events).set({ factsRevision: sql`facts_revision + 1` }).where(own(t, id));
}

/** The same, only if the statement before it in the batch changed a row. */
export function factsChangedIf(t: Tenant, id: string): Statement {
  return t.db
    .update(events)
    .set({ factsRevision: sql`facts_revision + 1` })
    .where(and(own(t, id), sql`changes() > 0`));
}

/** Moves an event to a status from one of `from`; rows say whether it did. */
export function moveStatus(t: Tenant, id: string, from: EventRow['status'][], values: Partial<NewEvent>) {
  return t.db
    .update(events)
    .set(values)
    .where(and(own(t, id), sql`status in (select value from json_each(${JSON.stringify(from)}))`))
    .returning({ id: events.id });
}

/** Raises the generation of the workflow that owns the event's time, and returns it. */
export async function nextLifecycle(t: Tenant, id: string): Promise<number | undefined> {
  const rows = await t.db
    .update(events)
    .set({ lifecycle: sql`lifecycle + 1` })
    .where(own(t, id))
    .returning({ lifecycle: events.lifecycle });
  return rows[0]?.lifecycle;
}

/** Notes the time of an explicit sending: links live from then. */
export function updateSent(t: Tenant, id: string, at: number): Statement {
  return t.db.update(events).set({ sentAt: at }).where(own(t, id));
}

/** Whose event it is, for time's door, which is given an event's id alone. */
export async function organizationOfEvent(db: Database, eventId: string): Promise<string | undefined> {
  return (await db.select({ organizationId: events.organizationId }).from(events).where(eq(events.id, eventId)))[0]
    ?.organizationId;
}
