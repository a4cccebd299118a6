import { appendAudit, appendAuditIfChanged, appendAuditOnce, appendAudits, type NewAuditEntry } from '../db/audit.ts';
import type { Statement } from '../db/database.ts';
import type { Context } from './context.ts';

type Change = { before?: unknown; after?: unknown };

const entry = (
  ctx: Context,
  eventId: string | null,
  action: string,
  subject: string,
  change: Change,
): NewAuditEntry => ({
  eventId,
  at: ctx.now(),
  actor: ctx.actor,
  door: ctx.door,
  action,
  subject,
  ...change,
});

/** The audit's entry for what an action did, for the action's own batch. `subject` is the row's id. */
export function audited(
  ctx: Context,
  eventId: string | null,
  action: string,
  subject: string,
  change: Change = {},
): Statement {
  return appendAudit(ctx, entry(ctx, eventId, action, subject, change));
}

/** The same for what was done to several events at once: one statement. */
export function auditedAll(ctx: Context, action: string, done: ({ eventId: string } & Change)[]): Statement {
  return appendAudits(
    ctx,
    done.map(({ eventId, ...change }) => entry(ctx, eventId, action, eventId, change)),
  );
}

/** The same for what can happen to an event only once. */
export function auditedOnce(
  ctx: Context,
  eventId: string,
  action: string,
  subject: string,
  change: Change = {},
): Statement {
  return appendAuditOnce(ctx, entry(ctx, eventId, action, subject, change));
}

/** The same, only if the statement before it in the batch changed a row. */
export function auditedIfChanged(
  ctx: Context,
  eventId: string | null,
  action: string,
  subject: string,
  change: Change = {},
): Statement {
  return appendAuditIfChanged(ctx, entry(ctx, eventId, action, subject, change));
}
