import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, fillIn, formTo, press, startBrowser, textOf } from '../browser.ts';
import { bupati, hendra, maya, rakor, surya } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';
import { calendarOf, quiet } from './support/ledger.ts';

/* An event is moved and then called off in a real browser; a real SMTP server hears what its guests hear. */

const OWNER = 'koordinator@pendopo.example';
const MAILED = [bupati, hendra, surya];

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
let browser: Browser;
let page: Page;
let audit: ReturnType<typeof auditor>;
let id: string;
let event: string;

const newest = (email: string) => smtp.to(email).at(-1) as Accepted;
const told = (accepted: Accepted) => {
  const calendar = calendarOf(accepted);
  return [calendar.method, calendar.value('sequence'), calendar.value('status')];
};

describeInBrowser('a change, carried through', () => {
  beforeAll(async () => {
    smtp = await startSmtp();
    product = await startProduct({ SMTP_URL: smtp.url, NOW: '2027-02-10T03:00:00Z' });
    id = (await product.api.post('/events', rakor)).body.id;
    event = `/acara/${id}`;
    await product.api.post(`/events/${id}/invitations`, { invitees: [...MAILED, maya] });
    await product.api.post(`/events/${id}/send`);
    await quiet(product, id);
    browser = await startBrowser();
    const context = await contextOf(browser, product, OWNER, { smtp });
    await context.route(/wa\.me/, (route) => route.abort());
    page = await context.newPage();
    audit = auditor(await contextOf(browser, product, OWNER, { smtp }));
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await smtp?.stop();
  });

  test('another day in the form: each hears it once, the old beside the new, under one UID', async () => {
    const [link = ''] = /http\S+\/r\/\S+/.exec(newest(bupati.email).mail.text ?? '') ?? [];
    await product.form(new URL(link).pathname, { answer: 'accepted' });
    await page.goto(`${event}/ubah`);
    expect(await textOf(page.locator('.notice'))).toContain('4 undangan menerima surat perubahan');
    await fillIn(formTo(page, '/ubah').or(page.locator('form[action*="/ubah?"]')).first(), {
      starts_on: '2027-03-11',
      ends_on: '',
      starts_clock: '13:00',
      ends_clock: '15:00',
    });
    expect(await press(page.getByRole('button', { name: 'Simpan perubahan' }))).toBe(200);
    expect(new URL(page.url()).pathname).toBe(event);
    await quiet(product, id);
    for (const { email } of MAILED) {
      expect(smtp.to(email)).toHaveLength(2);
      expect(told(newest(email))).toEqual(['REQUEST', 1, 'CONFIRMED']);
      expect(newest(email).mail.text).toMatch(/Kamis, 11 Maret 2027 pukul 13\.00 WITA[\s\S]*Kamis, 4 Maret 2027/);
      expect(calendarOf(newest(email)).value('uid')).toBe(calendarOf(smtp.to(email)[0] as Accepted).value('uid'));
    }
    await page.reload();
    expect(await textOf(page.locator('.announced'))).toMatch(/3 surat terkirim, 0 menunggu.*1 belum dapat dikabari/);
    expect(await textOf(page.locator('.legend .accepted'))).toBe('Hadir 0');
    expect((await product.api.get(`/events/${id}`)).body).toMatchObject({ sequence: 1, status: 'invited' });
    const guest = await (await contextOf(browser, product, null)).newPage();
    await guest.goto(link);
    expect(await textOf(guest.locator('main'))).toContain('semula Kamis, 4 Maret 2027');
  });

  test('whom no mail tells is told by hand', async () => {
    await page.locator('.announced a').click();
    expect(new URL(page.url()).pathname).toBe(`${event}/kabari`);
    await audit.at('to be told by hand', page.url());
    expect(audit.faults()).toEqual([]);
    const row = page.locator('.rows li', { hasText: maya.position });
    expect(decodeURIComponent((await row.locator('a[href*="wa.me"]').getAttribute('href')) ?? '')).toContain('semula');
    await press(row.getByRole('button', { name: /^Sudah dikabari/ }));
    expect(await textOf(page.locator('main'))).toContain('Semua yang diundang sudah dikabari.');
  });

  test('called off: CANCEL once to each, and nothing after it', async () => {
    await page.goto(`${event}/rencana`);
    await page.getByText('Batalkan acara', { exact: true }).first().click();
    const form = formTo(page, '/batal');
    await fillIn(form, { reason: 'Banjir di lokasi' });
    await press(form.locator('button[type=submit]'));
    await quiet(product, id);
    for (const { email } of MAILED) {
      expect(smtp.to(email)).toHaveLength(3);
      expect(told(newest(email))).toEqual(['CANCEL', 2, 'CANCELLED']);
      expect(newest(email).mail.text).toContain('Banjir di lokasi');
    }
    const { status, sequence } = (await product.api.get(`/events/${id}`)).body;
    expect([status, sequence]).toEqual(['cancelled', 2]);
    await page.goto(`${event}/kabari`);
    expect(await textOf(page.locator('main'))).toMatch(
      /Pembatalan.*Banjir di lokasi.*1 berikut tidak terjangkau surel/,
    );
  });
});
