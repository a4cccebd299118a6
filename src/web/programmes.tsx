import type { Context as HonoContext } from 'hono';
import { assignToProgramme, makeProgramme, nameProgramme } from '../actions/programmes.ts';
import { searchEvents } from '../db/event-list.ts';
import { figuresOf } from '../db/figures.ts';
import { eventsOfProgramme, findProgramme, listProgrammes } from '../db/programmes.ts';
import { dateOf, localOf } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { programmeInput } from '../domain/programmes.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { ProgrammePage, ProgrammesPage } from './programmes-page.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
const idOf = (c: C) => c.req.param('id') ?? '';
const pathOf = (id: string) => `/program/${id}`;

const MOST = 200;
/** Events offered to be put in. */
const OFFERED = 40;

async function list(c: C, wrong?: Form) {
  const programmes = await listProgrammes(c.get('ctx'), MOST, null);
  const form = wrong ?? freshForm(c.get('language'));
  return c.html(<ProgrammesPage programmes={programmes} form={form} {...pageOf(c)} />, wrong ? 422 : 200);
}

/** GET /program */
export const showProgrammes = (c: C) => list(c);

async function named(c: C) {
  const typed = await typedIn(c);
  const parsed = parseInput(programmeInput, filledIn(typed, ['name']));
  const form: Form = { typed, problems: {}, language: c.get('language') };
  return parsed.ok
    ? { ok: true as const, name: parsed.value.name, form }
    : { ok: false as const, form: withProblems(form, parsed.problems) };
}

/** POST /program: a programme of a new name. */
export async function newProgramme(c: C) {
  const read = await named(c);
  if (!read.ok) return list(c, read.form);
  return c.redirect(pathOf((await makeProgramme(c.get('ctx'), read.name)).id), 303);
}

async function page(c: C, wrong?: Form) {
  const ctx = c.get('ctx');
  const programme = await findProgramme(ctx, idOf(c));
  if (!programme) return errorPage(c, 'not_found');
  const now = ctx.now();
  const today = dateOf(localOf(now, c.get('member').timezone));
  const events = await eventsOfProgramme(ctx, programme.id);
  const [figures, coming] = await Promise.all([
    figuresOf(
      ctx,
      events.map(({ id }) => id),
    ),
    searchEvents(ctx, { view: 'coming' }, now, today, OFFERED),
  ]);
  const offered = coming.filter(({ programmeId, status }) => !programmeId && status !== 'cancelled');
  const form = wrong ?? freshForm(c.get('language'), { name: programme.name });
  const shown = { programme, events, figures, offered, form, now, today, done: c.req.query('simpan') === 'ya' };
  return c.html(<ProgrammePage {...shown} {...pageOf(c)} />, wrong ? 422 : 200);
}

/** GET /program/:id */
export const showProgramme = (c: C) => page(c);

/** POST /program/:id: another name. */
export async function saveProgramme(c: C) {
  const read = await named(c);
  if (!read.ok) return page(c, read.form);
  const done = await nameProgramme(c.get('ctx'), idOf(c), read.name);
  if (done.ok) return c.redirect(`${pathOf(idOf(c))}?simpan=ya`, 303);
  return done.reason === 'invalid' ? page(c, withProblems(read.form, done.problems)) : errorPage(c, done.reason);
}

/** POST /program/:id/acara: an event into it, or with `keluar` out of it. */
export async function assignEvent(c: C) {
  const typed = await typedIn(c);
  const out = typed.get('keluar') === '1';
  const done = await assignToProgramme(c.get('ctx'), idOf(c), filled(typed, 'acara') ?? '', out);
  return done.ok ? c.redirect(`${pathOf(idOf(c))}?simpan=ya`, 303) : errorPage(c, done.reason);
}
