import { beforeAll, expect, test } from 'vitest';
import { instance, prepare } from './instance.ts';

/* What reading one report over a series costs: as many queries for a hundred events as for three. */
const app = instance({});
const round = {
  type: 'sambang',
  title: 'Sambang harian',
  host: 'Polsek Rawa',
  starts_at: '2027-01-01T16:00',
  timezone: 'Asia/Jakarta',
  venue: { name: 'Kelurahan Rawa' },
};

async function held(count: number): Promise<string> {
  const { body } = await app.ask('POST', '/api/v1/events', { ...round, rrule: `FREQ=DAILY;COUNT=${count}` });
  const { body: series } = await app.ask('GET', `/api/v1/series/${body.series_id}`);
  for (const [i, { id }] of series.events.entries()) {
    const record = async (what: string, said: object) => app.ask('POST', `/api/v1/events/${id}/${what}`, said);
    await record('counts', { counts: [{ what: 'visits', number: 3 }] });
    if (i < 3) {
      await record('outcomes', { outcomes: [{ kind: 'question', text: 'Lampu jalan padam' }] });
      await record('attendance', { records: [{ name: 'Ketua RT', agency: 'RT 1' }] });
    }
    await record('close', {});
  }
  return body.series_id;
}

let few: string;
let many: string;
beforeAll(async () => {
  await prepare();
  few = await held(3);
  many = await held(100);
}, 180_000);

test('a summary is read by as many queries, however many its events; read again it is the same', async () => {
  for (const asked of ['', '?from=2027-02-01&until=2027-02-28', '.md']) {
    const [a, b] = [
      await app.ask('GET', `/api/v1/series/${few}/report${asked}`),
      await app.ask('GET', `/api/v1/series/${many}/report${asked}`),
    ];
    expect([a.status, b.status]).toEqual([200, 200]);
    expect([b.bill.trips, b.bill.statements], asked).toEqual([a.bill.trips, a.bill.statements]);
    expect(b.bill.statements).toBeLessThanOrEqual(12);
    expect(b.bill.written).toBe(0);
    expect(b.bill.read).toBeLessThanOrEqual(100 * 20);
    expect((await app.ask('GET', `/api/v1/series/${many}/report${asked}`)).text).toBe(b.text);
  }
});
