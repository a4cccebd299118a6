import type { Context as HonoContext } from 'hono';
import { clashesOfTimes } from '../actions/poll-view.ts';
import { slotsOf } from '../actions/polls.ts';
import { suggestDates } from '../actions/schedule.ts';
import type { EventRow } from '../db/events.ts';
import { type InvitationRow, listInvitations } from '../db/invitations.ts';
import { addDays, addMinutes, dateOf, isDate, isLocal, localOf, minutesBetween } from '../domain/dates.ts';
import { parseInput } from '../domain/input.ts';
import { MOST_ASKED, MOST_SLOTS, mattersByDefault } from '../domain/polls.ts';
import { suggestionsInput } from '../domain/schedule.ts';
import { slotText } from '../messages/polls.ts';
import { clashText, reasonTexts } from '../messages/schedule.ts';
import type { WebEnv } from './environment.ts';
import { filled } from './form-data.ts';
import { type Form, fieldName, freshForm } from './forms.tsx';
import { type PollFormProps, rowField, type Suggested } from './poll-form.tsx';

type C = HonoContext<WebEnv>;
type Making = Omit<PollFormProps, 'event' | 'language'>;

/** How many of those invited can be ticked, in order of precedence. */
const SHOWN = 200;
const SUGGESTED = 6;
/** Days from today in which dates are suggested, and in which answers are waited for, unless another is chosen. */
const FROM = 3;
const UNTIL = 24;
const ANSWER_DAYS = 3;
const ANSWER_CLOCK = '12:00';

/** A poll not typed yet: those ticked who matter, a window ahead, a deadline some days from now. */
function freshPoll(c: C, event: EventRow, invited: InvitationRow[]): Form {
  const today = dateOf(localOf(c.get('ctx').now(), event.timezone));
  return freshForm(c.get('language'), {
    dari: addDays(today, FROM),
    sampai: addDays(today, UNTIL),
    deadline_on: addDays(today, ANSWER_DAYS),
    deadline_clock: ANSWER_CLOCK,
    diminta: invited
      .filter(mattersByDefault)
      .slice(0, MOST_ASKED)
      .map(({ id }) => id),
  });
}

type Typed = { slots: { starts_at: string; ends_at?: string }[]; from: ({ row: number } | null)[] };

/** The times of a form: rows typed, then suggestions ticked; of each, which row it was. */
function timesIn(typed: URLSearchParams): Typed {
  const rows = Array.from({ length: MOST_SLOTS }, (_, row) => {
    const [on, from, until] = (['on', 'from', 'until'] as const).map((part) => filled(typed, rowField(row, part)));
    if (!on && !from && !until) return [];
    const ends = until ? { ends_at: `${on ?? ''}T${until}` } : {};
    return [{ slot: { starts_at: `${on ?? ''}T${from ?? ''}`, ...ends }, from: { row } }];
  }).flat();
  const ticked = [...new Set(typed.getAll('usulan'))].map((starts_at) => ({ slot: { starts_at }, from: null }));
  const all = [...rows, ...ticked];
  return { slots: all.map(({ slot }) => slot), from: all.map(({ from }) => from) };
}

/** What a form of a new poll asks for, as an input, and under which field a problem of it is shown. */
export function pollOfForm(typed: URLSearchParams): { input: unknown; rename: (path: string) => string } {
  const { slots, from } = timesIn(typed);
  const input = {
    slots,
    deadline_at: deadlineOf(typed),
    invitations: typed.getAll('diminta'),
  };
  const rename = (path: string) => {
    const [, nth, part] = /^slots\[(\d+)\](?:\.(\w+))?/.exec(path) ?? [];
    const row = nth === undefined ? undefined : from[Number(nth)];
    if (row) return rowField(row.row, part === 'ends_at' ? 'until' : 'on');
    if (path.startsWith('slots')) return rowField(0, 'on');
    if (path.startsWith('invitations')) return 'diminta';
    return path === 'deadline_at' ? 'deadline_on' : fieldName(path);
  };
  return { input, rename };
}

/** The deadline's two fields as a local. */
export const deadlineOf = (typed: URLSearchParams) =>
  `${filled(typed, 'deadline_on') ?? ''}T${filled(typed, 'deadline_clock') ?? ''}`;

/** Times that suit all who are invited, in the window of the form: who is not asked has to come too. */
async function suggestions(c: C, event: EventRow, form: Form, invited: InvitationRow[]): Promise<Suggested[]> {
  const asked = invited.flatMap(({ position, agency, requirement }) =>
    position ? [{ position, agency, requirement }] : [],
  );
  const { timezone } = event;
  const length = Math.max(15, minutesBetween(event.startsLocal, event.endsLocal));
  const parsed = parseInput(suggestionsInput, {
    from: filled(form.typed, 'dari'),
    until: filled(form.typed, 'sampai'),
    duration_minutes: length,
    timezone,
    invitees: asked,
    venue: { name: event.venueName, city: event.venueCity ?? undefined },
    event_id: event.id,
    limit: SUGGESTED * 3,
  });
  if (!parsed.ok) return [];
  const found = await suggestDates(c.get('ctx'), parsed.value, { look: false });
  if (!found.ok) return [];
  const told = { language: form.language, zone: timezone };
  // of one day the best alone: people are asked for days, not for half hours
  const days = new Map(found.slots.toReversed().map((slot) => [slot.day.date, slot]));
  const best = found.slots.filter((slot) => days.get(slot.day.date) === slot).slice(0, SUGGESTED);
  return best.map((slot) => {
    const times = { startsLocal: slot.startsLocal, endsLocal: addMinutes(slot.startsLocal, length), timezone };
    const text = slotText(
      { ...times, ordinal: 0, endsGiven: event.endsGiven, startsAt: slot.from, endsAt: slot.until },
      form.language,
    );
    return { value: slot.startsLocal, text, reasons: reasonTexts(slot, found.invited, told) };
  });
}

/** What stands against each row typed, for all who are invited. */
async function clashesOfRows(
  c: C,
  event: EventRow,
  form: Form,
  invited: InvitationRow[],
): Promise<Map<number, string[]>> {
  const { slots, from } = timesIn(form.typed);
  const rows = slots.flatMap((slot, i) => {
    const row = from[i]?.row;
    const readable = isLocal(slot.starts_at) && (slot.ends_at === undefined || isLocal(slot.ends_at));
    const kept = row !== undefined && readable ? slotsOf(event, [slot])[0] : undefined;
    return kept && row !== undefined && kept.endsAt > kept.startsAt ? [{ row, kept }] : [];
  });
  const found = await clashesOfTimes(
    c.get('ctx'),
    event,
    rows.map(({ kept }) => kept),
    invited,
  );
  const told = { language: form.language, zone: event.timezone };
  return new Map(
    rows.map(({ row }, i) => [row, [...new Set((found[i] ?? []).map(({ clash }) => clashText(clash, told)))]]),
  );
}

/** The form of a new poll with all that is computed for it: suggestions, and clashes where they were asked for. */
export async function pollMaking(c: C, event: EventRow, typed?: Form, check = false): Promise<Making> {
  const all = (await listInvitations(c.get('ctx'), event.id, SHOWN + 1)).map(({ invitation }) => invitation);
  const invited = all.slice(0, SHOWN);
  const form = typed ?? freshPoll(c, event, invited);
  const window = ['dari', 'sampai'].every((name) => isDate(filled(form.typed, name) ?? ''));
  const [suggested, clashes] = await Promise.all([
    invited.length && window ? suggestions(c, event, form, invited) : null,
    check ? clashesOfRows(c, event, form, invited) : null,
  ]);
  return { form, invited, more: all.length - invited.length, suggested, clashes };
}
