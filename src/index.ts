import { Hono } from 'hono';
import { readDueFeeds } from './actions/feeds.ts';
import { makeFirstOrganization } from './actions/organizations.ts';
import { sweep } from './actions/sweep.ts';
import { api } from './api/app.ts';
import { systemContext } from './context.ts';
import { openDatabase } from './db/database.ts';
import { readSetting } from './db/settings.ts';
import { localDoor } from './local/boot.ts';
import { webApp } from './web/app.tsx';

export { DispatchWorkflow } from '../workflows/dispatch.ts';
export { LifecycleWorkflow } from '../workflows/lifecycle.ts';
export { ReportWorkflow } from '../workflows/report.ts';

const app = new Hono<{ Bindings: Env }>();

// floods from one address, on Cloudflare only: one machine serves its own, and what must be exact is counted in D1
app.use(async (c, next) => {
  const sender = c.req.header('CF-Connecting-IP');
  if (c.env.ONE_MACHINE || !sender || (await c.env.FLOOD.limit({ key: sender })).success) return next();
  return c.text('Terlalu banyak permintaan; coba lagi sebentar. / Too many requests; try again shortly.', 429, {
    'Retry-After': '60',
  });
});

app.get('/healthz', async (c) => {
  // before the first migration there is not even a table to ask
  const serving = await readSetting(openDatabase(c.env.DB), 'serving').catch(() => null);
  // on one machine, only once this start has migrated, recovered and seeded
  const ready = serving !== null && (!c.env.ONE_MACHINE || serving === c.env.ONE_MACHINE);
  return c.json({ status: ready ? 'ok' : 'starting' }, ready ? 200 : 503);
});
app.route('/api/v1', api);
app.route('/', webApp);

export default {
  async fetch(request, env, ctx) {
    return (await localDoor(request, env)) ?? app.fetch(request, env, ctx);
  },
  async scheduled(_controller, env) {
    const ctx = systemContext(env);
    // a fresh deployment has nobody who could sign in and make the first organization
    if (!env.ONE_MACHINE) await makeFirstOrganization(ctx, env.SEED_EMAIL);
    // neither waits for the other, nor fails with it
    const done = await Promise.allSettled([sweep(ctx), readDueFeeds(ctx)]);
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  },
} satisfies ExportedHandler<Env>;
