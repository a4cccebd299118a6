import { runBatch, type Statement } from '../db/database.ts';
import type { TaskRow } from '../db/events.ts';
import { assignTasks, findOwner, type NewOwner, oweOwners, renewLink, storeOwner } from '../db/task-owners.ts';
import { isOwner, ownerKey, type TaskOwner } from '../domain/task-owners.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';
import { ownerToken, tokenHash } from './links.ts';
import { openEvent, type Refusal, unlessFinal } from './refusals.ts';

/** The hash of an owner's link of some generation. */
function hashOf(ctx: Context, id: string, generation: number): string {
  const hash = tokenHash(ownerToken(ctx.linkSecret, id, generation));
  if (!hash) throw new Error('a fresh token does not have the shape of a token');
  return hash;
}

function ownerRow(ctx: Context, eventId: string, owner: TaskOwner): NewOwner {
  const id = ctx.newId('to');
  return {
    id,
    eventId,
    key: ownerKey(owner),
    name: owner.name ?? null,
    agency: owner.agency ?? null,
    email: owner.email ?? null,
    phone: owner.phone ?? null,
    tokenHash: hashOf(ctx, id, 0),
    createdAt: ctx.now(),
  };
}

/** Gives tasks to an owner, who is stored first where he is new; for one batch. An empty owner takes them from whoever has them. */
export function giving(ctx: Context, eventId: string, ids: string[], owner: TaskOwner): Statement[] {
  if (!isOwner(owner)) return [assignTasks(ctx, eventId, ids, null)];
  const row = ownerRow(ctx, eventId, owner);
  return [storeOwner(ctx, row), assignTasks(ctx, eventId, ids, row.key)];
}

/** What gives the tasks of an event's input to the owners named there; `tasks` are the rows made of them, in their order. */
export function givingAll(
  ctx: Context,
  eventId: string,
  inputs: readonly { owner?: TaskOwner }[] = [],
  tasks: readonly { id: string }[] = [],
): Statement[] {
  const groups = new Map<string, { owner: TaskOwner; ids: string[] }>();
  inputs.forEach(({ owner }, i) => {
    const task = tasks[i];
    if (!task || !isOwner(owner)) return;
    const group = groups.get(ownerKey(owner)) ?? { owner, ids: [] };
    group.ids.push(task.id);
    groups.set(ownerKey(owner), group);
  });
  return [...groups.values()].flatMap(({ owner, ids }) => giving(ctx, eventId, ids, owner));
}

type NewTask = { id: string; title: string; dueOn: string };

/**
 * Tasks written anew go on as those they were, with their owners and links: by title, else by their place. An owner who was
 * told of the same day is not told again.
 */
export function carriedOn<Task extends NewTask>(before: readonly TaskRow[], anew: readonly Task[]): Task[] {
  const left = new Map(before.map((task, at) => [at, task]));
  const take = (at: number | undefined) => {
    const task = at === undefined ? undefined : left.get(at);
    if (at !== undefined) left.delete(at);
    return task;
  };
  const byTitle = anew.map((task) => take([...left].find(([, old]) => old.title === task.title)?.[0]));
  return anew.map((task, at) => {
    const old = byTitle[at] ?? take(left.has(at) ? at : undefined);
    if (!old) return task;
    const told = old.dueOn === task.dueOn && old.title === task.title ? old.toldAt : null;
    return { ...task, id: old.id, ownerId: old.ownerId, toldAt: told };
  });
}

/** Gives undone tasks to an owner in one go, who gets one mail with his link; said again it changes nothing. */
export async function assignOwner(
  ctx: Context,
  eventId: string,
  ids: string[],
  owner: TaskOwner,
): Promise<{ ok: true; changed: number } | Refusal> {
  const open = await openEvent(ctx, eventId);
  if (!open.ok) return open;
  const given = giving(ctx, eventId, ids, owner);
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      ...given,
      // contacts are deleted one day, the audit is not
      auditedIfChanged(ctx, eventId, 'task.assigned', eventId, {
        after: { tasks: ids, agency: owner.agency, name: owner.name },
      }),
      ...oweOwners(ctx, eventId, ctx.now(), false),
    ]),
  );
  if (!Array.isArray(written)) return written;
  const changed = (written as D1Result[])[given.length - 1]?.meta.changes ?? 0;
  if (changed) await ctx.start.dispatch();
  return { ok: true, changed };
}

/** Makes an owner's link void and another in its place; whoever has the old one is shut out. */
export async function renewOwnerLink(ctx: Context, ownerId: string): Promise<{ ok: true; eventId: string } | Refusal> {
  const owner = await findOwner(ctx, ownerId);
  if (!owner) return { ok: false, reason: 'not_found' };
  const open = await openEvent(ctx, owner.eventId);
  if (!open.ok) return open;
  const written = await unlessFinal(() =>
    runBatch(ctx.db, [
      renewLink(ctx, owner, hashOf(ctx, owner.id, owner.tokenGeneration + 1)),
      auditedIfChanged(ctx, owner.eventId, 'task_owner.link_renewed', owner.id),
    ]),
  );
  return Array.isArray(written) ? { ok: true, eventId: owner.eventId } : written;
}

/** Notes that a person opened the WhatsApp draft to an owner: opened, not sent, which only he knows. */
export async function openedOwnerDraft(
  ctx: Context,
  ownerId: string,
): Promise<{ ok: true; eventId: string } | Refusal> {
  const owner = await findOwner(ctx, ownerId);
  if (!owner) return { ok: false, reason: 'not_found' };
  const open = await openEvent(ctx, owner.eventId);
  if (!open.ok) return open;
  await runBatch(ctx.db, [audited(ctx, owner.eventId, 'task_owner.whatsapp_opened', owner.id)]);
  return { ok: true, eventId: owner.eventId };
}
