import type { Context as HonoContext } from 'hono';
import { letterEvent } from '../actions/letters.ts';
import { ownerLink } from '../actions/links.ts';
import { ownerDraft } from '../actions/task-letters.ts';
import { assignOwner, openedOwnerDraft, renewOwnerLink } from '../actions/task-owners.ts';
import { addTask, changeTask, removeTask, restoreTask } from '../actions/tasks.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { findTask } from '../db/tasks.ts';
import { parseInput } from '../domain/input.ts';
import { isOwner, taskInput, taskOwner } from '../domain/task-owners.ts';
import { calendarUid } from '../mail/letters.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { freshRows } from './form-rows.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { TASK_PARTS, tasksFromRows } from './plan-rows.ts';
import { errorPage } from './refusals.tsx';
import { LOOKS, type OwnerLine, TasksPage, type TasksProps } from './tasks-page.tsx';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const taskOf = (c: C) => c.req.param('task') ?? '';
const back = (c: C, query = '', anchor = '') =>
  c.redirect(`${eventPath(idOf(c))}/tugas${query && `?${query}`}${anchor && `#${anchor}`}`, 303);

/** Each owner once, with his link, a draft of a message and how far he is. */
function ownerLines(c: C, { event, tasks }: PlannedEvent): OwnerLine[] {
  const ctx = c.get('ctx');
  const letter = letterEvent({ event, agenda: [] }, calendarUid(event.id));
  const owners = new Map(tasks.flatMap(({ owner }) => (owner ? [[owner.id, owner] as const] : [])));
  return [...owners.values()].map((owner) => {
    const own = tasks.filter((task) => task.ownerId === owner.id);
    const open = own.filter((task) => task.doneAt === null);
    return {
      owner,
      link: ownerLink(ctx, owner),
      whatsapp: ownerDraft(ctx, letter, owner, open),
      all: own.length,
      done: own.length - open.length,
    };
  });
}

const SAID = ['added', 'saved', 'restored', 'renewed'] as const;

function noticeOf(c: C): TasksProps['notice'] {
  const words = messages(c.get('language')).tasks;
  const query = (name: string) => c.req.query(name);
  const said = SAID.find((one) => one === query('hasil'));
  if (said) return { text: words[said] };
  const removed = query('dihapus');
  if (removed && /^\w{1,100}$/.test(removed)) return { text: words.removed, restore: removed };
  for (const [name, text] of [
    ['diserahkan', words.given],
    ['dilepas', words.takenBack],
  ] as const)
    if (/^\d{1,3}$/.test(query(name) ?? '')) return { text: text({ n: Number(query(name)) }) };
  return null;
}

/** The page, with a form that came back. */
async function page(c: C, forms: Partial<TasksProps['forms']> = {}) {
  const ctx = c.get('ctx');
  const planned = await findPlannedEvent(ctx, idOf(c));
  if (!planned) return errorPage(c, 'not_found');
  const language = c.get('language');
  const wrong = Object.keys(forms).length > 0;
  const props: TasksProps = {
    planned,
    owners: ownerLines(c, planned),
    view: {
      look: LOOKS.find((one) => one === c.req.query('lihat')) ?? 'all',
      agency: c.req.query('instansi') ?? '',
      group: c.req.query('kelompok') === 'agency' ? 'agency' : 'day',
    },
    forms: {
      give: { ...freshForm(language), prefix: 'give-' },
      add: { ...freshForm(language, { when: 'H-1' }), prefix: 'add-' },
      change: null,
      ...forms,
    },
    notice: wrong ? null : noticeOf(c),
    now: ctx.now(),
  };
  return c.html(<TasksPage {...props} {...pageOf(c)} />, wrong ? 422 : 200);
}

/** GET /acara/:id/tugas; `lihat`, `instansi` and `kelompok` narrow and group the list. */
export const showTasks = (c: C) => page(c);

/** What a form says of a task, or the form again: "H-3" and dates as people write them. */
function taskIn(typed: URLSearchParams, language: Form['language'], prefix: string) {
  const rows = freshRows(TASK_PARTS, [{ when: typed.get('when'), title: typed.get('title') }]);
  const parsed = parseInput(taskInput, tasksFromRows(rows)[0]?.item ?? {});
  if (parsed.ok && filled(typed, 'when')) return { ok: true as const, value: parsed.value };
  const form: Form = { typed, problems: {}, language, prefix };
  const problems = parsed.ok ? [] : parsed.problems.filter((p) => p.field === 'title');
  const wrong = withProblems(form, problems);
  const unread = !filled(typed, 'when') || (!parsed.ok && parsed.problems.some((p) => p.field !== 'title'));
  if (unread) wrong.problems.when = messages(language).tasks.whenWrong;
  return { ok: false as const, form: wrong };
}

/** POST /acara/:id/tugas: one task more. */
export async function addOne(c: C) {
  const read = taskIn(await typedIn(c), c.get('language'), 'add-');
  if (!read.ok) return page(c, { add: read.form });
  const done = await addTask(c.get('ctx'), idOf(c), read.value);
  return done.ok ? back(c, 'hasil=added', done.id) : errorPage(c, done.reason);
}

/** POST /acara/:id/tugas/serahkan: the ticked tasks to one owner, or (`lepas`) from theirs. */
export async function giveTasks(c: C) {
  const typed = await typedIn(c);
  const form: Form = { typed, problems: {}, language: c.get('language'), prefix: 'give-' };
  const words = messages(form.language).tasks;
  const ids = typed.getAll('tugas');
  const free = typed.has('lepas');
  const parsed = parseInput(taskOwner, free ? {} : filledIn(typed, ['name', 'agency', 'email', 'phone']));
  const wrong = parsed.ok ? form : withProblems(form, parsed.problems);
  if (parsed.ok && !free && !isOwner(parsed.value)) wrong.problems.name = words.who;
  if (!ids.length) wrong.problems.tugas = words.choose;
  if (!parsed.ok || Object.keys(wrong.problems).length) return page(c, { give: wrong });
  const done = await assignOwner(c.get('ctx'), idOf(c), ids, parsed.value);
  if (!done.ok) return errorPage(c, done.reason);
  return back(c, `${free ? 'dilepas' : 'diserahkan'}=${done.changed}`);
}

/** The task of this event, or nothing. */
async function taskHere(c: C) {
  const task = await findTask(c.get('ctx'), taskOf(c));
  return task?.eventId === idOf(c) ? task : undefined;
}

/** POST /acara/:id/tugas/:task/ubah */
export async function saveTask(c: C) {
  const task = await taskHere(c);
  if (!task) return errorPage(c, 'not_found');
  const read = taskIn(await typedIn(c), c.get('language'), `${task.id}-`);
  if (!read.ok) return page(c, { change: { task: task.id, form: read.form } });
  const done = await changeTask(c.get('ctx'), task.id, read.value);
  return done.ok ? back(c, 'hasil=saved', task.id) : errorPage(c, done.reason);
}

/** POST /acara/:id/tugas/:task/hapus */
export async function dropTask(c: C) {
  const task = await taskHere(c);
  if (!task) return errorPage(c, 'not_found');
  const done = await removeTask(c.get('ctx'), task.id);
  return done.ok ? back(c, `dihapus=${task.id}`) : errorPage(c, done.reason);
}

/** POST /acara/:id/tugas/:task/kembalikan */
export async function bringBack(c: C) {
  const done = await restoreTask(c.get('ctx'), idOf(c), taskOf(c));
  return done.ok ? back(c, 'hasil=restored', taskOf(c)) : errorPage(c, done.reason);
}

/** POST /acara/:id/tugas/pemilik/:owner/tautan: the old link is void. */
export async function replaceLink(c: C) {
  const owner = c.req.param('owner') ?? '';
  const done = await renewOwnerLink(c.get('ctx'), owner);
  return done.ok ? back(c, 'hasil=renewed', owner) : errorPage(c, done.reason);
}

/** POST /acara/:id/tugas/pemilik/:owner/dibuka: somebody opened the WhatsApp draft. */
export async function noteDraftOpened(c: C) {
  const done = await openedOwnerDraft(c.get('ctx'), c.req.param('owner') ?? '');
  return done.ok ? c.body(null, 204) : errorPage(c, done.reason);
}
