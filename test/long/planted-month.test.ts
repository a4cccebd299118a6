import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextOf, describeInBrowser, formTo, press, startBrowser, textOf } from '../browser.ts';
import { type Api, type Product, startProduct } from '../product.ts';

/*
 * The five recorded events planned into one month by two organizations, so near each other that some cannot be kept. Every
 * clash that was planted is found and none is invented: by the API, and on the page of each event.
 */

const OWNER = 'koordinator@pendopo.example';
type Recorded = { event: any; invitees: any[]; answers: any[] };
const recorded: Recorded[] = JSON.parse(
  readFileSync(`${import.meta.dirname}/../../src/local/recorded-events.json`, 'utf8'),
);
const named = (start: string) => {
  const found = recorded.find(({ event }) => event.title.startsWith(start));
  if (!found) throw new Error(`no recorded event ${start}`);
  return found;
};

let product: Product;
let browser: Browser;
let page: Page;
const ids: Record<string, string> = {};

/** Plans a recorded event on a day of March 2027, its people invited and their answers heard. */
async function plan(name: string, api: Api, { event, invitees, answers }: Recorded, day: string, hours: string[]) {
  const [from, until] = hours;
  const times = { starts_at: `2027-03-${day}T${from}`, ends_at: `2027-03-${day}T${until}`, weekday: undefined };
  const made = await api.post('/events', { ...event, unconfirmed: [], ...times });
  expect(made.status, made.text).toBe(201);
  ids[name] = made.body.id;
  if (!invitees.length) return;
  const added = await api.post(`/events/${ids[name]}/invitations`, { invitees });
  expect(added.status, added.text).toBe(201);
  for (const { position, ...answer } of answers) {
    const at = added.body.data.find((row: any) => row.position === position);
    const told = await api.post(`/invitations/${at.id}/answers`, { channel: 'letter', ...answer });
    expect(told.status, told.text).toBe(201);
  }
}

/** What the API finds against an event as it was planned: for all who come themselves, its leader, speakers and venue. */
async function found(name: string, api: Api) {
  const event = (await api.get(`/events/${ids[name]}`)).body;
  const invited = (await api.get(`/events/${ids[name]}/invitations?limit=100`)).body.data as any[];
  const comes = invited.filter(({ status }) => status !== 'represented' && status !== 'declined');
  const { status, body, text } = await api.post('/schedule/conflicts', {
    starts_at: event.starts_at.slice(0, 16),
    ends_at: event.ends_at.slice(0, 16),
    timezone: event.timezone,
    offices: comes.map(({ position, agency }) => ({ position, agency })),
    leader: event.leader,
    speakers: event.roles.map(({ name: who, position }: any) => ({ name: who, position })),
    venue: event.venue,
    event_id: event.id,
  });
  expect(status, text).toBe(200);
  return body.conflicts as { kind: string; event_id: string | null; office: any; message: string }[];
}
const brief = (list: Awaited<ReturnType<typeof found>>) =>
  list.map(({ kind, event_id, office }) => [kind, event_id, office?.position ?? null]).sort();

describeInBrowser('a month of five events', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-02-10T03:00:00Z' });
    const { api, other } = product;
    await plan('penyuluhan', api, named('Penyuluhan'), '16', ['08:30', '11:30']);
    await plan('apel', api, named('Apel'), '16', ['10:00', '12:00']);
    await plan('silaturahmi', api, named('Silaturahmi'), '18', ['09:00', '11:00']);
    await plan('sambang', api, named('Sambang'), '15', ['10:00', '11:00']);
    await plan('bimtek', other, named('Bimbingan'), '16', ['11:00', '15:00']);
    for (const side of [api, other]) await side.patch('/schedule/settings', { shares_occupied: true });
    browser = await startBrowser();
    page = await (await contextOf(browser, product, OWNER)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const polres = 'Kapolres Banyuasin';
  const bupati = 'Pj. Bupati Banyuasin';
  const kesbangpol = 'Kepala Badan Kesbangpol Banyuasin';
  /** Of each event: who is taken there, by which event; null is another organization's, of which nothing is known. */
  const planted: Record<string, [kind: string, by: string | null, who: string][]> = {
    // the Bupati is represented here, and so he is free; the one who represents him is asked to the muster himself
    penyuluhan: [
      ['leader', 'apel', polres],
      ['occupied', null, polres],
      ['office', 'apel', kesbangpol],
    ],
    apel: [
      ['leader', 'penyuluhan', polres],
      ['occupied', null, bupati],
      ['occupied', null, polres],
      ['office', 'penyuluhan', kesbangpol],
    ],
    silaturahmi: [],
    sambang: [],
    bimtek: [
      ['occupied', null, bupati],
      ['occupied', null, polres],
    ],
  };
  const sideOf = (name: string) => (name === 'bimtek' ? product.other : product.api);

  test('the API finds every clash that was planted, and none besides', async () => {
    for (const [name, expected] of Object.entries(planted)) {
      const wanted = expected.map(([kind, by, who]) => [kind, by && ids[by], who]).sort();
      expect(brief(await found(name, sideOf(name))), name).toEqual(wanted);
    }
  });

  test('each event’s page says the same of the organization’s own events, each clash once', async () => {
    for (const name of ['penyuluhan', 'apel', 'silaturahmi', 'sambang']) {
      await page.goto(`/acara/${ids[name]}/rencana`);
      const said = (await page.locator('.clashes li').allInnerTexts()).sort();
      const own = planted[name]?.filter(([, by]) => by) ?? [];
      expect(said, name).toHaveLength(own.length);
      own.forEach(([, by, who]) => {
        const title = { apel: 'Apel Gelar Pasukan', penyuluhan: 'Penyuluhan Keamanan' }[by ?? ''];
        expect(
          said.filter((text) => text.startsWith(who) && text.includes(`“${title}`)),
          `${who}: ${by}`,
        ).toHaveLength(1);
      });
    }
  });

  test('asked for, the page says also what another organization has taken, and not by what', async () => {
    for (const name of ['penyuluhan', 'apel', 'silaturahmi', 'sambang']) {
      await page.goto(`/acara/${ids[name]}/rencana`);
      await press(formTo(page, '/bentrok').locator('button'));
      const said = await page.locator('.clashes li').allInnerTexts();
      const others = said.filter((text) => text.includes('sudah terisi pada organisasi lain'));
      expect(said, name).toHaveLength(planted[name]?.length ?? 0);
      const taken = planted[name]?.filter(([kind]) => kind === 'occupied').map(([, , who]) => who) ?? [];
      expect(others.map((text) => text.split(' sudah')[0]).sort(), name).toEqual(taken.sort());
      expect(said.join()).not.toMatch(/Bimbingan Teknis|Novotel|KPU/);
    }
  });

  test('in the form a free day says nothing, and the planted one says it while one types', async () => {
    const typed = async (day: string) => {
      const saved = page.waitForResponse((response) => response.url().includes('/rancangan'));
      await page.fill('#starts_on', day);
      await (await saved).finished();
      await page.locator('.htmx-request').first().waitFor({ state: 'detached' });
      return textOf(page.locator('#waktu-kabar'));
    };
    await page.goto(`/acara/${ids.apel}/ubah`);
    expect(await typed('2027-03-17')).not.toContain('sudah');
    expect(await typed('2027-03-16')).toMatch(/Kesbangpol Banyuasin sudah diundang ke “Penyuluhan.*Kapolres Banyuasin/);
  });
});
