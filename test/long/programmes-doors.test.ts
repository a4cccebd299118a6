import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf } from '../browser.ts';
import { rakor } from '../cast.ts';
import { type Product, startProduct } from '../product.ts';

let product: Product;
let as: Record<string, string>;
beforeAll(async () => {
  product = await startProduct({ NOW: '2027-03-04T03:00:00Z' });
  as = { Origin: product.base, Cookie: await cookieOf(product, 'koordinator@pendopo.example') };
});
afterAll(() => product?.stop());

const said = ({ text }: { text: string }) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const get = async (at: string) => {
  const response = await fetch(new URL(at, product.base), { redirect: 'manual', headers: as });
  return { status: response.status, text: await response.text() };
};
const post = (at: string, fields: Record<string, string>) => product.form(at, fields, as);
const made = async (over: object) => (await product.api.post('/events', { ...rakor, ...over })).body;
/** What stands in a column of the board. */
const column = (text: string, stage: string) =>
  said({ text: new RegExp(`papan-${stage}">(.*?)</section>`, 's').exec(text)?.[1] ?? '' });

describe('a programme', () => {
  test('joins events of several kinds and hosts: each where it stands, figures by month', async () => {
    const programme = 'Cooling System';
    const round = { programme, type: 'sambang', host: 'Polsek Rawa', ends_at: undefined, rrule: 'FREQ=DAILY;COUNT=10' };
    const first = await made({ ...round, title: 'Sambang', starts_at: '2027-02-25T09:00' });
    const talk = await made({
      programme,
      type: 'penyuluhan',
      title: 'Penyuluhan',
      starts_at: '2027-04-06T08:00',
      ends_at: undefined,
    });
    await made({ programme, title: 'Rapat dibatalkan', starts_at: '2027-04-07T08:00', ends_at: undefined }).then((e) =>
      product.api.post(`/events/${e.id}/cancel`, { reason: 'tidak jadi' }),
    );
    await product.api.post(`/events/${talk.id}/invitations`, {
      invitees: [{ position: 'Camat Rawa', agency: 'Kecamatan Rawa' }],
    });
    await product.api.post(`/events/${talk.id}/send`);
    await product.api.post(`/events/${first.id}/counts`, { counts: [{ what: 'visits', number: 7 }] });
    await product.api.post(`/events/${first.id}/attendance`, { records: [{ name: 'Ketua RT', agency: 'RT 1' }] });
    await product.api.post(`/events/${first.id}/close`);

    const listed = (await product.api.get('/programmes')).body.data;
    expect(listed).toMatchObject([{ name: programme, events: 11 }]);
    const whole = (await product.api.get(`/programmes/${listed[0].id}`)).body;
    expect(whole.months).toEqual([
      { month: '2027-02', events: 4, present: 1, counts: { visits: 7 } },
      { month: '2027-03', events: 6, present: 0, counts: {} },
      { month: '2027-04', events: 1, present: 0, counts: {} },
    ]);
    const { text } = await get(`/program/${listed[0].id}`);
    expect(column(text, 'held')).toMatch(/Selesai, menunggu laporan 7 .*7 acara seri/);
    expect(column(text, 'today')).toMatch(/Hari ini 1 /);
    expect(column(text, 'preparing')).toMatch(/Disiapkan 2 .*2 acara seri/);
    expect(column(text, 'invited')).toContain('Penyuluhan');
    expect(said({ text })).toMatch(/Februari 2027 4 1 7 kunjungan/);
    expect(said({ text })).not.toContain('Rapat dibatalkan');
  });

  test('is made, renamed, filled and emptied; twice said it is so already', async () => {
    const paths = [];
    for (const _ of [1, 2]) paths.push((await post('/program', { name: 'Operasi Rawa' })).headers.get('location'));
    expect(paths[0]).toBe(paths[1]);
    const at = paths[0] ?? '';
    const rounds = await made({
      title: 'Seri masuk',
      starts_at: '2027-05-03T08:00',
      ends_at: undefined,
      rrule: 'FREQ=DAILY;COUNT=3',
    });
    const count = async () => (await product.api.get(`/programmes/${at.slice('/program/'.length)}`)).body.events;
    for (const _ of [1, 2]) expect((await post(`${at}/acara`, { acara: rounds.id })).status).toBe(303);
    expect(await count()).toBe(3);
    for (const _ of [1, 2]) expect((await post(at, { name: 'Operasi Rawa Damai' })).status).toBe(303);
    expect((await product.api.get(`/events/${rounds.id}`)).body.programme).toBe('Operasi Rawa Damai');
    const taken = await post(at, { name: 'Cooling System' });
    expect([taken.status, said(taken).includes('Sudah ada program bernama Cooling System.')]).toEqual([422, true]);
    expect((await post(at, { name: ' ' })).status).toBe(422);
    for (const _ of [1, 2]) expect((await post(`${at}/acara`, { acara: rounds.id, keluar: '1' })).status).toBe(303);
    expect(await count()).toBe(0);
    expect((await post(`${at}/acara`, { acara: 'ev_tidak_ada' })).status).toBe(404);
  });

  test('is read by pages of names', async () => {
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await product.api.get(`/programmes?limit=1${cursor && `&cursor=${cursor}`}`);
      names.push(...body.data.map((p: { name: string }) => p.name));
      cursor = body.next_cursor;
      if (!cursor) break;
    }
    expect(names).toEqual(['Cooling System', 'Operasi Rawa Damai']);
  });

  test('and a series become one report over a month: read, read again, as files; bad days at their fields', async () => {
    const programme = 'Operasi Rangkum';
    const round = { programme, type: 'sambang', host: 'Polsek Rawa', title: 'Sambang Rangkum', ends_at: undefined };
    const first = await made({ ...round, starts_at: '2027-02-01T09:00', rrule: 'FREQ=WEEKLY;COUNT=4' });
    const at = `/series/${first.series_id}`;
    const { events } = (await product.api.get(at)).body;
    for (const [i, { id }] of events.entries()) {
      await product.api.post(`/events/${id}/counts`, { counts: [{ what: 'visits', number: 5 + i }] });
      await product.api.post(`/events/${id}/close`);
    }
    const asked = `${at}/report?from=2027-02-01&until=2027-02-28`;
    const { body, status } = await product.api.get(asked);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'draft', form: 'laporan', stale: false, writer: 'deterministic' });
    const sentences = body.sections.flatMap((section: any) => section.sentences);
    expect(sentences.map((sentence: any) => sentence.text).join('\n')).toMatch(/26 \(dua puluh enam\) kunjungan/);
    expect(sentences.filter((sentence: any) => sentence.verdict !== 'supported')).toEqual([]);
    expect(body.facts.find(({ id }: any) => id === 'sum-visits').event_ids).toEqual(events.map(({ id }: any) => id));
    expect(body.missing).toContainEqual({ field: 'residents', label: expect.stringContaining('4 (empat)') });
    expect((await product.api.get(asked)).text).toBe((await product.api.get(asked)).text);
    expect((await product.api.get(`${at}/report?until=2027-02-14`)).text).toContain('11 (sebelas) kunjungan');
    for (const [query, field] of [
      ['from=kemarin', 'from'],
      ['until=2027-02-30', 'until'],
      ['from=2027-03-02&until=2027-03-01', 'until'],
      ['form=notulen', 'form'],
    ]) {
      const refused = await product.api.get(`${at}/report?${query}`);
      expect([refused.status, refused.body.errors[0].field], query).toEqual([422, field]);
    }
    for (const [kind, begins] of [
      ['md', '# Sambang Rangkum, Februari 2027'],
      ['docx', 'PK'],
      ['pdf', '%PDF'],
    ])
      for (const _ of [1, 2])
        expect(
          (await product.api.get(asked.replace('report', `report.${kind}`))).text.startsWith(begins ?? ''),
          kind,
        ).toBe(true);

    const listed = (await product.api.get('/programmes?limit=100')).body.data;
    const { id } = listed.find(({ name }: any) => name === programme);
    for (const path of [`/seri/${first.series_id}/laporan`, `/program/${id}/laporan`]) {
      const page = await get(`${path}?dari=2027-02-01&sampai=2027-02-28`);
      expect(page.status).toBe(200);
      expect(said(page)).toMatch(/26 \(dua puluh enam\) kunjungan/);
      expect(page.text).toContain(`href="/acara/${events[0].id}"`);
      const wrong = await get(`${path}?dari=2027-02-31&sampai=2027-02-28`);
      expect([wrong.status, /id="dari-salah"/.test(wrong.text), wrong.text.includes('value="2027-02-28"')]).toEqual([
        422,
        true,
        true,
      ]);
    }
    expect((await get(`/seri/${first.series_id}/laporan.md?semua=ya&form=pesan`)).text).toContain(
      '*Periode*: 1 s.d. 22 Februari 2027',
    );
    expect((await get(`/seri/sr_nobody/laporan`)).status).toBe(404);
  });
});
