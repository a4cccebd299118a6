import type { PlannedEvent } from '../db/events.ts';
import { clock } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import type { PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, type Form, look, Submit } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Notice } from './parts.tsx';
import { PLAN_ID, PlanButton } from './plan-button.tsx';
import { RowInput, RowProblems } from './plan-inputs.tsx';
import { dateOfDay, daysIn, fieldOf, nameOf, placedRows, ROW_PARTS, startName, undoName } from './rundown-rows.ts';
import { dayText } from './when.ts';

export type Desk = {
  planned: PlannedEvent;
  form: Form;
  /** What was done last, to be read out. */
  said: string;
  /** Something differs from what is saved. */
  changed: boolean;
  /** The row to write in next. */
  fresh?: number;
};

const pathOf = ({ planned }: Desk) => `${eventPath(planned.event.id)}/susunan`;
const atOf = (desk: Desk) => `${pathOf(desk)}/rancangan`;
type PlacedRow = ReturnType<typeof placedRows>[number];

/** One row: its handle, when it is, how long, what, who, and where it may go. */
function RundownRow({ desk, row, n }: { desk: Desk; row: PlacedRow; n: number }) {
  const { form, fresh } = desk;
  const { language } = form;
  const words = messages(language).rundown;
  const name = (part: string) => fieldOf(row.key, part);
  const what = nameOf(row, n - 1, language);
  const at = atOf(desk);
  return (
    <li
      id={`baris_${row.key}`}
      class={row.pause ? 'rundown-row pause' : 'rundown-row'}
      data-row={String(row.key)}
      data-day={String(row.day)}
    >
      {['id', 'day', 'pause'].map((part) => (
        <input
          type="hidden"
          name={name(part)}
          value={part === 'day' ? String(row.day) : (form.typed.get(name(part)) ?? '')}
        />
      ))}
      <span class="drag by-script" title={words.drag} aria-hidden="true">
        ⠿
      </span>
      <span class="clock">
        {clock(row.startsAt)}–{clock(row.endsAt)}
      </span>
      <RowInput
        form={form}
        name={name('minutes')}
        label={row.pause ? words.pauseMinutes({ n }) : words.minutes({ n })}
        maxlength={5}
        fresh={row.pause && fresh === row.key}
      />
      {row.pause ? (
        <span class="pause-word">{words.pause}</span>
      ) : (
        <>
          <RowInput
            form={form}
            name={name('title')}
            label={words.rowTitle({ n })}
            maxlength={300}
            fresh={fresh === row.key}
          />
          <RowInput form={form} name={name('officer')} label={words.rowOfficer({ n })} maxlength={200} list="petugas" />
        </>
      )}
      <span class="row-buttons">
        <PlanButton at={at} does={`naik-${row.key}`} label={words.up({ what })} small>
          <span aria-hidden="true">↑</span>
        </PlanButton>
        <PlanButton at={at} does={`turun-${row.key}`} label={words.down({ what })} small>
          <span aria-hidden="true">↓</span>
        </PlanButton>
        <PlanButton at={at} does={`hapus-${row.key}`} label={words.take({ what })} small>
          <span aria-hidden="true">×</span>
        </PlanButton>
      </span>
      <RowProblems form={form} names={ROW_PARTS.map(name)} />
    </li>
  );
}

function Day({ desk, day, rows, before }: { desk: Desk; day: number; rows: PlacedRow[]; before: number }) {
  const { form, planned } = desk;
  const words = messages(form.language).rundown;
  const several = daysIn(form.typed) > 1;
  const at = atOf(desk);
  const unseen = several && <span class="unseen">{words.toDay({ n: day })}</span>;
  return (
    <section class="rundown-day" aria-labelledby={`hari-${day}`}>
      <div class="rundown-day-head">
        <h3 id={`hari-${day}`}>{words.dayOf({ n: day, day: dayText(dateOfDay(planned, day), form.language) })}</h3>
        <label for={startName(day)}>{words.dayStart({ n: day })}</label>
        <RowInput form={form} name={startName(day)} label={words.dayStart({ n: day })} maxlength={5} />
        <RowProblems form={form} names={[startName(day)]} />
      </div>
      <ol class="rundown-rows" data-rows={String(day)}>
        {rows.map((row, i) => (
          <RundownRow desk={desk} row={row} n={before + i + 1} />
        ))}
      </ol>
      {rows.length === 0 && <p class="hint">{words.empty}</p>}
      <p class="part-buttons">
        <PlanButton at={at} does={`tambah-${day}`}>
          <Icon name="plus" />
          <span>
            {words.add}
            {unseen}
          </span>
        </PlanButton>
        <PlanButton at={at} does={`jeda-${day}`}>
          <Icon name="clock" />
          <span>
            {words.addPause}
            {unseen}
          </span>
        </PlanButton>
      </p>
    </section>
  );
}

/** What a rundown that passes the event's end means. */
function Length({ desk, last }: { desk: Desk; last: string }) {
  const { event } = desk.planned;
  const words = messages(desk.form.language).rundown;
  if (last <= event.endsLocal) return <p class="hint">{words.ends({ clock: clock(last) })}</p>;
  if (event.endsGiven)
    return <p class="notice warn">{words.over({ clock: clock(last), end: clock(event.endsLocal) })}</p>;
  const told = event.sentAt !== null && event.status !== 'closed';
  return told ? (
    <p class="notice warn">{words.tells({ clock: clock(last) })}</p>
  ) : (
    <p class="hint">{words.ends({ clock: clock(last) })}</p>
  );
}

/** The rows and what is done with them; this is what htmx puts in place. */
export function RundownPart(desk: Desk) {
  const { form, said, changed } = desk;
  const words = messages(form.language).rundown;
  const rows = placedRows(form.typed, desk.planned);
  const at = atOf(desk);
  const days = Array.from({ length: daysIn(form.typed) }, (_, i) => i + 1);
  const undo = form.typed.get(undoName);
  const last = rows
    .map((row) => row.endsAt)
    .sort()
    .at(-1);
  return (
    <div id={PLAN_ID}>
      <p class="news" role="status">
        {said}
      </p>
      <input type="hidden" name="hari" value={String(days.length)} />
      {undo !== null && <input type="hidden" name={undoName} value={undo} />}
      <p class="rundown-tools">
        <PlanButton at={at} does="sambutan" kind="quiet" anew>
          {words.speeches}
        </PlanButton>
        <PlanButton at={at} does="hari" kind="quiet">
          {words.addDay}
        </PlanButton>
        <PlanButton at={at} does="hitung" kind="plain">
          {words.count}
        </PlanButton>
        {undo !== null && (
          <PlanButton at={at} does="urung" kind="plain" anew>
            <Icon name="undo" />
            {words.undo}
          </PlanButton>
        )}
        {/* pressed by script when a row was dropped */}
        <span hidden>
          <PlanButton at={at} does="pindah">
            {words.drag}
          </PlanButton>
        </span>
      </p>
      <p class="hint">{words.speechesHint}</p>
      {days.map((day) => {
        const own = rows.filter((row) => row.day === day);
        return <Day desk={desk} day={day} rows={own} before={own[0] ? rows.indexOf(own[0]) : 0} />;
      })}
      {last && <Length desk={desk} last={last} />}
      {changed && <p class="hint">{words.unsaved}</p>}
    </div>
  );
}

/** The page on which a rundown is arranged; `saved`: it was just now, `theirs`: somebody else's state that is saved meanwhile. */
export function RundownPage({
  desk,
  saved,
  theirs,
  ...page
}: { desk: Desk; saved?: boolean; theirs?: URLSearchParams } & PageProps) {
  const { planned, form } = desk;
  const { event } = planned;
  const words = messages(page.language).rundown;
  const at = atOf(desk);
  return (
    <EventFrame event={event} tab="plan" {...page}>
      <div class="title-row">
        <h2>{words.title}</h2>
        <a class={look('plain')} href={eventPath(event.id, 'plan')}>
          {messages(page.language).event.tabs.plan}
        </a>
      </div>
      {saved && <Notice tone="good">{words.saved}</Notice>}
      {theirs && <Theirs desk={desk} theirs={theirs} />}
      <ErrorSummary form={form} labels={labelsOf(desk)} />
      <p class="hint">{words.hint}</p>
      <datalist id="petugas">
        {kindById(event.type)?.roles.map((role) => (
          <option value={role} />
        ))}
      </datalist>
      <form
        class="rundown"
        method="post"
        action={pathOf(desk)}
        novalidate
        hx-post={at}
        hx-trigger="change delay:200ms"
        hx-target={`#${PLAN_ID}`}
        hx-swap="outerMorph"
        hx-sync="this:replace"
      >
        {/* the first button is what Enter in a field presses: this one sends nothing half done */}
        <button type="submit" disabled hidden />
        <input type="hidden" name="revision" value={form.typed.get('revision') ?? ''} />
        <RundownPart {...desk} />
        <div class="form-foot">
          <Submit big>{theirs ? words.changed.save : words.save}</Submit>
        </div>
      </form>
    </EventFrame>
  );
}

/** What stands before each problem in the summary. */
function labelsOf({ planned, form }: Desk): Record<string, string> {
  const words = messages(form.language).rundown;
  const rows = placedRows(form.typed, planned).flatMap((row, i) =>
    ROW_PARTS.map((part) => [fieldOf(row.key, part), words.row({ n: i + 1 })] as const),
  );
  const days = Array.from(
    { length: daysIn(form.typed) },
    (_, i) => [startName(i + 1), words.day({ n: i + 1 })] as const,
  );
  return Object.fromEntries([...rows, ...days]);
}

/** Both states, row by row: what is saved by now, and what was arranged here. */
function Theirs({ desk, theirs }: { desk: Desk; theirs: URLSearchParams }) {
  const words = messages(desk.form.language).rundown.changed;
  const lines = (typed: URLSearchParams) =>
    placedRows(typed, desk.planned)
      .filter((row) => !row.pause)
      .map(
        (row) =>
          `${row.day > 1 ? `(${row.day}) ` : ''}${clock(row.startsAt)}–${clock(row.endsAt)} ${[row.typed.title, row.typed.officer].filter(Boolean).join(', ')}`,
      );
  const [saved, mine] = [lines(theirs), lines(desk.form.typed)];
  return (
    <section class="notice warn changed" role="alert" aria-labelledby="berubah">
      <h2 id="berubah">{words.title}</h2>
      <p>{words.text}</p>
      <div class="columns">
        {[[words.theirs, saved] as const, [words.mine, mine] as const].map(([title, said]) => (
          <div>
            <h3>{title}</h3>
            <ol class="plain-list">
              {said.map((line) => (
                <li>{line}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}
