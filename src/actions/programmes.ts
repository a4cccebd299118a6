import { runBatch } from '../db/database.ts';
import { findEvent, programmeStatements } from '../db/events.ts';
import { findProgramme, listProgrammes, renameProgramme } from '../db/programmes.ts';
import type { FieldProblem } from '../domain/input.ts';
import { auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { changeEvent } from './event-changes.ts';
import type { Refusal } from './refusals.ts';
import { changeSeries } from './series-changes.ts';

const taken = (name: string): { ok: false; reason: 'invalid'; problems: FieldProblem[] } => ({
  ok: false,
  reason: 'invalid',
  problems: [{ field: 'name', rule: 'programme_there', params: { name } }],
});

/** Makes a programme of a name; one that is there is found. */
export async function makeProgramme(ctx: Context, name: string): Promise<{ ok: true; id: string }> {
  const id = ctx.newId('pg');
  await runBatch(ctx.db, [
    ...programmeStatements(ctx, id, name),
    auditedIfChanged(ctx, null, 'programme.created', id, { after: { name } }),
  ]);
  if (await findProgramme(ctx, id)) return { ok: true, id };
  const before = name.slice(0, -1);
  const found = (await listProgrammes(ctx, 100, before)).find((one) => one.name === name);
  return { ok: true, id: found?.id ?? id };
}

/** Gives a programme another name, with which its events go; one that another has is refused. Said again it is so already. */
export async function nameProgramme(
  ctx: Context,
  id: string,
  name: string,
): Promise<{ ok: true } | Refusal | ReturnType<typeof taken>> {
  const before = await findProgramme(ctx, id);
  if (!before) return { ok: false, reason: 'not_found' };
  await runBatch(ctx.db, [
    renameProgramme(ctx, id, name),
    auditedIfChanged(ctx, null, 'programme.renamed', id, { before: { name: before.name }, after: { name } }),
  ]);
  return (await findProgramme(ctx, id))?.name === name ? { ok: true } : taken(name);
}

/** Puts an event into a programme, or with `out` takes it out of it; of a series all its open events. Said again it is so already. */
export async function assignToProgramme(
  ctx: Context,
  programmeId: string,
  eventId: string,
  out: boolean,
): Promise<{ ok: true } | Refusal> {
  const [programme, event] = await Promise.all([findProgramme(ctx, programmeId), findEvent(ctx, eventId)]);
  if (!programme || !event) return { ok: false, reason: 'not_found' };
  if (out && event.programmeId !== programmeId) return { ok: true };
  const [change, cleared] = out ? [{}, ['programme'] as const] : [{ programme: programme.name }, [] as const];
  const done = event.seriesId
    ? await changeSeries(ctx, eventId, change, cleared, 'all')
    : await changeEvent(ctx, eventId, change, cleared);
  if (done.ok) return { ok: true };
  if (done.reason === 'invalid' || done.reason === 'changed') throw new Error(`a programme refused: ${done.reason}`);
  return done;
}
