import { desc } from 'drizzle-orm';
import type { Database } from './database.ts';
import { mailbox } from './schema/system.ts';

export type MailboxRow = typeof mailbox.$inferSelect;

/** Keeps a mail of one machine; a message kept before is not kept twice. */
export async function keepMail(db: Database, mail: Omit<MailboxRow, 'id'>): Promise<void> {
  await db.insert(mailbox).values(mail).onConflictDoNothing();
}

/** The newest mails first. */
export async function listMails(db: Database, limit: number): Promise<MailboxRow[]> {
  return db.select().from(mailbox).orderBy(desc(mailbox.id)).limit(limit);
}
