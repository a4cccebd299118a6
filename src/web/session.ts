import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { contextFor } from '../context.ts';
import { openDatabase } from '../db/database.ts';
import { membershipsOf, ROLES, type Role } from '../db/organizations.ts';
import { messages } from '../messages/index.ts';
import { authOf } from './auth.ts';
import { cameFrom } from './display.ts';
import type { Member, WebEnv } from './environment.ts';
import { ENDED, signInRoutes } from './sign-in.tsx';

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

type Session = { user: { id: string }; session: { activeOrganizationId?: string | null } };

/** The organization a session acts for, and as what. */
async function activeMembership(env: Env, session: Session) {
  const memberships = await membershipsOf(openDatabase(env.DB), session.user.id);
  return memberships.find((m) => m.organization.id === session.session.activeOrganizationId) ?? memberships[0];
}

/**
 * Who opened a page that anybody may open, where it is a member; null otherwise. Looks only: prolongs no session, sets no
 * cookie, and asks nothing for one who brings none.
 */
export async function memberSeen(c: HonoContext<WebEnv>): Promise<Pick<Member, 'organizationId' | 'role'> | null> {
  if (!c.req.header('cookie')?.includes('pendopo.session_token=')) return null;
  const session = await authOf(c.env).api.getSession({
    headers: c.req.raw.headers,
    query: { disableRefresh: true, disableCookieCache: true },
  });
  const active = session ? await activeMembership(c.env, session) : undefined;
  return active && isRole(active.role) ? { organizationId: active.organization.id, role: active.role } : null;
}

/** The page of ours that somebody without a session wanted, or on which he was writing; '' where that is not known. */
function wanted(c: HonoContext<WebEnv>): string {
  const { pathname, search } = new URL(c.req.url);
  // a form with a draft opens again where it was sent
  const opens = c.req.method === 'GET' || c.req.query('konsep') !== undefined;
  const page = c.req.header('hx-request') ? cameFrom(c) : opens ? pathname + search : cameFrom(c);
  return page ? `?ke=${encodeURIComponent(page)}` : '';
}

/**
 * Leads to the sign-in and back; where a form or a piece of a page was sent, with a word that the session is over. A form that is saved while one types stays on the screen: only its line of what was saved
 * says so; other pieces of a page that htmx asks for take the page there.
 */
function toSignIn(c: HonoContext<WebEnv>): Response | Promise<Response> {
  const at = `/masuk${wanted(c)}`;
  const ended = `${at}${at.includes('?') ? '&' : '?'}${ENDED.name}=${ENDED.value}`;
  if (!c.req.header('hx-request')) return c.redirect(c.req.method === 'GET' ? at : ended, 303);
  if (c.req.query('konsep') === undefined) return c.body(null, 401, { 'HX-Redirect': ended });
  const words = messages(c.get('language')).eventForm;
  c.header('HX-Retarget', '#tersimpan');
  c.header('HX-Reswap', 'innerHTML');
  return c.html(html`${words.sessionOver} <a href="${at}" target="_blank">${words.signInAgain}</a>`, 401);
}

/** Lets members in, with the context they act in; others are sent to sign in and come back here. */
export const requireMember: MiddlewareHandler<WebEnv> = async (c, next) => {
  const { headers, response: session } = await authOf(c.env).api.getSession({
    headers: c.req.raw.headers,
    returnHeaders: true,
  });
  const active = session ? await activeMembership(c.env, session) : undefined;
  if (!session || !active || !isRole(active.role)) {
    return toSignIn(c);
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

export { signInRoutes };
