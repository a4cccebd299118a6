import { ATTENDANCE_LIST } from '../domain/draft/forms.ts';
import { principalText } from '../domain/draft/phrasing.ts';
import type { ClaimData, Person } from '../domain/facts/fact.ts';
import { officeText } from '../domain/facts/wording.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { type Block, clean } from './paper.ts';
import { prose } from './prose.ts';
import type { PaperFact, PaperSection, PaperSentence, ReportPaper } from './report-contents.ts';

const WIDTHS = [0.08, 0.32, 0.34, 0.26];

const isList = ({ heading }: PaperSection) => heading === ATTENDANCE_LIST;
/** Whether a section stands before the signatures; the list of who was there is an annex. */
export const inCourse = (section: PaperSection) => !isList(section);

type Row = [name: string, office: string, as: string];

const office = (who: Person) => clean(officeText(who) ?? who.agency ?? '');
const named = (who: Person | null, as: string): Row => [
  clean(who?.name ?? '') || DOCUMENTS_ID.notRecorded,
  (who && office(who)) || DOCUMENTS_ID.notRecorded,
  as,
];

function rowOf(fact: PaperFact | undefined): Row | null {
  if (!fact?.data) return null;
  switch (fact.kind) {
    case 'present':
      return named((fact.data as ClaimData['present']).person, DOCUMENTS_ID.cameOneself);
    case 'walk_in':
      return named((fact.data as ClaimData['walk_in']).person, DOCUMENTS_ID.cameUninvited);
    case 'represented': {
      const { principal, representative } = fact.data as ClaimData['represented'];
      return named(representative, `${DOCUMENTS_ID.cameFor} ${clean(principalText(principal))}`);
    }
    default:
      return null;
  }
}

/** The rows of a sentence that names persons at the door and nothing else; a person's own words stay words. */
function rowsOf({ sources = [], edited }: PaperSentence, facts: Map<string, PaperFact>): Row[] | null {
  const rows = sources.map((id) => rowOf(facts.get(id)));
  return edited || !rows.length || rows.includes(null) ? null : (rows as Row[]);
}

/** Who was there, as a table in the order of the sentences; null where the report has no such list. */
export function attendanceAnnex(report: ReportPaper): { name: string; blocks: Block[] } | null {
  const section = report.sections.find(isList);
  if (!section) return null;
  const facts = new Map((report.facts ?? []).map((fact) => [fact.id, fact]));
  const told = section.sentences.map((sentence) => ({ sentence, rows: rowsOf(sentence, facts) }));
  const rows = told.flatMap((one) => one.rows ?? []).map((row, index) => [`${index + 1}`, ...row]);
  const head = [...DOCUMENTS_ID.attendanceHead];
  return {
    name: DOCUMENTS_ID.attendanceList,
    blocks: [
      ...(rows.length ? [{ kind: 'table' as const, head, rows, widths: WIDTHS }] : []),
      ...prose(told.flatMap(({ sentence, rows: listed }) => (listed ? [] : [sentence]))),
    ],
  };
}
