import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, fillIn, press, startBrowser, textOf } from '../browser.ts';
import { bupati, hendra, maya, rakor, surya } from '../cast.ts';
import { eventually, type Product, startProduct, tempDir } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';
import { calendarOf, ledgerOf, rowsOf, settled } from './support/ledger.ts';

/* A poll from its making to the fixed date, by hand in a browser without script, over a real mail server. */

const OWNER = 'koordinator@pendopo.example';
const dataDir = tempDir();
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
let browser: Browser;

const text = ({ mail }: Accepted) => (mail.text ?? '').replace(/\s+/g, ' ');
const linkIn = (mail: Accepted | undefined) => /http\S+\/j\/\S+/.exec(mail?.mail.text ?? '')?.[0] ?? '';

describeInBrowser('a date poll in a browser', () => {
  beforeAll(async () => {
    smtp = await startSmtp();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await smtp?.stop();
  });

  test('runs from the question to the date, and tells everybody once', async () => {
    // signed in where codes are kept at home; the mails of the event go over the line
    product = await startProduct({ NOW: '2027-02-01T00:00:00Z' }, { dataDir });
    const state = await (await contextOf(browser, product, OWNER)).storageState();
    const port = new URL(product.base).port;
    await product.stop();
    product = await startProduct({ SMTP_URL: smtp.url, NOW: '2027-02-01T01:00:00Z', PORT: port }, { dataDir });
    const audit = auditor(await contextOf(browser, product, null, { storageState: state }));

    const event = (await product.api.post('/events', { ...rakor, unconfirmed: ['date', 'time'] })).body;
    const invitees = [bupati, hendra, surya, maya];
    const rows = (await product.api.post(`/events/${event.id}/invitations`, { invitees })).body.data;
    // the regent was invited before the date was known
    await product.api.post(`/events/${event.id}/send`);
    await settled(product.api, event.id);

    const desk = await (
      await contextOf(browser, product, null, { storageState: state, javaScriptEnabled: false })
    ).newPage();
    await desk.goto(`/acara/${event.id}`);
    await press(desk.getByRole('link', { name: 'Jajaki tanggal' }));
    await audit.at('/acara/:id/jajak, the form', `${product.base}/acara/${event.id}/jajak`);
    const form = desk.locator('form.poll-form');
    await fillIn(form, {
      slots_0_on: '2027-03-05',
      slots_0_from: '13:30',
      slots_0_until: '15:30',
      slots_1_on: '2027-03-09',
      slots_1_from: '09:00',
      slots_1_until: '11:00',
      deadline_on: '2027-02-10',
      deadline_clock: '12:00',
    });
    await form.locator('[name="usulan"]').first().check();
    expect(await press(desk.getByRole('button', { name: 'Kirim jajak tanggal' }))).toBe(200);
    expect(await textOf(desk.locator('.poll-table thead'))).toContain('Selasa, 9 Maret 2027');

    const mailed = [bupati, hendra, surya];
    await eventually('all are asked', async () => mailed.every(({ email }) => smtp.to(email).length === 2));
    for (const { email } of mailed)
      expect(text(smtp.to(email)[1] as Accepted)).toContain('Jumat, 5 Maret 2027 pukul 13.30–15.30 WITA');

    const phone = await (
      await contextOf(browser, product, null, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    ).newPage();
    const answers = [
      ['delegate', 'in_person', 'in_person'],
      ['in_person', 'cannot', 'in_person'],
      ['in_person', 'in_person', 'delegate'],
    ];
    for (const [i, { email }] of mailed.entries()) {
      await phone.goto(linkIn(smtp.to(email)[1]));
      if (i === 0) await audit.asShown('/j/:token', phone);
      for (const [k, answer] of (answers[i] ?? []).entries())
        await phone.locator(`[name="slot_${k + 1}"][value="${answer}"]`).check();
      expect(await press(phone.getByRole('button', { name: 'Kirim jawaban' }))).toBe(200);
      expect(await textOf(phone.getByRole('status'))).toContain('Jawaban tercatat');
    }
    expect(await phone.context().cookies()).toEqual([]);

    // the prosecutor has no e-mail: somebody calls
    await desk.goto(`/acara/${event.id}/jajak/${rows[3].id}`);
    await audit.asShown('/acara/:id/jajak/:invitation', desk);
    await desk.locator('[name="slot_3"][value="in_person"]').check();
    expect(await press(desk.getByRole('button', { name: 'Simpan jawaban' }))).toBe(200);
    expect(await textOf(desk.locator('.poll-best'))).toMatch(
      /Disarankan Selasa, 9 Maret 2027 pukul 09\.00–11\.00 WITA/,
    );
    await audit.at('/acara/:id/jajak, the result', `${product.base}/acara/${event.id}/jajak`);
    await audit.at('/acara/:id/jajak/:invitation', `${product.base}/acara/${event.id}/jajak/${rows[3].id}`);
    await audit.at('/j/:token', linkIn(smtp.to(bupati.email)[1]));

    expect(await press(desk.locator('.poll-best').getByRole('button', { name: 'Tetapkan tanggal ini' }))).toBe(200);
    await audit.asShown('/acara/:id/jajak, fixed', desk);
    await eventually('everybody is told', async () => mailed.every(({ email }) => smtp.to(email).length === 3));
    for (const { email } of mailed) {
      const [invited, , told] = smtp.to(email) as [Accepted, Accepted, Accepted];
      const [before, after] = [calendarOf(invited), calendarOf(told)];
      expect([before.value('sequence'), before.value('status')]).toEqual([0, 'TENTATIVE']);
      expect([after.method, after.value('sequence'), after.value('status')]).toEqual(['REQUEST', 1, 'CONFIRMED']);
      expect(String(after.value('dtstart'))).toBe('2027-03-09T09:00:00');
      expect(after.value('uid')).toBe(before.value('uid'));
      expect(text(told)).toContain('Selasa, 9 Maret 2027 pukul 09.00 WITA');
    }
    const now = (await product.api.get(`/events/${event.id}`)).body;
    expect([now.sequence, now.status, now.unconfirmed]).toEqual([1, 'invited', []]);
    expect(await rowsOf(product, 'select sequence, retimed from event_changes')).toEqual([{ sequence: 1, retimed: 1 }]);
    // fixing is one change and its announcement: two revisions, and no more for pressing again
    const revision = async () =>
      (await rowsOf(product, 'select revision from events where id = ?', event.id))[0].revision;
    const was = await revision();
    expect((await product.api.post(`/events/${event.id}/poll/fix`, { slot: 3 })).status).toBe(200);
    expect(await revision()).toBe(was);
    const ledger = await ledgerOf(product, event.id);
    expect(new Set(ledger.map((d) => `${d.kind} ${d.sequence} ${d.recipient}`)).size).toBe(ledger.length);
    expect(ledger.filter((d) => d.kind === 'poll_fixed')).toEqual([]);
    await phone.goto(linkIn(smtp.to(hendra.email)[1]));
    expect(await textOf(phone.locator('.box'))).toContain('Selasa, 9 Maret 2027');
    await audit.asShown('/j/:token, fixed', phone);
    expect(audit.faults()).toEqual([]);
  });
});
