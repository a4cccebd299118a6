import { startServer } from './server.ts';

const root = new URL('../..', import.meta.url).pathname;
const starting = startServer({ root, env: process.env });

let ending = false;
/** Lets what is being handed over finish, then ends the engine and everything with it; also in the middle of a start. */
async function end() {
  if (ending) return;
  ending = true;
  clearInterval(parent);
  await starting.then((server) => server.stop()).catch(() => {});
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
const ppid = process.ppid;
// a parent that was killed takes no signal with it
const parent = setInterval(() => process.ppid !== ppid && end(), 1000);

try {
  console.log((await starting).greeting);
} catch (error) {
  // a start that cannot be says why; what is a fault of ours says where
  console.error(error instanceof Error && error.constructor === Error ? error.message : error);
  process.exit(1);
}
