import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, hendra, rakor } from '../cast.ts';
import { type Answer, type Product, startProduct } from '../product.ts';
import { UNREADABLE, WRONG, without } from '../wrong-values.ts';

/* Bad input of every kind: a clear message at the field, problem+json, never a 5xx, and nothing stored. */

let product: Product;
let event: string;
let link: string;
const at: Record<string, string> = {};

type Problem = { status: number; code: string; title: string; errors?: { field: string; message: string }[] };

/** Everything that could have been stored. */
async function stored(): Promise<string> {
  const parts = ['', '/invitations', '/attendance', '/outcomes', '/audit?limit=100'];
  const paths = ['/events?limit=100', `${at.answers}?limit=100`, ...parts.map((part) => `/events/${event}${part}`)];
  const read = await Promise.all(paths.map((path) => product.api.get(path)));
  expect(read.map((r) => r.status)).toEqual(paths.map(() => 200));
  return read.map((r) => r.text).join('\n');
}

function expectProblem(heard: Answer<Problem>, status: number, name: string): Problem {
  expect(heard.status, `${name}: ${heard.text.slice(0, 300)}`).toBe(status);
  expect(heard.headers.get('content-type'), name).toBe('application/problem+json');
  expect(heard.body).toMatchObject({ status, type: expect.any(String), title: expect.any(String) });
  return heard.body;
}

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
  const { api } = product;
  const made = await api.post('/events', rakor);
  event = made.body.id;
  const added = await api.post(`/events/${event}/invitations`, { invitees: [bupati] });
  const { id, link: address } = added.body.data[0];
  link = new URL(address).pathname;
  Object.assign(at, {
    events: '/events',
    event: `/events/${event}`,
    cancel: `/events/${event}/cancel`,
    invitations: `/events/${event}/invitations`,
    answers: `/invitations/${id}/answers`,
    attendance: `/events/${event}/attendance`,
    forces: `/events/${event}/forces`,
    counts: `/events/${event}/counts`,
    outcomes: `/events/${event}/outcomes`,
    send: `/events/${event}/send`,
    close: `/events/${event}/close`,
    done: `/tasks/${made.body.tasks[0].id}/done`,
  });
});
afterAll(() => product?.stop());

describe('the API', () => {
  test('names the field, in Indonesian and in English, and stores nothing', async () => {
    const before = await stored();
    for (const [to, body, field] of WRONG) {
      const name = `${to} ${JSON.stringify(body).slice(0, 120)}`;
      const method = to === 'event' ? 'PATCH' : 'POST';
      const heard = expectProblem(await product.api.call<Problem>(method, at[to] ?? '', body), 422, name);
      expect(
        heard.errors?.map((e) => e.field),
        name,
      ).toContain(field);
      for (const { message } of heard.errors ?? []) expect(message.length, name).toBeGreaterThan(5);
    }
    expect(await stored()).toBe(before);
    const [id, en] = await Promise.all(
      ['id', 'en'].map((language) =>
        product.api.call<Problem>('POST', '/events', without(rakor, 'title'), { 'Accept-Language': language }),
      ),
    );
    expect(id?.body.errors).toEqual([{ field: 'title', message: 'Wajib diisi.' }]);
    expect(en?.body.errors).toEqual([{ field: 'title', message: 'This is required.' }]);
  });

  test('a weekday that is not the date is refused with both named, in Indonesian', async () => {
    const august = { ...rakor, starts_at: '2024-08-23T08:00', ends_at: undefined, weekday: 'Kamis' };
    const { errors } = expectProblem(await product.api.post<Problem>('/events', august), 422, 'Kamis');
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.field).toBe('weekday');
    expect(errors?.[0]?.message).toMatch(/Kamis.*23 Agustus 2024.*Jumat/);
    const english = { ...rakor, weekday: 'FRIDAY' };
    expect((await product.api.post<Problem>('/events', english)).body.errors?.[0]?.message).toMatch(/Jumat.*Kamis/);
    for (const weekday of ['kamis', 'KAMIS', 'Thursday']) {
      const right = await product.other.post('/events', { ...rakor, weekday });
      expect(right.status, weekday).toBe(201);
    }
    for (const [starts_at, weekday] of [
      ['2027-03-05T08:00', "Jum'at"],
      ['2027-03-05T08:00', 'Jum’at'],
      ['2027-03-07T08:00', 'Ahad'],
      ['2027-03-07T08:00', 'minggu'],
    ])
      expect((await product.other.post('/events', { ...rakor, starts_at, ends_at: undefined, weekday })).status).toBe(
        201,
      );
  });

  test('malformed JSON, other media, too much, other bytes than UTF-8', async () => {
    const before = await stored();
    const { call } = product.api;
    for (const text of ['{', '{"a":}', 'x', "{'a':1}", '{"a":1,}', '[1', '{"a":NaN}', '\u0000', '{"a":"\n"}'])
      expectProblem(await call<Problem>('POST', '/events', text), 400, text);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
    ])
      expectProblem(await call<Problem>('POST', '/events', JSON.stringify(rakor), { 'Content-Type': type }), 415, type);
    const charset = { 'Content-Type': 'application/json; charset=utf-8' };
    expectProblem(await call<Problem>('POST', '/events', '{}', charset), 422, 'charset');
    const large = JSON.stringify({ ...rakor, notes: 'x'.repeat(2_000_000) });
    expectProblem(await call<Problem>('POST', '/events', large), 413, 'large');
    const response = await fetch(`${product.base}/api/v1/events`, {
      method: 'POST',
      headers: { Authorization: 'Bearer token-of-the-first-organization', 'Content-Type': 'application/json' },
      body: Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from('"}')]),
    });
    expect(response.status).toBe(400);
    for (const value of ['null', '7', '"x"', 'true', '[]'])
      expectProblem(await call<Problem>('POST', '/events', value), 422, value);
    expect(await stored()).toBe(before);
  });

  test('depth, width and the names of prototypes', async () => {
    const before = await stored();
    const { call } = product.api;
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    for (const value of [deep, nested])
      for (const body of [value, `{"title":${value}}`, `{"venue":${value}}`, `{"agenda":[${value}]}`])
        expectProblem(await call<Problem>('POST', '/events', body), 422, body.slice(0, 40));
    const wide = JSON.stringify({ invitees: Array(100_000).fill(1) });
    expectProblem(await call<Problem>('POST', at.invitations ?? '', wide), 422, 'wide');
    const keys = `{"__proto__":{"title":"x"},"constructor":{"prototype":{"host":"y"}},"toString":1}`;
    const { errors } = expectProblem(await call<Problem>('POST', '/events', keys), 422, 'prototype');
    expect(errors?.map((e) => e.field)).toEqual(expect.arrayContaining(['title', 'host']));
    expect(await stored()).toBe(before);
  });

  test('unknown ids, addresses, limits, cursors, forms and keys', async () => {
    const before = await stored();
    const { get, post, call } = product.api;
    const ids = ['ev_0', 'x', '%00', '%E0%A4%A', "'; drop table events --", '\u202e', 'a'.repeat(3000)];
    for (const id of ids) {
      const name = encodeURI(id).replace(/%25/g, '%');
      for (const path of [`/events/${name}`, `/events/${name}/report`, `/invitations/${name}/answers`])
        expectProblem(await get<Problem>(path), 404, path);
      expectProblem(await call<Problem>('DELETE', `/attendance/${name}`), 404, name);
      expectProblem(await post<Problem>(`/tasks/${name}/done`), 404, name);
      expectProblem(await post<Problem>(`/events/${name}/close`), 404, name);
    }
    expectProblem(await get<Problem>('/nothing/here'), 404, 'no such address');
    const put = await call<Problem>('PUT', at.event ?? '', rakor);
    expectProblem(put, 405, 'no such method');
    expect(put.headers.get('allow')).toBe('GET, PATCH');
    const lists = ['/events', at.invitations, at.answers, `/events/${event}/audit`];
    for (const list of lists) {
      for (const limit of ['0', '-1', '101', '1.5', 'ten', '', '1e2', '0x10', '99999999999'])
        expectProblem(await get<Problem>(`${list}?limit=${limit}`), 422, `${list} ${limit}`);
      const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const cursor of [
        '',
        'x',
        '!!',
        b64(null),
        b64({}),
        b64([1]),
        b64({ startsAt: 'x', id: 1 }),
        b64('1'),
        b64(1.5),
      ])
        expectProblem(await get<Problem>(`${list}?cursor=${cursor}`), 422, `${list} ${cursor}`);
    }
    for (const key of ['', 'x'.repeat(256), 'ü']) {
      const headers = { 'Idempotency-Key': key };
      const heard = expectProblem(await post<Problem>(at.send ?? '', {}, headers), 422, `key ${key.slice(0, 9)}`);
      expect(heard.errors?.[0]?.field).toBe('Idempotency-Key');
    }
    expect(await stored()).toBe(before);
  });
});

/** Values that a field of a schema may or may not take; small enough that many requests stay quick. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<unknown>(
    ...UNREADABLE.map(([, value]) => value),
    1e308,
    -0,
    2 ** 53,
    '2027-02-30',
    '2027-03-04T08:00',
    'constructor',
  ),
);

type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
};

/** What a JSON schema describes, with something else in any place now and then. */
function near(schema: Schema): fc.Arbitrary<unknown> {
  const good = (): fc.Arbitrary<unknown> => {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map(near));
    switch (schema.type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, near(inner)])),
          { requiredKeys: schema.required ?? [] },
        );
      case 'array':
        return fc.array(near(schema.items ?? {}), { maxLength: 3 });
      case 'integer':
      case 'number':
        return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100, 10_000_000) });
      case 'string':
        return fc.oneof(
          fc.string({ minLength: 1, maxLength: 20 }),
          fc.constantFrom(rakor.type, rakor.starts_at, rakor.timezone),
        );
      default:
        return junk;
    }
  };
  return fc.oneof({ weight: 12, arbitrary: good() }, { weight: 1, arbitrary: junk });
}

describe('anything at all, near what the OpenAPI document says', () => {
  test('is answered without a 5xx: refused with fields, or done', async () => {
    const { api } = product;
    const scratch = (await api.post('/events', { ...rakor, title: 'Untuk dirusak' })).body.id;
    const guest = (await api.post(`/events/${scratch}/invitations`, { invitees: [hendra] })).body.data[0].id;
    const { paths } = (await api.get('/openapi.json')).body as {
      paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
    };
    const writes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => {
        const schema = requestBody?.content['application/json']?.schema;
        return schema?.properties && Object.keys(schema.properties).length ? [{ method, path, schema }] : [];
      }),
    );
    expect(writes.length).toBeGreaterThanOrEqual(8);
    const before = await stored();
    for (const { method, path, schema } of writes) {
      const name = `${method} ${path}`;
      await fc.assert(
        fc.asyncProperty(near(schema), fc.boolean(), async (body, known) => {
          // on an id of nobody even a good body changes nothing
          const own = path.startsWith('/invitations') ? guest : scratch;
          const target = path.replace('{id}', known && !/cancel/.test(path) ? own : 'ev_0');
          const heard = await api.call<Problem>(method.toUpperCase(), target, JSON.stringify(body) ?? 'null');
          if (heard.status === 501) return;
          expect(heard.status, `${name} ${heard.text}`).toBeLessThan(500);
          if (heard.status !== 422) return;
          expectProblem(heard, 422, name);
          expect(heard.body.errors?.length, name).toBeGreaterThan(0);
          for (const error of heard.body.errors ?? [])
            expect(error).toEqual({ field: expect.any(String), message: expect.any(String) });
        }),
        { numRuns: process.env.PENDOPO_TESTS === 'long' ? 40 : 10, seed: 20270304 },
      );
    }
    // the event beside the scratched one is as it was
    const beside = (text: string) => text.slice(text.indexOf('\n'));
    expect(beside(await stored())).toBe(beside(before));
  });
});

describe("the invitee's link", () => {
  const FORM: [Record<string, string>, string][] = [
    [{}, 'answer'],
    [{ answer: '' }, 'answer'],
    [{ answer: 'maybe' }, 'answer'],
    [{ answer: 'pending' }, 'answer'],
    [{ answer: 'toString' }, 'answer'],
    [{ answer: 'represented' }, 'representative_name'],
    [{ answer: 'represented', representative_name: ' \u200b ' }, 'representative_name'],
    [{ answer: 'represented', representative_name: 'x'.repeat(201) }, 'representative_name'],
    [{ answer: 'represented', representative_name: 'Ratna\u0000' }, 'representative_name'],
    [
      { answer: 'represented', representative_name: 'Ratna', representative_contact: 'di kantor' },
      'representative_contact',
    ],
    [{ answer: 'represented', representative_name: 'Ratna', representative_contact: '12' }, 'representative_contact'],
    [{ answer: 'represented', representative_name: 'R', representative_position: '\u2800' }, 'representative_position'],
    [{ answer: 'accepted', note: 'x'.repeat(1001) }, 'note'],
    [{ answer: 'accepted', note: 'ada\u0007bel' }, 'note'],
    [{ answer: 'accepted', filled_by: '\u3164' }, 'filled_by'],
  ];

  test('shows the form again with what was typed and what is wrong, and stores nothing', async () => {
    const before = await stored();
    for (const [fields, field] of FORM) {
      const name = JSON.stringify(fields).slice(0, 90);
      const heard = await product.form(link, { representative_position: 'Sekretaris <b>&"', ...fields });
      expect(heard.status, name).toBe(422);
      expect(heard.headers.get('content-type'), name).toMatch(/^text\/html/);
      expect(heard.text, name).toMatch(
        new RegExp(`name="${field}"[^>]*aria-invalid|aria-invalid[^>]*name="${field}"|id="[^"]*${field}[^"]*"`),
      );
      if (!('representative_position' in fields)) expect(heard.text, name).toContain('Sekretaris &lt;b&gt;&amp;&quot;');
      expect(heard.headers.get('set-cookie')).toBeNull();
      expect(heard.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    }
    expect(await stored()).toBe(before);
  });

  test('other media 415, too much 413, unknown tokens 404, other methods 405', async () => {
    const before = await stored();
    const url = product.base + link;
    const post = (body: BodyInit, type?: string) =>
      fetch(url, { method: 'POST', redirect: 'manual', body, headers: type ? { 'Content-Type': type } : {} });
    expect((await post('{"answer":"accepted"}', 'application/json')).status).toBe(415);
    expect((await post('answer=accepted', 'text/plain')).status).toBe(415);
    const parts = new FormData();
    parts.set('answer', 'accepted');
    expect((await post(parts)).status).toBe(415);
    expect((await product.form(link, { answer: 'accepted', note: 'x'.repeat(300_000) })).status).toBe(413);
    const token = link.slice(3);
    const wrong = [
      'x',
      token.slice(0, -1),
      `${token}A`,
      `b${token.slice(1)}`,
      token.toUpperCase(),
      `${token}%00`,
      '%E0%A4%A',
      'x'.repeat(5000),
    ];
    const pages = new Set<string>();
    for (const other of wrong) {
      const [get, answered] = [
        await fetch(`${product.base}/r/${other}`),
        await product.form(`/r/${other}`, { answer: 'accepted' }),
      ];
      expect([get.status, answered.status], other).toEqual([404, 404]);
      for (const page of [await get.text(), answered.text]) pages.add(page.replace(/nonce="[^"]+"/g, ''));
    }
    expect(pages.size).toBe(1);
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await fetch(url, { method })).status, method).toBe(405);
    expect(await stored()).toBe(before);
  });

  test('any form is a 303 or a 422', async () => {
    const { api } = product;
    const scratch = (await api.post('/events', rakor)).body.id;
    const guest = (await api.post(`/events/${scratch}/invitations`, { invitees: [hendra] })).body.data[0];
    const path = new URL(guest.link).pathname;
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', 'accepted', 'represented', 'a@b.example', '0812-0000-0001'),
    );
    const names = ['representative_name', 'representative_position', 'representative_contact', 'filled_by', 'note'];
    const form = fc.record({
      answer: fc.oneof(fc.constantFrom('accepted', 'represented', 'declined', 'tentative'), text),
      ...Object.fromEntries(names.map((name) => [name, text])),
    });
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        expect([303, 422]).toContain((await product.form(path, fields as Record<string, string>)).status);
      }),
      { numRuns: 60, seed: 20270304 },
    );
  });
});
