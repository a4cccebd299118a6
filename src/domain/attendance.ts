import { bareName } from './names.ts';
import { officeKey, titleKey } from './offices.ts';
import type { AttendanceRecord, EventRecord, InvitationRecord, Official } from './record.ts';

type Rows = Pick<EventRecord, 'invitations' | 'attendance'>;

/** Who stood at the door in one row; for a walk-in and a representative the agency says nothing about the office. */
type Standing = Official & { agency: string | null };

/**
 * Who stands behind an attendance row: the holder (named by the row, else by the invitation), the representative (named
 * by the row, else by the newest answer) or the walk-in. What is not known is null.
 */
export function officialOf(row: AttendanceRecord, invitation: InvitationRecord | undefined): Standing {
  if (row.present === 'representative') {
    const sent = row.representative ?? invitation?.representative ?? null;
    return { name: sent?.name ?? null, position: sent?.position ?? null, agency: null };
  }
  const agency = row.agency ?? invitation?.agency ?? null;
  return { name: row.name ?? invitation?.name ?? null, position: row.position ?? invitation?.position ?? null, agency };
}

function nameKey(name: string): string {
  return bareName(name) || name.trim().toLowerCase();
}

/**
 * A function from a standing to a person's key. Name and office together make a person; a name alone is the one person
 * known by it, if there is only one; an office alone is its holder, who is the one person named in that office.
 */
function identities(record: Rows, others: readonly Official[] = []): (who: Standing) => string | null {
  const invited = new Map(record.invitations.map((invitation) => [invitation.id, invitation]));
  const standings: Official[] = [
    ...others,
    ...record.invitations,
    ...record.attendance.map((row) => officialOf(row, invited.get(row.invitationId ?? ''))),
  ];
  const titlesOfName = new Map<string, Set<string>>();
  const namesOfTitle = new Map<string, Set<string>>();
  for (const { name, position } of standings) {
    if (!name || !position) continue;
    const [person, title] = [nameKey(name), titleKey(position)];
    titlesOfName.set(person, (titlesOfName.get(person) ?? new Set()).add(title));
    namesOfTitle.set(title, (namesOfTitle.get(title) ?? new Set()).add(person));
  }
  const officesOfTitle = new Map<string, Set<string>>();
  for (const { position, agency } of record.invitations) {
    if (!position) continue;
    const title = titleKey(position);
    officesOfTitle.set(title, (officesOfTitle.get(title) ?? new Set()).add(officeKey(position, agency)));
  }
  const only = (set: Set<string> | undefined) => (set?.size === 1 ? [...set][0] : undefined);

  return ({ name, position, agency }) => {
    if (name) {
      const title = position ? titleKey(position) : (only(titlesOfName.get(nameKey(name))) ?? '');
      return `person ${nameKey(name)}\n${title}`;
    }
    if (!position) return null;
    const title = titleKey(position);
    const office = only(officesOfTitle.get(title));
    const holder = office ? only(namesOfTitle.get(title)) : undefined;
    if (holder) return `person ${holder}\n${title}`;
    return `office ${agency === null && office ? office : officeKey(position, agency ?? '')}`;
  };
}

/**
 * A function that says whether an official was there in person: `present` in a row (as holder, representative or
 * walk-in); `absent` when he is an invitee who is in no row although attendance was taken, or who answered that he would
 * not come himself; else `unknown`. `others` are all officials it will be asked about.
 */
export function presence(
  record: Rows,
  others: readonly Official[],
): (official: Official) => 'present' | 'absent' | 'unknown' {
  const identify = identities(record, others);
  const invited = new Map(record.invitations.map((invitation) => [invitation.id, invitation]));
  const there = new Set(record.attendance.map((row) => identify(officialOf(row, invited.get(row.invitationId ?? '')))));
  return (official) => {
    const key = identify({ ...official, agency: null });
    if (key === null) return 'unknown';
    if (there.has(key)) return 'present';
    const invitation = record.invitations.find((candidate) => identify(candidate) === key);
    if (!invitation) return 'unknown';
    const stayedAway = invitation.status === 'declined' || invitation.status === 'represented';
    return record.attendance.length > 0 || stayedAway ? 'absent' : 'unknown';
  };
}

/** Each row with the person in it; a row that names nobody and no office is a person of its own. */
function personsByRow(record: Rows): { row: AttendanceRecord; person: string }[] {
  const identify = identities(record);
  const invited = new Map(record.invitations.map((invitation) => [invitation.id, invitation]));
  return record.attendance.map((row) => ({
    row,
    person: identify(officialOf(row, invited.get(row.invitationId ?? ''))) ?? `row ${row.id}`,
  }));
}

/**
 * Attendance in numbers. `invited` counts invitations, `holders` and `represented` offices (once however many sessions;
 * an office whose holder came to any of them is a holder's), `walk_ins` and `persons` human beings: one who stands for
 * several offices, or is himself invited, is one person.
 */
export function attendanceTotals(record: Rows): {
  invited: number;
  holders: number;
  represented: number;
  walk_ins: number;
  persons: number;
} {
  const rows = personsByRow(record);
  const offices = (present: AttendanceRecord['present']) =>
    new Set(rows.filter(({ row }) => row.present === present).map(({ row }) => row.invitationId ?? row.id));
  const holders = offices('holder');
  return {
    invited: record.invitations.length,
    holders: holders.size,
    represented: [...offices('representative')].filter((id) => !holders.has(id)).length,
    walk_ins: new Set(rows.filter(({ row }) => row.present === 'walk_in').map(({ person }) => person)).size,
    persons: new Set(rows.map(({ person }) => person)).size,
  };
}

/** When each person was first recorded, in no particular order. Epoch milliseconds. */
export function firstArrivals(record: Rows): number[] {
  const first = new Map<string, number>();
  for (const { row, person } of personsByRow(record)) first.set(person, Math.min(first.get(person) ?? row.at, row.at));
  return [...first.values()];
}

/**
 * For each session named in the rows, in the order of the first arrival, the number of persons at it.
 */
export function personsBySession(record: Rows): { session: string; persons: number }[] {
  const sessions = new Map<string, Set<string>>();
  for (const { row, person } of personsByRow(record).sort((a, b) => a.row.at - b.row.at)) {
    if (row.session === null) continue;
    sessions.set(row.session, (sessions.get(row.session) ?? new Set()).add(person));
  }
  return [...sessions].map(([session, persons]) => ({ session, persons: persons.size }));
}

/**
 * By invitation, all invitations for which the person of that row stands at the event, as holder or representative. An
 * invitee who is there only as somebody's representative has the offices he stands for, not his own. Invitations of
 * which nobody came and whose invitee stands for nobody are absent.
 */
export function presentFor(record: Rows): Map<string, string[]> {
  const standsFor = new Map<string, Set<string>>();
  const personsOf = new Map<string, Set<string>>();
  for (const { row, person } of personsByRow(record)) {
    if (row.invitationId === null) continue;
    standsFor.set(person, (standsFor.get(person) ?? new Set()).add(row.invitationId));
    personsOf.set(row.invitationId, (personsOf.get(row.invitationId) ?? new Set()).add(person));
  }
  const identify = identities(record);
  const result = new Map<string, string[]>();
  for (const invitation of record.invitations) {
    const persons = personsOf.get(invitation.id) ?? [identify(invitation)];
    const ids = new Set([...persons].flatMap((person) => [...(standsFor.get(person ?? '') ?? [])]));
    if (ids.size > 0) result.set(invitation.id, [...ids]);
  }
  return result;
}
