import * as z from 'zod';
import { ANSWERS, TOLD_CHANNELS } from '../domain/answers.ts';
import { UNCONFIRMED } from '../domain/events.ts';
import { INVITEE_ROLES, REQUIREMENTS } from '../domain/kinds.ts';
import { POLL_ANSWERS } from '../domain/polls.ts';
import { CLASHES } from '../domain/schedule/clashes.ts';
import { WARNINGS } from '../domain/schedule/warnings.ts';

/** What the API answers, for the OpenAPI document and for the types of those who make it. */
const text = z.string();
const maybe = z.string().nullable();
const person = z.object({ name: maybe, position: maybe }).nullable();

/** A page of a list. */
export const pageOut = (row: z.ZodType) => z.object({ data: z.array(row), next_cursor: maybe });

export const auditOut = z
  .object({
    at: text,
    actor: text,
    door: text,
    action: text,
    subject: text,
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });

const agendaOut = z.object({ starts_at: text, ends_at: text, title: text, officer: maybe });
export const taskOut = z.object({
  id: text,
  title: text,
  due_on: text,
  done: z.boolean(),
  owner: z.object({ name: maybe, agency: maybe, email: maybe, phone: maybe, link: text }).nullable(),
});
export const rundownOut = z.object({
  data: z.array(
    z.object({
      id: text,
      title: text,
      officer: maybe,
      starts_at: text,
      ends_at: text,
      expected_starts_at: text,
      expected_ends_at: text,
      state: z.enum(['done', 'running', 'ahead']),
      started: z.boolean(),
      finished: z.boolean(),
    }),
  ),
  last_mark: z.number().int(),
  next_cursor: z.null(),
});
export const markOut = z.object({ outcome: z.enum(['recorded', 'already']), rundown: rundownOut });
const milestoneOut = z.object({
  kind: z.enum(['send', 'reminder', 'ask_missing', 'draft', 'poll_reminder', 'poll_close']),
  due_at: text,
  state: z.enum(['due', 'done', 'skipped']),
  done_at: maybe,
});

export const eventOut = z
  .object({
    id: text,
    series_id: maybe,
    type: text,
    status: z.enum(['scheduled', 'invited', 'closed', 'reported', 'cancelled', 'postponed']),
    sequence: z.number().int(),
    title: text,
    theme: maybe,
    programme: maybe,
    host: text,
    leader: person,
    starts_at: text,
    ends_at: text,
    timezone: text,
    venue: z.object({ name: text, address: maybe, city: maybe }),
    dress: maybe,
    notes: maybe,
    rrule: maybe,
    capacity: z.number().int().nullable(),
    roles: z.array(z.object({ role: text, name: maybe, position: maybe })),
    unconfirmed: z.array(z.enum(UNCONFIRMED)),
    agenda: z.array(agendaOut),
    tasks: z.array(taskOut),
    milestones: z.array(milestoneOut),
    created_at: text,
  })
  .meta({ id: 'Event' });

/** An event after a change; `reach` where it was said for several of its series. */
export const reachedOut = eventOut
  .extend({ reach: z.object({ changed: z.number().int(), untouched: z.number().int() }).optional() })
  .meta({ id: 'ChangedEvent' });

const representativeOut = z.object({ name: text, position: maybe, contact: maybe }).nullable();

export const invitationOut = z
  .object({
    id: text,
    created: z.boolean().optional(),
    office_id: maybe,
    position: maybe,
    capacity: text,
    name: maybe,
    agency: text,
    email: maybe,
    phone: maybe,
    requirement: z.enum(REQUIREMENTS),
    role: z.enum(INVITEE_ROLES),
    precedence: z.number().int(),
    link: text,
    status: z.enum(['pending', ...ANSWERS]),
    representative: representativeOut,
    answered_at: maybe,
    channel: z.enum(['link', ...TOLD_CHANNELS]).nullable(),
    whatsapp: text,
    delivery: z.object({
      state: z.enum(['none', 'owed', 'sending', 'sent', 'parked', 'bounced', 'failed']),
      attempts: z.number().int(),
      last_error: maybe,
    }),
  })
  .meta({ id: 'Invitation' });

export const answerOut = z
  .object({
    answer: z.enum(ANSWERS),
    representative: representativeOut,
    note: maybe,
    filled_by: maybe,
    channel: z.enum(['link', ...TOLD_CHANNELS]),
    by: text,
    at: text,
  })
  .meta({ id: 'Answer' });

export const checkInOut = z.object({
  data: z.array(
    z.object({ outcome: z.enum(['recorded', 'already', 'conflict', 'rejected']), id: maybe, reason: text.optional() }),
  ),
});

const arrivalOut = z.object({
  id: text,
  session: maybe,
  present: z.enum(['holder', 'representative', 'walk_in']),
  at: text,
});

export const rollOut = z
  .object({
    data: z.array(
      z.object({
        id: maybe,
        invitation_id: maybe,
        position: maybe,
        name: maybe,
        agency: maybe,
        present: z.enum(['holder', 'representative', 'walk_in']).nullable(),
        representative: z.object({ name: maybe, position: maybe }).nullable(),
        at: maybe,
        sessions: z.array(arrivalOut),
        present_for: z.array(text),
      }),
    ),
    totals: z.object({
      invited: z.number().int(),
      holders: z.number().int(),
      represented: z.number().int(),
      walk_ins: z.number().int(),
      persons: z.number().int(),
    }),
    next_cursor: z.null(),
  })
  .meta({ id: 'Roll' });

export const problemOut = z
  .object({
    type: text,
    title: text,
    status: z.number().int(),
    code: text,
    errors: z.array(z.object({ field: text, message: text })).optional(),
  })
  .meta({ id: 'Problem' });

const scheduledOut = z.object({ position: text, agency: maybe });
const warningOut = z.object({
  kind: z.enum(WARNINGS),
  from: text,
  until: text,
  provisional: z.boolean(),
  source: text,
  message: text,
});

export const conflictsOut = z.object({
  conflicts: z.array(
    z.object({
      kind: z.enum(CLASHES),
      office: scheduledOut.nullable(),
      event_id: maybe,
      from: text,
      until: text,
      tentative: z.boolean(),
      message: text,
    }),
  ),
  warnings: z.array(warningOut),
});

export const suggestionsOut = z.object({
  data: z.array(
    z.object({
      starts_at: text,
      ends_at: text,
      cost: z.number().int(),
      delegates: z.array(
        scheduledOut.extend({ requirement: z.enum(REQUIREMENTS), cost: z.number().int(), message: text }),
      ),
      reasons: z.array(text),
    }),
  ),
  warnings: z.array(warningOut),
});

const slotOut = z.object({
  slot: z.number().int(),
  starts_at: text,
  ends_at: text,
  /** 1 is the best. */
  rank: z.number().int(),
  cost: z.number(),
  recommended: z.boolean(),
  counts: z.object({
    in_person: z.number().int(),
    delegate: z.number().int(),
    cannot: z.number().int(),
    none: z.number().int(),
  }),
  reasons: z.array(text),
  conflicts: z.array(text),
});

export const pollOut = z
  .object({
    id: text,
    event_id: text,
    number: z.number().int(),
    state: z.enum(['open', 'fixed', 'ended']),
    deadline_at: text,
    takes_answers: z.boolean(),
    fixed_slot: z.number().int().nullable(),
    created_at: text,
    slots: z.array(slotOut),
    recommended: z.number().int().nullable(),
    recommendation: text,
    asked: z.array(
      z.object({
        invitation_id: text,
        position: maybe,
        name: maybe,
        agency: text,
        requirement: z.enum(REQUIREMENTS),
        link: text,
        whatsapp: text,
        delivery: z.enum(['none', 'owed', 'sending', 'sent', 'parked', 'bounced', 'failed']),
        note: maybe,
        answers: z.array(
          z.object({
            slot: z.number().int(),
            answer: z.enum(POLL_ANSWERS),
            channel: z.enum(['link', ...TOLD_CHANNELS]),
            at: text,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DatePoll' });

export const scheduleSettingsOut = z.object({
  shares_occupied: z.boolean(),
  travel_between_cities: z.number().int(),
  travel_within_city: z.number().int(),
});
