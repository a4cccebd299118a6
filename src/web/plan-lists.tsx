import type { Child } from 'hono/jsx';
import { clock, dateOf, daysBetween } from '../domain/dates.ts';
import type { EventKind } from '../domain/kinds.ts';
import { daysText, type Plan } from '../domain/plan.ts';
import { type Messages, messages } from '../messages/index.ts';
import { type EventFields, isOwn, type OwnPart } from './event-fields.ts';
import { rowsIn } from './form-rows.ts';
import type { Form } from './forms.tsx';
import { PlanButton } from './plan-button.tsx';
import { PartButtons, RowButtons, RowInput, RowProblems } from './plan-inputs.tsx';
import { AGENDA_PARTS, TASK_PARTS } from './plan-rows.ts';
import { dueNews } from './plan-view.ts';

export type PlanProps = {
  form: Form;
  kind: EventKind;
  fields: EventFields;
  /** Null while date or clock are not known. */
  plan: Plan | null;
  /** The date today where the event is. */
  today: string;
  /** Where the form is read and its plan made anew. */
  at: string;
  /** The key of a row just added, by its list. */
  fresh?: { list: string; key: number };
};

type Words = Messages['planPreview'];

/** A part of the plan that can be folded away: its name and its count always stand. */
export function PlanPart({
  id,
  title,
  count,
  children,
}: {
  id: string;
  title: string;
  count: string;
  children?: Child;
}) {
  return (
    <details class="plan-part" id={id} open>
      <summary>
        <h3>{title}</h3> <span class="tally">{count}</span>
      </summary>
      {children}
    </details>
  );
}

function ChangeButton({ list, at, words }: { list: OwnPart; at: string; words: Words }) {
  return (
    <p class="part-buttons">
      <PlanButton at={at} does={`ubah-${list}`}>
        <span>
          {words.change}
          <span class="unseen">{words.changeOf[list]}</span>
        </span>
      </PlanButton>
    </p>
  );
}

const span = (item: { startsAt: string; endsAt: string }) => `${clock(item.startsAt)}–${clock(item.endsAt)}`;

/** The rundown by the clock: as the kind has it, or as rows to write in. */
export function Rundown({ form, kind, fields, plan, at, fresh }: PlanProps) {
  const words = messages(form.language).planPreview;
  const own = isOwn(form.typed, 'agenda');
  const all = plan?.agenda ?? [];
  const [first, last] = [all[0], all.at(-1)];
  const n = own && !plan ? fields.agenda.length : plan ? all.length : kind.agenda.length;
  const count =
    first && last
      ? words.agendaCount({ n, from: clock(first.startsAt), until: clock(last.endsAt) })
      : words.agendaCountOnly({ n });
  const items = plan
    ? all.map((item) => ({ ...item, time: span(item) }))
    : kind.agenda.map(({ minutes, title, role }) => ({ time: words.minutes({ n: minutes }), title, officer: role }));
  return (
    <PlanPart id="agenda" title={words.agenda} count={count}>
      {own ? (
        <AgendaRows
          form={form}
          kind={kind}
          plan={plan}
          at={at}
          fresh={fresh?.list === 'agenda' ? fresh.key : undefined}
        />
      ) : (
        <>
          <ol class="plan-list">
            {items.map(({ time, title, officer }) => (
              <li>
                <span class="clock">{time}</span>
                <span>
                  {title}
                  {officer && <small>{officer}</small>}
                </span>
              </li>
            ))}
          </ol>
          <ChangeButton list="agenda" at={at} words={words} />
        </>
      )}
    </PlanPart>
  );
}

function AgendaRows({
  form,
  kind,
  plan,
  at,
  fresh,
}: Pick<PlanProps, 'form' | 'kind' | 'plan' | 'at'> & { fresh?: number }) {
  const words = messages(form.language).planPreview;
  const rows = rowsIn(form.typed, 'agenda', AGENDA_PARTS);
  const items = new Map(plan?.agenda.map((item) => [item.title, item]));
  const days = Boolean(form.typed.get('ends_on')) || rows.some((row) => row.typed.day.trim());
  const start = plan?.agenda[0]?.startsAt;
  return (
    <>
      <p class="hint">{words.agendaHint}</p>
      <datalist id="petugas">
        {kind.roles.map((role) => (
          <option value={role} />
        ))}
      </datalist>
      <ul class="plan-rows">
        {rows.map(({ key }, i) => {
          const item = items.get(String(key));
          const later = item && start ? daysBetween(dateOf(start), item.startsAt) : 0;
          const name = (part: string) => `agenda_${key}_${part}`;
          const n = i + 1;
          return (
            <li id={`agenda_${key}`} class={days ? 'agenda days' : 'agenda'}>
              <span class="clock">
                {item && (later ? `${words.day({ n: later + 1 })}, ${span(item)}` : span(item))}
              </span>
              {days && <RowInput form={form} name={name('day')} label={words.rowDay({ n })} maxlength={2} />}
              <RowInput
                form={form}
                name={name('time')}
                label={words.rowTime({ n })}
                maxlength={20}
                fresh={key === fresh}
              />
              <RowButtons form={form} list="agenda" row={key} n={n} at={at} />
              <RowInput form={form} name={name('title')} label={words.rowTitle({ n })} maxlength={300} />
              <RowInput
                form={form}
                name={name('officer')}
                label={words.rowOfficer({ n })}
                maxlength={200}
                list="petugas"
              />
              <RowProblems form={form} names={AGENDA_PARTS.map(name)} />
            </li>
          );
        })}
      </ul>
      <PartButtons form={form} list="agenda" at={at} />
    </>
  );
}

/** The tasks with their due dates: as the kind has them, or as rows to write in. */
export function Tasks(props: PlanProps) {
  const { form, kind, fields, plan, today, at } = props;
  const words = messages(form.language).planPreview;
  const own = isOwn(form.typed, 'tasks');
  const date = fields.firstDay;
  const n = own && fields.tasks.length ? fields.tasks.length : kind.tasks.length;
  return (
    <PlanPart id="tasks" title={words.tasks} count={words.tasksCount({ n })}>
      {own ? (
        <TaskRows {...props} />
      ) : (
        <>
          <ul class="plan-list">
            {kind.tasks.map(({ title, daysBefore }, i) => {
              const due = plan?.tasks[i]?.dueOn;
              return (
                <li>
                  <span class="clock">{daysText(daysBefore)}</span>
                  <span>
                    {title}
                    {due && date && <small>{dueNews(due, daysBefore, { date, today }, form.language)}</small>}
                  </span>
                </li>
              );
            })}
          </ul>
          <ChangeButton list="tasks" at={at} words={words} />
        </>
      )}
    </PlanPart>
  );
}

function TaskRows({ form, fields, plan, today, at, fresh }: PlanProps) {
  const words = messages(form.language).planPreview;
  const rows = rowsIn(form.typed, 'tasks', TASK_PARTS);
  const date = fields.firstDay;
  return (
    <>
      <p class="hint">{words.tasksHint}</p>
      <ul class="plan-rows">
        {rows.map(({ key }, i) => {
          const place = fields.tasks.findIndex((task) => task.key === key);
          const due = plan?.tasks[place]?.dueOn;
          const { days_before, due_on } = fields.tasks[place]?.item ?? {};
          const name = (part: string) => `tasks_${key}_${part}`;
          const n = i + 1;
          return (
            <li id={`tasks_${key}`} class="task-row">
              <RowInput
                form={form}
                name={name('when')}
                label={words.taskWhen({ n })}
                maxlength={20}
                fresh={fresh?.list === 'tasks' && fresh.key === key}
              />
              <RowInput form={form} name={name('title')} label={words.taskTitle({ n })} maxlength={300} />
              <RowButtons form={form} list="tasks" row={key} n={n} at={at} />
              {due && date && (
                <small>{dueNews(due, due_on ? undefined : (days_before ?? 1), { date, today }, form.language)}</small>
              )}
              <RowProblems form={form} names={TASK_PARTS.map(name)} />
            </li>
          );
        })}
      </ul>
      <PartButtons form={form} list="tasks" at={at} />
    </>
  );
}
