import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rakor } from '../cast.ts';
import { eventually, type Product, startProduct, tempDir } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';
import { ledgerOf, rowsOf } from './support/ledger.ts';
import { everyRow } from './support/record.ts';

/*
 * Tasks given to people of other agencies: told by mail, ticked by a link without an account, chased when overdue. Today
 * is Monday, 1 February 2027, 10.00 WITA.
 */

const NOW = '2027-02-01T02:00:00Z';
const sound = { name: 'Bima Saputra', agency: 'Dinas Kominfo Sungai Rawa', email: 'bima@kominfo.example' };

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
beforeAll(async () => {
  smtp = await startSmtp();
  product = await startProduct({ SMTP_URL: smtp.url, NOW });
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
});

let n = 0;
/** An owner of this test alone, so that his mails are. */
const somebody = () => ({ ...sound, email: `petugas${++n}@kominfo.example` });
const text = ({ mail }: Accepted) => (mail.text ?? '').replace(/\s+/g, ' ');
const linkIn = (mail: Accepted | undefined) => /http\S+\/t\/\S+/.exec(mail?.mail.text ?? '')?.[0] ?? '';
const quiet = (eventId: string) =>
  eventually('the ledger is quiet', async () =>
    (await ledgerOf(product, eventId)).every((d) => d.state !== 'owed' && d.state !== 'sending'),
  );
const mailsTo = async (eventId: string, email: string, at = smtp) => {
  await quiet(eventId);
  return at.to(email);
};
const made = async (more: object = {}) => (await product.api.post('/events', { ...rakor, ...more })).body;
const get = async (at: string, method = 'GET') => {
  const response = await fetch(at, { method, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const seen = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const tick = (link: string, tugas: string, selesai = '1') =>
  product.form(link, selesai === '1' ? { selesai: tugas } : { buka: tugas });
const readTask = async (eventId: string, id: string) =>
  (await product.api.get(`/events/${eventId}`)).body.tasks.find((t: any) => t.id === id);

describe('an owner', () => {
  test('of several tasks gets one mail, with the days and his link; the same again tells him nothing', async () => {
    const owner = somebody();
    const event = await made({
      tasks: [
        { title: 'Menyiapkan tata suara', days_before: 3, owner },
        { title: 'Memasang layar', days_before: 1, owner: { email: owner.email.toUpperCase() } },
        { title: 'Menyusun denah', days_before: 1 },
      ],
    });
    const [mail, ...more] = await mailsTo(event.id, owner.email);
    expect(more).toEqual([]);
    expect(mail?.mail.subject).toBe(`2 tugas untuk Anda: ${rakor.title} (4 Maret 2027)`);
    expect(text(mail as Accepted)).toContain('Menyiapkan tata suara (tenggat H-3, Senin, 1 Maret 2027)');
    expect(text(mail as Accepted)).not.toContain('denah');
    expect(event.tasks.map((t: any) => t.owner?.link ?? null)).toEqual([linkIn(mail), linkIn(mail), null]);
    await product.api.patch(`/tasks/${event.tasks[0].id}`, { owner });
    await product.api.patch(`/tasks/${event.tasks[0].id}`, { days_before: 3 });
    expect(await mailsTo(event.id, owner.email)).toHaveLength(1);
    await product.api.patch(`/tasks/${event.tasks[0].id}`, { days_before: 7 });
    const [, second, ...third] = await mailsTo(event.id, owner.email);
    expect(third).toEqual([]);
    expect(text(second as Accepted)).toContain('H-7, Kamis, 25 Februari 2027');
    expect(linkIn(second)).toBe(linkIn(mail));
  });

  test('changes: the new one is told, to the old one the task is no more', async () => {
    const [first, second] = [somebody(), somebody()];
    const event = await made({ tasks: [{ title: 'Menyiapkan tata suara', days_before: 3, owner: first }] });
    const [mail] = await mailsTo(event.id, first.email);
    const { id } = event.tasks[0];
    expect((await product.api.patch(`/tasks/${id}`, { owner: second })).body.owner).toMatchObject({
      email: second.email,
    });
    expect(await mailsTo(event.id, second.email)).toHaveLength(1);
    expect((await get(linkIn(mail))).status).toBe(404);
    // and back: he is told again
    await product.api.patch(`/tasks/${id}`, { owner: first });
    expect(await mailsTo(event.id, first.email)).toHaveLength(2);
    expect((await product.api.patch(`/tasks/${id}`, { owner: {} })).body.owner).toBeNull();
    expect((await get(linkIn(mail))).status).toBe(404);
  });

  test('stays through a new date, with his link, and hears of the new days; a written list keeps him too', async () => {
    const owner = somebody();
    const event = await made();
    const task = event.tasks.find((t: any) => /tata suara/.test(t.title));
    await product.api.patch(`/tasks/${task.id}`, { owner });
    const [first] = await mailsTo(event.id, owner.email);
    const moved = { starts_at: '2027-03-11T08:00', ends_at: '2027-03-11T10:00' };
    const after = (await product.api.patch(`/events/${event.id}`, moved)).body;
    const same = after.tasks.find((t: any) => t.id === task.id);
    expect(same).toMatchObject({ title: task.title, due_on: '2027-03-05', owner: { email: owner.email } });
    expect(after.tasks).toHaveLength(event.tasks.length);
    await product.api.patch(`/events/${event.id}`, moved);
    const [, second, ...more] = await mailsTo(event.id, owner.email);
    expect(more).toEqual([]);
    expect(text(second as Accepted)).toContain('Jumat, 5 Maret 2027');
    expect(linkIn(second)).toBe(linkIn(first));
    const written = await product.api.patch(`/events/${event.id}`, {
      tasks: [{ title: 'Menata kursi' }, { title: task.title, due_on: '2027-03-05' }],
    });
    expect(written.body.tasks.find((t: any) => t.title === task.title)).toMatchObject({
      id: task.id,
      owner: { email: owner.email },
    });
    expect((await get(linkIn(first))).status).toBe(200);
    expect(await mailsTo(event.id, owner.email)).toHaveLength(2);
  });

  test('of what is cancelled hears no more; of what is put off and on again hears the new days', async () => {
    const owner = somebody();
    const event = await made({ tasks: [{ title: 'Tata suara', days_before: 3, owner }] });
    await mailsTo(event.id, owner.email);
    await product.api.post(`/events/${event.id}/postpone`, { reason: 'menunggu kepastian' });
    await product.api.patch(`/tasks/${event.tasks[0].id}`, { days_before: 5 });
    expect(await mailsTo(event.id, owner.email)).toHaveLength(1);
    await product.api.patch(`/events/${event.id}`, { starts_at: '2027-03-18T08:00', ends_at: '2027-03-18T10:00' });
    const [, again, ...more] = await mailsTo(event.id, owner.email);
    expect(more).toEqual([]);
    expect(text(again as Accepted)).toContain('H-6, Jumat, 12 Maret 2027');
    await product.api.post(`/events/${event.id}/cancel`, { reason: 'tidak jadi' });
    expect((await product.api.patch(`/tasks/${event.tasks[0].id}`, { days_before: 1 })).status).toBe(409);
    expect(await mailsTo(event.id, owner.email)).toHaveLength(2);
  });
});

describe('the link', () => {
  test('opened however often changes nothing; a tick is one, and can be taken back by who made it', async () => {
    const owner = somebody();
    const event = await made({
      tasks: [
        { title: 'Menyiapkan tata suara', days_before: 3, owner },
        { title: 'Menyusun denah', days_before: 1, owner },
      ],
    });
    const link = event.tasks[0].owner.link;
    await quiet(event.id);
    const before = await everyRow(product);
    for (let i = 0; i < 10; i++)
      for (const method of ['GET', 'HEAD', 'OPTIONS']) expect((await get(link, method)).status).toBeLessThan(300);
    expect(await everyRow(product)).toEqual(before);
    const page = await get(link);
    for (const said of [rakor.title, 'Menyiapkan tata suara', 'H-3, Senin, 1 Maret 2027', rakor.host])
      expect(seen(page.text)).toContain(said);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.getSetCookie()).toEqual([]);
    expect(page.text).not.toMatch(/<script|src="http/);

    const { id } = event.tasks[0];
    const first = await tick(link, id);
    expect([first.status, first.headers.get('location')]).toEqual([303, new URL(link).pathname]);
    expect((await tick(link, id)).status).toBe(303);
    expect((await readTask(event.id, id)).done).toBe(true);
    const ticks = () =>
      rowsOf(product, `select actor from audit_entries where action = 'task.done' and subject = ?`, id);
    expect(await ticks()).toEqual([{ actor: expect.stringMatching(/^link:to_/) }]);
    await tick(link, id, '0');
    expect((await readTask(event.id, id)).done).toBe(false);
    // a coordinator's tick is not his to take back
    await product.api.post(`/tasks/${id}/done`);
    await tick(link, id, '0');
    expect((await readTask(event.id, id)).done).toBe(true);
  });

  test('leads to one page of 404 for a wrong, a revoked and an expired one, and to nobody else’s tasks', async () => {
    const [owner, other] = [somebody(), somebody()];
    const event = await made({
      tasks: [
        { title: 'Tata suara', days_before: 3, owner },
        { title: 'Denah', days_before: 3, owner: other },
      ],
    });
    const link: string = event.tasks[0].owner.link;
    expect((await tick(link, event.tasks[1].id)).status).toBe(404);
    expect((await readTask(event.id, event.tasks[1].id)).done).toBe(false);
    const past = await made({
      starts_at: '2026-08-04T08:00',
      ends_at: '2026-08-04T10:00',
      tasks: [{ title: 'Tata suara', days_before: 3, owner: somebody() }],
    });
    const db = await product.server.engine.getD1Database('DB');
    await db.prepare('update events set created_at = ends_at where id = ?').bind(past.id).run();
    const plain = ({ status, text: html }: { status: number; text: string }) => [
      status,
      html.replace(/nonce="[^"]+"/g, ''),
    ];
    const unknown = await get(`${product.base}/t/a${'x'.repeat(24)}`);
    expect(unknown.status).toBe(404);
    for (const dead of [past.tasks[0].owner.link, `${product.base}/t/x`, link.replace('/t/', '/r/')])
      expect([dead, (await get(dead)).status]).toEqual([dead, 404]);
    expect(plain(await get(past.tasks[0].owner.link))).toEqual(plain(unknown));
    // an invitation's token opens no tasks
    const invited = await product.api.post(`/events/${event.id}/invitations`, {
      invitees: [{ name: 'Tamu', agency: 'Entah' }],
    });
    expect((await get(invited.body.data[0].link.replace('/r/', '/t/'))).status).toBe(404);
  });

  test('takes nothing once the event is cancelled or final, and still shows', async () => {
    for (const end of ['cancel', 'final']) {
      const event = await made({ tasks: [{ title: 'Tata suara', days_before: 3, owner: somebody() }] });
      const [task] = event.tasks;
      if (end === 'cancel') await product.api.post(`/events/${event.id}/cancel`, { reason: 'tidak jadi' });
      else {
        await product.api.post(`/events/${event.id}/close`);
        await eventually(
          'the draft',
          async () => (await product.api.get(`/events/${event.id}/report`)).body.status === 'draft',
        );
        await product.api.post(`/events/${event.id}/report/final`);
      }
      expect([end, (await tick(task.owner.link, task.id)).status]).toEqual([end, 409]);
      expect([end, (await get(task.owner.link)).status]).toEqual([end, 200]);
      expect((await readTask(event.id, task.id)).done).toBe(false);
    }
  });

  test('holds its page small, however much there is to do', async () => {
    const owner = somebody();
    const long = (i: number) => Array.from({ length: 40 }, (_, k) => (i * 7919 + k * 104729).toString(36)).join(' ');
    const tasks = Array.from({ length: 150 }, (_, i) => ({
      title: `${i} ${long(i)}`.slice(0, 290),
      days_before: 3,
      owner,
    }));
    const event = await made({ tasks });
    const page = await get(event.tasks[0].owner.link);
    expect(page.status).toBe(200);
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(page.text).length + [...page.headers].join('\r\n').length).toBeLessThanOrEqual(14_600);
    expect(seen(page.text)).toMatch(/dan \d+ tugas lain/);
  });
});

describe('time', () => {
  test('chases the owner of what is overdue once, and the coordinators', async () => {
    const box = await startSmtp();
    const owner = somebody();
    const soon = { starts_at: '2027-02-10T08:00', ends_at: '2027-02-10T10:00' };
    const tasks = [
      { title: 'Menyiapkan tata suara', due_on: '2027-02-02', owner },
      { title: 'Menyusun denah', due_on: '2027-02-02' },
      { title: 'Selesai tepat waktu', due_on: '2027-02-02', owner },
    ];
    const dataDir = tempDir();
    const early = await startProduct({ SMTP_URL: box.url, NOW: '2027-02-02T04:00:00Z' }, { dataDir });
    const event = (await early.api.post('/events', { ...rakor, ...soon, tasks })).body;
    await early.api.post(`/tasks/${event.tasks.find((t: any) => /tepat/.test(t.title)).id}/done`);
    const port = new URL(early.base).port;
    await early.stop();
    // 08.00 WITA of the day after is 00.00 UTC; the same port, so that links stay the same
    const late = await startProduct({ SMTP_URL: box.url, NOW: '2027-02-03T00:00:00Z', PORT: port }, { dataDir });
    try {
      const chase = await eventually('the chase', async () =>
        box.to(owner.email).find((a) => /lewat tenggat/.test(a.mail.subject ?? '')),
      );
      expect(chase.mail.subject).toBe(`1 tugas Anda lewat tenggat: ${rakor.title} (10 Februari 2027)`);
      expect(text(chase)).toContain('Menyiapkan tata suara (tenggat H-8, Selasa, 2 Februari 2027, lewat tenggat)');
      expect(text(chase)).not.toContain('denah');
      expect(linkIn(chase)).toBe(event.tasks[0].owner.link);
      const desk = await eventually('the desk’s', async () =>
        box.to('koordinator@pendopo.example').find((a) => /tugas perlu/.test(a.mail.subject ?? '')),
      );
      expect(text(desk)).toMatch(/tata suara.*Dinas Kominfo.*sudah diingatkan lewat surel/);
      expect(text(desk)).toContain('Menyusun denah');
      // two sweeps and more
      await new Promise((done) => setTimeout(done, 2500));
      expect(box.to(owner.email).filter((a) => /lewat tenggat/.test(a.mail.subject ?? ''))).toHaveLength(1);
    } finally {
      await late.stop();
      await box.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

test('another organization finds no task of ours', async () => {
  const event = await made({ tasks: [{ title: 'Tata suara', days_before: 3, owner: somebody() }] });
  const { id } = event.tasks[0];
  for (const heard of [
    await product.other.patch(`/tasks/${id}`, { title: 'Diambil alih', owner: {} }),
    await product.other.delete(`/tasks/${id}`),
    await product.other.post(`/events/${event.id}/tasks`, { title: 'Selundupan' }),
  ])
    expect(heard.status).toBe(404);
  expect(await readTask(event.id, id)).toMatchObject({ title: 'Tata suara', owner: { email: expect.anything() } });
});
