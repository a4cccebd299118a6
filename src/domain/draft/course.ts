import { longDate } from '../dates.ts';
import { venueText } from '../facts/event.ts';
import { counted } from '../facts/numerals.ts';
import { COUNT_WORDS } from '../facts/wording.ts';
import type { Fact, FactOf, Person } from '../facts.ts';
import type { Sentence } from './draft.ts';
import { chunks, enumerated, factsOf, principalText, representativeText, sentence, varied } from './phrasing.ts';

type Introduce = (person: Person) => string;

/** Names in one sentence; more are hard to follow. */
const NAMES_A_SENTENCE = 5;

const OF_EVENT: readonly string[] = ['date', 'time', 'venue', 'commander', 'speakers', 'material'];

function lacking(facts: readonly Fact[], field: FactOf<'missing'>['data']['field']): Sentence[] {
  return factsOf(facts, 'missing')
    .filter((fact) => fact.data.field === field)
    .map((fact) => sentence(`${fact.label}${OF_EVENT.includes(field) ? ' kegiatan' : ''} belum tercatat`, fact));
}

function dateText({ data }: FactOf<'date'>): string {
  return data.until ? `${longDate(data.date)} s.d. ${longDate(data.until)}` : longDate(data.date);
}

function timeText({ data }: FactOf<'time'>): string {
  return data.until ? `pukul ${data.from} s.d. ${data.until} ${data.zone}` : `pukul ${data.from} ${data.zone}`;
}

/** When and where, as far as it is known. */
export function timeAndPlace(facts: readonly Fact[]): Sentence[] {
  const [date] = factsOf(facts, 'date');
  const [time] = factsOf(facts, 'time');
  const [venue] = factsOf(facts, 'venue');
  const when = [
    date ? `pada hari ${dateText(date)}` : null,
    time ? `${date?.data.until ? 'mulai ' : ''}${timeText(time)}` : null,
  ].filter((part) => part !== null);
  const where = venue ? `bertempat di ${venueText(venue.data)}` : null;
  const known = [date, time, venue].filter((fact) => fact !== undefined);
  const said: Sentence[] = [];
  if (when.length > 0) {
    said.push(sentence(`Kegiatan dilaksanakan ${when.join(' ')}${where ? `, ${where}` : ''}`, ...known));
  } else if (where) said.push(sentence(`Kegiatan ${where}`, ...known));
  return [...said, ...lacking(facts, 'date'), ...lacking(facts, 'time'), ...lacking(facts, 'venue')];
}

/** Who led and who had a part. */
export function leadership(facts: readonly Fact[], introduce: Introduce): Sentence[] {
  const said = factsOf(facts, 'leader').map((leader) => {
    const name = introduce(leader.data.person);
    const text = leader.data.planned
      ? `Pimpinan kegiatan menurut rencana adalah ${name}`
      : `Kegiatan dipimpin oleh ${name}`;
    return sentence(text, leader);
  });
  const groups = new Map<string, FactOf<'role'>[]>();
  for (const role of factsOf(facts, 'role')) {
    const key = `${role.data.planned} ${role.data.role.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), role]);
  }
  for (const group of groups.values()) {
    for (const part of chunks(group, NAMES_A_SENTENCE)) {
      const [first] = part;
      if (!first) continue;
      const start = first.data.planned ? 'Menurut rencana, tercatat sebagai' : 'Tercatat sebagai';
      const names = enumerated(part.map((role) => introduce(role.data.person)));
      said.push(sentence(`${start} ${first.data.role}: ${names}`, ...part));
    }
  }
  return [...said, ...lacking(facts, 'commander'), ...lacking(facts, 'speakers')];
}

function listed(
  facts: readonly (FactOf<'present'> | FactOf<'walk_in'> | FactOf<'invitee'>)[],
  openings: readonly string[],
  introduce: Introduce,
): Sentence[] {
  return chunks(facts, NAMES_A_SENTENCE).map((part, index) => {
    const names = enumerated(part.map((fact) => introduce(fact.data.person)));
    return sentence(`${varied(openings, index)} ${names}`, ...part);
  });
}

/** All of them in one sentence, behind what is said of them. */
export function inOneList(
  start: string,
  facts: readonly (FactOf<'present'> | FactOf<'declined'> | FactOf<'invitee'>)[],
  introduce: Introduce,
): Sentence {
  return sentence(`${start} ${enumerated(facts.map((fact) => introduce(fact.data.person)))}`, ...facts);
}

/** How many gave no word, as `say` puts it; it rests on those who are told of by name too. */
export function unheard(facts: readonly Fact[], say: (fact: FactOf<'unheard'>) => string): Sentence[] {
  const silent = factsOf(facts, 'invitee').filter(({ data }) => !data.answered);
  return factsOf(facts, 'unheard').map((fact) => sentence(say(fact), fact, ...silent));
}

/** How those are called of whom nothing but their invitation is told, where others are told of before them. */
export function othersInvited(facts: readonly Fact[]): string {
  const before = facts.some(({ kind }) => ['present', 'represented', 'answer', 'declined'].includes(kind));
  return before ? 'Pihak lain yang diundang' : 'Pihak yang diundang';
}

/** Who was invited, how many came, who, and who for whom. */
export function guests(facts: readonly Fact[], introduce: Introduce): Sentence[] {
  const said: Sentence[] = [];
  const [total] = factsOf(facts, 'attendance_total');
  for (const invited of factsOf(facts, 'invited')) {
    said.push(sentence(`Pihak yang diundang berjumlah ${counted(invited.data.number)}`, invited));
  }
  if (total)
    said.push(sentence(`Berdasarkan daftar hadir, kegiatan dihadiri oleh ${counted(total.data.number)} orang`, total));
  for (const session of factsOf(facts, 'session')) {
    const { data } = session;
    said.push(sentence(`Pada sesi ${data.session} tercatat hadir ${counted(data.number)} orang`, session));
  }
  said.push(
    ...listed(factsOf(facts, 'present'), ['Hadir dalam kegiatan tersebut', 'Turut hadir', 'Hadir pula'], introduce),
  );
  for (const fact of factsOf(facts, 'represented')) {
    const { principal, representative } = fact.data;
    said.push(sentence(`${principalText(principal)} diwakili oleh ${representativeText(representative)}`, fact));
  }
  said.push(
    ...listed(
      factsOf(facts, 'walk_in'),
      ['Di luar daftar undangan, hadir', 'Di luar daftar undangan, hadir pula'],
      introduce,
    ),
  );
  for (const fact of factsOf(facts, 'answer')) {
    const { principal, representative } = fact.data;
    const by = representativeText(representative);
    said.push(
      sentence(`Dalam jawaban atas undangan, ${principalText(principal)} menyampaikan akan diwakili oleh ${by}`, fact),
    );
  }
  const declined = factsOf(facts, 'declined');
  if (declined.length > 0) said.push(inOneList('Menyampaikan berhalangan:', declined, introduce));
  const invitees = factsOf(facts, 'invitee');
  if (invitees.length > 0) said.push(inOneList(`${othersInvited(facts)} adalah`, invitees, introduce));
  said.push(
    ...unheard(facts, ({ data }) => `Pihak yang diundang dan tidak memberi kabar berjumlah ${counted(data.number)}`),
  );
  return [...said, ...lacking(facts, 'attendance')];
}

/** Strength on parade, by unit and in all. */
export function strength(facts: readonly Fact[]): Sentence[] {
  const vehicles = (n: number | null) => (n === null ? '' : ` dan ${counted(n)} kendaraan`);
  const ways = ['Kekuatan yang tercatat meliputi', 'Kekuatan lainnya meliputi'];
  const said = factsOf(facts, 'force').map((fact, index) => {
    const { unit, personnel } = fact.data;
    return sentence(
      `${varied(ways, index)} ${unit} sebanyak ${counted(personnel)} personel${vehicles(fact.data.vehicles)}`,
      fact,
    );
  });
  for (const total of factsOf(facts, 'force_total')) {
    const { personnel } = total.data;
    said.push(
      sentence(`Seluruh kekuatan berjumlah ${counted(personnel)} personel${vehicles(total.data.vehicles)}`, total),
    );
  }
  return [...said, ...lacking(facts, 'forces'), ...lacking(facts, 'vehicles')];
}

/** The rundown as it was given. */
export function rundown(facts: readonly Fact[]): Sentence[] {
  const items = factsOf(facts, 'agenda');
  const timed = items.filter((item) => item.data.from !== null);
  const said = timed.map((item) => {
    const { date, from, until, zone, title, officer } = item.data;
    const day = date ? `Pada hari ${longDate(date)} pukul` : 'Pada pukul';
    const hours = until ? `${from} s.d. ${until}` : `${from}`;
    return sentence(
      `${day} ${hours} ${zone} dijadwalkan acara ${title}${officer ? ` (petugas: ${officer})` : ''}`,
      item,
    );
  });
  for (const part of chunks(
    items.filter((item) => item.data.from === null),
    NAMES_A_SENTENCE,
  )) {
    const names = part.map(({ data }) => (data.officer ? `${data.title} (petugas: ${data.officer})` : data.title));
    said.push(sentence(`Susunan acara mencakup ${enumerated(names)}`, ...part));
  }
  return [...said, ...lacking(facts, 'material'), ...lacking(facts, 'waves')];
}

const TOOK_PART: readonly string[] = ['participants', 'residents'];

/** Numbers counted: of those who took part, or of everything else. */
export function counts(facts: readonly Fact[], which: 'took_part' | 'other'): Sentence[] {
  const said = factsOf(facts, 'count')
    .filter((fact) => TOOK_PART.includes(fact.data.what) === (which === 'took_part'))
    .map((fact) => {
      const { what, number, note } = fact.data;
      const start = what === 'participants' ? 'Kegiatan diikuti oleh' : 'Dalam kegiatan tersebut tercatat';
      return sentence(`${start} ${counted(number)} ${COUNT_WORDS[what].noun}${note ? ` (${note})` : ''}`, fact);
    });
  if (which === 'took_part') return [...said, ...lacking(facts, 'participants'), ...lacking(facts, 'residents')];
  return [...said, ...lacking(facts, 'packages'), ...lacking(facts, 'patients'), ...lacking(facts, 'residents_raised')];
}

/** That no follow-up is recorded, where the kind of event asks for one. */
export function lackingFollowUp(facts: readonly Fact[]): Sentence[] {
  return lacking(facts, 'follow_up');
}
