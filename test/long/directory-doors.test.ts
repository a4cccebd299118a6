import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, hendra, maya, rakor, ratna, surya } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { everyRow } from '../long/support/record.ts';
import { type Product, startProduct } from '../product.ts';

/*
 * The directory through its pages: names that invitations gave are confirmed by a person, holders change, rows are pasted.
 * The tests follow one another. Today is Sunday, 10 January 2027.
 */

const OWNER = 'koordinator@pendopo.example';
const VIEWER = 'pengamat@sungairawa.example';

let product: Product;
let cookie = '';
let viewer = '';

const get = async (at: string, as = cookie, more: Record<string, string> = {}) => {
  const response = await fetch(product.base + at, { redirect: 'manual', headers: { Cookie: as, ...more } });
  return { status: response.status, text: await response.text() };
};
const post = async (at: string, fields: Record<string, string>) => {
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
const officeOf = async (title: string) =>
  (await rowsOf<{ id: string }>(product, 'select id from offices where title = ?', title))[0]?.id ?? '';
const holdersOf = (title: string) =>
  rowsOf<{ name: string; capacity: string; state: string; from_date: string | null; until_date: string | null }>(
    product,
    `select t.name, t.capacity, t.state, t.from_date, t.until_date from tenures t join offices o on o.id = t.office_id
     where o.title = ? and t.state <> 'rejected' order by t.from_date desc`,
    title,
  );

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
  cookie = await cookieOf(product, OWNER);
  await post('/organisasi/anggota', { name: 'Pengamat', email: VIEWER, role: 'viewer' });
  viewer = await cookieOf(product, VIEWER);
});
afterAll(() => product?.stop());

describe('an empty directory', () => {
  test('teaches what to do first, to whom may do it', async () => {
    const page = said((await get('/direktori')).text);
    expect(page).toContain('Direktori masih kosong');
    expect(page).toContain('Tempel daftar pejabat dari Excel');
    const seen = said((await get('/direktori', viewer)).text);
    expect(seen).toContain('Koordinator organisasi Anda belum mengisi direktori.');
    expect(seen).not.toContain('Tambah jabatan');
  });
});

describe('names that invitations gave', () => {
  test('wait on top, and are confirmed one by one or all that are undisputed', async () => {
    const event = (await product.api.post('/events', rakor)).body.id;
    await product.api.post(`/events/${event}/invitations`, { invitees: [bupati, hendra, maya, surya] });
    const page = (await get('/direktori')).text;
    expect(said(page)).toContain('Usulan pejabat dari undangan (4)');
    expect(said(page)).toContain('4 jabatan, menurut tata tempat.');
    const agencies = [...page.matchAll(/<h2 id="ac_\w+">([^<]*)/g)].map((m) => m[1]);
    expect(agencies[0], 'in order of precedence').toBe(bupati.agency);

    const at = /action="(\/direktori\/of_\w+\/usulan\/tn_\w+)"/.exec(page)?.[1] ?? '';
    for (let time = 0; time < 2; time++) {
      const heard = await post(at, { putusan: 'benar' });
      expect([heard.status, heard.location]).toEqual([303, '/direktori?catat=1']);
    }
    expect(await holdersOf('Bupati Sungai Rawa')).toMatchObject([
      { name: bupati.name, capacity: 'Pj.', state: 'confirmed', from_date: null },
    ]);
    const waiting = (await get('/direktori?usulan=semua')).text;
    const shown = [...waiting.matchAll(/name="usulan" value="(of_\w+\.tn_\w+)"/g)].map((m) => m[1] ?? '');
    expect(shown).toHaveLength(3);
    const body = new URLSearchParams(shown.map((pair) => ['usulan', pair]));
    for (let time = 0; time < 2; time++) {
      const before = await everyRow(product);
      const response = await fetch(`${product.base}/direktori/usulan`, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { Origin: product.base, Cookie: cookie },
      });
      expect(response.status).toBe(303);
      if (time) expect(await everyRow(product)).toEqual(before);
    }
    expect(said((await get('/direktori')).text)).not.toContain('Usulan pejabat');
    expect(await rowsOf(product, `select id from tenures where state = 'proposed'`)).toEqual([]);
  });

  test('written differently are one person by a word; others replace the holder, or are refused', async () => {
    const event = (await product.api.post('/events', { ...rakor, title: 'Rapat kedua' })).body.id;
    const written = { ...hendra, name: 'Dr. H. Hendra Lesmana, M.Si.' };
    const other = { ...maya, name: 'Bimo Aryanto, S.H.' };
    const like = { ...surya, name: 'Letkol Inf Surya A. Nugraha' };
    await product.api.post(`/events/${event}/invitations`, { invitees: [written, other, like] });
    const page = (await get('/direktori')).text;
    expect(said(page)).toContain(`Tercatat sebagai ${hendra.name}: orangnya sama, tulisannya berbeda.`);
    expect(said(page)).toContain(`Sekarang tercatat ${maya.name} (bila`);
    expect(said(page)).toContain(`Mirip dengan pejabat yang tercatat: ${surya.name}`);
    expect(page, 'nothing here can be confirmed unseen').not.toContain('action="/direktori/usulan"');
    const decide = async (title: string, putusan: string) => {
      const [row] = await rowsOf<{ id: string }>(
        product,
        `select id from tenures where state = 'proposed' and office_id = ?`,
        await officeOf(title),
      );
      return post(`/direktori/${await officeOf(title)}/usulan/${row?.id}`, { putusan, dari: 'jabatan' });
    };
    expect((await decide(hendra.position, 'tulisan')).status).toBe(303);
    expect(await holdersOf(hendra.position)).toMatchObject([{ name: written.name, state: 'confirmed' }]);
    expect((await decide(surya.position, 'bukan')).status).toBe(303);
    expect(await holdersOf(surya.position)).toMatchObject([{ name: surya.name }]);
    expect((await decide(maya.position, 'benar')).status).toBe(303);
    expect(await holdersOf(maya.position)).toMatchObject([
      { name: other.name, from_date: '2027-01-10', until_date: null },
      { name: maya.name, from_date: null, until_date: '2027-01-09' },
    ]);
  });
});

describe('one office', () => {
  const title = 'Bupati Sungai Rawa';
  let at = '';

  test('tells its holder, contacts and invitations; a viewer sees neither numbers nor forms', async () => {
    at = `/direktori/${await officeOf(title)}`;
    const page = (await get(at)).text;
    expect(said(page)).toContain('Penjabat (Pj.)');
    expect(said(page)).toContain('huruf a (Kepala daerah)');
    expect(page).toContain(`href="mailto:${bupati.email}"`);
    expect(page).toMatch(/href="tel:081200000001"/);
    expect(said(page)).toMatch(
      /4 Maret 2027 Rapat Koordinasi .* Diundang: Drs\. H\. Tirta Wiraguna, M\.Si\. · Belum ada jawaban Belum berlangsung/,
    );
    const seen = (await get(at, viewer)).text;
    expect(seen).not.toContain(bupati.email);
    expect(seen).not.toContain('0812');
    expect(said(seen)).toContain('Surel jabatan ada');
  });

  test('who came and who was sent are told event by event', async () => {
    const event = (await product.api.post('/events', { ...rakor, starts_at: '2026-12-10T08:00', ends_at: undefined }))
      .body.id;
    const { body } = await product.api.post(`/events/${event}/invitations`, { invitees: [bupati, hendra, maya] });
    const [one, two] = body.data;
    await product.api.post(`/invitations/${one.id}/answers`, {
      answer: 'represented',
      representative: { name: ratna.name, position: ratna.position },
      channel: 'phone',
    });
    await product.api.post(`/events/${event}/attendance`, {
      records: [
        { invitation_id: one.id, present: 'representative' },
        { invitation_id: two.id, present: 'holder' },
      ],
    });
    const [first, second, third] = await Promise.all(
      [title, hendra.position, maya.position].map(async (t) =>
        said((await get(`/direktori/${await officeOf(t)}`)).text),
      ),
    );
    expect(first).toContain(`Menjawab diwakili ${ratna.name}`);
    expect(first).toContain(`Mengutus ${ratna.name}, ${ratna.position}`);
    expect(second).toContain('Hadir sendiri');
    expect(second, 'a writing once refused proposes nobody').not.toContain('Usulan pejabat');
    expect(third).toContain('Kehadiran tidak tercatat');
  });

  test('a change of holder in one step, once', async () => {
    const empty = await post(`${at}/pejabat`, { name: '', capacity: 'definitif', from: '2027-02-30' });
    expect(empty.status).toBe(422);
    expect(empty.text).toMatch(/id="pejabat-name-salah"/);
    expect(empty.text).toMatch(/id="pejabat-from-salah"/);
    expect(empty.text).toContain('value="2027-02-30"');
    expect(empty.text).toMatch(/<details open="" id="ganti"|<details open id="ganti"/);
    const next = { name: 'Bram Adiwangsa, S.T.', capacity: 'definitif', from: '2027-02-01' };
    for (let time = 0; time < 2; time++) {
      const heard = await post(`${at}/pejabat`, next);
      expect([heard.status, heard.location]).toEqual([303, `${at}?${time ? 'tetap' : 'simpan'}=1`]);
    }
    expect(await holdersOf(title)).toMatchObject([
      { name: next.name, from_date: '2027-02-01', until_date: null },
      { name: bupati.name, until_date: '2027-01-31' },
    ]);
    expect(said((await get(at)).text)).toContain('Mulai 1 Februari 2027: Bram Adiwangsa, S.T.');
  });

  test('a name like the holder’s is asked about, and what was typed stays', async () => {
    const of = `/direktori/${await officeOf(hendra.position)}/pejabat`;
    const typed = { name: 'H. Hendra Lesmana', capacity: 'definitif', from: '2027-01-10' };
    const asked = await post(of, typed);
    expect(asked.status).toBe(422);
    expect(said(asked.text)).toContain('orangnya sama, tulisannya berbeda.');
    expect(asked.text).toContain('value="H. Hendra Lesmana"');
    expect((await post(of, { ...typed, orang: 'lain' })).status, 'one name is one person').toBe(422);
    expect((await post(of, { ...typed, orang: 'tetap' })).location).toContain('tetap=1');
    expect(await holdersOf(hendra.position)).toMatchObject([{ name: 'Dr. H. Hendra Lesmana, M.Si.' }]);
    expect((await post(of, { ...typed, orang: 'baru' })).location).toContain('simpan=1');
    expect(await holdersOf(hendra.position)).toMatchObject([{ name: 'H. Hendra Lesmana', until_date: null }]);
    const like = { ...typed, name: 'Hendri Lesmana' };
    expect(said((await post(of, like)).text)).toContain('Namanya mirip');
    expect((await post(of, { ...like, orang: 'lain' })).status).toBe(303);
    expect(await holdersOf(hendra.position)).toMatchObject([
      { name: 'Hendri Lesmana', from_date: '2027-01-10' },
      { name: 'H. Hendra Lesmana', until_date: '2027-01-09' },
    ]);
  });

  test('left vacant, and what was recorded by mistake taken out', async () => {
    const id = await officeOf(hendra.position);
    const [present] = await rowsOf<{ id: string }>(
      product,
      `select id from tenures where office_id = ? and name = 'Hendri Lesmana'`,
      id,
    );
    const of = `/direktori/${id}`;
    const early = await post(`${of}/kosong`, { tenure: present?.id ?? '', until: '2026-01-01' });
    expect([early.status, said(early.text).includes('mulai 10 Januari 2027')]).toEqual([422, true]);
    expect((await post(`${of}/kosong`, { until: 'besok' })).text).toMatch(/id="akhir-until-salah"/);
    for (let time = 0; time < 2; time++)
      expect((await post(`${of}/kosong`, { tenure: present?.id ?? '', until: '2027-01-20' })).status).toBe(303);
    expect((await holdersOf(hendra.position))[0]).toMatchObject({ until_date: '2027-01-20' });
    for (let time = 0; time < 2; time++)
      expect((await post(`${of}/pejabat/${present?.id}/hapus`, {})).location).toBe(`${of}?simpan=1`);
    expect(await holdersOf(hendra.position)).toHaveLength(1);
    expect(said((await get(of)).text)).toContain('Kosong sejak 10 Januari 2027');
  });

  test('its title, class and contacts', async () => {
    const of = `/direktori/${await officeOf(maya.position)}`;
    const good = {
      title: 'Kepala Kejaksaan Negeri Sungai Rawa',
      phone: '0813-0000-2222',
      staff_email: 'tu@kejari.example',
    };
    const bad = await post(of, { ...good, email: 'bukan alamat', staff_phone: 'telepon' });
    expect(bad.status).toBe(422);
    for (const field of ['email', 'staff_phone']) expect(bad.text).toContain(`id="jabatan-${field}-salah"`);
    expect(bad.text).toContain('value="bukan alamat"');
    for (let time = 0; time < 2; time++) {
      const before = await everyRow(product);
      expect((await post(of, { ...good, precedence_class: '10' })).location).toBe(`${of}?simpan=1`);
      if (time) expect(await everyRow(product)).toEqual(before);
    }
    expect(
      await rowsOf(product, 'select precedence_class, phone, staff_email from offices where title = ?', good.title),
    ).toEqual([{ precedence_class: 10, phone: '0813-0000-2222', staff_email: 'tu@kejari.example' }]);
    await post(of, good);
    expect(await rowsOf(product, 'select precedence_class from offices where title = ?', good.title)).toEqual([
      { precedence_class: 6 },
    ]);
    expect((await get('/direktori/of_tidak_ada')).status).toBe(404);
    for (const part of ['', '/pejabat', '/kosong', '/usulan/tn_x', '/pejabat/tn_x/hapus'])
      expect(
        (await post(`/direktori/of_tidak_ada${part}`, { ...good, name: 'X', from: '2027-01-01', until: '2027-01-01' }))
          .status,
      ).toBe(404);
  });
});

describe('adding an office', () => {
  const office = { position: 'Plt. Kepala Dinas Kesehatan', agency: 'Dinas Kesehatan Kabupaten Sungai Rawa' };

  test('needs its title and agency, and is added once', async () => {
    const empty = await post('/direktori', { name: 'dr. Sinta', email: 'bukan' });
    expect(empty.status).toBe(422);
    for (const field of ['position', 'agency', 'email']) expect(empty.text).toContain(`id="${field}-salah"`);
    expect(empty.text).toContain('value="dr. Sinta"');
    const typed = { ...office, name: 'dr. Sinta Maharani, M.Kes.', capacity: 'definitif', phone: '0812-1111-2222' };
    const [first, again] = [await post('/direktori', typed), await post('/direktori', typed)];
    expect([first.status, again.location]).toEqual([303, first.location]);
    expect(await holdersOf('Kepala Dinas Kesehatan')).toMatchObject([{ name: typed.name, capacity: 'Plt.' }]);
    const there = await post('/direktori', { ...typed, name: 'Orang Lain' });
    expect([there.status, there.text.includes(`href="${first.location}"`)]).toEqual([422, true]);
  });

  test('one written differently is asked about first', async () => {
    const like = { position: 'Kadis Kesehatan', agency: 'Dinkes Kab. Sungai Rawa' };
    const asked = await post('/direktori', like);
    expect(asked.status).toBe(422);
    expect(said(asked.text)).toContain('Kepala Dinas Kesehatan , Dinas Kesehatan Kabupaten Sungai Rawa');
    expect(asked.text).toContain('value="Kadis Kesehatan"');
    expect((await post('/direktori', { ...like, tetap: '1' })).status).toBe(303);
    expect(await officeOf('Kadis Kesehatan')).not.toBe('');
  });
});

describe('rows pasted from a table', () => {
  const lines = (...rows: string[][]) => rows.map((row) => row.join('\t')).join('\r\n');
  const header = ['No', 'Jabatan', 'Nama Pejabat', 'Instansi', 'NIP', 'No. HP', 'Surel'];
  const table = lines(
    header,
    [
      '1',
      'Camat Rawa Hilir',
      'Joko Santosa, S.IP.',
      'Kecamatan Rawa Hilir',
      '123',
      '0812-7777-0001',
      'camat@rawahilir.example',
    ],
    ['2', 'Bupati Sungai Rawa', 'Bram Adiwangsa, S.T., M.M.', 'Pemerintah Kabupaten Sungai Rawa', '', '', ''],
    ['3', 'Komandan Kodim 0999/Sungai Rawa', 'Surya Adi Nugraha', 'Kodim 0999/Sungai Rawa', '', '', ''],
    [
      '4',
      'Kepala Dinas Kesehatan',
      'dr. Lukman Hakim',
      'Dinas Kesehatan Kabupaten Sungai Rawa',
      '',
      '0812-1111-9999',
      '',
    ],
    ['5', 'Camat Rawa Hulu', '', '', '', '', 'bukan alamat'],
  );
  const body = { rows: table };

  test('are looked at first: nothing is saved, each row has its verdict, and what was typed stays', async () => {
    const before = await everyRow(product);
    const page = await post('/direktori/impor', { ...body, langkah: 'periksa', berlaku: '2027-02-01' });
    expect(page.status).toBe(200);
    expect(await everyRow(product)).toEqual(before);
    const read = said(page.text);
    expect(read).toContain('Kolom yang tidak disimpan: NIP.');
    expect(read).toMatch(/Keliru .*Baris 6 .*Surel: Alamat surel tidak benar/);
    expect(read).toMatch(/Mirip dengan yang sudah ada .*Baris 4: Komandan Kodim .*Mirip dengan Dandim 0999/);
    expect(read).toMatch(/Ganti pejabat .*Baris 5 .*Plt\. dr\. Sinta Maharani, M\.Kes\. digantikan dr\. Lukman Hakim/);
    expect(read).toContain('Telepon 0812-1111-2222 diganti 0812-1111-9999');
    expect(read).toMatch(/Nama ditulis berbeda .*Pakai tulisan baru: Bram Adiwangsa, S\.T\., M\.M\./);
    expect(read).toMatch(/Jabatan baru .*Baris 2 Camat Rawa Hilir, Kecamatan Rawa Hilir Joko Santosa/);
    expect(page.text).toContain(table.replace(/\r/g, ''));
    // what is wrong or undecided is not saved
    const seal = hidden(page.text, 'diperiksa');
    const refused = await post('/direktori/impor', {
      ...body,
      langkah: 'simpan',
      diperiksa: seal,
      berlaku: '2027-02-01',
      baris_6: 'skip',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#baris_4"');
    expect(refused.text).toMatch(/<input id="baris_6"[^>]* checked/);
    expect(await everyRow(product)).toEqual(before);
  });

  test('are saved all or none, and the same again changes nothing', async () => {
    const checked = await post('/direktori/impor', { ...body, langkah: 'periksa', berlaku: '2027-02-01' });
    const decided = { baris_4: 'same', baris_6: 'skip', tulisan_3: '1' };
    const sent = {
      ...body,
      ...decided,
      langkah: 'simpan',
      berlaku: '2027-02-01',
      diperiksa: hidden(checked.text, 'diperiksa'),
    };
    const other = await post('/direktori/impor', { ...sent, rows: `${table}\r\n7\tLurah Rawa\tSiti\tKelurahan Rawa` });
    expect([other.status, said(other.text).includes('berubah sejak diperiksa')], 'not what was seen').toEqual([
      422,
      true,
    ]);
    const saved = await post('/direktori/impor', sent);
    expect([saved.status, saved.location]).toEqual([303, '/direktori?impor=1.2.1']);
    expect(said((await get(saved.location)).text)).toContain('1 jabatan baru, 2 pejabat dicatat, 1 kontak diperbarui');
    expect((await holdersOf('Bupati Sungai Rawa'))[0]).toMatchObject({ name: 'Bram Adiwangsa, S.T., M.M.' });
    expect(await holdersOf('Kepala Dinas Kesehatan')).toMatchObject([
      { name: 'dr. Lukman Hakim', from_date: '2027-02-01' },
      { name: 'dr. Sinta Maharani, M.Kes.', until_date: '2027-01-31' },
    ]);
    expect(await holdersOf('Dandim 0999/Sungai Rawa')).toHaveLength(1);
    const before = await everyRow(product);
    const again = await post('/direktori/impor', { ...sent, diperiksa: '' });
    expect(again.status, 'seen anew').toBe(422);
    const nothing = lines(
      header,
      ...table
        .split('\r\n')
        .slice(1, 3)
        .map((row) => row.split('\t')),
    );
    const idle = await post('/direktori/impor', {
      rows: nothing,
      langkah: 'simpan',
      diperiksa: 'lama',
      berlaku: '2027-02-01',
    });
    expect([idle.status, idle.location]).toEqual([303, '/direktori?impor=0.0.0']);
    expect(await everyRow(product)).toEqual(before);
  });

  test('none, or nothing that can be read, is told at the field', async () => {
    for (const rows of ['', '  \n', 'Jabatan\tNama\tInstansi']) {
      const heard = await post('/direktori/impor', { rows, langkah: 'periksa' });
      expect([heard.status, heard.text.includes('id="rows-salah"')], rows).toEqual([422, true]);
    }
    const day = await post('/direktori/impor', { ...body, langkah: 'simpan', berlaku: '2027-02-31' });
    expect([day.status, day.text.includes('id="berlaku-salah"')]).toEqual([422, true]);
  });
});

describe('five hundred offices', () => {
  test('are pasted at once, searched, and shown by pages that stay small', async () => {
    const rows = Array.from(
      { length: 500 },
      (_, i) => `Kepala Desa Uji ${i + 1};Pejabat ${i + 1}, S.IP.;Desa Uji ${i + 1};desa${i + 1}@uji.example`,
    ).join('\n');
    const checked = await post('/direktori/impor', { rows, langkah: 'periksa' });
    const similar = [...checked.text.matchAll(/name="baris_(\d+)" value="new"/g)].map((m) => m[1]);
    expect(similar).toEqual([]);
    const saved = await post('/direktori/impor', {
      rows,
      langkah: 'simpan',
      diperiksa: hidden(checked.text, 'diperiksa'),
    });
    expect(saved.location).toBe('/direktori?impor=500.500.0');
    const page = await get('/direktori?hal=2');
    expect(page.text.length).toBeLessThan(80_000);
    expect(said(page.text)).toContain('Halaman 2 dari 6');
    const found = await get('/direktori?cari=desa+uji+321', cookie, { 'HX-Request': 'true' });
    expect(found.text).not.toContain('<html');
    expect(said(found.text)).toMatch(/^ ?1 jabatan cocok\. .*Desa Uji 321 .*Pejabat 321, S\.IP\. .*Surel saja/);
    expect(said((await get('/direktori?cari=%3Cb%3E%25')).text)).toContain('Tidak ada yang cocok');
    expect((await get('/direktori?hal=99')).status).toBe(303);
  });
});
