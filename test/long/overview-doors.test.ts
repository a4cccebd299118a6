import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, camat, hendra, maya, rakor, ratna, surya } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { everyRow } from '../long/support/record.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/*
 * What a coordinator follows an event with: its overview, which says what is next and renews itself; the call list; one
 * invitee's page. Today is Sunday, 28 February 2027, 10.00 WITA.
 */

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie = '';

const get = async (at: string, headers: Record<string, string> = {}) => {
  const response = await fetch(product.base + at, { redirect: 'manual', headers: { Cookie: cookie, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = async (at: string, fields: Record<string, string> = {}) => {
  const { status, headers, text } = await product.form(at, fields, { Origin: product.base, Cookie: cookie });
  return { status, text, location: headers.get('location') ?? '' };
};
/** What is read on a page: no tags, single spaces. */
const said = (html: string) =>
  html
    .replace(/<(?:style|script|svg)[\s\S]*?<\/(?:style|script|svg)>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

type Made = { id: string; at: string; invited: { id: string; link: string }[] };
async function made(invitees: object[], more: object = {}): Promise<Made> {
  const { body } = await product.api.post('/events', { ...rakor, ...more });
  const at = `/acara/${body.id}`;
  const added = invitees.length ? await product.api.post(`/events/${body.id}/invitations`, { invitees }) : null;
  return { id: body.id, at, invited: added?.body.data ?? [] };
}
const answersOf = (id: string) =>
  rowsOf<{ answer: string; channel: string; note: string | null }>(
    product,
    'select answer, channel, note from answers where invitation_id = ? order by id',
    id,
  );
const idAt = (event: Made, n: number) => event.invited[n]?.id ?? '';

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-28T02:00:00Z' });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

describe('the overview', () => {
  test('says what is next, from the first day to the last', async () => {
    const next = async ({ at }: Made) =>
      /Berikutnya (.*?) Perjalanan acara|Berikutnya (.*?) Rencana /.exec(said((await get(at)).text))?.[2] ?? '';
    const alone = await made([]);
    expect(await next(alone)).toMatch(/Belum ada yang diundang\. Susun undangan/);
    const near = await made([bupati, { ...camat, email: undefined }], {
      starts_at: '2027-03-02T08:00',
      ends_at: '2027-03-02T10:00',
    });
    expect(await next(near)).toMatch(/1 undangan siap dikirim\. 1 tanpa surel.* Kirim undangan \(1\)/);
    const sent = await post(`${near.at}/kirim`, { dari: 'ringkasan' });
    expect(sent.location).toBe(`${near.at}?kirim=1`);
    expect(said((await get(sent.location)).text)).toContain('1 undangan dikirim sekarang.');
    expect(await next(near)).toMatch(/1 tanpa surel: lengkapi surelnya.* Lihat siapa/);
    expect(await next(near)).toMatch(/2 yang diundang belum memberi kepastian, dan acaranya sudah dekat/);
    const list = (await get(`${near.at}/undangan?status=tanpa-surel`)).text;
    const untold = said(list);
    expect(untold).toMatch(/Tanpa surel, belum menjawab 1 Camat Rawa Hilir/);
    expect(untold).not.toContain(bupati.position);
    expect(list).toMatch(/<h2 id="daftar">.*?<a href="#tambah">.*<h2 id="tambah">/s);
    const fill = /<a class="badge no_email" href="([^"]*)#ubah-email">Isi surel/.exec(list)?.[1] ?? '';
    expect((await get(fill)).text).toMatch(/<details id="ubah"[^>]* open.*id="ubah-email"/s);
    for (const { id } of near.invited)
      await post(`${near.at}/undangan/${id}`, { answer: 'accepted', channel: 'phone' });
    expect(await next(near)).not.toContain('tanpa surel');
    expect(await next(near)).toMatch(/Semua yang diundang sudah memberi kepastian/);
    const far = await made([{ ...camat, email: undefined }], { starts_at: '2027-03-20T08:00', ends_at: undefined });
    expect(await next(far)).toMatch(/1 yang diundang belum memberi kepastian\. 1 tanpa surel.* Hubungi lewat telepon/);
    const numberless =
      /nomor belum ada<\/small>\s*<a href="([^"]*)#ubah-phone"/.exec((await get(far.at)).text)?.[1] ?? '';
    expect((await get(numberless)).text).toMatch(/<details id="ubah"[^>]* open/);
    expect((await get(`${far.at}/telepon`)).text).toContain(`${numberless}#ubah-phone`);
    const early = await made([bupati], { starts_at: '2027-03-20T08:00', ends_at: undefined });
    await post(`${early.at}/kirim`);
    expect(said((await get(`${early.at}/rencana`)).text)).toMatch(
      /sudah Undangan sudah dikirim Minggu, 28 Februari 2027 pukul 10\.\d\d WITA/,
    );
    const today = await made([bupati], { starts_at: '2027-02-28T13:00', ends_at: '2027-02-28T15:00' });
    expect(await next(today)).toMatch(/berlangsung hari ini\. Catat kehadiran/);
    const over = await made([bupati], { starts_at: '2027-02-27T13:00', ends_at: '2027-02-27T15:00' });
    expect(await next(over)).toMatch(/sudah lewat.*Lengkapi dan susun laporan/);
    await product.api.post(`/events/${over.id}/close`);
    await eventually('the draft', async () => /siap diperiksa\. Periksa laporan/.test(await next(over)));
    await product.api.post(`/events/${over.id}/report/final`);
    expect(await next(over)).toMatch(/final\. Buka laporan/);
  });

  test('shows who is silent, by agency and rank, what is late; a task ticked there leads back there', async () => {
    const event = await made([bupati, hendra, surya, maya, ratna, camat]);
    await product.api.post(`/invitations/${idAt(event, 2)}/answers`, {
      answer: 'represented',
      representative: { name: 'Mayor Inf Bima' },
      channel: 'phone',
    });
    await product.api.post(`/invitations/${idAt(event, 1)}/answers`, { answer: 'tentative', channel: 'phone' });
    const { text } = await get(event.at);
    const page = said(text);
    expect(page).toContain('2 dari 6 sudah menjawab');
    expect(page).toMatch(
      /Belum ada kepastian 5 .*Pj\. Bupati Sungai Rawa.*Ketua DPRD Sungai Rawa.*Belum pasti.*Kajari/,
    );
    expect(text).toContain('href="tel:081200000001"');
    expect(page).toMatch(/Kodim 0999\/Sungai Rawa 1 diwakili/);
    expect(page).toMatch(/pimpinan TNI.* huruf f · 1 diwakili · 1 belum menjawab/);
    expect(page).toMatch(/Tugas lewat tenggat \d+/);
    const task = /action="(\/acara\/\w+\/tugas\/\w+)"/.exec(text)?.[1] ?? '';
    for (let time = 0; time < 2; time++) {
      const ticked = await post(task, { selesai: '1', dari: 'ringkasan' });
      expect([ticked.status, ticked.location]).toEqual([303, `${event.at}#terlambat`]);
    }
    expect((await get(event.at)).text).not.toContain(task);
  });

  test('asked again it is 304 until something changes, and then says what in one line', async () => {
    const event = await made([bupati, hendra]);
    const asks = (html: string) => ({
      at: /id="ringkas"[^>]*hx-get="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '',
      etag: /If-None-Match&quot;:&quot;\\&quot;(.*?)\\&quot;/.exec(html)?.[1] ?? '',
    });
    let asking = asks((await get(event.at)).text);
    expect(asking.at).toBe(`${event.at}/ringkas?jawaban=0&hadir=0`);
    const ask = () => get(asking.at, { 'HX-Request': 'true', 'If-None-Match': `"${asking.etag}"` });
    expect((await ask()).status).toBe(304);
    await post(`${event.at}/undangan/${idAt(event, 0)}`, { answer: 'accepted', channel: 'phone' });
    const changed = await ask();
    expect([changed.status, changed.text.includes('<html')]).toEqual([200, false]);
    expect(said(changed.text)).toMatch(/^ ?1 jawaban baru masuk\..*1 dari 2 sudah menjawab/);
    asking = asks(changed.text);
    expect(changed.headers.get('etag')).toBe(`"${asking.etag}"`);
    expect((await ask()).status).toBe(304);
    await post(`${event.at}/kehadiran`, { name: 'Tamu', agency: 'Desa Uji', nonce: 'tamu-desa-uji-1' });
    expect(said((await ask()).text)).toContain('1 kehadiran baru tercatat.');

    const list = async (etag: string) =>
      get(`${event.at}/undangan?status=accepted`, { 'HX-Request': 'true', 'If-None-Match': `"${etag}"` });
    const shown = await list('');
    expect([shown.status, shown.text.match(/<li id="iv_/g)?.length]).toEqual([200, 1]);
    const known = /If-None-Match&quot;:&quot;\\&quot;(.*?)\\&quot;/.exec(shown.text)?.[1] ?? '';
    expect((await list(known)).status).toBe(304);
  });

  test('a mail whose outcome nobody knows is settled there', async () => {
    const event = await made([bupati]);
    await post(`${event.at}/kirim`);
    const [mail] = await eventually('the mail', async () => {
      const rows = await rowsOf(product, `select id from deliveries where event_id = ? and state = 'sent'`, event.id);
      return rows.length > 0 && rows;
    });
    await rowsOf(product, `update deliveries set state = 'parked' where id = ?`, mail.id);
    expect(said((await get(event.at)).text)).toMatch(/Perlu keputusan Anda 1 .*tekan “Sudah sampai”/);
    for (let time = 0; time < 2; time++) {
      const settled = await post(`${event.at}/surat/${mail.id}`, { sebagai: 'arrived', dari: 'ringkasan' });
      expect([settled.status, settled.location]).toEqual([303, event.at]);
    }
    expect(said((await get(event.at)).text)).not.toContain('Perlu keputusan Anda');
  });
});

test('to try again is offered where a mail was tried and refused, and nowhere else', async () => {
  const event = await made([bupati]);
  await post(`${event.at}/kirim`);
  const sent = `select id from deliveries where event_id = ? and state = 'sent'`;
  await eventually('the mail', async () => (await rowsOf(product, sent, event.id)).length > 0);
  const sending = async () => said((await get(`${event.at}/undangan`)).text);
  const later = Date.parse('2027-03-01T00:00:00Z');
  for (const attempts of [0, 1]) {
    await rowsOf(
      product,
      `update deliveries set state = 'owed', attempts = ?, next_attempt_at = ? where event_id = ?`,
      attempts,
      later,
      event.id,
    );
    expect(await sending()).toMatch(/1 surat dalam antrean/);
    expect(/Coba kirim lagi sekarang/.test(await sending())).toBe(attempts > 0);
  }
});

describe('the call list', () => {
  test('one silent invitee after the other, in precedence; a press is one answer, and a correction another', async () => {
    const event = await made([camat, maya, hendra, bupati]);
    const [camatId, mayaId, hendraId, bupatiId] = event.invited.map(({ id }) => id) as string[];
    const call = `${event.at}/telepon`;
    const first = (await get(call)).text;
    expect(hidden(first, 'undangan')).toBe(bupatiId);
    expect(said(first)).toMatch(/1 dari 4 .*Telepon 0812-0000-0001/);
    const form = { undangan: bupatiId ?? '', channel: 'phone', selesai: '0', dilihat: hidden(first, 'dilihat') };
    // a thumb that presses twice, at once and once more
    const pressed = [post(call, { ...form, answer: 'accepted' }), post(call, { ...form, answer: 'accepted' })];
    const location = (await Promise.all(pressed))[0]?.location ?? '';
    await post(call, { ...form, answer: 'accepted' });
    expect((await answersOf(bupatiId ?? '')).map((a) => a.answer)).toEqual(['accepted']);
    expect(location).toBe(`${call}?sesudah=${bupatiId}&tercatat=1&selesai=1`);
    const second = (await get(location)).text;
    expect(hidden(second, 'undangan')).toBe(hendraId);
    expect(said(second)).toMatch(/Tercatat: Pj\. Bupati Sungai Rawa, Hadir\. Ubah 2 dari 4 .*diminta hadir sendiri/);
    // gone back to, the old form corrects
    await post(call, { ...form, answer: 'declined' });
    await post(call, { ...form, answer: 'accepted' });
    expect((await answersOf(bupatiId ?? '')).map((a) => a.answer)).toEqual(['accepted', 'declined', 'accepted']);

    const unnamed = await post(call, {
      ...form,
      undangan: hendraId ?? '',
      answer: 'represented',
      note: 'Rapat "lain"',
    });
    expect(unnamed.status).toBe(422);
    expect(unnamed.text).toMatch(/id="representative_name-salah".*Rapat &quot;lain&quot;/s);
    const skip = /href="([^"]*\/telepon\?[^"]*)"/.exec(second)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const third = (await get(skip)).text;
    expect(hidden(third, 'undangan')).toBe(mayaId);
    const last = await post(call, { ...form, undangan: mayaId ?? '', selesai: '1', answer: 'tentative' });
    expect(hidden((await get(last.location)).text, 'undangan')).toBe(camatId);
    const done = await post(call, { ...form, undangan: camatId ?? '', selesai: '1', answer: 'declined' });
    expect(said((await get(done.location)).text)).toMatch(
      /Tercatat: Camat Rawa Hilir.*2 masih belum memberi kepastian/,
    );
  });

  test('takes nobody of another event, and nothing after the end', async () => {
    const [event, other] = [await made([camat]), await made([maya])];
    const before = await everyRow(product);
    const wrong = { undangan: idAt(other, 0), answer: 'declined', channel: 'phone' };
    expect((await post(`${event.at}/telepon`, wrong)).status).toBe(404);
    expect((await post(`${event.at}/telepon`, { answer: 'declined', channel: 'phone' })).status).toBe(404);
    expect((await get(`${event.at}/telepon?sesudah=${idAt(other, 0)}&selesai=x`)).status).toBe(200);
    expect(await everyRow(product)).toEqual(before);
    await product.api.post(`/events/${other.id}/close`);
    expect((await get(`${other.at}/telepon`)).status).toBe(409);
    expect((await post(`${other.at}/telepon`, wrong)).status).toBe(409);
  });
});

describe("an invitee's page", () => {
  test('what is seen changes nothing; WhatsApp opened is noted as opened', async () => {
    const event = await made([maya]);
    const page = `${event.at}/undangan/${idAt(event, 0)}`;
    const before = await everyRow(product);
    const { text } = await get(page);
    expect(await everyRow(product)).toEqual(before);
    expect(text).toContain('href="tel:081300002222"');
    expect(text).toMatch(new RegExp(`href="https://wa.me/6281300002222[^"]*"[^>]*data-opened="${page}/dibuka"`));
    expect(text).toMatch(/name="channel" value="phone" checked/);
    expect((await post(`${page}/dibuka`)).status).toBe(204);
    const opened = await get(page);
    expect(said(opened.text)).toContain('Draf WhatsApp dibuka Minggu, 28 Februari 2027 pukul');
    expect(opened.text).toMatch(/name="channel" value="whatsapp" checked/);
    const [entry] = await rowsOf(product, 'select action from audit_entries order by id desc limit 1');
    expect(entry.action).toBe('invitation.whatsapp_opened');
  });

  test('is corrected, at its fields; an address corrected after sending gets the invitation', async () => {
    const event = await made([bupati]);
    const page = `${event.at}/undangan/${idAt(event, 0)}`;
    const fields = {
      name: 'Drs. H. Tirta Wiraguna, M.Si.',
      email: 'bukan alamat',
      requirement: 'in_person',
      role: 'guest',
    };
    const wrong = await post(`${page}/ubah`, fields);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/id="ubah-email-salah"/);
    expect(wrong.text).toContain('value="bukan alamat"');
    const before = await post(`${page}/ubah`, { ...fields, email: 'bupati@sungairawa.example' });
    expect(before.location).toBe(`${page}?diperbaiki=ya`);
    await post(`${event.at}/kirim`);
    await eventually('sent', async () => (await get(page)).text.includes('badge sent'));
    for (const expected of ['kirim', 'ya']) {
      const after = await post(`${page}/ubah`, { ...fields, email: 'tu@sungairawa.example' });
      expect([after.status, after.location]).toEqual([303, `${page}?diperbaiki=${expected}`]);
    }
    await eventually('the mail to the new address', async () =>
      ((await (await fetch(`${product.base}/mailbox.json`)).json()) as { to: string }[]).some(
        (mail) => mail.to === 'tu@sungairawa.example',
      ),
    );
  });

  test('is taken off the list only while nothing was sent', async () => {
    const event = await made([bupati, { ...camat, email: undefined }]);
    const [sent, unsent] = event.invited.map(({ id }) => `${event.at}/undangan/${id}`) as [string, string];
    await post(`${event.at}/kirim`);
    expect((await get(unsent)).text).toContain(`action="${unsent}/hapus"`);
    expect((await get(sent)).text).not.toContain('/hapus"');
    const kept = await post(`${sent}/hapus`);
    expect([kept.status, said(kept.text).includes('tidak dapat dihapus lagi')]).toEqual([409, true]);
    for (let time = 0; time < 2; time++) {
      const removed = await post(`${unsent}/hapus`);
      expect([removed.status, removed.location]).toEqual([303, `${event.at}/undangan`]);
    }
    expect((await get(`${event.at}/undangan`)).text).not.toContain('Camat Rawa Hilir');
  });
});

test('offices of the directory are found, ticked and invited with their holders; twice is once', async () => {
  const event = await made([bupati]);
  const at = `${event.at}/undangan/direktori`;
  const found = (await get(`${at}?cari=kesbangpol`, { 'HX-Request': 'true' })).text;
  expect(found).not.toContain('<html');
  const office = /name="jabatan" value="(\w+)"/.exec(found)?.[1] ?? '';
  expect(said(found)).toContain('Kepala Badan Kesbangpol Sungai Rawa');
  const fields = { cari: 'kesbangpol', jabatan: office };
  expect((await post(at, fields)).location).toBe(`${event.at}/undangan?baru=1&ada=0&tambah=direktori`);
  expect((await post(at, fields)).location).toBe(`${event.at}/undangan?baru=0&ada=1&tambah=direktori`);
  expect((await get(`${at}?cari=kesbangpol`)).text).toMatch(/disabled[^>]*>.*sudah diundang/s);
  expect((await post(at, { cari: 'kesbangpol', jabatan: 'of_asing' })).status).toBe(200);
});
