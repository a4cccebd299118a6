import type { Page } from 'playwright-core';
import { fillIn, formTo, press, textOf } from '../../browser.ts';
import { type Api, eventually, type Product } from '../../product.ts';
import type { Recorded, Report } from './judge.ts';

export type Held = { id: string; report: Report; markdown: string };

/** The draft of an event that has been ended, with its file. */
async function draftOf(api: Api, id: string): Promise<Held> {
  const report = await eventually('the draft', async () => {
    const { body } = await api.get(`/events/${id}/report`);
    return body.status === 'draft' && (body as Report);
  });
  return { id, report, markdown: (await api.get(`/events/${id}/report.md`)).text };
}

/** A recorded event through the API, from its plan to the draft; throws at the first call refused. */
export async function holdByApi(product: Product, record: Recorded): Promise<Held> {
  const did = async (at: string, body: unknown) => {
    const heard = await product.api.post(at, body);
    if (heard.status >= 300) throw new Error(`${at}: ${heard.status} ${heard.text}`);
    return heard.body;
  };
  const { id } = await did('/events', record.event);
  const at = `/events/${id}`;
  const ids = new Map<string, { id: string; link: string }>();
  if (record.invitees.length) {
    const { data } = await did(`${at}/invitations`, { invitees: record.invitees });
    for (const row of data) ids.set(row.position, row);
    await did(`${at}/send`, {});
  }
  for (const { position, answer, representative } of record.answers) {
    const fields = {
      answer,
      representative_name: representative?.name,
      representative_position: representative?.position,
    };
    const said = Object.entries(fields).filter((pair): pair is [string, string] => pair[1] !== undefined);
    const { status } = await product.form(ids.get(position)?.link ?? '', Object.fromEntries(said));
    if (status !== 303) throw new Error(`the answer of ${position}: ${status}`);
  }
  const records = record.attendance.map(({ position, present }) => ({ invitation_id: ids.get(position)?.id, present }));
  if (records.length) await did(`${at}/attendance`, { records });
  if (record.counts.length) await did(`${at}/counts`, { counts: record.counts });
  if (record.outcomes.length) await did(`${at}/outcomes`, { outcomes: record.outcomes });
  await did(`${at}/close`, {});
  return draftOf(product.api, id);
}

/** An event's fields as its form has them. */
function formOf({ event }: Recorded): Record<string, string | string[]> {
  const roles = (event.roles ?? []).flatMap((row, i) =>
    Object.entries(row).map(([part, value]) => [`roles_${i}_${part}`, value] as const),
  );
  const plain = { ...event, venue_name: event.venue.name, venue_city: event.venue.city ?? '' };
  const { venue: _, roles: __, type: ___, leader, starts_at, rrule, ...fields } = plain;
  const daily = /^FREQ=DAILY;COUNT=(\d+)$/.exec(rrule ?? '');
  if (rrule && !daily) throw new Error(`the form is not told of ${rrule}`);
  const [starts_on = '', starts_clock = ''] = starts_at.split('T');
  return {
    starts_on,
    starts_clock,
    ...fields,
    ...(daily ? { repeats: 'daily', repeat_count: daily[1] ?? '' } : {}),
    leader_name: leader.name,
    leader_position: leader.position,
    ...Object.fromEntries(roles),
  };
}

/** Whom a mail of this event went to answers by its link, as the mailbox shows it. */
async function answerByMail(page: Page, record: Recorded, nth: number): Promise<void> {
  const { position, answer, representative } = record.answers[nth] as Recorded['answers'][number];
  const { email = '' } = record.invitees.find((one) => one.position === position) ?? {};
  await page.goto('/mailbox');
  // the newest first
  await press(page.locator('.rows li').filter({ hasText: email }).first().getByRole('link'));
  await page.goto((await page.locator('pre a[href*="/r/"]').first().getAttribute('href')) ?? '');
  const { title } = record.event;
  if ((await textOf(page.locator('h1'))) !== title) throw new Error(`the mail to ${email} is not of ${title}`);
  if (representative) {
    await page.locator('.answers summary').click();
    await fillIn(page.locator('form'), {
      representative_name: representative.name,
      representative_position: representative.position ?? '',
    });
  }
  const status = await press(page.locator(`button[name="answer"][value="${answer}"]`));
  if (status !== 200) throw new Error(`the answer of ${position}: ${status}`);
}

/** A recorded event through the pages, by a coordinator who is signed in; throws at the first form that comes back. */
export async function holdByPages(product: Product, page: Page, record: Recorded): Promise<Held> {
  const did = async (name: string | RegExp, form = page.locator('main')) => {
    const status = await press(form.getByRole('button', { name }).first());
    if (status !== 200) throw new Error(`${name}: ${status} ${await textOf(page.locator('main'))}`);
  };
  await page.goto(`/acara/baru?jenis=${record.event.type}`);
  await page.getByText('Rincian lain').click();
  await fillIn(page.locator('#acara'), formOf(record));
  await did('Buat acara');
  // of a series the first is held
  if (record.event.rrule) await press(page.locator('tbody a[href^="/acara/"]').first());
  const at = new URL(page.url()).pathname;
  for (const { name, ...invitee } of record.invitees) {
    await page.goto(`${at}/undangan?tambah=satu`);
    const form = formTo(page, `${at}/undangan`);
    await fillIn(form, { ...invitee, name: name ?? '' });
    await did('Tambahkan', form);
  }
  if (record.invitees.length) {
    await did('Kirim undangan');
    await eventually('all mails sent', async () => {
      await page.goto(`${at}/undangan`);
      return (await page.locator('.guests .badge.sent').count()) === record.invitees.length;
    });
  }
  for (const nth of record.answers.keys()) await answerByMail(page, record, nth);
  await page.goto(`${at}/kehadiran`);
  for (const { position, present } of record.attendance) {
    const row = page.locator('li').filter({ has: page.locator('b').getByText(position, { exact: true }) });
    await row.getByRole('button', { name: present === 'holder' ? /^Hadir/ : /^Diwakili:/ }).click();
    await row.locator('.present').waitFor();
  }
  for (const { what, number } of record.counts) {
    await fillIn(formTo(page, '/jumlah'), { [`${what}_number`]: String(number) });
    await did('Simpan jumlah');
  }
  await page.goto(`${at}/hasil`);
  for (const outcome of record.outcomes) {
    const { kind, ...said } = outcome;
    await fillIn(formTo(page, '/hasil'), { kind });
    await fillIn(formTo(page, '/hasil'), { speaker: '', ...said });
    await did('Simpan dan lanjut');
  }
  await page.goto(`${at}/laporan`);
  const early = page.locator('[name=early]');
  if (await early.count()) await early.check();
  await did('Akhiri acara dan susun laporan');
  const held = await draftOf(product.api, at.split('/').at(-1) ?? '');
  await page.goto(`${at}/laporan`);
  return held;
}
