import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Api, apiOf, freePort, tempDir } from '../../product.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const TOKEN = 'token-of-the-first-organization';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const statOf = (pid: number) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', ppid = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, ppid: Number(ppid) };
  } catch {
    return null;
  }
};
/** Whether a process runs; one that ended and was not collected does not. */
export const alive = (pid: number) => !['Z', undefined].includes(statOf(pid)?.state);

/** A process and all that descends from it, by /proc. */
export function family(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), ppid: statOf(Number(name))?.ppid }));
  const below = (at: number): number[] => [at, ...parents.filter((p) => p.ppid === at).flatMap((p) => below(p.pid))];
  return below(pid).filter(alive);
}
const isEngine = (pid: number) => {
  try {
    return /workerd/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '');
  } catch {
    return false;
  }
};
const kill = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ended by itself
  }
};

export type Child = {
  process: ChildProcess;
  base: string;
  api: Api;
  /** Every process of it, as seen when it had started. */
  members: number[];
  engines(): number[];
  output(): string;
  /** Resolves to the exit code once it has ended; null when a signal ended it. */
  ended: Promise<number | null>;
  /** SIGKILL to all of it in one call; resolves when none lives. */
  killAll(): Promise<void>;
};

const started: Child[] = [];
/** Ends whatever of these tests still runs. */
export async function endChildren(): Promise<void> {
  for (const child of started.splice(0)) await child.killAll();
}

/** Starts `npm start`'s program in a process group of its own; does not wait until it serves. */
export async function launch(env: Record<string, string>): Promise<Child & { port: string; dataDir: string }> {
  const dataDir = env.DATA_DIR ?? tempDir();
  const port = env.PORT ?? String(await freePort());
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const variables = { PATH, HOME, TMPDIR, SEED: 'empty', API_TOKEN: TOKEN, ...env, DATA_DIR: dataDir, PORT: port };
  const program = spawn(process.execPath, [path.join(root, 'src/local/bootstrap.mjs'), 'start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // the types would have every binding of the Worker here
    env: variables as Record<string, string> as NodeJS.ProcessEnv,
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (output += chunk));
  const pid = program.pid ?? 0;
  const base = `http://127.0.0.1:${port}`;
  const child = {
    process: program,
    base,
    port,
    dataDir,
    api: apiOf(base, TOKEN),
    members: [pid],
    engines: () => family(pid).filter(isEngine),
    output: () => output,
    ended: new Promise<number | null>((done) => program.once('exit', (code) => done(code))),
    async killAll() {
      kill(-pid);
      for (const member of [...family(pid), ...child.members]) kill(member);
      while (child.members.some(alive)) await pause(5);
    },
  };
  started.push(child);
  return child;
}

/** Starts the product as `npm start` does and waits until it serves. Throws with its output when it ends instead. */
export async function startChild(env: Record<string, string>): Promise<Awaited<ReturnType<typeof launch>>> {
  const child = await launch(env);
  let gone = false;
  child.ended.then(() => {
    gone = true;
  });
  for (const end = Date.now() + 90_000; ; ) {
    // its own word, for an orphan of an earlier start may still answer on the port
    if (child.output().includes('Kotak surat') && (await isServing(child.base))) break;
    if (gone || Date.now() > end) throw new Error(`does not serve:\n${child.output()}`);
    await pause(50);
  }
  child.members = family(child.process.pid ?? 0);
  return child;
}

/** Whether somebody serves there. */
export async function isServing(base: string): Promise<boolean> {
  return fetch(`${base}/healthz`, { signal: AbortSignal.timeout(3000) }).then(
    (r) => r.status === 200,
    () => false,
  );
}

/** Waits until none of these processes lives; false when some still do after `ms`. */
export async function allGone(pids: number[], ms = 10_000): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(50)) if (!pids.some(alive)) return true;
  return false;
}
