import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bupati, hendra, rakor } from '../cast.ts';
import { eventually, type Product, startProduct } from '../product.ts';

const NOW = Date.parse('2027-02-01T00:00:00Z');
let product: Product;
beforeAll(async () => {
  product = await startProduct({ NOW: new Date(NOW).toISOString() });
});
afterAll(() => product?.stop());

/** A fresh event with two invitees. */
async function asked() {
  const { api } = product;
  const event = `/events/${(await api.post('/events', rakor)).body.id}`;
  const added = await api.post(`${event}/invitations`, { invitees: [bupati, hendra] });
  const [first, second] = added.body.data as { id: string; link: string }[];
  if (!first || !second) throw new Error(added.text);
  const link = new URL(first.link).pathname;
  const history = async () => (await api.get(`/invitations/${first.id}/answers?limit=100`)).body.data;
  const standing = async () => (await api.get(`${event}/invitations`)).body.data[0];
  return { api, event, id: first.id, link, second, history, standing };
}

/** Every row of every table, as the database of this product holds it. */
async function everyRow(): Promise<Record<string, unknown[]>> {
  const db = await product.server.engine.getD1Database('DB');
  const tables = (
    await db
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like '\\_%' escape '\\' and name not like 'sqlite%'",
      )
      .all<{ name: string }>()
  ).results;
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) rows[name] = (await db.prepare(`select * from "${name}"`).all()).results;
  return rows;
}

describe('the link', () => {
  test('two hundred answers at once end in one state, and all are kept', async () => {
    const { link, history, standing } = await asked();
    const answers = ['accepted', 'declined', 'tentative', 'represented'];
    const posts = Array.from({ length: 200 }, (_, i) => ({
      answer: answers[i % 4] ?? '',
      note: `jawaban ${i}`,
      ...(i % 4 === 3 ? { representative_name: `Wakil ${i}`, representative_contact: `wakil${i}@x.example` } : {}),
    }));
    const heard = await Promise.all(posts.map((fields) => product.form(link, fields)));
    expect(new Set(heard.map((h) => h.status))).toEqual(new Set([303]));
    const first = await product.api.get(`/invitations/${(await standing()).id}/answers?limit=100`);
    const second = await product.api.get(
      `/invitations/${(await standing()).id}/answers?limit=100&cursor=${first.body.next_cursor}`,
    );
    expect(second.body.next_cursor).toBeNull();
    const kept = [...first.body.data, ...second.body.data] as {
      note: string;
      answer: string;
      representative: object | null;
    }[];
    expect(kept.map((k) => k.note).sort()).toEqual(posts.map((p) => p.note).sort());
    const last = kept.at(-1);
    expect(await standing()).toMatchObject({
      status: last?.answer,
      representative: last?.representative,
      channel: 'link',
    });
    expect((await history()).length).toBe(100);
  });

  test('GET and HEAD, however many at once, change no row of any table', async () => {
    const { link, second } = await asked();
    await product.form(link, { answer: 'accepted' });
    // what the sending and the sweep still do by themselves is done
    await eventually('a quiet database', async () => {
      const before = JSON.stringify(await everyRow());
      await new Promise((done) => setTimeout(done, 2500));
      return before === JSON.stringify(await everyRow());
    });
    const before = await everyRow();
    expect(Object.keys(before).length).toBeGreaterThan(15);
    expect(before.answers?.length).toBeGreaterThan(0);
    const check = /href="(\/periksa\/[^"]+)"/.exec(await (await fetch(product.base + link)).text())?.[1] ?? '';
    expect(check).toMatch(/^\/periksa\/iv_/);
    const paths = [link, `${link}?lang=en`, `${link}?answer=declined`, new URL(second.link).pathname];
    const beside = [check, `${check}?s=0`, `${link}/acara.ics`];
    for (let round = 0; round < 5; round++)
      await Promise.all(
        [...paths, ...beside].flatMap((path) =>
          ['GET', 'HEAD', ...(beside.includes(path) ? [] : ['OPTIONS'])].map(async (method) => {
            const { status } = await fetch(product.base + path, { method, headers: { Purpose: 'prefetch' } });
            expect([200, 204]).toContain(status);
          }),
        ),
      );
    expect(await everyRow()).toEqual(before);
  });

  test('is its own authority: no cookie, no Origin, another Origin; and sets nothing', async () => {
    const { link, standing } = await asked();
    for (const headers of [
      {},
      { Origin: 'https://mail.example' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const heard = await product.form(link, { answer: 'tentative' }, headers as Record<string, string>);
      expect([heard.status, heard.headers.get('location')]).toEqual([303, link]);
      expect(heard.headers.get('set-cookie')).toBeNull();
    }
    expect((await standing()).status).toBe('tentative');
  });

  test('shows what stands, and the answer after it', async () => {
    const { link } = await asked();
    const read = async () => (await fetch(product.base + link)).text();
    expect(await read()).toContain(rakor.title);
    await product.form(link, { answer: 'represented', representative_name: 'Sekar Arum', note: 'Rapat lain' });
    expect(await read()).toContain('Sekar Arum');
    await product.form(link, { answer: 'accepted' });
    expect(await read()).toMatch(/value="accepted"[^>]*aria-current="true"/);
  });

  test('a representative counts only with "represented"', async () => {
    const { link, history } = await asked();
    await product.form(link, { answer: 'accepted', representative_name: 'Terlupa Dihapus' });
    expect(await history()).toMatchObject([{ answer: 'accepted', representative: null }]);
  });

  test('after closing and after cancelling: 409 and a page that says so; GET still shows', async () => {
    for (const [how, body] of [
      ['close', {}],
      ['cancel', { reason: 'hujan' }],
    ] as const) {
      const { api, event, link, history } = await asked();
      await product.form(link, { answer: 'accepted' });
      await api.post(`${event}/${how}`, body);
      const late = await product.form(link, { answer: 'declined' });
      expect(late.status, how).toBe(409);
      expect(late.headers.get('content-type')).toMatch(/^text\/html/);
      expect(late.text).toContain(rakor.title);
      const shown = await fetch(product.base + link);
      expect(shown.status).toBe(200);
      expect(await shown.text()).toContain(rakor.title);
      expect(await history()).toHaveLength(1);
    }
  });

  test('a link of another secret, a revoked one: the same 404', async () => {
    const { link, second } = await asked();
    const other = new URL(second.link).pathname;
    const db = await product.server.engine.getD1Database('DB');
    await db
      .prepare("update invitations set token_hash = 'revoked', token_generation = 1 where id = ?")
      .bind(second.id)
      .run();
    const [revoked, unknown] = await Promise.all(
      [other, `/r/a${'B'.repeat(24)}`].map((path) => fetch(product.base + path)),
    );
    expect([revoked?.status, unknown?.status]).toEqual([404, 404]);
    const plain = async (page?: Response) => (await page?.text())?.replace(/nonce="[^"]+"/g, '');
    expect(await plain(revoked)).toBe(await plain(unknown));
    expect((await product.form(other, { answer: 'accepted' })).status).toBe(404);
    expect((await fetch(product.base + link)).status).toBe(200);
  });

  test('expires 90 days after the end of an event that is over', async () => {
    const day = 86_400_000;
    const held = async (daysAgo: number) => {
      const starts_at = new Date(NOW - daysAgo * day).toISOString().slice(0, 16);
      const event = (await product.api.post('/events', { ...rakor, starts_at, ends_at: undefined, timezone: 'UTC' }))
        .body.id;
      // of an invitation never sent, the making counts as the sending
      const db = await product.server.engine.getD1Database('DB');
      await db.prepare('update events set created_at = ends_at where id = ?').bind(event).run();
      const added = await product.api.post(`/events/${event}/invitations`, { invitees: [bupati] });
      const path = new URL(added.body.data[0].link).pathname;
      return { path, event };
    };
    const [young, old] = [await held(89), await held(92)];
    expect((await fetch(product.base + young.path)).status).toBe(200);
    expect((await fetch(product.base + old.path)).status).toBe(404);
    expect((await product.form(old.path, { answer: 'accepted' })).status).toBe(404);
    // the later of the two counts: sent today, it lives from today
    await product.api.post(`/events/${old.event}/send`);
    expect((await fetch(product.base + old.path)).status).toBe(200);
  });
});

describe('answers told', () => {
  test('carry their channel and who typed them, beside those by link, oldest first', async () => {
    const { api, id, link, history, standing } = await asked();
    await product.form(link, { answer: 'tentative', filled_by: 'Ajudan' });
    for (const channel of ['phone', 'whatsapp', 'letter', 'in_person'])
      expect(
        (await api.post(`/invitations/${id}/answers`, { answer: 'declined', channel, note: `lewat ${channel}` }))
          .status,
      ).toBe(201);
    const told = await api.post(`/invitations/${id}/answers`, {
      answer: 'represented',
      channel: 'phone',
      representative: { name: 'Sekar Arum', position: 'Asisten I', contact: '0812-1111-2222' },
    });
    expect(told.body).toMatchObject({
      id,
      status: 'represented',
      channel: 'phone',
      answered_at: expect.stringMatching(/^2027-02-01T08:\d\d:\d\d\+08:00$/),
      representative: { name: 'Sekar Arum', position: 'Asisten I', contact: '0812-1111-2222' },
    });
    expect(await history()).toEqual(
      [
        ['tentative', 'link', `link:${id}`],
        ['declined', 'phone', 'token:API_TOKEN'],
        ['declined', 'whatsapp', 'token:API_TOKEN'],
        ['declined', 'letter', 'token:API_TOKEN'],
        ['declined', 'in_person', 'token:API_TOKEN'],
        ['represented', 'phone', 'token:API_TOKEN'],
      ].map(([answer, channel, by]) => expect.objectContaining({ answer, channel, by })),
    );
    await product.form(link, { answer: 'accepted' });
    expect(await standing()).toMatchObject({ status: 'accepted', representative: null, channel: 'link' });
  });

  test('leave an entry that names the invitation; opening a link leaves none', async () => {
    const { api, event, id, link } = await asked();
    await fetch(product.base + link);
    await api.post(`/invitations/${id}/answers`, { answer: 'accepted', channel: 'letter' });
    await product.form(link, { answer: 'declined' });
    const entries = (await api.get(`${event}/audit`)).body.data as { action: string }[];
    expect(entries.map((e) => e.action)).toEqual([
      'event.created',
      'invitees.added',
      'answer.recorded',
      'answer.recorded',
    ]);
    expect(entries.slice(2)).toMatchObject([
      { subject: id, door: 'api', actor: 'token:API_TOKEN', after: { invitation_id: id, answer: 'accepted' } },
      {
        subject: id,
        door: 'link',
        actor: `link:${id}`,
        after: { invitation_id: id, answer: 'declined', channel: 'link' },
      },
    ]);
  });

  test('after closing and cancelling they are 409', async () => {
    for (const [how, code] of [
      ['close', 'closed'],
      ['cancel', 'cancelled'],
    ]) {
      const { api, event, id } = await asked();
      await api.post(`${event}/${how}`, how === 'cancel' ? { reason: 'hujan' } : {});
      const late = await api.post(`/invitations/${id}/answers`, { answer: 'accepted', channel: 'phone' });
      expect([late.status, late.body.code]).toEqual([409, code]);
    }
  });
});
