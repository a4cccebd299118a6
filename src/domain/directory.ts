import * as z from 'zod';
import { alikePersons, officesAlike } from './alike.ts';
import { isDate } from './dates.ts';
import { email, line, phone } from './input.ts';
import { samePerson } from './names.ts';
import { CAPACITIES, officeKey, parsePosition } from './offices.ts';
import type { PastedRow } from './pasted-rows.ts';

const date = () => z.string().refine((s) => isDate(s), { params: { rule: 'date' } });
const contacts = {
  email: email().optional(),
  phone: phone().optional(),
  staff_email: email().optional(),
  staff_phone: phone().optional(),
};
const precedence = () => z.number().int().min(0).max(20).optional();

/** An office for the directory, with its holder where he is known. A capacity before the position counts too. */
export const officeInput = z.object({
  position: line(200),
  agency: line(200),
  ...contacts,
  name: line(200).optional(),
  capacity: z.enum(CAPACITIES).optional(),
  from: date().optional(),
});
export type OfficeInput = z.output<typeof officeInput>;

/** An office as it shall be from now: what is left out is empty; without a class it follows from the title. */
export const officeChange = z.object({ title: line(200), precedence_class: precedence(), ...contacts });
export type OfficeChangeInput = z.output<typeof officeChange>;

/** Who takes an office over, and from which day. */
export const holderInput = z.object({
  name: line(200),
  capacity: z.enum(CAPACITIES).default('definitif'),
  from: date(),
});
export type HolderInput = z.output<typeof holderInput>;

/** What a person decides about a row that may mean something known: the same, another (new), or leave it out. */
const DECISIONS = ['same', 'new', 'skip'] as const;
export type Decision = (typeof DECISIONS)[number];

/** An office as the import compares it. */
export type KnownOffice = {
  id: string;
  key: string;
  title: string;
  agency: string;
  email: string | null;
  phone: string | null;
  staffEmail: string | null;
  staffPhone: string | null;
  holder: { name: string; capacity: string } | null;
};

/**
 * What a pasted row means beside the directory. `new`: an unknown office. `same`: a known one, nobody new. `holder`: a
 * known one whose holder was not known. `change`: another holder than the one known. `similar_office`, `similar_person`:
 * perhaps a known one written differently, which a person decides.
 */
export type Meaning = {
  means: 'new' | 'same' | 'holder' | 'change' | 'similar_office' | 'similar_person';
  office: KnownOffice | null;
  /** Contacts of the known office that the row says differently. */
  contacts: ('email' | 'phone' | 'staff_email' | 'staff_phone')[];
};

const CONTACTS = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['staff_email', 'staffEmail'],
  ['staff_phone', 'staffPhone'],
] as const;

/** What a row says of the holder of an office that is known. */
function holderMeaning(row: PastedRow['row'], office: KnownOffice): Meaning['means'] {
  if (!row.name) return 'same';
  if (!office.holder) return 'holder';
  const { capacity } = parsePosition(row.position);
  const person = samePerson({ name: row.name }, { name: office.holder.name });
  // a list without Pj. and Plt. says nothing about the capacity of the one who is known
  if (person) return capacity === 'definitif' || capacity === office.holder.capacity ? 'same' : 'change';
  return alikePersons(row.name, office.holder.name) ? 'similar_person' : 'change';
}

/** What each row means, once for a list: offices by their key, else by likeness. */
export function meaningOf(known: readonly KnownOffice[]): (row: PastedRow['row']) => Meaning {
  const byKey = new Map(known.map((office) => [office.key, office]));
  const alike = officesAlike(known);
  return (row) => {
    const exact = byKey.get(officeKey(row.position, row.agency));
    const office = exact ?? alike(row.position, row.agency)[0] ?? null;
    if (!office) return { means: 'new', office: null, contacts: [] };
    const differing = CONTACTS.filter(([field, column]) => row[field] && row[field] !== office[column]);
    return {
      means: exact ? holderMeaning(row, office) : 'similar_office',
      office,
      contacts: differing.map(([field]) => field),
    };
  };
}

/** What is done with a row: nothing, or an office made or known, its contacts, and a new holder. Null: undecided. */
export function outcomeOf(
  row: PastedRow['row'],
  { means, office }: Meaning,
  decision: Decision | undefined,
): { office: KnownOffice | 'new'; install: boolean } | 'skip' | null {
  if (decision === 'skip') return 'skip';
  if (!office || (means === 'similar_office' && decision === 'new'))
    return { office: 'new', install: Boolean(row.name) };
  if (means === 'similar_office' || means === 'similar_person') {
    if (!decision) return null;
    if (means === 'similar_person') return { office, install: decision === 'new' };
    // the office is the known one; he who is alike its holder is taken for him
    const then = holderMeaning(row, office);
    return { office, install: then === 'change' || then === 'holder' };
  }
  return { office, install: means === 'holder' || means === 'change' };
}
