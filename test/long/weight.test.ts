import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, describeInBrowser, startBrowser } from '../browser.ts';
import { camats, rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

/** Everything that comes over the line for a page opened for the first time, packed. */
const MOST_BYTES = 60 * 1024;
/** Below this nobody sees anything move (web.dev calls up to 0.1 good). */
const MOST_SHIFT = 0.02;
const OWNER = 'koordinator@pendopo.example';
const SHIFTS = `window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: 'layout-shift', buffered: true });`;

let product: Product;
let browser: Browser;
let event = '';
let link = '';

/** A page opened cold: its bytes over the line and how much it moved until it was still. */
async function opened(page: Page, address: string): Promise<{ bytes: number; shift: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript(SHIFTS);
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(200);
  return { bytes, shift: await page.evaluate<number>('window.shifted') };
}

describeInBrowser('a page opened for the first time', () => {
  beforeAll(async () => {
    product = await startProduct({ SEED: 'demo' });
    browser = await startBrowser();
    event = (await product.api.post('/events', rakor)).body.id;
    const { body } = await product.api.post(`/events/${event}/invitations`, { invitees: camats(200) });
    link = body.data[0].link;
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const PARTS = ['', '/rencana', '/ubah', '/undangan', '/telepon', '/kehadiran', '/hasil', '/laporan'];
  const OWN = ['/', '/acara', '/acara/baru', '/acara/baru?jenis=bimtek', '/catat', '/direktori', '/organisasi'];
  test.each([390, 1280])('of a coordinator’s is light, and nothing of it moves: %i px', async (width) => {
    const cookies = await (await contextOf(browser, product, OWNER)).cookies();
    const faults: string[] = [];
    for (const path of [...OWN, ...PARTS.map((part) => `/acara/${event}${part}`)]) {
      const context = await contextOf(browser, product, null, { viewport: { width, height: 844 } });
      await context.addCookies(cookies);
      const { bytes, shift } = await opened(await context.newPage(), path);
      if (bytes > MOST_BYTES) faults.push(`${path}: ${bytes} bytes`);
      if (shift > MOST_SHIFT) faults.push(`${path}: moves by ${shift}`);
      await context.close();
    }
    expect(faults).toEqual([]);
  });

  test('of an invitee’s is one small answer, and nothing of it moves', async () => {
    const context = await contextOf(browser, product, null, { viewport: { width: 390, height: 844 } });
    const { bytes, shift } = await opened(await context.newPage(), link);
    expect(bytes).toBeLessThanOrEqual(14_600);
    expect(shift).toBeLessThanOrEqual(MOST_SHIFT);
  });
});
