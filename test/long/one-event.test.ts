import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  auditor,
  codeFor,
  contextOf,
  cookieOf,
  describeInBrowser,
  filledIn,
  fillIn,
  formTo,
  press,
  startBrowser,
  textOf,
} from '../browser.ts';
import { bupati, HOST, hendra, LEADER, ratna } from '../cast.ts';
import { PAGES } from '../doors/site-map.ts';
import { eventually, type Product, startProduct } from '../product.ts';

/*
 * One event from the sign-in to the final report, by a coordinator whose browser runs no script, each page of it looked
 * at with axe on a small and a large screen, in both languages. The tests follow one another.
 */

const OWNER = 'koordinator@pendopo.example';
const LONG_NAME = `Prof. Dr. H. ${'Wirakusumahadiningrat'.repeat(3)}, S.H., M.H.`.padEnd(90, '.');
const LONG_OFFICE = 'Kepala Bidang Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga '
  .padEnd(190, 'Berencana ')
  .concat('Kecamatan');

let product: Product;
let browser: Browser;
/** The coordinator's page. It runs no script of a page. */
let page: Page;
let audit: ReturnType<typeof auditor>;
let event = '';
const links: Record<string, string> = {};

const text = (at = page) => textOf(at.locator('main'));
const problem = (name: string, at = page) => at.locator(`#${name}-salah`);
const tab = (part: string) => page.goto(`${event}${part}`);
const here = () => page.url();

describeInBrowser('one event on pages without script', () => {
  beforeAll(async () => {
    product = await startProduct({ NOW: '2027-01-10T03:00:00Z' });
    browser = await startBrowser();
    page = await (await contextOf(browser, product, null, { javaScriptEnabled: false })).newPage();
    audit = auditor(await contextOf(browser, product, OWNER));
    const as = { Origin: product.base, Cookie: await cookieOf(product, OWNER) };
    await product.form('/organisasi', { name: HOST, region: 'Kabupaten Sungai Rawa' }, as);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('signing in by the code of the mail', async () => {
    await page.goto('/acara');
    expect(new URL(here()).pathname).toBe('/masuk');
    await audit.at('/masuk', here());
    await fillIn(formTo(page, '/masuk'), { email: OWNER });
    expect(await press(page.getByRole('button', { name: 'Kirim kode' }))).toBe(200);
    await audit.asShown('/masuk, code', page);
    const code = await codeFor(product.base, OWNER);
    await fillIn(formTo(page, '/masuk/kode'), { kode: code === '111111' ? '222222' : '111111' });
    expect(await press(page.getByRole('button', { name: 'Masuk', exact: true }))).toBe(422);
    expect(await textOf(problem('kode'))).toContain('Kode salah');
    expect(await page.getByLabel('Alamat surel').inputValue()).toBe(OWNER);
    await audit.asShown('/masuk, wrong code', page);
    await page.getByLabel('Kode', { exact: true }).fill(code);
    expect(await press(page.getByRole('button', { name: 'Masuk', exact: true }))).toBe(200);
    expect(new URL(here()).pathname).toBe('/acara');
    expect(await text()).toContain('Belum ada acara');
    await audit.at('/acara, none', here());
    await audit.at('/, first steps', `${product.base}/`);
    await audit.at('/organisasi', `${product.base}/organisasi`);
    await audit.at('/direktori, empty', `${product.base}/direktori`);
    expect(audit.faults()).toEqual([]);
  });

  test('a weekday that is not the date’s is refused with both named, and all that was typed stays', async () => {
    await press(page.getByRole('link', { name: 'Buat acara' }));
    await audit.at('/acara/baru', here());
    await press(page.getByRole('link', { name: /^Apel Gelar Pasukan / }));
    await audit.at('/acara/baru, form', here());
    const form = page.locator('#acara');
    await page.getByText('Rincian lain').click();
    await fillIn(form, {
      title: 'Apel Gelar Pasukan "Pemilihan" Kepala Desa <2027>',
      theme: 'Aman & damai',
      programme: 'Operasi Rawa Damai',
      leader_name: LEADER.name,
      leader_position: LEADER.position,
      starts_on: '2024-08-23',
      starts_clock: '08:00',
      ends_clock: '10:00',
      timezone: 'Asia/Makassar',
      weekday: 'Kamis',
      venue_name: 'Halaman Mapolres',
      venue_address: 'Jalan Merdeka 1',
      unconfirmed: ['time'],
      dress: 'PDL',
      notes: 'Membawa surat tugas.\n\nParkir di selatan.',
      roles_1_role: 'MC',
      roles_1_name: LONG_NAME,
    });
    expect(await press(page.getByRole('button', { name: 'Ubah daftar tugas' }))).toBe(200);
    await page.locator('.task-row input').evaluateAll((all: any[]) => {
      for (const one of all) one.value = '';
    });
    await fillIn(form, {
      tasks_0_when: 'H-7',
      tasks_0_title: 'Mengirim surat',
      tasks_3_when: '1',
      tasks_3_title: 'Gladi',
    });
    const typed = await filledIn(form);
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(422);
    expect(await textOf(problem('weekday'))).toMatch(/Kamis.*Jumat/);
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(1);
    const moved = { roles_0_role: ['MC'], roles_0_name: [LONG_NAME], roles_1_role: [''], roles_1_name: [''] };
    expect(await filledIn(form)).toMatchObject({ ...typed, ...moved });
    await audit.asShown('/acara/baru, refused', page);
    expect(audit.faults()).toEqual([]);
  });

  test('the form mended makes the event', async () => {
    await fillIn(page.locator('#acara'), { starts_on: '2027-03-04' });
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(200);
    event = new URL(here()).pathname;
    expect(event).toMatch(/^\/acara\/ev_\w+$/);
    expect(await text()).toMatch(/Kamis, 4 Maret 2027 pukul 08\.00 WITA .*belum pasti/);
    expect(await text()).toMatch(/Berikutnya Belum ada yang diundang/);
    await audit.at('/acara/:id', here());
    await tab('/rencana');
    expect(await text()).toContain('Pemeriksaan pasukan');
    await audit.at('/acara/:id/rencana', here());
    await audit.at('/acara/:id/salin', `${product.base}${event}/salin?konsep=dr_salin_periksa`);
    await audit.at('/acara', `${product.base}/acara`);
    await audit.at('/', `${product.base}/`);
    expect(audit.faults()).toEqual([]);
  });

  test('changing it, ticking a task, and calling off only with a reason', async () => {
    await press(page.getByRole('link', { name: 'Ubah acara' }));
    await audit.at('/acara/:id/ubah', here());
    const form = page.locator('#acara');
    await fillIn(form, { dress: 'PDH', ends_clock: '07:00' });
    expect(await press(page.getByRole('button', { name: 'Simpan perubahan' }))).toBe(422);
    expect(await textOf(problem('ends_clock'))).not.toBe('');
    await audit.asShown('/acara/:id/ubah, refused', page);
    await fillIn(form, { ends_clock: '10:30' });
    await press(page.getByRole('button', { name: 'Simpan perubahan' }));
    expect(await text()).toContain('PDH');
    await press(page.getByRole('button', { name: /^Tandai selesai ?: Gladi/ }));
    expect(await text()).toContain('1 dari 2 selesai');
    await page.getByText('Batalkan acara', { exact: true }).click();
    expect(await press(page.getByRole('button', { name: 'Ya, batalkan acara ini' }))).toBe(422);
    expect(await problem('reason').isVisible()).toBe(true);
    await audit.asShown('/acara/:id/rencana, no reason', page);
    expect(audit.faults()).toEqual([]);
  });

  test('invitees one by one, many lines, and of those proposed', async () => {
    await tab('/undangan');
    await audit.at('/acara/:id/undangan, none', here());
    expect(await page.locator('[name=usulan]:not(:checked)').count(), 'all proposed are ticked at first').toBe(0);
    await page.getByText('Tambah satu', { exact: true }).click();
    const one = () => formTo(page, `${event}/undangan`);
    expect(await press(one().getByRole('button'))).toBe(422);
    expect(await problem('agency').count()).toBe(1);
    await fillIn(one(), { agency: 'Dinas Uji' });
    expect(await press(one().getByRole('button'))).toBe(422);
    expect([await problem('agency').count(), await problem('position').count()]).toEqual([0, 1]);
    await audit.asShown('/acara/:id/undangan, refused', page);
    await fillIn(one(), bupati);
    await press(one().getByRole('button'));
    expect(await text()).toContain('1 ditambahkan.');
    await fillIn(one(), bupati);
    await press(one().getByRole('button'));
    expect(await text()).toContain('0 ditambahkan; 1 sudah ada');

    await page.getByText('Tambah banyak sekaligus').click();
    const many = () => formTo(page, '/undangan/banyak');
    const lines = [
      `${ratna.position}; ${ratna.name}; ${ratna.agency}; ${ratna.email}`,
      '',
      `${LONG_OFFICE}; ${LONG_NAME}; Dinas Uji; kabid@uji.example; 0812-0000-0009; boleh diwakili; narasumber`,
      `${hendra.position}\t${hendra.name}\t${hendra.agency}\tbukan alamat`,
    ];
    await fillIn(many(), { invitees: lines.join('\n') });
    expect(await press(many().getByRole('button'))).toBe(422);
    expect(await textOf(problem('invitees'))).toMatch(/^Baris 4, Surel/);
    await audit.asShown('/acara/:id/undangan, a bad line', page);
    await fillIn(many(), { invitees: lines.join('\n').replace('bukan alamat', hendra.email) });
    await press(many().getByRole('button'));
    expect(await text()).toContain('3 ditambahkan.');

    await page.getByText('Usulan untuk jenis kegiatan ini').click();
    const proposed = () => formTo(page, '/undangan/usulan');
    await proposed()
      .getByLabel(/^Kepala Kejaksaan/)
      .check();
    await press(proposed().getByRole('button'));
    expect(await text()).toContain('1 ditambahkan.');
    const guests = await page.locator('.guests li b').allInnerTexts();
    expect(guests).toHaveLength(5);
    expect(guests[0], 'in order of precedence').toBe(bupati.position);
    expect(audit.faults()).toEqual([]);
  });

  test('sending, once', async () => {
    await audit.at('/acara/:id, unsent', `${product.base}${event}`);
    await tab('');
    await press(page.getByRole('button', { name: 'Kirim undangan (4)' }));
    expect(await text()).toContain('4 undangan dikirim sekarang.');
    await eventually('all mails sent', async () => {
      await tab('/undangan');
      return (await page.locator('.guests .badge.sent').count()) === 4;
    });
    expect(await page.getByRole('button', { name: /kirim/i }).count()).toBe(0);
    await audit.at('/acara/:id/undangan', here());
    await page.goto('/mailbox');
    await audit.at('/mailbox', here());
    for (const { email } of [bupati, hendra, ratna, { email: 'kabid@uji.example' }]) {
      await page.goto('/mailbox');
      const mail = page.locator('.rows li').filter({ hasText: email });
      expect(await mail.count(), email).toBe(1);
      await press(mail.getByRole('link'));
      links[email] = (await page.locator('pre a[href*="/r/"]').first().getAttribute('href')) ?? '';
    }
    await audit.at('/mailbox/:mail', here());
    expect(new Set(Object.values(links)).size).toBe(4);
    expect(audit.faults()).toEqual([]);
  });

  test('answering by the link of the mail, without signing in', async () => {
    const phone = await (await contextOf(browser, product, null, { javaScriptEnabled: false })).newPage();
    await phone.goto(links['kabid@uji.example'] ?? '');
    await audit.at('/r/:token, long', phone.url());
    await phone.goto(links[bupati.email] ?? '');
    await audit.at('/r/:token', phone.url());
    expect(await text(phone)).toMatch(/Kamis, 4 Maret 2027 53 hari lagi Pukul menyusul/);
    const typing = phone.locator('[name="representative_name"]');
    await phone.getByText('Diwakili', { exact: true }).click();
    // Enter in a field is no answer yet
    const [unsaid] = await Promise.all([phone.waitForNavigation(), typing.press('Enter')]);
    expect(unsaid?.status()).toBe(422);
    expect(await textOf(problem('answer', phone))).toBe('Pilih salah satu jawaban.');
    await audit.asShown('/r/:token, no answer', phone);
    const said = { representative_position: ratna.position, filled_by: 'Ajudan', note: 'Baris 1\n"2"' };
    await phone.getByText('Tambah pesan').click();
    await phone.getByText('Diwakili', { exact: true }).click();
    await fillIn(phone.locator('form'), said);
    const send = () => press(phone.getByRole('button', { name: 'Kirim: diwakili' }));
    expect(await send()).toBe(422);
    expect(await textOf(problem('representative_name', phone))).toContain('Nama wakil wajib');
    const typed = Object.entries(said).map(([name, value]) => [name, [value]]);
    expect(await filledIn(phone.locator('form'))).toMatchObject(Object.fromEntries(typed));
    await audit.asShown('/r/:token, refused', phone);
    await fillIn(phone.locator('form'), { representative_name: ratna.name });
    expect(await send()).toBe(200);
    expect(await text(phone)).toContain(`Diwakili oleh ${ratna.name}`);
    await audit.at('/r/:token, answered', phone.url());
    await phone.getByRole('link', { name: 'Periksa' }).click();
    await audit.at('/periksa/:code', phone.url());
    expect(await text(phone)).toContain('Undangan ini asli dan berlaku');
    expect(await phone.context().cookies()).toEqual([]);
    expect(audit.faults()).toEqual([]);
  });

  test('answers told by phone', async () => {
    await tab('/undangan');
    await press(page.getByRole('link', { name: hendra.position, exact: true }));
    await audit.at('/acara/:id/undangan/:invitation', here());
    await page.getByText('Diwakili…').click();
    expect(await press(page.getByRole('button', { name: 'Catat: diwakili' }))).toBe(422);
    expect(await textOf(problem('representative_name'))).toContain('Nama wakil wajib');
    await audit.asShown('/acara/:id/undangan/:invitation, refused', page);
    await page.getByText('Tambah keterangan').click();
    await page.getByLabel(/^Keterangan/).fill('Sedang di ibu kota');
    expect(await press(page.getByRole('button', { name: 'Berhalangan' }))).toBe(200);
    expect(await textOf(page.locator('.history'))).toMatch(/Berhalangan.*Sedang di ibu kota.*Telepon/);
    expect(await page.getByLabel('Tautan untuk disalin').inputValue()).toBe(links[hendra.email]);
    await tab('/undangan');
    await press(page.getByRole('link', { name: /^Diwakili/ }));
    expect(await page.locator('.guests li').count()).toBe(1);
    expect(await textOf(page.locator('.guests li'))).toContain(`oleh ${ratna.name}`);
    expect(audit.faults()).toEqual([]);
  });

  test('the call list: the next one who is silent, recorded by one press, skipped by another', async () => {
    await tab('/telepon');
    await audit.at('/acara/:id/telepon', here());
    expect(await text()).toMatch(/1 dari 3 .* Apa jawabannya/);
    const first = await textOf(page.locator('h1'));
    await press(page.getByRole('link', { name: 'Tidak diangkat, lewati' }));
    expect(await text()).toContain('2 dari 3');
    const second = await textOf(page.locator('h1'));
    expect(second).not.toBe(first);
    expect(await press(page.getByRole('button', { name: 'Belum pasti' }))).toBe(200);
    expect(await text()).toMatch(/Tercatat: .*, Belum pasti\. Ubah 3 dari 3/);
    await audit.at('/acara/:id/telepon, recorded', here());
    await press(page.getByRole('link', { name: 'Tidak diangkat, lewati' }));
    expect(await text()).toContain('3 masih belum memberi kepastian');
    await audit.at('/acara/:id/telepon, done', here());
    await tab('/undangan/direktori?cari=kejaksaan');
    await audit.at('/acara/:id/undangan/direktori', here());
    expect(await text()).toContain('sudah diundang');
    await audit.at('/acara/:id, answered', `${product.base}${event}`);
    expect(audit.faults()).toEqual([]);
  });

  test('who came: the holder, a representative, another one by name, a walk-in, and undone', async () => {
    await tab('/kehadiran');
    await audit.at('/acara/:id/kehadiran, none', here());
    const row = (position: string) => page.locator('li').filter({ hasText: position });
    const totals = async () => ((await textOf(page.locator('#hitung'))).match(/\d+/g) ?? []).map(Number);
    await press(row(bupati.position).getByRole('button', { name: new RegExp(`^Diwakili: ${ratna.name}`) }));
    expect(await textOf(row(bupati.position).locator('.present'))).toContain(`Diwakili ${ratna.name}`);
    // Ratna, invited herself, is one person for two offices
    await press(
      row(ratna.position)
        .last()
        .getByRole('button', { name: /^Hadir/ }),
    );
    expect(await totals()).toEqual([2, 5, 1, 1, 0, 1]);
    await press(row(LONG_OFFICE).getByRole('link', { name: /^Diwakili/ }));
    await fillIn(row(LONG_OFFICE), { representative_name: '\u200b' });
    expect(await press(row(LONG_OFFICE).getByRole('button', { name: 'Catat wakil' }))).toBe(422);
    expect(await row(LONG_OFFICE).locator('.problem').count()).toBeGreaterThan(0);
    await audit.asShown('/acara/:id/kehadiran, refused', page);
    await fillIn(row(LONG_OFFICE), { representative_name: LONG_NAME, representative_position: LONG_OFFICE });
    await press(row(LONG_OFFICE).getByRole('button', { name: 'Catat wakil' }));
    const walkIn = () => page.locator('form').filter({ has: page.getByRole('button', { name: 'Catat tamu' }) });
    expect(await press(walkIn().getByRole('button'))).toBe(422);
    expect(await problem('name').count()).toBe(1);
    await fillIn(walkIn(), { name: 'Tokoh Adat Rawa Hulu', agency: 'Rawa Hulu' });
    await press(walkIn().getByRole('button'));
    expect(await totals()).toEqual([3, 5, 1, 2, 1, 3]);
    await press(page.getByRole('button', { name: /^Urungkan .*Tokoh Adat/ }));
    expect(await totals()).toEqual([3, 5, 1, 2, 0, 2]);
    expect(audit.faults()).toEqual([]);
  });

  test('forces by unit and counts', async () => {
    const save = (name: string) => press(page.getByRole('button', { name }));
    expect(await save('Simpan kekuatan')).toBe(422);
    expect(await problem('units_0_unit').count()).toBe(1);
    await fillIn(formTo(page, '/kekuatan'), { units_0_unit: 'Peleton Samapta', units_0_personnel: 'tiga puluh' });
    expect(await save('Simpan kekuatan')).toBe(422);
    expect(await textOf(problem('units_0_personnel'))).toContain('angka bulat');
    await fillIn(formTo(page, '/kekuatan'), { units_0_personnel: '1.030' });
    expect(await save('Simpan kekuatan')).toBe(200);
    expect(await page.locator('[name=units_0_personnel]').inputValue()).toBe('1030');
    expect(await save('Simpan jumlah')).toBe(422);
    await audit.asShown('/acara/:id/kehadiran, no count', page);
    await fillIn(formTo(page, '/jumlah'), { participants_number: '250', participants_note: 'perkiraan panitia' });
    expect(await save('Simpan jumlah')).toBe(200);
    await audit.at('/acara/:id/kehadiran', here());
    expect(audit.faults()).toEqual([]);
  });

  test('outcomes, one after the other under the same kind, and taken away', async () => {
    await tab('/hasil');
    const save = () => press(page.getByRole('button', { name: 'Simpan dan lanjut' }));
    expect(await save()).toBe(422);
    expect([await problem('kind').count(), await problem('text').count()]).toEqual([1, 1]);
    await audit.asShown('/acara/:id/hasil, refused', page);
    await fillIn(formTo(page, '/hasil'), {
      kind: 'emphasis',
      text: 'Siapkan sarana & prasarana.\n"Netral" itu wajib <semua>.',
    });
    await save();
    expect(await page.locator('[name=kind]:checked').inputValue()).toBe('emphasis');
    await fillIn(formTo(page, '/hasil'), { text: 'Keliru', speaker: LEADER.position });
    await save();
    await press(page.getByRole('button', { name: /^Hapus ?: Keliru/ }));
    expect(await page.locator('.said').allInnerTexts()).toEqual([
      'Siapkan sarana & prasarana.\n"Netral" itu wajib <semua>.',
    ]);
    await audit.at('/acara/:id/hasil', here());
    expect(audit.faults()).toEqual([]);
  });

  test('a round recorded on one screen, its text for the group, and the next one', async () => {
    await page.goto('/catat');
    await audit.at('/catat', here());
    const finish = () => press(page.getByRole('button', { name: 'Selesai' }));
    await fillIn(formTo(page, '/catat'), {
      residents_number: 'dua puluh',
      messages: 'Jaga kerukunan',
      position: 'sini',
    });
    expect(await finish()).toBe(422);
    expect(await Promise.all(['place', 'residents_number', 'position'].map((name) => problem(name).count()))).toEqual([
      1, 1, 1,
    ]);
    expect(await page.locator('[name=messages]').inputValue()).toBe('Jaga kerukunan');
    await audit.asShown('/catat, refused', page);
    await fillIn(formTo(page, '/catat'), {
      place: `RT 03 ${LONG_OFFICE}`,
      position: '-2,984; 104,753',
      residents_number: '20',
      themes: '1. Lampu jalan mati\n2. Kapan kartu pemilih dibagikan?',
    });
    expect(await finish()).toBe(200);
    await eventually('the text', async () => {
      await page.reload();
      return page.locator('#pesan').count();
    });
    const told = await page.locator('#pesan').inputValue();
    for (const fact of [
      'RT 03',
      'sekitar -2,98, 104,75',
      '20',
      'Jaga kerukunan',
      'Lampu jalan mati',
      'Kapan kartu pemilih',
    ])
      expect(told).toContain(fact);
    await audit.at('/catat/:id', here());
    await press(page.getByRole('link', { name: 'Catat lagi' }));
    expect(await page.getByRole('checkbox', { name: 'Jaga kerukunan' }).isChecked()).toBe(true);
    expect(audit.faults()).toEqual([]);
  });

  test('ending it: the draft, what is missing, a gap filled, drafted again', async () => {
    const missing = () => page.locator('section[aria-labelledby=belum] li .grow').allInnerTexts();
    const drafted = () =>
      eventually('the draft', async () => {
        await tab('/laporan');
        return !(await text()).includes('sedang disusun');
      });
    await tab('/laporan');
    const gaps = ['Waktu', 'Jumlah kendaraan', 'Komandan', 'Tindak lanjut'];
    expect(await missing()).toEqual(gaps);
    await audit.at('/acara/:id/laporan, before', here());
    const end = () => press(page.getByRole('button', { name: 'Akhiri acara dan susun laporan' }));
    expect(await end()).toBe(422);
    expect(await textOf(problem('early'))).toContain('belum dimulai');
    await audit.asShown('/acara/:id/laporan, too early', page);
    await page.getByLabel('Acara ini memang sudah selesai').check();
    await end();
    await drafted();
    expect(await missing()).toEqual(gaps);
    const written = await text();
    for (const fact of [bupati.position, ratna.name, 'Peleton Samapta', '"Netral" itu wajib <semua>'])
      expect(written).toContain(fact);
    await audit.at('/acara/:id/laporan, draft', here());
    const vehicles = formTo(page, '/lengkapi').filter({ has: page.locator('[name^=vehicles_]') });
    await page.locator('#belum-vehicles summary').click();
    await vehicles.getByLabel('Kendaraan').fill('dua belas');
    expect(await press(vehicles.getByRole('button'))).toBe(422);
    expect(await vehicles.getByLabel('Kendaraan').inputValue()).toBe('dua belas');
    await audit.asShown('/acara/:id/laporan, a gap refused', page);
    await vehicles.getByLabel('Kendaraan').fill('12');
    expect(await press(vehicles.getByRole('button'))).toBe(200);
    expect(await text()).toContain('Kalimat yang datanya berubah sudah diperbarui');
    await audit.asShown('/acara/:id/laporan, refreshed', page);
    expect(await missing()).toEqual(gaps.filter((gap) => gap !== 'Jumlah kendaraan'));
    expect(await text()).not.toContain('Ada data yang berubah');
    expect(audit.faults()).toEqual([]);
  });

  test('final: only when said so; then no form is left, and a form still open elsewhere is told why not', async () => {
    const other = await page.context().newPage();
    await other.goto(`${event}/hasil`);
    await fillIn(formTo(other, '/hasil'), { kind: 'remark', text: 'Terlambat' });
    const finish = () => press(page.getByRole('button', { name: 'Nyatakan final' }));
    expect(await finish()).toBe(422);
    expect(await problem('sure').isVisible()).toBe(true);
    await audit.asShown('/acara/:id/laporan, not sure', page);
    await page.getByLabel('Saya sudah memeriksa').check();
    expect(await finish()).toBe(200);
    expect(await text()).toContain('Dinyatakan final');
    await audit.at('/acara/:id/laporan', here());
    expect(await press(other.getByRole('button', { name: 'Simpan dan lanjut' }))).toBe(409);
    expect(await text(other)).toContain('Laporan sudah final');
    await audit.asShown('refused', other);
    for (const part of ['', '/undangan', '/kehadiran', '/hasil', '/laporan']) {
      await tab(part);
      const actions = await page.locator('form[method=post]').evaluateAll((all: any[]) => all.map((f) => f.action));
      expect(actions, part).toEqual([`${product.base}/keluar`, `${product.base}/tampilan`]);
    }
    expect((await page.goto(`${event}/ubah`))?.status()).toBe(409);
    const link = await contextOf(browser, product, null, { javaScriptEnabled: false });
    const guest = await link.newPage();
    await guest.goto(links[bupati.email] ?? '');
    expect(await guest.locator('form').count()).toBe(0);
    await audit.at('/r/:token, ended', guest.url());
    expect(audit.faults()).toEqual([]);
  });

  test('the directory that the invitations left', async () => {
    const at = (path: string) => `${product.base}/direktori${path}`;
    await audit.at('/direktori', at(''));
    await audit.at('/direktori, proposals', at('?usulan=semua'));
    await audit.at('/direktori/baru', at('/baru'));
    await audit.at('/direktori/impor', at('/impor'));
    await page.goto('/direktori');
    await press(page.getByRole('link', { name: /^Kepala Bidang Pemberdayaan/ }).last());
    await audit.at('/direktori/:id', here());
    await press(formTo(page, '/pejabat').getByRole('button'));
    await audit.asShown('/direktori/:id, refused', page);
    await page.goto('/direktori/baru');
    await press(formTo(page, '/direktori').getByRole('button'));
    await audit.asShown('/direktori/baru, refused', page);
    await page.goto('/direktori/impor');
    const rows = `${hendra.position};${LONG_NAME};${hendra.agency}\nKadis;;\n${LONG_OFFICE} II;${LONG_NAME};Dinas Uji`;
    await fillIn(formTo(page, '/impor'), { rows });
    await press(page.getByRole('button', { name: 'Periksa dahulu' }));
    await press(page.getByRole('button', { name: 'Simpan ke direktori' }));
    await audit.asShown('/direktori/impor, refused', page);
    expect(audit.faults()).toEqual([]);
  });

  /** Looked at by axe where each is used: the calendar, polls, rundown and tasks, series and programmes, changes, a report's editing. */
  const ELSEWHERE =
    /^\/(kalender|program|seri)|\/(saran|jajak|susunan|jalan|layar|tugas|peserta|kabari|kalimat|versi|inggris|catatan|foto|templat)(\/|$)|^\/acara\/:id\/catat$/;

  test('no page was left out', () => {
    const anybodys = ['/masuk', '/mailbox', '/mailbox/:mail', '/r/:token', '/periksa/:code'];
    const names = [
      ...Object.keys(PAGES).filter(
        (at) => !/\.(md|docx|pdf)$|\/(ringkas|daftar|pesan|berkas)$/.test(at) && !ELSEWHERE.test(at),
      ),
      ...anybodys,
    ];
    const seen = [...audit.seen].filter((name) => name.endsWith('(id)'));
    expect(names.filter((name) => !seen.includes(`${name} (id)`))).toEqual([]);
  });
});
