import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, describeInBrowser, startBrowser, textOf } from '../browser.ts';
import { bupati, camats, hendra, maya, rakor } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { rowsOf } from './support/ledger.ts';

/* What script adds to an event's pages: they renew themselves, find as one types, and note that WhatsApp was opened. */

const OWNER = 'koordinator@pendopo.example';
/** A second browser shows a change at most so much later (milliseconds). */
const LATER = 5_000;

let product: Product;
let browser: Browser;
let page: Page;
let event = '';
let invited: { id: string }[] = [];

const answer = (n: number, said: object) =>
  product.api.post(`/invitations/${invited[n]?.id}/answers`, { channel: 'phone', ...said });
const within = (what: string, seen: () => Promise<boolean>) => eventually(what, seen, LATER);

describeInBrowser('an event followed with script', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-02-28T02:00:00Z' });
    browser = await startBrowser();
    const made = await product.api.post('/events', rakor);
    event = `/acara/${made.body.id}`;
    const invitees = [bupati, hendra, maya, ...camats(12)];
    invited = (await product.api.post(`/events/${made.body.id}/invitations`, { invitees })).body.data;
    const context = await contextOf(browser, product, OWNER);
    // nothing leaves for the real WhatsApp
    await context.route(/wa\.me/, (route) => route.abort());
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('an answer is on the overview within five seconds; what was opened and where one was stay', async () => {
    await page.goto(event);
    await page.locator('#instansi-lain summary').click();
    const link = page.getByRole('link', { name: hendra.position, exact: true });
    await link.focus();
    await answer(0, { answer: 'accepted' });
    await within('the answer', async () => (await textOf(page.locator('main'))).includes('1 jawaban baru masuk.'));
    expect(await textOf(page.locator('[role=status]').first())).toBe('1 jawaban baru masuk.');
    expect(await textOf(page.locator('.legend .accepted'))).toBe('Hadir 1');
    expect(await page.locator('#instansi-lain').getAttribute('open')).not.toBeNull();
    expect(await link.evaluate((one: any) => one === one.ownerDocument.activeElement)).toBe(true);
    await answer(3, { answer: 'declined' });
    await within('the next', async () => (await textOf(page.locator('.legend .declined'))) === 'Berhalangan 1');
  });

  test('a hidden page asks for nothing', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const hide = (hidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true })`);
    await hide(true);
    asked.length = 0;
    await page.waitForTimeout(LATER);
    expect(asked).toEqual([]);
    await hide(false);
    await within('asking again', async () => asked.some((url) => url.includes('/ringkas')));
  });

  test('the list of those invited finds as one types, and renews itself under the typing', async () => {
    await page.goto(`${event}/undangan`);
    await page.getByLabel('Cari jabatan').pressSequentially('kajari', { delay: 30 });
    await within('one row', async () => (await page.locator('.guests li').count()) === 1);
    expect(await page.getByLabel('Cari jabatan').inputValue()).toBe('kajari');
    await answer(2, { answer: 'tentative' });
    await within('its answer', async () => (await textOf(page.locator('.guests li'))).includes('Belum pasti'));
    expect(await page.getByLabel('Cari jabatan').inputValue()).toBe('kajari');
    await page.getByText('Dari direktori', { exact: true }).click();
    const offices = page.locator('#dari-direktori li');
    await within('the directory', async () => (await offices.count()) > 3);
    await page.getByLabel('Jabatan, instansi, atau nama').pressSequentially('dprd', { delay: 30 });
    await within('one office', async () => (await offices.count()) === 1);
    expect(await textOf(offices)).toContain('sudah diundang');
  });

  test('two presses: WhatsApp opened and noted, the answer recorded as heard there', async () => {
    await page.goto(`${event}/undangan/${invited[2]?.id}`);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Buka draf WhatsApp' }).click(),
    ]);
    await opened.close();
    await within('the note', async () => {
      const rows = await rowsOf(product, `select id from audit_entries where action = 'invitation.whatsapp_opened'`);
      return rows.length === 1;
    });
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Hadir', exact: true }).click()]);
    expect(await textOf(page.locator('.history li').first())).toMatch(/^Hadir .* WhatsApp$/);
  });
});
