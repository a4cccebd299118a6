import type { Pasted } from '../actions/notes.ts';
import type { EventRow } from '../db/events.ts';
import type { ProposalView } from '../db/notes.ts';
import { MOST_NOTE } from '../domain/notes.ts';
import { OUTCOME_KINDS } from '../domain/record-inputs.ts';
import { type Language, messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, freshForm, look, Select, Submit, TextArea } from './forms.tsx';
import { Empty, Notice } from './parts.tsx';
import { momentText } from './when.ts';

/** Where the notes of an event are. */
export const notesPath = (eventId: string) => `${eventPath(eventId)}/catatan`;
export const proposalAnchor = (id: string) => `usulan-${id}`;

/** Proposals shown at once: the next ones come as these are decided. */
const AT_ONCE = 25;
const SHORT = 160;
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

export type NotesView = {
  event: EventRow;
  pasted: Pasted[];
  /** The note that is worked on. */
  shown: Pasted | undefined;
  /** The proposal to go on with: it has the focus. */
  next: string | null;
  /** The one just decided. */
  done: ProposalView | null;
  /** That one was decided the other way before, and stays so. */
  stands: boolean;
  deleted: boolean;
  /** A proposal's form that came back. */
  wrong: { id: string; form: Form } | null;
  language: Language;
};

const isOpen = ({ state }: ProposalView) => state === 'proposed';
const mayChange = ({ status }: EventRow) => status !== 'reported' && status !== 'cancelled';

/** What was decided last, with the way back. */
function Done({ event, done, stands, language }: Pick<NotesView, 'event' | 'done' | 'stands' | 'language'>) {
  const { notes: words, outcomes } = messages(language);
  if (!done) return null;
  const { accepted, dismissed } = words.stands;
  const before =
    stands && { accepted: done.withdrawn ? words.stands.withdrawn : accepted, dismissed, proposed: null }[done.state];
  if (before)
    return (
      <div class="notice info" role="status">
        <p>
          <strong>{before}</strong> <span class="said">{short((done.recorded ?? done).text)}</span>
        </p>
        {done.state === 'dismissed' || done.withdrawn ? (
          <Reopen event={event} proposal={done} language={language} />
        ) : (
          <p>
            <a href={eventPath(event.id, 'outcomes')}>{words.toOutcomes}</a>
          </p>
        )}
      </div>
    );
  const said = {
    accepted: words.accepted({ kind: outcomes.kind[(done.recorded ?? done).kind] }),
    dismissed: words.dismissed,
    proposed: words.reopened,
  }[done.state];
  return (
    <div class="notice good saved" role="status">
      <p>
        <strong>{said}</strong> <span class="said">{short((done.recorded ?? done).text)}</span>
      </p>
      {done.state === 'dismissed' && <Reopen event={event} proposal={done} language={language} />}
    </div>
  );
}

function Reopen({ event, proposal, language }: { event: EventRow; proposal: ProposalView; language: Language }) {
  const words = messages(language).notes;
  const action = `${notesPath(event.id)}/usulan/${proposal.id}`;
  return (
    <form method="post" action={action} hx-post={action}>
      <Submit kind="plain" name="aksi" value="kembalikan">
        {words.reopen}
        <span class="unseen">{words.acceptWhat({ n: proposal.position + 1 })}</span>
      </Submit>
    </form>
  );
}

type OneProps = { event: EventRow; proposal: ProposalView; form: Form; focus: boolean };

/** One proposal: the passage it came from, and a form with what would be recorded. */
function Proposal({ event, proposal, form, focus }: OneProps) {
  const { notes: words, outcomes } = messages(form.language);
  const { id, passage, proposedBy } = proposal;
  const n = proposal.position + 1;
  const action = `${notesPath(event.id)}/usulan/${id}`;
  const which = <span class="unseen">{words.acceptWhat({ n })}</span>;
  return (
    <li id={proposalAnchor(id)}>
      <form method="post" action={action} hx-post={action} novalidate aria-labelledby={`judul-${id}`}>
        <h3 id={`judul-${id}`}>
          {words.proposal({ n })}
          <small>{proposedBy === 'rules' ? words.by.rules : words.by.model({ name: proposedBy })}</small>
        </h3>
        <blockquote class="passage" lang="id">
          {passage}
        </blockquote>
        <ErrorSummary form={form} />
        <TextArea form={form} name="text" label={words.what} rows={2} maxlength={4000} required />
        <div class="pair">
          <Select
            form={form}
            name="kind"
            label={words.kind}
            required
            blank={false}
            options={OUTCOME_KINDS.map((kind) => ({ value: kind, label: outcomes.kind[kind] }))}
          />
          <Field form={form} name="speaker" label={words.speaker} maxlength={200} list="hadirin" />
        </div>
        <div class="duty pair">
          <Field form={form} name="owner" label={words.owner} maxlength={200} list="hadirin" />
          <Field form={form} name="due" type="date" label={words.due} />
        </div>
        <div class="actions">
          <button type="submit" name="aksi" value="terima" class={look('main')} autofocus={focus}>
            {words.accept}
            {which}
          </button>
          <button type="submit" name="aksi" value="abaikan" class={look('quiet')}>
            {words.dismiss}
            {which}
          </button>
        </div>
      </form>
    </li>
  );
}

/** What was decided, each with how, and the way back where there is one. */
function Decided({ event, list, language }: { event: EventRow; list: ProposalView[]; language: Language }) {
  const words = messages(language).notes;
  if (!list.length) return null;
  const state = (one: ProposalView) =>
    one.state === 'dismissed' ? words.stateDismissed : one.withdrawn ? words.stateWithdrawn : words.stateAccepted;
  return (
    <details>
      <summary>{words.decided({ n: list.length })}</summary>
      <ul class="rows">
        {list.map((one) => (
          <li id={proposalAnchor(one.id)}>
            <span class="grow">
              <span class="said">{short((one.recorded ?? one).text)}</span>
              <small>{state(one)}</small>
            </span>
            {mayChange(event) && (one.state === 'dismissed' || one.withdrawn) && (
              <Reopen event={event} proposal={one} language={language} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The notes with what is proposed marked in them. */
function Whole({ shown: { note, proposals }, language }: { shown: Pasted; language: Language }) {
  const words = messages(language).notes;
  let last = 0;
  const parts = proposals.flatMap((one) => {
    const before = note.text.slice(last, one.from);
    last = one.until;
    return [
      before,
      <mark class={one.state}>
        <a href={`#${proposalAnchor(one.id)}`} aria-label={words.proposal({ n: one.position + 1 })}>
          {one.position + 1}
        </a>{' '}
        {note.text.slice(one.from, one.until)}
      </mark>,
    ];
  });
  return (
    <details class="notes-whole" open>
      <summary>{words.whole}</summary>
      <p class="hint">{words.wholeHint}</p>
      <div class="notes-text" lang="id">
        {parts}
        {note.text.slice(last)}
      </div>
    </details>
  );
}

/** What is worked on: the note chosen, what is left of it to decide, and what was decided. Swapped in place where script runs. */
export function NotesWork({ event, pasted, shown, next, done, stands, wrong, language, deleted }: NotesView) {
  const words = messages(language).notes;
  const changeable = mayChange(event);
  const open = shown?.proposals.filter(isOpen) ?? [];
  const decided = shown?.proposals.filter((one) => !isOpen(one)) ?? [];
  // the one to go on with is shown, however many stand before it
  const from = Math.max(
    0,
    Math.min(
      open.findIndex(({ id }) => id === (wrong?.id ?? next)),
      open.length - AT_ONCE,
    ),
  );
  const list = changeable ? open.slice(from, from + AT_ONCE) : [];
  const formOf = (one: ProposalView): Form =>
    wrong?.id === one.id
      ? wrong.form
      : {
          ...freshForm(language, {
            kind: one.kind,
            text: one.text,
            speaker: one.speaker,
            owner: one.owner,
            due: one.due,
          }),
          prefix: `${one.id}-`,
        };
  return (
    <div
      id="kerja"
      {...{
        'hx-target:inherited': '#kerja',
        'hx-swap:inherited': 'outerMorph',
        'hx-sync:inherited': '#kerja:queue all',
      }}
    >
      {deleted && (
        <Notice tone="good">
          <p>{words.deleted}</p>
        </Notice>
      )}
      {event.status === 'reported' && <p class="notice info">{words.final}</p>}
      {pasted.length > 1 && (
        <nav class="chips" aria-label={words.which}>
          {pasted.map(({ note, proposals }) => (
            <a
              class="chip"
              href={`${notesPath(event.id)}?catatan=${note.id}`}
              aria-current={note.id === shown?.note.id ? 'true' : undefined}
            >
              {words.note({ when: momentText(note.at, event.timezone, language) })}
              <small>{words.left({ n: proposals.filter(isOpen).length })}</small>
            </a>
          ))}
        </nav>
      )}
      {shown && (
        <>
          <p aria-live="polite">
            <strong>
              {words.counts({
                open: open.length,
                accepted: decided.filter(({ state }) => state === 'accepted').length,
                dismissed: decided.filter(({ state }) => state === 'dismissed').length,
              })}
            </strong>
          </p>
          <Done event={event} done={done} stands={stands} language={language} />
          <div class="notes-work">
            <div>
              {!shown.proposals.length && <p class="notice info">{words.nothing}</p>}
              {shown.proposals.length > 0 && !open.length && (
                <Empty title={words.allDone}>
                  <p>{words.allDoneHint}</p>
                  <p>
                    <a class={look('quiet')} href={eventPath(event.id, 'outcomes')} autofocus={Boolean(done)}>
                      {words.toOutcomes}
                    </a>
                  </p>
                </Empty>
              )}
              <ol class="noted">
                {list.map((one) => (
                  <Proposal event={event} proposal={one} form={formOf(one)} focus={!wrong && one.id === next} />
                ))}
              </ol>
              {open.length > list.length && changeable && (
                <p class="hint">{words.more({ n: open.length - list.length })}</p>
              )}
              <Decided event={event} list={decided} language={language} />
            </div>
            <Whole shown={shown} language={language} />
          </div>
          {event.status !== 'reported' && (
            <details class="no-print">
              <summary>{words.delete}</summary>
              <form method="post" action={`${notesPath(event.id)}/${shown.note.id}/hapus`}>
                <p>{words.deleteHint}</p>
                <Submit kind="grave">{words.deleteSure}</Submit>
              </form>
            </details>
          )}
        </>
      )}
    </div>
  );
}

type PasteProps = { event: EventRow; form: Form; model: { name: string; where: string } | null };

function Paste({ event, form, model }: PasteProps) {
  const words = messages(form.language).notes;
  return (
    <form method="post" action={notesPath(event.id)} class="notes-paste" novalidate>
      <ErrorSummary form={form} />
      <TextArea
        form={form}
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={12}
        maxlength={MOST_NOTE}
        required
      />
      <p class="hint">{model ? words.sentTo(model) : words.byRulesOnly}</p>
      <div class="actions">
        <Submit>{words.send}</Submit>
      </div>
    </form>
  );
}

type Props = {
  view: NotesView;
  paste: Form;
  speakers: [string, string][];
  model: PasteProps['model'];
  page: PageProps;
};

/** Rough notes on their way to outcomes: pasted, proposed from, accepted one by one. */
export function NotesPage({ view, paste, speakers, model, page }: Props) {
  const { event, pasted, language } = view;
  const words = messages(language).notes;
  const form = <Paste event={event} form={paste} model={model} />;
  const refused = Object.keys(paste.problems).length > 0;
  return (
    <EventFrame event={event} tab="outcomes" title={words.title} {...page}>
      <h2>{words.title}</h2>
      <p>
        <a href={eventPath(event.id, 'outcomes')}>{words.toOutcomes}</a>
      </p>
      <datalist id="hadirin">
        {speakers.map(([value, label]) => (
          <option value={value}>{label}</option>
        ))}
      </datalist>
      {!pasted.length && (
        <Empty title={words.emptyTitle}>
          <p>{words.empty}</p>
        </Empty>
      )}
      {mayChange(event) && (!pasted.length || refused) && form}
      <NotesWork {...view} />
      {mayChange(event) && pasted.length > 0 && !refused && (
        <details class="no-print">
          <summary>{words.pasteMore}</summary>
          {form}
        </details>
      )}
    </EventFrame>
  );
}
