import type { DraftRow } from '../db/drafts.ts';
import { type Language, messages } from '../messages/index.ts';
import { ROLE_PARTS, saidBy } from './event-fields.ts';
import { rowsIn } from './form-rows.ts';
import { Submit } from './forms.tsx';
import { Notice } from './parts.tsx';
import { momentText } from './when.ts';

const COMPARED = [
  'title',
  'starts_on',
  'starts_clock',
  'ends_on',
  'ends_clock',
  'timezone',
  'venue_name',
  'venue_address',
  'venue_city',
  'host',
  'leader_position',
  'leader_name',
  'theme',
  'programme',
  'dress',
  'notes',
  'capacity',
] as const;

/** What a form says, field by field, in words to compare. */
function said(typed: URLSearchParams, language: Language): Map<string, string> {
  const { fields, eventForm } = messages(language);
  const labels: Record<string, unknown> = { ...fields, ...eventForm };
  const lines = new Map<string, string>(COMPARED.map((name) => [String(labels[name]), (typed.get(name) ?? '').trim()]));
  const unsure = typed.getAll('unconfirmed').sort() as (keyof typeof eventForm.unconfirmed)[];
  lines.set(fields.unconfirmed, unsure.map((one) => eventForm.unconfirmed[one]).join('\n'));
  const crew = rowsIn(typed, 'roles', ROLE_PARTS).map((row) => ROLE_PARTS.map((part) => row.typed[part].trim()));
  lines.set(
    eventForm.crew,
    crew
      .map((parts) => parts.filter(Boolean).join(', '))
      .filter(Boolean)
      .join('\n'),
  );
  for (const part of ['agenda', 'tasks'] as const) lines.set(fields[part], saidBy(typed, part).replaceAll('\t', ' '));
  return lines;
}

type Props = { theirs: URLSearchParams; mine: URLSearchParams; language: Language };

/** That somebody else was quicker, and what differs between his state and what was typed. */
export function ChangedNotice({ theirs, mine, language }: Props) {
  const words = messages(language).eventForm.changed;
  const own = said(mine, language);
  const differing = [...said(theirs, language)].filter(([label, value]) => own.get(label) !== value);
  return (
    <section class="notice warn changed" role="alert" aria-labelledby="berubah">
      <h2 id="berubah">{words.title}</h2>
      <p>{words.text}</p>
      {differing.length === 0 && <p>{words.same}</p>}
      {differing.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.theirs}</th>
              <th scope="col">{words.mine}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(([label, value]) => (
              <tr>
                <th scope="row">{label}</th>
                <td class="said">{value || words.empty}</td>
                <td class="said">{own.get(label) || words.empty}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** That the form shows changes of one's own which the event does not have yet, and how to be rid of them. */
export function UnsavedNotice({
  draft,
  eventId,
  zone,
  language,
}: {
  draft: DraftRow;
  eventId: string;
  zone: string;
  language: Language;
}) {
  const words = messages(language).eventForm;
  return (
    <Notice tone="info">
      <p>{words.resumedEdit({ when: momentText(draft.updatedAt, zone, language) })}</p>
      <form method="post" action="/acara/baru/buang">
        <input type="hidden" name="acara" value={eventId} />
        <Submit name="konsep" value={draft.id} kind="quiet">
          {words.dropEdit}
        </Submit>
      </form>
    </Notice>
  );
}
