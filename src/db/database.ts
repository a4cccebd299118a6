import type { SQL } from 'drizzle-orm';
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import type { SQLiteRaw } from 'drizzle-orm/sqlite-core/query-builders/raw';

export type Database = DrizzleD1Database & { $client: D1Database };

/** One organization's rows: every query of a noun takes this, so that none can forget whose they are. */
export type Tenant = { readonly db: Database; readonly organizationId: string };

/** The one place that chooses a database. One D1 per organization would be a change here. */
export function openDatabase(binding: D1Database): Database {
  return drizzle(binding);
}

/** A statement for `db.batch`, which is D1's only transaction. */
export type Statement = Parameters<Database['batch']>[0][number];

/** Runs statements as one transaction, in one round trip. Throws what D1 throws; nothing is kept then. */
export async function runBatch(db: Database, statements: Statement[]): Promise<unknown[]> {
  const [first, ...rest] = statements;
  if (!first) return [];
  return db.batch([first, ...rest]);
}

/** drizzle 0.45 takes a raw query with parameters into a batch only when it brings its prepared statement along. */
function prepared<T>(db: Database, raw: SQLiteRaw<T>): SQLiteRaw<T> {
  return Object.assign(raw, { stmt: db.$client.prepare(raw.getQuery().sql) });
}

/** A written-out statement, to run alone or in a batch. */
export function statement(db: Database, query: SQL): SQLiteRaw<D1Result> {
  return prepared(db, db.run(query) as unknown as SQLiteRaw<D1Result>);
}

/** A written-out query, to run alone or in a batch. */
export function rowsOf<T>(db: Database, query: SQL): SQLiteRaw<T[]> {
  return prepared(db, db.all<T>(query) as unknown as SQLiteRaw<T[]>);
}
