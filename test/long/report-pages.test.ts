import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditor, contextOf, describeInBrowser, fillIn, formTo, press, startBrowser, textOf } from '../browser.ts';
import { bupati, rakor } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';
const STAFF = 'staf@sungairawa.example';

let product: Product;
let browser: Browser;
let page: Page;
let audit: ReturnType<typeof auditor>;
let id = '';
let path = '';

const sentences = () =>
  page
    .locator('.sheet .sentence summary')
    .evaluateAll((all: any[]) => all.map((one) => String(one.firstChild.textContent)));
const sentence = (text: string) => page.locator('.sheet .sentence').filter({ hasText: text });
/** Opens a sentence where it is not open yet. */
async function opened(text: string) {
  const one = sentence(text);
  if (!(await one.locator('details').evaluate((all: any) => all.open))) await one.locator('summary').click();
  return one;
}
const file = async (kind: string) => (await page.request.get(`${path}.${kind}`)).text();
const focused = () => page.evaluate<string>('document.activeElement.id');

describeInBrowser('from a draft to a signed report, in Chromium', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-04T06:00:00Z' });
    browser = await startBrowser();
    const { api } = product;
    id = (await api.post('/events', rakor)).body.id;
    const added = await api.post(`/events/${id}/invitations`, { invitees: [bupati] });
    await api.post(`/events/${id}/attendance`, {
      records: [{ invitation_id: added.body.data[0].id, present: 'holder' }],
    });
    await api.post(`/events/${id}/outcomes`, { outcomes: [{ kind: 'decision', text: 'Posko dibuka 24 jam' }] });
    await api.post(`/events/${id}/close`);
    await eventually('the draft', async () => (await api.get(`/events/${id}/report`)).body.status === 'draft');
    path = `/acara/${id}/laporan`;
    const owner = await contextOf(browser, product, OWNER);
    page = await owner.newPage();
    const made = await owner.request.post('/organisasi/anggota', {
      form: { name: 'Staf Uji', email: STAFF, role: 'coordinator' },
      headers: { Origin: product.base },
      maxRedirects: 0,
    });
    expect(made.status()).toBe(303);
    audit = auditor(await contextOf(browser, product, OWNER));
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('a sentence is edited in place, verified again, flagged; the keyboard is back at it', async () => {
    await page.goto(path);
    const decision = await opened('Posko dibuka');
    expect(await textOf(decision.locator('.evidence'))).toContain('Posko dibuka 24 jam');
    await decision.getByRole('link', { name: 'Ubah' }).click();
    const words = decision.locator('textarea');
    await words.waitFor();
    await words.fill('Keputusan: Posko dibuka 24 jam.');
    await press(decision.getByRole('button', { name: 'Simpan kalimat' }));
    const saved = sentence('Keputusan: Posko dibuka 24 jam.');
    expect(await saved.getAttribute('class')).toBe('sentence supported');
    expect(await focused()).toBe(await saved.locator('summary').getAttribute('id'));
    expect(await textOf((await opened('Keputusan: Posko')).locator('.evidence'))).toContain('Disunting Koordinator');
    // on its page, without script
    await page.goto((await saved.getByRole('link', { name: 'Ubah' }).getAttribute('href')) ?? '');
    await audit.at('/acara/:id/laporan/kalimat/:sentence', page.url());
    await page.locator('textarea').fill('Keputusan: Posko dibuka 48 jam.');
    await press(page.getByRole('button', { name: 'Simpan kalimat' }));
    const flagged = sentence('48 jam');
    expect(await flagged.getAttribute('class')).toBe('sentence flagged');
    expect(await textOf(flagged.locator('.reason'))).toMatch(/^Perlu diperiksa\..*48/);
    expect(await file('md')).not.toContain('48 jam');
    await audit.asShown('flagged', page);
  });

  test('kept by name it goes into the files; let go of, it does not', async () => {
    await press((await opened('48 jam')).getByRole('button', { name: 'Pertahankan atas nama saya' }));
    expect(await textOf(sentence('48 jam').locator('.reason'))).toMatch(
      /^Dipertahankan oleh Koordinator, Kamis, 4 Maret 2027/,
    );
    expect(await file('md')).toContain('48 jam');
    await press((await opened('48 jam')).getByRole('button', { name: 'Lepaskan nama' }));
    expect(await file('md')).not.toContain('48 jam');
    await press((await opened('48 jam')).getByRole('button', { name: 'Pertahankan atas nama saya' }));
    await audit.at('kept', `${product.base}${path}`);
  });

  test('added, removed, brought back', async () => {
    const before = await sentences();
    const first = before[0] ?? '';
    await press((await opened(first)).getByRole('link', { name: 'Tambah kalimat sesudahnya' }));
    await page.locator('textarea').fill('');
    expect(await press(page.getByRole('button', { name: 'Simpan kalimat' }))).toBe(422);
    await page.locator('textarea').fill('Rapat memutuskan banyak hal.');
    await press(page.getByRole('button', { name: 'Simpan kalimat' }));
    expect((await sentences())[1]).toBe('Rapat memutuskan banyak hal.');
    await press((await opened('Rapat memutuskan')).getByRole('button', { name: 'Hapus' }));
    expect(await sentences()).toEqual(before);
    await page.goto(path);
    await page.getByText('1 kalimat dihapus').click();
    await audit.asShown('removed', page);
    await press(page.getByRole('button', { name: 'Kembalikan', exact: true }));
    expect((await sentences())[1]).toBe('Rapat memutuskan banyak hal.');
    await press((await opened('Rapat memutuskan')).getByRole('button', { name: 'Hapus' }));
  });

  test('two at once: the later sees both texts, and loses none', async () => {
    const other = await (await contextOf(browser, product, STAFF, { javaScriptEnabled: false })).newPage();
    const one = await opened('48 jam');
    const at = (await one.getByRole('link', { name: 'Ubah' }).getAttribute('href')) ?? '';
    await other.goto(at);
    await other.locator('textarea').fill('Posko dibuka oleh staf.');
    await page.goto(at);
    await page.locator('textarea').fill('Keputusan: Posko dibuka 72 jam.');
    await press(page.getByRole('button', { name: 'Simpan kalimat' }));
    expect(await press(other.getByRole('button', { name: 'Simpan kalimat' }))).toBe(409);
    expect(await textOf(other.getByRole('alert'))).toMatch(/72 jam.*Posko dibuka oleh staf\./);
    expect(await other.inputValue('textarea')).toBe('Posko dibuka oleh staf.');
    await audit.asShown('changed', other);
    await press(other.getByRole('button', { name: 'Simpan kalimat' }));
    await page.goto(path);
    expect(await sentence('Posko dibuka oleh staf.').count()).toBe(1);
    await press((await opened('Posko dibuka oleh staf.')).getByRole('button', { name: 'Pertahankan' }));
  });

  test('a gap filled changes only the sentences it touches', async () => {
    const before = await sentences();
    await page.locator('#belum-follow_up summary').click();
    await fillIn(formTo(page, '/lengkapi').filter({ has: page.locator('[value=follow_up]') }), {
      text: 'Laporan disusun tiap pekan',
    });
    await press(page.locator('#belum-follow_up').getByRole('button'));
    const now = await sentences();
    expect(now.filter((text) => !before.includes(text))).toEqual([
      expect.stringContaining('Laporan disusun tiap pekan'),
    ]);
    expect(before.filter((text) => !now.includes(text))).toEqual([
      expect.stringMatching(/indak lanjut.*belum tercatat/),
    ]);
    expect(await textOf(page.locator('#laporan'))).toContain('Kalimat yang datanya berubah sudah diperbarui');
    expect(await textOf(sentence('Posko dibuka oleh staf.').locator('.reason'))).toContain(
      'Dipertahankan oleh Koordinator',
    );
    // recorded elsewhere, the draft is stale until it is refreshed
    await product.api.post(`/events/${id}/counts`, { counts: [{ what: 'participants', number: 77 }] });
    await page.goto(path);
    expect(await textOf(page.locator('#keadaan'))).toContain('Ada data yang berubah');
    await audit.asShown('stale', page);
    await press(page.getByRole('button', { name: 'Perbarui yang berubah' }));
    expect((await sentences()).filter((text) => !now.includes(text))).toEqual([
      expect.stringContaining('77 (tujuh puluh tujuh)'),
    ]);
  });

  test('versions, and what differs between them', async () => {
    await press(page.getByRole('link', { name: 'Versi dan perbedaan' }));
    expect(await page.locator('.versions > li').count()).toBe(3);
    expect(await textOf(page.locator('.versions > li').last())).toMatch(
      /Versi 1 Disusun setelah acara diakhiri, .* \d+ suntingan/,
    );
    await audit.at('/acara/:id/laporan/versi', page.url());
    await press(page.getByRole('link', { name: 'Lihat versi 2' }));
    expect(await page.locator('ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('Laporan disusun tiap pekan'),
    );
    expect(await page.locator('del').count()).toBeGreaterThan(0);
    await audit.at('/acara/:id/laporan/versi/:version', page.url());
    await page.goto(`${path}/inggris`);
    expect(await textOf(page.locator('.sheet'))).toMatch(/Follow-up/);
    await audit.at('/acara/:id/laporan/inggris', page.url());
    await page.goto(new URL('/organisasi/templat', page.url()).href);
    await audit.at('/organisasi/templat', page.url());
    await page.goto(`${path}/versi/1`);
    expect(await page.locator('.edits > li').count()).toBeGreaterThan(5);
    expect(await textOf(page.locator('.edits'))).toMatch(/Staf Uji mengubah kalimat/);
    await audit.at('edits', page.url());
  });

  test('a press release waits for an owner; one word more voids his', async () => {
    const staff = await (await contextOf(browser, product, STAFF)).newPage();
    const release = `${path}?form=siaran-pers`;
    await staff.goto(release);
    expect(await textOf(staff.locator('#laporan'))).toContain('Menunggu persetujuan pemilik');
    expect(await textOf(staff.locator('#alamat'))).toBe(`${product.base}${release}`);
    expect(await staff.getByRole('button', { name: 'Setujui untuk disiarkan' }).count()).toBe(0);
    expect(await staff.getByRole('button', { name: 'Salin siaran pers' }).count()).toBe(0);
    await page.goto(release);
    await audit.at('press release, waiting', page.url());
    await press(page.getByRole('button', { name: 'Setujui untuk disiarkan' }));
    await staff.reload();
    expect(await textOf(staff.locator('#laporan'))).toContain('Disetujui untuk disiarkan oleh Koordinator');
    expect(await staff.getByRole('button', { name: 'Salin siaran pers' }).count()).toBe(1);
    await audit.at('press release, approved', page.url());
    await staff.locator('.sheet .sentence summary').first().click();
    await press(staff.locator('.sheet .sentence').first().getByRole('button', { name: 'Hapus' }));
    expect(await textOf(staff.locator('#laporan'))).toContain('Menunggu persetujuan pemilik');
  });

  test('final: with name, hour and hash; exported; then no door changes it', async () => {
    await page.goto(path);
    const stale = await page.context().newPage();
    await stale.goto(path);
    await press((await opened('Posko dibuka oleh staf.')).getByRole('button', { name: 'Lepaskan nama' }));
    const sign = async (on: Page) => {
      await on.getByLabel('Saya sudah memeriksa').check();
      return press(on.getByRole('button', { name: 'Nyatakan final' }));
    };
    expect(await sign(stale), 'what was seen is not what would be signed').toBe(409);
    expect(await sign(page), 'a sentence would stay behind').toBe(422);
    expect(await textOf(page.locator('form[action$="/final"]'))).toContain('Posko dibuka oleh staf.');
    await audit.asShown('left behind', page);
    await page.getByLabel('Nyatakan final tanpa').check();
    expect(await sign(page)).toBe(200);
    const told = await textOf(page.locator('#keadaan'));
    expect(told).toMatch(/Dinyatakan final oleh Koordinator, Kamis, 4 Maret 2027/);
    const hash = /[0-9a-f]{64}/.exec(told)?.[0];
    expect((await product.api.get(`/events/${id}/report`)).body.final).toMatchObject({ by: 'Koordinator', hash });
    expect(await page.locator('.tools, .sheet .add, .sheet .removed').count()).toBe(0);
    const md = await file('md');
    expect(md).toContain('77 (tujuh puluh tujuh)');
    expect(md).not.toContain('Posko dibuka oleh staf.');
    const docx = await page.request.get(`${path}.docx`);
    expect([docx.status(), (await docx.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    await audit.at('/acara/:id/laporan, final', `${product.base}${path}`);
    await press(page.getByRole('link', { name: 'Versi dan perbedaan' }));
    expect(await textOf(page.locator('.versions'))).toContain(`${hash} cocok`);
    expect((await page.goto(`${path}/kalimat/s1`))?.status()).toBe(409);
    expect((await page.request.get(`${path}.md`)).status()).toBe(200);
    expect(await file('md')).toBe(md);
  });

  test('nothing wrong for axe, in light and dark, wide and narrow', () => expect(audit.faults()).toEqual([]));
});
