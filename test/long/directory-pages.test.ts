import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, describeInBrowser, press, startBrowser, textOf } from '../browser.ts';
import { eventually, type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';
const ROWS = Array.from(
  { length: 500 },
  (_, i) =>
    `Kepala Desa Uji ${i + 1};Pejabat ${i + 1}, S.IP.;Desa Uji ${i + 1};desa${i + 1}@uji.example;0812-0000-${i}`,
).join('\n');

let product: Product;
let browser: Browser;
let page: Page;

describeInBrowser('the directory with script', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    browser = await startBrowser();
    page = await (await contextOf(browser, product, OWNER)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('five hundred rows pasted, looked at, saved', async () => {
    await page.goto('/direktori');
    await press(page.getByRole('link', { name: 'Impor tabel' }));
    await page.getByLabel('Baris yang ditempel').fill(ROWS);
    await press(page.getByRole('button', { name: 'Periksa dahulu' }));
    expect(await textOf(page.locator('.numbers'))).toBe('500 Jabatan baru');
    await press(page.getByRole('button', { name: 'Simpan ke direktori' }));
    expect(await textOf(page.locator('main'))).toContain('500 jabatan baru, 500 pejabat dicatat');
  });

  test('what is searched comes as one types, and one goes on typing', async () => {
    await page.goto('/direktori');
    await page.getByLabel('Cari jabatan').focus();
    await page.keyboard.type('desa uji 32', { delay: 20 });
    await eventually('what was found', async () =>
      (await textOf(page.locator('#hasil'))).startsWith('15 jabatan cocok.'),
    );
    await page.keyboard.type('1', { delay: 20 });
    await eventually('the one', async () => (await textOf(page.locator('#hasil'))).startsWith('1 jabatan cocok.'));
    expect(await page.getByLabel('Cari jabatan').inputValue()).toBe('desa uji 321');
    expect(await page.evaluate('document.activeElement.id')).toBe('cari');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?cari=desa\+uji\+321$/);
    await press(page.getByRole('link', { name: 'Kepala Desa Uji 321' }));
  });

  test('a change of holder by the keyboard alone', async () => {
    const key = async (...keys: string[]) => {
      for (const one of keys) await page.keyboard.press(one);
    };
    const summary = page.locator('summary', { hasText: 'Ganti pejabat' });
    await summary.focus();
    await key('Enter', 'Tab');
    await page.keyboard.type('Drs. Wahyu Pratama');
    await Promise.all([page.waitForNavigation(), key('Enter')]);
    expect(await textOf(page.locator('.holder-name'))).toBe('Drs. Wahyu Pratama');
    expect(await textOf(page.locator('main'))).toMatch(/Pejabat 321, S\.IP\. Definitif · sampai 9 Januari 2027/);
  });
});
