import { createHash } from 'node:crypto';
import { findEvent } from '../db/events.ts';
import { type Copied, inviteesToCopy } from '../db/invitation-copies.ts';
import { countInvitations } from '../db/invitations.ts';
import type { InviteeInput } from '../domain/invitations.ts';
import { withCapacity } from '../domain/offices.ts';
import type { Context } from './context.ts';
import { inviteeRow, storeInvitees } from './invitations.ts';
import type { Refusal } from './refusals.ts';

/** An office with whoever holds it then, a person as he is. Of an office nobody ever confirmed, the name as it was given. */
function asked(copied: Copied): InviteeInput {
  const { office, holder, requirement, role } = copied;
  const own = {
    requirement,
    role,
    email: office?.email ?? copied.email ?? undefined,
    phone: office?.phone ?? copied.phone ?? undefined,
  };
  if (!office)
    return { ...own, position: copied.position ?? undefined, name: copied.name ?? undefined, agency: copied.agency };
  if (holder)
    return { ...own, position: withCapacity(holder.capacity, office.title), name: holder.name, agency: office.agency };
  return copied.known
    ? { ...own, position: office.title, agency: office.agency }
    : {
        ...own,
        position: copied.position ?? office.title,
        name: copied.name ?? undefined,
        agency: office.agency,
      };
}

/** The same person copied again comes out with the same id, so that the database refuses him. */
const copyId = (to: string, from: string) =>
  `iv_${createHash('sha256').update(`copy ${to} ${from}`).digest('hex').slice(0, 26)}`;

/**
 * Invites those of one event to another: offices with the holders of the new day and the contacts of today, persons as
 * they are, with role and requirement. Who is invited already is not asked twice, however often this is said.
 */
export async function copyInvitees(
  ctx: Context,
  from: string,
  to: string,
): Promise<{ ok: true; added: number; asked: number } | Refusal> {
  if (!(await findEvent(ctx, from))) return { ok: false, reason: 'not_found' };
  const copied = await inviteesToCopy(ctx, from, to);
  const before = await countInvitations(ctx, to);
  const rows = copied.map((one) => inviteeRow(ctx, asked(one), copyId(to, one.id)));
  const refused = await storeInvitees(ctx, to, rows);
  if (refused) return refused;
  return { ok: true, added: (await countInvitations(ctx, to)) - before, asked: rows.length };
}
