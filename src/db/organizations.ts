import { and, eq, ne, sql } from 'drizzle-orm';
import { type Database, type Statement, statement, type Tenant } from './database.ts';
import { members, organizations, users } from './schema/organizations.ts';

export type OrganizationRow = typeof organizations.$inferSelect;
export const ROLES = ['owner', 'coordinator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The memberships of a user, oldest first, with the organization. */
export async function membershipsOf(
  db: Database,
  userId: string,
): Promise<{ organization: OrganizationRow; role: string }[]> {
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
export async function storeOrganization(
  db: Database,
  organization: typeof organizations.$inferInsert,
  owner: { id: string; name: string; email: string } | null,
): Promise<void> {
  await db.insert(organizations).values(organization).onConflictDoNothing();
  if (!owner) return;
  const at = organization.createdAt;
  await db.batch([
    db
      .insert(users)
      .values({ ...owner, email: owner.email.toLowerCase(), emailVerified: true, createdAt: at, updatedAt: at })
      .onConflictDoNothing(),
    statement(
      db,
      sql`insert or ignore into members (id, organization_id, user_id, role, created_at)
      select 'mb_' || u.id || '_' || ${organization.id}, ${organization.id}, u.id, 'owner', ${at.getTime()} from users u where u.email = lower(${owner.email})`,
    ),
  ]);
}

export type MemberRow = { id: string; userId: string; name: string; email: string; role: string };

/** Who belongs to the organization, those longest there first. */
export async function listMembers(t: Tenant): Promise<MemberRow[]> {
  return t.db
    .select({ id: members.id, userId: users.id, name: users.name, email: users.email, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, t.organizationId))
    .orderBy(members.createdAt);
}

/** Takes an address in as a member; one who belongs already gets the role. `userId` serves only a person not known yet. */
export function takeIn(
  t: Tenant,
  person: { userId: string; memberId: string; email: string; name: string; role: Role; at: number },
): Statement[] {
  const { userId, memberId, email, name, role, at } = person;
  return [
    statement(
      t.db,
      sql`insert or ignore into users (id, name, email, email_verified, created_at, updated_at)
        values (${userId}, ${name}, ${email}, 0, ${at}, ${at})`,
    ),
    statement(
      t.db,
      sql`insert into members (id, organization_id, user_id, role, created_at)
        select ${memberId}, ${t.organizationId}, u.id, ${role}, ${at} from users u where u.email = ${email}
        on conflict (organization_id, user_id) do update set role = excluded.role where members.role <> 'owner'`,
    ),
  ];
}

/** Lets a member go who is not an owner. */
export function letGo(t: Tenant, memberId: string): Statement {
  return t.db
    .delete(members)
    .where(and(eq(members.organizationId, t.organizationId), eq(members.id, memberId), sql`role <> 'owner'`));
}

/** Says where the organization is, unless that is said already. */
export function fillRegion(t: Tenant, region: string): Statement {
  return t.db
    .update(organizations)
    .set({ region })
    .where(and(eq(organizations.id, t.organizationId), eq(organizations.region, '')));
}

/** Changes what the organization is called and where it is. */
export function renameOrganization(t: Tenant, as: { name: string; region: string }): Statement {
  return t.db.update(organizations).set(as).where(eq(organizations.id, t.organizationId));
}

/** Lets a model word the organization's reports, or not; nothing changes where that is so already. */
export function writeModelAllowed(t: Tenant, allowed: boolean): Statement {
  return t.db
    .update(organizations)
    .set({ modelAllowed: allowed })
    .where(and(eq(organizations.id, t.organizationId), ne(organizations.modelAllowed, allowed)));
}
