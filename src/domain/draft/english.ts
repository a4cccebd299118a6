import { dayMonthYearEn, longDateEn } from '../dates.ts';
import { venueText } from '../facts/event.ts';
import { oneLine } from '../facts/wording.ts';
import type { Fact, FactOf, Person } from '../facts.ts';
import type { CountWhat, MissingField } from '../kinds.ts';
import type { ComparedWhat, OutcomeKind } from '../record.ts';
import type { Draft, Section, Sentence } from './draft.ts';
import { factsOf } from './phrasing.ts';

/*
 * The reading copy in English: the same facts in the same order, for a reader who has no Indonesian. It is not signed, so its
 * sentences are plain. Names, offices and whatever somebody said stay as they are recorded.
 */

const COUNTED: Record<CountWhat, string> = {
  participants: 'participants',
  residents: 'residents',
  places: 'places',
  visits: 'visits',
  packages: 'packages',
  patients: 'patients',
  questions: 'questions',
  leaflets: 'leaflets',
  signatories: 'signatories',
};
const COMPARED: Record<ComparedWhat, string> = { ...COUNTED, persons: 'persons present', personnel: 'personnel' };

const SAID: Record<OutcomeKind, string> = {
  emphasis: 'Emphasised',
  remark: 'Said',
  quote: 'In their own words',
  risk: 'Risk',
  decision: 'Decision',
  follow_up: 'Follow-up',
  question: 'Question',
};

const MISSING: Record<MissingField, string> = {
  date: 'date',
  time: 'time',
  venue: 'place',
  participants: 'number of participants',
  residents: 'number of residents',
  forces: 'strength by unit',
  vehicles: 'number of vehicles',
  commander: 'commander',
  speakers: 'speakers',
  material: 'material',
  follow_up: 'follow-up',
  residents_raised: 'what residents raised',
  waves: 'waves',
  attendance: 'attendance',
  packages: 'number of packages',
  patients: 'number of patients',
};

const grouped = (n: number) => n.toLocaleString('en-GB');

/** Name, then office and agency. */
function personEn({ name, position, agency }: Person): string {
  return [name, position, agency].filter((part) => part !== null).join(', ');
}

const strength = ({ personnel, vehicles }: { personnel: number; vehicles: number | null }) =>
  `${grouped(personnel)} personnel${vehicles === null ? '' : ` and ${grouped(vehicles)} ${vehicles === 1 ? 'vehicle' : 'vehicles'}`}`;

function hours({ from, until, zone }: { from: string | null; until: string | null; zone: string }): string {
  if (from === null) return '';
  return `${until ? `${from}–${until}` : from} ${zone}: `.replaceAll('.', ':');
}

function outcomeEn({ data }: FactOf<'outcome'>): string {
  const { outcome, text, speaker, owner, due } = data;
  const details = [owner ? `responsible: ${owner}` : null, due ? `due ${dayMonthYearEn(due)}` : null].filter(Boolean);
  const by = speaker ? ` (${speaker})` : '';
  return `${SAID[outcome]}${by}: “${oneLine(text)}”${details.length ? ` – ${details.join('; ')}` : ''}`;
}

/** What one fact says. */
function told(fact: Fact): string {
  switch (fact.kind) {
    case 'title':
      return `Event: ${fact.data.text}`;
    case 'host':
      return `Organised by ${fact.data.text}`;
    case 'programme':
      return `Part of the programme ${fact.data.text}`;
    case 'theme':
      return `Theme: “${fact.data.text}”`;
    case 'leader':
      return `${fact.data.planned ? 'Was to be led' : 'Led'} by ${personEn(fact.data.person)}`;
    case 'role':
      return `${fact.data.planned ? 'Planned as ' : ''}${fact.data.role}: ${personEn(fact.data.person)}`;
    case 'date':
      return `Held on ${longDateEn(fact.data.date)}${fact.data.until ? ` to ${longDateEn(fact.data.until)}` : ''}`;
    case 'time': {
      const { from, until, zone, over } = fact.data;
      const hours = (until ? `${from}–${until}` : from).replaceAll('.', ':');
      return `Time: ${hours}${over ? ` to ${longDateEn(over.date)} ${over.at.replace('.', ':')}` : ''} ${zone}`;
    }
    case 'venue':
      return `Place: ${venueText(fact.data)}`;
    case 'held_start': {
      const { from, late, zone } = fact.data;
      const beside =
        late === 0 ? 'as planned' : `${Math.abs(late)} minutes ${late > 0 ? 'later' : 'earlier'} than planned`;
      return `Began at ${from.replace('.', ':')} ${zone}, ${beside}`;
    }
    case 'invited':
      return `${grouped(fact.data.number)} offices or persons were invited`;
    case 'attendance_total':
      return `By the attendance list, ${grouped(fact.data.number)} persons were present`;
    case 'session':
      return `In session ${fact.data.session}, ${grouped(fact.data.number)} persons were present`;
    case 'present':
      return `Present: ${personEn(fact.data.person)}`;
    case 'walk_in':
      return `Present without having been invited: ${personEn(fact.data.person)}`;
    case 'represented': {
      const by = fact.data.representative ? personEn(fact.data.representative) : 'somebody whose name is not recorded';
      return `${personEn({ ...fact.data.principal, name: null }) || personEn(fact.data.principal)} was represented by ${by}`;
    }
    case 'answer':
      return `${personEn(fact.data.principal)} announced a representative: ${personEn(fact.data.representative ?? fact.data.principal)}`;
    case 'declined':
      return `Sent apologies: ${personEn(fact.data.person)}`;
    case 'invitee':
      return `Also invited: ${personEn(fact.data.person)}`;
    case 'unheard':
      return `${grouped(fact.data.number)} of those invited gave no word`;
    case 'force':
      return `${fact.data.unit}: ${strength(fact.data)}`;
    case 'force_total':
      return `In all: ${strength(fact.data)}`;
    case 'count':
      return `${grouped(fact.data.number)} ${COUNTED[fact.data.what]}${fact.data.note ? ` (${fact.data.note})` : ''}`;
    case 'agenda':
      return `Planned: ${hours(fact.data)}${fact.data.title}${fact.data.officer ? ` (${fact.data.officer})` : ''}`;
    case 'held_item':
      return `Held: ${hours(fact.data)}${fact.data.title}${fact.data.officer ? ` (${fact.data.officer})` : ''}`;
    case 'dropped_item':
      return `Planned, not recorded as held: ${fact.data.title}`;
    case 'comparison': {
      const { what, number, title, date } = fact.data;
      return `For comparison, ${title} (${dayMonthYearEn(date)}): ${grouped(number)} ${COMPARED[what]}`;
    }
    case 'outcome':
      return outcomeEn(fact);
    case 'missing':
      return `Not recorded: ${MISSING[fact.data.field]}`;
  }
}

const finished = (text: string) => (/[?!…]["”)]?$|\.$/.test(text) ? text : `${text}.`);

/** The full report for a reader of English; every fact is told, each in a sentence of its own. */
export function writeEnglish(facts: readonly Fact[]): Draft {
  const of = (...kinds: Fact['kind'][]): Sentence[] =>
    kinds.flatMap((kind) =>
      factsOf(facts, kind).map((fact) => ({ text: finished(told(fact as Fact)), sources: [fact.id] })),
    );
  const said = (...kinds: OutcomeKind[]): Sentence[] =>
    kinds.flatMap((kind) =>
      factsOf(facts, 'outcome')
        .filter(({ data }) => data.outcome === kind)
        .map((fact) => ({ text: finished(told(fact)), sources: [fact.id] })),
    );
  const sections: Section[] = [
    { heading: 'Introduction', sentences: of('title', 'host', 'programme', 'theme') },
    { heading: 'When, where, and who led', sentences: of('date', 'time', 'held_start', 'venue', 'leader', 'role') },
    {
      heading: 'Attendance',
      sentences: of(
        'invited',
        'attendance_total',
        'session',
        'present',
        'represented',
        'walk_in',
        'answer',
        'declined',
        'invitee',
        'unheard',
      ),
    },
    { heading: 'Strength and figures', sentences: of('force', 'force_total', 'count', 'comparison') },
    { heading: 'Course', sentences: of('agenda', 'held_item', 'dropped_item') },
    { heading: 'What was said', sentences: said('emphasis', 'remark', 'quote', 'question') },
    { heading: 'Results and follow-up', sentences: said('decision', 'risk', 'follow_up') },
    { heading: 'Not recorded', sentences: of('missing') },
  ];
  return { sections: sections.filter(({ sentences }) => sentences.length > 0) };
}
