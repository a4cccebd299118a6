import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { contextFor } from '../context.ts';
import { claimKey, keepResponse, releaseKey } from '../db/idempotency.ts';
import type { ApiEnv } from './environment.ts';
import { invalid, problem } from './problem.ts';

/** How often and how long a request waits for the one before it with its key. */
const LOOK_MS = 100;
const WAIT_MS = 10_000;
/** Longer than any request runs; a process that died within it is waited for, then its key is taken over. */
const LEASE_MS = 30_000;

/** An answer to 2,000 invitees is longer than a row may be (D1: 2 MB): long ones are kept compressed, behind this mark. */
const PACKED = 'gzip:';
const LONG = 100_000;
const packed = (body: string) => (body.length > LONG ? PACKED + gzipSync(body).toString('base64') : body);
const unpacked = (kept: string) =>
  kept.startsWith(PACKED) ? gunzipSync(Buffer.from(kept.slice(PACKED.length), 'base64')).toString() : kept;

/**
 * Idempotency-Key on POSTs: the same key and body get the same response, another body 422; while the first still runs
 * the next wait for its answer, and hear 409 when it does not come. What failed unexpectedly may be tried again under
 * its key. A request taken over from a process that died makes the ids again that the first try made.
 */
export const idempotent: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined || c.req.method !== 'POST') return next();
  if (!/^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key))
    return invalid(c, [{ field: 'Idempotency-Key', rule: 'key', params: {} }]);
  const ctx = c.get('ctx');
  const hash = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}${new URL(c.req.url).search}\n`)
    // the bytes as they are: a picture is no text
    .update(new Uint8Array(await c.req.arrayBuffer()))
    .digest('hex');
  const claimed = () => claimKey(ctx, key, hash, ctx.now(), ctx.now() + LEASE_MS);
  let claim = await claimed();
  for (let waited = 0; claim.state === 'running' && waited < WAIT_MS; waited += LOOK_MS) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    claim = await claimed();
  }
  if (claim.state === 'other_request')
    return invalid(c, [{ field: 'Idempotency-Key', rule: 'key_reused', params: {} }]);
  if (claim.state === 'running') return problem(c, 409, 'running');
  if (claim.state === 'done') {
    const { status, body, headers } = claim.response;
    return c.body(unpacked(body), status as ContentfulStatusCode, {
      ...(JSON.parse(headers) as Record<string, string>),
      'Idempotent-Replayed': 'true',
    });
  }
  const { organizationId, actor, door } = ctx;
  // the time of the claim too: a key forgotten and used again is another request
  const seed = `${c.env.LINK_SECRET}:${organizationId}:${key}:${claim.startedAt}`;
  c.set('ctx', contextFor(c.env, { organizationId, actor, door }, seed));
  await next();
  const response = c.res;
  if (response.status >= 500) await releaseKey(ctx, key);
  else {
    const kept = {
      'Content-Type': response.headers.get('Content-Type') ?? 'application/json',
      ...(response.headers.get('Location') ? { Location: response.headers.get('Location') } : {}),
    };
    await keepResponse(ctx, key, {
      status: response.status,
      body: packed(await response.clone().text()),
      headers: JSON.stringify(kept),
    });
  }
};
