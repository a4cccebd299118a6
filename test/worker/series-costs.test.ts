import { beforeAll, describe, expect, test } from 'vitest';
import { instance, prepare } from './instance.ts';

/*
 * What making a series costs, as D1 writes it: as many statements for a hundred events as for three, and so many rows an
 * event (itself with its indexes, its plan, its entry in the audit).
 */
const app = instance({});
const round = {
  type: 'sambang',
  title: 'Sambang harian',
  host: 'Polsek Rawa',
  starts_at: '2027-03-01T16:00',
  timezone: 'Asia/Jakarta',
  venue: { name: 'Kelurahan Rawa' },
};
const make = async (count: number) => {
  const { bill, status, body } = await app.ask('POST', '/api/v1/events', {
    ...round,
    rrule: `FREQ=DAILY;COUNT=${count}`,
  });
  expect(status).toBe(201);
  return { ...bill, seriesId: body.series_id as string };
};

let few: Awaited<ReturnType<typeof make>>;
let many: typeof few;

beforeAll(async () => {
  await prepare();
  few = await make(3);
  many = await make(100);
}, 60_000);

describe('a series', () => {
  test('is made by as many statements, however many its events', () => {
    expect([many.trips, many.statements]).toEqual([few.trips, few.statements]);
    expect(many.trips).toBeLessThanOrEqual(3);
    expect(many.statements).toBeLessThanOrEqual(12);
  });

  test('writes so many rows an event, and reads about as many', () => {
    const each = (many.written - few.written) / 97;
    expect(each).toBeGreaterThan(20);
    expect(each).toBeLessThanOrEqual(66);
    expect((many.read - few.read) / 97).toBeLessThanOrEqual(80);
  });
});
