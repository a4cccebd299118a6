import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, fillIn, press, startBrowser, textOf } from '../browser.ts';
import { rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let browser: Browser;

describeInBrowser('series and programmes in a browser', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-01T01:00:00Z' });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('thirty daily visits are made by one form, its dates seen before; one is recorded by itself', async () => {
    const page = await (await contextOf(browser, product, OWNER)).newPage();
    await page.goto('/acara/baru?jenis=sambang');
    const form = page.locator('#acara');
    await expect.poll(() => page.locator('#repeat_count').isVisible()).toBe(false);
    await fillIn(form, {
      title: 'Sambang Desa Rawa',
      starts_on: '2027-03-01',
      starts_clock: '16:00',
      venue_name: 'Desa Rawa',
      repeats: 'daily',
      repeat_count: '30',
    });
    await expect.poll(() => textOf(page.locator('#ulang-kabar'))).toContain('30 kali: Senin, 1 Maret 2027');
    expect(await page.locator('.weekly').isVisible()).toBe(false);
    expect(await page.locator('#ulang-kabar li').count()).toBe(30);
    await press(page.getByRole('button', { name: 'Buat acara' }));
    expect(new URL(page.url()).pathname).toMatch(/^\/seri\/sr_/);
    expect(await page.locator('tbody tr').count()).toBe(30);
    await press(page.getByRole('link', { name: /^Catat: Senin, 1 Maret 2027/ }));
    await fillIn(page.locator('form.quick'), { visits_number: '6' });
    await press(page.getByRole('button', { name: 'Simpan dan akhiri' }));
    const rows = page.locator('tbody tr');
    expect(await textOf(rows.nth(0))).toContain('6 kunjungan');
    expect(await textOf(rows.nth(0))).toContain('Berakhir');
    expect(await textOf(rows.nth(1))).not.toContain('kunjungan');
  });

  test('a month of visits is read as one report: a sentence opened, the month before, the message copied', async () => {
    const round = {
      ...rakor,
      title: 'Sambang Rangkum',
      type: 'sambang',
      programme: 'Operasi Rangkum',
      ends_at: undefined,
    };
    const made = await product.api.post('/events', {
      ...round,
      starts_at: '2027-01-25T09:00',
      rrule: 'FREQ=DAILY;COUNT=12',
    });
    const at = `/seri/${made.body.series_id}`;
    const { events } = (await product.api.get(`/series/${made.body.series_id}`)).body;
    for (const { id } of events) {
      await product.api.post(`/events/${id}/counts`, { counts: [{ what: 'visits', number: 3 }] });
      await product.api.post(`/events/${id}/close`);
    }
    const context = await contextOf(browser, product, OWNER);
    const page = await context.newPage();
    await page.goto(at);
    await press(page.getByRole('link', { name: 'Laporan seri' }));
    // nothing was held in March: all of it
    expect(await textOf(page.locator('h1'))).toContain('25 Januari 2027');
    await page.getByText('Pilih periode').click();
    await fillIn(page.locator('form[method=get]'), { dari: '2027-02-01', sampai: '2027-02-28' });
    await press(page.getByRole('button', { name: 'Tampilkan' }));
    expect(await textOf(page.locator('h1'))).toBe('Februari 2027');
    await page.locator('.sheet summary', { hasText: '15 (lima belas) kunjungan' }).click();
    expect(await page.locator('.evidence:visible a').count()).toBe(5);
    await press(page.getByRole('link', { name: 'Sebelumnya: Januari 2027' }));
    expect(await textOf(page.locator('.sheet'))).toContain('21 (dua puluh satu) kunjungan');
    expect(await page.locator('#daftar-acara').isVisible()).toBe(true);
    const listed = (await product.api.get('/programmes')).body.data;
    const { id } = listed.find(({ name }: { name: string }) => name === 'Operasi Rangkum');
    const audit = auditor(context);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [`${at}/laporan`, `/program/${id}/laporan?dari=2027-02-01&sampai=2027-02-28`]) {
        await page.goto(path);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
      }
    }
    for (const path of [`${at}/laporan`, `/program/${id}/laporan?dari=2027-02-40`])
      await audit.at(path, product.base + path);
    expect(audit.faults()).toEqual([]);
    await context.close();
  });

  test('axe finds nothing on the form, the series, its waves and the programme', async () => {
    const rounds = { ...rakor, title: 'Bimtek', type: 'bimtek', programme: 'Pembentukan KPPS', capacity: 2 };
    const { body } = await product.api.post('/events', { ...rounds, rrule: 'FREQ=WEEKLY;COUNT=3' });
    const invitees = ['A', 'B', 'C'].map((name) => ({ name: `Peserta ${name}`, agency: `Kecamatan ${name}` }));
    await product.api.post(`/events/${body.id}/invitations`, { invitees });
    const [programme] = (await product.api.get('/programmes')).body.data;
    const context = await contextOf(browser, product, OWNER);
    const audit = auditor(context);
    for (const at of [
      `/seri/${body.series_id}`,
      `/seri/${body.series_id}/peserta`,
      `/acara/${body.id}/ubah`,
      `/acara/${body.id}/catat`,
      '/acara/baru?jenis=sambang&konsep=dr_mata_axe_seri',
      '/program',
      `/program/${programme.id}`,
    ])
      await audit.at(at, product.base + at);
    expect(audit.faults()).toEqual([]);
    await context.close();
  });
});
