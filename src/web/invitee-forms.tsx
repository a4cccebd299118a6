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
};

const options = <K extends string>(codes: readonly K[], words: Record<K, string>) =>
  codes.map((value) => ({ value, label: words[value] }));

/** Three ways to add invitees: one, many lines, and what the kind of event proposes. */
export function InviteeForms({ eventId, one, many, proposed, proposals }: FormsProps) {
  const { fields, invitations: words } = messages(one.language);
  const path = eventPath(eventId, 'invitations');
  return (
    <section aria-labelledby="tambah">
      <h2 id="tambah">{words.add}</h2>
      <form method="post" action={path} novalidate>
        <fieldset>
          <legend>{words.addOne}</legend>
          <ErrorSummary form={one} labels={fields} />
          <p class="hint">{words.addOneHint}</p>
          <div class="columns">
            <Field form={one} name="position" label={fields.position} maxlength={200} depends />
            <Field form={one} name="name" label={fields.name} maxlength={200} depends />
            <Field form={one} name="agency" label={fields.agency} maxlength={200} required />
            <Field form={one} name="email" type="email" label={fields.email} maxlength={254} />
            <Field form={one} name="phone" type="tel" label={fields.phone} maxlength={40} />
            <Select
              form={one}
              name="requirement"
              label={fields.requirement}
              options={options(REQUIREMENTS, words.requirement)}
              blank={false}
              required
            />
            <Select
              form={one}
              name="role"
              label={fields.role}
              options={options(INVITEE_ROLES, words.role)}
              blank={false}
              required
            />
          </div>
          <Submit>{words.addSend}</Submit>
        </fieldset>
      </form>
      <form method="post" action={`${path}/banyak`} novalidate>
        <fieldset>
          <legend>{words.addMany}</legend>
          <ErrorSummary form={many} />
          <TextArea form={many} name="invitees" label={fields.invitees} hint={words.addManyHint} rows={6} required />
          <Submit>{words.addManySend}</Submit>
        </fieldset>
      </form>
      {proposals.length > 0 && (
        <form method="post" action={`${path}/usulan`} novalidate>
          <fieldset>
            <legend>{words.proposed}</legend>
            <ErrorSummary form={proposed} />
            <Choices
              form={proposed}
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
            <Submit>{words.proposedSend}</Submit>
          </fieldset>
        </form>
      )}
    </section>
  );
}
