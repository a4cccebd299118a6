import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from './context.ts';

/** The database a token belongs to stands in its first letter, so that a link finds its shard without a lookup. */
const SHARD = 'a';
/** Bytes of the HMAC kept: 144 bits. */
const TOKEN_BYTES = 18;
const TOKEN = new RegExp(`^${SHARD}[A-Za-z0-9_-]{${(TOKEN_BYTES * 4) / 3}}$`);

/** Days a link lives after the later of the event's end and the sending (CONTRACT: the invitee's link). */
const LINK_DAYS = 90;

function tokenOf(secret: string, subject: string): string {
  const mac = createHmac('sha256', secret).update(subject).digest();
  return SHARD + mac.subarray(0, TOKEN_BYTES).toString('base64url');
}

/** The token of an invitation's link: the same for one generation, so any mail, QR or draft can be composed again. */
export const linkToken = (secret: string, invitationId: string, generation: number) =>
  tokenOf(secret, `invitation:${invitationId}:${generation}`);

/** The token of the link by which one asked answers a date poll. */
export const pollToken = (secret: string, seatId: string, generation: number) =>
  tokenOf(secret, `poll:${seatId}:${generation}`);

/** The token of a calendar that is subscribed to. */
export const calendarToken = (secret: string, linkId: string, generation: number) =>
  tokenOf(secret, `calendar:${linkId}:${generation}`);
/** The token of the link by which an owner of tasks ticks them. */
export const ownerToken = (secret: string, ownerId: string, generation: number) =>
  tokenOf(secret, `task-owner:${ownerId}:${generation}`);

/** The address an owner of tasks opens. */
export function ownerLink(
  ctx: Pick<Context, 'linkSecret' | 'baseUrl'>,
  owner: { id: string; tokenGeneration: number },
): string {
  return `${ctx.baseUrl}/t/${ownerToken(ctx.linkSecret, owner.id, owner.tokenGeneration)}`;
}

/** What is stored of a token; null when it cannot be one. */
export function tokenHash(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;
}

/** The address an invitee opens. */
export function invitationLink(ctx: Context, invitation: { id: string; tokenGeneration: number }): string {
  return `${ctx.baseUrl}/r/${linkToken(ctx.linkSecret, invitation.id, invitation.tokenGeneration)}`;
}

/** The address at which one asked answers a date poll. */
export function pollLink(ctx: Context, seat: { id: string; tokenGeneration: number }): string {
  return `${ctx.baseUrl}/j/${pollToken(ctx.linkSecret, seat.id, seat.tokenGeneration)}`;
}

/** Whether a link's time is over at `now` (epoch ms). */
export function linkExpired(event: { endsAt: number; sentAt: number | null; createdAt: number }, now: number): boolean {
  return now > Math.max(event.endsAt, event.sentAt ?? event.createdAt) + LINK_DAYS * 86_400_000;
}

/** Bytes of the HMAC in a check code: 80 bits, 14 characters. */
const CHECK_BYTES = 10;
const CHECK_CODE = /^(iv_[0-9a-f]{1,64})\.[A-Za-z0-9_-]{14}$/;

type Checked = { id: string; tokenGeneration: number };

/**
 * What stands for an invitation where anybody may ask whether it is genuine. It opens nothing, and of it the link cannot
 * be computed; what revokes the link revokes it too.
 */
export function checkCode(secret: string, { id, tokenGeneration }: Checked): string {
  const mac = createHmac('sha256', secret).update(`check:${id}:${tokenGeneration}`).digest();
  return `${id}.${mac.subarray(0, CHECK_BYTES).toString('base64url')}`;
}

/** Whose invitation's check code a text claims to be; null when it cannot be one. */
export function claimedBy(code: string): string | null {
  return CHECK_CODE.exec(code)?.[1] ?? null;
}

/** Whether `code` is the invitation's check code. Takes as long for a code nearly right as for any other. */
export function isCheckCode(secret: string, code: string, invitation: Checked): boolean {
  const [given, own] = [Buffer.from(code), Buffer.from(checkCode(secret, invitation))];
  return given.length === own.length && timingSafeEqual(given, own);
}

/**
 * The public address that says whether an invitation is genuine and current. With the `sequence` of the event as the
 * reader's copy has it, the page can say that this copy is no longer current.
 */
export function checkLink(
  ctx: Pick<Context, 'linkSecret' | 'baseUrl'>,
  invitation: Checked,
  sequence: number | null = null,
): string {
  const address = `${ctx.baseUrl}/periksa/${checkCode(ctx.linkSecret, invitation)}`;
  return sequence === null ? address : `${address}?s=${sequence}`;
}
