import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { bupati, hendra, rakor, ratna, surya } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

const OWNER = 'koordinator@pendopo.example';

let product: Product;
let cookie: string;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-04T00:05:00Z' });
  cookie = await cookieOf(product, OWNER);
});
afterAll(() => product?.stop());

const get = async (at: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${product.base}${at}`, { redirect: 'manual', headers: { Cookie: cookie, ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (at: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  product.form(at, fields, { Origin: product.base, Cookie: cookie, ...headers });
const IN_PLACE = { 'HX-Request': 'true' };
const hiddenOf = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const tally = (text: string) =>
  (
    /id="hitung".*?<\/div>/s
      .exec(text)?.[0]
      .replace(/<[^>]+>/g, ' ')
      .match(/\d+/g) ?? []
  ).map(Number);

async function gathering() {
  const { api } = product;
  const { id } = (await api.post('/events', rakor)).body;
  const added = await api.post(`/events/${id}/invitations`, { invitees: [bupati, hendra, surya] });
  const [first, second, third] = added.body.data.map((row: { id: string }) => row.id) as [string, string, string];
  await api.post(`/invitations/${first}/answers`, {
    answer: 'represented',
    representative: { name: ratna.name, position: ratna.position },
    channel: 'phone',
  });
  const roll = async () => (await api.get(`/events/${id}/attendance`)).body;
  return { id, at: `/acara/${id}/kehadiran`, first, second, third, roll };
}

describe('at the door', () => {
  test('a tap in place answers with its row and the numbers; twice it counts once, and an undo stays', async () => {
    const { at, first, roll } = await gathering();
    const nonce = hiddenOf((await get(at)).text, 'nonce');
    const tap = () => post(at, { invitation_id: first, present: 'representative', nonce }, IN_PLACE);
    const [one, two] = await Promise.all([tap(), tap()]);
    for (const { status, text } of [one, two]) {
      expect([status, text.includes('<html'), text.match(/<li /g)?.length]).toEqual([200, false, 1]);
      expect(text).toContain(`Diwakili ${ratna.name}`);
      expect(text).toContain('08.05');
      expect(tally(text).slice(0, 2)).toEqual([1, 3]);
    }
    const { id } = (await roll()).data[0];
    for (let time = 0; time < 2; time++) {
      const undone = await post(`${at}/${id}/urungkan`, {}, IN_PLACE);
      expect([undone.status, tally(undone.text)[0]]).toEqual([200, 0]);
    }
    // the first tap arrives once more, from a phone that had lost its connection
    expect(tally((await tap()).text)[0]).toBe(0);
    expect((await roll()).totals.persons).toBe(0);
    const again = hiddenOf((await get(at)).text, 'nonce');
    await post(at, { invitation_id: first, present: 'holder', nonce: again }, IN_PLACE);
    const other = await post(at, { invitation_id: first, present: 'representative', nonce: 'lain' }, IN_PLACE);
    expect(other.text).toContain('sudah tercatat dengan keterangan lain');
  });

  test('without script a tap leads back to the row, with what was searched for', async () => {
    const { at, second } = await gathering();
    const { status, headers } = await post(`${at}?q=DPRD&sesi=Hari+1`, { invitation_id: second, present: 'holder' });
    expect([status, headers.get('location')]).toEqual([303, `${at}?sesi=Hari+1&q=DPRD#${second}`]);
    const page = (await get(`${at}?sesi=Hari+1`)).text;
    expect(tally(page)[0]).toBe(1);
    expect(tally((await get(at)).text)[0]).toBe(0);
  });

  test('the list is asked for again only when something is new', async () => {
    const { at, first, second } = await gathering();
    const etag = /hx-headers="([^"]*)"/.exec((await get(at)).text)?.[1]?.replaceAll('&quot;', '"') ?? '{}';
    const headers = { ...IN_PLACE, ...JSON.parse(etag) };
    expect((await get(`${at}/daftar`, headers)).status).toBe(304);
    await post(at, { invitation_id: second, present: 'holder' });
    const news = await get(`${at}/daftar`, headers);
    expect([news.status, tally(news.text)[0], news.text.includes('<html')]).toEqual([200, 1, false]);
    const shown = async (query: string) =>
      [...(await get(`${at}?${query}`)).text.matchAll(/<li id="(iv_\w+)"/g)].map((m) => m[1]);
    expect(await shown('q=puspa+dewi')).toEqual([first]);
    expect(await shown('lihat=hadir')).toEqual([second]);
    // just recorded, it can still be taken back there
    expect(await shown('lihat=belum')).toHaveLength(3);
    expect((await get(`${at}?q=tidak+ada`)).text).toContain('Catat sebagai tamu tanpa undangan');
  });

  test('a scanned code puts its invitee on top; one of another event is told so', async () => {
    const { at, third } = await gathering();
    const other = await gathering();
    const page = (await get(`${at}?undangan=${third}`)).text;
    expect(/<li id="(iv_\w+)" class="fresh"/.exec(page)?.[1]).toBe(third);
    expect((await get(`${at}?undangan=${other.first}`)).text).toContain('bukan undangan acara ini');
  });

  test('a refused name comes back in its row with what was typed; on a final event the page is loaded anew', async () => {
    const { id, at, first } = await gathering();
    const sent = { invitation_id: first, present: 'representative', representative_position: 'Asisten' };
    const wrong = await post(at, { ...sent, representative_name: '\u200b' }, IN_PLACE);
    expect([wrong.status, wrong.text.includes('value="Asisten"'), wrong.text.includes('<html')]).toEqual([
      422,
      true,
      false,
    ]);
    await product.api.post(`/events/${id}/cancel`, { reason: 'hujan' });
    const refused = await post(at, { ...sent, representative_name: 'Budi' }, IN_PLACE);
    expect([refused.status, refused.headers.get('HX-Refresh')]).toEqual([409, 'true']);
  });

  test('says calmly that the event is still ahead, and only then', async () => {
    const early = 'lagi. Yang dicatat di sini tetap tersimpan.';
    const { at } = await gathering();
    expect((await get(at)).text).not.toContain(early);
    const { body } = await product.api.post('/events', { ...rakor, starts_at: '2027-03-16T08:00', ends_at: undefined });
    expect((await get(`/acara/${body.id}/laporan`)).text).toMatch(
      /Acara ini baru akan dimulai Selasa, 16 Maret 2027 pukul 08\.00 WITA\./,
    );
    expect((await get(`/acara/${body.id}/kehadiran`)).text).toContain(`Acara baru berlangsung 12 hari ${early}`);
  });

  test('a unit or a number recorded by mistake is taken away again', async () => {
    const { id, at } = await gathering();
    const units = { units_0_unit: 'Samapta', units_0_personnel: '30', units_1_unit: 'Brimob', units_1_personnel: '20' };
    const kept = await post(`/acara/${id}/kekuatan`, units);
    expect(kept.headers.get('location')).toBe(`${at}?hasil=kekuatan#kekuatan`);
    expect((await get(`${at}?hasil=kekuatan`)).text).toMatch(
      /<h2 id="kekuatan">.*?role="status">Kekuatan pasukan sudah/s,
    );
    const named = { ...units, units_0_was: 'Samapta', units_1_was: 'Brimob' };
    const shown = async () =>
      [...(await get(at)).text.matchAll(/name="units_\d_was" value="([^"]*)"/g)].map((m) => m[1]);
    for (let time = 0; time < 2; time++)
      expect((await post(`/acara/${id}/kekuatan`, { ...named, hapus: '1' })).status).toBe(303);
    expect(await shown()).toEqual(['Samapta']);
    await post(`/acara/${id}/kekuatan`, { units_0_was: 'Samapta', units_0_unit: 'Sabhara', units_0_personnel: '31' });
    expect(await shown()).toEqual(['Sabhara']);
    await post(`/acara/${id}/kekuatan`, { units_0_was: 'Sabhara' });
    expect(await shown()).toEqual([]);
    const counted = async () => hiddenOf((await get(at)).text, 'was');
    const saved = await post(`/acara/${id}/jumlah`, { participants_number: '40' });
    expect((await get(saved.headers.get('location') ?? '')).text).toMatch(
      /<h2 id="jumlah">.*?role="status">Jumlah sudah/s,
    );
    expect(await counted()).toBe('participants');
    expect((await post(`/acara/${id}/jumlah`, { was: 'participants', participants_number: '' })).status).toBe(303);
    expect(await counted()).toBe('');
  });
});

describe('what was said', () => {
  const said = async (id: string) =>
    (await product.api.get(`/events/${id}/outcomes`)).body.data as { text: string; owner: string | null }[];

  test('the same form twice at once is one; changed after going back it is another', async () => {
    const { id } = await gathering();
    const at = `/acara/${id}/hasil`;
    const nonce = hiddenOf((await get(at)).text, 'nonce');
    const form = { kind: 'emphasis', text: 'Jaga netralitas', speaker: 'Kapolres', nonce };
    const answers = await Promise.all([post(at, form), post(at, form), post(at, form)]);
    expect(new Set(answers.map((a) => `${a.status} ${a.headers.get('location')}`)).size).toBe(1);
    await post(at, { ...form, text: 'Tingkatkan patroli', owner: 'Kasat', due: '2027-03-10' });
    expect(await said(id)).toMatchObject([{ text: 'Jaga netralitas' }, { text: 'Tingkatkan patroli', owner: null }]);
    const next = (await get(answers[0]?.headers.get('location') ?? '')).text;
    expect(next).toMatch(/value="emphasis" checked/);
    expect(next).toContain('name="speaker" type="text" value=""');
    expect(next).toMatch(/Jaga netralitas.*form="urungkan".*<textarea id="text"/s);
  });

  test('a pasted list becomes one outcome a line, and goes in one press', async () => {
    const { id } = await gathering();
    const at = `/acara/${id}/hasil`;
    const form = { kind: 'follow_up', pisah: '1', owner: 'Kasat Intel', nonce: 'nc_1' };
    const long = await post(at, { ...form, text: `1. Petakan TPS\n2. ${'x'.repeat(4001)}` });
    expect([long.status, long.text.includes('Baris 2: ')]).toEqual([422, true]);
    const saved = await post(at, { ...form, text: '1. Petakan TPS\n\n2. Siapkan posko' });
    expect(await said(id)).toMatchObject([{ text: 'Petakan TPS', owner: 'Kasat Intel' }, { text: 'Siapkan posko' }]);
    const { text } = await get(saved.headers.get('location') ?? '');
    const undo = /action="([^"]*\/hapus)"><input type="hidden" name="n" value="2"/.exec(text)?.[1] ?? '';
    for (let time = 0; time < 2; time++) expect((await post(undo, { n: '2' })).status).toBe(303);
    expect(await said(id)).toEqual([]);
  });

  test('those present and the roles are proposed as speakers', async () => {
    const { id, at, first, second } = await gathering();
    await post(at, { invitation_id: first, present: 'representative' });
    await post(at, { invitation_id: second, present: 'holder' });
    const { text } = await get(`/acara/${id}/hasil`);
    for (const who of [ratna.position, hendra.position, rakor.leader.position])
      expect(text).toContain(`<option value="${who}">`);
    expect(text).not.toContain(`<option value="${surya.position}">`);
  });
});

describe('a round on one screen', () => {
  const round = {
    type: 'sambang',
    place: 'RT 03 Rawa Hilir',
    residents_number: '25',
    packages_number: '9',
    starts_at: '2027-03-04T06:30',
  };
  const recorded = (location: string | null) => `/events/${location?.split('/').at(-1)}`;

  test('sent twice at once it is one event; another place after going back is another', async () => {
    const nonce = hiddenOf((await get('/catat')).text, 'nonce');
    const messages = { messages: '- Jaga kerukunan', themes: 'Lampu jalan mati\nKapan dibagikan?' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/catat', { ...round, ...messages, nonce })));
    const places = answers.map((a) => a.headers.get('location'));
    expect([answers[0]?.status, new Set(places).size]).toEqual([303, 1]);
    const { body } = await product.api.get(recorded(places[0] ?? ''));
    expect(body).toMatchObject({ type: 'sambang', status: 'closed', venue: { name: 'RT 03 Rawa Hilir' } });
    const outcomes = (await product.api.get(`${recorded(places[0] ?? '')}/outcomes`)).body.data;
    expect(outcomes.map((o: { kind: string; text: string }) => [o.kind, o.text])).toEqual([
      ['emphasis', 'Jaga kerukunan'],
      ['remark', 'Lampu jalan mati'],
      ['question', 'Kapan dibagikan?'],
    ]);
    const other = await post('/catat', { ...round, place: 'RT 04 Rawa Hilir', nonce });
    expect(other.headers.get('location')).not.toBe(places[0]);
    const again = (await get(`/catat?lagi=${places[0]?.split('/').at(-1)}`)).text;
    expect(again).toMatch(/value="Jaga kerukunan" checked/);
    expect(again).toMatch(/value="sambang" checked/);
  });

  test('what is wrong is said at its field, and nothing typed is lost', async () => {
    const wrong = await post('/catat', {
      ...round,
      position: 'sini',
      residents_number: 'banyak',
      starts_at: '2027-03-05T06:30',
    });
    expect(wrong.status).toBe(422);
    for (const name of ['position', 'residents_number']) expect(wrong.text).toContain(`id="${name}-salah"`);
    for (const value of ['sini', 'banyak', 'RT 03 Rawa Hilir']) expect(wrong.text).toContain(`value="${value}"`);
    const future = await post('/catat', { ...round, starts_at: '2027-03-05T06:30' });
    expect([future.status, future.text.includes('id="starts_at-salah"')]).toEqual([422, true]);
  });

  test('a position is kept to about a kilometre, and only this page may ask for one', async () => {
    const { headers } = await post('/catat', { ...round, position: '-2.98412, 104.75321' });
    const { venue } = (await product.api.get(recorded(headers.get('location')))).body;
    expect(venue.address).toBe('sekitar -2,98, 104,75');
    expect((await get('/catat')).headers.get('permissions-policy')).toContain('geolocation=(self)');
    expect((await get('/acara')).headers.get('permissions-policy')).toContain('geolocation=()');
  });
});
