import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Statement, statement, type Tenant } from './database.ts';
import { attendance } from './schema/record.ts';

export type AttendanceRow = typeof attendance.$inferSelect;
export type NewAttendance = Omit<typeof attendance.$inferInsert, 'organizationId'>;

/** Those recorded as present and not undone, in order of arrival; of one instant, in the order recorded. */
export async function listAttendance(t: Tenant, eventId: string): Promise<AttendanceRow[]> {
  return t.db
    .select()
    .from(attendance)
    .where(
      and(
        eq(attendance.organizationId, t.organizationId),
        eq(attendance.eventId, eventId),
        isNull(attendance.undoneAt),
      ),
    )
    .orderBy(asc(attendance.at), sql`rowid`);
}

/** Records by nonce, undone ones too: a device that sends again must not bring back what was undone. */
export async function attendanceByNonce(t: Tenant, eventId: string, nonces: string[]): Promise<AttendanceRow[]> {
  if (!nonces.length) return [];
  return t.db
    .select()
    .from(attendance)
    .where(
      and(
        eq(attendance.organizationId, t.organizationId),
        eq(attendance.eventId, eventId),
        sql`${attendance.nonce} in (select value from json_each(${JSON.stringify(nonces)}))`,
      ),
    );
}

/** Stores arrivals; of two for one office and session, or one nonce, the first stays. */
export function insertAttendance(t: Tenant, rows: NewAttendance[]): Statement {
  return statement(
    t.db,
    sql`insert or ignore into attendance (id, organization_id, event_id, invitation_id, present, name, position, agency,
      session, at, nonce, recorded_by, recorded_at)
    select json_extract(value, '$.id'), ${t.organizationId}, json_extract(value, '$.eventId'), json_extract(value, '$.invitationId'),
      json_extract(value, '$.present'), json_extract(value, '$.name'), json_extract(value, '$.position'), json_extract(value, '$.agency'),
      coalesce(json_extract(value, '$.session'), ''), json_extract(value, '$.at'), json_extract(value, '$.nonce'),
      json_extract(value, '$.recordedBy'), json_extract(value, '$.recordedAt')
    from json_each(${JSON.stringify(rows)})`,
  );
}

/** One record of the organization, undone or not. */
export async function findAttendance(t: Tenant, id: string): Promise<AttendanceRow | undefined> {
  return (
    await t.db
      .select()
      .from(attendance)
      .where(and(eq(attendance.organizationId, t.organizationId), eq(attendance.id, id)))
  )[0];
}

/** Undoes a record that is not undone. */
export function undoAttendance(t: Tenant, id: string, at: number, by: string): Statement {
  return t.db
    .update(attendance)
    .set({ undoneAt: at, undoneBy: by })
    .where(and(eq(attendance.organizationId, t.organizationId), eq(attendance.id, id), isNull(attendance.undoneAt)));
}
