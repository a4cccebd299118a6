import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, describeInBrowser, startBrowser } from '../browser.ts';
import { type Product, startProduct } from '../product.ts';

/*
 * The page of components as it is painted: colours, rules and proportions read from the picture itself, in both themes.
 * No stored picture is compared, since fonts differ between machines and what is promised does not.
 */

/** A picture's points as [red, green, blue] by place, from its left upper corner. */
type Picture = { width: number; height: number; at(x: number, y: number): string };

let product: Product;
let browser: Browser;
/** Where pictures are decoded: a page without a policy of its own. */
let darkroom: Page;

async function pictureFrom(bytes: Buffer): Promise<Picture> {
  const { width, height, points } = await darkroom.evaluate<{ width: number; height: number; points: number[] }>(
    `(async () => {
      const image = await createImageBitmap(await (await fetch('data:image/png;base64,${bytes.toString('base64')}')).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      return { width: image.width, height: image.height, points: [...data] };
    })()`,
  );
  const at = (x: number, y: number) => {
    const i = (Math.min(height - 1, Math.round(y)) * width + Math.min(width - 1, Math.round(x))) * 4;
    return `#${points
      .slice(i, i + 3)
      .map((n) => n.toString(16).padStart(2, '0'))
      .join('')}`;
  };
  return { width, height, at };
}

const pictureOf = async (what: Locator) => pictureFrom(await what.screenshot({ animations: 'disabled' }));

/** The colour of the sheet, in the empty margin below the bar on top. */
const paperOf = async (page: Page) =>
  (await pictureFrom(await page.screenshot({ clip: { x: 2, y: 400, width: 2, height: 2 } }))).at(0, 0);

/** A token's value with six digits; the style sheet as served shortens what it can. */
async function token(page: Page, name: string): Promise<string> {
  const asked = `getComputedStyle(document.documentElement).getPropertyValue('--${name}').trim()`;
  const value = await page.evaluate<string>(asked);
  return value.length === 4 ? value.replace(/[^#]/g, '$&$&') : value;
}

async function look(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/rupa');
  return page;
}

describeInBrowser('the design language, as painted', () => {
  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
    darkroom = await (await browser.newContext()).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const themes = { light: { paper: '#fbf8f3', tile: '#9c3d1c' }, dark: { paper: '#171411', tile: '#f0a681' } };
  for (const [colorScheme, colours] of Object.entries(themes)) {
    test(`${colorScheme}: every colour is the token's, and a button has room for a thumb`, async () => {
      const context = await contextOf(browser, product, null, { colorScheme: colorScheme as 'light' | 'dark' });
      const page = await look(context);
      expect(await paperOf(page)).toBe(colours.paper);
      for (const swatch of await page.locator('.swatch').all()) {
        const name = (await swatch.getAttribute('class'))?.split(' ')[1] ?? '';
        const picture = await pictureOf(swatch);
        expect([name, picture.at(picture.width / 2, picture.height / 2)]).toEqual([name, await token(page, name)]);
      }
      const button = await pictureOf(page.locator('.btn-primary').first());
      expect(button.at(6, button.height / 2)).toBe(colours.tile);
      expect(button.height).toBeGreaterThanOrEqual(44);
      for (const small of await page.locator('main button, nav a').all()) {
        expect((await small.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
      await context.close();
    });

    test(`${colorScheme}: the title stands on a double rule, thick over thin`, async () => {
      const context = await contextOf(browser, product, null, { colorScheme: colorScheme as 'light' | 'dark' });
      const page = await look(context);
      const box = await page.locator('main .kop').boundingBox();
      if (!box) throw new Error('no kop');
      const clip = { x: box.x + 20, y: box.y + box.height - 3, width: 4, height: 10 };
      const rule = await pictureFrom(await page.screenshot({ clip }));
      const column = Array.from({ length: 8 }, (_, y) => (rule.at(1, y) === colours.tile ? 'x' : '.')).join('');
      expect(column).toMatch(/^xxx\.{1,4}x/);
      await context.close();
    });
  }

  test('the bar of answers has the proportions of the numbers', async () => {
    const context = await contextOf(browser, product, null);
    const page = await look(context);
    const bar = await pictureOf(page.locator('svg.bar').first());
    const seen = [0.1, 0.5, 0.63, 0.68, 0.9].map((part) => bar.at(bar.width * part, bar.height / 2));
    const named = ['good', 'calm', 'warn', 'bad', 'tint'].map((name) => token(page, name));
    expect(seen).toEqual(await Promise.all(named));
    await context.close();
  });

  test('a theme chosen by hand wins over the device, and paper is white when printed', async () => {
    const context = await contextOf(browser, product, null, { colorScheme: 'dark' });
    const page = await look(context);
    await page.getByRole('button', { name: 'Terang' }).click();
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).toBe('/rupa');
    expect(await paperOf(page)).toBe(themes.light.paper);
    await page.getByRole('button', { name: 'Gelap' }).click();
    await page.waitForLoadState();
    await page.emulateMedia({ media: 'print' });
    expect(await paperOf(page)).toBe('#ffffff');
    await context.close();
  });

  test('the longest office title and a name of ninety letters stay inside, from 320 px up', async () => {
    const context = await contextOf(browser, product, null);
    const page = await look(context);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate<string[]>(`[...document.querySelectorAll('main *')]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.tabs, .scroll'))
        .map((e) => e.outerHTML.slice(0, 80))`);
      expect([width, wide]).toEqual([width, []]);
    }
    await context.close();
  });
});
