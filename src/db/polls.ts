import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PollAnswer } from '../domain/polls.ts';
import { type Database, rowsOf, type Statement, statement, type Tenant } from './database.ts';
import type { DeliveryRow, InvitationRow } from './invitations.ts';
import { events } from './schema/events.ts';
import { invitations } from './schema/invitations.ts';
import { organizations } from './schema/organizations.ts';
import { type pollAnswers, pollSeats, type pollSlots, polls } from './schema/polls.ts';

export type PollRow = typeof polls.$inferSelect;
export type PollSlot = Pick<
  typeof pollSlots.$inferSelect,
  'ordinal' | 'startsLocal' | 'endsLocal' | 'endsGiven' | 'timezone' | 'startsAt' | 'endsAt'
>;
/** The answer that counts to one slot. */
export type SlotAnswer = Pick<typeof pollAnswers.$inferSelect, 'id' | 'slot' | 'answer' | 'note' | 'channel' | 'at'>;
/** One asked, with the answers that count and where the mail that asks stands. */
export type Seat = {
  id: string;
  tokenGeneration: number;
  invitation: Pick<
    InvitationRow,
    | 'id'
    | 'officeId'
    | 'position'
    | 'name'
    | 'agency'
    | 'email'
    | 'phone'
    | 'requirement'
    | 'precedenceClass'
    | 'tokenGeneration'
  >;
  answers: SlotAnswer[];
  asked: DeliveryRow['state'] | null;
};
export type Poll = { poll: PollRow; slots: PollSlot[]; seats: Seat[] };

const run = (t: Tenant, query: SQL) => statement(t.db, query);

/** What the ledger calls the occasion of a mail of a poll: its number, and of a reminder which deadline it was for. */
export const pollOccasion = (
  { number, extensions }: Pick<PollRow, 'number' | 'extensions'>,
  kind: DeliveryRow['kind'],
) => number * 1000 + (kind === 'poll_reminder' || kind === 'poll_closed' ? extensions : 0);

/** A poll by its own or its event's place in raw SQL, as camel-cased columns of drizzle's. */
const pollColumns = sql.raw(
  Object.entries(getTableColumns(polls))
    .map(([name, column]) => `p."${column.name}" as "${name}"`)
    .join(', '),
);

const slotsJson = (
  poll: SQL,
) => sql<string>`(select json_group_array(json_object('ordinal', l.ordinal, 'startsLocal', l.starts_local,
  'endsLocal', l.ends_local, 'endsGiven', iif(l.ends_given, json('true'), json('false')), 'timezone', l.timezone,
  'startsAt', l.starts_at, 'endsAt', l.ends_at)) from (select * from poll_slots where poll_id = ${poll} order by ordinal) l)`;

/** Of each slot the newest answer of a seat. */
const answersJson = (
  seat: SQL,
) => sql<string>`(select json_group_array(json_object('id', a.id, 'slot', a.slot, 'answer', a.answer,
  'note', a.note, 'channel', a.channel, 'at', a.at)) from (select * from poll_answers
  where id in (select max(b.id) from poll_answers b where b.seat_id = ${seat} group by b.slot) order by slot) a)`;

/**
 * The newest poll of an event, or the one of a number, with slots and those asked in order of precedence, or one of them
 * (`invitationId`); one round trip.
 */
export async function findPoll(
  t: Tenant,
  eventId: string,
  { number, invitationId }: { number?: number; invitationId?: string } = {},
): Promise<Poll | undefined> {
  const which = sql`p.organization_id = ${t.organizationId} and p.event_id = ${eventId} and p.number =
    ${number ?? sql`(select max(n.number) from polls n where n.event_id = ${eventId})`}`;
  const whose = invitationId === undefined ? sql`` : sql`and s.invitation_id = ${invitationId}`;
  const [found, seats] = await t.db.batch([
    rowsOf<PollRow & { slots: string }>(
      t.db,
      sql`select ${pollColumns}, ${slotsJson(sql`p.id`)} as slots from polls p where ${which}`,
    ),
    rowsOf<Record<string, unknown> & { invitation: string; answers: string }>(
      t.db,
      sql`select s.id, s.token_generation as "tokenGeneration", ${answersJson(sql`s.id`)} as answers,
          json_object('id', i.id, 'officeId', i.office_id, 'position', i.position, 'name', i.name, 'agency', i.agency, 'email', i.email,
            'phone', i.phone, 'requirement', i.requirement, 'precedenceClass', i.precedence_class,
            'tokenGeneration', i.token_generation) as invitation,
          (select d.state from deliveries d where d.invitation_id = i.id and d.kind = 'poll' and d.sequence = p.number * 1000) as asked
        from polls p cross join poll_seats s on s.poll_id = p.id cross join invitations i on i.id = s.invitation_id
        where ${which} ${whose} order by i.precedence_class, i.ordinal, i.id`,
    ),
  ]);
  const row = found[0];
  if (!row) return undefined;
  const { slots, ...poll } = row;
  return {
    poll,
    slots: JSON.parse(slots) as PollSlot[],
    seats: seats.map(
      (seat) => ({ ...seat, invitation: JSON.parse(seat.invitation), answers: JSON.parse(seat.answers) }) as Seat,
    ),
  };
}

/** What stands behind a poll's link: by the hash of its token, and so the one query that finds the organization. */
export type LinkedSeat = {
  seat: Pick<typeof pollSeats.$inferSelect, 'id' | 'organizationId' | 'eventId'>;
  poll: PollRow;
  invitation: Pick<InvitationRow, 'id' | 'position' | 'name' | 'agency' | 'requirement' | 'tokenGeneration'>;
  event: typeof events.$inferSelect;
  organization: string;
  slots: PollSlot[];
  answers: SlotAnswer[];
};

/** Undefined for an unknown or revoked one, and for one whose invitation is gone. One query. */
export async function findLinkedSeat(db: Database, tokenHash: string): Promise<LinkedSeat | undefined> {
  const { id, position, name, agency, requirement, tokenGeneration } = invitations;
  const rows = await db
    .select({
      seat: { id: pollSeats.id, organizationId: pollSeats.organizationId, eventId: pollSeats.eventId },
      poll: polls,
      invitation: { id, position, name, agency, requirement, tokenGeneration },
      event: events,
      organization: organizations.name,
      slots: slotsJson(sql`${polls.id}`),
      answers: answersJson(sql`${pollSeats.id}`),
    })
    .from(pollSeats)
    .innerJoin(polls, eq(polls.id, pollSeats.pollId))
    .innerJoin(invitations, eq(invitations.id, pollSeats.invitationId))
    .innerJoin(events, eq(events.id, pollSeats.eventId))
    .innerJoin(organizations, eq(organizations.id, pollSeats.organizationId))
    .where(eq(pollSeats.tokenHash, tokenHash));
  const row = rows[0];
  return row && { ...row, slots: JSON.parse(row.slots), answers: JSON.parse(row.answers) };
}

export type NewPoll = Pick<PollRow, 'id' | 'eventId' | 'deadlineAt'>;
export type NewSeat = { id: string; invitationId: string; tokenHash: string };

/**
 * Statements that make a poll: nothing where one is open, where the event takes none any more, or said again with the same
 * ids. What follows in the batch hangs on the poll's row.
 */
export function insertPoll(t: Tenant, poll: NewPoll, slots: PollSlot[], seats: NewSeat[], by: string, now: number) {
  const of = sql`from polls p cross join json_each(${JSON.stringify(slots)}) j where p.id = ${poll.id}`;
  return [
    run(
      t,
      sql`insert or ignore into polls (id, organization_id, event_id, number, state, deadline_at, created_by, created_at)
        select ${poll.id}, e.organization_id, e.id, (select coalesce(max(n.number), 0) + 1 from polls n where n.event_id = e.id), 'open',
          ${poll.deadlineAt}, ${by}, ${now}
        from events e where e.id = ${poll.eventId} and e.organization_id = ${t.organizationId} and e.status in ('scheduled', 'invited', 'postponed')`,
    ),
    run(
      t,
      sql`insert or ignore into poll_slots (poll_id, organization_id, event_id, ordinal, starts_local, ends_local, ends_given, timezone, starts_at, ends_at)
        select p.id, p.organization_id, p.event_id, json_extract(j.value, '$.ordinal'), json_extract(j.value, '$.startsLocal'),
          json_extract(j.value, '$.endsLocal'), json_extract(j.value, '$.endsGiven'), json_extract(j.value, '$.timezone'),
          json_extract(j.value, '$.startsAt'), json_extract(j.value, '$.endsAt') ${of}`,
    ),
    run(
      t,
      sql`insert or ignore into poll_seats (id, organization_id, event_id, poll_id, invitation_id, token_hash)
        select json_extract(j.value, '$.id'), p.organization_id, p.event_id, p.id, i.id, json_extract(j.value, '$.tokenHash')
        from polls p cross join json_each(${JSON.stringify(seats)}) j
        cross join invitations i on i.id = json_extract(j.value, '$.invitationId') and i.event_id = p.event_id
        where p.id = ${poll.id}`,
    ),
    run(
      t,
      sql`update events set polling_until = ${poll.deadlineAt} where exists (select 1 from polls p where p.id = ${poll.id} and p.event_id = events.id and p.state = 'open')`,
    ),
  ];
}

/** What happens by itself of a poll: reminder and close at these times (epoch ms); those behind `now` are skipped. */
export function timePoll(
  t: Tenant,
  pollId: string,
  stones: { id: string; kind: 'poll_reminder' | 'poll_close'; dueAt: number }[],
  now: number,
): Statement {
  return run(
    t,
    sql`insert into milestones (id, organization_id, event_id, kind, step, due_at, state)
      select json_extract(j.value, '$.id'), p.organization_id, p.event_id, json_extract(j.value, '$.kind'), p.number, json_extract(j.value, '$.dueAt'),
        iif(json_extract(j.value, '$.dueAt') > ${now}, 'due', 'skipped')
      from polls p cross join json_each(${JSON.stringify(stones)}) j
      where p.id = ${pollId} and p.organization_id = ${t.organizationId} and p.state = 'open'
      on conflict (event_id, kind, step) do update set due_at = excluded.due_at, done_at = null, state = excluded.state
        where excluded.due_at <> milestones.due_at and (excluded.state = 'due' or milestones.state = 'due')`,
  );
}

const DELIVERY = sql.raw(
  'organization_id, event_id, id, invitation_id, kind, sequence, message_key, recipient, state, next_attempt_at, created_at',
);

/** Owes a mail of a poll to those asked who have an address: once a poll, a reminder once a deadline and to those with a slot left. */
export function oweToSeats(
  t: Tenant,
  pollId: string,
  kind: 'poll' | 'poll_reminder' | 'poll_fixed',
  now: number,
  but = sql`1`,
): Statement {
  const sequence = kind === 'poll_reminder' ? sql`(p.number * 1000 + p.extensions)` : sql`(p.number * 1000)`;
  return run(
    t,
    sql`insert or ignore into deliveries (${DELIVERY})
      select i.organization_id, i.event_id, 'dl_' || lower(hex(randomblob(10))), i.id, ${kind}, ${sequence},
        ${kind} || ':' || i.id || ':' || ${sequence}, i.email, 'owed', ${now}, ${now}
      from polls p cross join poll_seats s on s.poll_id = p.id cross join invitations i on i.id = s.invitation_id
      where p.id = ${pollId} and p.organization_id = ${t.organizationId} and p.state = ${kind === 'poll_fixed' ? 'fixed' : 'open'}
        and i.email is not null and ${but}`,
  );
}

/** With an answer missing. */
export const UNANSWERED = sql`(select count(distinct a.slot) from poll_answers a where a.seat_id = s.id)
  < (select count(*) from poll_slots l where l.poll_id = p.id)`;

/** Told of the date neither by word of a change nor by an invitation that goes out only now. */
export const untold = (changeId: string) => sql`not exists (select 1 from deliveries d where d.invitation_id = i.id
  and (d.kind = 'invitation' and d.state = 'owed' or d.kind = 'change' and d.sequence = (select c.sequence from event_changes c where c.id = ${changeId})))`;

/** Lets its batch fail, as malformed JSON, when the poll is open no more. */
export function stillOpen(t: Tenant, pollId: string): Statement {
  return run(
    t,
    sql`select json(iif(state = 'open', '0', 'closed meanwhile')) from polls where id = ${pollId} and organization_id = ${t.organizationId}`,
  );
}

/**
 * Ends the poll that is open of an event, with the slot that was fixed or without one, with what was still owed or due of
 * it. The first statement says whether there was one.
 */
export function closePoll(
  t: Tenant,
  eventId: string,
  by: string,
  now: number,
  fixedSlot: number | null = null,
): Statement[] {
  const own = sql`organization_id = ${t.organizationId} and event_id = ${eventId}`;
  const state = fixedSlot === null ? 'ended' : 'fixed';
  return [
    run(
      t,
      sql`update polls set state = ${state}, fixed_slot = ${fixedSlot}, closed_by = ${by}, closed_at = ${now} where ${own} and state = 'open'`,
    ),
    run(
      t,
      sql`update deliveries set state = 'dropped' where ${own} and state = 'owed' and kind in ('poll', 'poll_reminder', 'poll_closed')`,
    ),
    run(
      t,
      sql`update milestones set state = 'skipped' where ${own} and state = 'due' and kind in ('poll_reminder', 'poll_close')`,
    ),
    run(
      t,
      sql`update events set polling_until = null where id = ${eventId} and organization_id = ${t.organizationId} and polling_until is not null`,
    ),
  ];
}

/** Moves the deadline of an open poll (epoch ms); the first statement says whether it moved. */
export function moveDeadline(t: Tenant, pollId: string, deadlineAt: number): Statement[] {
  return [
    run(
      t,
      sql`update polls set deadline_at = ${deadlineAt}, extensions = extensions + 1
        where id = ${pollId} and organization_id = ${t.organizationId} and state = 'open' and deadline_at <> ${deadlineAt}`,
    ),
    run(
      t,
      sql`update events set polling_until = ${deadlineAt} where exists (select 1 from polls p
        where p.id = ${pollId} and p.organization_id = ${t.organizationId} and p.event_id = events.id and p.state = 'open')`,
    ),
  ];
}

type NewAnswers = {
  pollId: string;
  seatId: string;
  answers: { slot: number; answer: PollAnswer }[];
  note: string | null;
  channel: SlotAnswer['channel'];
  by: string;
};

/** A poll that takes an answer through a channel at `now`: open, by link before its deadline, of an event still to be. */
const TAKING = (
  channel: string,
  now: number,
) => sql`p.state = 'open' and (${channel} <> 'link' or p.deadline_at > ${now})
  and exists (select 1 from events e where e.id = p.event_id and e.status in ('scheduled', 'invited', 'postponed'))`;

/** Appends what differs from the answers that count; nothing while the poll takes none. */
export function insertPollAnswers(t: Tenant, given: NewAnswers, now: number): Statement {
  const { pollId, seatId, answers, note, channel, by } = given;
  return run(
    t,
    sql`insert into poll_answers (organization_id, event_id, poll_id, seat_id, slot, answer, note, channel, "by", at)
      select p.organization_id, p.event_id, p.id, s.id, l.ordinal, json_extract(j.value, '$.answer'), ${note}, ${channel}, ${by}, ${now}
      from polls p cross join poll_seats s on s.poll_id = p.id and s.id = ${seatId}
      cross join json_each(${JSON.stringify(answers)}) j cross join poll_slots l on l.poll_id = p.id and l.ordinal = json_extract(j.value, '$.slot')
      where p.id = ${pollId} and p.organization_id = ${t.organizationId} and ${TAKING(channel, now)}
        and exists (select 1 from invitations i where i.id = s.invitation_id)
        and not exists (select 1 from poll_answers a where a.answer = json_extract(j.value, '$.answer') and a.note is ${note} and a.channel = ${channel}
          and a.id = (select max(b.id) from poll_answers b where b.seat_id = s.id and b.slot = l.ordinal))`,
  );
}

/** Whether the poll takes answers of a channel at `now` (epoch ms); one row, or none. */
export function takesAnswers(t: Tenant, pollId: string, channel: SlotAnswer['channel'], now: number) {
  return rowsOf<{ taking: number }>(
    t.db,
    sql`select 1 as taking from polls p where p.id = ${pollId} and p.organization_id = ${t.organizationId} and ${TAKING(channel, now)}`,
  );
}

/** The seats an invitation has in polls, newest last. */
export async function seatsOf(t: Tenant, invitationId: string) {
  return t.db
    .select({ id: pollSeats.id, pollId: pollSeats.pollId, tokenGeneration: pollSeats.tokenGeneration })
    .from(pollSeats)
    .where(and(eq(pollSeats.organizationId, t.organizationId), eq(pollSeats.invitationId, invitationId)));
}

/** Gives a seat another link, and the old one leads nowhere: once its invitation has a link of `generation`. */
export function revokeSeat(
  t: Tenant,
  id: string,
  next: { tokenHash: string; tokenGeneration: number },
  generation: number,
): Statement {
  const renewed = sql`exists (select 1 from invitations i where i.id = invitation_id and i.token_generation = ${generation})`;
  return t.db
    .update(pollSeats)
    .set(next)
    .where(and(eq(pollSeats.organizationId, t.organizationId), eq(pollSeats.id, id), renewed));
}

/**
 * Behind `updateInvitation` in a batch, with the new address: what an open poll asked at another goes to this one as a
 * message of its own (`key`), and is asked now where there was none.
 */
export function askAnew(
  t: Tenant,
  invitationId: string,
  pollId: string,
  email: string,
  key: string,
  now: number,
): Statement[] {
  const alike = sql`i.id = ${invitationId} and i.email = ${email}`;
  return [
    run(
      t,
      sql`update deliveries set recipient = ${email}, state = 'owed', message_key = ${key}, attempts = 0, next_attempt_at = ${now},
          claimed_at = null, finished_at = null, last_error = null
        where invitation_id = ${invitationId} and kind = 'poll' and organization_id = ${t.organizationId} and state <> 'sending'
          and sequence = (select p.number * 1000 from polls p where p.id = ${pollId} and p.state = 'open')
          and exists (select 1 from invitations i where ${alike})`,
    ),
    oweToSeats(t, pollId, 'poll', now, alike),
  ];
}
