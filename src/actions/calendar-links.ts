import {
  type CalendarLinkRow,
  calendarLinkById,
  endCalendarLink,
  findCalendarLink,
  insertCalendarLink,
  raiseCalendarLink,
} from '../db/calendar-links.ts';
import { runBatch } from '../db/database.ts';
import { findOffice } from '../db/directory.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { calendarToken, tokenHash } from './links.ts';

type NotFound = { ok: false; reason: 'not_found' };
const NOT_FOUND: NotFound = { ok: false, reason: 'not_found' };

const hashOf = (ctx: Context, id: string, generation: number) =>
  tokenHash(calendarToken(ctx.linkSecret, id, generation)) ?? '';

/** The secret address of a live link; it can be composed again as often as somebody who may see it asks. */
export const calendarAddress = (ctx: Context, { id, generation }: Pick<CalendarLinkRow, 'id' | 'generation'>) =>
  `${ctx.baseUrl}/kalender/${calendarToken(ctx.linkSecret, id, generation)}.ics`;

/** Gives the organization (null) or an office an address to subscribe to. Said again it is the same one. */
export async function makeCalendarLink(
  ctx: Context,
  officeId: string | null,
): Promise<{ ok: true; link: CalendarLinkRow; made: boolean } | NotFound> {
  if (officeId !== null && !(await findOffice(ctx, officeId))) return NOT_FOUND;
  const id = ctx.newId('cl');
  const made = { id, officeId, tokenHash: hashOf(ctx, id, 0), createdBy: ctx.actor, createdAt: ctx.now() };
  await runBatch(ctx.db, [
    insertCalendarLink(ctx, made),
    auditedIfChanged(ctx, null, 'calendar_link.made', id, { after: { officeId } }),
  ]);
  const link = await findCalendarLink(ctx, officeId);
  return link ? { ok: true, link, made: link.id === id } : NOT_FOUND;
}

/** A new address in the place of the one that is at `generation`, which leads nowhere any more. Said again it renews nothing. */
export async function renewCalendarLink(
  ctx: Context,
  id: string,
  generation: number,
): Promise<{ ok: true } | NotFound> {
  const link = await calendarLinkById(ctx, id);
  if (!link || link.revokedAt !== null) return NOT_FOUND;
  await runBatch(ctx.db, [
    raiseCalendarLink(ctx, id, generation, hashOf(ctx, id, generation + 1)),
    auditedIfChanged(ctx, null, 'calendar_link.renewed', id, { before: { generation } }),
  ]);
  return { ok: true };
}

/** Takes an address back. One taken back already stays so. */
export async function revokeCalendarLink(ctx: Context, id: string): Promise<{ ok: true } | NotFound> {
  const link = await calendarLinkById(ctx, id);
  if (!link) return NOT_FOUND;
  await runBatch(ctx.db, [
    endCalendarLink(ctx, id, ctx.now()),
    auditedIfChanged(ctx, null, 'calendar_link.revoked', id, { before: { officeId: link.officeId } }),
  ]);
  return { ok: true };
}
