import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, hendra, rakor, ratna } from '../cast.ts';
import { jpeg } from '../domain/picture-samples.ts';
import { type Answer, apiOf, eventually, type Product, startProduct } from '../product.ts';

/*
 * One organization never sees another's rows. Every route of the OpenAPI document has its case here, and one without
 * fails the test "no route without a case".
 */

let product: Product;
/** Ids of the first organization: an open event with everything, and a closed one with a report. */
const ids = {
  event: '',
  closed: '',
  task: '',
  invitation: '',
  attendance: '',
  calendar: '',
  item: '',
  series: '',
  programme: '',
  note: '',
  proposal: '',
  photo: '',
};

const answer = { answer: 'declined', channel: 'phone' };
const walkIn = { records: [{ name: 'Tamu Asing', agency: 'Entah' }] };
const GOOD: Record<string, unknown> = {
  'patch /events/{id}': { title: 'Diambil alih' },
  'post /events/{id}/cancel': { reason: 'bukan milik kami' },
  'post /events/{id}/postpone': { reason: 'bukan milik kami' },
  'post /events/{id}/invitations': { invitees: [hendra] },
  'post /events/{id}/attendance': walkIn,
  'post /events/{id}/forces': { units: [{ unit: 'Pleton asing', personnel: 1 }] },
  'post /events/{id}/counts': { counts: [{ what: 'participants', number: 1 }] },
  'post /events/{id}/outcomes': { outcomes: [{ kind: 'remark', text: 'dari luar' }] },
  'post /events/{id}/notes': { text: 'Catatan dari luar' },
  'post /note-proposals/{id}/accept': { text: 'Diambil alih' },
  'post /events/{id}/report/edits': { action: 'edit', sentence: 's1', text: 'Kalimat selundupan.' },
  'post /events/{id}/report/approval': { approved: true },
  'post /invitations/{id}/answers': answer,
  'post /invitations/{id}/told': { told: true },
  'patch /tasks/{id}': { title: 'Diambil alih', owner: {} },
  'post /events/{id}/tasks': { title: 'Tugas selundupan' },
  'post /agenda/{id}/marks': { kind: 'started' },
  'post /events/{id}/poll': {
    slots: [{ starts_at: '2027-03-08T08:00' }, { starts_at: '2027-03-09T08:00' }],
    deadline_at: '2027-02-20T12:00',
  },
  'post /events/{id}/poll/answers': {
    invitation_id: 'iv_asing',
    answers: [{ slot: 1, answer: 'cannot' }],
    channel: 'phone',
  },
  'post /events/{id}/poll/fix': { slot: 1 },
  'post /events/{id}/poll/deadline': { deadline_at: '2027-02-21T12:00' },
  'post /events/{id}/poll/end': {},
  // at the very time of an event the first organization has asked these to
  'post /schedule/conflicts': {
    starts_at: rakor.starts_at,
    ends_at: rakor.ends_at,
    timezone: rakor.timezone,
    venue: rakor.venue,
    offices: [bupati, ratna].map(({ position, agency }) => ({ position, agency })),
  },
  'post /schedule/suggestions': {
    from: '2027-03-04',
    until: '2027-03-04',
    duration_minutes: 60,
    timezone: rakor.timezone,
    invitees: [bupati, ratna].map(({ position, agency }) => ({ position, agency })),
  },
  'patch /schedule/settings': { travel_within_city: 30 },
  'post /calendar/links': {},
  'post /events/{id}/photos': jpeg({ salt: 7 }),
  'patch /photos/{id}': { caption: 'dari luar' },
};
/** Whose id a path takes; a path without an id is told apart below. */
const SUBJECT: Record<string, keyof typeof ids> = {
  events: 'event',
  tasks: 'task',
  invitations: 'invitation',
  attendance: 'attendance',
  calendar: 'calendar',
  agenda: 'item',
  series: 'series',
  programmes: 'programme',
  notes: 'note',
  'note-proposals': 'proposal',
  photos: 'photo',
};
/** Routes that name nobody's row: what the other organization hears there. */
const OWN: Record<string, (heard: Answer<any>) => void> = {
  'get /event-types': ({ status, body }) => expect([status, body.data.length > 5]).toEqual([200, true]),
  'get /events': ({ status, body }) => expect([status, body]).toEqual([200, { data: [], next_cursor: null }]),
  'get /series': ({ status, body }) => expect([status, body]).toEqual([200, { data: [], next_cursor: null }]),
  'get /programmes': ({ status, body }) => expect([status, body]).toEqual([200, { data: [], next_cursor: null }]),
  'post /events': ({ status }) => expect(status).toBe(422),
  'post /schedule/conflicts': ({ status, body }) => expect([status, body.conflicts]).toEqual([200, []]),
  'post /schedule/suggestions': ({ status, body }) => expect([status, body.data[0].delegates]).toEqual([200, []]),
  'get /schedule/settings': ({ status, body }) => expect([status, body.shares_occupied]).toEqual([200, false]),
  'patch /schedule/settings': ({ status }) => expect(status).toBe(200),
  'get /calendar/links': ({ status, body }) => expect([status, body.data.length < 2]).toEqual([200, true]),
  'post /calendar/links': ({ status, body }) => expect([status < 300, body.office_id]).toEqual([true, null]),
  'post /inbox': ({ status }) => expect(status).toBe(501),
};

type Operation = { name: string; method: string; path: string };
let operations: Operation[];

function caseOf({ name, method, path }: Operation, of: typeof ids): { at: string; body: unknown } {
  const noun = path.split('/')[1] ?? '';
  const subject = SUBJECT[noun];
  const later = path.includes('/report');
  const id = subject === 'event' && later ? of.closed : subject ? of[subject] : 'sr_1';
  return {
    at: path.replace('{id}', id).replace('{version}', '1'),
    body: method === 'GET' || method === 'DELETE' ? undefined : (GOOD[name] ?? {}),
  };
}

/** Everything the first organization can read of its own. */
async function everything(): Promise<string> {
  const { api } = product;
  const paths = [
    '/events',
    ...[ids.event, ids.closed].flatMap((id) =>
      ['', '/invitations', '/attendance', '/outcomes', '/photos', '/audit', '/calendar.ics', '/rundown', '/notes'].map(
        (part) => `/events/${id}${part}`,
      ),
    ),
    `/events/${ids.closed}/report`,
    `/events/${ids.closed}/report/versions`,
    `/events/${ids.event}/poll`,
    `/invitations/${ids.invitation}/answers`,
    '/calendar/links',
  ];
  const read: string[] = [];
  for (const path of paths) {
    const { status, text } = await api.get(path);
    expect(status, path).toBe(200);
    read.push(text.replace(/^DTSTAMP.*$/gm, ''));
  }
  return read.join('\n');
}

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
  const { api } = product;
  for (const key of ['event', 'closed'] as const) {
    const made = await api.post('/events', { ...rakor, programme: 'Operasi Rahasia' });
    ids[key] = made.body.id;
    ids.task = made.body.tasks[0].id;
    ids.item = (await api.get(`/events/${made.body.id}/rundown`)).body.data[0].id;
    const added = await api.post(`/events/${ids[key]}/invitations`, { invitees: [bupati, ratna] });
    ids.invitation = added.body.data[0].id;
    await api.post(`/invitations/${ids.invitation}/answers`, { ...answer, note: 'catatan rahasia' });
    const present = { records: [{ invitation_id: added.body.data[1].id, present: 'holder' }] };
    if (key === 'event') {
      const poll = { ...(GOOD['post /events/{id}/poll'] as object), invitations: [ids.invitation] };
      expect((await api.post(`/events/${ids.event}/poll`, poll)).status).toBe(201);
    }
    ids.attendance = (await api.post(`/events/${ids[key]}/attendance`, present)).body.data[0].id;
    await api.post(`/events/${ids[key]}/outcomes`, { outcomes: [{ kind: 'decision', text: 'keputusan rahasia' }] });
  }
  const pasted = await api.post(`/events/${ids.event}/notes`, { text: 'Catatan rahasia tentang posko' });
  ids.note = pasted.body.id;
  ids.proposal = pasted.body.proposals[0].id;
  ids.photo = (await api.post(`/events/${ids.event}/photos?caption=foto%20rahasia`, jpeg())).body.id;
  ids.calendar = (await api.post('/calendar/links')).body.id;
  ids.series = (await api.post('/events', { ...rakor, rrule: 'FREQ=WEEKLY;COUNT=2' })).body.series_id;
  ids.programme = (await api.get('/programmes')).body.data[0].id;
  await api.post(`/events/${ids.closed}/close`);
  await eventually('the draft', async () => (await api.get(`/events/${ids.closed}/report`)).body.status === 'draft');
  const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, object> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ name: `${method} ${path}`, method: method.toUpperCase(), path })),
  );
});
afterAll(() => product?.stop());

describe('another organization', () => {
  test('no route without a case', () => {
    expect(operations.length).toBeGreaterThan(30);
    const without = operations.filter(({ name, path }) => {
      if (name in OWN) return false;
      const noun = path.split('/')[1] ?? '';
      const writes = /^(post|patch) /.test(name);
      // actions without a body need no example
      const bare = /\/(done|send|close|final|draft|refresh|dismiss|reopen)$/.test(path);
      return !(path.includes('{id}') && noun in SUBJECT && (!writes || bare || name in GOOD));
    });
    expect(without.map((o) => o.name)).toEqual([]);
  });

  test('hears 404 on every route, reads nothing and changes nothing', async () => {
    const before = await everything();
    const secrets = [
      rakor.title,
      'rahasia',
      bupati.name,
      ratna.name,
      'Operasi Rahasia',
      '/r/a',
      '/j/a',
      ...Object.values(ids),
    ];
    for (const operation of operations) {
      const { at, body } = caseOf(operation, ids);
      const heard = await product.other.call<never>(operation.method, at, body);
      const own = OWN[operation.name];
      if (own) own(heard);
      else {
        expect(heard.status, operation.name).toBe(404);
        expect(heard.headers.get('content-type'), operation.name).toBe('application/problem+json');
      }
      for (const secret of secrets) expect(heard.text, `${operation.name} tells ${secret}`).not.toContain(secret);
    }
    expect(await everything()).toBe(before);
  });

  test('hears of a foreign id exactly what it hears of one that never was', async () => {
    const unknown = Object.fromEntries(Object.keys(ids).map((k) => [k, 'ev_00000000000000000000000000'])) as typeof ids;
    for (const operation of operations.filter((o) => o.path.includes('{id}'))) {
      const [foreign, never] = await Promise.all(
        [ids, unknown].map(async (of) => {
          const { at, body } = caseOf(operation, of);
          const { status, text } = await product.other.call<never>(operation.method, at, body);
          return { status, text: text.replace(/"request_id":"\w+"/, '') };
        }),
      );
      expect(foreign, operation.name).toEqual(never);
    }
  });

  test('cannot bring a foreign invitation into its own event, nor a cursor, nor a key', async () => {
    const { api, other } = product;
    const own = await other.post('/events', rakor);
    const at = `/events/${own.body.id}`;
    const brought = await other.post(`${at}/attendance`, {
      records: [{ invitation_id: ids.invitation, present: 'holder' }],
    });
    expect(brought.body.data).toEqual([{ outcome: 'rejected', id: null, reason: 'unknown_invitation' }]);
    expect((await other.get(`${at}/attendance`)).body.totals.persons).toBe(0);

    const { next_cursor } = (await api.get('/events?limit=1')).body;
    expect(next_cursor).toBeTruthy();
    const { data } = (await other.get(`/events?cursor=${next_cursor}`)).body as { data: { id: string }[] };
    expect(data.filter((e) => e.id !== own.body.id)).toEqual([]);

    const key = { 'Idempotency-Key': 'satu-kunci' };
    const mine = await api.post('/events', { ...rakor, title: 'Milik pertama' }, key);
    const theirs = await other.post('/events', { ...rakor, title: 'Milik pertama' }, key);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect(theirs.headers.get('idempotent-replayed')).toBeNull();
  });

  test('one office of the same name is two: neither name nor address crosses over', async () => {
    const { api, other } = product;
    const theirs = await other.post('/events', rakor);
    const { position, agency } = bupati;
    const added = await other.post(`/events/${theirs.body.id}/invitations`, { invitees: [{ position, agency }] });
    const mine = (await api.get(`/events/${ids.event}/invitations`)).body.data as { office_id: string }[];
    expect(added.body.data[0]).toMatchObject({ name: null, email: null, phone: null });
    expect(mine.map((i) => i.office_id)).not.toContain(added.body.data[0].office_id);
  });
});

describe('a token', () => {
  test('without one every route is 401, and says how', async () => {
    const nobody = apiOf(product.base, null);
    for (const operation of operations) {
      const { at, body } = caseOf(operation, ids);
      const heard = await nobody.call<{ code: string }>(operation.method, at, body);
      expect(heard.status, operation.name).toBe(401);
      expect(heard.headers.get('www-authenticate')).toBe('Bearer');
      expect(heard.headers.get('content-type')).toBe('application/problem+json');
    }
    expect((await nobody.get('/no-such-thing')).status).toBe(401);
  });

  test('of the wrong shape or of nobody is 401', async () => {
    for (const header of [
      'Bearer',
      'Bearer ',
      'Basic dXNlcjpwYXNz',
      'Bearer a b',
      `Bearer ${'x'.repeat(5000)}`,
      'token',
    ])
      expect((await product.api.call('GET', '/events', undefined, { Authorization: header })).status, header).toBe(401);
    // the scheme's name is written in any case (RFC 9110, 11.1)
    const lower = { Authorization: 'bearer token-of-the-first-organization' };
    expect((await product.api.call('GET', '/events', undefined, lower)).status).toBe(200);
  });

  test('wrong a hundred times is 429, and the right one is never counted', async () => {
    const wrong = apiOf(product.base, 'a-token-of-nobody');
    // sixty a minute are let through; twice sixty and some are too many wherever the minute turns
    const heard = await Promise.all(Array.from({ length: 130 }, () => wrong.get('/events')));
    const statuses = heard.map((h) => h.status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    const limited = heard.find((h) => h.status === 429);
    expect(limited?.headers.get('retry-after')).toBe('60');
    expect(limited?.headers.get('content-type')).toBe('application/problem+json');
    const right = await Promise.all(Array.from({ length: 130 }, () => product.api.get('/event-types')));
    expect(new Set(right.map((h) => h.status))).toEqual(new Set([200]));
  });
});
