import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Server, startServer } from '../src/local/server.ts';

const root = path.resolve(import.meta.dirname, '..');

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** A folder of its own under the system's temporary one. */
export const tempDir = () => mkdtempSync(path.join(tmpdir(), 'pendopo-test-'));

export type Answer<T = unknown> = { status: number; headers: Headers; text: string; body: T };

/** A picture is sent as it is; everything else as JSON. */
const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;

/** The API as one organization: every call gives status, headers, text and, where it is JSON, the body. */
export function apiOf(base: string, token: string | null) {
  const call = async <T = never>(
    method: string,
    at: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const response = await fetch(`${base}/api/v1${at}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': isBytes(body) ? 'image/jpeg' : 'application/json' }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : isBytes(body) ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (json ? JSON.parse(text) : undefined) as T,
    };
  };
  return {
    call,
    get: <T = any>(at: string) => call<T>('GET', at),
    post: <T = any>(at: string, body: unknown = {}, headers?: Record<string, string>) =>
      call<T>('POST', at, body, headers),
    patch: <T = any>(at: string, body: unknown) => call<T>('PATCH', at, body),
    delete: <T = any>(at: string) => call<T>('DELETE', at),
  };
}
export type Api = ReturnType<typeof apiOf>;

export type Product = {
  base: string;
  dataDir: string;
  server: Server;
  api: Api;
  /** The second, empty organization. */
  other: Api;
  /** Posts a form as a browser without script would. */
  form(at: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
};

/**
 * The product on a port and folder of its own, in this process, as `npm start` serves it. `env` are the variables of the
 * README. Seeds nothing unless told.
 */
export async function startProduct(
  env: Record<string, string> = {},
  options: { dataDir?: string } = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? tempDir();
  const tokens = { API_TOKEN: 'token-of-the-first-organization', OTHER_API_TOKEN: 'token-of-the-second-organization' };
  const start = (port: string) =>
    startServer({ root, sweepMs: 1000, env: { SEED: 'empty', ...tokens, DATA_DIR: dataDir, ...env, PORT: port } });
  const server = await start(env.PORT ?? String(await freePort())).catch(async (error) => {
    // between its finding and its use somebody else took the port
    if (env.PORT || error?.code !== 'ERR_ADDRESS_IN_USE') throw error;
    return start(String(await freePort()));
  });
  return {
    base: server.base,
    dataDir,
    server,
    api: apiOf(server.base, tokens.API_TOKEN),
    other: apiOf(server.base, tokens.OTHER_API_TOKEN),
    async form(at, fields, headers = {}) {
      const response = await fetch(new URL(at, server.base), {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      });
      return { status: response.status, headers: response.headers, text: await response.text(), body: undefined };
    },
    async stop() {
      await server.stop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Asks until there is something truthy; throws with `what` when it never comes. The time only bounds a hang. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  ms = 30_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
