import type { CDPSession, Page } from 'playwright-core';
import { contextOf, startBrowser } from '../browser.ts';
import { camats, rakor } from '../cast.ts';
import { startProduct } from '../product.ts';

/**
 * When a page can be used on a weak phone and a slow line: CPU four times slower, 1.5 Mbit/s, 150 ms. Usable is when the
 * page is loaded and the main thread has been still for 50 ms. Cold: nothing in the browser's store. Also the bytes that
 * came over the line and the number of requests.
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const OWNER = 'koordinator@pendopo.example';
const INVITEES = 200;

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  const bytes = (1.5 * 1024 * 1024) / 8;
  const conditions = { offline: false, latency: 150, downloadThroughput: bytes, uploadThroughput: bytes };
  await session.send('Network.emulateNetworkConditions', conditions);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Resolves with the milliseconds since the navigation began, once loaded and still. */
const STILL = `new Promise((resolve) => {
  const wait = () => {
    const asked = performance.now();
    setTimeout(() => {
      const now = performance.now();
      if (document.readyState === 'complete' && now - asked < 80) resolve(asked);
      else wait();
    }, 50);
  };
  wait();
})`;

type Seen = { usable: number; bytes: number; requests: number };

async function seen(open: () => Promise<Page>, url: string): Promise<Seen> {
  const page = await open();
  const session = await page.context().newCDPSession(page);
  await slowDown(session);
  let bytes = 0;
  let requests = 0;
  session.on('Network.requestWillBeSent', () => requests++);
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'commit' });
  const usable = await page.evaluate<number>(STILL);
  await page.context().close();
  return { usable, bytes, requests };
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const product = await startProduct();
const browser = await startBrowser();
const event = (await product.api.post('/events', rakor)).body;
const invitees = camats(INVITEES, 'laju');
const rows = (await product.api.post(`/events/${event.id}/invitations`, { invitees })).body.data;

const phone = { viewport: { width: 390, height: 844 } };
const at = (path: string) => `${product.base}/acara/${event.id}${path}`;
const PAGES: [string, string, string | null][] = [
  ['/r/{token}', rows[0].link, null],
  ['/', `${product.base}/`, OWNER],
  ['/acara', `${product.base}/acara`, OWNER],
  ['/acara/{id}', at(''), OWNER],
  ['/acara/{id}/undangan', at('/undangan'), OWNER],
  ['/acara/{id}/kehadiran', at('/kehadiran'), OWNER],
  ['/direktori', `${product.base}/direktori`, OWNER],
];
const signedIn = await contextOf(browser, product, OWNER);
const cookies = await signedIn.cookies();
for (const [name, url, who] of PAGES) {
  const runs: Seen[] = [];
  for (let run = 0; run < RUNS; run++) {
    const open = async () => {
      const context = await contextOf(browser, product, null, phone);
      if (who) await context.addCookies(cookies);
      return context.newPage();
    };
    runs.push(await seen(open, url));
  }
  const times = runs.map((run) => run.usable);
  console.log(
    [
      name.padEnd(24),
      `usable ${median(times).toFixed(0).padStart(5)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`,
      `${median(runs.map((run) => run.bytes))
        .toFixed(0)
        .padStart(6)} bytes`,
      `${runs[0]?.requests} requests`,
    ].join('  '),
  );
}
await browser.close();
await product.stop();
