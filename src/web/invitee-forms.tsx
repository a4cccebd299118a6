import type { EventRow } from '../db/events.ts';
import type { InvitationView } from '../db/invitations.ts';
import type { FieldProblem } from '../domain/input.ts';
import { INVITEE_ROLES, type KindInvitee, kindById, REQUIREMENTS } from '../domain/kinds.ts';
import { officeKey } from '../domain/offices.ts';
import { proposedInvitees } from '../domain/plan.ts';
import { type Language, messages } from '../messages/index.ts';
import { problemText } from '../messages/problems.ts';
import { eventPath } from './event-frame.tsx';
import { Choices, ErrorSummary, Field, type Form, Select, Submit, TextArea } from './forms.tsx';
import { DirectoryPick, type Pick } from './invitee-directory.tsx';

const COLUMNS = ['position', 'name', 'agency', 'email', 'phone', 'requirement', 'role'] as const;

/** A word for a requirement or a role, as either language says it or as programs do, as programs do. */
function coded(column: string, text: string): string {
  if (column !== 'requirement' && column !== 'role') return text;
  for (const language of ['id', 'en'] as const) {
    const words = Object.entries<string>(messages(language).invitations[column]);
    const found = words.find(([code, word]) => [code, word.toLowerCase()].includes(text.toLowerCase()));
    if (found) return found[0];
  }
  return text;
}

export type InviteeLines = { invitees: Record<string, string>[]; lines: number[] };

/** Invitees from text, one a line, columns apart by semicolons or, pasted from a sheet, by tabs; with their line numbers. */
export function inviteesFromText(text: string): InviteeLines {
  const read: InviteeLines = { invitees: [], lines: [] };
  for (const [i, line] of text.split('\n').entries()) {
    const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    if (cells.every((cell) => !cell)) continue;
    const given = COLUMNS.map((column, k) => [column, coded(column, cells[k] ?? '')] as const).filter(
      ([, cell]) => cell,
    );
    read.invitees.push(Object.fromEntries(given));
    read.lines.push(i + 1);
  }
  return read;
}

/** Problems of many invitees, said by their lines. */
export function lineProblems(problems: FieldProblem[], { lines }: InviteeLines, language: Language): string {
  const { fields, invitations: words } = messages(language);
  const choices: Record<string, string[]> = {
    requirement: REQUIREMENTS.map((code) => words.requirement[code]),
    role: INVITEE_ROLES.map((code) => words.role[code]),
  };
  return problems
    .map((problem) => {
      const [, index, column] = /^invitees\[(\d+)\]\.?(\w*)/.exec(problem.field) ?? [];
      const known = problem.rule === 'choice' ? choices[column ?? ''] : undefined;
      const text = problemText(known ? { rule: 'choice', params: { values: known.join(' · ') } } : problem, language);
      const label = fields[column as keyof typeof fields];
      return index === undefined ? text : words.lineWrong({ n: lines[Number(index)] ?? 0, field: label ?? '', text });
    })
    .join('\n');
}

/** The kind's proposals that are not invited yet and whose place is known; `number` is their place in the kind's list. */
export function proposalsFor(
  event: EventRow,
  region: string,
  invited: InvitationView[],
): { number: number; invitee: KindInvitee }[] {
  const kind = kindById(event.type);
  if (!kind) return [];
  const there = new Set(invited.map(({ invitation: i }) => (i.position ? officeKey(i.position, i.agency) : '')));
  return proposedInvitees(kind, region)
    .map((invitee, number) => ({ invitee, number }))
    .filter(
      ({ invitee }) =>
        !`${invitee.position}${invitee.agency}`.includes('…') &&
        !there.has(officeKey(invitee.position, invitee.agency)),
    );
}

type FormsProps = {
  eventId: string;
  /** One form of the page may come back with what is wrong in it. */
  one: Form;
  many: Form;
  proposed: Form;
  proposals: ReturnType<typeof proposalsFor>;
  pick: Pick;
  /** Which of the ways to add stands open: the one used last, or the first while nobody is invited. */
  open: Way | null;
  /** Whether nobody is invited yet. */
  first: boolean;
};

/** The ways to add invitees, as the address names the one that stays open. */
export const WAYS = ['usulan', 'direktori', 'satu', 'banyak'] as const;
export type Way = (typeof WAYS)[number];

const options = <K extends string>(codes: readonly K[], words: Record<K, string>) =>
  codes.map((value) => ({ value, label: words[value] }));

/** Requirement and role, which every invitee has. */
export function Standing({ form }: { form: Form }) {
  const { fields, invitations: words } = messages(form.language);
  return (
    <>
      <Select
        form={form}
        name="requirement"
        label={fields.requirement}
        options={options(REQUIREMENTS, words.requirement)}
        blank={false}
        required
      />
      <Select
        form={form}
        name="role"
        label={fields.role}
        options={options(INVITEE_ROLES, words.role)}
        blank={false}
        required
      />
    </>
  );
}

function One({ path, form }: { path: string; form: Form }) {
  const { fields, invitations: words } = messages(form.language);
  return (
    <form method="post" action={path} novalidate>
      <p class="hint">{words.addOneHint}</p>
      <div class="columns">
        <Field form={form} name="position" label={fields.position} maxlength={200} depends />
        <Field form={form} name="name" label={fields.name} maxlength={200} depends />
        <Field form={form} name="agency" label={fields.agency} maxlength={200} required />
        <Field form={form} name="email" type="email" label={fields.email} maxlength={254} />
        <Field form={form} name="phone" type="tel" label={fields.phone} maxlength={40} />
        <Standing form={form} />
      </div>
      <Submit kind="quiet">{words.addSend}</Submit>
    </form>
  );
}

type ProposedProps = { path: string; form: Form; proposals: FormsProps['proposals']; first: boolean };

function Proposed({ path, form, proposals, first }: ProposedProps) {
  const { invitations: words } = messages(form.language);
  return (
    <form method="post" action={`${path}/usulan`} novalidate>
      <Choices
        form={form}
        name="usulan"
        type="checkbox"
        label={words.proposedTick}
        hint={words.proposedHint}
        options={proposals.map(({ number, invitee }) => ({
          value: String(number),
          label: `${invitee.position} (${invitee.agency})`,
        }))}
        depends
      />
      <Submit kind={first ? 'main' : 'quiet'}>{words.proposedSend}</Submit>
    </form>
  );
}

/** Four ways to add invitees: what the kind of event proposes, the directory, one by hand, many lines. */
export function InviteeForms({ eventId, one, many, proposed, proposals, pick, open, first }: FormsProps) {
  const { fields, invitations: words } = messages(one.language);
  const path = eventPath(eventId, 'invitations');
  const isWrong = (form: Form) => Object.keys(form.problems).length > 0;
  return (
    <section aria-labelledby="tambah" class="add no-print">
      <h2 id="tambah">{words.add}</h2>
      <ErrorSummary form={one} labels={fields} />
      <ErrorSummary form={many} />
      <ErrorSummary form={proposed} />
      {proposals.length > 0 && (
        <details open={open === 'usulan' || isWrong(proposed)}>
          <summary>{words.proposed}</summary>
          <Proposed path={path} form={proposed} proposals={proposals} first={first} />
        </details>
      )}
      <details id="direktori" open={open === 'direktori'}>
        <summary>{words.directory}</summary>
        <DirectoryPick path={path} pick={pick} language={one.language} />
      </details>
      <details open={open === 'satu' || isWrong(one)}>
        <summary>{words.addOne}</summary>
        <One path={path} form={one} />
      </details>
      <details open={open === 'banyak' || isWrong(many)}>
        <summary>{words.addMany}</summary>
        <form method="post" action={`${path}/banyak`} novalidate>
          <TextArea form={many} name="invitees" label={fields.invitees} hint={words.addManyHint} rows={6} required />
          <Submit kind="quiet">{words.addManySend}</Submit>
        </form>
      </details>
    </section>
  );
}
