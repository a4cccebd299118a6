import { env } from 'cloudflare:workers';
import { DispatchWorkflow, ReportWorkflow } from 'the-worker';
import { beforeAll, describe, expect, test } from 'vitest';
import { camats, rakor } from '../cast.ts';
import { instance, prepare } from './instance.ts';
import type { Bill } from './metered.ts';

/*
 * The bill of each call, as D1 writes it: round trips, and rows read and written (each index touched is one more row
 * written). One trip of every API call finds the token's organization. The figures are what was measured, with a little
 * room in rows; a call that costs more than stands here has become dearer and must say why. Indexes that pages read from
 * (an office's invitations, names to confirm, open tasks, events by status, mails ended) are a row more for each of theirs.
 */
const SMALL = 10;
const LARGE = 200;

const sent: string[] = [];
const EMAIL = { send: async (mail: { to: string }) => ({ messageId: String(sent.push(mail.to)) }) } as never;
const app = instance({ EMAIL });
const step = { do: <T>(_name: string, work: () => Promise<T>) => work() };

type Called = Awaited<ReturnType<typeof app.ask>>;
type Calls = Record<string, Called>;

/** One event with `n` invitees from its creation to its report, every call kept with its bill. */
async function wholeEvent(n: number): Promise<{ calls: Calls; dispatch: Bill | undefined; draft: Bill }> {
  const calls: Calls = {};
  const call = async (name: string, method: string, at: string, body?: unknown) => {
    const answered = await app.ask(method, at, body);
    calls[name] = answered;
    return answered;
  };
  const event = `/api/v1/events/${(await call('create', 'POST', '/api/v1/events', rakor)).body.id}`;
  const invited = await call('invite', 'POST', `${event}/invitations`, { invitees: camats(n, `ke-${n}`) });
  const [first, second] = invited.body.data as { id: string; link: string }[];
  if (!first || !second) throw new Error(`no invitations: ${invited.text}`);
  const link = new URL(first.link).pathname;
  await call('send', 'POST', `${event}/send`, {});
  await call('send again', 'POST', `${event}/send`, {});
  // the mails of the large event stay owed: what one mail costs is known from the small one
  const dispatch =
    n === SMALL
      ? (await app.billed(() => DispatchWorkflow.prototype.run.call({ env: app.bindings }, { payload: {} }, step))).bill
      : undefined;
  await call('event', 'GET', event);
  await call('invitations', 'GET', `${event}/invitations?limit=10`);
  await call('page', 'GET', link);
  await call('page by HEAD', 'HEAD', link);
  await call('answer', 'POST', link, new URLSearchParams({ answer: 'accepted' }));
  const represented = {
    answer: 'represented',
    representative_name: 'Ratna',
    representative_contact: 'ratna@x.example',
  };
  await call('answer represented', 'POST', link, new URLSearchParams(represented));
  await call('page answered', 'GET', link);
  await call('answer refused', 'POST', link, new URLSearchParams({ answer: 'perhaps' }));
  await call('answer told', 'POST', `/api/v1/invitations/${second.id}/answers`, {
    answer: 'declined',
    channel: 'phone',
  });
  const records = [{ invitation_id: second.id, present: 'holder' }];
  const { starts_at, ends_at, timezone, venue } = rakor;
  const offices = camats(n, `ke-${n}`).map(({ position, agency }) => ({ position, agency }));
  await call('conflicts', 'POST', '/api/v1/schedule/conflicts', { starts_at, ends_at, timezone, venue, offices });
  const window = { from: '2027-03-01', until: '2027-04-29', duration_minutes: 120, timezone };
  await call('suggestions', 'POST', '/api/v1/schedule/suggestions', { ...window, invitees: offices });
  await call('check-in', 'POST', `${event}/attendance`, { records });
  await call('check-in again', 'POST', `${event}/attendance`, { records });
  await call('roll', 'GET', `${event}/attendance`);
  await call('counts', 'POST', `${event}/counts`, { counts: [{ what: 'participants', number: n }] });
  await call('close', 'POST', `${event}/close`, {});
  const report = await env.DB.prepare("select id from reports where status = 'drafting'").first<{ id: string }>();
  const payload = { reportId: report?.id ?? '' };
  const { bill: draft } = await app.billed(() =>
    ReportWorkflow.prototype.run.call({ env: app.bindings }, { payload }, step),
  );
  await call('report', 'GET', `${event}/report`);
  await call('audit', 'GET', `${event}/audit?limit=10`);
  return { calls, dispatch, draft };
}

let small: Awaited<ReturnType<typeof wholeEvent>>;
let large: Awaited<ReturnType<typeof wholeEvent>>;

beforeAll(async () => {
  await prepare();
  small = await wholeEvent(SMALL);
  large = await wholeEvent(LARGE);
});

/** [round trips, rows read with SMALL invitees, with LARGE, rows written with SMALL, with LARGE] */
const BILLS: Record<string, [number, number, number, number, number]> = {
  create: [3, 140, 145, 116, 116],
  invite: [7, 190, 3450, 180, 3450],
  send: [5, 70, 850, 70, 1220],
  'send again': [5, 68, 850, 1, 1],
  event: [2, 65, 68, 0, 0],
  invitations: [4, 42, 45, 0, 0],
  page: [2, 25, 26, 0, 0],
  'page by HEAD': [2, 25, 26, 0, 0],
  answer: [2, 48, 50, 8, 8],
  // one row of them in the index of representatives, by which a schedule finds who is needed elsewhere
  'answer represented': [2, 68, 70, 15, 15],
  'page answered': [2, 27, 28, 0, 0],
  'answer refused': [2, 27, 28, 0, 0],
  'answer told': [7, 62, 64, 8, 8],
  // the token; settings, offices; events, invitations, representatives, namesakes
  conflicts: [3, 210, 5400, 0, 0],
  suggestions: [3, 210, 5400, 0, 0],
  'check-in': [7, 30, 31, 9, 9],
  'check-in again': [5, 20, 21, 0, 0],
  roll: [5, 50, 640, 0, 0],
  counts: [4, 15, 16, 8, 8],
  close: [4, 60, 63, 15, 15],
  report: [3, 5, 5, 0, 0],
  audit: [3, 14, 15, 0, 0],
};

describe('every call, with few invitees and with many', () => {
  test.each(Object.entries(BILLS))('%s', (name, [trips, readSmall, readLarge, writtenSmall, writtenLarge]) => {
    const few = small.calls[name];
    const many = large.calls[name];
    if (!few || !many) throw new Error(`${name} was not called`);
    expect(few.status, few.text).toBeLessThan(name === 'answer refused' ? 423 : 400);
    expect(few.bill.trips).toBeLessThanOrEqual(trips);
    // the number of invitees changes rows, never how often the database is asked
    expect({ trips: many.bill.trips, statements: many.bill.statements }).toEqual({
      trips: few.bill.trips,
      statements: few.bill.statements,
    });
    expect(few.bill.read).toBeLessThanOrEqual(readSmall);
    expect(many.bill.read).toBeLessThanOrEqual(readLarge);
    expect(few.bill.written).toBeLessThanOrEqual(writtenSmall);
    expect(many.bill.written).toBeLessThanOrEqual(writtenLarge);
  });

  test('no call without a bill', () => {
    expect(Object.keys(large.calls).sort()).toEqual(Object.keys(BILLS).sort());
  });

  test('a mail costs four round trips, and a few more a batch', () => {
    expect(sent).toHaveLength(SMALL);
    const bill = small.dispatch;
    expect(bill?.trips).toBeLessThanOrEqual(4 * SMALL + 8);
    expect(bill?.read).toBeLessThanOrEqual(26 * SMALL);
    // one of them is the index by which a page sees that something ended
    expect(bill?.written).toBeLessThanOrEqual(4 * SMALL);
  });

  test('a draft reads every fact once, in as many round trips however many there are', () => {
    expect(small.draft).toMatchObject({ trips: large.draft.trips, statements: large.draft.statements });
    expect(large.draft.trips).toBeLessThanOrEqual(12);
    expect(large.draft.read).toBeLessThanOrEqual(LARGE * 3 + 120);
    // the version, and its words in four forms with two indexes each
    expect(large.draft.written).toBe(13);
  });
});

describe("the invitee's link", () => {
  test('GET and HEAD: at most 2 queries, and no row written', () => {
    for (const name of ['page', 'page by HEAD', 'page answered']) {
      const { bill, statements } = large.calls[name] as Called;
      expect(bill.statements, statements.join('\n')).toBeLessThanOrEqual(2);
      expect(bill.written).toBe(0);
      expect(statements.filter((s) => !/^\s*(select|with)\b/i.test(s))).toEqual([]);
    }
    expect(large.calls['page by HEAD']?.text).toBe('');
  });

  test('POST: at most 2 round trips', () => {
    expect(large.calls.answer?.bill.trips).toBeLessThanOrEqual(2);
    expect(large.calls.answer?.status).toBe(303);
    expect(large.calls['answer represented']?.bill.trips).toBeLessThanOrEqual(2);
    // his representative's own mail is owed: that alone starts a dispatch
    expect(large.calls.answer?.started).toEqual([]);
    expect(large.calls['answer represented']?.started).toEqual(['dispatch']);
  });

  test('an unknown, a malformed token: one query at most, nothing written', async () => {
    for (const token of [`a${'A'.repeat(24)}`, 'short']) {
      const { status, bill } = await app.ask('GET', `/r/${token}`);
      expect(status).toBe(404);
      expect(bill).toMatchObject({ written: 0 });
      expect(bill.statements).toBeLessThanOrEqual(1);
    }
  });

  test('the page: one request of at most 14,600 bytes with its headers, compressed', async () => {
    const rich = {
      ...rakor,
      theme: 'Menjaga persatuan dan ketertiban menjelang pemilihan kepala desa serentak gelombang kedua',
      dress: 'Batik lengan panjang; TNI/Polri menyesuaikan',
      notes: Array.from({ length: 50 }, (_, i) => `${i + 1}. Harap membawa bahan rapat nomor ${i * 7919}.`).join('\n'),
      agenda: Array.from({ length: 40 }, (_, i) => ({
        title: `Paparan ke-${i + 1} tentang hal ${i * 104_729}`,
        minutes: 3,
      })),
    };
    const made = await app.ask('POST', '/api/v1/events', rich);
    const added = await app.ask('POST', `/api/v1/events/${made.body.id}/invitations`, { invitees: camats(1, 'kaya') });
    for (const page of [
      large.calls.page,
      await app.ask('GET', new URL(added.body.data[0].link).pathname),
    ] as Called[]) {
      expect(page.status).toBe(200);
      const gzip = new Response(page.text).body?.pipeThrough(new CompressionStream('gzip'));
      const body = (await new Response(gzip).arrayBuffer()).byteLength;
      const headers = [...page.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 17);
      expect(body + headers).toBeLessThanOrEqual(14_600);
      // nothing else is fetched: no script, style sheet, picture or frame with an address
      expect(page.text).not.toMatch(/<(script|link|img|iframe)\b[^>]*\b(src|href)=["'](?!data:)/i);
    }
  });
});
