import { listMarks } from '../db/agenda-marks.ts';
import type { AttendanceRow } from '../db/attendance.ts';
import { listAttendance } from '../db/attendance.ts';
import { listCounts } from '../db/counts.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { listForces } from '../db/forces.ts';
import { type InvitationView, listInvitations } from '../db/invitations.ts';
import { listOutcomes } from '../db/outcomes.ts';
import { previousFigures } from '../db/reports.ts';
import { dateOf, localOf, toInstant } from '../domain/dates.ts';
import type { CountWhat } from '../domain/kinds.ts';
import { heldTimes } from '../domain/live-rundown.ts';
import type { AttendanceRecord, EventRecord, InvitationRecord, PreviousRecord } from '../domain/record.ts';
import type { Context } from './context.ts';

/** An invitation as the record tells it. */
export function invitationRecord({ invitation, answer, rank }: InvitationView): InvitationRecord {
  const named = answer?.answer === 'represented' && answer.representativeName;
  return {
    id: invitation.id,
    position: invitation.position,
    name: invitation.name,
    agency: invitation.agency,
    role: invitation.role,
    precedenceClass: rank,
    status: answer?.answer ?? 'pending',
    representative: named
      ? { name: named, position: answer.representativePosition, contact: answer.representativeContact }
      : null,
  };
}

/** An arrival as the record tells it; a representative's name and office stand in the row itself. */
export function attendanceRecord(row: AttendanceRow): AttendanceRecord {
  const sent = row.present === 'representative';
  return {
    id: row.id,
    invitationId: row.invitationId,
    present: row.present,
    name: sent ? null : row.name,
    position: sent ? null : row.position,
    agency: row.agency,
    representative: sent && row.name ? { name: row.name, position: row.position } : null,
    session: row.session || null,
    at: row.at,
  };
}

/** What was counted at the last event of the kind, as its report has it. */
async function previousRecord(ctx: Context, event: PlannedEvent['event']): Promise<PreviousRecord | undefined> {
  const rows = await previousFigures(ctx, event);
  const [first] = rows;
  if (!first) return undefined;
  const what = (id: string) =>
    id === 'attendance-total' ? 'persons' : id === 'force-total' ? 'personnel' : id.slice(6);
  const counted = rows.map(({ id, number }) => ({
    what: what(id) as PreviousRecord['counted'][number]['what'],
    number,
  }));
  return { title: first.title, date: dateOf(first.startsLocal), counted };
}

/** Everything an event's report is computed from, and the event as it was read with it. */
export async function eventRecord(
  ctx: Context,
  eventId: string,
): Promise<{ record: EventRecord; planned: PlannedEvent } | undefined> {
  // the event first: a fact that changes while the rest is read raises `facts_revision` and makes the draft stale
  const planned = await findPlannedEvent(ctx, eventId);
  if (!planned) return undefined;
  const { event } = planned;
  const [invitations, attendance, forces, counts, outcomes, marks, previous] = await Promise.all([
    listInvitations(ctx, eventId),
    listAttendance(ctx, eventId),
    listForces(ctx, eventId),
    listCounts(ctx, eventId),
    listOutcomes(ctx, eventId),
    listMarks(ctx, eventId),
    previousRecord(ctx, event),
  ]);
  const spans = planned.agenda.map((a) => ({
    id: a.id,
    startsAt: toInstant(a.startsLocal, event.timezone),
    endsAt: toInstant(a.endsLocal, event.timezone),
  }));
  const held = heldTimes(spans, marks);
  const local = (at: number) => localOf(at, event.timezone);
  const record: EventRecord = {
    kindId: event.type,
    title: event.title,
    theme: event.theme,
    programme: planned.programme,
    host: event.host,
    leader:
      event.leaderName || event.leaderPosition ? { name: event.leaderName, position: event.leaderPosition } : null,
    startsAt: event.startsLocal,
    endsAt: event.endsGiven ? event.endsLocal : null,
    timezone: event.timezone,
    venue: { name: event.venueName, address: event.venueAddress, city: event.venueCity },
    roles: event.roles,
    unconfirmed: event.unconfirmed,
    agenda: planned.agenda
      .filter((a) => a.given || held.size > 0)
      .map((a) => {
        const times = held.get(a.id);
        return {
          startsAt: a.startsLocal,
          endsAt: a.endsLocal,
          title: a.title,
          officer: a.officer,
          ...(times && { held: { from: local(times.from), until: times.until === null ? null : local(times.until) } }),
        };
      }),
    invitations: invitations.map(invitationRecord),
    attendance: attendance.map(attendanceRecord),
    forces: forces.map((f) => ({ id: f.id, unit: f.unit, personnel: f.personnel, vehicles: f.vehicles })),
    counts: counts.map((c) => ({ id: c.id, what: c.what as CountWhat, number: c.number, note: c.note })),
    outcomes: outcomes.map((o) => ({
      id: o.id,
      kind: o.kind,
      text: o.text,
      speaker: o.speaker,
      owner: o.owner,
      due: o.due,
    })),
    ...(previous && { previous }),
  };
  return { record, planned };
}
