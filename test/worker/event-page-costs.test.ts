import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, test } from 'vitest';
import { camats, rakor } from '../cast.ts';
import { instance, prepare } from './instance.ts';

/*
 * What a coordinator's look at an event costs, as D1 writes it: the overview, what its page asks every four seconds, the
 * call list, the list of those invited. `queries` are those beside the session's.
 */
const OWNER = 'koordinator@pendopo.example';
const LARGE = 2000;
// one machine keeps the mail with the code in its mailbox
const app = instance({ ONE_MACHINE: 'the-secret-of-this-start' });

let cookie = '';
/** Queries of a page that finds the member and nothing else. */
let session = 0;
const events = { 200: '', 2000: '' } as Record<number, string>;

async function form(at: string, fields: Record<string, string>) {
  return app.ask('POST', at, new URLSearchParams(fields), { Origin: env.BASE_URL });
}

async function signIn(): Promise<string> {
  await form('/masuk', { email: OWNER });
  const mail = await env.DB.prepare('select raw from mailbox order by id desc limit 1').first<{ raw: string }>();
  const kode = /^\s*(\d{6})\s*$/m.exec(mail?.raw ?? '')?.[1] ?? '';
  const { headers, status, text } = await form('/masuk/kode', { email: OWNER, kode });
  if (status !== 303) throw new Error(`no sign-in: ${status} ${text}`);
  return headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

const see = async (at: string, headers: Record<string, string> = {}) => {
  const { bill, status, text } = await app.ask('GET', at, undefined, { Cookie: cookie, ...headers });
  return { status, text, read: bill.read, written: bill.written, queries: bill.statements - session };
};

beforeAll(async () => {
  await prepare();
  for (const n of [200, LARGE]) {
    const { body } = await app.ask('POST', '/api/v1/events', { ...rakor, title: `Rapat ${n}` });
    await app.ask('POST', `/api/v1/events/${body.id}/invitations`, { invitees: camats(n, `ke-${n}`) });
    await app.ask('POST', `/api/v1/events/${body.id}/send`, {});
    const { body: listed } = await app.ask('GET', `/api/v1/events/${body.id}/invitations?limit=40`);
    const { status } = await app.ask('POST', `/api/v1/events/${body.id}/poll`, {
      slots: ['08', '09', '10', '11', '12'].map((day) => ({ starts_at: `2027-03-${day}T08:00` })),
      deadline_at: '2027-03-01T12:00',
      invitations: listed.data.map((i: { id: string }) => i.id),
    });
    if (status !== 201) throw new Error(`no poll: ${status}`);
    events[n] = `/acara/${body.id}`;
  }
  cookie = await signIn();
  // the pulse of an event that is not there is one query
  session = (await see('/acara/ev_none/ringkas')).queries - 1;
}, 120_000);

describe.each([200, LARGE])('%i invitees', (n) => {
  test('the overview: at most five queries, which read each invitee a few times', async () => {
    const { status, queries, read, written, text } = await see(events[n] ?? '');
    expect([status, written]).toEqual([200, 0]);
    expect(queries).toBeLessThanOrEqual(5);
    expect(read).toBeLessThanOrEqual(9 * n + 400);
    expect(text.length).toBeLessThan(120_000);
  });

  test('asked again while nothing is new: one query of a few rows', async () => {
    const at = events[n] ?? '';
    const etag = /If-None-Match&quot;:&quot;\\&quot;(.*?)\\&quot;/.exec((await see(at)).text)?.[1];
    const { status, queries, read, text } = await see(`${at}/ringkas`, { 'If-None-Match': `"${etag}"` });
    expect([status, text]).toEqual([304, '']);
    expect(queries).toBe(1);
    expect(read).toBeLessThanOrEqual(30);
    const list = await see(`${at}/undangan`, { 'HX-Request': 'true', 'If-None-Match': `"${etag}"` });
    expect([list.status, list.queries]).toEqual([304, 1]);
  });

  test('the date poll of forty: at most twelve queries, of rows that five hundred invitees bound', async () => {
    const { status, queries, read, written } = await see(`${events[n]}/jajak`);
    expect([status, written]).toEqual([200, 0]);
    expect(queries).toBeLessThanOrEqual(12);
    // calendars are looked into for those invited, at most five hundred
    expect(read).toBeLessThanOrEqual(16_000);
  });

  test('the call list and the list of those invited: at most five queries', async () => {
    const call = await see(`${events[n]}/telepon`);
    expect(call.queries).toBeLessThanOrEqual(5);
    expect(call.read).toBeLessThanOrEqual(6 * n + 200);
    const list = await see(`${events[n]}/undangan`);
    expect([list.status, list.queries]).toEqual([200, expect.toSatisfy((q: number) => q <= 5)]);
    expect(list.text.length).toBeLessThan(400_000);
  });
});

describe('the calendar', () => {
  test('twelve queries in a month of two large events that clash, and no more with thirty beside them', async () => {
    const at = '/kalender?tanggal=2027-03-04';
    const few = await see(at);
    expect([few.status, few.written, few.queries]).toEqual([200, 0, 12]);
    // invitations and tenures once each, the offices that clash by their keys
    expect(few.read).toBeLessThanOrEqual(30 * (LARGE + 200));
    for (let day = 1; day <= 30; day += 1) {
      const date = `2027-03-${String(day).padStart(2, '0')}`;
      const times = { starts_at: `${date}T13:00`, ends_at: `${date}T14:00` };
      await app.ask('POST', '/api/v1/events', { ...rakor, ...times, title: `Sambang ${day}` });
    }
    const many = await see(at);
    expect([many.status, many.written, many.queries]).toEqual([200, 0, 12]);
    expect(many.read - few.read).toBeLessThanOrEqual(30 * 12);
    // where nothing lies near anything, nobody is looked for
    expect((await see('/kalender?tanggal=2027-09-04')).queries).toBe(9);
  });

  test('subscribed to: two queries for the organization, six for an office, one for an address that leads nowhere', async () => {
    const { results } = await env.DB.prepare('select id from offices limit 1').all<{ id: string }>();
    const address = async (office_id?: string) =>
      new URL((await app.ask('POST', '/api/v1/calendar/links', { office_id })).body.url).pathname;
    const bill = async (at: string) => {
      const { status, bill: cost } = await app.ask('GET', at);
      return [status, cost.statements, cost.written];
    };
    expect(await bill(await address())).toEqual([200, 2, 0]);
    expect(await bill(await address(results[0]?.id))).toEqual([200, 6, 0]);
    expect(await bill(`/kalender/a${'A'.repeat(24)}.ics`)).toEqual([404, 1, 0]);
  });
});
