import type { Context as HonoContext } from 'hono';
import { checkIn, type Roll, readRoll, undoCheckIn } from '../actions/attendance.ts';
import { findAttendance } from '../db/attendance.ts';
import { listCounts } from '../db/counts.ts';
import { listForces } from '../db/forces.ts';
import { eventPulse } from '../db/overview.ts';
import { parseInput } from '../domain/input.ts';
import { attendanceRecord } from '../domain/record-inputs.ts';
import { messages } from '../messages/index.ts';
import { AttendancePage } from './attendance-page.tsx';
import { OfficeRow } from './check-in.tsx';
import { mayEdit, pageOf, type WebEnv } from './environment.ts';
import { filled, filledIn, sendingOf, typedIn } from './form-data.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { countsForm, forcesForm } from './recording-forms.tsx';
import { errorPage } from './refusals.tsx';
import { RollList, type RollProps, Tally, WalkInRows } from './roll.tsx';
import { rollPath, type View, viewOf } from './roll-view.ts';

type C = HonoContext<WebEnv>;
/** Forms that came back. */
export type Wrong = { row?: { id: string; form: Form }; walkIn?: Form; forces?: Form; counts?: Form };

export const idOf = (c: C) => c.req.param('id') ?? '';
/** Asked for by htmx, which takes a part of the page and not the whole. */
const inPlace = (c: C) => c.req.header('HX-Request') === 'true';
const viewIn = (c: C) => viewOf(new URL(c.req.url).searchParams);

function rollProps(c: C, roll: Roll, view: View, pulse: string | undefined, row: Wrong['row']): RollProps {
  const { status } = roll.event;
  const open = status !== 'reported' && status !== 'cancelled';
  return {
    roll,
    view,
    editable: mayEdit(c.get('member')) && open,
    blank: freshForm(c.get('language')),
    rowForm: row ?? null,
    nonce: c.get('ctx').newId('nc'),
    pulse: open && pulse ? `"${pulse}"` : null,
    now: c.get('ctx').now(),
  };
}

/** The page, with the forms that came back. */
export async function attendancePage(c: C, wrong: Wrong = {}): Promise<Response> {
  const ctx = c.get('ctx');
  const language = c.get('language');
  // the pulse first: what changes while the rest is read is fetched a moment later
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  const [roll, forces, counts] = await Promise.all([
    readRoll(ctx, idOf(c)),
    listForces(ctx, idOf(c)),
    listCounts(ctx, idOf(c)),
  ]);
  if (!roll) return errorPage(c, 'not_found');
  const words = messages(language).attendance;
  const said = c.req.query('hasil');
  return c.html(
    <AttendancePage
      list={rollProps(c, roll, viewIn(c), pulse, wrong.row)}
      forces={forces}
      counts={counts}
      saved={Object.keys(wrong).length ? undefined : said}
      notice={
        said === 'conflict'
          ? { text: words.conflict, kind: 'warn' }
          : said === 'already'
            ? { text: words.already, kind: 'good' }
            : null
      }
      forms={{
        walkIn: wrong.walkIn ?? freshForm(language, { name: c.req.query('nama') }),
        forces: wrong.forces ?? forcesForm(forces, language),
        counts: wrong.counts ?? countsForm(counts, language),
      }}
      {...pageOf(c)}
    />,
    Object.keys(wrong).length ? 422 : 200,
  );
}

/** GET /acara/:id/kehadiran; `sesi`, `q`, `lihat`, `hal` narrow the list, `undangan` is the one whose code was scanned. */
export const showAttendance = (c: C) => attendancePage(c);

/** GET /acara/:id/kehadiran/daftar: the list alone, for htmx; 304 while nothing is new. */
export async function showRoll(c: C) {
  const ctx = c.get('ctx');
  const pulse = await eventPulse(ctx, idOf(c), ctx.now());
  if (pulse && c.req.header('If-None-Match') === `"${pulse}"`) return c.body(null, 304);
  const roll = await readRoll(ctx, idOf(c));
  if (!roll) return errorPage(c, 'not_found');
  const view = viewIn(c);
  const props = rollProps(c, roll, view, pulse, undefined);
  return c.html(
    <>
      <RollList {...props} />
      <Tally roll={roll} view={view} blank={props.blank} apart />
      <WalkInRows {...props} apart />
    </>,
  );
}

/** One row as it stands now, with the numbers beside it; for a tap made in place. */
async function rowAlone(c: C, eventId: string, id: string, more: { note?: string; form?: Form } = {}) {
  const roll = await readRoll(c.get('ctx'), eventId);
  const office = roll?.offices.find((one) => one.view.invitation.id === id);
  if (!roll || !office) return errorPage(c, 'not_found');
  const view = { ...viewIn(c), opened: '' };
  const { blank, editable, nonce } = rollProps(c, roll, view, undefined, undefined);
  const { note, form = blank } = more;
  return c.html(
    <>
      <OfficeRow
        roll={roll}
        office={office}
        view={view}
        editable={editable}
        form={form}
        nonce={nonce}
        note={note}
        fresh
      />
      <Tally roll={roll} view={view} blank={blank} apart />
    </>,
    more.form ? 422 : 200,
  );
}

type Reason = Parameters<typeof errorPage>[1];
/** A refusal: the whole page is asked for again where only a part of it was to change. */
function refuse(c: C, reason: Reason) {
  if (inPlace(c)) c.header('HX-Refresh', 'true');
  return errorPage(c, reason);
}

const backTo = (c: C, eventId: string, anchor: string, outcome?: string) => {
  const at = rollPath(eventId, { ...viewIn(c), opened: '' });
  const said = outcome ? `${at.includes('?') ? '&' : '?'}hasil=${outcome}` : '';
  return c.redirect(`${at}${said}#${anchor}`, 303);
};

/** POST /acara/:id/kehadiran: one arrival, of an office or of a guest without invitation. */
export async function takeArrival(c: C) {
  const typed = await typedIn(c);
  const id = filled(typed, 'invitation_id');
  const sent = filledIn(typed, ['representative_name', 'representative_position']);
  const representative = { name: sent.representative_name, position: sent.representative_position };
  const session = viewIn(c).session || undefined;
  const parsed = parseInput(attendanceRecord, {
    ...filledIn(typed, id ? ['invitation_id', 'present'] : ['name', 'position', 'agency']),
    session,
    nonce: sendingOf(typed, session),
    ...(id && Object.keys(sent).length ? { representative } : {}),
  });
  if (!parsed.ok) {
    const blank: Form = { typed, problems: {}, language: c.get('language') };
    // what a program may leave out, a guest's name, is simply required on this form
    const problems = parsed.problems.map((p) =>
      p.rule === 'invitation_or_name' ? { field: 'name', rule: 'required', params: {} } : p,
    );
    const form = withProblems(blank, problems);
    if (id && inPlace(c)) return rowAlone(c, idOf(c), id, { form });
    return attendancePage(c, id ? { row: { id, form } } : { walkIn: form });
  }
  const done = await checkIn(c.get('ctx'), idOf(c), [parsed.value]);
  if (!done.ok) return refuse(c, done.reason);
  const outcome = done.outcomes[0]?.outcome;
  if (outcome === 'rejected') return refuse(c, 'not_found');
  if (id && inPlace(c)) {
    const { conflict } = messages(c.get('language')).attendance;
    return rowAlone(c, idOf(c), id, { note: outcome === 'conflict' ? conflict : undefined });
  }
  return backTo(c, idOf(c), id ?? 'tamu', outcome === 'recorded' ? undefined : outcome);
}

/** POST /acara/:id/kehadiran/:attendance/urungkan */
export async function undoArrival(c: C) {
  const ctx = c.get('ctx');
  const id = c.req.param('attendance') ?? '';
  const done = await undoCheckIn(ctx, id);
  if (!done.ok) return refuse(c, done.reason);
  const invitation = (await findAttendance(ctx, id))?.invitationId;
  if (invitation && inPlace(c)) return rowAlone(c, done.eventId, invitation);
  return backTo(c, done.eventId, invitation ?? 'tamu');
}
