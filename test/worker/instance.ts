import { applyD1Migrations, createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import worker from 'the-worker';
import { type Bill, metered } from './metered.ts';

export const TOKEN = 'token-of-the-first-organization';
const BOOT = 'the-secret-of-this-start';

/** The real migrations, one organization and its token, made through the product's own door. */
export async function prepare(): Promise<void> {
  const { MIGRATIONS } = env as unknown as { MIGRATIONS: Parameters<typeof applyD1Migrations>[1] };
  await applyD1Migrations(env.DB, MIGRATIONS);
  const booting = { ...env, ONE_MACHINE: BOOT, SEED: 'empty', API_TOKEN: TOKEN, OTHER_API_TOKEN: `${TOKEN}-other` };
  const request = new Request(`${env.BASE_URL}/local/boot`, { method: 'POST', headers: { 'x-pendopo-boot': BOOT } });
  const booted = await worker.fetch(request, booting as Env, createExecutionContext());
  if (booted.status !== 200) throw new Error(`boot: ${booted.status} ${await booted.text()}`);
}

/** The Worker on a metered database; `started` are the workflows it asked for, which do not run here by themselves. */
export function instance(own: Partial<Env> = {}) {
  const { db, bill, statements } = metered(env.DB);
  const started: string[] = [];
  const starter = (name: string) => ({
    async create() {
      started.push(name);
    },
    async createBatch({ instances }: { instances: unknown[] }) {
      started.push(...instances.map(() => name));
    },
  });
  const bindings = {
    ...env,
    DB: db,
    LIFECYCLE: starter('lifecycle'),
    DISPATCH: starter('dispatch'),
    REPORT: starter('report'),
    ...own,
  } as unknown as Env;
  /** What `work` cost. */
  async function billed<T>(work: () => Promise<T>): Promise<{ result: T; bill: Bill; statements: string[] }> {
    Object.assign(bill, { trips: 0, statements: 0, read: 0, written: 0 });
    statements.length = 0;
    started.length = 0;
    const result = await work();
    return { result, bill: { ...bill }, statements: [...statements] };
  }
  async function ask(method: string, at: string, body?: unknown, headers: Record<string, string> = {}) {
    const form = body instanceof URLSearchParams;
    const request = new Request(new URL(at, env.BASE_URL), {
      method,
      redirect: 'manual',
      headers: {
        ...(at.startsWith('/api/') ? { Authorization: `Bearer ${TOKEN}` } : {}),
        ...(body === undefined
          ? {}
          : { 'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : form ? body.toString() : JSON.stringify(body),
    });
    const done = await billed(async () => {
      const response = await worker.fetch(request, bindings, createExecutionContext());
      return { status: response.status, headers: response.headers, text: await response.text() };
    });
    const { status, headers: answered, text } = done.result;
    const json = /json/.test(answered.get('content-type') ?? '') && text !== '';
    return {
      status,
      headers: answered,
      text,
      bill: done.bill,
      started: [...started],
      statements: done.statements,
      body: json ? JSON.parse(text) : undefined,
    };
  }
  return { bindings, billed, ask };
}
