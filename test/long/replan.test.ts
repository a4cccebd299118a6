import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-02T01:00:00Z' });
});
afterAll(() => product.stop());

const states = (event: { milestones: { kind: string; state: string }[] }) =>
  event.milestones.map((m) => `${m.kind} ${m.state}`);

test('an event made two days before and moved on by two weeks has its whole time before it', async () => {
  const made = (await product.api.post('/events', rakor)).body;
  expect(states(made).slice(0, 3)).toEqual(['send skipped', 'reminder skipped', 'reminder due']);
  const moved = (
    await product.api.patch(`/events/${made.id}`, { starts_at: '2027-03-18T08:00', ends_at: '2027-03-18T10:00' })
  ).body;
  expect(states(moved)).toEqual(['send due', 'reminder due', 'reminder due', 'ask_missing due', 'draft due']);
  expect(moved.milestones[0].due_at).toBe('2027-03-11T08:00:00+08:00');
});

test('what was ticked stays ticked, and is not owed again on the new date', async () => {
  const made = (await product.api.post('/events', rakor)).body;
  const [first] = made.tasks;
  await product.api.post(`/tasks/${first.id}/done`);
  const moved = (
    await product.api.patch(`/events/${made.id}`, { starts_at: '2027-03-18T08:00', ends_at: '2027-03-18T10:00' })
  ).body;
  expect(moved.tasks).toHaveLength(made.tasks.length);
  expect(moved.tasks.filter((t: { title: string }) => t.title === first.title)).toEqual([{ ...first, done: true }]);
});

test('a rundown the coordinator wrote moves with the start', async () => {
  const agenda = [
    { title: 'Pembukaan', starts_at: '2027-03-04T08:00', ends_at: '2027-03-04T08:15' },
    { title: 'Paparan', starts_at: '2027-03-04T08:15', ends_at: '2027-03-04T09:30', officer: 'narasumber' },
  ];
  const made = (await product.api.post('/events', { ...rakor, agenda })).body;
  const moved = (
    await product.api.patch(`/events/${made.id}`, { starts_at: '2027-03-18T13:00', ends_at: '2027-03-18T15:00' })
  ).body;
  expect(moved.agenda).toEqual([
    { title: 'Pembukaan', starts_at: '2027-03-18T13:00:00+08:00', ends_at: '2027-03-18T13:15:00+08:00', officer: null },
    {
      title: 'Paparan',
      starts_at: '2027-03-18T13:15:00+08:00',
      ends_at: '2027-03-18T14:30:00+08:00',
      officer: 'narasumber',
    },
  ]);
});

test('what was filled in can be emptied on the page', async () => {
  const made = (
    await product.api.post('/events', { ...rakor, theme: 'Satu Data', dress: 'PDH', programme: 'Pilkades' })
  ).body;
  const kept = {
    title: made.title,
    host: made.host,
    starts_on: rakor.starts_at.slice(0, 10),
    starts_clock: rakor.starts_at.slice(11),
    ends_clock: rakor.ends_at.slice(11),
    timezone: rakor.timezone,
    venue_name: rakor.venue.name,
  };
  const as = { Origin: product.base, Cookie: await cookieOf(product, 'koordinator@pendopo.example') };
  expect((await product.form(`/acara/${made.id}/ubah`, { ...kept, dress: 'PDL' }, as)).status).toBe(303);
  const after = (await product.api.get(`/events/${made.id}`)).body;
  expect([after.theme, after.programme, after.dress]).toEqual([null, null, 'PDL']);
  expect(after.ends_at).toBe(made.ends_at);
});

test('an office proposed without an address gets one when it is added again, and keeps the one it has', async () => {
  const made = (await product.api.post('/events', { ...rakor, starts_at: '2027-04-01T08:00', ends_at: undefined }))
    .body;
  const at = `/events/${made.id}/invitations`;
  const office = { position: 'Ketua KPU Sungai Rawa', agency: 'KPU Kabupaten Sungai Rawa' };
  const [first] = (await product.api.post(at, { invitees: [office] })).body.data;
  const [again] = (await product.api.post(at, { invitees: [{ ...office, email: 'ketua@kpu.example' }] })).body.data;
  expect(again).toMatchObject({ id: first.id, created: false, email: 'ketua@kpu.example', link: first.link });
  const [third] = (
    await product.api.post(at, { invitees: [{ ...office, email: 'lain@kpu.example', phone: '0812-3456-7890' }] })
  ).body.data;
  expect(third).toMatchObject({ id: first.id, created: false, email: 'ketua@kpu.example', phone: '0812-3456-7890' });
  expect((await product.api.post(`/events/${made.id}/send`)).body).toEqual({ owed: 1 });
});
