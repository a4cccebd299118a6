import type { Hono, Context as HonoContext } from 'hono';
import { findEvent } from '../db/events.ts';
import type { ApiEnv } from './environment.ts';
import { problem } from './problem.ts';
import { type Route, read } from './route.ts';

/** Calls of the contract that are not built yet. */
const LATER: [Route['method'], string, string][] = [['post', '/inbox', 'Takes a raw mail']];
/** Files of an event that are not built yet: for an unknown or foreign event they are 404 all the same. */
const LATER_FILES: [string, string][] = [
  ['letter.docx', 'The letter of invitation as a .docx file'],
  ['letter.pdf', 'The letter of invitation as a .pdf file'],
  ['guest-list.pdf', 'The guest list as a .pdf file'],
  ['guest-list.xlsx', 'The guest list as a .xlsx file'],
  ['guest-list.csv', 'The guest list as a .csv file'],
];
const answers: Route['answers'] = [501, 'not available yet'];

/** Answers 501 as problem+json where the contract names a call that later work brings. */
export function laterRoutes(app: Hono<ApiEnv>): void {
  const later = (c: HonoContext<ApiEnv>) => problem(c, 501, 'not_built');
  for (const [method, path, does] of LATER) read(app, { method, path, does, answers }, later);
  for (const [file, does] of LATER_FILES) {
    read(app, { method: 'get', path: `/events/:id/${file}`, does, answers }, async (c) => {
      const event = await findEvent(c.get('ctx'), c.req.param('id') ?? '');
      return event ? later(c) : problem(c, 404, 'not_found');
    });
  }
}
