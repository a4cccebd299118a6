import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { camats, hendra, rakor } from '../cast.ts';
import { type Product, startProduct, tempDir } from '../product.ts';

/* Idempotency-Key: same key and body, same response; same key, other body, 422. */

const dataDir = tempDir();
let product: Product;
let event: string;
const start = () => startProduct({ NOW: '2027-02-01T00:00:00Z' }, { dataDir });
const key = (name: string) => ({ 'Idempotency-Key': name });
const countEvents = async () => (await product.api.get('/events?limit=100')).body.data.length as number;

beforeAll(async () => {
  product = await start();
  event = (await product.api.post('/events', rakor)).body.id;
});
afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('the same key and body get the same response and do nothing again, after a restart too', async () => {
  const before = await countEvents();
  const first = await product.api.post('/events', rakor, key('rakor'));
  expect(first.status).toBe(201);
  const again = await product.api.post('/events', rakor, key('rakor'));
  await product.stop();
  product = await start();
  const later = await product.api.post('/events', rakor, key('rakor'));
  for (const repeated of [again, later]) {
    expect([repeated.status, repeated.text]).toEqual([201, first.text]);
    expect(repeated.headers.get('location')).toBe(`/api/v1/events/${first.body.id}`);
    expect(repeated.headers.get('content-type')).toBe(first.headers.get('content-type'));
  }
  expect(await countEvents()).toBe(before + 1);
});

test('another body or another call under the same key is 422 at the key', async () => {
  await product.api.post('/events', rakor, key('satu'));
  const before = await countEvents();
  const other = await product.api.post('/events', { ...rakor, title: 'Lain' }, key('satu'));
  const elsewhere = await product.api.post(`/events/${event}/cancel`, rakor, key('satu'));
  for (const refused of [other, elsewhere]) {
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toEqual([{ field: 'Idempotency-Key', message: expect.any(String) }]);
  }
  expect(await countEvents()).toBe(before);
  expect((await product.api.get(`/events/${event}`)).body.status).toBe('scheduled');
});

test('eight at once are one, and all eight hear the same', async () => {
  const before = await countEvents();
  const heard = await Promise.all(Array.from({ length: 8 }, () => product.api.post('/events', rakor, key('delapan'))));
  expect(heard.map((h) => h.status)).toEqual(Array(8).fill(201));
  expect(new Set(heard.map((h) => h.text)).size).toBe(1);
  expect(await countEvents()).toBe(before + 1);
});

test('a refusal is repeated as it was; keys of eight calls at once do not mix', async () => {
  const wrong = await product.api.post('/events', { ...rakor, title: '' }, key('salah'));
  const again = await product.api.post('/events', { ...rakor, title: '' }, key('salah'));
  expect([again.status, again.text]).toEqual([422, wrong.text]);
  expect(again.headers.get('content-type')).toBe('application/problem+json');
  const before = await countEvents();
  const titles = Array.from({ length: 8 }, (_, i) => `Rapat ${i}`);
  const made = await Promise.all(titles.map((title) => product.api.post('/events', { ...rakor, title }, key(title))));
  expect(made.map((m) => m.body.title)).toEqual(titles);
  expect(await countEvents()).toBe(before + 8);
});

test('every POST honours it: nothing is recorded twice', async () => {
  const at = `/events/${event}`;
  const invited = await product.api.post(`${at}/invitations`, { invitees: [hendra] }, key('undang'));
  const guest = invited.body.data[0].id;
  const calls: [string, object][] = [
    [`${at}/invitations`, { invitees: [{ name: 'Tanpa Jabatan', agency: 'Warga' }] }],
    [`/invitations/${guest}/answers`, { answer: 'accepted', channel: 'phone' }],
    [`${at}/attendance`, { records: [{ name: 'Tamu' }] }],
    [`${at}/forces`, { units: [{ unit: 'Pleton', personnel: 30 }] }],
    [`${at}/counts`, { counts: [{ what: 'participants', number: 9 }] }],
    [`${at}/outcomes`, { outcomes: [{ kind: 'decision', text: 'Sepakat.' }] }],
    [`${at}/send`, {}],
    [`${at}/close`, {}],
  ];
  for (const [i, [path, body]] of calls.entries()) {
    const first = await product.api.post(path, body, key(`panggilan ${i}`));
    expect(first.status, `${path} ${first.text}`).toBeLessThan(300);
    const again = await product.api.post(path, body, key(`panggilan ${i}`));
    expect([again.status, again.text], path).toEqual([first.status, first.text]);
  }
  const actions = (await product.api.get(`${at}/audit?limit=100`)).body.data.map((e: { action: string }) => e.action);
  for (const action of [
    'answer.recorded',
    'attendance.recorded',
    'forces.recorded',
    'counts.recorded',
    'outcomes.recorded',
  ])
    expect(
      actions.filter((a: string) => a === action),
      action,
    ).toHaveLength(1);
  expect((await product.api.get(`${at}/invitations`)).body.data).toHaveLength(2);
  expect((await product.api.get(`${at}/outcomes`)).body.data).toHaveLength(1);
});

test('an answer longer than a row may be is repeated whole', async () => {
  const own = (await product.api.post('/events', rakor)).body.id;
  const body = { invitees: camats(2000) };
  const first = await product.api.post(`/events/${own}/invitations`, body, key('dua ribu'));
  expect(first.status).toBe(201);
  expect(first.text.length).toBeGreaterThan(2_000_000);
  const again = await product.api.post(`/events/${own}/invitations`, body, key('dua ribu'));
  expect(again.status).toBe(201);
  expect(again.text === first.text).toBe(true);
});
