import { runBatch } from '../db/database.ts';
import { findTenure, listTenures } from '../db/directory.ts';
import { listProposals } from '../db/proposals.ts';
import { installHolders } from '../db/tenures.ts';
import { audited } from './audit.ts';
import type { Context } from './context.ts';
import { holderOn } from './directory.ts';
import { spellNames } from './spellings.ts';

/** Proposals that are confirmed at once. */
const MOST = 500;

/**
 * Confirms proposals for offices whose holder on `today` is not known; of the others nothing is done. Of two for one
 * office none is: a person chooses. How many were confirmed; the same again confirms nothing.
 */
export async function confirmProposals(ctx: Context, ids: readonly string[], today: string): Promise<number> {
  const wanted = new Set(ids);
  const { proposals } = await listProposals(ctx, today, MOST);
  const rivals = new Map<string, number>();
  for (const { officeId } of proposals) rivals.set(officeId, (rivals.get(officeId) ?? 0) + 1);
  const vacant = proposals.filter((p) => wanted.has(p.id) && !p.holder && rivals.get(p.officeId) === 1);
  if (!vacant.length) return 0;
  const holders = vacant.map(({ officeId, name, capacity }) => ({
    id: ctx.newId('tn'),
    officeId,
    name,
    capacity,
    from: null,
  }));
  await runBatch(ctx.db, [
    ...installHolders(ctx, holders, ctx.now()),
    audited(ctx, null, 'tenures.confirmed', ctx.organizationId, {
      after: { holders: holders.map(({ officeId, name, capacity }) => ({ officeId, name, capacity })) },
    }),
  ]);
  return vacant.length;
}

/** Takes a proposal as the present holder's name written differently: he stays, and is written so from now on. */
export async function confirmSpelling(
  ctx: Context,
  id: string,
  today: string,
): Promise<{ ok: true; officeId: string } | { ok: false; reason: 'not_found' }> {
  const proposal = await findTenure(ctx, id);
  if (!proposal) return { ok: false, reason: 'not_found' };
  const { officeId, name } = proposal;
  const holder = holderOn(await listTenures(ctx, officeId), today);
  if (proposal.state !== 'proposed' || !holder) return { ok: true, officeId };
  await spellNames(ctx, [{ officeId, from: holder.name, to: name }]);
  return { ok: true, officeId };
}
