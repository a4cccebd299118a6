import type { Browser, Locator, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import recorded from '../../src/local/recorded-events.json';
import { codeFor, contextOf, describeInBrowser, fillIn, press, startBrowser, textOf } from '../browser.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { type Held, holdByApi, holdByPages } from './support/coordinator.ts';
import { type Expected, judge, type Recorded } from './support/judge.ts';
import { everyRow } from './support/record.ts';

const OWNER = 'koordinator@pendopo.example';
const RECORDS = recorded as unknown as Recorded[];
/** Who reads the five records counts and misses this. */
const EXPECTED: Record<string, Expected> = {
  penyuluhan: { persons: 2, missing: ['time', 'participants', 'follow_up'] },
  'apel-gelar-pasukan': { persons: 5, missing: ['time', 'forces', 'vehicles', 'commander', 'follow_up'] },
  silaturahmi: { persons: null, missing: ['date', 'time', 'residents', 'residents_raised', 'attendance'] },
  bimtek: { persons: 4, missing: ['time', 'participants', 'material'] },
  sambang: { persons: null, missing: ['time', 'residents', 'residents_raised'] },
};
const expectedOf = ({ event }: Recorded) => EXPECTED[event.type] as Expected;

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

describe('the five recorded events through the API', () => {
  test.each(RECORDS)('$event.type: every fact, nothing made up', async (record) => {
    const { report, markdown } = await holdByApi(product, record);
    expect(judge(record, expectedOf(record), report, markdown)).toEqual([]);
  });

  test('the judge of these reports hears what is lost and what is made up', async () => {
    const record = RECORDS[0] as Recorded;
    const { report, markdown } = await holdByApi(product, record);
    const faultsWith = (change: (text: string) => string) => {
      const tell = (s: { text: string }) => ({ ...s, text: change(s.text) });
      const told = report.sections.map((s) => ({ ...s, sentences: s.sentences.map(tell as never) }));
      return judge(record, expectedOf(record), { ...report, sections: told } as never, change(markdown)).join('\n');
    };
    const { title, leader } = record.event;
    expect(faultsWith((text) => text)).toBe('');
    expect(faultsWith((text) => text.replaceAll('Kelelahan petugas TPS', ''))).toMatch(
      /lost: kelelahan|lost: Kelelahan/,
    );
    expect(faultsWith((text) => text.replaceAll('Rabu, 31', 'Kamis, 31'))).toContain('lost: Rabu');
    expect(faultsWith((text) => text.replaceAll(leader.name, 'AKBP Lain'))).toContain(`lost: ${leader.name}`);
    expect(faultsWith((text) => text.replaceAll(/diwakili|mewakili/gi, 'ditemani'))).toContain('diwakili H. Adam');
    const added = (more: string) => faultsWith((text) => text.replace(title, `${title}. ${more}`));
    expect(added('Hadir 317 warga')).toContain('made up: the number 317');
    expect(added('dimulai pukul 08.30 WIB')).toContain('08.30');
    expect(added('H. Hani Syopiar Rustam menghadiri kegiatan')).toContain('Pj. Bupati Banyuasin came');
  });
});

describeInBrowser('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  describe('the five recorded events through the pages', () => {
    let page: Page;
    beforeAll(async () => {
      page = await (await contextOf(browser, product, OWNER)).newPage();
    });

    test.each(RECORDS)('$event.type: every fact, nothing made up', async (record) => {
      const { report, markdown }: Held = await holdByPages(product, page, record);
      expect(judge(record, expectedOf(record), report, markdown)).toEqual([]);
      const shown = await textOf(page.locator('main'));
      for (const { text } of report.sections.flatMap((section) => section.sentences))
        expect(shown).toContain(text.replace(/\s+/g, ' ').trim());
      expect(await page.locator('section[aria-labelledby=belum] li').count()).toBe(expectedOf(record).missing.length);
    });

    test('Kamis, 23 August 2024, is refused with both days named', async () => {
      const { type, title, host, starts_at } = (RECORDS[1] as Recorded).event;
      const [starts_on = '', starts_clock = ''] = starts_at.split('T');
      await page.goto(`/acara/baru?jenis=${type}`);
      const typed = { title, host, starts_on, starts_clock, venue_name: 'Halaman Mapolres', weekday: 'Kamis' };
      await fillIn(page.locator('#acara'), typed);
      expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(422);
      expect(await textOf(page.locator('#weekday-salah'))).toMatch(/Kamis.*Jumat/);
    });
  });

  test('every link of every mail, opened by programs and by a browser that runs script, changes no row', async () => {
    const mails = (await (await fetch(`${product.base}/mailbox.json`)).json()) as { raw: string }[];
    const links = new Set<string>();
    for (const { raw } of mails) {
      const { text = '', html = '', attachments } = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
      const parts = [text, html, ...attachments.map((part) => String(part.content).replace(/\r?\n[ \t]/g, ''))];
      for (const part of parts)
        for (const [link] of part.matchAll(/https?:\/\/[^\s"'<>\\]+/g)) links.add(link.replaceAll('&amp;', '&'));
    }
    const own = [...links].filter((link) => link.startsWith(product.base));
    // the mails to all invitees of both rounds, and nothing that leads elsewhere
    expect(own.filter((link) => link.includes('/r/')).length).toBeGreaterThanOrEqual(2 * 14);
    expect([...links].filter((link) => !link.startsWith(product.base))).toEqual([]);
    const before = await everyRow(product);
    for (const link of own)
      for (const method of ['HEAD', 'GET', 'HEAD']) expect((await fetch(link, { method })).status, link).toBe(200);
    const scanner = await (await contextOf(browser, product, null)).newPage();
    for (const link of own) {
      let requests = 0;
      scanner.on('request', () => requests++);
      expect((await scanner.goto(link, { waitUntil: 'networkidle' }))?.status(), link).toBe(200);
      scanner.removeAllListeners('request');
      if (link.includes('/r/')) expect(requests, link).toBe(1);
      await scanner.mouse.move(100, 100);
    }
    expect(await scanner.context().cookies()).toEqual([]);
    expect(await everyRow(product)).toEqual(before);
  });

  test('one event by the keyboard alone, and one sees where one is', async () => {
    const page = await (await contextOf(browser, product, null)).newPage();
    /** Goes on with Tab until there; throws after a whole round. Holds that the place is marked. */
    const reach = async (target: Locator) => {
      for (let steps = 0; steps < 400; steps++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((node) => node === node.ownerDocument.activeElement)) {
          const marked = await target.evaluate((node: any) => {
            const style = node.ownerDocument.defaultView.getComputedStyle(node);
            return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
          });
          expect(marked, 'the focus is seen').toBe(true);
          return;
        }
      }
      throw new Error(`the keyboard does not reach ${target}`);
    };
    const type = async (label: string | RegExp, ...keys: string[]) => {
      await reach(page.getByLabel(label, { exact: typeof label === 'string' }).first());
      for (const key of keys)
        await (/^(Arrow|Space|Enter)/.test(key) ? page.keyboard.press(key) : page.keyboard.type(key));
    };
    const enter = async (target: Locator) => {
      await reach(target);
      const [response] = await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      expect(response?.status()).toBe(200);
    };
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    const link = (name: string) => page.getByRole('link', { name, exact: true });

    await page.goto('/');
    await type(/^Alamat surel/, OWNER);
    await enter(button('Kirim kode'));
    await type('Kode', await codeFor(product.base, OWNER));
    await enter(button('Masuk'));
    await enter(page.getByRole('link', { name: /^Buat acara/ }).first());
    await enter(page.getByRole('link', { name: /^Rapat Koordinasi Forkopimda/ }));
    await type('Judul', 'Rapat dengan papan ketik');
    // the same day and month: which comes first is the browser's own affair
    await type('Tanggal', '03', '03', '2027');
    expect(await page.getByLabel('Tanggal', { exact: true }).inputValue()).toBe('2027-03-03');
    await type('Tempat', 'Aula');
    await enter(button('Buat acara'));
    await enter(link('Undangan'));
    if (!(await page.getByLabel('Jabatan', { exact: true }).isVisible())) {
      await reach(page.getByText('Tambah satu', { exact: true }));
      await page.keyboard.press('Enter');
    }
    await type('Jabatan', 'Camat Uji');
    await type('Instansi', 'Kecamatan Uji');
    await type(/^Surel/, 'camat@uji.example');
    await enter(button('Tambahkan'));
    await enter(button('Kirim undangan'));
    await eventually('the mail', async () => {
      await page.reload();
      return (await page.locator('.guests .badge.sent').count()) === 1;
    });
    await enter(page.getByRole('link', { name: 'Camat Uji', exact: true }));
    await enter(button(/^Hadir$/));
    await enter(link('Kehadiran'));
    await reach(button(/^Hadir/));
    await page.keyboard.press('Enter');
    await page.locator('.present').waitFor();
    await enter(link('Hasil'));
    await page.keyboard.press('u');
    expect(await page.locator('[name=kind]:checked').inputValue()).toBe('decision');
    await type('Isi', 'Rapat dapat dipimpin tanpa tetikus');
    await enter(button('Simpan dan lanjut'));
    await enter(link('Laporan'));
    // its day is still to come: ending it is asked a second time
    await reach(page.locator('[name="early"]'));
    await page.keyboard.press('Space');
    await enter(button('Akhiri acara'));
    await eventually('the draft', async () => {
      await page.reload();
      return (await textOf(page.locator('main'))).includes('Rapat dapat dipimpin tanpa tetikus');
    });
  });
});
