import { and, eq, sql } from 'drizzle-orm';
import type { Tenant } from './database.ts';
import { idempotencyKeys } from './schema/system.ts';

export type KeptResponse = { status: number; body: string; headers: string };
export type KeyClaim =
  | { state: 'mine'; startedAt: number }
  | { state: 'other_request' }
  | { state: 'running' }
  | { state: 'done'; response: KeptResponse };

/**
 * Claims a key for one request until `leaseUntil`. A claim whose lease passed without an answer (the process died) is
 * taken over: ids are derived from the key, so what was stored the first time is found again, not stored twice.
 */
export async function claimKey(
  t: Tenant,
  key: string,
  requestHash: string,
  now: number,
  leaseUntil: number,
): Promise<KeyClaim> {
  const mine = await t.db
    .insert(idempotencyKeys)
    .values({ organizationId: t.organizationId, key, requestHash, startedAt: now, leaseUntil })
    .onConflictDoUpdate({
      target: [idempotencyKeys.organizationId, idempotencyKeys.key],
      set: { leaseUntil },
      setWhere: sql`status is null and lease_until < ${now} and request_hash = ${requestHash}`,
    })
    .returning({ startedAt: idempotencyKeys.startedAt });
  if (mine[0]) return { state: 'mine', startedAt: mine[0].startedAt };
  const [row] = await t.db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.organizationId, t.organizationId), eq(idempotencyKeys.key, key)));
  if (!row || row.requestHash !== requestHash) return { state: 'other_request' };
  if (row.status === null || row.body === null) return { state: 'running' };
  return { state: 'done', response: { status: row.status, body: row.body, headers: row.headers ?? '{}' } };
}

/** Keeps the answer to a claimed key. */
export async function keepResponse(t: Tenant, key: string, response: KeptResponse): Promise<void> {
  await t.db
    .update(idempotencyKeys)
    .set(response)
    .where(and(eq(idempotencyKeys.organizationId, t.organizationId), eq(idempotencyKeys.key, key)));
}

/** Lets a key go that got no answer worth keeping. */
export async function releaseKey(t: Tenant, key: string): Promise<void> {
  await t.db
    .delete(idempotencyKeys)
    .where(
      and(eq(idempotencyKeys.organizationId, t.organizationId), eq(idempotencyKeys.key, key), sql`status is null`),
    );
}

/** Leases of a process that is gone end now. */
export async function endLeases(db: Tenant['db']): Promise<void> {
  await db.update(idempotencyKeys).set({ leaseUntil: 0 }).where(sql`status is null`);
}

/** Forgets keys older than `before` (epoch ms). */
export async function forgetKeys(db: Tenant['db'], before: number): Promise<void> {
  await db.delete(idempotencyKeys).where(sql`started_at < ${before}`);
}
