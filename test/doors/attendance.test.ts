import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, hendra, maya, rakor, ratna, surya } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
});
afterAll(() => product?.stop());

type Guest = 'bupati' | 'ratna' | 'hendra' | 'surya' | 'maya';
const GUESTS = { bupati, ratna, hendra, surya, maya };

/** A fresh event with five invitees; `come` records arrivals and gives their outcomes. */
async function gathering() {
  const { api } = product;
  const event = `/events/${(await api.post('/events', rakor)).body.id}`;
  const added = await api.post(`${event}/invitations`, { invitees: Object.values(GUESTS) });
  const id = Object.fromEntries(
    Object.keys(GUESTS).map((name, i) => [name, added.body.data[i].id as string]),
  ) as Record<Guest, string>;
  const come = async (...records: object[]) => {
    const { status, body, text } = await api.post(`${event}/attendance`, { records });
    expect(status, text).toBe(200);
    return body.data as { outcome: string; id: string | null; reason?: string }[];
  };
  const roll = async () => (await api.get(`${event}/attendance`)).body;
  const row = async (name: Guest) =>
    (await roll()).data.find((r: { invitation_id: string }) => r.invitation_id === id[name]);
  return { api, event, id, come, roll, row };
}

describe('who came', () => {
  test('a holder, a representative and a walk-in, in the order given', async () => {
    const { id, come, roll, row } = await gathering();
    const outcomes = await come(
      { invitation_id: id.hendra, present: 'holder', at: '2027-03-04T07:55:00+08:00' },
      {
        invitation_id: id.bupati,
        present: 'representative',
        representative: { name: 'Sekar Arum', position: 'Asisten I' },
        at: '2027-03-04T00:10:00Z',
      },
      { name: 'Joko Tamu', position: 'Ketua RT', agency: 'Desa Hilir' },
    );
    expect(outcomes.map((o) => o.outcome)).toEqual(['recorded', 'recorded', 'recorded']);
    expect(new Set(outcomes.map((o) => o.id)).size).toBe(3);
    expect(await row('hendra')).toMatchObject({
      id: outcomes[0]?.id,
      present: 'holder',
      name: hendra.name,
      representative: null,
      at: '2027-03-04T07:55:00+08:00',
      present_for: [id.hendra],
    });
    expect(await row('bupati')).toMatchObject({
      present: 'representative',
      name: bupati.name,
      representative: { name: 'Sekar Arum', position: 'Asisten I' },
      at: '2027-03-04T08:10:00+08:00',
    });
    expect(await row('maya')).toMatchObject({ id: null, present: null, at: null, present_for: [] });
    const { data, totals } = await roll();
    expect(data).toHaveLength(6);
    expect(data[5]).toMatchObject({ invitation_id: null, present: 'walk_in', name: 'Joko Tamu', agency: 'Desa Hilir' });
    expect(totals).toEqual({ invited: 5, holders: 1, represented: 1, walk_ins: 1, persons: 3 });
  });

  test('a representative not named is the one of the newest answer', async () => {
    const { api, id, come, row } = await gathering();
    for (const name of ['Dewi Lama', 'Ratna Puspa Dewi'])
      await api.post(`/invitations/${id.bupati}/answers`, {
        answer: 'represented',
        representative: { name, position: 'Kepala Badan Kesbangpol' },
        channel: 'phone',
      });
    await come({ invitation_id: id.bupati, present: 'representative' });
    expect((await row('bupati')).representative).toEqual({
      name: 'Ratna Puspa Dewi',
      position: 'Kepala Badan Kesbangpol',
    });
    await come({ invitation_id: id.surya, present: 'representative' });
    expect(await row('surya')).toMatchObject({
      present: 'representative',
      representative: { name: null, position: null },
    });
  });

  test('the same again is already there; another account of one office is a conflict and changes nothing', async () => {
    const { id, come, roll, row } = await gathering();
    const [first] = await come({ invitation_id: id.hendra, present: 'holder' });
    expect(await come({ invitation_id: id.hendra, present: 'holder' })).toEqual([
      { outcome: 'already', id: first?.id },
    ]);
    const sent = { invitation_id: id.hendra, present: 'representative', representative: { name: 'Orang Lain' } };
    expect(await come(sent)).toEqual([{ outcome: 'conflict', id: first?.id, reason: 'recorded_differently' }]);
    expect(await row('hendra')).toMatchObject({ present: 'holder', representative: null });

    const dewi = {
      invitation_id: id.bupati,
      present: 'representative',
      representative: { name: 'Dr. Dewi Sartika, M.Si.' },
    };
    const [second] = await come(dewi);
    const written = { ...dewi, representative: { name: 'dewi sartika' } };
    expect(await come(written, { ...dewi, representative: { name: 'Budi' } })).toMatchObject([
      { outcome: 'already', id: second?.id },
      { outcome: 'conflict', id: second?.id },
    ]);
    const guest = { name: 'Joko Tamu', agency: 'Desa Hilir' };
    expect(
      (await come(guest, { name: 'JOKO TAMU', agency: 'desa hilir' }, { ...guest, agency: 'Desa Hulu' })).map(
        (o) => o.outcome,
      ),
    ).toEqual(['recorded', 'already', 'recorded']);
    expect((await roll()).totals.persons).toBe(3);
  });

  test('one call can say one thing twice; an unknown invitation is rejected and the rest stands', async () => {
    const { id, come, roll } = await gathering();
    const holder = { invitation_id: id.surya, present: 'holder' };
    const outcomes = await come(holder, { invitation_id: 'iv_0', present: 'holder' }, holder);
    expect(outcomes).toEqual([
      { outcome: 'recorded', id: expect.any(String) },
      { outcome: 'rejected', id: null, reason: 'unknown_invitation' },
      { outcome: 'already', id: outcomes[0]?.id },
    ]);
    const other = await gathering();
    expect((await come({ invitation_id: other.id.surya, present: 'holder' }))[0]?.outcome).toBe('rejected');
    expect((await roll()).totals).toMatchObject({ holders: 1, persons: 1 });
  });

  test('a nonce is taken once, also from a device that sends again after an undo', async () => {
    const { api, id, come, roll } = await gathering();
    const record = { invitation_id: id.maya, present: 'holder', nonce: 'gawai-1:17' };
    const [first] = await come(record);
    expect((await come(record))[0]).toEqual({ outcome: 'already', id: first?.id });
    expect((await api.delete(`/attendance/${first?.id}`)).status).toBe(204);
    expect((await come(record))[0]).toEqual({ outcome: 'already', id: first?.id });
    expect((await roll()).totals.persons).toBe(0);
    expect((await come({ ...record, nonce: 'gawai-1:18' }))[0]?.outcome).toBe('recorded');
    // a nonce is the event's own
    const other = await gathering();
    expect((await other.come({ ...record, invitation_id: other.id.maya }))[0]?.outcome).toBe('recorded');
  });

  test('ten devices at once record one office once', async () => {
    const { id, come, roll } = await gathering();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) => come({ invitation_id: id.ratna, present: 'holder', nonce: `gawai-${i}` })),
    );
    const outcomes = all.flat();
    expect(outcomes.map((o) => o.outcome).sort()).toEqual([...Array(9).fill('already'), 'recorded']);
    expect(new Set(outcomes.map((o) => o.id)).size).toBe(1);
    expect((await roll()).totals).toMatchObject({ holders: 1, persons: 1 });
  });

  test('undone is undone, twice is the same, and the office is free again', async () => {
    const { api, event, id, come, roll, row } = await gathering();
    const [first] = await come({ invitation_id: id.hendra, present: 'holder' });
    for (let time = 0; time < 2; time++) expect((await api.delete(`/attendance/${first?.id}`)).status).toBe(204);
    expect((await api.delete('/attendance/at_0')).status).toBe(404);
    expect(await row('hendra')).toMatchObject({ id: null, present: null });
    expect((await roll()).totals).toMatchObject({ holders: 0, persons: 0 });
    expect(
      (await come({ invitation_id: id.hendra, present: 'representative', representative: { name: 'Budi' } }))[0]
        ?.outcome,
    ).toBe('recorded');
    const actions = (await api.get(`${event}/audit`)).body.data.map((e: { action: string }) => e.action);
    expect(actions.filter((a: string) => a.startsWith('attendance.'))).toEqual([
      'attendance.recorded',
      'attendance.undone',
      'attendance.recorded',
    ]);
  });

  test('sessions are taken apart and counted together', async () => {
    const { id, come, roll, row } = await gathering();
    const outcomes = await come(
      { invitation_id: id.surya, present: 'holder', session: 'Sesi 1' },
      {
        invitation_id: id.surya,
        present: 'representative',
        representative: { name: 'Kapten Rudi' },
        session: 'Sesi 2',
      },
      { invitation_id: id.surya, present: 'holder', session: 'Sesi 1' },
    );
    expect(outcomes.map((o) => o.outcome)).toEqual(['recorded', 'recorded', 'already']);
    expect(
      (await row('surya')).sessions.map((s: { session: string; present: string }) => [s.session, s.present]),
    ).toEqual([
      ['Sesi 1', 'holder'],
      ['Sesi 2', 'representative'],
    ]);
    expect((await roll()).totals).toMatchObject({ holders: 1, represented: 0, persons: 2 });
  });
});

describe('persons are counted once', () => {
  test('one who stands for two offices, and one invited who also stands for another', async () => {
    const { id, come, roll, row } = await gathering();
    const asRatna = { name: 'RATNA PUSPA DEWI', position: ratna.position };
    await come(
      { invitation_id: id.ratna, present: 'holder' },
      { invitation_id: id.bupati, present: 'representative', representative: asRatna },
      { invitation_id: id.maya, present: 'representative', representative: { name: 'Ratna Puspa Dewi, S.Sos.' } },
      { invitation_id: id.hendra, present: 'holder' },
    );
    expect((await roll()).totals).toEqual({ invited: 5, holders: 2, represented: 2, walk_ins: 0, persons: 2 });
    const three = [id.ratna, id.bupati, id.maya].sort();
    for (const name of ['ratna', 'bupati', 'maya'] as const)
      expect((await row(name)).present_for.sort()).toEqual(three);
    expect((await row('hendra')).present_for).toEqual([id.hendra]);
  });

  test('an invitee who comes only for another is there for that office, not for his own', async () => {
    const { id, come, roll, row } = await gathering();
    await come({
      invitation_id: id.bupati,
      present: 'representative',
      representative: { name: ratna.name, position: ratna.position },
    });
    expect((await roll()).totals).toMatchObject({ holders: 0, represented: 1, persons: 1 });
    expect(await row('ratna')).toMatchObject({ present: null, present_for: [id.bupati] });
    expect((await row('bupati')).present_for).toEqual([id.bupati]);
  });

  test('two of one name in two offices are two', async () => {
    const { come, roll } = await gathering();
    await come(
      { name: 'Ahmad', position: 'Kades Hilir', agency: 'Desa Hilir' },
      { name: 'Ahmad', position: 'Kades Hulu', agency: 'Desa Hulu' },
    );
    expect((await roll()).totals).toMatchObject({ walk_ins: 2, persons: 2 });
  });
});

describe('when', () => {
  test('before the start, after closing, never on a cancelled event', async () => {
    const { api, event, id, come } = await gathering();
    expect((await come({ invitation_id: id.hendra, present: 'holder' }))[0]?.outcome).toBe('recorded');
    await api.post(`${event}/close`);
    expect((await come({ invitation_id: id.surya, present: 'holder' }))[0]?.outcome).toBe('recorded');
    const called = await gathering();
    await called.api.post(`${called.event}/cancel`, { reason: 'hujan' });
    const refused = await called.api.post(`${called.event}/attendance`, { records: [{ name: 'Tamu' }] });
    expect([refused.status, refused.body.code]).toEqual([409, 'cancelled']);
  });
});
