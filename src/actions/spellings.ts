import { runBatch } from '../db/database.ts';
import { refuseWritings, writeNames } from '../db/spellings.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';

/**
 * Writes holders' names differently: with a new rank or degree, or as they are rightly spelled. Invitations made already
 * keep what they say; an old writing that comes back in one proposes nobody.
 */
export async function spellNames(
  ctx: Context,
  names: readonly { officeId: string; from: string; to: string }[],
): Promise<void> {
  const spellings = names.filter(({ from, to }) => from !== to).map((name) => ({ ...name, id: ctx.newId('tn') }));
  const [one] = spellings;
  if (!one) return;
  await runBatch(ctx.db, [
    ...writeNames(ctx, spellings),
    spellings.length === 1
      ? auditedIfChanged(ctx, null, 'tenure.respelled', one.officeId, {
          before: { name: one.from },
          after: { name: one.to },
        })
      : auditedIfChanged(ctx, null, 'directory.respelled', ctx.organizationId, { after: { names: spellings.length } }),
    refuseWritings(ctx, spellings, ctx.now()),
  ]);
}
