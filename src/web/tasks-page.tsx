import type { EventRow, OwnedTask, PlannedEvent } from '../db/events.ts';
import { dateOf, daysBetween, localOf } from '../domain/dates.ts';
import { daysText } from '../domain/plan.ts';
import { type Language, messages } from '../messages/index.ts';
import { mayEdit, type PageProps } from './environment.ts';
import { EventFrame, eventPath } from './event-frame.tsx';
import { ErrorSummary, Field, type Form, look, Submit } from './forms.tsx';
import { Icon } from './icons.tsx';
import { Notice } from './parts.tsx';
import { ownerName } from './plan.tsx';
import { dayText, momentText } from './when.ts';

export const LOOKS = ['all', 'open', 'late', 'unowned'] as const;
export type View = { look: (typeof LOOKS)[number]; agency: string; group: 'day' | 'agency' };
/** An owner with the way to reach him. */
export type OwnerLine = {
  owner: NonNullable<OwnedTask['owner']>;
  link: string;
  whatsapp: string;
  all: number;
  done: number;
};
export type TasksProps = {
  planned: PlannedEvent;
  owners: OwnerLine[];
  view: View;
  forms: { give: Form; add: Form; change: { task: string; form: Form } | null };
  notice: { text: string; restore?: string } | null;
  /** Epoch ms. */
  now: number;
};
type Part = TasksProps & Pick<PageProps, 'language' | 'member'>;

const GIVE = 'serahkan';
const tasksPath = (event: EventRow) => `${eventPath(event.id)}/tugas`;
const takesChanges = ({ status }: EventRow) => status !== 'reported' && status !== 'cancelled';
const isLate = (task: OwnedTask, today: string) => task.doneAt === null && task.dueOn < today;

function isShown(task: OwnedTask, { look: wanted, agency }: View, today: string): boolean {
  if (agency && (task.owner?.agency ?? '') !== agency) return false;
  if (wanted === 'open') return task.doneAt === null;
  if (wanted === 'late') return isLate(task, today);
  return wanted === 'all' || (task.doneAt === null && !task.owner);
}

/** Tasks in groups with a title each, in their order. */
function grouped(
  tasks: readonly OwnedTask[],
  { group }: View,
  event: EventRow,
  language: Language,
): [string, OwnedTask[]][] {
  const words = messages(language).tasks;
  const titleOf = (task: OwnedTask) =>
    group === 'agency'
      ? (task.owner?.agency ?? (task.owner ? ownerName(task.owner) : words.noOwner))
      : `${daysText(daysBetween(task.dueOn, event.startsLocal))}, ${dayText(task.dueOn, language)}`;
  const groups = new Map<string, OwnedTask[]>();
  for (const task of tasks) groups.set(titleOf(task), [...(groups.get(titleOf(task)) ?? []), task]);
  return [...groups];
}

function Filter({ planned, view, language }: Part) {
  const words = messages(language).tasks;
  const agencies = [...new Set(planned.tasks.flatMap((task) => task.owner?.agency ?? []))].sort();
  return (
    <form method="get" action={tasksPath(planned.event)} class="inline">
      <div class="field">
        <label for="lihat">{words.look.label}</label>
        <select id="lihat" name="lihat">
          {LOOKS.map((one) => (
            <option value={one} selected={one === view.look}>
              {words.look[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="instansi">{words.agency}</label>
        <select id="instansi" name="instansi">
          <option value="">{words.allAgencies}</option>
          {agencies.map((one) => (
            <option value={one} selected={one === view.agency}>
              {one}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="kelompok">{words.group.label}</label>
        <select id="kelompok" name="kelompok">
          {(['day', 'agency'] as const).map((one) => (
            <option value={one} selected={one === view.group}>
              {words.group[one]}
            </option>
          ))}
        </select>
      </div>
      <Submit kind="quiet">{words.show}</Submit>
    </form>
  );
}

/** A task's day as its form shows it: as days where it was given so, else as a date. */
export const whenOf = (task: OwnedTask) =>
  task.daysBefore === null ? task.dueOn.split('-').reverse().join('-') : daysText(task.daysBefore);

function Change({ task, part }: { task: OwnedTask; part: Part }) {
  const { planned, forms, language } = part;
  const words = messages(language).tasks;
  const own = forms.change?.task === task.id ? forms.change.form : null;
  const typed = new URLSearchParams({ title: task.title, when: whenOf(task) });
  const form: Form = own ?? { typed, problems: {}, language, prefix: `${task.id}-` };
  const at = `${tasksPath(planned.event)}/${task.id}`;
  return (
    <details open={own !== null}>
      <summary>
        {words.change}
        <span class="unseen">{messages(language).event.taskOf({ title: task.title })}</span>
      </summary>
      <form method="post" action={`${at}/ubah`} novalidate>
        <Field form={form} name="title" label={words.taskTitle} required maxlength={300} />
        <Field form={form} name="when" label={words.when} hint={words.whenHint} required maxlength={20} />
        <Submit kind="quiet">{words.changeSend}</Submit>
      </form>
      <form method="post" action={`${at}/hapus`}>
        <Submit kind="plain">{words.remove}</Submit>
      </form>
    </details>
  );
}

function TaskLine({ task, today, part }: { task: OwnedTask; today: string; part: Part }) {
  const { planned, member, forms, language } = part;
  const { event: words, tasks: own } = messages(language);
  const { event } = planned;
  const editable = mayEdit(member) && takesChanges(event);
  const done = task.doneAt !== null;
  const told =
    task.toldAt === null ? own.untold : own.toldOn({ when: momentText(task.toldAt, event.timezone, language) });
  return (
    <li class={done ? 'task done' : 'task'} id={task.id}>
      {editable && !done ? (
        <input
          type="checkbox"
          name="tugas"
          value={task.id}
          form={GIVE}
          aria-label={own.pick({ title: task.title })}
          checked={forms.give.typed.getAll('tugas').includes(task.id)}
        />
      ) : (
        <span class="mark" aria-hidden="true">
          {done ? '✓' : '○'}
        </span>
      )}
      <span class="grow">
        <b>{task.title}</b>
        <small>
          {task.doneAt === null
            ? `${daysText(daysBetween(task.dueOn, event.startsLocal))}, ${dayText(task.dueOn, language)}`
            : words.done({ when: momentText(task.doneAt, event.timezone, language) })}{' '}
          {done && task.doneBy?.startsWith('link:') && own.doneBy}{' '}
          {isLate(task, today) && <span class="badge late">{words.late}</span>}
        </small>
        <small>{task.owner ? `${ownerName(task.owner)}${done ? '' : ` (${told})`}` : own.noOwner}</small>
        {editable && !done && <Change task={task} part={part} />}
      </span>
      {editable && (
        <form method="post" action={`${tasksPath(event)}/${task.id}`}>
          <input type="hidden" name="dari" value="tugas" />
          <Submit name="selesai" value={done ? '0' : '1'} kind="quiet">
            {done ? words.untick : words.tick}
            <span class="unseen">{words.taskOf({ title: task.title })}</span>
          </Submit>
        </form>
      )}
    </li>
  );
}

function OwnerFields({ form }: { form: Form }) {
  const words = messages(form.language).tasks;
  return (
    <>
      <div class="columns">
        <Field form={form} name="name" label={words.name} maxlength={200} />
        <Field form={form} name="agency" label={words.ownerAgency} maxlength={200} list="instansi-tugas" />
      </div>
      <div class="columns">
        <Field form={form} name="email" type="email" label={words.email} hint={words.emailHint} maxlength={254} />
        <Field form={form} name="phone" type="tel" label={words.phone} maxlength={40} />
      </div>
    </>
  );
}

function Give({ planned, owners, forms }: Part) {
  const form = forms.give;
  const words = messages(form.language).tasks;
  const agencies = [...new Set(owners.flatMap(({ owner }) => owner.agency ?? []))];
  return (
    <section aria-labelledby="serah">
      <h2 id="serah">{words.give}</h2>
      <p class="hint">{words.giveHint}</p>
      {form.problems.tugas && (
        <p class="problem" id="give-tugas">
          {form.problems.tugas}
        </p>
      )}
      <datalist id="instansi-tugas">
        {agencies.map((one) => (
          <option value={one} />
        ))}
      </datalist>
      <form id={GIVE} method="post" action={`${tasksPath(planned.event)}/serahkan`} novalidate>
        <OwnerFields form={form} />
        <div class="actions">
          <Submit>{words.giveSend}</Submit>
          <Submit kind="plain" name="lepas" value="1">
            {words.takeBack}
          </Submit>
        </div>
      </form>
    </section>
  );
}

function Add({ planned, forms }: Part) {
  const words = messages(forms.add.language).tasks;
  return (
    <section aria-labelledby="tambah">
      <h2 id="tambah">{words.add}</h2>
      <form method="post" action={tasksPath(planned.event)} novalidate>
        <Field form={forms.add} name="title" label={words.taskTitle} required maxlength={300} />
        <Field form={forms.add} name="when" label={words.when} hint={words.whenHint} required maxlength={20} />
        <Submit kind="quiet">{words.addSend}</Submit>
      </form>
    </section>
  );
}

function Owners({ planned, owners, member, language }: Part) {
  const words = messages(language).tasks;
  if (!owners.length) return null;
  const editable = mayEdit(member) && takesChanges(planned.event);
  return (
    <section aria-labelledby="pemilik">
      <h2 id="pemilik">{words.owners}</h2>
      <p class="hint">{words.ownersHint}</p>
      <ul class="rows owners">
        {owners.map(({ owner, link, whatsapp, all, done }) => {
          const whom = <span class="unseen">{words.of({ name: ownerName(owner) })}</span>;
          const at = `${tasksPath(planned.event)}/pemilik/${owner.id}`;
          return (
            <li id={owner.id}>
              <span class="grow">
                <b>{ownerName(owner)}</b>
                <small>{[owner.email, owner.phone].filter(Boolean).join(', ')}</small>
                <small>{words.ownerTasks({ done, all })}</small>
              </span>
              {editable && (
                <span class="actions">
                  <span class="unseen" id={`tautan-${owner.id}`}>
                    {link}
                  </span>
                  <button
                    type="button"
                    class={look('plain')}
                    data-copy={`#tautan-${owner.id}`}
                    data-copied={words.copied}
                  >
                    {words.link}
                    {whom}
                  </button>
                  <a
                    class={look('plain')}
                    href={whatsapp}
                    target="_blank"
                    rel="noreferrer"
                    data-opened={`${at}/dibuka`}
                  >
                    <Icon name="chat" />
                    <span>
                      {words.whatsapp}
                      {whom}
                    </span>
                  </a>
                  <form method="post" action={`${at}/tautan`}>
                    <Submit kind="plain">
                      {words.renew}
                      {whom}
                    </Submit>
                  </form>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every task of an event, by its day or by agency: who sees to it, whether it is done; given, added, changed, ticked. */
export function TasksPage(props: TasksProps & PageProps) {
  const { planned, owners: _, view, forms, notice, now, ...page } = props;
  const { event, tasks } = planned;
  const { language } = page;
  const words = messages(language).tasks;
  const today = dateOf(localOf(now, event.timezone));
  const shown = tasks.filter((task) => isShown(task, view, today));
  const editable = mayEdit(page.member) && takesChanges(event);
  const figures = {
    done: tasks.filter((task) => task.doneAt !== null).length,
    all: tasks.length,
    late: tasks.filter((task) => isLate(task, today)).length,
  };
  return (
    <EventFrame event={event} tab="plan" {...page}>
      {notice && (
        <Notice tone="good">
          <p>{notice.text}</p>
          {notice.restore && editable && (
            <form method="post" action={`${tasksPath(event)}/${notice.restore}/kembalikan`}>
              <button type="submit" class={look('plain')}>
                <Icon name="undo" />
                {words.restore}
              </button>
            </form>
          )}
        </Notice>
      )}
      {Object.values(forms).map((one) => {
        const form = one && 'form' in one ? one.form : one;
        return form && Object.keys(form.problems).length > 0 && <ErrorSummary form={form} />;
      })}
      <div class="title-row">
        <h2>{words.title}</h2>
        <a class={look('plain')} href={eventPath(event.id, 'plan')}>
          {messages(language).event.tabs.plan}
        </a>
      </div>
      <p>{words.progress(figures)}</p>
      <p class="hint">{words.hint}</p>
      <Filter {...props} />
      {shown.length === 0 && <p>{words.nothing}</p>}
      {grouped(shown, view, event, language).map(([title, own]) => (
        <section>
          <h3>{title}</h3>
          <ul class="rows">
            {own.map((task) => (
              <TaskLine task={task} today={today} part={props} />
            ))}
          </ul>
        </section>
      ))}
      {editable && <Give {...props} />}
      <Owners {...props} />
      {editable && <Add {...props} />}
    </EventFrame>
  );
}
