import { timingSafeEqual } from 'node:crypto';
import { actingFor } from '../actions/context.ts';
import { readDueFeeds } from '../actions/feeds.ts';
import {
  describeOrganization,
  FIRST_ORGANIZATION,
  makeFirstOrganization,
  makeOrganization,
} from '../actions/organizations.ts';
import { holdDispatch, recoverAfterStart, sweep } from '../actions/sweep.ts';
import { bearerHash } from '../actions/tokens.ts';
import { contextFor, systemContext } from '../context.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import { setToken } from '../db/tokens.ts';
import { authOf } from '../web/auth.ts';
import { seedDemo } from './seed.ts';

/** The demo's organization is invented. */
const DEMO = { name: 'Sekretariat Bersama Sungai Rawa', region: 'Kabupaten Sungai Rawa' };
const SECOND = 'org_second';
/** How long a stop waits for mails on their way. */
const HOLD_MS = 4000;

/** Makes the organizations, the tokens of this start, and once the demo. */
async function seed(env: Env): Promise<void> {
  const ctx = systemContext(env);
  await makeFirstOrganization(ctx, env.SEED_EMAIL);
  const tokens = [
    { organizationId: FIRST_ORGANIZATION, name: 'API_TOKEN', token: env.API_TOKEN },
    { organizationId: SECOND, name: 'OTHER_API_TOKEN', token: env.OTHER_API_TOKEN },
  ];
  if (env.OTHER_API_TOKEN) await makeOrganization(ctx, { id: SECOND, slug: 'kedua', name: 'Organisasi Kedua' }, null);
  for (const { organizationId, name, token } of tokens) {
    await setToken(actingFor(ctx, organizationId), name, token ? bearerHash(token) : null, ctx.now());
  }
  if (await readSetting(ctx.db, 'seeded')) return;
  const who = { organizationId: FIRST_ORGANIZATION, actor: 'system', door: 'system' } as const;
  if (env.SEED !== 'empty') await describeOrganization(contextFor(env, who, 'demo name'), DEMO);
  if (env.SEED !== 'empty') await seedDemo((step) => contextFor(env, who, `demo ${step}`));
  await writeSetting(ctx.db, 'seeded', new Date(ctx.now()).toISOString());
}

/** A code for the owner, ready to be typed: what a first start prints. */
async function readySignIn(env: Env): Promise<{ email: string; code: string }> {
  const email = env.SEED_EMAIL.toLowerCase();
  return { email, code: await authOf(env).api.createVerificationOTP({ body: { email, type: 'sign-in' } }) };
}

/** Whether a request comes from this start's own server: it alone knows the start's secret. */
function isOwn(request: Request, env: Env): boolean {
  const given = Buffer.from(request.headers.get('x-pendopo-boot') ?? '');
  const own = Buffer.from(env.ONE_MACHINE ?? '');
  return own.length > 0 && given.length === own.length && timingSafeEqual(given, own);
}

/** The server's own door on one machine: /local/boot once, /local/sweep and /local/feeds every few seconds, /local/hold before the end. */
export async function localDoor(request: Request, env: Env): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/local/') || request.method !== 'POST' || !isOwn(request, env)) return undefined;
  const ctx = systemContext(env);
  switch (pathname) {
    case '/local/boot':
      await recoverAfterStart(ctx);
      await seed(env);
      await writeSetting(ctx.db, 'serving', env.ONE_MACHINE ?? '');
      return Response.json(await readySignIn(env));
    case '/local/sweep':
      await sweep(ctx);
      return new Response(null, { status: 204 });
    case '/local/feeds':
      await readDueFeeds(ctx);
      return new Response(null, { status: 204 });
    case '/local/hold':
      await holdDispatch(ctx, HOLD_MS);
      return new Response(null, { status: 204 });
    default:
      return undefined;
  }
}
