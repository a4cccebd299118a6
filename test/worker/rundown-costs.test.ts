import { env } from 'cloudflare:workers';
import { beforeAll, expect, test } from 'vitest';
import { rakor } from '../cast.ts';
import { instance, prepare } from './instance.ts';

/*
 * What the rundown and the tasks of an event cost, as D1 writes it: each page's queries beside the session's, a question
 * every four seconds, a mark, a look at a task link and a tick.
 */
const OWNER = 'koordinator@pendopo.example';
const app = instance({ ONE_MACHINE: 'the-secret-of-this-start' });
let cookie = '';
let session = 0;
let event = { id: '', item: '', link: '', task: '' };

const form = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.ask('POST', at, new URLSearchParams(fields), { Origin: env.BASE_URL, ...headers });
const see = async (at: string, headers: Record<string, string> = {}) => {
  const { bill, status, text } = await app.ask('GET', at, undefined, { Cookie: cookie, ...headers });
  return { status, text, read: bill.read, written: bill.written, queries: bill.statements - session };
};

beforeAll(async () => {
  await prepare();
  // beside many others, so that a scan would show
  for (let n = 0; n < 20; n++) await app.ask('POST', '/api/v1/events', { ...rakor, title: `Rapat ${n}` });
  const tasks = Array.from({ length: 30 }, (_, n) => ({
    title: `Tugas ${n}`,
    days_before: 3,
    owner: { name: 'Bima', phone: '0812-0000-0009' },
  }));
  const agenda = Array.from({ length: 40 }, (_, n) => ({ title: `Acara ${n}`, minutes: 3 }));
  const { body } = await app.ask('POST', '/api/v1/events', { ...rakor, agenda, tasks });
  const rundown = (await app.ask('GET', `/api/v1/events/${body.id}/rundown`)).body;
  const [task] = body.tasks;
  event = { id: body.id, item: rundown.data[0].id, link: new URL(task.owner.link).pathname, task: task.id };
  await form('/masuk', { email: OWNER });
  const mail = await env.DB.prepare('select raw from mailbox order by id desc limit 1').first<{ raw: string }>();
  const kode = /^\s*(\d{6})\s*$/m.exec(mail?.raw ?? '')?.[1] ?? '';
  const { headers } = await form('/masuk/kode', { email: OWNER, kode });
  cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  session = (await see('/acara/ev_none/ringkas')).queries - 1;
}, 120_000);

test('a mark is written with its trace alone, and read by a few seeks', async () => {
  const marked = await app.ask('POST', `/api/v1/agenda/${event.item}/marks`, { kind: 'started' });
  expect(marked.body.outcome).toBe('recorded');
  expect(marked.bill.written).toBeLessThanOrEqual(10);
  expect(marked.bill.read).toBeLessThanOrEqual(200);
  for (const page of ['jalan', 'layar']) {
    const { status, queries, read, written } = await see(`/acara/${event.id}/${page}`);
    expect([page, status, written]).toEqual([page, 200, 0]);
    expect(queries).toBeLessThanOrEqual(4);
    expect(read).toBeLessThanOrEqual(120);
  }
});

test('asked again while nothing is new: one query of a few rows', async () => {
  for (const page of ['jalan', 'layar', 'rencana']) {
    const { text } = await see(`/acara/${event.id}/${page}`);
    const etag = /If-None-Match&quot;:&quot;\\&quot;(.*?)\\&quot;/.exec(text)?.[1];
    const asked = await see(`/acara/${event.id}/${page}`, { 'HX-Request': 'true', 'If-None-Match': `"${etag}"` });
    expect([page, asked.status, asked.queries]).toEqual([page, 304, 1]);
    expect(asked.read).toBeLessThanOrEqual(30);
  }
});

test('the pages of rundown and tasks read the event’s own rows', async () => {
  for (const page of ['susunan', 'tugas']) {
    const { status, queries, read } = await see(`/acara/${event.id}/${page}`);
    expect([page, status]).toEqual([page, 200]);
    expect(queries).toBeLessThanOrEqual(4);
    expect(read).toBeLessThanOrEqual(250);
  }
});

test('a task link is one query, and a tick four', async () => {
  const page = await app.ask('GET', event.link);
  expect([page.status, page.bill.statements, page.bill.written]).toEqual([200, 1, 0]);
  expect(page.bill.read).toBeLessThanOrEqual(80);
  const tick = await app.ask('POST', event.link, new URLSearchParams({ selesai: event.task }));
  expect(tick.status).toBe(303);
  expect(tick.bill.statements).toBeLessThanOrEqual(7);
  expect(tick.bill.written).toBeLessThanOrEqual(12);
});
