import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, camat, HOST, hendra, LEADER, maya, rakor, ratna, surya } from '../cast.ts';
import { type Api, type Product, startProduct } from '../product.ts';

/* Planted clashes through the API, on the running product: every one found, none invented, in two organizations. */

let product: Product;
/** Events of the first organization by what is planted in them. */
const planted: Record<string, string> = {};

const ZONE = 'Asia/Makassar';
const office = ({ position, agency }: { position: string; agency: string }) => ({ position, agency });
const sekda = { position: 'Sekretaris Daerah Sungai Rawa', agency: 'Pemerintah Kabupaten Sungai Rawa' };
const kapolres = { position: LEADER.position, agency: HOST };

async function plant(
  name: string,
  over: object,
  invitees: object[] = [],
  answer: object | null = null,
  api: Api = product.api,
): Promise<string> {
  const made = await api.post('/events', { ...rakor, title: name, ...over });
  expect(made.status, made.text).toBe(201);
  planted[name] = made.body.id;
  if (!invitees.length) return made.body.id;
  const added = await api.post(`/events/${made.body.id}/invitations`, { invitees });
  expect(added.status, added.text).toBe(201);
  if (answer) {
    const told = await api.post(`/invitations/${added.body.data[0].id}/answers`, { channel: 'phone', ...answer });
    expect(told.status, told.text).toBeLessThan(300);
  }
  return made.body.id;
}

/** Two hours on a date of April 2027 from an hour. */
const on = (date: string, from = '08:00', until = '10:00') => ({
  starts_at: `2027-04-${date}T${from}`,
  ends_at: `2027-04-${date}T${until}`,
  timezone: ZONE,
});
const FAR = { name: 'Gedung Serbaguna', city: 'Kabupaten Lain' };
const nobody = { leader: { name: 'Tanpa Bentrok' } };

type Conflict = { kind: string; event_id: string | null; office: any; from: string; until: string; message: string };
async function conflicts(body: object, api: Api = product.api): Promise<Conflict[]> {
  const { status, body: found, text } = await api.post('/schedule/conflicts', { offices: [], ...body });
  expect(status, text).toBe(200);
  return found.conflicts;
}
const seen = (list: Conflict[]) => list.map(({ kind, event_id }) => [kind, event_id]);

beforeAll(async () => {
  product = await startProduct({ NOW: '2027-02-01T00:00:00Z' });
  await plant('diundang', { ...on('06'), ...nobody }, [bupati]);
  await plant('menolak', { ...on('07'), ...nobody }, [bupati], { answer: 'declined' });
  const wakil = { representative: { name: 'Ratna Puspa Dewi', position: ratna.position } };
  await plant('diwakili', { ...on('08'), ...nobody }, [bupati], { answer: 'represented', ...wakil });
  await plant('batal', { ...on('09'), ...nobody }, [bupati]);
  await product.api.post(`/events/${planted.batal}/cancel`, { reason: 'ditunda' });
  await plant('dipimpin', on('12'));
  const roles = [{ role: 'narasumber', name: surya.name, position: surya.position }];
  await plant('narasumber', { ...on('13'), ...nobody, roles });
  // the same man holds another office for the time being
  const plt = { position: 'Plt. Camat Rawa Hulu', name: 'Hendra Lesmana, S.H.', agency: 'Kecamatan Rawa Hulu' };
  await plant('rangkap', { ...on('14'), ...nobody }, [plt]);
  await plant('kenal', { ...on('28'), ...nobody }, [hendra, ratna]);
  await plant('jauh', { ...on('15'), ...nobody, venue: FAR }, [maya]);
  await plant('belum pasti', { ...on('16'), ...nobody, unconfirmed: ['time'] }, [maya]);
  // one title at two agencies
  await plant('kembar', { ...on('20'), ...nobody }, [
    { position: 'Camat', agency: 'Kecamatan Timur' },
    { position: 'Camat', agency: 'Kecamatan Barat' },
  ]);
});
afterAll(() => product?.stop());

describe('conflicts', () => {
  test('an office asked to two places at once', async () => {
    const found = await conflicts({ ...on('06', '09:00', '11:00'), offices: [office(bupati)] });
    expect(found).toEqual([
      {
        kind: 'office',
        office: office(bupati),
        event_id: planted.diundang,
        from: '2027-04-06T08:00:00+08:00',
        until: '2027-04-06T10:00:00+08:00',
        tentative: false,
        message: `${bupati.position} sudah diundang ke “diundang”, Selasa, 6 April 2027 pukul 08.00–10.00 WITA.`,
      },
    ]);
  });

  test('the capacity, case and spaces of an office do not matter; asked a second time the same is said', async () => {
    const written = { position: '  BUPATI  sungai rawa ', agency: bupati.agency.toUpperCase() };
    const ask = () => conflicts({ ...on('06'), offices: [written] });
    const first = await ask();
    expect(seen(first)).toEqual([['office', planted.diundang]]);
    expect(await ask()).toEqual(first);
  });

  test('nothing is invented: half open, declined, cancelled, represented, another day, nobody known', async () => {
    const all = [bupati, hendra, surya, maya, camat].map(office);
    for (const time of [on('06', '10:00', '12:00'), on('06', '06:00', '08:00'), on('07'), on('08'), on('09'), on('21')])
      expect(await conflicts({ ...time, offices: all })).toEqual([]);
    expect(await conflicts({ ...on('06'), offices: [{ position: 'Ketua Entah', agency: 'Entah' }] })).toEqual([]);
    expect(await conflicts({ ...on('06'), offices: [{ position: 'Ketua Entah' }] })).toEqual([]);
  });

  test('the holder, asked through another office he holds', async () => {
    const found = await conflicts({ ...on('14'), offices: [office(hendra)] });
    expect(seen(found)).toEqual([['holder', planted.rangkap]]);
    expect(found[0]?.message).toContain('Plt. Camat Rawa Hulu');
    expect(await conflicts({ ...on('14'), offices: [office(maya)] })).toEqual([]);
  });

  test('the representative already needed elsewhere', async () => {
    const found = await conflicts({ ...on('08'), offices: [office(ratna)] });
    expect(seen(found)).toEqual([['representative', planted.diwakili]]);
    expect(found[0]?.message).toContain(`mewakili ${bupati.position}`);
  });

  test('leader, speaker and venue taken', async () => {
    expect(seen(await conflicts({ ...on('12'), offices: [kapolres] }))).toEqual([['leader', planted.dipimpin]]);
    const asLeader = await conflicts({ ...on('12', '09:00', '12:00'), leader: LEADER });
    expect(seen(asLeader)).toEqual([['leader', planted.dipimpin]]);
    expect(await conflicts({ ...on('13'), leader: LEADER })).toEqual([]);
    const speaker = await conflicts({ ...on('13'), speakers: [{ name: 'Surya Adi Nugraha' }] });
    expect(seen(speaker)).toEqual([['speaker', planted.narasumber]]);
    const venue = { name: 'aula  wira-satya', city: 'Kab. Sungai Rawa' };
    expect(seen(await conflicts({ ...on('13', '09:30', '12:00'), venue }))).toEqual([['venue', planted.narasumber]]);
    expect(seen(await conflicts({ ...on('13'), venue: 'Aula Wira Satya' }))).toEqual([['venue', planted.narasumber]]);
    expect(await conflicts({ ...on('13', '10:00', '12:00'), venue })).toEqual([]);
    expect(await conflicts({ ...on('13'), venue: FAR })).toEqual([]);
  });

  test('the way between venues: 60 minutes to another city, 0 on the same site, and as the organization says', async () => {
    const from15 = (from: string) => ({ ...on('15', from, '12:00'), offices: [office(maya)] });
    const near = { name: 'Aula Wira Satya', city: 'Kabupaten Sungai Rawa' };
    const found = await conflicts({ ...from15('10:30'), venue: near });
    expect(seen(found)).toEqual([['office', planted.jauh]]);
    expect(found[0]?.message).toContain('60 menit');
    expect(await conflicts({ ...from15('11:00'), venue: near })).toEqual([]);
    expect(await conflicts({ ...from15('10:00'), venue: FAR })).toEqual([]);
    expect(await conflicts(from15('10:00'))).toEqual([]);
    const changed = await product.api.patch('/schedule/settings', { travel_between_cities: 120 });
    expect(changed.body).toEqual({ shares_occupied: false, travel_between_cities: 120, travel_within_city: 30 });
    expect(seen(await conflicts({ ...from15('11:30'), venue: near }))).toEqual([['office', planted.jauh]]);
    await product.api.patch('/schedule/settings', { travel_between_cities: 60 });
    expect(await conflicts({ ...from15('11:30'), venue: near })).toEqual([]);
  });

  test('what is not confirmed counts and is called so', async () => {
    const found = await conflicts({ ...on('16'), offices: [office(maya)] });
    expect(found).toMatchObject([{ kind: 'office', tentative: true }]);
    expect(found[0]?.message).toContain('belum pasti');
  });

  test('deadlines that can no longer be met', async () => {
    const soon = { starts_at: '2027-02-03T08:00', ends_at: '2027-02-03T10:00', timezone: ZONE };
    expect(await conflicts(soon)).toMatchObject([{ kind: 'deadline', event_id: null, office: null }]);
    const tasks = await conflicts({ ...soon, type: 'rakor-forkopimda' });
    expect(tasks.length).toBeGreaterThan(3);
    expect(new Set(tasks.map(({ kind }) => kind))).toEqual(new Set(['deadline']));
    expect(await conflicts({ ...on('06'), type: 'rakor-forkopimda' })).toEqual([]);
    // what was held is recorded, not prepared
    const held = { starts_at: '2026-09-03T08:00', ends_at: '2026-09-03T10:00', timezone: ZONE };
    expect(await conflicts({ ...held, type: 'rakor-forkopimda' })).toEqual([]);
  });

  test('an event being planned does not clash with itself', async () => {
    const asked = { ...on('06'), offices: [office(bupati)], venue: rakor.venue };
    expect((await conflicts(asked)).map(({ kind }) => kind).sort()).toEqual(['office', 'venue']);
    expect(await conflicts({ ...asked, event_id: planted.diundang })).toEqual([]);
  });

  test('a position is enough where it is one office; where it is several the agency is asked for', async () => {
    const short = { ...on('06'), offices: [{ position: 'Bupati Sungai Rawa' }] };
    expect(seen(await conflicts(short))).toEqual([['office', planted.diundang]]);
    const twin = { ...on('20'), offices: [office(bupati), { position: 'Camat' }] };
    const refused = await product.api.post('/schedule/conflicts', twin);
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.body.errors).toEqual([
      {
        field: 'offices[1].agency',
        message: 'Ada beberapa jabatan dengan sebutan ini; sebutkan instansinya: Kecamatan Barat · Kecamatan Timur.',
      },
    ]);
    const one = { ...on('20'), offices: [{ position: 'Camat', agency: 'Kecamatan Barat' }] };
    expect(seen(await conflicts(one))).toEqual([['office', planted.kembar]]);
  });

  test('holidays, joint leave, weekend, prayer, Ramadan and odd hours are warnings with their source', async () => {
    const warned = async (starts_at: string, ends_at: string, language = 'id') => {
      const body = { starts_at, ends_at, timezone: ZONE, offices: [] };
      const { body: found } = await product.api.post('/schedule/conflicts', body, { 'Accept-Language': language });
      return found.warnings as { kind: string; source: string; message: string; provisional: boolean }[];
    };
    const kinds = async (from: string, until: string) => (await warned(from, until)).map(({ kind }) => kind);
    expect(await kinds('2027-04-06T08:00', '2027-04-06T10:00')).toEqual([]);
    expect(await kinds('2027-05-01T08:00', '2027-05-01T10:00')).toEqual(['holiday', 'weekend']);
    expect(await kinds('2026-12-24T08:00', '2026-12-24T10:00')).toEqual(['joint_leave']);
    expect(await kinds('2027-04-09T10:00', '2027-04-09T12:00')).toEqual(['friday_prayer']);
    expect(await kinds('2027-04-09T13:00', '2027-04-09T15:00')).toEqual([]);
    expect(await kinds('2027-02-16T14:00', '2027-02-16T16:00')).toEqual(['ramadan']);
    expect(await kinds('2027-04-06T20:00', '2027-04-06T22:00')).toEqual(['odd_hours']);
    const [easter] = await warned('2027-03-26T08:00', '2027-03-26T10:00', 'en');
    expect(easter).toMatchObject({ kind: 'holiday', provisional: true });
    expect(easter?.message).toContain('is a public holiday');
    for (const { source } of await warned('2026-12-25T06:00', '2026-12-26T22:00')) expect(source).not.toBe('');
  });
});

describe('suggestions', () => {
  const search = { from: '2027-04-06', until: '2027-04-07', duration_minutes: 120, timezone: ZONE };
  const suggest = async (body: object, api: Api = product.api) => {
    const { status, body: found, text } = await api.post('/schedule/suggestions', body);
    expect(status, text).toBe(200);
    return found.data as { starts_at: string; ends_at: string; cost: number; delegates: any[]; reasons: string[] }[];
  };

  test('come best first, with who would send a delegate and why; in person excludes', async () => {
    const invitees = [{ ...office(bupati), requirement: 'may_delegate' }];
    const slots = await suggest({ ...search, until: '2027-04-06', limit: 100, invitees });
    expect(slots.map(({ cost }) => cost)).toEqual(slots.map(({ cost }) => cost).sort((a, b) => a - b));
    expect(slots[0]).toMatchObject({ starts_at: '2027-04-06T10:00:00+08:00', delegates: [] });
    expect(slots[0]?.reasons[0]).toBe('Semua yang diundang dapat hadir sendiri.');
    const early = await suggest({ ...search, until: '2027-04-06T10:00', limit: 100, invitees });
    expect(early[0]?.delegates).toMatchObject([{ ...office(bupati), requirement: 'may_delegate', cost: 2900 }]);
    expect(early[0]?.delegates[0].message).toContain('“diundang”');
    const strict = [{ ...office(bupati), requirement: 'in_person' }];
    expect(await suggest({ ...search, until: '2027-04-06T10:00', invitees: strict })).toEqual([]);
    expect(await suggest({ ...search, invitees })).toEqual(await suggest({ ...search, invitees }));
  });

  test('a position of several offices, and wrong values, are 422 with the field', async () => {
    const good = { ...search, invitees: [office(bupati)] };
    const wrong: [object, string][] = [
      [{ ...good, invitees: [{ position: 'Camat' }] }, 'invitees[0].agency'],
      [{ ...good, invitees: [] }, 'invitees'],
      [{ ...good, invitees: undefined }, 'invitees'],
      [{ ...good, invitees: [{ agency: 'Entah' }] }, 'invitees[0].position'],
      [{ ...good, invitees: [{ ...office(bupati), requirement: 'maybe' }] }, 'invitees[0].requirement'],
      [{ ...good, from: 'besok' }, 'from'],
      [{ ...good, until: '2027-04-05' }, 'until'],
      [{ ...good, until: '2028-04-05' }, 'until'],
      [{ ...good, duration_minutes: 0 }, 'duration_minutes'],
      [{ ...good, duration_minutes: '120' }, 'duration_minutes'],
      [{ ...good, timezone: 'WITA' }, 'timezone'],
      [{ ...good, limit: 0 }, 'limit'],
    ];
    for (const [body, field] of wrong) {
      const refused = await product.api.post('/schedule/suggestions', body);
      expect([refused.status, refused.body.errors?.[0]?.field], JSON.stringify(body)).toEqual([422, field]);
    }
    const asked = { ...on('06'), offices: [office(bupati)] };
    const bad: [object, string][] = [
      [{ ...asked, offices: undefined }, 'offices'],
      [{ ...asked, offices: [{ position: '' }] }, 'offices[0].position'],
      [{ ...asked, ends_at: asked.starts_at }, 'ends_at'],
      [{ ...asked, ends_at: '2027-06-06T08:00' }, 'ends_at'],
      [{ ...asked, starts_at: '2027-04-06' }, 'starts_at'],
      [{ ...asked, timezone: '+08:00' }, 'timezone'],
      [{ ...asked, type: 'arisan' }, 'type'],
      [{ ...asked, venue: 7 }, 'venue'],
    ];
    for (const [body, field] of bad) {
      const refused = await product.api.post('/schedule/conflicts', body);
      expect([refused.status, refused.body.errors?.[0]?.field], JSON.stringify(body)).toEqual([422, field]);
    }
    // the very edges of the calendar
    const last = { starts_at: '2199-12-31T08:00', ends_at: '2199-12-31T23:59', timezone: ZONE, offices: [] };
    expect((await product.api.post('/schedule/conflicts', last)).status).toBe(200);
    const end = { ...good, from: '2199-12-30', until: '2199-12-31', duration_minutes: 2000 };
    expect((await product.api.post('/schedule/suggestions', end)).status).toBe(200);
  });

  test('the same key and body have the same answer, also when an event came between', async () => {
    const key = { 'Idempotency-Key': 'usul-satu' };
    const body = { ...search, from: '2027-04-22', until: '2027-04-22', invitees: [office(bupati)] };
    const first = await product.api.post('/schedule/suggestions', body, key);
    await plant('sela', { ...on('22', '09:00', '11:00'), ...nobody }, [bupati]);
    const again = await product.api.post('/schedule/suggestions', body, key);
    expect(again.text).toBe(first.text);
    expect((await product.api.post('/schedule/suggestions', body)).text).not.toBe(first.text);
  });
});

describe('two organizations', () => {
  const asked = { ...on('06', '09:00', '12:00'), offices: [office(bupati), office(sekda)] };
  const share = async (api: Api, shares_occupied: boolean) =>
    expect((await api.patch('/schedule/settings', { shares_occupied })).body.shares_occupied).toBe(shares_occupied);

  test('see nothing of each other until both chose to, and then only that an office is occupied', async () => {
    const { api, other } = product;
    expect(await conflicts(asked, other)).toEqual([]);
    await share(other, true);
    expect(await conflicts(asked, other)).toEqual([]);
    await share(api, true);
    await share(other, false);
    expect(await conflicts(asked, other)).toEqual([]);
    await share(other, true);
    const found = await conflicts(asked, other);
    expect(found).toEqual([
      {
        kind: 'occupied',
        office: office(bupati),
        event_id: null,
        // cut to what was asked: when it began is nobody's business
        from: '2027-04-06T09:00:00+08:00',
        until: '2027-04-06T10:00:00+08:00',
        tentative: false,
        message: `${bupati.position} sudah terisi pada organisasi lain, Selasa, 6 April 2027 pukul 09.00–10.00 WITA.`,
      },
    ]);
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`diundang ke|${planted.diundang}|Wira Satya`));
    // who declined or is represented is free here as there
    for (const day of ['07', '08']) expect(await conflicts({ ...on(day), offices: asked.offices }, other)).toEqual([]);
    // and the first sees only its own
    expect(seen(await conflicts(asked))).toEqual([['office', planted.diundang]]);
    await share(api, false);
    expect(await conflicts(asked, other)).toEqual([]);
  });

  test('plan around each other, in dates suggested too', async () => {
    const { api, other } = product;
    await share(api, true);
    await share(other, true);
    const search = { from: '2027-04-06T08:00', until: '2027-04-06T10:00', duration_minutes: 60, timezone: ZONE };
    const invitees = [{ ...office(bupati), requirement: 'in_person' }];
    expect((await other.post('/schedule/suggestions', { ...search, invitees })).body.data).toEqual([]);
    await share(api, false);
    expect((await other.post('/schedule/suggestions', { ...search, invitees })).body.data.length).toBeGreaterThan(0);
    // an office of the same name here is another: its directory is not read
    const event = await plant('milik kedua', { ...on('06'), ...nobody }, [sekda], null, other);
    expect(await conflicts({ ...on('06'), offices: [office(sekda)] })).toEqual([]);
    expect(seen(await conflicts({ ...on('06'), offices: [office(sekda)] }, other))).toEqual([['office', event]]);
    expect((await conflicts({ ...on('06'), venue: rakor.venue }, other)).map((c) => c.event_id)).toEqual([event]);
  });
});
