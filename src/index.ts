import { Hono } from 'hono';
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
    await sweep(ctx);
  },
} satisfies ExportedHandler<Env>;
