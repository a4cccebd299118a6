import { runBatch } from '../db/database.ts';
import { factsChanged } from '../db/events.ts';
import {
  findInvitations,
  type InvitationView,
  insertInvitees,
  invitationsByOffice,
  type NewInvitee,
} from '../db/invitations.ts';
import type { InviteeInput } from '../domain/invitations.ts';
import { agencyKey, officeKey, parsePosition } from '../domain/offices.ts';
import { precedenceClass } from '../domain/precedence.ts';
import { audited } from './audit.ts';
import type { Context } from './context.ts';
import { linkToken, tokenHash } from './links.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/** An invitee's row. The id is new unless the same invitee shall come out the same again. */
export function inviteeRow(ctx: Context, invitee: InviteeInput, id = ctx.newId('iv')): NewInvitee {
  const hash = tokenHash(linkToken(ctx.linkSecret, id, 0));
  if (!hash) throw new Error('a fresh token does not have the shape of a token');
  const { position, agency } = invitee;
  const parsed = position ? parsePosition(position) : null;
  return {
    id,
    office:
      position && parsed
        ? { id: ctx.newId('of'), key: officeKey(position, agency), title: parsed.title, agencyId: '' }
        : null,
    agencyId: ctx.newId('ac'),
    agencyKey: agencyKey(agency),
    agency,
    tenureId: ctx.newId('tn'),
    position: position ?? null,
    capacity: parsed?.capacity ?? 'definitif',
    name: invitee.name ?? null,
    email: invitee.email ?? null,
    phone: invitee.phone ?? null,
    requirement: invitee.requirement,
    role: invitee.role,
    precedenceClass: precedenceClass(position ?? ''),
    tokenHash: hash,
  };
}

/**
 * Adds invitees to an event that is not final, all or none. An office already invited, however it is written, comes back
 * as it is with `created: false`, only an e-mail or phone it lacked is filled in; persons without an office may repeat. In the order given.
 */
export async function addInvitees(
  ctx: Context,
  eventId: string,
  invitees: InviteeInput[],
): Promise<{ ok: true; rows: (InvitationView & { created: boolean })[] } | Refusal> {
  const rows = invitees.map((invitee) => inviteeRow(ctx, invitee));
  const refused = await storeInvitees(ctx, eventId, rows);
  if (refused) return refused;
  // an office that was there before kept its invitation: whose id an office key has now tells which
  const byOffice = await invitationsByOffice(ctx, eventId, [
    ...new Set(rows.flatMap((r) => (r.office ? [r.office.key] : []))),
  ]);
  const ids = rows.map((r) => (r.office ? (byOffice.get(r.office.key) ?? r.id) : r.id));
  const views = new Map((await findInvitations(ctx, eventId, [...new Set(ids)])).map((v) => [v.invitation.id, v]));
  return {
    ok: true,
    rows: rows.flatMap((row, i) => {
      const view = views.get(ids[i] ?? '');
      return view ? [{ ...view, created: view.invitation.id === row.id }] : [];
    }),
  };
}

/** Stores invitees of an event that is neither final nor cancelled; what is there already stays. */
export async function storeInvitees(ctx: Context, eventId: string, rows: NewInvitee[]): Promise<Refusal | undefined> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      ...insertInvitees(ctx, eventId, rows, ctx.now()),
      factsChanged(ctx, eventId),
      audited(ctx, eventId, 'invitees.added', eventId, { after: { count: rows.length } }),
    ]),
  );
  return Array.isArray(written) ? undefined : written;
}
