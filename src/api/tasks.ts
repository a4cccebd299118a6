import type { Hono, Context as HonoContext } from 'hono';
import * as z from 'zod';
import { ownerLink } from '../actions/links.ts';
import { addTask, changeTask, removeTask, tickOff } from '../actions/tasks.ts';
import type { OwnedTask } from '../db/events.ts';
import { findOwner } from '../db/task-owners.ts';
import { findTask } from '../db/tasks.ts';
import { taskChange, taskInput } from '../domain/task-owners.ts';
import type { ApiEnv } from './environment.ts';
import { problem, refused } from './problem.ts';
import { nothing, read, write } from './route.ts';
import { taskOut } from './shapes.ts';

/** A task as the API tells it, with its owner and his link. */
export const showTask = (c: HonoContext<ApiEnv>, t: OwnedTask): z.input<typeof taskOut> => ({
  id: t.id,
  title: t.title,
  due_on: t.dueOn,
  done: t.doneAt !== null,
  owner: t.owner && {
    name: t.owner.name,
    agency: t.owner.agency,
    email: t.owner.email,
    phone: t.owner.phone,
    link: ownerLink(c.get('ctx'), t.owner),
  },
});

/** Tasks of an event, one at a time. */
export function taskRoutes(app: Hono<ApiEnv>): void {
  const idOf = (c: HonoContext<ApiEnv>) => c.req.param('id') ?? '';
  const told = async (c: HonoContext<ApiEnv>, id: string, status: 200 | 201 = 200) => {
    const ctx = c.get('ctx');
    const task = await findTask(ctx, id);
    if (!task) return problem(c, 404, 'not_found');
    const owner = (task.ownerId && (await findOwner(ctx, task.ownerId))) || null;
    return c.json(showTask(c, { ...task, owner }), status);
  };

  write(
    app,
    { method: 'post', path: '/tasks/:id/done', does: 'Ticks a task', body: nothing, answers: [200, taskOut] },
    async (c) => {
      const done = await tickOff(c.get('ctx'), idOf(c), true);
      return done.ok ? told(c, idOf(c)) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'patch',
      path: '/tasks/:id',
      does: 'Changes a task that is not done: title, day, owner; who is given it is told by mail, once. `owner: {}` takes it from its owner',
      body: taskChange,
      answers: [200, taskOut],
    },
    async (c, body) => {
      const done = await changeTask(c.get('ctx'), idOf(c), body);
      return done.ok ? told(c, idOf(c)) : refused(c, done);
    },
  );

  write(
    app,
    {
      method: 'post',
      path: '/events/:id/tasks',
      does: 'Adds a task to an event',
      body: taskInput,
      answers: [201, taskOut],
    },
    async (c, body) => {
      const done = await addTask(c.get('ctx'), idOf(c), body);
      return done.ok ? told(c, done.id, 201) : refused(c, done);
    },
  );

  read(
    app,
    {
      method: 'delete',
      path: '/tasks/:id',
      does: 'Takes a task out of its event',
      answers: [200, z.object({ id: z.string() })],
    },
    async (c) => {
      const done = await removeTask(c.get('ctx'), idOf(c));
      return done.ok ? c.json({ id: idOf(c) }) : refused(c, done);
    },
  );
}
