import { timingSafeEqual } from 'node:crypto';
import { holdDispatch, recoverAfterStart, sweep } from '../actions/sweep.ts';
import { bearerHash } from '../api/access.ts';
import { contextFor, systemContext } from '../context.ts';
import { makeOrganization, setToken } from '../db/organizations.ts';
import { readSetting, writeSetting } from '../db/settings.ts';
import { authOf } from '../web/auth.ts';
import { seedDemo } from './seed.ts';

const FIRST = 'org_first';
const SECOND = 'org_second';
/** How long a stop waits for mails on their way. */
const HOLD_MS = 4000;

/** Makes the organizations, the tokens of this start, and once the demo. */
async function seed(env: Env): Promise<void> {
  const { db, now } = systemContext(env);
  const at = now();
  const email = env.SEED_EMAIL.toLowerCase();
  const owner = { id: 'us_owner', name: 'Koordinator', email };
  const common = { createdAt: new Date(at), timezone: 'Asia/Jakarta' };
  await makeOrganization(
    db,
    { ...common, id: FIRST, slug: 'pertama', name: 'Sekretariat Bersama Sungai Rawa', region: 'Kabupaten Sungai Rawa' },
    owner,
  );
  await setToken(db, FIRST, 'API_TOKEN', env.API_TOKEN ? bearerHash(env.API_TOKEN) : null, at);
  if (env.OTHER_API_TOKEN)
    await makeOrganization(db, { ...common, id: SECOND, slug: 'kedua', name: 'Organisasi Kedua' }, null);
  await setToken(db, SECOND, 'OTHER_API_TOKEN', env.OTHER_API_TOKEN ? bearerHash(env.OTHER_API_TOKEN) : null, at);
  if (await readSetting(db, 'seeded')) return;
  if (env.SEED !== 'empty')
    await seedDemo((step) =>
      contextFor(env, { organizationId: FIRST, actor: 'system', door: 'system' }, `demo ${step}`),
    );
  await writeSetting(db, 'seeded', new Date(at).toISOString());
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

/** The server's own door on one machine: /local/boot once, /local/sweep every few seconds, /local/hold before the end. */
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
    case '/local/hold':
      await holdDispatch(ctx, HOLD_MS);
      return new Response(null, { status: 204 });
    default:
      return undefined;
  }
}
