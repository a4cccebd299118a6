import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, press, startBrowser, textOf } from '../browser.ts';
import { rakor } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/* The rundown with script: arranged by keys and by pointer, run on the day before two browsers; tasks ticked on a phone. */

const OWNER = 'koordinator@pendopo.example';
/** A second browser shows a mark at most so much later (milliseconds). */
const LATER = 5_000;
const agenda = [
  { title: 'Registrasi', minutes: 30 },
  { title: 'Pembukaan', minutes: 10 },
  { title: 'Sambutan', officer: 'Pj. Bupati Sungai Rawa', minutes: 15 },
  { title: 'Sambutan', officer: 'Camat Rawa Hilir', minutes: 10 },
];
const owner = { name: 'Bima Saputra', agency: 'Dinas Kominfo', email: 'bima@kominfo.example' };

let product: Product;
let browser: Browser;
let page: Page;
let at = '';
let link = '';
const errors: string[] = [];

const focused = () => page.evaluate<string>('document.activeElement.id');
/** Rows as they stand: when and what. */
const rows = () =>
  page
    .locator('.rundown-row')
    .evaluateAll((all: any[]) =>
      all.map(
        (row) => `${row.querySelector('.clock').textContent} ${row.querySelector('[name$=_title]')?.value ?? 'jeda'}`,
      ),
    );
const saying = (what: string) =>
  eventually(what, async () => (await textOf(page.locator('.news'))).includes(what), LATER);

describeInBrowser('the rundown', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-04T00:02:00Z' });
    browser = await startBrowser();
    const tasks = [{ title: 'Menyiapkan tata suara', days_before: 0, owner }];
    const made = (await product.api.post('/events', { ...rakor, agenda, tasks })).body;
    at = `/acara/${made.id}`;
    link = made.tasks[0].owner.link;
    page = await (await contextOf(browser, product, OWNER)).newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('is arranged by the keyboard alone, said aloud, focus kept, undone, and saved', async () => {
    await page.goto(`${at}/susunan`);
    await page.locator('#baris_1_title').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await saying('“Pembukaan” pindah ke urutan 1 dari 4, pukul 08.00.');
    expect([await focused(), (await rows())[0]]).toEqual(['baris_1_title', '08.00–08.10 Pembukaan']);
    await page.keyboard.press('Alt+ArrowUp');
    await saying('“Pembukaan” sudah di ujung.');
    await page.locator('#aksi-sambutan').focus();
    await page.keyboard.press('Enter');
    await saying('2 sambutan diurutkan');
    expect(
      await page.locator('.rundown-row [name$=_officer]').evaluateAll((all: any[]) => all.map((one) => one.value)),
    ).toEqual(['', '', 'Camat Rawa Hilir', 'Pj. Bupati Sungai Rawa']);
    await page.locator('#aksi-urung').focus();
    await page.keyboard.press('Enter');
    await saying('Perubahan terakhir diurungkan.');
    expect(await page.locator('.rundown-row [name$=_officer]').nth(2).inputValue()).toBe('Pj. Bupati Sungai Rawa');
    // a length shifts what follows, and nothing typed meanwhile is written over
    await page.locator('#baris_1_minutes').fill('20');
    await page.locator('#baris_0_title').focus();
    await page.keyboard.type(' ulang');
    await eventually('the shift', async () => (await rows())[1]?.startsWith('08.20–08.50'), LATER);
    expect((await page.locator('#baris_0_title').inputValue()).includes('ulang')).toBe(true);
    expect(await press(page.getByRole('button', { name: 'Simpan susunan' }))).toBe(200);
    const saved = (await product.api.get(`/events/${at.split('/').at(-1)}`)).body.agenda;
    expect(saved.map((a: any) => a.starts_at.slice(11, 16))).toEqual(['08:00', '08:20', '08:50', '09:05']);
  });

  test('is arranged by the pointer too', async () => {
    await page.goto(`${at}/susunan`);
    await page.setViewportSize({ width: 1280, height: 900 });
    const handle = await page.locator('.drag').first().boundingBox();
    const last = await page.locator('.rundown-row').last().boundingBox();
    if (!handle || !last) throw new Error('no rows');
    await page.mouse.move(handle.x + 4, handle.y + 4);
    await page.mouse.down();
    await page.mouse.move(last.x + 20, last.y + last.height - 4, { steps: 6 });
    await page.mouse.up();
    await saying('pindah ke urutan 4 dari 4');
    expect((await rows()).at(-1)).toMatch(/ Pembukaan$/);
    await page.locator('#aksi-urung').click();
    await saying('Perubahan terakhir diurungkan.');
    expect((await rows())[0]).toMatch(/ Pembukaan$/);
  });

  test('pressed on a phone, is late before every other browser within five seconds, and focus stays there', async () => {
    const screen = await (await contextOf(browser, product, OWNER)).newPage();
    const plan = await (await contextOf(browser, product, OWNER)).newPage();
    await screen.goto(`${at}/layar`);
    await plan.goto(`${at}/rencana`);
    const edit = plan.getByRole('link', { name: 'Atur susunan' });
    await edit.focus();
    const phone = await (
      await contextOf(browser, product, OWNER, { viewport: { width: 390, height: 844 }, hasTouch: true })
    ).newPage();
    await phone.goto(`${at}/jalan`);
    for (const button of await phone.locator('.live-buttons .press').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60);
    await phone.getByRole('button', { name: 'Mulai', exact: false }).first().tap();
    await phone.getByRole('button', { name: 'Selesai', exact: true }).waitFor();
    await phone.getByRole('button', { name: 'Terlambat 10 menit' }).tap();
    await eventually(
      'the mark',
      async () => (await textOf(phone.locator('#jalan'))).includes('terlambat 10 menit'),
      LATER,
    );
    const expected = (await product.api.get(`/events/${at.split('/').at(-1)}/rundown`)).body.data[1].expected_starts_at;
    const clock = expected.slice(11, 16).replace(':', '.');
    await eventually(
      'on the screen',
      async () => (await textOf(screen.locator('.screen'))).includes(`mulai ${clock}`),
      LATER,
    );
    await eventually(
      'in the plan',
      async () => (await textOf(plan.locator('#susunan-acara'))).includes(`${clock}–`),
      LATER,
    );
    expect(await edit.evaluate((one: any) => one === one.ownerDocument.activeElement)).toBe(true);
  });

  test('a task is ticked on a phone by its link alone, and no page has a fault', async () => {
    const phone = await (
      await contextOf(browser, product, null, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    ).newPage();
    await phone.goto(link);
    expect(await press(phone.getByRole('button', { name: 'Tandai selesai' }))).toBe(200);
    expect(await textOf(phone.locator('main'))).toContain('Semua tugas Bapak/Ibu sudah selesai.');
    const audit = auditor(await contextOf(browser, product, OWNER));
    for (const part of ['susunan', 'jalan', 'layar', 'tugas', 'rencana', ''])
      await audit.at(`/acara/:id/${part}`, `${product.base}${at}/${part}`);
    await audit.at('/t/:token', link);
    expect(audit.faults()).toEqual([]);
    expect(errors).toEqual([]);
  });
});
