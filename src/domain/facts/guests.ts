import { attendanceTotals, officialOf, personsBySession, presence } from '../attendance.ts';
import type { AttendanceRecord, EventRecord, InvitationRecord } from '../record.ts';
import type { Fact, Person } from './fact.ts';
import { counted } from './numerals.ts';
import { officeText, personText } from './wording.ts';

/** Above this many, those who were invited and of whom nothing else is recorded are told by their number alone. */
const NAMED_INVITEES = 30;

function invitee({ name, position, agency }: InvitationRecord): Person {
  return { name, position, agency };
}

/** The principal as one is spoken of in his absence: by his office. */
function principalText(principal: Person): string {
  return officeText(principal) ?? personText(principal);
}

function representativeText({ name, position }: Person): string {
  return position ? `${name}, ${position}` : `${name}`;
}

/** Invitees from whom nobody is recorded at the door. */
function absentees(record: EventRecord): InvitationRecord[] {
  const came = new Set(record.attendance.map((row) => row.invitationId));
  return record.invitations.filter((invitation) => !came.has(invitation.id));
}

function invitationFacts(record: EventRecord): Fact[] {
  if (record.invitations.length === 0) return [];
  const number = record.invitations.length;
  const facts: Fact[] = [
    { id: 'invited', kind: 'invited', label: 'Jumlah undangan', value: counted(number), data: { number }, refs: [] },
  ];
  const absent = absentees(record);
  const others = absent.filter(
    ({ status, representative }) => status !== 'declined' && !(status === 'represented' && representative),
  );
  // who was there for another office has not kept silent
  const whereabouts = presence(record, []);
  const silent = others.filter((one) => one.status === 'pending' && whereabouts(one) !== 'present');
  if (silent.length > 0)
    facts.push({
      id: 'unheard',
      kind: 'unheard',
      label: 'Tanpa kabar',
      value: `${counted(silent.length)} pihak`,
      data: { number: silent.length },
      refs: silent.map(({ id }) => id),
    });
  for (const invitation of absent.filter(({ status }) => status === 'declined')) {
    const person = invitee(invitation);
    facts.push({
      id: `dec-${invitation.id}`,
      kind: 'declined',
      label: 'Berhalangan',
      value: `${personText(person)} menyampaikan berhalangan`,
      data: { person },
      refs: [invitation.id],
    });
  }
  if (others.length > NAMED_INVITEES) return facts;
  for (const invitation of others) {
    const person = invitee(invitation);
    facts.push({
      id: `inv-${invitation.id}`,
      kind: 'invitee',
      label: 'Undangan',
      value: `${personText(person)} diundang`,
      data: { person, answered: !silent.includes(invitation) },
      refs: [invitation.id],
    });
  }
  return facts;
}

function representedFact(row: AttendanceRecord, invitation: InvitationRecord): Fact {
  const principal = invitee(invitation);
  const official = officialOf(row, invitation);
  const representative = official.name ? { ...official, name: official.name } : null;
  const by = representative ? representativeText(representative) : 'wakil yang namanya belum tercatat';
  return {
    id: `rep-${row.id}`,
    kind: 'represented',
    label: 'Perwakilan',
    value: `${principalText(principal)} diwakili oleh ${by}`,
    data: { principal, representative },
    refs: [row.id, invitation.id],
  };
}

function presentFact(row: AttendanceRecord, invitation: InvitationRecord): Fact {
  const person = officialOf(row, invitation);
  return {
    id: `att-${row.id}`,
    kind: 'present',
    label: 'Kehadiran',
    value: `${personText(person)} hadir`,
    data: { person },
    refs: [row.id, invitation.id],
  };
}

function walkInFact(row: AttendanceRecord): Fact {
  const person = officialOf(row, undefined);
  return {
    id: `walkin-${row.id}`,
    kind: 'walk_in',
    label: 'Kehadiran di luar undangan',
    value: `${personText(person)} hadir di luar daftar undangan`,
    data: { person },
    refs: [row.id],
  };
}

/** Announced representatives of those from whom nobody is recorded at the door: what they answered, and no more. */
function answerFacts(record: EventRecord): Fact[] {
  return absentees(record).flatMap((invitation): Fact[] => {
    const sent = invitation.status === 'represented' ? invitation.representative : null;
    if (!sent) return [];
    const principal = invitee(invitation);
    const representative = { name: sent.name, position: sent.position, agency: null };
    const value = `${principalText(principal)} menyampaikan akan diwakili oleh ${representativeText(representative)}`;
    return [
      {
        id: `ans-${invitation.id}`,
        kind: 'answer',
        label: 'Jawaban undangan',
        value,
        data: { principal, representative },
        refs: [invitation.id],
      },
    ];
  });
}

/** The same thing said by the rows of several sessions is one fact: the first of them, with all their ids. */
function onceEach(facts: Fact[]): Fact[] {
  const seen = new Map<string, Fact>();
  for (const fact of facts) {
    const known = seen.get(`${fact.kind} ${JSON.stringify(fact.data)}`);
    if (known) known.refs = [...new Set([...known.refs, ...fact.refs])];
    else seen.set(`${fact.kind} ${JSON.stringify(fact.data)}`, fact);
  }
  return [...seen.values()];
}

function attendedFacts(record: EventRecord): Fact[] {
  const invited = new Map(record.invitations.map((invitation) => [invitation.id, invitation]));
  const rank = (row: AttendanceRecord) =>
    invited.get(row.invitationId ?? '')?.precedenceClass ?? Number.MAX_SAFE_INTEGER;
  const rows = [...record.attendance].sort((a, b) => rank(a) - rank(b));
  const facts = rows.map((row): Fact => {
    const invitation = invited.get(row.invitationId ?? '');
    if (!invitation) return walkInFact(row);
    return row.present === 'representative' ? representedFact(row, invitation) : presentFact(row, invitation);
  });
  return onceEach(facts).filter((fact) => fact.kind !== 'walk_in' || personText(fact.data.person) !== '');
}

function sessionFacts(record: EventRecord): Fact[] {
  const sessions = personsBySession(record);
  if (sessions.length < 2) return [];
  return sessions.map(({ session, persons }, index) => ({
    id: `session-${index + 1}`,
    kind: 'session',
    label: `Jumlah yang hadir pada sesi ${session}`,
    value: `${counted(persons)} orang`,
    data: { session, number: persons },
    refs: record.attendance.filter((row) => row.session === session).map((row) => row.id),
  }));
}

/**
 * Who was invited, who came, who for whom. Those at the door in order of precedence; an invitee without a row was
 * invited and nothing more, whatever he answered, except that an announced representative and a refusal are told as
 * answers, and that those who gave none are counted.
 */
export function guestFacts(record: EventRecord): Fact[] {
  const total: Fact[] = [];
  if (record.attendance.length > 0) {
    const number = attendanceTotals(record).persons;
    const refs = record.attendance.map((row) => row.id);
    const value = `${counted(number)} orang`;
    total.push({
      id: 'attendance-total',
      kind: 'attendance_total',
      label: 'Jumlah yang hadir',
      value,
      data: { number },
      refs,
    });
  }
  return [
    ...invitationFacts(record),
    ...total,
    ...sessionFacts(record),
    ...attendedFacts(record),
    ...answerFacts(record),
  ];
}
