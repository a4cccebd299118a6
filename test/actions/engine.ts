import path from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4MiniflareOptions } from 'miniflare';
import type { Context } from '../../src/actions/context.ts';
import { openDatabase } from '../../src/db/database.ts';
import { filesOf } from '../../src/files/files.ts';
import { migrate } from '../../src/local/migrate.ts';

export type Engine = {
  /** Acts for the first organization; `started` are the workflows asked for, which do not run here. */
  ctx: Context;
  /** The same for a second organization. */
  other: Context;
  started: string[];
  /** Sets the clock (RFC 3339). */
  at(instant: string): void;
  /** Rows as the database has them. */
  rows<T = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
};

/** Actions on the real engine's database with the real migrations, without a door. */
export async function startEngine(now = '2027-02-01T08:00:00+08:00'): Promise<Engine> {
  const engine = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      log: new Log(LogLevel.WARN),
      workers: [
        {
          name: 'database',
          modules: true,
          script: 'export default { fetch: () => new Response() }',
          compatibilityDate: '2026-10-01',
          d1Databases: { DB: 'pendopo' },
          r2Buckets: { FILES: 'pendopo' },
        },
      ],
    } as unknown as V4MiniflareOptions),
  );
  const binding = (await engine.getD1Database('DB')) as unknown as D1Database;
  await migrate(binding as never, path.resolve(import.meta.dirname, '../../migrations'));
  const started: string[] = [];
  let clock = Date.parse(now);
  let n = 0;
  const ctx: Context = {
    db: openDatabase(binding),
    organizationId: 'org_first',
    actor: 'user:us_bima',
    door: 'web',
    now: () => clock,
    newId: (prefix) => `${prefix}_${String(n++).padStart(6, '0')}`,
    linkSecret: 'a-link-secret-of-the-tests',
    baseUrl: 'http://pendopo.example',
    mailFrom: 'undangan@pendopo.example',
    start: {
      dispatch: async () => void started.push('dispatch'),
      lifecycle: async (id, generation) => void started.push(`lifecycle ${id} ${generation}`),
      lifecycles: async (ids) => void started.push(...ids.map((id) => `lifecycle ${id} 1`)),
      report: async (id) => void started.push(`report ${id}`),
    },
    mayLook: async () => true,
    outside: { allowed: [], fetch: async () => new Response(null, { status: 404 }) },
    transport: { name: 'mailbox', send: async () => ({ result: 'sent' }) },
    files: filesOf((await engine.getR2Bucket('FILES')) as unknown as R2Bucket),
    model: null,
  };
  return {
    ctx,
    other: { ...ctx, organizationId: 'org_second' },
    started,
    at: (instant) => {
      clock = Date.parse(instant);
    },
    async rows<T>(sql: string, ...values: unknown[]) {
      return (
        await binding
          .prepare(sql)
          .bind(...values)
          .all()
      ).results as T[];
    },
    stop: () => engine.dispose(),
  };
}

/** What work asked of the database, and how the database would find it: its query plans, one list a query. */
export async function plansOf<T>(
  engine: Engine,
  work: (ctx: Context) => Promise<T>,
): Promise<{ result: T; plans: string[][] }> {
  const asked: [string, unknown[]][] = [];
  const client = engine.ctx.db.$client;
  const listening = {
    prepare(query: string) {
      const statement = client.prepare(query);
      asked.push([query, []]);
      const last = asked.length - 1;
      return Object.assign(Object.create(statement), {
        bind: (...values: unknown[]) => {
          asked[last] = [query, values];
          return statement.bind(...values);
        },
      });
    },
    batch: (statements: D1PreparedStatement[]) => client.batch(statements),
  } as unknown as D1Database;
  const result = await work({ ...engine.ctx, db: openDatabase(listening) });
  const plans: string[][] = [];
  for (const [query, values] of asked) {
    const lines = await engine.rows<{ detail: string }>(`explain query plan ${query}`, ...values);
    plans.push(lines.map((line) => line.detail));
  }
  return { result, plans };
}
