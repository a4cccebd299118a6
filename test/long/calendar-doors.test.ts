import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditor, contextOf, cookieOf, describeInBrowser, startBrowser } from '../browser.ts';
import { bupati, hendra, rakor, ratna } from '../cast.ts';
import { type Answer, type Product, startProduct } from '../product.ts';

/*
 * The organization's calendar, as a browser without script asks for it. It is Saturday, 20 February 2027, 10.00 WITA. In
 * March stand a meeting and a declaration that both ask the Bupati, a training of four days, a visit whose time is open,
 * and what was called off.
 */

const OWNER = 'koordinator@pendopo.example';
const LONG =
  'Pelaksana Tugas Kepala Badan Kesatuan Bangsa dan Politik Dalam Negeri Kabupaten Penukal Abab Lematang Ilir';

let product: Product;
let cookie: string;
const ids: Record<string, string> = {};

async function get(at: string): Promise<Answer> {
  const response = await fetch(`${product.base}${at}`, { redirect: 'manual', headers: { Cookie: cookie } });
  return { status: response.status, headers: response.headers, text: await response.text(), body: undefined };
}
/** What is read on a page, without its tags. */
const read = (html: string) =>
  html
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const seen = async (query: string) => read((await get(`/kalender?${query}`)).text);
/** The events of a grid in the order of its days: [the day's date in the address that chooses it, title]. */
function gridOf(html: string): [string, string][] {
  const grid = html.slice(html.indexOf('month-grid'), html.indexOf('chosen-day'));
  return grid.split('<li class="cell').flatMap((cell) => {
    const date = /tanggal=(\d{4}-\d\d-\d\d)#hari|tanggal=(\d{4}-\d\d-\d\d)&/.exec(cell);
    const day = date?.[1] ?? date?.[2] ?? '';
    return [...cell.matchAll(/<span class="name">([^<]*)/g)].map((m): [string, string] => [day, m[1] ?? '']);
  });
}

async function make(name: string, over: object, invitees: object[] = []): Promise<void> {
  const { body } = await product.api.post('/events', { ...rakor, title: name, ...over });
  ids[name] = body.id;
  if (invitees.length) await product.api.post(`/events/${body.id}/invitations`, { invitees });
}
const at = (starts_at: string, ends_at: string) => ({ starts_at, ends_at });
const hall = (name: string, city = rakor.venue.city) => ({ venue: { name, city } });

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-20T02:00:00Z' });
  await make('Rapat Kesiapan', {}, [bupati, { ...ratna, position: LONG, agency: 'Badan Kesbangpol' }]);
  await make(
    'Deklarasi Damai',
    { ...at('2027-03-04T09:00', '2027-03-04T11:00'), ...hall('Lapangan'), leader: undefined, type: 'deklarasi-damai' },
    [bupati, hendra],
  );
  await make('Bimtek Panitia', {
    ...at('2027-03-18T08:00', '2027-03-23T15:00'),
    ...hall('Gedung Diklat'),
    leader: undefined,
    type: 'bimtek',
    programme: 'Pilkades',
  });
  await make('Silaturahmi Tokoh', {
    ...at('2027-03-17T19:00', '2027-03-17T20:00'),
    ...hall('Balai Desa'),
    leader: undefined,
    unconfirmed: ['date', 'time'],
  });
  await make('Apel di Timur', {
    ...at('2027-03-02T00:30', '2027-03-02T02:00'),
    ...hall('Pelabuhan', 'Kota Timur'),
    leader: undefined,
    timezone: 'Asia/Jayapura',
  });
  await make('Rapat Batal', { ...at('2027-03-04T08:00', '2027-03-04T10:00') }, [bupati]);
  await product.api.post(`/events/${ids['Rapat Batal']}/cancel`, { reason: 'hujan' });
  await make('Ronda Malam', { ...at('2027-03-16T21:30', '2027-03-17T00:00'), ...hall('Pos'), leader: undefined });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

describe('the month', () => {
  test('has every event once a week on its own dates, those of several days from their first', async () => {
    const { status, text } = await get('/kalender?tanggal=2027-03-04');
    expect(status).toBe(200);
    expect(gridOf(text)).toEqual([
      // begun on the 1st in Makassar, on the 2nd where it is held
      ['2027-03-02', 'Apel di Timur'],
      ['2027-03-04', 'Rapat Kesiapan'],
      ['2027-03-04', 'Deklarasi Damai'],
      ['2027-03-16', 'Ronda Malam'],
      ['2027-03-17', 'Silaturahmi Tokoh'],
      ['2027-03-18', 'Bimtek Panitia'],
      ['2027-03-22', 'Bimtek Panitia'],
    ]);
    const said = read(text);
    expect(said).toContain('00.30 WIT Rakor');
    expect(said).toContain('08.00 WITA Rakor');
    expect(said).toContain('Direncanakan');
    expect(said).toContain('tanggal belum pasti');
    expect(said).toContain('Hari Suci Nyepi (Tahun Baru Saka 1949) (perkiraan)');
    expect(said).toContain('Ramadan 1448 H');
  });

  test('marks today, says how many a day holds, and leads to what comes before and after', async () => {
    const { text } = await get('/kalender');
    expect(read(text)).toMatch(/Februari 2027/);
    expect(read(text)).toContain('Sabtu, 20 Februari 2027: 0 acara, hari ini');
    const march = (await get('/kalender?tanggal=2027-03-04')).text;
    expect(march).toContain('Kamis, 4 Maret 2027: 2 acara');
    expect(march).toContain('href="/kalender?lihat=bulan&amp;tanggal=2027-02-01"');
    expect(march).toContain('href="/kalender?lihat=bulan&amp;tanggal=2027-04-01"');
  });

  test('an empty day leads to a new event on that day, with the date filled in', async () => {
    const { text } = await get('/kalender?tanggal=2027-03-04');
    expect(text).toContain('href="/acara/baru?tanggal=2027-03-09"');
    expect(text).not.toContain('class="paper k3" href="/acara/baru?tanggal=2027-03-04"');
    const kinds = await get('/acara/baru?tanggal=2027-03-09');
    expect(kinds.text).toContain('/acara/baru?jenis=bimtek&amp;tanggal=2027-03-09');
    const { headers } = await get('/acara/baru?jenis=bimtek&tanggal=2027-03-09');
    const form = await get(headers.get('location') ?? '');
    expect(form.text).toMatch(/name="starts_on"[^>]*value="2027-03-09"/);
    expect((await get('/acara/baru?tanggal=2027-02-30')).text).not.toContain('tanggal=');
  });

  test('more than a cell holds are counted there and told below', async () => {
    for (let n = 1; n <= 6; n += 1)
      await make(`Sambang ${n}`, {
        ...at(`2027-05-12T0${n}:00`, `2027-05-12T0${n}:30`),
        ...hall(`RT ${n}`),
        leader: undefined,
      });
    const { text } = await get('/kalender?tanggal=2027-05-12');
    expect(gridOf(text)).toHaveLength(4);
    expect(read(text)).toContain('2 acara lagi pada Rabu, 12 Mei 2027');
    expect(read(text.slice(text.indexOf('chosen-day')))).toContain('Sambang 6');
  });
});

describe('clashes', () => {
  test('two events that need one office say whom, at the events and below', async () => {
    const said = await seen('tanggal=2027-03-04');
    expect(said).toContain(`Bentrok: ${bupati.position}`);
    expect(said).toContain('Bentrok pada waktu ini: 1');
    expect(said).toContain(`${bupati.position} diminta di dua tempat`);
    expect(said).not.toContain('Rapat Batal');
  });

  test('one that a filter hides is still told at the other; none is told of events that are over or called off', async () => {
    const said = await seen('tanggal=2027-03-04&jenis=deklarasi-damai');
    expect(said).toContain('Disaring: Deklarasi Damai');
    expect(said).toContain('Rapat Kesiapan');
    const off = await seen('tanggal=2027-03-04&status=cancelled');
    expect([off.includes('Rapat Batal'), off.includes('Bentrok')]).toEqual([true, false]);
  });

  test('a venue taken twice, and a way too long', async () => {
    await make('Pagi di Aula', { ...at('2027-06-07T08:00', '2027-06-07T10:00'), leader: undefined }, [hendra]);
    await make('Juga di Aula', { ...at('2027-06-07T09:00', '2027-06-07T09:30'), leader: undefined });
    await make(
      'Di Kota Lain',
      { ...at('2027-06-07T10:30', '2027-06-07T11:00'), ...hall('Gedung Jauh', 'Kota Jauh'), leader: undefined },
      [hendra],
    );
    const said = await seen('tanggal=2027-06-07&lihat=minggu');
    expect(said).toContain('Aula Wira Satya dipakai dua acara');
    expect(said).toContain(`${hendra.position} diminta di dua tempat`);
    expect(said).toContain('perjalanan antartempat perlu 60 menit');
    expect(said).toContain('Bentrok pada waktu ini: 2');
  });

  test('of one who declined none', async () => {
    const { data } = (await product.api.get(`/events/${ids['Deklarasi Damai']}/invitations`)).body;
    const { id } = data.find((i: { position: string }) => i.position === bupati.position);
    await product.api.post(`/invitations/${id}/answers`, { answer: 'declined', channel: 'phone' });
    expect(await seen('tanggal=2027-03-04')).not.toContain('Bentrok');
    await product.api.post(`/invitations/${id}/answers`, { answer: 'tentative', channel: 'phone' });
    expect(await seen('tanggal=2027-03-04')).toContain('Bentrok');
  });
});

describe('what is looked for', () => {
  test.each([
    ['jenis=bimtek', ['Bimtek Panitia']],
    ['instansi=dprd', ['Deklarasi Damai']],
    ['status=cancelled', ['Rapat Batal']],
    ['status=reported', []],
    ['batal=ya&instansi=pemerintah', ['Deklarasi Damai', 'Rapat Batal', 'Rapat Kesiapan']],
  ])('%s', async (query, expected) => {
    const { text } = await get(`/kalender?tanggal=2027-03-04&${query}`);
    expect([...new Set(gridOf(text).map(([, title]) => title))].sort()).toEqual(expected);
  });

  test('a programme by its id, and the filter stays on the way through time', async () => {
    const { text } = await get('/kalender?tanggal=2027-03-04');
    const id = /<option value="(\w+)">Pilkades/.exec(text)?.[1] ?? '';
    const found = await get(`/kalender?lihat=daftar&tanggal=2027-03-04&program=${id}&batal=ya`);
    expect([...found.text.matchAll(/<h3><a[^>]*>([^<]*)/g)].map((m) => m[1])).toEqual(['Bimtek Panitia']);
    expect(found.text).toContain(`/kalender?lihat=daftar&amp;tanggal=2027-04-01&amp;program=${id}&amp;batal=ya`);
  });

  test.each([
    'tanggal=besok',
    'tanggal=9999-12-31',
    'tanggal=1945-01-01',
    'lihat=tahun',
    'status=%00',
    'jenis=entah',
    `instansi=${'x'.repeat(900)}`,
  ])('nonsense is as if it were not there: %s', async (query) =>
    expect((await get(`/kalender?${query}`)).status).toBe(200),
  );
});

describe('week and list', () => {
  test('the week has the hours, what has none or lies before them on top, and what is late below', async () => {
    const { text } = await get('/kalender?lihat=minggu&tanggal=2027-03-16');
    const said = read(text);
    expect(said).toContain('15 s.d. 21 Maret 2027');
    const [, night = ''] = text.split('<div class="late').filter((part) => part.includes('Ronda Malam'));
    expect(text.indexOf('Silaturahmi Tokoh')).toBeGreaterThan(0);
    expect(night === '' && text.includes('Ronda Malam')).toBe(true);
    expect(said).toContain('Sepanjang hari');
  });

  test('the list says what lasts until when, and names holidays', async () => {
    const said = await seen('lihat=daftar&tanggal=2027-03-20');
    expect(said).toContain('s.d. Selasa, 23 Maret 2027');
    expect(said).toContain('Wafat Yesus Kristus (perkiraan)');
    expect(said).toContain('21.30–24.00 WITA');
  });

  test('in English', async () => {
    const said = await seen('lihat=minggu&tanggal=2027-03-04&lang=en');
    expect(said).toContain('1 to 7 March 2027');
    expect(said).toContain(`${bupati.position} is asked to two places`);
  });
});

test('the first page leads there', async () => {
  expect((await get('/')).text).toContain('<a href="/kalender">Buka kalender</a>');
});

test('another organization sees none of it', async () => {
  await product.other.post('/events', { ...rakor, title: 'Milik lain' });
  const { text } = await get('/kalender?tanggal=2027-03-04');
  expect(text).not.toContain('Milik lain');
});

describeInBrowser('the calendar on a screen and on paper', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('axe finds nothing, and nothing is too wide', async () => {
    const context = await contextOf(browser, product, OWNER);
    const audit = auditor(context);
    for (const view of ['bulan', 'minggu', 'daftar'])
      await audit.at(`the calendar by ${view}`, `${product.base}/kalender?lihat=${view}&tanggal=2027-03-16`);
    expect(audit.faults()).toEqual([]);
    await context.close();
  });

  test('a bar of several days spans them on a desk, and no two events of a week overlap', async () => {
    const context = await contextOf(browser, product, OWNER, {
      viewport: { width: 1280, height: 900 },
      javaScriptEnabled: true,
    });
    const page = await context.newPage();
    for (const view of ['bulan', 'minggu']) {
      await page.goto(`/kalender?lihat=${view}&tanggal=2027-03-18`);
      const boxes = await page.evaluate<{ name: string; x: number; y: number; w: number; h: number }[]>(
        `[...document.querySelectorAll('.chip-event')].map((e) => { const r = e.getBoundingClientRect();
          return { name: e.textContent, x: r.x, y: r.y, w: r.width, h: r.height }; })`,
      );
      const day = await page.evaluate<number>(
        `document.querySelectorAll('.cell .head, .week-grid .head')[0].getBoundingClientRect().width`,
      );
      const bar = boxes.find(({ name }) => name.includes('Bimtek Panitia'));
      expect(bar?.w ?? 0).toBeGreaterThan(3 * day);
      for (const a of boxes)
        for (const b of boxes)
          if (a !== b) {
            const apart = a.x + a.w <= b.x + 1 || b.x + b.w <= a.x + 1 || a.y + a.h <= b.y + 1 || b.y + b.h <= a.y + 1;
            expect([view, a.name, b.name, apart]).toEqual([view, a.name, b.name, true]);
          }
    }
    await context.close();
  });

  test('month and week print across, the list upright', async () => {
    const context = await contextOf(browser, product, OWNER);
    const page = await context.newPage();
    for (const [view, across] of [
      ['bulan', true],
      ['minggu', true],
      ['daftar', false],
    ] as const) {
      await page.goto(`/kalender?lihat=${view}&tanggal=2027-03-18`);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true, format: 'A4' })).toString('latin1');
      const sheets = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(
        (m) => Number(m[1]) > Number(m[2]),
      );
      expect([view, new Set(sheets)]).toEqual([view, new Set([across])]);
    }
    await context.close();
  });
});
