import { watch } from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.ts';
import { type Server, startServer } from './server.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Serves, and serves again whenever a source changes; state stays in the folder. A change that does not build waits. */
let server: Server | null = null;
let turn: Promise<void> = Promise.resolve();

async function restart(): Promise<void> {
  try {
    await server?.stop();
    server = null;
    await prepare();
    server = await startServer({ root, env: process.env });
    console.log(server.greeting);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

let timer: NodeJS.Timeout | undefined;
function changed(_: unknown, name: string | null): void {
  // what is made from the sources is made again before each start
  if (name?.split(path.sep).includes('compiled')) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    turn = turn.then(restart);
  }, 150);
}

for (const folder of ['src', 'workflows', 'migrations']) watch(path.join(root, folder), { recursive: true }, changed);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, async () => {
    await turn;
    await server?.stop();
    process.exit(0);
  });
}
await restart();
