import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, cookieOf, describeInBrowser, press, startBrowser, textOf } from '../browser.ts';
import { type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let browser: Browser;
let page: Page;

/** Waits until what is typed was saved and planned again. */
async function settled(does: () => Promise<unknown>): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((response) => /rancangan/.test(response.url())), does()]);
  expect(answer.status()).toBe(200);
  await answer.finished();
  await page.locator('.htmx-request, .htmx-swapping').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(100);
}
const focused = () => page.evaluate<string>('document.activeElement.id');

describeInBrowser('an event’s form while one types', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    const as = { Origin: product.base, Cookie: await cookieOf(product, OWNER) };
    await product.form('/organisasi', { name: 'Polres Sungai Rawa', region: 'Kabupaten Sungai Rawa' }, as);
    browser = await startBrowser();
    page = await (await contextOf(browser, product, OWNER)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('plan, news and problems come beside it; nothing typed is written over, the focus stays', async () => {
    await page.goto('/acara/baru?jenis=apel-gelar-pasukan');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.fill('#title', 'Apel pagi');
    await settled(() => page.fill('#starts_on', '2027-03-05'));
    expect(await textOf(page.locator('#waktu-kabar'))).toContain('Jumat, 5 Maret 2027');
    await settled(() => page.locator('#weekday').pressSequentially('Kamis'));
    expect(await textOf(page.locator('#weekday-kabar'))).toMatch(/Kamis.*Jumat/);
    expect(await focused()).toBe('weekday');
    await settled(() => page.fill('#weekday', 'Jumat'));
    expect(await textOf(page.locator('#weekday-kabar'))).toBe('');
    // rows of one's own: the field to write in next has the focus, and keeps it while the plan follows
    await settled(() => page.getByRole('button', { name: 'Ubah susunan acara' }).click());
    expect(await focused()).toBe('agenda_0_time');
    await settled(() => page.getByRole('button', { name: 'Sisipkan baris sesudah baris 1', exact: true }).click());
    expect(await focused()).toBe('agenda_11_time');
    await settled(() => page.keyboard.type('7'));
    await page.locator('#agenda_11_title').focus();
    await page.keyboard.type('Samb', { delay: 300 });
    await settled(() => page.keyboard.type('utan', { delay: 300 }));
    expect([await page.locator('#agenda_11_title').inputValue(), await focused()]).toEqual([
      'Sambutan',
      'agenda_11_title',
    ]);
    expect(await textOf(page.locator('#agenda_11 .clock'))).toBe('08.15–08.22');
    // folded away stays folded away, and open stays open
    await page.locator('#tasks > summary').click();
    await page.locator('#invitees_0 summary').click();
    await settled(() => page.locator('#invitees_0_email').fill('bupati@sungairawa.example'));
    expect(await page.locator('#tasks').getAttribute('open')).toBeNull();
    expect(await page.locator('#invitees_0_email').isVisible()).toBe(true);
    // Enter sends no half form
    await page.locator('#title').focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/acara/baru');
    await settled(() => page.locator('#invitees_0_on').check());
    await page.reload();
    expect(await page.locator('#agenda_11_title').inputValue()).toBe('Sambutan');
    await page.fill('#venue_name', 'Lapangan');
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(200);
    expect(new URL(page.url()).pathname).toMatch(/^\/acara\/ev_/);
    expect(errors).toEqual([]);
  });

  test('is fit to be seen with rows open', async () => {
    await page.goto('/acara/baru?jenis=bimtek');
    await settled(() => page.fill('#starts_on', '2027-03-06'));
    await settled(() => page.getByRole('button', { name: 'Ubah susunan acara' }).click());
    await settled(() => page.getByRole('button', { name: 'Ubah daftar tugas' }).click());
    const audit = auditor(await contextOf(browser, product, OWNER));
    await audit.asShown('/acara/baru, rows', page);
    expect(audit.faults()).toEqual([]);
  });

  test('all proposed are ticked at once and invited, however quickly the form is sent; what was wrong is let go when mended', async () => {
    await page.goto('/acara/baru?jenis=apel-gelar-pasukan');
    await page.fill('#title', 'Apel kilat');
    await page.fill('#starts_on', '2027-03-12');
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(422);
    expect(await page.evaluate('document.activeElement.className')).toContain('wrong');
    await page.fill('#venue_name', 'Lapangan');
    expect(await page.locator('#venue_name-salah').count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Centang semua' }).click();
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(200);
    expect(await textOf(page.locator('main'))).toContain('13 diundang');
  });

  test('one whose session ends meanwhile is told so where he is, and what he typed stays', async () => {
    await page.goto('/acara/baru?jenis=sambang');
    await page.context().clearCookies();
    const answer = page.waitForResponse((response) => /rancangan/.test(response.url()));
    await page.fill('#title', 'Sambang malam');
    expect((await answer).status()).toBe(401);
    await page.getByRole('link', { name: 'Masuk lagi (tab baru)' }).waitFor();
    expect(await page.locator('#title').inputValue()).toBe('Sambang malam');
  });
});
