import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { describe } from 'vitest';
import type { Product } from './product.ts';
import type { startSmtp } from './smtp.ts';

type Smtp = Awaited<ReturnType<typeof startSmtp>>;

function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // not this name
    }
  }
  return null;
}

const executablePath = findChromium();

/** Tests in a real browser; skipped, and said so, where there is none. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (!executablePath) console.log(`SKIPPED, no Chromium here (CHROMIUM_PATH, or chromium on the PATH): ${name}`);
  describe.skipIf(!executablePath)(name, tests);
}

/** A Chromium of its own. */
export async function startBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium: set CHROMIUM_PATH or put chromium on the PATH');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
  });
}

/** The newest code that was mailed to an address, from the local mailbox. */
export async function codeFor(base: string, email: string): Promise<string> {
  const mails = (await (await fetch(`${base}/mailbox.json`)).json()) as { to: string; raw: string }[];
  return codeAmong(
    email,
    mails.filter((mail) => mail.to === email).map((mail) => mail.raw),
  );
}

function codeAmong(email: string, mails: (string | undefined)[]): string {
  const code = mails
    .map((mail) => /^\s*(\d{6})\s*$/m.exec(mail ?? '')?.[1])
    .filter(Boolean)
    .at(-1);
  if (!code) throw new Error(`no code was mailed to ${email}`);
  return code;
}

/** Signs in by forms alone, as a browser would; the cookie header to go on with. `smtp`: the server that mails go to, if any. */
export async function cookieOf(product: Product, email: string, smtp?: Smtp): Promise<string> {
  const own = { Origin: product.base };
  await product.form('/masuk', { email }, own);
  const mailed = smtp?.to(email).map(({ mail }) => mail.text);
  const kode = mailed ? codeAmong(email, mailed) : await codeFor(product.base, email);
  const entered = await product.form('/masuk/kode', { email, kode }, own);
  if (entered.status !== 303) throw new Error(`${email} could not sign in: ${entered.status}`);
  return entered.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** A browser's context of somebody signed in, with an Indonesian browser unless told otherwise. */
export async function contextOf(
  browser: Browser,
  product: Product,
  email: string | null,
  { smtp, ...options }: BrowserContextOptions & { smtp?: Smtp } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'id-ID', baseURL: product.base, ...options });
  context.setDefaultTimeout(15_000);
  if (email) {
    const pairs = (await cookieOf(product, email, smtp)).split('; ').map((pair) => pair.split(/=(.*)/s));
    await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: product.base })));
  }
  return context;
}

/** The forms of a page that are sent to an address ending so. */
export const formTo = (page: Page, ending: string): Locator => page.locator(`form[method="post"][action$="${ending}"]`);

/** What is read there, each run of white space as one space. */
export async function textOf(at: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is folded away or told to screen readers alone is not read
  return (await at.innerText()).replace(/\s+/g, ' ').trim();
}

/** Fills in fields by name: texts are typed over, boxes ticked where their value is among those given. */
export async function fillIn(form: Locator, values: Record<string, string | string[]>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const fields = form.locator(`[name="${name}"]`);
    const kind = await fields.first().evaluate((field: any) => String(field.type));
    if (kind === 'select-one') await fields.selectOption(value);
    else if (kind !== 'checkbox' && kind !== 'radio') await fields.fill(String(value));
    else for (const one of [value].flat()) await form.locator(`[name="${name}"][value="${one}"]`).check();
  }
}

/** Everything a form holds, as it would be sent. */
export async function filledIn(form: Locator): Promise<Record<string, string[]>> {
  const pairs = await form.evaluate((held: any) => [...Reflect.construct(FormData, [held])] as [string, string][]);
  const held: Record<string, string[]> = {};
  for (const [name, value] of pairs) held[name] = [...(held[name] ?? []), value];
  return held;
}

/** Presses what leads to another page; the status of the page that comes. */
export async function press(button: Locator): Promise<number> {
  const [response] = await Promise.all([button.page().waitForNavigation(), button.click()]);
  return response?.status() ?? 0;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// the framed letter may run no script, and axe would wait for it
const RUN_AXE = `axe.run({ iframes: false, resultTypes: ['violations'] }).then(({ violations }) => violations)`;
type Violations = AxeResults['violations'];
/** The tests of every day look at a phone's width in Indonesian by light; the long ones at both widths, languages and themes. */
const THOROUGH = process.env.PENDOPO_TESTS === 'long';
const WIDTHS = THOROUGH ? [390, 1280] : [390];
const LANGUAGES = THOROUGH ? ['id', 'en'] : ['id'];
const THEMES = THOROUGH ? (['light', 'dark'] as const) : (['light'] as const);
const NARROW = 320;

/** What axe finds wrong with a page as it stands, and by how much it is too wide for a small screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate<Violations>(RUN_AXE);
      const said = violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      faults.push(...said.map((violation) => `at ${width} px, ${colorScheme}, ${violation}`));
    }
  }
  await page.setViewportSize({ width: NARROW, height: 844 });
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (over > 0) faults.push(`${over} px too wide at ${NARROW} px`);
  return faults;
}

/**
 * Looks at pages with axe, and for what does not fit a small screen. Runs script beside the page, so it
 * has a context of its own; `context` must let script run.
 */
export function auditor(context: BrowserContext) {
  const seen = new Set<string>();
  const faults: string[] = [];
  let own: Page | undefined;
  const note = async (name: string, page: Page) => {
    seen.add(name);
    faults.push(...(await faultsOf(page)).map((fault) => `${name} ${fault}`));
  };
  return {
    seen,
    /** What was found so far, by page; forgets it. */
    faults: () => faults.splice(0),
    /** A page as another context has it in front of it, such as a form that came back. */
    async asShown(name: string, shown: Page) {
      own ??= await context.newPage();
      const body = await shown.content();
      const there = shown.url();
      await own.route(there, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }), { times: 1 });
      await own.goto(there);
      await note(name, own);
    },
    /** A page by its address, in each language. */
    async at(name: string, address: string) {
      own ??= await context.newPage();
      for (const language of LANGUAGES) {
        const url = new URL(address);
        url.searchParams.set('lang', language);
        await own.goto(url.href);
        const lang = await own.evaluate<string>('document.documentElement.lang');
        if (lang !== language) faults.push(`${name} is in ${lang} instead of ${language}`);
        await note(`${name} (${language})`, own);
      }
    },
  };
}
