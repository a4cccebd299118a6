import type { Context as HonoContext } from 'hono';
import { cancelEvent, postponeEvent } from '../actions/event-changes.ts';
import { cancelInput } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { mayEdit, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { withProblems } from './forms.tsx';
import { showPlan } from './plan.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

const DOES = { cancel: cancelEvent, postpone: postponeEvent };

/** POST /acara/:id/batal and /acara/:id/tunda: with the reason, everyone invited is told. */
export const callOff = (what: keyof typeof DOES) => async (c: C) => {
  const id = c.req.param('id') ?? '';
  const typed = await typedIn(c);
  const parsed = parseInput(cancelInput, filledIn(typed, ['reason']));
  const form = { typed, problems: {}, language: c.get('language') };
  if (!parsed.ok) return showPlan(c, { what, form: withProblems(form, parsed.problems) });
  const done = await DOES[what](c.get('ctx'), id, parsed.value.reason);
  return done.ok ? c.redirect(eventPath(id), 303) : errorPage(c, done.reason);
};

/** Lets only those in who may change things; to others such a page does not exist. */
export async function editorsOnly(c: C, next: () => Promise<void>) {
  return mayEdit(c.get('member')) ? next() : errorPage(c, 'not_found');
}
