import type { Context as HonoContext } from 'hono';
import type { Context } from '../actions/context.ts';
import type { Role } from '../db/organizations.ts';
import type { Language } from '../messages/index.ts';

/** Who is signed in, and for which organization. `region` is its regency or city, `timezone` an IANA zone. */
export type Member = {
  userId: string;
  email: string;
  name: string;
  organizationId: string;
  organizationName: string;
  region: string;
  timezone: string;
  role: Role;
};

/** Light or dark, chosen by hand. */
export type Theme = 'terang' | 'gelap';

/** What a page's handler finds: `nonce`, `language` and `theme` on every page, `ctx` and `member` behind `requireMember`. */
export type WebEnv = {
  Bindings: Env;
  Variables: { ctx: Context; nonce: string; language: Language; theme: Theme | null; member: Member };
};

/** Whether a member may change anything; a viewer only reads. */
export function mayEdit(member: Pick<Member, 'role'>): boolean {
  return member.role !== 'viewer';
}

/** What every page of a member's is shown with. */
export function pageOf(c: HonoContext<WebEnv>) {
  return {
    language: c.get('language'),
    nonce: c.get('nonce'),
    theme: c.get('theme'),
    member: c.get('member'),
    path: c.req.path,
  };
}
export type PageProps = ReturnType<typeof pageOf>;
