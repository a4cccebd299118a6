import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, press, startBrowser, textOf } from '../browser.ts';
import { bupati, camats, hendra, rakor, ratna } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let browser: Browser;
/** Two phones of one organization. */
let one: Page;
let two: Page;
let event = '';

/** The machine may be slow; what must come within 5 s says so itself. */
const SOON = { timeout: 10_000 };
const came = (page: Page) => page.locator('#hitung b');
const row = (page: Page, position: string) => page.locator('ul.roll > li').filter({ hasText: position });

describeInBrowser('recording while it happens, in Chromium', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-04T00:05:00Z' });
    browser = await startBrowser();
    const { id } = (await product.api.post('/events', rakor)).body;
    const added = await product.api.post(`/events/${id}/invitations`, { invitees: [bupati, hendra, ...camats(30)] });
    await product.api.post(`/invitations/${added.body.data[0].id}/answers`, {
      answer: 'represented',
      representative: { name: ratna.name, position: ratna.position },
      channel: 'phone',
    });
    event = `/acara/${id}`;
    const phone = await contextOf(browser, product, OWNER, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      geolocation: { latitude: -2.98412, longitude: 104.75321 },
      permissions: ['geolocation'],
    });
    [one, two] = [await phone.newPage(), await phone.newPage()];
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('searched as one types, tapped in place, undone in place; the other phone sees it within 5 s', async () => {
    await one.goto(`${event}/kehadiran`);
    await two.goto(`${event}/kehadiran`);
    let loads = 0;
    one.on('framenavigated', () => loads++);
    await one.fill('#cari', 'puspa dewi');
    await expect.poll(() => one.locator('ul.roll > li').count(), SOON).toBe(1);
    await row(one, bupati.position)
      .getByRole('button', { name: /^Diwakili: / })
      .click();
    await row(one, bupati.position).locator('.present').waitFor();
    const tapped = Date.now();
    expect(await textOf(came(one))).toBe('1');
    expect(await one.evaluate('document.activeElement.textContent')).toContain('Urungkan');
    await expect.poll(() => textOf(came(two)), SOON).toBe('1');
    expect(Date.now() - tapped).toBeLessThan(5000);
    // the same thumb once more, at once: the button that takes it back does not listen yet
    await one.waitForTimeout(1000);
    await row(one, bupati.position)
      .getByRole('button', { name: /^Urungkan/ })
      .click();
    await row(one, bupati.position).locator('.taps').waitFor();
    await row(one, bupati.position)
      .getByRole('button', { name: /^Hadir/ })
      .dblclick();
    await row(one, bupati.position).locator('.present').waitFor();
    await one.waitForTimeout(500);
    expect([await textOf(came(one)), await one.inputValue('#cari'), loads]).toEqual(['1', 'puspa dewi', 0]);
  });

  test('a name being typed is left alone by what comes in from others', async () => {
    await one.fill('#cari', 'Camat uji 3');
    await row(one, 'Camat uji 30')
      .getByRole('link', { name: /^Diwakili/ })
      .click();
    const name = row(one, 'Camat uji 30').locator('[name=representative_name]');
    await name.fill('Budi Wakil');
    await two.fill('#cari', hendra.position);
    await row(two, hendra.position)
      .getByRole('button', { name: /^Hadir/ })
      .click();
    await expect.poll(() => textOf(came(one)), SOON).toBe('2');
    expect(await name.inputValue()).toBe('Budi Wakil');
    await name.press('Enter');
    await expect.poll(() => textOf(row(one, 'Camat uji 30'))).toContain('Diwakili Budi Wakil');
  });

  test('a tap that never arrived is told, and the next one is recorded', async () => {
    await one.fill('#cari', 'Camat uji 21');
    await expect.poll(() => one.locator('ul.roll > li').count(), SOON).toBe(1);
    const hadir = row(one, 'Camat uji 21').getByRole('button', { name: /^Hadir/ });
    await one.context().setOffline(true);
    await hadir.click();
    await one.getByText('Sambungan terputus').waitFor();
    await one.context().setOffline(false);
    await hadir.click();
    await row(one, 'Camat uji 21').locator('.present').waitFor();
    expect(await one.getByText('Sambungan terputus').isVisible()).toBe(false);
  });

  test('outcomes by keys alone: kind by its letter while typing, saved by Ctrl and Enter', async () => {
    const desk = await (await contextOf(browser, product, OWNER)).newPage();
    await desk.goto(`${event}/hasil`);
    await desk.keyboard.press('k');
    expect(await desk.locator('[name=kind]:checked').inputValue()).toBe('quote');
    const text = desk.locator('textarea');
    await text.fill('Jaga kerukunan');
    await text.press('Alt+t');
    expect(await desk.locator('[name=kind]:checked').inputValue()).toBe('follow_up');
    await desk.locator('[name=owner]').fill('Kasat Intel');
    await text.focus();
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Control+Enter')]);
    expect(await textOf(desk.locator('.saved'))).toContain('Tindak lanjut tersimpan: Jaga kerukunan');
    expect(await desk.evaluate('document.activeElement.name')).toBe('text');
    await press(desk.locator('.saved').getByRole('button', { name: /^Urungkan/ }));
    expect(await desk.locator('.said').count()).toBe(0);
  });

  test('a round on one screen, with its position taken coarsely and only when asked for', async () => {
    await one.goto('/catat');
    expect(await one.inputValue('#position')).toBe('');
    await one.getByRole('button', { name: 'Ambil posisi' }).click();
    await expect.poll(() => one.inputValue('#position')).toBe('-2.98, 104.75');
    // only what the chosen kind counts is asked for
    expect(await one.locator('[name=packages_number]').isVisible()).toBe(false);
    await one.getByRole('radio', { name: 'Bakti sosial' }).check();
    await one.locator('[name=packages_number]').fill('40');
    await one.locator('[name=place]').fill('Balai Desa Rawa Hilir');
    await one.getByRole('button', { name: 'Selesai' }).click();
    await one.locator('#pesan').waitFor();
    expect(await one.inputValue('#pesan')).toContain('40');
  });

  test('nothing wrong for axe, in light and dark, wide and narrow', async () => {
    const audit = auditor(await contextOf(browser, product, OWNER));
    for (const at of [`${event}/kehadiran`, `${event}/hasil`, '/catat']) await audit.at(at, `${product.base}${at}`);
    expect(audit.faults()).toEqual([]);
  });
});
