import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, cast, rakor } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { everyRow } from '../long/support/record.ts';
import { type Answer, type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let as: Record<string, string>;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
  as = { Origin: product.base, Cookie: await cookieOf(product, OWNER) };
  await product.form('/organisasi', { name: 'Polres Sungai Rawa', region: 'Kabupaten Sungai Rawa' }, as);
});
afterAll(() => product?.stop());

const HTMX = { 'HX-Request': 'true' };
const get = async (at: string, headers: Record<string, string> = as) => {
  const response = await fetch(new URL(at, product.base), { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  product.form(at, fields, { ...as, ...headers });
/** What is read there: tags gone, each run of white space one space. */
const said = ({ text }: { text: string }) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const to = (answer: Answer | Awaited<ReturnType<typeof get>>) => answer.headers.get('location') ?? '';
const count = async (table: string, where = '1') =>
  Number((await rowsOf<{ n: number }>(product, `select count(*) as n from ${table} where ${where}`))[0]?.n);
const typedValue = (text: string, name: string) =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1];

/** A form with an apel on Friday, 5 March 2027. */
const apel = {
  type: 'apel-gelar-pasukan',
  title: 'Apel Gelar Pasukan Rawa Damai',
  host: 'Polres Sungai Rawa',
  starts_on: '2027-03-05',
  starts_clock: '10:30',
  timezone: 'Asia/Jakarta',
  venue_name: 'Halaman Mapolres',
};

describe('choosing the kind', () => {
  test('each kind leads to its form under the address of a draft; opening either writes nothing', async () => {
    const before = await everyRow(product);
    const kinds = await get('/acara/baru');
    expect(kinds.text.match(/href="\/acara\/baru\?jenis=[\w-]+"/g)).toHaveLength(10);
    expect(said(kinds)).toContain('Sekitar 1 jam 35 menit. Dihitung: personel dan kendaraan per satuan');
    const led = await get('/acara/baru?jenis=apel-gelar-pasukan');
    expect([led.status, to(led)]).toEqual([
      303,
      expect.stringMatching(/^\/acara\/baru\?jenis=[\w-]+&konsep=dr_\w{26}$/),
    ]);
    const form = await get(to(led));
    expect(form.status).toBe(200);
    expect([typedValue(form.text, 'host'), typedValue(form.text, 'starts_clock')]).toEqual([
      'Polres Sungai Rawa',
      '08:00',
    ]);
    // what one must fill in that is not filled in already
    const required = [...form.text.matchAll(/<input[^>]* required[^>]*>/g)].filter(
      ([tag]) => !/value="[^"]+"/.test(tag),
    );
    expect(required.map(([tag]) => /name="(\w+)"/.exec(tag)?.[1])).toEqual(['title', 'starts_on', 'venue_name']);
    expect(await everyRow(product)).toEqual(before);
    for (const odd of ['?jenis=pesta', '?konsep=x', '?konsep=..%2F..%2Facara']) {
      const answer = await get(`/acara/baru${odd}`);
      expect([answer.status, answer.text.includes('choose-grid')], odd).toEqual([200, true]);
    }
    const unknown = await get('/acara/baru?konsep=dr_tidak_ada');
    expect([unknown.status, to(unknown)]).toEqual([303, '/acara/baru']);
    expect((await post('/acara/baru', { title: 'Tanpa jenis' })).status).toBe(422);
  });

  test('another kind for the same draft keeps what was typed and who was ticked', async () => {
    const at = '/acara/baru/rancangan?konsep=dr_ganti_jenis';
    const ticked = { invitees_0_on: '1', invitees_0_position: 'Bupati Sungai Rawa', invitees_0_agency: 'Pemkab' };
    await post(at, { ...apel, ...ticked, invitees_1_position: 'Dandim Sungai Rawa', invitees_1_agency: 'Kodim' }, HTMX);
    const { text } = await get('/acara/baru?jenis=sambang&konsep=dr_ganti_jenis');
    expect(typedValue(text, 'title')).toBe(apel.title);
    expect(typedValue(text, 'type')).toBe('sambang');
    expect(text).toMatch(/name="invitees_0_on" value="1" checked/);
    expect(text).not.toContain('Dandim Sungai Rawa');
  });
});

describe('the plan beside the form', () => {
  test('follows what is typed, says what to bear in mind, names both days, and saves the draft', async () => {
    const at = '/acara/baru/rancangan?konsep=dr_apel_jumat';
    const answer = await post(at, { ...apel, weekday: 'Kamis', venue_name: '' }, HTMX);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('<html');
    expect(said(answer)).toMatch(/10\.30–10\.45 Pasukan siap di lapangan/);
    expect(said(answer)).toContain('Jumat, 5 Maret 2027 pukul 10.30 WIB');
    expect(said(answer)).toContain('Salat Jumat');
    expect(said(answer)).toMatch(/Hari Kamis tidak cocok: 5 Maret 2027 jatuh pada hari Jumat/);
    // D-7 is a working day, D-14 too; D-5 is a Sunday
    expect(said(answer)).toMatch(
      /H-5 Menyiapkan naskah amanat Jumat, 26 Februari 2027, maju dari Minggu, 28 Februari 2027: akhir pekan/,
    );
    expect(said(answer)).toMatch(/Bupati Sungai Rawa .*Ketua DPRD Sungai Rawa/);
    expect(said(answer)).toMatch(/Pengingat .*H-3.* Selasa, 2 Maret 2027 pukul 08\.00 WIB/);
    expect(said(answer)).toContain('Konsep tersimpan 10.00');
    expect(said(answer)).not.toContain('Wajib diisi');
    const again = await get('/acara/baru?konsep=dr_apel_jumat');
    expect([typedValue(again.text, 'title'), typedValue(again.text, 'weekday')]).toEqual([apel.title, 'Kamis']);
    expect(again.text).not.toContain('role="alert"');
    expect(said(await get('/acara/baru'))).toContain('Lanjutkan konsep Apel Gelar Pasukan Rawa Damai');
  });

  test('past, holidays, an end before the start, times that are none', async () => {
    const news = async (fields: Record<string, string>) =>
      said(await post('/acara/baru/rancangan', { ...apel, ...fields }, HTMX));
    const past = await news({ starts_on: '2024-08-17' });
    expect(past).toContain('Waktu ini sudah lewat');
    expect(past).toContain('Sabtu, 17 Agustus 2024 hari libur: Proklamasi Kemerdekaan.');
    expect(past).toContain('dilewati, waktunya sudah lewat');
    expect(await news({ starts_on: '2027-03-10' })).toMatch(
      /Idulfitri 1448 Hijriah\. Tanggal masih perkiraan\. Perkiraan kalender; menunggu keputusan bersama/,
    );
    expect(await news({ starts_on: '2027-03-06' })).toMatch(/Sabtu, 6 Maret 2027 bukan hari kerja\. Perpres 21\/2023/);
    expect(await news({ starts_on: '2027-02-19', starts_clock: '11.00' })).toMatch(
      /waktu Salat Jumat, .*Perpres 21\/2023 Pasal 4/,
    );
    expect(await news({ starts_on: '2027-02-18', starts_clock: '14.30' })).toContain('Di luar jam kerja Ramadan');
    expect(await news({ starts_clock: '22.00' })).toMatch(/Jam tidak lazim: 22\.00–.*\(lazimnya 07\.30–21\.00\)/);
    expect(await news({ ends_clock: '09:00' })).toContain('Waktu selesai harus sesudah waktu mulai');
    expect(await news({ starts_on: '31-2-2027' })).toContain('Tanggalnya tidak benar');
    expect(await news({ starts_clock: '25.00' })).toContain('Jamnya tidak benar');
    expect(await news({ starts_on: '' })).toContain('15 menit Pasukan siap di lapangan');
    for (const odd of ['', 'x'.repeat(3000), '0001-01-01', '9999-99-99'])
      expect(
        (await post('/acara/baru/rancangan', { ...apel, starts_on: odd, timezone: odd, ends_on: odd }, HTMX)).status,
      ).toBe(200);
  });

  test('rows are the coordinator’s once asked for: more, less, in between, back to the usual; without script too', async () => {
    const address = '/acara/baru?konsep=dr_baris_demi_baris';
    const plan = (aksi: string, fields: Record<string, string> = {}) =>
      post('/acara/baru/rancangan?konsep=dr_baris_demi_baris', { ...apel, ...fields, aksi });
    const led = await plan('ubah-agenda');
    expect([led.status, to(led)]).toEqual([303, `${address}#agenda`]);
    const { text } = await get(address);
    expect([typedValue(text, 'agenda_0_time'), typedValue(text, 'agenda_0_officer')]).toEqual(['15', 'perwira']);
    const own = {
      agenda_own: '1',
      agenda_0_time: '20',
      agenda_0_title: 'Siap',
      agenda_1_time: '11.00-11.30',
      agenda_1_title: 'Amanat',
    };
    await plan('sisip-agenda-0', own);
    const more = await get(address);
    expect([...more.text.matchAll(/name="agenda_(\d+)_title"/g)].map((m) => m[1])).toEqual(['0', '2', '1']);
    expect(said(more)).toContain('10.30–10.50');
    await plan('hapus-agenda-1', own);
    expect((await get(address)).text).not.toContain('agenda_1_title');
    await plan('baku-agenda', own);
    expect(said(await get(address))).toContain('Pemeriksaan pasukan');
    await plan('ubah-tasks');
    expect(typedValue((await get(address)).text, 'tasks_0_when')).toBe('H-14');
    await plan('semua-invitees');
    expect((await get(address)).text.match(/name="invitees_\d+_on" value="1" checked/g)).toHaveLength(13);
    for (const odd of ['hapus-agenda-99', 'meledak', 'ubah-', 'sisip-invitees-9'])
      expect((await plan(odd)).status, odd).toBe(303);
  });
});

describe('making the event', () => {
  const rows = {
    agenda_own: '1',
    agenda_0_time: '20',
    agenda_0_title: 'Pasukan siap',
    agenda_1_time: '',
    agenda_1_title: '',
    agenda_2_time: '15',
    agenda_2_title: 'Amanat',
    agenda_2_officer: 'inspektur',
    tasks_own: '1',
    tasks_4_when: 'H-5',
    tasks_4_title: 'Naskah amanat',
  };
  const guests = {
    invitees_0_on: '1',
    invitees_0_position: 'Bupati Sungai Rawa',
    invitees_0_agency: 'Pemerintah Kabupaten Sungai Rawa',
    invitees_0_email: 'bupati@sungairawa.example',
    invitees_1_position: 'Dandim Sungai Rawa',
    invitees_1_agency: 'Kodim Sungai Rawa',
    invitees_9_on: '1',
    invitees_9_name: 'Tokoh Adat Rawa Hulu',
    invitees_9_agency: 'Rawa Hulu',
  };

  test('with its rows and those ticked; of two equal posts at one instant, and of a third, one event', async () => {
    const at = '/acara/baru?konsep=dr_satu_acara';
    await post('/acara/baru/rancangan?konsep=dr_satu_acara', { ...apel, ...rows, ...guests }, HTMX);
    const fields = { ...apel, ...rows, ...guests };
    const answers = [...(await Promise.all([post(at, fields), post(at, fields)])), await post(at, fields)];
    const made = to(answers[0] as Answer);
    expect(made).toMatch(/^\/acara\/ev_\w+$/);
    expect(answers.map((a) => [a.status, to(a)])).toEqual(Array(3).fill([303, made]));
    const id = made.split('/').at(-1);
    expect(await count('events', `title = '${apel.title}'`)).toBe(1);
    const { body } = await product.api.get(`/events/${id}`);
    expect(body.agenda).toMatchObject([
      { starts_at: '2027-03-05T10:30:00+07:00', ends_at: '2027-03-05T10:50:00+07:00', title: 'Pasukan siap' },
      { starts_at: '2027-03-05T10:50:00+07:00', title: 'Amanat', officer: 'inspektur' },
    ]);
    expect(body.tasks).toMatchObject([{ title: 'Naskah amanat', due_on: '2027-02-26' }]);
    const { data } = (await product.api.get(`/events/${id}/invitations`)).body;
    expect(data.map((i: any) => [i.position, i.name, i.email])).toEqual([
      ['Bupati Sungai Rawa', null, 'bupati@sungairawa.example'],
      [null, 'Tokoh Adat Rawa Hulu', null],
    ]);
    expect(await count('event_drafts', "id = 'dr_satu_acara'")).toBe(0);
    // the draft has become the event, also for a saving that comes late
    await post('/acara/baru/rancangan?konsep=dr_satu_acara', fields, HTMX);
    expect(to(await get(at))).toBe(made);
  });

  test('what is wrong is said at its row, everything typed stays and is kept', async () => {
    const wrong = {
      ...apel,
      ...rows,
      ...guests,
      weekday: 'Kamis',
      venue_name: '',
      agenda_2_time: 'nanti',
      tasks_4_when: 'besok',
      invitees_0_email: 'bukan alamat',
      invitees_1_on: '1',
      invitees_1_position: 'Danramil …',
    };
    const before = await count('events');
    const answer = await post('/acara/baru?konsep=dr_banyak_salah', wrong);
    expect(answer.status).toBe(422);
    const problem = (name: string) => new RegExp(`id="${name}-salah">([^<]*)`).exec(answer.text)?.[1] ?? '';
    expect(problem('weekday')).toMatch(/Kamis.*Jumat/);
    expect(problem('venue_name')).toBe('Wajib diisi.');
    expect(problem('agenda_2_time')).toContain('08.00');
    expect(problem('tasks_4_when')).toContain('H-7');
    expect(problem('invitees_0_email')).toContain('surel');
    expect(problem('invitees_1_position')).toContain('tempat');
    for (const href of [...answer.text.matchAll(/<li><a href="#(\w+)"/g)].map((m) => m[1]))
      expect(answer.text, href).toContain(`id="${href}"`);
    for (const [name, value] of Object.entries(wrong)) {
      if (value && !/_own$|_on$|timezone/.test(name)) expect(typedValue(answer.text, name), name).toBe(value);
    }
    expect(await count('events')).toBe(before);
    expect(typedValue((await get('/acara/baru?konsep=dr_banyak_salah')).text, 'agenda_2_time')).toBe('nanti');
  });

  test('a draft is thrown away, twice without harm', async () => {
    await post('/acara/baru/rancangan?konsep=dr_dibuang_saja', apel, HTMX);
    for (let i = 0; i < 2; i += 1) {
      const answer = await post('/acara/baru/buang', { konsep: 'dr_dibuang_saja' });
      expect([answer.status, to(answer)]).toEqual([303, '/acara/baru']);
    }
    expect(await count('event_drafts', "id = 'dr_dibuang_saja'")).toBe(0);
  });
});

describe('without a session', () => {
  test('a form leads back to itself, and one that is saved while one types stays on the screen', async () => {
    const nobody = { Origin: product.base };
    const sent = await product.form('/acara/baru?konsep=dr_sesi_habis', apel, nobody);
    expect([sent.status, to(sent)]).toEqual([
      303,
      `/masuk?ke=${encodeURIComponent('/acara/baru?konsep=dr_sesi_habis')}&sesi=berakhir`,
    ]);
    const other = await product.form(
      '/acara/ev_x/kirim',
      {},
      { ...nobody, Referer: `${product.base}/acara/ev_x/undangan?q=a` },
    );
    expect(to(other)).toBe(`/masuk?ke=${encodeURIComponent('/acara/ev_x/undangan?q=a')}&sesi=berakhir`);
    const foreign = await product.form('/acara/ev_x/kirim', {}, { ...nobody, Referer: 'https://lain.example/acara' });
    expect(to(foreign)).toBe('/masuk?sesi=berakhir');
    const typing = await product.form('/acara/baru/rancangan?konsep=dr_sesi_habis', apel, {
      ...nobody,
      ...HTMX,
      Referer: `${product.base}/acara/baru?konsep=dr_sesi_habis`,
    });
    expect([typing.status, typing.headers.get('hx-retarget')]).toEqual([401, '#tersimpan']);
    expect(typing.text).toContain(encodeURIComponent('/acara/baru?konsep=dr_sesi_habis'));
    const poll = await product.form('/acara/ev_x/ringkas', {}, { ...nobody, ...HTMX });
    expect([poll.status, poll.headers.get('hx-redirect')]).toEqual([401, '/masuk?sesi=berakhir']);
    const led = await fetch(`${product.base}/masuk?sesi=berakhir`);
    expect(await led.text()).toContain('Sesi Anda sudah berakhir. Masuk lagi');
  });
});

describe('changing an event', () => {
  const open = async (id: string) => {
    const { text } = await get(`/acara/${id}/ubah`);
    const action = /<form id="acara"[^>]* action="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    return { text, action, revision: typedValue(text, 'revision') ?? '' };
  };
  const fields = {
    title: rakor.title,
    host: rakor.host,
    starts_on: '2027-03-04',
    starts_clock: '08:00',
    ends_clock: '10:00',
    timezone: rakor.timezone,
    venue_name: rakor.venue.name,
  };

  test('who was slower sees both values, loses nothing, and may save his own after that', async () => {
    const { id } = (await product.api.post('/events', rakor)).body;
    const { action, revision } = await open(id);
    const mine = { ...fields, revision, title: 'Judul saya', dress: 'PDL' };
    await product.api.patch(`/events/${id}`, { title: 'Judul orang lain', dress: 'PDH' });
    const conflict = await post(action, mine);
    expect(conflict.status).toBe(409);
    expect(said(conflict)).toMatch(/Judul Judul orang lain Judul saya/);
    expect(said(conflict)).toMatch(/Pakaian PDH PDL/);
    expect([typedValue(conflict.text, 'title'), typedValue(conflict.text, 'revision')]).toEqual([
      'Judul saya',
      String(Number(revision) + 1),
    ]);
    expect((await product.api.get(`/events/${id}`)).body.title).toBe('Judul orang lain');
    const now = typedValue(conflict.text, 'revision') ?? '';
    const done = await post(action, { ...mine, revision: now });
    expect([done.status, to(done)]).toEqual([303, `/acara/${id}/rencana?diubah=ya`]);
    expect((await get(to(done))).text).toContain('Perubahan acara sudah disimpan.');
    expect((await product.api.get(`/events/${id}`)).body).toMatchObject({ title: 'Judul saya', dress: 'PDL' });
    // sent a second time it says so instead of writing over what came between
    expect((await post(action, { ...mine, revision: now })).status).toBe(409);
  });

  test('what is typed is kept for the next time, and can be thrown away', async () => {
    const { id } = (await product.api.post('/events', rakor)).body;
    const { action, revision } = await open(id);
    const at = action.replace('/ubah?', '/ubah/rancangan?');
    expect((await post(at, { ...fields, revision, title: 'Setengah jadi' }, HTMX)).status).toBe(200);
    const again = await open(id);
    expect(typedValue(again.text, 'title')).toBe('Setengah jadi');
    expect(said(again)).toContain('belum disimpan ke acara');
    expect((await product.api.get(`/events/${id}`)).body.title).toBe(rakor.title);
    const konsep = new URLSearchParams(action.split('?')[1]).get('konsep') ?? '';
    expect(to(await post('/acara/baru/buang', { konsep, acara: id }))).toBe(`/acara/${id}/ubah`);
    expect(typedValue((await open(id)).text, 'title')).toBe(rakor.title);
  });

  test('a rundown becomes the coordinator’s, stays while other things change, moves, and is the kind’s again', async () => {
    const { id } = (await product.api.post('/events', rakor)).body;
    const save = async (more: Record<string, string>) => {
      const { action, revision } = await open(id);
      const answer = await post(action, { ...fields, revision, ...more });
      expect(answer.status, said(answer)).toBe(303);
      return (await product.api.get(`/events/${id}`)).body;
    };
    const own = {
      agenda_own: '1',
      agenda_0_time: '45',
      agenda_0_title: 'Pembukaan',
      agenda_1_time: '75',
      agenda_1_title: 'Paparan',
    };
    const due = { tasks_own: '1', tasks_0_when: 'H-2', tasks_0_title: 'Gladi' };
    const titles = (event: any) => event.agenda.map((a: any) => `${a.starts_at.slice(11, 16)} ${a.title}`);
    expect(titles(await save({ ...own, ...due }))).toEqual(['08:00 Pembukaan', '08:45 Paparan']);
    const { text } = await open(id);
    expect([typedValue(text, 'agenda_1_time'), typedValue(text, 'tasks_0_when')]).toEqual(['75', 'H-2']);
    const moved = await save({ ...own, ...due, starts_on: '2027-03-11', starts_clock: '13:00', ends_clock: '15:00' });
    expect(titles(moved)).toEqual(['13:00 Pembukaan', '13:45 Paparan']);
    expect(moved.tasks).toMatchObject([{ title: 'Gladi', due_on: '2027-03-09' }]);
    const usual = await save({});
    expect(usual.agenda.length).toBeGreaterThan(2);
    expect(usual.tasks.length).toBeGreaterThan(1);
  });
});

describe('copying an event', () => {
  test('all but its date, with the guests by office; looking writes nothing', async () => {
    const agenda = [
      { title: 'Pembukaan', minutes: 30 },
      { title: 'Paparan', minutes: 60, officer: 'narasumber' },
    ];
    const { id } = (
      await product.api.post('/events', { ...rakor, agenda, dress: 'PDH', tasks: [{ title: 'Surat', days_before: 7 }] })
    ).body;
    await product.api.post(`/events/${id}/invitations`, { invitees: cast });
    const before = await everyRow(product);
    const led = await get(`/acara/${id}/salin`);
    expect(led.status).toBe(303);
    const form = await get(to(led));
    expect(await everyRow(product)).toEqual(before);
    expect([
      typedValue(form.text, 'title'),
      typedValue(form.text, 'starts_on'),
      typedValue(form.text, 'starts_clock'),
    ]).toEqual([rakor.title, '', '08:00']);
    expect([typedValue(form.text, 'agenda_1_time'), typedValue(form.text, 'tasks_0_when')]).toEqual(['60', 'H-7']);
    expect(said(form)).toContain(`Undang lagi ${cast.length} pejabat`);
    const konsep = new URL(to(led), product.base).searchParams.get('konsep');
    const fields = {
      type: rakor.type,
      title: 'Rapat berikutnya',
      host: rakor.host,
      starts_on: '2027-04-08',
      starts_clock: '08:00',
      timezone: rakor.timezone,
      venue_name: 'Aula',
      salin: id,
      salin_ikut: '1',
      // ticked beside, although he is among those copied
      invitees_0_on: '1',
      invitees_0_position: bupati.position,
      invitees_0_agency: bupati.agency,
    };
    const [one, two] = await Promise.all([
      post(`/acara/baru?konsep=${konsep}`, fields),
      post(`/acara/baru?konsep=${konsep}`, fields),
    ]);
    expect(to(two)).toBe(to(one));
    const { data } = (await product.api.get(`/events/${to(one).split('/').at(-1)}/invitations`)).body;
    expect(data.map((i: any) => i.position).sort()).toEqual(cast.map((i) => i.position).sort());
    const foreign = (await product.other.post('/events', rakor)).body.id;
    expect((await get(`/acara/${foreign}/salin`)).status).toBe(404);
    const stolen = await post('/acara/baru?konsep=dr_dari_luar', {
      ...fields,
      title: 'Bukan tamu kami',
      salin: foreign,
    });
    expect(stolen.status).toBe(303);
    expect((await product.api.get(`/events/${to(stolen).split('/').at(-1)}/invitations`)).body.data).toHaveLength(1);
  });
});

describe('an organization that has not said where it is', () => {
  test('is asked once, where it matters: then the kind proposes offices of that place', async () => {
    const fresh = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    const as = { Origin: fresh.base, Cookie: await cookieOf(fresh, 'koordinator@pendopo.example') };
    const at = '/acara/baru/rancangan?konsep=dr_tanpa_wilayah';
    const first = await fresh.form(at, apel, { ...as, 'HX-Request': 'true' });
    expect(said(first)).toContain('Di kabupaten atau kota mana?');
    expect(first.text).not.toContain('…</');
    const unsaid = await fresh.form(
      at,
      { ...apel, region: ' ', aksi: 'wilayah-invitees' },
      { ...as, 'HX-Request': 'true' },
    );
    expect(said(unsaid)).toContain('Wajib diisi');
    for (const region of ['Kota Rawa Baru', 'Kabupaten Lain']) {
      const told = await fresh.form(at, { ...apel, region, aksi: 'wilayah-invitees' }, { ...as, 'HX-Request': 'true' });
      expect(said(told)).toContain('Wali Kota Rawa Baru');
      expect(said(told)).not.toContain('Di kabupaten atau kota mana?');
    }
    await fresh.stop();
  });
});

describe('what stands against the date', () => {
  test('is said while one types, for those ticked and those invited, and on the plan; the event does not clash with itself', async () => {
    const own = { starts_at: '2027-05-04T08:00', ends_at: '2027-05-04T10:00', title: 'Rapat yang lebih dahulu' };
    const first = (await product.api.post('/events', { ...rakor, ...own })).body;
    await product.api.post(`/events/${first.id}/invitations`, { invitees: [bupati] });
    const same = { ...apel, starts_on: '2027-05-04', starts_clock: '09:00', timezone: rakor.timezone };
    const at = '/acara/baru/rancangan?konsep=dr_bentrok_jadwal';
    const ticked = { invitees_0_on: '1', invitees_0_position: 'Bupati Sungai Rawa', invitees_0_agency: bupati.agency };
    expect(said(await post(at, { ...same, ...ticked }, HTMX))).toMatch(
      /Bentrok: \d .*Bupati Sungai Rawa sudah diundang ke “Rapat yang lebih dahulu”/,
    );
    const free = await post(at, { ...same, ...ticked, starts_clock: '13:00' }, HTMX);
    expect(said(free)).not.toContain('Bentrok');
    const second = (await product.api.post('/events', { ...rakor, ...own, title: 'Rapat kedua' })).body;
    await product.api.post(`/events/${second.id}/invitations`, { invitees: [bupati] });
    for (const page of ['rencana', 'ubah'])
      expect(said(await get(`/acara/${second.id}/${page}`))).toMatch(/Bentrok: .*“Rapat yang lebih dahulu”/);
    expect(said(await get(`/acara/${second.id}/ubah`))).not.toContain('“Rapat kedua”');
    await product.api.post(`/events/${first.id}/cancel`, { reason: 'tidak jadi' });
    expect(said(await get(`/acara/${second.id}/rencana`))).not.toContain('Bentrok');
  });
});
