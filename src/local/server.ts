import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4MiniflareOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { bundleWorker } from './bundle.ts';
import { migrate } from './migrate.ts';
import { outsideOf } from './outside.ts';
import { endOrphans } from './processes.ts';

export type ServerOptions = { root: string; env: Record<string, string | undefined>; sweepMs?: number };
export type Server = { base: string; greeting: string; engine: Miniflare; stop(): Promise<void> };

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { link: string; auth: string };

/** Made once per data folder and part of its backup: without them old links and sessions are void. */
function secretsOf(dataDir: string) {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const made = { link: randomBytes(32).toString('base64url'), auth: randomBytes(32).toString('base64url') };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  }
  return read(file);
}

/** The engine resolves names over HTTPS elsewhere; on one machine they are resolved here, by the machine. */
async function resolvedSmtp(text: string | undefined) {
  if (!text) return {};
  const url = new URL(text);
  if (net.isIP(url.hostname.replace(/^\[|\]$/g, ''))) return { SMTP_URL: text };
  const { address } = await lookup(url.hostname, { family: 4 });
  const name = url.hostname;
  url.hostname = address;
  return { SMTP_URL: url.href, SMTP_TLS_NAME: name };
}

/** Variables that pass from the environment to the Worker as they are. */
const PASSED = [
  'MAIL_FROM',
  'SEED',
  'SEED_EMAIL',
  'API_TOKEN',
  'OTHER_API_TOKEN',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
  'OPENAI_MODEL',
  'OPENAI_TIMEOUT_SECONDS',
  'ALLOW_PRIVATE_HOSTS',
];

async function bindingsOf(options: ServerOptions, dataDir: string, base: string, boot: string) {
  const env = options.env;
  const now = env.NOW ? Date.parse(env.NOW) : Date.now();
  if (Number.isNaN(now)) throw new Error(`NOW is no RFC 3339 instant: ${env.NOW}`);
  const secrets = secretsOf(dataDir);
  const passed = PASSED.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return {
    ...Object.fromEntries(passed),
    ...(await resolvedSmtp(env.SMTP_URL)),
    BASE_URL: (env.BASE_URL || base).replace(/\/+$/, ''),
    LINK_SECRET: secrets.link,
    AUTH_SECRET: secrets.auth,
    CLOCK_OFFSET_MS: String(now - Date.now()),
    ONE_MACHINE: boot,
  };
}

/**
 * Serves Pendopo on one machine: ends orphans of the same folder, bundles, migrates, seeds once, and calls the sweep,
 * which no local engine does by itself. `env` holds the variables of the README. Throws when the folder or the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { root, env } = options;
  const host = env.HOST || '127.0.0.1';
  const port = Number(env.PORT || 8787);
  const dataDir = path.resolve(env.DATA_DIR || path.join(root, '.data'));
  mkdirSync(dataDir, { recursive: true });
  await endOrphans(dataDir);
  const base = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const boot = randomBytes(16).toString('hex');
  const { workerOptions: named } = unstable_getMiniflareWorkerOptions(path.join(root, 'wrangler.toml'));
  // how wrangler finds modules has no meaning for a finished bundle
  const { modulesRules: _, ...workerOptions } = named as Record<string, unknown>;
  const scriptPath = bundleWorker(root);
  const bindings = { ...(workerOptions.bindings as object), ...(await bindingsOf(options, dataDir, base, boot)) };
  const engine = new Miniflare(
    convertV4MiniflareOptions({
      host,
      port,
      cf: false,
      log: new Log(LogLevel.WARN),
      resourcePersistencePath: path.join(dataDir, 'state'),
      unsafeTriggerHandlers: true,
      unsafeRuntimeEnv: { PENDOPO_DATA_DIR: dataDir },
      // the engine came back after a crash: what it had open is unknown now
      unsafeHandleRuntimeRestart: () => recover(),
      workers: [
        {
          ...workerOptions,
          name: 'pendopo',
          modules: true,
          modulesRoot: path.dirname(scriptPath),
          scriptPath,
          bindings,
          serviceBindings: { OUTSIDE: outsideOf(env.ALLOW_PRIVATE_HOSTS) },
        },
      ],
    } as unknown as V4MiniflareOptions),
  );
  const local = (action: string) =>
    engine.dispatchFetch(`${base}/local/${action}`, { method: 'POST', headers: { 'x-pendopo-boot': boot } });
  const recover = async () => void (await local('boot'));
  await engine.ready;
  await migrate((await engine.getD1Database('DB')) as never, path.join(root, 'migrations'));
  const booted = await local('boot');
  if (booted.status !== 200)
    throw new Error(`The first step inside the Worker failed: ${booted.status} ${await booted.text()}`);
  const { email, code } = (await booted.json()) as { email: string; code: string | null };
  let ending = false;
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    sweeping = sweeping.then(() => local('sweep')).catch((error) => console.error('sweep:', error));
  };
  let reading = false;
  // beside the sweep: a slow calendar somewhere must not hold up mails, nor the end
  const feeds = () => {
    if (reading) return;
    reading = true;
    local('feeds')
      .catch((error) => ending || console.error('feeds:', error))
      .finally(() => {
        reading = false;
      });
  };
  const tick = () => {
    sweep();
    feeds();
  };
  tick();
  const timer = setInterval(tick, options.sweepMs ?? 5000);
  return {
    base,
    engine,
    greeting: greeting(bindings.BASE_URL as string, base, email, code, env.SMTP_URL),
    async stop() {
      ending = true;
      clearInterval(timer);
      await Promise.race([sweeping.then(() => local('hold')), new Promise((done) => setTimeout(done, 5000))]).catch(
        () => {},
      );
      await engine.dispose();
    },
  };
}

function greeting(address: string, base: string, email: string, code: string | null, smtp: string | undefined): string {
  return [
    '',
    `Pendopo           ${address}`,
    `Kotak surat       ${base}/mailbox${smtp ? '  (surat keluar lewat SMTP_URL)' : ''}`,
    `Masuk (sign in)   ${address}/masuk${code ? `?email=${encodeURIComponent(email)}&kode=${code}` : ''}`,
    code
      ? `                  alamat ${email}, kode ${code} (kode baru selalu ada di kotak surat)`
      : `                  alamat ${email}`,
    '',
  ].join('\n');
}
