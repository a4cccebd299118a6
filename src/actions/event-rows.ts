import type { NewEvent, Plan } from '../db/events.ts';
import { addDays, toInstant } from '../domain/dates.ts';
import type { EventInput } from '../domain/events.ts';
import { kindById } from '../domain/kinds.ts';
import { type PlanInput, planEvent } from '../domain/plan.ts';
import type { Context } from './context.ts';

const CHASE_HOUR = '08:00';

/** The kind of a stored event; throws for one that is none. */
export function kindOf(type: string) {
  const kind = kindById(type);
  if (!kind) throw new Error(`stored event of unknown kind ${type}`);
  return kind;
}

/** When a task is chased: 08.00 of the day after it is due; never when that is behind, or what it was for is `over`. */
export function chaseOf(ctx: Context, dueOn: string, zone: string, over: boolean): number | null {
  const at = toInstant(`${addDays(dueOn, 1)}T${CHASE_HOUR}`, zone);
  return over || at <= ctx.now() ? null : at;
}

/** The plan's rows. What is due already stays unsaid: milestones are skipped, tasks not chased; for a past event all. */
export function planRows(
  ctx: Context,
  eventId: string,
  input: PlanInput,
  what = { agenda: true, tasks: true },
): { plan: Plan; endsLocal: string } {
  const planned = planEvent(input);
  const now = ctx.now();
  const over = toInstant(planned.endsAt, input.zone) <= now;
  const row = { organizationId: ctx.organizationId, eventId };
  const agenda = planned.agenda.map((a, ordinal) => ({
    ...row,
    id: a.id ?? ctx.newId('ag'),
    ordinal,
    startsLocal: a.startsAt,
    endsLocal: a.endsAt,
    title: a.title,
    officer: a.officer,
    given: a.given,
  }));
  const tasks = planned.tasks.map((a, ordinal) => ({
    ...row,
    id: ctx.newId('ts'),
    ordinal,
    title: a.title,
    dueOn: a.dueOn,
    daysBefore: a.daysBefore,
    given: a.given,
    chaseAt: chaseOf(ctx, a.dueOn, input.zone, over),
  }));
  const milestones = planned.milestones.map((m) => ({
    ...row,
    id: ctx.newId('ms'),
    kind: m.kind,
    step: m.step,
    dueAt: m.dueAt,
    state: over || m.dueAt <= now ? ('skipped' as const) : ('due' as const),
  }));
  return {
    endsLocal: planned.endsAt,
    plan: { agenda: what.agenda ? agenda : [], tasks: what.tasks ? tasks : [], milestones },
  };
}

/** The times' columns: wall-clock, and the same as instants. */
export const times = (startsLocal: string, endsLocal: string, zone: string) => ({
  startsLocal,
  endsLocal,
  timezone: zone,
  startsAt: toInstant(startsLocal, zone),
  endsAt: toInstant(endsLocal, zone),
});

/** A new event's row and its plan's; `running` when something of it lies ahead. `own`: where it comes from. */
export function eventRows(
  ctx: Context,
  input: EventInput,
  own: { draftId?: string; sample?: boolean; seriesId?: string } = {},
): { event: NewEvent; plan: Plan; running: boolean } {
  const id = ctx.newId('ev');
  const kind = kindOf(input.type);
  const { plan, endsLocal } = planRows(ctx, id, {
    kind,
    startsAt: input.starts_at,
    endsAt: input.ends_at,
    zone: input.timezone,
    agenda: input.agenda,
    tasks: input.tasks,
  });
  const running = plan.milestones.some((m) => m.state === 'due') || plan.tasks.some((t) => t.chaseAt);
  const event: NewEvent = {
    id,
    organizationId: ctx.organizationId,
    type: input.type,
    title: input.title,
    theme: input.theme ?? null,
    host: input.host,
    leaderName: input.leader?.name ?? null,
    leaderPosition: input.leader?.position ?? null,
    ...times(input.starts_at.slice(0, 16), endsLocal, input.timezone),
    endsGiven: input.ends_at !== undefined,
    venueName: input.venue.name,
    venueAddress: input.venue.address ?? null,
    venueCity: input.venue.city ?? null,
    dress: input.dress ?? null,
    notes: input.notes ?? null,
    rrule: input.rrule ?? null,
    seriesId: own.seriesId ?? null,
    capacity: input.capacity ?? null,
    roles: (input.roles ?? []).map((r) => ({ role: r.role, name: r.name ?? null, position: r.position ?? null })),
    unconfirmed: input.unconfirmed ?? [],
    status: 'scheduled',
    lifecycle: running ? 1 : 0,
    createdBy: ctx.actor,
    createdAt: ctx.now(),
    draftId: own.draftId ?? null,
    sample: own.sample ?? false,
  };
  return { event, plan, running };
}
