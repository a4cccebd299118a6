import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { hendra, rakor, surya } from '../cast.ts';
import { eventually, type Product, startProduct, tempDir } from '../product.ts';
import { ledgerOf, rowsOf } from './support/ledger.ts';

/* The clock of a poll: each start of the product is later on the same data, as after a night switched off. */

const dataDir = tempDir();
let product: Product | undefined;
afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
const at = async (NOW: string): Promise<Product> => {
  await product?.stop();
  product = await startProduct({ NOW }, { dataDir });
  return product;
};
type Mail = { to: string; subject: string; raw: string };
const mailsOf = async ({ base }: Product, to: string) =>
  ((await (await fetch(`${base}/mailbox.json`)).json()) as Mail[]).filter((m) => m.to === to).map((m) => m.subject);

const SLOTS = [{ starts_at: '2027-03-04T08:00' }, { starts_at: '2027-03-09T09:00' }];

describe('the time of a poll', () => {
  it('reminds those with a slot left once, closes at the deadline, and says so to the coordinator', async () => {
    let now = await at('2027-02-01T00:00:00Z');
    const event = (await now.api.post('/events', { ...rakor, unconfirmed: ['date', 'time'] })).body;
    const rows = (await now.api.post(`/events/${event.id}/invitations`, { invitees: [hendra, surya] })).body.data;
    const body = { slots: SLOTS, deadline_at: '2027-02-10T12:00', invitations: rows.map((r: any) => r.id) };
    const poll = (await now.api.post(`/events/${event.id}/poll`, body)).body;
    const path = (i: number) => new URL(poll.asked.find((a: any) => a.invitation_id === rows[i].id).link).pathname;
    await now.form(path(0), { slot_1: 'in_person', slot_2: 'in_person' });
    await now.form(path(1), { slot_1: 'in_person' });
    // a plan made anew keeps the poll's own times
    await now.api.patch(`/events/${event.id}`, { starts_at: '2027-03-05T08:00', ends_at: '2027-03-05T10:00' });
    const stones = async () =>
      (await now.api.get(`/events/${event.id}`)).body.milestones
        .filter((m: any) => m.kind.startsWith('poll_'))
        .map((m: any) => [m.kind, m.due_at, m.state]);
    expect(await stones()).toEqual([
      ['poll_reminder', '2027-02-09T08:00:00+08:00', 'due'],
      ['poll_close', '2027-02-10T12:00:00+08:00', 'due'],
    ]);
    await eventually(
      'both asked',
      async () => (await ledgerOf(now, event.id)).filter((d) => d.state === 'sent').length === 2,
    );

    now = await at('2027-02-09T00:00:05Z');
    await eventually('the one is reminded', async () => (await mailsOf(now, surya.email)).length === 2);
    expect((await mailsOf(now, surya.email))[1]).toBe(`Pengingat pilihan waktu: ${rakor.title}`);
    expect(await mailsOf(now, hendra.email), 'who answered everything is not').toHaveLength(1);

    now = await at('2027-02-10T04:00:01Z');
    const late = await now.form(path(1), { slot_2: 'in_person' });
    expect([late.status, late.text.includes('Batas jawaban sudah lewat')]).toEqual([409, true]);
    const owner = 'koordinator@pendopo.example';
    const told = await eventually('the coordinator is told', async () =>
      (await mailsOf(now, owner)).find((subject) => subject.startsWith('Jajak tanggal berakhir')),
    );
    expect(told).toBe(`Jajak tanggal berakhir: ${rakor.title}`);
    const raw = ((await (await fetch(`${now.base}/mailbox.json`)).json()) as Mail[]).find(
      (m) => m.subject === told,
    )?.raw;
    expect(raw?.replace(/=\r\n/g, '')).toContain('Disarankan: Kamis, 4 Maret 2027');
    expect((await now.api.get(`/events/${event.id}/poll`)).body).toMatchObject({ state: 'open', takes_answers: false });
    // heard by phone it still counts: the coordinator knows best
    const heard = { invitation_id: rows[1].id, answers: [{ slot: 2, answer: 'cannot' }], channel: 'phone' };
    expect((await now.api.post(`/events/${event.id}/poll/answers`, heard)).status).toBe(201);

    const longer = await now.api.post(`/events/${event.id}/poll/deadline`, { deadline_at: '2027-02-20T12:00' });
    expect(longer.body.takes_answers).toBe(true);
    expect((await now.api.post(`/events/${event.id}/poll/deadline`, { deadline_at: '2027-02-20T12:00' })).status).toBe(
      200,
    );
    expect((await now.api.post(`/events/${event.id}/poll/deadline`, { deadline_at: '2027-02-01T12:00' })).status).toBe(
      422,
    );
    expect((await rowsOf(now, 'select extensions from polls'))[0]).toEqual({ extensions: 1 });
    expect((await stones()).map(([, due, state]: string[]) => [due, state])).toEqual([
      ['2027-02-19T08:00:00+08:00', 'due'],
      ['2027-02-20T12:00:00+08:00', 'due'],
    ]);
    expect((await now.form(path(1), { slot_2: 'in_person' })).status).toBe(303);

    // both fell due while it was off: only what still has a use goes out
    now = await at('2027-02-21T00:00:00Z');
    await eventually(
      'the coordinator is told of the new deadline',
      async () =>
        (await mailsOf(now, owner)).filter((subject) => subject.startsWith('Jajak tanggal berakhir')).length === 2,
    );
    expect((await stones()).map(([, , state]: string[]) => state)).toEqual(['skipped', 'done']);
    expect(await mailsOf(now, surya.email)).toHaveLength(2);
    expect((await now.api.post(`/events/${event.id}/poll/fix`, { slot: 2 })).status).toBe(200);
    await eventually('told', async () => (await mailsOf(now, hendra.email)).length === 2);
    const ledger = await ledgerOf(now, event.id);
    expect(ledger.filter((d) => d.kind === 'poll_closed').map((d) => d.sequence)).toEqual([1000, 1001]);
    expect(new Set(ledger.map((d) => `${d.kind} ${d.sequence} ${d.recipient}`)).size).toBe(ledger.length);
  });
});
