import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, press, startBrowser, textOf } from '../browser.ts';
import { bupati, hendra, rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

/* The invitee's page and the check page in a browser, in each state, light and dark. */

const LONG_NAME = `Prof. Dr. H. ${'Wirakusumahadiningrat'.repeat(3)}, S.H., M.H.`.padEnd(90, '.');
const LONG_OFFICE = 'Kepala Bidang Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga '.padEnd(190, 'Berencana ');

let product: Product;
let browser: Browser;

/** A fresh event with one invitee: its id and the invitee's link. */
async function asked(invitee: object = bupati, over: object = {}) {
  const event = (await product.api.post('/events', { ...rakor, ...over })).body.id as string;
  const added = await product.api.post(`/events/${event}/invitations`, { invitees: [invitee] });
  return { event, link: added.body.data[0].link as string };
}

describeInBrowser('the letter in a browser', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-02-25T03:00:00Z' });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const phone = async () =>
    (
      await contextOf(browser, product, null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    ).newPage();

  test('is answered in two taps: the link, the button', async () => {
    const page = await phone();
    for (const [name, answer] of [
      ['Hadir', 'Hadir'],
      ['Berhalangan hadir', 'Berhalangan'],
      ['Belum dapat memastikan', 'Belum pasti'],
    ]) {
      const { link } = await asked();
      await page.goto(link);
      expect(await press(page.getByRole('button', { name, exact: true }))).toBe(200);
      expect(await textOf(page.getByRole('status'))).toContain(`Jawaban Bapak/Ibu ${answer}`);
      expect(await page.locator('[aria-current="true"]').count()).toBe(1);
    }
    expect(await page.context().cookies()).toEqual([]);
  });

  test('Enter in a field answers nothing, and a changed mind takes the representative with it', async () => {
    const { link } = await asked();
    const page = await phone();
    await page.goto(link);
    const open = () => page.locator('.answers summary').click();
    await open();
    const name = page.getByLabel('Nama wakil');
    await name.fill('Sekar Arum');
    const [unsaid] = await Promise.all([page.waitForNavigation(), name.press('Enter')]);
    expect(unsaid?.status()).toBe(422);
    expect([await name.isVisible(), await name.inputValue()]).toEqual([true, 'Sekar Arum']);
    expect(await press(page.getByRole('button', { name: 'Kirim: diwakili' }))).toBe(200);
    expect(await textOf(page.getByRole('status'))).toContain('Diwakili oleh Sekar Arum');
    expect(await page.getByRole('img', { name: 'Kode QR' }).isVisible()).toBe(true);
    await open();
    expect(await name.inputValue(), 'sending it again keeps him').toBe('Sekar Arum');
    expect(await press(page.getByRole('button', { name: 'Berhalangan hadir' }))).toBe(200);
    expect(await textOf(page.getByRole('status'))).not.toContain('Sekar Arum');
  });

  test('in order of the keyboard comes no answer before the question, and every place is seen', async () => {
    const { link } = await asked();
    const page = await (await contextOf(browser, product, null)).newPage();
    await page.goto(link);
    const reached: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      const at = page.locator(':focus');
      reached.push(await textOf(at));
      expect(await at.evaluate((node: any) => node.ownerDocument.defaultView.getComputedStyle(node).outlineStyle)).toBe(
        'solid',
      );
    }
    const before = ['Periksa', 'Tambah pesan atau nama pengisi'];
    const answers = ['Hadir', 'Diwakili', 'Berhalangan hadir', 'Belum dapat memastikan'];
    expect(reached).toEqual([...before, ...answers, 'Simpan ke kalender', 'Lihat peta', 'English']);
  });

  test.each(['id', 'en'])(
    'the first screen of a phone says who, what, when and where, and holds all answers: %s',
    async (language) => {
      const { link } = await asked();
      const page = await phone();
      await page.goto(`${link}?lang=${language}`);
      let above = 0;
      for (const part of ['header b', 'h1', 'dl', '.answers']) {
        const { y, height } = (await page.locator(part).first().boundingBox()) ?? { y: -1, height: 0 };
        expect(y).toBeGreaterThan(above);
        above = y;
        expect(y + height).toBeLessThanOrEqual(844);
      }
    },
  );

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in any state, %s, and nothing is too wide',
    async (colorScheme) => {
      const audit = auditor(await contextOf(browser, product, null, { colorScheme }));
      const fresh = await asked();
      const long = { position: LONG_OFFICE, name: LONG_NAME, agency: 'Dinas Uji' };
      const represented = {
        answer: 'represented',
        representative_name: LONG_NAME,
        representative_position: LONG_OFFICE,
      };
      const states: Record<string, [object, object | null, string?]> = {
        fresh: [bupati, null],
        long: [long, null],
        accepted: [hendra, { answer: 'accepted' }],
        represented: [long, represented],
        declined: [bupati, { answer: 'declined' }],
        cancelled: [bupati, null, 'cancel'],
        closed: [bupati, { answer: 'accepted' }, 'close'],
      };
      for (const [state, [invitee, answer, end]] of Object.entries(states)) {
        const { event, link } = await asked(invitee, state === 'long' ? { title: LONG_OFFICE, host: LONG_OFFICE } : {});
        if (answer) await product.form(link, answer as Record<string, string>);
        if (end) await product.api.post(`/events/${event}/${end}`, end === 'cancel' ? { reason: 'hujan' } : {});
        await audit.at(state, link);
        const check = /href="(\/periksa\/[^"]+)"/.exec(await (await fetch(link)).text())?.[1] ?? '';
        await audit.at(`${state}, checked`, `${product.base}${check}`);
      }
      await audit.at('unknown link', `${product.base}/r/x`);
      await audit.at('unknown code', `${product.base}/periksa/x`);
      const refused = await phone();
      await refused.goto(fresh.link);
      await refused.locator('.answers summary').click();
      expect(await press(refused.getByRole('button', { name: 'Kirim: diwakili' }))).toBe(422);
      await audit.asShown('refused', refused);
      expect(audit.faults()).toEqual([]);
    },
  );
});
