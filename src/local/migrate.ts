import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Sql = {
  prepare(sql: string): {
    bind(...values: unknown[]): unknown;
    all(): Promise<{ results: unknown[] }>;
    run(): Promise<unknown>;
  };
  batch(statements: unknown[]): Promise<unknown>;
};

/** Applies the migrations not yet there, each in one transaction, and keeps the list where wrangler keeps it. */
export async function migrate(db: Sql, folder: string): Promise<string[]> {
  await db
    .prepare(
      'create table if not exists d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)',
    )
    .run();
  const applied = new Set(
    (await db.prepare('select name from d1_migrations').all()).results.map((r) => (r as { name: string }).name),
  );
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort();
  const fresh = files.filter((f) => !applied.has(f));
  for (const file of fresh) {
    const statements = readFileSync(path.join(folder, file), 'utf8').split('--> statement-breakpoint');
    await db.batch([
      ...statements.filter((s) => s.trim()).map((s) => db.prepare(s.trim())),
      db.prepare('insert into d1_migrations (name) values (?)').bind(file),
    ]);
  }
  return fresh;
}
