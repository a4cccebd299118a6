import type { Context as HonoContext } from 'hono';
import { checkIn, readRoll, undoCheckIn } from '../actions/attendance.ts';
import { recordCounts, recordForces } from '../actions/recordings.ts';
import { listCounts } from '../db/counts.ts';
import { listForces } from '../db/forces.ts';
import { parseInput } from '../domain/input.ts';
import { attendanceRecord, countsInput, forcesInput } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { AttendancePage } from './attendance-page.tsx';
import type { View } from './check-in.tsx';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { countsForm, countsFrom, forcesForm, unitsFrom, withRowProblems } from './recording-forms.tsx';
import { errorPage } from './refusals.tsx';

type C = HonoContext<WebEnv>;
type Wrong = { row?: { invitationId: string; form: Form }; walkIn?: Form; forces?: Form; counts?: Form };

const idOf = (c: C) => c.req.param('id') ?? '';

type Given = string | null | undefined;
/** A view from what an address or a form says of it. */
const viewOf = (session: Given, words: Given, page: Given): View => ({
  session: (session ?? '').trim().slice(0, 100),
  words: (words ?? '').slice(0, 200),
  page: /^[1-9]\d{0,4}$/.test(page ?? '') ? Number(page) : 1,
});

/** The page's address with its filter, at a row of it. */
function backTo(id: string, typed: URLSearchParams, more: Record<string, string>, row: string): string {
  const { session, words, page } = viewOf(typed.get('session'), typed.get('q'), typed.get('hal'));
  const query = new URLSearchParams({ sesi: session, q: words, hal: page > 1 ? String(page) : '', ...more });
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return `${eventPath(id, 'attendance')}${query.size ? `?${query}` : ''}#${row}`;
}

async function page(c: C, wrong: Wrong = {}, from?: View) {
  const ctx = c.get('ctx');
  const language = c.get('language');
  const [roll, forces, counts] = await Promise.all([
    readRoll(ctx, idOf(c)),
    listForces(ctx, idOf(c)),
    listCounts(ctx, idOf(c)),
  ]);
  if (!roll) return errorPage(c, 'not_found');
  const words = messages(language).attendance;
  const said = c.req.query('hasil');
  const view = from ?? viewOf(c.req.query('sesi'), c.req.query('q'), c.req.query('hal'));
  return c.html(
    <AttendancePage
      roll={roll}
      forces={forces}
      counts={counts}
      view={view}
      notice={
        said === 'conflict'
          ? { text: words.conflict, kind: 'warn' }
          : said === 'already'
            ? { text: words.already, kind: 'good' }
            : null
      }
      rowForm={wrong.row ?? null}
      forms={{
        walkIn: wrong.walkIn ?? freshForm(language),
        forces: wrong.forces ?? forcesForm(forces, language),
        counts: wrong.counts ?? countsForm(counts, language),
      }}
      {...pageOf(c)}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /acara/:id/kehadiran */
export const showAttendance = (c: C) => page(c);

/** POST /acara/:id/kehadiran: one arrival, of an office or of a guest without invitation. */
export async function takeArrival(c: C) {
  const typed = await typedIn(c);
  const invitationId = filled(typed, 'invitation_id');
  const sent = filledIn(typed, ['representative_name', 'representative_position']);
  const representative = { name: sent.representative_name, position: sent.representative_position };
  const parsed = parseInput(attendanceRecord, {
    ...filledIn(
      typed,
      invitationId ? ['invitation_id', 'present', 'session'] : ['name', 'position', 'agency', 'session'],
    ),
    ...(invitationId && Object.keys(sent).length ? { representative } : {}),
  });
  if (!parsed.ok) {
    const blank: Form = { typed, problems: {}, language: c.get('language') };
    // what a program may leave out, a guest's name, is simply required on this form
    const problems = parsed.problems.map((p) =>
      p.rule === 'invitation_or_name' ? { field: 'name', rule: 'required', params: {} } : p,
    );
    const form = withProblems(blank, problems);
    const view = viewOf(typed.get('session'), typed.get('q'), typed.get('hal'));
    return page(c, invitationId ? { row: { invitationId, form } } : { walkIn: form }, view);
  }
  const done = await checkIn(c.get('ctx'), idOf(c), [parsed.value]);
  if (!done.ok) return errorPage(c, done.reason);
  const outcome = done.outcomes[0]?.outcome;
  if (outcome === 'rejected') return errorPage(c, 'not_found');
  const more: Record<string, string> = outcome && outcome !== 'recorded' ? { hasil: outcome } : {};
  return c.redirect(backTo(idOf(c), typed, more, invitationId ?? 'tamu'), 303);
}

/** POST /acara/:id/kehadiran/:attendance/urungkan */
export async function undoArrival(c: C) {
  const typed = await typedIn(c);
  const done = await undoCheckIn(c.get('ctx'), c.req.param('attendance') ?? '');
  return done.ok ? c.redirect(backTo(done.eventId, typed, {}, 'kehadiran'), 303) : errorPage(c, done.reason);
}

/** POST /acara/:id/kekuatan: strength on parade by unit. */
export async function takeForces(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const { units, rows } = unitsFrom(typed);
  const form: Form = { typed, problems: {}, language };
  if (!units.length)
    return page(c, { forces: { ...form, problems: { units_0_unit: messages(language).attendance.nothing } } });
  const parsed = parseInput(forcesInput, { units });
  if (!parsed.ok)
    return page(c, { forces: withRowProblems(form, parsed.problems, (i, part) => `units_${rows[i]}_${part}`) });
  const done = await recordForces(c.get('ctx'), idOf(c), parsed.value.units);
  return done.ok ? c.redirect(`${eventPath(idOf(c), 'attendance')}#kekuatan`, 303) : errorPage(c, done.reason);
}

/** POST /acara/:id/jumlah: what was counted. */
export async function takeCounts(c: C) {
  const typed = await typedIn(c);
  const language = c.get('language');
  const counts = countsFrom(typed);
  const form: Form = { typed, problems: {}, language };
  if (!counts.length)
    return page(c, { counts: { ...form, problems: { participants_number: messages(language).attendance.nothing } } });
  const parsed = parseInput(countsInput, { counts });
  if (!parsed.ok)
    return page(c, { counts: withRowProblems(form, parsed.problems, (i, part) => `${counts[i]?.what}_${part}`) });
  const done = await recordCounts(c.get('ctx'), idOf(c), parsed.value.counts);
  return done.ok ? c.redirect(`${eventPath(idOf(c), 'attendance')}#jumlah`, 303) : errorPage(c, done.reason);
}
