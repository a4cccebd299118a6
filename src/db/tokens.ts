import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Statement, Tenant } from './database.ts';
import { apiTokens } from './schema/organizations.ts';

/** The organization a bearer token acts for, by the token's hash. */
export async function organizationOfToken(
  db: Database,
  hash: string,
): Promise<{ organizationId: string; name: string } | undefined> {
  const rows = await db
    .select({ organizationId: apiTokens.organizationId, name: apiTokens.name })
    .from(apiTokens)
    .where(and(eq(apiTokens.hash, hash), isNull(apiTokens.revokedAt)));
  return rows[0];
}

/** Stores a token's hash under a name. */
export function insertToken(
  t: Tenant,
  token: { id: string; name: string; hash: string; createdAt: number },
): Statement {
  return t.db.insert(apiTokens).values({ ...token, organizationId: t.organizationId });
}

/** The tokens in use, oldest first. */
export async function listTokens(t: Tenant): Promise<{ id: string; name: string; createdAt: number }[]> {
  return t.db
    .select({ id: apiTokens.id, name: apiTokens.name, createdAt: apiTokens.createdAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.organizationId, t.organizationId), isNull(apiTokens.revokedAt)))
    .orderBy(apiTokens.createdAt);
}

/** Ends a token that is in use. */
export function revokeToken(t: Tenant, id: string, at: number): Statement {
  return t.db
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.organizationId, t.organizationId), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)));
}

/** Gives a token of one machine, named by its variable, the hash of this start; without one it is gone. */
export async function setToken(t: Tenant, name: string, hash: string | null, now: number): Promise<void> {
  const id = `${t.organizationId}:${name}`;
  await t.db.delete(apiTokens).where(and(eq(apiTokens.organizationId, t.organizationId), eq(apiTokens.id, id)));
  if (hash) await insertToken(t, { id, name, hash, createdAt: now });
}
