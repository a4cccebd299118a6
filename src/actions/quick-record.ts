import { createHash } from 'node:crypto';
import { setCounts } from '../db/counts.ts';
import { runBatch } from '../db/database.ts';
import { factsChanged } from '../db/events.ts';
import { insertOutcomes } from '../db/outcomes.ts';
import { localOf, toInstant } from '../domain/dates.ts';
import { type EventInput, eventInput } from '../domain/events.ts';
import { type FieldProblem, parseInput } from '../domain/input.ts';
import { coarsePosition, type QuickRecordInput, quickTitle } from '../domain/quick-record.ts';
import { audited } from './audit.ts';
import type { Context } from './context.ts';
import { eventRows } from './event-rows.ts';
import { closing, creation, onceByDraft } from './events.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';
import { startReport } from './reports.ts';

/** What was done at an event that was planned: numbers, messages given, themes heard. */
export type RoundRecord = Pick<QuickRecordInput, 'counts' | 'messages' | 'themes'>;

/** The rows of what was recorded; of one `nonce` the same rows again. */
function outcomeRows({ messages, themes }: RoundRecord, nonce: string) {
  const said = [...messages.map((text) => ({ kind: 'emphasis', text })), ...themes];
  const idOf = (n: number) => `oc_${createHash('sha256').update(`${nonce} ${n}`).digest('hex').slice(0, 26)}`;
  return said.map((o, n) => ({ ...o, id: idOf(n), speaker: null, owner: null, due: null }));
}

/**
 * Records what was done at one planned event and ends it, its report begun: all of it or nothing. An event ended already
 * stays as it is.
 */
export async function recordRound(
  ctx: Context,
  id: string,
  given: RoundRecord,
  nonce: string,
): Promise<{ ok: true; already: boolean } | Refusal> {
  const open = await openEvent(ctx, id);
  if (!open.ok) return open;
  const { status } = open.event;
  if (status === 'postponed') return { ok: false, reason: status };
  if (status === 'closed') return { ok: true, already: true };
  const counts = given.counts.map((c) => ({ ...c, id: ctx.newId('ct'), note: null }));
  const outcomes = outcomeRows(given, `${id} ${nonce}`);
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      ...(counts.length ? [setCounts(ctx, id, counts)] : []),
      ...(outcomes.length ? [insertOutcomes(ctx, id, outcomes, ctx.now())] : []),
      audited(ctx, id, 'event.recorded', id, { after: { counts: given.counts, outcomes: outcomes.length } }),
      factsChanged(ctx, id),
      ...closing(ctx, id, status),
    ]),
  );
  if (!Array.isArray(written)) return written;
  await startReport(ctx, id);
  return { ok: true, already: false };
}

/** A clock typed a little ahead is not the future: phones differ. */
const TOLERANCE_MS = 10 * 60_000;

/** Who records: the organization is the host, the member leads where no officer is named. `nonce`: the form's own id. */
export type Recorder = { nonce: string; host: string; member: string; city?: string };

/**
 * Records what was done: the event, its numbers, messages and themes, closed, its report begun; all of it or nothing. Of
 * one nonce comes one event. What lies ahead is to be planned: `starts_at` is `future`.
 */
export async function quickRecord(
  ctx: Context,
  given: QuickRecordInput,
  by: Recorder,
): Promise<{ ok: true; id: string; created: boolean } | { ok: false; reason: 'invalid'; problems: FieldProblem[] }> {
  const now = ctx.now();
  const starts_at = (given.starts_at ?? localOf(now, given.timezone)).slice(0, 16);
  if (toInstant(starts_at, given.timezone) > now + TOLERANCE_MS)
    return { ok: false, reason: 'invalid', problems: [{ field: 'starts_at', rule: 'future', params: {} }] };
  const parsed = parseInput(eventInput, {
    type: given.type,
    title: given.title ?? quickTitle(given.type, given.place),
    programme: given.programme,
    host: by.host,
    leader: given.officer?.name || given.officer?.position ? given.officer : { name: by.member },
    starts_at,
    timezone: given.timezone,
    venue: { name: given.place, address: coarsePosition(given), city: by.city },
  } satisfies { [field in keyof EventInput]?: unknown });
  if (!parsed.ok) return { ok: false, reason: 'invalid', problems: parsed.problems };
  const rows = eventRows(ctx, parsed.value, { draftId: by.nonce });
  const { id } = rows.event;
  // what was done needs no plan: no rundown that nobody kept, no task, nothing that happens by itself
  const milestones = rows.plan.milestones.map((m) => ({ ...m, state: 'skipped' as const }));
  const done = { event: { ...rows.event, lifecycle: 0 }, plan: { agenda: [], tasks: [], milestones }, running: false };
  const counts = given.counts.map((c) => ({ ...c, id: ctx.newId('ct'), note: null }));
  const said = [...given.messages.map((text) => ({ kind: 'emphasis', text })), ...given.themes];
  const outcomes = said.map((o) => ({ ...o, id: ctx.newId('oc'), speaker: null, owner: null, due: null }));
  const made = await onceByDraft(ctx, by.nonce, () =>
    runBatch(ctx.db, [
      ...creation(ctx, done, parsed.value),
      setCounts(ctx, id, counts),
      insertOutcomes(ctx, id, outcomes, now),
      audited(ctx, id, 'event.recorded', id, { after: { counts: given.counts, outcomes: outcomes.length } }),
      ...closing(ctx, id, 'scheduled'),
    ]),
  );
  if (made) return { ok: true, id: made.id, created: false };
  await startReport(ctx, id);
  return { ok: true, id, created: true };
}
