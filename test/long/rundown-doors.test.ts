import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, rakor } from '../cast.ts';
import { ledgerOf, rowsOf } from '../long/support/ledger.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/*
 * The rundown: arranged by forms without script, run on the day by marks. Today is Thursday, 4 March 2027, 08.02 WITA, the
 * day of the coordination meeting.
 */

const OWNER = 'koordinator@pendopo.example';
const agenda = [
  { title: 'Registrasi', minutes: 30 },
  { title: 'Sambutan', officer: 'Pj. Bupati Sungai Rawa', minutes: 15 },
  { title: 'Sambutan', officer: 'Camat Rawa Hilir', minutes: 10 },
  { title: 'Diskusi', minutes: 45, starts_at: '2027-03-04T09:00' },
];

let product: Product;
let cookie = '';
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-04T00:02:00Z' });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

const get = async (at: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(at, product.base), {
    redirect: 'manual',
    headers: { Cookie: cookie, ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  product.form(at, fields, { Origin: product.base, Cookie: cookie, ...headers });
const seen = (html: string) =>
  html
    .replace(/<(?:style|script|svg)[\s\S]*?<\/(?:style|script|svg)>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
const unescaped = (text: string) =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
/** Every field of the page's form as a browser would send it. */
const fieldsOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input ([^>]*)>/g)].flatMap(([, attributes = '']) => {
      const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
      const name = of('name');
      return name && /^(baris_|mulai_|hari|revision|sebelum)/.test(name) ? [[name, unescaped(of('value') ?? '')]] : [];
    }),
  );
/** The rows of a page in their order: when and what. */
const rowsIn = (html: string) =>
  [...html.matchAll(/<li id="baris_(\d+)"[\s\S]*?<\/li>/g)].map(([row]) => {
    const clock = /<span class="clock">(.*?)<\/span>/.exec(row)?.[1];
    const field = (part: string) =>
      unescaped(new RegExp(`name="baris_\\d+_${part}"[^>]*? value="([^"]*)"`).exec(row)?.[1] ?? '');
    return [clock, field('title') || 'jeda', field('officer')].filter(Boolean).join(' ');
  });
const made = async (more: object = {}) => (await product.api.post('/events', { ...rakor, agenda, ...more })).body;
const agendaOf = async (id: string) =>
  (await product.api.get(`/events/${id}`)).body.agenda.map((a: any) =>
    `${a.starts_at.slice(11, 16)} ${a.title} ${a.officer ?? ''}`.trim(),
  );
const rundownOf = async (id: string) => (await product.api.get(`/events/${id}/rundown`)).body;

describe('the editor, without script', () => {
  test('shows the rundown as it is; every button keeps what was typed, and nothing is saved before one says so', async () => {
    const event = await made();
    const at = `/acara/${event.id}/susunan`;
    const page = await get(at);
    expect(rowsIn(page.text)).toEqual([
      '08.00–08.30 Registrasi',
      '08.30–08.45 Sambutan Pj. Bupati Sungai Rawa',
      '08.45–08.55 Sambutan Camat Rawa Hilir',
      '08.55–09.00 jeda',
      '09.00–09.45 Diskusi',
    ]);
    const fields: Record<string, string> = {
      ...fieldsOf(page.text),
      baris_0_title: 'Registrasi & "kopi"',
      baris_0_minutes: '20',
    };
    const press = async (aksi: string) => {
      const shown = await post(`${at}/rancangan`, { ...fields, aksi });
      expect(shown.status).toBe(200);
      for (const name of Object.keys(fields)) delete fields[name];
      Object.assign(fields, fieldsOf(shown.text));
      return shown.text;
    };
    const up = await press('naik-4');
    expect(rowsIn(up)).toEqual([
      '08.00–08.20 Registrasi & "kopi"',
      '08.20–08.35 Sambutan Pj. Bupati Sungai Rawa',
      '08.35–08.45 Sambutan Camat Rawa Hilir',
      '08.45–09.30 Diskusi',
      '09.30–09.35 jeda',
    ]);
    expect(seen(up)).toContain('“Diskusi” pindah ke urutan 4 dari 5, pukul 08.45.');
    const speeches = await press('sambutan');
    expect(rowsIn(speeches).slice(1, 3)).toEqual([
      '08.20–08.30 Sambutan Camat Rawa Hilir',
      '08.30–08.45 Sambutan Pj. Bupati Sungai Rawa',
    ]);
    expect(rowsIn(await press('urung')).slice(1, 3)).toEqual([
      '08.20–08.35 Sambutan Pj. Bupati Sungai Rawa',
      '08.35–08.45 Sambutan Camat Rawa Hilir',
    ]);
    await press('hapus-3');
    await press('hari');
    expect(rowsIn(await press('naik-0'))[0]).toBe('08.00–08.20 Registrasi & "kopi"');
    expect(await agendaOf(event.id)).toEqual([
      '08:00 Registrasi',
      '08:30 Sambutan Pj. Bupati Sungai Rawa',
      '08:45 Sambutan Camat Rawa Hilir',
      '09:00 Diskusi',
    ]);
  });

  test('saves, once for all who look: ids stay, the audit has it, the report is stale, what is wrong stays typed', async () => {
    const event = await made();
    const at = `/acara/${event.id}/susunan`;
    const before = await rundownOf(event.id);
    const form = fieldsOf((await get(at)).text);
    const wrong = await post(at, { ...form, baris_0_minutes: 'tiga', baris_1_title: '', mulai_1: '25' });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(wrong.text)).toMatchObject({ baris_0_minutes: 'tiga', baris_1_title: '', mulai_1: '25' });
    expect(wrong.text).toMatch(/href="#baris_0_minutes"[\s\S]*baris_0_minutes-salah/);
    const late = await post(at, { ...form, baris_4_minutes: '240' });
    expect([late.status, /baris_4_minutes-salah/.test(late.text)]).toEqual([422, true]);
    const saved = await post(at, { ...form, baris_0_minutes: '10' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `${at}?tersimpan=ya`]);
    expect(await agendaOf(event.id)).toEqual([
      '08:00 Registrasi',
      '08:10 Sambutan Pj. Bupati Sungai Rawa',
      '08:25 Sambutan Camat Rawa Hilir',
      '08:40 Diskusi',
    ]);
    expect((await rundownOf(event.id)).data.map((r: any) => r.id)).toEqual(before.data.map((r: any) => r.id));
    const audit = (await product.api.get(`/events/${event.id}/audit`)).body.data.map((a: any) => a.action);
    expect(audit.filter((a: string) => a === 'event.changed')).toHaveLength(1);
    // the same form again comes too late: both states are shown, and one's own may be saved over the other
    const conflict = await post(at, { ...form, baris_0_minutes: '15' });
    expect(conflict.status).toBe(409);
    expect(seen(conflict.text)).toMatch(
      /Tersimpan sekarang 08\.00–08\.10 Registrasi.*Yang Anda susun 08\.00–08\.15 Registrasi/,
    );
    expect((await post(at, fieldsOf(conflict.text))).status).toBe(303);
    expect((await agendaOf(event.id))[1]).toBe('08:15 Sambutan Pj. Bupati Sungai Rawa');
  });

  test('has days, and a row goes over from one to the next', async () => {
    const event = await made({
      ends_at: '2027-03-05T16:00',
      agenda: [
        { title: 'Materi I', starts_at: '2027-03-04T08:00', minutes: 60 },
        { title: 'Materi II', starts_at: '2027-03-05T09:00', minutes: 60 },
      ],
    });
    const at = `/acara/${event.id}/susunan`;
    const page = await get(at);
    expect(seen(page.text)).toMatch(/Hari ke-1, Kamis, 4 Maret 2027.*Hari ke-2, Jumat, 5 Maret 2027/);
    const moved = await post(`${at}/rancangan`, { ...fieldsOf(page.text), aksi: 'turun-0' });
    expect(rowsIn(moved.text)).toEqual(['09.00–10.00 Materi I', '10.00–11.00 Materi II']);
    expect(seen(moved.text)).toContain('“Materi I” pindah ke hari ke-2, pukul 09.00.');
    expect((await post(at, fieldsOf(moved.text))).status).toBe(303);
    expect((await rundownOf(event.id)).data.map((r: any) => r.starts_at)).toEqual([
      '2027-03-05T09:00:00+08:00',
      '2027-03-05T10:00:00+08:00',
    ]);
  });

  test('is closed once the report is final', async () => {
    const event = await made();
    const form = fieldsOf((await get(`/acara/${event.id}/susunan`)).text);
    const [item] = (await rundownOf(event.id)).data;
    await product.api.post(`/events/${event.id}/close`);
    expect((await product.api.post(`/agenda/${item.id}/marks`, { kind: 'started' })).status).toBe(200);
    await eventually(
      'the draft',
      async () => (await product.api.get(`/events/${event.id}/report`)).body.status === 'draft',
    );
    await product.api.post(`/events/${event.id}/report/final`);
    expect((await get(`/acara/${event.id}/susunan`)).status).toBe(409);
    expect((await post(`/acara/${event.id}/susunan`, form)).status).toBe(409);
    expect((await product.api.post(`/agenda/${item.id}/marks`, { kind: 'finished' })).status).toBe(409);
    expect((await post(`/acara/${event.id}/jalan`, { tanda: `finished.${item.id}` })).status).toBe(409);
  });
});

describe('on the day', () => {
  const clocks = (body: any) =>
    body.data.map((r: any) => `${r.expected_starts_at.slice(11, 16)}-${r.expected_ends_at.slice(11, 16)}`);

  test('marks move what follows everywhere; of two who press at once one counts; a mark is taken back', async () => {
    const event = await made();
    const invited = await product.api.post(`/events/${event.id}/invitations`, { invitees: [bupati] });
    await product.api.post(`/events/${event.id}/send`);
    await eventually('sent', async () => (await ledgerOf(product, event.id)).every((d) => d.state === 'sent'));
    const [first, second] = (await rundownOf(event.id)).data;
    const mark = (id: string, said: object) => product.api.post(`/agenda/${id}/marks`, said);
    expect((await mark(first.id, { kind: 'delayed' })).status).toBe(422);
    expect((await mark(first.id, { kind: 'delayed', minutes: 10 })).body.rundown).toMatchObject({
      last_mark: expect.any(Number),
    });
    expect(clocks(await rundownOf(event.id))).toEqual(['08:10-08:40', '08:40-08:55', '08:55-09:05', '09:05-09:50']);
    const both = await Promise.all([mark(first.id, { kind: 'started' }), mark(first.id, { kind: 'started' })]);
    expect(both.map((b) => b.body.outcome).sort()).toEqual(['already', 'recorded']);
    expect((await rundownOf(event.id)).data[0]).toMatchObject({ state: 'running', started: true, finished: false });
    const { last_mark: after } = await rundownOf(event.id);
    const late = await Promise.all([1, 2, 3].map(() => mark(first.id, { kind: 'delayed', minutes: 10, after })));
    expect(late.map((b) => b.body.outcome).sort()).toEqual(['already', 'already', 'recorded']);
    const shown = clocks(await rundownOf(event.id));
    for (const page of [`/acara/${event.id}/jalan`, `/acara/${event.id}/rencana`])
      expect([page, seen((await get(page)).text)]).toEqual([
        page,
        expect.stringContaining(shown[1].replaceAll(':', '.').replace('-', '–')),
      ]);
    expect(seen((await get(`/acara/${event.id}`)).text)).toMatch(/Jalannya acara Registrasi Sekarang/);
    expect(seen((await get(`/acara/${event.id}/layar`)).text)).toMatch(/Sekarang Registrasi.*Berikutnya Sambutan/);
    const letter = seen(await (await fetch(invited.body.data[0].link)).text());
    expect(letter).toContain(`Sambutan (perkiraan ${shown[1].slice(0, 5).replace(':', '.')})`);
    const { last_mark: newest } = await rundownOf(event.id);
    const undone = await Promise.all([1, 2].map(() => mark(second.id, { kind: 'undone', after: newest })));
    expect(undone.map((b) => b.body.outcome).sort()).toEqual(['already', 'recorded']);
    expect((await rundownOf(event.id)).data[0].state).toBe('running');
    // nobody who is invited hears of it, and the rows stay
    expect(await ledgerOf(product, event.id)).toHaveLength(1);
    const kinds = await rowsOf<{ kind: string }>(
      product,
      'select kind from agenda_marks where event_id = ? order by id',
      event.id,
    );
    expect(kinds.map((k) => k.kind)).toEqual(['delayed', 'started', 'delayed', 'undone']);
    // arranged anew on the day, what was marked stays with its items
    const form = fieldsOf((await get(`/acara/${event.id}/susunan`)).text);
    await post(`/acara/${event.id}/susunan`, { ...form, baris_1_minutes: '20' });
    expect((await rundownOf(event.id)).data[0]).toMatchObject({ id: first.id, state: 'running' });
  });

  test('a page asks again and hears 304 until something was marked; a press in place answers with what stands', async () => {
    const event = await made();
    const at = `/acara/${event.id}/jalan`;
    const [first] = (await rundownOf(event.id)).data;
    for (const page of [at, `/acara/${event.id}/layar`, `/acara/${event.id}/rencana`]) {
      const { text } = await get(page);
      const pulse = /If-None-Match&quot;:&quot;\\&quot;(.*?)\\&quot;/.exec(text)?.[1];
      const ask = { 'HX-Request': 'true', 'If-None-Match': `"${pulse}"` };
      expect([page, (await get(page, ask)).status]).toEqual([page, 304]);
      const { last_mark: after } = await rundownOf(event.id);
      await product.api.post(`/agenda/${first.id}/marks`, { kind: 'delayed', minutes: 5, after });
      const renewed = await get(page, ask);
      expect([page, renewed.status]).toEqual([page, 200]);
      expect(renewed.text).not.toContain('<html');
    }
    const pressed = await post(at, { tanda: `started.${first.id}`, sesudah: '0' }, { 'HX-Request': 'true' });
    expect(seen(pressed.text)).toMatch(/Tanda terakhir: “Registrasi” mulai 08\.\d\d/);
    const again = await post(at, { tanda: `started.${first.id}`, sesudah: '0' }, { 'HX-Request': 'true' });
    expect(seen(again.text)).toContain('Sudah ditandai orang lain lebih dulu');
    const stale = await post(at, { tanda: `late-10.${first.id}`, sesudah: '0' });
    expect(stale.headers.get('location')).toBe(`${at}?sudah=ya`);
    expect((await post(at, { tanda: 'melompat.x' })).status).toBe(404);
  });

  test('what is cancelled or put off takes no marks', async () => {
    for (const [end, code] of [
      ['postpone', 'postponed'],
      ['cancel', 'cancelled'],
    ] as const) {
      const event = await made();
      const [first] = (await rundownOf(event.id)).data;
      await product.api.post(`/events/${event.id}/${end}`, { reason: 'hujan' });
      const heard = await product.api.post<{ code: string }>(`/agenda/${first.id}/marks`, { kind: 'started' });
      expect([heard.status, heard.body.code]).toEqual([409, code]);
    }
  });
});

describe('the page of tasks', () => {
  test('adds, gives, changes, deletes and brings back, filters; forms that are wrong come back as typed', async () => {
    const event = await made({ starts_at: '2027-03-18T08:00', ends_at: '2027-03-18T10:00', agenda: undefined });
    const at = `/acara/${event.id}/tugas`;
    const tasks = async () => (await product.api.get(`/events/${event.id}`)).body.tasks as any[];
    expect((await post(at, { title: 'Menyewa tenda', when: 'H-2' })).status).toBe(303);
    const tent = (await tasks()).find((t) => t.title === 'Menyewa tenda');
    expect(tent.due_on).toBe('2027-03-16');
    const wrong = await post(at, { title: 'Menyewa kursi', when: 'kapan-kapan' });
    expect([wrong.status, /value="Menyewa kursi"/.test(wrong.text), /value="kapan-kapan"/.test(wrong.text)]).toEqual([
      422,
      true,
      true,
    ]);
    const nobody = await post(`${at}/serahkan`, { tugas: tent.id, name: '', email: 'bukan surel' });
    expect([nobody.status, /value="bukan surel"/.test(nobody.text)]).toEqual([422, true]);
    const given = await post(`${at}/serahkan`, { tugas: tent.id, agency: 'Dinas Sosial', phone: '0812-0000-3333' });
    expect(given.headers.get('location')).toBe(`${at}?diserahkan=1`);
    const page = (await get(`${at}?lihat=open&instansi=Dinas+Sosial`)).text;
    expect(seen(page)).toMatch(/Menyewa tenda H-2, Selasa, 16 Maret 2027/);
    expect(seen(page)).not.toContain('Gladi');
    expect(unescaped(/href="(https:\/\/wa\.me\/[^"]*)"/.exec(page)?.[1] ?? '')).toMatch(
      /^https:\/\/wa\.me\/6281200003333\?text=.*Menyewa%20tenda.*%2Ft%2Fa/,
    );
    await post(`${at}/${tent.id}/ubah`, { title: 'Menyewa dua tenda', when: '15-03-2027' });
    expect((await tasks()).find((t) => t.id === tent.id)).toMatchObject({
      title: 'Menyewa dua tenda',
      due_on: '2027-03-15',
    });
    // a date stands, days before move with the event
    const moved = { starts_at: '2027-03-25T08:00', ends_at: '2027-03-25T10:00' };
    const kind = (await tasks()).find((t) => /tata suara/.test(t.title));
    await product.api.patch(`/events/${event.id}`, moved);
    expect((await tasks()).find((t) => t.id === tent.id).due_on).toBe('2027-03-15');
    expect((await tasks()).find((t) => t.id === kind.id).due_on).not.toBe(kind.due_on);
    const dropped = await post(`${at}/${tent.id}/hapus`, {});
    expect(dropped.headers.get('location')).toBe(`${at}?dihapus=${tent.id}`);
    expect((await post(`${at}/${tent.id}/hapus`, {})).status).toBe(404);
    expect((await tasks()).some((t) => t.id === tent.id)).toBe(false);
    for (let i = 0; i < 2; i++) expect((await post(`${at}/${tent.id}/kembalikan`, {})).status).toBe(303);
    expect((await tasks()).filter((t) => t.id === tent.id)).toEqual([
      expect.objectContaining({ owner: expect.objectContaining({ agency: 'Dinas Sosial' }) }),
    ]);
    const link = (await tasks()).find((t) => t.id === tent.id).owner.link;
    const owner = /pemilik\/(to_\w+)\/tautan/.exec((await get(at)).text)?.[1] ?? '';
    await post(`${at}/pemilik/${owner}/tautan`, {});
    expect((await fetch(link)).status).toBe(404);
    expect((await fetch((await tasks()).find((t) => t.id === tent.id).owner.link)).status).toBe(200);
  });
});
