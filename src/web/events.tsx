import type { Context as HonoContext } from 'hono';
import { postponeEvent } from '../actions/event-changes.ts';
import type { Refusal } from '../actions/refusals.ts';
import { cancelSeries, type Reach } from '../actions/series-changes.ts';
import { findEvent } from '../db/events.ts';
import { cancelInput } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { mayEdit, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filledIn, typedIn } from './form-data.ts';
import { withProblems } from './forms.tsx';
import { showPlan } from './plan.tsx';
import { errorPage } from './refusals.tsx';
import { reachedPath, scopeIn } from './series-reach.tsx';

type C = HonoContext<WebEnv>;

type Does = (...of: Parameters<typeof cancelSeries>) => Promise<({ ok: true } & Partial<Reach>) | Refusal>;
const DOES: Record<'cancel' | 'postpone', Does> = { cancel: cancelSeries, postpone: postponeEvent };

/** POST /acara/:id/batal and /acara/:id/tunda: with the reason, everyone invited is told. */
export const callOff = (what: keyof typeof DOES) => async (c: C) => {
  const id = c.req.param('id') ?? '';
  const typed = await typedIn(c);
  const parsed = parseInput(cancelInput, filledIn(typed, ['reason']));
  const form = { typed, problems: {}, language: c.get('language') };
  if (!parsed.ok) return showPlan(c, { what, form: withProblems(form, parsed.problems) });
  const scope = scopeIn(typed);
  const done = await DOES[what](c.get('ctx'), id, parsed.value.reason, scope);
  if (!done.ok) return errorPage(c, done.reason);
  const event = scope === 'this' ? undefined : await findEvent(c.get('ctx'), id);
  return c.redirect(
    event?.seriesId && scope !== 'this' ? reachedPath(event.seriesId, done, 'dibatalkan') : eventPath(id),
    303,
  );
};

/** Lets only those in who may change things; to others such a page does not exist. */
export async function editorsOnly(c: C, next: () => Promise<void>) {
  return mayEdit(c.get('member')) ? next() : errorPage(c, 'not_found');
}
