import { startServer } from './server.ts';

const root = new URL('../..', import.meta.url).pathname;
const server = await startServer({ root, env: process.env });
console.log(server.greeting);

let ending = false;
/** Lets what is being handed over finish, then ends the engine and everything with it. */
async function end() {
  if (ending) return;
  ending = true;
  clearInterval(parent);
  await server.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
const ppid = process.ppid;
// a parent that was killed takes no signal with it
const parent = setInterval(() => process.ppid !== ppid && end(), 1000);
