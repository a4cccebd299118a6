import { runBatch } from '../db/database.ts';
import {
  fillRegion,
  letGo,
  type Role,
  renameOrganization,
  storeOrganization,
  takeIn,
  writeModelAllowed,
} from '../db/organizations.ts';
import { audited, auditedIfChanged } from './audit.ts';
import type { Context } from './context.ts';

/** The organization an installation begins with. */
export const FIRST_ORGANIZATION = 'org_first';

/** Makes an organization with its owner (an e-mail address); what is there already stays as it is. */
export async function makeOrganization(
  ctx: Context,
  organization: { id: string; slug: string; name: string; region?: string },
  ownerEmail: string | null,
): Promise<void> {
  const owner = ownerEmail ? { id: ctx.newId('us'), name: 'Koordinator', email: ownerEmail } : null;
  await storeOrganization(ctx.db, { ...organization, createdAt: new Date(ctx.now()), timezone: 'Asia/Jakarta' }, owner);
}

/** Makes the first organization, once; its owner is the address the installation names. */
export async function makeFirstOrganization(ctx: Context, ownerEmail: string): Promise<void> {
  const first = { id: FIRST_ORGANIZATION, slug: 'pertama', name: 'Organisasi Pertama' };
  await makeOrganization(ctx, first, ownerEmail);
}

/** Takes a colleague in by his address, who then signs in by a code. Said again with another role, the role changes. */
export async function addMember(ctx: Context, person: { name: string; email: string; role: Role }): Promise<void> {
  const email = person.email.toLowerCase();
  const [userId, memberId] = [ctx.newId('us'), ctx.newId('mb')];
  await runBatch(ctx.db, [
    ...takeIn(ctx, { ...person, email, userId, memberId, at: ctx.now() }),
    audited(ctx, null, 'member.added', memberId, { after: { role: person.role } }),
  ]);
}

/** Lets a member go; an owner stays. Said again it changes nothing. */
export async function removeMember(ctx: Context, memberId: string): Promise<void> {
  await runBatch(ctx.db, [letGo(ctx, memberId), auditedIfChanged(ctx, null, 'member.removed', memberId)]);
}

/** Says where the organization is, for the offices that events propose; where it is said already nothing changes. */
export async function tellRegion(ctx: Context, region: string): Promise<void> {
  await runBatch(ctx.db, [
    fillRegion(ctx, region),
    auditedIfChanged(ctx, null, 'organization.described', ctx.organizationId, { after: { region } }),
  ]);
}

/** Gives the organization its name and region, as pages and letters write them. */
export async function describeOrganization(ctx: Context, as: { name: string; region: string }): Promise<void> {
  await runBatch(ctx.db, [
    renameOrganization(ctx, as),
    audited(ctx, null, 'organization.described', ctx.organizationId, { after: as }),
  ]);
}

/** Whether facts of the organization's events may be sent to a language model; a draft being written asks before each call. */
export async function allowModel(ctx: Context, allowed: boolean): Promise<void> {
  await runBatch(ctx.db, [
    writeModelAllowed(ctx, allowed),
    auditedIfChanged(ctx, null, allowed ? 'model.allowed' : 'model.forbidden', ctx.organizationId),
  ]);
}
