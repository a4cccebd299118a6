import { eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { attempts, settings } from './schema/system.ts';

/** A setting of the installation; undefined when it was never set. */
export async function readSetting(db: Database, key: string): Promise<string | undefined> {
  return (await db.select().from(settings).where(eq(settings.key, key)))[0]?.value;
}

/** Sets, or with null removes, a setting of the installation. */
export async function writeSetting(db: Database, key: string, value: string | null): Promise<void> {
  if (value === null) await db.delete(settings).where(eq(settings.key, key));
  else await db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** Counts a wrong token or code in its window and returns how many there were in it; windows past are forgotten. */
export async function countAttempt(db: Database, key: string, window: number): Promise<number> {
  const [, rows] = await db.batch([
    db.delete(attempts).where(sql`${attempts.key} = ${key} and ${attempts.window} < ${window}`),
    db
      .insert(attempts)
      .values({ key, window, number: 1 })
      .onConflictDoUpdate({ target: [attempts.key, attempts.window], set: { number: sql`number + 1` } })
      .returning({ number: attempts.number }),
  ]);
  return rows[0]?.number ?? 0;
}

/** How many wrong ones a window has seen. */
export async function attemptsIn(db: Database, key: string, window: number): Promise<number> {
  const rows = await db.select().from(attempts).where(sql`${attempts.key} = ${key} and ${attempts.window} = ${window}`);
  return rows[0]?.number ?? 0;
}
