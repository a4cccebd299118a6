import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { sampleTemplate } from '../../src/documents/template-sample.ts';
import { codeFor, cookieOf } from '../browser.ts';
import { bupati, hendra, maya, rakor, ratna } from '../cast.ts';
import { jpeg } from '../domain/picture-samples.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { everyRow } from '../long/support/record.ts';
import { type Answer, eventually, type Product, startProduct } from '../product.ts';
import { FORMS, type Form, type Ids, LED_BACK, PAGES } from './site-map.ts';

// the site map is read here for its routes alone; the module that only the Worker has is not called
vi.mock('cloudflare:email', () => ({ EmailMessage: class {} }));
const { webApp } = await import('../../src/web/app.tsx');

/*
 * Who gets in, and who may do what on the pages. Every route of the site map has its case, and one without fails
 * "no route without a case".
 */

const OWNER = 'koordinator@pendopo.example';
const VIEWER = 'pengamat@sungairawa.example';
const COORDINATOR = 'staf@sungairawa.example';
const STRANGER = 'pemilik@lain.example';

let product: Product;
const ids = {
  open: '',
  plain: '',
  closed: '',
  task: '',
  item: '',
  owner: '',
  removed: '',
  note: '',
  noted: '',
  invitation: '',
  unsent: '',
  delivery: '',
  attendance: '',
  outcome: '',
};
/** An office with a proposed holder and an earlier one, and the proposal of another office. */
const directory = { office: '', proposal: '', tenure: '', other: '' };
const organization = { member: '', token: '', sample: '', calendar: '', template: '', photo: '' };
/** A series of two, with a participant in the first, and a programme. */
const joined = { series: '', round: '', wave: '', participant: '', programme: '' };
const cookies = { owner: '', coordinator: '', viewer: '', stranger: '' };

/** Routes that belong to nobody's organization: told about in tests of their own. */
const ANYBODYS = [
  'GET /',
  'GET /rupa',
  'GET /tampilan',
  'POST /tampilan',
  'GET /masuk',
  'POST /masuk',
  'POST /masuk/kode',
  'POST /keluar',
  'GET /mailbox',
  'GET /mailbox.json',
  'GET /mailbox/:mail',
  'GET /r/:token',
  'POST /r/:token',
  'OPTIONS /r/:token',
  'GET /r/:token/acara.ics',
  'GET /t/:token',
  'POST /t/:token',
  'OPTIONS /t/:token',
  'GET /j/:token',
  'POST /j/:token',
  'OPTIONS /j/:token',
  'GET /periksa/:code',
  'GET /kalender/:file{[A-Za-z0-9_-]+\\.ics}',
];
const CHANGES_OWN = [
  '/contoh',
  '/acara/baru',
  '/acara/baru/rancangan',
  '/acara/baru/buang',
  '/catat',
  '/program',
  '/direktori',
  '/direktori/impor',
  '/organisasi',
  '/organisasi/anggota',
  '/organisasi/token',
  '/organisasi/jadwal',
  '/organisasi/templat',
  '/organisasi/model',
];

const ARRANGED = '/acara/:id/susunan/rancangan';

const all = (): Ids => ({ ...ids, ...directory, ...organization, ...joined });
const get = async (at: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${product.base}${at}`, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = async (
  { at, fields = {}, file }: Form,
  cookie: string,
  headers: Record<string, string> = { Origin: product.base },
) => {
  const typed = typeof fields === 'function' ? fields(all()) : fields;
  const sent = { ...(cookie ? { Cookie: cookie } : {}), ...headers };
  if (!file) return product.form(at(all()), typed, sent);
  const body = new FormData();
  for (const [name, value] of Object.entries(typed)) body.append(name, value);
  body.append('file', new Blob([(await file()).slice()]), 'templat.docx');
  const response = await fetch(product.base + at(all()), { method: 'POST', redirect: 'manual', headers: sent, body });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
  const { api } = product;
  for (const key of ['open', 'plain', 'closed'] as const) {
    const made = await api.post('/events', { ...rakor, title: `Rapat rahasia ${key}` });
    ids[key] = made.body.id;
    if (key !== 'open') continue;
    const [task, removed] = made.body.tasks;
    ids.task = task.id;
    ids.removed = removed.id;
    await api.patch(`/tasks/${task.id}`, { owner: { name: 'Bima rahasia' } });
    await api.delete(`/tasks/${removed.id}`);
    ids.item = (await api.get(`/events/${ids.open}/rundown`)).body.data[0].id;
  }
  const added = await api.post(`/events/${ids.open}/invitations`, { invitees: [bupati, maya] });
  ids.invitation = added.body.data[0].id;
  ids.unsent = (await api.post(`/events/${ids.plain}/invitations`, { invitees: [ratna] })).body.data[0].id;
  const arrived = { records: [{ invitation_id: added.body.data[1].id, present: 'holder' }] };
  ids.attendance = (await api.post(`/events/${ids.open}/attendance`, arrived)).body.data[0].id;
  await api.post(`/events/${ids.open}/outcomes`, { outcomes: [{ kind: 'decision', text: 'keputusan rahasia' }] });
  const pasted = await api.post(`/events/${ids.open}/notes`, { text: '- Catatan rahasia tentang posko' });
  Object.assign(ids, { note: pasted.body.id, noted: pasted.body.proposals[0].id });
  await api.post(`/events/${ids.open}/send`);
  // another place, so that there is something to tell by hand
  await api.patch(`/events/${ids.open}`, { venue: { name: 'Aula Lama' } });
  const slots = ['08', '09'].map((day) => ({ starts_at: `2027-03-${day}T08:00` }));
  const asks = { slots, deadline_at: '2027-02-20T12:00', invitations: [ids.invitation] };
  await api.post(`/events/${ids.open}/poll`, asks);
  const rounds = {
    ...rakor,
    title: 'Rapat rahasia berseri',
    programme: 'Operasi Rahasia',
    rrule: 'FREQ=WEEKLY;COUNT=2',
  };
  const first = (await api.post('/events', rounds)).body;
  joined.series = first.series_id;
  [joined.round = '', joined.wave = ''] = (await api.get(`/series/${first.series_id}`)).body.events.map(
    (one: { id: string }) => one.id,
  );
  joined.participant = (await api.post(`/events/${joined.round}/invitations`, { invitees: [hendra] })).body.data[0].id;
  joined.programme = (await api.get('/programmes')).body.data[0].id;
  await api.post(`/events/${ids.closed}/close`);
  await eventually('the draft', async () => (await api.get(`/events/${ids.closed}/report`)).body.status === 'draft');

  // something to bring the draft up to date with
  await api.post(`/events/${ids.closed}/counts`, { counts: [{ what: 'participants', number: 41 }] });

  const db = await product.server.engine.getD1Database('DB');
  const one = async (sql: string) => ((await db.prepare(sql).first()) as { id: string } | null)?.id ?? '';
  ids.delivery = await eventually('the mail', () => one(`select id from deliveries where state = 'sent'`));
  ids.outcome = await one('select id from outcomes');
  ids.owner = await one('select id from task_owners');
  await db.prepare(`update deliveries set state = 'parked'`).run();
  const proposed = (name: string) => one(`select id from tenures where name = '${name}'`);
  Object.assign(directory, {
    proposal: await proposed(bupati.name),
    other: await proposed(maya.name),
    tenure: 'tn_old',
  });
  directory.office = await one(`select office_id as id from tenures where id = '${directory.proposal}'`);
  const at = Date.now();
  await db.batch([
    db.prepare(
      `insert into users (id, name, email, email_verified, created_at, updated_at)
       values ('us_other', 'Pemilik Lain', '${STRANGER}', 1, ${at}, ${at})`,
    ),
    db.prepare(
      `insert into tenures (id, organization_id, office_id, name, capacity, state, from_date, until_date, created_at)
       values ('tn_old', 'org_first', '${directory.office}', 'Pejabat Lama', 'definitif', 'confirmed', '2020-01-01', '2024-12-31', ${at})`,
    ),
    db.prepare(
      `insert into members (id, organization_id, user_id, role, created_at)
       values ('mb_other', 'org_second', 'us_other', 'owner', ${at})`,
    ),
  ]);
  cookies.owner = await cookieOf(product, OWNER);
  const make = (at: string, fields: Record<string, string>) => post({ at: () => at, fields }, cookies.owner);
  await make('/organisasi/anggota', { name: 'Pengamat', email: VIEWER, role: 'viewer' });
  await make('/organisasi/anggota', { name: 'Staf', email: COORDINATOR, role: 'coordinator' });
  await make('/organisasi/token', { token_name: 'rahasia' });
  // proposals of the kind need to know where the organization is
  await make('/organisasi', { name: 'Sekretariat Uji', region: 'Kabupaten Sungai Rawa' });
  organization.member = await one(
    `select m.id from members m join users u on u.id = m.user_id where u.email = '${VIEWER}'`,
  );
  await make('/contoh', {});
  organization.sample = await one('select id from events where sample = 1');
  organization.token = await one(`select id from api_tokens where name = 'rahasia'`);
  await make('/kalender/langganan', {});
  // asking others is written down only where both share
  await api.patch('/schedule/settings', { shares_occupied: true });
  const template = {
    at: () => '/organisasi/templat',
    fields: { form: 'laporan' },
    file: () => sampleTemplate('laporan'),
  };
  expect((await post(template, cookies.owner)).status).toBe(303);
  organization.template = await one('select id from report_templates');
  const photo = { at: (of: Ids) => `/acara/${of.open}/foto`, file: async () => jpeg() };
  expect((await post(photo, cookies.owner)).status).toBe(303);
  organization.photo = await one('select id from photos');
  organization.calendar = await one('select id from calendar_links');
  cookies.viewer = await cookieOf(product, VIEWER);
  cookies.coordinator = await cookieOf(product, COORDINATOR);
  cookies.stranger = await cookieOf(product, STRANGER);
  for (const [name, id] of Object.entries(all())) if (!id) throw new Error(`no id of ${name}`);
});
afterAll(() => product?.stop());

describe('signing in', () => {
  const own = () => ({ Origin: product.base });
  const mailed = async (to: string) =>
    ((await (await fetch(`${product.base}/mailbox.json`)).json()) as { to: string }[]).filter((m) => m.to === to)
      .length;

  test('a wrong code is told at its field, and the address stays typed', async () => {
    await product.form('/masuk', { email: OWNER }, own());
    const code = await codeFor(product.base, OWNER);
    const kode = code === '000000' ? '000001' : '000000';
    const wrong = await product.form('/masuk/kode', { email: OWNER, kode }, own());
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/<p class="problem" id="kode-salah">[^<]+<\/p>/);
    expect(wrong.text).toMatch(/<input id="kode"[^>]*aria-describedby="[^"]*kode-salah"[^>]*aria-invalid="true"/);
    expect(wrong.text).toContain(`value="${OWNER}"`);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect((await product.form('/masuk/kode', { email: OWNER, kode: code }, own())).status).toBe(303);
    const again = await product.form('/masuk/kode', { email: OWNER, kode: code }, own());
    expect(again.status, 'a code serves once').toBe(422);
  });

  test('a new code is mailed to the address typed already', async () => {
    const asked = (await product.form('/masuk', { email: OWNER }, own())).text;
    expect(asked).toMatch(/<button[^>]*name="lagi" value="ya" formaction="\/masuk"/);
    const before = await mailed(OWNER);
    const heard = await product.form('/masuk', { email: OWNER, kode: '123456', lagi: 'ya', ke: '/acara' }, own());
    expect(heard.text).toContain(`Bila ${OWNER} terdaftar, kode baru sudah dikirim ke sana.`);
    expect(heard.text).not.toContain('123456');
    expect(await mailed(OWNER)).toBe(before + 1);
  });

  test("a stranger's address hears what a member's hears, and gets no mail", async () => {
    const nobody = 'tidak.dikenal@lain.example';
    const [member, stranger] = await Promise.all(
      [OWNER, nobody].map(async (email) => {
        const heard = await product.form('/masuk', { email }, own());
        return { status: heard.status, text: heard.text.replaceAll(email, '…').replace(/nonce="[^"]*"/g, '') };
      }),
    );
    expect(stranger).toEqual(member);
    expect(await mailed(nobody)).toBe(0);
    expect(await mailed(OWNER)).toBeGreaterThan(0);
    const entering = await product.form('/masuk/kode', { email: nobody, kode: '123456' }, own());
    expect([entering.status, entering.headers.getSetCookie()]).toEqual([422, []]);
  });

  test('what is no address or no code is told at its field', async () => {
    const noAddress = await product.form('/masuk', { email: 'bukan alamat' }, own());
    expect([noAddress.status, /id="email-salah"/.test(noAddress.text)]).toEqual([422, true]);
    expect(noAddress.text).toContain('value="bukan alamat"');
    for (const kode of ['', '12345', 'enam angka', '１２３４５６']) {
      const heard = await product.form('/masuk/kode', { email: OWNER, kode }, own());
      expect([heard.status, /id="kode-salah"/.test(heard.text)], kode).toEqual([422, true]);
    }
  });

  test('a link with a code in it only fills the form in', async () => {
    const link = `/masuk?email=${encodeURIComponent(OWNER)}&kode=123456`;
    const shown = await get(link);
    expect([shown.status, shown.headers.getSetCookie()]).toEqual([200, []]);
    expect(shown.text).toContain('value="123456"');
  });

  test('language and theme are kept in the browser, and one stays where one was', async () => {
    const from = { ...own(), Referer: `${product.base}/masuk?ke=%2Facara` };
    for (let time = 0; time < 2; time++) {
      const english = await product.form('/tampilan', { bahasa: 'en' }, from);
      expect([english.status, english.headers.get('location')]).toEqual([303, '/masuk?ke=%2Facara']);
      expect(english.headers.getSetCookie()).toEqual([expect.stringMatching(/^bahasa=en;.*HttpOnly/)]);
    }
    const dark = await product.form('/tampilan', { tema: 'gelap' }, own());
    expect(dark.headers.get('location')).toBe('/');
    expect(dark.headers.getSetCookie()).toEqual([expect.stringMatching(/^tema=gelap;/)]);
    const seen = await get('/masuk', { Cookie: 'bahasa=en; tema=gelap', 'Accept-Language': 'id' });
    expect(seen.text).toContain('<html lang="en" data-theme="gelap">');
    const unknown = await get('/masuk', { Cookie: 'bahasa=xx; tema=%22%3E', 'Accept-Language': 'id' });
    expect(unknown.text).toContain('<html lang="id">');
    const device = await product.form('/tampilan', { tema: 'perangkat', bahasa: 'xx' }, own());
    expect(device.headers.getSetCookie()).toEqual([expect.stringMatching(/^tema=;.*Max-Age=0/)]);
    const elsewhere = await product.form(
      '/tampilan',
      { bahasa: 'id' },
      { ...own(), Referer: 'https://lain.example/x' },
    );
    expect(elsewhere.headers.get('location')).toBe('/');
    expect((await get('/rupa')).status).toBe(200);
  });

  test('leads back to the page asked for, and never to another site', async () => {
    const asked = await get(`/acara/${ids.open}/hasil`);
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/masuk?ke=%2Facara%2F${ids.open}%2Fhasil`]);
    const destinations = { '/acara?sebelum=1': '/acara?sebelum=1', '': '/' } as Record<string, string>;
    const foreign = [
      '//lain.example',
      '/\\lain.example',
      'https://lain.example',
      'javascript:alert(1)',
      '/\t/lain.example',
    ];
    for (const bad of foreign) destinations[bad] = '/';
    for (const [ke, leads] of Object.entries(destinations)) {
      await product.form('/masuk', { email: COORDINATOR, ke }, own());
      const kode = await codeFor(product.base, COORDINATOR);
      const entered = await product.form('/masuk/kode', { email: COORDINATOR, kode, ke }, own());
      expect(entered.headers.get('location'), ke).toBe(leads);
    }
  });

  test('signing out ends the session on the server too', async () => {
    const cookie = await cookieOf(product, COORDINATOR);
    expect((await get('/acara', { Cookie: cookie })).status).toBe(200);
    const out = await product.form('/keluar', {}, { ...own(), Cookie: cookie });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/masuk']);
    const token = cookie.split('; ').filter((pair) => !/session_data/.test(pair));
    expect((await get('/acara', { Cookie: token.join('; ') })).status).toBe(303);
  });

  test('too many wrong codes are 429, and then the right one too', async () => {
    const email = VIEWER;
    await product.form('/masuk', { email }, own());
    const right = await codeFor(product.base, email);
    const guesses = Array.from({ length: 41 }, (_, n) => String(100_000 + n)).filter((guess) => guess !== right);
    let heard: Answer | undefined;
    // twenty in a quarter of an hour; twice that and one are too many wherever the quarter turns
    for (const kode of guesses) {
      heard = await product.form('/masuk/kode', { email, kode }, own());
      expect([422, 429]).toContain(heard.status);
      if (heard.status === 429) break;
    }
    expect(heard?.status).toBe(429);
    expect(Number(heard?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(heard?.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect(heard?.text).toContain(`value="${email}"`);
    expect((await product.form('/masuk/kode', { email, kode: right }, own())).status).toBe(429);
  });
});

describe('every page', () => {
  test('comes packed for a browser that takes it, and plain for whoever does not ask', async () => {
    const asked = (at: string, headers: http.OutgoingHttpHeaders) =>
      new Promise<string | undefined>((resolve, reject) => {
        const request = http.get(`${product.base}${at}`, { headers }, (response) => {
          response.resume().on('end', () => resolve(response.headers['content-encoding']));
        });
        request.on('error', reject);
      });
    for (const at of ['/rupa', '/pendopo.css', '/htmx.js', '/api/v1/openapi.json']) {
      expect([at, await asked(at, {})]).toEqual([at, undefined]);
      expect([at, await asked(at, { 'accept-encoding': 'gzip' })]).toEqual([at, 'gzip']);
    }
  });

  test('no route without a case', () => {
    const routes = webApp.routes.filter((r) => r.method !== 'ALL' && !r.path.includes('*'));
    const named = [...new Set(routes.map((r) => `${r.method} ${r.path}`))];
    expect(named.length).toBeGreaterThan(40);
    const known = [
      ...ANYBODYS,
      ...[...Object.keys(PAGES), ...Object.keys(LED_BACK)].map((p) => `GET ${p}`),
      ...Object.keys(FORMS).map((p) => `POST ${p}`),
    ];
    expect(named.filter((route) => !known.includes(route))).toEqual([]);
    expect(known.filter((route) => !named.includes(route))).toEqual([]);
  });

  test('carries the security headers, with a nonce of its own', async () => {
    const pages = Object.values(PAGES).map((at) => at(all()));
    const nonces = new Set<string>();
    const isPhoto = (at: string) => at.endsWith(organization.photo);
    const anybodys = ['/masuk', '/mailbox', '/mailbox.json', '/mailbox/1', '/tidak-ada', '/acara/ev_tidak_ada'];
    const letters = ['/r/bukan-token', '/j/bukan-token', '/periksa/bukan-kode'];
    for (const at of [...pages, ...anybodys, ...letters]) {
      const { headers } = await get(at, { Cookie: cookies.owner });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, at).toMatch(/default-src 'none'/);
      expect(policy, at).toMatch(/frame-ancestors 'none'/);
      expect(policy, at).toMatch(/base-uri 'none'/);
      expect(policy, at).not.toMatch(/script-src[^;]*('unsafe|\*|https?:)/);
      expect(headers.get('x-content-type-options'), at).toBe('nosniff');
      expect(headers.get('referrer-policy'), at).toMatch(/^(same-origin|no-referrer)$/);
      expect(headers.get('cache-control'), at).toBe(isPhoto(at) ? 'private, max-age=3600' : 'no-store');
      const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
      // a mail and a picture may run nothing at all
      if (at === '/mailbox/1' || isPhoto(at)) expect(policy).not.toContain('script-src');
      else expect(nonces.has(nonce ?? ''), at).toBe(false);
      if (nonce) nonces.add(nonce);
    }
    expect(nonces.size, 'all but those of mail and picture').toBe(pages.length + anybodys.length + letters.length - 2);
  });

  test('left by a form that came back, an address leads to its page when opened again', async () => {
    for (const [name, page] of Object.entries(LED_BACK)) {
      const { status, headers } = await get(name.replace(':id', ids.open), { Cookie: cookies.owner });
      expect([status, headers.get('location')], name).toEqual([303, page.replace(':id', ids.open)]);
    }
  });

  test('refuses what is too large or no form, in words', async () => {
    const large = await post(
      { at: ({ open }) => `/acara/${open}/hasil`, fields: { kind: 'remark', text: 'x'.repeat(1_100_000) } },
      cookies.owner,
    );
    expect([large.status, /<h1>/.test(large.text)]).toEqual([413, true]);
    const json = await post(FORMS['/acara/baru'] as Form, cookies.owner, {
      Origin: product.base,
      'Content-Type': 'application/json',
    });
    expect([json.status, /<h1>/.test(json.text)]).toEqual([415, true]);
    const unknown = await get('/acara/ev_%00%27%22%3Cscript%3E', { Cookie: cookies.owner });
    expect(unknown.status).toBe(404);
    expect(unknown.text).not.toContain('<script>');
  });
});

describe('whoever is not meant', () => {
  const cases = Object.entries(FORMS);
  /** Says `how` for each form, and holds that not a row is different afterwards. */
  async function changesNothing(how: (name: string, route: Form) => Promise<void>) {
    const before = await everyRow(product);
    for (const [name, route] of cases) await how(name, route);
    expect(await everyRow(product)).toEqual(before);
  }

  test('signed out: every page and form leads to the sign-in', async () => {
    for (const [name, at] of Object.entries(PAGES)) {
      const { status, headers } = await get(at(all()));
      expect([status, headers.get('location')?.startsWith('/masuk?ke=')], name).toEqual([303, true]);
    }
    await changesNothing(async (name, route) => {
      const { status, headers } = await post(route, '');
      expect([status, headers.get('location')], name).toEqual([
        303,
        expect.stringMatching(/^\/masuk\?(ke=[^&]*&)?sesi=berakhir$/),
      ]);
    });
  });

  test("another site's page, with our cookie: 403", async () => {
    const foreign: Record<string, string>[] = [
      { Origin: 'https://lain.example' },
      {},
      { Origin: 'null' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    ];
    let nth = 0;
    await changesNothing(async (name, route) => {
      // all of them at the first form, and one in turn at each of the others
      for (const headers of nth ? [foreign[nth % foreign.length] ?? {}] : foreign)
        expect((await post(route, cookies.owner, headers)).status, `${name} ${JSON.stringify(headers)}`).toBe(403);
      nth += 1;
    });
    for (const at of ['/masuk', '/masuk/kode', '/keluar'])
      expect((await product.form(at, { email: OWNER }, { Origin: 'https://lain.example' })).status, at).toBe(403);
    expect((await get('/acara', { Cookie: cookies.owner })).status, 'still signed in').toBe(200);
  });

  test('another organization: 404 on every page and form of an event, and nothing of ours anywhere', async () => {
    const secrets = ['rahasia', bupati.name, 'Pengamat', '/r/', ...Object.values(ids)];
    for (const [name, at] of Object.entries(PAGES)) {
      const { status, text } = await get(at(all()), { Cookie: cookies.stranger });
      expect(status, name).toBe(name.includes(':id') ? 404 : 200);
      for (const secret of secrets) expect(text, `${name} tells ${secret}`).not.toContain(secret);
    }
    await changesNothing(async (name, route) => {
      if (CHANGES_OWN.includes(name)) return;
      const { status, text } = await post(route, cookies.stranger);
      // a member or a token of ours is to them one that is gone already
      expect(status, name).toBe(name.startsWith('/organisasi') ? 303 : 404);
      for (const secret of secrets) expect(text, `${name} tells ${secret}`).not.toContain(secret);
    });
  });

  test('a viewer: sees the pages without a form or a link to answer, and cannot post', async () => {
    for (const [name, at] of Object.entries(PAGES)) {
      const { status, text } = await get(at(all()), { Cookie: cookies.viewer });
      expect(status, name).toBe(
        /baru|ubah|salin|impor|telepon|langganan|saran|susunan|kalimat|:id\/catat|undangan\/direktori|jajak\/|^\/catat$/.test(
          name,
        )
          ? 404
          : 200,
      );
      const forms = [...text.matchAll(/<form method="post" action="([^"]*)"/g)].map((m) => m[1]);
      expect(
        forms.filter((action) => action !== '/keluar' && action !== '/tampilan'),
        name,
      ).toEqual([]);
      expect(text, name).not.toMatch(/\/[rtj]\/a|%2F[rtj]%2F|wa\.me/);
    }
    await changesNothing(async (name, route) => {
      expect((await post(route, cookies.viewer)).status, name).toBe(404);
    });
  });

  test('a coordinator does not run the organization', async () => {
    const before = await everyRow(product);
    for (const [name, route] of cases.filter(([n]) => n.startsWith('/organisasi') && !/jadwal|templat/.test(n)))
      expect((await post(route, cookies.coordinator)).status, name).toBe(404);
    expect(await everyRow(product)).toEqual(before);
    const { text } = await get('/organisasi', { Cookie: cookies.coordinator });
    const saved = await get('/organisasi?disimpan=ya', { Cookie: cookies.owner });
    expect(saved.text).toContain('Nama dan wilayah organisasi sudah disimpan.');
    expect([...text.matchAll(/<form method="post" action="([^"]*)"/g)].map((m) => m[1])).toEqual([
      '/keluar',
      // how it plans is the coordinators' too
      '/organisasi/jadwal',
      '/tampilan',
    ]);
  });

  test('and the very same forms are done when the owner sends them', async () => {
    // rows are arranged in the form alone, and come back in it
    const { status } = await post(FORMS[ARRANGED] as Form, cookies.owner);
    expect(status).toBe(200);
    for (const [name, route] of cases.filter(([n]) => n !== ARRANGED)) {
      // a draft of a form is no change of the record yet
      const marks = 'select id from audit_entries union all select id from event_drafts';
      const before = await rowsOf(product, marks);
      const { status } = await post(route, cookies.owner);
      expect(status, name).toBe(
        /\/(organisasi\/token|saran|bentrok)$/.test(name) ? 200 : name.endsWith('/dibuka') ? 204 : 303,
      );
      expect(await rowsOf(product, marks), `${name} changed nothing`).not.toEqual(before);
    }
    expect((await get('/acara', { Cookie: cookies.viewer })).status, 'let go, the session is worth nothing').toBe(303);
  });
});
