import type { MiddlewareHandler } from 'hono';
import { bearerHash } from '../actions/tokens.ts';
import { contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { attemptsIn, countAttempt } from '../db/settings.ts';
import { organizationOfToken } from '../db/tokens.ts';
import type { ApiEnv } from './environment.ts';
import { problem } from './problem.ts';

const WINDOW_MS = 60_000;
const WRONG_TOKENS = 60;

/**
 * Finds whom a bearer token acts for. Wrong ones are counted exactly, by their sender, in D1: after 60 a minute a sender
 * hears 429 until the minute is over. A right token is never counted.
 */
export const requireToken: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const db = openDatabase(c.env.DB);
  const token = /^Bearer +([\x21-\x7e]{8,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  const owner = token ? await organizationOfToken(db, bearerHash(token)) : undefined;
  if (owner) {
    c.set(
      'ctx',
      contextFor(c.env, { organizationId: owner.organizationId, actor: `token:${owner.name}`, door: 'api' }),
    );
    return next();
  }
  c.header('WWW-Authenticate', 'Bearer');
  if (!token) return problem(c, 401, 'unauthorized');
  const sender = `token:${c.req.header('CF-Connecting-IP') ?? 'local'}`;
  const window = Math.floor(Date.now() / WINDOW_MS);
  // many at once all read the same number, so what counts is the number each wrote; beyond it nothing is written
  const tooMany =
    (await attemptsIn(db, sender, window)) >= WRONG_TOKENS || (await countAttempt(db, sender, window)) > WRONG_TOKENS;
  if (tooMany) {
    c.header('Retry-After', '60');
    return problem(c, 429, 'too_many');
  }
  return problem(c, 401, 'unauthorized');
};
