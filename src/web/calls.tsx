import type { Context as HonoContext } from 'hono';
import { answersEnded } from '../actions/answers.ts';
import { whatsappDraft } from '../actions/letters.ts';
import { listSilent, type SilentInvitee } from '../db/call-list.ts';
import { type EventRow, findEvent } from '../db/events.ts';
import { findInvitation, type InvitationView } from '../db/invitations.ts';
import { findForPage, showFound } from './answers.tsx';
import { CallPage, CallsDone, type Round } from './calls-page.tsx';
import { pageOf, type WebEnv } from './environment.ts';
import { eventPath } from './event-frame.tsx';
import { filled, typedIn } from './form-data.ts';
import { type Form, freshForm } from './forms.tsx';
import { errorPage } from './refusals.tsx';
import { takeTold } from './told.ts';

type C = HonoContext<WebEnv>;

const idOf = (c: C) => c.req.param('id') ?? '';
const whole = (text: string | null | undefined) => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : 0);

/** Where the silent begin that come after one already called, who may have left the list by answering. */
function placeAfter(silent: SilentInvitee[], after: InvitationView | undefined): number {
  if (!after) return 0;
  const { invitation: last } = after;
  const behind = (one: SilentInvitee) =>
    one.precedenceClass !== last.precedenceClass
      ? one.precedenceClass > last.precedenceClass
      : one.ordinal !== last.ordinal
        ? one.ordinal > last.ordinal
        : one.id > last.id;
  const at = silent.findIndex(behind);
  return at < 0 ? silent.length : at;
}

function showOne(c: C, event: EventRow, who: SilentInvitee, round: Round, form?: Form) {
  const ctx = c.get('ctx');
  const draft = (phone: string | null) => whatsappDraft(ctx, event, { ...who, phone });
  return c.html(
    <CallPage
      event={event}
      who={who}
      round={round}
      form={form ?? freshForm(c.get('language'))}
      whatsapp={draft(who.phone ?? who.officePhone)}
      whatsappStaff={who.staffPhone ? draft(who.staffPhone) : null}
      {...pageOf(c)}
    />,
    form ? 422 : 200,
  );
}

/** GET /acara/:id/telepon: the next of those who have not said for certain, behind `sesudah` in precedence. */
export async function showCalls(c: C) {
  const ctx = c.get('ctx');
  const after = c.req.query('sesudah');
  const [event, silent, last] = await Promise.all([
    findEvent(ctx, idOf(c)),
    listSilent(ctx, idOf(c)),
    after ? findInvitation(ctx, after) : undefined,
  ]);
  if (!event) return errorPage(c, 'not_found');
  const ended = answersEnded(event.status);
  if (ended) return errorPage(c, ended);
  const own = last?.invitation.eventId === event.id ? last : undefined;
  const at = placeAfter(silent, own);
  const answered = whole(c.req.query('selesai'));
  const recorded = c.req.query('tercatat') === '1' && own ? own : null;
  const round = { at: at + 1 + answered, all: silent.length + answered, answered, recorded };
  const who = silent[at];
  if (who) return showOne(c, event, who, round);
  return c.html(<CallsDone event={event} left={silent.length} round={round} {...pageOf(c)} />);
}

/** POST /acara/:id/telepon: what one of them answered on the phone; then the next. */
export async function takeCall(c: C) {
  const ctx = c.get('ctx');
  const typed = await typedIn(c);
  const at = await findForPage(c, filled(typed, 'undangan') ?? '');
  if (!at) return errorPage(c, 'not_found');
  const ended = answersEnded(at.event.status);
  if (ended) return errorPage(c, ended);
  const answered = whole(typed.get('selesai'));
  const { id } = at.view.invitation;
  const done = await takeTold(c, at.view, typed);
  if (done.ok) {
    const left = typed.get('answer') === 'tentative' ? 0 : 1;
    const query = new URLSearchParams({ sesudah: id, tercatat: '1', selesai: String(answered + left) });
    return c.redirect(`${eventPath(at.event.id)}/telepon?${query}`, 303);
  }
  if (!done.form) return errorPage(c, 'closed');
  const silent = await listSilent(ctx, at.event.id);
  const place = silent.findIndex((one) => one.id === id);
  const who = silent[place];
  // he answered meanwhile through another door: his own page shows what, and keeps what was typed
  if (!who) return showFound(c, at, { told: done.form });
  const round = { at: place + 1 + answered, all: silent.length + answered, answered, recorded: null };
  return showOne(c, at.event, who, round, done.form);
}
