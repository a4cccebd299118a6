import { createHash, randomBytes } from 'node:crypto';
import { runBatch } from '../db/database.ts';
import { insertToken, revokeToken } from '../db/tokens.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';

/** What is stored of a bearer token. */
export const bearerHash = (token: string) => createHash('sha256').update(`api:${token}`).digest('hex');

/** Makes a token for programs, acting as coordinator of the organization. It is told once and never again. */
export async function makeToken(ctx: Context, name: string): Promise<{ token: string }> {
  const token = `pdp_${randomBytes(24).toString('base64url')}`;
  const id = ctx.newId('tk');
  await runBatch(ctx.db, [
    insertToken(ctx, { id, name, hash: bearerHash(token), createdAt: ctx.now() }),
    audited(ctx, null, 'token.made', id, { after: { name } }),
  ]);
  return { token };
}

/** Makes a token void. Said again it changes nothing. */
export async function endToken(ctx: Context, id: string): Promise<void> {
  await runBatch(ctx.db, [revokeToken(ctx, id, ctx.now()), auditedIfChanged(ctx, null, 'token.revoked', id)]);
}
