import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { convertV4MiniflareOptions, Miniflare, type V4MiniflareOptions } from 'miniflare';
import { camats, rakor } from '../cast.ts';
import { freePort, startProduct } from '../product.ts';

/**
 * Requests a second and CPU of the engine per request, for the invitee's page and its answer, also as a share of a bare
 * ping (a Worker that answers "ok") in the same run: the share travels between machines, the figures do not.
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const WIDTH = 16;
/** Kernel ticks a second, as Linux counts CPU time of processes. */
const TICKS = 100;

type Run = { requests: number; perSecond: number; cpuMicros: number };

/** Engines this process started, by pid; their CPU time in ticks. */
function engines(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[1]) === process.pid && stat.includes('(workerd)'))
        found.set(Number(name), Number(fields[11]) + Number(fields[12]));
    } catch {
      // ended meanwhile
    }
  }
  return found;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: WIDTH });

function once(url: string, body: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers =
      body === null
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(url, { agent, method: body === null ? 'GET' : 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('error', reject).end(body ?? undefined);
  });
}

/** Asks `WIDTH` at a time for `SECONDS`, after a warm-up of one; `status` is what each must answer. */
async function load(pid: number, urls: string[], status: number, body: string | null): Promise<Run> {
  let n = 0;
  const until = async (end: number) => {
    let done = 0;
    await Promise.all(
      Array.from({ length: WIDTH }, async () => {
        while (performance.now() < end) {
          const got = await once(urls[n++ % urls.length] ?? '', body);
          if (got !== status) throw new Error(`answered ${got}, not ${status}`);
          done++;
        }
      }),
    );
    return done;
  };
  await until(performance.now() + 1000);
  const cpu = engines().get(pid) ?? 0;
  const began = performance.now();
  const requests = await until(began + SECONDS * 1000);
  const seconds = (performance.now() - began) / 1000;
  const used = ((engines().get(pid) ?? 0) - cpu) / TICKS;
  return { requests, perSecond: requests / seconds, cpuMicros: (used / requests) * 1e6 };
}

const pingPort = await freePort();
const ping = new Miniflare(
  convertV4MiniflareOptions({
    port: pingPort,
    modules: true,
    cf: false,
    script: 'export default { fetch() { return new Response("ok"); } }',
  } as unknown as V4MiniflareOptions),
);
await ping.ready;
const [pingPid = 0] = engines().keys();

const product = await startProduct();
const productPid = [...engines().keys()].find((pid) => pid !== pingPid) ?? 0;
const event = (await product.api.post('/events', rakor)).body;
const links: string[] = (
  await product.api.post(`/events/${event.id}/invitations`, { invitees: camats(100, 'laju') })
).body.data.map((r: { link: string }) => r.link);

const bare = await load(pingPid, [`http://127.0.0.1:${pingPort}/`], 200, null);
const get = await load(productPid, links, 200, null);
const post = await load(productPid, links, 303, 'answer=accepted&note=Insya+Allah');

const row = (name: string, run: Run) =>
  [
    name.padEnd(22),
    `${run.perSecond.toFixed(0).padStart(7)} requests/s`,
    `${run.cpuMicros.toFixed(0).padStart(7)} µs CPU/request`,
    `${((run.perSecond / bare.perSecond) * 100).toFixed(1).padStart(6)} % of ping's rate`,
    `${(run.cpuMicros / bare.cpuMicros).toFixed(1).padStart(6)} × ping's CPU`,
  ].join('  ');
console.log(row('ping', bare));
console.log(row('GET /r/{token}', get));
console.log(row('POST /r/{token}', post));
await product.stop();
await ping.dispose();
agent.destroy();
