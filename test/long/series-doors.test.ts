import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, rakor } from '../cast.ts';
import { rowsOf } from '../long/support/ledger.ts';
import { eventually, type Product, startProduct } from '../product.ts';

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

describe('one of them, those after it, or all', () => {
  const week = { ...round, title: 'Rapat mingguan', ends_at: '2027-03-01T17:00', rrule: 'FREQ=WEEKLY;COUNT=4' };
  const series = async (over: object = {}) => {
    const { body } = await product.api.post('/events', { ...week, ...over });
    return { id: body.series_id as string, held: await ofSeries(body.series_id) };
  };

  test('what changed goes to those in reach, what they have of their own stays', async () => {
    const { api } = product;
    const { id, held } = await series();
    const [first, second, third, fourth] = held as [Out, Out, Out, Out];
    await api.patch(`/events/${third.id}`, { title: 'Rapat khusus', dress: 'Batik' });
    await api.post(`/events/${fourth.id}/cancel`, { reason: 'libur' });
    const done = await api.patch(`/events/${second.id}?scope=following`, {
      ...{
        title: second.title,
        venue: { name: 'Aula Baru' },
        starts_at: '2027-03-09T18:30',
        ends_at: '2027-03-09T20:00',
      },
    });
    expect([done.status, done.body.reach]).toEqual([200, { changed: 2, untouched: 1 }]);
    const now = await ofSeries(id);
    expect(now.map((e) => [e.title, e.starts_at.slice(0, 16), e.ends_at.slice(0, 16), e.venue.name, e.dress])).toEqual([
      [week.title, '2027-03-01T16:00', '2027-03-01T17:00', round.venue.name, null],
      [week.title, '2027-03-09T18:30', '2027-03-09T20:00', 'Aula Baru', null],
      ['Rapat khusus', '2027-03-16T18:30', '2027-03-16T20:00', 'Aula Baru', 'Batik'],
      [week.title, '2027-03-22T16:00', '2027-03-22T17:00', round.venue.name, null],
    ]);
    // said again: nothing moves once more
    const again = await api.patch(`/events/${second.id}?scope=following`, {
      starts_at: '2027-03-09T18:30',
      ends_at: '2027-03-09T20:00',
    });
    expect(again.body.reach).toEqual({ changed: 2, untouched: 1 });
    expect((await ofSeries(id)).map((e) => e.starts_at)).toEqual(now.map((e) => e.starts_at));
    expect((await api.get(`/events/${first.id}`)).body.starts_at).toBe(first.starts_at);
  });

  test('a change cut short is completed by saying it again, and moves nothing twice', async () => {
    const { id, held } = await series({ title: 'Rapat terputus' });
    const first = held[0] as Out;
    const change = { starts_at: '2027-03-02T09:00', ends_at: '2027-03-02T10:00' };
    // the process dies when half of it is done: the last one fails to be written
    const broken = `create trigger dies before update on events when old.id = '${held[2]?.id}' begin select raise(abort, 'dies'); end`;
    await rowsOf(product, broken);
    expect((await product.api.patch(`/events/${first.id}?scope=all`, change)).status).toBe(500);
    await rowsOf(product, 'drop trigger dies');
    expect((await ofSeries(id)).map((e) => e.starts_at.slice(5, 16))).toEqual([
      '03-01T16:00',
      '03-09T09:00',
      '03-15T16:00',
      '03-22T16:00',
    ]);
    const done = await product.api.patch(`/events/${first.id}?scope=all`, change);
    expect(done.body.reach).toEqual({ changed: 4, untouched: 0 });
    expect((await ofSeries(id)).map((e) => e.starts_at.slice(5, 16))).toEqual([
      '03-02T09:00',
      '03-09T09:00',
      '03-16T09:00',
      '03-23T09:00',
    ]);
  });

  test('those sent are told, each by its own mail and sequence; a cancellation too', async () => {
    const { api } = product;
    const { held } = await series({ title: 'Rapat diumumkan' });
    for (const one of held.slice(0, 3)) {
      await api.post(`/events/${one.id}/invitations`, { invitees: [bupati] });
      await api.post(`/events/${one.id}/send`);
    }
    await eventually('three invitations', async () => (await mailsOf('Rapat diumumkan')).length === 3);
    await api.patch(`/events/${held[1]?.id}?scope=following`, { venue: { name: 'Pendopo Rawa' } });
    await eventually('two changes', async () => (await mailsOf('Rapat diumumkan')).length === 5);
    const sequences = await Promise.all(held.map(async (e) => (await api.get(`/events/${e.id}`)).body.sequence));
    expect(sequences).toEqual([0, 1, 1, 0]);
    const off = await api.post(`/events/${held[0]?.id}/cancel?scope=all`, { reason: 'pimpinan berhalangan' });
    expect(off.body.reach).toEqual({ changed: 4, untouched: 0 });
    await eventually('three cancellations', async () => (await mailsOf('Rapat diumumkan')).length === 8);
    await api.post(`/events/${held[0]?.id}/cancel?scope=all`, { reason: 'pimpinan berhalangan' });
    expect((await mailsOf('Rapat diumumkan')).length).toBe(8);
  });

  test('a change that cannot be is refused before anything is touched; so is a scope that is none', async () => {
    const { id, held } = await series({ title: 'Rapat tetap' });
    const before = await ofSeries(id);
    const at = `/events/${held[0]?.id}`;
    const bad = await product.api.patch(`${at}?scope=all`, { starts_at: '2027-03-05T08:00' });
    expect([bad.status, bad.body.errors[0].field]).toEqual([422, 'ends_at']);
    const odd = await product.api.patch(`${at}?scope=besok`, { title: 'Lain' });
    expect([odd.status, odd.body.errors[0].field]).toEqual([422, 'scope']);
    expect(await ofSeries(id)).toEqual(before);
  });
});

const mailsOf = async (title: string): Promise<{ subject: string; raw: string }[]> =>
  ((await (await fetch(`${product.base}/mailbox.json`)).json()) as { subject: string; raw: string }[]).filter((m) =>
    `${m.subject} ${m.raw}`.includes(title),
  );

/** A member's pages. */
const as: Record<string, string> = {};
const get = async (at: string) => {
  const response = await fetch(new URL(at, product.base), { redirect: 'manual', headers: as });
  return { status: response.status, text: await response.text() };
};
const post = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  product.form(at, fields, { ...as, ...headers });
const said = ({ text }: { text: string }) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the form', () => {
  beforeAll(async () => {
    Object.assign(as, { Origin: product.base, Cookie: await cookieOf(product, 'koordinator@pendopo.example') });
  });
  const fields = {
    type: 'sambang',
    title: 'Sambang Desa Muara Rawa',
    host: 'Polsek Rawa',
    starts_on: '2027-03-01',
    starts_clock: '16:00',
    timezone: 'Asia/Jakarta',
    venue_name: 'Desa Muara Rawa',
    repeats: 'daily',
    repeat_count: '30',
  };

  test('says while one types which dates it comes to, which are holidays and which are left out', async () => {
    const at = '/acara/baru/rancangan?konsep=dr_tiga_puluh';
    const all = said(await post(at, fields, { 'HX-Request': 'true' }));
    expect(all).toContain('30 kali: Senin, 1 Maret 2027 sampai Selasa, 30 Maret 2027');
    expect(all).toContain('Hari Suci Nyepi (Tahun Baru Saka 1949) (perkiraan)');
    const fewer = said(await post(at, { ...fields, repeat_skip: 'weekends' }, { 'HX-Request': 'true' }));
    expect(fewer).toContain('22 kali');
    expect(fewer).toContain('8 tanggal dilewati');
    await product.api.post('/events', {
      ...rakor,
      starts_at: '2027-03-03T16:10',
      ends_at: '2027-03-03T17:00',
      timezone: 'Asia/Jakarta',
      venue: { name: 'Desa Muara Rawa' },
    });
    expect(said(await post(at, fields, { 'HX-Request': 'true' }))).toContain('1 bentrok dengan acara lain');
  });

  test('a wrong repetition comes back at its field with what was typed', async () => {
    for (const [over, text] of [
      [{ repeat_count: '' }, 'Isi salah satu: berapa kali (1 sampai 100), atau sampai tanggal berapa.'],
      [{ repeat_until: '2027-03-30' }, 'Isi salah satu'],
      [{ repeat_every: 'dua' }, 'Isi bilangan bulat mulai dari 1.'],
      [{ repeat_count: '', repeat_until: '2027-02-01' }, 'tidak menghasilkan satu tanggal pun'],
      [{ repeat_count: '101' }, 'paling banyak 100'],
    ] as const) {
      const answer = await post('/acara/baru?konsep=dr_salah_ulang', { ...fields, ...over });
      expect([answer.status, said(answer).includes(text)], text).toEqual([422, true]);
    }
  });

  test('thirty daily visits by one form, twice sent; each recorded by itself, with its own counts', async () => {
    const at = '/acara/baru?konsep=dr_tiga_puluh';
    const made = await post(at, fields);
    const again = await post(at, fields);
    const page = made.headers.get('location') ?? '';
    expect([made.status, page, again.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/seri\/sr_/),
      page,
    ]);
    const held = await ofSeries(page.slice('/seri/'.length));
    expect(held.length).toBe(30);
    for (const [i, one] of held.entries()) {
      const form = { nonce: `rr_${i}`, visits_number: String(i + 1), residents_number: '2', messages: 'Waspada hoaks' };
      // before its day only by one who says so
      if (i === 0) expect((await post(`/acara/${one.id}/catat`, form)).status).toBe(422);
      const sure = { ...form, early: 'ya' };
      expect((await post(`/acara/${one.id}/catat`, sure)).status).toBe(303);
      // sent twice it is recorded once
      if (i === 0) await post(`/acara/${one.id}/catat`, sure);
    }
    const { body } = await product.api.get(`/series/${held[0]?.series_id}`);
    expect(body.events.map((e: Out) => e.counts.visits)).toEqual(held.map((_, i) => i + 1));
    expect(body.totals).toEqual({ events: 30, present: 0, counts: { visits: 465, residents: 60 } });
    expect(new Set(body.events.map((e: Out) => e.status))).toEqual(new Set(['closed']));
    const outcomes = (await product.api.get(`/events/${held[0]?.id}/outcomes`)).body.data;
    expect(outcomes.map((o: Out) => o.text)).toEqual(['Waspada hoaks']);
    await eventually('a report of one of them', async () => {
      const report = await product.api.get(`/events/${held[29]?.id}/report`);
      return report.body.status === 'draft' && report.text.includes('30');
    });
    expect(said(await get(page))).toContain('30 kunjungan');
  });

  test('lists show it once; one form changes the rest', async () => {
    const typed = { ...fields, title: 'Sambang Dusun Hulu', repeat_count: '5', starts_on: '2027-06-07' };
    const made = await post('/acara/baru?konsep=dr_lima_kali', typed);
    const page = made.headers.get('location') ?? '';
    const list = (await get('/acara?jenis=sambang')).text;
    expect(list.match(/Sambang Dusun Hulu/g)).toHaveLength(1);
    expect(said({ text: list })).toContain('seri 5 kali, 0 sudah lewat');
    const [first, second] = (await ofSeries(page.slice(6))) as [Out, Out];
    const form = await get(`/acara/${second.id}/ubah`);
    expect(said(form)).toContain('Acara ini dan sesudahnya');
    const { repeats: _, repeat_count: __, ...rest } = typed;
    const change = { ...rest, starts_on: '2027-06-08', venue_name: 'Balai Dusun', revision: '1', cakupan: 'following' };
    const saved = await post(`/acara/${second.id}/ubah`, change);
    expect(saved.headers.get('location')).toBe(`${page}?diubah=4&tetap=0`);
    expect(said(await get(`${page}?diubah=4&tetap=0`))).toContain('4 acara disimpan.');
    const venues = (await ofSeries(page.slice(6))).map((e) => e.venue.name);
    expect(venues).toEqual([first.venue.name, ...Array(4).fill('Balai Dusun')]);
  });

  test('a date is added once, and the invitees of one go to those after it', async () => {
    const made = await post('/acara/baru?konsep=dr_dua_kali', { ...fields, title: 'Sambang Hilir', repeat_count: '2' });
    const page = made.headers.get('location') ?? '';
    const add = { date: '2027-05-03', nonce: 'sn_sekali_saja' };
    for (const _ of [1, 2]) expect((await post(`${page}/tanggal`, add)).status).toBe(303);
    expect((await post(`${page}/tanggal`, { ...add, nonce: 'sn_lain_lagi' })).status).toBe(422);
    const held = await ofSeries(page.slice(6));
    expect(held.map((e) => e.starts_at.slice(0, 16))).toEqual([
      '2027-03-01T16:00',
      '2027-03-02T16:00',
      '2027-05-03T16:00',
    ]);
    await product.api.post(`/events/${held[0]?.id}/invitations`, { invitees: [bupati] });
    for (const n of [2, 0]) {
      const copied = await post(`${page}/undangan`, { dari: held[0]?.id });
      expect(copied.headers.get('location')).toBe(`${page}?disalin=${n}`);
    }
  });
});

describe('waves of a training by kecamatan', () => {
  const people = (kecamatan: string, n: number) =>
    Array.from(
      { length: n },
      (_, i) => `; Peserta ${kecamatan} ${i + 1}; Kecamatan ${kecamatan}; p${i}@${kecamatan}.example`,
    );
  const lines = [...people('hulu', 12), ...people('hilir', 9), ...people('muara', 6), ...people('tengah', 4)];

  test('are shown first, then invited: together, even, within the capacity, nobody lost, nobody twice', async () => {
    const { body } = await product.api.post('/events', {
      ...rakor,
      type: 'bimtek',
      title: 'Bimtek KPPS',
      rrule: 'FREQ=DAILY;COUNT=2',
      capacity: 15,
    });
    const page = `/seri/${body.series_id}`;
    const form = { invitees: lines.join('\n') };
    const look = await post(`${page}/bagi`, form);
    expect(said(look)).toMatch(/Tidak mendapat tempat: 1 orang/);
    expect((await product.api.get(`/series/${body.series_id}`)).body.events[0].answers).toEqual({});
    const wider = await product.api.patch(`/events/${body.id}?scope=all`, { capacity: 16 });
    expect(wider.body.capacity).toBe(16);
    for (const n of [31, 0]) {
      const done = await post(`${page}/bagi`, { ...form, langkah: 'simpan' });
      expect(done.headers.get('location')).toBe(`${page}?diundang=${n}`);
    }
    const held = await ofSeries(body.series_id);
    const of = async (id: string) => (await product.api.get(`/events/${id}/invitations?limit=100`)).body.data as Out[];
    const waves = await Promise.all(held.map((e) => of(e.id)));
    expect(waves.map((w) => w.length).sort()).toEqual([15, 16]);
    const agencies = waves.flatMap((w) => [...new Set(w.map((i) => i.agency))]);
    expect(new Set(agencies).size).toBe(agencies.length);

    const [one, two] = held as [Out, Out];
    const moving = waves[0]?.[0] as Out;
    for (const _ of [1, 2])
      expect((await post(`${page}/pindah`, { undangan: moving.id, ke: two.id })).status).toBe(_ === 1 ? 303 : 404);
    expect((await of(one.id)).length + (await of(two.id)).length).toBe(31);
    // what went out stays as it was and is answered for: he is expected at the other
    await product.api.post(`/events/${one.id}/send`);
    const sent = (await of(one.id))[0] as Out;
    await eventually('the mail', async () => (await of(one.id))[0]?.delivery.state === 'sent');
    for (const _ of [1, 2]) expect((await post(`${page}/pindah`, { undangan: sent.id, ke: two.id })).status).toBe(303);
    expect((await of(one.id)).find((i) => i.id === sent.id)?.status).toBe('declined');
    expect((await of(two.id)).filter((i) => i.name === sent.name)).toHaveLength(1);
    expect((await product.api.get(`/invitations/${sent.id}/answers`)).body.data).toHaveLength(1);
    expect(said(await get(`${page}/peserta`))).toMatch(/melebihi kapasitas|sisa/);
    const wrong = await post(`${page}/bagi`, { invitees: 'Camat; ; ; bukan-surel' });
    expect([wrong.status, said(wrong).includes('Baris 1')]).toEqual([422, true]);
  });
});
