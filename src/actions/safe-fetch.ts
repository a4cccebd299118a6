import { type AddressFault, readAddress } from '../domain/addresses.ts';
import type { Context } from './context.ts';

export type FetchFault = AddressFault | 'redirects' | 'unreachable' | 'timeout' | 'http_status' | 'too_large';
export type Fetched =
  | { ok: true; text: string; etag: string | null }
  | { ok: true; unchanged: true }
  | { ok: false; reason: FetchFault; status?: number };

const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 10_000;

/** What is thrown to give up with a reason. */
class Refused extends Error {
  readonly reason: FetchFault;
  constructor(reason: FetchFault) {
    super(reason);
    this.reason = reason;
  }
}

/** A body as UTF-8, no more than `most` bytes of it taken in. */
async function bodyOf(response: Response, most: number): Promise<string> {
  if (Number(response.headers.get('content-length')) > most) throw new Refused('too_large');
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new Refused('too_large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Follows a URL by hand, each hop looked at, until something that is no redirect. */
async function follow(ctx: Context, start: string, headers: Record<string, string>, signal: AbortSignal) {
  let next = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const read = readAddress(next, ctx.outside.allowed);
    if (!read.ok) throw new Refused(read.reason);
    const response = await ctx.outside.fetch(read.url.href, { headers, signal });
    const refused = response.headers.get('x-pendopo-refused');
    if (refused) throw new Refused(refused === 'private' ? 'private' : 'unreachable');
    const location = [301, 302, 303, 307, 308].includes(response.status) && response.headers.get('location');
    if (!location) return response;
    await response.body?.cancel();
    next = URL.canParse(location, read.url) ? new URL(location, read.url).href : location;
  }
  throw new Refused('redirects');
}

/**
 * Fetches what somebody named, as a server may: http and https alone, no credentials, no private host at any hop (names are
 * resolved and pinned below, see `Outside`), at most three redirects, `most` bytes, ten seconds. With `etag`, what did not
 * change is not fetched again. Never throws for what lies outside.
 */
export async function fetchOutside(
  ctx: Context,
  url: string,
  { most, etag, accept }: { most: number; etag?: string | null; accept: string },
): Promise<Fetched> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers = { Accept: accept, 'User-Agent': 'Pendopo', ...(etag && { 'If-None-Match': etag }) };
  let late = () => {};
  const timeUp = new Promise<never>((_, reject) => {
    late = () => reject(new Refused('timeout'));
    signal.addEventListener('abort', late);
  });
  try {
    return await Promise.race([
      timeUp,
      follow(ctx, url, headers, signal).then(async (response): Promise<Fetched> => {
        if (response.status === 304 && etag) return { ok: true, unchanged: true };
        if (response.status !== 200) {
          await response.body?.cancel();
          return { ok: false, reason: 'http_status', status: response.status };
        }
        return { ok: true, text: await bodyOf(response, most), etag: response.headers.get('etag') };
      }),
    ]);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    return { ok: false, reason: signal.aborted ? 'timeout' : 'unreachable' };
  } finally {
    signal.removeEventListener('abort', late);
  }
}
