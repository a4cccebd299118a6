import type { PlannedEvent } from '../db/events.ts';
import { type InvitationView, listInvitations } from '../db/invitations.ts';
import { dateOf, localOf, toInstant } from '../domain/dates.ts';
import { kindById } from '../domain/kinds.ts';
import { titleKey } from '../domain/offices.ts';
import { precedenceClass } from '../domain/precedence.ts';
import { busyByOffice, type Clash, clashesOf, occupationsOf } from '../domain/schedule/clashes.ts';
import { deadlineOn, missedDeadlines } from '../domain/schedule/deadlines.ts';
import { type Engagement, type Invited, needsOf, type Subject } from '../domain/schedule/engagements.ts';
import { type Slot, suggestSlots } from '../domain/schedule/suggestions.ts';
import { type Warning, warningsFor } from '../domain/schedule/warnings.ts';
import { type ConflictsInput, type SuggestionsInput, windowOf } from '../domain/schedule.ts';
import type { Context } from './context.ts';
import {
  type Found,
  type Invalid,
  type Looking,
  occupied,
  type Person,
  placeOf,
  subjectsOf,
} from './schedule-occupied.ts';

export type Conflicts = { ok: true; conflicts: Clash[]; warnings: Warning[] };

/**
 * What stands against a time for some offices, and what one should know about it. An office nobody knows is free; a position
 * that may mean several is `invalid`. Seven queries in two round trips, however many are asked and however
 * many events there are; one more and the audit when others are looked at.
 */
export async function findConflicts(
  ctx: Context,
  input: ConflictsInput,
  looking: Looking = {},
): Promise<Conflicts | Invalid> {
  const zone = input.timezone;
  const [startsLocal, endsLocal] = [input.starts_at.slice(0, 16), input.ends_at.slice(0, 16)];
  const window = { from: toInstant(startsLocal, zone), until: toInstant(endsLocal, zone) };
  const known = await subjectsOf(ctx, [
    ...input.offices.map((o, i): Person => ({ ...o, as: 'office', field: `offices[${i}].agency` })),
    ...(input.leader ? [{ ...input.leader, as: 'leader', field: null } as const] : []),
    ...(input.speakers ?? []).map((speaker): Person => ({ ...speaker, as: 'speaker', field: null })),
  ]);
  if (!known.ok) return known;
  const { found, settings } = known;
  const exclude = input.event_id ?? looking.exclude;
  const { engagements, busy, warnings } = await occupied(ctx, window, zone, known, { ...looking, exclude });
  const kind = input.type ? (kindById(input.type) ?? null) : null;
  const asked = {
    ...window,
    place: placeOf(input.venue),
    subjects: found.map(({ subject }) => subject),
    deadlines: missedDeadlines({ kind, startsLocal, endsLocal, zone }, ctx.now()),
  };
  return {
    ok: true,
    conflicts: clashesOf(asked, engagements, busy, settings.travel),
    warnings: [...warnings, ...warningsFor(startsLocal, endsLocal, zone)],
  };
}

/** One invited as a schedule sees him: nobody where he declined, his representative where he sends one. */
function comingFrom({ invitation, answer }: InvitationView): Invited[] {
  const { position, agency, name, role } = invitation;
  if (answer?.answer === 'declined') return [];
  const { representativeName, representativePosition } = answer ?? {};
  const sends = answer?.answer === 'represented' && representativeName;
  const representative = sends ? { name: representativeName, position: representativePosition ?? null } : null;
  return [{ officeKey: null, position, agency, name, role, representative }];
}

/** Everybody an event needs: those who come, representatives in the place of those they represent, its leader, its roles. */
export function peopleOf({ leader, roles, invited }: Pick<Engagement, 'leader' | 'roles' | 'invited'>): Person[] {
  type Named = { name: string | null; position: string | null };
  const person = (as: Subject['as'], { name, position }: Named, agency?: string): Person[] =>
    name || position ? [{ as, name: name ?? undefined, position: position ?? undefined, agency, field: null }] : [];
  return [
    ...invited.flatMap(({ representative, role, agency, ...who }) =>
      representative
        ? person('representative', representative)
        : person(role === 'speaker' ? 'speaker' : 'office', who, agency),
    ),
    ...person('leader', leader),
    ...roles.flatMap((role) => person('speaker', role)),
  ];
}

/**
 * The same for an event as it stands: all it has invited and who did not decline, representatives in the place of those they
 * represent, its leader, its roles, its venue, its tasks overdue. Others are asked only when `look` says so, since
 * looking is written down.
 */
export async function conflictsOfEvent(
  ctx: Context,
  { event, tasks }: Pick<PlannedEvent, 'event' | 'tasks'>,
  look = false,
): Promise<Conflicts> {
  const invited = (await listInvitations(ctx, event.id)).flatMap(comingFrom);
  const leader = { name: event.leaderName, position: event.leaderPosition };
  const known = await subjectsOf(ctx, peopleOf({ leader, roles: event.roles, invited }));
  if (!known.ok) throw new Error('only fields of a form can be ambiguous');
  const zone = event.timezone;
  const window = { from: event.startsAt, until: event.endsAt };
  const { engagements, busy, warnings } = await occupied(ctx, window, zone, known, {
    exclude: event.id,
    look,
  });
  const today = dateOf(localOf(ctx.now(), zone));
  const late = tasks.filter((t) => t.doneAt === null && t.dueOn < today && t.dueOn <= dateOf(event.startsLocal));
  const asked = {
    ...window,
    place: { venue: event.venueName, city: event.venueCity },
    subjects: known.found.map(({ subject }) => subject),
    deadlines: event.startsAt > ctx.now() ? late.map((t) => deadlineOn(t.dueOn, t.title, zone)) : [],
  };
  return {
    ok: true,
    conflicts: clashesOf(asked, engagements, busy, known.settings.travel),
    warnings: [...warnings, ...warningsFor(event.startsLocal, event.endsLocal, zone)],
  };
}

type Requirement = SuggestionsInput['invitees'][number]['requirement'];
/** Absences of a slot name their place in `invited`. */
export type Suggestions = {
  ok: true;
  slots: Slot[];
  invited: { subject: Subject; requirement: Requirement }[];
  warnings: Warning[];
};

const STRICT = { in_person: 0, may_delegate: 1, optional: 2 } as const satisfies Record<Requirement, number>;

/**
 * The dates that cost the fewest delegates, best first, with who would send one and why. An office asked twice counts once,
 * as the stricter says. Queries as for `findConflicts`, however long the window.
 */
export async function suggestDates(
  ctx: Context,
  input: SuggestionsInput,
  looking: Looking = {},
): Promise<Suggestions | Invalid> {
  const zone = input.timezone;
  const local = windowOf(input);
  const window = { from: toInstant(local.from, zone), until: toInstant(local.until, zone) };
  const known = await subjectsOf(
    ctx,
    input.invitees.map((o, i): Person => ({ ...o, as: 'office', field: `invitees[${i}].agency` })),
  );
  if (!known.ok) return known;
  const { settings } = known;
  const once = new Map<string, Found & { requirement: Requirement }>();
  known.found.forEach((one, i) => {
    const requirement = input.invitees[i]?.requirement ?? 'may_delegate';
    const key = one.subject.officeKey ?? `\n${titleKey(one.subject.position ?? '')}`;
    const before = once.get(key);
    if (!before || STRICT[requirement] < STRICT[before.requirement]) once.set(key, { ...one, requirement });
  });
  const found = [...once.values()];
  const exclude = input.event_id ?? looking.exclude;
  const { engagements, busy, warnings } = await occupied(
    ctx,
    window,
    zone,
    { ...known, found },
    { ...looking, exclude },
  );
  const needs = needsOf(engagements);
  const taken = busyByOffice(busy);
  const place = placeOf(input.venue);
  const slots = suggestSlots(
    { ...local, durationMinutes: input.duration_minutes, zone, now: ctx.now(), limit: input.limit },
    found.map(({ subject, office, requirement }) => ({
      requirement,
      precedenceClass: office?.precedenceClass ?? precedenceClass(subject.position ?? ''),
      occupations: occupationsOf(subject, needs, taken, place, settings.travel),
    })),
  );
  return {
    ok: true,
    slots,
    invited: found.map(({ subject, requirement }) => ({ subject, requirement })),
    warnings,
  };
}
