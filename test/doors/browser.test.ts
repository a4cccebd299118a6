import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  auditor,
  codeFor,
  contextOf,
  describeInBrowser,
  fillIn,
  formTo,
  press,
  startBrowser,
  textOf,
} from '../browser.ts';
import { bupati, rakor, ratna } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

/*
 * The two doors people come in by, without script, each page of it looked at with axe. The whole of an event from
 * the sign-in to the final report is in test/long/one-event.
 */

const OWNER = 'koordinator@pendopo.example';

describeInBrowser('without script', () => {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('a coordinator signs in, and an aide answers; the coordinator sees it', async () => {
    const event = (await product.api.post('/events', rakor)).body;
    const [invited] = (await product.api.post(`/events/${event.id}/invitations`, { invitees: [bupati] })).body.data;
    const audit = auditor(await contextOf(browser, product, OWNER));
    const desk = await (await contextOf(browser, product, null, { javaScriptEnabled: false })).newPage();
    await desk.goto(`/acara/${event.id}`);
    await fillIn(formTo(desk, '/masuk'), { email: OWNER });
    await press(desk.getByRole('button', { name: 'Kirim kode' }));
    await desk.getByLabel('Kode', { exact: true }).fill(await codeFor(product.base, OWNER));
    expect(await press(desk.getByRole('button', { name: 'Masuk', exact: true }))).toBe(200);
    expect(new URL(desk.url()).pathname).toBe(`/acara/${event.id}`);
    await audit.asShown('/acara/:id', desk);

    const phone = await (await contextOf(browser, product, null, { javaScriptEnabled: false })).newPage();
    await phone.goto(invited.link);
    await phone.getByText('Diwakili', { exact: true }).click();
    await fillIn(phone.locator('form'), { representative_name: ratna.name });
    expect(await press(phone.getByRole('button', { name: 'Kirim: diwakili' }))).toBe(200);
    expect(await textOf(phone.locator('main'))).toContain(`Diwakili oleh ${ratna.name}`);
    await audit.asShown('/r/:token', phone);

    await desk.goto(`/acara/${event.id}/undangan`);
    expect(await textOf(desk.locator('.guests li'))).toContain(`oleh ${ratna.name}`);
    await audit.asShown('/acara/:id/undangan', desk);
    expect(audit.faults()).toEqual([]);
  });
});
