import { Request as EngineRequest } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outsideOf } from '../../src/local/outside.ts';
import { cookieOf } from '../browser.ts';
import { bupati, HOST, hendra } from '../cast.ts';
import { type Calendars, startCalendars, TITLE } from '../doors/calendar-server.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { rowsOf } from './support/ledger.ts';
import { everyRow } from './support/record.ts';

/*
 * Offices' own calendars, served by a real server of this machine: what is read of them, what is refused, and what conflicts
 * and suggestions make of it. The tests follow one another. Today is Monday, 1 February 2027.
 */

const OWNER = 'koordinator@pendopo.example';
const ZONE = 'Asia/Makassar';

let product: Product;
let cookie = '';
let calendars: Calendars;

const post = (at: string, fields: Record<string, string> = {}, as = cookie) =>
  product.form(at, fields, { Origin: product.base, Cookie: as });
const page = async (id: string) => {
  const response = await fetch(`${product.base}/direktori/${id}`, { headers: { Cookie: cookie } });
  return (await response.text())
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, '')
    .replace(/<[^>]*>|\s+/g, ' ');
};
const office = async (position: string) =>
  (await rowsOf<{ id: string }>(product, 'select id from offices where title = ?', position))[0]?.id ?? '';
type Feed = { state: string; last_error: string | null; failures: number; fetched_at: number | null };
const feedOf = async (id: string) =>
  (
    await rowsOf<Feed>(
      product,
      'select state, last_error, failures, fetched_at from office_feeds where office_id = ?',
      id,
    )
  )[0];
const busyOf = (id: string) =>
  rowsOf<{ from_at: number; until_at: number }>(
    product,
    'select from_at, until_at from office_busy where office_id = ? order by from_at',
    id,
  );
const change = async (sql: string, id: string) => {
  const database = await product.server.engine.getD1Database('DB');
  await database.prepare(sql).bind(id).run();
};
/** 'Camat none ics' of '/none.ics'. */
const positionOf = (path: string) => `Camat${path.replace(/\W/g, ' ')}`;
/** An office of its own with a calendar of that path, once it was tried. */
async function tried(position: string, path: string) {
  await post('/direktori', { position, agency: `Kecamatan ${position}` });
  const id = await office(position);
  const given = await post(`/direktori/${id}/kalender`, { url: calendars.base + path });
  expect(given.status, given.text).toBe(303);
  const feed = await eventually(`a try of ${path}`, async () => {
    const found = await feedOf(id);
    return found && (found.fetched_at !== null || found.last_error !== null) && found;
  });
  return { id, feed };
}
const ask = (from: string, until: string, position = 'Bupati Sungai Rawa') =>
  product.api.post('/schedule/conflicts', {
    starts_at: `2027-03-${from}`,
    ends_at: `2027-03-${until}`,
    timezone: ZONE,
    offices: [{ position, agency: bupati.agency }],
  });

let own = '';
beforeAll(async () => {
  calendars = await startCalendars();
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z', ALLOW_PRIVATE_HOSTS: new URL(calendars.base).host });
  cookie = await cookieOf(product, OWNER);
  await post('/direktori', { position: bupati.position, agency: bupati.agency, name: bupati.name });
  own = await office('Bupati Sungai Rawa');
});
afterAll(async () => {
  await product?.stop();
  calendars?.stop();
});

describe('a calendar that can be read', () => {
  test('is read by itself; its page tells the state and never the address', async () => {
    expect(await page(own)).toContain('Belum ada kalender');
    const given = await post(`/direktori/${own}/kalender`, { url: `  ${calendars.base}/ok.ics ` });
    expect([given.status, given.headers.get('location')]).toEqual([303, `/direktori/${own}?simpan=1`]);
    await eventually('the calendar', async () => (await busyOf(own)).length > 0);
    const times = (await busyOf(own)).map(({ from_at, until_at }) =>
      [from_at, until_at].map((t) => new Date(t).toISOString()),
    );
    expect(times).toEqual([
      ['2027-03-04T00:00:00.000Z', '2027-03-04T02:00:00.000Z'],
      ['2027-03-18T00:00:00.000Z', '2027-03-18T02:00:00.000Z'],
    ]);
    const shown = await page(own);
    expect(shown).toContain('Terakhir dibaca Senin, 1 Februari 2027');
    expect(shown).toContain('4 jam terisi ke depan');
    expect(shown).toContain(`Dibaca dari ${new URL(calendars.base).host}`);
    expect(shown).not.toContain('ok.ics');
  });

  test('a conflict says that the office is taken, and by nothing more', async () => {
    for (let twice = 0; twice < 2; twice += 1) {
      const { status, body } = await ask('04T09:00', '04T11:00');
      expect(status).toBe(200);
      expect(body.conflicts).toEqual([
        expect.objectContaining({
          kind: 'busy',
          event_id: null,
          tentative: false,
          from: '2027-03-04T08:00:00+08:00',
          until: '2027-03-04T10:00:00+08:00',
          message:
            'Bupati Sungai Rawa tidak kosong menurut kalender jabatannya, Kamis, 4 Maret 2027 pukul 08.00–10.00 WITA.',
        }),
      ]);
    }
    for (const [from, until] of [
      ['04T10:00', '04T12:00'],
      ['11T08:00', '11T10:00'],
    ] as const)
      expect((await ask(from, until)).body.conflicts).toEqual([]);
    const theirs = await product.other.post('/schedule/conflicts', {
      starts_at: '2027-03-04T09:00',
      ends_at: '2027-03-04T11:00',
      timezone: ZONE,
      offices: [{ position: bupati.position, agency: bupati.agency }],
    });
    expect(theirs.body.conflicts).toEqual([]);
  });

  test('suggestions keep clear of it', async () => {
    const { status, body } = await product.api.post('/schedule/suggestions', {
      from: '2027-03-04T00:00',
      until: '2027-03-05T00:00',
      duration_minutes: 60,
      timezone: ZONE,
      invitees: [{ position: bupati.position, agency: bupati.agency, requirement: 'in_person' }],
    });
    expect(status).toBe(200);
    expect(body.data.length).toBeGreaterThan(0);
    for (const slot of body.data) expect(slot.starts_at >= '2027-03-04T10:00:00+08:00', slot.starts_at).toBe(true);
  });

  test('what did not change is not read again, and stays', async () => {
    const before = await busyOf(own);
    calendars.asked.length = 0;
    await change('update office_feeds set next_fetch_at = 0 where office_id = ?', own);
    await eventually('the second try', async () => calendars.asked.length > 0 && (await feedOf(own))?.failures === 0);
    expect(calendars.asked).toEqual([{ path: '/ok.ics', etag: '"satu"' }]);
    expect(await busyOf(own)).toEqual(before);
  });

  test('nothing of it but times is anywhere', async () => {
    expect(JSON.stringify(await everyRow(product))).not.toContain(TITLE);
    const audit = await rowsOf<{ action: string; after: string }>(
      product,
      `select action, after from audit_entries where action like 'office.calendar%'`,
    );
    expect(audit).toEqual([
      { action: 'office.calendar_set', after: JSON.stringify({ host: new URL(calendars.base).host }) },
    ]);
  });
});

describe('calendars that cannot be read', () => {
  const PATHS: [path: string, error: string | null, words: string][] = [
    ['/moved.ics', null, 'Terakhir dibaca'],
    ['/many.ics', null, 'jam terisi ke depan'],
    ['/none.ics', 'http_404', 'Servernya menjawab 404'],
    ['/page.ics', 'not_calendar', 'bukan kalender iCalendar'],
    ['/cut.ics', 'broken', 'terpotong atau rusak'],
    ['/inside.ics', 'private', 'menuju jaringan dalam'],
    ['/metadata.ics', 'private', 'menuju jaringan dalam'],
    ['/file.ics', 'bad_scheme', 'Hanya alamat http'],
    ['/round.ics', 'redirects', 'dialihkan terlalu sering'],
    ['/large.ics', 'too_large', 'lebih besar dari 2 MB'],
    ['/slow.ics', 'timeout', 'tidak menjawab dalam 10 detik'],
  ];
  const offices = new Map<string, Awaited<ReturnType<typeof tried>>>();
  // all at once: a slow one keeps no other waiting for long
  beforeAll(async () => {
    for (const [path, given] of PATHS.map(([path]) => [path, tried(positionOf(path), path)] as const))
      offices.set(path, await given);
  });

  test.each(PATHS)('%s: %s', async (path, error, words) => {
    const { id, feed } = offices.get(path) ?? expect.unreachable();
    expect(feed.last_error).toBe(error);
    expect(await page(id)).toContain(words);
    if (error) expect(await busyOf(id)).toEqual([]);
  });

  test('nobody knocked inside', () => expect(calendars.intrusions).toBe(0));

  test('one that fails five times is dead and shown so; what was known counts as not certain; it comes back by itself', async () => {
    calendars.gone = true;
    await change('update office_feeds set next_fetch_at = 0, failures = 4 where office_id = ?', own);
    await eventually('its death', async () => (await feedOf(own))?.state === 'dead');
    const shown = await page(own);
    expect(shown).toContain('Kalender ini tidak dapat dibaca lagi.');
    expect(shown).toContain('Servernya menjawab 410');
    const [conflict] = (await ask('04T09:00', '04T11:00')).body.conflicts;
    expect(conflict).toMatchObject({ kind: 'busy', tentative: true });
    // said also where nothing of it is known
    const unread = async () =>
      (await ask('04T20:00', '04T20:30')).body.warnings.flatMap((w: any) =>
        w.kind === 'calendar_unread' ? w.message : [],
      );
    expect(await unread()).toEqual([expect.stringMatching(/^Kalender .+ sedang tidak dapat dibaca/)]);
    calendars.gone = false;
    await change('update office_feeds set next_fetch_at = 0 where office_id = ?', own);
    await eventually('its return', async () => (await feedOf(own))?.state === 'ok');
    expect((await ask('04T09:00', '04T11:00')).body.conflicts[0].tentative).toBe(false);
    expect(await unread()).toEqual([]);
  });

  test('tries become rarer', async () => {
    const waits: number[] = [];
    const id = offices.get('/none.ics')?.id ?? '';
    for (let failures = 1; failures < 6; failures += 1) {
      const [row] = await rowsOf<{ next: number }>(
        product,
        'select next_fetch_at as next from office_feeds where office_id = ?',
        id,
      );
      const [{ now } = { now: 0 }] = await rowsOf<{ now: number }>(product, `select max(at) as now from audit_entries`);
      waits.push(Math.round(((row?.next ?? 0) - now) / 1_800_000));
      await change('update office_feeds set next_fetch_at = 0 where office_id = ?', id);
      await eventually('the next try', async () => (await feedOf(id))?.failures === failures + 1);
    }
    expect(waits).toEqual([1, 2, 4, 8, 12]);
  });
});

describe('what may not even be typed', () => {
  test.each([
    ['', 'wajib'],
    ['bukan alamat', 'bukan alamat yang lengkap'],
    ['ftp://kalender.example/a.ics', 'Hanya alamat http'],
    ['https://nama:sandi@kalender.example/a.ics', 'kata sandi'],
    ['http://2130706433/a.ics', 'menuju jaringan dalam'],
    ['webcal://[::ffff:10.0.0.1]/a.ics', 'menuju jaringan dalam'],
    ['http://localhost:1/a.ics', 'menuju jaringan dalam'],
  ])('%s', async (url, words) => {
    const before = await feedOf(own);
    const { status, text } = await post(`/direktori/${own}/kalender`, { url });
    expect(status).toBe(422);
    expect(text.toLowerCase()).toContain(words.toLowerCase());
    expect(await feedOf(own)).toEqual(before);
  });

  test('another organization’s office, and one that is not there, are 404; a viewer’s form too', async () => {
    const event = await product.other.post('/events', {
      type: 'rakor-forkopimda',
      title: 'Rapat lain',
      host: HOST,
      starts_at: '2027-03-04T08:00',
      timezone: ZONE,
      venue: { name: 'Aula' },
    });
    await product.other.post(`/events/${event.body.id}/invitations`, { invitees: [hendra] });
    const theirs = await office('Ketua DPRD Sungai Rawa');
    expect(theirs).not.toBe('');
    await post('/organisasi/anggota', { name: 'Pengamat', email: 'pengamat@sungairawa.example', role: 'viewer' });
    const viewer = await cookieOf(product, 'pengamat@sungairawa.example');
    for (const [id, as] of [
      [theirs, cookie],
      ['of_entah', cookie],
      [own, viewer],
    ] as const)
      for (const rest of ['', '/hapus'])
        expect((await post(`/direktori/${id}/kalender${rest}`, { url: `${calendars.base}/ok.ics` }, as)).status).toBe(
          404,
        );
    expect(await feedOf(theirs)).toBeUndefined();
    expect(await feedOf(own)).toBeDefined();
  });
});

test('taken away, nothing of a calendar stays', async () => {
  for (let twice = 0; twice < 2; twice += 1) expect((await post(`/direktori/${own}/kalender/hapus`)).status).toBe(303);
  expect([await feedOf(own), await busyOf(own)]).toEqual([undefined, []]);
  expect((await ask('04T09:00', '04T11:00')).body.conflicts).toEqual([]);
  const removed = await rowsOf(product, `select 1 from audit_entries where action = 'office.calendar_removed'`);
  expect(removed).toHaveLength(1);
});

test('a name that leads inside is refused where it is resolved, also when only one of its addresses does', async () => {
  const names: Record<string, string[]> = {
    'dalam.example': ['127.0.0.1'],
    'campur.example': ['203.114.1.9', '10.0.0.1'],
    'enam.example': ['::ffff:127.0.0.1'],
    'kosong.example': [],
  };
  const resolve = ((host: string, _: object, done: (error: null, found: object[]) => void) =>
    done(
      null,
      (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as never;
  const outside = outsideOf('', resolve);
  const { port } = new URL(calendars.inside);
  for (const host of Object.keys(names)) {
    const request = new EngineRequest('http://outside.invalid/', {
      headers: { 'x-pendopo-url': `http://${host}:${port}/` },
    });
    const response = await outside(request);
    expect([response.status, response.headers.get('x-pendopo-refused')], host).toEqual([403, 'private']);
  }
  expect(calendars.intrusions).toBe(0);
});
