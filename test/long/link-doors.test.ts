import zlib from 'node:zlib';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nearness } from '../../src/web/link-letter.tsx';
import { cookieOf } from '../browser.ts';
import { bupati, HOST, hendra, rakor } from '../cast.ts';
import { everyRow } from '../long/support/record.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/* The invitee's page beyond its form, the calendar file beside it, and the public page that says what is genuine. */

const OWNER = 'koordinator@pendopo.example';
const VIEWER = 'pengamat@sungairawa.example';
const STRANGER = 'pemilik@lain.example';
const NOW = '2027-02-01T00:00:00Z';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW });
});
afterAll(() => product?.stop());

const get = async (at: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(at, product.base), { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const run = async (sql: string, ...values: unknown[]) =>
  (await product.server.engine.getD1Database('DB'))
    .prepare(sql)
    .bind(...values)
    .run();
/** What a reader sees of a page. */
const seen = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const plain = (html: string) => html.replace(/nonce="[^"]+"/g, '');
const checkOf = (html: string) => /href="(\/periksa\/[^"?]+)/.exec(html)?.[1] ?? '';

/** A fresh event with two invitees, the first one's link and check address. */
async function asked(over: object = {}) {
  const { api } = product;
  const event = (await api.post('/events', { ...rakor, ...over })).body.id as string;
  const added = await api.post(`/events/${event}/invitations`, { invitees: [bupati, hendra] });
  const { id, link } = added.body.data[0] as { id: string; link: string };
  const path = new URL(link).pathname;
  return { api, event, id, link, path, check: checkOf((await get(path)).text) };
}

describe('the check page', () => {
  test('says that an invitation is genuine and what it says, and names nobody', async () => {
    const { check, id, link, path } = await asked();
    expect(check).toMatch(new RegExp(`^/periksa/${id}\\.[\\w-]{14}$`));
    const { status, headers, text } = await get(check);
    expect(status).toBe(200);
    for (const said of [
      'Undangan ini asli dan berlaku',
      HOST,
      rakor.title,
      'Kamis, 4 Maret 2027 pukul 08.00 WITA s.d. 10.00 WITA',
      'Aula Wira Satya, Jalan Merdeka 1',
      bupati.position,
      'Undangan asli tidak pernah meminta',
    ])
      expect(seen(text)).toContain(said);
    for (const secret of [bupati.name, bupati.email, bupati.phone, hendra.position, link, path, '/acara/', '/masuk'])
      expect(text, secret).not.toContain(secret);
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect((await get(`${check}?lang=en`)).text).toContain('This invitation is genuine and current');
  });

  test('knows a copy that is no longer current, a cancelled event and an ended one', async () => {
    const { api, event, check } = await asked();
    const says = async (query = '') => seen((await get(check + query)).text);
    expect(await says('?s=0')).toContain('asli dan berlaku');
    await run('update events set sequence = 2 where id = ?', event);
    expect(await says('?s=1')).toContain('asli, tetapi telah berubah');
    expect(await says('?s=2')).toContain('asli dan berlaku');
    expect(await says()).toContain('pernah diubah');
    for (const odd of ['?s=', '?s=-1', '?s=x', '?s=99999999999']) expect(await says(odd)).toContain('pernah diubah');
    await api.post(`/events/${event}/close`);
    expect(await says('?s=1')).toContain('acaranya sudah berakhir');
    const other = await asked();
    await api.post(`/events/${other.event}/cancel`, { reason: 'hujan' });
    expect(seen((await get(other.check)).text)).toContain('acaranya dibatalkan');
  });

  test('is one and the same 404 for what is not ours, withdrawn, expired, or no code at all', async () => {
    const [mine, other, old] = [await asked(), await asked(), await asked()];
    const mac = mine.check.split('.')[1] ?? '';
    await run('update invitations set token_generation = 1 where id = ?', other.id);
    await run('update events set ends_at = 1, sent_at = 1, created_at = 1 where id = ?', old.event);
    const wrong = [
      `/periksa/${mine.id}.${'A'.repeat(14)}`,
      `/periksa/${other.id}.${mac}`,
      `/periksa/iv_${'0'.repeat(26)}.${mac}`,
      `${mine.check}A`,
      mine.check.slice(0, -1),
      `/periksa/${mine.id}`,
      other.check,
      old.check,
      mine.path.replace('/r/', '/periksa/'),
      '/periksa/%E0%A4%A',
      '/periksa',
    ];
    const pages = new Set<string>();
    for (const at of wrong) {
      const { status, text } = await get(at);
      expect(status, at).toBe(404);
      pages.add(plain(text));
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('Keaslian tidak dapat dipastikan');
    expect((await product.form(mine.check, { answer: 'accepted' })).status).toBe(404);
    expect((await get(mine.check)).status).toBe(200);
  });

  test('leads one of the desk to the attendance list, nobody else; and looking changes nothing', async () => {
    const { event, id, check } = await asked();
    const at = Date.now();
    await run(
      `insert into users (id, name, email, email_verified, created_at, updated_at) values
        ('us_other', 'Lain', '${STRANGER}', 1, ${at}, ${at}), ('us_viewer', 'Pengamat', '${VIEWER}', 1, ${at}, ${at})`,
    );
    await run(
      `insert into members (id, organization_id, user_id, role, created_at) values ('mb_other', 'org_second', 'us_other', 'owner', ${at}),
        ('mb_viewer', (select organization_id from events where id = '${event}'), 'us_viewer', 'viewer', ${at})`,
    );
    const leads = `href="/acara/${event}/kehadiran?undangan=${id}"`;
    const cookies = {
      [OWNER]: await cookieOf(product, OWNER),
      [VIEWER]: await cookieOf(product, VIEWER),
      [STRANGER]: await cookieOf(product, STRANGER),
    };
    const before = await everyRow(product);
    for (const [email, Cookie] of Object.entries(cookies)) {
      const { status, headers, text } = await get(check, { Cookie });
      expect([status, headers.get('set-cookie'), text.includes(leads)], email).toEqual([200, null, email === OWNER]);
      expect((await fetch(product.base + check, { method: 'HEAD', headers: { Cookie } })).status).toBe(200);
    }
    expect((await get(check, { Cookie: 'pendopo.session_token=palsu.tanda' })).text).not.toContain(leads);
    expect(await everyRow(product)).toEqual(before);
  });

  test('is linked from the mail, in text and HTML, with the state of the event it was made from', async () => {
    const { api, event, check } = await asked({ title: 'Rapat dengan surat' });
    await api.post(`/events/${event}/send`);
    const mail = await eventually('the mail', async () => {
      const mails = (await (await fetch(`${product.base}/mailbox.json`)).json()) as { subject: string; raw: string }[];
      return mails.find((m) => m.subject.includes('Rapat dengan surat') && m.raw.includes(bupati.email))?.raw;
    });
    const parts = mail.replace(/=\r\n/g, '').replaceAll('=3D', '=');
    expect(parts.split(`${product.base}${check}?s=0`).length - 1).toBeGreaterThanOrEqual(3);
  });
});

describe('the calendar file', () => {
  test('is the event under the UID of the mails, to keep and not to answer', async () => {
    const { event, path, link } = await asked();
    const { status, headers, text } = await get(`${path}/acara.ics`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="acara\.ics"$/);
    expect(headers.get('cache-control')).toBe('no-store');
    const lines = text.replace(/\r\n /g, '').split('\r\n');
    const expected = ['METHOD:PUBLISH', `UID:${event}@pendopo`, 'DTSTART;TZID=Asia/Makassar:20270304T080000'];
    expect(lines).toEqual(expect.arrayContaining([...expected, `URL;VALUE=URI:${link}`]));
    expect(text).not.toContain('ATTENDEE');
  });

  test('is none for an unknown link and for a cancelled event', async () => {
    expect((await get(`/r/a${'B'.repeat(24)}/acara.ics`)).status).toBe(404);
    const { api, event, path } = await asked();
    expect((await get(path)).text).toContain(`${path}/acara.ics`);
    await api.post(`/events/${event}/cancel`, { reason: 'hujan' });
    const gone = await get(`${path}/acara.ics`);
    expect([gone.status, gone.headers.get('location')]).toEqual([303, path]);
    expect((await get(path)).text).not.toContain('acara.ics');
  });
});

describe('the page', () => {
  test('counts calendar days in the zone of the event', () => {
    const event = {
      ...rakor,
      startsLocal: '2027-03-04T08:00',
      endsLocal: '2027-03-05T15:00',
      timezone: 'Asia/Jayapura',
    };
    const near = (now: string, unconfirmed: 'date'[] = []) =>
      nearness({ ...event, unconfirmed } as never, Date.parse(now), 'id');
    expect(near('2027-02-25T14:59:00Z')).toBe('7 hari lagi');
    // midnight has passed there, not here
    expect(near('2027-02-25T15:00:00Z')).toBe('6 hari lagi');
    expect(near('2027-03-02T15:00:00Z')).toBe('besok');
    expect(near('2027-03-03T15:00:00Z')).toBe('hari ini');
    expect(near('2027-03-04T15:00:00Z')).toBe('sedang berlangsung');
    expect(near('2027-03-05T15:00:00Z')).toBe('sudah berlalu');
    expect(near('2027-02-25T14:59:00Z', ['date'])).toBe('');
  });

  test('carries the code for the door only where somebody is coming, and draws it as it is', async () => {
    const { api, event, path, check } = await asked();
    const code = async () => /<path stroke="#000" d="([^"]+)"/.exec((await get(path)).text)?.[1];
    for (const answer of ['declined', 'tentative', 'accepted', 'represented']) {
      await product.form(path, { answer, representative_name: 'Sekar Arum' });
      expect(Boolean(await code()), answer).toBe(answer === 'accepted' || answer === 'represented');
    }
    const { data, size } = encode(product.base + check, { ecc: 'L', border: 0 });
    const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    for (const [, x, y, n] of (await code())?.matchAll(/M(\d+) (\d+)h(\d+)/g) ?? [])
      drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(n));
    expect(drawn).toEqual(data);
    await api.post(`/events/${event}/close`);
    expect(await code()).toBeUndefined();
  });

  test('shows no map and no date that is not told', async () => {
    const { path } = await asked({ unconfirmed: ['date', 'venue'] });
    const { text } = await get(path);
    expect(text).not.toMatch(/google|hari lagi|Merdeka/);
    expect(seen(text)).toContain('tanggal menyusul');
    const told = await get((await asked()).path);
    expect(told.text).toMatch(
      /<a href="https:\/\/www\.google\.com\/maps\/search\/\?api=1&amp;query=Aula[^"]*" rel="noreferrer"/,
    );
  });

  test('stays below 14,600 bytes whatever was typed, in whatever script', async () => {
    const weight = async (response: Response) => {
      const head = [...response.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 17);
      return head + zlib.gzipSync(await response.text(), { level: 6 }).length;
    };
    let seed = 1;
    const random = (n: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % n;
    };
    const scripts = {
      'printable ASCII': () => String.fromCharCode(33 + random(94)),
      Han: () => String.fromCharCode(0x4e00 + random(0x5000)),
      pictures: () => String.fromCodePoint(0x1f300 + random(0x300)),
    };
    for (const [script, character] of Object.entries(scripts)) {
      const said = (n: number) => Array.from({ length: n }, character).join('').slice(0, n).toWellFormed();
      const { body } = await product.api.post('/events', {
        type: rakor.type,
        title: said(300),
        theme: said(300),
        host: said(200),
        leader: { position: said(200), name: said(200) },
        starts_at: rakor.starts_at,
        timezone: rakor.timezone,
        venue: { name: said(200), address: said(300), city: said(200) },
        dress: said(200),
        notes: said(4000),
        agenda: Array.from({ length: 200 }, () => ({ title: said(300), minutes: 2 })),
      });
      const invitee = { position: said(200), name: said(200), agency: said(200) };
      const added = await product.api.post(`/events/${body.id}/invitations`, { invitees: [invitee] });
      const { link } = added.body.data[0];
      const answer = {
        representative_name: said(200),
        representative_position: said(200),
        representative_contact: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`,
        filled_by: said(200),
        note: said(1000),
      };
      const send = (fields: object) =>
        fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...answer, ...fields }) });
      expect(await weight(await fetch(link)), script).toBeLessThanOrEqual(14_600);
      expect(await weight(await send({ answer: '' })), `${script}, refused`).toBeLessThanOrEqual(14_600);
      expect((await send({ answer: 'represented' })).status, script).toBe(303);
      expect(await weight(await fetch(link)), `${script}, answered`).toBeLessThanOrEqual(14_600);
      expect(await weight(await send({ answer: '' })), `${script}, refused again`).toBeLessThanOrEqual(14_600);
      await product.api.post(`/events/${body.id}/cancel`, { reason: said(1000) });
      expect(await weight(await fetch(link)), `${script}, cancelled`).toBeLessThanOrEqual(14_600);
    }
  });
});
