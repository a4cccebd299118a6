import { createHash, createHmac } from 'node:crypto';
import type { Context } from './context.ts';

/** The database a token belongs to stands in its first letter, so that a link finds its shard without a lookup. */
const SHARD = 'a';
/** Bytes of the HMAC kept: 144 bits. */
const TOKEN_BYTES = 18;
const TOKEN = new RegExp(`^${SHARD}[A-Za-z0-9_-]{${(TOKEN_BYTES * 4) / 3}}$`);

/** Days a link lives after the later of the event's end and the sending (CONTRACT: the invitee's link). */
const LINK_DAYS = 90;

/** The token of an invitation's link: the same for one generation, so any mail, QR or draft can be composed again. */
export function linkToken(secret: string, invitationId: string, generation: number): string {
  const mac = createHmac('sha256', secret).update(`invitation:${invitationId}:${generation}`).digest();
  return SHARD + mac.subarray(0, TOKEN_BYTES).toString('base64url');
}

/** What is stored of a token; null when it cannot be one. */
export function tokenHash(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}

/** The address an invitee opens. */
export function invitationLink(ctx: Context, invitation: { id: string; tokenGeneration: number }): string {
  return `${ctx.baseUrl}/r/${linkToken(ctx.linkSecret, invitation.id, invitation.tokenGeneration)}`;
}

/** Whether a link's time is over at `now` (epoch ms). */
export function linkExpired(event: { endsAt: number; sentAt: number | null; createdAt: number }, now: number): boolean {
  return now > Math.max(event.endsAt, event.sentAt ?? event.createdAt) + LINK_DAYS * 86_400_000;
}
