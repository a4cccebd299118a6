import type { Context as HonoContext } from 'hono';
import { cancelEvent } from '../actions/events.ts';
import { cancelInput } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { mayEdit, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { withProblems } from './forms.tsx';
import { showPlan } from './plan.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** POST /acara/:id/batal */
export async function callOff(c: C) {
  const id = c.req.param('id') ?? '';
  const typed = await typedIn(c);
  const parsed = parseInput(cancelInput, filledIn(typed, ['reason']));
  if (!parsed.ok)
    return showPlan(c, withProblems({ typed, problems: {}, language: c.get('language') }, parsed.problems));
  const done = await cancelEvent(c.get('ctx'), id, parsed.value.reason);
  return done.ok ? c.redirect(eventPath(id), 303) : errorPage(c, done.reason);
}

/** Lets only those in who may change things; to others such a page does not exist. */
export async function editorsOnly(c: C, next: () => Promise<void>) {
  return mayEdit(c.get('member')) ? next() : errorPage(c, 'not_found');
}
