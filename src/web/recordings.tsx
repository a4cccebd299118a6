import type { Context as HonoContext } from 'hono';
import { recordCounts, recordForces } from '../actions/recordings.ts';
import { parseInput } from '../domain/input.ts';
import { countsInput, forcesInput } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { attendancePage, idOf } from './attendance.tsx';
import type { WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { countsFrom, unitsFrom, withRowProblems } from './recording-forms.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;

/** POST /acara/:id/kekuatan: strength on parade by unit; units emptied or taken away are gone. */
export async function takeForces(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const { units, rows, removed } = unitsFrom(typed);
  const form: Form = { typed, problems: {}, language };
  if (!units.length && !removed.length)
    return attendancePage(c, {
      forces: { ...form, problems: { units_0_unit: messages(language).attendance.nothing } },
    });
  const parsed = units.length ? parseInput(forcesInput, { units }) : { ok: true as const, value: { units: [] } };
  if (!parsed.ok)
    return attendancePage(c, {
      forces: withRowProblems(form, parsed.problems, (i, part) => `units_${rows[i]}_${part}`),
    });
  const done = await recordForces(c.get('ctx'), idOf(c), parsed.value.units, removed);
  return done.ok
    ? c.redirect(`${eventPath(idOf(c), 'attendance')}?hasil=kekuatan#kekuatan`, 303)
    : errorPage(c, done.reason);
}

/** POST /acara/:id/jumlah: what was counted; what was emptied is gone. */
export async function takeCounts(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const { counts, removed } = countsFrom(typed);
  const form: Form = { typed, problems: {}, language };
  if (!counts.length && !removed.length)
    return attendancePage(c, {
      counts: { ...form, problems: { participants_number: messages(language).attendance.nothing } },
    });
  const parsed = counts.length ? parseInput(countsInput, { counts }) : { ok: true as const, value: { counts: [] } };
  if (!parsed.ok)
    return attendancePage(c, {
      counts: withRowProblems(form, parsed.problems, (i, part) => `${counts[i]?.what}_${part}`),
    });
  const done = await recordCounts(c.get('ctx'), idOf(c), parsed.value.counts, removed);
  return done.ok
    ? c.redirect(`${eventPath(idOf(c), 'attendance')}?hasil=jumlah#jumlah`, 303)
    : errorPage(c, done.reason);
}
