import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEADER, rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

/* The plan an event comes back with, what changing it does, and the document that describes every call. */

let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
});
afterAll(() => product?.stop());

const made = async (over: object = {}) => {
  const { status, body, text, headers } = await product.api.post('/events', { ...rakor, ...over });
  expect(status, text).toBe(201);
  expect(headers.get('location')).toBe(`/api/v1/events/${body.id}`);
  return { event: body, at: `/events/${body.id}` };
};
const read = async (at: string) => (await product.api.get(at)).body;

describe('planning', () => {
  test('an event comes back with its rundown by the clock, its tasks by working days, its milestones', async () => {
    const { event, at } = await made({ theme: 'Aman', programme: 'Operasi Mantap Praja', weekday: 'Kamis' });
    expect(event).toMatchObject({
      series_id: null,
      status: 'scheduled',
      sequence: 0,
      title: rakor.title,
      theme: 'Aman',
      programme: 'Operasi Mantap Praja',
      leader: LEADER,
      starts_at: '2027-03-04T08:00:00+08:00',
      ends_at: '2027-03-04T10:00:00+08:00',
      timezone: 'Asia/Makassar',
      venue: rakor.venue,
      unconfirmed: [],
      rrule: null,
      capacity: null,
      roles: [],
    });
    const clock = (time: string) => `2027-03-04T${time}:00+08:00`;
    // 120 of the kind's 135 minutes fit: the last part is cut, the closing left out
    expect(event.agenda.map((a: Record<string, string>) => [a.starts_at, a.ends_at])).toEqual(
      [
        ['08:00', '08:15'],
        ['08:15', '08:25'],
        ['08:25', '08:40'],
        ['08:40', '08:55'],
        ['08:55', '09:10'],
        ['09:10', '09:55'],
        ['09:55', '10:00'],
      ].map((pair) => pair.map(clock)),
    );
    expect(event.agenda[5]).toMatchObject({ title: 'Diskusi', officer: 'pimpinan rapat' });
    const due = Object.fromEntries(event.tasks.map((t: { title: string; due_on: string }) => [t.title, t.due_on]));
    expect(due).toMatchObject({
      'Menyusun kerangka acuan kegiatan': '2027-02-18',
      'Menetapkan daftar undangan': '2027-02-22',
      'Menandatangani dan mengirim surat undangan': '2027-02-25',
      // D-5 is a Saturday: the working day before it
      'Mengumpulkan bahan paparan dari instansi': '2027-02-26',
      'Konfirmasi kehadiran pertama': '2027-03-01',
      'Konfirmasi kehadiran kedua': '2027-03-03',
      'Mengirim laporan singkat': '2027-03-04',
      'Menyelesaikan laporan lengkap': '2027-03-05',
    });
    expect(event.tasks.every((t: { done: boolean }) => t.done === false)).toBe(true);
    expect(event.milestones).toEqual(
      [
        ['send', '2027-02-25T08:00:00+08:00'],
        ['reminder', '2027-03-01T08:00:00+08:00'],
        ['reminder', '2027-03-03T08:00:00+08:00'],
        ['ask_missing', '2027-03-04T13:00:00+08:00'],
        ['draft', '2027-03-05T06:00:00+08:00'],
      ].map(([kind, due_at]) => ({ kind, due_at, state: 'due', done_at: null })),
    );
    expect(await read(at)).toEqual(event);
  });

  test('every kind of event plans itself', async () => {
    const kinds = (await read('/event-types')).data as {
      id: string;
      duration_minutes: number;
      agenda: object[];
      tasks: object[];
    }[];
    expect(kinds.map((k) => k.id)).toEqual([
      'apel-gelar-pasukan',
      'bimtek',
      'penyuluhan',
      'silaturahmi',
      'sosialisasi',
      'sambang',
      'rakor-forkopimda',
      'bakti-sosial',
      'deklarasi-damai',
      'sispamkota',
    ]);
    // weekdays of February and March 2027 that are no working days (provisional, as DOMAIN.md has them)
    const holidays = ['2027-02-06', '2027-03-08', '2027-03-10', '2027-03-11', '2027-03-26', '2027-03-28'];
    for (const kind of kinds) {
      const { event } = await made({
        type: kind.id,
        starts_at: '2027-03-16T08:00',
        ends_at: undefined,
        timezone: 'Asia/Jayapura',
      });
      expect(event.agenda, kind.id).toHaveLength(kind.agenda.length);
      expect(event.tasks, kind.id).toHaveLength(kind.tasks.length);
      const ends = Date.parse(event.ends_at);
      expect(ends - Date.parse(event.starts_at), kind.id).toBe(kind.duration_minutes * 60_000);
      let clock = Date.parse('2027-03-16T08:00:00+09:00');
      for (const item of event.agenda) {
        expect(Date.parse(item.starts_at), kind.id).toBe(clock);
        clock = Date.parse(item.ends_at);
      }
      expect(clock, kind.id).toBe(ends);
      for (const task of event.tasks) {
        expect([0, 6], `${kind.id} ${task.title} ${task.due_on}`).not.toContain(new Date(task.due_on).getUTCDay());
        expect(holidays, `${kind.id} ${task.title}`).not.toContain(task.due_on);
      }
      const [send, ...rest] = event.milestones as { kind: string; due_at: string }[];
      expect([send?.kind, send?.due_at], kind.id).toEqual(['send', '2027-03-09T08:00:00+09:00']);
      expect(rest.map((m) => m.kind)).toEqual(['reminder', 'reminder', 'ask_missing', 'draft']);
      for (const after of rest.slice(2)) expect(Date.parse(after.due_at), kind.id).toBeGreaterThan(ends);
    }
  });

  test('an agenda, tasks and roles that are given stand as given', async () => {
    const { event } = await made({
      agenda: [
        { title: 'Pembukaan', minutes: 20, officer: 'MC' },
        { title: 'Inti', starts_at: '2027-03-04T09:00' },
        { title: 'Doa', minutes: 5, starts_at: '2027-03-04T09:55' },
      ],
      tasks: [
        { title: 'Cetak spanduk', days_before: 5 },
        { title: 'Pesan konsumsi', due_on: '2027-02-27' },
      ],
      roles: [{ role: 'MC', name: 'Dewi' }],
      unconfirmed: ['venue', 'venue'],
      leader: { position: 'Kapolres' },
    });
    expect(
      event.agenda.map((a: Record<string, string>) => [
        a.title,
        a.starts_at?.slice(11, 16),
        a.ends_at?.slice(11, 16),
        a.officer,
      ]),
    ).toEqual([
      ['Pembukaan', '08:00', '08:20', 'MC'],
      ['Inti', '09:00', '09:55', null],
      ['Doa', '09:55', '10:00', null],
    ]);
    expect(event.tasks.map((t: Record<string, string>) => [t.title, t.due_on])).toEqual([
      ['Cetak spanduk', '2027-02-26'],
      ['Pesan konsumsi', '2027-02-27'],
    ]);
    expect(event).toMatchObject({
      roles: [{ role: 'MC', name: 'Dewi', position: null }],
      unconfirmed: ['venue'],
      leader: { name: null, position: 'Kapolres' },
    });
  });

  test('of a past event every milestone is skipped, and nothing ends by itself', async () => {
    const { event, at } = await made({
      starts_at: '2024-08-22T08:00',
      ends_at: undefined,
      weekday: 'kamis',
      rrule: 'FREQ=WEEKLY;COUNT=4',
    });
    expect(event.milestones.map((m: { state: string }) => m.state)).toEqual(Array(5).fill('skipped'));
    expect(event.rrule).toBe('FREQ=WEEKLY;COUNT=4');
    expect((await read(at)).status).toBe('scheduled');
    // one that has begun: what is behind is skipped, what lies ahead is due
    const { event: now } = await made({ starts_at: '2027-02-03T08:00', ends_at: undefined });
    expect(now.milestones.map((m: { kind: string; state: string }) => [m.kind, m.state])).toEqual([
      ['send', 'skipped'],
      ['reminder', 'skipped'],
      ['reminder', 'due'],
      ['ask_missing', 'due'],
      ['draft', 'due'],
    ]);
  });

  test('lists page, latest start first', async () => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { data: { id: string; starts_at: string }[]; next_cursor: string | null } = await read(
        `/events?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.data.length).toBeLessThanOrEqual(3);
      ids.push(...page.data.map((e) => e.id));
      cursor = page.next_cursor;
    }
    const whole = (await read('/events?limit=100')).data as { id: string; starts_at: string }[];
    expect(ids).toEqual(whole.map((e) => e.id));
    const starts = whole.map((e) => Date.parse(e.starts_at));
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
  });
});

describe('changing', () => {
  test('what is left out or null stays; the same again changes nothing told', async () => {
    const { event, at } = await made({ theme: 'Aman' });
    const { body } = await product.api.patch(at, { title: 'Rapat Baru', theme: null, notes: 'Bawa laptop' });
    expect(body).toEqual({ ...event, title: 'Rapat Baru', notes: 'Bawa laptop' });
    expect((await product.api.patch(at, { title: 'Rapat Baru' })).body).toEqual(body);
    expect((await product.api.patch(at, {})).body).toEqual(body);
  });

  test('a new start plans anew; a length from the kind moves along, a given end has to fit', async () => {
    const { at } = await made({ ends_at: undefined });
    const { body } = await product.api.patch(at, { starts_at: '2027-03-18T13:00', weekday: 'Kamis' });
    expect([body.starts_at, body.ends_at]).toEqual(['2027-03-18T13:00:00+08:00', '2027-03-18T15:15:00+08:00']);
    expect(body.agenda[0].starts_at).toBe('2027-03-18T13:00:00+08:00');
    expect(body.milestones[0]).toMatchObject({ kind: 'send', due_at: '2027-03-11T08:00:00+08:00' });
    expect(body.milestones).toHaveLength(5);
    const fixed = await made();
    const wrong = await product.api.patch(fixed.at, { starts_at: '2027-03-04T11:00' });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((e: { field: string }) => e.field)).toEqual(['ends_at']);
    const day = await product.api.patch(fixed.at, { starts_at: '2027-03-04T09:00', weekday: 'Jumat' });
    expect(day.body.errors[0].field).toBe('weekday');
    expect(await read(fixed.at)).toEqual(fixed.event);
  });

  test('what the coordinator wrote survives a new start', async () => {
    const { at } = await made({
      ends_at: undefined,
      agenda: [{ title: 'Sambutan', minutes: 30 }],
      tasks: [{ title: 'Konsumsi', due_on: '2027-03-01' }],
    });
    const { body } = await product.api.patch(at, { starts_at: '2027-03-04T09:00' });
    expect(body.agenda.map((a: { title: string }) => a.title)).toEqual(['Sambutan']);
    expect(body.tasks).toMatchObject([{ title: 'Konsumsi', due_on: '2027-03-01' }]);
  });
});

describe('the OpenAPI document', () => {
  /** The calls of CONTRACT.md. */
  const CONTRACT = `
    get /event-types · post /events · get /events · get /events/{id} · patch /events/{id} · post /events/{id}/cancel
    post /tasks/{id}/done · post /events/{id}/invitations · get /events/{id}/invitations · post /events/{id}/send
    post /invitations/{id}/answers · get /invitations/{id}/answers · post /events/{id}/attendance
    get /events/{id}/attendance · delete /attendance/{id} · post /events/{id}/forces · post /events/{id}/counts
    post /events/{id}/outcomes · post /events/{id}/close · get /events/{id}/report · get /events/{id}/report.docx
    get /events/{id}/report.pdf · get /events/{id}/report.md · post /events/{id}/report/final
    get /events/{id}/letter.docx · get /events/{id}/letter.pdf · get /events/{id}/guest-list.pdf
    get /events/{id}/guest-list.xlsx · get /events/{id}/guest-list.csv · get /events/{id}/calendar.ics
    post /schedule/conflicts · post /schedule/suggestions · get /series/{id}/report · post /inbox · get /events/{id}/audit`
    .split(/[·\n]/)
    .map((call) => call.trim())
    .filter(Boolean);

  test('is well-formed, needs no token, and describes every call', async () => {
    const answered = await fetch(`${product.base}/api/v1/openapi.json`);
    expect(answered.status).toBe(200);
    const document = (await answered.json()) as any;
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Pendopo', version: expect.any(String) },
      servers: [{ url: `${product.base}/api/v1` }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
    const operations = Object.entries<Record<string, any>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
    );
    expect(operations.map((o) => o.name)).toEqual(expect.arrayContaining(CONTRACT));
    for (const { name, path, operation } of operations) {
      expect(operation.summary, name).toMatch(/\S/);
      const inPath = operation.parameters
        .filter((p: { in: string }) => p.in === 'path')
        .map((p: { name: string }) => p.name);
      expect(inPath, name).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]));
      expect(Object.keys(operation.responses).length, name).toBeGreaterThan(1);
      for (const [status, response] of Object.entries<any>(operation.responses)) {
        expect(status, name).toMatch(/^[1-5]\d\d$/);
        expect(response.description, name).toEqual(expect.any(String));
      }
    }
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of new Set(refs)) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce((at, key) => at?.[key], document);
      expect(found, ref).toMatchObject({ type: 'object' });
    }
    for (const [path, name] of [
      ['/events', 'Event'],
      ['/events/{id}/invitations', 'Invitation'],
      ['/invitations/{id}/answers', 'Answer'],
      ['/events/{id}/audit', 'AuditEntry'],
    ] as const) {
      const { schema } = document.paths[path].get.responses['200'].content['application/json'];
      expect(schema.properties.data.items).toEqual({ $ref: `#/components/schemas/${name}` });
    }
    const body = document.paths['/events'].post.requestBody.content['application/json'].schema;
    expect(body.required.sort()).toEqual(['host', 'starts_at', 'timezone', 'title', 'type', 'venue']);
    expect(body.properties.title).toMatchObject({ type: 'string', maxLength: 300 });
  });
});
