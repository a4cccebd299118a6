import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, fillIn, press, startBrowser, textOf } from '../browser.ts';
import { cast, rakor } from '../cast.ts';
import { MINUTES } from '../notes-samples.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/* From rough notes to outcomes: pasted, decided one by one by the keyboard, with script and without, and deleted. */

const OWNER = 'koordinator@pendopo.example';
/** In place a decision is seen at most so much later (milliseconds). */
const LATER = 5_000;

let product: Product;
let browser: Browser;
let page: Page;
let at = '';
const errors: string[] = [];

const outcomes = async () => (await product.api.get(`/events/${at.slice(7)}/outcomes`)).body.data;
const open = () => page.locator('ol.noted > li');
const focused = () => page.evaluate<string>("document.activeElement.closest('li')?.id ?? ''");
const counts = async () => textOf(page.locator('#kerja > p[aria-live]'));

describeInBrowser('notes', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-04T04:00:00Z' });
    browser = await startBrowser();
    const made = (await product.api.post('/events', rakor)).body;
    at = `/acara/${made.id}`;
    await product.api.post(`/events/${made.id}/invitations`, { invitees: cast });
    page = await (await contextOf(browser, product, OWNER)).newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('are found from the outcomes, pasted, and nothing typed is lost on a mistake', async () => {
    await page.goto(`${at}/hasil`);
    expect(await press(page.locator(`a[href="${at}/catatan"]`))).toBe(200);
    const long = `${'kata '.repeat(12_001)}akhir`;
    await page.locator('#text').evaluate((field: any, text) => {
      field.removeAttribute('maxlength');
      field.value = text;
    }, long);
    expect(await press(page.locator('.notes-paste .btn-primary'))).toBe(422);
    expect((await page.locator('#text').inputValue()).length).toBe(long.length);
    errors.length = 0;
    await page.locator('#text').fill(MINUTES);
    expect(await press(page.locator('.notes-paste .btn-primary'))).toBe(200);
    expect([await open().count(), await page.locator('.notes-text mark').count()]).toEqual([13, 13]);
    expect(await counts()).toBe('13 belum diputuskan, 0 diterima, 0 diabaikan');
    expect(await outcomes()).toEqual([]);
  });

  test('are decided by the keyboard in place: the focus goes to the next, other forms keep what was typed', async () => {
    const ids = await open().evaluateAll((all: any[]) => all.map(({ id }) => id));
    await open().nth(4).locator('[name="text"]').fill('Anggaran disiapkan bersama');
    await fillIn(open().nth(0).locator('form'), { text: 'Posko siaga dibuka', kind: 'decision', due: '2027-03-08' });
    await open().nth(0).locator('[value="terima"]').focus();
    await page.keyboard.press('Enter');
    await eventually('the first', async () => (await counts()).startsWith('12 belum diputuskan, 1 diterima'), LATER);
    expect(await focused()).toBe(ids[1]);
    expect(await textOf(page.locator('#kerja .saved'))).toContain('Diterima sebagai Keputusan: Posko siaga dibuka');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually('the second', async () => (await counts()).includes('1 diabaikan'), LATER);
    expect([await focused(), await open().nth(2).locator('[name="text"]').inputValue()]).toEqual([
      ids[2],
      'Anggaran disiapkan bersama',
    ]);
    await open().nth(0).locator('[name="text"]').fill(' ');
    await open().nth(0).locator('[value="terima"]').click();
    await open().nth(0).locator('.problem').first().waitFor();
    expect(await open().count()).toBe(11);
    errors.length = 0;
    await page.locator('#kerja .saved').waitFor({ state: 'detached' });
    expect((await outcomes()).map((o: { kind: string; text: string }) => [o.kind, o.text])).toEqual([
      ['decision', 'Posko siaga dibuka'],
    ]);
    expect(errors).toEqual([]);
  });

  test('are decided without script too, taken back, and deleted while what was accepted stays', async () => {
    const plain = await (await contextOf(browser, product, OWNER, { javaScriptEnabled: false })).newPage();
    await plain.goto(`${at}/catatan`);
    const first = plain.locator('ol.noted > li').first();
    expect(await press(first.locator('[value="abaikan"]'))).toBe(200);
    expect(plain.url()).toMatch(/lanjut=np_\w+#usulan-np_\w+$/);
    expect(await press(plain.locator('.saved [value="kembalikan"]'))).toBe(200);
    expect(await press(first.locator('[value="terima"]'))).toBe(200);
    const before = await outcomes();
    expect(before).toHaveLength(2);

    // decided the other way in another window, it is shown as it stands
    const id = (await plain.locator('.notes-text mark.accepted a').last().getAttribute('href'))?.slice(8) ?? '';
    const send = (aksi: string) =>
      plain.context().request.post(`${product.base}${at}/catatan/usulan/${id}`, {
        form: { aksi },
        headers: { origin: product.base },
      });
    for (let time = 0; time < 2; time++) {
      const stood = await send('abaikan');
      expect([stood.status(), await stood.text()]).toEqual([200, expect.stringContaining('Sudah diterima sebelumnya')]);
    }
    const refused = await product.api.post(`/note-proposals/${id.replace(/^usulan-/, '')}/dismiss`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'already_accepted']);
    expect(await outcomes()).toEqual(before);

    const context = await contextOf(browser, product, OWNER);
    const audit = auditor(context);
    await audit.at('notes', `${product.base}${at}/catatan`);
    await audit.at('outcomes', `${product.base}${at}/hasil`);
    expect(audit.faults()).toEqual([]);

    await plain.locator('summary', { hasText: 'Hapus catatan ini' }).click();
    expect(await press(plain.locator('form[action$="/hapus"] button'))).toBe(200);
    expect(await textOf(plain.locator('main'))).toContain('Catatan sudah dihapus.');
    expect(await outcomes()).toEqual(before);
    await audit.at('no notes', `${product.base}${at}/catatan`);
    expect(audit.faults()).toEqual([]);
  });
});
