import { longDate } from '../domain/dates.ts';
import type { ClaimData, FactKind } from '../domain/facts.ts';
import { DOCUMENTS_ID } from '../messages/documents.id.ts';
import { inCourse } from './attendance-annex.ts';
import { type Block, clean, type Signer } from './paper.ts';
import { heading, prose } from './prose.ts';
import type { PaperFact, PaperSection, PaperSentence, ReportPaper } from './report-contents.ts';

/** Of the text's width. */
const FOLLOW_UP_WIDTHS = [0.5, 0.28, 0.22];

function known<K extends FactKind>(report: ReportPaper, kind: K): { value: string; data: ClaimData[K] }[] {
  return (report.facts ?? []).flatMap((fact) =>
    fact.kind === kind && fact.data ? [{ value: clean(fact.value), data: fact.data as ClaimData[K] }] : [],
  );
}

type Official = { name: string | null; position: string | null };

const said = ({ name, position }: Official) =>
  [name, position]
    .map((part) => clean(part ?? ''))
    .filter(Boolean)
    .join(', ');

function secretary(report: ReportPaper): Official | null {
  return known(report, 'role').find(({ data }) => /^notul/i.test(data.role))?.data.person ?? null;
}

/** When, where and under whom the meeting was; what is not recorded has no line. */
export function minutesRows(report: ReportPaper): { label: string; value: string }[] {
  const first = (kind: FactKind) => known(report, kind)[0]?.value ?? '';
  const leader = known(report, 'leader')[0]?.data;
  const taken = secretary(report);
  const rows = [
    [DOCUMENTS_ID.day, first('date')],
    [DOCUMENTS_ID.time, first('time')],
    [DOCUMENTS_ID.place, first('venue')],
    [DOCUMENTS_ID.chair, leader && !leader.planned ? said(leader.person) : ''],
    [DOCUMENTS_ID.secretary, taken ? said(taken) : ''],
    [DOCUMENTS_ID.attended, first('attendance_total')],
  ] as const;
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** The follow-up that a sentence tells and nothing else; a sentence that a person worded stays as he worded it. */
function followUp(sentence: PaperSentence, facts: Map<string, PaperFact>): ClaimData['outcome'] | null {
  const [source, ...more] = sentence.sources ?? [];
  const fact = source && !more.length && !sentence.edited ? facts.get(source) : undefined;
  if (fact?.kind !== 'outcome' || !fact.data) return null;
  const data = fact.data as ClaimData['outcome'];
  return data.outcome === 'follow_up' && (data.owner || data.due) ? data : null;
}

const followUpRow = ({ text, speaker, owner, due }: ClaimData['outcome']) => [
  `${clean(text)}${speaker ? ` (${DOCUMENTS_ID.raisedBy} ${clean(speaker)})` : ''}`,
  clean(owner ?? '') || DOCUMENTS_ID.notRecorded,
  due ? longDate(due) : DOCUMENTS_ID.notRecorded,
];

function followUpTable(rows: ClaimData['outcome'][]): Block {
  const head = [DOCUMENTS_ID.followUp, DOCUMENTS_ID.owner, DOCUMENTS_ID.due];
  return { kind: 'table', head, rows: rows.map(followUpRow), widths: FOLLOW_UP_WIDTHS };
}

/** What is to be done, by whom, until when: of the sentences that tell nothing else and are no person's own words. */
export function minutesFollowUps(report: ReportPaper): string[][] {
  const facts = new Map((report.facts ?? []).map((fact) => [fact.id, fact]));
  return report.sections
    .flatMap(({ sentences }) => sentences.flatMap((sentence) => followUp(sentence, facts) ?? []))
    .map(followUpRow);
}

/** The sections, with what is to be done by whom and until when as a table in the place of its sentences. */
export function minutesBody(report: ReportPaper): Block[] {
  const facts = new Map((report.facts ?? []).map((fact) => [fact.id, fact]));
  return report.sections.filter(inCourse).flatMap((section: PaperSection) => {
    const blocks: Block[] = [heading(section.heading)];
    let pending: PaperSentence[] = [];
    let table: ClaimData['outcome'][] = [];
    const flush = () => {
      if (table.length) blocks.push(followUpTable(table));
      blocks.push(...prose(pending));
      [pending, table] = [[], []];
    };
    for (const sentence of section.sentences) {
      const done = followUp(sentence, facts);
      if (done ? pending.length : table.length) flush();
      if (done) table.push(done);
      else pending.push(sentence);
    }
    flush();
    return blocks;
  });
}

/** The chair and who kept the minutes. */
export function minutesSigners(report: ReportPaper): Signer[] {
  const leader = known(report, 'leader')[0]?.data;
  // one who was meant to and did not come signs nothing
  const chair = leader ? (leader.planned ? null : leader.person) : report.signatory;
  const taken = secretary(report);
  const signer = (as: string, who: Official | null): Signer => ({
    as,
    position: clean(who?.position ?? '') || null,
    name: clean(who?.name ?? '') || null,
  });
  return [signer(DOCUMENTS_ID.chair, chair), signer(DOCUMENTS_ID.secretary, taken)];
}
