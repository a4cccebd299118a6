import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, hendra, maya, rakor, surya } from '../cast.ts';
import { quiet } from '../long/support/ledger.ts';
import { type Product, startProduct } from '../product.ts';
import { startSmtp } from '../smtp.ts';

/* A change reaches everyone: whom no mail tells is told by a person, who is shown whom, how, and with which words. */

const OWNER = 'koordinator@pendopo.example';
const LATER = { starts_at: '2027-03-11T13:00', ends_at: '2027-03-11T15:00' };
/** One whose mailbox is no more. */
const gone = { ...surya, email: 'tiada@kodim0999.example' };

let product: Product;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let event: string;
let rows: { id: string; position: string }[];

const untold = async () => (await product.api.get(`/events/${event}/untold`)).body.data as any[];
const names = (list: any[]) => list.map(({ position }) => position);
const told = (i: number, body: object = {}) => product.api.post(`/invitations/${rows[i]?.id}/told`, body);

beforeAll(async () => {
  const rcpt = (address: string) => (address === gone.email ? { code: 550, text: 'no such user' } : null);
  smtp = await startSmtp({ rcpt });
  product = await startProduct({ SMTP_URL: smtp.url, NOW: '2027-02-10T03:00:00Z' });
  event = (await product.api.post('/events', rakor)).body.id;
  const invitees = [bupati, hendra, gone, maya];
  rows = (await product.api.post(`/events/${event}/invitations`, { invitees })).body.data;
  await product.api.post(`/events/${event}/send`);
  await quiet(product, event);
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
});

describe('a change', () => {
  test('nobody is to be told before there is one', async () => {
    expect(await untold()).toEqual([]);
  });

  test('leaves those without an address, with a dead one, and a representative whom only a telephone reaches', async () => {
    const representative = { name: 'Ratna Puspa Dewi', contact: '0812-3333-4444' };
    await product.api.post(`/invitations/${rows[1]?.id}/answers`, {
      answer: 'represented',
      representative,
      channel: 'phone',
    });
    expect((await product.api.patch(`/events/${event}`, LATER)).body.sequence).toBe(1);
    await quiet(product, event);
    const list = await untold();
    expect(names(list)).toEqual([hendra.position, gone.position, maya.position]);
    expect(list.map((one) => [one.phone, one.representative])).toEqual([
      [null, { name: representative.name, contact: expect.stringMatching(/81233334444|0812-3333-4444/) }],
      [null, null],
      [expect.any(String), null],
    ]);
  });

  test('who is told is off the list, once; taken back he is on it again', async () => {
    expect((await told(1)).body).toEqual({ told: true });
    expect((await told(1)).body).toEqual({ told: true });
    expect(names(await untold())).toEqual([gone.position, maya.position]);
    await told(1, { told: false });
    expect(names(await untold())).toEqual([hendra.position, gone.position, maya.position]);
    await told(1);
    const entries = (await product.api.get(`/events/${event}/audit`)).body.data as any[];
    expect(entries.map((e) => e.action).filter((a) => /told/.test(a))).toEqual([
      'invitation.told',
      'invitation.untold',
      'invitation.told',
    ]);
  });

  test('who answers since has heard; who is invited since was told as it stands', async () => {
    await product.api.post(`/invitations/${rows[2]?.id}/answers`, { answer: 'accepted', channel: 'phone' });
    const late = { position: 'Camat Rawa Hulu', agency: 'Kecamatan Rawa Hulu' };
    await product.api.post(`/events/${event}/invitations`, { invitees: [late] });
    expect(names(await untold())).toEqual([maya.position]);
  });

  test('the page shows how to reach each, with a draft of old beside new, and takes the mark without script', async () => {
    const Cookie = await cookieOf(product, OWNER, smtp);
    const page = async (at: string) => (await fetch(`${product.base}${at}`, { headers: { Cookie } })).text();
    expect(await page(`/acara/${event}`)).toContain('1 belum dapat dikabari lewat surel');
    const shown = await page(`/acara/${event}/kabari`);
    const draft = decodeURIComponent(/https:\/\/wa\.me\/6281300002222\?text=([^"]+)/.exec(shown)?.[1] ?? '');
    expect(draft).toContain('Kamis, 11 Maret 2027');
    expect(draft).toContain('(semula Kamis, 4 Maret 2027 pukul 08.00 WITA');
    expect(draft).toContain('mohon jawaban');
    const done = await product.form(
      `/acara/${event}/undangan/${rows[3]?.id}/kabari`,
      { sudah: '1' },
      { Origin: product.base, Cookie },
    );
    expect([done.status, done.headers.get('location')]).toEqual([303, `/acara/${event}/kabari#${rows[3]?.id}`]);
    expect(await untold()).toEqual([]);
    expect(await page(`/acara/${event}/kabari`)).toContain('Semua yang diundang sudah dikabari');
    expect(await page(`/acara/${event}`)).not.toContain('belum dapat dikabari');
  });

  test('the next has to be told anew; of a cancellation too, also by WhatsApp', async () => {
    await product.api.post(`/events/${event}/cancel`, { reason: 'Banjir di lokasi' });
    await quiet(product, event);
    expect(names(await untold())).toContain(maya.position);
    expect((await told(3)).status).toBe(200);
    expect(names(await untold())).not.toContain(maya.position);
  });

  test('is not another organization’s to tell', async () => {
    expect((await product.other.get(`/events/${event}/untold`)).status).toBe(404);
    expect((await product.other.post(`/invitations/${rows[0]?.id}/told`)).status).toBe(404);
  });
});
