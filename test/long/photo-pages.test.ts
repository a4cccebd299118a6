import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unzip } from '../../src/documents/zip.ts';
import { cleanedPicture } from '../../src/domain/pictures.ts';
import { auditor, contextOf, describeInBrowser, startBrowser } from '../browser.ts';
import { rakor } from '../cast.ts';
import { exif, segment, tells } from '../domain/picture-samples.ts';
import { eventually, type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';
let product: Product;
let browser: Browser;
let folder: string;
let event: string;

/** A photo as a phone makes it: lying on its side, with the place and the phone in it. Red at its left, blue at its right. */
async function phonePhoto(page: Page, name: string, [width, height]: [number, number], orientation: number) {
  const drawn = (await page.evaluate(`new Promise((done) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} });
    const paper = canvas.getContext('2d');
    for (const [n, colour] of ['#c00', '#00c'].entries()) {
      paper.fillStyle = colour;
      paper.fillRect((n * ${width}) / 2, 0, ${width} / 2, ${height});
    }
    for (let n = 0; n < 4000; n++) {
      paper.fillStyle = 'hsl(' + ((n * 47) % 360) + ' 60% 50% / 0.3)';
      paper.fillRect((n * 7919) % ${width}, (n * 104729) % ${height}, 9, 9);
    }
    done(canvas.toDataURL('image/jpeg', 0.95).split(',')[1]);
  })`)) as string;
  const plain = Buffer.from(drawn, 'base64');
  const planted = Buffer.concat([plain.subarray(0, 2), segment(0xe1, exif(orientation)), plain.subarray(2)]);
  const file = path.join(folder, name);
  writeFileSync(file, planted);
  return file;
}

/** The colours of a page's picture: in its middle at the top, and at the bottom. */
const colours = (page: Page, nth: number) =>
  page.evaluate(`(async () => {
    const image = document.querySelectorAll('.photos img')[${nth}];
    image.loading = 'eager';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    const paper = canvas.getContext('2d');
    paper.drawImage(image, 0, 0);
    const at = (y) => {
      const [red, , blue] = paper.getImageData(canvas.width / 2, y * canvas.height, 1, 1).data;
      return red > blue ? 'red' : 'blue';
    };
    return [image.naturalWidth, image.naturalHeight, at(0.1), at(0.9)];
  })()`);

describeInBrowser('photos of an event, in Chromium', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-03-04T05:00:00Z' });
    browser = await startBrowser();
    folder = mkdtempSync(path.join(tmpdir(), 'pendopo-photos-'));
    event = (await product.api.post('/events', rakor)).body.id;
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  test('chosen, made smaller and upright on the device, named, ordered, printed; nothing of the phone is left', async () => {
    const context = await contextOf(browser, product, OWNER, { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const audit = auditor(context);
    await page.goto(`/acara/${event}/hasil`);
    await page.getByRole('link', { name: 'Foto kegiatan' }).click();
    const files = [
      await phonePhoto(page, 'rapat <1>.jpg', [2400, 1800], 6),
      await phonePhoto(page, 'peserta.jpg', [2000, 1000], 1),
      path.join(folder, 'bukan-foto.jpg'),
    ];
    writeFileSync(files[2] ?? '', 'bukan foto');
    await page.setInputFiles('input[type="file"]', files);
    await page.getByRole('button', { name: 'Simpan foto' }).click();
    const lines = page.locator('[data-progress] li');
    await expect
      .poll(() => lines.allInnerTexts(), { timeout: 60_000 })
      .toEqual([
        'rapat <1>.jpg: tersimpan',
        'peserta.jpg: tersimpan',
        'bukan-foto.jpg: Hanya foto JPEG atau PNG yang dapat disimpan.',
      ]);
    await page.getByRole('heading', { name: '2 dari 20 foto' }).waitFor();
    // what lay on its side stands: its left is on top
    expect(await colours(page, 0)).toEqual([1200, 1600, 'red', 'blue']);
    expect(await colours(page, 1)).toEqual([1600, 800, 'red', 'red'].map((c, n) => (n > 1 ? expect.any(String) : c)));
    await page.getByLabel('Keterangan foto 2').fill('Peserta <rapat> & tamu');
    await page.getByRole('button', { name: 'Naik foto 2' }).click();
    await expect.poll(() => page.getByLabel('Keterangan foto 1').inputValue()).toBe('Peserta <rapat> & tamu');
    // at both widths, in both languages and themes, and at 320 px
    await audit.at('foto', page.url());
    expect(audit.faults()).toEqual([]);
    for (const width of process.env.PICTURES ? [390, 1280] : []) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${process.env.PICTURES}/${width}.png`, fullPage: true });
    }

    await product.api.post(`/events/${event}/close`);
    await eventually(
      'the draft',
      async () => (await product.api.get(`/events/${event}/report`)).body.status === 'draft',
    );
    await page.goto(`/acara/${event}/laporan`);
    expect(await page.getByText('2 foto ikut dicetak di belakangnya.').count()).toBe(1);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Unduh .docx' }).first().click();
    const docx = await (await download).path();
    const unpacked = await unzip(readFileSync(docx));
    if (!unpacked.ok) throw new Error(unpacked.reason);
    const media = [...unpacked.files].filter(([name]) => name.startsWith('word/media/'));
    expect(media).toHaveLength(2);
    for (const [, bytes] of media) {
      expect([tells(bytes), Buffer.from(bytes).includes('Exif')]).toEqual([[], false]);
      expect(cleanedPicture(bytes)).toMatchObject({ ok: true, picture: { bytes } });
      expect(bytes.length).toBeLessThan(700_000);
    }
    expect(new TextDecoder().decode(unpacked.files.get('word/document.xml'))).toContain(
      'Peserta &lt;rapat&gt; &amp; tamu',
    );

    await page.goto(`/acara/${event}/foto`);
    await page.getByText('Hapus foto 2').first().click();
    await page.getByRole('button', { name: 'Ya, hapus foto foto 2' }).click();
    await page.getByRole('heading', { name: '1 dari 20 foto' }).waitFor();
    await context.close();
  });

  test('without script the same form sends the files as they are, and the server takes out what they tell', async () => {
    const context = await contextOf(browser, product, OWNER, { javaScriptEnabled: false });
    const page = await context.newPage();
    const drawing = await browser.newPage();
    const file = await phonePhoto(drawing, 'tanpa-skrip.jpg', [800, 600], 6);
    await page.goto(`/acara/${event}/foto`);
    await page.setInputFiles('input[type="file"]', file);
    await page.getByRole('button', { name: 'Simpan foto' }).click();
    await page.getByText('Foto sudah disimpan.').waitFor();
    const { data } = (await product.api.get(`/events/${event}/photos`)).body;
    const last = data.at(-1);
    expect(last).toMatchObject({ width: 600, height: 800 });
    const src = await page.locator(`#${last.id} img`).getAttribute('src');
    const kept = await context.request.get(src ?? '');
    expect(tells(new Uint8Array(await kept.body()))).toEqual([]);
    // a browser still shows it upright
    const size = await drawing.evaluate(
      `createImageBitmap(new Blob([new Uint8Array(${JSON.stringify([...(await kept.body())])})]), { imageOrientation: 'from-image' }).then(({ width, height }) => [width, height])`,
    );
    expect(size).toEqual([600, 800]);
    await context.close();
  });
});
