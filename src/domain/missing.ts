import type { EventKind, MissingField } from './kinds.ts';
import type { EventRecord } from './record.ts';

/** What each field is called in reports. */
const MISSING_LABELS: Record<MissingField, string> = {
  date: 'Tanggal',
  time: 'Waktu',
  venue: 'Tempat',
  participants: 'Jumlah peserta',
  residents: 'Jumlah warga',
  forces: 'Kekuatan personel',
  vehicles: 'Jumlah kendaraan',
  commander: 'Komandan',
  speakers: 'Narasumber',
  material: 'Materi',
  follow_up: 'Tindak lanjut',
  residents_raised: 'Hal yang disampaikan warga',
  waves: 'Gelombang pelaksanaan',
  attendance: 'Kehadiran',
  packages: 'Jumlah paket',
  patients: 'Jumlah pasien',
};

/** A rundown's item that names something taught; a break or an opening does not. */
const MATERIAL = /\b(materi|paparan|pemaparan|sesi|topik|modul|pembekalan|simulasi|praktik)\b/i;

/** How the roles that a report asks for are called in an event's list of roles. */
export const ASKED_ROLES = {
  commander: /\bkomandan\b/i,
  speakers: /\b(narasumber|pembicara|pemateri)\b/i,
} as const satisfies Partial<Record<MissingField, RegExp>>;

/** What of an event tells what it lacks. */
type Asked = Pick<
  EventRecord,
  'unconfirmed' | 'counts' | 'forces' | 'roles' | 'invitations' | 'outcomes' | 'attendance'
> & { agenda: readonly { title: string }[] };

function isRecorded(field: MissingField, record: Asked): boolean {
  const held = (role: RegExp) => record.roles.some((r) => role.test(r.role) && Boolean(r.name || r.position));
  switch (field) {
    case 'date':
    case 'time':
    case 'venue':
      return !record.unconfirmed.includes(field);
    case 'participants':
    case 'residents':
    case 'packages':
    case 'patients':
      return record.counts.some((count) => count.what === field);
    case 'forces':
      return record.forces.length > 0;
    case 'vehicles':
      return record.forces.some((force) => force.vehicles !== null);
    case 'commander':
      return held(ASKED_ROLES.commander);
    case 'speakers':
      return held(ASKED_ROLES.speakers) || record.invitations.some((i) => i.role === 'speaker');
    case 'material':
      return record.agenda.some((item) => MATERIAL.test(item.title));
    case 'follow_up':
      return record.outcomes.some((outcome) => outcome.kind === 'follow_up');
    case 'residents_raised':
      return record.outcomes.some((outcome) => outcome.kind === 'question');
    case 'attendance':
      return record.attendance.length > 0;
    case 'waves':
      return record.attendance.some((row) => row.session !== null);
  }
}

/**
 * What a report of this kind must have and the record has not, in the order in which reports name things: date, time
 * and venue where unconfirmed, what the kind asks for, and attendance wherever somebody was invited. Without a kind only
 * what every event has is asked.
 */
export function missingFields(
  record: Asked,
  kind: Pick<EventKind, 'asks'> | undefined,
): { field: MissingField; label: string }[] {
  const asked = new Set<MissingField>(['date', 'time', 'venue', ...(kind?.asks ?? [])]);
  if (record.invitations.length > 0) asked.add('attendance');
  return [...asked]
    .filter((field) => !isRecorded(field, record))
    .map((field) => ({ field, label: MISSING_LABELS[field] }));
}
