import { Hono } from 'hono';
import { logUnexpected } from '../log.ts';
import type { WebEnv } from './environment.ts';
import { linkPages } from './links.tsx';
import { errorPage } from './refusals.tsx';
import { formLimit, ownPagesOnly, pageSecurity } from './security.ts';
import { requireMember, signInRoutes } from './session.ts';

/** The site map: every page there is, in Indonesian paths. */
export const webApp = new Hono<WebEnv>();

webApp.onError((error, c) => {
  logUnexpected(error, { method: c.req.method });
  return errorPage(c, 'failed');
});
webApp.use(pageSecurity);
webApp.route('/r', linkPages);
webApp.use(ownPagesOnly, formLimit);
webApp.get('/', (c) => c.redirect('/acara', 303));
webApp.route('/', signInRoutes);
webApp.use('/acara', requireMember);
webApp.all('*', (c) => errorPage(c, 'not_found'));
