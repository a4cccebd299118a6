import type { Hono, Context as HonoContext } from 'hono';
import * as z from 'zod';
import { parseInput } from '../domain/input.ts';
import type { ApiEnv } from './environment.ts';
import { idempotent } from './idempotency.ts';
import { invalid, problem } from './problem.ts';

/** The largest body a call takes: 2,000 invitees with every field fit; what D1 takes as one value (2 MB) is more. */
const MAX_BODY = 1.5 * 1024 * 1024;

type Method = 'get' | 'post' | 'patch' | 'delete';
export type Route = {
  method: Method;
  /** Hono's way of writing it, below /api/v1. */
  path: string;
  does: string;
  body?: z.ZodType;
  /** What a body that is no JSON may be: media types. */
  file?: readonly string[];
  query?: Record<string, string>;
  /** The status of a good answer and what it holds. */
  answers: [number, z.ZodType | string];
};
type Handler<B> = (c: HonoContext<ApiEnv>, body: B) => Promise<Response> | Response;

/** Every route with the schema that validates it: the OpenAPI document is made from this list. */
export const routes: Route[] = [];

/** JSON is UTF-8 (RFC 8259, 8.1); other bytes would be stored as something nobody wrote. Throws a TypeError for them. */
const utf8 = (bytes: ArrayBuffer) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);

/** The body as JSON, or the answer that says why not. An empty body counts as {}. */
async function readJson(
  c: HonoContext<ApiEnv>,
): Promise<{ ok: true; value: unknown } | { ok: false; response: Response }> {
  // read to its end even when too large: a connection closed on a sender shows him no answer
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_BODY) return { ok: false, response: problem(c, 413, 'too_large') };
  const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  if ((bytes.byteLength || type) && type !== 'application/json')
    return { ok: false, response: problem(c, 415, 'media') };
  try {
    const text = utf8(bytes);
    return { ok: true, value: text.trim() === '' ? {} : JSON.parse(text) };
  } catch {
    return { ok: false, response: problem(c, 400, 'malformed') };
  }
}

/** Declares a route without a body. */
export function read(app: Hono<ApiEnv>, route: Omit<Route, 'body'>, handler: Handler<undefined>): void {
  routes.push(route);
  app.on(route.method.toUpperCase(), route.path, (c) => handler(c, undefined));
}

/** Declares a route whose JSON body is validated before the handler sees it; POSTs honour Idempotency-Key. */
export function write<S extends z.ZodType>(
  app: Hono<ApiEnv>,
  route: Route & { body: S },
  handler: Handler<z.output<S>>,
): void {
  routes.push(route);
  app.on(
    route.method.toUpperCase(),
    route.path,
    async (c, next) => {
      const json = await readJson(c);
      if (!json.ok) return json.response;
      c.set('body', json.value);
      return next();
    },
    idempotent,
    (c) => {
      const parsed = parseInput(route.body, c.get('body'));
      return parsed.ok ? handler(c, parsed.value) : invalid(c, parsed.problems);
    },
  );
}

/**
 * Declares a route whose body is a file of at most `most` bytes; what it claims to be must be one of `route.file`, what it is
 * the handler sees. POSTs honour Idempotency-Key.
 */
export function upload(
  app: Hono<ApiEnv>,
  route: Route & { file: readonly string[] },
  most: number,
  handler: Handler<Uint8Array>,
): void {
  routes.push(route);
  app.on(
    route.method.toUpperCase(),
    route.path,
    async (c, next) => {
      const bytes = await c.req.arrayBuffer();
      if (bytes.byteLength > most) return problem(c, 413, 'too_large');
      const type = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      if (!route.file.includes(type)) return problem(c, 415, 'picture');
      return next();
    },
    idempotent,
    async (c) => handler(c, new Uint8Array(await c.req.arrayBuffer())),
  );
}

/** The body of calls that take none. */
export const nothing = z.object({});

/** `?limit=&cursor=`: a bad one is 422. The cursor is what an earlier page gave, opaque to callers. */
export function paging<C extends z.ZodType>(
  c: HonoContext<ApiEnv>,
  cursor: C,
): { ok: true; limit: number; after: z.output<C> | null } | { ok: false; response: Response } {
  const asked = c.req.query('limit');
  const limit = asked === undefined ? 50 : /^\d{1,4}$/.test(asked) ? Number(asked) : 0;
  if (limit < 1 || limit > 100)
    return { ok: false, response: invalid(c, [{ field: 'limit', rule: 'limit', params: {} }]) };
  const given = c.req.query('cursor');
  if (given === undefined) return { ok: true, limit, after: null };
  try {
    const after = cursor.parse(JSON.parse(Buffer.from(given, 'base64url').toString('utf8')));
    return { ok: true, limit, after };
  } catch {
    return { ok: false, response: invalid(c, [{ field: 'cursor', rule: 'cursor', params: {} }]) };
  }
}

/** A page of rows as an answer; the cursor leads behind the last row when the page is full. */
export function page<R>(rows: R[], limit: number, cursorOf: (row: R) => unknown, show: (row: R) => unknown) {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(show),
    next_cursor: last ? Buffer.from(JSON.stringify(cursorOf(last))).toString('base64url') : null,
  };
}
