import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bupati, camat, camats, cast, hendra, rakor, ratna, surya } from '../cast.ts';
import { eventually, type Product, startProduct, tempDir } from '../product.ts';
import { type Accepted, startSmtp } from '../smtp.ts';
import { invitationsOf, rowsOf } from './support/ledger.ts';

/*
 * One folder, walked through from three weeks before the events to a month after by starts with a later NOW. Every
 * stop says which mails are new, all of them: what is not named there must not have gone out.
 */

const DESK = 'koordinator@pendopo.example';
const KINDS: [string, RegExp][] = [
  ['invitation', /^Undangan: /],
  ['reminder', /^Pengingat undangan: /],
  ['ask', /^Data belum lengkap: /],
  ['tasks', /^\d+ tugas perlu diselesaikan: /],
  ['report', /^Konsep laporan siap diperiksa: /],
];
const kindOf = ({ mail }: Accepted) => KINDS.find(([, subject]) => subject.test(mail.subject ?? ''))?.[0] ?? '?';

const dataDir = tempDir();
const events: Record<string, string> = {};
const titles: Record<string, string> = {};
const failures: unknown[][] = [];
let smtp: Awaited<ReturnType<typeof startSmtp>>;
let product: Product;
let seen = 0;

const start = async (NOW: string) => {
  await product?.stop();
  product = await startProduct({ SMTP_URL: smtp.url, NOW }, { dataDir });
};
const id = (name: string) => events[name] ?? '';

async function plan(name: string, startsAt: string, invitees: object[] = camats(2, name)) {
  const title = `Rapat ${name}`;
  const ends_at = startsAt.replace('T08', 'T10');
  const { status, body } = await product.api.post('/events', { ...rakor, title, starts_at: startsAt, ends_at });
  expect(status).toBe(201);
  events[name] = body.id;
  titles[name] = title;
  expect((await product.api.post(`/events/${body.id}/invitations`, { invitees })).status).toBe(201);
}
async function answer(name: string, email: string, body: object) {
  const rows = await invitationsOf(product.api, id(name));
  const found = rows.find((r) => r.email === email);
  const { status } = await product.api.post(`/invitations/${found.id}/answers`, { channel: 'phone', ...body });
  expect(status).toBe(201);
}

const line = (m: Accepted) =>
  `${Object.keys(titles).find((name) => m.mail.subject?.includes(titles[name] ?? '-')) ?? '?'} ${kindOf(m)} ${m.to[0]}`;
/** The mails since the last stop are these, each once, and two sweeps later still these. */
async function news(...expected: string[]) {
  await eventually(
    `${expected.length} mails: ${expected.join('; ')}`,
    async () => smtp.accepted.length - seen >= expected.length,
  ).catch(() => {});
  await new Promise((done) => setTimeout(done, 2200));
  const fresh = smtp.accepted.slice(seen);
  seen = smtp.accepted.length;
  expect(fresh.map(line).sort()).toEqual([...expected].sort());
  return fresh;
}
/** An event's milestones in order, as `kind day hour:state` by its own zone. */
async function milestones(name: string) {
  const { body } = await product.api.get(`/events/${id(name)}`);
  return body.milestones.map((m: any) => `${m.kind} ${m.due_at.slice(5, 13)}:${m.state}`);
}
const status = async (name: string) => (await product.api.get(`/events/${id(name)}`)).body.status;
const text = (fresh: Accepted[], what: string) =>
  (fresh.find((m) => line(m) === what)?.mail.text ?? '').replace(/\s+/g, ' ');

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation((...said) => failures.push(said));
  smtp = await startSmtp();
  await start('2027-02-10T03:00:00Z');
});
afterAll(async () => {
  await product?.stop();
  await smtp?.stop();
  vi.restoreAllMocks();
});

describe('10 February: planned', () => {
  it('an event sent long before: the sending is done, the rest is ahead', async () => {
    await plan('sent', '2027-03-04T08:00', cast);
    const { body } = await product.api.get(`/events/${id('sent')}`);
    expect(body.tasks[0].due_on).toBe('2027-02-18');
    expect((await product.api.post(`/tasks/${body.tasks[0].id}/done`)).status).toBe(200);
    await product.api.post(`/events/${id('sent')}/send`);
    await news(...cast.flatMap((c) => ('email' in c ? [`sent invitation ${c.email}`] : [])));
    await answer('sent', bupati.email, { answer: 'accepted' });
    await answer('sent', hendra.email, { answer: 'tentative' });
    await answer('sent', surya.email, { answer: 'represented', representative: { name: 'Mayor Dimas Anggara' } });
    expect(await milestones('sent')).toEqual([
      'send 02-25T08:done',
      'reminder 03-01T08:due',
      'reminder 03-03T08:due',
      'ask_missing 03-04T13:due',
      'draft 03-05T06:due',
    ]);
  });

  it('one that nobody sends, and one begun in two days: what was due before it was made is skipped', async () => {
    await plan('unsent', '2027-03-04T08:00', camats(3, 'unsent'));
    await plan('soon', '2027-02-12T08:00');
    // its D-7 is still ahead, and will be jumped over
    await plan('missed', '2027-02-18T08:00');
    await product.api.post(`/events/${id('soon')}/send`);
    await news('soon invitation camat1@soon.example', 'soon invitation camat2@soon.example');
    // sent by hand after D-7 had been skipped
    expect((await milestones('soon')).slice(0, 3)).toEqual([
      'send 02-05T08:skipped',
      'reminder 02-09T08:skipped',
      'reminder 02-11T08:due',
    ]);
  });

  it('one in the past: everything is skipped, sending works all the same', async () => {
    await plan('past', '2027-01-05T08:00');
    expect((await milestones('past')).every((m: string) => m.endsWith(':skipped'))).toBe(true);
    await product.api.post(`/events/${id('past')}/send`);
    await news('past invitation camat1@past.example', 'past invitation camat2@past.example');
  });

  it('one moved by five weeks: its milestones move and another workflow takes over', async () => {
    await plan('moved', '2027-03-04T08:00');
    const { status: changed } = await product.api.patch(`/events/${id('moved')}`, {
      starts_at: '2027-04-08T08:00',
      ends_at: '2027-04-08T10:00',
    });
    expect(changed).toBe(200);
    expect(await milestones('moved')).toEqual([
      'send 04-01T08:due',
      'reminder 04-05T08:due',
      'reminder 04-07T08:due',
      'ask_missing 04-08T13:due',
      'draft 04-09T06:due',
    ]);
    expect(await rowsOf(product, 'select lifecycle from events where id = ?', id('moved'))).toEqual([{ lifecycle: 2 }]);
  });

  it('one cancelled: nothing is left to come', async () => {
    await plan('cancelled', '2027-03-04T08:00');
    expect((await product.api.post(`/events/${id('cancelled')}/cancel`, { reason: 'Ditunda' })).status).toBe(200);
    expect((await milestones('cancelled')).every((m: string) => m.endsWith(':skipped'))).toBe(true);
    await news();
  });
});

describe('19 February: a jump over two whole events', () => {
  it('asks for what is missing, closes and drafts both; reminds and invites nobody to what is over', async () => {
    await start('2027-02-19T00:02:00Z');
    const fresh = await news(
      `soon ask ${DESK}`,
      `missed ask ${DESK}`,
      `soon tasks ${DESK}`,
      `soon report ${DESK}`,
      `missed tasks ${DESK}`,
      `missed report ${DESK}`,
      `unsent tasks ${DESK}`,
    );
    for (const name of ['soon', 'missed']) {
      expect(await status(name)).toBe('closed');
      expect((await product.api.get(`/events/${id(name)}/report`)).body.status).toBe('draft');
      // attendance and follow-up: the mail knows the draft, it was not sent before that stood
      expect(text(fresh, `${name} report ${DESK}`)).toContain('Ada 2 hal yang belum tercatat');
    }
    expect(await milestones('soon')).toEqual([
      'send 02-05T08:skipped',
      'reminder 02-09T08:skipped',
      'reminder 02-11T08:skipped',
      'ask_missing 02-12T13:done',
      'draft 02-13T06:done',
    ]);
    expect(await milestones('missed')).toEqual([
      'send 02-11T08:skipped',
      'reminder 02-15T08:skipped',
      'reminder 02-17T08:skipped',
      'ask_missing 02-18T13:done',
      'draft 02-19T06:done',
    ]);
    expect(smtp.accepted.filter((m) => m.to[0]?.endsWith('@missed.example'))).toEqual([]);
  });

  it('chases what is late once, in one mail an event; what is ticked is not late', async () => {
    const named = smtp.accepted.filter((m) => kindOf(m) === 'tasks').map((m) => m.mail.subject);
    expect(named.sort()).toEqual([
      '1 tugas perlu diselesaikan: Rapat unsent',
      '7 tugas perlu diselesaikan: Rapat soon',
      '9 tugas perlu diselesaikan: Rapat missed',
    ]);
  });
});

describe('25 February, D-7', () => {
  it('sends what nobody sent', async () => {
    await start('2027-02-25T00:02:00Z');
    const fresh = await news(
      ...[1, 2, 3].map((n) => `unsent invitation camat${n}@unsent.example`),
      `unsent tasks ${DESK}`,
      `sent tasks ${DESK}`,
      `missed tasks ${DESK}`,
    );
    expect(await status('unsent')).toBe('invited');
    expect((await milestones('unsent'))[0]).toBe('send 02-25T08:done');
    // what was chased six days ago is not named again
    const named = fresh.filter((m) => kindOf(m) === 'tasks').map((m) => m.mail.subject);
    expect(named.sort()).toEqual([
      '1 tugas perlu diselesaikan: Rapat sent',
      '1 tugas perlu diselesaikan: Rapat unsent',
      '2 tugas perlu diselesaikan: Rapat missed',
    ]);
    await answer('unsent', 'camat1@unsent.example', { answer: 'accepted' });
  });
});

describe('1 March, D-3', () => {
  it('reminds the silent: who has not answered, and who is not sure', async () => {
    await start('2027-03-01T00:02:00Z');
    const fresh = await news(
      `sent reminder ${hendra.email}`,
      `sent reminder ${ratna.email}`,
      `sent reminder ${camat.email}`,
      'unsent reminder camat2@unsent.example',
      'unsent reminder camat3@unsent.example',
      `sent tasks ${DESK}`,
      `unsent tasks ${DESK}`,
    );
    const invitation = (await invitationsOf(product.api, id('sent'))).find((r) => r.email === ratna.email);
    const mail = text(fresh, `sent reminder ${ratna.email}`);
    expect(mail).toContain('3 hari lagi');
    expect(mail).toContain(invitation.link);
  });

  it('once: another start at the same hour sends nothing', async () => {
    await start('2027-03-01T00:02:00Z');
    await news();
    await answer('sent', ratna.email, { answer: 'accepted' });
  });
});

describe('3 March, D-1', () => {
  it('reminds those still silent', async () => {
    await start('2027-03-03T00:02:00Z');
    const fresh = await news(
      `sent reminder ${hendra.email}`,
      `sent reminder ${camat.email}`,
      'unsent reminder camat2@unsent.example',
      'unsent reminder camat3@unsent.example',
      `sent tasks ${DESK}`,
      `unsent tasks ${DESK}`,
    );
    expect(text(fresh, `sent reminder ${camat.email}`)).toContain('besok');
    const invitation = (await invitationsOf(product.api, id('unsent'))).find(
      (r) => r.email === 'camat2@unsent.example',
    );
    await product.api.post(`/events/${id('unsent')}/attendance`, {
      records: [{ invitation_id: invitation.id, present: 'holder' }],
    });
    await product.api.post(`/events/${id('unsent')}/outcomes`, {
      outcomes: [{ kind: 'follow_up', text: 'Menyusun jadwal patroli bersama', owner: 'Camat', due: '2027-03-11' }],
    });
  });
});

describe('4 March, three hours after the end', () => {
  it('asks the coordinator for what is missing, by name; where nothing is, not at all', async () => {
    await start('2027-03-04T05:02:00Z');
    const fresh = await news(`sent ask ${DESK}`, `sent tasks ${DESK}`, `unsent tasks ${DESK}`);
    const mail = text(fresh, `sent ask ${DESK}`);
    expect(mail).toContain('Kehadiran');
    expect(mail).toContain('Tindak lanjut');
    expect(mail).toContain('Jumat, 5 Maret 2027 pukul 06.00 WITA');
    expect(await status('sent')).toBe('invited');
    expect((await product.api.get(`/events/${id('sent')}/report`)).status).toBe(404);
  });
});

describe('5 March in the morning', () => {
  it('drafts the report without anyone’s click and says so', async () => {
    await start('2027-03-04T22:02:00Z');
    const fresh = await news(`sent report ${DESK}`, `unsent report ${DESK}`);
    expect(text(fresh, `sent report ${DESK}`)).toContain('Ada 2 hal yang belum tercatat');
    expect(text(fresh, `unsent report ${DESK}`)).toContain('Semua data yang diminta');
    for (const name of ['sent', 'unsent']) {
      expect(await status(name)).toBe('closed');
      expect((await product.api.get(`/events/${id(name)}/report`)).body.status).toBe('draft');
      expect((await milestones(name)).slice(1).every((m: string) => m.endsWith(':done'))).toBe(true);
    }
    expect((await product.api.post(`/events/${id('unsent')}/report/final`)).status).toBe(200);
  });
});

describe('1 April', () => {
  it('goes on with the moved event, although a final one has tasks that nobody ticked', async () => {
    await start('2027-04-01T00:02:00Z');
    await news(
      'moved invitation camat1@moved.example',
      'moved invitation camat2@moved.example',
      `moved tasks ${DESK}`,
      `sent tasks ${DESK}`,
    );
    expect(await status('unsent')).toBe('reported');
  });

  it('has left the past and the cancelled alone', async () => {
    expect(await status('past')).toBe('invited');
    expect((await product.api.get(`/events/${id('past')}/report`)).status).toBe(404);
    expect(await status('cancelled')).toBe('cancelled');
  });

  it('has settled each milestone once, and no sweep has failed', async () => {
    const twice = await rowsOf(
      product,
      "select subject from audit_entries where action like 'milestone.%' group by subject having count(*) > 1",
    );
    expect(twice).toEqual([]);
    const closed = await rowsOf(
      product,
      "select event_id from audit_entries where action = 'event.closed' group by event_id having count(*) > 1",
    );
    expect(closed).toEqual([]);
    expect(await rowsOf(product, "select id from deliveries where state not in ('sent', 'dropped')")).toEqual([]);
    expect(failures).toEqual([]);
  });
});
