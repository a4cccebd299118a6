import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bupati, camats, cast, maya, rakor, ratna } from '../cast.ts';
import { calendarOf, invitationsOf, ledgerOf, rowsOf, settle, settled, statesOf } from '../long/support/ledger.ts';
import { eventually, type Product, startProduct } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';

const FROM = 'undangan@sungairawa.example';
/** Long enough for a sweep, which comes every second, to do what it should not. */
const sweepsPass = () => new Promise((done) => setTimeout(done, 1500));

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;

async function eventWith(invitees: object[]): Promise<{ id: string; rows: any[] }> {
  const { status, body } = await product.api.post('/events', {
    ...rakor,
    title: `Rapat ${crypto.randomUUID().slice(0, 8)}`,
  });
  expect(status).toBe(201);
  const added = await product.api.post(`/events/${body.id}/invitations`, { invitees });
  expect(added.status).toBe(201);
  return { id: body.id, rows: added.body.data };
}
const send = async (id: string) => {
  const { status, body } = await product.api.post(`/events/${id}/send`);
  expect(status).toBe(202);
  return body.owed as number;
};
const mailsOf = (rows: { email: string }[]) => rows.flatMap((r) => smtp.to(r.email));
/** The text part on one line: it is folded for old mail readers. */
const plain = ({ mail }: Accepted) => (mail.text ?? '').replace(/\s+/g, ' ');
const header = (mail: Accepted, name: string) =>
  mail.mail.headers.filter((h) => h.key === name.toLowerCase()).map((h) => h.value);
const answer = (invitation: { id: string }, body: object) =>
  product.api.post(`/invitations/${invitation.id}/answers`, { channel: 'phone', ...body });

beforeAll(async () => {
  smtp = await startSmtp();
  product = await startProduct({ SMTP_URL: smtp.url, MAIL_FROM: FROM, NOW: '2027-01-10T03:00:00Z' });
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
});

describe('fifty invitees', () => {
  let event: Awaited<ReturnType<typeof eventWith>>;
  beforeAll(async () => {
    event = await eventWith(camats(50, 'limapuluh'));
    const owed = await Promise.all(Array.from({ length: 5 }, () => send(event.id)));
    // whatever each of the five calls saw, none saw more than fifty
    expect(Math.max(...owed)).toBe(50);
    await settled(product.api, event.id);
    await sweepsPass();
  });

  it('get one mail each although send was said five times at once, and again after', async () => {
    expect(await send(event.id)).toBe(0);
    await sweepsPass();
    expect(await statesOf(product.api, event.id)).toEqual({ sent: 50 });
    for (const row of event.rows) expect(smtp.to(row.email), row.email).toHaveLength(1);
    expect(mailsOf(event.rows).every((m) => m.to.length === 1)).toBe(true);
    expect((await product.api.get(`/events/${event.id}`)).body.status).toBe('invited');
    const kinds = (await product.api.get(`/events/${event.id}/audit?limit=100`)).body.data.map((a: any) => a.action);
    expect(kinds.filter((k: string) => k === 'invitations.owed')).toHaveLength(1);
  });

  it('never through more than five connections at once', () => {
    expect(smtp.most()).toBeLessThanOrEqual(5);
    expect(smtp.most()).toBeGreaterThan(1);
  });

  it('with text, HTML and an inline calendar part, in this order, each whole', async () => {
    const { body } = await product.api.get(`/events/${event.id}`);
    for (const row of event.rows) {
      const [sent] = smtp.to(row.email);
      if (!sent) throw new Error(row.email);
      const { mail, raw } = sent;
      const types = [...raw.toString().matchAll(/^content-type:\s*([a-z]+\/[a-z]+)/gim)].map((m) =>
        m[1]?.toLowerCase(),
      );
      expect(types).toEqual(['multipart/alternative', 'text/plain', 'text/html', 'text/calendar']);
      for (const part of [mail.text ?? '', mail.html ?? '']) {
        expect(part).toContain(body.title);
        expect(part).toContain('Kamis, 4 Maret 2027 pukul 08.00 WITA');
        expect(part).toContain(rakor.venue.name);
        expect(part).toContain(row.link);
      }
      expect(mail.from?.address).toBe(FROM);
      expect(mail.to?.map((t) => t.address)).toEqual([row.email]);
      expect(mail.subject).toContain(body.title);
      const others = event.rows.filter((r) => r !== row);
      expect(others.some((o) => raw.toString().includes(o.email) || (mail.text ?? '').includes(o.link))).toBe(false);

      const calendar = calendarOf(sent);
      expect(calendar.disposition).not.toBe('attachment');
      expect([calendar.header, calendar.method]).toEqual(['REQUEST', 'REQUEST']);
      expect(String(calendar.value('uid'))).toContain(event.id);
      expect(calendar.value('sequence')).toBe(0);
      expect(calendar.value('status')).toBe('CONFIRMED');
      expect(String(calendar.value('attendee')).toLowerCase()).toBe(`mailto:${row.email}`);
      expect(String(calendar.value('organizer')).toLowerCase()).toBe(`mailto:${FROM}`);
      expect(calendar.event.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Makassar');
      expect(String(calendar.value('dtstart'))).toBe('2027-03-04T08:00:00');
      expect(String(calendar.value('dtend'))).toBe('2027-03-04T10:00:00');
      expect(calendar.zone).toBe('Asia/Makassar');
      // the stamp is the product's clock, in UTC
      expect(String(calendar.value('dtstamp'))).toMatch(/^2027-01-10T03:\d\d:\d\dZ$/);
    }
  });

  it('each with a Message-ID of its own and one calendar UID for all', () => {
    const mails = mailsOf(event.rows);
    const ids = mails.map((m) => m.mail.messageId);
    expect(ids.every((id) => /^<[^<>@\s]+@sungairawa\.example>$/.test(id ?? ''))).toBe(true);
    expect(new Set(ids).size).toBe(50);
    for (const m of mails) expect(header(m, 'message-id')).toHaveLength(1);
    expect(new Set(mails.map((m) => String(calendarOf(m).value('uid')))).size).toBe(1);
  });

  it('and those invited later, only those', async () => {
    const before = smtp.accepted.length;
    const added = await product.api.post(`/events/${event.id}/invitations`, {
      invitees: [...camats(52, 'limapuluh').slice(48)],
    });
    expect(added.body.data.map((r: any) => r.created)).toEqual([false, false, true, true]);
    expect(await send(event.id)).toBe(2);
    await settled(product.api, event.id);
    await sweepsPass();
    expect(
      smtp.accepted
        .slice(before)
        .map((m) => m.to[0])
        .sort(),
    ).toEqual(['camat51@limapuluh.example', 'camat52@limapuluh.example']);
  });
});

it('gives two invitees of one address a mail each, and one without an address none', async () => {
  const shared = { ...bupati, email: 'sekretariat@bersama.example' };
  const { id, rows } = await eventWith([shared, { ...ratna, email: 'sekretariat@bersama.example' }, maya]);
  expect(await send(id)).toBe(2);
  await settled(product.api, id);
  const mails = smtp.to('sekretariat@bersama.example');
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map((m) => m.mail.messageId)).size).toBe(2);
  for (const row of rows.filter((r) => r.email))
    expect(mails.filter((m) => m.mail.text?.includes(row.link))).toHaveLength(1);
  expect(rows.find((r) => r.position === maya.position)?.delivery.state).toBe('none');
});

it('owes nothing without invitees', async () => {
  const { body } = await product.api.post('/events', rakor);
  expect(await send(body.id)).toBe(0);
  expect((await product.api.get(`/events/${body.id}`)).body.status).toBe('scheduled');
});

describe('a server that refuses', () => {
  it('for now (451): owed with its words, not hurried by sweeps, sent when send is said again', async () => {
    smtp.manners.rcpt = (address, nth) =>
      address === 'camat1@nanti.example' && nth === 1 ? { code: 451, text: 'Greylisted, come back later' } : null;
    const { id } = await eventWith(camats(3, 'nanti'));
    await send(id);
    await eventually('two sent', async () => (await statesOf(product.api, id)).sent === 2);
    await sweepsPass();
    const late = (await invitationsOf(product.api, id)).find((r) => r.email === 'camat1@nanti.example');
    expect(late.delivery).toEqual({ state: 'owed', attempts: 1, last_error: expect.stringContaining('Greylisted') });
    expect(smtp.to('camat1@nanti.example')).toHaveLength(0);

    expect(await send(id)).toBe(1);
    await settled(product.api, id);
    expect(await statesOf(product.api, id)).toEqual({ sent: 3 });
    const again = (await invitationsOf(product.api, id)).find((r) => r.email === 'camat1@nanti.example');
    expect(again.delivery).toEqual({ state: 'sent', attempts: 2, last_error: null });
    expect(mailsOf(camats(3, 'nanti'))).toHaveLength(3);
  });

  it('for now after the body (452): owed, not parked, since its word is no', async () => {
    smtp.manners.data = (address, nth) =>
      address === 'camat2@penuh.example' && nth === 1 ? { code: 452, text: 'Insufficient storage' } : null;
    const { id } = await eventWith(camats(2, 'penuh'));
    await send(id);
    await eventually('one sent', async () => (await statesOf(product.api, id)).sent === 1);
    await eventually('one owed again', async () => (await statesOf(product.api, id)).owed === 1);
    await send(id);
    await settled(product.api, id);
    expect(mailsOf(camats(2, 'penuh'))).toHaveLength(2);
  });

  it('for good (550): failed with its words, and never tried again by itself', async () => {
    let tries = 0;
    smtp.manners.rcpt = (address) => {
      if (address !== 'camat1@salah.example') return null;
      tries++;
      return { code: 550, text: 'No such user here' };
    };
    const { id } = await eventWith(camats(2, 'salah'));
    await send(id);
    const rows = await settled(product.api, id);
    const refused = rows.find((r) => r.email === 'camat1@salah.example');
    expect(refused.delivery).toEqual({
      state: 'failed',
      attempts: 1,
      last_error: expect.stringContaining('No such user'),
    });
    expect(await send(id)).toBe(0);
    await sweepsPass();
    expect(tries).toBe(1);
    // a person may still have it tried again
    const [row] = (await ledgerOf(product, id)).filter((d) => d.state === 'failed');
    expect((await settle(product, row?.id ?? '', 'arrived')).ok).toBe(true);
    expect((await ledgerOf(product, id)).find((d) => d.id === row?.id)?.state).toBe('failed');
    smtp.manners.rcpt = undefined;
    await settle(product, row?.id ?? '', 'resend');
    await settled(product.api, id);
    expect(smtp.to('camat1@salah.example')).toHaveLength(1);
  });
});

describe('a connection that dies after the body', () => {
  let id: string;
  let parked: { id: string; recipient: string }[];
  beforeAll(async () => {
    const deaths = new Map<string, number>();
    smtp.manners.drop = (address) => {
      if (!/^camat[12]@putus\.example$/.test(address)) return false;
      deaths.set(address, (deaths.get(address) ?? 0) + 1);
      return deaths.get(address) === 1;
    };
    ({ id } = await eventWith(camats(4, 'putus')));
    await send(id);
    await settled(product.api, id);
    parked = (await ledgerOf(product, id)).filter((d) => d.state === 'parked');
  });

  it('parks its mail and no other, with a word on why', async () => {
    expect(parked.map((p) => p.recipient).sort()).toEqual(['camat1@putus.example', 'camat2@putus.example']);
    expect(await statesOf(product.api, id)).toEqual({ parked: 2, sent: 2 });
    const rows = await invitationsOf(product.api, id);
    for (const row of rows.filter((r) => r.delivery.state === 'parked')) expect(row.delivery.last_error).toBeTruthy();
  });

  it('is never resent by itself, nor by send', async () => {
    expect(await send(id)).toBe(0);
    await sweepsPass();
    for (const camat of camats(4, 'putus')) expect(smtp.to(camat.email)).toHaveLength(1);
  });

  it('is resent on a person’s word, under the same Message-ID; what arrived is left in peace', async () => {
    const [first, second] = parked;
    if (!first || !second) throw new Error('two were parked');
    expect(await settle(product, first.id, 'resend')).toEqual({ ok: true, eventId: id });
    expect(await settle(product, second.id, 'arrived')).toEqual({ ok: true, eventId: id });
    // said twice, and after the other word: nothing more happens
    await settle(product, second.id, 'arrived');
    await settle(product, second.id, 'resend');
    await eventually('all sent', async () => (await statesOf(product.api, id)).sent === 4);
    await settle(product, first.id, 'resend');
    await sweepsPass();
    const mails = smtp.to(first.recipient);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((m) => m.mail.messageId)).size).toBe(1);
    expect(smtp.to(second.recipient)).toHaveLength(1);
    const words = (await product.api.get(`/events/${id}/audit?limit=100`)).body.data.map((a: any) => a.action);
    expect(words.filter((w: string) => w === 'delivery.resend')).toHaveLength(1);
    expect(words.filter((w: string) => w === 'delivery.arrived')).toHaveLength(1);
  });

  it('is nobody else’s to settle', async () => {
    expect(await settle(product, 'dl_of_nobody', 'resend')).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('a representative', () => {
  const dewi = { name: 'Dewi Anggraini, S.E.', position: 'Asisten I Setda', contact: 'Dewi@setda.example' };
  const represented = { answer: 'represented', representative: dewi };
  const told = () => [...smtp.to('Dewi@setda.example'), ...smtp.to('dewi@setda.example')];
  let id: string;
  let invitation: any;
  const quiet = async () => {
    await eventually('nothing owed', async () => {
      const rows = await ledgerOf(product, id);
      return rows.every((r) => !['owed', 'sending'].includes(r.state));
    });
    await sweepsPass();
  };
  beforeAll(async () => {
    const event = await eventWith(cast);
    id = event.id;
    invitation = event.rows.find((r) => r.position === bupati.position);
    await send(id);
    await settled(product.api, id);
  });

  it('gets a mail of his own: for whom, programme, calendar, link', async () => {
    expect((await answer(invitation, represented)).status).toBe(201);
    await quiet();
    expect(told()).toHaveLength(1);
    const [mail] = told();
    if (!mail) return;
    expect(plain(mail)).toContain(bupati.name);
    expect(mail.mail.text).toContain(dewi.name);
    expect(mail.mail.text).toContain('Kamis, 4 Maret 2027 pukul 08.00 WITA');
    expect(mail.mail.text).toContain(invitation.link);
    expect(mail.mail.text).not.toContain(ratna.name);
    const calendar = calendarOf(mail);
    expect([calendar.header, calendar.method]).toEqual(['REQUEST', 'REQUEST']);
    expect(String(calendar.value('attendee')).toLowerCase()).toBe('mailto:dewi@setda.example');
    expect(String(calendar.value('uid'))).toContain(id);
  });

  it('gets nothing more when the same answer is given twice', async () => {
    await answer(invitation, represented);
    await answer(invitation, { answer: 'represented', representative: { ...dewi, contact: 'dewi@setda.example' } });
    await quiet();
    expect(told()).toHaveLength(1);
  });

  it('is released once when his principal changes his mind, and his calendar with him', async () => {
    await answer(invitation, { answer: 'accepted' });
    await answer(invitation, { answer: 'accepted' });
    await quiet();
    expect(told()).toHaveLength(2);
    const released = told()[1];
    if (!released) return;
    expect(plain(released)).toContain(bupati.name);
    const calendar = calendarOf(released);
    expect([calendar.header, calendar.method]).toEqual(['CANCEL', 'CANCEL']);
    expect(calendar.value('status')).toBe('CANCELLED');
    expect(String(calendar.value('uid'))).toBe(String(calendarOf(told()[0] as Accepted).value('uid')));
    expect(smtp.to(bupati.email)).toHaveLength(1);
  });

  it('of a first choice is released when another is named, who is told', async () => {
    await answer(invitation, represented);
    await answer(invitation, {
      answer: 'represented',
      representative: { name: 'Yudi Hartono', contact: 'yudi@setda.example' },
    });
    await quiet();
    expect(smtp.to('yudi@setda.example')).toHaveLength(1);
    const methods = told()
      .slice(2)
      .map((m) => calendarOf(m).method);
    // named and released within a moment: either both mails reached him in order, or neither
    expect([[], ['REQUEST', 'CANCEL']]).toContainEqual(methods);
  });

  it('with a telephone, or no contact, gets no mail', async () => {
    const before = (await ledgerOf(product, id)).length;
    const surya = (await invitationsOf(product.api, id)).find((r) => r.agency.startsWith('Kodim'));
    await answer(surya, { answer: 'represented', representative: { name: 'Mayor Dimas', contact: '0812-0000-7777' } });
    await answer(surya, { answer: 'represented', representative: { name: 'Mayor Anggara' } });
    await answer(surya, { answer: 'declined' });
    await quiet();
    expect((await ledgerOf(product, id)).length).toBe(before);
  });

  it('whose mail is refused for now and who is released meanwhile hears nothing', async () => {
    smtp.manners.rcpt = (address, nth) =>
      address === 'sari@setda.example' && nth === 1 ? { code: 450, text: 'Busy' } : null;
    const ketua = (await invitationsOf(product.api, id)).find((r) => r.agency.startsWith('Kecamatan'));
    await answer(ketua, { answer: 'represented', representative: { name: 'Sari', contact: 'sari@setda.example' } });
    await eventually('refused once', async () => {
      const rows = await ledgerOf(product, id);
      return rows.find((r) => r.recipient === 'sari@setda.example' && r.state === 'owed' && r.attempts === 1);
    });
    await answer(ketua, { answer: 'accepted' });
    await send(id);
    await quiet();
    expect(smtp.to('sari@setda.example')).toHaveLength(0);
  });
});

it('leaves nothing on its way, and has written to nobody but those named here', async () => {
  expect(await rowsOf(product, "select id from deliveries where state in ('sending', 'owed')")).toEqual([]);
  const owed = await rowsOf<{ recipient: string }>(product, 'select distinct recipient from deliveries');
  const known = new Set(owed.map((r) => r.recipient.toLowerCase()));
  expect(smtp.accepted.filter((m) => !known.has((m.to[0] ?? '').toLowerCase()))).toEqual([]);
});
