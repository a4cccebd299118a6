import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bupati, hendra, maya, rakor, ratna, surya } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';
import { calendarOf, ledgerOf, rowsOf, settled } from './support/ledger.ts';

const SLOTS = [
  { starts_at: '2027-03-04T08:00', ends_at: '2027-03-04T10:00' },
  { starts_at: '2027-03-05T13:30', ends_at: '2027-03-05T15:30' },
  { starts_at: '2027-03-09T09:00', ends_at: '2027-03-09T11:00' },
];
const DEADLINE = '2027-02-10T12:00';
const planned = { ...rakor, unconfirmed: ['date', 'time'] };

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
let n = 0;
beforeAll(async () => {
  smtp = await startSmtp();
  product = await startProduct({ SMTP_URL: smtp.url, NOW: '2027-02-01T00:00:00Z' });
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
});

type Options = { event?: object; invitees?: object[]; slots?: object[]; sent?: boolean };

/** An event whose date is asked of everybody invited, each under an address of this event alone. */
async function polled({
  event = planned,
  invitees = [bupati, hendra, surya],
  slots = SLOTS,
  sent = false,
}: Options = {}) {
  const tag = `jajak${++n}`;
  const title = `Rapat ${tag}`;
  const made = (await product.api.post('/events', { ...event, title })).body;
  const own = invitees.map((i: any, k) => ({ ...i, ...(i.email ? { email: `u${k}@${tag}.example` } : {}) }));
  const rows = (await product.api.post(`/events/${made.id}/invitations`, { invitees: own })).body.data as any[];
  if (sent) {
    await product.api.post(`/events/${made.id}/send`);
    await settled(product.api, made.id);
  }
  const at = `/events/${made.id}`;
  const body = { slots, deadline_at: DEADLINE, invitations: rows.map((r) => r.id) };
  const poll = await product.api.post(`${at}/poll`, body);
  expect(poll.status, poll.text).toBe(201);
  const quiet = () =>
    eventually('the ledger is quiet', async () =>
      (await ledgerOf(product, made.id)).every((d) => d.state !== 'owed' && d.state !== 'sending'),
    );
  await quiet();
  const seat = (i: number, of: any) => of.asked.find((a: any) => a.invitation_id === rows[i].id);
  const path = (i: number) => new URL(seat(i, poll.body).link).pathname;
  return {
    id: made.id as string,
    at,
    title,
    rows,
    body,
    quiet,
    poll: poll.body,
    read: async () => (await product.api.get(`${at}/poll`)).body,
    event: async () => (await product.api.get(at)).body,
    seat,
    path,
    answer: (i: number, fields: Record<string, string>) => product.form(path(i), fields),
    page: async (i: number) => {
      const response = await fetch(product.base + path(i));
      return { status: response.status, text: await response.text() };
    },
    fix: (slot: number) => product.api.post(`${at}/poll/fix`, { slot }),
    ledger: async (kind: string) => (await ledgerOf(product, made.id)).filter((d) => d.kind === kind),
    mails: (i: number) => smtp.to(rows[i].email),
  };
}
const text = ({ mail }: Accepted) => (mail.text ?? '').replace(/\s+/g, ' ');
const calendars = ({ mail }: Accepted) => mail.attachments.filter((a) => a.mimeType === 'text/calendar');

describe('a date poll', () => {
  it('asks each once by mail, with the times in words, an inert link and no calendar part', async () => {
    const poll = await polled();
    expect(poll.poll).toMatchObject({ number: 1, state: 'open', takes_answers: true, recommended: null });
    expect(poll.poll.deadline_at).toBe('2027-02-10T12:00:00+08:00');
    for (const i of [0, 1, 2]) {
      const mails = poll.mails(i);
      expect(mails).toHaveLength(1);
      const mail = mails[0] as Accepted;
      expect(mail.mail.subject).toBe(`Mohon pilihan waktu: ${poll.title}`);
      for (const part of [text(mail), (mail.mail.html ?? '').replace(/\s+/g, ' ')]) {
        expect(part).toContain('Kamis, 4 Maret 2027 pukul 08.00–10.00 WITA');
        expect(part).toContain('Selasa, 9 Maret 2027 pukul 09.00–11.00 WITA');
        expect(part).toContain('Rabu, 10 Februari 2027 pukul 12.00 WITA');
        expect(part).toContain(poll.seat(i, poll.poll).link);
      }
      expect(calendars(mail)).toEqual([]);
    }
    expect((await poll.event()).milestones.filter((m: any) => m.kind.startsWith('poll_'))).toMatchObject([
      { kind: 'poll_reminder', due_at: '2027-02-09T08:00:00+08:00', state: 'due' },
      { kind: 'poll_close', due_at: '2027-02-10T12:00:00+08:00', state: 'due' },
    ]);
    // a form sent twice is one poll, another one waits until this one is closed
    const again = await product.api.post(`${poll.at}/poll`, poll.body);
    expect([again.status, again.body.id]).toEqual([200, poll.poll.id]);
    expect((await product.api.post(`${poll.at}/poll`, { ...poll.body, slots: SLOTS.slice(0, 2) })).body.code).toBe(
      'poll_open',
    );
    await poll.quiet();
    expect(poll.mails(0)).toHaveLength(1);
  });

  it('made by two at once is one', async () => {
    const made = (await product.api.post('/events', planned)).body;
    await product.api.post(`/events/${made.id}/invitations`, { invitees: [hendra] });
    const body = { slots: SLOTS, deadline_at: DEADLINE };
    const heard = await Promise.all([1, 2, 3].map(() => product.api.post(`/events/${made.id}/poll`, body)));
    expect(new Set(heard.map((h) => h.body.id)).size).toBe(1);
    expect(await rowsOf(product, 'select id from polls where event_id = ?', made.id)).toHaveLength(1);
  });

  it('says at its field what is wrong', async () => {
    const made = (await product.api.post('/events', planned)).body;
    const at = `/events/${made.id}/poll`;
    const wrong = async (body: object) => {
      const heard = await product.api.post(at, { slots: SLOTS, deadline_at: DEADLINE, ...body });
      expect(heard.status, heard.text).toBe(422);
      return heard.body.errors.map((e: any) => e.field);
    };
    expect(await wrong({}), 'nobody matters').toEqual(['invitations']);
    expect(await wrong({ slots: SLOTS.slice(0, 1) })).toEqual(['slots']);
    expect(await wrong({ slots: [...SLOTS, ...SLOTS] })).toContain('slots');
    expect(await wrong({ slots: [SLOTS[0], SLOTS[0]] })).toEqual(['slots[1].starts_at']);
    expect(await wrong({ slots: [SLOTS[0], { ...SLOTS[1], ends_at: '2027-03-05T13:00' }] })).toEqual([
      'slots[1].ends_at',
    ]);
    expect(await wrong({ slots: [SLOTS[0], { starts_at: '2027-01-05T13:00' }] })).toContain('slots[1].starts_at');
    expect(await wrong({ deadline_at: '2027-01-31T08:00' })).toEqual(['deadline_at']);
    expect(await wrong({ deadline_at: '2027-03-04T08:00' })).toEqual(['deadline_at']);
    expect(await wrong({ invitations: ['iv_0000'] })).toEqual(['invitations[0]']);
    expect((await product.api.get(at)).status).toBe(404);
  });
});

describe('the link of one asked', () => {
  it('shows the times and changes nothing; an answer is kept, shown and can be changed', async () => {
    const poll = await polled();
    const first = await poll.page(0);
    expect(first.status).toBe(200);
    expect(first.text).toContain('Jumat, 5 Maret 2027 pukul 13.30–15.30 WITA');
    expect(await (await fetch(product.base + poll.path(0), { method: 'HEAD' })).text()).toBe('');
    expect((await poll.read()).asked.flatMap((a: any) => a.answers)).toEqual([]);
    const done = await poll.answer(0, { slot_1: 'in_person', slot_2: 'cannot', note: 'Setelah apel' });
    expect([done.status, done.headers.get('location')]).toEqual([303, poll.path(0)]);
    const shown = await poll.page(0);
    expect(shown.text).toMatch(/name="slot_1"[^>]*value="in_person"[^>]*checked/);
    expect(shown.text).toContain('Belum dijawab: 3');
    expect(shown.text).toContain('Setelah apel');
    await poll.answer(0, { slot_1: 'delegate', slot_3: 'in_person' });
    const seat = poll.seat(0, await poll.read());
    expect(seat.answers.map((a: any) => [a.slot, a.answer, a.channel])).toEqual([
      [1, 'delegate', 'link'],
      [2, 'cannot', 'link'],
      [3, 'in_person', 'link'],
    ]);
    const kept = await rowsOf(
      product,
      'select answer from poll_answers where slot = 1 and event_id = ? order by id',
      poll.id,
    );
    expect(
      kept.map((r) => r.answer),
      'earlier ones stay',
    ).toEqual(['in_person', 'delegate']);
  });

  it('takes the same answer sent twice at once for one', async () => {
    const poll = await polled();
    const same = { slot_1: 'in_person', slot_2: 'delegate', slot_3: 'cannot' };
    expect((await Promise.all([1, 2, 3].map(() => poll.answer(1, same)))).map((r) => r.status)).toEqual([
      303, 303, 303,
    ]);
    expect(await rowsOf(product, 'select id from poll_answers where event_id = ?', poll.id)).toHaveLength(3);
  });

  it('keeps what was typed where something is wrong', async () => {
    const poll = await polled();
    const none = await poll.answer(0, { note: 'Nanti saya kabari' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Nanti saya kabari');
    expect(none.text).toContain('sedikitnya satu waktu');
    const odd = await poll.answer(0, { slot_1: 'in_person', slot_2: 'entah' });
    expect(odd.status).toBe(422);
    expect(odd.text).toMatch(/name="slot_1"[^>]*value="in_person"[^>]*checked/);
    const long = await poll.answer(0, { slot_1: 'in_person', note: 'x'.repeat(1001) });
    expect(long.status).toBe(422);
    expect((await poll.read()).asked.flatMap((a: any) => a.answers)).toEqual([]);
  });

  it('opens nothing else, and nothing else opens it', async () => {
    const poll = await polled();
    const token = poll.path(0).slice('/j/'.length);
    const invited = new URL(poll.rows[0].link).pathname.slice('/r/'.length);
    const bodies = await Promise.all(
      [`/r/${token}`, `/j/${invited}`, `/j/a${'x'.repeat(24)}`, '/j/x'].map(async (path) => {
        const response = await fetch(product.base + path);
        return [response.status, (await response.text()).replace(/nonce="[^"]*"/g, '')];
      }),
    );
    for (const heard of bodies) expect(heard).toEqual([404, bodies[0]?.[1]]);
  });

  it('carries the headers of a link, no cookie, and is one small request', async () => {
    const long = Array.from({ length: 5 }, (_, i) => ({ starts_at: `2027-03-0${i + 1}T08:00` }));
    const poll = await polled({ slots: long, event: { ...planned, title: 'x', notes: 'n'.repeat(3000) } });
    for (const query of ['', '?lang=en']) {
      const response = await fetch(product.base + poll.path(0) + query, { headers: { 'accept-encoding': 'gzip' } });
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('script-src');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
      expect(response.headers.get('set-cookie')).toBeNull();
      const body = await response.text();
      expect(body).not.toMatch(/<script|<img|<link rel="stylesheet"|src="http/);
      expect(body).toContain(query ? 'lang="en"' : 'lang="id"');
      const { gzipSync } = await import('node:zlib');
      const headers = [...response.headers].reduce((sum, [k, v]) => sum + k.length + v.length + 4, 0);
      expect(gzipSync(body).length + headers).toBeLessThanOrEqual(14_600);
    }
  });
});

describe('an answer heard elsewhere', () => {
  it('is recorded with its channel, for who has no e-mail too, and also after the deadline', async () => {
    const poll = await polled({ invitees: [hendra, maya] });
    expect(poll.seat(1, poll.poll).whatsapp).toContain('https://wa.me/6281300002222?text=');
    expect(decodeURIComponent(poll.seat(1, poll.poll).whatsapp)).toContain(poll.seat(1, poll.poll).link);
    const told = (i: number, answers: object[], more = {}) =>
      product.api.post(`${poll.at}/poll/answers`, {
        invitation_id: poll.rows[i].id,
        answers,
        channel: 'phone',
        ...more,
      });
    const done = await told(1, [{ slot: 2, answer: 'delegate' }], { note: 'kata ajudan' });
    expect(done.status).toBe(201);
    expect(poll.seat(1, done.body)).toMatchObject({
      note: 'kata ajudan',
      answers: [{ slot: 2, answer: 'delegate', channel: 'phone' }],
    });
    expect((await told(1, [{ slot: 4, answer: 'delegate' }])).status).toBe(422);
    expect((await told(1, [])).status).toBe(422);
    expect((await told(1, [{ slot: 1, answer: 'maybe' }])).body.errors[0].field).toBe('answers[0].answer');
    const other = (await product.api.post(`${poll.at}/invitations`, { invitees: [ratna] })).body.data[0];
    const unasked = await product.api.post(`${poll.at}/poll/answers`, {
      invitation_id: other.id,
      answers: [{ slot: 1, answer: 'cannot' }],
      channel: 'phone',
    });
    expect(unasked.body.errors[0].field).toBe('invitation_id');
  });
});

describe('the weighted result', () => {
  it('recommends what costs the fewest and least delegates, and says why', async () => {
    const poll = await polled();
    await poll.answer(0, { slot_1: 'delegate', slot_2: 'in_person', slot_3: 'in_person' });
    await poll.answer(1, { slot_1: 'in_person', slot_2: 'cannot', slot_3: 'in_person' });
    await poll.answer(2, { slot_1: 'in_person', slot_2: 'in_person', slot_3: 'delegate' });
    const { slots, recommended, recommendation } = await poll.read();
    // the commander's delegate costs less than the regent's; the chair must come himself
    expect(slots.map((s: any) => s.rank)).toEqual([2, 3, 1]);
    expect(recommended).toBe(3);
    expect(recommendation).toContain('Selasa, 9 Maret 2027');
    expect(recommendation).toContain('Mengirim wakil: Dandim');
    expect(slots[1].reasons.join()).toContain('Wajib hadir tetapi tidak dapat: Ketua DPRD');
    expect(slots[0].counts).toEqual({ in_person: 2, delegate: 1, cannot: 0, none: 0 });
  });

  it('counts what the calendars know against a time of those who have not spoken for it', async () => {
    const taken = {
      ...rakor,
      title: 'Upacara',
      starts_at: '2027-03-09T08:00',
      ends_at: '2027-03-09T12:00',
      venue: { name: 'Lapangan Kota' },
    };
    const other = (await product.api.post('/events', taken)).body;
    await product.api.post(`/events/${other.id}/invitations`, { invitees: [surya] });
    const poll = await polled({ event: { ...planned, leader: undefined } });
    const conflicts = async () =>
      (await poll.read()).slots[2].conflicts.filter((t: string) => t.includes('Dandim')).length;
    expect(await conflicts()).toBe(1);
    await poll.answer(2, { slot_3: 'in_person' });
    expect(await conflicts(), 'his own word counts more').toBe(0);
    await product.api.post(`/events/${other.id}/cancel`, { reason: 'selesai diuji' });
  });
});

describe('fixing a date', () => {
  it('makes it the event’s, tells each asked once, the other times beside; again nothing new', async () => {
    const poll = await polled();
    await poll.answer(0, { slot_3: 'in_person' });
    const heard = await Promise.all([poll.fix(3), poll.fix(3)]);
    expect(heard.map((h) => [h.status, h.body.state, h.body.fixed_slot])).toEqual([
      [200, 'fixed', 3],
      [200, 'fixed', 3],
    ]);
    const event = await poll.event();
    expect(event).toMatchObject({
      starts_at: '2027-03-09T09:00:00+08:00',
      ends_at: '2027-03-09T11:00:00+08:00',
      unconfirmed: [],
      sequence: 0,
      status: 'scheduled',
    });
    expect(event.milestones.filter((m: any) => m.kind === 'send')[0].due_at).toContain('2027-03-02');
    expect(event.milestones.filter((m: any) => m.kind.startsWith('poll_')).map((m: any) => m.state)).toEqual([
      'skipped',
      'skipped',
    ]);
    await poll.quiet();
    for (const i of [0, 1, 2]) {
      const mails = poll.mails(i);
      expect(mails).toHaveLength(2);
      const told = mails[1] as Accepted;
      expect(told.mail.subject).toBe(`Waktu ditetapkan: ${poll.title} (9 Maret 2027)`);
      expect(text(told)).toContain('Selasa, 9 Maret 2027 pukul 09.00 WITA s.d. 11.00 WITA');
      expect(text(told)).toContain('Kamis, 4 Maret 2027 pukul 08.00–10.00 WITA');
      expect(calendars(told)).toEqual([]);
    }
    expect((await poll.fix(3)).status).toBe(200);
    expect((await poll.fix(1)).body.code).toBe('poll_closed');
    expect((await product.api.post(`${poll.at}/poll/end`)).status).toBe(409);
    const late = await poll.answer(1, { slot_1: 'in_person' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Selasa, 9 Maret 2027');
    expect((await poll.page(1)).status).toBe(200);
    await poll.quiet();
    expect(poll.mails(0)).toHaveLength(2);
    // what was told as an answer is written down
    const audit = (await product.api.get(`${poll.at}/audit`)).body.data.map((a: any) => a.action);
    expect(audit).toEqual(expect.arrayContaining(['poll.made', 'poll.answered', 'poll.fixed', 'event.changed']));
    expect(audit.filter((a: string) => a === 'poll.fixed')).toHaveLength(1);
  });

  it('to two times at once lets one through', async () => {
    const poll = await polled();
    const heard = await Promise.all([1, 2, 3].map((slot) => poll.fix(slot)));
    expect(heard.map((h) => h.status).sort()).toEqual([200, 409, 409]);
    const fixed = (await poll.read()).fixed_slot;
    expect((await poll.event()).starts_at.slice(0, 16)).toBe(SLOTS[fixed - 1]?.starts_at);
    await poll.quiet();
    expect(await poll.ledger('poll_fixed')).toHaveLength(3);
  });

  it('of an event already sent is one change for everybody, and nobody asked hears it twice', async () => {
    const poll = await polled({ sent: true, event: rakor, invitees: [bupati, hendra, surya] });
    const extra = (
      await product.api.post(`${poll.at}/invitations`, {
        invitees: [{ ...ratna, email: `kesbang@${poll.title.slice(6)}.example` }],
      })
    ).body.data[0];
    await product.api.post(`${poll.at}/send`);
    await poll.quiet();
    expect(text(poll.mails(0)[1] as Accepted), 'the date so far stands beside').toMatch(
      /Waktu semula ?:? Kamis, 4 Maret 2027/,
    );
    await poll.fix(3);
    await poll.quiet();
    for (const mails of [poll.mails(0), smtp.to(extra.email)]) {
      const changes = mails.filter((m) => m.mail.subject?.startsWith('Perubahan waktu'));
      expect(changes).toHaveLength(1);
      expect(calendarOf(changes[0] as Accepted).value('sequence')).toBe(1);
      expect(mails.filter((m) => m.mail.subject?.startsWith('Waktu ditetapkan'))).toEqual([]);
    }
    expect((await poll.event()).sequence).toBe(1);
    expect(poll.mails(0)).toHaveLength(3);
  });

  it('to the time it has already still tells who was asked', async () => {
    const poll = await polled({ sent: true, event: rakor });
    await poll.fix(1);
    await poll.quiet();
    expect((await poll.event()).sequence).toBe(0);
    expect(poll.mails(0).map((m) => m.mail.subject?.split(':')[0])).toEqual([
      'Undangan',
      'Mohon pilihan waktu',
      'Waktu ditetapkan',
    ]);
  });

  it('puts a postponed event on again, at its old time too, with its reminders', async () => {
    const made = (await product.api.post('/events', { ...rakor, title: 'Rapat tertunda' })).body;
    await product.api.post(`/events/${made.id}/invitations`, {
      invitees: [{ ...hendra, email: 'ketua@tertunda.example' }],
    });
    await product.api.post(`/events/${made.id}/send`);
    await settled(product.api, made.id);
    await product.api.post(`/events/${made.id}/postpone`, { reason: 'Menunggu pimpinan' });
    expect((await product.api.post(`/events/${made.id}/poll`, { slots: SLOTS, deadline_at: DEADLINE })).status).toBe(
      201,
    );
    await eventually('asked', async () =>
      smtp.to('ketua@tertunda.example').some((m) => m.mail.subject?.startsWith('Mohon')),
    );
    await product.api.post(`/events/${made.id}/poll/fix`, { slot: 1 });
    const on = (await product.api.get(`/events/${made.id}`)).body;
    expect([on.status, on.unconfirmed, on.starts_at]).toEqual(['invited', [], '2027-03-04T08:00:00+08:00']);
    expect(on.milestones.filter((m: any) => m.kind === 'reminder').map((m: any) => m.state)).toEqual(['due', 'due']);
    await eventually('told', async () => smtp.to('ketua@tertunda.example').length === 4);
  });
});

describe('ending without a date', () => {
  it('stops the links, twice as once, and leaves room for another poll that owes its mails anew', async () => {
    const poll = await polled();
    for (const _ of [1, 2]) expect((await product.api.post(`${poll.at}/poll/end`)).body.state).toBe('ended');
    expect((await poll.answer(0, { slot_1: 'in_person' })).status).toBe(409);
    expect((await poll.page(0)).text).toContain('sudah diakhiri');
    expect((await poll.fix(1)).status).toBe(409);
    const second = await product.api.post(`${poll.at}/poll`, { ...poll.body, slots: SLOTS.slice(1) });
    expect([second.status, second.body.number]).toEqual([201, 2]);
    await poll.quiet();
    expect(poll.mails(0)).toHaveLength(2);
    expect(poll.seat(0, second.body).link).not.toBe(poll.seat(0, poll.poll).link);
    await product.api.post(`${poll.at}/poll/end`);
  });

  it('comes with cancelling, postponing and closing, whose links say so', async () => {
    for (const [path, word] of [
      ['cancel', 'dibatalkan'],
      ['postpone', 'ditunda'],
      ['close', 'diakhiri'],
    ] as const) {
      const poll = await polled();
      await product.api.post(`${poll.at}/${path}`, path === 'close' ? {} : { reason: 'Banjir' });
      expect((await poll.read()).state).toBe('ended');
      const late = await poll.answer(0, { slot_1: 'in_person' });
      expect([late.status, late.text.includes(word)], path).toEqual([409, true]);
      expect(
        (await poll.event()).milestones.filter((m: any) => m.kind.startsWith('poll_') && m.state === 'due'),
      ).toEqual([]);
      expect(poll.mails(0)).toHaveLength(1);
    }
  });
});

describe('those asked', () => {
  it('under a wrong address are asked anew at the right one; a new link voids the old', async () => {
    const poll = await polled();
    const cookie = await signedIn();
    const at = `/acara/${poll.id}/undangan/${poll.rows[0].id}/ubah`;
    const email = `benar@jajak${n}.example`;
    const done = await product.form(
      at,
      { name: bupati.name, email, requirement: 'may_delegate', role: 'guest', new_link: 'ya' },
      { cookie, origin: product.base },
    );
    expect(done.status).toBe(303);
    await eventually('asked at the right address', async () => smtp.to(email).length === 1);
    expect((await poll.page(0)).status, 'whoever got it at the wrong address').toBe(404);
    const link = poll.seat(0, await poll.read()).link;
    expect(text(smtp.to(email)[0] as Accepted)).toContain(link);
    expect((await fetch(link)).status).toBe(200);
  });

  it('of whom nothing went out may be removed, with the seat', async () => {
    const poll = await polled({ invitees: [hendra, maya] });
    const cookie = await signedIn();
    const remove = (i: number) =>
      product.form(`/acara/${poll.id}/undangan/${poll.rows[i].id}/hapus`, {}, { cookie, origin: product.base });
    await remove(1);
    await remove(0);
    expect((await poll.page(1)).status).toBe(404);
    expect(
      (await poll.read()).asked.map((a: any) => a.invitation_id),
      'who was sent the question stays',
    ).toEqual([poll.rows[0].id]);
  });
});

describe('the coordinator’s page', () => {
  const own = async () => ({ cookie: await signedIn(), origin: product.base });
  const get = async (at: string) => {
    const response = await fetch(product.base + at, { redirect: 'manual', headers: await own() });
    return { status: response.status, text: await response.text() };
  };
  const post = async (at: string, fields: Record<string, string>) => product.form(at, fields, await own());

  it('offers dates that suit, makes the poll without script, and shows what comes of it', async () => {
    const made = (await product.api.post('/events', { ...planned, title: 'Rapat halaman' })).body;
    const page = `/acara/${made.id}`;
    expect((await get(`${page}/jajak`)).text).toContain('Belum ada yang diundang');
    const invitees = [hendra, maya].map((i: any, k) => ({
      ...i,
      ...(i.email ? { email: `u${k}@halaman.example` } : {}),
    }));
    const rows = (await product.api.post(`/events/${made.id}/invitations`, { invitees })).body.data;
    expect((await get(page)).text, 'the header leads there while the date is open').toContain(`href="${page}/jajak"`);
    const form = await get(`${page}/jajak`);
    const usulan = /name="usulan" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    expect(usulan).toMatch(/^2027-02-\d\dT09:00$/);
    expect(form.text.match(/name="diminta"[^>]*checked/g)).toHaveLength(2);

    const typed = {
      slots_0_on: '2027-03-05',
      slots_0_from: '11:30',
      slots_0_until: '10:00',
      deadline_on: '2027-01-02',
      deadline_clock: '12:00',
      diminta: rows[0].id,
    };
    const wrong = await post(`${page}/jajak`, typed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#slots_0_on"');
    expect(wrong.text).toContain('value="11:30"');
    const nobody = await post(`${page}/jajak`, { usulan });
    expect(nobody.text).toContain('Pilih sedikitnya satu orang yang ditanya.');
    // who is invited has to keep it too, asked or not
    const busy = {
      ...planned,
      starts_at: '2027-03-05T11:00',
      ends_at: '2027-03-05T12:30',
      unconfirmed: [],
      title: 'Lain',
    };
    const other = (await product.api.post('/events', { ...busy, leader: undefined })).body;
    await product.api.post(`/events/${other.id}/invitations`, { invitees: [{ ...maya, email: undefined }] });
    const clashing = await post(`${page}/jajak`, { ...typed, slots_0_until: '13:00', langkah: 'periksa' });
    expect(clashing.text).toContain(`${maya.position} sudah diundang ke “Lain”`);
    await product.api.post(`/events/${other.id}/cancel`, { reason: 'tidak jadi' });
    // only looked at, nothing made
    const looked = await post(`${page}/jajak`, { ...typed, slots_0_until: '13:00', langkah: 'periksa' });
    expect([looked.status, looked.text.includes('Tidak ada bentrokan yang diketahui.')]).toEqual([200, true]);
    expect((await product.api.get(`/events/${made.id}/poll`)).status).toBe(404);

    const done = await post(`${page}/jajak`, {
      ...typed,
      slots_0_until: '13:00',
      usulan,
      deadline_on: '2027-02-10',
      langkah: 'kirim',
    });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${page}/jajak?jajak=dikirim`]);
    const poll = (await product.api.get(`/events/${made.id}/poll`)).body;
    expect(poll.slots.map((s: any) => s.starts_at.slice(0, 16))).toEqual([usulan, '2027-03-05T11:30']);
    expect((await get(`${page}/undangan`)).text, 'on every page of the event').toContain(
      'Tanggal sedang dijajaki. Batas jawaban: Rabu, 10 Februari 2027 pukul 12.00 WITA',
    );

    const seat = `${page}/jajak/${rows[0].id}`;
    expect((await get(seat)).text).toContain(poll.asked[0].link);
    const unsaid = await post(seat, { slot_1: 'in_person' });
    expect([unsaid.status, unsaid.text.includes('value="in_person" checked')]).toEqual([422, true]);
    expect((await post(seat, { slot_1: 'in_person', slot_2: 'cannot', channel: 'phone' })).status).toBe(303);
    expect(
      (await post(`${page}/jajak/${rows[1].id}`, { slot_1: 'cannot', channel: 'phone' })).status,
      'he is not asked',
    ).toBe(404);
    const shown = (await get(`${page}/jajak`)).text;
    expect(shown).toMatch(/<th[^>]*scope="row"[^>]*>.*Ketua DPRD/s);
    expect(shown).toContain('Disarankan');
    const moved = await post(`${page}/jajak/tenggat`, { deadline_on: '2027-01-01', deadline_clock: '12:00' });
    expect([moved.status, moved.text.includes('Batas jawaban harus di depan.')]).toEqual([422, true]);
    expect((await post(`${page}/jajak/tenggat`, { deadline_on: '2027-02-11', deadline_clock: '09:00' })).status).toBe(
      303,
    );
    expect((await product.api.get(`/events/${made.id}/poll`)).body.deadline_at).toBe('2027-02-11T09:00:00+08:00');

    expect((await post(`${page}/jajak/tetapkan`, { slot: '9' })).status).toBe(422);
    const fixed = await post(`${page}/jajak/tetapkan`, { slot: '1' });
    expect(fixed.headers.get('location')).toBe(`${page}/jajak?jajak=ditetapkan`);
    expect((await post(`${page}/jajak/tetapkan`, { slot: '1' })).status, 'pressed twice').toBe(303);
    expect((await post(`${page}/jajak/tetapkan`, { slot: '2' })).status).toBe(409);
    expect((await post(seat, { slot_1: 'cannot', channel: 'phone' })).status).toBe(409);
    expect((await get(`${page}/jajak`)).text).toContain('Tanggal ditetapkan:');
    expect((await get(page)).text).not.toContain('Tanggal sedang dijajaki');
  });
});

let cookie: string | undefined;
/** A coordinator's session, by the code in the mail. */
async function signedIn(): Promise<string> {
  if (cookie) return cookie;
  const headers = { origin: product.base };
  const email = 'koordinator@pendopo.example';
  await product.form('/masuk', { email }, headers);
  const mail = await eventually('the code', async () =>
    smtp.to(email).find((m) => m.mail.subject?.startsWith('Kode masuk')),
  );
  const code = /\d{6}/.exec(mail.mail.subject ?? '')?.[0] ?? '';
  const done = await product.form('/masuk/kode', { email, kode: code, code }, headers);
  cookie = done.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ');
  return cookie;
}
