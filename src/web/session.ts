import type { MiddlewareHandler } from 'hono';
import { contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { membershipsOf, ROLES, type Role } from '../db/organizations.ts';
import { authOf } from './auth.ts';
import type { WebEnv } from './environment.ts';

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** Lets members in, with the context they act in; others are sent to sign in and come back here. */
export const requireMember: MiddlewareHandler<WebEnv> = async (c, next) => {
  const { headers, response: session } = await authOf(c.env).api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  const memberships = session ? await membershipsOf(openDatabase(c.env.DB), session.user.id) : [];
  const active = memberships.find((m) => m.organization.id === session?.session.activeOrganizationId) ?? memberships[0];
  if (!session || !active || !isRole(active.role)) {
    const back = c.req.method === 'GET' ? `?ke=${encodeURIComponent(c.req.path)}` : '';
    return c.redirect(`/masuk${back}`, 303);
  }
  const { organization, role } = active;
  c.set('member', {
    userId: session.user.id,
    email: session.user.email,
    name: session.user.name,
    organizationId: organization.id,
    organizationName: organization.name,
    region: organization.region,
    timezone: organization.timezone,
    role,
  });
  c.set('ctx', contextFor(c.env, { organizationId: organization.id, actor: `user:${session.user.id}`, door: 'web' }));
  await next();
  for (const cookie of headers?.getSetCookie() ?? []) c.res.headers.append('Set-Cookie', cookie);
};

export { signInRoutes } from './sign-in.tsx';
