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
import { eventually, type Product, startProduct } from '../product.ts';
import { PAGES } from './site-map.ts';

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
    await audit.at('/organisasi', `${product.base}/organisasi`);
    expect(audit.faults()).toEqual([]);
  });

  test('a weekday that is not the date’s is refused with both named, and all that was typed stays', async () => {
    await press(page.getByRole('link', { name: 'Buat acara' }));
    await audit.at('/acara/baru', here());
    const form = formTo(page, '/acara/baru');
    await fillIn(form, {
      type: 'apel-gelar-pasukan',
      title: 'Apel Gelar Pasukan "Pemilihan" Kepala Desa <2027>',
      theme: 'Aman & damai',
      programme: 'Operasi Rawa Damai',
      leader_name: LEADER.name,
      leader_position: LEADER.position,
      starts_at: '2024-08-23T08:00',
      ends_at: '2024-08-23T10:00',
      timezone: 'Asia/Makassar',
      weekday: 'Kamis',
      venue_name: 'Halaman Mapolres',
      venue_address: 'Jalan Merdeka 1',
      unconfirmed: ['time'],
      dress: 'PDL',
      notes: 'Membawa surat tugas.\n\nParkir di selatan.',
      roles_1_role: 'MC',
      roles_1_name: LONG_NAME,
      agenda: '08.00-08.30 Pasukan siap\n08.30-10.00 Amanat; inspektur',
      tasks: 'H-7 Mengirim surat\nH-1 Gladi',
    });
    const typed = await filledIn(form);
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(422);
    expect(await textOf(problem('weekday'))).toMatch(/Kamis.*Jumat/);
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(1);
    const moved = { roles_0_role: ['MC'], roles_0_name: [LONG_NAME], roles_1_role: [''], roles_1_name: [''] };
    expect(await filledIn(formTo(page, '/acara/baru'))).toMatchObject({ ...typed, ...moved });
    await audit.asShown('/acara/baru, refused', page);
    await fillIn(form, { starts_at: '2027-03-04T08:00', ends_at: '2027-03-04T10:00', agenda: '' });
    expect(await press(page.getByRole('button', { name: 'Buat acara' }))).toBe(200);
    event = new URL(here()).pathname;
    expect(event).toMatch(/^\/acara\/ev_\w+$/);
    expect(await text()).toMatch(/Kamis, 4 Maret 2027 pukul 08\.00 WITA .*belum pasti/);
    expect(await text()).toContain('Pemeriksaan pasukan');
    await audit.at('/acara/:id', here());
    await audit.at('/acara', `${product.base}/acara`);
    expect(audit.faults()).toEqual([]);
  });

  test('changing it, ticking a task, and calling off only with a reason', async () => {
    await press(page.getByRole('link', { name: 'Ubah acara' }));
    await audit.at('/acara/:id/ubah', here());
    await fillIn(formTo(page, '/ubah'), { dress: 'PDH', ends_at: '2027-03-04T07:00' });
    expect(await press(page.getByRole('button', { name: 'Simpan perubahan' }))).toBe(422);
    expect(await textOf(problem('ends_at'))).not.toBe('');
    await fillIn(formTo(page, '/ubah'), { ends_at: '2027-03-04T10:30' });
    await press(page.getByRole('button', { name: 'Simpan perubahan' }));
    expect(await text()).toContain('PDH');
    await press(page.getByRole('button', { name: /^Tandai selesai ?: Gladi/ }));
    expect(await text()).toContain('1 dari 2 selesai');
    await page.getByText('Batalkan acara', { exact: true }).click();
    expect(await press(page.getByRole('button', { name: 'Ya, batalkan acara ini' }))).toBe(422);
    expect(await problem('reason').isVisible()).toBe(true);
    await audit.asShown('/acara/:id, no reason', page);
    expect(audit.faults()).toEqual([]);
  });

  test('invitees one by one, many lines, and of those proposed', async () => {
    await tab('/undangan');
    await audit.at('/acara/:id/undangan, none', here());
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
    await press(page.getByRole('button', { name: 'Kirim undangan' }));
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
    expect(await text(phone)).toContain('Kamis, 4 Maret 2027, pukul menyusul');
    const send = () => press(phone.getByRole('button', { name: 'Kirim jawaban' }));
    expect(await send()).toBe(422);
    expect(await textOf(problem('answer', phone))).toBe('Pilih salah satu jawaban.');
    const said = {
      answer: 'represented',
      representative_position: ratna.position,
      filled_by: 'Ajudan',
      note: 'Baris 1\n"2"',
    };
    await fillIn(phone.locator('form'), said);
    expect(await send()).toBe(422);
    expect(await textOf(problem('representative_name', phone))).toContain('Nama wakil wajib');
    const typed = Object.entries(said).map(([name, value]) => [name, [value]]);
    expect(await filledIn(phone.locator('form'))).toMatchObject(Object.fromEntries(typed));
    await audit.asShown('/r/:token, refused', phone);
    await fillIn(phone.locator('form'), { representative_name: ratna.name });
    expect(await send()).toBe(200);
    expect(await text(phone)).toContain(`Diwakili oleh ${ratna.name}`);
    await audit.at('/r/:token, answered', phone.url());
    expect(await phone.context().cookies()).toEqual([]);
    expect(audit.faults()).toEqual([]);
  });

  test('answers told by phone', async () => {
    await tab('/undangan');
    await press(page.getByRole('link', { name: hendra.position, exact: true }));
    await audit.at('/acara/:id/undangan/:invitation', here());
    const tell = () => press(page.getByRole('button', { name: 'Catat jawaban' }));
    expect(await tell()).toBe(422);
    expect([await problem('answer').count(), await problem('channel').count()]).toEqual([1, 1]);
    await audit.asShown('/acara/:id/undangan/:invitation, refused', page);
    await page.getByLabel('Berhalangan').check();
    await page.getByLabel('Telepon', { exact: true }).check();
    await page.getByLabel(/^Keterangan/).fill('Sedang di ibu kota');
    expect(await tell()).toBe(200);
    expect(await textOf(page.locator('.history'))).toMatch(/Berhalangan.*Sedang di ibu kota.*Telepon/);
    expect(await page.getByLabel('Tautan untuk disalin').inputValue()).toBe(links[hendra.email]);
    await tab('/undangan?status=represented');
    expect(await page.locator('.guests li').count()).toBe(1);
    expect(await textOf(page.locator('.guests li'))).toContain(`oleh ${ratna.name}`);
    expect(audit.faults()).toEqual([]);
  });

  test('who came: the holder, a representative, another one by name, a walk-in, and undone', async () => {
    await tab('/kehadiran');
    await audit.at('/acara/:id/kehadiran, none', here());
    const row = (position: string) => page.locator('li').filter({ hasText: position });
    const totals = async () => (await page.locator('.numbers li b').allInnerTexts()).map(Number);
    await press(row(bupati.position).getByRole('button', { name: new RegExp(`^Diwakili: ${ratna.name}`) }));
    expect(await textOf(row(bupati.position).locator('.present'))).toContain(`Diwakili ${ratna.name}`);
    // Ratna, invited herself, is one person for two offices
    await press(
      row(ratna.position)
        .last()
        .getByRole('button', { name: /^Hadir/ }),
    );
    expect(await totals()).toEqual([5, 1, 1, 0, 1]);
    await row(LONG_OFFICE).getByText('Diwakili…').click();
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
    expect(await totals()).toEqual([5, 1, 2, 1, 3]);
    await press(page.getByRole('button', { name: /^Urungkan .*Tokoh Adat/ }));
    expect(await totals()).toEqual([5, 1, 2, 0, 2]);
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
    const save = () => press(page.getByRole('button', { name: 'Simpan hasil' }));
    expect(await save()).toBe(422);
    expect([await problem('kind').count(), await problem('text').count()]).toEqual([1, 1]);
    await audit.asShown('/acara/:id/hasil, refused', page);
    await fillIn(formTo(page, '/hasil'), {
      kind: 'emphasis',
      text: 'Siapkan sarana & prasarana.\n"Netral" itu wajib <semua>.',
    });
    await save();
    expect(await page.locator('[name=kind]').inputValue()).toBe('emphasis');
    await fillIn(formTo(page, '/hasil'), { text: 'Keliru', speaker: LEADER.position });
    await save();
    await press(page.getByRole('button', { name: /^Hapus ?: Keliru/ }));
    expect(await page.locator('.said').allInnerTexts()).toEqual([
      'Siapkan sarana & prasarana.\n"Netral" itu wajib <semua>.',
    ]);
    await audit.at('/acara/:id/hasil', here());
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
    await press(page.getByRole('button', { name: 'Akhiri acara dan susun laporan' }));
    await drafted();
    expect(await missing()).toEqual(gaps);
    const written = await text();
    for (const fact of [bupati.position, ratna.name, 'Peleton Samapta', '"Netral" itu wajib <semua>'])
      expect(written).toContain(fact);
    await audit.at('/acara/:id/laporan, draft', here());
    await press(page.getByRole('link', { name: 'Isi Jumlah kendaraan' }));
    await fillIn(formTo(page, '/kekuatan'), { units_0_vehicles: '12' });
    await press(page.getByRole('button', { name: 'Simpan kekuatan' }));
    await tab('/laporan');
    expect(await text()).toContain('Ada data yang berubah setelah konsep ini disusun.');
    await audit.asShown('/acara/:id/laporan, stale', page);
    await press(page.getByRole('button', { name: 'Susun ulang' }));
    await drafted();
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
    expect(await press(other.getByRole('button', { name: 'Simpan hasil' }))).toBe(409);
    expect(await text(other)).toContain('Laporan sudah final');
    await audit.asShown('refused', other);
    for (const part of ['', '/undangan', '/kehadiran', '/hasil', '/laporan']) {
      await tab(part);
      const actions = await page.locator('form[method=post]').evaluateAll((all: any[]) => all.map((f) => f.action));
      expect(actions, part).toEqual([`${product.base}/keluar`]);
    }
    expect((await page.goto(`${event}/ubah`))?.status()).toBe(409);
    const link = await contextOf(browser, product, null, { javaScriptEnabled: false });
    const guest = await link.newPage();
    await guest.goto(links[bupati.email] ?? '');
    expect(await guest.locator('form').count()).toBe(0);
    await audit.at('/r/:token, ended', guest.url());
    expect(audit.faults()).toEqual([]);
  });

  test('no page was left out', () => {
    const anybodys = ['/masuk', '/mailbox', '/mailbox/:mail', '/r/:token'];
    const names = [...Object.keys(PAGES).filter((at) => !/\.(md|docx)$/.test(at)), ...anybodys];
    const seen = [...audit.seen].filter((name) => name.endsWith('(id)'));
    expect(names.filter((name) => !seen.includes(`${name} (id)`))).toEqual([]);
  });
});
