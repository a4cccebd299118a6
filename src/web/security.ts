import { randomBytes } from 'node:crypto';
import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { languageOf, themeOf } from './display.ts';
import type { WebEnv } from './environment.ts';
import { errorPage } from './refusals.tsx';

const FORM_BYTES = 1024 * 1024;
/** How much of a body too large is still read. */
const DRAINED_BYTES = 16 * 1024 * 1024;

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cache-Control': 'no-store',
};

/**
 * First on every page: a nonce of its own, the language, and afterwards the security headers. What a page set itself it
 * keeps.
 */
export const pageSecurity: MiddlewareHandler<WebEnv> = async (c, next) => {
  const nonce = randomBytes(16).toString('base64url');
  c.set('nonce', nonce);
  c.set('language', languageOf(c));
  c.set('theme', themeOf(c));
  await next();
  const all: Record<string, string> = { ...HEADERS, 'Content-Security-Policy': policy(nonce) };
  if (new URL(c.req.url).protocol === 'https:') all['Strict-Transport-Security'] = 'max-age=31536000';
  for (const [name, value] of Object.entries(all)) if (!c.res.headers.has(name)) c.header(name, value);
};

const isRead = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

function isOwnPage(c: HonoContext<WebEnv>): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== 'null') {
    return origin === new URL(c.req.url).origin || origin === new URL(c.env.BASE_URL).origin;
  }
  return c.req.header('sec-fetch-site') === 'same-origin';
}

/** Refuses what another site's page makes a browser send with our cookie (CSRF): 403. */
export const ownPagesOnly: MiddlewareHandler<WebEnv> = async (c, next) =>
  isRead(c.req.method) || isOwnPage(c) ? next() : errorPage(c, 'foreign_page');

/** Takes forms only, as our pages send them: 415 for another media type. */
export const formsOnly: MiddlewareHandler<WebEnv> = async (c, next) => {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  return isRead(c.req.method) || type === 'application/x-www-form-urlencoded' ? next() : errorPage(c, 'media_type');
};

/** Reads a body to its end and forgets it: a connection closed on one still sending shows him no answer. */
async function drained(request: Request): Promise<void> {
  if (!request.body || request.bodyUsed || request.body.locked) return;
  let read = 0;
  for await (const chunk of request.body) {
    read += chunk.byteLength;
    if (read > DRAINED_BYTES) return;
  }
}

/** Takes bodies of at most `bytes`; what `refuse` shows beyond. */
export const bodyUpTo = (
  bytes: number,
  refuse: (c: HonoContext<WebEnv>) => Response | Promise<Response>,
): MiddlewareHandler<WebEnv> =>
  bodyLimit({
    maxSize: bytes,
    onError: async (c) => {
      await drained(c.req.raw);
      return refuse(c as HonoContext<WebEnv>);
    },
  });

/** Forms of at most 1 MiB: 413 beyond. */
export const formLimit = bodyUpTo(FORM_BYTES, (c) => errorPage(c, 'too_large'));

/** Reads a file to its end, whoever sent it: a connection closed on one still sending shows him no answer. */
export const filesRead: MiddlewareHandler<WebEnv> = async (c, next) => {
  await c.req.parseBody().catch(() => undefined);
  return next();
};
