import type { Context as HonoContext } from 'hono';
import { readDraft } from '../actions/drafts.ts';
import { createEvent } from '../actions/events.ts';
import { inviteGuestsOfSeries } from '../actions/guests-of-draft.ts';
import { tellRegion } from '../actions/organizations.ts';
import { findEventByDraft } from '../db/events.ts';
import { countInvitations } from '../db/invitations.ts';
import { eventInput } from '../domain/events.ts';
import { parseInput } from '../domain/input.ts';
import { type EventKind, kindById } from '../domain/kinds.ts';
import { regionInput } from '../domain/organizations.ts';
import { messages } from '../messages/index.ts';
import { pageOf, type WebEnv } from './environment.ts';
import { type Desk, DeskPage, deskPieces, keepDraft } from './event-desk.tsx';
import { eventFields, eventProblems, withEventProblems, withoutEmptyRows } from './event-fields.ts';
import { eventPath, seriesPath } from './event-frame.tsx';
import { filled, filledIn, typedIn } from './form-data.ts';
import { withRows } from './form-rows.ts';
import { type Form, freshForm, withProblems } from './forms.tsx';
import { guestsFrom, guestsOfKind } from './guest-rows.ts';
import { dateAsked, showKinds } from './kinds-page.tsx';
import { Notice } from './parts.tsx';
import { changedBy } from './plan-changes.ts';
import { momentText } from './when.ts';

type C = HonoContext<WebEnv>;

/** When an official day begins; the clock a new event starts with. */
const MORNING = '08:00';
const ID = /^[A-Za-z0-9_-]{8,64}$/;

/** The id of the draft that an address names. */
export function draftIdOf(c: C): string | undefined {
  const id = c.req.query('konsep') ?? '';
  return ID.test(id) ? id : undefined;
}

const formAddress = (draftId: string) => `/acara/baru?konsep=${draftId}`;

/** A new event's form as it stands on the desk. */
export async function newDesk(
  c: C,
  draftId: string,
  form: Form,
  kind: EventKind,
  more: Partial<Pick<Desk, 'fresh' | 'saved'>> = {},
): Promise<Desk> {
  const words = messages(form.language).eventForm;
  const from = filled(form.typed, 'salin');
  return {
    form,
    kind,
    draftId,
    address: draftId ? formAddress(draftId) : '/acara/baru',
    at: draftId ? `/acara/baru/rancangan?konsep=${draftId}` : '/acara/baru/rancangan',
    withGuests: true,
    copied: from ? await countInvitations(c.get('ctx'), from) : undefined,
    saved: words.unsaved,
    title: words.create,
    ends: words.make,
    ...more,
  };
}

function freshTyped(c: C, kind: EventKind): URLSearchParams {
  const { member, language } = pageOf(c);
  return freshForm(language, {
    type: kind.id,
    host: member.organizationName,
    timezone: member.timezone,
    venue_city: member.region,
    starts_on: dateAsked(c),
    starts_clock: MORNING,
  }).typed;
}

/** GET /acara/baru: the kinds; with a kind its form, under the address of a draft; with a draft that draft. */
export async function newEvent(c: C) {
  const ctx = c.get('ctx');
  const { language, member } = pageOf(c);
  const asked = kindById(c.req.query('jenis') ?? '');
  const draftId = draftIdOf(c);
  if (c.req.query('pilih') || (!asked && !draftId)) return showKinds(c, draftId);
  if (!draftId) {
    const date = dateAsked(c);
    return c.redirect(`/acara/baru?jenis=${asked?.id}&konsep=${ctx.newId('dr')}${date ? `&tanggal=${date}` : ''}`, 303);
  }
  const draft = await readDraft(ctx, draftId);
  if (draft?.eventId) return c.redirect(`${eventPath(draft.eventId)}/ubah?konsep=${draftId}`, 303);
  const made = draft ? undefined : await findEventByDraft(ctx, draftId);
  if (made) return c.redirect(eventPath(made.id), 303);
  let typed = new URLSearchParams(draft?.typed);
  const kind = asked ?? kindById(typed.get('type') ?? '');
  if (!kind) return c.redirect('/acara/baru', 303);
  if (!draft) typed = freshTyped(c, kind);
  else if (kind.id !== typed.get('type')) {
    typed = withRows(typed, 'invitees', guestsOfKind(typed, kind, member.region));
    typed.set('type', kind.id);
  }
  const when = draft && momentText(draft.updatedAt, member.timezone, language);
  const desk = await newDesk(c, draftId, { typed, problems: {}, language }, kind);
  const words = messages(language).eventForm;
  return c.html(
    <DeskPage
      c={c}
      desk={desk}
      notice={when && <Notice tone="info">{words.resumed({ when })}</Notice>}
      {...pageOf(c)}
    />,
  );
}

/** POST /acara/baru/rancangan: keeps what was typed as a draft and shows what it comes to, after a button of the plan too. */
export async function planNew(c: C) {
  const { language, member } = pageOf(c);
  const typed = await typedIn(c);
  const action = typed.get('aksi') ?? '';
  typed.delete('aksi');
  const kind = kindById(typed.get('type') ?? '');
  if (!kind) return c.redirect('/acara/baru', 303);
  const asked = action === 'wilayah-invitees' ? parseInput(regionInput, filledIn(typed, ['region'])) : null;
  if (asked?.ok && !member.region) {
    await tellRegion(c.get('ctx'), asked.value.region);
    c.set('member', { ...member, region: asked.value.region });
  }
  if (c.get('member').region) typed.delete('region');
  const changed = changedBy(typed, action, kind, c.get('member').region);
  const draftId = draftIdOf(c);
  const draft = await keepDraft(c, draftId, changed.typed);
  const unasked: Form = { typed: changed.typed, problems: {}, language };
  const form = asked?.ok === false ? withProblems(unasked, asked.problems) : unasked;
  const desk = await newDesk(c, draftId ?? '', form, kind, { fresh: changed.fresh, saved: draft.said });
  if (c.req.header('hx-request')) return deskPieces(c, desk);
  if (draft.kept) return c.redirect(`${desk.address}#${changed.list ?? 'rancangan'}`, 303);
  return c.html(<DeskPage c={c} desk={desk} {...pageOf(c)} />);
}

/** POST /acara/baru: makes the event and invites whom its form names; of one draft one event, however often it is sent. */
export async function makeEvent(c: C) {
  const ctx = c.get('ctx');
  const { language } = pageOf(c);
  const typed = withoutEmptyRows(await typedIn(c));
  const kind = kindById(typed.get('type') ?? '');
  if (!kind) return showKinds(c, draftIdOf(c), true);
  const draftId = draftIdOf(c);
  const fields = eventFields(typed);
  const guests = guestsFrom(typed, language);
  const parsed = parseInput(eventInput, fields.input);
  if (!parsed.ok || Object.keys(guests.problems).length) {
    const form = withEventProblems({ typed, problems: {}, language }, eventProblems(fields), fields);
    const draft = await keepDraft(c, draftId, typed);
    const wrong = { ...form, problems: { ...form.problems, ...guests.problems } };
    const desk = await newDesk(c, draftId ?? '', wrong, kind, { saved: draft.said });
    return c.html(<DeskPage c={c} desk={desk} {...pageOf(c)} />, 422);
  }
  const event = await createEvent(ctx, parsed.value, { draftId });
  const copiedFrom = typed.get('salin_ikut') ? filled(typed, 'salin') : undefined;
  await inviteGuestsOfSeries(ctx, event, { copiedFrom, invitees: guests.invitees });
  return c.redirect(event.seriesId ? seriesPath(event.seriesId) : eventPath(event.id), 303);
}
