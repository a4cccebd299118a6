import { clock, dateOf, longDate, toInstant, zoneLabel } from '../dates.ts';
import type { EventRecord, Official } from '../record.ts';
import type { Fact } from './fact.ts';
import { personText } from './wording.ts';

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function person(official: Official) {
  return { name: official.name, position: official.position, agency: null };
}

/** The parts of a venue, without those that its name already says. */
export function venueText({ name, address, city }: EventRecord['venue']): string {
  const parts = [name];
  for (const part of [address, city]) {
    if (part && !parts.join(', ').toLowerCase().includes(part.toLowerCase())) parts.push(part);
  }
  return parts.join(', ');
}

function whenFacts(record: EventRecord): Fact[] {
  const facts: Fact[] = [];
  const unknown = new Set(record.unconfirmed);
  const from = dateOf(record.startsAt);
  // The end was planned from the start: where one of date and time is a guess, so is the end.
  const endsAt = unknown.has('date') || unknown.has('time') ? null : record.endsAt;
  const last = !unknown.has('date') && record.endsAt ? dateOf(record.endsAt) : from;
  if (!unknown.has('date')) {
    const until = last > from ? last : null;
    const value = until ? `${longDate(from)} s.d. ${longDate(until)}` : longDate(from);
    facts.push({
      id: 'date',
      kind: 'date',
      label: 'Hari dan tanggal',
      value,
      data: { date: from, until },
      refs: [],
    });
  }
  if (!unknown.has('time')) {
    const zone = zoneLabel(record.timezone, toInstant(record.startsAt, record.timezone));
    const start = clock(record.startsAt);
    const until = endsAt && last === from ? clock(endsAt) : null;
    const over = endsAt && last > from ? { date: last, at: clock(endsAt) } : null;
    const end = until ?? (over && `${longDate(over.date)} pukul ${over.at}`);
    const value = end ? `pukul ${start} s.d. ${end} ${zone}` : `pukul ${start} ${zone}`;
    const data = { from: start, until, zone, ...(over && { over }) };
    facts.push({ id: 'time', kind: 'time', label: 'Waktu', value, data, refs: [] });
  }
  return facts;
}

/**
 * What the event itself says: title, host, programme, theme, leader, date, time, venue, roles. `absent` tells of a
 * named official that he was not there, so that he was only meant to lead or to speak.
 */
export function eventFacts(record: EventRecord, absent: (official: Official) => boolean): Fact[] {
  const facts: Fact[] = [];
  const text = (kind: 'title' | 'host' | 'programme' | 'theme', label: string, value: string | null) => {
    if (value) facts.push({ id: kind, kind, label, value, data: { text: value }, refs: [] });
  };
  text('title', 'Nama kegiatan', record.title);
  text('host', 'Penyelenggara', record.host);
  text('programme', 'Program', record.programme);
  text('theme', 'Tema', record.theme);
  const { leader } = record;
  if (leader && (leader.name || leader.position)) {
    const planned = absent(leader);
    const label = planned ? 'Pimpinan kegiatan menurut rencana' : 'Pimpinan kegiatan';
    const data = { person: person(leader), planned };
    facts.push({ id: 'leader', kind: 'leader', label, value: personText(data.person), data, refs: [] });
  }
  facts.push(...whenFacts(record));
  if (!record.unconfirmed.includes('venue')) {
    const { venue } = record;
    facts.push({ id: 'venue', kind: 'venue', label: 'Tempat', value: venueText(venue), data: { ...venue }, refs: [] });
  }
  record.roles.forEach((holder, index) => {
    if (!holder.name && !holder.position) return;
    const planned = absent(holder);
    const data = { role: holder.role, person: person(holder), planned };
    const label = capitalized(planned ? `${holder.role} menurut rencana` : holder.role);
    facts.push({ id: `role-${index + 1}`, kind: 'role', label, value: personText(data.person), data, refs: [] });
  });
  return facts;
}
