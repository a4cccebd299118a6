import { endOrphans } from './processes.ts';
import type { Server } from './server.ts';

const root = new URL('../..', import.meta.url).pathname;

async function start(): Promise<Server> {
  // before anything that takes time: an orphan answers on the port as if all were well
  if (process.env.PENDOPO_DATA_DIR) await endOrphans(process.env.PENDOPO_DATA_DIR);
  const { startServer } = await import('./server.ts');
  return startServer({ root, env: process.env });
}
const starting = start();

let ending = false;
/** Lets what is being handed over finish, then ends the engine and everything with it; also in the middle of a start. */
async function end() {
  if (ending) return;
  ending = true;
  clearInterval(parent);
  await starting.then((server) => server.stop()).catch(() => {});
  process.exit(0);
}
const listen = () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.removeAllListeners(signal).on(signal, end);
};
listen();
const ppid = process.ppid;
// a parent that was killed takes no signal with it
const parent = setInterval(() => process.ppid !== ppid && end(), 1000);

try {
  const { greeting } = await starting;
  // Miniflare has listeners of its own, which end the engine at once, in the middle of a mail
  listen();
  console.log(greeting);
} catch (error) {
  // a start that cannot be says why; what is a fault of ours says where
  console.error(error instanceof Error && error.constructor === Error ? error.message : error);
  process.exit(1);
}
