import {
  type AttendanceRow,
  attendanceByNonce,
  findAttendance,
  insertAttendance,
  listAttendance,
  type NewAttendance,
  undoAttendance,
} from '../db/attendance.ts';
import { runBatch } from '../db/database.ts';
import { type EventRow, factsChanged, findEvent } from '../db/events.ts';
import { findInvitations, type InvitationView, listInvitations } from '../db/invitations.ts';
import { attendanceTotals, presentFor } from '../domain/attendance.ts';
import { bareName, samePerson } from '../domain/names.ts';
import type { AttendanceRecord } from '../domain/record-inputs.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { attendanceRecord, invitationRecord } from './record.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

export type CheckInOutcome = {
  outcome: 'recorded' | 'already' | 'conflict' | 'rejected';
  id: string | null;
  reason?: string;
};

/** An arrival as a row. A representative not named is the newest answer's. */
function rowOf(
  ctx: Context,
  eventId: string,
  record: AttendanceRecord,
  view: InvitationView | undefined,
): NewAttendance {
  const base = {
    id: ctx.newId('at'),
    eventId,
    session: record.session ?? '',
    at: record.at ?? ctx.now(),
    nonce: record.nonce ?? null,
    recordedBy: ctx.actor,
    recordedAt: ctx.now(),
  };
  if (!view) {
    return {
      ...base,
      invitationId: null,
      present: 'walk_in',
      name: record.name,
      position: record.position ?? null,
      agency: record.agency ?? null,
    };
  }
  const invitationId = view.invitation.id;
  if (record.present === 'holder') {
    return {
      ...base,
      invitationId,
      present: 'holder',
      name: record.name ?? view.invitation.name,
      position: view.invitation.position,
      agency: view.invitation.agency,
    };
  }
  const answered = view.answer?.answer === 'represented' ? view.answer : null;
  const name = record.representative?.name ?? answered?.representativeName ?? null;
  const position = record.representative
    ? (record.representative.position ?? null)
    : (answered?.representativePosition ?? null);
  return { ...base, invitationId, present: 'representative', name, position, agency: null };
}

type Arrival = AttendanceRow | NewAttendance;

/** Rows by who they may be about: one list is looked through per record, not the whole roll. */
function rollOf(rows: Arrival[]) {
  const places = new Map<string, Arrival[]>();
  const place = (row: Arrival) =>
    `${row.session ?? ''}\n${row.invitationId ?? ''}\n${row.invitationId ? '' : bareName(row.name ?? '')}`;
  const add = (row: Arrival) => {
    const at = place(row);
    places.set(at, [...(places.get(at) ?? []), row]);
  };
  for (const row of rows) add(row);
  /** The row that is there already for the same office and session, or the same walk-in. */
  const standing = (row: Arrival) =>
    places
      .get(place(row))
      ?.find(
        (t) =>
          row.invitationId ||
          (samePerson({ name: t.name ?? '', position: t.position }, { name: row.name ?? '', position: row.position }) &&
            (t.agency ?? '').toLowerCase() === (row.agency ?? '').toLowerCase()),
      );
  return { add, standing };
}

const agrees = (a: Arrival, b: Arrival) =>
  a.present === b.present &&
  (a.present !== 'representative' || !a.name || !b.name || samePerson({ name: a.name }, { name: b.name }));

/**
 * Records who came, one outcome a record, in order. The same again is `already`, another account of one office is a
 * `conflict` and changes nothing, an invitation that is not this event's is `rejected`.
 */
export async function checkIn(
  ctx: Context,
  eventId: string,
  records: AttendanceRecord[],
): Promise<{ ok: true; outcomes: CheckInOutcome[] } | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const [views, there, seen] = await Promise.all([
    findInvitations(
      ctx,
      eventId,
      records.flatMap((r) => r.invitation_id ?? []),
    ),
    listAttendance(ctx, eventId),
    attendanceByNonce(
      ctx,
      eventId,
      records.flatMap((r) => r.nonce ?? []),
    ),
  ]);
  const fresh: NewAttendance[] = [];
  const invited = new Map(views.map((v) => [v.invitation.id, v]));
  const nonces = new Map<string | null | undefined, Arrival>(seen.map((s) => [s.nonce, s]));
  const roll = rollOf(there);
  const outcomes = records.map((record): CheckInOutcome => {
    const view = invited.get(record.invitation_id ?? '');
    if (record.invitation_id && !view) return { outcome: 'rejected', id: null, reason: 'unknown_invitation' };
    const row = rowOf(ctx, eventId, record, view);
    const repeated = row.nonce ? nonces.get(row.nonce) : undefined;
    if (repeated) return { outcome: 'already', id: repeated.id };
    const before = roll.standing(row);
    if (before)
      return agrees(row, before)
        ? { outcome: 'already', id: before.id }
        : { outcome: 'conflict', id: before.id, reason: 'recorded_differently' };
    fresh.push(row);
    roll.add(row);
    nonces.set(row.nonce, row);
    return { outcome: 'recorded', id: row.id };
  });
  if (!fresh.length) return { ok: true, outcomes };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      insertAttendance(ctx, fresh),
      auditedIfChanged(ctx, eventId, 'attendance.recorded', eventId, {
        after: fresh.map((f) => ({ id: f.id, invitation_id: f.invitationId, present: f.present })),
      }),
      factsChanged(ctx, eventId),
    ]),
  );
  if (!Array.isArray(written)) return written;
  return { ok: true, outcomes: await settled(ctx, eventId, outcomes, fresh) };
}

/** Where another device recorded the same office a moment earlier, its row stands and ours is `already` or a conflict. */
async function settled(
  ctx: Context,
  eventId: string,
  outcomes: CheckInOutcome[],
  fresh: NewAttendance[],
): Promise<CheckInOutcome[]> {
  const now = await listAttendance(ctx, eventId);
  const kept = new Set(now.map((n) => n.id));
  const lost = new Map(fresh.filter((f) => !kept.has(f.id)).map((f) => [f.id, f]));
  const roll = rollOf(now);
  return outcomes.map((outcome) => {
    const row = lost.get(outcome.id ?? '');
    if (!row || outcome.outcome !== 'recorded') return outcome;
    const stands = roll.standing(row) ?? now.find((n) => row.nonce && n.nonce === row.nonce);
    if (!stands) return outcome;
    return agrees(row, stands)
      ? { outcome: 'already', id: stands.id }
      : { outcome: 'conflict', id: stands.id, reason: 'recorded_differently' };
  });
}

/** Takes a record back; it stays in the table as undone. Said again it does nothing. */
export async function undoCheckIn(ctx: Context, id: string): Promise<{ ok: true; eventId: string } | Refusal> {
  const row = await findAttendance(ctx, id);
  if (!row) return { ok: false, reason: 'not_found' };
  if ((await findEvent(ctx, row.eventId))?.status === 'reported') return { ok: false, reason: 'final' };
  if (row.undoneAt !== null) return { ok: true, eventId: row.eventId };
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      undoAttendance(ctx, id, ctx.now(), ctx.actor),
      audited(ctx, row.eventId, 'attendance.undone', id, {
        before: { invitation_id: row.invitationId, present: row.present },
      }),
      factsChanged(ctx, row.eventId),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId: row.eventId } : written;
}

/** The list of those expected and come: every invitation with its arrivals, the walk-ins, and the totals. */
export type Roll = {
  event: EventRow;
  offices: { view: InvitationView; arrivals: AttendanceRow[]; presentFor: string[] }[];
  walkIns: AttendanceRow[];
  totals: ReturnType<typeof attendanceTotals>;
};

/** Reads the roll of an event; totals count persons once, however many offices they stand for. */
export async function readRoll(ctx: Context, eventId: string): Promise<Roll | undefined> {
  const event = await findEvent(ctx, eventId);
  if (!event) return undefined;
  const [views, arrivals] = await Promise.all([listInvitations(ctx, eventId), listAttendance(ctx, eventId)]);
  const rows = { invitations: views.map(invitationRecord), attendance: arrivals.map(attendanceRecord) };
  const standsFor = presentFor(rows);
  return {
    event,
    offices: views.map((view) => ({
      view,
      arrivals: arrivals.filter((a) => a.invitationId === view.invitation.id),
      presentFor: standsFor.get(view.invitation.id) ?? [],
    })),
    walkIns: arrivals.filter((a) => a.present === 'walk_in'),
    totals: attendanceTotals(rows),
  };
}
