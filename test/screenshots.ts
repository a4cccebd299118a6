import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { contextOf, fillIn, press, startBrowser } from './browser.ts';
import { bupati, camat, cast, hendra, rakor, ratna, surya } from './cast.ts';
import { eventually, startProduct } from './product.ts';

/**
 * Makes the pictures of the manuals and the README anew, into docs/images, from invented people and a set clock. Minutes
 * that pass while it works and the codes of links are all that differs from one making to the next.
 */
const OUT = path.resolve(import.meta.dirname, '../docs/images');
const OWNER = 'koordinator@pendopo.example';
/** Tuesday, 2 March 2027, 08.30 WITA: two days before the meeting that is prepared, during the one that is recorded. */
const NOW = '2027-03-02T00:30:00Z';
/** A picture heavier than this slows the manual down on a phone. */
const HEAVY = 150 * 1024;

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };
const DESK = { viewport: { width: 1200, height: 680 } };

const more = [
  { position: 'Ketua KPU Sungai Rawa', name: 'Wulan Prameswari', agency: 'KPU Kabupaten Sungai Rawa' },
  { position: 'Ketua Bawaslu Sungai Rawa', name: 'Galih Nugroho, S.H.', agency: 'Bawaslu Kabupaten Sungai Rawa' },
  { position: 'Kepala Dinas PMD Sungai Rawa', name: 'Ir. Joko Santoso', agency: 'Dinas PMD Kabupaten Sungai Rawa' },
].map((one, n) => ({ ...one, email: `tamu${n + 1}@sungairawa.example`, phone: `0814-0000-000${n + 1}` }));
const invitees = [...cast, ...more];
const [kpu, bawaslu, pmd] = more as [object, object, object];
const dimas = { name: 'Mayor Inf Dimas Anggara', position: 'Kasdim Sungai Rawa' };

const product = await startProduct({ NOW });
const browser = await startBrowser();
const { api } = product;

/** An answer of the API, or an end with what it said. */
async function said<T>(asked: Promise<{ status: number; text: string; body: T }>): Promise<T> {
  const { status, text, body } = await asked;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

type Row = { id: string; link: string };
/** An event with all invitees; each by how the cast names him. */
async function eventWith(over: object): Promise<{ id: string; of: (who: object) => Row }> {
  const { id } = await said<{ id: string }>(api.post('/events', { ...rakor, ...over }));
  const { data } = await said<{ data: Row[] }>(api.post(`/events/${id}/invitations`, { invitees }));
  return { id, of: (who) => data[invitees.indexOf(who as never)] as Row };
}
const tell = ({ id }: Row, answer: object) =>
  said(api.post(`/invitations/${id}/answers`, { channel: 'phone', ...answer }));

/** What the window shows of a page, or one part of it, as docs/images/`name`.png. */
async function picture(name: string, page: Page, part?: Locator): Promise<void> {
  const file = path.join(OUT, `${name}.png`);
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.activeElement?.blur()');
  await (part ?? page).screenshot({ path: file, animations: 'disabled' });
  const { size } = statSync(file);
  console.log(`${path.relative(process.cwd(), file)} ${Math.round(size / 1024)} KB`);
  if (size > HEAVY) {
    console.error(`${name}.png is heavier than ${HEAVY / 1024} KB`);
    process.exitCode = 1;
  }
}

/** Where on a page the picture begins. */
const beginAt = (part: Locator) => part.evaluate((held: any) => held.scrollIntoView({ block: 'start' }));

async function prepare(desk: Page): Promise<void> {
  await desk.goto('/organisasi');
  await desk.locator('[name=name]').first().fill(rakor.host);
  await desk.locator('[name=region]').fill(rakor.venue.city);
  await press(desk.getByRole('button', { name: 'Simpan', exact: true }));
  await desk.goto('/acara/baru?jenis=rakor-forkopimda');
  await fillIn(desk.locator('#acara'), {
    title: rakor.title,
    starts_on: '2027-03-04',
    starts_clock: '08:00',
    venue_name: rakor.venue.name,
    host: rakor.host,
    leader_position: rakor.leader.position,
    leader_name: rakor.leader.name,
  });
  await desk.getByText(/mata acara, 08\.00–/).waitFor();
  await desk.evaluate('scrollTo(0, 0)');
  await picture('buat-acara', desk);
}

/** The invitee's side: the letter, the answer with its QR, the page that says it is genuine. */
async function answerByLink(link: string): Promise<void> {
  const page = await (await contextOf(browser, product, null, PHONE)).newPage();
  await page.goto(link);
  await picture('undangan-penerima', page);
  const genuine = await page.locator('a[href^="/periksa/"]').first().getAttribute('href');
  await page.locator('summary', { hasText: 'Diwakili' }).click();
  await page.locator('[name=representative_name]').fill(ratna.name);
  await page.locator('[name=representative_position]').fill(ratna.position);
  await page.locator('[name=representative_name]').scrollIntoViewIfNeeded();
  await picture('diwakili', page, page.locator('form').filter({ has: page.locator('[name=representative_name]') }));
  await press(page.getByRole('button', { name: 'Kirim: diwakili' }));
  await page.evaluate('scrollTo(0, 0)');
  await picture('jawaban-tercatat', page);
  await page.goto(genuine ?? '');
  await picture('keaslian', page);
}

async function inviteAndAsk(desk: Page, phone: Page): Promise<void> {
  const { id, of } = await eventWith({});
  await said(api.post(`/events/${id}/send`));
  await eventually('the mails', async () => {
    const mails = (await (await fetch(`${product.base}/mailbox.json`)).json()) as { to: string }[];
    return mails.some(({ to }) => to === camat.email) && mails.some(({ to }) => to === bupati.email);
  });
  await answerByLink(of(bupati).link);
  await tell(of(surya), { answer: 'represented', representative: dimas });
  for (const who of [hendra, ratna, kpu, bawaslu]) await tell(of(who), { answer: 'accepted' });
  await tell(of(pmd), { answer: 'declined', note: 'Tugas luar daerah' });
  const { tasks } = await said<{ tasks: { id: string; due_on: string }[] }>(api.get(`/events/${id}`));
  for (const task of tasks.filter(({ due_on }) => due_on < '2027-03-01'))
    await said(api.post(`/tasks/${task.id}/done`));
  await desk.goto(`/acara/${id}`);
  await picture('acara', desk);
  await phone.goto(`/acara/${id}/telepon`);
  await picture('telepon', phone);
}

async function holdAndReport(desk: Page, phone: Page): Promise<void> {
  const over = { title: 'Rapat Koordinasi Pengamanan Logistik Pemilihan Kepala Desa' };
  const { id, of } = await eventWith({ ...over, starts_at: '2027-03-02T08:00', ends_at: '2027-03-02T10:00' });
  const came = { present: 'holder' };
  const sent = (representative: object) => ({ present: 'representative', representative });
  const arrived = (who: object, how: object) =>
    said(api.post(`/events/${id}/attendance`, { records: [{ invitation_id: of(who).id, ...how }] }));
  await arrived(hendra, came);
  await phone.goto(`/acara/${id}/kehadiran`);
  await beginAt(phone.locator('#kehadiran'));
  await picture('kehadiran', phone);
  await arrived(bupati, sent({ name: ratna.name, position: ratna.position }));
  await arrived(surya, sent(dimas));
  await arrived(kpu, came);
  const outcomes = [
    { kind: 'emphasis', text: 'Logistik tiba di desa paling lambat H-1.', speaker: rakor.leader.name },
    { kind: 'decision', text: 'Pengawalan dibagi menurut kecamatan.' },
    { kind: 'follow_up', text: 'Menyusun jadwal pengawalan.', owner: 'Dinas PMD', due: '2027-03-09' },
  ];
  await said(api.post(`/events/${id}/outcomes`, { outcomes }));
  await said(api.post(`/events/${id}/close`));
  await eventually('the report', async () => (await api.get(`/events/${id}/report`)).status === 200, 60_000);
  await desk.goto(`/acara/${id}/laporan`);
  const sentence = desk.locator('.sentence', { hasText: 'diwakili' }).first();
  await sentence.locator('summary').click();
  await desk.mouse.move(0, 0);
  await sentence.evaluate((held: any) => held.scrollIntoView({ block: 'center' }));
  await picture('laporan', desk);
}

async function recordRound(phone: Page): Promise<void> {
  await phone.goto('/catat');
  await phone.locator('[name=place]').fill('RT 03 Desa Rawa Hilir');
  await phone.locator('[name$=_number]:visible').first().fill('12');
  await picture('catat', phone);
}

try {
  mkdirSync(OUT, { recursive: true });
  const desk = await (await contextOf(browser, product, OWNER, DESK)).newPage();
  const phone = await (await contextOf(browser, product, OWNER, PHONE)).newPage();
  await prepare(desk);
  await inviteAndAsk(desk, phone);
  await holdAndReport(desk, phone);
  await recordRound(phone);
} finally {
  await browser.close();
  await product.stop();
}
