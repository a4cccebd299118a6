import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { type Request, Response } from 'miniflare';
import { allowedHosts, isAllowed, isPrivateAddress, readAddress } from '../domain/addresses.ts';

/** Longer than the Worker waits, so that what it gave up ends here too. */
const TIMEOUT_MS = 12_000;
const SENT = ['accept', 'user-agent', 'if-none-match'];
const KEPT = ['location', 'etag', 'content-type', 'content-length'] as const;

/** Thrown while connecting to a name that leads inside. */
class PrivateHost extends Error {}

/** Resolves a name as the machine does, and lets none through that has a private address. */
const publicLookup =
  (resolve: typeof lookup): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const addresses: LookupAddress[] = found;
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address) !== false))
        return done(new PrivateHost(host), '', 0);
      // what was looked at is what is connected to: a second answer of the name server does not count
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });

function kept(answer: IncomingMessage): Response {
  const headers: Record<string, string> = {};
  for (const name of KEPT) {
    const value = answer.headers[name];
    if (value) headers[name] = value;
  }
  const status = answer.statusCode ?? 502;
  if (![204, 205, 304].includes(status))
    return new Response(Readable.toWeb(answer) as unknown as ReadableStream, { status, headers });
  answer.resume();
  return new Response(null, { status, headers });
}

/**
 * One request to the outside for the Worker, which on one machine could reach every neighbour of it and cannot see what
 * names resolve to. Redirects come back as they are. A private host is answered with 403 and `x-pendopo-refused`; what
 * cannot be reached with 502 and the same header.
 */
export function outsideOf(
  allowPrivateHosts: string | undefined,
  resolveNames = lookup,
): (request: Request) => Promise<Response> {
  const allowed = allowedHosts(allowPrivateHosts);
  const refused = (reason: 'private' | 'unreachable') =>
    new Response(null, { status: reason === 'private' ? 403 : 502, headers: { 'x-pendopo-refused': reason } });
  return async (request) => {
    const read = readAddress(request.headers.get('x-pendopo-url') ?? '', allowed);
    if (!read.ok) return refused('private');
    const { url } = read;
    const given = SENT.flatMap((name) => (request.headers.has(name) ? [[name, request.headers.get(name)]] : []));
    return new Promise<Response>((resolve) => {
      const get = url.protocol === 'https:' ? https.get : http.get;
      const call = get(url.href, {
        headers: { ...Object.fromEntries(given), 'accept-encoding': 'identity' },
        agent: false,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(isAllowed(url, allowed) ? {} : { lookup: publicLookup(resolveNames) }),
      });
      call.on('error', (error) => resolve(refused(error instanceof PrivateHost ? 'private' : 'unreachable')));
      call.on('response', (answer) => {
        try {
          resolve(kept(answer));
        } catch {
          // a status or header that no response can carry
          answer.destroy();
          resolve(refused('unreachable'));
        }
      });
    });
  };
}
