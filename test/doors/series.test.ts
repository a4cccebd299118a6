import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-20T02:00:00Z' });
});
afterAll(() => product?.stop());

const round = {
  type: 'sambang',
  title: 'Sambang Kelurahan Rawa Indah',
  host: 'Polsek Rawa',
  starts_at: '2027-03-01T16:00',
  timezone: 'Asia/Jakarta',
  venue: { name: 'Kelurahan Rawa Indah' },
  rrule: 'FREQ=DAILY;COUNT=30',
};

type Out = Record<string, any>;
const all = async (): Promise<Out[]> => (await product.api.get('/events?limit=100')).body.data;
const ofSeries = async (id: string) =>
  (await all()).filter((e) => e.series_id === id).sort((a, b) => a.starts_at.localeCompare(b.starts_at));

describe('thirty daily visits by one call', () => {
  test('each is an event of its own, with its own plan, counts, record and report', async () => {
    const { api } = product;
    const made = await api.post('/events', { ...round, programme: 'Cooling System' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: 'scheduled', rrule: round.rrule, programme: 'Cooling System' });
    expect(made.body.starts_at).toBe('2027-03-01T16:00:00+07:00');
    const held = await ofSeries(made.body.series_id);
    expect(held.length).toBe(30);
    expect(held[0]?.id).toBe(made.body.id);
    expect(held.map((e) => e.starts_at.slice(0, 10)).at(-1)).toBe('2027-03-30');
    for (const one of held) {
      expect([one.agenda.length, one.tasks.length, one.milestones.length, one.programme]).toEqual([
        made.body.agenda.length,
        made.body.tasks.length,
        made.body.milestones.length,
        'Cooling System',
      ]);
      expect(one.agenda[0].starts_at).toBe(one.starts_at);
    }
    const [first, second] = held as [Out, Out];
    await api.post(`/events/${first.id}/counts`, { counts: [{ what: 'visits', number: 4 }] });
    await api.post(`/events/${second.id}/counts`, { counts: [{ what: 'visits', number: 9 }] });
    await api.post(`/events/${first.id}/attendance`, { records: [{ name: 'Ketua RT', agency: 'RT 05' }] });
    expect((await api.post(`/events/${first.id}/close`)).status).toBe(202);
    expect((await api.get(`/events/${second.id}`)).body.status).toBe('scheduled');
    expect((await api.get(`/events/${second.id}/attendance`)).body.totals.persons).toBe(0);
    expect((await api.get(`/events/${second.id}/audit`)).body.data[0]).toMatchObject({
      action: 'event.created',
      after: { series: made.body.series_id },
    });
    const ics = await Promise.all([first, second].map((e) => api.get(`/events/${e.id}/calendar.ics`)));
    expect(new Set(ics.map(({ text }) => /^UID:.*$/m.exec(text)?.[0])).size).toBe(2);
    expect(ics[0]?.text).not.toContain('RRULE');
  });

  test('clashes are found on each day, not on the first alone', async () => {
    const made = await product.api.post('/events', { ...rakor, rrule: 'FREQ=WEEKLY;COUNT=3' });
    const held = await ofSeries(made.body.series_id);
    const asked = await product.api.post('/schedule/conflicts', {
      starts_at: held[2]?.starts_at.slice(0, 16),
      ends_at: held[2]?.ends_at.slice(0, 16),
      timezone: rakor.timezone,
      venue: rakor.venue,
      offices: [],
    });
    expect(asked.body.conflicts).toMatchObject([{ kind: 'venue', event_id: held[2]?.id }]);
  });

  test('what is given with clocks moves with each, and dates excepted are not held', async () => {
    const made = await product.api.post('/events', {
      ...round,
      ends_at: '2027-03-01T17:30',
      weekday: 'Senin',
      rrule: 'FREQ=DAILY;COUNT=4',
      exdates: ['2027-03-03'],
      agenda: [{ title: 'Salam', starts_at: '2027-03-01T16:05', minutes: 10 }],
      tasks: [{ title: 'Lapor Kapolsek', due_on: '2027-02-28' }],
    });
    const held = await ofSeries(made.body.series_id);
    expect(held.map((e) => [e.starts_at, e.ends_at, e.agenda[0].starts_at, e.tasks[0].due_on])).toEqual(
      ['01', '02', '04'].map((day) => [
        `2027-03-${day}T16:00:00+07:00`,
        `2027-03-${day}T17:30:00+07:00`,
        `2027-03-${day}T16:05:00+07:00`,
        day === '01' ? '2027-02-28' : `2027-03-0${Number(day) - 1}`,
      ]),
    );
  });
});

describe('one series, however often it is said', () => {
  test('the same key gives the same first event and no more events', async () => {
    const before = (await all()).length;
    const key = { 'Idempotency-Key': 'satu-putaran' };
    const given = { ...round, title: 'Sambang berkunci', rrule: 'FREQ=DAILY;COUNT=5' };
    const [one, two] = await Promise.all([1, 2].map(() => product.api.post('/events', given, key)));
    expect(two?.body).toEqual(one?.body);
    expect((await all()).length).toBe(before + 5);
  });

  test('a rule that cannot be kept is refused at its field, in the reader’s words, and makes nothing', async () => {
    const before = (await all()).length;
    for (const [rrule, said] of [
      ['FREQ=DAILY;COUNT=101', /paling banyak 100/],
      ['FREQ=DAILY;UNTIL=20270101', /tidak menghasilkan/],
      ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3', /tidak memiliki tanggal sebanyak itu/],
    ] as const) {
      const { status, body } = await product.api.post('/events', { ...round, rrule });
      expect([status, body.errors.map((e: Out) => e.field)], rrule).toEqual([422, ['rrule']]);
      expect(body.errors[0].message).toMatch(said);
    }
    expect((await all()).length).toBe(before);
  });

  test('a rule for one date is a plain event; a rule is not changed afterwards', async () => {
    const made = await product.api.post('/events', { ...round, rrule: 'FREQ=DAILY;COUNT=1' });
    expect([made.status, made.body.series_id]).toEqual([201, null]);
    const at = `/events/${made.body.id}`;
    const other = await product.api.patch(at, { rrule: 'FREQ=DAILY;COUNT=9' });
    expect([other.status, other.body.errors[0].field]).toEqual([422, 'rrule']);
    expect((await product.api.patch(at, { rrule: 'FREQ=DAILY;COUNT=1', title: 'Sambang saja' })).status).toBe(200);
  });
});
