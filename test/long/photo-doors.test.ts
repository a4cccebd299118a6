import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { rakor } from '../cast.ts';
import { jpeg, png, tells } from '../domain/picture-samples.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;
let cookie: string;
let event: string;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
  cookie = await cookieOf(product, 'koordinator@pendopo.example');
  event = (await product.api.post('/events', rakor)).body.id;
});
afterAll(() => product?.stop());

const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
  product.api.post(`/events/${event}/photos${query}`, body, headers);
const bytesOf = async (at: string, headers: Record<string, string>) => {
  const answer = await fetch(product.base + at, { headers });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
const TOKEN = { Authorization: 'Bearer token-of-the-first-organization' };

test('by the API: kept without what its maker left, told, ordered, removed', async () => {
  const key = { 'Idempotency-Key': 'foto-1' };
  const first = await post(jpeg({ width: 40, height: 24, orientation: 6 }), key, '?caption=Suasana%20%3Cb%3E');
  expect([first.status, first.body]).toMatchObject([
    201,
    { width: 24, height: 40, caption: 'Suasana <b>', position: 1 },
  ]);
  const replayed = await post(jpeg({ width: 40, height: 24, orientation: 6 }), key, '?caption=Suasana%20%3Cb%3E');
  expect([replayed.status, replayed.text, replayed.headers.get('idempotent-replayed')]).toEqual([
    201,
    first.text,
    'true',
  ]);
  // other bytes that are the same text, and another caption, are other requests
  expect((await post(jpeg({ width: 40, height: 24, orientation: 7 }), key, '?caption=Suasana%20%3Cb%3E')).status).toBe(
    422,
  );
  expect((await post(jpeg({ width: 40, height: 24, orientation: 6 }), key, '?caption=Lain')).status).toBe(422);
  expect((await post(jpeg({ width: 40, height: 24, orientation: 6 }))).status, 'the same picture').toBe(200);
  // what it is its content says
  const second = await post(png());
  expect([second.status, second.body]).toMatchObject([201, { type: 'image/png', position: 2, caption: null }]);
  const got = await bytesOf(`/api/v1/photos/${first.body.id}`, TOKEN);
  expect([got.answer.status, got.answer.headers.get('content-type'), tells(got.bytes)]).toEqual([
    200,
    'image/jpeg',
    [],
  ]);
  expect(got.bytes.length).toBe(first.body.bytes);
  const moved = await product.api.patch(`/photos/${second.body.id}`, { position: 1, caption: 'Peserta' });
  expect([moved.status, moved.body]).toMatchObject([200, { position: 1, caption: 'Peserta' }]);
  expect((await product.api.patch(`/photos/${second.body.id}`, { caption: '' })).body.caption).toBeNull();
  for (const wrong of [{ caption: 'x'.repeat(201) }, { caption: 'a\u0007' }, { position: 0 }, { position: 'satu' }])
    expect((await product.api.patch(`/photos/${second.body.id}`, wrong)).status, JSON.stringify(wrong)).toBe(422);
  const list = await product.api.get(`/events/${event}/photos`);
  expect(list.body.data.map((one: { id: string }) => one.id)).toEqual([second.body.id, first.body.id]);
  expect((await product.api.delete(`/photos/${second.body.id}`)).status).toBe(204);
  expect((await product.api.delete(`/photos/${second.body.id}`)).status).toBe(404);
});

test('by the API: what is too large is 413, what is no photo 415, what is broken 422', async () => {
  const before = (await product.api.get(`/events/${event}/photos`)).text;
  const large = new Uint8Array(1.5 * 1024 * 1024 + 1);
  const heard = async (body: unknown, headers?: Record<string, string>) => {
    const { status, body: said } = await post(body, headers);
    return [status, said.code, ...(said.errors ?? []).map((one: { field: string }) => one.field)];
  };
  expect(await heard(large)).toEqual([413, 'too_large']);
  expect(await heard(jpeg(), { 'Content-Type': 'image/heic' })).toEqual([415, 'picture']);
  expect(await heard({})).toEqual([415, 'picture']);
  expect(await heard(new Uint8Array(Buffer.from('GIF89a')))).toEqual([415, 'picture']);
  expect(await heard(jpeg().slice(0, 150))).toEqual([422, 'invalid', 'body']);
  expect(await heard(jpeg({ width: 9000 }))).toEqual([422, 'invalid', 'body']);
  expect((await post(jpeg({ salt: 3 }), {}, `?caption=${'x'.repeat(201)}`)).body.errors[0].field).toBe('caption');
  expect((await product.api.get(`/events/${event}/photos`)).text).toBe(before);
});

test('by the pages: files as a browser sends them, each refusal at the field, and a picture that runs nothing', async () => {
  const own = { Origin: product.base, Cookie: cookie };
  const at = `/acara/${event}/foto`;
  const send = async (files: [string, Uint8Array][], headers: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [name, bytes] of files) body.append('file', new Blob([bytes.slice()]), name);
    const to = product.base + at;
    const answer = await fetch(to, { method: 'POST', redirect: 'manual', body, headers: { ...own, ...headers } });
    return { status: answer.status, text: await answer.text() };
  };
  expect(
    (
      await send([
        ['a.jpg', jpeg({ salt: 4 })],
        ['b.png', png({ shade: 9 })],
      ])
    ).status,
  ).toBe(303);
  const mixed = await send([
    ['c.jpg', jpeg({ salt: 5 })],
    ['<i>.heic', Buffer.from('\0\0\0\x18ftypheic')],
  ]);
  expect(mixed.status).toBe(422);
  expect(mixed.text).toMatch(/<p class="problem" id="file-salah">&lt;i&gt;.heic: Ini foto HEIC\./);
  expect((await product.api.get(`/events/${event}/photos`)).body.data, 'the good ones are kept').toHaveLength(4);
  expect((await send([])).text).toContain('Pilih satu foto atau lebih.');
  const json = { Accept: 'application/json' };
  expect(await send([['d.jpg', jpeg({ salt: 4 })]], json)).toEqual({ status: 200, text: '{}' });
  expect((await send([['e.svg', Buffer.from('<svg onload="1"/>')]], json)).status).toBe(422);
  expect((await product.form(at, { file: 'x' }, own)).status).toBe(422);
  const much = await send([['f.jpg', new Uint8Array(13 * 1024 * 1024)]]);
  expect([much.status, /<h1>/.test(much.text)]).toEqual([413, true]);

  const { data } = (await product.api.get(`/events/${event}/photos`)).body;
  const one = data[1].id;
  const { answer } = await bytesOf(`${at}/${one}`, { Cookie: cookie });
  const shown = Object.fromEntries(answer.headers);
  expect([answer.status, shown]).toMatchObject([
    200,
    {
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="${one}.jpg"`,
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    },
  ]);
  const order = async () =>
    (await product.api.get(`/events/${event}/photos`)).body.data.map((p: { id: string }) => p.id);
  const ids = await order();
  const typed = { caption: 'Wakil Bupati & "tamu"', aksi: 'naik' };
  const up = await product.form(`${at}/${one}`, typed, own);
  expect([up.status, up.headers.get('location')]).toEqual([303, `${at}#${one}`]);
  expect(await order()).toEqual([ids[1], ids[0], ...ids.slice(2)]);
  await product.form(`${at}/${one}`, { aksi: 'naik', caption: typed.caption }, own);
  await product.form(`${at}/${one}`, { aksi: 'turun', caption: typed.caption }, own);
  expect(await order()).toEqual(ids);
  const long = await product.form(`${at}/${one}`, { caption: 'x'.repeat(201) }, own);
  expect([long.status, long.text.includes('x'.repeat(201)), long.text.includes(`id="${one}-caption-salah"`)]).toEqual([
    422,
    true,
    true,
  ]);
  const seen = await (await fetch(product.base + at, { headers: { Cookie: cookie } })).text();
  expect(seen).toContain('alt="Wakil Bupati &amp; &quot;tamu&quot;"');
  for (let time = 0; time < 2; time++) expect((await product.form(`${at}/${one}/hapus`, {}, own)).status).toBe(303);
  expect(await order()).toEqual(ids.filter((id: string) => id !== one));
  // another event's photo is none of this one's
  const other = (await product.api.post('/events', rakor)).body.id;
  expect((await bytesOf(`/acara/${other}/foto/${ids[0]}`, { Cookie: cookie })).answer.status).toBe(404);
});
