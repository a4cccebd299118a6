import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, HOST, hendra, LEADER, rakor, ratna } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { type Answer, type Product, startProduct } from '../product.ts';

/* Calendars to subscribe to, as a calendar's program fetches them. It is Saturday, 20 February 2027, 10.00 WITA. */

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie: string;
const ids = { meeting: '', declaration: '', unsent: '', old: '', bupati: '', hendra: '', kapolres: '' };

async function ask(at: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(at, product.base), { redirect: 'manual', ...init });
  return { status: response.status, headers: response.headers, text: await response.text(), body: undefined };
}
const page = (at: string) => ask(at, { headers: { Cookie: cookie } });
const post = (at: string, fields: Record<string, string>) =>
  product.form(at, fields, { Origin: product.base, Cookie: cookie });
const subscribe = async (office_id?: string) => (await product.api.post('/calendar/links', { office_id })).body;
const pathOf = ({ url }: { url: string }) => new URL(url).pathname;
/** The events of a calendar as a program reads them, by name. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return new Map(events.map((event) => [event.summary, event]));
}
const namesIn = (text: string) => [...eventsIn(text).keys()].sort();

async function make(over: object, invitees: object[]): Promise<string> {
  const { body } = await product.api.post('/events', { ...rakor, ...over });
  if (invitees.length) await product.api.post(`/events/${body.id}/invitations`, { invitees });
  return body.id;
}

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-20T02:00:00Z' });
  ids.meeting = await make({ title: 'Rapat Kesiapan', notes: 'catatan dalam', theme: 'tema dalam' }, [bupati, ratna]);
  ids.declaration = await make(
    {
      title:
        'Deklarasi Damai; tahap 1, Kecamatan Rawa Hilir \\ Rawa Hulu, bersama seluruh calon kepala desa dan pendukungnya',
      starts_at: '2027-03-10T09:00',
      ends_at: '2027-03-12T11:00',
      timezone: 'Asia/Jayapura',
      leader: undefined,
      unconfirmed: ['venue', 'time'],
    },
    [hendra],
  );
  for (const id of [ids.meeting, ids.declaration]) await product.api.post(`/events/${id}/send`);
  ids.unsent = await make(
    {
      title: 'Belum Dikirim',
      starts_at: '2027-03-20T09:00',
      ends_at: '2027-03-20T11:00',
      leader: undefined,
      host: 'Dinas Lain',
    },
    [bupati, { position: LEADER.position, agency: HOST }],
  );
  ids.old = await make({ title: 'Tahun Lalu', starts_at: '2026-10-01T09:00', ends_at: '2026-10-01T10:00' }, []);
  const offices = await rowsOf<{ id: string; title: string }>(product, 'select id, title from offices');
  const officeOf = (title: string) => offices.find((o) => o.title === title)?.id ?? '';
  Object.assign(ids, {
    bupati: officeOf('Bupati Sungai Rawa'),
    hendra: officeOf(hendra.position),
    kapolres: officeOf(LEADER.position),
  });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

describe("the organization's calendar", () => {
  test('is read by a calendar program: every event with its zone, state and stamp', async () => {
    const link = await subscribe();
    const { status, headers, text } = await ask(pathOf(link));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toMatch(/noindex/);
    const events = eventsIn(text);
    expect([...events.keys()]).toHaveLength(3);
    const meeting = events.get('Rapat Kesiapan');
    expect(meeting?.startDate.toJSDate().toISOString()).toBe('2027-03-04T00:00:00.000Z');
    expect(meeting?.uid).toBe(`${ids.meeting}@pendopo`);
    const declaration = [...events.values()].find((e) => e.summary.startsWith('Deklarasi Damai; tahap 1, '));
    expect(declaration?.summary).toContain('\\ Rawa Hulu');
    expect(declaration?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
    expect(declaration?.location).toBe('menyusul');
    expect(text).toMatch(/TZID:Asia\/Jayapura/);
    expect(text).toMatch(/REFRESH-INTERVAL;VALUE=DURATION:PT1H/);
    expect(text).toMatch(/X-PUBLISHED-TTL:PT1H/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/[^\r]\n/);
    const whole = text.replace(/\r\n /g, '');
    for (const own of [bupati.name, bupati.email, 'catatan dalam', 'tema dalam', '/r/', 'ATTENDEE', 'ORGANIZER'])
      expect(whole).not.toContain(own);
  });

  test('is the same text until something changes, and 304 for who has it', async () => {
    const at = pathOf(await subscribe());
    const [first, second] = [await ask(at), await ask(at)];
    expect(second.text).toBe(first.text);
    const etag = first.headers.get('etag') ?? '';
    const again = await ask(at, { headers: { 'If-None-Match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    await product.api.patch(`/events/${ids.unsent}`, { title: 'Belum Dikirim Juga' });
    const changed = await ask(at, { headers: { 'If-None-Match': etag } });
    expect(changed.status).toBe(200);
    const event = eventsIn(changed.text).get('Belum Dikirim Juga')?.component;
    const [stamp, made] = ['last-modified', 'created'].map((name) => String(event?.getFirstPropertyValue(name)));
    expect(stamp && made && stamp >= made).toBe(true);
  });

  test('keeps what was cancelled as CANCELLED, with the SEQUENCE that was told', async () => {
    const id = await make({ title: 'Akan Batal', starts_at: '2027-04-01T09:00', ends_at: '2027-04-01T10:00' }, [
      hendra,
    ]);
    await product.api.post(`/events/${id}/send`);
    await product.api.post(`/events/${id}/cancel`, { reason: 'hujan' });
    const event = eventsIn((await ask(pathOf(await subscribe()))).text).get('Akan Batal')?.component;
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event?.getFirstPropertyValue('sequence')).toBe(1);
    expect(event?.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });
});

describe("an office's calendar", () => {
  test('has what the office was asked to once the letters went out, and what it leads', async () => {
    expect(namesIn((await ask(pathOf(await subscribe(ids.bupati)))).text)).toEqual(['Rapat Kesiapan']);
    const led = namesIn((await ask(pathOf(await subscribe(ids.kapolres)))).text);
    expect(led).toEqual(expect.arrayContaining(['Rapat Kesiapan']));
    expect(led).not.toContain('Belum Dikirim Juga');
    await product.api.post(`/events/${ids.unsent}/send`);
    expect(namesIn((await ask(pathOf(await subscribe(ids.bupati)))).text)).toEqual([
      'Belum Dikirim Juga',
      'Rapat Kesiapan',
    ]);
  });

  test('says nothing of where no account leads, frees who sends somebody, and leaves out what was declined', async () => {
    const at = pathOf(await subscribe(ids.bupati));
    expect((await ask(at)).text).not.toContain('/acara/');
    const { data } = (await product.api.get(`/events/${ids.meeting}/invitations`)).body;
    const say = (body: object) => product.api.post(`/invitations/${data[0].id}/answers`, { channel: 'phone', ...body });
    expect(data[0].position).toBe(bupati.position);
    await say({ answer: 'represented', representative: { name: 'Rahasia Wakil' } });
    const sent = (await ask(at)).text;
    expect(sent).not.toContain('Rahasia');
    expect(eventsIn(sent).get('Rapat Kesiapan')?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    await say({ answer: 'declined' });
    expect(namesIn((await ask(at)).text)).not.toContain('Rapat Kesiapan');
  });
});

describe('the address', () => {
  test('is inert: whatever asks for it, and however, changes nothing', async () => {
    const at = pathOf(await subscribe());
    const kept = async () => [
      await rowsOf(product, 'select * from calendar_links'),
      await rowsOf(product, 'select id from audit_entries'),
      await rowsOf(product, 'select * from events'),
    ];
    const before = await kept();
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const { status, headers } = await ask(at, { method });
      expect([method, status]).toEqual([method, method === 'GET' || method === 'HEAD' ? 200 : 405]);
      expect(headers.get('set-cookie')).toBeNull();
    }
    expect(await kept()).toEqual(before);
  });

  test('asked for twice is one; two who ask at once get the same', async () => {
    const made = await Promise.all([subscribe(ids.hendra), subscribe(ids.hendra)]);
    expect(made[0]).toEqual(made[1]);
    const { status, body } = await product.api.post('/calendar/links', { office_id: ids.hendra });
    expect([status, body]).toEqual([200, made[0]]);
    const kept = await rowsOf(product, 'select token_hash from calendar_links');
    expect(JSON.stringify(kept)).not.toContain(pathOf(made[0]).slice('/kalender/'.length, -'.ics'.length));
  });

  test('renewed and taken back leads nowhere, in the same words as one that never was', async () => {
    const link = await subscribe(ids.hendra);
    const { text } = await page(`/direktori/${ids.hendra}`);
    expect(text).toContain(link.url);
    const renewal = { jabatan: ids.hendra, langganan: link.id, ke: '0' };
    const back = await post('/kalender/langganan/perbarui', renewal);
    expect([back.status, back.headers.get('location')]).toEqual([303, `/direktori/${ids.hendra}#langganan`]);
    const anew = await subscribe(ids.hendra);
    expect([anew.id, anew.url === link.url]).toEqual([link.id, false]);
    // the button pressed twice renews once
    await post('/kalender/langganan/perbarui', renewal);
    expect((await subscribe(ids.hendra)).url).toBe(anew.url);
    expect((await ask(pathOf(anew))).status).toBe(200);

    const ended = await product.api.delete(`/calendar/links/${anew.id}`);
    const twice = await product.api.delete(`/calendar/links/${anew.id}`);
    expect([ended.status, twice.status]).toEqual([204, 204]);
    const never = await ask(`/kalender/a${'A'.repeat(24)}.ics`);
    for (const at of [pathOf(link), pathOf(anew), '/kalender/pendek.ics']) {
      const { status, text: said, headers } = await ask(at);
      expect([at, status, said]).toEqual([at, 404, never.text]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
    const again = await subscribe(ids.hendra);
    expect([again.id === anew.id, again.url === anew.url]).toEqual([false, false]);
  });

  test('stands folded on the page of all, made and taken back there without script', async () => {
    const own = await subscribe();
    await post('/kalender/langganan/cabut', { langganan: own.id });
    expect((await page('/kalender/langganan')).text).toContain('Buat alamat langganan');
    const made = await post('/kalender/langganan', {});
    expect([made.status, made.headers.get('location')]).toEqual([303, '/kalender/langganan']);
    const { text } = await page('/kalender/langganan');
    expect(text).toMatch(/<details class="subscription">/);
    expect(text).toContain((await subscribe()).url);
    expect((await page('/kalender')).text).not.toContain('.ics');
  });

  test('every step is in the audit, none with the token', async () => {
    const rows = await rowsOf<{ action: string }>(
      product,
      "select * from audit_entries where action like 'calendar_link.%'",
    );
    expect(new Set(rows.map((r) => r.action))).toEqual(
      new Set(['calendar_link.made', 'calendar_link.renewed', 'calendar_link.revoked']),
    );
    const token = pathOf(await subscribe()).slice('/kalender/'.length, -'.ics'.length);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('of another organization is not ours to list, end or make for an office of ours', async () => {
    const own = await subscribe();
    expect((await product.other.get('/calendar/links')).body.data).toEqual([]);
    expect((await product.other.delete(`/calendar/links/${own.id}`)).status).toBe(404);
    expect((await product.other.post('/calendar/links', { office_id: ids.bupati })).status).toBe(404);
    const theirs = (await product.other.post('/calendar/links')).body;
    expect(namesIn((await ask(pathOf(theirs))).text)).toEqual([]);
    expect((await ask(pathOf(own))).status).toBe(200);
  });
});
