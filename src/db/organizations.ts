import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Database, statement } from './database.ts';
import { apiTokens, members, organizations, users } from './schema/organizations.ts';

export type OrganizationRow = typeof organizations.$inferSelect;
export const ROLES = ['owner', 'coordinator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The organization a bearer token acts for, by the token's hash. */
export async function organizationOfToken(db: Database, hash: string): Promise<{ organizationId: string; name: string } | undefined> {
  const rows = await db
    .select({ organizationId: apiTokens.organizationId, name: apiTokens.name })
    .from(apiTokens)
    .where(and(eq(apiTokens.hash, hash), isNull(apiTokens.revokedAt)));
  return rows[0];
}

/** Gives a named token of an organization a new hash; the one before is void. */
export async function setToken(db: Database, organizationId: string, name: string, hash: string | null, now: number): Promise<void> {
  await db.delete(apiTokens).where(and(eq(apiTokens.organizationId, organizationId), eq(apiTokens.name, name)));
  if (hash) await db.insert(apiTokens).values({ id: `${organizationId}:${name}`, organizationId, name, hash, createdAt: now });
}

/** The memberships of a user, oldest first, with the organization. */
export async function membershipsOf(db: Database, userId: string): Promise<{ organization: OrganizationRow; role: string }[]> {
  return db
    .select({ organization: organizations, role: members.role })
    .from(members)
    .innerJoin(organizations, eq(organizations.id, members.organizationId))
    .where(eq(members.userId, userId))
    .orderBy(members.createdAt);
}

/** One organization by id. */
export async function findOrganization(db: Database, id: string): Promise<OrganizationRow | undefined> {
  return (await db.select().from(organizations).where(eq(organizations.id, id)))[0];
}

/** Whether an address may sign in: it belongs to a member. */
export async function isMemberAddress(db: Database, email: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(sql`${users.email} = lower(${email})`)
    .limit(1);
  return rows.length > 0;
}

/** Makes an organization with its owner; what is there already stays. */
export async function makeOrganization(
  db: Database,
  organization: typeof organizations.$inferInsert,
  owner: { id: string; name: string; email: string } | null,
): Promise<void> {
  await db.insert(organizations).values(organization).onConflictDoNothing();
  if (!owner) return;
  const at = organization.createdAt;
  await db.batch([
    db.insert(users).values({ ...owner, email: owner.email.toLowerCase(), emailVerified: true, createdAt: at, updatedAt: at }).onConflictDoNothing(),
    statement(db, sql`insert or ignore into members (id, organization_id, user_id, role, created_at)
      select 'mb_' || u.id || '_' || ${organization.id}, ${organization.id}, u.id, 'owner', ${at.getTime()} from users u where u.email = lower(${owner.email})`),
  ]);
}
