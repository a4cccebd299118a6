import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, hendra, rakor } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { type Answer, eventually, type Product, startProduct } from '../product.ts';

/*
 * The first page, the list of events, the sample, and the report's page, as a coordinator's browser without script asks for
 * them. It is Wednesday, 3 March 2027, 09.00 WITA; the meeting of the cast is tomorrow.
 */

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie: string;

async function get(at: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${product.base}${at}`, { redirect: 'manual', headers: { Cookie: cookie, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text(), body: undefined };
}
const post = (at: string, fields: Record<string, string> = {}) =>
  product.form(at, fields, { Origin: product.base, Cookie: cookie });
const leads = async (at: string, fields: Record<string, string> = {}) => {
  const { status, headers } = await post(at, fields);
  expect(status, at).toBe(303);
  return headers.get('location') ?? '';
};
/** What is read on a page, without its tags. */
const read = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const titles = (html: string) => [...html.matchAll(/<h3><a href="\/acara\/\w+">([^<]*)/g)].map((m) => m[1]);
/** The same event `n` times in all, 'Sambang ke-1' and on, an hour apart. */
async function manyOf(id: string, n: number): Promise<void> {
  const db = await product.server.engine.getD1Database('DB');
  const columns = (await db.prepare('select name from pragma_table_info(?)').bind('events').all<{ name: string }>())
    .results;
  const changed: Record<string, string> = {
    id: "events.id || '_' || value",
    title: "'Sambang ke-' || value",
    starts_at: 'starts_at + value * 3600000',
    ends_at: 'ends_at + value * 3600000',
  };
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? `events.${name}`);
  const numbers = JSON.stringify(Array.from({ length: n - 1 }, (_, i) => i + 2));
  await db
    .prepare(`insert into events (${names}) select ${values} from events, json_each(?) where events.id = ?`)
    .bind(numbers, id)
    .run();
}
const make = async (event: object) => (await product.api.post('/events', event)).body.id as string;

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-03T01:00:00Z' });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

describe('an organization without events', () => {
  test('is shown the way, and a sample that can be taken away again', async () => {
    const first = await get('/');
    expect(read(first.text)).toContain('Selamat datang di Pendopo');
    expect(read((await get('/acara')).text)).toContain('Belum ada acara');
    const [one, two] = await Promise.all([leads('/contoh'), leads('/contoh')]);
    expect([two, await leads('/contoh')]).toEqual([one, one]);
    expect(await rowsOf(product, 'select id from events')).toHaveLength(1);
    for (const part of ['', '/rencana', '/undangan', '/kehadiran', '/hasil', '/laporan']) {
      const { status, text } = await get(`${one}${part}`);
      expect([status, read(text).includes('Ini acara contoh')], part).toEqual([200, true]);
    }
    expect(read((await get('/')).text)).toContain('Menunggu Anda');
    expect(await leads(`${one}/contoh/hapus`)).toBe('/');
    expect((await post(`${one}/contoh/hapus`)).status).toBe(404);
    expect(read((await get('/')).text)).toContain('Selamat datang di Pendopo');
  });

  test('an event that is no sample cannot be taken away', async () => {
    const id = await make({ ...rakor, title: 'Bukan contoh' });
    expect((await post(`/acara/${id}/contoh/hapus`)).status).toBe(404);
    expect((await get(`/acara/${id}`)).status).toBe(200);
  });
});

describe('home and the list of events', () => {
  test('today, what comes next, what waits, the two weeks ahead', async () => {
    await make({ ...rakor, title: 'Rapat pagi ini', starts_at: '2027-03-03T10:00', ends_at: '2027-03-03T12:00' });
    const held = await make({
      ...rakor,
      title: 'Rapat kemarin',
      starts_at: '2027-03-02T08:00',
      ends_at: '2027-03-02T10:00',
    });
    await product.api.post(`/events/${held}/close`);
    await eventually(
      'the draft',
      async () => (await product.api.get(`/events/${held}/report`)).body.status === 'draft',
    );
    const { text } = await get('/');
    expect(titles(text)).toEqual(['Rapat pagi ini', 'Bukan contoh']);
    const shown = read(text);
    expect(shown).toContain('Rabu, 3 Maret 2027');
    expect(shown).toContain('10.00–12.00 WITA');
    expect(shown).toContain('1 konsep laporan siap diperiksa');
    expect(text).toContain(`href="/acara/${held}/laporan"`);
    const days = text.match(/<ol class="strip">.*?<\/ol>/s)?.[0] ?? '';
    expect(days.match(/<li/g)).toHaveLength(14);
    expect(read(days)).toMatch(/Senin, 8 Maret 2027.*Nyepi.*\(perkiraan\)/);
    expect(days).toContain('Rapat pagi ini');
  });

  test('what is over apart from what is to come, found by words, kind and programme, page by page', async () => {
    expect(titles((await get('/acara')).text)).toEqual(['Rapat pagi ini', 'Bukan contoh']);
    expect(titles((await get('/acara?lihat=lewat')).text)).toEqual(['Rapat kemarin']);
    const sambang = {
      ...rakor,
      type: 'sambang',
      programme: 'Cooling System',
      starts_at: '2027-04-01T08:00',
      ends_at: '2027-04-01T10:00',
    };
    await manyOf(await make({ ...sambang, title: 'Sambang ke-1' }), 42);
    const all = await get('/acara');
    expect(titles(all.text)).toHaveLength(40);
    const more = /href="(\/acara\?setelah=[^"]*)"/.exec(all.text)?.[1] ?? '';
    expect(titles((await get(more)).text)).toHaveLength(4);
    expect(titles((await get('/acara?q=cooling+ke-7')).text)).toEqual(['Sambang ke-7']);
    expect(titles((await get('/acara?q=%25')).text)).toEqual([]);
    expect(titles((await get('/acara?jenis=rakor-forkopimda')).text)).toEqual(['Rapat pagi ini', 'Bukan contoh']);
    const programme = /href="(\/acara\?program=[^"]*)"/.exec(all.text)?.[1] ?? '';
    const narrowed = await get(`${programme}&q=ke-9`);
    expect(titles(narrowed.text)).toEqual(['Sambang ke-9']);
    expect(read(narrowed.text)).toContain('Program: Cooling System');
    const fragment = await get('/acara?q=ke-9', { 'HX-Request': 'true' });
    expect([fragment.text.startsWith('<div id="daftar-acara">'), titles(fragment.text)]).toEqual([
      true,
      ['Sambang ke-9'],
    ]);
    for (const odd of ['?setelah=x', '?jenis=x', '?program=%27', `?q=${'ä'.repeat(300)}`])
      expect((await get(`/acara${odd}`)).status, odd).toBe(200);
  });
});

describe("the report's page", () => {
  test('an event that has not begun is not ended by mistake', async () => {
    const id = await make({ ...rakor, title: 'Besok' });
    const at = `/acara/${id}/laporan`;
    const refused = await post(`${at}/akhiri`);
    expect([refused.status, /id="early-salah"/.test(refused.text)]).toEqual([422, true]);
    expect((await product.api.get(`/events/${id}`)).body.status).toBe('scheduled');
    expect(await leads(`${at}/akhiri`, { early: 'ya' })).toBe(at);
    expect(await leads(`${at}/akhiri`)).toBe(at);
    expect(await rowsOf(product, `select id from reports where event_id = '${id}'`)).toHaveLength(1);
  });

  test('what is missing is filled in on the spot, once', async () => {
    const id = await make({
      ...rakor,
      type: 'apel-gelar-pasukan',
      title: 'Apel',
      starts_at: '2027-03-03T07:00',
      ends_at: '2027-03-03T08:00',
      unconfirmed: ['time', 'date', 'venue'],
    });
    const at = `/acara/${id}/laporan`;
    const missing = async () => {
      const list = /<ul class="rows gaps">.*?<\/ul>/s.exec((await get(at)).text)?.[0] ?? '';
      return [...list.matchAll(/class="grow">([^<]*)/g)].map((m) => m[1]);
    };
    const fill = (fields: Record<string, string>) => post(`${at}/lengkapi`, fields);
    expect(await missing()).toEqual([
      'Tanggal',
      'Waktu',
      'Tempat',
      'Kekuatan personel',
      'Jumlah kendaraan',
      'Komandan',
      'Tindak lanjut',
      'Kehadiran',
    ]);
    const wrong: [Record<string, string>, string][] = [
      [{ field: 'forces', unit: 'Peleton', personnel: 'banyak' }, 'isi-forces-personnel-salah'],
      [{ field: 'time', starts: '25:00' }, 'isi-time-starts-salah'],
      [{ field: 'time', starts: '09:00', ends: '08:00' }, 'isi-time-ends-salah'],
      [{ field: 'date', date: '2027-02-30' }, 'isi-date-date-salah'],
      [{ field: 'venue', venue: ' ' }, 'isi-venue-venue-salah'],
      [{ field: 'commander' }, 'isi-commander-name-salah'],
      [{ field: 'follow_up', due: '2027-03-09' }, 'isi-follow_up-text-salah'],
    ];
    for (const [fields, where] of wrong) {
      const { status, text } = await fill(fields);
      expect([status, text.includes(`id="${where}"`)], where).toEqual([422, true]);
      for (const value of Object.values(fields).filter((v) => v.trim())) expect(text).toContain(`value="${value}"`);
    }
    const good: Record<string, string>[] = [
      { field: 'date', date: '2027-03-02' },
      { field: 'time', starts: '07:30', ends: '08:30' },
      { field: 'venue', venue: 'Lapangan Tengah' },
      { field: 'forces', unit: 'Peleton Samapta', personnel: '1.030', vehicles: '4' },
      { field: 'commander', name: 'Iptu Raka Wijaya', position: 'Kasat Samapta' },
      { field: 'follow_up', text: 'Apel ulang', owner: 'Kabag Ops', due: '2027-03-09' },
    ];
    for (const fields of [...good, ...good]) expect((await fill(fields)).headers.get('location')).toBe(`${at}#belum`);
    expect(await missing()).toEqual(['Kehadiran']);
    const { event, outcomes } = {
      event: (await product.api.get(`/events/${id}`)).body,
      outcomes: (await product.api.get(`/events/${id}/outcomes`)).body.data,
    };
    expect(event).toMatchObject({
      starts_at: '2027-03-02T07:30:00+08:00',
      ends_at: '2027-03-02T08:30:00+08:00',
      venue: { name: 'Lapangan Tengah' },
    });
    expect(outcomes).toHaveLength(1);
    expect((await fill({ field: 'entah' })).status).toBe(303);
  });

  test('each sentence shows its evidence, the message is the file, and script hears of a draft only when it is there', async () => {
    const id = await make({
      ...rakor,
      title: 'Rapat dengan bukti',
      starts_at: '2027-03-03T07:00',
      ends_at: '2027-03-03T08:00',
    });
    const added = await product.api.post(`/events/${id}/invitations`, { invitees: [bupati, hendra] });
    const records = [{ invitation_id: added.body.data[0].id, present: 'holder' }];
    await product.api.post(`/events/${id}/attendance`, { records });
    const at = `/acara/${id}/laporan`;
    await leads(`${at}/akhiri`);
    const poll = () => get(at, { 'HX-Request': 'true' });
    const drafted = await eventually('the draft', async () => {
      const heard = await poll();
      expect([200, 204]).toContain(heard.status);
      return heard.status === 200 && heard;
    });
    expect(drafted.text.startsWith('<div id="laporan"')).toBe(true);
    expect(drafted.text).not.toContain('hx-trigger="every');
    const { text } = await get(at);
    const came =
      [...text.matchAll(/<details name="kalimat">.*?<\/details>/gs)].find(([one]) =>
        /[Hh]adir (?:dalam|pada) /.test(one),
      )?.[0] ?? '';
    expect(read(came)).toContain('Dasar kalimat ini');
    expect(came).toContain(`href="/acara/${id}/kehadiran"`);
    const message = /<textarea id="pesan"[^>]*>([^<]*)/.exec(text)?.[1]?.trim();
    expect(message).toBe((await get(`${at}.md?form=pesan`)).text.trim());
    expect(text).toContain('https://wa.me/?text=');
    await post(`${at}/lengkapi`, { field: 'follow_up', text: 'Rapat lanjutan' });
    // what was filled in is told at once
    expect(read((await get(at)).text)).toContain('Rapat lanjutan');
    expect(await leads(`${at}/susun`)).toBe(at);
    await eventually('the new draft', async () => read((await get(at)).text).includes('Rapat lanjutan'));
  });
});
