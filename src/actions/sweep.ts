import { createHash } from 'node:crypto';
import { seal, unsealed } from '../db/audit.ts';
import { runBatch } from '../db/database.ts';
import { outbox, parkAbandoned } from '../db/deliveries.ts';
import { endLeases, forgetKeys } from '../db/idempotency.ts';
import { eventsOverdue } from '../db/milestones.ts';
import { overdueDrafts } from '../db/reports.ts';
import { writeSetting } from '../db/settings.ts';
import { actingFor, type Context } from './context.ts';
import { replaceLifecycle } from './events.ts';
import { deleteFiles } from './photos.ts';
import { draftLease } from './report-drafts.ts';

/** A mail on its way longer than any connection may last was left by a process that is gone. */
const ABANDONED_MS = 120_000;
/** What is due this long and undone has lost its workflow. */
const OVERDUE_MS = 5_000;
const KEYS_KEPT_MS = 7 * 86_400_000;
const EVENTS_A_SWEEP = 200;
const SEALS_A_SWEEP = 500;

/** Seals audit entries into a chain, each over its content and the seal before it, so that no write waits for a hash. */
async function sealAudit(ctx: Context): Promise<void> {
  const { rows, last } = await unsealed(ctx.db, SEALS_A_SWEEP);
  if (!rows.length) return;
  let before = last ?? '';
  const seals = rows.map(({ hash: _, ...row }) => {
    before = createHash('sha256').update(before).update(JSON.stringify(row)).digest('hex');
    return { id: row.id, hash: before };
  });
  await runBatch(ctx.db, [seal(ctx.db, seals)]);
}

/**
 * Finds what is due and undone, over all organizations, and nudges: parks abandoned mails, restarts dispatch, lifecycles
 * and reports. D1 says what is owed; a workflow that lives already finds nothing left to do. One that fails does not keep
 * the others waiting; throws the first failure at the end.
 */
export async function sweep(ctx: Context): Promise<void> {
  const now = ctx.now();
  const failures: unknown[] = [];
  const attempt = (part: () => Promise<unknown>) => part().catch((error) => failures.push(error));
  await attempt(() => parkAbandoned(ctx.db, now - ABANDONED_MS, now));
  await attempt(async () => (await outbox(ctx.db, now)).due && ctx.start.dispatch());
  await attempt(async () => {
    for (const { organizationId, eventId } of await eventsOverdue(ctx.db, now - OVERDUE_MS, EVENTS_A_SWEEP))
      await attempt(() => replaceLifecycle(actingFor(ctx, organizationId), eventId));
  });
  await attempt(async () => {
    for (const { id } of await overdueDrafts(ctx.db, now, draftLease(ctx))) await attempt(() => ctx.start.report(id));
  });
  await attempt(() => sealAudit(ctx));
  await attempt(() => deleteFiles(ctx));
  await attempt(() => forgetKeys(ctx.db, now - KEYS_KEPT_MS));
  if (failures.length) throw failures[0];
}

/** On one machine, before anything else: whatever was on its way belonged to a process that is gone. */
export async function recoverAfterStart(ctx: Context): Promise<void> {
  await parkAbandoned(ctx.db, Number.MAX_SAFE_INTEGER, ctx.now());
  await endLeases(ctx.db);
  await writeSetting(ctx.db, 'hold_dispatch', null);
}

/** On one machine, before it ends: nothing more is claimed; resolves when nothing is on its way, at most after `ms`. */
export async function holdDispatch(ctx: Context, ms: number): Promise<void> {
  await writeSetting(ctx.db, 'hold_dispatch', '1');
  for (let waited = 0; waited < ms; waited += 50) {
    if ((await outbox(ctx.db, ctx.now())).sending === 0) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}
