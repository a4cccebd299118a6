import { runBatch, type Statement } from '../db/database.ts';
import { factsChanged } from '../db/events.ts';
import {
  deleteInvitation,
  findInvitationRow,
  keptBy,
  oweAnew,
  redirectOwed,
  updateInvitation,
} from '../db/invitation-changes.ts';
import type { InvitationRow } from '../db/invitations.ts';
import { askAnew, revokeSeat, seatsOf } from '../db/polls.ts';
import { proposeHolder } from '../db/tenures.ts';
import type { FieldProblem } from '../domain/input.ts';
import type { InvitationChangeInput } from '../domain/invitations.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { linkToken, pollToken, tokenHash } from './links.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

type Generation = { id: string; tokenGeneration: number };

/** The next generation of a link, an invitation's or one of a poll: the old token leads nowhere. */
function nextLink(ctx: Context, { id, tokenGeneration }: Generation, tokenOf = linkToken) {
  const hash = tokenHash(tokenOf(ctx.linkSecret, id, tokenGeneration + 1));
  if (!hash) throw new Error('a fresh token does not have the shape of a token');
  return { tokenGeneration: tokenGeneration + 1, tokenHash: hash };
}

const without = (invitation: InvitationRow, input: InvitationChangeInput): FieldProblem[] =>
  invitation.position || input.name ? [] : [{ field: 'name', rule: 'required', params: {} }];

/**
 * Mends an invitation. An e-mail that was wrong: what went out, or was to, goes to the right one as a new message (`owed`),
 * in the same row of the ledger. While a mail to the old address is on its way nothing is changed: `sending`. The link stays
 * unless a new one is asked for.
 */
export async function changeInvitation(
  ctx: Context,
  id: string,
  input: InvitationChangeInput,
): Promise<
  | { ok: true; eventId: string; owed: boolean }
  | Refusal
  | { ok: false; reason: 'sending' }
  | { ok: false; reason: 'invalid'; problems: FieldProblem[] }
> {
  const before = await findInvitationRow(ctx, id);
  if (!before) return { ok: false, reason: 'not_found' };
  const { eventId } = before;
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const problems = without(before, input);
  if (problems.length) return { ok: false, reason: 'invalid', problems };
  const after = {
    name: input.name ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    requirement: input.requirement ?? before.requirement,
    role: input.role ?? before.role,
  };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter((field) => after[field] !== before[field]);
  if (!changed.length && !input.new_link) return { ok: true, eventId, owed: false };
  const address = after.email?.toLowerCase() !== before.email?.toLowerCase();
  const now = ctx.now();
  const link = input.new_link ? nextLink(ctx, before) : {};
  const mail: Statement[] = !address
    ? []
    : [
        redirectOwed(ctx, id, after.email),
        ...(after.email ? [oweAnew(ctx, id, after.email, `invitation:${id}:again:${ctx.newId('mk')}`, now)] : []),
      ];
  const seats = address || input.new_link ? await seatsOf(ctx, id) : [];
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      updateInvitation(ctx, id, { ...after, ...link }, address),
      // contacts are deleted one day, the audit is not: it says which changed
      auditedIfChanged(ctx, eventId, 'invitation.changed', id, {
        after: { changed, new_link: Boolean(input.new_link) },
      }),
      ...mail,
      ...(after.name && after.name !== before.name && before.officeId
        ? [
            proposeHolder(
              ctx,
              { id: ctx.newId('tn'), officeId: before.officeId, name: after.name, capacity: before.capacity },
              now,
            ),
          ]
        : []),
      factsChanged(ctx, eventId),
      ...(input.new_link
        ? seats.map((seat) => revokeSeat(ctx, seat.id, nextLink(ctx, seat, pollToken), before.tokenGeneration + 1))
        : []),
      ...(address && after.email
        ? seats.flatMap((seat) =>
            askAnew(ctx, id, seat.pollId, after.email ?? '', `poll:${id}:again:${ctx.newId('mk')}`, now),
          )
        : []),
    ]),
  );
  if (!Array.isArray(written)) return written;
  const results = written as D1Result[];
  if (!results[0]?.meta.changes) return { ok: false, reason: 'sending' };
  const owed = address && after.email !== null && (results[3]?.meta.changes ?? 0) > 0;
  if (owed || seats.length) await ctx.start.dispatch();
  return { ok: true, eventId, owed };
}

/**
 * Takes an invitation back as if it had never been. Only while nothing went out (`sent`), nobody answered (`answered`) or
 * came (`attended`). Said again it is not found.
 */
export async function withdrawInvitation(
  ctx: Context,
  id: string,
): Promise<{ ok: true; eventId: string } | Refusal | { ok: false; reason: 'sent' | 'answered' | 'attended' }> {
  const invitation = await findInvitationRow(ctx, id);
  if (!invitation) return { ok: false, reason: 'not_found' };
  const { eventId, position, name, agency } = invitation;
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const [removal, ledger, seats] = deleteInvitation(ctx, id);
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      removal,
      auditedIfChanged(ctx, eventId, 'invitation.withdrawn', id, { before: { position, name, agency } }),
      ledger,
      seats,
      factsChanged(ctx, eventId),
    ]),
  );
  if (!Array.isArray(written)) return written;
  if ((written as D1Result[])[0]?.meta.changes) return { ok: true, eventId };
  const by = await keptBy(ctx, id);
  return by ? { ok: false, reason: by } : { ok: false, reason: 'not_found' };
}
