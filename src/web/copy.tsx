import type { Context as HonoContext } from 'hono';
import { readDraft } from '../actions/drafts.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { daysBetween } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { daysText } from '../domain/plan.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { DeskPage } from './event-desk.tsx';
import { eventValues } from './event-fields.ts';
import { eventPath } from './event-frame.tsx';
import { draftIdOf, newDesk } from './event-making.tsx';
import { freshRows, withRows } from './form-rows.ts';
import { TASK_PARTS } from './plan-rows.ts';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** What belongs to the day on which it was held. */
const OF_THE_DAY = ['starts_on', 'ends_on', 'unconfirmed', 'notes'];

/** The form of a new event like an earlier one, without its date: rundown from the start, tasks by days before, the same guests. */
function copyValues(planned: PlannedEvent): URLSearchParams {
  const { event, tasks } = planned;
  let typed = eventValues(planned);
  // a length over several days is not known before the new day is
  if (typed.has('ends_on')) typed.delete('ends_clock');
  for (const name of OF_THE_DAY) typed.delete(name);
  if (typed.has('tasks_own')) {
    const rows = tasks.map(({ title, dueOn }) => ({ title, when: daysText(daysBetween(dueOn, event.startsLocal)) }));
    typed = withRows(typed, 'tasks', freshRows(TASK_PARTS, rows));
  }
  typed.set('salin', event.id);
  typed.set('salin_ikut', '1');
  return typed;
}

/** GET /acara/:id/salin: the form, under the address of a draft that is made when something is typed. */
export async function copyEvent(c: C) {
  const ctx = c.get('ctx');
  const planned = await findPlannedEvent(ctx, c.req.param('id') ?? '');
  const kind = planned && kindById(planned.event.type);
  if (!planned || !kind) return errorPage(c, 'not_found');
  const draftId = draftIdOf(c);
  if (!draftId) return c.redirect(`${eventPath(planned.event.id)}/salin?konsep=${ctx.newId('dr')}`, 303);
  if (await readDraft(ctx, draftId)) return c.redirect(`/acara/baru?konsep=${draftId}`, 303);
  const { language } = pageOf(c);
  const desk = await newDesk(c, draftId, { typed: copyValues(planned), problems: {}, language }, kind);
  return c.html(<DeskPage c={c} desk={desk} {...pageOf(c)} />);
}
