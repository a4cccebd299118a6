import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditor, contextOf, cookieOf, describeInBrowser, startBrowser } from '../browser.ts';
import { bupati, hendra, rakor, ratna } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { type Answer, type Product, startProduct } from '../product.ts';

/*
 * The page that finds a date, the question to other organizations, and how an organization plans, without script. It is
 * Monday, 1 March 2027, 10.00 WITA; the meeting of the cast is on Thursday. Hendra must come himself.
 */

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie: string;
let event = '';
let lonely = '';

async function get(at: string): Promise<Answer> {
  const response = await fetch(`${product.base}${at}`, { redirect: 'manual', headers: { Cookie: cookie } });
  return { status: response.status, headers: response.headers, text: await response.text(), body: undefined };
}
const post = (at: string, fields: Record<string, string> = {}) =>
  product.form(at, fields, { Origin: product.base, Cookie: cookie });
const read = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const slotsOf = (html: string) => [...html.matchAll(/\/ubah\?mulai=([\d:T-]+)"/g)].map((m) => m[1] ?? '');
const looks = () => rowsOf(product, "select * from audit_entries where action = 'schedule.looked'");
const ask = { dari: '2027-04-05', sampai: '2027-04-06', lama: '120' };

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-01T02:00:00Z' });
  const { api } = product;
  event = (await api.post('/events', rakor)).body.id;
  await api.post(`/events/${event}/invitations`, { invitees: [bupati, hendra, ratna] });
  lonely = (await api.post('/events', { ...rakor, title: 'Tanpa undangan' })).body.id;
  // Hendra is taken on Monday from eight to sixteen, the Bupati on Tuesday morning
  for (const [title, starts_at, ends_at, who] of [
    ['Sidang', '2027-04-05T07:00', '2027-04-05T17:00', hendra],
    ['Panen Raya', '2027-04-06T07:00', '2027-04-06T12:00', bupati],
  ] as const) {
    const { id } = (
      await api.post('/events', { ...rakor, title, starts_at, ends_at, leader: undefined, venue: { name: title } })
    ).body;
    await api.post(`/events/${id}/invitations`, { invitees: [who] });
  }
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

describe('finding a date', () => {
  test('the plan leads there; it starts with a month and the length of the event, and asks nobody else', async () => {
    expect((await get(`/acara/${event}/rencana`)).text).toContain(`href="/acara/${event}/saran"`);
    const { status, text } = await get(`/acara/${event}/saran`);
    expect(status).toBe(200);
    expect(text).toMatch(/name="dari"[^>]*value="2027-03-02"/);
    expect(text).toMatch(/name="lama"[^>]*value="120"/);
    expect(slotsOf(text).length).toBeGreaterThan(3);
    expect(await looks()).toEqual([]);
  });

  test('no slot takes one who must come himself; each says who would send somebody, and why', async () => {
    const { status, text } = await post(`/acara/${event}/saran`, ask);
    expect(status).toBe(200);
    const slots = slotsOf(text);
    expect(slots.length).toBeGreaterThan(0);
    for (const slot of slots) expect(slot.slice(0, 10)).toBe('2027-04-06');
    // the afternoon frees the Bupati, so it stands before the morning
    expect((slots[0] ?? '').slice(11) >= '12:00').toBe(true);
    const said = read(text);
    expect(said).toContain('semua dapat hadir sendiri');
    expect(said).toContain('Semua yang diundang dapat hadir sendiri.');
    const morning = read((await post(`/acara/${event}/saran`, { ...ask, dari: '2027-04-06', lama: '480' })).text);
    expect(morning).toContain('1 perlu diwakili atau berhalangan');
    expect(morning).toContain(`Perlu wakil: ${bupati.position}`);
    expect(morning).toContain('Panen Raya');
  });

  test('a slot taken fills the form of the change and saves nothing; saved, the event is there and as long as before', async () => {
    const before = await rowsOf(product, 'select * from events');
    const form = await get(`/acara/${event}/ubah?mulai=2027-04-06T13:30`);
    expect(form.text).toMatch(/name="starts_on"[^>]*value="2027-04-06"/);
    expect(form.text).toMatch(/name="starts_clock"[^>]*value="13:30"/);
    expect(form.text).toMatch(/name="ends_clock"[^>]*value="15:30"/);
    expect(read(form.text)).toContain('Tanggal dari saran sudah diisikan');
    expect(await rowsOf(product, 'select * from events')).toEqual(before);
    expect((await get(`/acara/${event}/ubah?mulai=besok`)).text).toMatch(/name="starts_on"[^>]*value="2027-03-04"/);
  });

  test('a window that is none is told at its field and keeps what was typed; nobody invited is said', async () => {
    const wrong = await post(`/acara/${event}/saran`, { dari: '2027-04-05', sampai: 'besok', lama: 'lama' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="sampai-salah"');
    expect(wrong.text).toContain('id="lama-salah"');
    expect(wrong.text).toMatch(/name="sampai"[^>]*value="besok"/);
    const long = await post(`/acara/${event}/saran`, { ...ask, sampai: '2029-04-05' });
    expect([long.status, long.text.includes('id="sampai-salah"')]).toEqual([422, true]);
    const none = await get(`/acara/${lonely}/saran`);
    expect(read(none.text)).toContain('Belum ada jabatan yang diundang');
    const full = await post(`/acara/${event}/saran`, { ...ask, sampai: '2027-04-05' });
    expect(read(full.text)).toContain('Tidak ada waktu yang cocok');
  });
});

describe('other organizations', () => {
  beforeAll(async () => {
    const { other } = product;
    const theirs = {
      ...rakor,
      title: 'Rapat Tertutup',
      host: 'Instansi Lain',
      leader: undefined,
      venue: { name: 'Tempat Lain' },
    };
    for (const [starts_at, ends_at] of [
      ['2027-04-06T07:00', '2027-04-06T17:00'],
      ['2027-03-04T09:00', '2027-03-04T12:00'],
    ]) {
      const { id } = (await other.post('/events', { ...theirs, starts_at, ends_at })).body;
      const { position, agency } = hendra;
      await other.post(`/events/${id}/invitations`, { invitees: [{ position, agency }] });
    }
  });

  test('how it plans is set on its page by plain fields, wrong ones told there', async () => {
    const wrong = await post('/organisasi/jadwal', { travel_between_cities: 'jauh', travel_within_city: '20' });
    expect([wrong.status, wrong.text.includes('id="travel_between_cities-salah"')]).toEqual([422, true]);
    expect(wrong.text).toMatch(/name="travel_between_cities"[^>]*value="jauh"/);
    const fields = { travel_between_cities: '90', travel_within_city: '20', shares_occupied: 'ya' };
    const [saved, again] = [await post('/organisasi/jadwal', fields), await post('/organisasi/jadwal', fields)];
    expect([saved.status, again.status]).toEqual([303, 303]);
    const settings = (await product.api.get('/schedule/settings')).body;
    expect(settings).toEqual({ shares_occupied: true, travel_between_cities: 90, travel_within_city: 20 });
    const page = read((await get('/organisasi?disimpan=jadwal')).text);
    expect(page).toContain('Pengaturan jadwal sudah disimpan.');
    expect(page).toContain('Judul, tempat, dan hadirin tidak pernah ikut');
  });

  test('are asked only by a form with the tick, and only while both share; it is written down', async () => {
    await product.api.patch('/schedule/settings', { shares_occupied: false });
    expect((await get(`/acara/${event}/saran`)).text).not.toContain('name="tanya"');
    await post(`/acara/${event}/saran`, { ...ask, tanya: 'ya' });
    expect(await looks()).toEqual([]);
    for (const api of [product.api, product.other]) await api.patch('/schedule/settings', { shares_occupied: true });
    expect((await get(`/acara/${event}/saran?tanya=ya`)).text).toContain('name="tanya"');
    await post(`/acara/${event}/saran`, ask);
    expect(await looks()).toEqual([]);
    const asked = await post(`/acara/${event}/saran`, { ...ask, tanya: 'ya' });
    expect(slotsOf(asked.text)).toEqual([]);
    expect(asked.text).not.toMatch(/Rapat Tertutup|Instansi Lain|Tempat Lain/);
    expect(await looks()).toHaveLength(1);
  });

  test('and for clashes of an event by a button of its plan', async () => {
    const plan = await get(`/acara/${event}/rencana`);
    expect(plan.text).toContain(`action="/acara/${event}/bentrok"`);
    expect(read(plan.text)).not.toContain('organisasi lain, Kamis');
    const asked = await post(`/acara/${event}/bentrok`);
    expect(asked.status).toBe(200);
    expect(read(asked.text)).toContain(
      `${hendra.position} sudah terisi pada organisasi lain, Kamis, 4 Maret 2027 pukul 09.00–10.00 WITA.`,
    );
    expect(asked.text).not.toMatch(/Rapat Tertutup|Tempat Lain/);
    expect(await looks()).toHaveLength(2);
    const { headers } = await get(`/acara/${event}/bentrok`);
    expect(headers.get('location')).toBe(`/acara/${event}/rencana`);
    expect(await looks()).toHaveLength(2);
  });
});

describeInBrowser('these pages on a screen', () => {
  test('axe finds nothing, and nothing is too wide', async () => {
    const browser: Browser = await startBrowser();
    const context = await contextOf(browser, product, OWNER);
    const audit = auditor(context);
    await audit.at('dates found', `${product.base}/acara/${event}/saran`);
    await audit.at('the plan that may ask others', `${product.base}/acara/${event}/rencana`);
    await audit.at('how an organization plans', `${product.base}/organisasi`);
    await product.api.post('/calendar/links');
    await audit.at('subscriptions', `${product.base}/kalender/langganan`);
    const office = (await rowsOf<{ id: string }>(product, 'select id from offices limit 1'))[0]?.id;
    await product.api.post('/calendar/links', { office_id: office });
    await audit.at('an office with its address', `${product.base}/direktori/${office}`);
    expect(audit.faults()).toEqual([]);
    await browser.close();
  });
});
