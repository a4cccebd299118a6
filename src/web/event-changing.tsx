import { createHash } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { readDraft } from '../actions/drafts.ts';
import { changeSeries } from '../actions/series-changes.ts';
import { findPlannedEvent, type PlannedEvent } from '../db/events.ts';
import { countInvitations, listInvitations } from '../db/invitations.ts';
import { addMinutes, isLocal, minutesBetween } from '../domain/dates.ts';
import { eventChange } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { kindById } from '../domain/kinds.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { ChangedNotice, UnsavedNotice } from './event-conflict.tsx';
import { type Desk, DeskPage, deskPieces, keepDraft } from './event-desk.tsx';
import {
  changeFields,
  eventFields,
  eventProblems,
  eventValues,
  withEventProblems,
  withoutEmptyRows,
} from './event-fields.ts';
import { eventPath } from './event-frame.tsx';
import { draftIdOf } from './event-making.tsx';
import { typedIn } from './form-data.ts';
import type { Form } from './forms.tsx';
import { Notice } from './parts.tsx';
import { changedBy } from './plan-changes.ts';
import { errorPage } from './refusals.tsx';
import { ReachChoice, reachedPath, scopeIn } from './series-reach.tsx';

type C = HonoContext<WebEnv>;

/** The draft in which somebody changes this state of an event: opening the form again finds it. */
const draftOfChange = ({ event }: PlannedEvent, actor: string) =>
  `dr_${createHash('sha256').update(`${event.id} ${event.revision} ${actor}`).digest('hex').slice(0, 26)}`;

/** Of so many invitees clashes are looked for while one types. */
const LOOKED_FOR = 500;

/** The event a form changes, unless it is none of ours or nothing of it changes any more. */
async function open(c: C): Promise<{ planned: PlannedEvent } | { refused: Response | Promise<Response> }> {
  const planned = await findPlannedEvent(c.get('ctx'), c.req.param('id') ?? '');
  if (!planned) return { refused: errorPage(c, 'not_found') };
  if (planned.event.status === 'reported') return { refused: errorPage(c, 'final') };
  if (planned.event.status === 'cancelled') return { refused: errorPage(c, 'cancelled') };
  return { planned };
}

async function changeDesk(
  c: C,
  { event }: PlannedEvent,
  draftId: string,
  form: Form,
  more: Partial<Desk> = {},
): Promise<Desk> {
  const views = await listInvitations(c.get('ctx'), event.id, LOOKED_FOR);
  const kind = kindById(event.type);
  if (!kind) throw new Error(`stored event of unknown kind ${event.type}`);
  const words = messages(form.language).eventForm;
  const path = `${eventPath(event.id)}/ubah`;
  return {
    form,
    kind,
    draftId,
    address: `${path}?konsep=${draftId}`,
    at: `${path}/rancangan?konsep=${draftId}`,
    withGuests: false,
    eventId: event.id,
    invited: views.flatMap(({ invitation: { position, agency }, answer }) =>
      position && answer?.answer !== 'declined' ? [{ position, agency }] : [],
    ),
    reach: event.seriesId && <ReachChoice form={form} />,
    saved: '',
    title: words.edit,
    ends: words.save,
    ...more,
  };
}

/** The form with the event begun at another time, as long as it was; what was unconfirmed of date and hour stays so. */
function startAt(typed: URLSearchParams, planned: PlannedEvent, startsLocal: string): void {
  const { event } = planned;
  const endsLocal = addMinutes(startsLocal, minutesBetween(event.startsLocal, event.endsLocal));
  const { starts_on, starts_clock, ends_on, ends_clock } = Object.fromEntries(
    eventValues({ ...planned, event: { ...event, startsLocal, endsLocal } }),
  );
  for (const [name, value] of Object.entries({ starts_on, starts_clock, ends_on, ends_clock })) {
    if (value === undefined) typed.delete(name);
    else typed.set(name, value);
  }
}

/** GET /acara/:id/ubah: the event as it is, or as one's own draft left it; `?mulai=` a local at which it shall begin. */
export async function editEvent(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const ctx = c.get('ctx');
  const { language, member } = pageOf(c);
  const draftId = draftIdOf(c) ?? draftOfChange(planned, ctx.actor);
  const draft = await readDraft(ctx, draftId);
  const mine = draft?.eventId === planned.event.id ? draft : undefined;
  const typed = mine ? new URLSearchParams(mine.typed) : eventValues(planned);
  if (!mine) typed.set('revision', String(planned.event.revision));
  const suggested = c.req.query('mulai') ?? '';
  const taken = isLocal(suggested);
  if (taken) startAt(typed, planned, suggested.slice(0, 16));
  const desk = await changeDesk(c, planned, draftId, { typed, problems: {}, language });
  const { status, sentAt } = planned.event;
  const told = sentAt !== null && status !== 'closed' ? await countInvitations(ctx, planned.event.id) : 0;
  const notice = (
    <>
      {mine && <UnsavedNotice draft={mine} eventId={planned.event.id} zone={member.timezone} language={language} />}
      {taken && <Notice tone="info">{messages(language).dates.taken}</Notice>}
      {told > 0 && <Notice tone="warn">{messages(language).eventForm.tells({ n: told })}</Notice>}
    </>
  );
  return c.html(<DeskPage c={c} desk={desk} notice={notice} {...pageOf(c)} />);
}

/** POST /acara/:id/ubah/rancangan: as for a new event; nothing of the event changes yet. */
export async function planChange(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const { language, member } = pageOf(c);
  const typed = await typedIn(c);
  const action = typed.get('aksi') ?? '';
  typed.delete('aksi');
  const draftId = draftIdOf(c) ?? draftOfChange(planned, c.get('ctx').actor);
  const kind = kindById(planned.event.type);
  const changed = kind ? changedBy(typed, action, kind, member.region) : { typed };
  const draft = await keepDraft(c, draftId, changed.typed, planned.event.id);
  const form: Form = { typed: changed.typed, problems: {}, language };
  const desk = await changeDesk(c, planned, draftId, form, { fresh: changed.fresh, saved: draft.said });
  if (c.req.header('hx-request')) return deskPieces(c, desk);
  if (draft.kept) return c.redirect(`${desk.address}#${changed.list ?? 'rancangan'}`, 303);
  return c.html(<DeskPage c={c} desk={desk} {...pageOf(c)} />);
}

/** Fields a change may not empty. */
const NEEDED = ['title', 'host', 'starts_at', 'timezone'];

/** POST /acara/:id/ubah; 409 with both states where somebody else was quicker. */
export async function saveEvent(c: C) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const ctx = c.get('ctx');
  const { id, type, seriesId } = planned.event;
  const { language } = pageOf(c);
  const typed = withoutEmptyRows(await typedIn(c));
  const draftId = draftIdOf(c) ?? draftOfChange(planned, ctx.actor);
  const form: Form = { typed, problems: {}, language };
  const whole = eventFields(typed);
  const fields = changeFields(typed, planned);
  const again = async (wrong: Form) => {
    const draft = await keepDraft(c, draftId, typed, id);
    return c.html(
      <DeskPage c={c} desk={await changeDesk(c, planned, draftId, wrong, { saved: draft.said })} {...pageOf(c)} />,
      422,
    );
  };
  const missing = NEEDED.filter((name) => !fields.input[name]).map((field) => ({
    field,
    rule: 'required',
    params: {},
  }));
  const parsed = parseInput(eventChange, fields.input);
  if (!parsed.ok || missing.length) {
    const problems = eventProblems({ input: { ...whole.input, type } });
    return again(withEventProblems(form, [...missing, ...problems, ...(parsed.ok ? [] : parsed.problems)], whole));
  }
  const revision = /^\d{1,9}$/.test(typed.get('revision') ?? '')
    ? Number(typed.get('revision'))
    : planned.event.revision;
  const scope = scopeIn(typed);
  const done = await changeSeries(ctx, id, parsed.value, fields.emptied, scope, { revision, draftId });
  if (done.ok && scope !== 'this' && seriesId) return c.redirect(reachedPath(seriesId, done), 303);
  if (done.ok) return c.redirect(done.announced ? eventPath(id) : `${eventPath(id, 'plan')}?diubah=ya`, 303);
  if (done.reason === 'invalid') return again(withEventProblems(form, done.problems, whole));
  return done.reason === 'changed' ? showConflict(c, typed, draftId) : errorPage(c, done.reason);
}

/** Both states of what differs, and the form as typed, which may now be saved over the other. */
async function showConflict(c: C, typed: URLSearchParams, draftId: string) {
  const found = await open(c);
  if ('refused' in found) return found.refused;
  const { planned } = found;
  const { language } = pageOf(c);
  typed.set('revision', String(planned.event.revision));
  const draft = await keepDraft(c, draftId, typed, planned.event.id);
  const words = messages(language).eventForm.changed;
  const desk = await changeDesk(
    c,
    planned,
    draftId,
    { typed, problems: {}, language },
    { ends: words.save, saved: draft.said },
  );
  const notice = <ChangedNotice theirs={eventValues(planned)} mine={typed} language={language} />;
  return c.html(<DeskPage c={c} desk={desk} notice={notice} {...pageOf(c)} />, 409);
}
