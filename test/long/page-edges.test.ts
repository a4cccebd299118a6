import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, formTo, press, startBrowser, textOf } from '../browser.ts';
import { bupati, rakor } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let browser: Browser;

describeInBrowser('pages at their edges, without script', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('empty forms come back in English to an English browser', async () => {
    const audit = auditor(await contextOf(browser, product, OWNER));
    const made = await product.api.post('/events', { ...rakor, title: 'Empty forms' });
    const added = await product.api.post(`/events/${made.body.id}/invitations`, { invitees: [bupati] });
    const link = new URL(added.body.data[0].link).pathname;
    const at = `/acara/${made.body.id}`;
    const english = await contextOf(browser, product, OWNER, { locale: 'en-GB', javaScriptEnabled: false });
    const reader = await english.newPage();
    const guest = `/undangan/${added.body.data[0].id}`;
    const forms: [string, string][] = [
      ['/acara/baru?jenis=rakor-forkopimda&konsep=dr_form_kosong', 'dr_form_kosong'],
      [`${at}/undangan?tambah=satu`, `${at}/undangan`],
      [`${at}/undangan?tambah=banyak`, '/banyak'],
      [`${at}${guest}`, guest],
      [`${at}/kehadiran`, '/kekuatan'],
      [`${at}/kehadiran`, '/jumlah'],
      [`${at}/hasil`, '/hasil'],
      [`${link}?lang=en`, '?lang=en'],
    ];
    for (const [address, action] of forms) {
      await reader.goto(address);
      const form = formTo(reader, action);
      // where answers are buttons, each but the one of a representative without a name is an answer
      const named = form.getByRole('button', { name: /^(Send|Record): represented$/ });
      if ([guest, '?lang=en'].includes(action)) await form.locator('summary', { hasText: 'Represented' }).click();
      // the form beside its plan is sent by the button that ends it, which stands before the plan's own
      const end = form.locator('.form-foot button');
      const [sends = form.getByRole('button').last()] = [...(await named.all()), ...(await end.all())];
      expect(await press(sends), action).toBe(422);
      const shown = await textOf(reader.locator('body'));
      expect(await reader.getByRole('alert').count(), action).toBe(1);
      expect(shown, action).not.toMatch(/\b(Wajib|Isi|Pilih|Kirim|Tambah|yang)\b/);
      for (const href of await reader
        .getByRole('alert')
        .getByRole('link')
        .evaluateAll((a: any[]) => a.map((x) => x.hash)))
        expect(await reader.locator(href).count(), `${action} ${href}`).toBe(1);
      await audit.asShown(`${action} in English`, reader);
    }
    expect(audit.faults()).toEqual([]);
  });

  test('two thousand invitees: their pages stay small, and one comes back to the page one was on', async () => {
    const page = await (await contextOf(browser, product, OWNER, { javaScriptEnabled: false })).newPage();
    const { body } = await product.api.post('/events', { ...rakor, title: 'Dua ribu undangan' });
    const at = `/acara/${body.id}`;
    await page.goto(`${at}/undangan?tambah=banyak`);
    const lines = Array.from({ length: 2001 }, (_, i) => `Kepala Desa Uji ${i + 1}; ; Pemerintah Desa Uji ${i + 1}`);
    const paste = async (text: string) => {
      await formTo(page, '/banyak')
        .locator('textarea')
        .evaluate((area: any, value) => Object.assign(area, { value }), text);
      return press(formTo(page, '/banyak').getByRole('button'));
    };
    expect(await paste(lines.join('\n'))).toBe(422);
    expect(await textOf(page.locator('#invitees-salah'))).toContain('Paling banyak 2000');
    expect(await paste(lines.slice(0, 2000).join('\n'))).toBe(200);
    expect(await textOf(page.locator('main'))).toContain('2000 ditambahkan.');
    for (const part of ['/undangan', '/kehadiran']) {
      const response = await page.goto(`${at}${part}?hal=2`);
      expect((await response?.body())?.length, part).toBeLessThan(500_000);
    }
    const first = page.locator('section[aria-labelledby=kehadiran] li').first();
    const who = await textOf(first.locator('b'));
    await press(first.getByRole('button', { name: /^Hadir/ }));
    expect(new URL(page.url()).search).toBe('?hal=2');
    const row = page.locator('section[aria-labelledby=kehadiran] li').first();
    expect([await textOf(row.locator('b')), await row.locator('.present').count()]).toEqual([who, 1]);
    await press(page.getByRole('link', { name: 'Berikutnya' }));
    expect(await textOf(page.locator('main'))).toContain('Halaman 3 dari 20');
  });

  test('the report as files', async () => {
    const { body } = await product.api.post('/events', rakor);
    await product.api.post(`/events/${body.id}/outcomes`, { outcomes: [{ kind: 'decision', text: 'Rapat diulang' }] });
    await product.api.post(`/events/${body.id}/close`);
    await eventually(
      'the draft',
      async () => (await product.api.get(`/events/${body.id}/report`)).body.status === 'draft',
    );
    const page = await (await contextOf(browser, product, OWNER, { javaScriptEnabled: false })).newPage();
    await page.goto(`/acara/${body.id}/laporan`);
    const download = async (name: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const md = await download('Unduh .md');
    expect(md.name).toMatch(/^laporan-rapat-koordinasi.*\.md$/);
    expect(md.bytes.toString()).toContain('Rapat diulang');
    const docx = await download('Unduh .docx');
    expect([docx.name.endsWith('.docx'), docx.bytes.subarray(0, 2).toString()]).toEqual([true, 'PK']);
    const message = await download('Unduh pesan (.md)');
    expect(message.name).toMatch(/^pesan-/);
    expect(message.bytes.length).toBeLessThan(md.bytes.length);
  });

  test('the looking itself sees what is wrong', async () => {
    const audit = auditor(await contextOf(browser, product, OWNER));
    const page = await (await contextOf(browser, product, OWNER)).newPage();
    await page.goto('/acara');
    const wide = '<img src="data:,"><p style="width: 70rem">…</p>';
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(wide)})`);
    await audit.asShown('/acara', page);
    const found = audit.faults().join('\n');
    const seen = ['at 390 px, light, image-alt', 'at 1280 px, dark, image-alt', 'px too wide at 320 px'];
    for (const fault of seen) expect(found).toContain(fault);
  });
});
