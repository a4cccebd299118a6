import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bupati, camats, hendra, maya, rakor, ratna, surya } from '../cast.ts';
import { calendarOf, ledgerOf, quiet, settled } from '../long/support/ledger.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';

/** Long enough for a sweep, which comes every second, to do what it should not. */
const sweepsPass = () => new Promise((done) => setTimeout(done, 1500));
const LATER = { starts_at: '2027-03-11T13:00', ends_at: '2027-03-11T15:00' };

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
let n = 0;
beforeAll(async () => {
  smtp = await startSmtp();
  product = await startProduct({ SMTP_URL: smtp.url, NOW: '2027-01-10T03:00:00Z' });
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
});

/** An event sent to invitees, each under an address of this event alone. */
async function sent(invitees: object[] = [bupati, hendra, surya, ratna]) {
  const tag = `acara${++n}`;
  const title = `Rapat ${tag}`;
  const made = (await product.api.post('/events', { ...rakor, title })).body;
  const own = invitees.map((i: any, k) => ({ ...i, ...(i.email ? { email: `u${k}@${tag}.example` } : {}) }));
  const rows = (await product.api.post(`/events/${made.id}/invitations`, { invitees: own })).body.data as any[];
  await product.api.post(`/events/${made.id}/send`);
  await settled(product.api, made.id);
  const at = `/events/${made.id}`;
  return {
    id: made.id,
    at,
    rows,
    patch: (change: object) => product.api.patch(at, change),
    read: async () => (await product.api.get(at)).body,
    answer: (i: number, body: object) =>
      product.api.post(`/invitations/${rows[i].id}/answers`, { channel: 'phone', ...body }),
    statuses: async () => (await product.api.get(`${at}/invitations`)).body.data.map((r: any) => r.status),
    /** The mails of one invitee behind the first. */
    after: (i: number) => smtp.to(rows[i].email).slice(1),
    quiet: () => quiet(product, made.id),
  };
}
const text = ({ mail }: Accepted) => (mail.text ?? '').replace(/\s+/g, ' ');
const only = (mails: Accepted[]): Accepted => {
  expect(mails).toHaveLength(1);
  return mails[0] as Accepted;
};

describe('another time', () => {
  it('is told once to everyone invited, the old beside the new; answers are asked anew and kept', async () => {
    const event = await sent();
    await event.answer(0, { answer: 'accepted' });
    await event.answer(1, { answer: 'declined' });
    const moved = await event.patch(LATER);
    expect([moved.status, moved.body.sequence, moved.body.status]).toEqual([200, 1, 'invited']);
    expect(moved.body.milestones.map((m: any) => m.state)).toEqual(['done', 'due', 'due', 'due', 'due']);
    expect(moved.body.milestones[1].due_at).toBe('2027-03-08T08:00:00+08:00');
    expect((await event.patch(LATER)).body.sequence, 'the same value again').toBe(1);
    await event.quiet();
    for (const [i, row] of event.rows.entries()) {
      const mail = only(event.after(i));
      expect(mail.mail.subject).toBe(`Perubahan waktu: ${moved.body.title} (11 Maret 2027)`);
      expect(text(mail)).toContain('Kamis, 11 Maret 2027 pukul 13.00 WITA');
      expect(text(mail)).toMatch(/Waktu semula ?:? Kamis, 4 Maret 2027 pukul 08\.00 WITA/);
      expect(text(mail)).toContain('menjawab kembali');
      expect(text(mail)).toContain(row.link);
      const calendar = calendarOf(mail);
      expect([calendar.method, calendar.value('sequence'), calendar.value('status')]).toEqual([
        'REQUEST',
        1,
        'CONFIRMED',
      ]);
      expect(calendarOf(smtp.to(row.email)[0] as Accepted).value('uid')).toBe(calendar.value('uid'));
      expect(String(calendar.value('dtstart'))).toBe('2027-03-11T13:00:00');
    }
    expect(await event.statuses()).toEqual(['pending', 'pending', 'pending', 'pending']);
    const kept = (await product.api.get(`/invitations/${event.rows[0].id}/answers`)).body.data;
    expect(kept.map((a: any) => a.answer)).toEqual(['accepted']);
    // the very same word again is an answer to the new time
    await event.answer(0, { answer: 'accepted' });
    expect((await event.statuses())[0]).toBe('accepted');
    const page = await (await fetch(event.rows[1].link)).text();
    expect(page).toContain('semula Kamis, 4 Maret 2027');
    expect(page).toContain('Berhalangan');
  });

  it('said by two at once in the same words is one change', async () => {
    const event = await sent([bupati]);
    const done = await Promise.all(Array.from({ length: 4 }, () => event.patch(LATER)));
    expect(done.map((d) => d.status)).toEqual([200, 200, 200, 200]);
    expect((await event.read()).sequence).toBe(1);
    await event.quiet();
    only(event.after(0));
  });

  it('asks anew also whom nothing was sent yet and who was heard by phone', async () => {
    const made = (await product.api.post('/events', rakor)).body;
    const own = [{ ...bupati, email: 'lisan@lisan.example' }];
    const [row] = (await product.api.post(`/events/${made.id}/invitations`, { invitees: own })).body.data;
    const heard = () => product.api.post(`/invitations/${row.id}/answers`, { answer: 'accepted', channel: 'phone' });
    const status = async () => (await product.api.get(`/events/${made.id}/invitations`)).body.data[0].status;
    await heard();
    expect((await product.api.patch(`/events/${made.id}`, { dress: 'PDH' })).status).toBe(200);
    expect(await status()).toBe('accepted');
    expect((await product.api.patch(`/events/${made.id}`, LATER)).body.sequence).toBe(0);
    expect(await status()).toBe('pending');
    await heard();
    expect(await status()).toBe('accepted');
  });

  it('and back again tells what stands', async () => {
    const event = await sent([bupati]);
    await event.patch(LATER);
    await event.quiet();
    await event.patch({ starts_at: rakor.starts_at, ends_at: rakor.ends_at });
    await event.quiet();
    const [first, second] = event.after(0).map(calendarOf);
    expect([first?.value('sequence'), second?.value('sequence')]).toEqual([1, 2]);
    expect(String(second?.value('dtstart'))).toBe('2027-03-04T08:00:00');
  });
});

describe('another place', () => {
  it('is told, and answers stand; a change of dress is not', async () => {
    const event = await sent([bupati, hendra]);
    await event.answer(0, { answer: 'accepted' });
    expect((await event.patch({ dress: 'PDH' })).body.sequence).toBe(0);
    const moved = await event.patch({ venue: { name: 'Pendopo Kabupaten', city: 'Kabupaten Sungai Rawa' } });
    expect(moved.body.sequence).toBe(1);
    await event.quiet();
    const mail = only(event.after(0));
    expect(mail.mail.subject).toMatch(/^Perubahan tempat: /);
    expect(text(mail)).toMatch(/Tempat semula ?:? Aula Wira Satya/);
    expect(text(mail)).toContain('tetap berlaku');
    expect(calendarOf(mail).value('location')).toContain('Pendopo Kabupaten');
    expect(await event.statuses()).toEqual(['accepted', 'pending']);
  });

  it('of what is over is corrected without a word', async () => {
    const event = await sent([bupati]);
    const past = (
      await product.api.post('/events', { ...rakor, starts_at: '2026-12-01T08:00', ends_at: '2026-12-01T10:00' })
    ).body;
    const email = 'lampau@lampau.example';
    await product.api.post(`/events/${past.id}/invitations`, { invitees: [{ ...bupati, email }] });
    await product.api.post(`/events/${past.id}/send`);
    await settled(product.api, past.id);
    expect((await product.api.patch(`/events/${past.id}`, { venue: { name: 'Lapangan' } })).body.sequence).toBe(0);
    await event.quiet();
    expect(smtp.to(email)).toHaveLength(1);
    // not held after all: what is put ahead again is news
    expect((await product.api.patch(`/events/${past.id}`, LATER)).body.sequence).toBe(1);
    await eventually('told of the new date', async () => smtp.to(email).length === 2);
  });
});

describe('a representative', () => {
  const sendsRatna = { answer: 'represented', representative: { name: ratna.name, position: ratna.position } };
  it('is told too; named again he hears nothing new, replaced he is released', async () => {
    const event = await sent([bupati]);
    const email = `wakil@acara${n}.example`;
    await event.answer(0, { ...sendsRatna, representative: { ...sendsRatna.representative, contact: email } });
    await eventually('the representative was told', async () => smtp.to(email).length === 1);
    await event.patch(LATER);
    await event.quiet();
    const told = smtp.to(email)[1] as Accepted;
    expect(text(told)).toContain('mewakili Pj. Bupati Sungai Rawa');
    expect(calendarOf(told).value('sequence')).toBe(1);
    await event.answer(0, { ...sendsRatna, representative: { ...sendsRatna.representative, contact: email } });
    await event.quiet();
    expect(smtp.to(email)).toHaveLength(2);
    await event.answer(0, { answer: 'accepted' });
    await event.quiet();
    expect(calendarOf(smtp.to(email)[2] as Accepted).method).toBe('CANCEL');
    await event.patch({ venue: { name: 'Lapangan' } });
    await event.quiet();
    expect(smtp.to(email), 'one released hears no more').toHaveLength(3);
  });
});

describe('a change while invitations are on their way', () => {
  it('leaves nobody with two truths, and nobody told the same twice', async () => {
    const slow = new Promise<void>((done) => setTimeout(done, 0));
    smtp.manners.beforeAnswer = async () => {
      await slow;
      await new Promise((done) => setTimeout(done, 60));
    };
    const made = (await product.api.post('/events', { ...rakor, title: 'Rapat berjalan' })).body;
    const invitees = camats(40, 'berjalan');
    await product.api.post(`/events/${made.id}/invitations`, { invitees });
    await product.api.post(`/events/${made.id}/send`);
    await eventually('some have been sent', async () => invitees.flatMap((i) => smtp.to(i.email)).length > 8);
    await product.api.patch(`/events/${made.id}`, LATER);
    await eventually('some more', async () => invitees.flatMap((i) => smtp.to(i.email)).length > 20);
    await product.api.patch(`/events/${made.id}`, { venue: { name: 'Lapangan Rawa' } });
    await eventually('all settled', async () =>
      (await ledgerOf(product, made.id)).every((d: any) => d.state !== 'owed' && d.state !== 'sending'),
    );
    await sweepsPass();
    smtp.manners.beforeAnswer = undefined;
    for (const { email } of invitees) {
      const heard = smtp.to(email).map(calendarOf);
      const sequences = heard.map((c) => Number(c.value('sequence')));
      expect(new Set(sequences).size, `${email}: ${sequences}`).toBe(sequences.length);
      expect(sequences, email).toEqual([...sequences].sort());
      const last = heard.at(-1);
      expect([last?.value('sequence'), String(last?.value('dtstart')), last?.value('location')]).toEqual([
        2,
        '2027-03-11T13:00:00',
        'Lapangan Rawa',
      ]);
    }
  });
});

describe('calling it off', () => {
  it('cancels once for everyone, with the reason, and nothing more goes out', async () => {
    const event = await sent([bupati, hendra, maya]);
    await event.answer(1, { answer: 'declined' });
    expect((await product.api.post(`${event.at}/cancel`, {})).status).toBe(422);
    const done = await Promise.all(
      [1, 2].map(() => product.api.post(`${event.at}/cancel`, { reason: 'Banjir di lokasi' })),
    );
    expect(done.map((d) => [d.status, d.body.status])).toEqual([
      [200, 'cancelled'],
      [200, 'cancelled'],
    ]);
    await event.quiet();
    for (const i of [0, 1]) {
      const mail = only(event.after(i));
      expect(mail.mail.subject).toMatch(/^Pembatalan acara: /);
      expect(text(mail)).toContain('Banjir di lokasi');
      const calendar = calendarOf(mail);
      expect([calendar.method, calendar.value('status'), calendar.value('sequence')]).toEqual([
        'CANCEL',
        'CANCELLED',
        1,
      ]);
    }
    expect((await product.api.post(`${event.at}/send`)).status).toBe(409);
    expect((await event.patch(LATER)).status).toBe(409);
    await product.api.post(`${event.at}/cancel`, { reason: 'lagi' });
    await event.quiet();
    expect(event.after(0)).toHaveLength(1);
  });

  it('puts off without a date; a new time puts it on again and tells everyone', async () => {
    const event = await sent([bupati, hendra]);
    await event.answer(0, { answer: 'accepted' });
    const off = (await product.api.post(`${event.at}/postpone`, { reason: 'Menunggu keputusan KPU' })).body;
    expect([off.status, off.sequence, off.unconfirmed]).toEqual(['postponed', 1, ['date', 'time']]);
    expect(off.milestones.filter((m: any) => m.state === 'due')).toEqual([]);
    expect((await product.api.post(`${event.at}/postpone`, { reason: 'lagi' })).body.sequence).toBe(1);
    await event.quiet();
    const mail = only(event.after(0));
    expect(mail.mail.subject).toBe(`Penundaan acara: ${off.title}`);
    expect(text(mail)).toContain('menyusul');
    expect(text(mail)).toContain('Menunggu keputusan KPU');
    expect(calendarOf(mail).method).toBe('CANCEL');
    expect((await event.answer(0, { answer: 'accepted' })).status).toBe(409);
    expect((await product.api.post(`${event.at}/send`)).status).toBe(409);
    expect((await product.api.post(`${event.at}/close`)).status).toBe(409);
    const shown = await fetch(event.rows[0].link);
    expect(await shown.text()).toContain('ditunda');
    expect((await product.form(new URL(event.rows[0].link).pathname, { answer: 'accepted' })).status).toBe(409);

    const on = await event.patch(LATER);
    expect([on.body.status, on.body.sequence, on.body.unconfirmed]).toEqual(['invited', 2, []]);
    await event.quiet();
    const again = event.after(0)[1] as Accepted;
    expect([calendarOf(again).method, calendarOf(again).value('sequence')]).toEqual(['REQUEST', 2]);
    expect(await event.statuses()).toEqual(['pending', 'pending']);
    expect((await event.answer(0, { answer: 'accepted' })).status).toBe(201);
  });

  it('nobody was told of is quiet', async () => {
    const made = (await product.api.post('/events', rakor)).body;
    await product.api.post(`/events/${made.id}/invitations`, {
      invitees: [{ ...bupati, email: 'belum@belum.example' }],
    });
    expect((await product.api.post(`/events/${made.id}/cancel`, { reason: 'tidak jadi' })).body).toMatchObject({
      status: 'cancelled',
      sequence: 0,
    });
    await sweepsPass();
    expect(smtp.to('belum@belum.example')).toEqual([]);
  });

  it('is not another organization’s to do', async () => {
    const event = await sent([bupati]);
    for (const path of ['postpone', 'cancel'])
      expect((await product.other.post(`${event.at}/${path}`, { reason: 'bukan milik kami' })).status).toBe(404);
    expect((await event.read()).status).toBe('invited');
  });
});
