import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, hendra, rakor } from '../cast.ts';
import { jpeg } from '../domain/picture-samples.ts';
import { everyRow } from '../long/support/record.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { FORMS, type Ids } from './site-map.ts';

/*
 * A final report cannot be changed by any door. The doors are taken from the OpenAPI document and the site map, so that a new
 * route without a case here fails, and one that changes anything fails too.
 */

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie: string;
let of: Ids;
const links = { answer: '', task: '' };
let operations: { name: string; method: string; path: string }[];

const someone = { name: 'Terlambat' };
/** What a program would send; each would be done before the report is final. */
const BODIES: Record<string, unknown> = {
  'patch /events/{id}': { title: 'Lain' },
  'post /events/{id}/cancel': { reason: 'x' },
  'post /events/{id}/postpone': { reason: 'x' },
  'post /events/{id}/invitations': { invitees: [hendra] },
  'post /events/{id}/send': {},
  'post /events/{id}/tasks': { title: 'Lain' },
  'post /events/{id}/attendance': { records: [someone] },
  'post /events/{id}/forces': { units: [{ unit: 'x', personnel: 1 }] },
  'post /events/{id}/counts': { counts: [{ what: 'participants', number: 1 }] },
  'post /events/{id}/outcomes': { outcomes: [{ kind: 'remark', text: 'x' }] },
  'post /events/{id}/poll': {
    slots: [{ starts_at: '2027-03-08T08:00' }, { starts_at: '2027-03-09T08:00' }],
    deadline_at: '2027-02-20T12:00',
  },
  'post /events/{id}/poll/answers': {
    invitation_id: 'iv_x',
    answers: [{ slot: 1, answer: 'cannot' }],
    channel: 'phone',
  },
  'post /events/{id}/poll/fix': { slot: 1 },
  'post /events/{id}/poll/deadline': { deadline_at: '2027-02-21T12:00' },
  'post /events/{id}/poll/end': {},
  'post /events/{id}/report/draft': {},
  'post /events/{id}/report/refresh': {},
  'post /events/{id}/report/edits': { action: 'edit', sentence: 's1', text: 'Diganti.' },
  'post /events/{id}/report/approval': {},
  'post /events/{id}/report/final': {},
  'post /events/{id}/close': {},
  'post /invitations/{id}/answers': { answer: 'declined', channel: 'phone' },
  'post /invitations/{id}/told': { told: true },
  'patch /tasks/{id}': { title: 'Lain' },
  'post /tasks/{id}/done': {},
  'delete /tasks/{id}': undefined,
  'delete /attendance/{id}': undefined,
  'post /events/{id}/notes': { text: 'Catatan lain' },
  'delete /notes/{id}': undefined,
  'post /note-proposals/{id}/accept': {},
  'post /note-proposals/{id}/dismiss': {},
  'post /note-proposals/{id}/reopen': {},
  'post /events/{id}/photos': jpeg({ salt: 7 }),
  'patch /photos/{id}': { caption: 'Lain' },
  'delete /photos/{id}': undefined,
  'post /agenda/{id}/marks': { kind: 'started' },
};
/** What is not refused, because it says what is so already or is not a matter of the record. */
const OTHERWISE: Record<string, number> = {
  'post /events/{id}/close': 202,
  'post /events/{id}/report/final': 200,
  // an owner may still approve the press release, which changes no word; a token is none
  'post /events/{id}/report/approval': 403,
};
const NOUNS: Record<string, keyof Ids> = {
  events: 'closed',
  tasks: 'task',
  invitations: 'invitation',
  attendance: 'attendance',
  photos: 'photo',
  agenda: 'item',
  notes: 'note',
  'note-proposals': 'noted',
};

/** Everything that stands, but for drafts of forms, which are nobody's record. */
const standing = async () => (await everyRow(product)).filter((row) => !row.startsWith('event_drafts '));
const report = async () => (await product.api.get(`/events/${of.closed}/report`)).body;
const get = async (at: string) => (await fetch(`${product.base}${at}`, { headers: { Cookie: cookie } })).text();

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
  cookie = await cookieOf(product, OWNER);
  const { api } = product;
  const rounds = { ...rakor, programme: 'Operasi', rrule: 'FREQ=WEEKLY;COUNT=2' };
  const made = (await api.post('/events', rounds)).body;
  const at = `/events/${made.id}`;
  const added = await api.post(`${at}/invitations`, { invitees: [bupati, hendra] });
  const [task, removed] = made.tasks;
  await api.patch(`/tasks/${task.id}`, { owner: { name: 'Bima', phone: '081234567890' } });
  await api.delete(`/tasks/${removed.id}`);
  const arrived = { records: [{ invitation_id: added.body.data[1].id, present: 'holder' }] };
  const attendance = (await api.post(`${at}/attendance`, arrived)).body.data[0].id;
  await api.post(`${at}/outcomes`, { outcomes: [{ kind: 'decision', text: 'Posko dibuka' }] });
  const pasted = (await api.post(`${at}/notes`, { text: '- Posko dibuka tiga hari' })).body;
  const photo = (await api.post(`${at}/photos?caption=Suasana`, jpeg())).body.id;
  await api.post(`${at}/send`);
  await api.post(`${at}/close`);
  await eventually('the draft', async () => (await api.get(`${at}/report`)).body.status === 'draft');
  await api.post(`${at}/report/edits`, { action: 'edit', sentence: 's1', text: 'Rapat yang baik.' });
  await api.post(`${at}/report/edits`, { action: 'keep', sentence: 's1' });
  const db = await product.server.engine.getD1Database('DB');
  const one = async (sql: string) => ((await db.prepare(sql).first()) as { id: string } | null)?.id ?? 'none';
  const delivery = await eventually('the mail', async () => {
    const id = await one(`select id from deliveries where state = 'sent'`);
    return id !== 'none' && id;
  });
  of = new Proxy({} as Ids, {
    get: (_, key: keyof Ids) =>
      ({
        open: made.id,
        plain: made.id,
        closed: made.id,
        sample: made.id,
        round: made.id,
        wave: made.id,
        task: task.id,
        removed: removed.id,
        attendance,
        delivery,
        invitation: added.body.data[0].id,
        unsent: added.body.data[0].id,
        participant: added.body.data[0].id,
        series: made.series_id,
        photo,
      })[key as string] ?? 'none',
  });
  const ids = {
    item: (await api.get(`${at}/rundown`)).body.data[0].id,
    owner: await one('select id from task_owners'),
    outcome: await one('select id from outcomes'),
    programme: (await api.get('/programmes')).body.data[0].id,
    office: await one('select id from offices'),
    note: pasted.id,
    noted: pasted.proposals[0].id,
  };
  const before = of;
  of = new Proxy({} as Ids, { get: (_, key: keyof Ids) => ids[key as keyof typeof ids] ?? before[key] });
  links.answer = new URL(added.body.data[0].link).pathname;
  links.task = /(?:\/|%2F)t(?:\/|%2F)([\w-]+)/.exec(await get(`/acara/${made.id}/tugas`))?.[1] ?? '';
  expect(links.task).not.toBe('');
  const final = await api.post(`${at}/report/final`);
  expect([final.status, final.body.final]).toMatchObject([
    200,
    { by: 'API_TOKEN', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, object> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ name: `${method} ${path}`, method: method.toUpperCase(), path })),
  );
});
afterAll(() => product?.stop());

describe('a final report', () => {
  test('by the API: every call that changes an event is 409, and nothing changes', async () => {
    const before = await standing();
    const words = await report();
    const writing = operations.filter(
      ({ method, path }) => method !== 'GET' && (path.split('/')[1] ?? '') in NOUNS && path.includes('{'),
    );
    expect(writing.length).toBeGreaterThan(20);
    expect(
      writing.filter(({ name }) => !(name in BODIES)).map(({ name }) => name),
      'calls without a case',
    ).toEqual([]);
    for (const { name, method, path } of writing) {
      const id = of[NOUNS[path.split('/')[1] ?? ''] as keyof Ids];
      const heard = await product.api.call<{ code: string }>(method, path.replace('{id}', id), BODIES[name]);
      // no date was ever asked for, so that there is no poll to do anything with
      const expected = OTHERWISE[name] ?? (/\/poll\/\w/.test(name) ? 404 : 409);
      expect([name, heard.status]).toEqual([name, expected]);
    }
    expect(await standing()).toEqual(before);
    expect(await report()).toEqual(words);
    const { data } = (await product.api.get(`/events/${of.closed}/report/versions`)).body;
    expect(data).toMatchObject([{ version: 1, status: 'final', final: { matches: true } }]);
  });

  test('by the pages and the links: no form changes anything, and none breaks', async () => {
    const before = await standing();
    const forms = Object.entries(FORMS).filter(
      ([name]) =>
        /^\/acara\/:id|^\/program\/:id\/acara|^\/seri\/:id\/pindah/.test(name) && !name.endsWith('/persetujuan'),
    );
    expect(forms.length).toBeGreaterThan(35);
    const own = { Origin: product.base, Cookie: cookie };
    const deeds = ['simpan', 'tambah', 'hapus', 'kembalikan', 'pertahankan', 'lepaskan'];
    for (const [name, { at, fields = {} }] of forms) {
      const sent = typeof fields === 'function' ? fields(of) : fields;
      for (const aksi of name.includes('kalimat') ? deeds : ['']) {
        const { status } = await product.form(at(of), { ...sent, ...(aksi && { aksi }) }, own);
        expect([name, aksi, status < 500]).toEqual([name, aksi, true]);
        if (name.includes('/laporan/') && !/final|akhiri/.test(name))
          expect([name, status === 409 || status === 303]).toEqual([name, true]);
        if (/kalimat|perbarui|susun$/.test(name)) expect([name, aksi, status]).toEqual([name, aksi, 409]);
      }
    }
    expect((await product.form(links.answer, { answer: 'accepted' })).status).toBe(409);
    expect((await product.form(`/t/${links.task}`, { tugas: of.task, selesai: '1' })).status).toBeLessThan(500);
    expect(await standing()).toEqual(before);
    // the form itself says so before anything is typed
    const shown = await fetch(`${product.base}/acara/${of.closed}/laporan/kalimat/s1`, { headers: { Cookie: cookie } });
    expect(shown.status).toBe(409);
  });

  test('may still be approved for the press by an owner, which changes no word of it', async () => {
    const before = await report();
    const at = `/acara/${of.closed}/laporan/persetujuan`;
    const own = { Origin: product.base, Cookie: cookie };
    for (let time = 0; time < 2; time++) expect((await product.form(at, { aksi: 'setuju' }, own)).status).toBe(303);
    const release = (await product.api.get(`/events/${of.closed}/report?form=siaran-pers`)).body;
    expect(release.approval).toMatchObject({ by: expect.any(String), at: expect.stringMatching(/^2027-/) });
    expect((await product.form(at, { aksi: 'setuju', sidik: 'lain' }, own)).status).toBe(409);
    expect(await report()).toEqual(before);
    const { data } = (await product.api.get(`/events/${of.closed}/report/versions`)).body;
    expect(data[0].final.matches).toBe(true);
  });
});
